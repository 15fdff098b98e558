//! Text for terminals that show only ASCII: replaces the program's own symbols, and accents in its
//! own words. Names keep their accents, because a name without accents is a different name.

use std::borrow::Cow;

/// Accented letters in the program's own words, each with its replacement.
const LETTERS: [(char, char); 8] = [
    ('é', 'e'),
    ('É', 'E'),
    ('ë', 'e'),
    ('è', 'e'),
    ('ï', 'i'),
    ('ó', 'o'),
    ('ö', 'o'),
    ('ü', 'u'),
];

/// Prefixes of the program's own words that have an accent, in lowercase.
const OWN_WORDS: [&str; 6] = ["beëindig", "belgië", "eén", "kopiëren", "vóór", "één"];

/// Returns the ASCII replacement of one of the program's own symbols; it is also one cell wide.
/// `None` for any other character.
pub(crate) fn ascii_sign(ch: char) -> Option<char> {
    Some(match ch {
        '─' | '–' | '—' | '‑' => '-',
        '━' => '=',
        '│' | '┃' | '▌' => '|',
        '┬' | '┴' | '╭' | '╮' | '╰' | '╯' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┼' => {
            '+'
        }
        '▸' | '›' | '→' => '>',
        '←' | '‹' => '<',
        '↑' => '^',
        '↓' => 'v',
        '✓' => '*',
        '✗' | '×' => 'x',
        '…' => '~',
        '·' | '•' => '.',
        '‘' | '’' => '\'',
        '“' | '”' | '„' => '"',
        '●' => 'o',
        '■' => '#',
        '\u{a0}' => ' ',
        _ => return None,
    })
}

/// Returns whether `word` is one of the program's own accented words. With `cut`, its end may be
/// missing.
pub(crate) fn is_own_word(word: &str, cut: bool) -> bool {
    let word = word.to_lowercase();
    let is_part = |own: &&str| word.starts_with(*own) || (cut && own.starts_with(&word));
    !word.is_ascii() && OWN_WORDS.iter().any(is_part)
}

/// Returns the letter without its accent, for a word that [`is_own_word`] accepts.
pub(crate) fn ascii_letter(letter: char) -> char {
    LETTERS.iter().find(|(accented, _)| *accented == letter).map_or(letter, |(_, plain)| *plain)
}

/// Returns the text with the program's own symbols and words in ASCII. Replaces character by
/// character, so the width does not change. Letters in other words, such as names, are kept.
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|ch: char| !ch.is_alphabetic()).unwrap_or(rest.len());
        if end == 0 {
            plain.push(ascii_sign(first).unwrap_or(first));
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if is_own_word(word, after.starts_with('…')) {
            plain.extend(word.chars().map(ascii_letter));
        } else {
            plain.push_str(word);
        }
        rest = after;
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn program_text_becomes_ascii_and_names_keep_their_letters() {
        for (text, plain) in [
            ("Organisaties › ‘Café Zoë’ – 2 leden…", "Organisaties > 'Café Zoë' - 2 leden~"),
            ("Beëindig één; vóór José beëi…", "Beeindig een; voor José beei~"),
            ("„a” → “b” • ✓ ✗ ×", "\"a\" > \"b\" . * x x"),
            ("plain", "plain"),
        ] {
            assert_eq!(ascii(text), plain);
            assert_eq!(ascii(text).chars().count(), text.chars().count());
        }
    }
}
