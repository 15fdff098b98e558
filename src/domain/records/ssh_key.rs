//! Public keys for signing in over ssh: their format and their owners.

use std::fmt;

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::key_file::{self, KeyFields};
use crate::domain::{
    Actor, BadKey, Fingerprint, KeyId, KeyKind, MIN_RSA_BITS, Moment, Name, UserId, is_forbidden,
};

/// Maximum size of an RSA key, in bits; the limit of OpenSSH.
const MAX_RSA_BITS: usize = 16_384;

/// A public key as a person enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    kind: KeyKind,
    body: String,
    comment: Option<Name>,
}

impl PublicKey {
    /// Parses the text of a `.pub` file: one line with type, body and an optional comment, or a
    /// file as `PuTTY` saves it (RFC 4716).
    ///
    /// # Errors
    /// Fails with the reason why the text is not an accepted key.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let (key, comment) = Self::parse_without_comment(text)?;
        if comment.chars().any(is_forbidden) {
            return Err(BadKey::InvalidComment);
        }
        let comment = Some(comment).filter(|comment| !comment.is_empty());
        Ok(key.with_comment(comment.as_deref().map(Self::check_comment).transpose()?))
    }

    /// Parses a key and replaces its comment by `name`.
    ///
    /// # Errors
    /// Fails with the reason why the text is not an accepted key, or why `name` is not accepted.
    pub fn parse_as(text: &str, name: &str) -> Result<Self, BadKey> {
        Ok(Self::parse_without_comment(text)?.0.with_comment(Some(Self::check_comment(name)?)))
    }

    /// Returns the key without its comment, and the raw comment.
    fn parse_without_comment(text: &str) -> Result<(Self, String), BadKey> {
        let checked = |kind, body: &str| {
            check_body(kind, &STANDARD.decode(body).map_err(|_| BadKey::InvalidBody)?)
        };
        let KeyFields { kind, body, comment } =
            key_file::parse_fields(text, |kind, body| checked(kind, body).is_ok())?;
        checked(kind, &body)?;
        Ok((Self { kind, body, comment: None }, comment))
    }

    /// Returns the line of a `.pub` file: type, body and comment.
    pub fn line(&self) -> String {
        match &self.comment {
            Some(comment) => format!("{self} {comment}"),
            None => self.to_string(),
        }
    }

    /// Returns the key of a row; `None` if it is not accepted today.
    pub fn from_row(row: &SshKey) -> Option<Self> {
        let bytes = STANDARD.decode(&row.body).ok()?;
        check_body(row.kind, &bytes).ok()?;
        Some(Self { kind: row.kind, body: row.body.clone(), comment: row.comment.clone() })
    }

    /// Checks the comment of a key, which is the name that its owner gives it.
    pub fn check_comment(text: &str) -> Result<Name, BadKey> {
        match text.chars().find(|ch| matches!(ch, '"' | '\'' | '`' | '\\')) {
            Some(ch) => Err(BadKey::ForbiddenCharacter { ch }),
            None => Name::new(text).map_err(|_| BadKey::InvalidComment),
        }
    }

    /// Replaces the comment; `None` removes it.
    #[must_use]
    pub fn with_comment(self, comment: Option<Name>) -> Self {
        Self { comment, ..self }
    }

    /// The key type, which the body repeats.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The body, in base64, with the key type inside.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The comment: the name that its owner gives the key.
    pub const fn comment(&self) -> Option<&Name> {
        self.comment.as_ref()
    }

    /// Returns the fingerprint as ssh prints it: `SHA256:…`.
    pub fn fingerprint(&self) -> Fingerprint {
        // Every constructor has decoded the body, so this default is never used.
        let hash = Sha256::digest(STANDARD.decode(&self.body).unwrap_or_default());
        Fingerprint::stored(format!("SHA256:{}", STANDARD_NO_PAD.encode(hash)))
    }
}

impl fmt::Display for PublicKey {
    /// Writes the key as sshd reads it, without the comment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.body)
    }
}

/// Checks that these bytes are exactly one key of this type (RFC 4253 6.6, RFC 5656 3.1, RFC 8709
/// 4).
fn check_body(kind: KeyKind, bytes: &[u8]) -> Result<(), BadKey> {
    let mut parts = split_fields(bytes).ok_or(BadKey::InvalidBody)?.into_iter();
    let mut next = || parts.next().ok_or(BadKey::InvalidBody);
    let sized =
        |part: &[u8], size| if part.len() == size { Ok(()) } else { Err(BadKey::InvalidBody) };
    if next()? != kind.name().as_bytes() {
        return Err(BadKey::InvalidBody);
    }
    let point = match kind {
        KeyKind::Ed25519 | KeyKind::SkEd25519 => {
            sized(next()?, 32)?;
            None
        }
        KeyKind::Ecdsa256 | KeyKind::SkEcdsa256 => Some((b"nistp256", 65)),
        KeyKind::Ecdsa384 => Some((b"nistp384", 97)),
        KeyKind::Ecdsa521 => Some((b"nistp521", 133)),
        KeyKind::Rsa => {
            next()?;
            let bits = bit_length(next()?);
            match bits {
                0..MIN_RSA_BITS => return Err(BadKey::TooShort { bits }),
                MIN_RSA_BITS..=MAX_RSA_BITS => None,
                _ => return Err(BadKey::InvalidBody),
            }
        }
    };
    if let Some((curve, size)) = point {
        if next()? != curve {
            return Err(BadKey::InvalidBody);
        }
        let point = next()?;
        sized(point, size)?;
        if point.first() != Some(&4) {
            return Err(BadKey::InvalidBody);
        }
    }
    if matches!(kind, KeyKind::SkEd25519 | KeyKind::SkEcdsa256) {
        next()?;
    }
    if next().is_ok() { Err(BadKey::InvalidBody) } else { Ok(()) }
}

