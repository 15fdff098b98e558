//! Folders by the XDG base directory specification, also on macOS.

use std::{env, path::PathBuf};

use etcetera::{
    HomeDirError,
    base_strategy::{BaseStrategy, Xdg},
};

/// Folders for configuration, data and state of this program.
#[derive(Clone, Debug)]
pub struct Paths {
    config: PathBuf,
    data: PathBuf,
    state: PathBuf,
}

impl Paths {
    /// Reads the folders of the current user from the environment.
    ///
    /// # Errors
    /// Fails if the user has no home folder.
    pub fn from_env() -> Result<Self, HomeDirError> {
        let xdg = Xdg::new()?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        let [config, data, state] =
            [xdg.config_dir(), xdg.data_dir(), state].map(|folder| folder.join("toegang"));
        Ok(Self { config, data, state })
    }

    /// The default database.
    pub fn db(&self) -> PathBuf {
        self.data.join("toegang.db")
    }

    /// The database with the generated example.
    pub fn example(&self) -> PathBuf {
        self.data.join("voorbeeld.db")
    }

    /// The file with the user's settings, which need not exist.
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The file with the user's own keys.
    pub fn keys(&self) -> PathBuf {
        self.config.join("toetsen.toml")
    }

    /// The folder with the user's own themes.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themas")
    }

    /// The file with the last position of each user: screen, tab, filter and row.
    pub fn resume_path(&self) -> PathBuf {
        self.state.join("laatst.json")
    }

    /// The folder for crash reports.
    pub fn reports(&self) -> PathBuf {
        self.state.clone()
    }
}

/// Returns the database path from `TOEGANG_DB`; `None` if unset or empty.
pub fn db_from_env() -> Option<PathBuf> {
    env::var_os("TOEGANG_DB").filter(|path| !path.is_empty()).map(PathBuf::from)
}
