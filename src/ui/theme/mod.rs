//! Colours by meaning. No other room names a colour.

mod contrast;
mod finish;
mod themes;

use ratatui::style::{Color, Modifier, Style};

pub use contrast::Pair;
use contrast::pairs;
pub(in crate::ui) use finish::finish;
pub use themes::Themes;

use crate::config::{Depth, Trouble, Value, Wanted, Written};

macro_rules! tokens {
    ($($(#[$doc:meta])* $field:ident $name:literal;)+) => {
        /// One style per meaning. Unless it fills, a theme leaves the page in the terminal's own
        /// colour.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Theme {
            $($(#[$doc])* pub $field: Style,)+
            /// The letters and the background of the page, when it fills.
            pub page: Style,
        }

        impl Theme {
            /// What can be set of a theme, in the order of the manual.
            pub const TOKENS: &[&str] = &[$($name,)+];

            /// The style of a meaning.
            fn token(&mut self, name: &str) -> Option<&mut Style> {
                match name { $($name => Some(&mut self.$field),)+ _ => None }
            }

            /// Every meaning with its style.
            fn all(&self) -> Vec<(&'static str, Style)> {
                vec![$(($name, self.$field),)+]
            }
        }
    };
}

tokens! {
    /// Ordinary text.
    text "tekst";
    /// Less important text, rules and frames.
    faint "gedempt";
    /// What can be pressed, what is chosen, what waits.
    accent "accent";
    /// The round (+), and the button that Enter presses.
    plus "plus";
    /// A (+) or a button that does nothing now.
    off "uit";
    /// The row under the cursor.
    selected "selectie";
    /// The letters that matched what was typed.
    matched "treffer";
    /// It worked; somebody is a member; something is active.
    good "goed";
    /// It ends soon, or wants attention.
    notice "let-op";
    /// It did not work.
    bad "fout";
    /// The heading of something.
    head "kop";
}

impl Theme {
    /// The same in as many colours as there are.
    fn at(mut self, depth: Depth) -> Self {
        if depth == Depth::Indexed {
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

/// What a theme's file says.
#[derive(Clone, Debug, Default)]
struct Sheet {
    theme: Theme,
    /// The backgrounds for which it is made; the first is the one that it fills with.
    backgrounds: Vec<Color>,
    /// The letters of the terminal that it counts on.
    letters: Option<Color>,
    /// `true` if it paints the page.
    fills: bool,
}

impl Sheet {
    /// Sets what a file says, over what there is already.
    fn set(&mut self, written: &Written) -> Vec<Trouble> {
        const KEYS: [&str; 4] = ["achtergronden", "letters", "vullen", "basis"];
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
                        .then_some(Wanted::Colours)
                }
                ("thema", "achtergronden", _) => Some(Wanted::Colours),
                ("thema", "letters", Value::Text(text)) => {
                    self.letters = colour(text);
                    self.letters.is_none().then_some(Wanted::Style)
                }
                ("thema", "letters", _) => Some(Wanted::Style),
                ("thema", "vullen", Value::Whether(fills)) => {
                    self.fills = *fills;
                    None
                }
                ("thema", "vullen", _) => Some(Wanted::Whether),
                // Read by who looks the theme up.
                ("thema", "basis", _) => None,
                ("kleuren", _, value) => match (self.theme.token(key), value) {
                    (None, _) => {
                        troubles.push(written.unknown(entry, Theme::TOKENS.iter().copied()));
                        None
                    }
                    (Some(token), Value::Text(text)) => match style(text) {
                        Some(style) => {
                            *token = style;
                            None
                        }
                        None => Some(Wanted::Style),
                    },
                    (Some(_), _) => Some(Wanted::Style),
                },
                _ => {
                    troubles.push(written.unknown(entry, KEYS));
                    None
                }
            };
            troubles.extend(unfit.map(|wanted| written.unfit(entry, wanted)));
        }
        troubles
    }

    /// The theme in as many colours as there are, on a page that is painted or not.
    fn theme(&self, depth: Depth, fill: bool) -> Theme {
        let mut theme = self.theme;
        if fill || self.fills {
            let (fg, bg) = (self.letters, self.backgrounds.first().copied());
            theme.page = Style { fg, bg, ..Style::new() };
        }
        theme.at(depth)
    }
}

/// `#000000 op #ff8c00 vet`: letters, background, and how they are written.
fn style(text: &str) -> Option<Style> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        style = match word {
            "op" => style.bg(colour(words.next()?)?),
            "vet" => style.add_modifier(Modifier::BOLD),
            "onderstreept" => style.add_modifier(Modifier::UNDERLINED),
            "omgekeerd" => style.add_modifier(Modifier::REVERSED),
            word => style.fg(colour(word)?),
        };
    }
    Some(style)
}

/// `#ff8c00`, or one of the eight of every terminal.
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

/// The colour of the 256 that is nearest: of the cube of 6 x 6 x 6 and of the 24 greys, the ones
/// that no terminal lets a person change.
fn nearest_of_256(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let far = |index: u8| {
        let [r, g, b] = of_256(index);
        let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        part(r, red) + part(g, green) + part(b, blue)
    };
    (16..=255).min_by_key(|index| far(*index)).map_or(colour, Color::Indexed)
}

/// What xterm shows for a number from 16 on.
fn of_256(index: u8) -> [u8; 3] {
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
    fn a_style_is_read_and_nothing_else_is() {
        let plus = Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(0xff, 0x8c, 0));
        assert_eq!(style("#000000 op #ff8c00 vet"), Some(plus.add_modifier(Modifier::BOLD)));
        assert_eq!(style("op geel"), Some(Style::new().bg(Color::Yellow)));
        for wrong in ["#12345", "#gggggg", "oranje", "op", "op vet", "#+12345"] {
            assert_eq!(style(wrong), None, "{wrong}");
        }
    }

    /// The colour table of UX section 8 names these three.
    #[test]
    fn the_oranges_of_256_colours() {
        for (full, index) in [((0xff, 0x8c, 0), 208), ((0xb8, 0x43, 0), 130)] {
            let full = Color::Rgb(full.0, full.1, full.2);
            assert_eq!(nearest_of_256(full), Color::Indexed(index));
        }
        assert_eq!(of_256(208), [0xff, 0x87, 0]);
        assert_eq!(of_256(202), [0xff, 0x5f, 0]);
        assert_eq!(of_256(255), [238; 3]);
    }
}
