//! The hint line: keys that work here, taken from the keymap, and the effect of Esc.

use ratatui::layout::Rect;

use crate::{
    app::{
        Action, Dialog, Geometry, InboxTab, Overlay, PartnerTab, Screen, Situation, State, Tab,
        UserTab, dialogs,
    },
    text,
};

/// A hint and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The cells that it covers.
    pub area: Rect,
    /// The key.
    pub keys: String,
    /// The label of the action.
    pub label: &'static str,
    /// The action that a click performs.
    pub action: Action,
}

/// Returns the hints that fit, in order, and the hint for Esc, which follows a bar.
pub fn hints(state: &State) -> (Vec<Hint>, Option<Hint>) {
    let area = Geometry::of(state).hint;
    let esc = esc(state).map(|label| {
        let width = cells(label) + 7;
        let area = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
        Hint { area, keys: "Esc".to_owned(), label, action: Action::Back }
    });
    let room = area.width.saturating_sub(esc.as_ref().map_or(0, |hint| hint.area.width + 2));
    let mut x = area.x + 1;
    let mut hints = Vec::new();
    let situation = Situation::of(state);
    let all: Vec<_> = actions(state).iter().filter(|act| is_hinted(&situation, **act)).collect();
    for (at, action) in all.iter().copied().enumerate() {
        let Some(keys) = state.keymap.hint(state.contexts(), *action) else { continue };
        let keys = state.look.keys(short(keys));
        let label = label(state, *action);
        let width = cells(&keys) + 1 + cells(label);
        // Reserves room for Help: users who miss a key must at least find the help.
        let help_comes = all.iter().skip(at + 1).any(|later| **later == Action::Help);
        let kept = if help_comes { cells(Action::Help.label(state.texts)) + 4 } else { 0 };
        if x + width + kept > area.x + room {
            continue;
        }
        let area = Rect { x, width, ..area };
        hints.push(Hint { area, keys, label, action: *action });
        x += width + 2;
    }
    // Esc follows the other hints directly if there is room.
    let esc = esc.map(|hint| Hint { area: Rect { x: x.min(hint.area.x), ..hint.area }, ..hint });
    (hints, esc)
}

/// Shortens a sequence to its first key; which-key shows the rest.
fn short(keys: String) -> String {
    match keys.split_once(' ') {
        Some(("+" | "r", _)) => keys.chars().take(1).collect(),
        _ => keys,
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(crate::app::cells(text)).unwrap_or(u16::MAX)
}

/// The hint's label; Enter and some others get one that depends on the screen.
fn label(state: &State, action: Action) -> &'static str {
    let texts = state.texts;
    match (action, &state.dialog, &state.screen) {
        (Action::Enter, ..) if matches!(state.overlay, Some(Overlay::Palette(_))) => {
            texts.hint_choose
        }
        (Action::Enter, None, Screen::SignIn(_) | Screen::Partners(_)) => texts.hint_choose,
        (Action::InviteUser, ..) => text::forms::ADD_USERS.of(texts.lang),
        (Action::RoleAdmin, ..) => text::forms::ROLE_ENV.of(texts.lang),
        (Action::Enter, None, _) => texts.hint_done,
        (Action::Enter, Some(Dialog::AddMembers(dialog)), _) if dialog.is_editing() => {
            texts.hint_done
        }
        _ => action.label(texts),
    }
}

/// Returns whether an action, or another one whose keys the hint stands for, can be done.
fn is_hinted(situation: &Situation<'_>, action: Action) -> bool {
    group(situation.state(), action)
        .into_iter()
        .any(|action| situation.availability(action).is_hinted())
}

/// The actions that one hint stands for: those whose keys start with the key that it shows.
fn group(state: &State, action: Action) -> Vec<Action> {
    let keys = state.keymap.hint(state.contexts(), action).unwrap_or_default();
    let first = short(keys.clone());
    match first.parse() {
        Ok(first_key) if first != keys => {
            let after = state.keymap.after(state.contexts(), &[first_key]);
            after.into_iter().map(|(_, action)| action).collect()
        }
        _ => vec![action],
    }
}

