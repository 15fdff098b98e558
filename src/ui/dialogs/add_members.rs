//! Paints the first step of adding members: choosing people.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::paragraph;
use crate::{
    app::{self, AddMembers, CandidateLine},
    domain::{CandidateRow, Eligibility, UserStatus},
    text::{self, Lang},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, marked, wrap},
    },
};

/// Width of the longest role, in cells.
const MIN_TAG_WIDTH: usize = 9;
/// Minimum width of the search field, in cells.
const MIN_FIELD_WIDTH: u16 = 32;

/// Paints the first step (choosing people); returns the cursor position.
pub(super) fn choose(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    let title = text::add_members::add_title(lang, &dialog.org_name);
    frame(paint, at.dialog, &title, text::add_members::STEP_CHOOSE.of(lang), buf);
    chips(dialog, paint, buf);
    let cursor = search(dialog, paint, buf);
    let rule = Rect { y: at.search().y + 1, ..at.search() };
    paint.rule(rule.intersection(at.inside), buf);
    if dialog.why_not {
        let width = usize::from(at.candidates().width);
        let lines = text::add_members::who_can_be_chosen(lang).iter().flat_map(|text| {
            match wrap(text, width) {
                lines if lines.is_empty() => vec![String::new()],
                lines => lines,
            }
        });
        for (line, text) in at.candidates().rows().zip(lines) {
            paint.line(line, vec![span(text, paint.theme.text)], buf);
        }
    } else {
        candidates(dialog, paint, buf);
    }
    note(dialog, paint, buf);
    cursor
}

fn chips(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) {
    let area = paint.at.chips();
    paint.line(area, vec![span(text::add_members::CHOSEN.of(paint.lang), paint.theme.faint)], buf);
    let chips = app::chips(paint.state, dialog);
    let shown = chips.len();
    let mut x = area.x + 9;
    for (at, chip, chosen) in chips {
        x = at.right() + 1;
        let can = chosen.why_not().is_none();
        let style = if can { paint.theme.accent } else { paint.theme.notice };
        paint.line(at, vec![span(chip, style)], buf);
    }
    let more = dialog.chosen.len() - shown;
    if more > 0 {
        let at = Rect { x, width: area.right().saturating_sub(x), ..area };
        paint.line(at, vec![span(format!("+{more}"), paint.theme.accent)], buf);
    }
}

fn search(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, area) = (paint.lang, paint.at.search());
    let count = match dialog.picker.found() {
        None => paint.placeholder_text().to_owned(),
        Some(found) => {
            let is_typed = !dialog.picker.field.text().trim().is_empty();
            let similar = found.similar[0] + found.similar[1];
            let typed = (found.counts[0] + found.counts[1]).saturating_sub(similar);
            let all = text::search::match_count(lang, typed, similar, Some(found.searched));
            let room = usize::from(area.width.saturating_sub(MIN_FIELD_WIDTH));
            let hits = if !is_typed {
                text::search::name_count(lang, found.searched)
            } else if similar == 0 || cells(&all) <= room {
                all
            } else {
                text::search::match_count(lang, typed, similar, None)
            };
            if found.whole { hits } else { format!("{hits} · {}", paint.placeholder_text()) }
        }
    };
    let most = area.width.saturating_sub(MIN_FIELD_WIDTH).max(area.width / 2);
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(most);
    let right = Rect { x: area.right() - width, width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), ..area };
    let cursor = field(paint, text::search::SEARCH.of(lang), &dialog.picker.field, left, buf);
    if let Some(cursor) = cursor.filter(|_| dialog.picker.field.text().is_empty()) {
        let x = cursor.x + 1;
        let behind = Rect { x, width: left.right().saturating_sub(x), ..left };
        let hint = fit(text::search::HOW_TO_SEARCH.of(lang), usize::from(behind.width));
        paint.line(behind, vec![span(hint, paint.theme.faint)], buf);
    }
    cursor
}

fn candidates(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    let counts = dialog.picker.found().map_or([0, 0], |found| found.counts);
    let (top, height) = (dialog.top(usize::from(area.height)), usize::from(area.height));
    let mut lines: Vec<_> = dialog.lines().into_iter().skip(top).take(height).collect();
    let names = dialog.picker.rows().iter().map(|row| cells(&row.person.name));
    let name_width = names.max().unwrap_or(0);
    let tags = dialog.picker.rows().iter().map(|row| cells(&tag(row, lang)));
    let tag_width = tags.max().unwrap_or(0).max(MIN_TAG_WIDTH);
    let faint = |said: &str, line: Rect, buf: &mut Buffer| {
        paint.line(line, vec![span(format!("  {said}"), theme.faint)], buf);
    };
    // A heading in the last line would have no rows under it.
    while lines.pop_if(|line| !matches!(line, CandidateLine::Row(_))).is_some() {}
    for (line, shown) in area.rows().zip(lines) {
        match shown {
            CandidateLine::Blank => {}
            CandidateLine::Head(group) => {
                let (head, count) = match group {
                    0 => (text::add_members::OWN_GROUP.of(lang), counts[0]),
                    _ => (text::add_members::PARTNER_GROUP.of(lang), counts[1]),
                };
                let count = text::screen::total_count(lang, count);
                let room = usize::from(line.width).saturating_sub(cells(&count));
                let spans = vec![span(fit(head, room), theme.head), span(count, theme.faint)];
                paint.line(line, spans, buf);
            }
            CandidateLine::Order => faint(text::add_members::OFFERED_FIRST.of(lang), line, buf),
            CandidateLine::Similar => faint(text::search::SIMILAR.of(lang), line, buf),
            CandidateLine::Row(at) => {
                let here = dialog.picker.cursor() == Some(at);
                if let Some(row) = dialog.picker.rows().get(at) {
                    let chosen = dialog.is_chosen(row);
                    let view = CandidateView { row, here, chosen, name_width, tag_width };
                    candidate(paint, view, line, buf);
                }
            }
        }
    }
    if dialog.picker.found().is_some_and(|found| found.whole) && dialog.picker.rows().is_empty() {
        let searched = dialog.picker.found().map_or(0, |found| found.searched);
        let text = text::search::nobody_found(lang, dialog.picker.field.text(), searched);
        paragraph(paint, area, &text, theme.faint, buf);
    }
}

