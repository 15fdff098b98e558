//! Paints the details tab of an organisation.

use ratatui::buffer::Buffer;

use super::facts;
use crate::{
    app::OrganisationScreen,
    domain::OrgStatus,
    text,
    ui::{Paint, span},
};

/// Paints the facts, below a banner if the organisation is not active.
pub(super) fn details(screen: &OrganisationScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, area) = (paint.lang, paint.at.rows);
    let Some(details) = screen.details.get() else {
        paint.line(area, vec![span(paint.loading(), paint.theme.faint)], buf);
        return;
    };
    let mut rows = area.rows();
    rows.next();
    if details.status != OrgStatus::Active
        && let Some(row) = rows.next()
    {
        let banner =
            vec![span(text::organisations::NOT_ACTIVATED_BANNER.of(lang), paint.theme.notice)];
        paint.line(row, banner, buf);
        rows.next();
    }
    let Some(first) = rows.next() else { return };
    let lines = text::facts::organisation(lang, details, &paint.state.zone);
    let rest = ratatui::layout::Rect { y: first.y, height: area.bottom() - first.y, ..area };
    facts(paint, rest, &lines, buf);
}
