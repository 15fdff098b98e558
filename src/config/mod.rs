//! File locations, settings and the environment. Outside this module, the program reads only `TZ`
//! and the variables of shell completion.

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
pub use paths::{Paths, db_from_env};
pub use read_limited::read_small;
pub use settings::{
    SETTING_NAMES, Secret, Settings, kvk_address_from_env, kvk_key_from_env, language_from_env,
    shared_address_from_env,
};
pub use terminal::{Background, ColourDepth, Terminal, ssh_command};
