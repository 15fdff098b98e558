//! The accepted types of public keys, and the reasons to refuse other texts.

use serde::{Deserialize, Serialize};

/// Minimum size of an RSA key, in bits.
pub const MIN_RSA_BITS: usize = 3072;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal,)+) => {
        /// The accepted key types, under the names that ssh has for them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum KeyKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)+
        }

        impl KeyKind {
            /// All accepted types, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// Returns the name, such as `ssh-ed25519`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// Ed25519 (RFC 8709).
    Ed25519 "ssh-ed25519",
    /// Ed25519 in a hardware security key.
    SkEd25519 "sk-ssh-ed25519@openssh.com",
    /// ECDSA on P-256.
    Ecdsa256 "ecdsa-sha2-nistp256",
    /// ECDSA on P-384.
    Ecdsa384 "ecdsa-sha2-nistp384",
    /// ECDSA on P-521.
    Ecdsa521 "ecdsa-sha2-nistp521",
    /// ECDSA in a hardware security key.
    SkEcdsa256 "sk-ecdsa-sha2-nistp256@openssh.com",
    /// RSA of at least [`MIN_RSA_BITS`].
    Rsa "ssh-rsa",
}

impl KeyKind {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == word)
    }
}

/// Why a text is not an accepted public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadKey {
    /// The text has nothing but white space.
    Empty,
    /// It is a private key.
    Secret,
    /// It is a private key file of `PuTTY` (`.ppk`).
    Putty,
    /// It is a public key in a format that ssh does not read.
    Pem {
        /// The name of that format in `ssh-keygen -i -m`.
        format: &'static str,
    },
    /// It has more than one key.
    Several,
    /// There are options before the key: this program alone decides what a key may do.
    Options,
    /// The key type is not accepted.
    UnknownKind,
    /// The body is not a key of the given type.
    InvalidBody,
    /// An RSA key of fewer than [`MIN_RSA_BITS`].
    TooShort {
        /// Its size, in bits.
        bits: usize,
    },
    /// The comment has a character with a meaning in the files of sshd.
    ForbiddenCharacter {
        /// The first forbidden character in the comment.
        ch: char,
    },
    /// The comment is too long, or has a character that cannot be shown.
    InvalidComment,
}
