//! Actions: the table of actions, their availability, hints and shell equivalents.

pub(crate) mod availability;
pub(crate) mod context;
pub(crate) mod copy;
pub(crate) mod hints;
pub(crate) mod labels;
pub(crate) mod member_verbs;
mod properties;
mod property;
pub(crate) mod selection;
pub(crate) mod shell_command;
pub(crate) mod shell_equivalent;
pub(crate) mod situation;
pub(crate) mod sort_keys;
pub(crate) mod table;
