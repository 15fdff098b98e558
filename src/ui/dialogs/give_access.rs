//! Paints the first step of giving people access: choosing organisations.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{
    choosing::{
        Remark, checkbox, choice_frame, explanation, group_head, last_visible, note, search_field,
        visible_lines,
    },
    paragraph,
};
use crate::{
    app::{self, ChoiceLine, GiveAccess, OrganisationPick, Pick},
    domain::{AccessEffect, Eligibility, OrganisationChoice, Person},
    text,
    ui::{
        Paint, span,
        widgets::{cells, fit},
    },
};

/// Cells before the name of an organisation: the cursor and the checkbox.
const GUTTER_WIDTH: usize = 6;
/// Cells between two columns.
const GAP: usize = 2;

/// Paints the first step (choosing organisations); returns the cursor position.
pub(super) fn choose(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, chooser) = (paint.lang, &dialog.chooser);
    choice_frame(chooser, &text::give_access::title(lang, &dialog.people), paint, buf);
    let (typed, hint) = (&chooser.picker.field, text::give_access::HOW_TO_SEARCH);
    let cursor = search_field(typed, hint, paint, |_| count(dialog, paint), buf);
    if chooser.why_not {
        explanation(text::give_access::what_can_be_chosen(lang), paint, buf);
    } else {
        let below = organisations(dialog, paint, buf);
        let (about, missing) = (remark(dialog, paint), Some(text::give_access::WHAT_IS_MISSING));
        let choose_first = text::give_access::CHOOSE_FIRST;
        note(chooser, paint, Remark { about, choose_first, missing, below }, buf);
    }
    cursor
}

fn count(dialog: &GiveAccess, paint: &Paint<'_>) -> String {
    match dialog.chooser.picker.found() {
        Some(found) => {
            let matches = found.counts[0] + found.counts[1];
            text::give_access::match_count(paint.lang, matches, found.searched)
        }
        None => paint.placeholder_text().to_owned(),
    }
}

/// Paints the organisations; returns how many are below those in view.
fn organisations(dialog: &GiveAccess, paint: &Paint<'_>, buf: &mut Buffer) -> String {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    let picker = &dialog.chooser.picker;
    let rows = picker.rows();
    let width = |of: fn(&OrganisationChoice) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let leden = rows.iter().map(|row| cells(&text::give_access::members(lang, row.members)));
    let open = rows.iter().filter(|row| row.is_open());
    let told = open.map(|row| cells(&standing(paint, row, &dialog.people)));
    let widths = Widths {
        name: width(|row| cells(&row.name)),
        number: width(|row| cells(&number(row))),
        members: leden.max().unwrap_or(0),
        told: told.max().unwrap_or(0),
    };
    // The groups have counts once all their rows are loaded.
    let is_whole =
        picker.found().is_some_and(|found| found.counts.iter().sum::<usize>() == rows.len());
    let lines = visible_lines(dialog.organisation_lines(), picker.cursor(), area.height.into());
    let last = last_visible(&lines);
    for (line, shown) in area.rows().zip(lines) {
        match shown {
            ChoiceLine::Head(group) => {
                let (effect, head) = group_of(dialog, group);
                let of_group = rows.iter().filter(|row| row.effect() == effect).count();
                group_head(head.of(lang), is_whole.then_some(of_group), paint, line, buf);
            }
            ChoiceLine::Row(at) => {
                if let Some(row) = rows.get(at) {
                    let here = picker.cursor() == Some(at);
                    let chosen = dialog.chooser.is_chosen(row);
                    let people = &dialog.people;
                    organisation(paint, RowView { row, people, here, chosen, widths }, line, buf);
                }
            }
            ChoiceLine::Similar | ChoiceLine::Blank => {}
        }
    }
    if picker.is_fresh() && rows.is_empty() {
        let text = match picker.field.text().trim() {
            "" => text::give_access::NO_ORGANISATIONS.of(lang).to_owned(),
            typed => text::give_access::not_found(lang, typed),
        };
        paragraph(paint, area, &text, theme.faint, buf);
    }
    let total = picker.found().map_or(0, |found| found.counts.iter().sum::<usize>());
    text::add_members::more_below(lang, last.map_or(0, |last| total.saturating_sub(last + 1)), 0)
}

