//! A text field with matches below it, for the sign-in screen, the dialog to add members, and the
//! search for relations.

use crate::{
    app::{
        Action, Field, Loaded, Row,
        cache::slot::{Slot, Wanted},
    },
    domain::{Answer, Ask, FromAnswer, MatchKind, Query, SearchResult, Ticket},
};

/// Number of matches queried per group beyond those that fit in the list. No more, because reading
/// rows takes longer than finding them. More are queried when the cursor nears the end.
const ROWS_AHEAD: usize = 4;
/// Factor by which the number of queried matches grows when the cursor nears the end.
const GROWTH_FACTOR: usize = 4;

/// A text field, its matches, and the cursor over the matches.
#[derive(Debug)]
pub struct Picker<T> {
    /// The text that is searched.
    pub field: Field,
    found: Loaded<SearchResult<T>>,
    /// `true` if more names became searchable while a query was pending.
    has_more_names: bool,
    cursor: Option<usize>,
    cursor_state: CursorState,
    /// The words of the text.
    words: String,
    /// Maximum number of matches to query per group; 0 for as many as fit.
    room: usize,
}

/// How the cursor came to its match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CursorState {
    /// The program chose the match, if there is one.
    Suggested,
    /// The user moved the cursor.
    Chosen,
    /// The match under the cursor disappeared and the user selected no other since.
    Lost,
    /// The cursor moves to the last match when the answer arrives.
    ToLast,
}

/// A line of the matches below the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerLine {
    /// The heading above matches that are only similar to the text.
    Similar,
    /// The match with this index in [`Picker::rows`].
    Row(usize),
}

impl<T> Default for Picker<T> {
    fn default() -> Self {
        let (field, found) = (Field::default(), Loaded::default());
        Self {
            field,
            found,
            has_more_names: false,
            cursor: None,
            cursor_state: CursorState::Suggested,
            words: String::new(),
            room: 0,
        }
    }
}

impl<T: Row> Picker<T> {
    /// Declares the query for the matches that fit in a list of this height. `ask` gets the text and
    /// the maximum number of rows.
    pub(in crate::app) fn wanted(
        &mut self,
        height: usize,
        ask: impl FnOnce(String, usize) -> Ask<SearchResult<T>>,
    ) -> Wanted<'_>
    where
        SearchResult<T>: FromAnswer,
    {
        let fitting = height + ROWS_AHEAD;
        if self.room < fitting {
            // The list became higher.
            if self.room > 0 && self.rows().len() < self.total() {
                self.found.invalidate();
            }
            self.room = fitting;
        }
        let text = || self.field.text().to_owned();
        let query = self.found.is_stale().then(|| ask(text(), self.room).query);
        Wanted::new(self, query)
    }

    /// The newest answer, which may belong to an older text; `None` before the first.
    pub fn found(&self) -> Option<&SearchResult<T>> {
        self.found.get()
    }

    /// The matches, in the order of the screen.
    pub fn rows(&self) -> &[T] {
        self.found.get().map_or(&[], |found| &found.rows)
    }

    /// Returns whether the matches belong to the current text and are complete. Also `true` if the
    /// query failed.
    pub fn is_fresh(&self) -> bool {
        let is_whole = self.found.get().is_some_and(|found| found.whole);
        self.found.has_failed() || (self.found.is_fresh() && is_whole)
    }

    /// Returns whether the query for the current text failed, so that the matches are older.
    pub fn has_failed(&self) -> bool {
        self.found.has_failed()
    }

    /// The index of the match under the cursor; `None` if nothing is selected.
    pub fn cursor(&self) -> Option<usize> {
        self.cursor.filter(|at| *at < self.rows().len())
    }

    /// The match under the cursor; `None` if nothing is selected.
    pub fn current(&self) -> Option<&T> {
        self.rows().get(self.cursor()?)
    }

    /// Moves the cursor to a match for the user; `None` deselects.
    pub fn move_cursor(&mut self, at: Option<usize>) {
        (self.cursor, self.cursor_state) = (at, CursorState::Chosen);
    }

