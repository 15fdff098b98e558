//! Enterprises of a trade register, as a public extract describes them.

use serde::Serialize;

use crate::domain::{Scheme, fold};

/// The status of an enterprise in its register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterpriseStatus {
    /// It exists, and nothing special is known.
    Active,
    /// It exists, in a special legal situation: [`Enterprise::situation`] names it.
    Special,
    /// It is bankrupt.
    Bankrupt,
    /// It ended.
    Ended,
}

/// An enterprise (*onderneming*) of the Dutch or Belgian trade register. Its texts are those of the
/// extract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Enterprise {
    /// The register: [`Scheme::Kvk`] or [`Scheme::Kbo`].
    pub scheme: Scheme,
    /// The number, without dots.
    pub number: String,
    /// The status.
    pub status: EnterpriseStatus,
    /// The legal situation in the words of the register, in Dutch; `None` if it is the normal one.
    pub situation: Option<String>,
    /// The name.
    pub name: String,
    /// Trade names, abbreviations, and the name in other languages.
    pub trade_names: Vec<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// The country: an ISO 3166 alpha-2 code, or the name that the register gives to one abroad.
    pub country: String,
}

/// Splits a text into the words by which an enterprise is found: folded, without dots (*B.V.* is
/// `bv`), split at everything that is no letter or digit.
pub fn enterprise_words(text: &str) -> Vec<String> {
    let folded = fold(text).replace('.', "");
    let words = folded.split(|ch: char| !ch.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::enterprise_words;

    #[test]
    fn words_are_folded_without_dots_and_split_at_other_signs() {
        let words = |text| enterprise_words(text).join(" ");
        assert_eq!(words("Bakkerij ’t Oventje B.V."), "bakkerij t oventje bv");
        assert_eq!(words("Café Müller & Zn/Gent"), "cafe muller zn gent");
        assert_eq!(words("0202.239.951"), "0202239951");
        assert_eq!(words(" . - "), "");
    }
}
