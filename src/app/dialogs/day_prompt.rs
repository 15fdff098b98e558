//! The prompt for the day that a verb needs, such as the last day with access.

use std::collections::BTreeSet;

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context, Field},
    domain::{
        AccessBy, AccessRow, ChosenMembers, Command, Day, MemberRow, MemberValue, MemberVerb,
        MembershipId, Name, NoticeRow, OrgId, Refusal,
    },
    text::{self, DayInput, Lang},
};

/// A member who gets a day.
#[derive(Clone, Debug)]
pub struct DayMember {
    org: OrgId,
    id: MembershipId,
    /// The full name, for the title.
    pub name: Name,
    /// The value that the actor saw.
    seen: MemberValue,
}

impl DayMember {
    /// Creates a member from a row of *Leden*, with the value that the verb would replace.
    pub fn of_row(verb: MemberVerb, row: &MemberRow) -> Self {
        let (seen, name) = (verb.value(None).now_in(&row.membership), row.person.name.clone());
        Self { org: row.membership.org, id: row.membership.id, name, seen }
    }

    /// Creates a member from a row on the page of the user with this name; `None` for a request.
    pub fn of_access(row: &AccessRow, name: &Name) -> Option<Self> {
        let AccessBy::Member(id) = row.by else { return None };
        let (name, seen) = (name.clone(), MemberValue::LastDay(row.last_day));
        Some(Self { org: row.org.0, id, name, seen })
    }

    /// Creates a member from a notice about access that ends; `None` for any other notice.
    pub fn of_notice(row: &NoticeRow) -> Option<Self> {
        let NoticeRow::Ends { member, .. } = row else { return None };
        Some(Self::of_row(MemberVerb::LastDay, member))
    }
}

/// The members who get a day, and the day as typed.
#[derive(Debug)]
pub struct DayPrompt {
    /// The verb that needs the day.
    pub verb: MemberVerb,
    /// The members who get this day.
    pub members: Vec<DayMember>,
    /// Text of the day; empty for none.
    pub field: Field,
    /// The refusal of the last command, until the user types again.
    pub problem: Option<Refusal>,
    /// `true` after Enter on a text that is not a day, until the user types again.
    pub shows_fault: bool,
    /// The text that the field started with.
    proposed: String,
    today: Day,
    /// The language of the screens.
    pub lang: Lang,
}

impl DayPrompt {
    /// Creates the dialog; the field starts with the day of the members, if all have that day.
    pub fn new(verb: MemberVerb, members: Vec<DayMember>, today: Day, lang: Lang) -> Self {
        let first = members.first().and_then(|member| member.seen.day());
        let day = first.filter(|_| members.iter().all(|member| member.seen.day() == first));
        let proposed = day.map_or(String::new(), |day| text::input::day(lang, day, None));
        let field = Field::with_max_length(20);
        let dialog = Self {
            verb,
            members,
            field,
            problem: None,
            shows_fault: false,
            proposed: String::new(),
            today,
            lang,
        };
        dialog.proposing(proposed)
    }

    /// Starts with this text in the field instead.
    #[must_use]
    pub fn proposing(mut self, text: String) -> Self {
        self.field.propose(&text);
        self.proposed = text;
        self
    }

    /// The day that each member has now.
    pub fn present_days(&self) -> impl Iterator<Item = Option<Day>> {
        self.members.iter().map(|member| member.seen.day())
    }

    /// The number of organisations in which the members are.
    pub fn organisation_count(&self) -> usize {
        self.members.iter().map(|member| member.org).collect::<BTreeSet<_>>().len()
    }

    /// Parses the text of the field, in the language of the screens. For several members an empty
    /// field means nothing: an end that only some of them have is not removed by mistake.
    pub fn day(&self) -> DayInput {
        if self.needs_text() {
            return DayInput::Unclear;
        }
        text::input::read_day(self.lang, self.field.text(), self.today)
    }

    /// Returns whether the field is empty, and must not be.
    pub fn needs_text(&self) -> bool {
        self.members.len() > 1 && self.field.text().trim().is_empty()
    }

    /// Returns whether Enter has something to do: the text is a day, or none, and a member has
    /// another one now.
    pub fn can_submit(&self) -> bool {
        let changes = |day| self.members.iter().any(|member| member.seen != self.verb.value(day));
        match self.day() {
            DayInput::Day(day) => changes(Some(day)),
            DayInput::None => changes(None),
            DayInput::Unclear => false,
        }
    }

    fn command(&self, day: Option<Day>) -> DialogOutcome {
        let to = self.verb.value(day);
        let mut of_orgs: Vec<ChosenMembers> = Vec::new();
        for DayMember { org, id, seen, .. } in &self.members {
            match of_orgs.iter_mut().find(|known| known.org == *org) {
                Some(known) => known.members.push((*id, *seen)),
                None => of_orgs.push(ChosenMembers { org: *org, members: vec![(*id, *seen)] }),
            }
        }
        DialogOutcome::Do(Command::ChangeMembers { of_orgs, to })
    }
}

impl DialogBehavior for DayPrompt {
    /// A day is written again, in the words of the language.
    fn set_language(&mut self, lang: Lang) {
        let was_proposed = self.field.text() == self.proposed;
        if let DayInput::Day(day) = self.day() {
            self.field.propose(&text::input::day(lang, day, None));
        }
        if was_proposed {
            self.field.text().clone_into(&mut self.proposed);
        }
        self.lang = lang;
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Always]
    }

    /// The height is that of its text.
    fn size(&self) -> (u16, u16) {
        (64, 6)
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        if let Some(changed) = self.field.act(action) {
            if changed {
                self.text_changed();
            }
            return DialogOutcome::Stay;
        }
        match (action, self.day()) {
            (Action::Back, _) => DialogOutcome::Close,
            (Action::Enter, DayInput::Day(day)) => self.command(Some(day)),
            (Action::Enter, DayInput::None) => self.command(None),
            (Action::Enter, DayInput::Unclear) => {
                self.shows_fault = true;
                DialogOutcome::Stay
            }
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
        self.shows_fault = false;
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        self.problem = Some(why.clone());
        true
    }

    fn holds_input(&self) -> bool {
        self.field.text() != self.proposed
    }

    fn hints(&self) -> &'static [Action] {
        &[Action::Enter]
    }
}
