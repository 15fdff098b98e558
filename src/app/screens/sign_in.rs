//! The sign-in screen, where the user of the session is chosen.

use super::{Body, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape};
use crate::{
    app::{
        Action, Address, Availability, Context, Field, Picker,
        cache::slot::Wanted,
        dialogs::{Dialog, Purpose},
    },
    domain::{Me, PersonRow, Query, UserId, ask},
    text::{self, Lang, Text},
};

/// The search for the user who signs in.
#[derive(Debug, Default)]
pub struct SignInScreen {
    /// The search field and the matching users.
    pub picker: Picker<PersonRow>,
    /// The user who worked here last, who comes first until the user types; `None` if nobody did.
    pub last_user: Option<UserId>,
    /// `true` if the program opened the screen and the user has not searched since. Nobody is
    /// selected then, because a key typed for the previous screen must not sign in another person.
    is_auto_opened: bool,
    /// `true` once the form to register was offered, because the file has no users.
    was_greeted: bool,
}

impl SignInScreen {
    /// Creates the screen after a session that was revoked.
    pub(in crate::app) fn auto_opened() -> Self {
        Self { is_auto_opened: true, ..Self::default() }
    }

    /// Returns the form to register, with the typed text in the field where it belongs.
    fn registration(&self, lang: Lang) -> Dialog {
        let typed = self.picker.field.text().trim().to_owned();
        Dialog::form(Purpose::Register { typed }, lang)
    }

    /// Returns the form to register, once, if the file has no users.
    pub(in crate::app) fn greet(&mut self, lang: Lang) -> Option<Dialog> {
        let found = self.picker.found()?;
        let is_empty = self.picker.field.text().is_empty() && found.rows.is_empty();
        let greets = is_empty && !std::mem::replace(&mut self.was_greeted, is_empty);
        greets.then(|| self.registration(lang))
    }
}

impl ScreenBehavior for SignInScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Field, Picker, SignIn};
        &[SignIn, Picker, Field, Always]
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::SignIn(self))
    }

    fn availability(&self, action: Action, _: Option<&Me>, _: &SelectedRows) -> Availability {
        let is_loaded = self.picker.found().is_some();
        let has_nothing = match action {
            // A similar match is not selected until the user moves the cursor there.
            Action::Enter => self.picker.current().is_none(),
            _ => action.moves() && self.picker.rows().is_empty(),
        };
        if is_loaded && has_nothing { Availability::Hidden } else { Availability::Available }
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        match action {
            Action::Register => {
                return ScreenOutcome::Ask(self.registration(around.lang));
            }
            Action::Activate => {
                return ScreenOutcome::Ask(Dialog::form(Purpose::Activate, around.lang));
            }
            Action::Enter => {
                let person = self.picker.current().map(|row| row.person.clone());
                return person.map_or(ScreenOutcome::Stay, ScreenOutcome::SignIn);
            }
            _ => {
                self.is_auto_opened = false;
                self.picker.act(action, around.height());
            }
        }
        ScreenOutcome::Stay
    }

    fn is_ready(&self) -> bool {
        self.picker.is_fresh()
    }

    fn field(&mut self) -> Option<&mut Field> {
        Some(&mut self.picker.field)
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn text_changed(&mut self) {
        self.is_auto_opened = false;
        self.picker.text_changed(true);
    }

    fn step_back(&mut self) -> bool {
        let typed = !self.picker.field.text().is_empty();
        self.picker.field.set("");
        self.picker.text_changed(typed);
        typed
    }

    fn scroll(&mut self, rows: i16, around: ScreenContext<'_>) {
        if rows != 0 {
            let turn = if rows < 0 { Action::Up } else { Action::Down };
            self.picker.act(turn, around.height());
        }
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let first = self.last_user;
        vec![self.picker.wanted(height, |text, take| ask::people(text, take, first))]
    }

    fn answer_stored(&mut self, _: &Query) {
        if !self.is_auto_opened {
            self.picker.suggest_typed();
        }
    }

    fn address(&self) -> Address {
        Address::SignIn
    }

    fn click(&mut self, line: usize, _: bool, around: ScreenContext<'_>) -> Option<Action> {
        self.picker.click(1, around.height(), line).then_some(Action::Enter)
    }

    fn names_loaded(&mut self) {
        self.picker.query_again_if_incomplete();
    }

    fn typing_hints(&self) -> &'static [Action] {
        use Action::{Activate, Down, Enter, Help, Language, Quit, Register};
        &[Enter, Down, Register, Activate, Language, Help, Quit]
    }

    fn enter_chooses(&self) -> bool {
        true
    }

    fn esc(&self) -> Option<Text> {
        (!self.picker.field.text().is_empty()).then_some(text::esc::CLEAR_TEXT)
    }
}
