//! Paints a form: its fields one below the other, what is wrong with each beside it.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_width::UnicodeWidthStr;

use super::paragraph;
use crate::{
    app::{Form, FormField, Input, Purpose},
    text::FieldId,
    ui::{
        Paint, span,
        widgets::{field, fit, frame, wrap},
    },
};

/// Cells of the labels.
const LABEL: usize = 17;

/// Paints it; returns the place of the cursor.
pub(super) fn form(form: &Form, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (theme, at) = (paint.theme, &paint.at);
    let words = form.words();
    frame(paint, at.dialog, (words.title, ""), buf);
    let width = usize::from(at.inside.width);
    let intro: Vec<_> = words.intro.iter().flat_map(|line| wrap(line, width)).collect();
    let shown = form.shown();
    // On a low screen the introduction makes room for the fields.
    let room = usize::from(at.inside.height).saturating_sub(4);
    let kept = intro.len().min(room.saturating_sub(shown.len().min(room)));
    let mut rows = at.inside.rows().skip(usize::from(kept > 0));
    for text in intro.into_iter().take(kept) {
        let Some(row) = rows.next() else { break };
        paint.line(row, vec![span(text, theme.faint)], buf);
    }
    rows.next();
    let lines = room.saturating_sub(kept).max(1);
    let here = shown.iter().position(|at| *at == form.focus).unwrap_or(0);
    let top = (here + 1).saturating_sub(lines);
    let mut cursor = None;
    for (row, index) in rows.zip(shown.into_iter().skip(top)).take(lines) {
        let Some(one) = form.fields.get(index) else { continue };
        cursor = line(form, (index, one), paint, row, buf).or(cursor);
    }
    if let Some(why) = &form.problem {
        let bottom = at.inside.bottom();
        let area = Rect { y: bottom.saturating_sub(3), height: 2, ..at.inside };
        for row in area.rows() {
            paint.line(row, vec![span(fit("", width), theme.text)], buf);
        }
        let text = (paint.texts.refusal)(why, &paint.state.zone);
        paragraph(paint, area.intersection(at.inside), (&text, theme.bad), buf);
    }
    cursor
}

fn line(
    form: &Form,
    (index, one): (usize, &FormField),
    paint: &Paint<'_>,
    row: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (texts, theme) = (&paint.texts.forms, paint.theme);
    let here = form.focus == index;
    let label = match (one.id, &form.purpose) {
        (FieldId::Successor(at), Purpose::Successors { orgs, .. }) => (texts.successor)(orgs, at),
        (FieldId::FullName, Purpose::Invite(_)) => paint.texts.name.to_owned(),
        (id, _) => (texts.label)(id).to_owned(),
    };
    let sign = if here { "▸ " } else { "  " };
    let style = if here { theme.head } else { theme.faint };
    let label_width = LABEL.max(label.width() + 1).min(usize::from(row.width) / 2);
    let spans = vec![span(sign, theme.accent), span(fit(&label, label_width), style)];
    paint.line(row, spans, buf);
    let used = u16::try_from(label_width + 2).unwrap_or(0);
    let room = Rect { x: row.x + used, width: row.width.saturating_sub(used), ..row };
    let Input::Text(input) = &one.input else {
        choice(one, here, paint, room, buf);
        return None;
    };
    let (note, style) = match (form.meant(index), form.wrong(index)) {
        (Some(person), _) => (format!("→ {}", person.name), theme.good),
        (None, Some(wrong)) => {
            let style = if form.tried { theme.bad } else { theme.faint };
            ((texts.wrong)(wrong).to_owned(), style)
        }
        (None, None) => (String::new(), theme.faint),
    };
    let width = u16::try_from(note.width()).unwrap_or(0).min(room.width * 2 / 3);
    let right = Rect { x: room.right().saturating_sub(width), width, ..room };
    paint.line(right, vec![span(note, style)], buf);
    let left = Rect { width: room.width.saturating_sub(width + 1), ..room };
    field(paint, "", input, left, buf).filter(|_| here)
}

fn choice(one: &FormField, here: bool, paint: &Paint<'_>, room: Rect, buf: &mut Buffer) {
    let Input::Choice { at, .. } = &one.input else { return };
    let names = (paint.texts.forms.options)(one.id);
    let name = names.get(*at).copied().unwrap_or("–");
    let text = if here { format!("‹ {name} ›  ← →") } else { format!("‹ {name} ›") };
    paint.line(room, vec![span(text, paint.theme.text)], buf);
}
