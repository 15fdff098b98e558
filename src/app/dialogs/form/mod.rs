//! A form: fields that are validated while the user types, and one command.

mod fields;
mod groups;
mod key;
mod locks;
mod lookup;
mod person;
mod refresh;
mod submit;
mod words;

pub use fields::{FieldInput, FormField, Purpose};
pub use groups::FormLine;
pub(in crate::app) use locks::edit_lock;
pub use lookup::Lookup;
pub use refresh::Refresh;
pub(in crate::app) use submit::remove_address;

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context, Field, Loaded, cache::slot::Wanted},
    domain::{BadKey, CurrentValue, JoinedBy, OrgDetails, Query, Refusal, ask},
    text::{self, FieldId, Lang, Text},
};

/// Maximum number of users that a lookup loads. If more match, the typed name stays ambiguous.
const MAX_LOOKUP_ROWS: usize = 200;

/// An open form: its fields, the focus, and the last refusal.
#[derive(Debug)]
pub struct Form {
    /// The purpose, which determines the fields and the command.
    pub purpose: Purpose,
    /// All fields, including those that are hidden now.
    pub fields: Vec<FormField>,
    /// The index of the field with focus, in `fields`.
    pub focus: usize,
    /// The first visible line, if the user scrolled since the focus moved.
    pub scrolled_to: Option<usize>,
    /// The refusal of the last command, until the user types again.
    pub problem: Option<Refusal>,
    /// Why the form refused a pasted or typed key and cleared the field.
    key_refusal: Option<BadKey>,
    /// The search in the trade register, for a new organisation.
    lookup: Option<Box<Lookup>>,
    /// The organisation that the form removes.
    details: Box<Loaded<OrgDetails>>,
    lang: Lang,
}

impl Form {
    /// Creates the form with empty fields, or with the current values of what it edits.
    pub fn new(purpose: Purpose, lang: Lang) -> Self {
        let fields = fields::for_purpose(&purpose);
        let is_new = matches!(purpose, Purpose::CreateOrganisation);
        let lookup = is_new.then(Box::default);
        let mut form = Self {
            purpose,
            fields,
            focus: 0,
            scrolled_to: None,
            problem: None,
            key_refusal: None,
            lookup,
            details: Box::default(),
            lang,
        };
        form.focus = form.first_free_field();
        if let Some(first) = form.fields.get_mut(form.focus) {
            first.seen = true;
        }
        form
    }

    /// Updates the form after another user's change. Fields that the user edited keep their text;
    /// other fields get the current values.
    pub(in crate::app) fn rebase(&mut self, now: &CurrentValue) {
        let was = std::mem::take(&mut self.fields);
        let before = fields::for_purpose(&self.purpose);
        match (&mut self.purpose, now) {
            (Purpose::Edit { was, .. }, CurrentValue::Profile(now)) => was.clone_from(now),
            (Purpose::Reject { seen, .. }, CurrentValue::Evidence { method, reference }) => {
                *seen = Some((*method, reference.clone()));
            }
            (Purpose::Profile(was), CurrentValue::Name { full_name }) => was.clone_from(full_name),
            _ => {}
        }
        let after = fields::for_purpose(&self.purpose);
        let each = was.into_iter().zip(before).zip(after);
        self.fields = each
            .map(|((field, before), after)| {
                if field.has_same_value(&before) {
                    FormField { seen: field.seen, ..after }
                } else {
                    field
                }
            })
            .collect();
    }

    pub(in crate::app) fn is_changed(&self) -> bool {
        let before = fields::for_purpose(&self.purpose);
        // During the search, the country is only a part of the search.
        let counts = |field: &FormField| self.search().is_none() || field.id != FieldId::Country;
        let mut both = self.fields.iter().zip(before);
        both.any(|(field, before)| counts(field) && !field.has_same_value(&before))
    }

    /// The indices of the visible fields, in order. In an edit, those that cannot be changed come last.
    pub fn visible_fields(&self) -> Vec<usize> {
        let country = self.choice(FieldId::Country);
        let is_shown = |id: FieldId| match id {
            FieldId::Kvk | FieldId::Oin => country != 1 && country != 2,
            FieldId::Kbo => country == 1,
            FieldId::Vat => country != 2,
            FieldId::EnvName => self.needs_env_name(),
            FieldId::FullName if matches!(self.purpose, Purpose::Invite) => {
                self.joined_by() == JoinedBy::Added
            }
            _ => true,
        };
        // An empty value that cannot be changed says nothing.
        let is_void = |field: &FormField| {
            self.is_locked(field) && matches!(field.input, FieldInput::Text(_)) && field.is_empty()
        };
        let all = self.fields.iter().enumerate();
        let all = all.filter(|(_, field)| is_shown(field.id) && !is_void(field));
        let is_last = |field: &FormField| self.is_edit() && self.is_locked(field);
        let (last, first): (Vec<_>, Vec<_>) = all.partition(|(_, field)| is_last(field));
        first.into_iter().chain(last).map(|(at, _)| at).collect()
    }

