//! The buttons of a card, and of a request in its pane: each with the keys of its list.

use ratatui::layout::Rect;

use super::button::Button;
use crate::{
    app::{Action, Context, DisabledReason, State, availability, dialogs::Card},
    domain::{Level, MemberVerb},
    text::buttons,
};

/// The least width of a dialog for more than a blank between the buttons of a card, in cells.
const MIN_WIDTH_FOR_GAPS: u16 = 60;

/// The most buttons of a card with more than a blank between them.
const MAX_BUTTONS_WITH_GAPS: usize = 2;

/// The buttons of a card: Enter closes it, the others have the keys of its list. An action that the
/// row or the viewer's rights rule out has no button.
pub(super) fn card_buttons(state: &State, card: &Card, area: Rect) -> Vec<Button> {
    let close = Button::new(buttons::CLOSE.of(state.lang), Action::Back, true);
    let has_many = card.button_actions().len() > MAX_BUTTONS_WITH_GAPS;
    let gap = if area.width < MIN_WIDTH_FOR_GAPS || has_many { 1 } else { 2 };
    let mut right = area.right();
    let mut all = Vec::new();
    for action in card.button_actions().iter().copied() {
        let answer = availability(state, action);
        let button = keyed_button(state, state.contexts(), action);
        let waits =
            matches!(answer.reason(), Some(DisabledReason::Busy | DisabledReason::ReadOnly(_)));
        let is_offered = answer.is_hinted() || waits;
        let Some(button) = button.filter(|_| is_offered) else { continue };
        let button = Button { is_enabled: answer.is_hinted(), ..button };
        let (width, room) = (button.width(), right.saturating_sub(area.x + close.width() + 1));
        if width <= room {
            right -= width;
            all.push(Button { area: Rect { x: right, width, ..area }, ..button });
            right = right.saturating_sub(gap);
        }
    }
    all.push(Button { area: Rect { width: close.width().min(area.width), ..area }, ..close });
    all.reverse();
    all
}

/// The button of an action on a row, with its keys in these contexts; not yet placed.
pub(super) fn keyed_button(state: &State, contexts: &[Context], action: Action) -> Option<Button> {
    let label = match action {
        Action::Accept => buttons::ACCEPT,
        Action::Decline => buttons::DECLINE,
        Action::Renew => buttons::REMIND,
        Action::CopyCode => buttons::COPY,
        Action::Approve => buttons::APPROVE,
        Action::Reject => buttons::REJECT,
        Action::EndPartnership => buttons::END_PARTNERSHIP,
        Action::Remove => buttons::REVOKE,
        Action::Change(MemberVerb::LastDay) => buttons::LAST_DAY,
        Action::Change(MemberVerb::Level(Level::OrgAdmin)) => buttons::TO_ADMIN,
        Action::Change(MemberVerb::Level(Level::Member)) => buttons::TO_MEMBER,
        _ => buttons::WITHDRAW,
    };
    let keys = state.look.key_names(state.keymap.hint(contexts, action)?);
    Some(Button::new(&format!("{}  {keys}", label.of(state.lang)), action, false))
}
