//! Results of commands in Dutch: for whom, line by line.

use jiff::tz::TimeZone;

use crate::{
    domain::{Level, Name, OutcomeKind, Receipt},
    text::{
        Lang,
        grammar::{
            names::unstop,
            number::count,
            words::{self, and, day_full},
        },
        outcomes::outcome::{MOST_LOST as MOST, Sentences, lines},
        people::partners::what_ends,
        refusals::named,
    },
};

static SENTENCES: Sentences = Sentences {
    several: &[
        (OutcomeKind::Added, |n, who| format!("{} toegevoegd: {who}", leden(n))),
        (OutcomeKind::Restored, |n, who| format!("{} terug zoals het was: {who}", leden(n))),
        (OutcomeKind::Asked, |n, who| format!("{} verstuurd: {who}", verzoeken(n))),
        (OutcomeKind::Renewed, |n, who| format!("{} met een nieuwe termijn: {who}", verzoeken(n))),
        (OutcomeKind::Reset, |n, who| format!("{} met weer de oude termijn: {who}", verzoeken(n))),
        (OutcomeKind::Withdrawn, |n, who| format!("{} ingetrokken: {who}", verzoeken(n))),
        (OutcomeKind::Removed, |n, who| format!("{} verwijderd: {who}", leden(n))),
        (OutcomeKind::Level(Level::OrgAdmin), |_, who| format!("Nu Beheerder: {who}")),
        (OutcomeKind::Level(Level::Member), |_, who| format!("Nu Lid: {who}")),
        (OutcomeKind::Uninvited, |n, who| match n {
            1 => format!("Uitnodiging ingetrokken: {who}"),
            n => {
                format!("{} ingetrokken: {who}", count(Lang::Nl, n, "uitnodiging", "uitnodigingen"))
            }
        }),
        (OutcomeKind::LastDay(None), |_, who| format!("Geen einddatum meer: {who}")),
    ],
    one: |did, who, about| one(did, about).or_else(|| neighbour(did, who, about)),
    last_day: |day, who| format!("Toegang tot en met {}: {who}", day_full(Lang::Nl, day)),
    skipped: |who, why, zone| format!("Overgeslagen: {}", named(Lang::Nl, who, why, zone)),
    organisations: |n| format!("{} verwijderd", count(Lang::Nl, n, "organisatie", "organisaties")),
    others: |n| format!("en nog {}", count(Lang::Nl, n, "regel", "regels")),
    undone: "Teruggedraaid:",
    redone: "Opnieuw gedaan:",
    and: |names, most| and(Lang::Nl, names, most),
};

pub(crate) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    lines(receipt, zone, &SENTENCES)
}

fn leden(n: usize) -> String {
    count(Lang::Nl, n, "lid", "leden")
}

fn verzoeken(n: usize) -> String {
    count(Lang::Nl, n, "verzoek", "verzoeken")
}

/// Results about the actor's own access.
fn one(did: &OutcomeKind, org: &Name) -> Option<String> {
    Some(match did {
        OutcomeKind::Accepted => format!("Je bent nu lid van {}.", unstop(org)),
        OutcomeKind::WaitsAgain => format!("Het verzoek van {org} wacht weer op je antwoord."),
        OutcomeKind::Declined => format!("Verzoek van {org} geweigerd. De Beheerders zien het."),
        OutcomeKind::Left => format!("Je hebt {org} verlaten."),
        _ => return None,
    })
}

/// Results about users, organisations and partnerships.
fn neighbour(did: &OutcomeKind, who: &Name, about: &Name) -> Option<String> {
    Some(match did {
        OutcomeKind::Founded => format!("Omgeving {about} is er; je bent haar Beheerder."),
        OutcomeKind::Joined => format!("Je hoort nu bij {}.", unstop(about)),
        OutcomeKind::Activated => "Je bent actief. Welkom.".to_owned(),
        OutcomeKind::Invited => format!("Uitgenodigd: {who}"),
        OutcomeKind::Coded => format!("Nieuwe code voor {who}"),
        OutcomeKind::Role(role) => format!("Nu {}: {who}", words::role(Lang::Nl, *role)),
        OutcomeKind::Manager(true) => format!("Nu Relatiemanager: {who}"),
        OutcomeKind::Manager(false) => format!("Geen Relatiemanager meer: {who}"),
        OutcomeKind::Blocked(true) => format!("Geblokkeerd: {who}"),
        OutcomeKind::Blocked(false) => format!("Niet meer geblokkeerd: {who}"),
        OutcomeKind::UserRemoved(lost) if lost.is_empty() => {
            format!("Verwijderd uit de omgeving: {who}")
        }
        OutcomeKind::UserRemoved(lost) => {
            let lost = and(Lang::Nl, lost, MOST);
            format!("Verwijderd uit de omgeving: {who}. Geen toegang meer tot {lost}")
        }
        OutcomeKind::Succeeded(org) => format!("Nu Beheerder van {org}: {who}"),
        OutcomeKind::Renamed => format!("Je heet nu {}.", unstop(who)),
        OutcomeKind::Addresses => "Je adressen zijn gewijzigd.".to_owned(),
        OutcomeKind::KeyAdded => format!("Sleutel toegevoegd: {who} komt ermee binnen over ssh."),
        OutcomeKind::KeyWaits { first: true } => format!(
            "Sleutel toegevoegd: bij het eerste gebruik vraagt hij {who} om de activatiecode."
        ),
        OutcomeKind::KeyWaits { first: false } => {
            format!(
                "Sleutel toegevoegd: hij opent pas als {who} hem bevestigt, in een eigen sessie."
            )
        }
        OutcomeKind::KeyConfirmed => {
            "Sleutel bevestigd: je komt er voortaan mee binnen.".to_owned()
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
        OutcomeKind::Related(false) => format!("Relatie met {}.", unstop(who)),
        OutcomeKind::RelationDeclined => format!("Relatieverzoek van {who} geweigerd."),
        OutcomeKind::RelationWithdrawn => format!("Relatieverzoek aan {who} ingetrokken."),
        OutcomeKind::PartnershipEnded(members, requests) => {
            match what_ends(Lang::Nl, *members, *requests) {
                Some(what) => format!("Partnerschap met {about} beëindigd, en daarmee {what}."),
                None => format!("Partnerschap met {about} beëindigd."),
            }
        }
        _ => return None,
    })
}
