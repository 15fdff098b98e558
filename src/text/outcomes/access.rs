//! The result of giving people access to organisations.

use crate::{
    domain::{Day, Level, Name, Outcome, OutcomeKind},
    text::{
        Lang, both,
        grammar::{
            names::strip_dot,
            number::count,
            words::{self, join_organisations, join_with_and},
        },
    },
};

/// Maximum number of organisations before "en 3 andere".
const MAX_ORGANISATIONS_LISTED: usize = 6;
/// Maximum number of people before "en 3 anderen".
const MAX_PEOPLE_LISTED: usize = 4;

/// The outcomes of one kind with one last day, which share a line.
#[derive(Clone, Copy)]
pub(super) struct Group<'a> {
    /// The kind of outcome.
    pub(super) did: &'a OutcomeKind,
    /// The last day of the access, if it has one.
    pub(super) last_day: Option<Day>,
}

impl<'a> Group<'a> {
    /// The groups of these outcomes, in the order of these kinds.
    pub(super) fn all(kinds: &'a [OutcomeKind], outcomes: &[Outcome]) -> Vec<Self> {
        let of_kind = |did: &'a OutcomeKind| {
            let mut days: Vec<Option<Day>> = Vec::new();
            for outcome in outcomes.iter().filter(|outcome| outcome.did == *did) {
                if !days.contains(&outcome.last_day) {
                    days.push(outcome.last_day);
                }
            }
            days.into_iter().map(move |last_day| Self { did, last_day })
        };
        kinds.iter().flat_map(of_kind).collect()
    }

    /// Returns whether the outcome belongs to this group.
    pub(super) fn holds(self, outcome: &Outcome) -> bool {
        outcome.did == *self.did && outcome.last_day == self.last_day
    }
}

/// The last day of access that a request offers.
fn offered_until(lang: Lang, day: Day) -> String {
    format!("{} {}", both("toegang", "access").of(lang), words::until(lang, day))
}

/// The lines about this group, one for each group of organisations with equal people.
/// Empty if no outcome of the kind names an organisation.
pub(super) fn lines(lang: Lang, group: Group<'_>, outcomes: &[Outcome]) -> Vec<String> {
    let of_group = outcomes.iter().filter(|one| group.holds(one) && one.org.is_some());
    let pairs = of_group.filter_map(|one| Some((one.shown()?, one.org.clone())));
    let groups = by_people(pairs);
    groups.iter().map(|(people, orgs)| line(lang, group, people, orgs)).collect()
}

/// Groups people with their organisations by organisations with equal people.
pub(super) fn by_people(
    pairs: impl Iterator<Item = (Name, Option<Name>)>,
) -> Vec<(Vec<Name>, Vec<Name>)> {
    let mut people_of_orgs: Vec<(Vec<Name>, Option<Name>)> = Vec::new();
    for (who, org) in pairs {
        match people_of_orgs.iter_mut().find(|(_, known)| *known == org) {
            Some((people, _)) => people.push(who),
            None => people_of_orgs.push((vec![who], org)),
        }
    }
    let mut groups: Vec<(Vec<Name>, Vec<Name>)> = Vec::new();
    for (people, org) in people_of_orgs {
        match groups.iter_mut().find(|(known, _)| *known == people) {
            Some((_, orgs)) => orgs.extend(org),
            None => groups.push((people, org.into_iter().collect())),
        }
    }
    groups
}

/// The line about one kind of change, of equal people in these organisations.
pub(super) fn line(lang: Lang, group: Group<'_>, people: &[Name], orgs: &[Name]) -> String {
    let who = join_with_and(lang, people, MAX_PEOPLE_LISTED);
    let orgs = join_organisations(lang, orgs, MAX_ORGANISATIONS_LISTED);
    let orgs = match (group.last_day, group.did) {
        (None, _) => orgs,
        (Some(day), OutcomeKind::Asked) => format!("{orgs}, {}", offered_until(lang, day)),
        (Some(day), _) => format!("{orgs}, {}", words::until(lang, day)),
    };
    match people.len() {
        1 => sentence(lang, group.did, &who, &orgs),
        _ => sentence_about_several(lang, group.did, &who, &orgs),
    }
}

