//! The folders of the XDG base directory specification, on macOS too.

use std::{env, path::PathBuf};

use etcetera::{
    HomeDirError,
    base_strategy::{BaseStrategy, Xdg},
};

/// The folders of this program.
#[derive(Clone, Debug)]
pub struct Paths {
    config: PathBuf,
    data: PathBuf,
    state: PathBuf,
}

impl Paths {
    /// The folders of this person.
    ///
    /// # Errors
    /// When there is no home folder.
    pub fn of_this_person() -> Result<Self, HomeDirError> {
        let xdg = Xdg::new()?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        let [config, data, state] =
            [xdg.config_dir(), xdg.data_dir(), state].map(|folder| folder.join("toegang"));
        Ok(Self { config, data, state })
    }

    /// The file with everything in it.
    pub fn db(&self) -> PathBuf {
        self.data.join("toegang.db")
    }

    /// The file with the example world.
    pub fn example(&self) -> PathBuf {
        self.data.join("voorbeeld.db")
    }

    /// What a person set.
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The keys that a person chose.
    pub fn keys(&self) -> PathBuf {
        self.config.join("toetsen.toml")
    }

    /// Themes of a person's own.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themas")
    }

    /// Where everybody left off.
    pub fn left(&self) -> PathBuf {
        self.state.join("laatst.json")
    }

    /// Where reports of what went wrong are kept.
    pub fn reports(&self) -> PathBuf {
        self.state.clone()
    }
}

/// The file that the environment names: `TOEGANG_DB`.
pub fn chosen_db() -> Option<PathBuf> {
    env::var_os("TOEGANG_DB").filter(|path| !path.is_empty()).map(PathBuf::from)
}
