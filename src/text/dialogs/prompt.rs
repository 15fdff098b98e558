//! The words of a question, and of everything else that can be shown in another language later.

use crate::text::{Lang, QuestionWords};

/// A paragraph of a question, by its part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptLine {
    /// A sentence; one that starts with a sign is a warning.
    Sentence(String),
    /// The heading of a list.
    Heading(String),
    /// A row of a list.
    Row(String),
    /// The number of rows that the list leaves out.
    More(String),
    /// Something that the command leaves out.
    Notice(String),
    /// Something that follows, or that stays as it is.
    Note(String),
}

impl PromptLine {
    /// The text of the line.
    pub fn text(&self) -> &str {
        match self {
            Self::Sentence(text)
            | Self::Heading(text)
            | Self::Row(text)
            | Self::More(text)
            | Self::Notice(text)
            | Self::Note(text) => text,
        }
    }

    const fn is_row(&self) -> bool {
        matches!(self, Self::Row(_) | Self::More(_))
    }
}

/// The lines one behind the other, with the rows of a list as one sentence.
pub fn in_one_line(lines: &[PromptLine]) -> String {
    let parts = lines.chunk_by(|line, next| line.is_row() && next.is_row()).map(|part| {
        let texts: Vec<_> = part.iter().map(|line| line.text().trim()).collect();
        let is_list = part.first().is_some_and(PromptLine::is_row);
        let said = texts.join("; ");
        if is_list && !said.ends_with('.') { format!("{said}.") } else { said }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// The title of a question, its lines, and the word on the button that answers yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptWords {
    /// The question, shown as the title of the dialog.
    pub title: String,
    /// The lines that explain the consequences.
    pub lines: Vec<PromptLine>,
    /// The label of the button that confirms.
    pub button: String,
}

impl From<QuestionWords> for PromptWords {
    fn from((title, lines, button): QuestionWords) -> Self {
        let lines = lines.into_iter().map(PromptLine::Sentence).collect();
        Self { title, lines, button: button.to_owned() }
    }
}

/// Words in every language: the language can change while they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InEachLang<T> {
    nl: T,
    en: T,
}

impl<T> InEachLang<T> {
    /// Writes the words in every language.
    pub fn new(mut write: impl FnMut(Lang) -> T) -> Self {
        Self { nl: write(Lang::Nl), en: write(Lang::En) }
    }

    /// Returns the words in this language.
    pub const fn of(&self, lang: Lang) -> &T {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
}
