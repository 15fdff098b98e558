//! Sentences about the values that members and users have again.

use jiff::tz::TimeZone;

use super::Subject;
use crate::{
    domain::{Day, Level, MemberValue, Outcome, PlatformRole, UserValue},
    text::{
        Lang,
        grammar::words::{day_full, level, role},
    },
};

/// The value that members have again.
pub(super) fn member_sentence(lang: Lang, value: MemberValue, subject: &Subject) -> String {
    let Subject { who, n, orgs, .. } = subject;
    let is_one = *n == 1;
    let with = |word: &str| {
        if orgs.is_empty() { String::new() } else { format!(" {word} {orgs}") }
    };
    let either = |one: &'static str, many: &'static str| if is_one { one } else { many };
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(to)) => {
            let role = level(lang, to);
            format!("{who} {} weer {role}{}", either("is", "zijn"), with("van"))
        }
        (Lang::En, MemberValue::Level(to)) => {
            let what = match to {
                Level::Member => either("a Member", "Members"),
                Level::OrgAdmin => either("an Administrator", "Administrators"),
            };
            format!("{who} {} {what}{} again", either("is", "are"), with("of"))
        }
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("De laatste dag van {who}{} is weer {}", with("bij"), day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("The last day of {who}{} is {} again", with("at"), day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => {
            format!("{who} {} weer geen laatste dag{}", either("heeft", "hebben"), with("bij"))
        }
        (Lang::En, MemberValue::LastDay(None)) => {
            format!("{who} {} no last day{} again", either("has", "have"), with("at"))
        }
        (Lang::Nl, MemberValue::Pause(Some(day))) => {
            let day = day_full(lang, day);
            format!("{who} {} weer gepauzeerd{} tot {day}", either("is", "zijn"), with("bij"))
        }
        (Lang::En, MemberValue::Pause(Some(day))) => {
            let day = day_full(lang, day);
            format!("{who} {} paused{} until {day} again", either("is", "are"), with("at"))
        }
        (Lang::Nl, MemberValue::Pause(None)) => {
            format!("{who} {} niet meer gepauzeerd{}", either("is", "zijn"), with("bij"))
        }
        (Lang::En, MemberValue::Pause(None)) => {
            format!("{who} {} no longer paused{}", either("is", "are"), with("at"))
        }
    }
}

/// The last day that members have again, in few words behind their names.
pub(super) fn last_day_in_short(lang: Lang, day: Option<Day>, who: &str) -> String {
    match (lang, day) {
        (Lang::Nl, Some(day)) => format!("{who} weer t/m {}", day_full(lang, day)),
        (Lang::En, Some(day)) => format!("{who} until {} again", day_full(lang, day)),
        (Lang::Nl, None) => format!("{who} weer zonder laatste dag"),
        (Lang::En, None) => format!("{who} without a last day again"),
    }
}

/// The last day of the term of requests that are open again, behind the sentence about them; empty if
/// they have none or several.
pub(super) fn term(lang: Lang, outcomes: &[&Outcome], zone: &TimeZone) -> String {
    let mut days = outcomes.iter().filter_map(|one| Some(one.open_until?.day(zone)));
    match (lang, days.next()) {
        (Lang::Nl, Some(day)) if days.all(|other| other == day) => {
            format!(" t/m {}", day_full(lang, day))
        }
        (Lang::En, Some(day)) if days.all(|other| other == day) => {
            format!(" until {}", day_full(lang, day))
        }
        _ => String::new(),
    }
}

/// The value that users have again.
pub(super) fn user_value_sentence(lang: Lang, value: UserValue, subject: &Subject) -> String {
    let Subject { who, n, .. } = subject;
    let is_one = *n == 1;
    let either = |one: &'static str, many: &'static str| if is_one { one } else { many };
    match (lang, value) {
        (Lang::Nl, UserValue::Role(to)) => {
            let of = if to == PlatformRole::EnvAdmin { " van de omgeving" } else { "" };
            format!("{who} {} weer {}{of}", either("is", "zijn"), role(lang, to))
        }
        (Lang::En, UserValue::Role(to)) => {
            let what = match to {
                PlatformRole::Basic => either("a Basic user", "Basic users"),
                PlatformRole::Advanced => either("an Advanced user", "Advanced users"),
                PlatformRole::EnvAdmin => either(
                    "an Administrator of the environment",
                    "Administrators of the environment",
                ),
            };
            format!("{who} {} {what} again", either("is", "are"))
        }
        (Lang::Nl, UserValue::Manager(true)) => {
            format!("{who} {} weer Relatiemanager", either("is", "zijn"))
        }
        (Lang::En, UserValue::Manager(true)) => {
            let what = either("is a Relationship manager", "are Relationship managers");
            format!("{who} {what} again")
        }
        (Lang::Nl, UserValue::Manager(false)) => {
            format!("{who} {} geen Relatiemanager meer", either("is", "zijn"))
        }
        (Lang::En, UserValue::Manager(false)) => {
            let what = either(
                "is no longer a Relationship manager",
                "are no longer Relationship managers",
            );
            format!("{who} {what}")
        }
        (Lang::Nl, UserValue::Blocked(true)) => {
            format!("{who} {} weer geblokkeerd", either("is", "zijn"))
        }
        (Lang::En, UserValue::Blocked(true)) => {
            format!("{who} {} blocked again", either("is", "are"))
        }
        (Lang::Nl, UserValue::Blocked(false)) => {
            format!("{who} {} niet meer geblokkeerd", either("is", "zijn"))
        }
        (Lang::En, UserValue::Blocked(false)) => {
            format!("{who} {} no longer blocked", either("is", "are"))
        }
    }
}
