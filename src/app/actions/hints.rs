//! The hint line: the keys that work now, from the keymap, and the effect of Esc.

use ratatui::layout::Rect;

use crate::{
    app::{
        Action, Address, Availability, Context, Dialog, DisabledReason, Geometry, MenuItem,
        Overlay, PaletteItem, PaletteScope, Situation, State,
        actions::labels::{esc_label, marked_rows, with_count},
        layout::{
            buttons::{buttons, letter_of, yes_word},
            dialog_text,
        },
        lists::any_list::AnyList,
        overlays::reading::can_scroll,
        screens::{MEMBERS_TAB, REQUESTS_TAB},
        with_reason,
    },
    domain::MemberVerb,
    text::{self, Text},
};

/// A key hint at the bottom of the screen, which a click runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The cells that the hint covers; a click there performs its action.
    pub area: Rect,
    /// The key as displayed, or the first key of a sequence.
    pub keys: String,
    /// Label of the action; some labels depend on the screen, and on the number of marked rows.
    pub label: String,
    /// The action that a click performs.
    pub action: Action,
}

/// An action on the selected rows, as the pane with their details names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaneAction {
    /// The key as displayed, or the keys of a sequence.
    pub keys: String,
    /// Label of the action, with the number of marked rows.
    pub label: String,
}

/// The least width of the line for the whole label of Esc, in cells.
const MIN_WHOLE_ESC: u16 = 80;

/// Returns the actions on the selected rows that work for this user, most used first. If none
/// works, returns the reason why the first does not; `None` if the screen has no such actions.
pub fn pane_actions(state: &State) -> Result<Vec<PaneAction>, Option<String>> {
    let situation = Situation::from_screen(state);
    let contexts = state.screen.contexts();
    let mut reasons: Vec<(String, String)> = Vec::new();
    let mut is_right = false;
    let mut works = Vec::new();
    for action in state.screen.show().pane_actions() {
        let group = group_in(state, contexts, action);
        let answers: Vec<_> = group.into_iter().map(|one| situation.availability(one)).collect();
        let Some(keys) = state.keymap.hint(contexts, action) else { continue };
        if answers.iter().any(Availability::is_hinted) {
            let keys = state.look.key_names(short(keys));
            works.push(PaneAction { keys, label: counted_label(state, contexts, action) });
        } else if let Some(reason) = answers.iter().find_map(Availability::reason)
            // The row that the pane shows has this action no more, such as an answered request.
            && *reason != DisabledReason::NoRow
        {
            if action == Action::TakeBack {
                return Err(Some(reason.message(state)));
            }
            let label = counted_label(state, contexts, action);
            is_right |= reason.is_of_viewer();
            reasons.push((label, reason.short_message(state)));
        }
    }
    if works.is_empty() { Err(common_reason(&reasons, is_right)) } else { Ok(works) }
}

/// Returns the reason of all these actions, or that of the first with its label: a reason without one
/// seems to be about all of them. A reason that is no lack of a right names what it refuses.
fn common_reason(reasons: &[(String, String)], is_right: bool) -> Option<String> {
    let (label, reason) = reasons.first()?;
    let alike = || reasons.iter().filter(|(_, other)| other == reason);
    let is_common = reasons.len() > 1 && alike().count() == reasons.len();
    if is_common && is_right {
        return Some(reason.clone());
    }
    if !is_common {
        return Some(with_reason(label, Some(reason)));
    }
    let labels: Vec<&str> = alike().map(|(label, _)| label.trim_end_matches('…')).collect();
    Some(with_reason(&labels.join(", "), Some(reason)))
}

/// Returns the hint of an action on the visible screen, without a place; `None` if it does not work.
pub(in crate::app) fn hint_on_screen(
    state: &State,
    situation: &Situation<'_>,
    action: Action,
) -> Option<Hint> {
    let contexts = state.screen.contexts();
    let group = group_in(state, contexts, action);
    let works = group.into_iter().any(|one| situation.availability(one).is_hinted());
    let keys = state.keymap.hint(contexts, action).filter(|_| works)?;
    let label = match action {
        Action::RoleAdmin => text::actions::CHANGE.of(state.lang).to_owned(),
        _ => counted_label(state, contexts, action),
    };
    Some(Hint { area: Rect::default(), keys: state.look.key_names(short(keys)), label, action })
}

