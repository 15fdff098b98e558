//! Themes and ASCII mode.

/// The themes, the current one, and ASCII mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The names of the themes.
    pub themes: Vec<String>,
    /// The index of the chosen theme.
    pub chosen: usize,
    /// The index of a theme being previewed in the palette.
    pub previewed: Option<usize>,
    /// `true` if the program draws only ASCII characters of its own.
    pub ascii: bool,
}

impl Appearance {
    /// Replaces arrows by key names in ASCII mode, where an arrow would become a letter that is
    /// itself a key.
    pub fn key_names(&self, told: String) -> String {
        if !self.ascii {
            return told;
        }
        let names = [('↑', "Up"), ('↓', "Down"), ('←', "Left"), ('→', "Right")];
        names.iter().fold(told, |told, (arrow, name)| told.replace(*arrow, name))
    }

    /// The index of the theme to draw with.
    pub fn theme_to_draw(&self) -> usize {
        self.previewed.unwrap_or(self.chosen)
    }
}
