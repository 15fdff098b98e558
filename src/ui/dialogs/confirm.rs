//! Paints a confirmation dialog.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    app::{Confirm, Conflict, MOST, Question},
    domain::Refusal,
    ui::{
        Paint, span,
        widgets::{fit, frame, wrap},
    },
};

/// Paints the title and text of the question; the caller paints the buttons.
pub(super) fn confirm(dialog: &Confirm, paint: &Paint<'_>, buf: &mut Buffer) {
    let (texts, at) = (paint.texts, &paint.at);
    let title = match &dialog.question {
        Question::Remove { org, others, .. } => (texts.remove_title)(others.len(), org),
        Question::Withdraw { org, requests } => (texts.withdraw_title)(requests.len(), org),
        Question::Leave { org, .. } => (texts.leave_title)(org),
        Question::Said(said) | Question::Conflict(Conflict { said, .. }) => said.title.clone(),
        Question::AdminOutside { org, .. } => (texts.admin_title)(org),
    };
    frame(paint, at.dialog, (&title, ""), buf);
    let room = Rect { height: at.inside.height.saturating_sub(2), ..at.inside };
    let width = usize::from(room.width);
    for (row, (text, style)) in room.rows().skip(1).zip(lines(dialog, paint, width)) {
        paint.line(row, vec![span(fit(&text, width), style)], buf);
    }
}

fn lines(dialog: &Confirm, paint: &Paint<'_>, width: usize) -> Vec<(String, Style)> {
    let (texts, theme) = (paint.texts, paint.theme);
    let mut lines = Vec::new();
    let mut say = |text: &str, style| {
        // An empty text separates paragraphs, but wraps to no lines.
        let parted = text.is_empty().then(String::new);
        lines.extend(wrap(text, width).into_iter().chain(parted).map(|line| (line, style)));
    };
    let note = match &dialog.question {
        Question::Remove { others, mine, .. } => {
            say((texts.loses_access)(others.len()), theme.text);
            let names = others.iter().map(|row| {
                format!("  {} · {} · {}", row.person.name, (texts.level)(row.level), row.email)
            });
            list(names, &mut say, paint);
            for row in mine {
                say(&(texts.not_yourself)(&row.person.name), theme.notice);
            }
            (texts.remove_note)(others.len())
        }
        Question::Withdraw { requests, .. } => {
            let names = requests.iter().map(|row| {
                format!(
                    "  {} · {} · {}",
                    row.addressee.name, row.addressee_env, row.addressee_email
                )
            });
            list(names, &mut say, paint);
            (texts.withdraw_note)(requests.len())
        }
        Question::Leave { org, last: true } => {
            let why = Refusal::LastAdmin { org: org.clone() };
            say(&(texts.refusal)(&why, &paint.state.zone), theme.notice);
            return lines;
        }
        Question::Said(said) | Question::Conflict(Conflict { said, .. }) => {
            said.lines.iter().for_each(|line| say(line, theme.text));
            return lines;
        }
        Question::Leave { .. } => texts.leave_note,
        Question::AdminOutside { outside, .. } => {
            let names = outside
                .iter()
                .map(|row| format!("  {} · {} · {}", row.person.name, row.env, row.email));
            list(names, &mut say, paint);
            texts.admin_note
        }
    };
    say(note, theme.faint);
    lines
}

/// Lists at most [`MOST`] names, then how many more there are.
fn list(
    names: impl ExactSizeIterator<Item = String>,
    say: &mut impl FnMut(&str, Style),
    paint: &Paint<'_>,
) {
    let more = names.len().saturating_sub(MOST);
    let shown = if more > 0 { MOST - 1 } else { MOST };
    let rest = names.len().saturating_sub(shown);
    for name in names.take(shown) {
        say(&name, paint.theme.head);
    }
    if more > 0 {
        say(&(paint.texts.and_more)(rest), paint.theme.faint);
    }
}
