//! The public keys with which people come in over ssh (SAFETY 6): what is a key, and whose.

use std::fmt;

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Actor, Fingerprint, KeyId, Moment, Name, UserId, forbidden,
    key_file::{self, Parts},
};

/// The shortest RSA key that is taken, in bits.
pub const RSA_BITS: usize = 3072;

/// The longest, in bits; ssh itself takes no longer one.
const RSA_MOST: usize = 16_384;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal,)+) => {
        /// The kinds of keys that are taken, by the name that ssh has for them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum KeyKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)+
        }

        impl KeyKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// The name, such as `ssh-ed25519`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// Ed25519.
    Ed25519 "ssh-ed25519",
    /// Ed25519 in a security key.
    SkEd25519 "sk-ssh-ed25519@openssh.com",
    /// ECDSA on P-256.
    Ecdsa256 "ecdsa-sha2-nistp256",
    /// ECDSA on P-384.
    Ecdsa384 "ecdsa-sha2-nistp384",
    /// ECDSA on P-521.
    Ecdsa521 "ecdsa-sha2-nistp521",
    /// ECDSA in a security key.
    SkEcdsa256 "sk-ecdsa-sha2-nistp256@openssh.com",
    /// RSA, of [`RSA_BITS`] at least.
    Rsa "ssh-rsa",
}

impl KeyKind {
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == word)
    }
}

/// Why a text is no public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadKey {
    /// Nothing stands there.
    Empty,
    /// It is the secret half.
    Secret,
    /// It is a file of `PuTTY` (`.ppk`), in which the secret half stands too.
    Putty,
    /// It is a public key in a form that ssh does not read.
    Pem {
        /// What `ssh-keygen -i -m` calls that form.
        format: &'static str,
    },
    /// There are several lines: one key at a time.
    Several,
    /// Something stands before the key: what a key may do is decided here and nowhere else.
    Options,
    /// A kind that is not taken.
    Kind,
    /// What stands behind the kind is no key of that kind.
    Body,
    /// An RSA key of fewer than [`RSA_BITS`].
    Short {
        /// Of how many.
        bits: usize,
    },
    /// A sign that means something in the files of sshd stands in the remark (SAFETY 8, 61).
    Quote {
        /// The sign.
        sign: char,
    },
    /// A sign of the line cannot be shown, or the remark is too long.
    Remark,
}

/// A public key as a person hands it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    kind: KeyKind,
    body: String,
    remark: Option<Name>,
}

impl PublicKey {
    /// Reads the text of a `.pub` file: one line with kind, body, and perhaps a remark, or a file as
    /// `PuTTY` saves it (RFC 4716).
    ///
    /// # Errors
    /// Says why it is none.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let (key, remark) = Self::read(text)?;
        if remark.chars().any(forbidden) {
            return Err(BadKey::Remark);
        }
        let remark = Some(remark).filter(|remark| !remark.is_empty());
        Ok(key.called(remark.as_deref().map(Self::remark_of).transpose()?))
    }

    /// The same key under a name of its own, whatever remark stands in the text.
    ///
    /// # Errors
    /// Says why it is none, or why that is no name.
    pub fn parse_as(text: &str, name: &str) -> Result<Self, BadKey> {
        Ok(Self::read(text)?.0.called(Some(Self::remark_of(name)?)))
    }

    /// The key without a remark, and the remark as it stands there.
    fn read(text: &str) -> Result<(Self, String), BadKey> {
        let checked =
            |kind, body: &str| check(kind, &STANDARD.decode(body).map_err(|_| BadKey::Body)?);
        let Parts { kind, body, remark } =
            key_file::parts(text, |kind, body| checked(kind, body).is_ok())?;
        checked(kind, &body)?;
        Ok((Self { kind, body, remark: None }, remark))
    }

    /// The line of a `.pub` file: kind, body and remark.
    pub fn line(&self) -> String {
        match &self.remark {
            Some(remark) => format!("{self} {remark}"),
            None => self.to_string(),
        }
    }

    /// The key in this row; `None` if it is not one that is taken today.
    pub fn of(row: &SshKey) -> Option<Self> {
        let bytes = STANDARD.decode(&row.body).ok()?;
        check(row.kind, &bytes).ok()?;
        Some(Self { kind: row.kind, body: row.body.clone(), remark: row.remark.clone() })
    }

    /// What a person calls a key.
    pub fn remark_of(text: &str) -> Result<Name, BadKey> {
        match text.chars().find(|sign| matches!(sign, '"' | '\'' | '`' | '\\')) {
            Some(sign) => Err(BadKey::Quote { sign }),
            None => Name::new(text).map_err(|_| BadKey::Remark),
        }
    }

    /// The same key under another remark.
    #[must_use]
    pub fn called(self, remark: Option<Name>) -> Self {
        Self { remark, ..self }
    }

    /// Its kind.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its body, in base64.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// What its owner calls it.
    pub const fn remark(&self) -> Option<&Name> {
        self.remark.as_ref()
    }

    /// Its fingerprint, as ssh tells it: `SHA256:…`.
    pub fn fingerprint(&self) -> Fingerprint {
        // Decoded before: a body that is none is no key.
        let hash = Sha256::digest(STANDARD.decode(&self.body).unwrap_or_default());
        Fingerprint::stored(format!("SHA256:{}", STANDARD_NO_PAD.encode(hash)))
    }
}

