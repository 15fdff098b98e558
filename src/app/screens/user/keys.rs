//! The SSH keys of a user. The user and their *Beheerder* can add and withdraw them.

use super::{UserScreen, UserTab};
use crate::{
    app::{
        Action, TextOverlay,
        dialogs::{Dialog, Purpose},
        screens::{ScreenContext, ScreenOutcome, users::why_not_manage},
    },
    domain::{Command, KeyId, KeyRow, Me, Name, Refusal, UserDetails, UserStatus},
    text::{self, KeyEnds},
};

impl UserScreen {
    /// Returns whether the actor may see the keys, according to the loaded details.
    pub fn sees_keys(&self) -> bool {
        self.details.get().is_some_and(|user| user.me || user.mine)
    }

    /// Why the actor cannot give this user a key; shown beside the grey (+).
    pub fn why_not_add_key(&self, me: Option<&Me>) -> Option<Refusal> {
        let user = self.details.get()?;
        if !self.sees_keys() {
            return me.and_then(why_not_manage);
        }
        let status = user.status;
        let fits = matches!(status, UserStatus::Active | UserStatus::Invited);
        (!fits).then_some(Refusal::WrongStatus { status, first: None })
    }

    /// The number of keys that can sign in; `None` until loaded.
    pub fn live_keys(&self) -> Option<usize> {
        let keys = (!self.keys.is_loading()).then_some(&self.keys)?;
        let rows = (0..keys.total()).filter_map(|at| keys.row(at));
        Some(rows.filter(|row| row.is_open()).count())
    }

    /// Shows the list of keys after one was added; the newest is first.
    pub(super) fn show_new_key(&mut self) {
        self.tab = UserTab::Keys;
        self.keys.filtered(true);
    }

    /// The name of the keys' owner; `None` if that is the actor.
    fn of_another(user: &UserDetails) -> Option<Name> {
        (!user.me).then(|| user.person.name.clone())
    }

    pub(super) fn add_key(&self, user: &UserDetails, around: ScreenContext<'_>) -> ScreenOutcome {
        if let Some(why) = self.why_not_add_key(around.me) {
            return ScreenOutcome::Refused(why);
        }
        let purpose = Purpose::AddKey { user: user.person.id, of: Self::of_another(user) };
        ScreenOutcome::Ask(Dialog::form(purpose, around.texts))
    }

    pub(super) fn withdraw_key(
        &self,
        user: &UserDetails,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        if !self.sees_keys()
            && let Some(why) = around.me.and_then(why_not_manage)
        {
            return ScreenOutcome::Refused(why);
        }
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let command = Command::WithdrawKey { key: row.id };
        if row.withdrawn.is_some() {
            // The same refusal as the domain gives for a key that is already withdrawn.
            return ScreenOutcome::Refused(Refusal::Same { first: None });
        }
        let of = Self::of_another(user);
        let ends = KeyEnds {
            fingerprint: &row.fingerprint,
            remark: row.remark.as_ref(),
            of: of.as_ref(),
            is_door: is_door(row, around.key),
            is_last: row.is_open() && self.live_keys() == Some(1),
        };
        let words = text::ssh::withdraw(around.texts.lang, &ends);
        ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesWithdraw, command))
    }

    /// Returns whether the key under the cursor awaits confirmation.
    pub fn points_at_waiting_key(&self) -> bool {
        self.tab == UserTab::Keys && self.keys.current().is_some_and(KeyRow::is_waiting)
    }

    /// Asks before confirming the actor's own key; the store refuses any other.
    pub(super) fn confirm_key(
        &self,
        user: &UserDetails,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let command = Command::ConfirmKey { key: row.id };
        if !user.me || !row.is_waiting() {
            return ScreenOutcome::Do(command);
        }
        let words = text::ssh::confirm(around.texts.lang, row, around.zone);
        ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesConfirm, command))
    }

    pub(super) fn key_code(&self) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        ScreenOutcome::Do(Command::KeyCode { key: row.id })
    }

    pub(super) fn read_key(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let lang = around.texts.lang;
        let facts = text::ssh::key_facts(lang, row, around.zone, is_door(row, around.key));
        let lines = facts.into_iter().map(|(label, text)| format!("{label}: {text}")).collect();
        ScreenOutcome::Read(TextOverlay { title: text::ssh::key_name(lang, row), lines, top: 0 })
    }
}

/// Returns whether the session signed in with this key.
fn is_door(row: &KeyRow, key: Option<KeyId>) -> bool {
    key == Some(row.id)
}