    /// Lines of one field. Two if the label needs its own line, for an organisation's name or a
    /// key.
    pub fn field_lines(&self) -> usize {
        let wide = matches!(self.purpose, Purpose::Successors { .. } | Purpose::AddKey { .. });
        if wide { 2 } else { 1 }
    }

    /// Returns whether each field names a person, so that the form says beside it who that is.
    pub const fn names_people(&self) -> bool {
        matches!(self.purpose, Purpose::Successors { .. })
    }

    /// Returns whether the focused field takes text. `false` for a choice.
    pub fn has_text_focus(&self) -> bool {
        let here = self.fields.get(self.focus);
        let is_text = |field: &FormField| matches!(field.input, FieldInput::Text(_));
        here.is_some_and(is_text) && (self.search().is_none() || !self.is_at_country())
    }

    fn do_action(&mut self, action: Action) -> DialogOutcome {
        match action {
            Action::Back if self.goes_back_to_search() => self.back_to_search(),
            Action::Back => return DialogOutcome::Close,
            Action::EnterByHand => self.enter_by_hand(),
            Action::NextField => self.move_focus(1),
            Action::PreviousField => self.move_focus(-1),
            Action::Enter => return self.enter(),
            Action::SignLeft | Action::SignRight if !self.has_text_focus() => {
                let by = if action == Action::SignLeft { -1 } else { 1 };
                self.choose(by);
            }
            other => {
                let Some(changed) = self.field().and_then(|field| field.act(other)) else {
                    return DialogOutcome::Unknown;
                };
                if changed {
                    self.text_changed();
                }
            }
        }
        DialogOutcome::Stay
    }

    fn choose(&mut self, by: isize) {
        self.problem = None;
        if let Some(FormField { input: FieldInput::Choice { options, at }, .. }) =
            self.fields.get_mut(self.focus)
        {
            let last = options.saturating_sub(1);
            *at = at.saturating_add_signed(by).min(last);
        }
    }

    /// Shows the fault of a field that the user left. An empty one may still be filled in.
    fn check_left_field(&mut self, left: usize) {
        if left != self.focus
            && self.search().is_none()
            && let Some(field) = self.fields.get_mut(left)
        {
            field.is_checked |= !field.is_empty();
        }
    }

    /// Submits the form, or moves to the first field with a fault.
    fn enter(&mut self) -> DialogOutcome {
        let wrong = self.visible_fields().into_iter().find(|at| self.fault_at(*at).is_some());
        if let Some(at) = wrong {
            self.focus = at;
            self.fields.iter_mut().for_each(|field| field.is_checked = true);
            self.clear_refused_key();
            return DialogOutcome::Stay;
        }
        if let Some(at) = self.unvisited_name_field() {
            self.focus = at;
            return DialogOutcome::Stay;
        }
        let sure = self.needs_second_enter();
        self.problem = None;
        match submit::submit(self) {
            DialogOutcome::Do(command) if sure => DialogOutcome::Do(command.confirmed()),
            DialogOutcome::Enter(entry) if sure => DialogOutcome::Enter(entry.confirmed()),
            verdict => verdict,
        }
    }

    /// Returns whether a second Enter confirms a name or address that looks like another one.
    fn needs_second_enter(&self) -> bool {
        self.problem.as_ref().is_some_and(Refusal::is_confusable_warning)
    }

    /// The name field if it never had focus. The name is optional, but must not be overlooked.
    fn unvisited_name_field(&self) -> Option<usize> {
        let own = matches!(self.purpose, Purpose::Register { .. } | Purpose::Activate);
        let missed =
            |field: &FormField| field.id == FieldId::FullName && !field.seen && field.is_empty();
        self.fields.iter().position(missed).filter(|_| own && self.is_valid())
    }

    /// Returns whether Enter has something to do: all fields are valid, and one was changed if the
    /// form edits what is there.
    pub fn can_submit(&self) -> bool {
        let edits = matches!(self.purpose, Purpose::Edit { .. } | Purpose::Profile(_));
        self.is_valid() && (!edits || self.is_changed())
    }

    /// Returns whether the command removes an organisation or a user.
    pub const fn destroys(&self) -> bool {
        matches!(self.purpose, Purpose::RemoveOrganisation { .. } | Purpose::Successors { .. })
    }

