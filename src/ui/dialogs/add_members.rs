//! Paints the first step of adding members: choosing people.

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
    app::{self, AddMembers, ChoiceLine, Chooser, Chosen, Pick},
    domain::{CandidateRow, Eligibility, UserStatus, rights::EnvRights},
    text::{self, Lang},
    ui::{
        Paint, span,
        widgets::{cells, fit, marked, wrap},
    },
};

/// Width of the longest role, in cells.
const MIN_TAG_WIDTH: usize = 9;

/// Paints the first step (choosing people); returns the cursor position.
pub(super) fn choose(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, chooser) = (paint.lang, &dialog.chooser);
    choice_frame(chooser, &text::add_members::add_title(lang, &dialog.org_name), paint, buf);
    let (typed, hint) = (&chooser.picker.field, text::search::HOW_TO_SEARCH);
    let cursor = search_field(typed, hint, paint, |room| count(dialog, paint, room), buf);
    if chooser.why_not {
        explanation(text::add_members::who_can_be_chosen(lang), paint, buf);
    } else {
        let below = candidates(dialog, paint, buf);
        let about = remark(dialog, paint);
        let missing = (!is_nobody_found(dialog)).then_some(text::add_members::WHO_IS_MISSING);
        let choose_first = text::add_members::CHOOSE_SOMEONE_FIRST;
        note(chooser, paint, Remark { about, choose_first, missing, below }, buf);
    }
    cursor
}

/// The number of matches, in at most `room` cells if possible.
fn count(dialog: &AddMembers, paint: &Paint<'_>, room: usize) -> String {
    let (lang, picker) = (paint.lang, &dialog.chooser.picker);
    if dialog.chooser.has_lost_right() {
        return String::new();
    }
    let Some(found) = picker.found() else { return paint.placeholder_text().to_owned() };
    let is_typed = !picker.field.text().trim().is_empty();
    let similar = found.similar[0] + found.similar[1];
    let typed = (found.counts[0] + found.counts[1]).saturating_sub(similar);
    let all = text::search::match_count(lang, typed, similar, Some(found.searched));
    let hits = if !is_typed {
        text::search::name_count(lang, found.searched)
    } else if similar == 0 || cells(&all) <= room {
        all
    } else {
        text::search::match_count(lang, typed, similar, None)
    };
    if found.whole { hits } else { format!("{hits} · {}", paint.placeholder_text()) }
}

/// Paints the candidates; returns how many are below those in view.
fn candidates(dialog: &AddMembers, paint: &Paint<'_>, buf: &mut Buffer) -> String {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    let picker = &dialog.chooser.picker;
    let counts = picker.found().map_or([0, 0], |found| found.counts);
    let lines = visible_lines(dialog.candidate_lines(), picker.cursor(), area.height.into());
    let last = last_visible(&lines);
    let newest = dialog.new_count();
    let name_width = picker.rows().iter().map(|row| cells(&row.person.name)).max().unwrap_or(0);
    let tags = picker.rows().iter().map(|row| cells(&tag(row, lang)));
    let tag_width = tags.max().unwrap_or(0).max(MIN_TAG_WIDTH);
    let own = || picker.rows().iter().filter(|row| row.own);
    let shared = own().next().and_then(domain);
    let has_one_domain = own().all(|row| domain(row) == shared);
    let faint = |said: &str, line: Rect, buf: &mut Buffer| {
        paint.line(line, vec![span(format!("  {said}"), theme.faint)], buf);
    };
    for (line, shown) in area.rows().zip(lines) {
        match shown {
            ChoiceLine::Blank => {}
            ChoiceLine::Head(group) => {
                let (head, count) = match (group, newest) {
                    (0, 0) => (text::add_members::OWN_GROUP, counts[0]),
                    (0, _) => (text::add_members::NEW_GROUP, newest),
                    (1, _) => (text::add_members::PARTNER_GROUP, counts[1]),
                    _ => (text::add_members::OTHERS_GROUP, counts[0].saturating_sub(newest)),
                };
                group_head(head.of(lang), Some(count), paint, line, buf);
            }
            ChoiceLine::Similar => faint(text::search::SIMILAR.of(lang), line, buf),
            ChoiceLine::Row(at) => {
                let here = picker.cursor() == Some(at);
                if let Some(row) = picker.rows().get(at) {
                    let chosen = dialog.chooser.is_chosen(row);
                    let view =
                        CandidateView { row, here, chosen, name_width, tag_width, has_one_domain };
                    candidate(paint, view, line, buf);
                }
            }
        }
    }
    if is_nobody_found(dialog) {
        let searched = picker.found().map_or(0, |found| found.searched);
        nobody_found(searched, &dialog.chooser, paint, buf);
    }
    let [own, of_partners] = below(picker.rows(), last, counts);
    text::add_members::more_below(lang, own, of_partners)
}

/// Returns whether the search is complete and found nobody.
fn is_nobody_found(dialog: &AddMembers) -> bool {
    let found = dialog.chooser.picker.found();
    found.is_some_and(|found| found.whole && found.rows.is_empty())
}

