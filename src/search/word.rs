//! One typed word against one person.

/// How well a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The beginning of the name.
    NameStart,
    /// The beginning of another word of the name.
    WordStart,
    /// The beginning of the address.
    EmailStart,
    /// Inside the address.
    EmailInside,
    /// The beginning of a word of the name, with one typing error.
    Fuzzy,
}

/// The shortest word that may have a typing error.
const FUZZY: usize = 4;

/// Words that stand between a first and a last name; they find nobody by themselves.
const PARTICLES: &[&str] = &[
    "'s", "'t", "aan", "al", "bij", "d'", "da", "de", "del", "den", "der", "di", "do", "dos", "du",
    "el", "het", "in", "la", "le", "op", "te", "ten", "ter", "thoe", "van", "vande", "vanden",
    "vander", "von", "zu", "zum", "zur",
];

/// Where a word matched: bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Of the name.
    Name(usize, usize),
    /// Of the address.
    Email(usize, usize),
}

/// A match of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) rank: Rank,
    pub(super) place: Place,
    /// Whether it is only a particle, which does not score alone.
    pub(super) particle: bool,
}

/// A typed word, folded, with the other way of writing ij and y.
#[derive(Clone, Debug)]
pub(super) struct Word(Vec<String>);

impl Word {
    /// `text` is folded.
    pub(super) fn new(text: &str) -> Self {
        let mut ways = vec![text.to_owned()];
        for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
            let other = text.replace(from, to);
            if !ways.contains(&other) {
                ways.push(other);
            }
        }
        Self(ways)
    }

    /// The best match of this word in a folded name and address; without `particles` those of the
    /// name are passed over.
    pub(super) fn best(&self, name: &str, email: &str, particles: bool) -> Option<Match> {
        // The other ways of writing are tried only when the word itself is not there.
        self.0
            .iter()
            .find_map(|way| literal(way, name, email, particles))
            .or_else(|| self.0.first().and_then(|way| fuzzy(way, name)))
    }
}

/// The words of a folded name: where each begins, and the word.
fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let breaks = |sign: char| sign.is_whitespace() || sign == '-' || sign == '/' || sign == '.';
    let mut at = 0;
    name.split(breaks).filter_map(move |word| {
        let start = at;
        at += word.len();
        // The sign that split them is one byte: the folded form of every break is ASCII or space.
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

fn literal(way: &str, name: &str, email: &str, particles: bool) -> Option<Match> {
    let mut particle = None;
    for (start, word) in words(name) {
        if !word.starts_with(way) {
            continue;
        }
        let rank = if start == 0 { Rank::NameStart } else { Rank::WordStart };
        let place = Place::Name(start, start + way.len());
        if start == 0 || !PARTICLES.contains(&word) {
            return Some(Match { rank, place, particle: false });
        }
        if particles {
            particle.get_or_insert(Match { rank, place, particle: true });
        }
    }
    let inside = email.find(way).map(|at| {
        let rank = if at == 0 { Rank::EmailStart } else { Rank::EmailInside };
        Match { rank, place: Place::Email(at, at + way.len()), particle: false }
    });
    // A particle of the name is meant rather than two letters somewhere in an address.
    particle.or(inside)
}

fn fuzzy(way: &str, name: &str) -> Option<Match> {
    let typed: Vec<char> = way.chars().collect();
    if typed.len() < FUZZY {
        return None;
    }
    words(name).find_map(|(start, word)| {
        let signs: Vec<char> = word.chars().take(typed.len() + 1).collect();
        let length = one_edit(&typed, &signs)?;
        let bytes: usize = signs.iter().take(length).map(|sign| sign.len_utf8()).sum();
        let place = Place::Name(start, start + bytes);
        Some(Match { rank: Rank::Fuzzy, place, particle: false })
    })
}

/// Whether one edit (a sign too many, too few, another one, two swapped) makes `typed` a beginning
/// of `word`; returns how many signs of the word that is.
fn one_edit(typed: &[char], word: &[char]) -> Option<usize> {
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let after = |typed_from: usize, word_from: usize| {
        let (typed, word) = (typed.get(typed_from..)?, word.get(word_from..)?);
        word.starts_with(typed).then_some(word_from + typed.len())
    };
    // The first sign must be right: a person mistypes inside a name, and it keeps the hits few.
    if same == 0 {
        return None;
    }
    let swapped = typed.get(same) == word.get(same + 1) && typed.get(same + 1) == word.get(same);
    after(same + 1, same + 1)
        .or_else(|| after(same, same + 1))
        .or_else(|| after(same + 1, same))
        .or_else(|| if swapped { after(same + 2, same + 2) } else { None })
}
