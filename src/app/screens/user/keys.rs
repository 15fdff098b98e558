//! The SSH keys of a user. The user and their *Beheerder* can add and withdraw them.

use super::{UserScreen, UserTab};
use crate::{
    app::{
        Action, Availability, Selection, ShellPart, TextOverlay,
        dialogs::{Dialog, Purpose},
        screens::{ScreenContext, ScreenOutcome, users::reverse_commands},
    },
    domain::{
        Command, KeyId, KeyRow, Name, SeenUser, UserDetails,
        rights::{KeyRights, UserRights},
    },
    text::{self, KeyWithdrawal, arguments, commands},
};

impl UserScreen {
    /// Returns whether the viewer may see the keys, according to the loaded details.
    pub fn can_see_keys(&self) -> bool {
        self.details.get().is_some_and(|user| user.me || user.can_manage)
    }

    /// The number of keys that give access; `None` until loaded.
    pub fn live_keys(&self) -> Option<usize> {
        let keys = (!self.keys.is_loading()).then_some(&self.keys)?;
        let rows = (0..keys.total()).filter_map(|at| keys.row(at));
        Some(rows.filter(|row| row.is_open()).count())
    }

    /// Shows the first row of the keys, where a new key appears.
    pub(super) fn show_new_key(&mut self) {
        self.tab = UserTab::Keys;
        self.keys.filter_changed(true);
    }

    /// The name of the owner of the keys; `None` if the viewer is the owner.
    fn other_owner(user: &UserDetails) -> Option<Name> {
        (!user.me).then(|| user.person.name.clone())
    }

    pub(super) fn add_key(user: &UserDetails, around: ScreenContext<'_>) -> ScreenOutcome {
        let purpose = Purpose::AddKey { user: user.person.id, of: Self::other_owner(user) };
        ScreenOutcome::Ask(Dialog::form(purpose, around.lang))
    }

    pub(super) fn withdraw_key(
        &self,
        user: &UserDetails,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let command = Command::WithdrawKey { key: row.id };
        let of = Self::other_owner(user);
        let ends = KeyWithdrawal {
            fingerprint: &row.fingerprint,
            remark: row.comment.as_ref(),
            of: of.as_ref(),
            is_session_key: is_session_key(row, around.key),
            is_last: row.is_open() && self.live_keys() == Some(1),
        };
        let words = |lang| text::ssh::withdraw_key_question(lang, &ends);
        ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesWithdraw, command))
    }

    /// Returns whether an action on the key under the cursor is available.
    pub(super) fn key_availability(&self, action: Action, owner: SeenUser<'_>) -> Availability {
        let Some(row) = self.keys.current() else { return owner.may_see_keys().into() };
        let key = owner.with_key(row, self.live_keys().is_some_and(|live| live > 0));
        match action {
            Action::WithdrawKey => key.may_withdraw(),
            Action::ConfirmKey => key.may_confirm(),
            _ => key.may_make_code(),
        }
        .into()
    }

    /// Asks for confirmation before confirming the key under the cursor.
    pub(super) fn confirm_key(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let words = |lang| text::ssh::confirm_question(lang, row, around.zone);
        let command = Command::ConfirmKey { key: row.id };
        ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesConfirm, command))
    }

    pub(super) fn create_key_code(&self) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        ScreenOutcome::Do(Command::KeyCode { key: row.id })
    }

    pub(super) fn show_key_details(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.keys.current() else { return ScreenOutcome::Stay };
        let lang = around.lang;
        let facts = text::ssh::key_facts(lang, row, around.zone, is_session_key(row, around.key));
        let lines = facts.into_iter().map(|(label, text)| format!("{label}: {text}")).collect();
        ScreenOutcome::Read(TextOverlay::about_row(text::ssh::key_name(lang, row), lines))
    }

    /// The selection while the keys are shown.
    pub(super) fn key_selection(&self) -> Selection {
        let user = self.details.get();
        let email = user.map(|user| user.email.to_string());
        let row = self.keys.current();
        let two = |row: &KeyRow| {
            let name = row.comment.as_ref().map(ToString::to_string);
            name.into_iter().chain([row.fingerprint.to_string()]).collect()
        };
        Selection {
            who: email.into_iter().collect(),
            row: row.map(two).unwrap_or_default(),
            id: row.map(|row| row.id.0),
            key: row.map(|row| row.id.0.to_string()),
            instead: user.map_or(Vec::new(), |user| reverse_commands(user.status, user.manager)),
            ..Selection::from_show_command(
                commands::SSH_KEYS_LIST,
                &[ShellPart::Flag(arguments::KEY_OWNER), ShellPart::Who],
            )
        }
    }
}

/// Returns whether the user of this session signed in with this key.
fn is_session_key(row: &KeyRow, key: Option<KeyId>) -> bool {
    key == Some(row.id)
}
