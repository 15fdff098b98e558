//! The shell command equivalent to an action, for scripts and notes.

use crate::{
    app::{Action, Selection},
    text::{self, Lang},
};

/// The equivalent command as the user would type it, in the language of `texts`.
pub fn in_shell(action: Action, subject: &Selection, lang: Lang) -> Option<String> {
    let instead = subject.instead.iter().find(|(known, _)| *known == action);
    let words = instead.map(|(_, words)| *words).or_else(|| action.shell())?;
    Some(command(words, subject, lang))
}

/// Builds a command from these words and the selection on the screen.
pub(crate) fn command(words: &[&'static str], subject: &Selection, lang: Lang) -> String {
    let typed = |a| text::usage::typed(lang, a);
    let filled = |known: Option<&String>, unknown| {
        known.map_or_else(|| typed(unknown).to_owned(), |known| quote(known))
    };
    let mut parts = vec!["toegang".to_owned()];
    for word in words {
        match *word {
            "{org}" => parts.push(filled(subject.org.as_ref(), "ORGANISATIE")),
            "{partner}" => parts.push(filled(subject.partner.as_ref(), "PARTNER")),
            "{request}" => parts.push(filled(subject.request.as_ref(), "VERZOEK")),
            "{key}" => parts.push(filled(subject.key.as_ref(), "SLEUTEL")),
            "{handling}" => parts.push(filled(subject.operation.as_ref(), "HANDELING")),
            "{who}" if subject.who.is_empty() => parts.push(typed("WIE").to_owned()),
            "{who}" => parts.extend(subject.who.iter().map(|who| quote(who))),
            word => parts.push(typed(word).to_owned()),
        }
    }
    parts.join(" ")
}

/// Quotes a text as a single word for a POSIX shell.
pub fn quote(text: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "@._-+:/".contains(sign);
    if !text.is_empty() && text.chars().all(plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_quoted_name_is_one_shell_word() {
        assert_eq!(quote("jan@x.nl"), "jan@x.nl");
        assert_eq!(quote("Piet Holding B.V."), "'Piet Holding B.V.'");
        assert_eq!(quote("IJssalon 't Hoekje"), "'IJssalon '\\''t Hoekje'");
        assert_eq!(quote("$(rm -rf ~)"), "'$(rm -rf ~)'");
        assert_eq!(quote("-x"), "'-x'");
        assert_eq!(quote(""), "''");
    }

    #[test]
    fn unknown_values_become_placeholders() {
        let subject =
            Selection { org: Some("Piet Holding B.V.".to_owned()), ..Selection::default() };
        let said = |lang| in_shell(Action::Remove, &subject, lang).unwrap();
        assert_eq!(said(Lang::Nl), "toegang lid verwijder 'Piet Holding B.V.' WIE");
        assert_eq!(said(Lang::En), "toegang member remove 'Piet Holding B.V.' WHO");
    }
}
