//! Sessions fixed to one user, as sshd starts them: no switching of users, no files of the host,
//! no shell. Such a session ends when the user may no longer sign in.

use crate::{
    app::{Action, Effect, Effects, State, Tone},
    domain::Reply,
    text::{self, Outside},
};

/// The area outside a fixed session that an action leads to; `None` if the action is allowed.
const fn outside(action: Action) -> Option<Outside> {
    match action {
        Action::GoSignIn | Action::Register | Action::Activate => Some(Outside::Person),
        Action::Export => Some(Outside::File),
        Action::Suspend => Some(Outside::Shell),
        _ => None,
    }
}

impl State {
    /// Returns whether this session allows an action at all.
    pub fn offers(&self, action: Action) -> bool {
        !self.fixed || outside(action).is_none()
    }
}

/// Reports why this session does not allow an action; `None` if it does.
pub(crate) fn refuse(state: &mut State, action: Action) -> Option<Effects> {
    let outside = outside(action).filter(|_| state.fixed)?;
    let said = text::ssh::fixed(state.texts.lang, outside).to_owned();
    state.say(Tone::Notice, vec![said]);
    Some(Effects::redraw())
}

/// Ends the session if a reply shows that its user may no longer sign in.
pub(crate) fn end(state: &mut State, reply: &Reply) -> Option<Effects> {
    match reply {
        Reply::Refused(why) if state.fixed && why.ends_session() => {
            state.ended = Some(why.clone());
            Some(Effects::none().and([Effect::Quit]))
        }
        _ => None,
    }
}
