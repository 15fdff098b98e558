//! File locations, settings and the environment. No other room reads environment variables.

pub(crate) mod config_file;
mod os_user;
mod paths;
mod settings;
pub(crate) mod small_file;
mod terminal;

pub use config_file::{
    AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value, nearest,
};
pub use os_user::os_user;
pub use paths::{Paths, chosen_db};
pub use settings::{KEYS, Settings, chosen_language};
pub use small_file::read_small;
pub use terminal::{Background, Depth, Terminal, ssh_command};
