//! The hash of a link: of its values and the hash before it.

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::domain::KeyId;

/// A hash under construction. Every value is hashed with its type and length, so that different
/// rows never yield equal bytes.
pub(super) struct RowHasher(Sha256);

impl RowHasher {
    /// Begins after the hash of the link before; `kind` is the letter of the kind of link.
    pub(super) fn after(before: &[u8; 32], kind: u8) -> Self {
        let mut mix = Self(Sha256::new());
        mix.0.update(before);
        mix.0.update([kind]);
        mix
    }

    pub(super) fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(number) => self.part(1, &number.to_le_bytes()),
            ValueRef::Real(number) => self.part(2, &number.to_bits().to_le_bytes()),
            ValueRef::Text(bytes) => self.part(3, bytes),
            ValueRef::Blob(bytes) => self.part(4, bytes),
        }
    }

    /// The session key is a separate part, so that links without it keep the hash from before keys
    /// were logged.
    pub(super) fn add_key(&mut self, key: Option<KeyId>) {
        if let Some(key) = key {
            self.add(ValueRef::Integer(key.0));
        }
    }

    fn part(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        // A `usize` fits in 64 bits on every supported machine.
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(bytes);
    }

    pub(super) fn done(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}