/// Splits a key into its fields, each preceded by its length in four bytes (RFC 4251 5).
fn split_fields(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Vec::new();
    while !bytes.is_empty() {
        let (size, rest) = bytes.split_first_chunk()?;
        let (part, rest) =
            rest.split_at_checked(usize::try_from(u32::from_be_bytes(*size)).ok()?)?;
        parts.push(part);
        bytes = rest;
    }
    Some(parts)
}

/// Returns the number of significant bits.
fn bit_length(number: &[u8]) -> usize {
    let number = number.strip_prefix(&[0]).unwrap_or(number);
    let idle = number.first().map_or(0, |first| first.leading_zeros());
    (number.len() * 8).saturating_sub(usize::try_from(idle).unwrap_or(0))
}

/// A row of the keys: a key that can be used, waits, or is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SshKey {
    /// Unique among the rows of all tables.
    pub id: KeyId,
    /// The user who signs in with it.
    pub user: UserId,
    /// The key type; the body must be a key of this type.
    pub kind: KeyKind,
    /// The body, in base64.
    pub body: String,
    /// The SHA-256 fingerprint of the body; unique among the keys that are not withdrawn.
    pub fingerprint: Fingerprint,
    /// The comment: the name that its owner gives the key.
    #[serde(rename = "remark")]
    pub comment: Option<Name>,
    /// The time of adding, which may be before the confirmation.
    pub added_at: Moment,
    /// The user or system that added it.
    pub added_by: Actor,
    /// The time and author of the confirmation: its owner, or the system for a key from an older
    /// file. Without it, the key waits and cannot be used.
    #[serde(default)]
    pub confirmed: Option<(Moment, Actor)>,
    /// The hash of the code that confirms a waiting key at its first use, and the end of its term.
    #[serde(default)]
    pub code: Option<(String, Moment)>,
    /// The time and author of the withdrawal, which is final.
    pub withdrawn: Option<(Moment, Actor)>,
}

impl SshKey {
    /// Returns whether the key lets its owner sign in: confirmed and not withdrawn.
    pub const fn is_open(&self) -> bool {
        self.confirmed.is_some() && self.withdrawn.is_none()
    }

    /// Returns whether the key waits for a confirmation.
    pub const fn is_waiting(&self) -> bool {
        self.confirmed.is_none() && self.withdrawn.is_none()
    }

    /// Parses the stored key; `None` if it is not a valid key or does not match its fingerprint.
    pub fn key(&self) -> Option<PublicKey> {
        let key = PublicKey::parse(&format!("{} {}", self.kind.name(), self.body)).ok()?;
        (key.fingerprint() == self.fingerprint).then_some(key)
    }
}

/// A key as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// Identifies the key in commands.
    pub id: KeyId,
    /// The key type, under its ssh name.
    pub kind: KeyKind,
    /// The SHA-256 fingerprint, as ssh prints it.
    pub fingerprint: Fingerprint,
    /// The comment: the name that its owner gives the key.
    pub comment: Option<Name>,
    /// The time and author of adding; no author means the system.
    pub added: (Moment, Option<crate::domain::Person>),
    /// The time and author of the confirmation; until then the key waits and cannot be used.
    pub confirmed: Option<(Moment, Option<crate::domain::Person>)>,
    /// The end of the term of the code that confirms the key at its first use; `None` without a
    /// code.
    pub code_until: Option<Moment>,
    /// The time and author of the withdrawal; `None` for a live key.
    pub withdrawn: Option<(Moment, Option<crate::domain::Person>)>,
}

impl KeyRow {
    /// Returns whether the key lets its owner sign in.
    pub const fn is_open(&self) -> bool {
        self.confirmed.is_some() && self.withdrawn.is_none()
    }

    /// Returns whether the key waits for a confirmation.
    pub const fn is_waiting(&self) -> bool {
        self.confirmed.is_none() && self.withdrawn.is_none()
    }
}

/// Warnings about a user's own keys, shown at every sign-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyAlerts {
    /// Keys that others added and that wait for a confirmation.
    pub waiting: usize,
    /// Keys confirmed recently outside a session of the owner: with a code, or by the system when
    /// it migrated an older file.
    pub confirmed_elsewhere: usize,
}
