//! The origin of a write: its user, channel and SSH key.

use crate::domain::{KeyId, Session, Via};

/// How a write arrived: over which channel, and with which SSH key, if any.
#[derive(Clone, Copy)]
pub(crate) struct Channel {
    pub(crate) via: Via,
    pub(crate) key: Option<KeyId>,
}

/// The signed-in user who gives a command, and the SSH key of their session, if any.
#[derive(Clone, Copy)]
pub(crate) struct Author {
    pub(crate) session: Session,
    pub(crate) key: Option<KeyId>,
}

impl Author {
    pub(crate) const fn channel(self) -> Channel {
        Channel { via: self.session.via, key: self.key }
    }
}
