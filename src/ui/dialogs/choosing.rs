//! Paints the parts that the dialogs share in which the user chooses rows.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    app::{self, ChoiceLine, Chooser, Field, Pick},
    domain::Level,
    text::{self, Lang},
    ui::{
        Paint, span,
        widgets::{behind_label, cells, field, fit, frame, ground, wrap},
    },
};

/// Minimum width of the search field, in cells.
const MIN_FIELD_WIDTH: u16 = 32;

/// Paints the frame of the first step, with the chips of the chosen rows.
pub(super) fn choice_frame<P: Pick>(
    chooser: &Chooser<P>,
    title: &str,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) {
    let (lang, at) = (paint.lang, &paint.at);
    frame(paint, at.dialog, title, text::add_members::STEP_CHOOSE.of(lang), buf);
    let area = at.chips();
    let label =
        if chooser.chosen.is_empty() { P::none_chosen() } else { text::add_members::CHOSEN };
    let label = label.of(lang);
    paint.line(area, vec![span(label, paint.theme.faint)], buf);
    let mut x = area.x + u16::try_from(cells(label) + 1).unwrap_or(0);
    let chips = app::chips(paint.state, chooser);
    let more = chooser.chosen.len() - chips.len();
    for ((at, chip), pick) in chips.into_iter().zip(&chooser.chosen) {
        x = at.right() + 1;
        let style = if pick.why_not().is_none() { paint.theme.accent } else { paint.theme.notice };
        paint.line(at, vec![span(chip, style)], buf);
    }
    if more > 0 {
        let more = format!("+{more}");
        let at = Rect { x, width: area.right().saturating_sub(x), ..area };
        x += u16::try_from(cells(&more) + 1).unwrap_or(0);
        paint.line(at, vec![span(more, paint.theme.accent)], buf);
    }
    // Without room for a line of their own, the chips stand on the rule.
    let rule = if at.is_tight() {
        Rect { x, width: area.right().saturating_sub(x), ..area }
    } else {
        Rect { y: at.search().y + 1, ..at.search() }
    };
    paint.rule(rule.intersection(at.inside), buf);
}

/// Paints the search field with the count beside it, and a hint while it is empty. `count` gets the
/// room in cells.
pub(super) fn search_field(
    typed: &Field,
    hint: text::Text,
    paint: &Paint<'_>,
    count: impl FnOnce(usize) -> String,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, area) = (paint.lang, paint.at.search());
    let count = count(usize::from(area.width.saturating_sub(MIN_FIELD_WIDTH)));
    let most = area.width.saturating_sub(MIN_FIELD_WIDTH).max(area.width / 2);
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(most);
    let right = Rect { x: area.right() - width, width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), ..area };
    let label = text::search::SEARCH.of(lang);
    let cursor = field(paint, label, typed, left, buf)?;
    if typed.text().is_empty() {
        let x = cursor.x + 1;
        let behind = Rect { x, width: left.right().saturating_sub(x), ..left };
        let hint = fit(hint.of(lang), usize::from(behind.width));
        paint.line(behind, vec![span(hint, paint.theme.faint)], buf);
    }
    ground(paint, behind_label(label, left), buf);
    Some(cursor)
}

/// Paints an explanation in the area of the rows and the note. The blank lines go if there is no room
/// for all lines.
pub(super) fn explanation(lines: &[&str], paint: &Paint<'_>, buf: &mut Buffer) {
    explanation_in(lines, paint.theme.text, paint, buf);
}

fn explanation_in(lines: &[&str], style: Style, paint: &Paint<'_>, buf: &mut Buffer) {
    let (rows, note) = (paint.at.candidates(), paint.at.note());
    let area = Rect { height: note.bottom().saturating_sub(rows.y), ..rows };
    let mut lines: Vec<String> = lines
        .iter()
        .flat_map(|text| match wrap(text, usize::from(area.width)) {
            lines if lines.is_empty() => vec![String::new()],
            lines => lines,
        })
        .collect();
    if lines.len() > usize::from(area.height) {
        lines.retain(|line| !line.is_empty());
    }
    for (line, text) in area.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
}

/// The visible lines below the search field. A heading in the last line would have no rows under
/// it, so it is left out.
pub(super) fn visible_lines(
    lines: Vec<ChoiceLine>,
    cursor: Option<usize>,
    height: usize,
) -> Vec<ChoiceLine> {
    let lines = app::fitting_lines(lines, height);
    let top = app::top_line(&lines, cursor, height);
    let mut shown: Vec<_> = lines.into_iter().skip(top).take(height).collect();
    while shown.pop_if(|line| !matches!(line, ChoiceLine::Row(_))).is_some() {}
    shown
}

/// The index of the last row in view, from which the rows below are counted; `None` without one.
pub(super) fn last_visible(lines: &[ChoiceLine]) -> Option<usize> {
    lines.iter().rev().find_map(|line| match line {
        ChoiceLine::Row(row) => Some(*row),
        _ => None,
    })
}

