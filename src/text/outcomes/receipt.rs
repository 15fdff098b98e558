//! The result of a command, one line per kind of change.

use jiff::tz::TimeZone;

use super::{
    access::{self, Group, group_sentence},
    outcome::{SkippedName, SkippedPeople, is_one_person, skip_reasons},
    state,
};
use crate::{
    domain::{
        About, Day, Level, MemberValue, Name, Outcome, OutcomeKind, Receipt, UndoKind, UserValue,
    },
    text::{
        Lang, both,
        grammar::{
            names::strip_dot,
            number::{count, grouped},
            words::{self, join_with_and},
        },
        people::partners::end_summary,
        refusals::reason_with_names,
        verbs,
    },
};

/// Maximum number of names before "en 37 anderen".
const MAX_NAMES_LISTED: usize = 4;
/// Maximum number of lines about single users; the rest is counted.
const MAX_LINES: usize = 20;
/// Maximum number of organisations listed that a removed user loses. Longer than other lists,
/// because the organisations cannot be looked up later.
const MAX_LOST_RACES: usize = 12;

/// Kinds of change that get one line for all users, in the order of printing.
const GROUPED_KINDS: [OutcomeKind; 7] = [
    OutcomeKind::Added(Level::Member),
    OutcomeKind::Added(Level::OrgAdmin),
    OutcomeKind::Asked,
    OutcomeKind::Renewed,
    OutcomeKind::Withdrawn,
    OutcomeKind::Removed,
    OutcomeKind::Uninvited,
];

/// One line for each kind of change, then lines about single users, then one line for each reason
/// why users were skipped. An undo and a redo say what is true now (R236).
pub fn receipt(lang: Lang, receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    let said = match state::heading(lang, receipt.undo_kind) {
        None => lines(lang, receipt),
        Some(heading) => {
            let lines = state::lines(lang, receipt, zone);
            let end = if lines.is_empty() { "." } else { ":" };
            [vec![format!("{heading}{end}")], lines].concat()
        }
    };
    [said, skipped(lang, receipt, zone)].concat()
}

/// Says what a command did or what an undo made true in one line without organisations, from long to
/// short: the last form fits on a narrow screen, but for a name at its end. Empty if the lines are as
/// short.
pub fn receipt_in_short(lang: Lang, receipt: &Receipt) -> Vec<String> {
    if receipt.undo_kind != UndoKind::New {
        return state::in_short(lang, receipt);
    }
    let is_done = |one: &&Outcome| !matches!(one.did, OutcomeKind::Skipped(_));
    let done: Vec<&Outcome> = receipt.outcomes.iter().filter(is_done).collect();
    if done.is_empty() || done.iter().any(|one| !GROUPED_KINDS.contains(&one.did)) {
        return Vec::new();
    }
    if let [one] = done.as_slice() {
        // A name that is cut hides less than a state that is cut.
        let who = one.shown().map(|who| who.to_string());
        let sentence = |last_day| {
            let group = Group { did: &one.did, last_day };
            who.as_ref().and_then(|who| group_sentence(lang, group, 1, who))
        };
        let days = [one.last_day, None].into_iter().take(1 + usize::from(one.last_day.is_some()));
        return days.filter_map(sentence).collect();
    }
    let count = |kind: &OutcomeKind| done.iter().filter(|one| one.did == *kind).count();
    let part = |kind: &OutcomeKind| {
        let n = count(kind);
        let group = Group { did: kind, last_day: None };
        let said = group_sentence(lang, group, n, "").filter(|_| n > 0)?;
        let said = said.trim_end_matches(": ");
        let is_counted = said.starts_with(|sign: char| sign.is_ascii_digit()) || n == 1;
        Some(if is_counted { said.to_owned() } else { format!("{said} ({n})") })
    };
    let mut forms = vec![GROUPED_KINDS.iter().filter_map(part).collect::<Vec<_>>()];
    forms.splice(0..0, named_by_kind(lang, &done));
    let levels = [Level::Member, Level::OrgAdmin].map(|level| count(&OutcomeKind::Added(level)));
    if levels.iter().all(|n| *n > 0) {
        let is_added = |kind: &&OutcomeKind| matches!(kind, OutcomeKind::Added(_));
        let others = GROUPED_KINDS.iter().filter(|kind| !is_added(kind)).filter_map(part);
        forms.push([all_added(lang, levels.iter().sum())].into_iter().chain(others).collect());
    }
    let until = common_day(&done).map(|day| words::until(lang, day));
    let with_day = |parts: Vec<String>| {
        let said = parts.join(" · ");
        let whole = until.as_ref().map(|until| format!("{said} · {until}"));
        whole.into_iter().chain([said])
    };
    forms.into_iter().flat_map(with_day).collect()
}

