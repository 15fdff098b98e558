//! Matching typed text with rows. A text with an `@` is an address and means its owner; any other
//! text is a name. A name never matches an address, nor an address a name (R92).

use crate::domain::{Email, fold, has_at_sign};

/// A typed text, read as an address or as a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedTerm {
    /// An address; `None` if it has an `@` but is not valid.
    Address(Option<Email>),
    /// A name, with its white space collapsed.
    Name(String),
}

impl TypedTerm {
    /// Reads a typed text; any `@` makes it an address.
    pub fn parse(typed: &str) -> Self {
        if has_at_sign(typed) {
            return Self::Address(Email::new(typed).ok());
        }
        Self::Name(typed.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The rows that a typed text matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// No row matches.
    Nobody,
    /// Exactly one row matches.
    One {
        /// The index of the row.
        at: usize,
        /// True if its whole name or address was typed.
        whole: bool,
    },
    /// Several rows that match equally well.
    Several(Vec<usize>),
}

impl NameMatch {
    /// Returns the indices of all matching rows.
    pub fn indices(self) -> Vec<usize> {
        match self {
            Self::Nobody => Vec::new(),
            Self::One { at, .. } => vec![at],
            Self::Several(all) => all,
        }
    }
}

/// The score of a match by the beginnings of words. Lower scores are whole names.
const PREFIX_SCORE: usize = 3;

/// Scores a typed name, with collapsed white space, against a name. Lower is better: 0 for the
/// exact text, 1 ignoring case, 2 after folding, [`PREFIX_SCORE`] by the beginnings of words.
fn score_name(typed: &str, name: &str) -> Option<usize> {
    // A user without a name is shown by their address, which never matches as a name.
    if has_at_sign(name) {
        return None;
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let (folded, lower) = (fold(&name), name.to_lowercase());
    let typed_folded = fold(typed);
    let fits = [name == typed, lower == typed.to_lowercase(), folded == typed_folded];
    let whole = fits.iter().position(|fits| *fits);
    whole.or_else(|| words_are_prefixes(&typed_folded, &folded).then_some(PREFIX_SCORE))
}

/// Returns the indices of the names that equal the typed name best: exactly, else ignoring case,
/// else after folding.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let fits =
        names.into_iter().enumerate().filter_map(|(at, name)| Some((score_name(typed, name)?, at)));
    let fits: Vec<_> = fits.filter(|(score, _)| *score < PREFIX_SCORE).collect();
    let best = fits.iter().map(|(score, _)| *score).min();
    fits.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, at)| at).collect()
}

/// Matches a typed text with rows of a name and an address. A row whose address or whole name was
/// typed comes first. Otherwise every typed word must begin a word of the name.
///
/// Text inside a word does not match, and an address only matches as a whole. A number only matches
/// a whole name, as lists number their rows.
pub fn match_name<'a>(
    typed: &str,
    rows: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> NameMatch {
    let typed = match TypedTerm::parse(typed) {
        TypedTerm::Address(None) => return NameMatch::Nobody,
        TypedTerm::Address(Some(email)) => {
            let owned = |address: &str| Email::new(address).is_ok_and(|it| it.key() == email.key());
            let rows = rows.into_iter().enumerate();
            let at = rows.filter(|(_, (_, address))| owned(address)).map(|(at, _)| at);
            return found(at.collect(), true);
        }
        TypedTerm::Name(name) if name.is_empty() => return NameMatch::Nobody,
        TypedTerm::Name(name) => name,
    };
    // Lists number their rows, so a number must not match the beginning of a name.
    let is_number = typed.chars().all(char::is_numeric);
    let fits = rows.into_iter().enumerate().filter_map(|(at, (name, _))| {
        let score = score_name(&typed, name)?;
        (score < PREFIX_SCORE || !is_number).then_some((score, at))
    });
    let fits: Vec<_> = fits.collect();
    let Some(best) = fits.iter().map(|(score, _)| *score).min() else { return NameMatch::Nobody };
    let all = fits.into_iter().filter(|(score, _)| *score == best).map(|(_, at)| at);
    found(all.collect(), best < PREFIX_SCORE)
}

fn found(all: Vec<usize>, whole: bool) -> NameMatch {
    match all.as_slice() {
        [] => NameMatch::Nobody,
        [at] => NameMatch::One { at: *at, whole },
        _ => NameMatch::Several(all),
    }
}

/// Returns whether every typed word begins a word of the name.
pub(crate) fn words_are_prefixes(typed: &str, name: &str) -> bool {
    let breaks = |ch: char| ch.is_whitespace() || "-/.'(".contains(ch);
    let parts = || name.match_indices(breaks).map(|(at, ch)| at + ch.len());
    let begin = |one: &str, at: usize| name.get(at..).is_some_and(|rest| rest.starts_with(one));
    typed.split_whitespace().all(|one| begin(one, 0) || parts().any(|at| begin(one, at)))
}
