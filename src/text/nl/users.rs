//! Users in Dutch: what is known of one, and what is asked before something is done to him.

use jiff::tz::TimeZone;

use super::words::{self, and, count, day_full};
use crate::{
    domain::{AccessBy, AccessRow, Day, How, Name, Origin, UserDetails, UserRow, UserStatus},
    text::{Fact, QuestionWords},
};

pub(super) fn access(row: &AccessRow, zone: &TimeZone) -> (String, String, String) {
    let until = row.last_day.map(|day: Day| format!("tot {}", day_full(day)));
    let since = format!("sinds {}", day_full(row.since.day(zone)));
    let origin = match row.origin {
        Origin::Own => "eigen",
        Origin::Partner(_) => "via partner",
    };
    match row.by {
        AccessBy::Member(_) => {
            (words::level(row.level).to_owned(), until.unwrap_or(since), origin.to_owned())
        }
        AccessBy::Asked(_) => {
            ("verzoek".to_owned(), since.replace("sinds", "wacht sinds"), origin.to_owned())
        }
    }
}

pub(super) fn facts(user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    let manager = if user.manager { " · Relatiemanager" } else { "" };
    let how = match user.came.1 {
        Some(How::Founder) => "stichter",
        Some(How::OwnDomain) => "zelf geregistreerd",
        Some(How::Invitation) => "uitgenodigd",
        Some(How::Added) => "toegevoegd",
        None => "",
    };
    let came = format!("{} {how}", day_full(user.came.0.day(zone)));
    let mut facts = vec![
        ("E-mail", user.email.to_string()),
        ("Rol", format!("{}{manager}", words::role(user.role))),
        ("Status", words::user_status(user.status).to_owned()),
        ("Sinds", came.trim_end().to_owned()),
    ];
    if let Some(until) = user.code_until {
        facts.push(("Code", format!("werkt tot {}", day_full(until.day(zone)))));
    }
    for (email, verified, coded) in &user.extra {
        let state = match (verified, coded) {
            (true, _) => "bevestigd",
            (false, true) => "wacht op de code (x k)",
            (false, false) => "wacht op een code van een Beheerder (x c)",
        };
        facts.push(("Extra adres", format!("{email} · {state}")));
    }
    facts
}

pub(super) fn hint(row: &UserRow) -> Vec<String> {
    let manager = if row.manager { " · Relatiemanager" } else { "" };
    let orgs = row.orgs.map_or(String::new(), |n| {
        format!(" · toegang tot {}", count(n, "organisatie", "organisaties"))
    });
    let first =
        format!("{}{manager} · {}{orgs}", words::role(row.role), words::user_status(row.status));
    let then = match row.status {
        UserStatus::Invited => "n nieuwe code · d uitnodiging intrekken",
        UserStatus::Blocked => "x b deblokkeren · Enter meer",
        UserStatus::Active if row.me => "r rol · x m Relatiemanager · Enter meer",
        _ => "r rol · x m Relatiemanager · x b blokkeren · Enter meer",
    };
    vec![row.email.clone(), first, then.to_owned()]
}

pub(super) fn removal(name: &Name, unborn: &[Name]) -> QuestionWords {
    let lines = [
        Some(format!("{name} kan niet meer aanmelden en verliest alle toegang, overal.")),
        goes_along(unborn),
        Some(
            "Verzoeken van en aan deze gebruiker en de relaties vervallen. Dit is niet ongedaan te \
             maken; het adres komt weer vrij."
                .to_owned(),
        ),
    ];
    let lines = lines.into_iter().flatten().collect();
    (format!("{name} verwijderen uit de omgeving?"), lines, "Verwijderen  v")
}

/// The organisations that are removed with a user.
fn goes_along(unborn: &[Name]) -> Option<String> {
    let names = and(unborn, 8);
    match unborn.len() {
        0 => None,
        1 => Some(format!("Nog niet geactiveerd en verdwijnt mee: {names}")),
        _ => Some(format!("Nog niet geactiveerd en verdwijnen mee: {names}")),
    }
}

pub(super) fn uninvite(name: &Name) -> QuestionWords {
    (
        format!("Uitnodiging van {name} intrekken?"),
        vec!["De code werkt dan niet meer en het adres komt weer vrij.".to_owned()],
        "Verwijderen  v",
    )
}
