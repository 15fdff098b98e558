//! What is said when the program speaks in lines: the sentences of one language.

/// The sentences.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct LinesTexts {
    pub again: &'static str,
    pub answer: &'static str,
    pub begin: &'static str,
    pub chosen: fn(&str) -> String,
    pub command: &'static str,
    /// The rows of a list.
    pub count: fn(usize) -> String,
    /// How many are shown of how many.
    pub first: fn(usize, usize) -> String,
    /// How many match and cannot be chosen.
    pub hidden: fn(usize) -> String,
    pub more_options: &'static str,
    pub no_choice: fn(&str) -> String,
    pub nobody: &'static str,
    pub none: fn(&str) -> String,
    pub one_more: &'static str,
    /// The word that ends it.
    /// Of an answer that is longer than any.
    pub too_long: &'static str,
    pub stop: &'static str,
    /// Before those that are only similar to what was typed.
    pub similar: &'static str,
    pub sign_in: &'static str,
    pub sign_in_word: &'static str,
    pub which_proof: &'static str,
    pub who: &'static str,
}
