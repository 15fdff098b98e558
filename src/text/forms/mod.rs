//! Forms: their fields, and the questions about users and partners.

mod access_questions;
mod fields;
mod kinds;
pub mod lookup;
mod titles;

pub use access_questions::*;
pub use fields::*;
pub use kinds::*;
pub use lookup::LookupProblem;
pub use titles::form_words;
pub(crate) use titles::locked_details;

use jiff::tz::TimeZone;

use crate::{
    domain::{Email, Method, Name, OrgId, RelationRow},
    text::{
        Lang, Text, both,
        grammar::{
            names::strip_dot,
            number::{count, grouped},
            words::{self, count_shown, day_full},
        },
    },
};

/// An action on an existing additional address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressAction {
    /// A *Beheerder* creates a code for the address.
    Code,
    /// The owner verifies the address with the code.
    Verify,
    /// The owner makes the address the primary one.
    Primary,
    /// The address is removed.
    Remove,
}

/// A question: its title, the consequences, and the button with its key at the end.
pub type QuestionWords = (String, Vec<String>, &'static str);

pub(crate) const ACCESS_HIDDEN: Text = both(
    "Alleen deze gebruiker en een Beheerder zien waar deze gebruiker toegang toe heeft.",
    "Only this user and an Administrator can see what this user has access to.",
);
pub(crate) const ACCESS_NONE: Text = both("Nog nergens toegang.", "No access anywhere yet.");
pub(crate) const ACTIVATE: Text = both("Code invoeren  F7", "Enter code  F7");
pub(crate) const ADD_ORGANISATION: Text = both("Organisatie toevoegen", "Add organisation");

/// The button to confirm a name that is confusable with another.
pub(crate) const DO_IT_ANYWAY: Text = both("Toch doen", "Do it anyway");

/// Shown if an activation code no longer works.
pub const CODE_NO_LONGER_VALID: Text = both(
    "Deze code werkt niet meer: de uitnodiging is intussen ingetrokken, vervangen of gebruikt. \
     Het Logboek zegt door wie.",
    "This code no longer works: the invitation has been withdrawn, replaced or used. The Log says \
     by whom.",
);
pub(crate) const SEEN_BUTTON: Text = both("Gezien", "Seen");
pub(crate) const CODE_TITLE: Text = both("Activatiecode", "Activation code");

/// The purpose of *Vind relaties*; one line of a narrow screen.
pub(crate) const ABOUT_RELATIONS: Text = both(
    "Vraag een andere omgeving om een relatie: dan zijn jullie partners.",
    "Ask another environment for a relation: then you are partners.",
);

/// The purpose of a partner; one line of a narrow screen.
pub(crate) const ABOUT_PARTNERS: Text = both(
    "Een partner is een andere omgeving; haar mensen kun je als lid vragen.",
    "A partner is another environment; you can ask its users to be members.",
);
pub(crate) const NO_MANAGER_FOUND: [Text; 2] = [
    both(
        "Geen Relatiemanager van een andere omgeving gevonden.",
        "No Relationship manager of another environment was found.",
    ),
    both(
        "Vraag de ander om er een aan te wijzen: Gebruikers, x m.",
        "Ask the other side to appoint one: Users, x m.",
    ),
];
pub(crate) const GO_ON: Text = both("Verder", "Next");
pub(crate) const OWN_MEMBERSHIPS: Text = both("Bij ons lid van", "Member here of");
pub(crate) const NO_PARTNERS: [Text; 2] = [
    both(
        "Nog geen partners. Eigen gebruikers kun je al wel toevoegen.",
        "No partners yet. You can already add your own users.",
    ),
    both(
        "→  Vind relaties: vraag een andere omgeving om een relatie.",
        "→  Find relations: ask another environment for a relation.",
    ),
];
pub(crate) const NO_SENT: [Text; 3] = [
    both("Nog geen relatieverzoeken verstuurd.", "No relation requests sent yet."),
    both(
        "←  Vind relaties: vraag een andere omgeving om een relatie.",
        "←  Find relations: ask another environment for a relation.",
    ),
    both("1  Postvak IN: wat anderen jou vragen.", "1  Inbox: what others ask you."),
];
pub(crate) const ORGANISATIONS: Text = both("Org.", "Orgs");
pub(crate) const MANAGER_HEAD: Text = both("Relatiemanager", "Relationship manager");
pub(crate) const PARTNER_SINCE: Text = both("Partner sinds", "Partner since");
pub(crate) const PEOPLE: Text = both("Mensen", "People");
pub(crate) const WITH_ACCESS: Text = both("Met toegang", "With access");
pub(crate) const PERSON: Text = both("Gebruiker (relatie)", "User (relation)");
pub(crate) const REGISTER: Text = both("Registreren  F6", "Register  F6");
pub(crate) const RELATED: Text = both("relatie", "relation");
pub(crate) const RELATION_WITH: Text = both("Relatie met", "Relation with");
pub(crate) const RELATION_WITH_YOU: Text = both("Relatie met jou", "Relation with you");
/// The states of a relation with the viewer.
pub(crate) const IS_RELATED: Text = both("✓ relatie", "✓ relation");
pub(crate) const ASKS_YOU: Text = both("! wacht op jou", "! waits for you");
pub(crate) const WAS_ASKED: Text = both("gevraagd", "asked");
pub(crate) const RELATION_SINCE: Text = both("Sinds", "Since");
pub(crate) const ROLE_ENV: Text = both("Rol omgeving", "User role");
pub(crate) const PARTNER_ROLE: Text = both("Rol daar", "Role there");
pub(crate) const TAB_FIND: Text = both("Vind relaties", "Find relations");

/// The lines that show an activation code, which is displayed only once.
pub fn code_lines(lang: Lang, name: &Name, address: Option<&Email>, code: &str) -> Vec<String> {
    let what = match lang {
        Lang::Nl => address.map_or(String::new(), |email| format!(", voor het adres {email}")),
        Lang::En => address.map_or(String::new(), |email| format!(", for the address {email}")),
    };
    match lang {
        Lang::Nl => vec![
            format!("De code voor {name}{what}:"),
            String::new(),
            format!("    {code}"),
            String::new(),
            "Geef hem zelf door: hij werkt één keer, binnen 7 dagen, en is hierna nergens meer te \
             zien."
                .to_owned(),
        ],
        Lang::En => vec![
            format!("The code for {name}{what}:"),
            String::new(),
            format!("    {code}"),
            String::new(),
            "Pass it on yourself: it works once, within 7 days, and is never shown again."
                .to_owned(),
        ],
    }
}

/// The number of log lines; with a filter `3 of 9`: matching lines and all lines.
pub fn count_lines(lang: Lang, total: usize, unfiltered: usize) -> String {
    match lang {
        Lang::Nl => {
            if total == unfiltered {
                count(lang, total, "regel", "regels")
            } else {
                format!("{} van {}", grouped(lang, total), grouped(lang, unfiltered))
            }
        }
        Lang::En => count_shown(total, unfiltered, "line", "lines"),
    }
}

/// The number of partners; with a filter also the number of all partners.
pub fn count_partners(lang: Lang, total: usize, unfiltered: usize) -> String {
    match lang {
        Lang::Nl => {
            if total == unfiltered {
                count(lang, total, "partner", "partners")
            } else {
                format!("{} van {}", grouped(lang, total), grouped(lang, unfiltered))
            }
        }
        Lang::En => count_shown(total, unfiltered, "partner", "partners"),
    }
}

/// The number of relation requests that were sent.
pub fn count_sent(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "relatieverzoek", "relatieverzoeken"),
        Lang::En => count(lang, n, "relation request", "relation requests"),
    }
}

