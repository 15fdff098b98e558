//! The search in the help: the actions that match the text, and the cursor among them.

use super::{
    help::{Help, HelpLine, HelpRow, MAX_KEY_COLUMN_WIDTH, key_column},
    ranking::{Rank, rank},
};
use crate::{
    app::{Action, Keymap, cells},
    domain::fold,
    text::Lang,
};

/// The sign before the action under the cursor.
const CURSOR: &str = "▸ ";
/// The blanks before any other action among those that match the search text.
const NO_CURSOR: &str = "  ";

impl Help {
    /// Returns whether the user has typed a search text.
    pub(in crate::app) fn is_searching(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    /// The lines that match the search text: first those with a key that it is, then in the order of
    /// the palette. Words of the other language count as synonyms.
    fn hits(&self, keymap: &Keymap, lang: Lang) -> Vec<HelpLine> {
        let typed = fold(self.field.text().trim());
        // The key that opens the search in a list does not belong to the word behind it.
        let word = typed.strip_prefix('/').filter(|word| !word.is_empty());
        let wanted = word.unwrap_or(&typed);
        let raw = self.field.text().trim();
        let place = |line: &HelpLine| {
            let is_key = line.keys.iter().any(|key| key == raw);
            let is_like_key = line.keys.iter().any(|key| fold(key) == wanted);
            let others = Lang::ALL.iter().flat_map(|of| {
                let own = (*of != lang).then(|| line.action.label(*of));
                own.into_iter().chain(line.action.synonyms(*of))
            });
            let others: Vec<String> = others.map(fold).collect();
            let rank = rank(wanted, &fold(line.action.label(lang)), &others);
            (is_key || is_like_key || rank.is_some()).then_some((
                !is_key,
                !is_like_key,
                rank.unwrap_or(Rank::Similar),
            ))
        };
        let lines = self.lines(keymap).into_iter();
        let mut found: Vec<_> = lines.filter_map(|line| Some((place(&line)?, line))).collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, line)| line).collect()
    }

    /// The rows of each line that matches the search text, with the cursor before one.
    pub(super) fn hit_rows(&self, keymap: &Keymap, lang: Lang, room: usize) -> Vec<Vec<HelpRow>> {
        let (width, _) = self.full_size(keymap, lang, room);
        let hits = self.hits(keymap, lang);
        let column = key_column(&hits, MAX_KEY_COLUMN_WIDTH);
        let hits = hits.into_iter().enumerate();
        let rows = hits.map(|(at, line)| {
            let mut rows = line.rows(lang, column, width.saturating_sub(cells(CURSOR)));
            for (nth, row) in rows.iter_mut().enumerate() {
                row.is_selected = at == self.cursor;
                let cursor = if row.is_selected && nth == 0 { CURSOR } else { NO_CURSOR };
                row.keys.insert_str(0, cursor);
            }
            rows
        });
        rows.collect()
    }

    /// The action under the cursor; `None` if none matches the search text, or if it answers the open
    /// question, which takes its own letter.
    pub(in crate::app) fn current(&self, keymap: &Keymap, lang: Lang) -> Option<Action> {
        let action = self.hits(keymap, lang).get(self.cursor)?.action;
        (self.is_searching() && !action.is_answer()).then_some(action)
    }

    /// Moves the cursor among the lines that match the search text, and scrolls to it in `height` rows.
    pub(in crate::app) fn move_cursor(
        &mut self,
        action: Action,
        keymap: &Keymap,
        lang: Lang,
        [room, height]: [usize; 2],
    ) {
        let lines = self.hit_rows(keymap, lang, room);
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(height),
            Action::PageDown => self.cursor + height,
            _ => return,
        };
        self.cursor = to.min(lines.len().saturating_sub(1));
        let above: usize = lines.iter().take(self.cursor).map(Vec::len).sum();
        let here = lines.get(self.cursor).map_or(0, Vec::len);
        self.top = self.top.min(above).max((above + here).saturating_sub(height));
    }
}
