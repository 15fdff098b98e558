//! Paints one organisation: its tabs, and the band with the (+).

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_block, log, members, plus::plus, requests, tabs};
use crate::{
    app::{Action, OrganisationScreen, Tab},
    domain::rights::OrgRights,
    text,
    ui::Paint,
};

/// Paints the selected tab; returns the cursor position.
pub(in crate::ui) fn organisation(
    screen: &OrganisationScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    tabs(paint, buf);
    let cursor = match screen.tab {
        // The details are facts, which the parent module paints.
        Tab::Details => None,
        Tab::Members => members::members(screen, paint, buf),
        Tab::Requests => requests::requests(screen, paint, buf),
        Tab::Log if screen.is_admin() => log::log(&screen.log, paint, buf),
        Tab::Log => {
            let seen = screen.details.get().zip(paint.state.me.get());
            if let Some((details, me)) = seen
                && let Err(why) = details.seen_by(me).may_administer()
            {
                let text = text::refusal(paint.lang, &why, &paint.state.zone);
                empty_block(paint, &[text], buf);
            }
            None
        }
    };
    if matches!(screen.tab, Tab::Members | Tab::Requests) && !screen.details.is_empty() {
        plus(Action::Add, text::add_members::ADD_MEMBER.of(paint.lang), paint, buf);
    }
    cursor
}