/// Paints the heading of a group, with the number of its rows.
pub(super) fn group_head(
    head: &str,
    count: Option<usize>,
    paint: &Paint<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let count = count.map(|count| text::screen::total_count(paint.lang, count));
    let count = count.unwrap_or_default();
    let room = usize::from(line.width).saturating_sub(cells(&count));
    let spans = vec![span(fit(head, room), paint.theme.head), span(count, paint.theme.faint)];
    paint.line(line, spans, buf);
}

/// The checkbox of a row.
pub(super) const fn checkbox(is_open: bool, is_chosen: bool) -> &'static str {
    match (is_open, is_chosen) {
        (_, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, false) => " –  ",
    }
}

/// The texts below the matches.
pub(super) struct Remark {
    /// About the row under the cursor; `None` if nothing has to be said.
    pub(super) about: Option<(String, Style)>,
    /// The text after a key that needs a chosen row.
    pub(super) choose_first: text::Text,
    /// The text if nothing has to be said: what to do about a row that is not listed; `None` if the
    /// list says it.
    pub(super) missing: Option<text::Text>,
    /// Counts the matches below those in view; empty if there are none.
    pub(super) below: String,
}

/// Paints the note above the buttons: the question to discard the selection, a refusal, or `remark`.
/// The terms of the next choice stand below it if there is room, or in place of a general remark.
pub(super) fn note<P: Pick>(
    chooser: &Chooser<P>,
    paint: &Paint<'_>,
    Remark { about, choose_first, missing, below }: Remark,
    buf: &mut Buffer,
) {
    let (lang, theme, at) = (paint.lang, paint.theme, paint.at.note());
    let terms = chosen_terms(chooser, lang);
    let terms = terms.as_str();
    let (text, style) = if let Some(why) = &chooser.problem {
        (text::refusal(lang, why, &paint.state.zone), theme.bad)
    } else if chooser.lacks_choice() {
        (format!("! {}", choose_first.of(lang)), theme.notice)
    } else if let Some((said, style)) = about {
        // A key that did nothing is answered here, where the reason stands already.
        if chooser.is_reason_stressed() {
            (format!("✗ {said}"), theme.bad)
        } else {
            (said, style)
        }
    } else if paint.at.is_tight() && !chooser.chosen.is_empty() {
        (terms.to_owned(), theme.faint)
    } else {
        (missing.map_or("", |missing| missing.of(lang)).to_owned(), theme.faint)
    };
    // Without rows the reason gets their room too, so that it is whole.
    if chooser.has_lost_right() && chooser.picker.rows().is_empty() {
        return explanation_in(&[&text], style, paint, buf);
    }
    let mut lines = wrap(&text, usize::from(at.width));
    let rule = Rect { height: 1, ..at };
    let at = if !paint.at.is_tight() {
        rule_with(Rect { y: at.y.saturating_sub(1), ..rule }, &below, paint, buf);
        at
    } else if lines.len() > 1 {
        at
    } else {
        rule_with(rule, &below, paint, buf);
        Rect { y: at.y + 1, height: at.height.saturating_sub(1), ..at }
    };
    let rest = lines.split_off(usize::from(at.height).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), usize::from(at.width));
    }
    let used = u16::try_from(lines.len()).unwrap_or(at.height);
    for (line, part) in at.rows().zip(lines) {
        paint.line(line, vec![span(part, style)], buf);
    }
    // Without rows there is no next choice.
    let has_next = chooser.picker.found().is_none_or(|found| !found.rows.is_empty());
    if used < at.height && has_next {
        let last = Rect { y: at.y + used, height: 1, ..at };
        paint.line(last, vec![span(fit(terms, usize::from(at.width)), theme.faint)], buf);
    }
}

/// The level and the last day that the chosen rows get; those of the next choice if none is chosen.
fn chosen_terms<P: Pick>(chooser: &Chooser<P>, lang: Lang) -> String {
    let mut all = chooser.chosen.iter().map(Pick::terms);
    let first = all.next().unwrap_or_default();
    if all.all(|other| other == first) {
        return text::add_members::terms(lang, first.level, first.last_day);
    }
    let admins = |pick: &&P| pick.terms().level == Level::OrgAdmin;
    let ending = |pick: &&P| pick.terms().last_day.is_some();
    let count = |those: &dyn Fn(&&P) -> bool| chooser.chosen.iter().filter(those).count();
    let admins = count(&admins);
    let members = chooser.chosen.len() - admins;
    text::add_members::mixed_terms(lang, [admins, members], count(&ending))
}

/// Paints a rule with a text at its right end.
pub(super) fn rule_with(line: Rect, text: &str, paint: &Paint<'_>, buf: &mut Buffer) {
    paint.rule(line, buf);
    if text.is_empty() {
        return;
    }
    let text = format!(" {text} ");
    let width = u16::try_from(cells(&text)).unwrap_or(u16::MAX).min(line.width.saturating_sub(1));
    let x = line.right().saturating_sub(width + 1);
    paint.line(Rect { x, width, ..line }, vec![span(text, paint.theme.faint)], buf);
}
