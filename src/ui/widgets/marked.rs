//! Text with the matching characters underlined.

use ratatui::{style::Style, text::Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    domain::Marks,
    ui::{span, widgets::fit},
};

/// Returns `text` in exactly `width` cells: marked characters in style `on`, others in `off`.
pub(in crate::ui) fn marked(
    text: &str,
    marks: &Marks,
    width: usize,
    off: Style,
    on: Style,
) -> Vec<Span<'static>> {
    let shown = fit(text, width);
    if marks.is_empty() {
        return vec![span(shown, off)];
    }
    let mut spans: Vec<(String, bool)> = Vec::new();
    let mut at = 0;
    // By grapheme, because single characters of a grapheme have other widths.
    for grapheme in shown.graphemes(true) {
        let signs = at..at + grapheme.chars().count();
        at = signs.end;
        let hit = grapheme != "…"
            && marks.iter().any(|(from, to)| *from < signs.end && signs.start < *to);
        match spans.last_mut() {
            Some((run, was)) if *was == hit => run.push_str(grapheme),
            _ => spans.push((grapheme.to_owned(), hit)),
        }
    }
    spans.into_iter().map(|(run, hit)| span(run, if hit { off.patch(on) } else { off })).collect()
}
