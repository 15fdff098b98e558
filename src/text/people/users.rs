//! Texts about users: their details, addresses and removal.

use crate::{
    domain::{Email, Name, UserDetails, UserRow, UserStatus, fold},
    text::{
        AddressAction, Fact, FormWords, Lang, QuestionWords, Text, both,
        grammar::{
            number::{count, grouped},
            words::{self, join_with_and},
        },
    },
};

/// Maximum number of marked rows that a pane names.
const MAX_MARKED_NAMED: usize = 6;

/// The fact with the names of the marked rows, in alphabetical order.
pub(crate) fn marked_names(lang: Lang, mut names: Vec<Name>) -> Fact {
    names.sort_by_key(|name| fold(name));
    (both("Gemarkeerd", "Marked").of(lang), join_with_and(lang, &names, MAX_MARKED_NAMED))
}

pub(crate) const NOTE: Text = both("Let op", "Note");

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

/// Said if all users are marked except the viewer.
pub(crate) fn count_all_but_me(lang: Lang, marked: usize) -> String {
    let marked = grouped(lang, marked);
    match lang {
        Lang::Nl => format!("alle {marked} gemarkeerd, jij niet"),
        Lang::En => format!("all {marked} marked, not you"),
    }
}

/// The label of the organisations that a user has access to.
pub(crate) const ACCESS_TO: Text = both("Toegang tot", "Access to");

/// The facts in the pane about the selected user: address, role, status and organisations.
pub(crate) fn user_facts(lang: Lang, row: &UserRow) -> Vec<Fact> {
    let mut facts = Vec::new();
    // The name of an unnamed user is their address, which the title shows.
    if *row.person.name != *row.email {
        facts.push((both("E-mail", "E-mail").of(lang), row.email.clone()));
    }
    let manager = if row.manager {
        both(" en Relatiemanager", " and Relationship manager").of(lang)
    } else {
        ""
    };
    facts.push((both("Rol", "Role").of(lang), format!("{}{manager}", words::role(lang, row.role))));
    let sign = match row.status {
        UserStatus::Active => "",
        UserStatus::Invited => "! ",
        UserStatus::Blocked | UserStatus::Removed => "✗ ",
    };
    let status = format!("{sign}{}", words::user_status(lang, row.status));
    facts.push((both("Status", "Status").of(lang), status));
    if let Some(orgs) = row.orgs {
        let names = match orgs {
            0 => both("geen organisatie", "no organisation").of(lang).to_owned(),
            _ if row.member_of.is_empty() => match lang {
                Lang::Nl => count(lang, orgs, "organisatie", "organisaties"),
                Lang::En => count(lang, orgs, "organisation", "organisations"),
            },
            _ => words::join_first_with_and(lang, &row.member_of, orgs),
        };
        facts.push((ACCESS_TO.of(lang), names));
    }
    facts
}

/// The first line of a question before a change that nobody can undo.
pub(crate) const IS_FINAL: Text =
    both("! Dit is niet ongedaan te maken.", "! This cannot be undone.");

/// The reason beside the (+) that gives access, for a blocked user.
pub(crate) const BLOCKED_FIRST: Text =
    both("geblokkeerd: eerst deblokkeren", "blocked: unblock first");

