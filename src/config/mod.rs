//! File locations, settings and the environment. No other room reads environment variables.

pub(crate) mod config_file;
mod os_user;
mod paths;
pub(crate) mod read_limited;
mod settings;
mod terminal;

pub use config_file::{
    AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value, nearest,
};
pub use os_user::os_user;
pub use paths::{Paths, chosen_db};
pub use read_limited::read_small;
pub use settings::{KEYS, Settings, chosen_language};
pub use terminal::{Background, Depth, Terminal, ssh_command};
