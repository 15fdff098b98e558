//! The texts of `diagnose` in one language.

/// Labels of the checks, and advice.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct DiagnosisTexts {
    pub advice: &'static str,
    pub ascii_only: &'static str,
    pub colours: &'static str,
    pub escape: &'static str,
    pub few_colours: &'static str,
    pub file_is_fine: &'static str,
    pub file_is_new: &'static str,
    /// Label for the end of the log: a number and a hash.
    pub head: &'static str,
    pub locale: &'static str,
    pub no_screens: &'static str,
    pub no_terminal: &'static str,
    pub not_used: &'static str,
    pub settings: &'static str,
    pub slow_escape: &'static str,
    pub terminal: &'static str,
    pub time_zone: &'static str,
    /// Shown if the file has no time zone yet.
    pub no_time_zone: &'static str,
    pub version: &'static str,
}
