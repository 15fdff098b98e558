//! Generates activation codes, which are shown once and stored only as a hash.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::store::{Result, integrity::chain::hex};

/// Characters that are hard to confuse with each other, in any handwriting.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters in a code: 60 bits.
const CODE_LENGTH: usize = 12;

/// A new code, such as `7K2M-QX0D-41ZR`. The randomness is SQLite's, seeded by the operating
/// system.
pub(crate) fn make(db: &Connection) -> Result<String> {
    let mut random = db.prepare_cached("select randomblob(12)")?;
    let bytes: Vec<u8> = random.query_row([], |row| row.get(0))?;
    let mut code = String::new();
    for (at, byte) in bytes.iter().take(CODE_LENGTH).enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            code.push('-');
        }
        code.push(char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'0')));
    }
    Ok(code)
}

/// The stored hash of a code. Ignores case and dashes, and reads O as 0, I and L as 1.
pub(crate) fn hash(code: &str) -> String {
    let signs = code.chars().filter(char::is_ascii_alphanumeric).map(|sign| {
        match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        }
    });
    let clean: String = signs.collect();
    hex(&Sha256::digest(format!("toegang:{clean}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_the_alphabet_is_used() {
        let db = Connection::open_in_memory().unwrap();
        let codes: String = (0..100).map(|_| make(&db).unwrap()).collect();
        assert!(ALPHABET.iter().all(|sign| codes.contains(char::from(*sign))), "{codes}");
    }

    #[test]
    fn codes_are_unique_and_hash_alike_however_they_are_typed() {
        let db = Connection::open_in_memory().unwrap();
        let (one, other) = (make(&db).unwrap(), make(&db).unwrap());
        assert_eq!(one.len(), 14, "{one}");
        assert_ne!(one, other);
        let typed = one.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(hash(&one), hash(&typed));
        assert_ne!(hash(&one), hash(&other));
    }
}
