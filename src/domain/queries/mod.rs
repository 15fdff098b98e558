//! Queries, and the rows and pages that answer them.

pub(crate) mod environment;
pub(crate) mod filter;
pub(crate) mod name_match;
pub(crate) mod page;
pub(crate) mod pane;
pub(crate) mod port;
pub(crate) mod query;
pub(crate) mod rows;
pub(crate) mod search;
pub(crate) mod shared_log;
pub(crate) mod sort;
pub(crate) mod trade_register;
pub(crate) mod viewer;
