//! Text on its way out.

use std::{fmt, ops::Deref};

use super::name::harmless;

/// A text as it may go to a terminal, into a file or to another program, wherever it came from
/// (SAFETY F14, F15): every sign that no text of ours may have ([`forbidden`](super::forbidden)) is seen, as U+FFFD,
/// as in names that stand in the file. Only the ends of lines stay.
///
/// There is no other way to make one, and what writes takes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safe(String);

impl Safe {
    /// The same on one line: in a row, and in a title.
    #[must_use]
    pub fn in_line(self) -> Self {
        if self.0.contains('\n') { Self(self.0.replace('\n', " ")) } else { self }
    }
}

impl From<String> for Safe {
    fn from(text: String) -> Self {
        Self(harmless(text, |sign| sign == '\n'))
    }
}

impl From<&str> for Safe {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Safe {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl Deref for Safe {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<[u8]> for Safe {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
