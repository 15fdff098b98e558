//! Sessions fixed to one user, as sshd starts them: no switching of users, no files of the host,
//! no shell. Such a session ends when the user may no longer sign in.

use crate::{
    app::{Effect, Effects, State},
    domain::Reply,
};

/// Ends the session if a reply shows that its user may no longer sign in.
pub(crate) fn end_if_revoked(state: &mut State, reply: &Reply) -> Option<Effects> {
    match reply {
        Reply::Refused(why) if state.fixed && why.ends_session() => {
            state.end_reason = Some(why.clone());
            Some(Effects::none().and([Effect::Quit]))
        }
        _ => None,
    }
}
