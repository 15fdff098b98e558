//! Output text without control characters.

use std::{fmt, ops::Deref};

use super::name::replace_forbidden;

/// Text that is safe for a terminal, a file or another program. Every
/// [forbidden](crate::domain::is_forbidden) character becomes U+FFFD, as in names from the file;
/// only line feeds are kept.
///
/// This is the only way to make output, as the writers accept no other type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SanitizedText(String);

impl SanitizedText {
    /// Replaces line feeds by spaces, for a row or a title.
    #[must_use]
    pub fn in_line(self) -> Self {
        if self.0.contains('\n') { Self(self.0.replace('\n', " ")) } else { self }
    }
}

impl From<String> for SanitizedText {
    fn from(text: String) -> Self {
        Self(replace_forbidden(text, |ch| ch == '\n'))
    }
}

impl From<&str> for SanitizedText {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for SanitizedText {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl Deref for SanitizedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<[u8]> for SanitizedText {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for SanitizedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
