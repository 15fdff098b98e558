//! Rules about the members of an organisation and the requests to become one.

pub(crate) mod access;
pub(crate) mod grant;
pub(crate) mod inbox;
pub(crate) mod requests;
pub(crate) mod restore;
