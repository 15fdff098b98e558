//! Contrast of theme colours, by WCAG 2.2 (relative luminance, success criteria 1.4.3 and 1.4.11).

use ratatui::style::Color;

use super::{
    ThemeFile, nearest_of_256, rgb_of_256,
    themes::{FALLBACK_THEME, Themes},
};
use crate::config::Background;

/// Minimum ratio for text (1.4.3).
const MIN_TEXT_RATIO: f64 = 4.5;
/// Minimum ratio for text on both dark and light backgrounds; such text is bold or next to a
/// symbol.
const MIN_EMPHASIS_RATIO: f64 = 3.3;
/// Minimum ratio for shapes that are not text (1.4.11).
const MIN_SHAPE_RATIO: f64 = 3.0;
/// Minimum ratio for what is behind a dialog. It cannot be used until the dialog closes, which exempts
/// it (1.4.3, inactive parts); it is only to be recognised, and darker than any label.
const MIN_BEHIND_RATIO: f64 = 2.0;

/// A foreground, text or filled shape, and its background.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Name of the theme.
    pub theme: String,
    /// Name of the style token.
    pub token: &'static str,
    /// Colour depth measured: `"256"` or `"alle"` (24-bit).
    pub colours: &'static str,
    /// Foreground as `#rrggbb`.
    pub front: String,
    /// Background as `#rrggbb`.
    pub back: String,
    /// Contrast ratio, from 1 to 21.
    pub ratio: f64,
    /// Minimum ratio required.
    pub needed: f64,
}

impl Pair {
    /// Returns whether the contrast meets its minimum.
    pub fn is_enough(&self) -> bool {
        self.ratio >= self.needed
    }
}

impl Themes {
    /// Returns the contrast of each foreground and background pair in every theme.
    pub fn pairs(&self) -> Vec<Pair> {
        self.all().flat_map(|(name, sheet)| pairs(name, sheet)).collect()
    }
}

/// Returns every pair that a theme can show. The terminal's own colours are unknown. If a theme
/// leaves its text colour to the terminal, the foreground that it expects is measured, if declared.
fn pairs(name: &str, sheet: &ThemeFile) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (colours, near) in [("alle", false), ("256", true)] {
        // In 256 colours only the theme's first background counts.
        let most = if near && name != FALLBACK_THEME { 1 } else { usize::MAX };
        let shown = |colour: Color| if near { nearest_of_256(colour) } else { colour };
        let theme = sheet.theme;
        let mut add = |token, front: Option<Color>, back: Option<Color>, needed| {
            let (Some(front), Some(back)) = (front.and_then(rgb), back.and_then(rgb)) else {
                return;
            };
            pairs.push(Pair {
                theme: name.to_owned(),
                token,
                colours,
                front: to_hex(front),
                back: to_hex(back),
                ratio: ratio(front, back),
                needed,
            });
        };
        let selected = theme.selected.bg.map(shown);
        // The fallback theme has middle tones, for a page that may be dark or light.
        let middle = name == FALLBACK_THEME;
        let text = if middle { MIN_EMPHASIS_RATIO } else { MIN_TEXT_RATIO };
        for (token, style) in theme.all() {
            let (front, back) = (style.fg.map(shown), style.bg.map(shown));
            let letters = front.or(sheet.letters);
            match (token, back) {
                // Text behind a dialog is not for reading, but stays recognisable.
                ("achter", _) => {
                    for page in sheet.backgrounds.iter().take(most) {
                        add(token, front, Some(*page), MIN_BEHIND_RATIO);
                    }
                }
                // The row under the cursor also has a symbol and bold text, and a field a label.
                ("selectie" | "selectie-stil" | "veld", back) => {
                    add(token, letters, back, MIN_TEXT_RATIO);
                }
                (_, Some(back)) => {
                    add(token, front, Some(back), MIN_TEXT_RATIO);
                    // No orange contrasts with both black and white pages, so the fallback theme
                    // skips this check.
                    for page in sheet.backgrounds.iter().take(if middle { 0 } else { most }) {
                        add(token, Some(back), Some(*page), MIN_SHAPE_RATIO);
                    }
                }
                (_, None) => {
                    for page in sheet.backgrounds.iter().take(most) {
                        add(token, letters, Some(*page), text);
                    }
                    // A selection with a foreground of its own overrides the token's foreground.
                    let own = theme.selected.fg.map(shown);
                    add(token, own.or(letters), selected, MIN_TEXT_RATIO);
                }
            }
        }
    }
    pairs
}

/// Returns whether a page of this colour is dark or light; `None` for a colour of the terminal.
pub(super) fn brightness(colour: Color) -> Option<Background> {
    let is_light = luminance(rgb(colour)?) > 0.179;
    Some(if is_light { Background::Light } else { Background::Dark })
}

fn rgb(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 16..) => Some(rgb_of_256(index)),
        _ => None,
    }
}

fn to_hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns the contrast ratio, from 1 (equal) to 21 (black on white).
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published contrast ratios, rounded to two decimals.
    #[test]
    fn contrast_ratios_match_published_values() {
        let of = |one, other| (ratio(one, other) * 100.0).round() / 100.0;
        assert!((of([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((of([0xff, 0x8c, 0], [0x1e; 3]) - 7.15).abs() < 0.01);
        assert!((of([0xb8, 0x43, 0], [255; 3]) - 5.47).abs() < 0.01);
        assert!((of([0xeb, 0x5b, 0], [0x28; 3]) - 4.23).abs() < 0.01);
    }
}
