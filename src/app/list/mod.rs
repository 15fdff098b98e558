//! A long list of which only a stretch is in memory.

mod marks;

use std::{collections::BTreeMap, ops::Range};

use super::{Action, Field, Loaded, Row};
use crate::domain::{Counted, Order, Page, Stretch, Ticket, View};

/// A page each way: rows asked for around the visible ones, so that scrolling never waits.
const MARGIN: usize = 100;

/// Whether the cursor is on the row that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    On,
    /// The person himself just did something: when the row goes by that, a neighbour is next.
    Acted,
    /// The row, or all that was marked, went by what another did: the cursor is on nothing, so that
    /// no action falls on a neighbour.
    Lost,
}

/// The cursor, the marks, the filter and the stretch of a list.
#[derive(Debug)]
pub struct List<T: Row> {
    page: Loaded<Page<T>>,
    cursor: usize,
    top: usize,
    marks: BTreeMap<T::Id, T>,
    /// Whether the rows are those of an older filter.
    outgrown: bool,
    /// Whether the cursor is on its row.
    hold: Hold,
    /// The row that was just added, until the next key.
    news: Option<T::Id>,
    /// Where the rows are that are wanted instead of those around the visible ones.
    jump: Option<Stretch>,
    /// Whether the cursor stays on its row when they are there.
    stays: bool,
    /// For which first row the rows around were asked, so that nothing is asked for ever.
    reached: Option<usize>,
    /// What was counted of the rows.
    counted: Option<Counted>,
    /// What the rows were filtered on.
    shown: String,
    /// In which order.
    order: Order,
    /// What is filtered on.
    pub filter: Field,
    /// Whether the filter has focus.
    pub typing: bool,
}

impl<T: Row> Default for List<T> {
    fn default() -> Self {
        Self {
            page: Loaded::default(),
            cursor: 0,
            top: 0,
            marks: BTreeMap::new(),
            outgrown: false,
            hold: Hold::On,
            news: None,
            jump: None,
            stays: true,
            reached: None,
            counted: None,
            shown: String::new(),
            order: Order::default(),
            filter: Field::default(),
            typing: false,
        }
    }
}

impl<T: Row> List<T> {
    /// Rows in the whole list, after the filter.
    pub fn total(&self) -> usize {
        self.page.get().map_or(0, |page| page.total)
    }

    /// The rows in memory.
    pub fn rows(&self) -> &[T] {
        self.page.get().map_or(&[], |page| &page.rows)
    }

    /// How many of the rows are only similar to the filter.
    pub fn similar(&self) -> usize {
        self.page.get().map_or(0, |page| page.similar)
    }

    /// Rows in the whole list, without the filter.
    pub fn unfiltered(&self) -> usize {
        self.page.get().map_or(0, |page| page.unfiltered)
    }

    /// Whether the first stretch has yet to arrive.
    pub fn is_loading(&self) -> bool {
        self.page.is_empty()
    }

