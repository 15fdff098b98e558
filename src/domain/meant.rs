//! Whom or what a typed text means. A text with an `@` is an address and means whoever owns that
//! address; any other text is a name. A name never stands for an address, nor an address for a name.

use super::{Email, fold, has_at_sign};

/// What a typed text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// An address; `None` where it has an `@` and is none.
    Address(Option<Email>),
    /// A name, with one space wherever there was white space.
    Name(String),
}

impl Term {
    /// Reads a typed text.
    pub fn of(typed: &str) -> Self {
        if has_at_sign(typed) {
            return Self::Address(Email::new(typed).ok());
        }
        Self::Name(typed.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// What a typed text means among some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nothing.
    Nobody,
    /// This row, and whether its name or address was typed whole.
    One {
        /// The place of the row.
        at: usize,
        /// Whether it was typed whole.
        whole: bool,
    },
    /// Any of these rows.
    Several(Vec<usize>),
}

impl Meant {
    /// The rows that may be meant.
    pub fn rows(self) -> Vec<usize> {
        match self {
            Self::Nobody => Vec::new(),
            Self::One { at, .. } => vec![at],
            Self::Several(all) => all,
        }
    }
}

/// How well a typed name fits when only its words begin as those of the name do; below it, whole.
const BEGINS: usize = 3;

/// How a typed name, already in order, is that name: as it stands, in other case, as search takes
/// letters for the same, or by the beginnings of its words.
fn fit(typed: &str, name: &str) -> Option<usize> {
    // Without a name the address is shown, which is none.
    if has_at_sign(name) {
        return None;
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let (folded, lower) = (fold(&name), name.to_lowercase());
    let typed_folded = fold(typed);
    let fits = [name == typed, lower == typed.to_lowercase(), folded == typed_folded];
    let whole = fits.iter().position(|fits| *fits);
    whole.or_else(|| begins(&typed_folded, &folded).then_some(BEGINS))
}

/// The rows whose name is nearest to what was typed: as it stands before in other case, and that
/// before as search takes letters for the same.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let fits = names.into_iter().enumerate().filter_map(|(at, name)| Some((fit(typed, name)?, at)));
    let fits: Vec<_> = fits.filter(|(fit, _)| *fit < BEGINS).collect();
    let best = fits.iter().map(|(fit, _)| *fit).min();
    fits.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, at)| at).collect()
}

/// Which of the rows, each a name and an address, is meant: the one whose address or whole name is
/// typed, else the only one of which every typed word begins a word of the name. Never any part
/// inside, and never a part of an address. A number is that of a row, or a whole name.
pub fn meant<'a>(typed: &str, rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Meant {
    let typed = match Term::of(typed) {
        Term::Address(None) => return Meant::Nobody,
        Term::Address(Some(email)) => {
            let owned = |address: &str| Email::new(address).is_ok_and(|it| it.key() == email.key());
            let rows = rows.into_iter().enumerate();
            let at = rows.filter(|(_, (_, address))| owned(address)).map(|(at, _)| at);
            return found(at.collect(), true);
        }
        Term::Name(name) if name.is_empty() => return Meant::Nobody,
        Term::Name(name) => name,
    };
    // A number is that of a row, or of none: it is never the beginning of a name.
    let is_number = typed.chars().all(char::is_numeric);
    let fits = rows.into_iter().enumerate().filter_map(|(at, (name, _))| {
        let fit = fit(&typed, name)?;
        (fit < BEGINS || !is_number).then_some((fit, at))
    });
    let fits: Vec<_> = fits.collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).min() else { return Meant::Nobody };
    let all = fits.into_iter().filter(|(fit, _)| *fit == best).map(|(_, at)| at);
    found(all.collect(), best < BEGINS)
}

fn found(all: Vec<usize>, whole: bool) -> Meant {
    match all.as_slice() {
        [] => Meant::Nobody,
        [at] => Meant::One { at: *at, whole },
        _ => Meant::Several(all),
    }
}

/// Whether every typed word is the beginning of a word of the name.
pub(super) fn begins(typed: &str, name: &str) -> bool {
    let breaks = |sign: char| sign.is_whitespace() || "-/.'(".contains(sign);
    let parts = || name.match_indices(breaks).map(|(at, sign)| at + sign.len());
    let begin = |one: &str, at: usize| name.get(at..).is_some_and(|rest| rest.starts_with(one));
    typed.split_whitespace().all(|one| begin(one, 0) || parts().any(|at| begin(one, at)))
}
