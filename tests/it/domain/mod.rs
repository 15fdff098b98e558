//! Tests of rules and values, without a store.

mod eligibility;
mod event;
mod match_name;
mod name;
mod name_faults;
mod person_ref;
mod public_key;
mod sanitized_text;
mod system_error;
mod website;
