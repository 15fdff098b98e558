//! The sentences about verbs: what they are called, and what they tell before and after.

pub mod members;
