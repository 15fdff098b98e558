//! Control strings, such as the reply to a question about the background colour.

/// Type of a control string by its introducer; ST ends all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ControlString {
    /// `ESC ]`; BEL ends it too.
    Osc,
    /// `ESC P`.
    Dcs,
    /// `ESC _`.
    Apc,
}

impl ControlString {
    pub(super) const fn introducer(self) -> char {
        match self {
            Self::Osc => ']',
            Self::Dcs => 'P',
            Self::Apc => '_',
        }
    }
}

/// The part of a control string that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartialString {
    pub(super) kind: ControlString,
    /// Its first bytes.
    pub(super) bytes: Vec<u8>,
    /// Number of bytes that the current character still lacks.
    pub(super) lacking: u8,
    /// Set if the last byte was an Esc.
    pub(super) after_esc: bool,
}

impl PartialString {
    pub(super) const fn new(kind: ControlString) -> Self {
        Self { kind, bytes: Vec::new(), lacking: 0, after_esc: false }
    }
}
