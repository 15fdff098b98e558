//! The lines of cards, questions and other small dialogs, and the size that they need.

use ratatui::layout::Rect;

mod line;
mod partner;

pub use line::DialogLine;

use partner::partner_tables;

use super::{
    fit::{wrap, wrap_evenly},
    form_rows::form_height,
};
use crate::{
    app::{
        Dialog, Screen, State, cells,
        dialogs::{
            Card, CardRow, CodeDialog, Confirm, Conflict, DayPrompt, Decline, MAX_NAMES_LISTED,
            Question, Reason, Refresh,
        },
        overlays::size::floating_width,
    },
    columns::CellTone,
    domain::{Failure, MemberRow, Name, RequestRow, RequestState},
    text::{self, DayInput, Fact, Lang, PromptLine, PromptWords},
};

/// Lines of a card or question besides its text: the frame, the buttons, and a blank line around the
/// text.
const OTHER_LINES: usize = 5;
/// Cells of a dialog besides its text.
const OTHER_WIDTH: u16 = 6;
/// The largest width of a question whose lines would not be whole otherwise, in cells.
const MAX_QUESTION_WIDTH: u16 = 76;
/// The largest width of a card, in cells.
const MAX_CARD_WIDTH: u16 = 110;

/// The largest width of a dialog that is as wide as its title, in cells.
const MAX_TITLE_WIDTH: u16 = 112;
/// Cells of the frame beside a title.
const TITLE_FRAME_WIDTH: usize = 6;
/// Rows of the content that a form with headings leaves free.
const FORM_MARGIN: u16 = 4;

/// The size of a dialog and the height to which it grows, on this screen with this content. All are
/// as high as their text, except dialogs with a list; a card is as wide as its text.
pub(super) fn dialog_size(
    state: &State,
    dialog: &Dialog,
    [screen, content]: [Rect; 2],
) -> ((u16, u16), u16) {
    let (size, most) = (dialog.show().size(), dialog.show().max_height());
    let room = floating_width([screen, content]);
    let inside = |width: u16| usize::from(width.saturating_sub(OTHER_WIDTH));
    let (width, lines) = match dialog {
        Dialog::Card(card) => {
            let widest = content.width.saturating_sub(8).clamp(size.0, MAX_CARD_WIDTH).min(room);
            let lines = card_lines(card, state, inside(widest));
            let line = lines.iter().map(|line| cells(&line.label) + cells(&line.text)).max();
            let needed = u16::try_from(line.unwrap_or(0)).unwrap_or(u16::MAX);
            (needed.saturating_add(OTHER_WIDTH).clamp(size.0.min(widest), widest), lines.len())
        }
        Dialog::Confirm(confirm) => {
            let width = question_width(confirm, state, size.0, room);
            (width, question_lines(confirm, state, inside(width)).len())
        }
        Dialog::DayPrompt(prompt) => {
            let title = u16::try_from(cells(&day_title(prompt)) + TITLE_FRAME_WIDTH);
            let width = title.unwrap_or(u16::MAX).clamp(size.0, MAX_TITLE_WIDTH).min(room);
            (width, day_lines(prompt, state, inside(width)).len() + 1)
        }
        Dialog::Code(code) => {
            (size.0, code_lines(code, state.lang, inside(size.0.min(room))).len())
        }
        Dialog::Decline(decline) => {
            (size.0, decline_lines(decline, state.lang, inside(size.0.min(room))))
        }
        Dialog::Form(form) if form.search().is_none() => {
            let (width, free) = (size.0.min(room), content.height.saturating_sub(FORM_MARGIN));
            let height = form_height(form, state, inside(width), free);
            return ((size.0, height), height);
        }
        _ => return (size, most),
    };
    let height = u16::try_from(lines + OTHER_LINES).unwrap_or(u16::MAX);
    ((width, height), height)
}

/// The width of a question: a little more than `usual` if that keeps a line whole.
fn question_width(dialog: &Confirm, state: &State, usual: u16, room: u16) -> u16 {
    let widest = usual.max(MAX_QUESTION_WIDTH).min(room);
    let lines = question_text(dialog, state).into_iter();
    let widths = lines.map(|(text, _)| u16::try_from(cells(&text)).unwrap_or(u16::MAX));
    let widths = widths.map(|width| width.saturating_add(OTHER_WIDTH));
    let whole = widths.filter(|width| *width <= widest).max();
    whole.unwrap_or(0).max(usual.min(widest))
}

