//! The texts of line mode in one language.

/// The texts of line mode.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct LinesTexts {
    pub again: &'static str,
    pub answer: &'static str,
    pub begin: &'static str,
    pub chosen: fn(&str) -> String,
    pub command: &'static str,
    /// The number of rows of a list.
    pub count: fn(usize) -> String,
    /// Shown rows, and all rows.
    pub first: fn(usize, usize) -> String,
    /// The number of matches that cannot be chosen.
    pub hidden: fn(usize) -> String,
    pub more_options: &'static str,
    pub no_choice: fn(&str) -> String,
    pub nobody: &'static str,
    pub none: fn(&str) -> String,
    pub one_more: &'static str,
    /// The answer is too long.
    pub too_long: &'static str,
    pub stop: &'static str,
    /// Heading above matches that are only similar.
    pub similar: &'static str,
    pub sign_in: &'static str,
    pub sign_in_word: &'static str,
    pub which_proof: &'static str,
    pub who: &'static str,
}
