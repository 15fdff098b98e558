//! Terminal capabilities as the environment variables describe them.

use std::env;

/// The number of colours that a terminal shows, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourDepth {
    /// No colours: bold, underline and reverse only.
    None,
    /// The 16 colours of the terminal's palette.
    Sixteen,
    /// The 256 colours of xterm.
    Indexed,
    /// 24-bit colour.
    True,
}

/// Brightness of the terminal's background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Light text on dark.
    Dark,
    /// Dark text on light.
    Light,
}

/// Environment variables that describe the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// The value of `TERM`; empty if unset.
    pub term: String,
    /// The value of `COLORTERM`; empty if unset.
    pub colour: String,
    /// The value of `COLORFGBG`; empty if unset.
    pub colorfgbg: String,
    /// `true` if `NO_COLOR` is set and not empty (no-color.org).
    pub no_colour: bool,
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`: the first that is not empty.
    pub locale: String,
    /// The value of `TERM_PROGRAM`; empty if unset.
    pub program: String,
    /// `true` if `TMUX` is set: the program runs inside tmux.
    pub tmux: bool,
    /// `true` if `SSH_CONNECTION` is set: the program runs over ssh.
    pub ssh: bool,
}

/// Returns `SSH_ORIGINAL_COMMAND`: the command of the ssh client, for which sshd runs a forced
/// command instead. `None` if the client sent no command.
pub fn ssh_command() -> Option<String> {
    let command = env::var_os("SSH_ORIGINAL_COMMAND")?;
    Some(command.to_string_lossy().into_owned()).filter(|command| !command.is_empty())
}

impl Terminal {
    /// Reads the variables of this process.
    pub fn from_env() -> Self {
        let text = |name: &str| env::var(name).unwrap_or_default();
        let first = |names: [&str; 3]| {
            names.into_iter().map(text).find(|value| !value.is_empty()).unwrap_or_default()
        };
        Self {
            term: text("TERM"),
            colour: text("COLORTERM"),
            colorfgbg: text("COLORFGBG"),
            no_colour: !text("NO_COLOR").is_empty(),
            locale: first(["LC_ALL", "LC_CTYPE", "LANG"]),
            program: text("TERM_PROGRAM"),
            tmux: !text("TMUX").is_empty(),
            ssh: !text("SSH_CONNECTION").is_empty(),
        }
    }

    /// Returns whether the terminal (`TERM=dumb`) prints text but has no cursor addressing.
    pub fn is_dumb(&self) -> bool {
        self.term == "dumb"
    }

    /// Returns the colour depth, judged by `NO_COLOR`, `COLORTERM` and `TERM`.
    pub fn depth(&self) -> ColourDepth {
        let term = self.term.as_str();
        if self.no_colour || matches!(term, "" | "dumb") || term.starts_with("vt") {
            return ColourDepth::None;
        }
        // GNU screen inherits `COLORTERM` from the outer terminal but does not pass 24-bit colours
        // on.
        let screen = term.starts_with("screen") && !self.tmux;
        let told = matches!(self.colour.as_str(), "truecolor" | "24bit") && !screen;
        if told || term.ends_with("-direct") {
            return ColourDepth::True;
        }
        // tmux accepts 256 colours and converts them for the outer terminal.
        let tmux = term.starts_with("tmux");
        let many = ["256color", "kitty", "ghostty", "foot", "alacritty", "wezterm", "contour"];
        let indexed = tmux || many.iter().any(|name| term.contains(name));
        if indexed { ColourDepth::Indexed } else { ColourDepth::Sixteen }
    }

    /// Returns whether the terminal is known to support kitty's keyboard protocol. `false` in tmux,
    /// which handles keys itself.
    pub fn supports_kitty_keyboard(&self) -> bool {
        let known = ["kitty", "ghostty", "foot", "wezterm"];
        let by =
            |name: &&str| self.term.contains(*name) || self.program.to_lowercase().contains(*name);
        !self.tmux && known.iter().any(by)
    }

    /// Returns whether a terminal multiplexer delays Esc. It waits for the next key, and then sends
    /// both together.
    pub fn delays_esc(&self) -> bool {
        self.tmux || ["tmux", "screen"].iter().any(|name| self.term.starts_with(name))
    }

    /// Returns whether the terminal has the cursor addressing that full-screen mode needs.
    pub fn supports_full_screen(&self) -> bool {
        !matches!(self.term.as_str(), "" | "dumb")
    }

    /// Returns the background by the last number of `COLORFGBG`: 7 and 15 are light, the others up
    /// to 15 dark. `None` for any other value.
    pub fn background(&self) -> Option<Background> {
        match self.colorfgbg.rsplit(';').next()?.parse::<u8>().ok()? {
            7 | 15 => Some(Background::Light),
            0..=15 => Some(Background::Dark),
            _ => None,
        }
    }

    /// Returns whether to draw in ASCII only: the locale's encoding is not UTF-8, or its language
    /// shows box-drawing characters and arrows two cells wide (Chinese, Japanese, Korean).
    pub fn is_ascii_only(&self) -> bool {
        let locale = self.locale.to_lowercase();
        let utf8 = locale.contains("utf-8") || locale.contains("utf8");
        let wide = ["zh", "ja", "ko"].iter().any(|language| locale.starts_with(language));
        wide || !(locale.is_empty() || utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(term: &str, colour: &str) -> Terminal {
        Terminal { term: term.into(), colour: colour.into(), ..Terminal::default() }
    }

    #[test]
    fn the_colour_depth_follows_the_environment() {
        let depth = |term, colour| terminal(term, colour).depth();
        assert_eq!(depth("xterm-256color", "truecolor"), ColourDepth::True);
        assert_eq!(depth("xterm-direct", ""), ColourDepth::True);
        assert_eq!(depth("tmux-256color", ""), ColourDepth::Indexed);
        assert_eq!(depth("linux", ""), ColourDepth::Sixteen);
        assert_eq!(depth("xterm", ""), ColourDepth::Sixteen);
        assert_eq!(depth("tmux", ""), ColourDepth::Indexed);
        assert_eq!(depth("screen", ""), ColourDepth::Sixteen);
        assert_eq!(depth("screen", "truecolor"), ColourDepth::Sixteen, "of the terminal around it");
        assert_eq!(depth("screen-256color", "truecolor"), ColourDepth::Indexed);
        let older_tmux = Terminal { tmux: true, ..terminal("screen", "truecolor") };
        assert_eq!(older_tmux.depth(), ColourDepth::True);
        assert_eq!(depth("vt100", ""), ColourDepth::None);
        assert_eq!(depth("dumb", "truecolor"), ColourDepth::None);
        let none = Terminal { no_colour: true, ..terminal("xterm-256color", "truecolor") };
        assert_eq!(none.depth(), ColourDepth::None);
    }

    #[test]
    fn kitty_keyboard_support_is_known_for_some_terminals() {
        assert!(terminal("xterm-kitty", "").supports_kitty_keyboard());
        assert!(terminal("foot", "").supports_kitty_keyboard());
        let program = Terminal { program: "WezTerm".into(), ..terminal("xterm-256color", "") };
        assert!(program.supports_kitty_keyboard());
        assert!(!Terminal { tmux: true, ..program }.supports_kitty_keyboard());
        assert!(!terminal("xterm-256color", "truecolor").supports_kitty_keyboard());
    }

    #[test]
    fn the_background_is_read_from_colorfgbg() {
        let colorfgbg =
            |text: &str| Terminal { colorfgbg: text.into(), ..Terminal::default() }.background();
        assert_eq!(colorfgbg("15;0"), Some(Background::Dark));
        assert_eq!(colorfgbg("0;default;15"), Some(Background::Light));
        assert_eq!(colorfgbg("0;default"), None);
        assert_eq!(colorfgbg(""), None);
    }

    #[test]
    fn ascii_mode_follows_the_locale() {
        let ascii =
            |text: &str| Terminal { locale: text.into(), ..Terminal::default() }.is_ascii_only();
        assert!(ascii("C") && ascii("POSIX") && ascii("nl_NL@euro") && ascii("ja_JP.UTF-8"));
        assert!(!ascii("nl_NL.UTF-8") && !ascii("C.utf8") && !ascii(""));
    }
}
