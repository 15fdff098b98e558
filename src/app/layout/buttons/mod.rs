//! The buttons of dialogs and screens, with their positions.

use ratatui::layout::{Margin, Rect};

mod button;
mod card;

pub use button::Button;

use card::{card_buttons, keyed_button};

use super::pane::facts::answer_line;
use crate::{
    app::{
        Action, Dialog, Geometry, Overlay, Screen, State, availability, cells,
        dialogs::{
            AccessDialog, AccessStep, AddMembers, Confirm, ConfirmButton as Focused, Conflict,
            Decline, EnterEffect, Focus, Form, GiveAccess, Question, answer_key, distinct_name,
        },
        fit,
    },
    domain::{AccessEffect, MatchKind, Name},
    text::{self, Lang, buttons},
};

/// Cells that a button takes besides its label.
const FRAME_WIDTH: usize = 4;

/// The visible buttons of the dialog or screen.
pub fn buttons(state: &State) -> Vec<Button> {
    let at = Geometry::from_state(state);
    match &state.dialog {
        Some(Dialog::AddMembers(dialog)) => add_members(state, dialog, at.buttons()),
        Some(Dialog::GiveAccess(dialog)) => give_access(state, dialog, at.buttons()),
        Some(Dialog::Confirm(dialog)) => confirm(state, dialog, at.buttons()),
        Some(Dialog::Decline(dialog)) => decline(state, dialog, at.buttons()),
        Some(Dialog::DayPrompt(dialog)) => {
            let lang = state.lang;
            let cancel = Button::new(buttons::CANCEL.of(lang), Action::Back, false);
            let save = main_button(state, buttons::SAVE.of(lang), dialog.can_submit());
            place_apart(at.buttons(), cancel, save)
        }
        Some(Dialog::Form(form)) => form_buttons(state, form, at.buttons()),
        Some(Dialog::Code(_)) => {
            let label = text::forms::SEEN_BUTTON.of(state.lang);
            let seen = enter_button(state, label, Action::Close, true);
            let copy = availability(state, Action::CopyCode).is_hinted();
            let copy = copy.then(|| keyed_button(state, state.contexts(), Action::CopyCode));
            side_by_side(at.buttons(), [Some(seen), copy.flatten()].into_iter().flatten().collect())
        }
        Some(Dialog::Card(card)) => card_buttons(state, card, at.buttons()),
        None => screen_buttons(state),
    }
}

/// The button that closes the open text or list of messages; `None` without one.
pub fn overlay_button(state: &State) -> Option<Button> {
    if !matches!(state.overlay, Some(Overlay::Messages { .. } | Overlay::Sheet(_))) {
        return None;
    }
    let close = Button::new(buttons::CLOSE.of(state.lang), Action::Back, true);
    let inside = Geometry::from_state(state).overlay.inner(Margin::new(3, 1));
    let line = inside.rows().next_back()?;
    Some(Button { area: Rect { width: close.width().min(line.width), ..line }, ..close })
}

/// The buttons of the screen, also behind a dialog.
pub fn screen_buttons(state: &State) -> Vec<Button> {
    match &state.screen {
        Screen::SignIn(_) => {
            let (lang, area) = (state.lang, Geometry::from_state(state).buttons());
            let register = Button::new(text::forms::REGISTER.of(lang), Action::Register, false);
            let activate = Button::new(text::forms::ACTIVATE.of(lang), Action::Activate, false);
            side_by_side(area, vec![register, activate])
        }
        Screen::Inbox(screen) => answer_line(state, screen).map_or(Vec::new(), |line| {
            let button = |action| keyed_button(state, state.screen.contexts(), action);
            let all = [Action::Accept, Action::Decline].into_iter();
            side_by_side(line, all.filter_map(button).collect())
        }),
        _ => Vec::new(),
    }
}

/// Creates a label that contains a name. Shortens the name if the label would not fit.
fn label_with_name(state: &State, name: &str, say: impl Fn(&Name) -> String, width: u16) -> String {
    let says = |name: &str| say(&Name::stored(name.to_owned()));
    let around = cells(&says("")) + cells(buttons::ENTER.of(state.lang)) + FRAME_WIDTH;
    let all = usize::from(width).saturating_sub(around);
    // Rather a part of an address than no button to cancel.
    let cancel = Button::new(buttons::CANCEL.of(state.lang), Action::Back, false).width();
    let beside = all.saturating_sub(usize::from(cancel) + 1);
    let room = if beside < MIN_NAME_IN_BUTTON { all } else { beside };
    if cells(name) <= room { says(name) } else { says(fit(name, room).trim_end()) }
}

/// Creates a button whose label shows Enter while it has focus.
fn enter_button(state: &State, label: &str, action: Action, focused: bool) -> Button {
    let key = if focused { buttons::ENTER.of(state.lang) } else { "" };
    Button::new(&format!("{key}{label}"), action, focused)
}

/// Creates the main button of a dialog, which shows Enter while that works.
fn main_button(state: &State, label: &str, is_enabled: bool) -> Button {
    Button { is_enabled, ..enter_button(state, label, Action::Enter, is_enabled) }
}