/// The title of the prompt for a day.
pub fn day_title(prompt: &DayPrompt) -> String {
    let mut names: Vec<Name> = Vec::new();
    for member in &prompt.members {
        if !names.contains(&member.name) {
            names.push(member.name.clone());
        }
    }
    let orgs = prompt.organisation_count();
    text::verbs::members::day_prompt_title(prompt.lang, prompt.verb, &names, orgs)
        .unwrap_or_default()
}

/// Cells between the label of a field and the field.
const LABEL_TO_FIELD: usize = 2;

/// The lines below the field of the prompt for a day: below the field what its text means, then the
/// present days, examples, and the refusal.
pub fn day_lines(prompt: &DayPrompt, state: &State, width: usize) -> Vec<DialogLine> {
    let lang = state.lang;
    let none = text::verbs::members::verb(prompt.verb).prompt.map_or("", |said| said.none.of(lang));
    let means = match prompt.day() {
        DayInput::Day(day) => text::words::day_long(lang, day),
        DayInput::None => none.to_owned(),
        DayInput::Unclear if prompt.needs_text() => text::input::DAY_NEEDED.of(lang).to_owned(),
        DayInput::Unclear if prompt.shows_fault => text::input::DAY_UNCLEAR.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_INCOMPLETE.of(lang).to_owned(),
    };
    let means = if prompt.shows_fault {
        (format!("✗ {means}"), CellTone::Bad)
    } else {
        (means, CellTone::Faint)
    };
    let present = text::input::present_days(lang, prompt.present_days());
    let present = present.map(|said| (said, CellTone::Faint));
    let examples = (text::input::DAY_EXAMPLES.of(lang).to_owned(), CellTone::Faint);
    let refusal = prompt.problem.as_ref();
    let refusal = refusal.map(|why| (text::refusal(lang, why, &state.zone), CellTone::Bad));
    let label =
        text::verbs::members::verb(prompt.verb).prompt.map_or("", |said| said.label.of(lang));
    let indent = cells(label) + LABEL_TO_FIELD;
    let hidden = hidden_marks(state);
    let said =
        [(indent, Some(means)), (0, present), (0, hidden), (0, Some(examples)), (0, refusal)];
    let said = said.into_iter().filter_map(|(indent, said)| Some((indent, said?)));
    let lines = said.flat_map(|(indent, (said, tone))| {
        let lines = wrap(&said, width.saturating_sub(indent)).into_iter();
        lines.map(move |text| DialogLine { label: " ".repeat(indent), text, tone })
    });
    lines.collect()
}

/// The lines of the dialog with a new code.
pub fn code_lines(dialog: &CodeDialog, lang: Lang, width: usize) -> Vec<String> {
    let (recipient, address) = (&dialog.recipient, dialog.address.as_ref());
    let mut lines = text::forms::code_lines(lang, recipient, address, &dialog.code);
    if let Some(last) = lines.last_mut().filter(|_| dialog.is_invalid) {
        text::forms::CODE_NO_LONGER_VALID.of(lang).clone_into(last);
    }
    let wrapped = lines.iter().flat_map(|line| match wrap(line, width) {
        lines if lines.is_empty() => vec![String::new()],
        lines => lines,
    });
    wrapped.collect()
}

/// Number of lines of the dialog to decline a request: three texts with blank lines between them,
/// and a line for each reason.
fn decline_lines(dialog: &Decline, lang: Lang, width: usize) -> usize {
    let (sender, org) = dialog.sender_and_organisation();
    let texts = [
        text::questions::decline_consequence(lang, org),
        text::questions::decline_reason(lang, sender),
        text::questions::DECLINE_FINAL.of(lang).to_owned(),
    ];
    texts.iter().map(|text| wrap(text, width).len()).sum::<usize>() + Reason::ALL.len() + 2
}

/// Number of cells between the widest label and the values of a card.
const LABEL_GAP: usize = 3;

/// The title of a card.
pub fn card_title(card: &Card, state: &State) -> String {
    card_facts(card, state).0
}

