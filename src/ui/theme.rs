//! Colours by meaning. No other file names a colour.

use ratatui::style::{Color, Modifier, Style};

/// One style per meaning. The page itself is not painted: it keeps the terminal's own colour.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Less important text, rules and frames.
    pub faint: Style,
    /// What can be pressed, what is chosen, what waits.
    pub accent: Style,
    /// The round (+), and the button that Enter presses.
    pub plus: Style,
    /// A (+) or a button that does nothing now.
    pub off: Style,
    /// The row under the cursor.
    pub selected: Style,
    /// The letters that matched what was typed.
    pub matched: Style,
    /// It worked; somebody is a member; something is active.
    pub good: Style,
    /// It ends soon, or wants attention.
    pub notice: Style,
    /// It did not work.
    pub bad: Style,
    /// The heading of something.
    pub head: Style,
}

impl Theme {
    /// For a dark background. The ratios are those of the project's colour table: text at least
    /// 4.5 on #1e1e1e, the (+) black on its own orange.
    pub const DARK: Self = Self {
        text: Style::new(),
        faint: Style::new().fg(Color::Rgb(0xa0, 0xa0, 0xa0)),
        accent: Style::new().fg(Color::Rgb(0xff, 0x8c, 0x00)).add_modifier(Modifier::BOLD),
        plus: Style::new()
            .fg(Color::Rgb(0, 0, 0))
            .bg(Color::Rgb(0xff, 0x8c, 0x00))
            .add_modifier(Modifier::BOLD),
        off: Style::new().fg(Color::Rgb(0xa0, 0xa0, 0xa0)),
        selected: Style::new().bg(Color::Rgb(0x3a, 0x2a, 0x10)).add_modifier(Modifier::BOLD),
        matched: Style::new().fg(Color::Rgb(0xff, 0x8c, 0x00)).add_modifier(Modifier::UNDERLINED),
        good: Style::new().fg(Color::Rgb(0x56, 0xb4, 0xe9)),
        notice: Style::new().fg(Color::Rgb(0xf0, 0xe4, 0x42)),
        bad: Style::new().fg(Color::Rgb(0xff, 0x8a, 0x80)).add_modifier(Modifier::BOLD),
        head: Style::new().add_modifier(Modifier::BOLD),
    };
}
