//! The appearance of the screens: themes and ASCII mode.

/// The appearance that the user chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The names of the built-in themes and the user's own.
    pub themes: Vec<String>,
    /// The index of the chosen theme in `themes`.
    pub chosen: usize,
    /// The index of the theme that the palette previews, if any.
    pub previewed: Option<usize>,
    /// `true` if the program draws its own symbols in ASCII.
    pub ascii: bool,
}

impl Appearance {
    /// Replaces arrows by key names in ASCII mode. There an arrow would become a letter, which is
    /// itself a key.
    pub fn key_names(&self, text: String) -> String {
        if !self.ascii {
            return text;
        }
        let names = [('↑', "Up"), ('↓', "Down"), ('←', "Left"), ('→', "Right")];
        names.iter().fold(text, |text, (arrow, name)| text.replace(*arrow, name))
    }

    /// The index of the previewed theme, or else of the chosen theme.
    pub fn theme_to_draw(&self) -> usize {
        self.previewed.unwrap_or(self.chosen)
    }
}