/// Says that nobody was found, with the ways out as rows of keys.
fn nobody_found(searched: usize, chooser: &Chooser<Chosen>, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    let said = text::search::nobody_found(lang, chooser.picker.field.text(), searched);
    paragraph(paint, area, &said, theme.text, buf);
    let above = wrap(&said, usize::from(area.width)).len() + 1;
    let may_add = paint.state.me.get().is_some_and(|me| me.may_manage_env().is_ok());
    let ways = text::add_members::how_to_find(lang, may_add, chooser.has_input());
    let ways = ways.map(|(keys, leads)| (paint.state.look.key_names(keys.to_owned()), leads));
    let keys_width = ways.iter().map(|(keys, _)| cells(keys)).max().unwrap_or(0) + 3;
    for (line, (keys, leads)) in area.rows().skip(above).zip(&ways) {
        let room = usize::from(line.width).saturating_sub(keys_width + 2);
        let keys = span(format!("  {}", fit(keys, keys_width)), theme.accent);
        paint.line(line, vec![keys, span(fit(leads, room), theme.text)], buf);
    }
}

/// Counts the candidates of each group below the row `last`: own users, and those of partners.
fn below(rows: &[CandidateRow], last: Option<usize>, counts: [usize; 2]) -> [usize; 2] {
    let Some(last) = last else { return [0, 0] };
    let shown = rows.iter().take(last + 1);
    let own = shown.clone().filter(|row| row.own).count();
    let others = shown.count() - own;
    [counts[0].saturating_sub(own), counts[1].saturating_sub(others)]
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
    /// `true` if own users share their domain, so that it says least where an address has to be cut.
    has_one_domain: bool,
}

/// The domain of a candidate's address.
fn domain(row: &CandidateRow) -> Option<&str> {
    row.email.rsplit_once('@').map(|(_, domain)| domain)
}

/// The last column: the role, or in a word why the candidate cannot be chosen.
fn tag(row: &CandidateRow, lang: Lang) -> String {
    match &row.standing {
        Eligibility::Refused(why) => text::refusals::in_a_word(lang, why).to_owned(),
        Eligibility::JoinsLater => text::words::user_status(lang, UserStatus::Invited).to_owned(),
        _ => text::words::role_short(lang, row.role).to_owned(),
    }
}

fn candidate(paint: &Paint<'_>, view: CandidateView<'_>, line: Rect, buf: &mut Buffer) {
    let CandidateView { row, here, chosen, name_width, tag_width, has_one_domain } = view;
    let (lang, theme) = (paint.lang, paint.theme);
    let open = row.standing.is_open();
    let text = if open { theme.text } else { theme.faint };
    let text = if here { text.patch(theme.head) } else { text };
    let rest = usize::from(line.width).saturating_sub(6 + 2 + tag_width);
    // If two people share a name, the address gets the space.
    let own = cells(&row.person.name) + 2;
    let name = if row.namesake { own.min(rest / 2) } else { (name_width + 2).min(rest / 2) };
    let mut spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(checkbox(open, chosen), if chosen { theme.accent } else { text }),
    ];
    spans.extend(marked(&row.person.name, &row.name_marks, name - 1, text, theme.matched));
    spans.push(span(" ", text));
    let width = rest - name - 1;
    let by_address = row.own || row.namesake || !row.email_marks.is_empty();
    // A user who has no name is shown by their address.
    let is_named = *row.person.name != *row.email;
    let is_cut = row.own && has_one_domain && cells(&row.email) > width;
    let local = row.email.rsplit_once('@').filter(|_| is_cut);
    let email = local.map_or_else(|| row.email.clone(), |(local, _)| format!("{local}@…"));
    let (shown, marks) = if !is_named {
        ("", &Vec::new())
    } else if by_address {
        (email.as_str(), &row.email_marks)
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

/// Returns the remark above the buttons: the names that were not found, or about the candidate under
/// the cursor why they cannot be chosen or what Ctrl+S does.
fn remark(dialog: &AddMembers, paint: &Paint<'_>) -> Option<(String, Style)> {
    let (lang, theme) = (paint.lang, paint.theme);
    let skipped = app::skipped(paint.state, dialog);
    if !skipped.is_empty() {
        return Some((fit_or_refer(&skipped.join(" · "), paint), theme.notice));
    }
    let refusal = dialog.chooser.picker.current().and_then(Chosen::refusal_of);
    if let Some((name, why)) = refusal {
        let why = text::refusals::behind_colon(lang, why, &paint.state.zone);
        return Some((text::add_members::cannot_be_chosen(lang, name, &why), theme.notice));
    }
    let row = dialog.added_now()?;
    let whole = app::distinct_name_in_sentence(row, &dialog.chooser.all_rows());
    // The row has the cursor, so the name is enough if more would take the line of the rule.
    let says = |name| text::add_members::added_now(lang, name, row.own);
    let said = Some(says(&whole)).filter(|said| cells(said) <= usize::from(paint.at.note().width));
    Some((said.unwrap_or_else(|| says(&row.person.name)), theme.faint))
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
