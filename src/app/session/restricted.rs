//! Restricted sessions of one user, which sshd starts. They cannot switch users, read files of the
//! host or start a shell. A restricted session ends when the user may no longer sign in.

use crate::{
    app::{Effect, Effects, State},
    domain::Reply,
};

/// Ends a restricted session if a reply shows that its user may no longer sign in. `None` if the
/// session continues.
pub(crate) fn end_if_revoked(state: &mut State, reply: &Reply) -> Option<Effects> {
    match reply {
        Reply::Refused(why) if state.fixed && why.ends_session() => {
            state.end_reason = Some(why.clone());
            Some(Effects::none().and([Effect::Quit]))
        }
        _ => None,
    }
}