/// Creates the button of an answer, with the letter that gives it.
fn answer_button(state: &State, word: &str, action: Action, focused: bool) -> Button {
    let key = answer_key(state, action, word).map(|key| state.look.key_names(key.to_string()));
    let label = key.map_or(word.to_owned(), |key| format!("{word}  {key}"));
    Button::new(&label, action, focused)
}

/// Returns the letter that a visible button has for this answer; `None` without such a button.
pub(in crate::app) fn letter_of(state: &State, action: Action) -> Option<char> {
    buttons(state).into_iter().find(|button| button.action == action)?.letter
}

/// The word on the button that answers yes.
pub(in crate::app) fn yes_word(lang: Lang, dialog: &Confirm) -> String {
    match &dialog.question {
        Question::Withdraw { requests, .. } => buttons::withdraw(lang, requests.len()),
        Question::Leave { .. } => buttons::LEAVE.of(lang).to_owned(),
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            said.words.of(lang).button.clone()
        }
        Question::Refresh(_) => buttons::TAKE_OVER.of(lang).to_owned(),
        Question::AdminOutside { .. } => buttons::MAKE_ADMIN.of(lang).to_owned(),
    }
}

fn form_buttons(state: &State, form: &Form, area: Rect) -> Vec<Button> {
    let lang = state.lang;
    let cancel = if form.goes_back_to_search() { buttons::BACK } else { buttons::CANCEL };
    let cancel = Button::new(cancel.of(lang), Action::Back, false);
    let by_hand = form
        .offers_by_hand()
        .then(|| Button::new(buttons::BY_HAND.of(lang), Action::EnterByHand, false));
    let go = match form.search() {
        None => Button {
            destroys: form.destroys(),
            ..main_button(state, form.button(), form.can_submit())
        },
        Some(lookup) => {
            let taken = [Some(&cancel), by_hand.as_ref()].into_iter().flatten();
            let taken: u16 = taken.map(|button| button.width() + 2).sum();
            let width = area.width.saturating_sub(taken);
            match lookup.picker.current().filter(|_| !lookup.picker.has_failed()) {
                Some(row) => {
                    let name = &row.entry.enterprise.name;
                    let label = label_with_name(state, name, buttons::choose, width);
                    enter_button(state, &label, Action::Enter, true)
                }
                None => main_button(state, buttons::CHOOSE_ENTERPRISE.of(lang), false),
            }
        }
    };
    with_middle(place_apart(area, cancel, go), by_hand)
}

/// Adds a button between two others, next to the right one, if there is room.
fn with_middle(mut both: Vec<Button>, middle: Option<Button>) -> Vec<Button> {
    if let (Some(middle), [left, right]) = (middle, both.as_slice()) {
        let (from, to) = (left.area.right() + 2, right.area.x.saturating_sub(2));
        if from + middle.width() <= to {
            let x = to - middle.width();
            let area = Rect { x, width: middle.width(), ..right.area };
            both.insert(1, Button { area, ..middle });
        }
    }
    both
}

/// The fewest cells of a name in a button that leaves the one to cancel.
const MIN_NAME_IN_BUTTON: usize = 16;

/// The labels of the main button in a dialog that gives access.
struct AccessLabels {
    /// While Enter chooses the row under the cursor.
    choose: String,
    /// In the first step, if Enter does nothing.
    nothing: &'static str,
    /// In the second step.
    check: String,
}

fn add_members(state: &State, dialog: &AddMembers, area: Rect) -> Vec<Button> {
    let lang = state.lang;
    let choose = match dialog.chooser.enter_effect() {
        EnterEffect::Choose(row) => {
            let says = |name: &Name| match row.kind {
                MatchKind::Alike => buttons::choose_similar(lang, name),
                _ => buttons::choose(name),
            };
            label_with_name(
                state,
                &distinct_name(row, &dialog.chooser.all_rows()),
                says,
                area.width,
            )
        }
        _ => String::new(),
    };
    let is_empty = dialog.chooser.chosen.is_empty();
    let nothing = if is_empty { buttons::CHOOSE_SOMEONE } else { buttons::NOBODY_TO_ADD };
    let check = match (dialog.count(AccessEffect::Joins), dialog.count(AccessEffect::Asks)) {
        (0, 0) => buttons::NOBODY_TO_ADD.of(lang).to_owned(),
        (own, others) => buttons::add(lang, own, others),
    };
    let labels = AccessLabels { choose, nothing: nothing.of(lang), check };
    access(state, dialog, labels, area)
}

fn give_access(state: &State, dialog: &GiveAccess, area: Rect) -> Vec<Button> {
    let lang = state.lang;
    let choose = match dialog.chooser.enter_effect() {
        EnterEffect::Choose(row) => label_with_name(state, &row.name, buttons::choose, area.width),
        _ => String::new(),
    };
    let check = match dialog.people.len() {
        _ if !dialog.chooser.has_open() => text::give_access::NOWHERE.of(lang).to_owned(),
        1 => text::give_access::give(lang, dialog.count(true), dialog.count(false)),
        _ => buttons::add(lang, dialog.count(true), dialog.count(false)),
    };
    let nothing = text::give_access::CHOOSE_ORGANISATION.of(lang);
    access(state, dialog, AccessLabels { choose, nothing, check }, area)
}

