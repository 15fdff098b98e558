//! Texts about users: their details, addresses and removal.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        AccessBy, AccessRow, Day, Email, JoinedBy, Name, Origin, UserDetails, UserRow, UserStatus,
    },
    text::{
        AddressAction, Fact, FormWords, Lang, QuestionWords, Text, both,
        grammar::{
            number::{count, grouped},
            words::{self, day_full, join_with_and},
        },
    },
};

/// The level of a membership, or the word for a request.
pub(crate) fn access_level(lang: Lang, row: &AccessRow) -> &'static str {
    match row.by {
        AccessBy::Member(_) => words::level(lang, row.level),
        AccessBy::Asked(_) => both("verzoek", "request").of(lang),
    }
}

/// The last day of a membership, or else its start; for a request its start.
pub(crate) fn access_days(lang: Lang, row: &AccessRow, zone: &TimeZone) -> String {
    let since = day_full(lang, row.since.day(zone));
    let until = row.last_day.map(|day: Day| day_full(lang, day));
    match (lang, row.by, until) {
        (Lang::Nl, AccessBy::Asked(_), _) => format!("wacht sinds {since}"),
        (Lang::En, AccessBy::Asked(_), _) => format!("asked on {since}"),
        (Lang::Nl, AccessBy::Member(_), Some(until)) => format!("tot {until}"),
        (Lang::En, AccessBy::Member(_), Some(until)) => format!("until {until}"),
        (_, AccessBy::Member(_), None) => since,
    }
}

/// The word for the origin of the access.
pub(crate) fn access_origin(lang: Lang, row: &AccessRow) -> &'static str {
    match row.origin {
        Origin::Own => both("eigen", "own").of(lang),
        Origin::Partner(_) => "via partner",
    }
}

