//! A list as a slot: which page to query, and what a new page does to the cursor and the marks.

use super::{CursorState, List, MARGIN};
use crate::{
    app::{
        Row,
        cache::slot::{Slot, Wanted},
    },
    domain::{Answer, Ask, FromAnswer, Page, PageRequest, Query, Ticket, View},
};

impl<T: Row> List<T> {
    /// Wants the visible rows of `height` and a page each way.
    pub(in crate::app) fn wanted(
        &mut self,
        height: usize,
        ask: impl FnOnce(View) -> Ask<Page<T>>,
    ) -> Wanted<'_>
    where
        Page<T>: FromAnswer,
    {
        let query = self.missing(height).map(|view| ask(view).query);
        Wanted::new(self, query)
    }

    /// The page to query; `None` if the visible rows and a page each way are in memory or pending.
    fn missing(&self, height: usize) -> Option<View> {
        let page = self.page.get();
        let short = self.page.is_fresh() && self.reached != Some(self.top) && self.is_short(height);
        if !self.page.is_stale() && !short {
            return None;
        }
        let around = || {
            let page = page?;
            let at = self.top.saturating_sub(page.skip).min(page.bookmarks.len().saturating_sub(1));
            Some(PageRequest::Around(page.bookmarks.get(at)?.clone(), MARGIN))
        };
        let stretch = self.jump.clone().or_else(around).unwrap_or_default();
        let before = if let PageRequest::From(_) = stretch { 2 * MARGIN } else { MARGIN };
        let filter = self.filter.text().to_owned();
        let (order, take, counted) = (self.order, height + before, self.counted);
        Some(View { filter, order, stretch, take, counted })
    }

    /// Returns whether less than a window of rows is loaded before or after the visible ones.
    fn is_short(&self, height: usize) -> bool {
        let here = self.loaded();
        let before = self.top.saturating_sub(height);
        let behind = (self.top + 2 * height).min(self.total());
        before < here.start || here.end < behind
    }

    /// The ticket of the pending query.
    pub fn awaited(&self) -> Option<Ticket> {
        self.page.awaited()
    }

    /// Stores a page. The cursor stays on its row if that is still near.
    fn fill(&mut self, page: Page<T>, height: usize) {
        let (here, was_lost) = (self.current().cloned(), self.is_lost());
        let counted = page.counted;
        self.page.set(page);
        let acted = self.hold == CursorState::Acted;
        (self.outgrown, self.counted) = (false, counted);
        self.filter.text().clone_into(&mut self.shown);
        let (jump, stays) = (self.jump.take(), std::mem::replace(&mut self.stays, true));
        let Some(page) = self.page.get() else { return };
        let at =
            here.as_ref().and_then(|here| page.rows.iter().position(|row| row.id() == here.id()));
        let is_gone = here.is_some() && at.is_none();
        let at = at.filter(|_| stays).map(|at| page.skip + at);
        let there = self.loaded();
        let nearest = self.cursor.clamp(there.start, there.end.saturating_sub(1).max(there.start));
        let row = match jump {
            Some(PageRequest::First) => at.unwrap_or(0),
            Some(PageRequest::Last) => self.total().saturating_sub(1),
            _ => at.unwrap_or(nearest),
        };
        let stayed = jump.is_none() && stays && !acted;
        self.put(row, height);
        let unmarked = self.renew_marks();
        if stayed && self.total() > 0 && (is_gone || unmarked || was_lost) {
            self.hold = CursorState::Lost;
        }
        self.gone = here.filter(|_| is_gone);
        if let (Some(PageRequest::Row(..)), Some(id)) = (jump, self.news) {
            self.go_to(height, |row| row.id() == id);
        }
    }
}

impl<T: Row> Slot for List<T>
where
    Page<T>: FromAnswer,
{
    fn awaited(&self) -> Option<Ticket> {
        self.page.awaited()
    }

    fn mark_sent(&mut self, ticket: Ticket, query: &Query) {
        self.reached = Some(self.top);
        self.page.mark_sent(ticket, query);
    }

    fn accept(&mut self, answer: Answer, height: usize) {
        match Page::from_answer(answer) {
            Some(page) => self.fill(page, height),
            None => Slot::fail(self),
        }
    }

    /// The old rows stay, with the filter that they match.
    fn fail(&mut self) {
        self.page.fail();
        (self.outgrown, self.jump, self.stays) = (false, None, true);
        if !self.page.is_empty() && self.filter.text() != self.shown {
            self.filter.set(&self.shown);
        }
    }

    fn invalidate(&mut self) {
        self.page.invalidate();
    }
}
