//! Themes: colours by meaning. No other module names a colour.

mod contrast;
mod finish;
mod themes;

use ratatui::style::{Color, Modifier, Style};

pub use contrast::Pair;
pub(in crate::ui) use finish::finish;
pub use themes::Themes;

use crate::config::{AcceptedValues, Background, ColourDepth, ConfigFile, ConfigWarning, Value};

macro_rules! tokens {
    ($($(#[$doc:meta])* $field:ident $name:literal;)+) => {
        /// One style per meaning. A theme leaves the background to the terminal unless it fills the
        /// page.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Theme {
            $($(#[$doc])* pub $field: Style,)+
            /// Foreground and background of the page; empty unless the theme fills it.
            pub page: Style,
        }

        impl Theme {
            /// Names of the styles in a theme file, in the order of the manual.
            pub const STYLE_NAMES: &[&str] = &[$($name,)+];

            fn token(&mut self, name: &str) -> Option<&mut Style> {
                match name { $($name => Some(&mut self.$field),)+ _ => None }
            }

            fn all(&self) -> Vec<(&'static str, Style)> {
                vec![$(($name, self.$field),)+]
            }
        }
    };
}

tokens! {
    /// Normal text.
    text "tekst";
    /// Less important text, rules and frames.
    faint "gedempt";
    /// Data that is looked up rather than read: addresses, origins and past dates.
    aside "bijzaak";
    /// Keys and badges, the cursor, marks, and the frame of a dialog.
    accent "accent";
    /// The round (+), and the default button of a dialog.
    plus "plus";
    /// A disabled (+) or button.
    off "uit";
    /// The row under the cursor.
    selected "selectie";
    /// The row under the cursor while the menu has the focus.
    quiet "selectie-stil";
    /// The ground of the text field with the focus. Without a background it has a line of `_`, as
    /// the other fields of a form have.
    field "veld";
    /// Characters that match the search text.
    matched "treffer";
    /// The role of *Beheerder*.
    role "rol";
    /// Success and active state.
    good "goed";
    /// Warnings and dates that are close.
    notice "let-op";
    /// Errors.
    bad "fout";
    /// Headings, and the name of the program.
    head "kop";
    /// Everything behind a dialog.
    behind "achter";
}

impl Theme {
    /// Reduces the colours to this depth.
    fn at_depth(mut self, depth: ColourDepth) -> Self {
        if depth == ColourDepth::Indexed {
            for (name, style) in self.all() {
                let near = |colour: Option<Color>| colour.map(nearest_of_256);
                if let Some(token) = self.token(name) {
                    *token = Style { fg: near(style.fg), bg: near(style.bg), ..style };
                }
            }
            self.page.fg = self.page.fg.map(nearest_of_256);
            self.page.bg = self.page.bg.map(nearest_of_256);
        }
        self
    }
}

/// The values of a theme file, before they are reduced to a colour depth.
#[derive(Clone, Debug, Default)]
struct ThemeFile {
    theme: Theme,
    /// Backgrounds that the theme is made for; the first fills the page.
    backgrounds: Vec<Color>,
    /// Foreground that the theme expects the terminal to use.
    letters: Option<Color>,
    /// `true` if the theme paints the page.
    fills: bool,
}

impl ThemeFile {
    /// Applies a theme file over the current values; returns its mistakes.
    fn set(&mut self, written: &ConfigFile) -> Vec<ConfigWarning> {
        const FILE_KEYS: [&str; 4] = ["achtergronden", "letters", "vullen", "basis"];
        let mut troubles = Vec::new();
        for entry in &written.entries {
            let (table, key) = (entry.table.as_str(), entry.key.as_str());
            let unfit = match (table, key, &entry.value) {
                ("thema", "achtergronden", Value::Texts(texts)) => {
                    let colours: Option<Vec<Color>> = texts.iter().map(|t| colour(t)).collect();
                    let known = colours.filter(|colours| !colours.is_empty());
                    known
                        .map(|colours| self.backgrounds = colours)
                        .is_none()
                        .then_some(AcceptedValues::Colours)
                }
                ("thema", "achtergronden", _) => Some(AcceptedValues::Colours),
                ("thema", "letters", Value::Text(text)) => {
                    self.letters = colour(text);
                    self.letters.is_none().then_some(AcceptedValues::Style)
                }
                ("thema", "letters", _) => Some(AcceptedValues::Style),
                ("thema", "vullen", Value::Boolean(fills)) => {
                    self.fills = *fills;
                    None
                }
                ("thema", "vullen", _) => Some(AcceptedValues::Boolean),
                // Already read by [`Themes::add`].
                ("thema", "basis", _) => None,
                ("kleuren", _, value) => match (self.theme.token(key), value) {
                    (None, _) => {
                        troubles
                            .push(written.unknown_key(entry, Theme::STYLE_NAMES.iter().copied()));
                        None
                    }
                    (Some(token), Value::Text(text)) => match style(text) {
                        Some(style) => {
                            *token = style;
                            None
                        }
                        None => Some(AcceptedValues::Style),
                    },
                    (Some(_), _) => Some(AcceptedValues::Style),
                },
                _ => {
                    troubles.push(written.unknown_key(entry, FILE_KEYS));
                    None
                }
            };
            troubles.extend(unfit.map(|wanted| written.invalid_value(entry, wanted)));
        }
        troubles
    }

    /// Returns the theme at this colour depth, with or without a painted page. The page is also
    /// painted if the terminal's background does not suit the theme. If the background is unknown,
    /// the filled row under the cursor gets the theme's foreground.
    fn theme(&self, depth: ColourDepth, background: Option<Background>, fill: bool) -> Theme {
        let mut theme = self.theme;
        let made_for = self.backgrounds.first().and_then(|colour| contrast::brightness(*colour));
        let is_unfit = matches!((made_for, background), (Some(one), Some(other)) if one != other);
        if background.is_none() && theme.selected.bg.is_some() && theme.selected.fg.is_none() {
            theme.selected.fg = self.letters;
        }
        if background.is_none() && theme.quiet.bg.is_some() && theme.quiet.fg.is_none() {
            theme.quiet.fg = self.letters;
        }
        if background.is_none() && theme.field.bg.is_some() && theme.field.fg.is_none() {
            theme.field.fg = self.letters;
        }
        if fill || self.fills || is_unfit {
            let (fg, bg) = (self.letters, self.backgrounds.first().copied());
            theme.page = Style { fg, bg, ..Style::new() };
        }
        theme.at_depth(depth)
    }
}

/// Parses a style such as `#000000 op #ff8c00 vet`: foreground, background and attributes. `None`
/// if a word is unknown.
fn style(text: &str) -> Option<Style> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        style = match word {
            "op" => style.bg(colour(words.next()?)?),
            "vet" => style.add_modifier(Modifier::BOLD),
            "onderstreept" => style.add_modifier(Modifier::UNDERLINED),
            "zwak" => style.add_modifier(Modifier::DIM),
            "omgekeerd" => style.add_modifier(Modifier::REVERSED),
            word => style.fg(colour(word)?),
        };
    }
    Some(style)
}

/// Parses `#rrggbb` or one of the eight ANSI colour names.
fn colour(text: &str) -> Option<Color> {
    Some(match text {
        "zwart" => Color::Black,
        "rood" => Color::Red,
        "groen" => Color::Green,
        "geel" => Color::Yellow,
        "blauw" => Color::Blue,
        "paars" => Color::Magenta,
        "cyaan" => Color::Cyan,
        "wit" => Color::White,
        text => {
            let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
            digits.chars().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
            let number = u32::from_str_radix(digits, 16).ok()?;
            let [_, red, green, blue] = number.to_be_bytes();
            Color::Rgb(red, green, blue)
        }
    })
}

/// Returns the nearest colour of the 6x6x6 cube and the 24 greys. Users cannot redefine these
/// colours, unlike the first 16 of the 256.
fn nearest_of_256(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let far = |index: u8| {
        let [r, g, b] = rgb_of_256(index);
        let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        part(r, red) + part(g, green) + part(b, blue)
    };
    (16..=255).min_by_key(|index| far(*index)).map_or(colour, Color::Indexed)
}

/// Returns the RGB value of xterm's colour `index`, from 16 on.
fn rgb_of_256(index: u8) -> [u8; 3] {
    let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    match index.saturating_sub(16) {
        grey @ 216.. => [8 + 10 * (grey - 216); 3],
        cube => [step(cube / 36), step(cube / 6 % 6), step(cube % 6)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_styles_are_parsed_and_other_text_is_refused() {
        let plus = Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(0xff, 0x8c, 0));
        assert_eq!(style("#000000 op #ff8c00 vet"), Some(plus.add_modifier(Modifier::BOLD)));
        assert_eq!(style("op geel"), Some(Style::new().bg(Color::Yellow)));
        for wrong in ["#12345", "#gggggg", "oranje", "op", "op vet", "#+12345"] {
            assert_eq!(style(wrong), None, "{wrong}");
        }
    }

    /// Three oranges with their entries among the 256 colours.
    #[test]
    fn oranges_map_to_the_nearest_of_256_colours() {
        for (full, index) in [((0xff, 0x8c, 0), 208), ((0xb8, 0x43, 0), 130)] {
            let full = Color::Rgb(full.0, full.1, full.2);
            assert_eq!(nearest_of_256(full), Color::Indexed(index));
        }
        assert_eq!(rgb_of_256(208), [0xff, 0x87, 0]);
        assert_eq!(rgb_of_256(202), [0xff, 0x5f, 0]);
        assert_eq!(rgb_of_256(255), [238; 3]);
    }
}
