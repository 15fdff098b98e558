//! The order of the lines that a search text finds, in the palette and in the help.

/// The place of a line among those found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The text is a whole word of the label.
    Word,
    /// The label begins with the text.
    Start,
    /// The words of the text begin words of the label.
    WordStart,
    /// A synonym has the text at the start of a word.
    Synonym,
    /// The text is somewhere in the label or a synonym.
    Similar,
}

/// Ranks a folded label and its folded synonyms for a folded text; `None` if a word of the text is in
/// none of them.
pub(super) fn rank(typed: &str, label: &str, synonyms: &[impl AsRef<str>]) -> Option<Rank> {
    let texts = || std::iter::once(label).chain(synonyms.iter().map(AsRef::as_ref));
    let mut words = typed.split_whitespace();
    if !words.all(|word| texts().any(|text| text.contains(word))) {
        return None;
    }
    let begins = |text: &str, word: &str| words_of(text).any(|it| it.starts_with(word));
    let is_in_label = |word: &str| words_of(label).any(|it| it == word);
    let all = |is: &dyn Fn(&str) -> bool| typed.split_whitespace().all(is);
    Some(if all(&is_in_label) {
        Rank::Word
    } else if label.starts_with(typed) {
        Rank::Start
    } else if all(&|word| begins(label, word)) {
        Rank::WordStart
    } else if all(&|word| texts().any(|text| begins(text, word))) {
        Rank::Synonym
    } else {
        Rank::Similar
    })
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Rank, rank};

    /// R305: a literal word comes before its start, a synonym and a likeness.
    #[test]
    fn a_literal_word_comes_before_a_synonym() {
        let of = |typed, label| rank(typed, label, &["toegang lid"]);
        assert_eq!(of("lid", "rol lid"), Some(Rank::Word));
        assert_eq!(of("lid", "lidmaatschap"), Some(Rank::Start));
        assert_eq!(of("lid", "nieuw lidmaatschap"), Some(Rank::WordStart));
        assert_eq!(of("lid", "geef rechten"), Some(Rank::Synonym));
        assert_eq!(of("oegang", "geef rechten"), Some(Rank::Similar));
        assert_eq!(of("zzz", "geef rechten"), None);
    }
}
