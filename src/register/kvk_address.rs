//! Addresses in JSON of the Dutch trade register: extracts and the service write them alike.

/// Formats a street with its house number, such as `Kade 1a`; the additions are letter and suffix.
/// `None` without a street.
pub(super) fn street_line(
    street: Option<String>,
    number: Option<u32>,
    additions: [Option<String>; 2],
) -> Option<String> {
    let additions: String = additions.into_iter().flatten().collect();
    let number = number.map(|number| format!(" {number}{additions}")).unwrap_or_default();
    street.map(|street| street + &number)
}