/// Returns the hints that fit the line, in order, and the hint for Esc.
pub fn hints(state: &State) -> (Vec<Hint>, Option<Hint>) {
    let area = Geometry::from_state(state).hint;
    let esc = esc_label(state).map(|label| {
        // On a narrow screen the first words leave room for the other keys.
        let first = label.split(", ").next().unwrap_or(label);
        let label = if area.width < MIN_WHOLE_ESC { first } else { label };
        let width = cells(label) + 7;
        let area = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
        let label = label.to_owned();
        Hint { area, keys: "Esc".to_owned(), label, action: Action::Back }
    });
    // An open menu of keys takes only its own.
    if !state.pending.is_empty() {
        return (
            Vec::new(),
            esc.map(|hint| Hint { area: Rect { x: area.x + 1, ..hint.area }, ..hint }),
        );
    }
    // A blank stays at the right edge.
    let room = area.width.saturating_sub(esc.as_ref().map_or(1, |hint| hint.area.width + 2));
    let situation = Situation::from_focus(state);
    // Only a narrow screen starts without the details, and there the (+) has its key beside it. In an
    // empty list it is the only thing to do.
    let is_narrow = Geometry::from_state(state).has_bar();
    let is_empty = situation.has_nothing_to_filter();
    let plus = state.screen.plus().filter(|_| is_narrow && state.dialog.is_none() && !is_empty);
    // The button says what Enter does.
    let has_button = state.dialog.is_some() && state.overlay.is_none();
    let is_circular = |act: Action| has_button && act == Action::Enter;
    let is_apt = |act: &&Action| {
        !is_circular(**act) && Some(**act) != plus && (**act != Action::Details || is_narrow)
    };
    let all = actions(state).iter().filter(is_apt);
    let mut all: Vec<_> = all.filter(|act| is_hinted(&situation, **act)).collect();
    // While a message offers undo, its key comes second: the message may have no room for it.
    let undo = all.iter().position(|act| **act == Action::Undo);
    if let Some(until_undo) = undo.filter(|at| *at > 0 && state.toasts.offered_undo().is_some())
        && let Some(after_first) = all.get_mut(1..=until_undo)
    {
        after_first.rotate_right(1);
    }
    // The user marks rows for these acts.
    if state.dialog.is_none() && state.overlay.is_none() {
        all.sort_by_key(|act| marked_rows(state, state.contexts(), **act) == 0);
    }
    let (hints, x) = placed(state, &all, area, area.x + room);
    // Esc follows the other hints directly if there is room.
    let esc = esc.map(|hint| Hint { area: Rect { x: x.min(hint.area.x), ..hint.area }, ..hint });
    (hints, esc)
}

/// Places the hints that fit before `end`, in this order. Returns them, and where the next would
/// begin.
fn placed(state: &State, all: &[&Action], area: Rect, end: u16) -> (Vec<Hint>, u16) {
    let (mut x, mut hints) = (area.x + 1, Vec::new());
    for (at, action) in all.iter().copied().enumerate() {
        let Some(keys) = state.keymap.hint(state.contexts(), *action) else { continue };
        let letter = action.is_answer().then(|| letter_of(state, *action)).flatten();
        let keys = letter.map_or_else(|| short(keys), String::from);
        // The page is below the bar (R330).
        let has_bar = state.menu.is_some() && Geometry::from_state(state).has_bar();
        let down = state.keymap.hint(state.contexts(), Action::Down);
        let keys = match down.filter(|_| has_bar && *action == Action::Open) {
            Some(down) => format!("{down}/{keys}"),
            None => keys,
        };
        let keys = state.look.key_names(keys);
        let label = counted_label(state, state.contexts(), *action);
        let width = cells(&keys) + 1 + cells(&label);
        // Reserve room for Help, so that users who miss a key can find it there.
        let help_comes = all.iter().skip(at + 1).any(|later| **later == Action::Help);
        let kept = if help_comes { cells(Action::Help.label(state.lang)) + 4 } else { 0 };
        if x + width + kept > end {
            continue;
        }
        let area = Rect { x, width, ..area };
        hints.push(Hint { area, keys, label, action: *action });
        x += width + 2;
    }
    (hints, x)
}

