//! Lines of the log: actor, event, subject, and the values before and after.

use std::sync::LazyLock;

use jiff::tz::TimeZone;

use crate::{
    domain::{Actor, Kind, Level, LogContent, LogRow, PlatformRole, Via},
    text::{
        Fact, Lang, Text, both,
        grammar::{
            day::clock,
            rows,
            words::{self, day_full},
        },
        headings,
        outcomes::sentences::{search_words, sentence},
        refusals::short_reason,
        verbs,
    },
};

pub(crate) use super::changes::changed_fields;
pub use super::changes::was_became;

/// The name of the actor; "system" if the program itself acted.
pub fn author_label(lang: Lang, row: &LogRow) -> String {
    match lang {
        Lang::Nl => rows::author_label(row, "systeem"),
        Lang::En => rows::author_label(row, "system"),
    }
}

/// The name of the event; in English this is its code.
pub fn event_label(lang: Lang, what: &LogContent) -> String {
    match (lang, what) {
        (Lang::Nl, LogContent::Happened(kind)) => kind_name(*kind).to_owned(),
        (Lang::En, LogContent::Happened(kind)) => kind.code().to_owned(),
        (Lang::Nl, LogContent::Denied(command, code)) => {
            format!("geweigerd: {} ({})", attempt_label(lang, command), short_reason(lang, code))
        }
        (Lang::En, LogContent::Denied(command, code)) => {
            format!("refused: {} ({})", attempt_label(lang, command), short_reason(lang, code))
        }
    }
}

/// The words by which a filter finds an undo or a redo.
const UNDO_WORDS: Text =
    both("ongedaan gemaakt opnieuw gedaan bij ongedaan maken", "undone redone by undo");

/// Returns pairs of a code and the words by which a filter finds it. The words of an event kind are
/// its name and its sentences. Levels and roles, which the changed row contains, have pairs too.
pub(crate) fn filter_names(lang: Lang) -> &'static [(&'static str, String)] {
    static NAMES: LazyLock<[Vec<(&str, String)>; 2]> =
        LazyLock::new(|| Lang::ALL.map(filter_words));
    let [dutch, english] = &*NAMES;
    match lang {
        Lang::Nl => dutch,
        Lang::En => english,
    }
}

fn filter_words(lang: Lang) -> Vec<(&'static str, String)> {
    let code = |kind: Kind| match lang {
        Lang::Nl => kind_name(kind),
        Lang::En => kind.code(),
    };
    let kinds = Kind::ALL
        .iter()
        .map(|kind| (kind.code(), format!("{} {}", code(*kind), search_words(lang, *kind))));
    let denied = both("geweigerd mocht niet", "refused was not allowed to").of(lang);
    let level = |of| words::level(lang, of).to_owned();
    let role = |of| words::role(lang, of).to_owned();
    let others = [
        ("denied", denied.to_owned()),
        ("self", both("zichzelf", "themselves").of(lang).to_owned()),
        ("undo", UNDO_WORDS.of(lang).to_owned()),
        ("member", level(Level::Member)),
        ("org_admin", level(Level::OrgAdmin)),
        ("basic", role(PlatformRole::Basic)),
        ("advanced", role(PlatformRole::Advanced)),
        ("env_admin", role(PlatformRole::EnvAdmin)),
    ];
    kinds.chain(others).collect()
}

pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::EnvironmentFounded => "omgeving.gesticht",
        Kind::EnvironmentRenamed => "omgeving.hernoemd",
        Kind::FileZone => "bestand.tijdzone",
        Kind::EnvironmentShared => "omgeving.gedeeld",
        Kind::UserAdded => "gebruiker.toegevoegd",
        Kind::UserChanged => "gebruiker.gewijzigd",
        Kind::UserActivated => "gebruiker.geactiveerd",
        Kind::UserRemoved => "gebruiker.verwijderd",
        Kind::UserAddress => "gebruiker.adres",
        Kind::InvitationSent => "uitnodiging.code",
        Kind::InvitationAccepted => "uitnodiging.gebruikt",
        Kind::InvitationWithdrawn => "uitnodiging.ingetrokken",
        Kind::InvitationReplaced => "uitnodiging.vervangen",
        Kind::InvitationExpired => "uitnodiging.verlopen",
        Kind::KeyAdded => "sleutel.toegevoegd",
        Kind::KeyWithdrawn => "sleutel.ingetrokken",
        Kind::KeyConfirmed => "sleutel.bevestigd",
        Kind::KeyCode => "sleutel.code",
        Kind::OrganisationAdded => "organisatie.toegevoegd",
        Kind::OrganisationChanged => "organisatie.gewijzigd",
        Kind::OrganisationOffered => "organisatie.aangeboden",
        Kind::OrganisationActivated => "organisatie.geactiveerd",
        Kind::OrganisationRejected => "organisatie.afgewezen",
        Kind::OrganisationRemoved => "organisatie.verwijderd",
        Kind::PartnershipMade => "partnerschap.begonnen",
        Kind::PartnershipEnded => "partnerschap.beëindigd",
        Kind::RelationMade => "relatie.gelegd",
        Kind::RelationEnded => "relatie.beëindigd",
        Kind::RelationAsked => "relatie.gevraagd",
        Kind::RelationAccepted => "relatie.geaccepteerd",
        Kind::RelationDeclined => "relatie.geweigerd",
        Kind::RelationWithdrawn => "relatie.ingetrokken",
        Kind::MemberAdded => "lid.toegevoegd",
        Kind::MemberRemoved => "lid.verwijderd",
        Kind::MemberLeft => "lid.verlaten",
        Kind::MemberExpired => "lid.verlopen",
        Kind::MemberSuccessor => "lid.overdracht",
        Kind::RequestSent => "verzoek.verstuurd",
        Kind::RequestAccepted => "verzoek.geaccepteerd",
        Kind::RequestDeclined => "verzoek.geweigerd",
        Kind::RequestWithdrawn => "verzoek.ingetrokken",
        Kind::RequestRenewed => "verzoek.herinnerd",
        Kind::RequestReset => "verzoek.teruggezet",
        Kind::RequestExpired => "verzoek.verlopen",
        kind => verbs::kind_name(kind).unwrap_or(kind.code()),
    }
}

