//! Every sentence that users read, in every language side by side.
//!
//! To add a sentence, add a constant `X: Text = both(..)` to the file of its subject, and use it as
//! `X.of(lang)`. If the sentence depends on values, add a function of [`Lang`] with one `match`, so
//! that its parts are typed.
//! To add a language, add a variant to [`Lang`]; the compiler then reports every sentence that
//! lacks it.

mod ascii;
mod dialogs;
pub mod environment;
pub mod facts;
pub mod failures;
pub mod forms;
pub mod grammar;
mod labels;
pub mod outcomes;
pub mod people;
pub mod refusals;
mod screens;
pub mod shell;
pub mod ssh;

pub use ascii::ascii;
pub(crate) use ascii::{ascii_letter, ascii_sign, is_own_word};
pub(crate) use dialogs::refresh;
pub use dialogs::{
    add_members, consequence, end_access, give_access, input,
    prompt::{InEachLang, PromptLine, PromptWords, in_one_line},
    questions,
};
pub use failures::failure::failure;
pub use forms::{
    AddressAction, Affected, EditLock, FieldFault, FieldId, FormKind, FormWords, LookupProblem,
    QuestionWords, lookup,
};
pub use grammar::{
    day::{self, DayInput},
    words,
};
pub use labels::{actions, buttons, esc, places};
pub(crate) use labels::{elsewhere, synonyms};
pub use outcomes::{
    conflict::conflict,
    log,
    receipt::{receipt, receipt_in_short},
    sentences::{row_sentences as log_row_sentences, sentence as log_sentence},
};
pub use people::verbs;
pub use refusals::refusal;
pub use screens::{filters, headings, inbox, messages, organisations, palette, screen, search};
pub use shell::{
    NamedKind, diagnosis, file, import, lines, register, register_entry, setup, usage,
    usage::UsageError,
};
pub(crate) use shell::{arguments, commands, file::sentence};
pub use ssh::{KeyWithdrawal, ProblemReason, RestrictedAction, SetupProblem};

/// A language of the screens and the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Every language; the default one first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// Returns the code of the language (ISO 639-1).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// The place where a sentence is read. The screens name keys, the shell names commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// The screens.
    Screens,
    /// The command line and line mode.
    Shell,
}

/// A sentence in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    nl: &'static str,
    en: &'static str,
}

impl Text {
    /// Returns the sentence in this language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// A sentence in Dutch and in English.
pub(crate) const fn both(nl: &'static str, en: &'static str) -> Text {
    Text { nl, en }
}

/// A terminal size: columns and lines.
pub type TerminalSize = (u16, u16);

/// A label and its value, for a list of facts.
pub type Fact = (&'static str, String);
