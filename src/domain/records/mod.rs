//! Records: what the tables hold, one type for each kind of row.

pub(crate) mod enterprise;
pub(crate) mod invitation;
pub(crate) mod key_file;
pub(crate) mod key_kind;
pub(crate) mod membership;
pub(crate) mod organisation;
pub(crate) mod partnership;
pub(crate) mod people;
pub(crate) mod request;
pub(crate) mod ssh_key;
