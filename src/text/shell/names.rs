//! Errors about names that match nobody or several.

use crate::text::{Lang, both};

/// A thing that is looked up by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKind {
    /// An organisation that the user knows.
    Organisation,
    /// A member of an organisation.
    Member,
    /// A request to become a member.
    Request,
    /// A user of the environment.
    User,
    /// A partner of the environment.
    Partner,
    /// A *Relatiemanager* of another environment.
    Manager,
    /// A request for a relation.
    RelationRequest,
}

/// A name that was not found, as typed; its line, if it came from a file; and the closest names.
pub(crate) type NotFound = (String, Option<usize>, Vec<String>);

/// The error for an unknown address, with the closest addresses.
pub(crate) fn no_such_user(lang: Lang, email: &str, near: &[String]) -> String {
    let meant = match (lang, near) {
        (_, []) => String::new(),
        (Lang::Nl, near) => format!(" Bedoel je {}?", near.join(", ")),
        (Lang::En, near) => format!(" Did you mean {}?", near.join(", ")),
    };
    match lang {
        Lang::Nl => format!("Er is geen gebruiker met het adres ‘{email}’.{meant}"),
        Lang::En => format!("There is no user with the address ‘{email}’.{meant}"),
    }
}

/// The error for a name that matches nobody, or several; `names` are the matches.
pub(crate) fn not_found_or_ambiguous(
    lang: Lang,
    thing: NamedKind,
    typed: &str,
    names: &[String],
) -> String {
    let what = self::kind_word(lang, thing);
    if names.is_empty() {
        return match lang {
            Lang::Nl => format!("{what} niet gevonden: ‘{typed}’."),
            Lang::En => format!("{what} not found: ‘{typed}’."),
        };
    }
    match lang {
        Lang::Nl => format!(
            "Meer dan één {} heet zo: {}. Gebruik het adres of het nummer.",
            what.to_lowercase(),
            names.join("; ")
        ),
        Lang::En => format!(
            "More than one {} has that name: {}. Use the address or the number.",
            what.to_lowercase(),
            names.join("; ")
        ),
    }
}

/// The error for a name that matches nobody, with the closest names.
pub(crate) fn not_found_with_suggestions(
    lang: Lang,
    thing: NamedKind,
    typed: &str,
    names: &[String],
) -> String {
    let what = self::kind_word(lang, thing);
    match lang {
        Lang::Nl => format!("{what} niet gevonden: ‘{typed}’. Bedoel je {}?", names.join("; ")),
        Lang::En => format!("{what} not found: ‘{typed}’. Did you mean {}?", names.join("; ")),
    }
}

/// The error for names that were not found, each with its line in a file and the closest names.
pub(crate) fn names_not_found(lang: Lang, unknown: &[NotFound]) -> String {
    match lang {
        Lang::Nl => {
            let quoted = unknown.iter().map(|(who, line, near)| {
                let line = line.map(|line| format!("regel {line}"));
                let near = (!near.is_empty()).then(|| format!("bedoel je {}?", near.join("; ")));
                let more: Vec<String> = line.into_iter().chain(near).collect();
                match more.as_slice() {
                    [] => format!("‘{who}’"),
                    more => format!("‘{who}’ ({})", more.join("; ")),
                }
            });
            format!(
                "Niet gevonden: {}. Alleen eigen gebruikers en gebruikers van partners met een \
                 relatie zijn te kiezen.",
                quoted.collect::<Vec<_>>().join(", ")
            )
        }
        Lang::En => {
            let quoted = unknown.iter().map(|(who, line, near)| {
                let line = line.map(|line| format!("line {line}"));
                let near = (!near.is_empty()).then(|| format!("did you mean {}?", near.join("; ")));
                let more: Vec<String> = line.into_iter().chain(near).collect();
                match more.as_slice() {
                    [] => format!("‘{who}’"),
                    more => format!("‘{who}’ ({})", more.join("; ")),
                }
            });
            format!(
                "Not found: {}. Only your own users and users of partners with a relation can be \
                 chosen.",
                quoted.collect::<Vec<_>>().join(", ")
            )
        }
    }
}

const fn kind_word(lang: Lang, thing: NamedKind) -> &'static str {
    match thing {
        NamedKind::Organisation => both("Organisatie", "Organisation"),
        NamedKind::Member => both("Lid", "Member"),
        NamedKind::Request => both("Verzoek", "Request"),
        NamedKind::User => both("Gebruiker", "User"),
        NamedKind::Partner => both("Partner", "Partner"),
        NamedKind::Manager => both("Relatiemanager", "Relationship manager"),
        NamedKind::RelationRequest => both("Relatieverzoek", "Relation request"),
    }
    .of(lang)
}
