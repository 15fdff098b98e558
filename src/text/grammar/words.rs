//! The words for levels, roles, statuses and days.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        Day, DomainKind, Folder, InvitationState, Level, MemberRow, Method, Moment, Name, Now,
        OrgStatus, Origin, PlatformRole, RequestRow, RequestState, Scheme, UserStatus,
    },
    text::{
        Lang, both,
        grammar::{
            day::{self, Months, Weekdays, clock},
            names,
            number::{count, grouped},
        },
    },
};

pub use super::elapsed::{days_left, time_ago};
pub(crate) use super::elapsed::{time_since, today_at, waiting_time};

const MONTHS_NL: Months = [
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

const MONTHS_EN: Months = [
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

const WEEKDAYS_NL: Weekdays =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

const WEEKDAYS_EN: Weekdays =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// In English, a count with its noun; if a filter hides some, `3 of 9` instead.
pub(crate) fn count_shown(total: usize, unfiltered: usize, one: &str, many: &str) -> String {
    if total == unfiltered {
        count(Lang::En, total, one, many)
    } else {
        format!("{} of {}", grouped(Lang::En, total), grouped(Lang::En, unfiltered))
    }
}

pub(crate) fn members(n: usize) -> String {
    count(Lang::En, n, "member", "members")
}

pub(crate) fn memberships(n: usize) -> String {
    count(Lang::En, n, "membership", "memberships")
}

pub(crate) fn requests(n: usize) -> String {
    count(Lang::En, n, "request", "requests")
}

pub(crate) fn users(n: usize) -> String {
    count(Lang::En, n, "user", "users")
}

/// The name of a country by its code of two letters; the code if it has no name here.
pub(crate) fn country(lang: Lang, code: &str) -> &str {
    match (lang, code) {
        (Lang::Nl, "NL") => "Nederland",
        (Lang::En, "NL") => "Netherlands",
        (Lang::Nl, "BE") => "België",
        (Lang::En, "BE") => "Belgium",
        (_, other) => other,
    }
}

/// Joins names with "and". If there are more than `most` names, the rest is counted.
pub(crate) fn join_with_and(lang: Lang, names: &[Name], most: usize) -> String {
    match lang {
        Lang::Nl => names::join_names(names, most, "en", |n| count(lang, n, "ander", "anderen")),
        Lang::En => names::join_names(names, most, "and", |n| count(lang, n, "other", "others")),
    }
}

/// Like [`join_with_and`], for organisations.
pub(crate) fn join_organisations(lang: Lang, names: &[Name], most: usize) -> String {
    match lang {
        Lang::Nl => names::join_names(names, most, "en", |n| count(lang, n, "andere", "andere")),
        Lang::En => join_with_and(lang, names, most),
    }
}

/// Joins the first names with "and", and counts the rest.
pub(crate) fn join_first_with_and(lang: Lang, names: &[Name], total: usize) -> String {
    match lang {
        Lang::Nl => {
            names::join_first_names(names, total, "en", |n| count(lang, n, "andere", "andere"))
        }
        Lang::En => {
            names::join_first_names(names, total, "and", |n| count(lang, n, "other", "others"))
        }
    }
}

/// Day and time, without seconds.
pub fn moment(lang: Lang, at: Moment, zone: &TimeZone) -> String {
    format!("{} {}", day_full(lang, at.day(zone)), clock(at, zone))
}

/// `31 dec 2026`; `31 Dec 2026`.
pub(crate) fn day_full(lang: Lang, day: Day) -> String {
    let (year, ..) = day.parts();
    format!("{} {year}", day_and_month(lang, day))
}

/// The last day of access: `t/m 2 dec 2026`.
pub(crate) fn until(lang: Lang, day: Day) -> String {
    format!("{} {}", both("t/m", "until").of(lang), day_full(lang, day))
}

/// `31-12-2026`; `2026-12-31`, for fields in which the user types, and for shell columns.
pub(crate) fn day_numeric(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Nl => {
            let (year, month, day) = day.parts();
            format!("{day:02}-{month:02}-{year}")
        }
        Lang::En => day.to_string(),
    }
}

/// `31-12-26`; `31 Dec 26`.
pub fn day_short(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Nl => {
            let (year, month, day) = day.parts();
            format!("{day:02}-{month:02}-{:02}", year.rem_euclid(100))
        }
        Lang::En => {
            let (year, ..) = day.parts();
            format!("{} {:02}", day_and_month(lang, day), year.rem_euclid(100))
        }
    }
}

