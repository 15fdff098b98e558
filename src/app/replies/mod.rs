//! Handles replies of the store, and shows their results.

pub(crate) mod key_alerts;
pub(crate) mod receive;
mod refused;
mod tell;
pub(crate) mod toast;
pub(crate) mod toast_view;
