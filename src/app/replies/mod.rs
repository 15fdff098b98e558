//! Replies of the store, and how they are shown.

pub(crate) mod key_alerts;
pub(crate) mod receive;
mod refused;
pub(crate) mod toast;
