//! What was done, in Dutch: for whom, by name, line by line.

use jiff::tz::TimeZone;

use super::{
    refusal::{named, unstopped},
    words::{self, and, count, day_full},
};
use crate::domain::{Did, Level, Name, Outcome, Receipt};

/// Names before "en 37 anderen".
const MOST: usize = 4;

/// One line for each kind of thing that was done, then one for everybody who was left out.
pub(super) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    let mut lines = in_bulk(&receipt.outcomes);
    for outcome in &receipt.outcomes {
        let about = &receipt.about.1;
        let line = match (&outcome.did, &outcome.who) {
            (Did::LastDay(Some(day)), Some(person)) => {
                Some(format!("Toegang tot en met {}: {}", day_full(*day), person.name))
            }
            (Did::Skipped(why), who) => {
                Some(format!("Overgeslagen: {}", named(who.as_ref(), why, zone)))
            }
            (did, who) => {
                let who = who.as_ref().map_or(about, |person| &person.name);
                one(did, about).or_else(|| neighbour(did, who, about))
            }
        };
        lines.extend(line);
    }
    if receipt.undoes.is_some() {
        lines.insert(0, "Teruggedraaid:".to_owned());
    }
    lines
}

/// What is told about several people at once.
fn in_bulk(outcomes: &[Outcome]) -> Vec<String> {
    let of = |is: fn(&Did) -> bool| names(outcomes, is);
    let mut lines = Vec::new();
    let mut say = |names: Vec<Name>, sentence: &dyn Fn(usize, String) -> String| {
        if !names.is_empty() {
            lines.push(sentence(names.len(), and(&names, MOST)));
        }
    };
    let leden = |n| count(n, "lid", "leden");
    let verzoeken = |n| count(n, "verzoek", "verzoeken");
    say(of(|did| *did == Did::Added), &|n, who| format!("{} toegevoegd: {who}", leden(n)));
    say(of(|did| *did == Did::Restored), &|n, who| {
        format!("{} terug zoals het was: {who}", leden(n))
    });
    say(of(|did| *did == Did::Asked), &|n, who| format!("{} verstuurd: {who}", verzoeken(n)));
    say(of(|did| *did == Did::Renewed), &|n, who| {
        format!("{} met een nieuwe termijn: {who}", verzoeken(n))
    });
    say(of(|did| *did == Did::Reset), &|n, who| {
        format!("{} met weer de oude termijn: {who}", verzoeken(n))
    });
    say(of(|did| *did == Did::Withdrawn), &|n, who| format!("{} ingetrokken: {who}", verzoeken(n)));
    say(of(|did| *did == Did::Removed), &|n, who| format!("{} verwijderd: {who}", leden(n)));
    say(of(|did| *did == Did::Level(Level::OrgAdmin)), &|_, who| format!("Nu Beheerder: {who}"));
    say(of(|did| *did == Did::Level(Level::Member)), &|_, who| format!("Nu Lid: {who}"));
    say(of(|did| matches!(did, Did::LastDay(None))), &|_, who| {
        format!("Geen einddatum meer: {who}")
    });
    lines
}

/// What is told about one's own access.
fn one(did: &Did, org: &Name) -> Option<String> {
    Some(match did {
        Did::Accepted => format!("Je bent nu lid van {}.", unstopped(org)),
        Did::Declined => format!("Verzoek van {org} geweigerd. De Beheerders zien het."),
        Did::Left => format!("Je hebt {org} verlaten."),
        _ => return None,
    })
}

/// What is told about users, organisations and partnerships.
fn neighbour(did: &Did, who: &Name, about: &Name) -> Option<String> {
    Some(match did {
        Did::Founded => format!("Omgeving {about} is er; je bent haar Beheerder."),
        Did::Joined => format!("Je hoort nu bij {}.", unstopped(about)),
        Did::Activated => "Je bent actief. Welkom.".to_owned(),
        Did::Invited => format!("Uitgenodigd: {who}"),
        Did::Coded => format!("Nieuwe code voor {who}"),
        Did::Uninvited => format!("Uitnodiging ingetrokken: {who}"),
        Did::Role(role) => format!("Nu {}: {who}", words::role(*role)),
        Did::Manager(true) => format!("Nu Relatiemanager: {who}"),
        Did::Manager(false) => format!("Geen Relatiemanager meer: {who}"),
        Did::Blocked(true) => format!("Geblokkeerd: {who}"),
        Did::Blocked(false) => format!("Niet meer geblokkeerd: {who}"),
        Did::UserRemoved => format!("Verwijderd uit de omgeving: {who}"),
        Did::Succeeded(org) => format!("Nu Beheerder van {org}: {who}"),
        Did::Renamed => format!("Je heet nu {}.", unstopped(who)),
        Did::Addresses => "Je adressen zijn gewijzigd.".to_owned(),
        Did::Shared => format!("Het domein van {about} is nu gedeeld."),
        Did::Created => format!("Toegevoegd: {about}; activeren kan in Details."),
        Did::Edited => format!("Gewijzigd: {about}"),
        Did::Offered => format!("Bewijs vastgelegd; {about} is in beoordeling."),
        Did::Approved => format!("Geactiveerd: {about}"),
        Did::Rejected => format!("Afgewezen: {about} is nog niet geactiveerd."),
        Did::OrganisationRemoved => format!("Verwijderd: {about}"),
        Did::RelationAsked => format!("Relatieverzoek verstuurd: {who}"),
        Did::Related(true) => format!("Relatie met {who}; {about} is nu partner."),
        Did::Related(false) => format!("Relatie met {}.", unstopped(who)),
        Did::RelationDeclined => format!("Relatieverzoek van {who} geweigerd."),
        Did::RelationWithdrawn => format!("Relatieverzoek aan {who} ingetrokken."),
        Did::PartnershipEnded(members, requests) => format!(
            "Partnerschap met {about} beëindigd: {} en {} vervallen.",
            count(*members, "lidmaatschap", "lidmaatschappen"),
            count(*requests, "verzoek", "verzoeken")
        ),
        _ => return None,
    })
}

fn names(outcomes: &[Outcome], is: fn(&Did) -> bool) -> Vec<Name> {
    let these = outcomes.iter().filter(|outcome| is(&outcome.did));
    these.filter_map(|outcome| outcome.who.as_ref()).map(|person| person.name.clone()).collect()
}
