//! Whom or what a typed text means, out of rows that each have a name and perhaps an address.

use super::fold;

/// What a typed text means.
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

/// Which of the rows, each a name and an address, is meant: the one whose address or whole name is
/// typed, else the only one of which every typed word begins a word of the name, or the only one
/// whose address begins so. Never any part inside: what nobody read he did not choose.
pub fn meant<'a>(typed: &str, rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Meant {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Meant::Nobody;
    }
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    for (at, (name, address)) in rows.into_iter().enumerate() {
        let (name, address) = (fold(name), fold(address));
        if name == typed || address == typed {
            whole.push(at);
        } else if begins(&typed, &name) || address.starts_with(&typed) {
            part.push(at);
        }
    }
    let (whole, found) = if whole.is_empty() { (false, part) } else { (true, whole) };
    match found.as_slice() {
        [] => Meant::Nobody,
        [at] => Meant::One { at: *at, whole },
        _ => Meant::Several(found),
    }
}

/// Whether every typed word is the beginning of a word of the name.
fn begins(typed: &str, name: &str) -> bool {
    let breaks = |sign: char| sign.is_whitespace() || "-/.'(".contains(sign);
    let parts = || name.match_indices(breaks).map(|(at, sign)| at + sign.len());
    let begin = |one: &str, at: usize| name.get(at..).is_some_and(|rest| rest.starts_with(one));
    typed.split_whitespace().all(|one| begin(one, 0) || parts().any(|at| begin(one, at)))
}