/// Shortens a sequence that starts with `r` to that key; which-key shows the next keys.
fn short(keys: String) -> String {
    match keys.split_once(' ') {
        Some(("r", _)) => keys.chars().take(1).collect(),
        _ => keys,
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(crate::app::cells(text)).unwrap_or(u16::MAX)
}

/// The label of an action in these contexts. If it acts on the marked rows, their number follows.
fn counted_label(state: &State, contexts: &[Context], action: Action) -> String {
    match (action, &state.dialog) {
        (Action::Press, Some(_)) => return press_label(state),
        (Action::Open, None) if let Some(item) = state.menu => {
            let is_here = Some(item) == state.marked_menu_item();
            let goes_to = text::actions::open_item(state.lang, item.label(state.lang));
            return if is_here { text::esc::TO_SCREEN.of(state.lang).to_owned() } else { goes_to };
        }
        (Action::Down, Some(Dialog::Decline(_))) => {
            return text::questions::PICK_REASON.of(state.lang).to_owned();
        }
        _ => {}
    }
    // The label of this one has a capital.
    if let (Some(Dialog::Confirm(dialog)), true) =
        (&state.dialog, action.confirms() && action != Action::YesAdmin)
    {
        return text::grammar::names::lower_first(&yes_word(state.lang, dialog));
    }
    with_count(label(state, action), marked_rows(state, contexts, action))
}

/// Returns the effect of Enter in a question: it presses the button with the focus, or goes there from
/// a reason.
fn press_label(state: &State) -> String {
    match buttons(state).into_iter().find(|button| button.focused) {
        Some(button) if button.action.is_answer() => {
            counted_label(state, state.contexts(), button.action)
        }
        Some(button) => text::grammar::names::lower_first(button.word()),
        None => text::questions::TO_DECLINE.of(state.lang).to_owned(),
    }
}

/// The label of a hint. Enter and some other actions have labels that depend on the screen.
fn label(state: &State, action: Action) -> &'static str {
    let lang = state.lang;
    let chooses = state.screen.show().enter_chooses();
    if let (Action::Open, None, Some(label)) = (action, state.menu, open_label(state)) {
        return label.of(lang);
    }
    if let (Action::Filter, Some(label)) = (action, state.screen.show().filter_label()) {
        return label.of(lang);
    }
    if let Some(label) = state.screen.show().action_label(action) {
        return label.of(lang);
    }
    match (action, &state.dialog) {
        (Action::Enter, ..) if matches!(state.overlay, Some(Overlay::Help(_))) => {
            text::input::HINT_PERFORM.of(lang)
        }
        (Action::Enter, ..) if let Some(Overlay::Palette(palette)) = &state.overlay => {
            let item = palette.current().map(|line| line.item);
            match (&palette.scope, item) {
                (_, Some(PaletteItem::PartnerPerson(_))) => text::palette::GIVE_ACCESS,
                (_, Some(PaletteItem::Request(_))) => text::palette::TO_REQUEST,
                (_, Some(PaletteItem::Org(_) | PaletteItem::User(_))) => text::actions::OPEN,
                (PaletteScope::Everything, _) => text::input::HINT_CHOOSE,
                (_, Some(PaletteItem::SaveFilter { .. })) => text::filters::SAVE_FILTER,
                (PaletteScope::Filters(_), _) => text::filters::USE_FILTER,
            }
            .of(lang)
        }
        (Action::Enter, None) if chooses => text::input::HINT_CHOOSE.of(lang),
        (Action::MarkAll, ..) if state.screen.show().list().is_some_and(AnyList::has_marks) => {
            text::actions::INVERT.of(lang)
        }
        (Action::MarkAll, ..) => text::actions::ALL.of(lang),
        (Action::Right, _) if state.menu.is_none() => text::actions::NEXT_TAB.of(lang),
        (Action::RoleAdmin, ..) => text::actions::ROLE.of(lang),
        (Action::Enter, None) if state.has_one_hit() => {
            open_label(state).unwrap_or(text::actions::OPEN).of(lang)
        }
        (Action::Enter, None) => text::input::HINT_DONE.of(lang),
        (Action::Change(MemberVerb::Level(_)), ..) => text::actions::PICK_LEVEL.of(lang),
        (Action::Buttons, Some(Dialog::AddMembers(dialog))) if dialog.chooser.has_cancel_focus => {
            text::actions::TO_LIST.of(lang)
        }
        (Action::Buttons, Some(Dialog::GiveAccess(dialog))) if dialog.chooser.has_cancel_focus => {
            text::actions::TO_LIST.of(lang)
        }
        _ => action.label(lang),
    }
}

