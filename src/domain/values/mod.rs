//! Values: ids, names, addresses, days, and text as people enter it.

pub(crate) mod confusables;
pub(crate) mod deceptive_names;
pub(crate) mod id;
pub(crate) mod joiners;
pub(crate) mod name;
pub(crate) mod person_ref;
pub(crate) mod register_number;
pub(crate) mod sanitized_text;
pub(crate) mod shared_domains;
pub(crate) mod system_error;
pub(crate) mod time;
pub(crate) mod time_zone;
pub(crate) mod website;