impl fmt::Display for PublicKey {
    /// As sshd reads it, without the remark.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.body)
    }
}

/// Whether these bytes are a key of this kind, the whole of it and nothing more (RFC 4253 6.6,
/// RFC 5656 3.1, RFC 8709 4).
fn check(kind: KeyKind, bytes: &[u8]) -> Result<(), BadKey> {
    let mut parts = parts(bytes).ok_or(BadKey::Body)?.into_iter();
    let mut next = || parts.next().ok_or(BadKey::Body);
    let sized = |part: &[u8], size| if part.len() == size { Ok(()) } else { Err(BadKey::Body) };
    if next()? != kind.name().as_bytes() {
        return Err(BadKey::Body);
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
            let bits = bits(next()?);
            match bits {
                0..RSA_BITS => return Err(BadKey::Short { bits }),
                RSA_BITS..=RSA_MOST => None,
                _ => return Err(BadKey::Body),
            }
        }
    };
    if let Some((curve, size)) = point {
        if next()? != curve {
            return Err(BadKey::Body);
        }
        let point = next()?;
        sized(point, size)?;
        if point.first() != Some(&4) {
            return Err(BadKey::Body);
        }
    }
    if matches!(kind, KeyKind::SkEd25519 | KeyKind::SkEcdsa256) {
        next()?;
    }
    if next().is_ok() { Err(BadKey::Body) } else { Ok(()) }
}

/// The strings of which a key is made, each behind its length in four bytes (RFC 4251 5).
fn parts(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
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

/// How many bits a number has.
fn bits(number: &[u8]) -> usize {
    let number = number.strip_prefix(&[0]).unwrap_or(number);
    let idle = number.first().map_or(0, |first| first.leading_zeros());
    (number.len() * 8).saturating_sub(usize::try_from(idle).unwrap_or(0))
}

/// A key with which somebody comes in, or came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SshKey {
    /// Its identity.
    pub id: KeyId,
    /// Whose.
    pub user: UserId,
    /// Its kind.
    pub kind: KeyKind,
    /// Its body, in base64.
    pub body: String,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// What its owner calls it.
    pub remark: Option<Name>,
    /// When it was added.
    pub added_at: Moment,
    /// Who added it.
    pub added_by: Actor,
    /// When and by whom it was confirmed: by its owner, or by the system for a key of an older file.
    /// A key that is not confirmed waits, and opens nothing.
    #[serde(default)]
    pub confirmed: Option<(Moment, Actor)>,
    /// The hash of the code that confirms a waiting key at its first use, and until when it works.
    #[serde(default)]
    pub code: Option<(String, Moment)>,
    /// When it was withdrawn and by whom; it never opens again (I16).
    pub withdrawn: Option<(Moment, Actor)>,
}

impl SshKey {
    /// Whether it opens a session as its owner: confirmed and not withdrawn.
    pub const fn is_open(&self) -> bool {
        self.confirmed.is_some() && self.withdrawn.is_none()
    }

    /// Whether it waits to be confirmed.
    pub const fn is_waiting(&self) -> bool {
        self.confirmed.is_none() && self.withdrawn.is_none()
    }

    /// The key itself; nothing when what stands in the file is none.
    pub fn key(&self) -> Option<PublicKey> {
        let key = PublicKey::parse(&format!("{} {}", self.kind.name(), self.body)).ok()?;
        (key.fingerprint() == self.fingerprint).then_some(key)
    }
}

/// One key of somebody, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// Its identity.
    pub id: KeyId,
    /// Its kind.
    pub kind: KeyKind,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
    /// What its owner calls it.
    pub remark: Option<Name>,
    /// When it was added and by whom; nobody is the system.
    pub added: (Moment, Option<super::Person>),
    /// When it was confirmed and by whom; until then it waits, and opens nothing.
    pub confirmed: Option<(Moment, Option<super::Person>)>,
    /// Until when the code works that confirms a waiting key at its first use.
    pub code_until: Option<Moment>,
    /// When it was withdrawn and by whom.
    pub withdrawn: Option<(Moment, Option<super::Person>)>,
}

impl KeyRow {
    /// Whether it opens a session as its owner.
    pub const fn is_open(&self) -> bool {
        self.confirmed.is_some() && self.withdrawn.is_none()
    }

    /// Whether it waits to be confirmed.
    pub const fn is_waiting(&self) -> bool {
        self.confirmed.is_none() && self.withdrawn.is_none()
    }
}

/// What somebody should know of their own keys, at every sign-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyAlerts {
    /// Keys that others added, which wait to be confirmed.
    pub waiting: usize,
    /// Keys that were confirmed lately, but not in a session of their own: with a code, or by the
    /// system when it took over an older file.
    pub confirmed_elsewhere: usize,
}
