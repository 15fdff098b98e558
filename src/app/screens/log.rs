//! The log of everything or of one organisation, with the operation of the line under the cursor.

use super::{Body, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape};
use crate::{
    app::{
        Action, Address, Availability, Context, DisabledReason, Exported, List, Loaded, MenuItem,
        Selection, TextOverlay,
        cache::slot::Wanted,
        layout::bands::Bands,
        lists::{
            any_list::AnyList,
            table::{AnyTable, Table},
        },
    },
    columns::{LOG, RowFacts},
    domain::{
        Actor, Command, Kind, LogContent, LogRow, Me, Name, OperationId, OrgId, Refusal,
        UndoTarget, ask,
    },
    text::{self, Lang, Text, commands, outcomes::sheet},
};

/// The lines of the log, and the operation of the selected line.
#[derive(Debug, Default)]
pub struct LogScreen {
    /// The organisation; `None` for everything that the user may see.
    org: Option<OrgId>,
    /// The lines of the log, newest first.
    pub list: List<LogRow>,
    operation: Loaded<(Vec<LogRow>, usize)>,
}

impl LogScreen {
    /// Creates the log of one organisation; `None` for everything that the user may see.
    pub fn new(org: Option<OrgId>) -> Self {
        Self { org, ..Self::default() }
    }

    /// Returns whether the log belongs to one organisation, so that lines need not name it.
    pub const fn is_of_one_organisation(&self) -> bool {
        self.org.is_some()
    }

    fn operation_here(&self) -> Option<OperationId> {
        self.list.current()?.operation
    }

    /// The first lines of the operation under the cursor, and its number of lines; `None` until
    /// loaded.
    pub fn operation(&self) -> Option<&(Vec<LogRow>, usize)> {
        self.operation.to(&ask::operation(self.operation_here()?))
    }

    /// Returns whether nobody, or only its author, can undo the operation of this line.
    fn is_final(&self, row: &LogRow, me: Option<&Me>) -> bool {
        let only = (std::slice::from_ref(row), 1);
        let (rows, _) = self.operation().map_or(only, |(rows, total)| (rows.as_slice(), *total));
        let is_mine = me.is_none_or(|me| row.actor.0 == Actor::Person(me.person.id));
        let is_asked = row.what == LogContent::Happened(Kind::RelationAsked);
        rows.iter().all(LogRow::is_final) || (is_asked && !is_mine)
    }

    /// Opens the whole operation of the line under the cursor. A line without an operation opens
    /// alone.
    fn open_operation(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        let only = (std::slice::from_ref(row), 1);
        let (rows, total) =
            self.operation().map_or(only, |(rows, total)| (rows.as_slice(), *total));
        let mut said = sheet::operation_sheet(around.lang, row, rows, total, around.zone);
        let is_final = row.is_undone || self.is_final(row, around.me);
        let offer = (row.operation.is_some() && !is_final).then_some(Action::TakeBack);
        if offer.is_some() {
            said.lines.extend([String::new(), sheet::UNDO_KEY.of(around.lang).to_owned()]);
        }
        let title = sheet::TITLE.of(around.lang).to_owned();
        let text = TextOverlay::about_row(title, said.lines);
        ScreenOutcome::Read(TextOverlay { head: Some(said.head), notes: said.notes, offer, ..text })
    }
}

impl ScreenBehavior for LogScreen {
    fn filtered_list(&self) -> Option<&'static str> {
        Some("log")
    }

    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Log, Move};
        &[Log, List, Move, Everywhere, Always]
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::Log(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        let is_of_one = self.is_of_one_organisation();
        let facts = move |_: &LogRow, facts| RowFacts { is_of_one, ..facts };
        Some(Table::with_facts(&self.list, &LOG, facts))
    }

    fn availability(&self, action: Action, me: Option<&Me>, _: &SelectedRows) -> Availability {
        match (action, self.list.current()) {
            (Action::Mark | Action::MarkAll | Action::Right, _) => Availability::Hidden,
            (Action::TakeBack, Some(row)) if row.operation.is_none() => {
                Availability::Disabled(DisabledReason::FinalOperation(None))
            }
            (Action::TakeBack, Some(row)) if row.is_undone => Err(Refusal::AlreadyUndone).into(),
            (Action::TakeBack, Some(row)) if self.is_final(row, me) => {
                let kind = match row.what {
                    LogContent::Happened(kind) => Some(kind),
                    LogContent::Denied(..) => None,
                };
                Availability::Disabled(DisabledReason::FinalOperation(kind))
            }
            _ => Availability::Available,
        }
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if self.list.act(action, around.height()) {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left => ScreenOutcome::ToMenu,
            Action::Open => self.open_operation(around),
            Action::TakeBack => {
                let operation = self.list.current().and_then(|row| row.operation);
                operation.map_or(ScreenOutcome::Stay, |operation| {
                    ScreenOutcome::Do(Command::Undo { which: UndoTarget::Operation(operation) })
                })
            }
            _ => ScreenOutcome::Unknown,
        }
    }

    fn wanted(&mut self, height: usize, lang: Lang) -> Vec<Wanted<'_>> {
        let operation = self.operation_here().map(ask::operation);
        let page = |view| ask::grouped_log(self.org, view, text::log::filter_names(lang));
        vec![self.list.wanted(height, page), self.operation.wanted(operation).lasting()]
    }

    fn is_ready(&self) -> bool {
        let operation = self.operation_here().map(ask::operation);
        self.list.is_ready() && operation.is_none_or(|ask| self.operation.is_settled_for(&ask))
    }

    fn address(&self) -> Address {
        self.org.map_or(Address::Menu(MenuItem::Log), Address::LogOf)
    }

    fn export(&self) -> Option<(Exported, String)> {
        Some((Exported::Log(self.org), String::new()))
    }

    fn selection(&self) -> Selection {
        let Some(row) = self.list.current() else {
            return Selection::from_show_command(commands::LOG, &[]);
        };
        let what = match &row.what {
            LogContent::Happened(kind) => kind.code(),
            LogContent::Denied(command, _) => command,
        };
        Selection {
            org: row.org.as_ref().map(|(_, name)| name.to_string()),
            operation: row.operation.map(|operation| operation.0.to_string()),
            row: vec![row.at.to_string(), what.to_owned()],
            id: Some(row.seq),
            ..Selection::from_show_command(commands::LOG, &[])
        }
    }

    fn bands(&self, height: u16) -> Bands {
        Bands::LIST.with_detail(9, height)
    }

    fn show_change(&mut self, who: &Name) {
        self.list.filter.set(who);
        self.list.filter_changed(true);
    }

    fn open_label(&self) -> Option<Text> {
        Some(text::actions::SEE)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{Details, Filter, Help, Open, Quit, TakeBack, Undo};
        &[Open, Filter, Details, TakeBack, Help, Undo, Quit]
    }
}
