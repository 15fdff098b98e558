//! The shell command equivalent to an action, for scripts and notes.

use super::shell_command::{ShellCommand, ShellPart};
use crate::{
    app::{Action, Selection},
    text::{
        Lang,
        arguments::{self, ArgumentText},
    },
};

impl ShellCommand {
    /// Returns the command line with the arguments of the selection, in the words of `lang`.
    pub(crate) fn fill(self, subject: &Selection, lang: Lang) -> String {
        let filled = |known: Option<&String>, argument: ArgumentText| {
            known.map_or_else(|| argument.placeholder(lang).to_owned(), |known| quote(known))
        };
        let mut parts = vec!["toegang".to_owned(), self.command.words(lang).to_owned()];
        for part in self.parts {
            parts.push(match part {
                ShellPart::Org => filled(subject.org.as_ref(), arguments::ORGANISATION),
                ShellPart::Orgs if subject.orgs.is_empty() => {
                    filled(None, arguments::ORGANISATIONS)
                }
                ShellPart::Orgs => quote_each(&subject.orgs),
                ShellPart::Partner => filled(subject.partner.as_ref(), arguments::PARTNER),
                ShellPart::Request => filled(subject.request.as_ref(), arguments::REQUEST),
                ShellPart::Key => filled(subject.key.as_ref(), arguments::KEY),
                ShellPart::Operation => filled(subject.operation.as_ref(), arguments::OPERATION),
                ShellPart::Who | ShellPart::WhoTogether if subject.who.is_empty() => {
                    filled(None, arguments::PEOPLE)
                }
                ShellPart::WhoTogether => quote(&subject.who.join("; ")),
                ShellPart::Who => quote_each(&subject.who),
                ShellPart::Word(word) => word.of(lang).to_owned(),
                ShellPart::Flag(option) => option.flag(lang),
                ShellPart::Value(argument) => argument.placeholder(lang).to_owned(),
            });
        }
        parts.join(" ")
    }
}

/// The shell command equivalent to an action, with the words of `lang`. `None` if there is none.
pub fn in_shell(action: Action, subject: &Selection, lang: Lang) -> Option<String> {
    let instead = subject.instead.iter().find(|(known, _)| *known == action);
    let command = instead.map(|(_, command)| *command).or_else(|| action.shell())?;
    Some(command.fill(subject, lang))
}

/// Quotes each text as a word of its own.
fn quote_each(texts: &[String]) -> String {
    let words: Vec<String> = texts.iter().map(|text| quote(text)).collect();
    words.join(" ")
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