/// The actions worth a hint here, most used first.
#[expect(clippy::too_many_lines, reason = "one table")]
fn actions(state: &State) -> &'static [Action] {
    use Action::{
        Accept, Activate, ActivateNow, Add, AddAddress, AddKey, ApplyAnyway, Approve, Block,
        Bottom, Buttons, Close, ConfirmKey, CopyCommand, Decline, Down, Drop, Edit, EndPartnership,
        Enter, Filter, Folder, GoInbox, GoOrganisations, GoSignIn, Help, InviteUser, KeyCode,
        Language, LastDay, Leave, LevelAdmin, LevelMember, Manager, Mark, Messages, NewCode,
        NewOrganisation, Next, NextField, NextTab, Now, Open, PickLastDay, PickLevel, PickMessage,
        Press, PreviousField, Quit, Register, Remove, RemoveUser, Rename, Renew, Revoke, Right,
        RoleAdmin, SeeChange, TakeBack, Toggle, Top, Undo, Up, WhyNot, Withdraw, WithdrawKey,
        WithdrawRelation, YesAdmin, YesConfirm, YesEnd, YesRemove, YesWithdraw,
    };
    match (&state.overlay, &state.dialog, state.menu) {
        (Some(Overlay::Help(_)), ..) => &[Up, Down],
        (Some(Overlay::Palette(_)), ..) => &[Enter, Down, Up, CopyCommand],
        (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), ..) => &[Down, Up, Bottom, Top],
        (None, Some(dialog), _) => match dialog {
            Dialog::AddMembers(dialog) if dialog.is_editing() => &[Enter],
            Dialog::AddMembers(dialog) if dialog.step == dialogs::AddStep::Choose => {
                &[Enter, Toggle, Down, Now, WhyNot, Buttons, Help]
            }
            Dialog::AddMembers(_) => {
                &[PickLevel, PickLastDay, PickMessage, Drop, Enter, Down, Help]
            }
            Dialog::LastDay(_) => &[Enter],
            Dialog::Form(_) => &[NextField, PreviousField, Enter],
            Dialog::Code(_) => &[Close],
            Dialog::Card(_) => &[LevelMember, LevelAdmin, LastDay, Remove, Close],
            Dialog::Confirm(confirm) if confirm.verb() == ApplyAnyway => {
                &[ApplyAnyway, SeeChange, Next, Press]
            }
            Dialog::Confirm(confirm) if !confirm.is_possible() => &[Press],
            Dialog::Confirm(_) => {
                &[Next, Press, YesConfirm, YesWithdraw, YesAdmin, YesEnd, YesRemove]
            }
            Dialog::Decline(_) => &[Down, Next, Press, Action::YesDecline],
        },
        (None, None, Some(_)) => &[Open, Down, Up, Help, Quit],
        (None, None, None) if state.screen.is_typing() => match state.screen {
            Screen::SignIn(_) => &[Enter, Down, Register, Activate, Language, Help, Quit],
            Screen::Partners(_) => &[Enter, Down, NextTab, Help, Quit],
            _ => &[Enter, Down],
        },
        (None, None, None) => match &state.screen {
            Screen::SignIn(_) => &[],
            Screen::Organisations(_) => {
                &[Open, NewOrganisation, Filter, GoInbox, GoSignIn, Messages, Help, Undo, Quit]
            }
            Screen::Users(_) => {
                &[Open, InviteUser, RoleAdmin, RemoveUser, Filter, NewCode, Help, Undo, Quit]
            }
            Screen::User(screen) => match screen.tab {
                UserTab::Access => &[
                    Revoke, Rename, RoleAdmin, Manager, Block, NewCode, AddAddress, Help, Undo,
                    Right, Quit,
                ],
                UserTab::Keys => {
                    &[ConfirmKey, AddKey, WithdrawKey, KeyCode, Open, Help, Undo, Quit]
                }
            },
            Screen::Log(_) => &[Open, Filter, TakeBack, Help, Undo, Quit],
            Screen::Partners(screen) => match screen.tab {
                PartnerTab::Sent => &[WithdrawRelation, Filter, Help, Quit],
                _ => &[Open, EndPartnership, Right, Filter, Help, Quit],
            },
            Screen::Inbox(screen) => match screen.tab {
                InboxTab::Requests => {
                    &[Accept, Decline, Folder, Right, GoOrganisations, Help, Undo, Quit]
                }
                _ => &[Down, Right, Folder, GoOrganisations, Help, Quit],
            },
            Screen::Organisation(screen) => match screen.tab {
                Tab::Details => {
                    &[Approve, ActivateNow, Right, Edit, Leave, GoInbox, Messages, Help, Undo, Quit]
                }
                Tab::Members => {
                    &[Open, Add, Mark, LevelMember, LastDay, Remove, Filter, Help, Undo, Quit]
                }
                Tab::Requests => &[Renew, Withdraw, Folder, Add, Mark, Filter, Help, Undo, Quit],
                Tab::Log => &[Open, Filter, TakeBack, Help, Quit],
            },
        },
    }
}