/// The sentence about several people.
fn sentence_about_several(lang: Lang, did: &OutcomeKind, who: &str, orgs: &str) -> String {
    let end = strip_dot(orgs);
    match (lang, did) {
        (Lang::Nl, OutcomeKind::Asked) => format!("Verzoeken aan {who} verstuurd voor {end}."),
        (Lang::En, OutcomeKind::Asked) => format!("Requests sent to {who} for {end}."),
        (Lang::Nl, OutcomeKind::Renewed) => {
            format!("Verzoeken aan {who} voor {orgs} hebben een nieuwe termijn.")
        }
        (Lang::En, OutcomeKind::Renewed) => format!("Requests to {who} for {orgs} renewed."),
        (Lang::Nl, OutcomeKind::Withdrawn) => {
            format!("Verzoeken aan {who} ingetrokken voor {end}.")
        }
        (Lang::En, OutcomeKind::Withdrawn) => format!("Requests to {who} withdrawn for {end}."),
        (_, OutcomeKind::Removed) => revoked(lang, who, orgs),
        (Lang::Nl, OutcomeKind::Added(Level::OrgAdmin)) => {
            format!("{who} zijn nu Beheerder van {end}.")
        }
        (Lang::En, OutcomeKind::Added(Level::OrgAdmin)) => {
            format!("{who} are now Administrators of {end}.")
        }
        (Lang::Nl, _) => format!("{who} zijn nu lid van {end}."),
        (Lang::En, _) => format!("{who} are now members of {end}."),
    }
}

fn sentence(lang: Lang, did: &OutcomeKind, who: &str, orgs: &str) -> String {
    let end = strip_dot(orgs);
    match (lang, did) {
        (Lang::Nl, OutcomeKind::Asked) => format!("Verzoek aan {who} verstuurd voor {end}."),
        (Lang::En, OutcomeKind::Asked) => format!("Request sent to {who} for {end}."),
        (Lang::Nl, OutcomeKind::Renewed) => {
            format!("Verzoek aan {who} voor {orgs} heeft een nieuwe termijn.")
        }
        (Lang::En, OutcomeKind::Renewed) => format!("Request to {who} for {orgs} renewed."),
        (Lang::Nl, OutcomeKind::Withdrawn) => format!("Verzoek aan {who} ingetrokken voor {end}."),
        (Lang::En, OutcomeKind::Withdrawn) => format!("Request to {who} withdrawn for {end}."),
        (_, OutcomeKind::Removed) => revoked(lang, who, orgs),
        (Lang::Nl, OutcomeKind::Added(Level::OrgAdmin)) => {
            format!("{who} is nu Beheerder van {end}.")
        }
        (Lang::En, OutcomeKind::Added(Level::OrgAdmin)) => {
            format!("{who} is now an Administrator of {end}.")
        }
        (Lang::Nl, _) => format!("{who} is nu lid van {end}."),
        (Lang::En, _) => format!("{who} is now a member of {end}."),
    }
}

/// The sentence about people whose access was revoked, in the words of the log.
fn revoked(lang: Lang, who: &str, orgs: &str) -> String {
    match lang {
        Lang::Nl => format!("Toegang tot {orgs} ontzegd: {who}"),
        Lang::En => format!("Access to {orgs} revoked: {who}"),
    }
}

