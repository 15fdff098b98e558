//! Results of commands in Dutch: for whom, line by line.

use jiff::tz::TimeZone;

use crate::{
    domain::{Did, Level, Name, Receipt},
    text::{
        grammar::names::unstop,
        nl::{
            partners::what_ends,
            refusal::named,
            words::{self, and, count, day_full},
        },
        outcome::{MOST_LOST as MOST, Sentences, lines},
    },
};

static SENTENCES: Sentences = Sentences {
    several: &[
        (Did::Added, |n, who| format!("{} toegevoegd: {who}", leden(n))),
        (Did::Restored, |n, who| format!("{} terug zoals het was: {who}", leden(n))),
        (Did::Asked, |n, who| format!("{} verstuurd: {who}", verzoeken(n))),
        (Did::Renewed, |n, who| format!("{} met een nieuwe termijn: {who}", verzoeken(n))),
        (Did::Reset, |n, who| format!("{} met weer de oude termijn: {who}", verzoeken(n))),
        (Did::Withdrawn, |n, who| format!("{} ingetrokken: {who}", verzoeken(n))),
        (Did::Removed, |n, who| format!("{} verwijderd: {who}", leden(n))),
        (Did::Level(Level::OrgAdmin), |_, who| format!("Nu Beheerder: {who}")),
        (Did::Level(Level::Member), |_, who| format!("Nu Lid: {who}")),
        (Did::Uninvited, |n, who| match n {
            1 => format!("Uitnodiging ingetrokken: {who}"),
            n => format!("{} ingetrokken: {who}", count(n, "uitnodiging", "uitnodigingen")),
        }),
        (Did::LastDay(None), |_, who| format!("Geen einddatum meer: {who}")),
    ],
    one: |did, who, about| one(did, about).or_else(|| neighbour(did, who, about)),
    last_day: |day, who| format!("Toegang tot en met {}: {who}", day_full(day)),
    skipped: |who, why, zone| format!("Overgeslagen: {}", named(who, why, zone)),
    organisations: |n| format!("{} verwijderd", count(n, "organisatie", "organisaties")),
    others: |n| format!("en nog {}", count(n, "regel", "regels")),
    undone: "Teruggedraaid:",
    redone: "Opnieuw gedaan:",
    and,
};

pub(crate) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    lines(receipt, zone, &SENTENCES)
}

fn leden(n: usize) -> String {
    count(n, "lid", "leden")
}

fn verzoeken(n: usize) -> String {
    count(n, "verzoek", "verzoeken")
}

/// Results about the actor's own access.
fn one(did: &Did, org: &Name) -> Option<String> {
    Some(match did {
        Did::Accepted => format!("Je bent nu lid van {}.", unstop(org)),
        Did::WaitsAgain => format!("Het verzoek van {org} wacht weer op je antwoord."),
        Did::Declined => format!("Verzoek van {org} geweigerd. De Beheerders zien het."),
        Did::Left => format!("Je hebt {org} verlaten."),
        _ => return None,
    })
}

/// Results about users, organisations and partnerships.
fn neighbour(did: &Did, who: &Name, about: &Name) -> Option<String> {
    Some(match did {
        Did::Founded => format!("Omgeving {about} is er; je bent haar Beheerder."),
        Did::Joined => format!("Je hoort nu bij {}.", unstop(about)),
        Did::Activated => "Je bent actief. Welkom.".to_owned(),
        Did::Invited => format!("Uitgenodigd: {who}"),
        Did::Coded => format!("Nieuwe code voor {who}"),
        Did::Role(role) => format!("Nu {}: {who}", words::role(*role)),
        Did::Manager(true) => format!("Nu Relatiemanager: {who}"),
        Did::Manager(false) => format!("Geen Relatiemanager meer: {who}"),
        Did::Blocked(true) => format!("Geblokkeerd: {who}"),
        Did::Blocked(false) => format!("Niet meer geblokkeerd: {who}"),
        Did::UserRemoved(lost) if lost.is_empty() => {
            format!("Verwijderd uit de omgeving: {who}")
        }
        Did::UserRemoved(lost) => {
            let lost = and(lost, MOST);
            format!("Verwijderd uit de omgeving: {who}. Geen toegang meer tot {lost}")
        }
        Did::Succeeded(org) => format!("Nu Beheerder van {org}: {who}"),
        Did::Renamed => format!("Je heet nu {}.", unstop(who)),
        Did::Addresses => "Je adressen zijn gewijzigd.".to_owned(),
        Did::KeyAdded => format!("Sleutel toegevoegd: {who} komt ermee binnen over ssh."),
        Did::KeyWaits { first: true } => format!(
            "Sleutel toegevoegd: bij het eerste gebruik vraagt hij {who} om de activatiecode."
        ),
        Did::KeyWaits { first: false } => {
            format!(
                "Sleutel toegevoegd: hij opent pas als {who} hem bevestigt, in een eigen sessie."
            )
        }
        Did::KeyConfirmed => "Sleutel bevestigd: je komt er voortaan mee binnen.".to_owned(),
        Did::KeyCoded => {
            format!("Code voor de sleutel van {who}. Geef hem zelf, en alleen aan {who}.")
        }
        Did::KeyWithdrawn => format!("Sleutel ingetrokken: {who}"),
        Did::Shared => format!("Het domein van {about} is nu gedeeld."),
        Did::Created => format!("Toegevoegd: {about}; activeren kan in Details."),
        Did::Edited => format!("Gewijzigd: {about}"),
        Did::Offered => format!("Bewijs vastgelegd; {about} is in beoordeling."),
        Did::Approved => format!("Geactiveerd: {about}"),
        Did::Rejected => format!("Afgewezen: {about} is nog niet geactiveerd."),
        Did::OrganisationRemoved => format!("Verwijderd: {about}"),
        Did::RelationAsked => format!("Relatieverzoek verstuurd: {who}"),
        Did::Related(true) => format!("Relatie met {who}; {about} is nu partner."),
        Did::Related(false) => format!("Relatie met {}.", unstop(who)),
        Did::RelationDeclined => format!("Relatieverzoek van {who} geweigerd."),
        Did::RelationWithdrawn => format!("Relatieverzoek aan {who} ingetrokken."),
        Did::PartnershipEnded(members, requests) => match what_ends(*members, *requests) {
            Some(what) => format!("Partnerschap met {about} beëindigd, en daarmee {what}."),
            None => format!("Partnerschap met {about} beëindigd."),
        },
        _ => return None,
    })
}