/// The buttons of a dialog that gives access, in both steps.
fn access<D: AccessDialog>(
    state: &State,
    dialog: &D,
    labels: AccessLabels,
    area: Rect,
) -> Vec<Button> {
    let lang = state.lang;
    let chooser = dialog.chooser();
    if chooser.why_not {
        return side_by_side(
            area,
            vec![enter_button(state, buttons::BACK_NOW.of(lang), Action::Back, true)],
        );
    }
    if chooser.step == AccessStep::Check {
        return access_check(state, dialog, &labels.check, area);
    }
    let (label, is_enabled) = match chooser.enter_effect() {
        EnterEffect::Choose(_) => (labels.choose, true),
        EnterEffect::NextStep => (buttons::go_on(lang, chooser.open_count()), true),
        EnterEffect::Nothing => (labels.nothing.to_owned(), false),
    };
    let cancel = if chooser.has_cancel_focus {
        enter_button(state, buttons::CANCEL_NOW.of(lang), Action::Back, true)
    } else {
        Button::new(buttons::CANCEL.of(lang), Action::Back, false)
    };
    let go = Button {
        is_enabled,
        ..enter_button(state, &label, Action::Enter, !chooser.has_cancel_focus && is_enabled)
    };
    // The button that skips the check.
    let now = chooser.has_open().then(|| Button::new(buttons::NOW.of(lang), Action::Now, false));
    with_middle(place_apart(area, cancel, go), now)
}

/// The buttons of the second step.
fn access_check<D: AccessDialog>(
    state: &State,
    dialog: &D,
    label: &str,
    area: Rect,
) -> Vec<Button> {
    let lang = state.lang;
    if dialog.chooser().is_editing() {
        let cancel = Button::new(buttons::CANCEL.of(lang), Action::Back, false);
        let is_enabled = dialog.chooser().check.takes_input(state.now.today, lang);
        return place_apart(area, cancel, main_button(state, buttons::DONE.of(lang), is_enabled));
    }
    if dialog.chooser().check.asks_confirmation {
        // Only the letter in the question confirms; every other key cancels.
        let cancel = enter_button(state, buttons::CANCEL_NOW.of(lang), Action::Back, true);
        let sure = answer_button(state, buttons::MAKE_ADMIN.of(lang), Action::Sure, false);
        return place_apart(area, cancel, sure);
    }
    let back = Button::new(buttons::BACK.of(lang), Action::Back, false);
    place_apart(area, back, main_button(state, label, dialog.can_continue()))
}

fn confirm(state: &State, dialog: &Confirm, area: Rect) -> Vec<Button> {
    let lang = state.lang;
    let yes = yes_word(lang, dialog);
    let is_conflict = matches!(dialog.question, Question::Conflict(_));
    let cancel = if is_conflict { buttons::LEAVE_IT.of(lang) } else { buttons::CANCEL.of(lang) };
    let button = |which| {
        let focused = dialog.focus == which;
        let (word, action) = match which {
            Focused::Cancel => return Button::new(cancel, Action::Back, focused),
            Focused::Yes => (yes.as_str(), dialog.verb()),
            Focused::ShowLog => (buttons::SEE_CHANGE.of(lang), Action::SeeChange),
        };
        answer_button(state, word, action, focused)
    };
    side_by_side(area, dialog.buttons().map(button).collect())
}

fn decline(state: &State, dialog: &Decline, area: Rect) -> Vec<Button> {
    let lang = state.lang;
    let cancel = Button::new(buttons::CANCEL.of(lang), Action::Back, dialog.focus == Focus::Cancel);
    let word = buttons::DECLINE_NOW.of(lang);
    let yes = answer_button(state, word, Action::YesDecline, dialog.focus == Focus::Decline);
    side_by_side(area, vec![cancel, yes])
}

/// Places one button at the left edge and one at the right edge. If there is no room for both, the
/// left one, which its key presses too, is left out.
fn place_apart(area: Rect, left: Button, right: Button) -> Vec<Button> {
    let has_room = left.width() + right.width() < area.width;
    let width = left.width().min(area.width);
    let left = Button { area: Rect { width, ..area }, ..left };
    let width = right.width().min(area.width);
    let x = area.right().saturating_sub(width);
    let right = Button { area: Rect { x, width, ..area }, ..right };
    if has_room { vec![left, right] } else { vec![right] }
}

fn side_by_side(area: Rect, buttons: Vec<Button>) -> Vec<Button> {
    let mut x = area.x;
    let place = |button: Button| {
        let width = button.width();
        let at = Rect { x, width, ..area }.intersection(area);
        x += width + 3;
        Button { area: at, ..button }
    };
    buttons.into_iter().map(place).collect()
}