/// A candidate, with the cursor on it or not, chosen or not.
#[derive(Clone, Copy)]
struct CandidateView<'a> {
    row: &'a CandidateRow,
    here: bool,
    chosen: bool,
    /// Width of the widest name of the candidates, in cells.
    name_width: usize,
    /// Width of the last column, in cells.
    tag_width: usize,
}

/// The last column: the role, or in a word why the candidate cannot be chosen.
fn tag(row: &CandidateRow, lang: Lang) -> String {
    match &row.standing {
        Eligibility::Refused(why) => text::refusals::in_a_word(lang, why).to_owned(),
        Eligibility::JoinsLater => text::words::user_status(lang, UserStatus::Invited).to_owned(),
        _ => text::words::role_short(lang, row.role).to_owned(),
    }
}

fn candidate(
    paint: &Paint<'_>,
    CandidateView { row, here, chosen, name_width, tag_width }: CandidateView<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let open = row.standing.is_open();
    let text = if open { theme.text } else { theme.faint };
    let text = if here { text.patch(theme.head) } else { text };
    let box_ = match (open, chosen) {
        (false, _) => " –  ",
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
    };
    let rest = usize::from(line.width).saturating_sub(6 + 2 + tag_width);
    // If two people share a name, the address gets the space.
    let own = cells(&row.person.name) + 2;
    let name = if row.namesake { own.min(rest / 2) } else { (name_width + 2).min(rest / 2) };
    let mut spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(box_, if chosen { theme.accent } else { text }),
    ];
    spans.extend(marked(&row.person.name, &row.name_marks, name - 1, text, theme.matched));
    spans.push(span(" ", text));
    let width = rest - name - 1;
    let by_address = row.own || row.namesake || !row.email_marks.is_empty();
    // A user who has no name is shown by their address.
    let is_named = *row.person.name != *row.email;
    let (shown, marks) = if !is_named {
        ("", &Vec::new())
    } else if by_address {
        (row.email.as_str(), &row.email_marks)
    } else {
        (&*row.env, &Vec::new())
    };
    let style = if open { theme.faint } else { theme.notice };
    spans.extend(marked(shown, marks, width, text, theme.matched));
    spans.push(span(format!("  {}", fit(&tag(row, lang), tag_width)), style));
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}

/// Paints the note: a refusal, the question to discard picks, or the names that were not found.
fn note(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, paint.at.note());
    // The question that the buttons answer comes first.
    let (text, style) = if dialog.asks_to_discard {
        (text::add_members::discard(lang, dialog.chosen.len()), theme.notice)
    } else if let Some(why) = &dialog.problem {
        (text::refusal(lang, why, &paint.state.zone), theme.bad)
    } else {
        match app::skipped(paint.state, dialog) {
            none if none.is_empty() => remark(dialog, paint),
            some => (fit_or_refer(&some.join(" · "), paint), theme.notice),
        }
    };
    if !paint.at.is_compact() {
        let above = Rect { y: at.y.saturating_sub(1), height: 1, ..at };
        paint.rule(above, buf);
    }
    paragraph(paint, at, &text, style, buf);
}

/// Returns the remark about the candidate under the cursor: why they cannot be chosen, or what
/// Ctrl+S does. Else who is listed.
fn remark(dialog: &AddMembers, paint: &Paint<'_>) -> (String, Style) {
    let (lang, theme) = (paint.lang, paint.theme);
    if let Some(CandidateRow { standing: Eligibility::Refused(why), person, .. }) =
        dialog.picker.current()
    {
        let why = text::refusal(lang, why, &paint.state.zone);
        return (text::add_members::cannot_be_chosen(lang, &person.name, &why), theme.notice);
    }
    let said = match dialog.added_now() {
        Some(row) => text::add_members::added_now(lang, &app::distinct_name(row), row.own),
        None => text::add_members::WHO_IS_MISSING.of(lang).to_owned(),
    };
    (said, theme.faint)
}

/// Returns the text if it fits, otherwise its start and the key that shows the rest.
fn fit_or_refer(text: &str, paint: &Paint<'_>) -> String {
    let at = paint.at.note();
    let (width, height) = (usize::from(at.width), usize::from(at.height));
    let mut lines = wrap(text, width);
    let rest = lines.split_off(height.min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        let room =
            width.saturating_sub(cells(text::organisations::SHOW_ALL_HINT.of(paint.lang)) + 1);
        *last = format!(
            "{} {}",
            fit(&format!("{last} {next}"), room),
            text::organisations::SHOW_ALL_HINT.of(paint.lang)
        );
    }
    lines.join(" ")
}