/// The people who were added to one organisation or asked, behind what each became; `None` if other
/// things happened too.
fn named_by_kind(lang: Lang, outcomes: &[&Outcome]) -> Option<Vec<String>> {
    if outcomes.windows(2).any(|pair| matches!(pair, [a, b] if a.org != b.org)) {
        return None;
    }
    let mut parts = Vec::new();
    for kind in GROUPED_KINDS {
        let people: Vec<Name> =
            outcomes.iter().filter(|one| one.did == kind).filter_map(|one| one.shown()).collect();
        if people.is_empty() {
            continue;
        }
        let who = join_with_and(lang, &people, MAX_NAMES_LISTED);
        parts.push(match (lang, kind) {
            (_, OutcomeKind::Added(level)) => {
                verbs::members::result_message(lang, MemberValue::Level(level), &who)
            }
            (Lang::Nl, OutcomeKind::Asked) => format!("Gevraagd: {who}"),
            (Lang::En, OutcomeKind::Asked) => format!("Asked: {who}"),
            _ => return None,
        });
    }
    Some(parts)
}

/// The last day of the access that all of these got; `None` if it differs.
fn common_day(outcomes: &[&Outcome]) -> Option<Day> {
    let day = outcomes.first()?.last_day?;
    outcomes.iter().all(|one| one.last_day == Some(day)).then_some(day)
}

/// The number of people who became members, whatever their level.
fn all_added(lang: Lang, n: usize) -> String {
    format!("{} {}", grouped(lang, n), both("toegevoegd", "added").of(lang))
}

/// The lines about the outcomes of a command that is not an undo.
fn lines(lang: Lang, receipt: &Receipt) -> Vec<String> {
    let outcomes = &receipt.outcomes;
    let groups_of_kinds = Group::all(&GROUPED_KINDS, outcomes);
    let by_group = |group: &Group<'_>| access::lines(lang, *group, outcomes);
    let mut lines: Vec<String> = groups_of_kinds.iter().flat_map(by_group).collect();
    let is_told = |one: &&Outcome| one.org.is_some() && GROUPED_KINDS.contains(&one.did);
    let people: Vec<Outcome> = outcomes.iter().filter(|one| !is_told(one)).cloned().collect();
    let subject = &receipt.about.1;
    lines.extend(groups(lang, &people, receipt));
    lines.extend(changed_values(lang, &people));
    lines.extend(changed_users(lang, &people, subject));
    let each = people.iter().filter_map(|outcome| user_sentence(lang, outcome, subject));
    let mut each: Vec<_> = each.collect();
    cut_lines(lang, &mut each);
    lines.extend(each);
    lines
}

/// Keeps the first [`MAX_LINES`] lines, and counts the others.
pub(super) fn cut_lines(lang: Lang, lines: &mut Vec<String>) {
    let more = lines.len().saturating_sub(MAX_LINES);
    lines.truncate(MAX_LINES);
    if more > 0 {
        lines.push(match lang {
            Lang::Nl => format!("en nog {}", count(lang, more, "regel", "regels")),
            Lang::En => format!("and {} more", count(lang, more, "line", "lines")),
        });
    }
}

/// A line for each reason why users or organisations were skipped.
fn skipped(lang: Lang, receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    let skipped = receipt.outcomes.iter().filter_map(|one| match &one.did {
        OutcomeKind::Skipped(why) => Some(SkippedName { name: one.shown(), org: &one.org, why }),
        _ => None,
    });
    // A name is left out only if the whole receipt is about that person.
    let of_orgs = receipt.outcomes.iter().filter(|one| one.org.is_some());
    let is_about_one = is_one_person(of_orgs.filter_map(|one| one.who.as_ref()));
    let people = if is_about_one { SkippedPeople::OneKnown } else { SkippedPeople::Several };
    let reason = |who: &[Name], why: &_| reason_with_names(lang, who, why, zone);
    let skipped = skip_reasons(lang, skipped, people, reason);
    let line = |why: String| match lang {
        Lang::Nl => format!("Overgeslagen: {why}"),
        Lang::En => format!("Skipped: {why}"),
    };
    skipped.into_iter().map(line).collect()
}

/// The lines about kinds of change that get one line for all users. A single one names the
/// organisation; several share a line of the screen, which has no room for it.
fn groups(lang: Lang, outcomes: &[Outcome], receipt: &Receipt) -> Vec<String> {
    let (about, subject) = &receipt.about;
    let groups = Group::all(&GROUPED_KINDS, outcomes).into_iter();
    let groups = groups.map(|group| (group, names(outcomes, group)));
    let groups: Vec<_> = groups.filter(|(_, names)| !names.is_empty()).collect();
    match (about, groups.as_slice()) {
        (About::Org(_), [(group, names)]) if *group.did != OutcomeKind::Uninvited => {
            vec![access::line(lang, *group, names, std::slice::from_ref(subject))]
        }
        (_, groups) => groups
            .iter()
            .filter_map(|(group, names)| {
                let who = join_with_and(lang, names, MAX_NAMES_LISTED);
                group_sentence(lang, *group, names.len(), &who)
            })
            .collect(),
    }
}

