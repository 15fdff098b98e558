//! Paints the sign-in screen: a search field, and the users who can sign in.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{self, PickerLine, SignInScreen},
    domain::PersonRow,
    text::{self, Lang},
    ui::{
        Paint, span,
        widgets::{buttons, field, fit, frame, marked},
    },
};

/// Paints the screen; returns the cursor position.
pub(in crate::ui) fn sign_in(
    screen: &SignInScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let found = screen.picker.found();
    let remark = found.map(|found| {
        let similar = found.similar[0];
        let typed = found.counts[0].saturating_sub(similar);
        let count = text::search::people_count(lang, typed, found.searched);
        let count = format!("{count}{}", text::search::similar_count(lang, similar));
        if found.whole { count } else { format!("{count} · {}", paint.placeholder_text()) }
    });
    frame(paint, at.dialog, text::headings::SIGN_IN.of(lang), &remark.unwrap_or_default(), buf);
    let inside = at.inside;
    let line = |y: u16| Rect { y: inside.y + y, height: 1, ..inside }.intersection(inside);
    let is_compact = app::is_sign_in_compact(at);
    let search = line(u16::from(!is_compact));
    let cursor = field(paint, text::search::SEARCH.of(lang), &screen.picker.field, search, buf);
    let width = usize::from(inside.width);
    let name = width.saturating_sub(11) * 2 / 5;
    let email = width.saturating_sub(11 + name);
    let heads = line(if is_compact { 1 } else { 3 });
    paint.line(heads, vec![span(heading(lang, name, email), theme.faint)], buf);
    if !is_compact {
        paint.rule(line(4), buf);
    }
    let area = app::sign_in_rows(at);
    let rows = screen.picker.rows();
    if rows.is_empty() {
        let text = match found {
            None => paint.placeholder_text().to_owned(),
            Some(found) if !found.whole => paint.placeholder_text().to_owned(),
            Some(found) if found.searched == 0 => text::screen::NO_USERS.of(lang).to_owned(),
            Some(_) => text::search::no_match(lang, screen.picker.field.text()),
        };
        paint.line(area, vec![span(text, theme.faint)], buf);
    }
    let similar = format!("  {}", text::search::SIMILAR.of(lang));
    let lines: Vec<_> = area.rows().collect();
    for (at, shown) in screen.picker.visible(1, lines.len()) {
        let row = match shown {
            PickerLine::Similar => None,
            PickerLine::Row(index) => rows.get(index).map(|row| (row, index)),
        };
        let here = row.is_some_and(|(_, index)| screen.picker.cursor() == Some(index));
        match (row, lines.get(at..)) {
            (Some((row, _)), Some([line, ..])) => {
                person(paint, &PersonLine { row, here, name, email }, *line, buf);
            }
            (None, Some([line, ..])) => {
                paint.line(*line, vec![span(similar.clone(), theme.faint)], buf);
            }
            _ => {}
        }
    }
    below_list(screen, paint, buf);
    if paint.state.dialog.is_none() {
        buttons(paint, buf);
    }
    cursor
}

/// Paints the role of the selected user below the list, and the notes.
fn below_list(screen: &SignInScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, inside) = (paint.lang, paint.theme, paint.at.inside);
    let width = usize::from(inside.width);
    let (area, is_compact) = (app::sign_in_rows(&paint.at), app::is_sign_in_compact(&paint.at));
    if let Some(row) = screen.picker.current() {
        let role = text::screen::role_in(lang, row.role, &row.env);
        let is_last = screen.last_user == Some(row.person.id);
        let last = if is_last { text::screen::LAST_HERE.of(lang) } else { "" };
        let y = area.bottom() + u16::from(!is_compact);
        let below = Rect { y, height: 1, ..inside }.intersection(inside);
        let text = fit(&format!("  {role}{last}"), width);
        paint.line(below, vec![span(text, theme.text)], buf);
    }
    if is_compact {
        return;
    }
    for (y, note) in [(3, text::screen::SIGN_IN_NOTE), (2, text::screen::SIGN_IN_LOG)] {
        let y = inside.bottom().saturating_sub(y);
        let area = Rect { y, height: 1, ..inside }.intersection(inside);
        paint.line(area, vec![span(note.of(lang), theme.faint)], buf);
    }
}

fn heading(lang: Lang, name: usize, email: usize) -> String {
    format!(
        "  {}{}{}",
        fit(text::headings::NAME.of(lang), name),
        fit(text::headings::EMAIL.of(lang), email),
        text::headings::REQUESTS.of(lang)
    )
}

/// A person to sign in as, with the cells for name and e-mail.
struct PersonLine<'a> {
    row: &'a PersonRow,
    /// The cursor is on them.
    here: bool,
    name: usize,
    email: usize,
}

fn person(paint: &Paint<'_>, person: &PersonLine<'_>, line: Rect, buf: &mut Buffer) {
    let PersonLine { row, here, name, email } = *person;
    let theme = paint.theme;
    let mut spans = vec![span(if here { "▸ " } else { "  " }, theme.accent)];
    let text = if here { theme.head } else { theme.text };
    spans.extend(marked(
        &row.person.name,
        &row.name_marks,
        name.saturating_sub(1),
        text,
        theme.matched,
    ));
    spans.push(span(" ", theme.text));
    spans.extend(marked(
        &row.email,
        &row.email_marks,
        email.saturating_sub(1),
        text,
        theme.matched,
    ));
    let waiting = if row.waiting == 0 { "–".to_owned() } else { row.waiting.to_string() };
    let style = if row.waiting == 0 { theme.faint } else { theme.accent };
    spans.push(span(format!(" {waiting:>8}"), style));
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}
