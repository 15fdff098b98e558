//! Words, numbers and days in English.

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
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: Weekdays =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `1 member`, `1,204 members`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    counted(n, ',', one, many)
}

/// A count, with the total if a filter hides some.
pub(super) fn shown(total: usize, unfiltered: usize, one: &str, many: &str) -> String {
    if total == unfiltered {
        count(total, one, many)
    } else {
        format!("{} of {}", grouped(total, ','), grouped(unfiltered, ','))
    }
}

pub(super) fn members(n: usize) -> String {
    count(n, "member", "members")
}

pub(super) fn memberships(n: usize) -> String {
    count(n, "membership", "memberships")
}

pub(super) fn requests(n: usize) -> String {
    count(n, "request", "requests")
}

pub(super) fn users(n: usize) -> String {
    count(n, "user", "users")
}

/// Joins names with "and"; above `most` names it counts the others.
pub(super) fn and(names: &[Name], most: usize) -> String {
    names::listed(names, most, "and", |n| count(n, "other", "others"))
}

/// Joins the first names with "and", and counts the others.
pub(super) fn and_of(names: &[Name], total: usize) -> String {
    names::first_of(names, total, "and", |n| count(n, "other", "others"))
}

/// Day and time, without seconds.
pub(super) fn moment(at: Moment, zone: &TimeZone) -> String {
    format!("{} {}", day_full(at.day(zone)), clock(at, zone))
}

/// `2026-12-31`.
pub(super) fn day_full(day: Day) -> String {
    day.to_string()
}

/// `31 Dec 26`.
pub(super) fn day_short(day: Day) -> String {
    let (year, ..) = day.parts();
    format!("{} {:02}", day_of_month(day), year.rem_euclid(100))
}

/// `31 Dec` in the year of `today`, `31 Dec 27` in another.
pub(super) fn day_this_year(day: Day, today: Day) -> String {
    let ((year, ..), (this_year, ..)) = (day.parts(), today.parts());
    if year == this_year { day_of_month(day) } else { day_short(day) }
}

fn day_of_month(day: Day) -> String {
    let (.., of_month) = day.parts();
    let month = day::month(day, &MONTHS);
    format!("{of_month} {}", month.get(..3).unwrap_or(month))
}

/// `Thursday 31 December 2026`.
pub(super) fn day_long(day: Day) -> String {
    day::long(day, &WEEKDAYS, &MONTHS)
}

/// `just now`, `yesterday`, `9 days ago`.
pub(super) fn ago(at: Moment, now: Now) -> String {
    let minutes = now.at.0.saturating_sub(at.0) / 60_000;
    match (minutes, now.at.days_since(at)) {
        (..5, _) => "just now".to_owned(),
        (5..60, _) => format!("{minutes} min ago"),
        (60..120, _) => "1 hour ago".to_owned(),
        (_, 0) => format!("{} hours ago", minutes / 60),
        (_, 1) => "yesterday".to_owned(),
        (_, days) => format!("{days} days ago"),
    }
}

pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Member => "Member",
        Level::OrgAdmin => "Administrator",
    }
}

/// A level with its article.
pub(super) const fn a_level(level: Level) -> &'static str {
    match level {
        Level::Member => "a Member",
        Level::OrgAdmin => "an Administrator",
    }
}

/// The role in the environment, short.
pub(super) const fn role(role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => "Basic user",
        PlatformRole::Advanced => "Advanced user",
        PlatformRole::EnvAdmin => "Administrator",
    }
}

/// The role in the environment, in full, where it could be mistaken for a level in an organisation.
pub(super) const fn role_in_full(of: PlatformRole) -> &'static str {
    match of {
        PlatformRole::EnvAdmin => "Administrator (environment)",
        other => role(other),
    }
}

pub(super) const fn role_short(role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => "Basic",
        PlatformRole::Advanced => "Advanced",
        PlatformRole::EnvAdmin => "Admin",
    }
}

