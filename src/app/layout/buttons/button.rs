//! A button: its place, its label and the action that it performs.

use ratatui::layout::Rect;

use crate::app::{Action, cells};

/// The sign before the word of an answer that ends or removes something.
const DESTROYS: &str = "✗ ";

/// A button on the screen, which a click presses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The cells that the button covers.
    pub area: Rect,
    /// The label, including its key.
    pub label: String,
    /// The action that a click performs.
    pub action: Action,
    /// `true` if Enter presses this button.
    pub focused: bool,
    /// `false` if the button is drawn as disabled.
    pub is_enabled: bool,
    /// `true` if the button ends or removes something, at once.
    pub destroys: bool,
    /// The key, if it is one letter, which is underlined in the word.
    pub letter: Option<char>,
}

impl Button {
    pub(super) fn new(label: &str, action: Action, focused: bool) -> Self {
        let key = label.rsplit_once("  ").map(|(_, key)| key);
        let letter = key.and_then(|key| {
            let mut signs = key.chars();
            signs.next().filter(|_| signs.next().is_none())
        });
        let sign = if action.destroys() { DESTROYS } else { "" };
        Self {
            area: Rect::default(),
            label: format!("[ {sign}{label} ]"),
            action,
            focused,
            is_enabled: true,
            destroys: action.destroys(),
            letter,
        }
    }

    /// The label without its sign and its key.
    pub(in crate::app) fn word(&self) -> &str {
        let label = self.label.trim_start_matches("[ ").trim_end_matches(" ]");
        let label = label.trim_start_matches(DESTROYS);
        label.split_once("  ").map_or(label, |(word, _)| word)
    }

    pub(super) fn width(&self) -> u16 {
        u16::try_from(cells(&self.label)).unwrap_or(u16::MAX)
    }
}
