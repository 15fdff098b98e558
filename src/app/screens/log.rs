//! The log, of everything or of one organisation, with the operation of the line under the
//! cursor.

use super::{AnyList, ScreenBehavior, ScreenContext, ScreenOutcome};
use crate::{
    app::{Action, Context, List, Loaded, TextOverlay},
    domain::{
        Answer, Command, LogRow, Name, OperationId, OrgId, Query, Refusal, Ticket, UndoTarget,
    },
    text::Texts,
};

/// State of the log.
#[derive(Debug, Default)]
pub struct LogScreen {
    /// The organisation; `None` for everything that the user may see.
    org: Option<OrgId>,
    /// The lines of the log.
    pub list: List<LogRow>,
    /// The first lines of the operation under the cursor, and how many it has.
    pub operation: Loaded<(Vec<LogRow>, usize)>,
    operation_of: Option<OperationId>,
}

impl LogScreen {
    /// Creates the log of one organisation, or of everything.
    pub fn of(org: Option<OrgId>) -> Self {
        Self { org, ..Self::default() }
    }

    /// Filters on a name; the newest change comes first.
    pub(in crate::app) fn show(&mut self, name: &Name) {
        self.list.filter.set(name);
        self.list.filtered(true);
    }

    /// Returns whether it is the log of one organisation, so that lines need not name it.
    pub const fn is_of_one(&self) -> bool {
        self.org.is_some()
    }

    /// Opens the whole operation of the line under the cursor, or only the line if it has none.
    fn read(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        let operation = self.operation.get().filter(|_| row.operation.is_some());
        let only = (std::slice::from_ref(row), 1);
        let (rows, total) = operation.map_or(only, |(rows, total)| (rows.as_slice(), *total));
        let (title, mut lines) = (around.texts.forms.log_whole)(row, rows, around.zone);
        if let more @ 1.. = total.saturating_sub(rows.len()) {
            lines.push((around.texts.forms.log_more)(more));
        }
        ScreenOutcome::Read(TextOverlay { title, lines, top: 0 })
    }
}

impl ScreenBehavior for LogScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Log, Move};
        &[Log, List, Move, Everywhere, Always]
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if !matches!(action, Action::Mark | Action::MarkAll) && self.list.act(action, around.height)
        {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left => ScreenOutcome::ToMenu,
            Action::Open => self.read(around),
            Action::Right => ScreenOutcome::Stay,
            Action::TakeBack => match self.list.current().map(|row| row.operation) {
                None => ScreenOutcome::Stay,
                Some(None) => ScreenOutcome::Refused(Refusal::NothingToTakeBack),
                Some(Some(operation)) => {
                    ScreenOutcome::Do(Command::Undo { which: UndoTarget::Operation(operation) })
                }
            },
            _ => ScreenOutcome::Unknown,
        }
    }

    fn queries(&self, height: usize, texts: &Texts) -> Vec<Query> {
        let lines =
            self.list.queries(height).map(|view| Query::Log(self.org, view, (texts.log_names)()));
        let operation = self.operation_of.filter(|_| self.operation.is_wanted());
        lines.into_iter().chain(operation.map(Query::Operation)).collect()
    }

    fn mark_sent(&mut self, query: &Query, ticket: Ticket) {
        match query {
            Query::Operation(_) => self.operation.ask(ticket),
            _ => self.list.ask(ticket),
        }
    }

    fn accept(&mut self, ticket: Ticket, answer: Answer, height: usize) -> bool {
        match answer {
            Answer::Log(page) => self.list.fill(ticket, page, height),
            Answer::Operation(rows, total) => self.operation.accept(ticket, (rows, total)),
            _ => false,
        }
    }

    fn fail(&mut self, ticket: Ticket) -> bool {
        self.list.fail(ticket) || self.operation.fail(ticket)
    }

    fn is_ready(&self) -> bool {
        self.list.is_ready() && (self.operation_of.is_none() || !self.operation.is_empty())
    }

    fn invalidate(&mut self) {
        self.list.invalidate();
    }

    fn follow(&mut self) {
        let here = self.list.current().and_then(|row| row.operation);
        if here != self.operation_of {
            self.operation_of = here;
            self.operation = Loaded::default();
        }
    }
}
