//! Sound keys of Dutch words: words with equal keys sound alike.

/// Letter groups and their sound; the longest come first.
const SOUNDS: &[(&str, &str)] = &[
    ("ieuw", "iw"),
    ("auw", "u"),
    ("eij", "i"),
    ("ouw", "u"),
    ("sch", "sg"),
    ("uij", "ui"),
    ("au", "u"),
    ("ch", "g"),
    ("ck", "k"),
    ("dt", "t"),
    ("ei", "i"),
    ("ey", "i"),
    ("gh", "g"),
    ("ie", "i"),
    ("ij", "i"),
    ("oe", "u"),
    ("ou", "u"),
    ("ph", "f"),
    ("th", "t"),
    ("uy", "ui"),
    ("q", "k"),
    ("v", "f"),
    ("x", "ks"),
    ("y", "i"),
    ("z", "s"),
];

/// Returns the sound key of a folded word without punctuation.
pub(crate) fn sound(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(ch) = rest.chars().next() {
        let (taken, heard) = next_sound(rest, ch, rest.len() == word.len());
        for ch in heard.chars() {
            // Double letters sound like a single one.
            if !key.ends_with(ch) {
                key.push(ch);
            }
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    key
}

/// Returns the sound at the start of `rest` and the bytes that it takes.
fn next_sound(rest: &str, ch: char, first: bool) -> (usize, &str) {
    let own = ch.len_utf8();
    match (ch, rest.as_bytes().get(1)) {
        // *Cees* and *Chris* begin with a k sound.
        ('c', Some(b'h')) if first => (2, "k"),
        ('c', Some(b'e')) if first && rest.starts_with("cee") => (1, "k"),
        ('c', Some(b'e' | b'i' | b'y')) => (1, "s"),
        ('c', next) if !matches!(next, Some(b'h' | b'k')) => (1, "k"),
        ('y', Some(b'a' | b'e' | b'o' | b'u')) if first => (1, "j"),
        ('a' | 'c'..='e' | 'g' | 'i' | 'o'..='q' | 's'..='v' | 'x'..='z', _) => {
            let found = SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters));
            found.map_or_else(
                || (own, rest.get(..own).unwrap_or_default()),
                |(letters, heard)| (letters.len(), *heard),
            )
        }
        _ => (own, rest.get(..own).unwrap_or_default()),
    }
}

/// Returns the first letter of a sound key and its later consonants.
pub(crate) fn consonants(sound: &str) -> impl Iterator<Item = char> {
    let vowel = |ch: char| matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u');
    sound.chars().enumerate().filter(move |(at, c)| *at == 0 || !vowel(*c)).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_sound_alike_share_a_sound_key() {
        let alike = [
            ("cees", "kees"),
            ("dykstra", "dijkstra"),
            ("jansen", "janssen"),
            ("philip", "filip"),
            ("fandenbroucke", "vandenbroeke"),
            ("bouwman", "bauman"),
            ("kuyper", "kuiper"),
            ("schmidt", "schmit"),
            ("chris", "kris"),
            ("bogt", "bocht"),
            ("theo", "teo"),
            ("cecile", "sesile"),
            ("yusuf", "joesoef"),
            ("zacharias", "sagarias"),
            ("max", "maks"),
            ("backer", "bakker"),
        ];
        for (one, other) in alike {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        for (one, other) in [("jan", "jaap"), ("smit", "smits"), ("bos", "vos"), ("kok", "kooi")] {
            assert_ne!(sound(one), sound(other));
        }
    }

    #[test]
    fn consonants_follow_the_first_letter() {
        let of = |word: &str| consonants(&sound(word)).collect::<String>();
        assert_eq!((of("muhamed"), of("mohammed")), ("mhmd".to_owned(), "mhmd".to_owned()));
        assert_eq!((of("aida"), of("")), ("ad".to_owned(), String::new()));
    }
}