fn names(outcomes: &[Outcome], group: Group<'_>) -> Vec<Name> {
    outcomes.iter().filter(|outcome| group.holds(outcome)).filter_map(Outcome::shown).collect()
}

/// One line for each value that members got, with the organisation behind a name if the command is
/// about several.
fn changed_values(lang: Lang, outcomes: &[Outcome]) -> Vec<String> {
    let mut values = Vec::new();
    for outcome in outcomes {
        if let OutcomeKind::Changed(value) = outcome.did
            && !values.contains(&value)
        {
            values.push(value);
        }
    }
    let line = |value: MemberValue| {
        let changed = outcomes.iter().filter(|one| one.did == OutcomeKind::Changed(value));
        let name = |one: &Outcome| match (one.shown()?, &one.org) {
            (who, Some(org)) => Some(Name::stored(format!("{who} ({org})"))),
            (who, None) => Some(who),
        };
        let names: Vec<Name> = changed.filter_map(name).collect();
        verbs::members::result_message(lang, value, &join_with_and(lang, &names, MAX_NAMES_LISTED))
    };
    values.into_iter().map(line).collect()
}

/// One line for each value that users got. An outcome without a person is about `about`.
fn changed_users(lang: Lang, outcomes: &[Outcome], about: &Name) -> Vec<String> {
    let mut values: Vec<(UserValue, Vec<Name>)> = Vec::new();
    for outcome in outcomes {
        let OutcomeKind::ChangedUser(value) = outcome.did else { continue };
        let name = outcome.shown().unwrap_or_else(|| about.clone());
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, names)) => names.push(name),
            None => values.push((value, vec![name])),
        }
    }
    let line = |(value, names): &(UserValue, Vec<Name>)| {
        verbs::users::done(lang, *value, &join_with_and(lang, names, MAX_NAMES_LISTED))
    };
    values.iter().map(line).collect()
}

/// The sentence about a change of one user; `None` if a line about several users covers it.
pub(super) fn user_sentence(lang: Lang, outcome: &Outcome, about: &Name) -> Option<String> {
    let shown = outcome.shown();
    let who = shown.as_ref().unwrap_or(about);
    access::own_sentence(lang, &outcome.did, outcome.org.as_ref().unwrap_or(about))
        .or_else(|| other_user_sentence(lang, &outcome.did, who, about))
}

