//! Buttons, at the positions that `app` computes.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::Span,
};

use crate::{
    app::{self, Action, Button},
    domain::fold,
    text,
    ui::{Paint, span},
};

/// Paints the buttons of the dialog, or those of the screen if there is none.
pub(in crate::ui) fn buttons(paint: &Paint<'_>, buf: &mut Buffer) {
    paint_buttons(app::buttons(paint.state), paint, buf);
}

/// Paints the buttons of the screen, also behind a dialog.
pub(in crate::ui) fn screen_buttons(paint: &Paint<'_>, buf: &mut Buffer) {
    paint_buttons(app::screen_buttons(paint.state), paint, buf);
}

/// Paints the button of the open text or list of messages.
pub(in crate::ui) fn overlay_button(paint: &Paint<'_>, buf: &mut Buffer) {
    paint_buttons(app::overlay_button(paint.state).into_iter().collect(), paint, buf);
}

fn paint_buttons(all: Vec<Button>, paint: &Paint<'_>, buf: &mut Buffer) {
    let theme = paint.theme;
    for button in all {
        let style = match (button.is_enabled, button.focused) {
            (false, _) => theme.off,
            // The default button is orange; one that destroys is never that, also with the focus.
            (true, true) if button.destroys => theme.bad.add_modifier(Modifier::REVERSED),
            (true, false) if button.destroys => theme.bad,
            // A button that only closes is no proposal (R301).
            (true, true) if button.action == Action::Back => theme.head,
            (true, true) => theme.plus,
            // The answer that most people give, although Enter only closes the card.
            (true, false) if button.action == Action::Accept => theme.plus,
            (true, false) => theme.text,
        };
        let area = button.area;
        // A label that names Enter needs no sign: the cursor stands in the list or the field. Only the
        // button to go back has focus itself.
        let names_enter = button.label.contains(text::buttons::ENTER.of(paint.lang))
            && button.action != Action::Back;
        if button.focused && !names_enter && area.x > 0 {
            let before = Rect { x: area.x - 1, width: 1, ..area };
            paint.line(before, vec![span("▸", theme.accent)], buf);
        }
        let is_unmarked = button.destroys && button.is_enabled && !button.label.contains('✗');
        let text = if is_unmarked && theme.bad.fg.is_none() {
            with_sign(&button.label)
        } else {
            button.label.clone()
        };
        paint.line(area, label(&text, &button, style), buf);
    }
}

/// The label of a button that destroys, with a sign at its brackets, which takes no more cells: for
/// themes in which it has no colour of its own.
fn with_sign(label: &str) -> String {
    let inside = label.strip_prefix("[ ").and_then(|label| label.strip_suffix(" ]"));
    inside.map_or_else(|| label.to_owned(), |inside| format!("[!{inside}!]"))
}

/// The label, with the letter of its key underlined in the word.
fn label(text: &str, button: &Button, style: Style) -> Vec<Span<'static>> {
    let is_letter = |sign: char| {
        let mut folded = fold(&sign.to_string()).chars().collect::<Vec<_>>().into_iter();
        folded.next() == button.letter && button.is_enabled
    };
    let Some((at, sign)) = text.char_indices().find(|(_, sign)| is_letter(*sign)) else {
        return vec![span(text.to_owned(), style)];
    };
    let (before, rest) = text.split_at(at);
    let (letter, after) = rest.split_at(sign.len_utf8());
    let underlined = style.add_modifier(Modifier::UNDERLINED);
    vec![span(before, style), span(letter, underlined), span(after, style)]
}
