//! A session that is fixed to one person, as sshd starts it: it leads to nobody else, to no file of
//! the host and to no shell, and ends when its person may not be there any more.

use crate::{
    app::{Action, Effect, Effects, State, Tone},
    domain::Reply,
    text::Outside,
};

/// Where an action leads that has no place in such a session.
const fn outside(action: Action) -> Option<Outside> {
    match action {
        Action::GoSignIn | Action::Register | Action::Activate => Some(Outside::Person),
        Action::Export => Some(Outside::File),
        Action::Suspend => Some(Outside::Shell),
        _ => None,
    }
}

impl State {
    /// Returns whether an action has a place in this session at all.
    pub fn offers(&self, action: Action) -> bool {
        !self.fixed || outside(action).is_none()
    }
}

/// Says why an action has no place in this session; nothing when it has.
pub(crate) fn refuse(state: &mut State, action: Action) -> Option<Effects> {
    let outside = outside(action).filter(|_| state.fixed)?;
    let said = (state.texts.ssh.fixed)(outside).to_owned();
    state.say(Tone::Notice, vec![said]);
    Some(Effects::redraw())
}

/// Ends the session when a reply says that its person may not be there any more.
pub(crate) fn end(state: &mut State, reply: &Reply) -> Option<Effects> {
    match reply {
        Reply::Refused(why) if state.fixed && why.ends_session() => {
            state.ended = Some(why.clone());
            Some(Effects::none().and([Effect::Quit]))
        }
        _ => None,
    }
}
