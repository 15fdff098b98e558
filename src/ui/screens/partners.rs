//! Paints the partners, the search for relations, and the relation requests that were sent.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, filter, tabs};
use crate::{
    app::{Action, PartnerTab, PartnersScreen, PickerLine},
    domain::{ManagerRow, PartnerDetails, RequestState, rights::may_relate},
    text::{self, Text},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, hidden_sort_order, marked, table, wrap},
    },
};

/// Paints the selected tab; returns the cursor position.
pub(in crate::ui) fn partners(
    screen: &PartnersScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    tabs(paint, buf);
    match screen.tab {
        PartnerTab::Partners => list(screen, paint, buf),
        PartnerTab::Find => find(screen, paint, buf),
        PartnerTab::Sent => sent(screen, paint, buf),
    }
}

/// Returns lines that name keys, with the names of this terminal.
fn key_lines(paint: &Paint<'_>, lines: &[Text]) -> Vec<String> {
    let named = |line: &Text| paint.state.look.key_names(line.of(paint.lang).to_owned());
    lines.iter().map(named).collect()
}

/// Paints the note that explains the screen.
fn note(paint: &Paint<'_>, note: &str, buf: &mut Buffer) {
    let area = paint.at.note;
    for (line, text) in area.rows().zip(wrap(note, usize::from(area.width))) {
        paint.line(line, vec![span(text, paint.theme.faint)], buf);
    }
}

fn list(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.list);
    let count = text::forms::count_partners(lang, list.total(), list.unfiltered());
    let count = format!("{count}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &key_lines(paint, &text::forms::NO_PARTNERS), buf);
    note(paint, text::forms::ABOUT_PARTNERS.of(lang), buf);
    if let Some(details) = screen.details().filter(|_| list.total() > 0) {
        detail(details, paint, buf);
    }
    cursor
}

/// Paints the partner's details: its people, their memberships here, and the effects of ending the
/// partnership.
fn detail(details: &PartnerDetails, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.detail);
    if area.height < 4 {
        return;
    }
    paint.rule(area, buf);
    let width = usize::from(area.width.saturating_sub(2));
    let mut lines = vec![(details.row.env.1.to_string(), theme.head)];
    lines.push((head(paint, width), theme.faint));
    let notes = text::people::partners::partner_summary(lang, details).into_iter();
    let notes: Vec<String> = notes.flat_map(|note| wrap(&note, width)).collect();
    let room = usize::from(area.height).saturating_sub(3 + notes.len());
    let people = &details.people;
    let shown = if people.len() > room { room.saturating_sub(1) } else { people.len() };
    for person in people.iter().take(shown) {
        let who = text::people::partners::person_name(lang, person);
        let role = text::words::role_short(lang, person.role);
        let orgs = text::people::partners::person_organisations(lang, person, paint.state.now);
        let orgs = match orgs.as_slice() {
            [] => "–".to_owned(),
            [one] => one.clone(),
            [one, rest @ ..] => format!("{one} +{}", rest.len()),
        };
        lines.push((people_line(&who, role, &orgs, width), theme.text));
    }
    if shown < people.len() {
        lines.push((text::add_members::and_more(paint.lang, people.len() - shown), theme.faint));
    }
    lines.extend(notes.into_iter().map(|note| (note, theme.faint)));
    for (line, (text, style)) in area.rows().skip(1).zip(lines) {
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        paint.line(line, vec![span(text, style)], buf);
    }
}

/// Formats one line of the people table: name, role there, memberships here.
fn people_line(one: &str, two: &str, three: &str, width: usize) -> String {
    let (name, role) = (width / 2, 12);
    let rest = width.saturating_sub(name + role);
    format!("{} {}{}", fit(one, name.saturating_sub(1)), fit(two, role), fit(three, rest))
}

fn head(paint: &Paint<'_>, width: usize) -> String {
    let lang = paint.lang;
    people_line(
        text::forms::PERSON.of(lang),
        text::forms::PARTNER_ROLE.of(lang),
        text::forms::OWN_MEMBERSHIPS.of(lang),
        width,
    )
}

/// Paints the search field, and the number of matches.
fn search(
    screen: &PartnersScreen,
    paint: &Paint<'_>,
    line: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let typed = !screen.search.picker.field.text().trim().is_empty();
    let count = screen.search.picker.found().filter(|_| typed).map_or(String::new(), |found| {
        let (similar, all) = (found.similar[0], found.counts[0]);
        text::search::match_count(paint.lang, all.saturating_sub(similar), similar, None)
    });
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(line.width / 2);
    let right = Rect { x: line.right() - width, width, ..line };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: line.width.saturating_sub(width + 1), ..line };
    let label = text::search::SEARCH.of(paint.lang);
    if !typed && !screen.search.typing {
        paint.line(left, vec![span(format!("{label}  –"), paint.theme.faint)], buf);
        return None;
    }
    let cursor = field(paint, label, &screen.search.picker.field, left, buf);
    cursor.filter(|_| screen.search.typing)
}

