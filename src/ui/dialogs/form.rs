//! Paints a form: fields below each other, with what is said about their values.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{self, FieldInput, Form, FormRow, FormView, LABEL_WIDTH, NotePlace, Purpose},
    columns::CellTone,
    text::{self, FieldId},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, ground, line_of_field, toned},
    },
};

/// Paints the form; returns the cursor position.
pub(super) fn form(form: &Form, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (theme, at) = (paint.theme, &paint.at);
    frame(paint, at.dialog, &form.words().title, "", buf);
    let (area, view) = (at.form_area(), app::form_view(paint.state));
    more_fields(&view, paint, buf);
    let (mut cursor, notes) = (None, view.notes);
    let mut rows = area.rows();
    for shown in view.rows {
        let Some(row) = rows.next() else { break };
        match shown {
            FormRow::Blank | FormRow::Value => {}
            FormRow::Intro(text) => {
                // A warning, as in a question.
                let style = if text.starts_with("! ") { theme.notice } else { theme.faint };
                paint.line(row, vec![span(text, style)], buf);
            }
            FormRow::Heading(head) => {
                paint.line(row, vec![span(head.of(paint.lang), theme.head)], buf);
            }
            FormRow::Message(text, tone) | FormRow::Note(text, tone) => {
                paint.line(row, toned(theme, text, tone), buf);
            }
            FormRow::Field(index) => {
                let below = Rect { y: row.y + 1, ..row }.intersection(area);
                let below = (form.field_lines() > 1).then_some(below);
                let room = label(form, index, paint, FieldArea { row, below }, buf);
                cursor =
                    paint_value(ShownField { form, index, notes }, paint, room, buf).or(cursor);
            }
        }
    }
    cursor
}

/// Says on the frame below the form how many fields are above and below those in view.
fn more_fields(view: &FormView, paint: &Paint<'_>, buf: &mut Buffer) {
    let at = &paint.at;
    if view.above + view.below == 0 {
        return;
    }
    let said = text::input::more_fields(paint.lang, view.above, view.below);
    let said = paint.state.look.key_names(said);
    let room = at.dialog.width.saturating_sub(4);
    let last = at.dialog.bottom().saturating_sub(1);
    let line = Rect { x: at.dialog.x + 2, y: last, width: room, height: 1 };
    let said = fit(&format!(" {said} "), cells(&said).saturating_add(2).min(room.into()));
    paint.line(line, vec![span(said, paint.theme.notice)], buf);
}

/// The line of a field's label, and the line below it if the value stands there.
#[derive(Clone, Copy)]
pub(super) struct FieldArea {
    pub(super) row: Rect,
    pub(super) below: Option<Rect>,
}

/// Paints the label of a field. Returns the area for its value: below the label if there is a line
/// for it, else beside the label.
pub(super) fn label(
    form: &Form,
    index: usize,
    paint: &Paint<'_>,
    area: FieldArea,
    buf: &mut Buffer,
) -> Rect {
    let theme = paint.theme;
    let here = form.focus == index;
    let FieldArea { row, below } = area;
    let label = app::field_label(form, index, paint.lang);
    let sign = if here { "▸ " } else { "  " };
    let style = if here { theme.head } else { theme.faint };
    let width =
        if below.is_some() { usize::from(row.width).saturating_sub(2) } else { LABEL_WIDTH };
    let spans = vec![span(sign, theme.accent), span(fit(&label, width), style)];
    paint.line(row, spans, buf);
    let used = if below.is_some() { 4 } else { LABEL_WIDTH + 2 };
    let used = u16::try_from(used).unwrap_or(0);
    let room = below.unwrap_or(row);
    Rect { x: room.x + used, width: room.width.saturating_sub(used), ..room }
}

/// A field of a form, with the place of notes about fields.
#[derive(Clone, Copy)]
struct ShownField<'a> {
    form: &'a Form,
    index: usize,
    notes: NotePlace,
}

/// Paints the value of a field, with a word about it on the right.
fn paint_value(
    shown: ShownField<'_>,
    paint: &Paint<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let ShownField { form, index, notes } = shown;
    let here = form.focus == index;
    let one = form.fields.get(index)?;
    let FieldInput::Text(input) = &one.input else {
        choice(form, index, paint, room, buf);
        return None;
    };
    if form.is_locked(one) {
        locked(paint, input.text(), room, buf);
        return None;
    }
    let note = app::note_beside(form, index, paint.lang, notes);
    let (note, tone) = note.unwrap_or((String::new(), CellTone::Faint));
    // The fields of a form end below each other.
    let width = u16::try_from(app::note_width(form, paint.lang, notes)).unwrap_or(0);
    let width = width.min(room.width * 2 / 3);
    let right = Rect { x: room.right().saturating_sub(width), width, ..room };
    paint.line(right, toned(paint.theme, fit(&note, usize::from(width)), tone), buf);
    let left = Rect { width: room.width.saturating_sub(width + 1), ..room };
    let cursor = field(paint, "", input, left, buf).filter(|_| here);
    if here {
        ground(paint, left, buf);
    } else {
        line_of_field(paint, left, buf);
    }
    cursor
}

pub(super) fn choice(form: &Form, index: usize, paint: &Paint<'_>, room: Rect, buf: &mut Buffer) {
    let Some(one) = form.fields.get(index) else { return };
    let here = form.focus == index;
    let FieldInput::Choice { at, .. } = &one.input else { return };
    let name = match (one.id, &form.purpose) {
        (FieldId::Address, Purpose::Address { emails, .. }) => emails.get(*at).map(|one| &**one),
        (FieldId::TradeName, _) => Some(form.trade_name_option(*at)),
        (id, _) => text::forms::options(paint.lang, id).get(*at).copied(),
    };
    let name = name.unwrap_or("–");
    let arrows = if here { text::forms::CHOOSE_WITH_ARROWS.of(paint.lang) } else { "" };
    let keys = paint.state.look.key_names(arrows.to_owned());
    if form.is_locked(one) {
        return locked(paint, name, room, buf);
    }
    let lacks = one.is_checked && one.id == FieldId::TradeName && form.lacks_trade_name();
    let sign = if lacks { "✗ " } else { "" };
    let text = format!("{sign}‹ {name} ›  {keys}");
    let style = if lacks { paint.theme.bad } else { paint.theme.text };
    paint.line(room, vec![span(text, style)], buf);
}

/// Paints a value that cannot be changed: grey, without the shape of a field. The introduction says
/// why.
fn locked(paint: &Paint<'_>, value: &str, room: Rect, buf: &mut Buffer) {
    let value = if value.is_empty() { "–" } else { value };
    paint.line(room, vec![span(fit(value, room.width.into()), paint.theme.faint)], buf);
}
