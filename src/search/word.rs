//! One typed word against one person.

use memchr::memmem::Finder;

use super::letters::Letters;

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

/// How far one looks. Typing errors are looked for only where nothing is right as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Only what is typed.
    Literal,
    /// One typing error in a word of four or more letters too.
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

/// A typed word, folded, with the other ways of writing it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    ways: Vec<Way>,
    /// The signs of the word as it is typed, for typing errors.
    signs: Vec<char>,
}

/// One way of writing a word.
#[derive(Clone, Debug)]
struct Way {
    text: String,
    letters: Letters,
    finder: Finder<'static>,
}

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
        let way = |text: String| Way {
            letters: Letters::of([&text, ""]),
            finder: Finder::new(&text).into_owned(),
            text,
        };
        Self { ways: ways.into_iter().map(way).collect(), signs: text.chars().collect() }
    }

    /// Whether everybody who matches this word as it is typed matches `shorter` too: what was
    /// found for that is then enough to look through.
    pub(super) fn narrows(&self, shorter: &Self) -> bool {
        let begins = |way: &Way| shorter.ways.iter().any(|old| way.text.starts_with(&old.text));
        self.ways.iter().all(begins)
    }

    /// Whether this is the same word.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.signs == other.signs
    }

    /// Whether somebody with these letters can match at all.
    pub(super) fn can_be(&self, letters: Letters, tier: Tier) -> bool {
        self.ways.iter().any(|way| letters.missing(way.letters) == 0)
            || (tier == Tier::Fuzzy
                && self.signs.len() >= FUZZY
                && self.ways.first().is_some_and(|way| letters.missing(way.letters) <= 1))
    }

    /// The best match of this word in a folded name and address; without `particles` those of the
    /// name are passed over.
    pub(super) fn best(
        &self,
        (name, email): (&str, &str),
        particles: bool,
        tier: Tier,
    ) -> Option<Match> {
        // The other ways of writing are tried only when the word itself is not there.
        self.ways
            .iter()
            .find_map(|way| way.literal(name, email, particles))
            .or_else(|| if tier == Tier::Fuzzy { fuzzy(&self.signs, name) } else { None })
    }
}

impl Way {
    fn literal(&self, name: &str, email: &str, particles: bool) -> Option<Match> {
        let mut particle = None;
        for start in self.starts(name) {
            let rank = if start == 0 { Rank::NameStart } else { Rank::WordStart };
            let place = Place::Name(start, start + self.text.len());
            if start == 0 || !is_particle(name, start) {
                return Some(Match { rank, place, particle: false });
            }
            if particles {
                particle.get_or_insert(Match { rank, place, particle: true });
            }
        }
        let inside = self.finder.find(email.as_bytes()).map(|at| {
            let rank = if at == 0 { Rank::EmailStart } else { Rank::EmailInside };
            Match { rank, place: Place::Email(at, at + self.text.len()), particle: false }
        });
        // A particle of the name is meant rather than two letters somewhere in an address.
        particle.or(inside)
    }

    /// Where a word of the name begins with this.
    fn starts(&self, name: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.finder.find(name.as_bytes().get(from..)?)?;
            from = at + 1;
            Some(at)
        })
        .filter(|at| {
            name.get(..*at).is_some_and(|before| before.chars().next_back().is_none_or(breaks))
        })
    }
}

/// Whether a sign parts the words of a name.
fn breaks(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '/' | '.')
}

/// Whether the word that begins here stands between a first and a last name.
fn is_particle(name: &str, start: usize) -> bool {
    let word = name.get(start..).and_then(|rest| rest.split(breaks).next());
    word.is_some_and(|word| PARTICLES.contains(&word))
}

/// The words of a folded name: where each begins, and the word.
fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    name.split(breaks).filter_map(move |word| {
        let start = at;
        at += word.len();
        // The sign that split them is one byte: the folded form of every break is ASCII or space.
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

fn fuzzy(typed: &[char], name: &str) -> Option<Match> {
    if typed.len() < FUZZY {
        return None;
    }
    words(name).find_map(|(start, word)| {
        // The first sign must be right: a person mistypes inside a name, and it keeps the hits few.
        if word.chars().next().as_ref() != typed.first() {
            return None;
        }
        let signs: Vec<char> = word.chars().take(typed.len() + 1).collect();
        let length = one_edit(typed, &signs)?;
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
    let swapped = typed.get(same) == word.get(same + 1) && typed.get(same + 1) == word.get(same);
    after(same + 1, same + 1)
        .or_else(|| after(same, same + 1))
        .or_else(|| after(same + 1, same))
        .or_else(|| if swapped { after(same + 2, same + 2) } else { None })
}