/// The effect and the heading of a group.
fn group_of(dialog: &GiveAccess, group: usize) -> (AccessEffect, text::Text) {
    let is_invited = |row: &OrganisationChoice| row.standings.contains(&Eligibility::JoinsLater);
    match (group, dialog.people.len()) {
        (0, 1) if dialog.chooser.picker.rows().iter().any(is_invited) => {
            (AccessEffect::Joins, text::give_access::CAN_LATER)
        }
        (0, 1) => (AccessEffect::Joins, text::give_access::CAN_NOW),
        (0, _) => (AccessEffect::Joins, text::give_access::CAN_SOME),
        (1, _) => (AccessEffect::Asks, text::give_access::CAN_ASK),
        _ => (AccessEffect::Nothing, text::give_access::CANNOT_NOW),
    }
}

/// Widths of the columns, in cells.
#[derive(Clone, Copy)]
struct Widths {
    name: usize,
    number: usize,
    members: usize,
    /// How many of the people can get access.
    told: usize,
}

/// An organisation, with the cursor on it or not, chosen or not.
#[derive(Clone, Copy)]
struct RowView<'a> {
    row: &'a OrganisationChoice,
    people: &'a [Person],
    here: bool,
    chosen: bool,
    widths: Widths,
}

fn number(row: &OrganisationChoice) -> String {
    row.number.as_ref().map(text::grammar::number::format_identifier).unwrap_or_default()
}

fn organisation(
    paint: &Paint<'_>,
    RowView { row, people, here, chosen, widths }: RowView<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let is_open = row.is_open();
    let text = if is_open { theme.text } else { theme.faint };
    let text = if here { text.patch(theme.head) } else { text };
    let room = usize::from(line.width).saturating_sub(GUTTER_WIDTH);
    let name = widths.name.min(room / 2);
    let mut spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(checkbox(is_open, chosen), if chosen { theme.accent } else { text }),
        span(fit(&row.name, name), text),
        span(" ".repeat(GAP), text),
    ];
    let rest = room.saturating_sub(name + GAP);
    if is_open {
        let members = text::give_access::members(lang, row.members);
        let blank = widths.members.saturating_sub(cells(&members));
        let facts = format!(
            "{}{}{}{members}",
            fit(&number(row), widths.number),
            " ".repeat(GAP),
            " ".repeat(blank)
        );
        let said = standing(paint, row, people);
        // A count that is cut says nothing, so the number of members goes first.
        let told = if widths.told > 0 { GAP + widths.told } else { 0 };
        let is_wide = widths.number + GAP + widths.members + told <= rest;
        let facts = if is_wide { facts } else { fit(&number(row), widths.number.min(rest)) };
        let told = rest.saturating_sub(cells(&facts) + GAP);
        spans.push(span(facts, theme.faint));
        spans.push(span(" ".repeat(GAP), text));
        spans.push(span(fit(&said, told), theme.faint));
    } else {
        spans.push(span(fit(&standing(paint, row, people), rest), theme.notice));
    }
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}

/// Why nobody can get access to the organisation, or how many can.
fn standing(paint: &Paint<'_>, row: &OrganisationChoice, people: &[Person]) -> String {
    app::standing(paint.state, row, people)
}

/// Returns the remark above the buttons: why the organisation under the cursor cannot be chosen, or
/// what Ctrl+S does.
fn remark(dialog: &GiveAccess, paint: &Paint<'_>) -> Option<(String, Style)> {
    let (lang, theme) = (paint.lang, paint.theme);
    let refusal = dialog.chooser.picker.current().and_then(OrganisationPick::refusal_of);
    if let Some((name, why)) = refusal {
        let (people, zone) = (&dialog.people, &paint.state.zone);
        let said = text::give_access::cannot_be_chosen(lang, name, people, why, zone);
        return Some((said, theme.notice));
    }
    let row = dialog.given_now()?;
    let joins = row.effect() == AccessEffect::Joins;
    Some((text::give_access::given_now(lang, &row.name, joins), theme.faint))
}
