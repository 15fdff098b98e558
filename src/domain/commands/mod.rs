//! Commands: every write that an actor can ask for.

pub(crate) mod actor;
pub(crate) mod chosen;
pub(crate) mod command;
pub(crate) mod command_names;
pub(crate) mod confirmation;
pub(crate) mod maintenance;
pub(crate) mod member_change;
pub(crate) mod rebase;
pub(crate) mod user_change;
