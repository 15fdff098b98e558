//! Rules out names that a typed word cannot match across several words, without looking up the
//! words.

use crate::search::people::texts::is_separator;

/// Compares a typed word with the text of names: a set of positions in the word is one number, so
/// that a letter of a name takes a few instructions.
#[derive(Clone, Debug)]
pub(crate) struct PieceFilter {
    /// For each ASCII character, its positions in the typed word, as bits.
    positions: [u64; 128],
    /// The bit of the last position.
    last: u64,
}

impl PieceFilter {
    /// Creates the filter of a typed word without punctuation; `None` unless it has 1 to 64
    /// letters, all ASCII.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let last = 1_u64.checked_shl(u32::try_from(word.len().checked_sub(1)?).ok()?)?;
        let mut new = Self { positions: [0; 128], last };
        for (at, byte) in word.bytes().enumerate() {
            *new.positions.get_mut(usize::from(byte))? |= 1 << at;
        }
        Some(new)
    }

    /// Returns whether the typed word may consist of prefixes of words of a name, in their order or
    /// with the first words at the end. May return `true` too often, but never `false` for a match.
    pub(crate) fn may_match(&self, name: &str) -> bool {
        // The positions where a prefix of the typed word ends: anywhere so far, and here.
        let (mut ends, mut here) = (0_u64, 0_u64);
        for text in [name, name] {
            let mut starts_word = true;
            for byte in text.bytes() {
                let Some(positions) = self.positions.get(usize::from(byte)) else { return true };
                if byte.is_ascii_alphanumeric() {
                    let before =
                        if std::mem::take(&mut starts_word) { ends << 1 | 1 } else { here << 1 };
                    here = before & positions;
                    ends |= here;
                } else {
                    starts_word |= is_separator(char::from(byte));
                }
            }
            if ends & self.last != 0 {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_whose_words_can_begin_with_the_pieces_remain() {
        let table = [
            ("jan van den berg", "jvdb", true),
            ("jan van den berg", "jberg", true),
            ("jan van den berg", "vandenb", true),
            ("pieter de vries", "vriesp", true),
            ("jan-piet bakker", "jpbak", true),
            ("margriet 't hart", "mthart", true),
            ("jan van den berg", "janber", true),
            ("jan van den berg", "jnb", false),
            ("jan van den berg", "jerg", false),
            ("jan", "jann", false),
            ("王小明 jansen", "wj", true),
        ];
        for (name, word, expected) in table {
            let filter = PieceFilter::new(word).expect("ASCII letters");
            assert_eq!(filter.may_match(name), expected, "{word} in {name}");
        }
        assert!(PieceFilter::new("").is_none());
        assert!(PieceFilter::new("zoë").is_none());
        assert!(PieceFilter::new(&"a".repeat(64)).is_some());
        assert!(PieceFilter::new(&"a".repeat(65)).is_none());
    }
}