/// `31-12` or `31 Dec` in the year of `today`; `31-12-27` or `31 Dec 27` in another year.
pub(crate) fn day_this_year(lang: Lang, day: Day, today: Day) -> String {
    match lang {
        Lang::Nl => {
            let ((year, month, of_month), (this_year, ..)) = (day.parts(), today.parts());
            if year == this_year {
                format!("{of_month:02}-{month:02}")
            } else {
                day_short(lang, day)
            }
        }
        Lang::En => {
            let ((year, ..), (this_year, ..)) = (day.parts(), today.parts());
            if year == this_year { day_and_month(lang, day) } else { day_short(lang, day) }
        }
    }
}

/// `31 dec`; `31 Dec`.
pub(crate) fn day_and_month(lang: Lang, day: Day) -> String {
    let (.., of_month) = day.parts();
    let month = match lang {
        Lang::Nl => match day::month(day, &MONTHS_NL) {
            "maart" => "mrt",
            month => month,
        },
        Lang::En => day::month(day, &MONTHS_EN),
    };
    format!("{of_month} {}", month.get(..3).unwrap_or(month))
}

/// `donderdag 31 december 2026`; `Thursday 31 December 2026`.
pub fn day_long(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Nl => day::full_date(day, &WEEKDAYS_NL, &MONTHS_NL),
        Lang::En => day::full_date(day, &WEEKDAYS_EN, &MONTHS_EN),
    }
}

pub(crate) const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Member => both("Lid", "Member"),
        Level::OrgAdmin => both("Beheerder", "Administrator"),
    }
    .of(lang)
}

/// The word for a role in the environment.
pub(crate) const fn role(lang: Lang, role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => both("Basisgebruiker", "Basic user"),
        PlatformRole::Advanced => both("Gevorderde gebruiker", "Advanced user"),
        PlatformRole::EnvAdmin => both("Beheerder", "Administrator"),
    }
    .of(lang)
}

/// The English word for a role in the environment, for places where the usual word could be
/// mistaken for a level in an organisation.
pub(crate) const fn role_in_full(of: PlatformRole) -> &'static str {
    match of {
        PlatformRole::EnvAdmin => "Administrator (environment)",
        other => role(Lang::En, other),
    }
}

pub(crate) const fn role_short(lang: Lang, role: PlatformRole) -> &'static str {
    match role {
        PlatformRole::Basic => both("Basis", "Basic"),
        PlatformRole::Advanced => both("Gevorderd", "Advanced"),
        PlatformRole::EnvAdmin => both("Beheerder", "Admin"),
    }
    .of(lang)
}

pub(crate) const fn user_status(lang: Lang, status: UserStatus) -> &'static str {
    match status {
        UserStatus::Invited => both("uitgenodigd", "invited"),
        UserStatus::Active => both("actief", "active"),
        UserStatus::Blocked => both("geblokkeerd", "blocked"),
        UserStatus::Removed => both("verwijderd", "removed"),
    }
    .of(lang)
}

pub(crate) const fn domain_kind(lang: Lang, kind: DomainKind) -> &'static str {
    match kind {
        DomainKind::Own => both("eigen domein", "own domain"),
        DomainKind::Shared => both("gedeeld domein", "shared domain"),
    }
    .of(lang)
}

pub(crate) const fn invitation_state(lang: Lang, state: InvitationState) -> &'static str {
    match state {
        InvitationState::Sent => both("code verstrekt", "code made"),
        InvitationState::Accepted => both("code gebruikt", "code used"),
        InvitationState::Withdrawn => both("ingetrokken", "withdrawn"),
        InvitationState::Expired => both("verlopen", "expired"),
        InvitationState::Replaced => both("vervangen", "replaced"),
    }
    .of(lang)
}

pub(crate) const fn method(lang: Lang, method: Method) -> &'static str {
    match method {
        Method::Payment => both("betaling", "payment"),
        Method::Extract => both("uittreksel", "extract"),
        Method::Other => both("ander bewijs:", "other evidence:"),
    }
    .of(lang)
}

/// The required form of a register number, in a few words for a place beside a field.
pub(crate) const fn number_short(lang: Lang, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => both("8 cijfers", "8 digits"),
        Scheme::Kbo => both("10 cijfers, met controlegetal", "10 digits, with check digits"),
        Scheme::Vat => both("NL123456789B01 of BE…", "NL123456789B01 or BE…"),
        Scheme::Oin => both("20 cijfers, eerst zeven nullen", "20 digits, seven zeros first"),
    }
    .of(lang)
}