    /// Returns whether no visible field has a fault.
    pub fn is_valid(&self) -> bool {
        self.visible_fields().into_iter().all(|at| self.fault_at(at).is_none())
    }
}

impl DialogBehavior for Form {
    fn set_language(&mut self, lang: Lang) {
        self.lang = lang;
    }

    fn contexts(&self) -> &'static [Context] {
        self.lookup_contexts().unwrap_or(&[Context::Form, Context::Field, Context::Always])
    }

    /// The height is that of its rows, except during the search.
    fn size(&self) -> (u16, u16) {
        if self.search().is_some() { (84, 20) } else { (76, 6) }
    }

    /// The search, the fields, the name that must not be overlooked, and a warning to confirm.
    fn step(&self) -> usize {
        match self.search() {
            Some(_) => 0,
            None if self.needs_second_enter() => 3,
            None => 1 + usize::from(self.unvisited_name_field().is_none()),
        }
    }

    fn act(&mut self, action: Action, height: usize) -> DialogOutcome {
        if self.search().is_some() {
            return self.act_in_search(action, height);
        }
        self.scrolled_to = None;
        let before = self.focus;
        let verdict = self.do_action(action);
        self.check_left_field(before);
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.seen = true;
        }
        verdict
    }

    fn field(&mut self) -> Option<&mut Field> {
        if self.search().is_some() && !self.is_at_country() {
            return self.lookup.as_mut().map(|lookup| &mut lookup.picker.field);
        }
        if self.locked_reason().is_some() {
            return None;
        }
        match &mut self.fields.get_mut(self.focus)?.input {
            FieldInput::Text(field) => Some(field),
            FieldInput::Choice { .. } => None,
        }
    }

    /// A locked field can have focus if nothing else is asked.
    fn locked_reason(&self) -> Option<Text> {
        self.focused_lock()
    }

    /// Called after the text of the focused field changed.
    fn text_changed(&mut self) {
        self.problem = None;
        self.scrolled_to = None;
        if self.search().is_some() {
            return self.search_text_changed();
        }
        self.clear_private_key();
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.matches.invalidate();
            field.is_checked = false;
        }
    }

    fn wanted(&mut self, height: usize) -> Vec<Wanted<'_>> {
        if self.lookup.is_some() {
            return self.lookup_wanted(height);
        }
        if let Purpose::RemoveOrganisation { org, .. } = self.purpose {
            return vec![self.details.wanted(Some(ask::organisation(org)))];
        }
        let focus = self.focus;
        let fields = self.fields.iter_mut().enumerate();
        fields.map(|(at, field)| field.wanted().only_if(at == focus)).collect()
    }

    fn answer_stored(&mut self, query: &Query) {
        self.register_answered(query);
    }

    /// Returns whether the lookup of the focused field is complete.
    fn is_ready(&self) -> bool {
        if !self.is_lookup_ready() {
            return false;
        }
        let field = self.fields.get(self.focus);
        let is_found = |field: &FormField| field.matches.is_fresh() || field.matches.has_failed();
        field.is_none_or(|field| !field.is_looked_up() || is_found(field))
    }

    fn is_typing(&self) -> bool {
        self.has_text_focus()
    }

    fn paste(&mut self, text: &str) -> bool {
        self.paste_key(text)
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        self.problem = Some(why.clone());
        true
    }

    fn holds_input(&self) -> bool {
        self.is_changed()
    }

    fn closes_with(&self, action: Action) -> bool {
        let clears = |lookup: &Lookup| !lookup.picker.field.text().is_empty();
        let stays = self.goes_back_to_search() || self.search().is_some_and(clears);
        matches!(action, Action::Back | Action::No) && !stays
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            Down, Enter, EnterByHand, Help, Language, NextField, PageDown, PageUp, PreviousField,
        };
        if matches!(self.purpose, Purpose::Register { .. } | Purpose::Activate) {
            // Before the first sign-in, no other screen has this key in reach.
            return &[NextField, Enter, Language, Help];
        }
        if self.search().is_some() {
            return &[Enter, Down, EnterByHand, NextField, Help];
        }
        if self.visible_fields().len() < 2 {
            return &[Enter, EnterByHand, Help];
        }
        &[NextField, PageDown, PageUp, PreviousField, Enter, EnterByHand, Help]
    }

    fn help_note(&self) -> Option<String> {
        self.how_to_import()
    }

    fn esc(&self) -> Text {
        match self.search() {
            Some(lookup) if !lookup.picker.field.text().is_empty() => text::esc::CLEAR_TEXT,
            None if self.goes_back_to_search() => text::esc::BACK_TO_SEARCH,
            _ if self.holds_input() => text::esc::DISCARD_INPUT,
            _ => text::esc::CANCEL,
        }
    }
}
