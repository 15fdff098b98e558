//! Paints a confirmation dialog, without its buttons.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{Confirm, Conflict, MAX_NAMES_LISTED, Question, Refresh},
    domain::Refusal,
    text,
    ui::{
        Paint, span,
        widgets::{fit, frame, wrap},
    },
};

/// Paints the title and text of the question; the caller paints the buttons.
pub(super) fn confirm(dialog: &Confirm, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, at) = (paint.lang, &paint.at);
    let title = match &dialog.question {
        Question::Remove { org, others, .. } => {
            text::questions::remove_title(lang, others.len(), org)
        }
        Question::Withdraw { org, requests } => {
            text::questions::withdraw_title(lang, requests.len(), org)
        }
        Question::Leave { org, .. } => text::questions::leave_title(lang, org),
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            said.title.clone()
        }
        Question::Refresh(refresh) => text::refresh::title(lang, &refresh.name),
        Question::AdminOutside { org, .. } => text::questions::admin_title(lang, org),
    };
    frame(paint, at.dialog, &title, "", buf);
    let room = Rect { height: at.inside.height.saturating_sub(2), ..at.inside };
    let width = usize::from(room.width);
    for (row, (text, style)) in room.rows().skip(1).zip(lines(dialog, paint, width)) {
        paint.line(row, vec![span(fit(&text, width), style)], buf);
    }
}

fn lines(dialog: &Confirm, paint: &Paint<'_>, width: usize) -> Vec<(String, Style)> {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut lines = Vec::new();
    let mut say = |text: &str, style| {
        // An empty text separates paragraphs, but wraps to no lines.
        let parted = text.is_empty().then(String::new);
        lines.extend(wrap(text, width).into_iter().chain(parted).map(|line| (line, style)));
    };
    let note = match &dialog.question {
        Question::Remove { others, mine, .. } => {
            say(text::questions::loses_access(lang, others.len()), theme.text);
            let names = others.iter().map(|row| {
                format!(
                    "  {} · {} · {}",
                    row.person.name,
                    text::words::level(lang, row.membership.level),
                    row.email
                )
            });
            list(names, &mut say, paint);
            for row in mine {
                say(&text::questions::not_yourself(lang, &row.person.name), theme.notice);
            }
            text::questions::remove_note(lang, others.len())
        }
        Question::Withdraw { requests, .. } => {
            let names = requests.iter().map(|row| {
                format!(
                    "  {} · {} · {}",
                    row.addressee.name, row.addressee_env, row.addressee_email
                )
            });
            list(names, &mut say, paint);
            text::questions::withdraw_note(lang, requests.len())
        }
        Question::Leave { org, last: true } => {
            let why = Refusal::LastAdmin { org: org.clone() };
            say(&text::refusal(lang, &why, &paint.state.zone), theme.notice);
            return lines;
        }
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            said.lines.iter().for_each(|line| say(line, theme.text));
            return lines;
        }
        Question::Refresh(refresh) => {
            for line in refresh_lines(refresh, paint) {
                say(&line, theme.text);
            }
            return lines;
        }
        Question::Leave { .. } => text::questions::LEAVE_NOTE.of(lang),
        Question::AdminOutside { outside, .. } => {
            let names = outside
                .iter()
                .map(|row| format!("  {} · {} · {}", row.person.name, row.env, row.email));
            list(names, &mut say, paint);
            text::questions::ADMIN_NOTE.of(lang)
        }
    };
    say(note, theme.faint);
    lines
}

/// The lines about the data of a trade register; they may still be loading.
fn refresh_lines(refresh: &Refresh, paint: &Paint<'_>) -> Vec<String> {
    let failure = paint.state.visible_failure().filter(|_| refresh.has_failed());
    let failed = failure.map(|failure| vec![text::failure(paint.lang, failure)]);
    let lines = failed.or_else(|| refresh.lines(paint.lang));
    lines.unwrap_or_else(|| vec![paint.placeholder_text().to_owned()])
}

/// Lists at most [`MAX_NAMES_LISTED`] names, then how many more there are.
fn list(
    names: impl ExactSizeIterator<Item = String>,
    say: &mut impl FnMut(&str, Style),
    paint: &Paint<'_>,
) {
    let more = names.len().saturating_sub(MAX_NAMES_LISTED);
    let shown = if more > 0 { MAX_NAMES_LISTED - 1 } else { MAX_NAMES_LISTED };
    let rest = names.len().saturating_sub(shown);
    for name in names.take(shown) {
        say(&name, paint.theme.head);
    }
    if more > 0 {
        say(&text::add_members::and_more(paint.lang, rest), paint.theme.faint);
    }
}
