//! Lines of the log in Dutch: who, what, on what, before and after.

use jiff::tz::TimeZone;

use super::fields;
use crate::{
    domain::{Kind, LogContent, LogRow, NoticeRow, Now, Record, Via},
    text::{
        Lang, changes,
        grammar::{
            day::clock,
            number,
            rows::{self, on},
            words::{self, day_full},
        },
        nl::refusal::denied,
    },
};

pub(crate) fn author_label(row: &LogRow) -> String {
    rows::author_label(row, "systeem")
}

pub(crate) fn event_label(what: &LogContent) -> String {
    match what {
        LogContent::Happened(kind) => kind_name(*kind).to_owned(),
        LogContent::Denied(command, code) => {
            format!("geweigerd: {} ({})", attempt(command), denied(code))
        }
    }
}

pub(crate) fn names() -> Vec<(&'static str, &'static str)> {
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), kind_name(*kind)));
    kinds.chain([("denied", "geweigerd")]).collect()
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::EnvironmentFounded => "omgeving.gesticht",
        Kind::EnvironmentRenamed => "omgeving.hernoemd",
        Kind::FileZone => "bestand.tijdzone",
        Kind::EnvironmentShared => "omgeving.gedeeld",
        Kind::UserAdded => "gebruiker.toegevoegd",
        Kind::UserChanged => "gebruiker.gewijzigd",
        Kind::UserActivated => "gebruiker.geactiveerd",
        Kind::UserRole => "gebruiker.rol",
        Kind::UserManager => "gebruiker.relatiemanager",
        Kind::UserBlocked => "gebruiker.geblokkeerd",
        Kind::UserUnblocked => "gebruiker.gedeblokkeerd",
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
        Kind::MemberLevel => "lid.rol",
        Kind::MemberUntil => "lid.tot",
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
    }
}

/// The name of a refused command, in the words of its event.
fn attempt(command: &str) -> &str {
    match command {
        "member.add" => "lid toevoegen",
        "request.accept" => "verzoek accepteren",
        "request.decline" => "verzoek weigeren",
        "request.withdraw" => "verzoek intrekken",
        "request.renew" => "verzoek herinneren",
        "member.level" => "rol van een lid",
        "member.until" => "tot-datum van een lid",
        "member.remove" => "lid verwijderen",
        "member.leave" => "verlaten",
        "user.add" => "gebruiker toevoegen",
        "user.edit" => "profiel wijzigen",
        "user.role" => "rol van een gebruiker",
        "user.manager" => "Relatiemanager",
        "user.block" => "gebruiker blokkeren",
        "user.remove" => "gebruiker verwijderen",
        "organisation.add" => "organisatie toevoegen",
        "organisation.change" => "organisatie wijzigen",
        "organisation.offer" => "activeren",
        "organisation.approve" => "goedkeuren",
        "organisation.remove" => "organisatie verwijderen",
        "relation.ask" => "relatieverzoek",
        "partnership.end" => "partnerschap beëindigen",
        "handling.take_back" => "ongedaan maken",
        "invitation.send" => "nieuwe activatiecode",
        "invitation.withdraw" => "uitnodiging intrekken",
        "organisation.reject" => "bewijs afwijzen",
        "address.add" => "adres toevoegen",
        "address.code" => "code voor een adres",
        "address.verify" => "adres bevestigen",
        "address.primary" => "eerste adres kiezen",
        "address.remove" => "adres verwijderen",
        "key.add" => "sleutel toevoegen",
        "key.withdraw" => "sleutel intrekken",
        "key.confirm" => "sleutel bevestigen",
        "key.code" => "code voor een sleutel",
        "invitation.accept" => "activeren met een code",
        "environment.share" => "domein delen",
        "relation.accept" => "relatie accepteren",
        "relation.decline" => "relatie weigeren",
        "relation.withdraw" => "relatieverzoek intrekken",
        other => other,
    }
}

pub(crate) fn was_became(row: &LogRow, zone: &TimeZone) -> (String, String) {
    changes::was_became(row, zone, &fields::WORDS)
}

/// Heading of a log entry: the event, its number, and its operation.
pub(crate) fn head(row: &LogRow, lines: usize) -> String {
    let what = event_label(&row.what);
    match row.operation {
        None => what,
        Some(operation) => {
            let lines = number::count(Lang::Nl, lines.max(1), "regel", "regels");
            let undoes = row.undoes.map_or(String::new(), |of| format!(", draait {} terug", of.0));
            format!("{what}  #{}    handeling {} ({lines}){undoes}", row.seq, operation.0)
        }
    }
}

/// Time, user and interface of an entry.
pub(crate) fn facts(row: &LogRow, zone: &TimeZone) -> String {
    let via = match row.via {
        Via::Tui => "scherm",
        Via::Cli => "opdracht",
        Via::Import => "import of systeem",
    };
    let day = day_full(Lang::Nl, row.at.day(zone));
    let key = row.key.map_or(String::new(), |key| format!(", sleutel {}", key.0));
    format!("{day} {}  {}  via {via}{key}", clock(row.at, zone), author_label(row))
}