    /// Whether the rows are those that were asked for, so that an action can be about one.
    pub fn is_ready(&self) -> bool {
        !self.page.is_empty() && !self.outgrown
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&T> {
        if self.is_lost() { None } else { self.row(self.cursor) }
    }

    /// The index of the row under the cursor, or where it was.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether what the cursor was on is there no more, and nothing else was chosen since.
    pub fn is_lost(&self) -> bool {
        self.hold == Hold::Lost
    }

    /// The person himself did something: what goes by that is no surprise.
    pub fn acted(&mut self) {
        self.hold = Hold::Acted;
    }

    /// The row with this index, if it is in memory.
    pub fn row(&self, index: usize) -> Option<&T> {
        let page = self.page.get()?;
        page.rows.get(index.checked_sub(page.skip)?)
    }

    /// The row with this identity, if it is in memory.
    pub fn find(&self, id: T::Id) -> Option<&T> {
        self.page.get()?.rows.iter().find(|row| row.id() == id)
    }

    /// The indices shown in a window of `height` rows.
    pub fn visible(&self, height: usize) -> Range<usize> {
        self.top..(self.top + height).min(self.total())
    }

    /// Puts the cursor on a row, or the nearest there is, and scrolls it into view. Where the rows
    /// have yet to come, it stays until they are there.
    pub fn go(&mut self, row: usize, height: usize) {
        let last = self.total().saturating_sub(1);
        let row = row.min(last);
        if self.total() > 0 && self.row(row).is_none() {
            if row == 0 || row == last {
                let end = if row == 0 { Stretch::First } else { Stretch::Last };
                (self.jump, self.stays, self.outgrown) = (Some(end), false, true);
                return self.page.outdate();
            }
            let here = self.loaded();
            self.put(row.clamp(here.start, here.end.saturating_sub(1).max(here.start)), height);
        } else {
            self.put(row, height);
        }
    }

    fn put(&mut self, row: usize, height: usize) {
        self.hold = Hold::On;
        self.cursor = row;
        // Where no row fits, the one under the cursor is the next to be seen.
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height.max(1)));
    }

    /// The indices of the rows in memory.
    fn loaded(&self) -> Range<usize> {
        self.page.get().map_or(0..0, |page| page.skip..page.skip + page.rows.len())
    }

    /// Puts the cursor on the first row in memory that is so, if there is one, in the upper half
    /// of the window: messages stand over the lower one.
    pub fn go_to(&mut self, height: usize, is: impl Fn(&T) -> bool) {
        let Some(page) = self.page.get() else { return };
        if let Some(at) = page.rows.iter().position(is) {
            self.go(page.skip + at, height);
            if self.cursor - self.top > height / 2 {
                self.top = self.cursor - height / 3;
            }
        }
    }

    /// As it was left, before the rows are there: the row is the nearest there is then.
    pub fn resume(&mut self, filter: &str, row: usize) {
        self.filter.paste(filter);
        self.cursor = row;
        self.top = row.saturating_sub(MARGIN);
        self.jump = Some(Stretch::From(row.saturating_sub(MARGIN)));
        self.page.outdate();
    }

    /// A row was added: the cursor goes to it as soon as it is there, without a filter that might
    /// hide it.
    pub fn welcome(&mut self, id: T::Id, number: i64) {
        self.news = Some(id);
        let filtered = !self.filter.text().is_empty();
        self.filter.set("");
        self.filtered(filtered);
        self.jump = Some(Stretch::Row(number, MARGIN));
        self.page.outdate();
    }

    /// Whether a row was just added.
    pub fn is_new(&self, row: &T) -> bool {
        self.news == Some(row.id())
    }

    /// What was new has been seen.
    pub fn forget_news(&mut self) {
        self.news = None;
    }

    /// Scrolls by rows without moving the cursor further than it must.
    pub fn scroll(&mut self, rows: i16, height: usize) {
        let here = self.loaded();
        let last = here.end.min(self.total()).saturating_sub(height).max(here.start);
        self.top = self.top.saturating_add_signed(isize::from(rows)).clamp(here.start, last);
        self.cursor = self.cursor.clamp(self.top, (self.top + height.max(1)) - 1);
        self.cursor = self.cursor.min(self.total().saturating_sub(1));
    }

    /// The row to which an action goes from here.
    fn aim(&self, action: Action, height: usize) -> Option<usize> {
        Some(match action {
            // Where it was stands what came after it.
            Action::Down if self.is_lost() => self.cursor,
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(height.max(1)),
            Action::PageDown => self.cursor + height.max(1),
            Action::HalfUp => self.cursor.saturating_sub((height / 2).max(1)),
            Action::HalfDown => self.cursor + (height / 2).max(1),
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return None,
        })
    }

    /// Whether the row to which an action goes is on its way.
    pub fn awaits(&self, action: Action, height: usize) -> bool {
        let Some(row) = self.aim(action, height) else { return false };
        let (row, here) = (row.min(self.total().saturating_sub(1)), self.loaded());
        !self.page.is_fresh() && !here.is_empty() && !here.contains(&row)
    }

    /// Does what every list does with this action; says whether it was one of those.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let row = match action {
            Action::Filter => {
                self.typing = true;
                return true;
            }
            Action::Mark if self.is_lost() => return false,
            Action::Mark => {
                self.mark_row(self.cursor);
                self.cursor + 1
            }
            Action::MarkAll => {
                self.mark_all();
                return true;
            }
            action => match self.aim(action, height) {
                Some(row) => row,
                None => return false,
            },
        };
        self.go(row, height);
        true
    }

    /// Does an action of the filter field; says whether it was one of those.
    pub fn type_action(&mut self, action: Action) -> bool {
        match (action, self.filter.act(action)) {
            (Action::Enter, _) => self.typing = false,
            (_, Some(changed)) => self.filtered(changed),
            (_, None) => return false,
        }
        true
    }

    /// Changes the filter, then asks for what matches it.
    pub fn filtered(&mut self, changed: bool) {
        if changed {
            self.page.outdate();
            self.outgrown = true;
            self.cursor = 0;
            self.top = 0;
            (self.jump, self.stays, self.counted) = (Some(Stretch::First), false, None);
        }
    }

    /// Changes the order; the cursor stays on its row when that is still near.
    pub fn sort(&mut self, order: Order) {
        if self.order != order {
            self.order = order;
            self.page.outdate();
            self.outgrown = true;
            if !matches!(self.jump, Some(Stretch::From(_) | Stretch::Row(..))) {
                (self.jump, self.stays) = (Some(Stretch::First), true);
            }
        }
    }

    /// What the store is asked: what is shown and a page each way, as far as it is not in memory
    /// and not on its way.
    pub fn wants(&self, height: usize) -> Option<View> {
        let page = self.page.get();
        let short = self.page.is_fresh() && self.reached != Some(self.top) && self.is_short(height);
        if !self.page.is_wanted() && !short {
            return None;
        }
        let around = || {
            let page = page?;
            let at = self.top.saturating_sub(page.skip).min(page.bookmarks.len().saturating_sub(1));
            Some(Stretch::Around(page.bookmarks.get(at)?.clone(), MARGIN))
        };
        let stretch = self.jump.clone().or_else(around).unwrap_or_default();
        let before = if let Stretch::From(_) = stretch { 2 * MARGIN } else { MARGIN };
        let filter = self.filter.text().to_owned();
        let (order, take, counted) = (self.order, height + before, self.counted);
        Some(View { filter, order, stretch, take, counted })
    }

    /// Whether less than a window of rows is in memory before or behind the visible ones.
    fn is_short(&self, height: usize) -> bool {
        let here = self.loaded();
        let before = self.top.saturating_sub(height);
        let behind = (self.top + 2 * height).min(self.total());
        before < here.start || here.end < behind
    }

    /// What is shown may have changed in the store.
    pub fn outdate(&mut self) {
        self.page.outdate();
    }

    /// The request that will fill this list.
    pub fn awaited(&self) -> Option<Ticket> {
        self.page.awaited()
    }

    /// Remembers which request fills this list.
    pub fn ask(&mut self, ticket: Ticket) {
        self.reached = Some(self.top);
        self.page.ask(ticket);
    }

    /// Takes a stretch, unless a newer one was asked for since. Says whether it was taken. The
    /// cursor stays on its row when that row is still near.
    pub fn fill(&mut self, ticket: Ticket, page: Page<T>, height: usize) -> bool {
        let (here, was_lost) = (self.current().map(Row::id), self.is_lost());
        let counted = page.counted;
        if !self.page.take(ticket, page) {
            return false;
        }
        let acted = self.hold == Hold::Acted;
        (self.outgrown, self.counted) = (false, counted);
        self.filter.text().clone_into(&mut self.shown);
        let (jump, stays) = (self.jump.take(), std::mem::replace(&mut self.stays, true));
        let Some(page) = self.page.get() else { return true };
        let at = page.rows.iter().position(|row| stays && Some(row.id()) == here);
        let at = at.map(|at| page.skip + at);
        let there = self.loaded();
        let nearest = self.cursor.clamp(there.start, there.end.saturating_sub(1).max(there.start));
        let row = match jump {
            Some(Stretch::First) => at.unwrap_or(0),
            Some(Stretch::Last) => self.total().saturating_sub(1),
            _ => at.unwrap_or(nearest),
        };
        let gone = here.is_some() && at.is_none();
        let stayed = jump.is_none() && stays && !acted;
        self.put(row, height);
        let unmarked = self.renew_marks();
        if stayed && self.total() > 0 && (gone || unmarked || was_lost) {
            self.hold = Hold::Lost;
        }
        if let (Some(Stretch::Row(..)), Some(id)) = (jump, self.news) {
            self.go_to(height, |row| row.id() == id);
        }
        true
    }

    /// The question failed: what was shown before stays.
    pub fn give_up(&mut self, ticket: Ticket) -> bool {
        if !self.page.give_up(ticket) {
            return false;
        }
        (self.outgrown, self.jump, self.stays) = (false, None, true);
        if !self.page.is_empty() && self.filter.text() != self.shown {
            self.filter.set(&self.shown);
        }
        true
    }
}
