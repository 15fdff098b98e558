//! Numbers as they are printed.

/// A number with a sign between every three digits.
pub(super) fn grouped(number: usize, sign: char) -> String {
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

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn threes() {
        let all: Vec<_> =
            [0, 999, 1_000, 100_000, 1_000_212].map(|number| grouped(number, '.')).into();
        assert_eq!(all, ["0", "999", "1.000", "100.000", "1.000.212"]);
    }
}
