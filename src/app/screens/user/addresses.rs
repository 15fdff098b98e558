//! The extra addresses of a user.

use super::UserScreen;
use crate::{
    app::{
        Action, Availability, DisabledReason,
        dialogs::{Dialog, Purpose, remove_address},
        screens::{ScreenContext, ScreenOutcome},
    },
    domain::{Command, Email, Me, UserDetails, rights::EnvRights},
    text::AddressAction,
};

impl UserScreen {
    /// The extra addresses that an action applies to.
    fn addresses(user: &UserDetails, act: AddressAction) -> Vec<Email> {
        let fits = |(_, verified, coded): &&(Email, bool, bool)| match act {
            AddressAction::Code => !verified,
            AddressAction::Verify => !verified && *coded,
            AddressAction::Primary => *verified,
            AddressAction::Remove => true,
        };
        user.extra.iter().filter(fits).map(|(one, ..)| one.clone()).collect()
    }

    /// Returns whether an action on extra addresses is available. Users manage their own; a
    /// *Beheerder* creates codes.
    pub(super) fn address_availability(
        user: &UserDetails,
        act: AddressAction,
        me: &Me,
    ) -> Availability {
        let may = user.seen_by(me).may_manage_env();
        match (act, may) {
            (AddressAction::Code, Err(why)) => Availability::Disabled(DisabledReason::Refused(why)),
            (act, _) if act != AddressAction::Code && !user.me => {
                Availability::Disabled(DisabledReason::OnlyThemselves(user.person.name.clone()))
            }
            _ if Self::addresses(user, act).is_empty() => {
                Availability::Disabled(DisabledReason::NoAddress(act, Box::new(user.clone())))
            }
            _ => Availability::Available,
        }
    }

    /// Opens the form for an action on extra addresses.
    pub(super) fn act_on_address(
        user: &UserDetails,
        act: AddressAction,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let lang = around.lang;
        let (emails, id) = (Self::addresses(user, act), user.person.id);
        match (act, emails.as_slice()) {
            (_, []) => ScreenOutcome::Stay,
            (AddressAction::Code, [email]) => {
                ScreenOutcome::Do(Command::AddressCode { user: id, email: email.clone() })
            }
            (AddressAction::Primary, [email]) => {
                ScreenOutcome::Do(Command::MakePrimary { email: email.clone() })
            }
            (AddressAction::Remove, [email]) => ScreenOutcome::Ask(remove_address(email)),
            _ => ScreenOutcome::Ask(Dialog::form(Purpose::Address { act, user: id, emails }, lang)),
        }
    }
}

/// Converts an action on extra addresses; `None` for any other action.
pub(super) const fn to_address_action(action: Action) -> Option<AddressAction> {
    Some(match action {
        Action::AddressCode => AddressAction::Code,
        Action::VerifyAddress => AddressAction::Verify,
        Action::PrimaryAddress => AddressAction::Primary,
        Action::RemoveAddress => AddressAction::Remove,
        _ => return None,
    })
}