/// The name of a refused command, in the words of the event that it would cause.
#[expect(clippy::too_many_lines, reason = "one table")]
pub(super) fn attempt_label(lang: Lang, command: &str) -> &str {
    match (lang, command) {
        (Lang::Nl, "member.add") => "lid toevoegen",
        (Lang::En, "member.add") => "add member",
        (Lang::Nl, "access.give") => "toegang geven",
        (Lang::En, "access.give") => "give access",
        (Lang::Nl, "access.end" | "member.remove") => "toegang ontzeggen",
        (Lang::En, "access.end" | "member.remove") => "revoke access",
        (Lang::Nl, "request.accept") => "verzoek accepteren",
        (Lang::En, "request.accept") => "accept request",
        (Lang::Nl, "request.decline") => "verzoek weigeren",
        (Lang::En, "request.decline") => "decline request",
        (Lang::Nl, "request.withdraw") => "verzoek intrekken",
        (Lang::En, "request.withdraw") => "withdraw request",
        (Lang::Nl, "request.renew") => "verzoek herinneren",
        (Lang::En, "request.renew") => "send a reminder",
        (Lang::Nl, "member.leave") => "verlaten",
        (Lang::En, "member.leave") => "leave",
        (Lang::Nl, "user.add") => "gebruiker toevoegen",
        (Lang::En, "user.add") => "add user",
        (Lang::Nl, "user.edit") => "profiel wijzigen",
        (Lang::En, "user.edit") => "change profile",
        (Lang::Nl, "user.remove") => "gebruiker verwijderen",
        (Lang::En, "user.remove") => "remove user",
        (Lang::Nl, "organisation.add") => "organisatie toevoegen",
        (Lang::En, "organisation.add") => "add organisation",
        (Lang::Nl, "organisation.change") => "organisatie wijzigen",
        (Lang::En, "organisation.change") => "change organisation",
        (Lang::Nl, "organisation.offer") => "activeren",
        (Lang::En, "organisation.offer") => "activate",
        (Lang::Nl, "organisation.approve") => "goedkeuren",
        (Lang::En, "organisation.approve") => "approve",
        (Lang::Nl, "organisation.remove") => "organisatie verwijderen",
        (Lang::En, "organisation.remove") => "remove organisation",
        (Lang::Nl, "relation.ask") => "relatieverzoek",
        (Lang::En, "relation.ask") => "relation request",
        (Lang::Nl, "partnership.end") => "partnerschap beëindigen",
        (Lang::En, "partnership.end") => "end partnership",
        (Lang::Nl, "handling.take_back") => "ongedaan maken",
        (Lang::En, "handling.take_back") => "undo",
        (Lang::Nl, "invitation.send") => "nieuwe activatiecode",
        (Lang::En, "invitation.send") => "new activation code",
        (Lang::Nl, "invitation.withdraw") => "uitnodiging intrekken",
        (Lang::En, "invitation.withdraw") => "withdraw invitation",
        (Lang::Nl, "organisation.reject") => "bewijs afwijzen",
        (Lang::En, "organisation.reject") => "reject evidence",
        (Lang::Nl, "address.add") => "adres toevoegen",
        (Lang::En, "address.add") => "add address",
        (Lang::Nl, "address.code") => "code voor een adres",
        (Lang::En, "address.code") => "code for an address",
        (Lang::Nl, "address.verify") => "adres bevestigen",
        (Lang::En, "address.verify") => "verify address",
        (Lang::Nl, "address.primary") => "eerste adres kiezen",
        (Lang::En, "address.primary") => "choose primary address",
        (Lang::Nl, "address.remove") => "adres verwijderen",
        (Lang::En, "address.remove") => "remove address",
        (Lang::Nl, "key.add") => "sleutel toevoegen",
        (Lang::En, "key.add") => "add key",
        (Lang::Nl, "key.withdraw") => "sleutel intrekken",
        (Lang::En, "key.withdraw") => "withdraw key",
        (Lang::Nl, "key.confirm") => "sleutel bevestigen",
        (Lang::En, "key.confirm") => "confirm key",
        (Lang::Nl, "key.code") => "code voor een sleutel",
        (Lang::En, "key.code") => "code for a key",
        (Lang::Nl, "invitation.accept") => "activeren met een code",
        (Lang::En, "invitation.accept") => "activate with a code",
        (Lang::Nl, "environment.share") => "domein delen",
        (Lang::En, "environment.share") => "share domain",
        (Lang::Nl, "relation.accept") => "relatieverzoek accepteren",
        (Lang::En, "relation.accept") => "accept relation request",
        (Lang::Nl, "relation.decline") => "relatieverzoek weigeren",
        (Lang::En, "relation.decline") => "decline relation request",
        (Lang::Nl, "relation.withdraw") => "relatieverzoek intrekken",
        (Lang::En, "relation.withdraw") => "withdraw relation request",
        (_, other) => verbs::attempt(lang, other).unwrap_or(other),
    }
}