/// The title of a card, and its facts.
fn card_facts(card: &Card, state: &State) -> (String, Vec<Fact>) {
    let lang = state.lang;
    match &card.row {
        CardRow::Member(row) => {
            let facts = text::facts::member_facts(lang, row, &state.zone, state.now);
            (row.person.name.to_string(), facts)
        }
        CardRow::Request(row) => (row.addressee.name.to_string(), request_facts(row, state)),
        CardRow::Inbox(row) => text::facts::inbox_facts(lang, row, &state.zone, state.now),
        CardRow::Evidence(row) => {
            (row.name.to_string(), text::facts::summary(lang, row, &state.zone))
        }
        CardRow::Partner(row) => {
            let facts = text::people::partners::partner_card_facts(lang, row, &state.zone);
            (row.row.env.1.to_string(), facts)
        }
    }
}

/// The facts of a sent request, followed by its history if that is loaded.
fn request_facts(row: &RequestRow, state: &State) -> Vec<Fact> {
    let lang = state.lang;
    let mut facts = text::facts::sent_request_facts(lang, row, &state.zone, state.now);
    if let Screen::Organisation(screen) = &state.screen {
        let history = screen.history().into_iter().flatten();
        let events = text::facts::request_history(lang, history, row, &state.zone);
        facts.extend(events.into_iter().enumerate().map(|(at, (time, event))| {
            let label = if at == 0 { text::inbox::HISTORY.of(lang) } else { "" };
            (label, format!("{time} · {event}"))
        }));
    }
    facts
}

pub(super) fn card_lines(card: &Card, state: &State, width: usize) -> Vec<DialogLine> {
    let (_, facts) = card_facts(card, state);
    let label_width = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + LABEL_GAP;
    let room = width.saturating_sub(label_width).max(1);
    let lines = facts.into_iter().flat_map(|(label, text)| {
        let parts = wrap(&text, room).into_iter().enumerate();
        parts.map(move |(part, text)| {
            let label = if part == 0 { label } else { "" };
            let blank = " ".repeat(label_width.saturating_sub(cells(label)));
            DialogLine { label: format!("{label}{blank}"), text, tone: CellTone::Text }
        })
    });
    let tables = match &card.row {
        CardRow::Partner(details) => partner_tables(details, state, width),
        _ => Vec::new(),
    };
    lines.chain(tables).collect()
}

/// The line of a dialog that says how many marked rows the filter hides (R311); `None` without any.
fn hidden_marks(state: &State) -> Option<(String, CellTone)> {
    let hidden = state.screen.show().list()?.hidden_marks()?;
    let said = text::search::marks_outside_filter(state.lang, hidden)?;
    Some((said, CellTone::Notice))
}

pub(super) fn question_lines(dialog: &Confirm, state: &State, width: usize) -> Vec<DialogLine> {
    let text = question_text(dialog, state).into_iter().chain(hidden_marks(state));
    let lines = text.flat_map(|(text, tone)| {
        let inset = text.len() - text.trim_start().len();
        // An empty text separates paragraphs, but wraps to no lines.
        let parted = text.is_empty().then(String::new);
        let wrapped = wrap_evenly(&text, width.saturating_sub(inset)).into_iter();
        wrapped.chain(parted).map(move |text| DialogLine { label: " ".repeat(inset), text, tone })
    });
    lines.collect()
}

/// The paragraphs of a question.
fn question_text(dialog: &Confirm, state: &State) -> Vec<(String, CellTone)> {
    let lang = state.lang;
    let faint = |said: &str| (said.to_owned(), CellTone::Faint);
    let plain = |lines: Vec<String>| lines.into_iter().map(|line| (line, CellTone::Sign)).collect();
    match &dialog.question {
        Question::Withdraw { requests, .. } => {
            let is_expired = |row: &&RequestRow| row.state == RequestState::Expired;
            let expired = requests.iter().filter(is_expired).count();
            let open = requests.len() - expired;
            let warning = text::questions::withdraw_warning(lang, open, expired);
            let mut lines: Vec<_> = plain(warning.into_iter().collect());
            lines.extend(listed(state, requests, |row| {
                let (name, env) = (&row.addressee.name, &row.addressee_env);
                format!("  {name} · {env} · {}", row.addressee_email)
            }));
            let notes = text::questions::withdraw_notes(lang, open, expired);
            lines.extend(notes.into_iter().map(faint));
            lines
        }
        Question::Leave { org, last: true, .. } => {
            vec![(text::forms::you_are_last_admin(lang, org), CellTone::Notice)]
        }
        Question::Leave { org, has_sent_requests, .. } => {
            prompt_lines(&text::forms::leave_question(lang, org, *has_sent_requests))
        }
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            prompt_lines(said.words.of(lang))
        }
        Question::Refresh(refresh) => plain(refresh_lines(refresh, state)),
        Question::AdminOutside { outside, inside, already, .. } => {
            admin_lines(state, outside, [inside, already])
        }
    }
}