/// Sentences about other users, organisations and partnerships.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
fn other_user_sentence(lang: Lang, did: &OutcomeKind, who: &Name, about: &Name) -> Option<String> {
    match lang {
        Lang::Nl => Some(match did {
            OutcomeKind::Founded => {
                format!("Omgeving {about} is gemaakt; je bent er Beheerder van.")
            }
            OutcomeKind::Joined => format!("Je hoort nu bij {}.", strip_dot(about)),
            OutcomeKind::Activated => "Je account is actief. Welkom.".to_owned(),
            OutcomeKind::Invited => format!("Uitgenodigd: {who}"),
            OutcomeKind::Coded => format!("Nieuwe code voor {who}"),
            OutcomeKind::UserRemoved(lost) if lost.is_empty() => {
                format!("Verwijderd uit de omgeving: {who}")
            }
            OutcomeKind::UserRemoved(lost) => {
                let lost = join_with_and(lang, lost, MAX_LOST_RACES);
                format!("Verwijderd uit de omgeving: {who}. Geen toegang meer tot {lost}")
            }
            OutcomeKind::Succeeded(org) => format!("Nu Beheerder van {org}: {who}"),
            OutcomeKind::Renamed => format!("Je heet nu {}.", strip_dot(who)),
            OutcomeKind::Addresses => "Je adressen zijn gewijzigd.".to_owned(),
            OutcomeKind::KeyAdded => {
                format!("Sleutel toegevoegd: {who} kan ermee aanmelden over ssh.")
            }
            OutcomeKind::KeyWaits { first: true } => format!(
                "Sleutel toegevoegd: bij het eerste gebruik moet {who} de activatiecode invullen."
            ),
            OutcomeKind::KeyWaits { first: false } => {
                format!(
                    "Sleutel toegevoegd: hij werkt pas als {who} hem bevestigt, in een eigen \
                     sessie."
                )
            }
            OutcomeKind::KeyConfirmed => {
                "Sleutel bevestigd: je kunt er voortaan mee aanmelden.".to_owned()
            }
            OutcomeKind::KeyCoded => {
                format!("Code voor de sleutel van {who}. Geef hem zelf, en alleen aan {who}.")
            }
            OutcomeKind::KeyWithdrawn => format!("Sleutel ingetrokken: {who}"),
            OutcomeKind::Shared => format!("Het domein van {about} is nu gedeeld."),
            OutcomeKind::Created => format!("Toegevoegd: {about}; activeren kan in Details."),
            OutcomeKind::Edited => format!("Gewijzigd: {about}"),
            OutcomeKind::Offered => format!("Bewijs vastgelegd; {about} is in beoordeling."),
            OutcomeKind::Approved => format!("Geactiveerd: {about}"),
            OutcomeKind::Rejected => format!("Afgewezen: {about} is nog niet geactiveerd."),
            OutcomeKind::OrganisationRemoved => format!("Verwijderd: {about}"),
            OutcomeKind::RelationAsked => format!("Relatieverzoek verstuurd: {who}"),
            OutcomeKind::Related(true) => format!("Relatie met {who}; {about} is nu partner."),
            OutcomeKind::Related(false) => format!("Relatie met {}.", strip_dot(who)),
            OutcomeKind::RelationDeclined => format!("Relatieverzoek van {who} geweigerd."),
            OutcomeKind::RelationWithdrawn => format!("Relatieverzoek aan {who} ingetrokken."),
            OutcomeKind::PartnershipEnded(members, requests) => {
                match end_summary(lang, *members, *requests) {
                    Some(what) => format!("Partnerschap met {about} beëindigd, en daarmee {what}."),
                    None => format!("Partnerschap met {about} beëindigd."),
                }
            }
            _ => return None,
        }),
        Lang::En => Some(match did {
            OutcomeKind::Founded => {
                format!("Environment {about} was created; you are its Administrator.")
            }
            OutcomeKind::Joined => format!("You now belong to {}.", strip_dot(about)),
            OutcomeKind::Activated => "Your account is active. Welcome.".to_owned(),
            OutcomeKind::Invited => format!("Invited: {who}"),
            OutcomeKind::Coded => format!("New code for {who}"),
            OutcomeKind::UserRemoved(lost) if lost.is_empty() => {
                format!("Removed from the environment: {who}")
            }
            OutcomeKind::UserRemoved(lost) => {
                let lost = join_with_and(lang, lost, MAX_LOST_RACES);
                format!("Removed from the environment: {who}. No longer has access to {lost}")
            }
            OutcomeKind::Succeeded(org) => format!("Now Administrator of {org}: {who}"),
            OutcomeKind::Renamed => format!("Your name is now {}.", strip_dot(who)),
            OutcomeKind::Addresses => "Your addresses have changed.".to_owned(),
            OutcomeKind::KeyAdded => format!("Key added: {who} can sign in with it over ssh."),
            OutcomeKind::KeyWaits { first: true } => {
                format!("Key added: at the first sign-in, {who} must enter the activation code.")
            }
            OutcomeKind::KeyWaits { first: false } => {
                format!("Key added: it works once {who} confirms it in their own session.")
            }
            OutcomeKind::KeyConfirmed => {
                "Key confirmed: you can sign in with it from now on.".to_owned()
            }
            OutcomeKind::KeyCoded => {
                format!("Code for the key of {who}. Hand it over yourself, and only to {who}.")
            }
            OutcomeKind::KeyWithdrawn => format!("Key withdrawn: {who}"),
            OutcomeKind::Shared => format!("The domain of {about} is now shared."),
            OutcomeKind::Created => format!("Added: {about}; activate it in Details."),
            OutcomeKind::Edited => format!("Changed: {about}"),
            OutcomeKind::Offered => format!("Evidence recorded; {about} is under review."),
            OutcomeKind::Approved => format!("Activated: {about}"),
            OutcomeKind::Rejected => format!("Rejected: {about} is not activated yet."),
            OutcomeKind::OrganisationRemoved => format!("Removed: {about}"),
            OutcomeKind::RelationAsked => format!("Relation request sent: {who}"),
            OutcomeKind::Related(true) => format!("Relation with {who}; {about} is now a partner."),
            OutcomeKind::Related(false) => format!("Relation with {}.", strip_dot(who)),
            OutcomeKind::RelationDeclined => format!("Relation request from {who} declined."),
            OutcomeKind::RelationWithdrawn => format!("Relation request to {who} withdrawn."),
            OutcomeKind::PartnershipEnded(ended, withdrawn) => {
                match end_summary(lang, *ended, *withdrawn) {
                    Some(what) => format!("Partnership with {about} ended, and with it {what}."),
                    None => format!("Partnership with {about} ended."),
                }
            }
            _ => return None,
        }),
    }
}
