//! The people whom a question leaves out, with the reason.

use jiff::tz::TimeZone;

use crate::{
    domain::{Name, Now, Refusal, UserStatus},
    text::{
        Lang, both,
        grammar::words::{self, join_with_and},
        refusals,
    },
};

/// Maximum number of people whom each reason names.
const MAX_NAMED: usize = 3;

/// Says how many people an act on marked users skips, and why; `None` if it skips nobody.
pub(crate) fn skipped_users(
    lang: Lang,
    skipped: Vec<(Name, Refusal)>,
    zone: &TimeZone,
    now: Now,
) -> Option<String> {
    let mut groups: Vec<(String, Vec<Name>)> = Vec::new();
    for (name, why) in skipped {
        let reason = reason(lang, &why, zone, now);
        match groups.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => groups.push((reason, vec![name])),
        }
    }
    skipped_groups(lang, groups)
}

/// Says how many people are skipped, by reason; `None` if nobody is.
pub(crate) fn skipped_groups(lang: Lang, groups: Vec<(String, Vec<Name>)>) -> Option<String> {
    let count: usize = groups.iter().map(|(_, names)| names.len()).sum();
    let parts =
        groups.into_iter().filter(|(_, names)| !names.is_empty()).map(|(why, mut names)| {
            names.sort_by_key(|name| crate::domain::fold(name));
            format!("{} ({why})", join_with_and(lang, &names, MAX_NAMED))
        });
    let parts = parts.collect::<Vec<_>>().join("; ");
    (count > 0).then(|| match (lang, count) {
        (Lang::Nl, 1) => format!("Overgeslagen wordt {parts}."),
        (Lang::Nl, _) => format!("{count} worden overgeslagen: {parts}."),
        (Lang::En, 1) => format!("{parts} is skipped."),
        (Lang::En, _) => format!("{count} are skipped: {parts}."),
    })
}

/// Why one user is skipped, in a few words beside their name.
fn reason(lang: Lang, why: &Refusal, zone: &TimeZone, now: Now) -> String {
    match why {
        Refusal::WrongStatus { status: UserStatus::Blocked, .. } => {
            both("al geblokkeerd", "blocked already").of(lang).to_owned()
        }
        Refusal::WrongStatus { status, .. } => words::user_status(lang, *status).to_owned(),
        Refusal::OwnRole => both("jijzelf", "yourself").of(lang).to_owned(),
        Refusal::LastEnvAdmin { .. } => {
            both("de laatste Beheerder", "the last Administrator").of(lang).to_owned()
        }
        Refusal::Same { .. } => both("al zo", "so already").of(lang).to_owned(),
        _ => refusals::short(lang, why, zone, now),
    }
}
