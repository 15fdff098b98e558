//! Effective settings, by priority: flags, the environment, `config.toml`, choices on the screens,
//! and the terminal's own report.

use std::{
    fs,
    io::{IsTerminal, stdout},
};

use super::{database, resume};
use crate::{
    app::{Appearance, Keymap, State},
    cli::{CliError, args::AppearanceArgs},
    config::{
        Background, ColourDepth, ConfigFile, ConfigWarning, Settings, Terminal,
        kvk_address_from_env, kvk_key_from_env, language_from_env, shared_address_from_env,
    },
    register::{KVK_ADDRESS, KvkService},
    term::SharedAppearance,
    text::{self, Lang},
    ui::Themes,
};

/// The effective settings, and the mistakes found in the configuration files.
pub(crate) struct Setup {
    settings: Settings,
    terminal: Terminal,
    keymap: Keymap,
    themes: Themes,
    warnings: Vec<ConfigWarning>,
}

impl Setup {
    /// Reads all settings. `language` overrides the configured language. Skips mistakes in files
    /// and keeps them as warnings.
    pub(crate) fn load(language: Option<String>) -> Result<Self, CliError> {
        let paths = database::paths()?;
        let mut warnings = Vec::new();
        let mut themes = Themes::default();
        // A missing folder has no themes.
        for entry in fs::read_dir(paths.themes()).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.file_stem().and_then(|stem| stem.to_str());
            let Some(name) = name.filter(|_| path.extension().is_some_and(|end| end == "toml"))
            else {
                continue;
            };
            match ConfigFile::load(&path) {
                Ok(written) => warnings.extend(themes.add(name, &written)),
                Err(trouble) => warnings.push(trouble),
            }
        }
        let mut load = |path| match ConfigFile::load(path) {
            Ok(written) => written,
            Err(trouble) => {
                warnings.push(trouble);
                ConfigFile::default()
            }
        };
        let (settings, keys) = (load(&paths.settings()), load(&paths.keys()));
        let names = themes.names();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let languages: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
        let (mut settings, unfit) = Settings::from_config(&settings, &languages, &names);
        let (keymap, conflicts) = Keymap::from_config(&keys);
        warnings.extend(unfit.into_iter().chain(conflicts));
        let by_name = language_from_env().filter(|code| languages.contains(&code.as_str()));
        let known = |code: &String| languages.contains(&code.as_str());
        let chosen = resume::choices(&paths.resume_path());
        let set = settings.language.or(chosen.language.filter(known));
        settings.language = language.filter(known).or(by_name).or(set);
        settings.theme = settings.theme.or(chosen.theme);
        let terminal = Terminal::from_env();
        Ok(Self { settings, terminal, keymap, themes, warnings })
    }

    /// Overrides the settings by the flags.
    pub(crate) fn with_flags(mut self, flags: &AppearanceArgs) -> Self {
        let settings = &mut self.settings;
        settings.colour = if flags.no_colour { Some(false) } else { settings.colour };
        settings.ascii = if flags.ascii { Some(true) } else { settings.ascii };
        settings.mouse = if flags.no_mouse { Some(false) } else { settings.mouse };
        self
    }

    /// Returns the language of this run; Dutch by default.
    pub(crate) fn lang(&self) -> Lang {
        let chosen = self.settings.language.as_deref();
        let known = Lang::ALL.iter().find(|lang| Some(lang.code()) == chosen);
        known.copied().unwrap_or(Lang::Nl)
    }

    /// Returns the address of the shared log, from the environment if allowed, else from
    /// `config.toml`. The client of a restricted session may set variables, so these do not count.
    pub(crate) fn shared_address(&self, from_env: bool) -> Option<String> {
        let address = if from_env { shared_address_from_env() } else { None };
        address.or_else(|| self.settings.shared.clone())
    }

    /// Returns the client of the service of the Dutch trade register; `None` without a key. Key and
    /// address come from the environment if allowed, else from `config.toml`.
    pub(crate) fn kvk_service(&self, from_env: bool) -> Option<KvkService> {
        let key = if from_env { kvk_key_from_env() } else { None };
        let key = key.or_else(|| self.settings.kvk_key.clone())?;
        let address = if from_env { kvk_address_from_env() } else { None };
        let address = address.or_else(|| self.settings.kvk_address.clone());
        Some(KvkService::new(address.as_deref().unwrap_or(KVK_ADDRESS), &key.0))
    }

    /// Returns the capabilities that the environment variables of the terminal report.
    pub(crate) fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// Returns the keymap, including the user's own keys.
    pub(crate) fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Returns the built-in themes and the user's own.
    pub(crate) fn themes(&self) -> &Themes {
        &self.themes
    }

    /// Returns a line for each mistake in the configuration files.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let lang = self.lang();
        self.warnings.iter().map(|trouble| text::setup::config_warning(lang, trouble)).collect()
    }

    /// Returns whether text for people draws the program's symbols in ASCII.
    pub(crate) fn is_ascii(&self) -> bool {
        let only = || self.terminal.is_ascii_only() && stdout().is_terminal();
        self.settings.ascii.unwrap_or_else(only)
    }

    /// Returns the number of colours that the screens may use.
    pub(crate) fn depth(&self) -> ColourDepth {
        match self.settings.colour {
            Some(false) => ColourDepth::None,
            Some(true) => self.terminal.depth().max(ColourDepth::Sixteen),
            None => self.terminal.depth(),
        }
    }

    /// Applies the settings to the state of the screens. Returns the appearance that drawing uses.
    pub(crate) fn apply(self, state: &mut State) -> SharedAppearance {
        state.warn(self.warnings());
        let depth = self.depth();
        let told = self.terminal.background();
        let names = self.themes.names();
        let chosen = self.settings.theme.as_ref();
        let chosen = names.iter().position(|name| Some(name) == chosen).unwrap_or(0);
        let ascii = self.settings.ascii.unwrap_or_else(|| self.terminal.is_ascii_only());
        state.look = Appearance { themes: names, chosen, previewed: None, ascii };
        state.mouse = self.settings.mouse.unwrap_or(true);
        state.keymap = self.keymap;
        let (themes, names, fill) =
            (self.themes, state.look.themes.clone(), self.settings.fills_background);
        let themes = move |asked: Option<Background>| {
            let of = |name: &String| themes.theme(name, depth, asked.or(told), fill);
            names.iter().map(of).collect()
        };
        let keys = self.terminal.supports_kitty_keyboard();
        SharedAppearance {
            queries_background: depth >= ColourDepth::Indexed,
            keys,
            themes: Box::new(themes),
        }
    }
}