pub(crate) fn user_facts(lang: Lang, user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    match lang {
        Lang::Nl => {
            let manager = if user.manager { " · Relatiemanager" } else { "" };
            let how = match user.joined.1 {
                Some(JoinedBy::Founder) => "oprichter",
                Some(JoinedBy::OwnDomain) => "zelf geregistreerd",
                Some(JoinedBy::Invitation) => "uitgenodigd",
                Some(JoinedBy::Added) => "toegevoegd",
                None => "",
            };
            let came = format!("{} {how}", day_full(lang, user.joined.0.day(zone)));
            let mut facts = vec![
                ("E-mail", user.email.to_string()),
                ("Rol", format!("{}{manager}", words::role(lang, user.role))),
                ("Status", words::user_status(lang, user.status).to_owned()),
                ("Sinds", came.trim_end().to_owned()),
            ];
            if let Some(until) = user.code_until {
                facts.push(("Code", format!("werkt tot {}", day_full(lang, until.day(zone)))));
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
        Lang::En => {
            let manager = if user.manager { " · Relationship manager" } else { "" };
            let how = match user.joined.1 {
                Some(JoinedBy::Founder) => "founder",
                Some(JoinedBy::OwnDomain) => "self-registered",
                Some(JoinedBy::Invitation) => "invited",
                Some(JoinedBy::Added) => "added",
                None => "",
            };
            let came = format!("{} {how}", day_full(lang, user.joined.0.day(zone)));
            let mut facts = vec![
                ("E-mail", user.email.to_string()),
                ("Role", format!("{}{manager}", words::role_in_full(user.role))),
                ("Status", words::user_status(lang, user.status).to_owned()),
                ("Since", came.trim_end().to_owned()),
            ];
            if let Some(until) = user.code_until {
                facts.push(("Code", format!("works until {}", day_full(lang, until.day(zone)))));
            }
            for (email, verified, coded) in &user.extra {
                let state = match (verified, coded) {
                    (true, _) => "verified",
                    (false, true) => "waiting for its code (x k)",
                    (false, false) => "waiting for a code from an Administrator (x c)",
                };
                facts.push(("Extra address", format!("{email} · {state}")));
            }
            facts
        }
    }
}

/// The actions on all marked users.
pub(crate) const MARKED_HINT: Text = both(
    "x l geef toegang · r rol · x m Relatiemanager · x b blokkeren",
    "x l give access · r role · x m Relationship manager · x b block",
);

/// The number of marked users, of all users.
pub(crate) fn count_marked(lang: Lang, marked: usize, all: usize) -> String {
    let marked = grouped(lang, marked);
    match lang {
        Lang::Nl => {
            format!("{marked} van {} gemarkeerd", count(lang, all, "gebruiker", "gebruikers"))
        }
        Lang::En => format!("{marked} of {} marked", count(lang, all, "user", "users")),
    }
}

pub(crate) fn user_hint(lang: Lang, row: &UserRow) -> Vec<String> {
    let manager = if row.manager {
        both(" · Relatiemanager", " · Relationship manager").of(lang)
    } else {
        ""
    };
    let orgs = match lang {
        Lang::Nl => row.orgs.map_or(String::new(), |n| {
            format!(" · toegang tot {}", count(lang, n, "organisatie", "organisaties"))
        }),
        Lang::En => row.orgs.map_or(String::new(), |n| {
            format!(" · {}", count(lang, n, "organisation", "organisations"))
        }),
    };
    let first = format!(
        "{}{manager} · {}{orgs}",
        words::role(lang, row.role),
        words::user_status(lang, row.status)
    );
    let then = match row.status {
        UserStatus::Invited => {
            both("n nieuwe code · d uitnodiging intrekken", "n new code · d withdraw invitation")
        }
        UserStatus::Blocked => both("x b deblokkeren · Enter meer", "x b unblock · Enter more"),
        UserStatus::Active if row.me => both(
            "r rol · x m Relatiemanager · Enter meer",
            "r role · x m Relationship manager · Enter more",
        ),
        _ => both(
            "r rol · x m Relatiemanager · x b blokkeren · Enter meer",
            "r role · x m Relationship manager · x b block · Enter more",
        ),
    }
    .of(lang);
    vec![first, then.to_owned()]
}

/// The question before a user is removed. Names the first organisations, their total, and
/// organisations that are not activated yet.
pub fn removal_question(
    lang: Lang,
    name: &Name,
    lost: &[Name],
    total: usize,
    not_yet_active: &[Name],
) -> QuestionWords {
    let lines = match lang {
        Lang::Nl => [
            Some(format!("{name} kan niet meer aanmelden en verliest alle toegang, overal.")),
            (total > 0).then(|| {
                format!("Geen toegang meer tot: {}", words::join_first_with_and(lang, lost, total))
            }),
            removed_with_user(lang, not_yet_active),
            Some(
                "Verzoeken van en aan deze gebruiker vervallen, net als de relaties. Dit is niet \
                 ongedaan te maken; het adres komt weer vrij."
                    .to_owned(),
            ),
        ],
        Lang::En => [
            Some(format!("{name} can no longer sign in and loses all access, everywhere.")),
            (total > 0).then(|| {
                format!(
                    "No longer has access to: {}",
                    words::join_first_with_and(lang, lost, total)
                )
            }),
            removed_with_user(lang, not_yet_active),
            Some(
                "Requests from and to this user end, and so do their relations. This cannot be \
                 undone; the address becomes free again."
                    .to_owned(),
            ),
        ],
    };
    let lines = lines.into_iter().flatten().collect();
    match lang {
        Lang::Nl => (format!("{name} verwijderen uit de omgeving?"), lines, "Verwijderen  v"),
        Lang::En => (format!("Remove {name} from the environment?"), lines, "Remove  v"),
    }
}

/// The sentence about organisations that are removed with a user; `None` if there are none.
fn removed_with_user(lang: Lang, not_yet_active: &[Name]) -> Option<String> {
    let names = join_with_and(lang, not_yet_active, 8);
    match (lang, not_yet_active.len()) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some(format!("Nog niet geactiveerd, en wordt ook verwijderd: {names}")),
        (Lang::Nl, _) => Some(format!("Nog niet geactiveerd, en worden ook verwijderd: {names}")),
        (Lang::En, _) => Some(format!("Not activated yet, and removed too: {names}")),
    }
}

/// The question before an invitation is withdrawn.
pub fn withdraw_invitation_question(lang: Lang, name: &Name) -> QuestionWords {
    match lang {
        Lang::Nl => (
            format!("Uitnodiging van {name} intrekken?"),
            vec!["De code werkt dan niet meer en het adres komt weer vrij.".to_owned()],
            "Intrekken  i",
        ),
        Lang::En => (
            format!("Withdraw the invitation of {name}?"),
            vec!["The code then no longer works and the address becomes free again.".to_owned()],
            "Withdraw  i",
        ),
    }
}

/// The texts of the form for an action on one of these addresses.
pub(crate) fn address_form(lang: Lang, act: AddressAction, emails: &[Email]) -> FormWords {
    let (title, intro, button) = match (lang, act, emails) {
        (Lang::Nl, AddressAction::Code, _) => (
            "Code voor een adres",
            "Geef de code door die je zo te zien krijgt; de gebruiker bevestigt er het adres mee."
                .to_owned(),
            "Code maken",
        ),
        (Lang::En, AddressAction::Code, _) => (
            "Code for an address",
            "Pass on the code that you will see next; the user verifies the address with it."
                .to_owned(),
            "Make code",
        ),
        (Lang::Nl, AddressAction::Verify, [email]) => (
            "Adres bevestigen",
            format!("De code voor {email} kreeg je van een Beheerder."),
            "Bevestigen",
        ),
        (Lang::En, AddressAction::Verify, [email]) => {
            ("Verify address", format!("An Administrator gave you the code for {email}."), "Verify")
        }
        (Lang::Nl, AddressAction::Verify, _) => (
            "Adres bevestigen",
            "De code voor dit adres kreeg je van een Beheerder.".to_owned(),
            "Bevestigen",
        ),
        (Lang::En, AddressAction::Verify, _) => (
            "Verify address",
            "An Administrator gave you the code for this address.".to_owned(),
            "Verify",
        ),
        (Lang::Nl, AddressAction::Primary, _) => (
            "Eerste adres",
            "Het adres dat nu het eerste is blijft een extra adres.".to_owned(),
            "Maak het eerste",
        ),
        (Lang::En, AddressAction::Primary, _) => (
            "Primary address",
            "The current primary address stays as an extra address.".to_owned(),
            "Make primary",
        ),
        (Lang::Nl, AddressAction::Remove, _) => (
            "Adres verwijderen",
            "Kies het adres; daarna bevestig je het verwijderen.".to_owned(),
            "Verder",
        ),
        (Lang::En, AddressAction::Remove, _) => (
            "Remove address",
            "Choose the address; you confirm the removal next.".to_owned(),
            "Next",
        ),
    };
    FormWords { title, intro: vec![intro], button }
}

pub(crate) fn remove_address_question(lang: Lang, email: &Email) -> QuestionWords {
    match lang {
        Lang::Nl => (
            format!("{email} verwijderen?"),
            vec![
                "Het is dan geen adres van jou meer en komt vrij voor een ander. Dit is niet \
                 ongedaan te maken."
                    .to_owned(),
            ],
            "Verwijderen  v",
        ),
        Lang::En => (
            format!("Remove {email}?"),
            vec![
                "It is then no longer your address and becomes free for someone else. This cannot \
                 be undone."
                    .to_owned(),
            ],
            "Remove  v",
        ),
    }
}

/// The reason why no address can be chosen, and what to do first.
pub(crate) fn no_address(lang: Lang, act: AddressAction, user: &UserDetails) -> String {
    let open = user.extra.iter().find(|(_, verified, _)| !verified);
    match (lang, act, open) {
        (Lang::Nl, ..) if user.extra.is_empty() && user.me => {
            "Je hebt geen extra adres. Met x a voeg je er een toe.".to_owned()
        }
        (Lang::En, ..) if user.extra.is_empty() && user.me => {
            "You have no extra address. Add one with x a.".to_owned()
        }
        (_, AddressAction::Primary, Some((email, _, coded))) => {
            let first = if *coded {
                ""
            } else {
                both(
                    "vraag een Beheerder om een code (x c), en ",
                    "ask an Administrator for a code (x c), and ",
                )
                .of(lang)
            };
            match lang {
                Lang::Nl => {
                    format!("{email} is nog niet bevestigd: {first}bevestig het eerst met x k.")
                }
                Lang::En => {
                    format!("{email} is not verified yet: {first}verify it first with x k.")
                }
            }
        }
        (Lang::Nl, AddressAction::Verify, Some((email, ..))) => {
            format!("Er is nog geen code voor {email}: een Beheerder maakt die met x c.")
        }
        (Lang::En, AddressAction::Verify, Some((email, ..))) => {
            format!("There is no code for {email} yet: an Administrator can create one with x c.")
        }
        (Lang::Nl, ..) => "Er is geen adres dat nog bevestigd moet worden.".to_owned(),
        (Lang::En, ..) => "No address is waiting to be verified.".to_owned(),
    }
}