    /// Moves the cursor to a match, unless one is selected or the selected match disappeared.
    pub fn suggest(&mut self, at: Option<usize>) {
        if self.cursor().is_none() && self.cursor_state != CursorState::Lost {
            self.cursor = at;
        }
    }

    /// Moves the cursor to the best match if it contains the text as typed. The user must select a
    /// match that is only similar.
    pub fn suggest_typed(&mut self) {
        let best = self.rows().first().filter(|row| row.kind() == MatchKind::Typed);
        let at = best.map(|_| 0);
        self.suggest(at);
    }

    /// The index of the best match, in either group. Matches of the text as typed come before
    /// similar ones; within each kind, those that are open come first, and of those the ones whose
    /// words begin with the typed words.
    pub fn best_match(&self, is_open: impl Fn(&T) -> bool) -> Option<usize> {
        let is_typed = |row: &T| row.kind() == MatchKind::Typed;
        let first = |is: &dyn Fn(&T) -> bool| self.rows().iter().position(is);
        first(&|row| is_typed(row) && is_open(row) && row.is_begun())
            .or_else(|| first(&|row| is_typed(row) && is_open(row)))
            .or_else(|| first(&is_typed))
            .or_else(|| first(&is_open))
            .or_else(|| first(&|_| true))
    }

    /// The visible matches and headings, each with its first line. A match takes `lines` of the
    /// `height` lines. The match under the cursor is always visible.
    pub fn visible(&self, lines: usize, height: usize) -> Vec<(usize, PickerLine)> {
        let similar = self.rows().iter().position(|row| row.kind() != MatchKind::Typed);
        let mut all: Vec<PickerLine> = (0..self.rows().len()).map(PickerLine::Row).collect();
        if let Some(similar) = similar {
            all.insert(similar, PickerLine::Similar);
        }
        let tall = |line: &PickerLine| if *line == PickerLine::Similar { 1 } else { lines };
        let cursor = PickerLine::Row(self.cursor().unwrap_or(0));
        let last = all.iter().position(|line| *line == cursor).unwrap_or(0);
        let mut room = height;
        let above = all.iter().take(last + 1).rev().take_while(|line| {
            let fits = tall(line) <= room;
            room = room.saturating_sub(tall(line));
            fits
        });
        let top = (last + 1).saturating_sub(above.count().max(1));
        let mut next = 0;
        let placed = all.into_iter().skip(top).map(|line| {
            let at = next;
            next += tall(&line);
            (at, line)
        });
        let mut visible: Vec<_> =
            placed.take_while(|(at, line)| at + tall(line) <= height).collect();
        // Drop a heading on the last line, because no match fits below it.
        visible.pop_if(|(_, line)| *line == PickerLine::Similar);
        visible
    }

    /// The index of the match on a visible line, if any.
    pub fn match_at_line(&self, lines: usize, height: usize, line: usize) -> Option<usize> {
        let visible = self.visible(lines, height).into_iter();
        let here = visible.take_while(|(at, _)| *at <= line).last();
        match here {
            Some((at, PickerLine::Row(row))) if line < at + lines => Some(row),
            _ => None,
        }
    }

    /// Repeats the query after more names became searchable, unless the matches were complete. Lets
    /// a pending query finish first, because restarting it each time would never give an answer.
    pub fn query_again_if_incomplete(&mut self) {
        if self.found.awaited().is_some() {
            self.has_more_names = true;
        } else if self.found.get().is_some_and(|found| !found.whole) {
            self.found.invalidate();
        }
    }

    /// Moves the cursor to the match on a visible line. Returns whether that match was selected
    /// already.
    pub(in crate::app) fn click(&mut self, lines: usize, height: usize, line: usize) -> bool {
        let Some(row) = self.match_at_line(lines, height, line) else { return false };
        let here = self.cursor() == Some(row);
        if !here {
            self.move_cursor(Some(row));
        }
        here
    }

