//! A line of text in a dialog.

use crate::columns::CellTone;

/// A line of text in a dialog, as wide as the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogLine {
    /// The label before the text, with blanks up to the text.
    pub label: String,
    /// The text.
    pub text: String,
    /// The meaning of its colour.
    pub tone: CellTone,
}
