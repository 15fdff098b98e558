//! Public keys, made of nothing: nobody has their other half.

use base64::{Engine, engine::general_purpose::STANDARD};
use toegang::domain::PublicKey;

/// The body of a key of these parts, in base64.
pub(crate) fn body(parts: &[&[u8]]) -> String {
    let part = |part: &&[u8]| [&u32::try_from(part.len()).unwrap().to_be_bytes(), *part].concat();
    STANDARD.encode(parts.iter().flat_map(part).collect::<Vec<u8>>())
}

/// The line of an ed25519 key, another one for every seed.
pub(crate) fn key_line(seed: u8) -> String {
    format!("ssh-ed25519 {} piet@laptop", body(&[b"ssh-ed25519", &[seed; 32]]))
}

/// That key.
pub(crate) fn key(seed: u8) -> PublicKey {
    PublicKey::parse(&key_line(seed)).unwrap()
}
