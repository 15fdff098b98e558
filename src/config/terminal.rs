//! What the environment tells of the terminal.

use std::env;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, underlined and reversed only.
    None,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All of them.
    True,
}

/// What the background is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Light text on it.
    Dark,
    /// Dark text on it.
    Light,
}

/// The variables that tell something of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colour: String,
    /// `COLORFGBG`.
    pub back: String,
    /// `true` if `NO_COLOR` says something (no-color.org).
    pub no_colour: bool,
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`.
    pub locale: String,
    /// `TERM_PROGRAM`.
    pub program: String,
    /// `true` if a tmux is in between.
    pub tmux: bool,
    /// `true` if an ssh is.
    pub ssh: bool,
}

/// The command that the client of an ssh asks for, as sshd hands it to the command that it starts
/// instead: `SSH_ORIGINAL_COMMAND`. `None` if the client asks for none.
pub fn ssh_command() -> Option<String> {
    let command = env::var_os("SSH_ORIGINAL_COMMAND")?;
    Some(command.to_string_lossy().into_owned()).filter(|command| !command.is_empty())
}

impl Terminal {
    /// Reads them.
    pub fn of_the_environment() -> Self {
        let text = |name: &str| env::var(name).unwrap_or_default();
        let first = |names: [&str; 3]| {
            names.into_iter().map(text).find(|value| !value.is_empty()).unwrap_or_default()
        };
        Self {
            term: text("TERM"),
            colour: text("COLORTERM"),
            back: text("COLORFGBG"),
            no_colour: !text("NO_COLOR").is_empty(),
            locale: first(["LC_ALL", "LC_CTYPE", "LANG"]),
            program: text("TERM_PROGRAM"),
            tmux: !text("TMUX").is_empty(),
            ssh: !text("SSH_CONNECTION").is_empty(),
        }
    }

    /// Returns whether it has no cursor that can be sent anywhere, and types all the same.
    pub fn only_types(&self) -> bool {
        self.term == "dumb"
    }

    /// How many colours it shows.
    pub fn depth(&self) -> Depth {
        let term = self.term.as_str();
        if self.no_colour || matches!(term, "" | "dumb") || term.starts_with("vt") {
            return Depth::None;
        }
        // A screen passes on what the terminal around it set, and not its colours.
        let screen = term.starts_with("screen") && !self.tmux;
        let told = matches!(self.colour.as_str(), "truecolor" | "24bit") && !screen;
        if told || term.ends_with("-direct") {
            return Depth::True;
        }
        // A tmux does with 256 what the terminal around it can.
        let tmux = term.starts_with("tmux");
        let many = ["256color", "kitty", "ghostty", "foot", "alacritty", "wezterm", "contour"];
        let indexed = tmux || many.iter().any(|name| term.contains(name));
        if indexed { Depth::Indexed } else { Depth::Sixteen }
    }

    /// Whether it is known to tell every key apart, when asked for it (kitty's keyboard protocol);
    /// not through a tmux, which has keys of its own.
    pub fn tells_keys_apart(&self) -> bool {
        let known = ["kitty", "ghostty", "foot", "wezterm"];
        let by =
            |name: &&str| self.term.contains(*name) || self.program.to_lowercase().contains(*name);
        !self.tmux && known.iter().any(by)
    }

    /// Whether a multiplexer is in between, which holds an Esc back to see what comes after it, and
    /// sends both as one.
    pub fn holds_esc(&self) -> bool {
        self.tmux || ["tmux", "screen"].iter().any(|name| self.term.starts_with(name))
    }

    /// Returns whether it can be written on everywhere, as screens need.
    pub fn shows_screens(&self) -> bool {
        !matches!(self.term.as_str(), "" | "dumb")
    }

    /// The background by `COLORFGBG`, of which the last number is it: 7 and 15 are light.
    pub fn background(&self) -> Option<Background> {
        match self.back.rsplit(';').next()?.parse::<u8>().ok()? {
            7 | 15 => Some(Background::Light),
            0..=15 => Some(Background::Dark),
            _ => None,
        }
    }

    /// Whether only the signs of ASCII are sure to be shown, one cell wide: an encoding that has
    /// no others, or a language in which lines and arrows are two cells wide.
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
    fn colours_by_what_the_terminal_says() {
        let depth = |term, colour| terminal(term, colour).depth();
        assert_eq!(depth("xterm-256color", "truecolor"), Depth::True);
        assert_eq!(depth("xterm-direct", ""), Depth::True);
        assert_eq!(depth("tmux-256color", ""), Depth::Indexed);
        assert_eq!(depth("linux", ""), Depth::Sixteen);
        assert_eq!(depth("xterm", ""), Depth::Sixteen);
        assert_eq!(depth("tmux", ""), Depth::Indexed);
        assert_eq!(depth("screen", ""), Depth::Sixteen);
        assert_eq!(depth("screen", "truecolor"), Depth::Sixteen, "of the terminal around it");
        assert_eq!(depth("screen-256color", "truecolor"), Depth::Indexed);
        let older_tmux = Terminal { tmux: true, ..terminal("screen", "truecolor") };
        assert_eq!(older_tmux.depth(), Depth::True);
        assert_eq!(depth("vt100", ""), Depth::None);
        assert_eq!(depth("dumb", "truecolor"), Depth::None);
        let none = Terminal { no_colour: true, ..terminal("xterm-256color", "truecolor") };
        assert_eq!(none.depth(), Depth::None);
    }

    #[test]
    fn keys_are_told_apart_where_that_is_known() {
        assert!(terminal("xterm-kitty", "").tells_keys_apart());
        assert!(terminal("foot", "").tells_keys_apart());
        let program = Terminal { program: "WezTerm".into(), ..terminal("xterm-256color", "") };
        assert!(program.tells_keys_apart());
        assert!(!Terminal { tmux: true, ..program }.tells_keys_apart());
        assert!(!terminal("xterm-256color", "truecolor").tells_keys_apart());
    }

    #[test]
    fn the_background_that_is_told() {
        let back = |text: &str| Terminal { back: text.into(), ..Terminal::default() }.background();
        assert_eq!(back("15;0"), Some(Background::Dark));
        assert_eq!(back("0;default;15"), Some(Background::Light));
        assert_eq!(back("0;default"), None);
        assert_eq!(back(""), None);
    }

    #[test]
    fn signs_by_the_locale() {
        let ascii =
            |text: &str| Terminal { locale: text.into(), ..Terminal::default() }.is_ascii_only();
        assert!(ascii("C") && ascii("POSIX") && ascii("nl_NL@euro") && ascii("ja_JP.UTF-8"));
        assert!(!ascii("nl_NL.UTF-8") && !ascii("C.utf8") && !ascii(""));
    }
}