/// The lines of the words of a question, by the meaning of their colour.
fn prompt_lines(words: &PromptWords) -> Vec<(String, CellTone)> {
    let tone = |line: &PromptLine| match line {
        PromptLine::Sentence(_) => CellTone::Sign,
        PromptLine::Heading(_) => CellTone::Text,
        PromptLine::Row(_) => CellTone::Head,
        PromptLine::Notice(_) => CellTone::Notice,
        PromptLine::More(_) | PromptLine::Note(_) => CellTone::Faint,
    };
    words.lines.iter().map(|line| (line.text().to_owned(), tone(line))).collect()
}

/// The lines about members from outside who become *Beheerder*, with the others who do and those
/// who are already.
fn admin_lines(
    state: &State,
    outside: &[MemberRow],
    [inside, already]: [&[MemberRow]; 2],
) -> Vec<(String, CellTone)> {
    let lang = state.lang;
    let mut lines = listed(state, outside, |row| {
        format!("  {} · {} · {}", row.person.name, row.env, row.email)
    });
    let names =
        |rows: &[MemberRow]| rows.iter().map(|row| row.person.name.clone()).collect::<Vec<_>>();
    let also = text::questions::admins_too(lang, &names(inside));
    lines.extend(also.map(|said| (said, CellTone::Text)));
    let skipped = text::questions::admins_already(lang, names(already));
    lines.extend(skipped.map(|said| (said, CellTone::Notice)));
    let note = text::questions::admin_note(lang, outside.len());
    lines.push((note.to_owned(), CellTone::Faint));
    lines
}

/// The lines about the data of a trade register; they may still be loading.
fn refresh_lines(refresh: &Refresh, state: &State) -> Vec<String> {
    let failure = state.visible_failure().filter(|_| refresh.has_failed());
    let instead = |failure: &Failure| {
        let is_register = matches!(failure, Failure::TradeRegister(_));
        is_register.then(|| text::refresh::WITHOUT_REGISTER.of(state.lang).to_owned())
    };
    let failed = failure.map(|failure| {
        let said = text::failure(state.lang, failure);
        // A command has a line of its own, so that it does not break.
        let (why, command) = match said.split_once(": toegang ") {
            Some((why, rest)) => (format!("{why}:"), Some(format!("  toegang {rest}"))),
            None => (said, None),
        };
        std::iter::once(why).chain(command).chain(instead(failure)).collect::<Vec<_>>()
    });
    let lines = failed.or_else(|| refresh.lines(state.lang));
    let has_failed = state.visible_failure().is_some();
    let waits = if has_failed { text::inbox::UNREAD } else { text::screen::LOADING };
    lines.unwrap_or_else(|| vec![waits.of(state.lang).to_owned()])
}

/// Lists at most [`MAX_NAMES_LISTED`] rows, then how many more there are.
fn listed<T>(state: &State, rows: &[T], said: impl Fn(&T) -> String) -> Vec<(String, CellTone)> {
    let more = rows.len().saturating_sub(MAX_NAMES_LISTED);
    let shown = if more > 0 { MAX_NAMES_LISTED - 1 } else { MAX_NAMES_LISTED };
    let mut lines: Vec<_> =
        rows.iter().take(shown).map(|row| (said(row), CellTone::Head)).collect();
    if more > 0 {
        let rest = text::add_members::and_more(state.lang, rows.len() - shown);
        lines.push((rest, CellTone::Faint));
    }
    lines
}