/// Sentences about the actor's own access.
pub(super) fn own_sentence(lang: Lang, did: &OutcomeKind, org: &Name) -> Option<String> {
    match lang {
        Lang::Nl => Some(match did {
            OutcomeKind::Accepted(Level::Member) => {
                format!("Je bent nu lid van {}.", strip_dot(org))
            }
            OutcomeKind::Accepted(Level::OrgAdmin) => {
                format!("Je bent nu Beheerder van {}.", strip_dot(org))
            }
            OutcomeKind::WaitsAgain => format!("Het verzoek van {org} wacht weer op je antwoord."),
            OutcomeKind::Declined => {
                format!("Verzoek van {org} geweigerd. De Beheerders zien het.")
            }
            OutcomeKind::Left => format!("Je hebt {org} verlaten."),
            _ => return None,
        }),
        Lang::En => Some(match did {
            OutcomeKind::Accepted(Level::Member) => {
                format!("You are now a member of {}.", strip_dot(org))
            }
            OutcomeKind::Accepted(Level::OrgAdmin) => {
                format!("You are now an Administrator of {}.", strip_dot(org))
            }
            OutcomeKind::WaitsAgain => {
                format!("The request from {org} waits for your answer again.")
            }
            OutcomeKind::Declined => {
                format!("Request from {org} declined. The Administrators can see this.")
            }
            OutcomeKind::Left => format!("You have left {}.", strip_dot(org)),
            _ => return None,
        }),
    }
}

/// The sentence about people who became members at this level.
fn added(lang: Lang, level: Level, n: usize) -> String {
    let what = match (lang, level) {
        (Lang::Nl, Level::Member) => count(lang, n, "lid", "leden"),
        (Lang::Nl, Level::OrgAdmin) => count(lang, n, "Beheerder", "Beheerders"),
        (Lang::En, Level::Member) => count(lang, n, "member", "members"),
        (Lang::En, Level::OrgAdmin) => count(lang, n, "Administrator", "Administrators"),
    };
    format!("{what} {}", both("toegevoegd", "added").of(lang))
}

/// The sentence about a change of several users; `None` if each user gets their own line.
pub(super) fn group_sentence(lang: Lang, group: Group<'_>, n: usize, who: &str) -> Option<String> {
    let day = group.last_day.map_or(String::new(), |day| match group.did {
        OutcomeKind::Asked => format!(", {}", offered_until(lang, day)),
        _ => format!(" {}", words::until(lang, day)),
    });
    Some(match (lang, group.did) {
        (_, OutcomeKind::Added(level)) => format!("{}{day}: {who}", added(lang, *level, n)),
        (Lang::Nl, OutcomeKind::Asked) => {
            format!("{} verstuurd{day}: {who}", count(lang, n, "verzoek", "verzoeken"))
        }
        (Lang::En, OutcomeKind::Asked) => {
            format!("{} sent{day}: {who}", count(lang, n, "request", "requests"))
        }
        (Lang::Nl, OutcomeKind::Renewed) => {
            format!("{} met een nieuwe termijn: {who}", count(lang, n, "verzoek", "verzoeken"))
        }
        (Lang::En, OutcomeKind::Renewed) => {
            format!("{} renewed: {who}", count(lang, n, "request", "requests"))
        }
        (Lang::Nl, OutcomeKind::Withdrawn) => {
            format!("{} ingetrokken: {who}", count(lang, n, "verzoek", "verzoeken"))
        }
        (Lang::En, OutcomeKind::Withdrawn) => {
            format!("{} withdrawn: {who}", count(lang, n, "request", "requests"))
        }
        (Lang::Nl, OutcomeKind::Removed) => format!("Toegang ontzegd: {who}"),
        (Lang::En, OutcomeKind::Removed) => format!("Access revoked: {who}"),
        (Lang::Nl, OutcomeKind::Uninvited) => match n {
            1 => format!("Uitnodiging ingetrokken: {who}"),
            n => {
                format!("{} ingetrokken: {who}", count(lang, n, "uitnodiging", "uitnodigingen"))
            }
        },
        (Lang::En, OutcomeKind::Uninvited) => match n {
            1 => format!("Invitation withdrawn: {who}"),
            n => format!("{} withdrawn: {who}", count(lang, n, "invitation", "invitations")),
        },
        _ => return None,
    })
}
