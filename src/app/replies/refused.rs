//! Shows refused commands, and lets the user continue.

use super::key_alerts;
use crate::{
    app::{Dialog, LogTarget, Purpose, State, Tone, input::stray},
    domain::{
        Class, Command, CurrentValue, PlatformRole, Refusal, Request, lost_race, rebase_command,
    },
    text,
};

/// Shows why a command was refused, in the open dialog or else in a message.
pub(super) fn report_refusal(state: &mut State, request: Option<&Request>, why: &Refusal) {
    state.invalidate();
    if let (Refusal::NeedsSuccessor { orgs }, Some(Request::Do(Command::RemoveUser { user, .. }))) =
        (why, request)
        && !matches!(state.dialog, Some(Dialog::Form(_)))
    {
        let purpose = Purpose::Successors { user: *user, orgs: orgs.clone() };
        state.dialog = Some(Dialog::form(purpose, state.lang));
        return;
    }
    // This is an answer to the key, and no failure.
    if let Refusal::NothingToRedo | Refusal::NothingToUndo = why {
        stray::say_here(state, |state| state.refusal_words(why));
        return;
    }
    if key_alerts::confirm_own_key_undo(state, why) {
        return;
    }
    if let Some(Request::Do(command)) = request
        && lost_race(command, why)
    {
        open_lost_race(state, command, why);
        return;
    }
    let form = match &mut state.dialog {
        Some(Dialog::Confirm(dialog)) => dialog.form(),
        _ => None,
    };
    if let Some(form) = form {
        state.dialog = Some(Dialog::Form(form));
    }
    if state.dialog.as_mut().is_some_and(|dialog| dialog.show_mut().show_refusal(why)) {
        return;
    }
    // Keep a dialog with typed text, so that the user can change or copy the text.
    state.dialog.take_if(|dialog| !dialog.show().holds_input());
    state.tell(Tone::Bad, |state| state.refusal_words(why));
}

/// Opens the dialog about a change that another user made first. An open form is updated, and kept
/// if part of the command is still possible.
fn open_lost_race(state: &mut State, command: &Command, why: &Refusal) {
    let me = state.session.map(|session| session.user);
    let again = rebase_command(command, why);
    let typed = state.dialog.as_ref().is_some_and(|dialog| dialog.show().holds_input());
    let form = match state.dialog.take() {
        Some(Dialog::Form(form)) => Some(form),
        Some(Dialog::Confirm(mut asked)) => asked.form(),
        _ => None,
    };
    let now = match why {
        Refusal::Changed { now, .. } => now.as_ref(),
        _ => None,
    };
    let form = form.zip(now).map(|(mut form, now)| {
        form.rebase(now);
        form
    });
    // A form without a remaining change reopens only if it has typed text.
    let typed = form.as_ref().map_or(typed, |form| form.is_changed());
    let form = form.filter(|_| typed || again.is_some());
    let trail = log_target(state, command, why);
    let words = |lang| text::conflict(lang, command, why, me, &state.zone);
    let question = Dialog::conflict(words, trail, again, command).with_form(form, typed);
    state.dialog = Some(Dialog::Confirm(Box::new(question)));
}

/// The log entry of the other user's change; `None` if the user may not see it.
fn log_target(state: &State, command: &Command, why: &Refusal) -> Option<LogTarget> {
    let org = command.subject().0;
    if let Refusal::AllSkipped { skipped } = why {
        let mut told = skipped.iter().filter(|one| one.why.class() == Class::Conflict);
        let who = told.find_map(|one| one.who.as_ref())?;
        return Some(LogTarget { org, who: who.name.clone() });
    }
    let first = why.first()?.by.as_ref()?;
    // A *Beheerder* who reviews evidence may not be a member, and then cannot see that log.
    let org = org.filter(|_| !matches!(command, Command::Approve { .. } | Command::Reject { .. }));
    let mine = state.session.is_some_and(|session| session.user == first.id);
    let is_admin = state.me.get().is_some_and(|me| me.role == PlatformRole::EnvAdmin);
    // The other environment's answer is in the log of that environment.
    let of_others = matches!(command, Command::WithdrawRelation { .. });
    let sees = mine || org.is_some() || (is_admin && !of_others);
    let (org_named, user) = command.subject();
    let who = match why {
        Refusal::Changed { now: Some(CurrentValue::Profile(now)), .. } => Some(now.name.clone()),
        _ => state.screen.show().find_name(org_named, user),
    };
    sees.then(|| LogTarget { org, who: who.unwrap_or_else(|| first.name.clone()) })
}
