//! Generates SSH public keys without a private key.

use base64::{Engine, engine::general_purpose::STANDARD};
use toegang::domain::PublicKey;

/// Encodes the parts of a key as its base64 body.
pub(crate) fn key_body(parts: &[&[u8]]) -> String {
    let part = |part: &&[u8]| [&u32::try_from(part.len()).unwrap().to_be_bytes(), *part].concat();
    STANDARD.encode(parts.iter().flat_map(part).collect::<Vec<u8>>())
}

/// Returns the public key line of an ed25519 key. Each seed gives a different key.
pub(crate) fn key_line(seed: u8) -> String {
    format!("ssh-ed25519 {} piet@laptop", key_body(&[b"ssh-ed25519", &[seed; 32]]))
}

/// Returns the parsed key of [`key_line`].
pub(crate) fn key(seed: u8) -> PublicKey {
    PublicKey::parse(&key_line(seed)).unwrap()
}
