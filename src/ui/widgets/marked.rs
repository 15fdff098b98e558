//! Text in which the letters that matched are underlined.

use ratatui::{style::Style, text::Span};

use crate::{
    domain::Marks,
    ui::{span, widgets::fit},
};

/// `text` in exactly `width` cells; the marked signs in `on`, the others in `off`.
pub(in crate::ui) fn marked(
    text: &str,
    marks: &Marks,
    width: usize,
    (off, on): (Style, Style),
) -> Vec<Span<'static>> {
    let shown = fit(text, width);
    let mut spans: Vec<(String, bool)> = Vec::new();
    for (at, sign) in shown.chars().enumerate() {
        let hit = sign != '…' && marks.iter().any(|(from, to)| (*from..*to).contains(&at));
        match spans.last_mut() {
            // An accent stays with its letter.
            Some((run, was)) if *was == hit => run.push(sign),
            _ => spans.push((sign.to_string(), hit)),
        }
    }
    spans.into_iter().map(|(run, hit)| span(run, if hit { off.patch(on) } else { off })).collect()
}
