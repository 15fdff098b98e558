//! Paints a confirmation dialog, without its buttons.

use ratatui::buffer::Buffer;

use super::scrolled_text;
use crate::{
    app::{Confirm, Conflict, Question},
    text,
    ui::{Paint, widgets::frame},
};

/// Paints the title and text of the question; the caller paints the buttons.
pub(super) fn confirm(dialog: &Confirm, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, at) = (paint.lang, &paint.at);
    let title = match &dialog.question {
        Question::Withdraw { org, requests } => {
            text::questions::withdraw_title(lang, requests.len(), org)
        }
        Question::Leave { org, .. } => text::questions::leave_title(lang, org),
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            said.words.of(lang).title.clone()
        }
        Question::Refresh(refresh) => text::refresh::title(lang, &refresh.name),
        Question::AdminOutside { org, .. } => text::questions::admin_title(lang, org),
    };
    frame(paint, at.dialog, &title, "", buf);
    scrolled_text(paint, buf);
}