/// A notice, for its recipient.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn notice(row: &NoticeRow, zone: &TimeZone, now: Now) -> String {
    let row = match row {
        NoticeRow::Ends { org, person, day, .. } => {
            let left = day.days_since(now.today).max(0);
            let left = if left == 0 { "vandaag".to_owned() } else { format!("nog {left} d") };
            return format!(
                "! Toegang van {} tot {} eindigt {} ({left})",
                person.name,
                org.1,
                day_full(Lang::Nl, *day)
            );
        }
        NoticeRow::Happened(row) => row,
    };
    let day = words::day_this_year(Lang::Nl, row.at.day(zone), now.today);
    let by = author_label(row);
    let org = row.org.as_ref().map_or("–", |(_, name)| name);
    let user = row.user.as_ref().map_or("–", |person| &person.name);
    let LogContent::Happened(kind) = &row.what else {
        return format!("{day}  {}", event_label(&row.what));
    };
    let said = match (kind, &row.becomes) {
        (Kind::MemberAdded, _) => format!("{by} gaf je toegang tot {org}"),
        (Kind::MemberLevel, Some(Record::Membership(m))) => {
            format!("{by} maakte je {} van {org}", words::level(Lang::Nl, m.level))
        }
        (Kind::MemberUntil, Some(Record::Membership(m))) => {
            let until = m.last_day.map_or("zonder einddatum".to_owned(), |d| {
                format!("tot {}", day_full(Lang::Nl, d))
            });
            format!("{by} gaf je toegang tot {org} {until}")
        }
        (Kind::MemberRemoved, _) => format!("{by} beëindigde je toegang tot {org}"),
        (Kind::MemberExpired, _) => format!("Je toegang tot {org} is verlopen"),
        (Kind::MemberSuccessor, _) => {
            format!("{user} is nu Beheerder van {org} (overdracht door {by})")
        }
        (Kind::RequestAccepted, _) => format!("{user} accepteerde het verzoek van {org}"),
        (Kind::RequestDeclined, Some(Record::Request(r))) => {
            let reason = r.decided.as_ref().and_then(|d| d.reason.as_ref());
            let reason = reason.map_or(String::new(), |text| format!(": „{text}”"));
            format!("{user} weigerde het verzoek van {org}{reason}")
        }
        (Kind::RequestWithdrawn, _) => format!("Het verzoek van {org} is ingetrokken door {by}"),
        (Kind::RequestExpired, _) => format!("Het verzoek van {org} aan {user} is verlopen"),
        (Kind::OrganisationOffered, _) => format!("{org} wacht op goedkeuring (x g)"),
        (Kind::OrganisationActivated, _) => format!("{by} activeerde {org}"),
        (Kind::OrganisationRejected, _) => format!("{by} wees het bewijs van {org} af"),
        (Kind::UserRole, Some(Record::User(u))) => {
            format!("{by} maakte je {}", words::role(Lang::Nl, u.role))
        }
        (Kind::UserManager, Some(Record::User(u))) if u.relation_manager => {
            format!("{by} maakte je Relatiemanager")
        }
        (Kind::UserManager, _) => format!("{by} nam je Relatiemanager af"),
        (Kind::KeyAdded, _) => {
            format!("{by} voegde een sleutel voor je toe: bevestig hem of trek hem in (Sleutels)")
        }
        (Kind::KeyCode, _) => {
            format!("{by} maakte een code waarmee een nieuwe sleutel als jou opent (Sleutels)")
        }
        (Kind::KeyConfirmed, Some(Record::Key(key))) => {
            format!("De sleutel {} opent nu als jou (Sleutels)", key.fingerprint)
        }
        (Kind::KeyWithdrawn, _) => format!("{by} trok een sleutel van je in"),
        (Kind::RelationAccepted, _) => format!("{user} accepteerde je relatieverzoek"),
        (Kind::RelationDeclined, _) => format!("{user} weigerde je relatieverzoek"),
        (Kind::RelationWithdrawn, _) => format!("Een relatieverzoek is ingetrokken door {by}"),
        (Kind::PartnershipEnded, _) => {
            let env = row.env.as_ref().map_or("–", |name| name);
            format!("{by} beëindigde het partnerschap {env}")
        }
        _ => format!("{} {}", kind_name(*kind), on(row, false)),
    };
    format!("{day}  {said}")
}

/// A whole operation, from one of its lines.
pub(crate) fn whole(row: &LogRow, rows: &[LogRow], zone: &TimeZone) -> (String, Vec<String>) {
    let title = row.operation.map_or("Poging".to_owned(), |id| format!("Handeling {}", id.0));
    let mut lines = vec![facts(row, zone)];
    for row in rows {
        let (was, became) = was_became(row, zone);
        lines.push(String::new());
        lines.push(format!("{}  {}", event_label(&row.what), on(row, false)));
        lines.push(format!("  was: {was}"));
        lines.push(format!("  werd: {became}"));
    }
    (title, lines)
}

/// The number of lines of a long operation that are not shown.
pub(crate) fn more(n: usize) -> String {
    format!("en nog {}", number::count(Lang::Nl, n, "regel", "regels"))
}
