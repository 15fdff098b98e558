//! Users in Dutch: their details, and the questions before an action on them.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        AccessBy, AccessRow, Day, Email, JoinedBy, Name, Origin, UserDetails, UserRow, UserStatus,
    },
    text::{
        AddressAction, Fact, FormWords, Lang, QuestionWords,
        grammar::{
            number::count,
            words::{self, and, day_full},
        },
    },
};

pub(super) fn access(row: &AccessRow, zone: &TimeZone) -> (String, String, String) {
    let until = row.last_day.map(|day: Day| format!("tot {}", day_full(Lang::Nl, day)));
    let since = format!("sinds {}", day_full(Lang::Nl, row.since.day(zone)));
    let origin = match row.origin {
        Origin::Own => "eigen",
        Origin::Partner(_) => "via partner",
    };
    match row.by {
        AccessBy::Member(_) => (
            words::level(Lang::Nl, row.level).to_owned(),
            until.unwrap_or(since),
            origin.to_owned(),
        ),
        AccessBy::Asked(_) => {
            ("verzoek".to_owned(), since.replace("sinds", "wacht sinds"), origin.to_owned())
        }
    }
}

pub(super) fn facts(user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    let manager = if user.manager { " · Relatiemanager" } else { "" };
    let how = match user.came.1 {
        Some(JoinedBy::Founder) => "stichter",
        Some(JoinedBy::OwnDomain) => "zelf geregistreerd",
        Some(JoinedBy::Invitation) => "uitgenodigd",
        Some(JoinedBy::Added) => "toegevoegd",
        None => "",
    };
    let came = format!("{} {how}", day_full(Lang::Nl, user.came.0.day(zone)));
    let mut facts = vec![
        ("E-mail", user.email.to_string()),
        ("Rol", format!("{}{manager}", words::role(Lang::Nl, user.role))),
        ("Status", words::user_status(Lang::Nl, user.status).to_owned()),
        ("Sinds", came.trim_end().to_owned()),
    ];
    if let Some(until) = user.code_until {
        facts.push(("Code", format!("werkt tot {}", day_full(Lang::Nl, until.day(zone)))));
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
        format!(" · toegang tot {}", count(Lang::Nl, n, "organisatie", "organisaties"))
    });
    let first = format!(
        "{}{manager} · {}{orgs}",
        words::role(Lang::Nl, row.role),
        words::user_status(Lang::Nl, row.status)
    );
    let then = match row.status {
        UserStatus::Invited => "n nieuwe code · d uitnodiging intrekken",
        UserStatus::Blocked => "x b deblokkeren · Enter meer",
        UserStatus::Active if row.me => "r rol · x m Relatiemanager · Enter meer",
        _ => "r rol · x m Relatiemanager · x b blokkeren · Enter meer",
    };
    vec![first, then.to_owned()]
}

pub(super) fn removal(
    name: &Name,
    (lost, total): (&[Name], usize),
    unborn: &[Name],
) -> QuestionWords {
    let lines = [
        Some(format!("{name} kan niet meer aanmelden en verliest alle toegang, overal.")),
        (total > 0).then(|| format!("Geen toegang meer tot: {}", words::and_of(Lang::Nl, lost, total))),
        removed_with_user(unborn),
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
fn removed_with_user(unborn: &[Name]) -> Option<String> {
    let names = and(Lang::Nl, unborn, 8);
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
        "Intrekken  i",
    )
}

/// The form for an action on one of these addresses.
pub(super) fn address(act: AddressAction, emails: &[Email]) -> FormWords {
    let (title, intro, button) = match (act, emails) {
        (AddressAction::Code, _) => (
            "Code voor een adres",
            "De code die je zo te zien krijgt geef je door; met die code wordt het adres bevestigd."
                .to_owned(),
            "Code maken",
        ),
        (AddressAction::Verify, [email]) => (
            "Adres bevestigen",
            format!("De code voor {email} kreeg je van een Beheerder."),
            "Bevestigen",
        ),
        (AddressAction::Verify, _) => (
            "Adres bevestigen",
            "De code voor dit adres kreeg je van een Beheerder.".to_owned(),
            "Bevestigen",
        ),
        (AddressAction::Primary, _) => (
            "Eerste adres",
            "Het adres dat nu het eerste is blijft een extra adres.".to_owned(),
            "Maak het eerste",
        ),
        (AddressAction::Remove, _) => {
            ("Adres verwijderen", "Kies het adres; daarna volgt de vraag.".to_owned(), "Verder")
        }
    };
    FormWords { title, intro: vec![intro], button }
}

pub(super) fn address_removal(email: &Email) -> QuestionWords {
    (
        format!("{email} verwijderen?"),
        vec![
            "Het is dan geen adres van jou meer en komt vrij voor een ander. Dit is niet ongedaan \
             te maken."
                .to_owned(),
        ],
        "Verwijderen  v",
    )
}

/// Why no address can be chosen, and what to do first.
pub(super) fn no_address(act: AddressAction, user: &UserDetails) -> String {
    let open = user.extra.iter().find(|(_, verified, _)| !verified);
    match (act, open) {
        _ if user.extra.is_empty() && user.me => {
            "Je hebt geen extra adres. Met x a voeg je er een toe.".to_owned()
        }
        (AddressAction::Primary, Some((email, _, coded))) => {
            let first = if *coded { "" } else { "vraag een Beheerder om een code (x c), en " };
            format!("{email} is nog niet bevestigd: {first}bevestig het eerst met x k.")
        }
        (AddressAction::Verify, Some((email, ..))) => {
            format!("Er is nog geen code voor {email}: een Beheerder maakt die met x c.")
        }
        _ => "Er is geen adres dat nog bevestigd moet worden.".to_owned(),
    }
}
