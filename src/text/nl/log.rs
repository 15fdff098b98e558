//! Lines of the log in Dutch: who, what, on what, what was and what became.

use super::{
    refusal::denied,
    words::{self, day_full},
};
use crate::domain::{
    Actor, Kind, LogRow, Membership, OrgStatus, Organisation, Record, User, UserStatus, What,
};

pub(super) fn who(row: &LogRow) -> String {
    match &row.actor {
        (Actor::System, _) => "systeem".to_owned(),
        (Actor::Person(_), name) => name.as_ref().map_or("–".to_owned(), ToString::to_string),
    }
}

pub(super) fn on(row: &LogRow) -> String {
    match (&row.user, &row.org, &row.env) {
        (Some(person), Some((_, org)), _) => format!("{} @ {org}", person.name),
        (Some(person), None, _) => person.name.to_string(),
        (None, Some((_, org)), _) => org.to_string(),
        (None, None, Some(env)) => env.to_string(),
        (None, None, None) => "–".to_owned(),
    }
}

pub(super) fn what(what: &What) -> String {
    match what {
        What::Happened(kind) => kind_name(*kind).to_owned(),
        What::Denied(command, code) => {
            format!("geweigerd: {} ({})", attempt(command), denied(code))
        }
    }
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::EnvironmentFounded => "omgeving.gesticht",
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
        Kind::RequestExpired => "verzoek.verlopen",
    }
}

/// The name of a command that was refused, in the words of what it would have done.
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
        other => other,
    }
}

pub(super) fn was_became(row: &LogRow) -> (String, String) {
    let said = |record: Option<&Record>| record.map_or("–".to_owned(), state);
    (said(row.was.as_ref()), said(row.becomes.as_ref()))
}

/// A row in a few words: what of it can change.
fn state(record: &Record) -> String {
    match record {
        Record::Environment(row) => {
            format!("{} ({})", row.name, words::domain_kind(row.domain_kind))
        }
        Record::User(row) => user(row),
        Record::Organisation(row) => organisation(row),
        Record::Membership(row) => membership(row),
        Record::Request(row) => {
            let until = row.last_day.map_or(String::new(), |day| format!(" tot={}", day_full(day)));
            format!("{} rol={}{until}", words::state(row.state), words::level(row.level))
        }
        Record::Partnership(row) => {
            if row.ended.is_some() { "beëindigd" } else { "actief" }.to_owned()
        }
        Record::Relation(row) => {
            if row.ended_at.is_some() { "beëindigd" } else { "actief" }.to_owned()
        }
        Record::RelationRequest(row) => words::state(row.state).to_owned(),
        Record::Invitation(row) => words::invitation_state(row.state).to_owned(),
    }
}

fn user(row: &User) -> String {
    let manager = if row.relation_manager { " Relatiemanager" } else { "" };
    let extra = match row.extra.len() {
        0 => String::new(),
        n => format!(" (+{n})"),
    };
    let status = words::user_status(row.status).to_lowercase();
    match row.status {
        UserStatus::Removed => status,
        _ => format!("{status} rol={}{manager} {}{extra}", words::role_short(row.role), row.email),
    }
}

fn organisation(row: &Organisation) -> String {
    let status = words::org_status(row.status);
    match (&row.evidence, row.status) {
        (Some(evidence), OrgStatus::UnderReview) => {
            format!("{status}: {} {}", words::method(evidence.method), evidence.reference)
        }
        _ => format!("{status} {}", row.name),
    }
}

fn membership(row: &Membership) -> String {
    if row.ended.is_some() {
        return "geen toegang".to_owned();
    }
    let until = row.last_day.map_or(String::new(), |day| format!(" tot={}", day_full(day)));
    format!("rol={}{until}", words::level(row.level))
}
