//! Reads a typed filter.

use super::{FilterField, FilterFields};
use crate::{
    domain::{Condition, fold},
    text::{
        Lang,
        filters::{choose_instead, choose_value},
    },
};

/// A part of a filter that cannot be read.
#[derive(Clone, Debug)]
pub enum FilterProblem {
    /// The list has no such field.
    UnknownField(String),
    /// Nothing follows the colon.
    NoValue(&'static FilterField),
    /// Several values of the field begin with this text.
    BegunValue(&'static FilterField, String),
    /// The field has no such value.
    UnknownValue(&'static FilterField, String),
}

impl FilterProblem {
    /// Returns the problem with the words that are possible as one line, from long to short: a line
    /// with all words comes before one that leaves some out.
    pub fn sentences(
        &self,
        fields: FilterFields,
        lang: Lang,
    ) -> impl Iterator<Item = String> + use<'_> {
        let all = self.words(fields, lang).len();
        (0..=all).rev().map(move |most| self.sentence(fields, lang, most))
    }

    /// Returns the problem and the first `most` words that are possible.
    fn sentence(&self, fields: FilterFields, lang: Lang, most: usize) -> String {
        let mut words = self.words(fields, lang);
        if most < words.len() {
            words.truncate(most);
            words.push("…");
        }
        match self {
            Self::NoValue(field) | Self::BegunValue(field, _) => {
                choose_value(lang, field.name.of(lang), &words)
            }
            Self::UnknownField(typed) | Self::UnknownValue(_, typed) => {
                choose_instead(lang, typed, &words)
            }
        }
    }

    /// Returns the words that are possible.
    pub fn words(&self, fields: FilterFields, lang: Lang) -> Vec<&'static str> {
        match self {
            Self::UnknownField(_) => fields.iter().map(|field| field.name.of(lang)).collect(),
            Self::BegunValue(field, typed) => field.begun_names(typed, lang),
            Self::NoValue(field) | Self::UnknownValue(field, _) => field.value_names(lang),
        }
    }

    /// Returns whether the text is right but not complete yet.
    pub const fn is_incomplete(&self) -> bool {
        matches!(self, Self::NoValue(_) | Self::BegunValue(..))
    }
}

/// A filter as it was read.
#[derive(Clone, Debug, Default)]
pub struct ParsedFilter {
    /// The words that names are searched for.
    pub words: String,
    /// The conditions. A filter with a problem has a condition that no row meets.
    pub only: Vec<Condition>,
    /// The fields that were used.
    pub used: Vec<&'static FilterField>,
    /// The first part that cannot be read.
    pub problem: Option<FilterProblem>,
}

/// Reads a filter of a list with these fields. `rol:lid,beheerder` is a field with its values; any
/// other word is searched in names. Quotes around a word or a value keep its blanks together and
/// make a colon an ordinary character. Without fields, all text is words.
pub fn parse_filter(fields: FilterFields, text: &str) -> ParsedFilter {
    let mut parsed = ParsedFilter::default();
    if fields.is_empty() {
        text.clone_into(&mut parsed.words);
        return parsed;
    }
    for term in terms(text) {
        let Some((name, value)) = term.field(text) else {
            let word = term.text(text);
            let gap = if parsed.words.is_empty() || word.is_empty() { "" } else { " " };
            parsed.words.push_str(gap);
            parsed.words.push_str(&word);
            continue;
        };
        match condition(fields, name, &value) {
            Ok((field, condition)) => {
                parsed.used.push(field);
                parsed.only.push(condition);
            }
            Err(problem) => {
                parsed.only.push(Condition::default());
                parsed.problem.get_or_insert(problem);
            }
        }
    }
    parsed
}

fn condition(
    fields: FilterFields,
    name: &str,
    value: &str,
) -> Result<(&'static FilterField, Condition), FilterProblem> {
    let Some(field) = find_field(fields, name) else {
        return Err(FilterProblem::UnknownField(name.to_owned()));
    };
    let mut any = Vec::new();
    for one in value.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        let unknown = || match field.begun_names(one, Lang::Nl).as_slice() {
            [_, _, ..] => FilterProblem::BegunValue(field, one.to_owned()),
            _ => FilterProblem::UnknownValue(field, one.to_owned()),
        };
        any.push(field.read(one).ok_or_else(unknown)?);
    }
    if any.is_empty() { Err(FilterProblem::NoValue(field)) } else { Ok((field, Condition(any))) }
}

/// Returns the field with this name in any language.
pub(super) fn find_field(fields: FilterFields, name: &str) -> Option<&'static FilterField> {
    let name = fold(name);
    fields.iter().copied().find(|field| field.names(Lang::Nl).any(|known| known == name))
}

/// A part of a filter between blanks, as positions in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The position of the colon behind the name of a field.
    pub(super) colon: Option<usize>,
}

impl Term {
    /// Returns the term; without the quotes, if one opens it.
    fn text(self, text: &str) -> String {
        let part = text.get(self.start..self.end).unwrap_or_default();
        part.strip_prefix('"').map_or_else(|| part.to_owned(), |rest| rest.replacen('"', "", 1))
    }

    /// Returns the name of the field and its value; `None` for words.
    fn field(self, text: &str) -> Option<(&str, String)> {
        let colon = self.colon?;
        let value = Self { start: colon + 1, ..self }.text(text);
        Some((text.get(self.start..colon)?, value))
    }
}

/// Returns the filter without the parts that were not complete yet, as those select no row.
pub fn complete_parts(fields: FilterFields, text: &str) -> String {
    let is_complete = |part: &&str| {
        parse_filter(fields, part).problem.is_none_or(|problem| !problem.is_incomplete())
    };
    let parts = terms(text).into_iter().filter_map(|term| text.get(term.start..term.end));
    parts.filter(is_complete).collect::<Vec<_>>().join(" ")
}

/// Splits a filter at blanks outside quotes. A quote without a second one reaches to the end.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let mut all = Vec::new();
    let mut open: Option<Term> = None;
    let mut quoted = false;
    for (at, sign) in text.char_indices() {
        if sign.is_whitespace() && !quoted {
            all.extend(open.take().map(|term| Term { end: at, ..term }));
            continue;
        }
        let term = open.get_or_insert(Term { start: at, end: text.len(), colon: None });
        let opens = at == term.start || term.colon.is_some_and(|colon| colon + 1 == at);
        quoted = if sign == '"' { opens && !quoted } else { quoted };
        let name = text.get(term.start..at).unwrap_or_default();
        if sign == ':' && !quoted && term.colon.is_none() && is_name(name) {
            term.colon = Some(at);
        }
    }
    all.extend(open);
    all
}

/// Returns whether the text looks like the name of a field.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|sign| sign.is_alphabetic() || sign == '-')
}
