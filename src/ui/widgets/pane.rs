//! The pane with the details of the row under the cursor.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use crate::{
    app::{self, PANE_INDENT, PaneFactLine, pane_fact_lines, pane_text_area},
    columns::{Cell, CellTone},
    text::{self, Fact, facts::pane::Counted},
    ui::{
        Paint, span,
        widgets::{PlacedColumn, cells, fit, head_spans, row_spans, toned, unnamed_columns, wrap},
    },
};

/// Cells between two actions beside each other.
const ACTION_GAP: usize = 3;
/// Number of earlier events that a pane lists.
const MAX_EVENTS: usize = 5;
/// Lines of a pane with room for blank lines around a list.
const ROOMY_HEIGHT: usize = 10;

/// The details of the row under the cursor. Every pane shows them in this order; the actions on the
/// row, which the table of actions knows, come before the events.
#[derive(Debug, Default)]
pub(in crate::ui) struct RowDetails {
    pub(in crate::ui) title: String,
    pub(in crate::ui) facts: Vec<Fact>,
    /// A list that belongs to the row.
    pub(in crate::ui) related: Related,
    /// The heading of the events, and each event.
    pub(in crate::ui) events: Option<(&'static str, Vec<PaneLine>)>,
}

/// An event: its day, if it stands before the sentence, and the sentence.
#[derive(Debug, Default)]
pub(in crate::ui) struct PaneLine {
    pub(in crate::ui) day: String,
    pub(in crate::ui) said: String,
}

impl From<String> for PaneLine {
    fn from(said: String) -> Self {
        Self { day: String::new(), said }
    }
}

/// A list that belongs to a row, in columns; no headings stand above an empty one.
#[derive(Debug, Default)]
pub(in crate::ui) struct Related {
    /// The heading of the list; without one, the columns have headings.
    pub(in crate::ui) heading: Option<String>,
    pub(in crate::ui) columns: Vec<PlacedColumn>,
    pub(in crate::ui) rows: Vec<Vec<Cell>>,
    /// The number of rows that are not in `rows`.
    pub(in crate::ui) others: usize,
    pub(in crate::ui) counted: Counted,
}

impl Related {
    /// Creates a list below a heading, of `total` rows of which these are the first.
    pub(in crate::ui) fn below(
        heading: String,
        rows: Vec<Vec<Cell>>,
        total: usize,
        paint: &Paint<'_>,
    ) -> Self {
        let columns = unnamed_columns(&rows, pane_width(paint).saturating_sub(PANE_INDENT));
        let others = total.saturating_sub(rows.len());
        Self { heading: Some(heading), columns, rows, others, counted: Counted::People }
    }
}

/// The width of the text in a pane, in cells.
pub(in crate::ui) fn pane_width(paint: &Paint<'_>) -> u16 {
    let indent = if is_beside(paint) { 0 } else { PANE_INDENT };
    paint.at.detail.width.saturating_sub(indent)
}

/// Paints the pane with these details: beside the list with headings, below it in fewer lines.
pub(in crate::ui) fn pane(paint: &Paint<'_>, mut details: RowDetails, buf: &mut Buffer) {
    if paint.at.detail.height < 3 {
        return;
    }
    let area = title(paint, &details.title, buf);
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let related = std::mem::take(&mut details.related);
    let [mut facts, actions, mut events] = groups(paint, details, width);
    // The actions matter more than the last facts, and those more than a list and earlier events.
    let room = height.saturating_sub(actions.len());
    cut(&mut facts, room.max(1), width);
    let room = room.saturating_sub(facts.len());
    let is_roomy = height >= ROOMY_HEIGHT;
    let gaps = if is_roomy { 2 } else { 0 };
    let related = related_lines(paint, &related, room.saturating_sub(gaps));
    let above = [&facts, &related, &actions].into_iter().filter(|group| !group.is_empty()).count();
    let gaps = if is_roomy { above } else { 0 };
    cut_events(&mut events, room.saturating_sub(related.len() + gaps));
    let mut groups = vec![facts, related, actions, events];
    groups.retain(|group| !group.is_empty());
    let total = groups.iter().map(Vec::len).sum::<usize>() + groups.len().saturating_sub(1);
    let gap: &[Line<'_>] = if total <= height { &[Line::default()] } else { &[] };
    for (row, line) in area.rows().zip(groups.join(gap)) {
        paint.line(row, line.spans, buf);
    }
}

/// Paints the title, in the rule above a pane below the list; returns the area for the details.
fn title(paint: &Paint<'_>, title: &str, buf: &mut Buffer) -> Rect {
    let area = paint.at.detail;
    let style = paint.theme.head;
    paint.pane_rule(buf);
    if is_beside(paint) {
        let line = Rect { y: area.y + 1, height: 1, ..area };
        paint.line(line, vec![span(fit(title, usize::from(area.width)), style)], buf);
    } else {
        let room = usize::from(area.width.saturating_sub(4));
        let title = format!(" {} ", fit(title, room).trim_end());
        paint.on_rule(Rect { height: 1, ..area }, vec![span(title, style)], buf);
    }
    pane_text_area(&paint.at)
}

/// Keeps the first `most` lines; an ellipsis ends the last of them if it is within a value.
fn cut(lines: &mut Vec<Line<'static>>, most: usize, width: usize) {
    let cut = lines.split_off(most.min(lines.len()));
    let goes_on =
        |line: &Line<'_>| line.spans.first().is_some_and(|label| label.content.trim().is_empty());
    if !cut.first().is_some_and(goes_on) {
        return;
    }
    let Some(line) = lines.last_mut() else { return };
    let used = line.width();
    if let Some(last) = line.spans.last_mut() {
        let room = width.saturating_sub(used - cells(&last.content));
        let longer = format!("{} …", last.content.trim_end());
        last.content = fit(&longer, room).trim_end().to_owned().into();
    }
}

/// The heading and the rows of a list in `room` lines. The last line counts the rows that do not
/// fit.
fn related_lines(paint: &Paint<'_>, related: &Related, room: usize) -> Vec<Line<'static>> {
    let Related { heading, columns, rows, others, counted } = related;
    let room = room.saturating_sub(1);
    if rows.is_empty() || room == 0 {
        return Vec::new();
    }
    let all = rows.len() + others;
    let shown = if all > room { rows.len().min(room - 1) } else { rows.len() };
    let indent = if heading.is_some() { usize::from(PANE_INDENT) } else { 0 };
    let head = match heading {
        Some(heading) => Line::from(span(heading.clone(), paint.theme.head)),
        None => Line::from(head_spans(paint, columns)),
    };
    let lines = rows.iter().take(shown).map(|row| {
        let mut spans = vec![span(" ".repeat(indent), paint.theme.text)];
        spans.extend(row_spans(paint, columns, row));
        Line::from(spans)
    });
    let more = (shown < all).then(|| {
        let more = text::facts::pane::and_others(paint.lang, *counted, all - shown);
        Line::from(span(format!("{:indent$}{more}", "", indent = indent.max(2)), paint.theme.faint))
    });
    [head].into_iter().chain(lines).chain(more).collect()
}

/// Returns whether the pane is beside the list.
pub(in crate::ui) const fn is_beside(paint: &Paint<'_>) -> bool {
    paint.at.side_rule.height > 0
}

/// The lines of facts, actions and events.
fn groups(paint: &Paint<'_>, details: RowDetails, width: usize) -> [Vec<Line<'static>>; 3] {
    let facts = fact_lines(paint, details.facts, width);
    let events = details.events.filter(|(_, events)| !events.is_empty());
    let events = events.map_or(Vec::new(), |(head, mut events)| {
        let more = events.len().saturating_sub(MAX_EVENTS);
        events.drain(..more);
        let head = Line::from(span(head, paint.theme.head));
        [head].into_iter().chain(event_lines(paint, &events, width)).collect()
    });
    [facts, action_lines(paint, width), events]
}

/// Lines below a heading, which wrap below their own start.
fn indented(texts: &[String], width: usize, style: Style) -> Vec<Line<'static>> {
    let indent = usize::from(PANE_INDENT);
    let wrapped = texts.iter().flat_map(|text| {
        let parts = wrap(text, width.saturating_sub(2 * indent).max(1)).into_iter().enumerate();
        parts.map(move |(at, part)| (if at == 0 { indent } else { 2 * indent }, part))
    });
    wrapped.map(|(by, part)| Line::from(span(format!("{:by$}{part}", ""), style))).collect()
}

/// Each event with its day in a column of its own, if any event has a day.
fn event_lines(paint: &Paint<'_>, events: &[PaneLine], width: usize) -> Vec<Line<'static>> {
    let (theme, indent) = (paint.theme, usize::from(PANE_INDENT));
    let days = events.iter().map(|event| cells(&event.day)).max().unwrap_or(0);
    let column = if days > 0 { days + 2 } else { 0 };
    // Without days, the first line of an event hangs out to the left.
    let hanging = if days > 0 { 0 } else { indent };
    let lines = events.iter().flat_map(|PaneLine { day, said }| {
        let parts = wrap(said, width.saturating_sub(indent + column + hanging).max(1));
        parts.into_iter().enumerate().map(move |(at, part)| {
            let by = indent + if at == 0 { 0 } else { column + hanging };
            let day = if at == 0 { fit(day, column) } else { String::new() };
            let blank = span(" ".repeat(by), theme.text);
            Line::from(vec![blank, span(day, theme.faint), span(part, theme.text)])
        })
    });
    lines.collect()
}

/// Keeps the heading and the events that fit whole in `room` lines; nothing if none does.
fn cut_events(lines: &mut Vec<Line<'static>>, room: usize) {
    let is_start = |line: &Line<'_>| {
        line.spans.first().is_some_and(|first| cells(&first.content) == usize::from(PANE_INDENT))
    };
    let mut kept = room.min(lines.len());
    while kept > 1 && lines.get(kept).is_some_and(|next| !is_start(next)) {
        kept -= 1;
    }
    lines.truncate(if kept > 1 { kept } else { 0 });
}

/// Labels and values in two columns; a sign before a value has the colour of its meaning.
fn fact_lines(paint: &Paint<'_>, facts: Vec<Fact>, width: usize) -> Vec<Line<'static>> {
    let theme = paint.theme;
    let line = |PaneFactLine { label, indent, text }: PaneFactLine| {
        let mut spans = vec![span(fit(label, indent), theme.faint)];
        spans.extend(toned(theme, text, CellTone::Sign));
        Line::from(spans)
    };
    pane_fact_lines(facts, width).into_iter().map(line).collect()
}

/// The actions on the row with their keys, or the reason why there is none.
fn action_lines(paint: &Paint<'_>, width: usize) -> Vec<Line<'static>> {
    let (theme, state) = (paint.theme, paint.state);
    if !app::screen_buttons(state).is_empty() {
        // The screen paints its buttons here.
        return vec![Line::default()];
    }
    let head = Line::from(span(text::screen::WHAT_YOU_CAN_DO.of(paint.lang), theme.head));
    let actions = match app::pane_actions(state) {
        Ok(actions) => actions,
        Err(None) => return Vec::new(),
        Err(Some(why)) if is_beside(paint) => {
            return [head].into_iter().chain(indented(&[why], width, theme.faint)).collect();
        }
        Err(Some(why)) => {
            let lines = wrap(&why, width.max(1)).into_iter();
            return lines.map(|line| Line::from(span(line, theme.faint))).collect();
        }
    };
    let keys_width = actions.iter().map(|action| cells(&action.keys)).max().unwrap_or(0) + 2;
    if is_beside(paint) {
        let line = |action: app::PaneAction| {
            let keys = format!("  {}", fit(&action.keys, keys_width));
            Line::from(vec![span(keys, theme.accent), span(action.label, theme.text)])
        };
        return [head].into_iter().chain(actions.into_iter().map(line)).collect();
    }
    let widths: Vec<usize> =
        actions.iter().map(|action| cells(&action.keys) + 2 + cells(&action.label)).collect();
    let columns = action_columns(&widths, width);
    let line = |actions: &[app::PaneAction]| {
        let mut spans = Vec::new();
        for (at, (action, column)) in actions.iter().zip(&columns).enumerate() {
            let keys = format!("{}  ", action.keys);
            let room = column.saturating_sub(cells(&keys));
            // The last of a line needs no blanks behind it.
            let label = if at + 1 == actions.len() {
                action.label.clone()
            } else {
                format!("{}{:ACTION_GAP$}", fit(&action.label, room), "")
            };
            spans.extend([span(keys, theme.accent), span(label, theme.text)]);
        }
        Line::from(spans)
    };
    actions.chunks(columns.len().max(1)).map(line).collect()
}

/// The widths of the columns for texts of these widths: as many beside each other as fit.
fn action_columns(widths: &[usize], width: usize) -> Vec<usize> {
    let of = |count: usize| {
        let widest = |at| widths.iter().skip(at).step_by(count).copied().max().unwrap_or(0);
        (0..count).map(widest).collect::<Vec<usize>>()
    };
    let fits = |columns: &Vec<usize>| {
        columns.iter().sum::<usize>() + ACTION_GAP * columns.len().saturating_sub(1) <= width
    };
    let most = (1..=widths.len()).rev().find(|count| fits(&of(*count))).unwrap_or(1);
    // As many in each line, rather than one alone in the last.
    let even = widths.len().div_ceil(widths.len().div_ceil(most).max(1)).max(1);
    let columns = of(even);
    if fits(&columns) { columns } else { of(most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_stand_below_each_other_if_they_need_two_lines() {
        let widths = [20, 14, 22, 12, 13];
        assert_eq!(action_columns(&widths, 93), [20, 14, 22, 12, 13]);
        // Three and two, rather than four and one.
        assert_eq!(action_columns(&widths, 92), [20, 14, 22]);
        assert_eq!(action_columns(&widths, 70), [20, 14, 22]);
        assert_eq!(action_columns(&widths, 5), [22]);
    }
}
