//! How the screens look: what can be chosen, and what is.

/// The themes by name, and which one is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// What can be chosen.
    pub themes: Vec<String>,
    /// Which of them is.
    pub chosen: usize,
    /// One that is tried, while a person looks for another.
    pub tried: Option<usize>,
    /// `true` if every sign of our own is one of ASCII.
    pub ascii: bool,
}

impl Appearance {
    /// Keys as they are told: their names, where an arrow would become a letter that is a key itself.
    pub fn keys(&self, told: String) -> String {
        if !self.ascii {
            return told;
        }
        let names = [('↑', "Up"), ('↓', "Down"), ('←', "Left"), ('→', "Right")];
        names.iter().fold(told, |told, (arrow, name)| told.replace(*arrow, name))
    }

    /// Which theme is painted with.
    pub fn shown(&self) -> usize {
        self.tried.unwrap_or(self.chosen)
    }
}