/// The number of users; with a filter also the number of all users.
pub fn count_users(lang: Lang, total: usize, unfiltered: usize) -> String {
    match lang {
        Lang::Nl => {
            if total == unfiltered {
                count(lang, total, "gebruiker", "gebruikers")
            } else {
                format!("{} van {}", grouped(lang, total), grouped(lang, unfiltered))
            }
        }
        Lang::En => count_shown(total, unfiltered, "user", "users"),
    }
}

/// The reason why an action is disabled: only this user can do it.
pub fn only_they_can(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("Dit kan alleen {name} zelf."),
        Lang::En => format!("Only {name} can do this."),
    }
}

/// The reason why an action is disabled: only a *Beheerder* of this organisation can do it, of whom
/// the viewer may know these.
pub fn only_administrators_can(lang: Lang, org: &Name, admins: &[Name]) -> String {
    let names = words::join_with_and(lang, admins, MAX_ADMINS_NAMED);
    match (lang, admins.is_empty()) {
        (Lang::Nl, true) => format!("Dit kan alleen een Beheerder van {}.", strip_dot(org)),
        (Lang::Nl, false) => {
            format!("Dit kan alleen een Beheerder van {org}: {}.", strip_dot(&names))
        }
        (Lang::En, true) => format!("Only an Administrator of {org} can do this."),
        (Lang::En, false) => {
            format!("Only an Administrator of {org} can do this: {}.", strip_dot(&names))
        }
    }
}

