//! File locations, settings and the environment. No other room reads environment variables.

mod os_user;
mod paths;
mod settings;
mod small;
mod terminal;
mod written;

pub use os_user::os_user;
pub use paths::{Paths, chosen_db};
pub use settings::{KEYS, Settings, chosen_language};
pub use small::read_small;
pub use terminal::{Background, Depth, Terminal, ssh_command};
pub use written::{
    AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value, nearest,
};
