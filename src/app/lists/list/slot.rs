//! The queries of a list, and the effect of a new page on the cursor and marks.

use super::{CursorState, List, PREFETCH_MARGIN};
use crate::{
    app::{
        Row,
        cache::slot::{Slot, Wanted},
    },
    columns::filters::ParsedFilter,
    domain::{Answer, Ask, FromAnswer, Page, PageRequest, Query, Ticket, View},
};

/// Number of rows fetched while rows are marked in a list with a filter.
const MAX_ROWS_WITH_MARKS: usize = 1_000;

impl<T: Row> List<T> {
    /// Declares the query for the `height` visible rows and a page in each direction.
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

    /// The page to query; `None` if the visible rows and a page in each direction are loaded or
    /// pending.
    fn missing(&self, height: usize) -> Option<View> {
        let page = self.page.get();
        let short =
            self.page.is_fresh() && self.prefetched_top != Some(self.top) && self.is_short(height);
        if !self.page.is_stale() && !short {
            return None;
        }
        let around = || {
            let page = page?;
            let at = self.top.saturating_sub(page.skip).min(page.cursors.len().saturating_sub(1));
            Some(PageRequest::Around(page.cursors.get(at)?.clone(), PREFETCH_MARGIN))
        };
        let page_request = self.page_request.clone().or_else(around).unwrap_or_default();
        let before = if let PageRequest::From(_) = page_request {
            2 * PREFETCH_MARGIN
        } else {
            PREFETCH_MARGIN
        };
        let ParsedFilter { words: filter, mut only, .. } = self.parsed_filter();
        if self.typing {
            // The rest of the filter selects rows while the user types this part.
            only.retain(|condition| !condition.0.is_empty());
        }
        let usual = height + before;
        // Marked rows are looked for among all that pass the filter (R311).
        let hides_marks = self.marked_count() > 0 && !self.filter.text().is_empty();
        let usual = if hides_marks { usual.max(MAX_ROWS_WITH_MARKS) } else { usual };
        let take = self.rows_to_mark.unwrap_or(usual);
        let (order, counted) = (self.order, self.count_cache);
        Some(View { filter, only, order, page_request, take, counted })
    }

    /// Returns whether fewer than `height` rows are loaded before or after the visible ones,
    /// although more exist.
    fn is_short(&self, height: usize) -> bool {
        let here = self.loaded();
        let before = self.top.saturating_sub(height);
        let behind = (self.top + 2 * height).min(self.total());
        before < here.start || here.end < behind
    }

    /// The ticket of the pending query, if any.
    pub fn awaited(&self) -> Option<Ticket> {
        self.page.awaited()
    }

    /// Stores a page. The cursor stays on its row if the page contains it.
    fn fill(&mut self, page: Page<T>, height: usize) {
        let (here, was_lost) = (self.current().cloned(), self.is_lost());
        let counted = page.counted;
        self.page.set(page);
        let acted = self.cursor_state == CursorState::Acted;
        (self.has_older_filter, self.count_cache) = (false, counted);
        self.record_page();
        let (jump, stays) =
            (self.page_request.take(), std::mem::replace(&mut self.keeps_row, true));
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
        self.place_cursor(row, height);
        if self.rows_to_mark.take().is_some() {
            self.mark_all();
        }
        let unmarked = self.refresh_marks();
        if stayed && self.total() > 0 && (is_gone || unmarked || was_lost) {
            self.cursor_state = CursorState::Lost;
        }
        self.gone = here.filter(|_| is_gone);
        if let Some(number) = self.sought_row.take() {
            self.move_to_match(height, |row| row.number() == Some(number));
        }
        let sought = std::mem::take(&mut self.sought);
        self.move_to_match(height, |row| sought.is_in(row));
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
        self.prefetched_top = Some(self.top);
        self.page.mark_sent(ticket, query);
    }

    fn accept(&mut self, answer: Answer, height: usize) {
        match Page::from_answer(answer) {
            Some(page) => self.fill(page, height),
            None => Slot::fail(self),
        }
    }

    /// Keeps the old rows, and restores the filter that they match.
    fn fail(&mut self) {
        self.page.fail();
        (self.has_older_filter, self.page_request, self.keeps_row) = (false, None, true);
        self.rows_to_mark = None;
        if !self.page.is_empty() && self.filter.text() != self.loaded_filter {
            self.filter.set(&self.loaded_filter);
        }
    }

    fn invalidate(&mut self) {
        self.page.invalidate();
    }
}