/// Paints the search for relationship managers (*Relatiemanagers*) of other environments.
fn find(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    let line = Rect { height: 1, ..at.filter };
    let cursor = search(screen, paint, line, buf);
    if let Some(me) = paint.state.me.get()
        && may_relate(me.manager, me.role).is_err()
    {
        let keys = paint.state.keymap.hint(paint.state.screen.contexts(), Action::BecomeManager);
        let keys = paint.state.look.key_names(keys.unwrap_or_default());
        empty_matches(paint, &text::people::partners::cannot_relate(lang, me, &keys), buf);
        note(paint, text::forms::ABOUT_RELATIONS.of(lang), buf);
        return cursor;
    }
    matches(screen, paint, buf);
    if screen.search.picker.found().is_some() && screen.search.picker.rows().is_empty() {
        let none = text::forms::NO_MANAGER_FOUND.map(|text| text.of(lang).to_owned());
        empty_matches(paint, &none, buf);
    }
    note(paint, text::forms::ABOUT_RELATIONS.of(lang), buf);
    cursor
}

/// Paints the relationship managers that match, below their headings.
fn matches(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let width = usize::from(at.rows.width.saturating_sub(6));
    let (name, role) = (width * 2 / 5, 14);
    let env = width.saturating_sub(name + role);
    let head = format!(
        "    {}{}{}",
        fit(text::headings::NAME.of(lang), name),
        fit(text::environment::TITLE.of(lang), env),
        fit(text::forms::PARTNER_ROLE.of(lang), role)
    );
    paint.line(at.columns, vec![span(head, theme.faint)], buf);
    let picker = &screen.search.picker;
    let lines: Vec<_> = at.rows.rows().collect();
    for (place, shown) in picker.visible(1, lines.len()) {
        let Some(line) = lines.get(place).copied() else { break };
        let PickerLine::Row(index) = shown else {
            let similar = format!("    {}", text::search::SIMILAR.of(lang));
            paint.line(line, vec![span(similar, theme.faint)], buf);
            continue;
        };
        let Some(row) = picker.rows().get(index) else { break };
        let here = picker.cursor() == Some(index);
        let text = if here { theme.head } else { theme.text };
        let mut spans = vec![span(if here { "▸   " } else { "    " }, theme.accent)];
        let (shown, marks) = (&row.person.name, &row.name_marks);
        spans.extend(marked(shown, marks, name.saturating_sub(1), text, theme.matched));
        spans.push(span(format!(" {}", fit(&distinct_env(row, picker.rows()), env)), text));
        let state = match (row.related, row.asked) {
            (Some(_), _) => text::forms::RELATED.of(lang),
            (_, Some(_)) => text::words::request_state_word(lang, RequestState::Pending),
            _ => text::words::role_short(lang, row.role),
        };
        spans.push(span(fit(state, role), theme.faint));
        paint.line(line, spans, buf);
        if here {
            buf.set_style(line, theme.selected);
        }
    }
}

/// Returns the environment of a match, with their user number if another match has that name too.
/// The addresses of strangers stay hidden.
fn distinct_env(row: &ManagerRow, all: &[ManagerRow]) -> String {
    let is_same =
        |other: &&ManagerRow| (&other.person.name, &other.env) == (&row.person.name, &row.env);
    if all.iter().filter(is_same).count() > 1 {
        format!("{} · {}", row.env, row.person.id.0)
    } else {
        row.env.to_string()
    }
}

/// Paints lines in place of the matches.
fn empty_matches(paint: &Paint<'_>, lines: &[String], buf: &mut Buffer) {
    let rows = paint.at.rows;
    let width = usize::from(rows.width.saturating_sub(4));
    let whole =
        |line: &String| if cells(line) > width { wrap(line, width) } else { vec![line.clone()] };
    let lines = lines.iter().flat_map(whole);
    for (line, text) in rows.rows().skip(1).zip(lines) {
        let line = Rect { x: line.x + 4, width: line.width.saturating_sub(4), ..line };
        paint.line(line, vec![span(text, paint.theme.faint)], buf);
    }
}

fn sent(screen: &PartnersScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.sent);
    let count = text::forms::count_sent(lang, list.total());
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &key_lines(paint, &text::forms::NO_SENT), buf);
    cursor
}