/// The most *Beheerders* that a reason names.
const MAX_ADMINS_NAMED: usize = 4;

pub(crate) fn relation_state(lang: Lang, row: &RelationRow, zone: &TimeZone) -> String {
    match &row.decision {
        Some((at, ..)) => {
            format!(
                "{} {}",
                words::request_state_word(lang, row.state),
                day_full(lang, at.day(zone))
            )
        }
        None => words::request_state_word(lang, row.state).to_owned(),
    }
}

/// The label of the field for the successor in the organisation at index `at`.
pub fn successor_label(lang: Lang, orgs: &[(OrgId, Name)], at: usize) -> String {
    match lang {
        Lang::Nl => orgs.get(at).map_or(String::new(), |(_, name)| format!("Beheerder van {name}")),
        Lang::En => {
            orgs.get(at).map_or(String::new(), |(_, name)| format!("Administrator of {name}"))
        }
    }
}

/// The evidence for an activation, as part of a sentence.
pub(crate) fn evidence(lang: Lang, method: Method, reference: &str, by: &Name) -> String {
    let method = words::method(lang, method);
    match lang {
        Lang::Nl => format!("{method} {reference}, aangeboden door {by}"),
        Lang::En => format!("{method} {reference}, submitted by {by}"),
    }
}

/// The question before an organisation is activated.
pub fn approve_question(lang: Lang, org: &Name, evidence: Option<String>) -> QuestionWords {
    let (title, evidence, then, button) = match lang {
        Lang::Nl => (
            format!("Bewijs van {org} goedkeuren?"),
            evidence.map(|evidence| format!("Het bewijs: {evidence}.")),
            format!("{org} is dan actief."),
            "Goedkeuren",
        ),
        Lang::En => (
            format!("Approve the evidence of {org}?"),
            evidence.map(|evidence| format!("The evidence: {evidence}.")),
            format!("{org} is then active."),
            "Approve",
        ),
    };
    let warning = super::people::users::IS_FINAL.of(lang).to_owned();
    (title, [warning].into_iter().chain(evidence).chain([then]).collect(), button)
}

pub(crate) fn withdraw_relation_question(lang: Lang, row: &RelationRow) -> QuestionWords {
    let warning = super::people::users::IS_FINAL.of(lang);
    let notes = super::questions::withdraw_note(lang, 1);
    let lines = [warning].into_iter().chain(notes).map(str::to_owned).collect();
    match lang {
        Lang::Nl => {
            (format!("Relatieverzoek aan {} intrekken?", row.asked.name), lines, "Intrekken")
        }
        Lang::En => {
            (format!("Withdraw the relation request to {}?", row.asked.name), lines, "Withdraw")
        }
    }
}