/// The required form of a register number, as a sentence.
pub(crate) const fn number_form(lang: Lang, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => both(
            "Een KvK-nummer heeft 8 cijfers.",
            "A Chamber of Commerce (KvK) number has 8 digits.",
        ),
        Scheme::Kbo => both(
            "Een ondernemingsnummer heeft 10 cijfers, begint met 0 of 1, en eindigt op het juiste \
             controlegetal.",
            "An Enterprise number has 10 digits, begins with 0 or 1, and ends with the right \
             check digits.",
        ),
        Scheme::Vat => both(
            "Een btw-nummer is NL123456789B01 of BE met het ondernemingsnummer, met het juiste \
             controlegetal.",
            "A VAT number is NL123456789B01, or BE with the Enterprise number, with the right \
             check digits.",
        ),
        Scheme::Oin => both(
            "Een OIN heeft 20 cijfers en begint met zeven nullen.",
            "An OIN has 20 digits and begins with seven zeros.",
        ),
    }
    .of(lang)
}

pub(crate) const fn org_status(lang: Lang, status: OrgStatus) -> &'static str {
    match status {
        OrgStatus::NotActive => both("niet actief", "not active"),
        OrgStatus::UnderReview => both("in beoordeling", "under review"),
        OrgStatus::Active => both("actief", "active"),
        OrgStatus::Removed => both("verwijderd", "removed"),
    }
    .of(lang)
}

pub(crate) const fn request_state_word(lang: Lang, state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => both("wacht", "pending"),
        RequestState::Accepted => both("geaccepteerd", "accepted"),
        RequestState::Declined => both("geweigerd", "declined"),
        RequestState::Withdrawn => both("ingetrokken", "withdrawn"),
        RequestState::Expired => both("verlopen", "expired"),
    }
    .of(lang)
}

/// `wacht, nog 5 dagen`, `wacht, tot 14:02`, `! 3 dagen verlopen`, `geaccepteerd`; `pending, 5 days
/// left`, `pending, until 14:02`, `! expired 3 days ago`, `accepted`.
pub(crate) fn request_state(lang: Lang, row: &RequestRow, zone: &TimeZone, now: Now) -> String {
    match (lang, row.state) {
        (Lang::Nl, RequestState::Pending) if row.needs_renewal() => "! vernieuwen".to_owned(),
        (Lang::En, RequestState::Pending) if row.needs_renewal() => "! renew".to_owned(),
        (_, RequestState::Pending) => {
            let left = now.days_until(row.expires_at.day(zone)).try_into().unwrap_or(0);
            match lang {
                Lang::Nl if left == 0 => format!("wacht, tot {}", clock(row.expires_at, zone)),
                Lang::En if left == 0 => format!("pending, until {}", clock(row.expires_at, zone)),
                Lang::Nl => format!("wacht, nog {}", count(lang, left, "dag", "dagen")),
                Lang::En => format!("pending, {} left", count(lang, left, "day", "days")),
            }
        }
        (_, RequestState::Expired) => {
            let days = now.days_since(row.expires_at, zone).try_into().unwrap_or(0);
            match lang {
                Lang::Nl if days == 0 => "! vandaag verlopen".to_owned(),
                Lang::En if days == 0 => "! expired today".to_owned(),
                Lang::Nl => format!("! {} verlopen", count(lang, days, "dag", "dagen")),
                Lang::En => format!("! expired {} ago", count(lang, days, "day", "days")),
            }
        }
        (_, other) => request_state_word(lang, other).to_owned(),
    }
}

pub(crate) const fn scheme(lang: Lang, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Kvk => both("KvK-nummer", "KvK number"),
        Scheme::Kbo => both("Ondernemingsnr.", "Enterprise no."),
        Scheme::Vat => both("Btw-nummer", "VAT number"),
        Scheme::Oin => both("OIN", "OIN"),
    }
    .of(lang)
}

pub(crate) fn origin_label(lang: Lang, row: &MemberRow) -> String {
    match (lang, row.membership.origin) {
        (Lang::Nl, Origin::Own) => "eigen".to_owned(),
        (Lang::En, Origin::Own) => "own".to_owned(),
        (_, Origin::Partner(_)) => format!("via {}", row.env),
    }
}

/// The number of requests; if some are marked, also the number of marked requests.
pub fn count_requests(lang: Lang, total: usize, folder: Folder, marked: usize) -> String {
    match lang {
        Lang::Nl => {
            let verzoeken = count(lang, total, "verzoek", "verzoeken");
            match (folder, marked) {
                (_, 1..) => format!("{} van {verzoeken} gemarkeerd", grouped(lang, marked)),
                (Folder::Open, 0) => count(lang, total, "open verzoek", "open verzoeken"),
                (Folder::Handled, 0) => format!("{verzoeken} afgehandeld"),
            }
        }
        Lang::En => match (folder, marked) {
            (_, 1..) => format!("{} of {} marked", grouped(lang, marked), requests(total)),
            (Folder::Open, 0) => count(lang, total, "open request", "open requests"),
            (Folder::Handled, 0) => count(lang, total, "handled request", "handled requests"),
        },
    }
}
