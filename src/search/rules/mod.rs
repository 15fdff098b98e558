//! The rules for matching a typed word, and the cost of each.

pub(crate) mod alignment;
pub(crate) mod cost;
pub(crate) mod cost_list;
pub(crate) mod distance;
pub(crate) mod fill;
pub(crate) mod frequent_start;
pub(crate) mod pattern;
pub(crate) mod piece_filter;
pub(crate) mod sound;
