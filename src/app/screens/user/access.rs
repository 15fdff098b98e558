//! Actions on the access of a user: to end it, and to set its last day.

use super::UserScreen;
use crate::{
    app::{
        Action, Availability, DisabledReason,
        dialogs::{DayMember, DayPrompt, Dialog},
        screens::{ScreenContext, ScreenOutcome},
    },
    domain::{
        AccessBy, AccessEnding, AccessRow, ChosenAccess, Command, MemberVerb, Name, Refusal,
        UserDetails,
    },
    text,
};

/// Returns whether the viewer may set the last day of a membership: the last *Beheerder* of an
/// organisation has none (R50).
fn can_change(row: &AccessRow) -> bool {
    row.can_give_back && row.ending != AccessEnding::LastAdmin
}

impl UserScreen {
    /// Asks for confirmation to end the access of the selected rows. Users can also give up their
    /// own access.
    pub(super) fn revoke(&self, user: &UserDetails) -> ScreenOutcome {
        let rows = self.list.action_rows();
        let ended: Vec<&AccessRow> = rows.iter().filter(|row| row.can_end()).collect();
        let is_asked = |row: &AccessRow| matches!(row.by, AccessBy::Asked(_));
        let verb = match ended.as_slice() {
            [] => return ScreenOutcome::Stay,
            asked if user.me && asked.iter().all(|row| is_asked(row)) => Action::YesWithdraw,
            [row] if !user.me && is_asked(row) => Action::YesWithdraw,
            _ => Action::YesRemove,
        };
        let said = |lang| {
            if user.me {
                text::forms::leave_all_question(lang, &rows)
            } else {
                text::forms::end_access_question(lang, user, &rows)
            }
        };
        let chosen =
            |row: &AccessRow| ChosenAccess { org: row.org.0, by: row.by, level: row.level };
        let access = ended.into_iter().map(chosen).collect();
        let command = Command::EndAccess { access };
        ScreenOutcome::Ask(Dialog::from_prompt(said, verb, command))
    }

    /// Returns whether the access of a selected row can end; if none can, why not.
    pub(super) fn revoke_availability(&self, user: &UserDetails) -> Availability {
        let mut rows: Vec<_> = self.list.iter_action_rows().cloned().collect();
        rows.sort_by(|one, other| one.org.1.cmp(&other.org.1));
        let name = || user.person.name.clone();
        Availability::Disabled(match rows.as_slice() {
            [] => return Availability::Available,
            rows if rows.iter().any(AccessRow::can_end) => return Availability::Available,
            [AccessRow { ending: AccessEnding::LastAdmin, org, .. }] => {
                DisabledReason::Refused(Refusal::LastAdmin { org: org.1.clone() })
            }
            [_] => DisabledReason::OnlyThemselves(name()),
            _ => DisabledReason::AccessStays(name(), rows),
        })
    }

    /// The selected memberships, without requests.
    fn memberships(&self) -> impl Iterator<Item = &AccessRow> {
        self.list.iter_action_rows().filter(|row| matches!(row.by, AccessBy::Member(_)))
    }

    /// Returns whether the viewer administers an organisation with a selected membership.
    pub(super) fn change_availability(&self) -> Availability {
        let mut rows = self.memberships();
        match (self.list.iter_action_rows().next(), rows.next()) {
            (None, _) => Availability::Available,
            (Some(_), None) => Availability::Hidden,
            (_, Some(row)) if can_change(row) || rows.any(can_change) => Availability::Available,
            (_, Some(AccessRow { ending: AccessEnding::LastAdmin, org, .. })) => {
                Err(Refusal::LastAdmin { org: org.1.clone() }).into()
            }
            (_, Some(row)) => {
                let (org, admins) = (row.org.1.clone(), row.admins.clone());
                Availability::Disabled(DisabledReason::AdministratorsOnly(org, admins))
            }
        }
    }

    /// Opens the prompt for the value of the selected memberships that the viewer may change.
    pub(super) fn change(
        &self,
        verb: MemberVerb,
        user: &UserDetails,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let rows = self.memberships().filter(|row| can_change(row));
        let name = &user.person.name;
        let members: Vec<_> = rows.filter_map(|row| DayMember::of_access(row, name)).collect();
        if members.is_empty() {
            return ScreenOutcome::Stay;
        }
        let prompt = DayPrompt::new(verb, members, around.now.today, around.lang);
        ScreenOutcome::Ask(Dialog::DayPrompt(Box::new(prompt)))
    }

    /// The organisation of the selected row; `None` if several are marked.
    pub(super) fn selected_organisation(&self) -> Option<&Name> {
        let mut rows = self.list.iter_action_rows();
        let first = rows.next()?;
        rows.next().is_none().then_some(&first.org.1)
    }
}
