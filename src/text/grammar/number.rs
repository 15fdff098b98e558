//! Numbers as text; the thousands separator depends on the language.

use crate::{
    domain::{Identifier, Scheme},
    text::Lang,
};

/// A number with the language's separator between groups of three digits.
pub(crate) fn grouped(lang: Lang, number: usize) -> String {
    let sign = match lang {
        Lang::Nl => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 lid`, `1.204 leden`.
pub(crate) fn count(lang: Lang, n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(lang, n), if n == 1 { one } else { many })
}

/// The label of a tab with its count: `Leden 14`. Without the count while it is unknown.
pub(crate) fn tab_label(lang: Lang, label: &str, n: Option<usize>) -> String {
    n.map_or_else(|| label.to_owned(), |n| format!("{label} {}", grouped(lang, n)))
}

/// A register number in its usual form: `27123456`, `BE0456.789.012`.
pub(crate) fn format_identifier(identifier: &Identifier) -> String {
    let plain = &identifier.value;
    match (identifier.scheme, plain.get(..4), plain.get(4..7), plain.get(7..)) {
        (Scheme::Kbo, Some(a), Some(b), Some(c)) => format!("BE{a}.{b}.{c}"),
        _ => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, grouped};

    #[test]
    fn numbers_are_grouped_in_threes() {
        let all: Vec<_> =
            [0, 999, 1_000, 100_000, 1_000_212].map(|number| grouped(Lang::Nl, number)).into();
        assert_eq!(all, ["0", "999", "1.000", "100.000", "1.000.212"]);
    }
}
