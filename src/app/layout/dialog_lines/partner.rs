//! The lines of the card of a partner: its facts, its people in columns, and what ends with it.

use super::line::DialogLine;
use crate::{
    app::{State, cells, fit},
    columns::{CellContext, CellTone, Demand, PARTNER_PEOPLE, ScreenCells, fit as fit_columns},
    domain::{PartnerDetails, PartnerPerson},
    text,
};

/// Cells before the lines below a heading.
const INDENT: usize = 2;

/// The tables below the facts of the card, in `room` cells.
pub(super) fn partner_tables(
    details: &PartnerDetails,
    state: &State,
    room: usize,
) -> Vec<DialogLine> {
    let mut lines = Vec::new();
    let mut section = |head: DialogLine, rows: Vec<DialogLine>| {
        if !rows.is_empty() {
            lines.extend([line(String::new(), CellTone::Text), head]);
            lines.extend(rows);
        }
    };
    let [head, people] = people_lines(details, state, room);
    let head = head.into_iter().next().unwrap_or_default();
    section(line(head, CellTone::Faint), people.into_iter().map(text_line).collect());
    let ends = text::people::partners::all_that_ends(state.lang, details);
    let ends = if details.why_not_end.is_none() { ends } else { Vec::new() };
    let names = ends.iter().map(|(name, _)| cells(name)).max().unwrap_or(0) + 2 * INDENT;
    let ends = ends.into_iter().map(|(name, what)| {
        let said = if name.is_empty() { what } else { format!("{}{what}", fit(&name, names)) };
        text_line(format!("{:INDENT$}{said}", ""))
    });
    let head = text::people::partners::ENDS_HEAD.of(state.lang);
    section(line(head.to_owned(), CellTone::Head), ends.collect());
    lines
}

fn line(text: String, tone: CellTone) -> DialogLine {
    DialogLine { label: String::new(), text, tone }
}

fn text_line(text: String) -> DialogLine {
    line(text, CellTone::Text)
}

/// The headings, and the people: each of their organisations has a line of its own.
fn people_lines(details: &PartnerDetails, state: &State, room: usize) -> [Vec<String>; 2] {
    let (lang, zone, now) = (state.lang, &state.zone, state.now);
    let context = CellContext::new(lang, zone, now);
    let columns: Vec<_> = PARTNER_PEOPLE.on_screen().collect();
    let last = columns.len().saturating_sub(1);
    let heads: Vec<String> =
        columns.iter().map(|(column, _)| (column.head)(lang).to_owned()).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for person in details.people_with_access_first() {
        let mut row: Vec<String> =
            columns.iter().map(|(_, screen)| (screen.cell)(person, &context).text).collect();
        let organisations = text::people::partners::person_organisations(lang, person, zone, now);
        for (at, organisation) in organisations.into_iter().enumerate() {
            if at > 0 {
                row = vec![String::new(); columns.len()];
            }
            if let Some(cell) = row.get_mut(last) {
                *cell = organisation;
            }
            rows.push(std::mem::take(&mut row));
        }
        if !row.is_empty() {
            rows.push(row);
        }
    }
    let is_one = details.only_relation().is_some();
    let demand = |(at, (_, screen)): (usize, &(_, &ScreenCells<PartnerPerson>))| {
        let all = rows.iter().chain([&heads]).filter_map(|row| row.get(at));
        let widest = all.map(|text| cells(text)).max().unwrap_or(0);
        let widest = u16::try_from(widest).unwrap_or(u16::MAX);
        // One person with all relations stands among the facts.
        let is_left_out = screen.width.is_optional && is_one;
        Demand { width: screen.width, content: if is_left_out { 0 } else { widest } }
    };
    let demands: Vec<Demand> = columns.iter().enumerate().map(demand).collect();
    let places = fit_columns(&demands, u16::try_from(room).unwrap_or(u16::MAX));
    let in_columns = |row: &Vec<String>| {
        let mut said = String::new();
        for place in &places {
            let text = row.get(place.column).map_or("", String::as_str);
            let gap = usize::from(place.x).saturating_sub(cells(&said));
            said = format!("{said}{:gap$}{}", "", fit(text, place.width.into()));
        }
        said.trim_end().to_owned()
    };
    [vec![in_columns(&heads)], rows.iter().map(in_columns).collect()]
}