    /// Moves the cursor or edits the text. Returns `false` for any other action.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let last = self.rows().len().saturating_sub(1);
        let here = self.cursor();
        let (page, half) = (height.max(1), (height / 2).max(1));
        let to = match action {
            Action::Up => here.map_or(last, |at| at.saturating_sub(1)),
            Action::Down => here.map_or(0, |at| at + 1),
            Action::PageUp => here.unwrap_or(0).saturating_sub(page),
            Action::PageDown => here.map_or(page, |at| at + page),
            Action::HalfUp => here.unwrap_or(0).saturating_sub(half),
            Action::HalfDown => here.map_or(half, |at| at + half),
            Action::Top => 0,
            Action::Bottom => {
                self.go_to_last();
                return true;
            }
            _ => {
                let Some(changed) = self.field.act(action) else { return false };
                self.text_changed(changed);
                return true;
            }
        };
        if !self.rows().is_empty() {
            self.move_cursor(Some(to.min(last)));
            self.query_more(to + page);
        }
        true
    }

    /// Moves the cursor to the last match, once it is loaded.
    fn go_to_last(&mut self) {
        let loaded = self.rows().len();
        let total = self.total();
        if loaded < total {
            self.room = total;
            self.found.invalidate();
        }
        if loaded > 0 {
            self.move_cursor(Some(loaded - 1));
        }
        if loaded < total {
            self.cursor_state = CursorState::ToLast;
        }
    }

    /// The number of matches, including those that are not loaded.
    fn total(&self) -> usize {
        self.found.get().map_or(0, |found| found.counts.iter().sum())
    }

    /// Queries more matches if there are more and the loaded ones end before index `far`.
    fn query_more(&mut self, far: usize) {
        let total = self.total();
        if far >= self.room && self.rows().len() < total {
            self.room = self.room.saturating_mul(GROWTH_FACTOR);
            self.found.invalidate();
        }
    }

    /// Drops the matches, because the user may no longer search.
    pub(in crate::app) fn drop_rows(&mut self) {
        self.found.take();
        self.move_cursor(None);
    }

    /// Clears the text. Returns whether there was any.
    pub(in crate::app) fn clear_text(&mut self) -> bool {
        let had_text = !self.field.text().is_empty();
        self.field.set("");
        self.text_changed(had_text);
        had_text
    }

    /// Queries the matches of the new text if `changed`. A blank alone finds no others, so the cursor
    /// stays on the match that the user chose.
    pub fn text_changed(&mut self, changed: bool) {
        if !changed {
            return;
        }
        let words: Vec<_> = self.field.text().split_whitespace().collect();
        let words = words.join(" ");
        if words != self.words || self.cursor_state != CursorState::Chosen {
            (self.cursor, self.cursor_state) = (None, CursorState::Suggested);
            self.room = 0;
        }
        self.words = words;
        self.found.invalidate();
    }
}

impl<T: Row> Slot for Picker<T>
where
    SearchResult<T>: FromAnswer,
{
    fn awaited(&self) -> Option<Ticket> {
        self.found.awaited()
    }

    fn mark_sent(&mut self, ticket: Ticket, query: &Query) {
        self.found.mark_sent(ticket, query);
    }

    /// Stores the matches. The cursor stays on its match, or deselects if that match is gone. While
    /// the index is loading, the cursor moves to the best match unless the user moved it.
    fn accept(&mut self, answer: Answer, _: usize) {
        let Some(found) = SearchResult::from_answer(answer) else { return self.found.fail() };
        let was_whole = self.found.get().is_some_and(|found| found.whole);
        let is_kept = was_whole || self.cursor_state != CursorState::Suggested;
        let here = self.current().map(Row::id).filter(|_| is_kept);
        self.found.set(found);
        self.cursor = here.and_then(|id| self.rows().iter().position(|row| row.id() == id));
        if self.cursor_state == CursorState::ToLast {
            self.move_cursor(self.rows().len().checked_sub(1));
        } else if here.is_some() && self.cursor.is_none() {
            self.cursor_state = CursorState::Lost;
        }
        if std::mem::take(&mut self.has_more_names) {
            self.query_again_if_incomplete();
        }
    }

    fn fail(&mut self) {
        self.found.fail();
    }

    fn invalidate(&mut self) {
        self.found.invalidate();
    }
}
