//! The screen *Omgeving*: domains, administrators, numbers and advice about the viewer's
//! environment.

use super::{
    Body, FactCursor, Facts, Line, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows,
};
use crate::{
    app::{
        Action, Address, Availability, Context, Loaded, MenuItem, Selection, cache::slot::Wanted,
        layout::bands::Bands,
    },
    columns::{CellTone, filters::USER_STATUS},
    domain::{EnvironmentDetails, Me, RowTest, UserStatus, ask},
    text::{
        Lang,
        environment::{EnvironmentLine, LineGroup, LineSubject, SHOW, lines},
    },
};

/// Cells before the words of an advice, behind its sign.
const ADVICE_INSET: usize = 2;

/// The details of the viewer's environment, and the scroll position.
#[derive(Debug, Default)]
pub struct EnvironmentScreen {
    details: Loaded<EnvironmentDetails>,
    cursor: FactCursor,
}

impl EnvironmentLine {
    /// Turns the line into a fact of the screen, followed by the way to follow an advice.
    fn into_facts(self, lang: Lang) -> impl Iterator<Item = Line> {
        let how = self.how.map(|how| {
            let line = Line::text(how.of(lang).to_owned(), CellTone::Faint);
            Line { inset: ADVICE_INSET, ..line }
        });
        [self.into_fact(lang)].into_iter().chain(how)
    }

    fn into_fact(self, lang: Lang) -> Line {
        let line = self;
        let tone = if line.is_advice { CellTone::Sign } else { CellTone::Text };
        let to = match line.about {
            LineSubject::Environment => None,
            LineSubject::Users => Some(Address::Menu(MenuItem::Users)),
            LineSubject::InvitedUsers => {
                let filter = USER_STATUS.text(&RowTest::UserStatus(UserStatus::Invited), lang);
                filter.map(|filter| Address::Filtered(MenuItem::Users, filter))
            }
            LineSubject::Organisations => Some(Address::Menu(MenuItem::Organisations)),
            LineSubject::Partners => Some(Address::Menu(MenuItem::Partners)),
            LineSubject::User(person) => Some(Address::User(person.id, person.name)),
            LineSubject::Organisation(id, name) => Some(Address::Organisation(id, name)),
        };
        let text = if line.is_advice { format!("! {}", line.text) } else { line.text };
        if line.group.has_sentences() {
            // Names stand below the words of the advice, a little to the right.
            let inset = 2 * (text.len() - text.trim_start().len());
            return Line { to, inset, ..Line::text(text, tone) };
        }
        Line { tone, to, ..Line::fact(line.label, text) }
    }
}

impl ScreenBehavior for EnvironmentScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move};
        &[List, Move, Everywhere, Always]
    }

    fn body(&self, around: ScreenContext<'_>) -> Body<'_> {
        let Some(details) = self.details.get() else { return Body::Loading };
        let lines = lines(around.lang, details);
        let group = |group: LineGroup| {
            let lines = lines.iter().filter(move |line| line.group == group).cloned();
            let lines = lines.enumerate().flat_map(|(at, line)| {
                // Each advice stands apart from the one above it.
                let blank = (at > 0 && line.is_advice).then(Line::blank);
                blank.into_iter().chain(line.into_facts(around.lang))
            });
            let lines: Vec<_> = lines.collect();
            let heading = Line::heading(group.heading(around.lang));
            let heading = (!lines.is_empty()).then_some(heading);
            heading.into_iter().chain(lines).collect()
        };
        let groups = LineGroup::ALL.map(group);
        // Without advice, the contents stand on the right instead.
        let has_advice = groups.last().is_some_and(|advice: &Vec<Line>| !advice.is_empty());
        let right = LineGroup::ALL.len() - if has_advice { 1 } else { 2 };
        Body::Facts(Facts::groups(groups.into(), right, self.cursor))
    }

    fn fact_cursor(&mut self) -> Option<&mut FactCursor> {
        Some(&mut self.cursor)
    }

    fn availability(&self, action: Action, _: Option<&Me>, _: &SelectedRows) -> Availability {
        match action {
            Action::Mark | Action::MarkAll | Action::Filter | Action::Right => Availability::Hidden,
            _ => Availability::Available,
        }
    }

    fn selected_rows(&self, _: Option<&Me>) -> SelectedRows {
        // The line about users always has a link, so one row is selected.
        SelectedRows { count: usize::from(!self.details.is_empty()), ..SelectedRows::default() }
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if self.move_in_facts(action, around) {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left => ScreenOutcome::ToMenu,
            Action::Open => {
                let current = self.facts(around).and_then(Facts::into_current);
                let to = current.and_then(|line| line.to);
                to.map_or(ScreenOutcome::Stay, ScreenOutcome::Open)
            }
            _ => ScreenOutcome::Unknown,
        }
    }

    fn wanted(&mut self, _: usize, _: Lang) -> Vec<Wanted<'_>> {
        vec![self.details.wanted(Some(ask::environment()))]
    }

    fn is_ready(&self) -> bool {
        self.details.is_settled()
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Environment)
    }

    fn selection(&self) -> Selection {
        Selection::from_show_command(SHOW, &[])
    }

    fn bands(&self, _: u16) -> Bands {
        Bands::default()
    }
}
