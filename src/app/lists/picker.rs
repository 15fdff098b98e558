//! A text field with matches below it: the sign-in screen and the member dialog.

use crate::{
    app::{Action, Field, Loaded, Row},
    domain::{MatchKind, SearchResult, Ticket},
};

/// Matches asked for at first, of each group in the member dialog: some screens, since reading them
/// takes longer than finding them. More are asked for when one comes near their end.
const FEW: usize = 48;
/// Times as many that are asked for then.
const MORE: usize = 4;

/// What was typed, what was found, and which match is pointed at.
#[derive(Debug)]
pub struct Picker<T> {
    /// What was typed.
    pub field: Field,
    found: Loaded<SearchResult<T>>,
    /// `true` if more names came while an answer was on its way.
    more: bool,
    pointed: Option<usize>,
    /// `true` if the person chose what it points at.
    by_hand: bool,
    /// `true` if what it pointed at is there no more.
    is_lost: bool,
    room: usize,
}

/// A line below the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerLine {
    /// The heading of those who are only similar to what was typed.
    Similar,
    /// The match with this index.
    Row(usize),
}

impl<T> Default for Picker<T> {
    fn default() -> Self {
        let (field, found) = (Field::default(), Loaded::default());
        Self { field, found, more: false, pointed: None, by_hand: false, is_lost: false, room: FEW }
    }
}

impl<T: Row> Picker<T> {
    /// The newest matches.
    pub fn found(&self) -> Option<&SearchResult<T>> {
        self.found.get()
    }

    /// The matches, in the order of the screen.
    pub fn rows(&self) -> &[T] {
        self.found.get().map_or(&[], |found| &found.rows)
    }

    /// Returns whether the matches belong to what is typed, and are all of them.
    pub fn is_fresh(&self) -> bool {
        self.found.is_fresh() && self.found.get().is_some_and(|found| found.whole)
    }

    /// Which match is pointed at.
    pub fn pointed(&self) -> Option<usize> {
        self.pointed.filter(|at| *at < self.rows().len())
    }

    /// The match that is pointed at.
    pub fn current(&self) -> Option<&T> {
        self.rows().get(self.pointed()?)
    }

    /// Points at a match, or at nothing.
    pub fn point(&mut self, at: Option<usize>) {
        (self.pointed, self.by_hand, self.is_lost) = (at, true, false);
    }

    /// Points at a match where nobody was chosen; not where who was chosen is gone.
    pub fn suggest(&mut self, at: Option<usize>) {
        if self.pointed().is_none() && !self.is_lost {
            self.pointed = at;
        }
    }

    /// Points at the best match, if it matches as typed: somebody who is only similar is chosen by
    /// hand.
    pub fn suggest_typed(&mut self) {
        let best = self.rows().first().filter(|row| row.kind() == MatchKind::Typed);
        let at = best.map(|_| 0);
        self.suggest(at);
    }

    /// The first match that is open: one as typed, in whichever group, before one that is only
    /// similar. A match as typed that is not open comes before a similar one too.
    pub fn best(&self, is_open: impl Fn(&T) -> bool) -> Option<usize> {
        let is_typed = |row: &T| row.kind() == MatchKind::Typed;
        let first = |is: &dyn Fn(&T) -> bool| self.rows().iter().position(is);
        first(&|row| is_typed(row) && is_open(row))
            .or_else(|| first(&is_typed))
            .or_else(|| first(&is_open))
            .or_else(|| first(&|_| true))
    }

    /// The matches that fit in `height` lines, `lines` each, with the first line of each, so that
    /// the one pointed at is in view.
    pub fn visible(&self, lines: usize, height: usize) -> Vec<(usize, PickerLine)> {
        let similar = self.rows().iter().position(|row| row.kind() != MatchKind::Typed);
        let mut all: Vec<PickerLine> = (0..self.rows().len()).map(PickerLine::Row).collect();
        if let Some(similar) = similar {
            all.insert(similar, PickerLine::Similar);
        }
        let tall = |line: &PickerLine| if *line == PickerLine::Similar { 1 } else { lines };
        let pointed = PickerLine::Row(self.pointed().unwrap_or(0));
        let last = all.iter().position(|line| *line == pointed).unwrap_or(0);
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
        // A heading at the bottom would stand above nothing.
        visible.pop_if(|(_, line)| *line == PickerLine::Similar);
        visible
    }

    /// The match on a line of those that are visible.
    pub fn at_line(&self, lines: usize, height: usize, line: usize) -> Option<usize> {
        let visible = self.visible(lines, height).into_iter();
        let here = visible.take_while(|(at, _)| *at <= line).last();
        match here {
            Some((at, PickerLine::Row(row))) if line < at + lines => Some(row),
            _ => None,
        }
    }

    /// Returns whether the matches must be asked for.
    pub fn is_wanted(&self) -> bool {
        self.found.is_wanted()
    }

    /// How many matches to ask for, of each group.
    pub const fn room(&self) -> usize {
        self.room
    }

    /// The text changed, or the store did.
    pub fn invalidate(&mut self) {
        self.found.invalidate();
    }

    /// More names can be found: asks again, unless all were there. A question that is on its way is
    /// let finish: begun again and again it would never be answered.
    pub fn complete(&mut self) {
        if self.found.awaited().is_some() {
            self.more = true;
        } else if self.found.get().is_some_and(|found| !found.whole) {
            self.found.invalidate();
        }
    }

    /// The question is on its way.
    pub fn ask(&mut self, ticket: Ticket) {
        self.found.ask(ticket);
    }

    /// Takes the matches, unless newer ones are on their way. It points at whom it pointed at, or at
    /// nobody when he is gone; while names are still coming in, and nobody was chosen, at the best.
    pub fn take(&mut self, ticket: Ticket, found: SearchResult<T>) -> bool {
        let was_whole = self.found.get().is_some_and(|found| found.whole);
        let here = self.current().map(Row::id).filter(|_| self.by_hand || was_whole);
        if !self.found.take(ticket, found) {
            return false;
        }
        self.pointed = here.and_then(|id| self.rows().iter().position(|row| row.id() == id));
        self.is_lost = self.is_lost || (here.is_some() && self.pointed.is_none());
        if std::mem::take(&mut self.more) {
            self.complete();
        }
        true
    }

    /// The question failed.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        self.found.fail(ticket)
    }

    /// Moves the pointer, or does what a text field does. Says whether it was one of those.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let last = self.rows().len().saturating_sub(1);
        let here = self.pointed();
        let page = height.max(1);
        let to = match action {
            Action::Up => here.map_or(last, |at| at.saturating_sub(1)),
            Action::Down => here.map_or(0, |at| at + 1),
            Action::PageUp => here.unwrap_or(0).saturating_sub(page),
            Action::PageDown => here.map_or(page, |at| at + page),
            _ => {
                let Some(changed) = self.field.act(action) else { return false };
                self.typed(changed);
                return true;
            }
        };
        if !self.rows().is_empty() {
            self.point(Some(to.min(last)));
            self.grow(to + page);
        }
        true
    }

    /// Asks for more matches when there are, and those at hand do not reach this far.
    fn grow(&mut self, far: usize) {
        let total = self.found.get().map_or(0, |found| found.counts.iter().sum());
        if far >= self.room && self.rows().len() < total {
            self.room = self.room.saturating_mul(MORE);
            self.found.invalidate();
        }
    }

    /// After the text changed: the matches are another question now.
    pub fn typed(&mut self, changed: bool) {
        if changed {
            (self.pointed, self.by_hand, self.is_lost) = (None, false, false);
            self.room = FEW;
            self.found.invalidate();
        }
    }
}
