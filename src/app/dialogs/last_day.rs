//! The dialog to set the last day with access of one or more members.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context, Field},
    domain::{Command, Day, MemberRow, MemberValue, OrgId, Refusal},
    text::{self, DayInput, Lang},
};

/// The members who get a last day, and the day as typed.
#[derive(Debug)]
pub struct LastDay {
    org: OrgId,
    /// The members who get this last day.
    pub members: Vec<MemberRow>,
    /// Text of the last day; empty for no end.
    pub field: Field,
    /// The refusal of the last command, until the user types again.
    pub problem: Option<Refusal>,
    today: Day,
    lang: Lang,
}

impl LastDay {
    /// Creates the dialog. The field starts with the first member's last day.
    pub fn new(org: OrgId, members: Vec<MemberRow>, today: Day, lang: Lang) -> Self {
        let mut field = Field::with_max_length(20);
        field.set(&initial_text(&members, lang));
        Self { org, members, field, problem: None, today, lang }
    }

    /// Parses the text of the field, in the language of the screens.
    pub fn day(&self) -> DayInput {
        text::input::read_day(self.lang, self.field.text(), self.today)
    }

    fn command(&self, to: Option<Day>) -> DialogOutcome {
        let seen = |row: &MemberRow| (row.id, MemberValue::LastDay(row.last_day));
        let members = self.members.iter().map(seen).collect();
        let to = MemberValue::LastDay(to);
        DialogOutcome::Do(Command::ChangeMembers { org: self.org, members, to })
    }
}

impl DialogBehavior for LastDay {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Always]
    }

    fn size(&self) -> (u16, u16) {
        (64, 10)
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        if let Some(changed) = self.field.act(action) {
            if changed {
                self.problem = None;
            }
            return DialogOutcome::Stay;
        }
        match (action, self.day()) {
            (Action::Back, _) => DialogOutcome::Close,
            (Action::Enter, DayInput::Day(day)) => self.command(Some(day)),
            (Action::Enter, DayInput::None) => self.command(None),
            (Action::Enter, DayInput::Unclear) => DialogOutcome::Stay,
            _ => DialogOutcome::Unknown,
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.field)
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn text_changed(&mut self) {
        self.problem = None;
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        self.problem = Some(why.clone());
        true
    }

    fn holds_input(&self) -> bool {
        self.field.text() != initial_text(&self.members, self.lang)
    }

    fn hints(&self) -> &'static [Action] {
        &[Action::Enter]
    }
}

/// The last day of the first member; empty if they have none.
fn initial_text(members: &[MemberRow], lang: Lang) -> String {
    let day = members.first().and_then(|row| row.last_day);
    day.map_or(String::new(), |day| text::input::day(lang, day, None))
}
