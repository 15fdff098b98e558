//! The texts of the palette of saved filters, and the lines that they take.

use super::{
    palette::{Palette, PaletteScope},
    palette_line::PaletteItem,
};
use crate::{
    app::wrap,
    columns::CellTone,
    text::{self, Lang},
};

impl Palette {
    /// Returns whether the palette only offers saved filters.
    pub(in crate::app) const fn is_of_filters(&self) -> bool {
        matches!(self.scope, PaletteScope::Filters(_))
    }

    /// The text in place of the saved filters: what they are and how to save one, or that none
    /// matches.
    pub fn no_filters(&self, lang: Lang, width: usize) -> Vec<(String, CellTone)> {
        let PaletteScope::Filters(filter) = &self.scope else { return Vec::new() };
        if !self.is_empty() {
            let none = text::search::no_match(lang, self.field.text());
            return vec![(none, CellTone::Faint)];
        }
        let how = match filter {
            Some(filter) => text::filters::how_to_save(lang, filter),
            None => text::filters::FILTER_FIRST.of(lang).to_owned(),
        };
        let what = wrap(text::filters::NONE_SAVED.of(lang), width).into_iter();
        let how = wrap(&how, width).into_iter();
        let what = what.map(|line| (line, CellTone::Text));
        what.chain(how.map(|line| (line, CellTone::Faint))).collect()
    }

    /// How to save the filter of the list, below the saved filters, or that it is one of them.
    pub fn foot_of_filters(&self, lang: Lang, width: usize) -> Vec<String> {
        match &self.scope {
            PaletteScope::Filters(Some(filter)) if !self.is_empty() => {
                let said = match self.name_of_filter(filter) {
                    Some(name) => text::filters::is_saved(lang, name, filter),
                    None => text::filters::how_to_save(lang, filter),
                };
                wrap(&said, width)
            }
            _ => Vec::new(),
        }
    }

    /// The name under which this filter is saved; `None` if it is not.
    fn name_of_filter(&self, filter: &str) -> Option<&str> {
        self.all.iter().find_map(|line| match &line.item {
            PaletteItem::ApplyFilter { name, filter: saved } if saved == filter => Some(&**name),
            _ => None,
        })
    }

    /// Number of lines of the list of saved filters. It does not depend on the typed text, so that
    /// the palette keeps its place while the user types.
    pub(in crate::app) fn height_of_list(&self, lang: Lang, width: usize) -> usize {
        match &self.scope {
            _ if self.is_empty() => self.no_filters(lang, width).len(),
            PaletteScope::Filters(Some(_)) => self.line_count() + 1,
            _ => self.line_count(),
        }
    }
}