pub(super) const fn user_status(status: UserStatus) -> &'static str {
    match status {
        UserStatus::Invited => "Invited",
        UserStatus::Active => "Active",
        UserStatus::Blocked => "Blocked",
        UserStatus::Removed => "Removed",
    }
}

pub(super) const fn domain_kind(kind: DomainKind) -> &'static str {
    match kind {
        DomainKind::Own => "own domain",
        DomainKind::Shared => "shared domain",
    }
}

pub(super) const fn invitation_state(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Sent => "code made",
        InvitationState::Accepted => "code used",
        InvitationState::Withdrawn => "withdrawn",
        InvitationState::Expired => "expired",
        InvitationState::Replaced => "replaced",
    }
}

pub(super) const fn method(method: Method) -> &'static str {
    match method {
        Method::Payment => "payment",
        Method::Extract => "extract",
        Method::Other => "other evidence:",
    }
}

/// Name of a register number, short enough to stand beside a field.
pub(super) const fn number_short(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "8 digits",
        Scheme::Kbo => "10 digits, with check digits",
        Scheme::Vat => "NL123456789B01 or BE…",
        Scheme::Oin => "20 digits, seven zeros first",
    }
}

/// The form that a number must have.
pub(super) const fn number_form(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "A Chamber of Commerce (KvK) number has 8 digits.",
        Scheme::Kbo => {
            "An Enterprise number has 10 digits, begins with 0 or 1, and ends with the right check \
             digits."
        }
        Scheme::Vat => {
            "A VAT number is NL123456789B01, or BE with the Enterprise number, with the right \
             check digits."
        }
        Scheme::Oin => "An OIN has 20 digits and begins with seven zeros.",
    }
}

pub(super) const fn org_status(status: OrgStatus) -> &'static str {
    match status {
        OrgStatus::NotActive => "not active",
        OrgStatus::UnderReview => "under review",
        OrgStatus::Active => "active",
        OrgStatus::Removed => "removed",
    }
}

pub(super) const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "pending",
        RequestState::Accepted => "accepted",
        RequestState::Declined => "declined",
        RequestState::Withdrawn => "withdrawn",
        RequestState::Expired => "expired",
    }
}

/// `pending, 5 d left`, `! expired 3 d ago`, `accepted`.
pub(super) fn request_state(row: &RequestRow, now: Now) -> String {
    match row.state {
        RequestState::Pending if row.needs_renewal() => "! renew".to_owned(),
        RequestState::Pending => {
            let left = row.expires_at.days_ahead(now.at);
            format!("pending, {left} d left")
        }
        RequestState::Expired => {
            format!("! expired {} d ago", now.at.days_since(row.expires_at).max(0))
        }
        other => state(other).to_owned(),
    }
}

pub(super) const fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => "KvK number",
        Scheme::Kbo => "Enterprise no.",
        Scheme::Vat => "VAT number",
        Scheme::Oin => "OIN",
    }
}

pub(super) fn origin(row: &MemberRow) -> String {
    match row.origin {
        Origin::Own => "own".to_owned(),
        Origin::Partner(_) => format!("via {}", row.env),
    }
}

/// The status of a member without effective access.
pub(super) fn member_status(row: &MemberRow) -> &'static str {
    match (row.status, row.lowered) {
        (UserStatus::Invited, _) => " · not activated yet",
        (UserStatus::Blocked, _) => " · blocked",
        (_, true) => " · now Basic user",
        _ => "",
    }
}

/// `Members 14`.
pub(super) fn tab(label: &str, n: Option<usize>) -> String {
    number::tab(label, n, ',')
}

pub(super) fn count_requests(total: usize, folder: Folder, marked: usize) -> String {
    match (folder, marked) {
        (_, 1..) => format!("{} of {} marked", grouped(marked, ','), requests(total)),
        (Folder::Open, 0) => count(total, "open request", "open requests"),
        (Folder::Handled, 0) => count(total, "handled request", "handled requests"),
    }
}
