//! The prompt for the day that a verb needs, such as the last day with access.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context, Field},
    domain::{Command, Day, MemberRow, MemberVerb, OrgId, Refusal},
    text::{self, DayInput, Lang},
};

/// The members who get a day, and the day as typed.
#[derive(Debug)]
pub struct DayPrompt {
    /// The verb that needs the day.
    pub verb: MemberVerb,
    org: OrgId,
    /// The members who get this day.
    pub members: Vec<MemberRow>,
    /// Text of the day; empty for none.
    pub field: Field,
    /// The refusal of the last command, until the user types again.
    pub problem: Option<Refusal>,
    today: Day,
    lang: Lang,
}

impl DayPrompt {
    /// Creates the dialog; the field starts with the first member's day.
    pub fn new(
        verb: MemberVerb,
        org: OrgId,
        members: Vec<MemberRow>,
        today: Day,
        lang: Lang,
    ) -> Self {
        let mut field = Field::with_max_length(20);
        field.set(&initial_text(verb, &members, lang));
        Self { verb, org, members, field, problem: None, today, lang }
    }

    /// Parses the text of the field, in the language of the screens.
    pub fn day(&self) -> DayInput {
        text::input::read_day(self.lang, self.field.text(), self.today)
    }

    fn command(&self, day: Option<Day>) -> DialogOutcome {
        let to = self.verb.value(day);
        let seen = |row: &MemberRow| (row.membership.id, to.now_in(&row.membership));
        let members = self.members.iter().map(seen).collect();
        DialogOutcome::Do(Command::ChangeMembers { org: self.org, members, to })
    }
}

impl DialogBehavior for DayPrompt {
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
        self.field.text() != initial_text(self.verb, &self.members, self.lang)
    }

    fn hints(&self) -> &'static [Action] {
        &[Action::Enter]
    }
}

/// The day of the first member; empty if they have none.
fn initial_text(verb: MemberVerb, members: &[MemberRow], lang: Lang) -> String {
    let of_row = |row: &MemberRow| verb.value(None).now_in(&row.membership).day();
    let day = members.first().and_then(of_row);
    day.map_or(String::new(), |day| text::input::day(lang, day, None))
}
