//! The facts in a pane as lines of text, and the line for the buttons below those of a request.

use ratatui::layout::Rect;

use crate::{
    app::{
        Action, Situation, State,
        layout::{
            fit::{cells, wrap},
            geometry::Geometry,
        },
        screens::InboxScreen,
    },
    text::{self, Fact},
};

/// The separator between the items of a line.
const SEPARATOR: &str = " · ";
/// The narrowest column of labels in a pane, in cells.
const LABEL_WIDTH: usize = 13;
/// Cells before a value below its label.
const VALUE_INDENT: usize = 2;
/// Cells before the text of a pane below the list.
pub const PANE_INDENT: u16 = 2;

/// A line of a pane with a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaneFactLine {
    /// The label; empty in the further lines of a fact.
    pub label: &'static str,
    /// Cells before the text, with the label.
    pub indent: usize,
    /// A part of the text.
    pub text: String,
}

/// Breaks facts into lines of `width` cells.
pub fn pane_fact_lines(facts: Vec<Fact>, width: usize) -> Vec<PaneFactLine> {
    let label = facts.iter().map(|(label, _)| cells(label) + 2).max().unwrap_or(0);
    let indent = label.max(LABEL_WIDTH);
    let room = width.saturating_sub(indent).max(1);
    let lines = facts.into_iter().enumerate().flat_map(|(at, (label, text))| {
        let is_long = cells(&text) > room && !text.contains(' ');
        if is_long && at == 0 && cells(&text) <= width && text.contains('@') {
            // The address of the person in the title needs no label.
            return vec![PaneFactLine { label: "", indent: 0, text }];
        }
        if is_long && cells(&text) + VALUE_INDENT <= width {
            // Any other address stands whole below its label.
            let below = PaneFactLine { label: "", indent: VALUE_INDENT, text };
            return vec![PaneFactLine { label, indent, text: String::new() }, below];
        }
        // One that is too long breaks before its domain instead of being cut.
        let text = if is_long { text.replacen('@', " @", 1) } else { text };
        let parts = wrap_items(&text, room).into_iter().enumerate();
        let line =
            |(at, text)| PaneFactLine { label: if at == 0 { label } else { "" }, indent, text };
        parts.map(line).collect()
    });
    lines.collect()
}

/// Breaks a line, rather between its items than within one.
pub fn wrap_items(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in text.trim_start().split(SEPARATOR) {
        match lines.last_mut() {
            Some(last) if cells(last) + cells(SEPARATOR) + cells(item) <= width => {
                last.push_str(SEPARATOR);
                last.push_str(item);
            }
            _ => lines.extend(wrap(item, width)),
        }
    }
    lines
}

/// The area of a pane below its title, for its details.
pub fn pane_text_area(at: &Geometry) -> Rect {
    let area = at.detail;
    if at.side_rule.is_empty() {
        let (x, width) = (area.x + PANE_INDENT, area.width.saturating_sub(PANE_INDENT));
        Rect { x, y: area.y + 1, width, height: area.height.saturating_sub(1) }
    } else {
        Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area }
    }
}

/// The line for the buttons that answer the request under the cursor, below its facts; `None` if it
/// cannot be answered here.
pub(in crate::app::layout) fn answer_line(state: &State, screen: &InboxScreen) -> Option<Rect> {
    let at = Geometry::from_state(state);
    let area = pane_text_area(&at);
    let row = screen.open_request().filter(|_| at.detail.height > 2)?;
    if !Situation::from_screen(state).availability(Action::Accept).is_hinted() {
        return None;
    }
    let (_, facts) = text::facts::inbox_facts(state.lang, row, &state.zone, state.now);
    let facts = pane_fact_lines(facts, area.width.into());
    let facts = u16::try_from(facts.len()).unwrap_or(u16::MAX);
    // With a blank line above, if there is room.
    let below = facts.saturating_add(1).min(area.height.saturating_sub(1));
    Some(Rect { y: area.y + below, height: 1, ..area })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R291: an address is whole: the first without its label, another below it.
    #[test]
    fn an_address_that_does_not_fit_beside_its_label_stands_whole() {
        let address = "abdel.blok1@eigendomein.nl";
        let lines_of = |facts: &[(&'static str, &str)], width| {
            let facts = facts.iter().map(|(label, text)| (*label, (*text).to_owned())).collect();
            let lines = pane_fact_lines(facts, width).into_iter();
            lines.map(|line| (line.label, line.indent, line.text)).collect::<Vec<_>>()
        };
        let lines = |width| lines_of(&[("E-mail", address)], width);
        let owned = |label, indent, text: &str| (label, indent, text.to_owned());
        assert_eq!(lines(39), [owned("E-mail", LABEL_WIDTH, address)]);
        assert_eq!(lines(38), [owned("", 0, address)]);
        assert_eq!(lines(26), [owned("", 0, address)]);
        let parts =
            [owned("E-mail", LABEL_WIDTH, "abdel.blo…"), owned("", LABEL_WIDTH, "@eigendom…")];
        assert_eq!(lines(23), parts);
        let second = lines_of(&[("Rol", "Lid"), ("Van", address)], 38);
        let below = [owned("Van", LABEL_WIDTH, ""), owned("", VALUE_INDENT, address)];
        assert_eq!(second[1..], below);
    }

    #[test]
    fn a_line_breaks_between_its_items() {
        let wrapped = |width| wrap_items("  r rol · x b blokkeren · Enter meer", width);
        assert_eq!(wrapped(40), ["r rol · x b blokkeren · Enter meer"]);
        assert_eq!(wrapped(23), ["r rol · x b blokkeren", "Enter meer"]);
        assert_eq!(wrapped(12), ["r rol", "x b", "blokkeren", "Enter meer"]);
    }
}