/// Says why a blocked user gets no access, and who can help.
pub(crate) fn blocked_user(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => {
            format!("{name} is geblokkeerd. Een Beheerder van de omgeving kan eerst deblokkeren.")
        }
        Lang::En => {
            format!("{name} is blocked. An Administrator of the environment can unblock first.")
        }
    }
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
    let lost = (total > 0).then(|| words::join_first_with_and(lang, lost, total));
    let lines = match lang {
        Lang::Nl => [
            Some(IS_FINAL.of(lang).to_owned()),
            Some(format!("{name} kan niet meer aanmelden en verliest alle toegang.")),
            lost.map(|orgs| format!("Geen toegang meer tot: {orgs}")),
            removed_with_user(lang, not_yet_active),
            Some("Relaties en open verzoeken vervallen; het adres komt weer vrij.".to_owned()),
        ],
        Lang::En => [
            Some(IS_FINAL.of(lang).to_owned()),
            Some(format!("{name} can no longer sign in and loses all access.")),
            lost.map(|orgs| format!("No longer has access to: {orgs}")),
            removed_with_user(lang, not_yet_active),
            Some("Relations and open requests end; the address becomes free again.".to_owned()),
        ],
    };
    let lines = lines.into_iter().flatten().collect();
    match lang {
        Lang::Nl => (format!("{name} verwijderen uit de omgeving?"), lines, "Verwijderen"),
        Lang::En => (format!("Remove {name} from the environment?"), lines, "Remove"),
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

/// Maximum number of people that the question before they are blocked names.
const MAX_BLOCKED_NAMED: usize = 8;

/// The question before several people are blocked. `skipped` says who is left out.
pub(crate) fn block_question(
    lang: Lang,
    mut names: Vec<Name>,
    skipped: Option<String>,
) -> QuestionWords {
    names.sort_by_key(|name| fold(name));
    let (n, who) = (names.len(), join_with_and(lang, &names, MAX_BLOCKED_NAMED));
    let (title, effect, button) = match (lang, n) {
        (Lang::Nl, _) => (
            match n {
                1 => format!("{who} blokkeren?"),
                _ => format!("{} blokkeren?", count(lang, n, "mens", "mensen")),
            },
            "Wie geblokkeerd is, heeft geen toegang tot je deblokkeert.",
            "Blokkeren",
        ),
        (Lang::En, _) => (
            match n {
                1 => format!("Block {who}?"),
                _ => format!("Block {}?", count(lang, n, "person", "people")),
            },
            "Blocked people have no access until you unblock them.",
            "Block",
        ),
    };
    let names = (n > 1).then(|| format!("{who}."));
    let lines = names.into_iter().chain(skipped).chain([effect.to_owned()]).collect();
    (title, lines, button)
}

/// Says that the other marked users get the role too; `None` if there are none.
pub(crate) fn role_of_others(lang: Lang, names: Vec<&Name>) -> Option<String> {
    let names: Vec<Name> = names.into_iter().cloned().collect();
    let who = join_with_and(lang, &names, MAX_BLOCKED_NAMED);
    (!names.is_empty()).then(|| match lang {
        Lang::Nl => format!("De rol geldt ook voor {who}."),
        Lang::En => format!("{who} get the role too."),
    })
}

/// The question before the user gives up being *Beheerder* of the environment.
pub(crate) fn own_role_question(lang: Lang) -> QuestionWords {
    match lang {
        Lang::Nl => (
            "Je eigen rol verlagen?".to_owned(),
            vec![
                "! Je kunt dit niet zelf ongedaan maken.".to_owned(),
                "Je bent dan geen Beheerder van de omgeving meer.".to_owned(),
            ],
            "Verlagen",
        ),
        Lang::En => (
            "Lower your own role?".to_owned(),
            vec![
                "! You cannot undo this yourself.".to_owned(),
                "You are then no Administrator of the environment any more.".to_owned(),
            ],
            "Lower",
        ),
    }
}

/// The question before an invitation is withdrawn.
pub fn withdraw_invitation_question(lang: Lang, name: &Name) -> QuestionWords {
    match lang {
        Lang::Nl => (
            format!("Uitnodiging van {name} intrekken?"),
            vec![
                "! Dit is niet ongedaan te maken; uitnodigen kan wel opnieuw.".to_owned(),
                "De code werkt dan niet meer en het adres komt weer vrij.".to_owned(),
            ],
            "Intrekken",
        ),
        Lang::En => (
            format!("Withdraw the invitation of {name}?"),
            vec![
                "! This cannot be undone, but you can invite the user again.".to_owned(),
                "The code then no longer works and the address becomes free again.".to_owned(),
            ],
            "Withdraw",
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
    FormWords { title: title.to_owned(), intro: vec![intro], button }
}

pub(crate) fn remove_address_question(lang: Lang, email: &Email) -> QuestionWords {
    match lang {
        Lang::Nl => (
            format!("{email} verwijderen?"),
            vec![
                IS_FINAL.of(lang).to_owned(),
                "Het is dan geen adres van jou meer en komt vrij voor een ander.".to_owned(),
            ],
            "Verwijderen",
        ),
        Lang::En => (
            format!("Remove {email}?"),
            vec![
                IS_FINAL.of(lang).to_owned(),
                "It is then no longer your address and becomes free for someone else.".to_owned(),
            ],
            "Remove",
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