/// The label of Enter on a row: the tab, page or card to which it leads (R331).
fn open_label(state: &State) -> Option<Text> {
    let screen = state.screen.show();
    let tab = || match state.org_tab {
        MEMBERS_TAB => text::actions::OPEN_MEMBERS,
        REQUESTS_TAB => text::actions::OPEN_REQUESTS,
        0 => text::actions::OPEN_DETAILS,
        _ => text::actions::OPEN_LOG,
    };
    let is_organisations = screen.address() == Address::Menu(MenuItem::Organisations);
    screen.open_label().or_else(|| is_organisations.then(tab))
}

/// Returns whether any action that the hint represents can be performed.
fn is_hinted(situation: &Situation<'_>, action: Action) -> bool {
    let state = situation.state();
    let does_nothing = match action {
        Action::Filter => situation.has_nothing_to_filter(),
        Action::Undo => !state.has_undo(),
        Action::CompleteFilter => !state.can_complete_filter(),
        // Without a hit, only less text finds something.
        Action::EraseBack | Action::EraseWord => !state.has_no_hits(),
        _ => !can_scroll(state, action) || !dialog_text::can_scroll(state, action),
    };
    if does_nothing {
        return false;
    }
    group(state, action).into_iter().any(|action| situation.availability(action).is_hinted())
}

/// The actions that one hint represents: all whose keys start with the displayed key.
fn group(state: &State, action: Action) -> Vec<Action> {
    group_in(state, state.contexts(), action)
}

/// The actions that one hint in these contexts represents.
fn group_in(state: &State, contexts: &[Context], action: Action) -> Vec<Action> {
    let keys = state.keymap.hint(contexts, action).unwrap_or_default();
    let first = short(keys.clone());
    match first.parse() {
        Ok(first_key) if first != keys => {
            let after = state.keymap.bindings_after(contexts, &[first_key]);
            after.into_iter().map(|(_, action)| action).collect()
        }
        _ => vec![action],
    }
}

/// The actions that may get a hint in the current focus, most used first.
fn actions(state: &State) -> &'static [Action] {
    use Action::{
        Bottom, CopyCommand, Down, Enter, Help, Open, Quit, Redo, RemoveFilter, TakeBack, Top,
        Undo, Up,
    };
    let screen = state.screen.show();
    match (&state.overlay, &state.dialog, state.menu) {
        (Some(Overlay::Help(help)), ..) if help.current(&state.keymap, state.lang).is_some() => {
            &[Enter, Down, Up]
        }
        (Some(Overlay::Help(_)), ..) => &[Up, Down],
        (Some(Overlay::Palette(palette)), ..) => match (&palette.scope, palette.current()) {
            (_, None) => &[],
            (PaletteScope::Everything, _) => &[Enter, Down, Up, CopyCommand],
            (PaletteScope::Filters(_), Some(line)) => match line.item {
                PaletteItem::SaveFilter { .. } => &[Enter, Down, Up],
                _ => &[Enter, RemoveFilter, Down, Up],
            },
        },
        (Some(Overlay::Messages { .. }), ..) => &[Undo, Redo, Down, Up, Bottom, Top],
        (Some(Overlay::Sheet(_)), ..) => &[TakeBack, Down, Up, Bottom, Top],
        (None, Some(dialog), _) => dialog.show().hints(),
        (None, None, Some(_)) => &[Open, Help, Quit],
        (None, None, None) if screen.is_typing() => screen.typing_hints(),
        (None, None, None) => screen.hints(),
    }
}
