//! Texts about names that are refused.

use crate::{
    domain::{Email, Name, NameFault, fold},
    text::{Lang, grammar::names::strip_dot},
};

pub(super) fn bad_name(lang: Lang, name: &str, fault: NameFault) -> String {
    match (lang, fault) {
        (Lang::Nl, NameFault::Address) => {
            format!("‘{name}’ lijkt op een e-mailadres. Kies een naam zonder @.")
        }
        (Lang::En, NameFault::Address) => {
            format!("‘{name}’ looks like an e-mail address. Choose a name without an @.")
        }
        (Lang::Nl, NameFault::Invisible) => {
            "Deze naam heeft een teken dat niemand ziet. Typ de naam opnieuw, zonder te plakken."
                .into()
        }
        (Lang::En, NameFault::Invisible) => {
            "This name has an invisible character. Type the name again instead of pasting it."
                .into()
        }
        (Lang::Nl, NameFault::Mark) => format!(
            "‘{name}’ lijkt op een woord dat het programma zelf bij een naam zet. Kies een andere \
             naam."
        ),
        (Lang::En, NameFault::Mark) => format!(
            "‘{name}’ looks like a label that the program itself puts beside a name. Choose \
             another name."
        ),
        (Lang::Nl, NameFault::Domain) => format!(
            "‘{name}’ bevat een domein, en dat mag alleen wie daar een adres heeft. Kies een \
             andere naam, of registreer met een adres van dat domein."
        ),
        (Lang::En, NameFault::Domain) => format!(
            "‘{name}’ contains a domain, which only people with an address there may use. Choose \
             another name, or register with an address of that domain."
        ),
    }
}

pub(super) fn looks_like(lang: Lang, name: &Name, other: &Name, email: Option<&Email>) -> String {
    let whose = email.as_ref().map_or(String::new(), |email| format!(" ({email})"));
    if fold(name) == fold(other) {
        let who = format!("{other}{whose}");
        return match lang {
            Lang::Nl => format!("Er is al iemand die zo heet: {}.", strip_dot(&who)),
            Lang::En => format!("Somebody already has that name: {}.", strip_dot(&who)),
        };
    }
    match lang {
        Lang::Nl => format!("{name} lijkt op {other}{whose}, maar is een andere naam."),
        Lang::En => format!("{name} looks like {other}{whose}, but is a different name."),
    }
}