/// Says that an operation cannot be undone, before the reason.
pub(crate) const NOT_UNDOABLE: Text = both("Niet ongedaan te maken", "Cannot be undone");

/// Why an operation cannot be undone, for its most telling event; `None` is an attempt.
pub(crate) const fn why_final(lang: Lang, kind: Option<Kind>) -> &'static str {
    let why = match kind {
        None => both("er is niets gewijzigd", "nothing was changed"),
        Some(Kind::UserRemoved | Kind::OrganisationRemoved) => {
            both("verwijderen is definitief", "a removal is final")
        }
        Some(Kind::RequestDeclined | Kind::RelationDeclined) => {
            both("weigeren is definitief", "declining is final")
        }
        Some(Kind::PartnershipMade | Kind::RelationMade | Kind::RelationAccepted) => both(
            "een partnerschap eindigt bij Partnerschappen",
            "a partnership ends at Partnerships",
        ),
        Some(Kind::PartnershipEnded | Kind::RelationEnded) => both(
            "een nieuw partnerschap begint met een nieuw verzoek",
            "a new partnership begins with a new request",
        ),
        Some(Kind::KeyConfirmed | Kind::KeyCode | Kind::KeyWithdrawn) => {
            both("voeg zo nodig een nieuwe sleutel toe", "add a new key if needed")
        }
        Some(
            Kind::InvitationAccepted
            | Kind::InvitationReplaced
            | Kind::InvitationExpired
            | Kind::UserActivated,
        ) => both("een code werkt maar een keer", "a code works only once"),
        Some(
            Kind::OrganisationOffered | Kind::OrganisationActivated | Kind::OrganisationRejected,
        ) => both("bewijs en beoordeling blijven staan", "evidence and its review stay"),
        Some(Kind::RequestExpired | Kind::RequestReset) => {
            both("verstuur zo nodig een nieuw verzoek", "send a new request if needed")
        }
        Some(Kind::UserAdded | Kind::EnvironmentFounded) => {
            both("deze gebruiker meldde zich zelf aan", "this user signed up themselves")
        }
        Some(Kind::RelationAsked) => both("alleen de afzender kan dat", "only the sender can"),
        Some(_) => both("dit is definitief", "this is final"),
    };
    why.of(lang)
}

/// The facts in the pane about a log entry: what, who, and each changed field.
pub(crate) fn pane_facts(lang: Lang, row: &LogRow, of_one: bool, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = vec![
        (headings::WHAT.of(lang), sentence(lang, row, of_one, zone)),
        (both("Wie", "Who").of(lang), author_via(lang, row)),
    ];
    if row.is_undone {
        let undone = both("! later ongedaan gemaakt", "! undone later");
        facts.push((headings::STATUS.of(lang), undone.of(lang).to_owned()));
    }
    facts.extend(row.host.as_ref().map(|host| ("Host", host.to_string())));
    // The values of several people differ.
    if row.others.people > 0 {
        return facts;
    }
    let change = both("Gegevens", "Values").of(lang);
    let lines = changed_fields(lang, row, zone).into_iter().enumerate();
    facts.extend(lines.map(|(at, line)| (if at == 0 { change } else { "" }, line)));
    facts
}

/// Day and time of a log entry, as the title of its pane.
pub(crate) fn pane_title(lang: Lang, row: &LogRow, zone: &TimeZone) -> String {
    format!("{} {}", day_full(lang, row.at.day(zone)), clock(row.at, zone))
}

/// The author of a log entry, and the interface through which it came; the system has none.
fn author_via(lang: Lang, row: &LogRow) -> String {
    let via = match row.via {
        Via::Tui => both("scherm", "screen"),
        Via::Cli => both("opdracht", "command"),
        Via::Import => both("import", "import"),
    };
    let author = author_label(lang, row);
    match row.actor {
        (Actor::System, None) => author,
        _ => format!("{author} · via {}", via.of(lang)),
    }
}