/// The effect of Esc now; `None` if it has none.
fn esc(state: &State) -> Option<&'static str> {
    let lang = state.texts.lang;
    if !state.pending.is_empty() || state.overlay.is_some() {
        return Some(text::esc::CLOSE.of(lang));
    }
    if state.busy_since().is_some() {
        return Some(text::esc::CANCEL_WAITING.of(lang));
    }
    if state.is_slow() && state.dialog.is_none() {
        return Some(text::esc::CANCEL.of(lang));
    }
    let bad = state.toasts.shown().iter().any(|toast| toast.tone == crate::app::Tone::Bad);
    if bad && state.dialog.is_none() {
        return Some(text::esc::ACKNOWLEDGE.of(lang));
    }
    match &state.dialog {
        None => {}
        Some(Dialog::AddMembers(dialog)) => {
            return Some(match dialog.step {
                dialogs::AddStep::Check if dialog.is_editing() || dialog.check.sure => {
                    text::esc::CANCEL.of(lang)
                }
                dialogs::AddStep::Check => text::esc::BACK_TO_CHOOSING.of(lang),
                dialogs::AddStep::Choose if dialog.leaving => text::esc::CANCEL.of(lang),
                dialogs::AddStep::Choose if !dialog.picker.field.text().is_empty() => {
                    text::esc::CLEAR_TEXT.of(lang)
                }
                dialogs::AddStep::Choose => text::esc::CLOSE.of(lang),
            });
        }
        Some(Dialog::Card(_) | Dialog::Code(_)) => return Some(text::esc::CLOSE.of(lang)),
        Some(Dialog::Form(_)) => return Some(text::esc::CANCEL.of(lang)),
        Some(Dialog::Confirm(confirm)) if confirm.trail().is_some() => {
            return Some(text::esc::LEAVE_IT.of(lang));
        }
        Some(Dialog::LastDay(_) | Dialog::Confirm(_) | Dialog::Decline(_)) => {
            return Some(text::esc::CANCEL.of(lang));
        }
    }
    if state.menu.is_some() {
        return Some(text::esc::TO_SCREEN.of(lang));
    }
    esc_on_screen(state)
}

fn esc_on_screen(state: &State) -> Option<&'static str> {
    let lang = state.texts.lang;
    if let Screen::SignIn(screen) = &state.screen {
        return (!screen.picker.field.text().is_empty()).then_some(text::esc::CLEAR_TEXT.of(lang));
    }
    if let Screen::Partners(screen) = &state.screen
        && screen.tab == PartnerTab::Find
    {
        let typed = !screen.picker.field.text().is_empty();
        return Some(if typed { text::esc::CLEAR_TEXT.of(lang) } else { text::esc::BACK.of(lang) });
    }
    let list = state.screen.show().list();
    Some(match list {
        Some(list) if list.is_typing() => text::esc::CLEAR_FILTER.of(lang),
        Some(list) if list.has_marks() => text::esc::UNMARK.of(lang),
        Some(list) if list.is_filtered() => text::esc::CLEAR_FILTER.of(lang),
        _ if state.below.is_empty() => text::esc::TO_MENU.of(lang),
        _ => text::esc::BACK.of(lang),
    })
}
