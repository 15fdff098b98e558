//! Words, numbers and days in Dutch.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        Day, DomainKind, Folder, InvitationState, Level, MemberRow, Method, Moment, Name, Now,
        OrgStatus, Origin, PlatformRole, RequestRow, RequestState, Scheme, UserStatus,
    },
    text::grammar::{
        day::{self, Months, Weekdays, clock},
        names,
        number::{self, counted, grouped},
    },
};

const MONTHS: Months = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const WEEKDAYS: Weekdays =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// `1 lid`, `1.204 leden`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    counted(n, '.', one, many)
}

/// Joins names with "en"; above `most` names it counts the others.
pub(super) fn and(names: &[Name], most: usize) -> String {
    names::listed(names, most, "en", |n| count(n, "ander", "anderen"))
}

/// Joins the first names with "en", and counts the others.
pub(super) fn and_of(names: &[Name], total: usize) -> String {
    names::first_of(names, total, "en", |n| count(n, "andere", "andere"))
}

/// Day and time, without seconds.
pub(super) fn moment(at: Moment, zone: &TimeZone) -> String {
    format!("{} {}", day_full(at.day(zone)), clock(at, zone))
}

/// `31-12-2026`.
pub(super) fn day_full(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{day:02}-{month:02}-{year}")
}

/// `31-12-26`.
pub(super) fn day_short(day: Day) -> String {
    let (year, month, day) = day.parts();
    format!("{day:02}-{month:02}-{:02}", year.rem_euclid(100))
}

/// `31-12` in the year of `today`, `31-12-27` in another.
pub(super) fn day_this_year(day: Day, today: Day) -> String {
    let ((year, month, of_month), (this_year, ..)) = (day.parts(), today.parts());
    if year == this_year { format!("{of_month:02}-{month:02}") } else { day_short(day) }
}

/// `donderdag 31 december 2026`.
pub(super) fn day_long(day: Day) -> String {
    day::long(day, &WEEKDAYS, &MONTHS)
}

/// `zojuist`, `gisteren`, `9 dagen`.
pub(super) fn ago(at: Moment, now: Now) -> String {
    let minutes = now.at.0.saturating_sub(at.0) / 60_000;
    match (minutes, now.at.days_since(at)) {
        (..5, _) => "zojuist".to_owned(),
        (5..60, _) => format!("{minutes} minuten"),
        (60..120, _) => "1 uur".to_owned(),
        (_, 0) => format!("{} uur", minutes / 60),
        (_, 1) => "gisteren".to_owned(),
        (_, days) => format!("{days} dagen"),
    }
}

pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Member => "Lid",
        Level::OrgAdmin => "Beheerder",
    }
}

pub(super) const fn role(role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => "Basisgebruiker",
        PlatformRole::Advanced => "Gevorderde gebruiker",
        PlatformRole::EnvAdmin => "Beheerder",
    }
}

pub(super) const fn role_short(role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => "Basis",
        PlatformRole::Advanced => "Gevorderd",
        PlatformRole::EnvAdmin => "Beheerder",
    }
}

pub(super) const fn user_status(status: UserStatus) -> &'static str {
    match status {
        UserStatus::Invited => "Uitgenodigd",
        UserStatus::Active => "Actief",
        UserStatus::Blocked => "Geblokkeerd",
        UserStatus::Removed => "Verwijderd",
    }
}

pub(super) const fn domain_kind(kind: DomainKind) -> &'static str {
    match kind {
        DomainKind::Own => "eigen domein",
        DomainKind::Shared => "gedeeld domein",
    }
}

pub(super) const fn invitation_state(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Sent => "code verstrekt",
        InvitationState::Accepted => "code gebruikt",
        InvitationState::Withdrawn => "ingetrokken",
        InvitationState::Expired => "verlopen",
        InvitationState::Replaced => "vervangen",
    }
}

pub(super) const fn method(method: Method) -> &'static str {
    match method {
        Method::Payment => "betaling",
        Method::Extract => "uittreksel",
        Method::Other => "ander bewijs:",
    }
}

/// Name of a register number, short enough to stand beside a field.
pub(super) const fn number_short(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "8 cijfers",
        Scheme::Kbo => "10 cijfers, met controlegetal",
        Scheme::Vat => "NL123456789B01 of BE…",
        Scheme::Oin => "20 cijfers, eerst zeven nullen",
    }
}

/// The form that a number must have.
pub(super) const fn number_form(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "Een KvK-nummer heeft 8 cijfers.",
        Scheme::Kbo => {
            "Een ondernemingsnummer heeft 10 cijfers, begint met 0 of 1, en eindigt op het \
             juiste controlegetal."
        }
        Scheme::Vat => {
            "Een btw-nummer is NL123456789B01 of BE met het ondernemingsnummer, met het \
             juiste controlegetal."
        }
        Scheme::Oin => "Een OIN heeft 20 cijfers en begint met zeven nullen.",
    }
}

pub(super) const fn org_status(status: OrgStatus) -> &'static str {
    match status {
        OrgStatus::NotActive => "niet actief",
        OrgStatus::UnderReview => "in beoordeling",
        OrgStatus::Active => "actief",
        OrgStatus::Removed => "verwijderd",
    }
}

pub(super) const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "wacht",
        RequestState::Accepted => "geaccepteerd",
        RequestState::Declined => "geweigerd",
        RequestState::Withdrawn => "ingetrokken",
        RequestState::Expired => "verlopen",
    }
}

/// `wacht, 5 d over`, `! verlopen 3 d`, `geaccepteerd`.
pub(super) fn request_state(row: &RequestRow, now: Now) -> String {
    match row.state {
        RequestState::Pending if row.needs_renewal() => "! vernieuwen".to_owned(),
        RequestState::Pending => {
            let left = row.expires_at.days_ahead(now.at);
            format!("wacht, {left} d over")
        }
        RequestState::Expired => {
            format!("! verlopen {} d", now.at.days_since(row.expires_at).max(0))
        }
        other => state(other).to_owned(),
    }
}

pub(super) const fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "KvK-nummer",
        Scheme::Kbo => "Ondernemingsnr.",
        Scheme::Vat => "Btw-nummer",
        Scheme::Oin => "OIN",
    }
}

pub(super) fn origin(row: &MemberRow) -> String {
    match row.origin {
        Origin::Own => "eigen".to_owned(),
        Origin::Partner(_) => format!("via {}", row.env),
    }
}

/// The status of a member without effective access.
pub(super) fn member_status(row: &MemberRow) -> &'static str {
    match (row.status, row.lowered) {
        (UserStatus::Invited, _) => " · nog niet geactiveerd",
        (UserStatus::Blocked, _) => " · geblokkeerd",
        (_, true) => " · nu Basisgebruiker",
        _ => "",
    }
}

/// `Leden 14`.
pub(super) fn tab(label: &str, n: Option<usize>) -> String {
    number::tab(label, n, '.')
}

pub(super) fn count_requests(total: usize, folder: Folder, marked: usize) -> String {
    let verzoeken = count(total, "verzoek", "verzoeken");
    match (folder, marked) {
        (_, 1..) => format!("{} van {verzoeken} gemarkeerd", grouped(marked, '.')),
        (Folder::Open, 0) => format!("{verzoeken} onderweg"),
        (Folder::Handled, 0) => format!("{verzoeken} afgehandeld"),
    }
}
