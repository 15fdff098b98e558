//! Sends commands and handles replies.

use super::{key_alerts, refused::report_refusal};
use crate::{
    app::{
        Action, Address, CardRow, Dialog, Effect, Effects, MenuItem, Overlay, Screen, Situation,
        State, Toast, Tone,
        cache::sync::{self, Owner},
        dialogs,
        lists::list::sought::Sought,
        session::{
            navigation::{close_screen, return_to_sign_in, sign_in},
            restricted,
        },
        state::PendingCommand,
    },
    domain::{
        Answer, Command, Failure, Moment, OutcomeKind, Receipt, Refusal, Reply, Request, Session,
        Ticket, UndoKind, Via,
    },
    text::{self, InEachLang},
};

/// Milliseconds between two tries of a command while another process writes.
const RETRY_INTERVAL_MS: i64 = 500;
/// Replaces the time of the next try while a try is running.
const RETRY_IN_PROGRESS: Moment = Moment(i64::MAX);
/// Milliseconds after which the program stops retrying.
const RETRY_TIMEOUT_MS: i64 = 30_000;

/// Sends a command. Its dialog stays open until the reply. Does nothing while another command is
/// pending.
pub(crate) fn send(state: &mut State, request: Request) -> Effects {
    if state.sent.is_some() {
        return Effects::redraw();
    }
    let ticket = state.ticket();
    state.sent = Some(PendingCommand {
        ticket,
        request: request.clone(),
        since: state.now.at,
        busy: None,
        unwanted: false,
    });
    // The failure of an earlier command says nothing about this one.
    state.toasts.acknowledge();
    Effects::redraw().and([Effect::Send(ticket, state.session, request)])
}

/// Cancels a command that waits for a busy file, so that it is never written.
pub(crate) fn cancel(state: &mut State) {
    let Some(sent) = &mut state.sent else { return };
    match sent.busy {
        None => {}
        // A try is running; its reply decides whether the command can be cancelled.
        Some((_, RETRY_IN_PROGRESS)) => sent.unwanted = true,
        Some(_) => fail(state),
    }
}

/// Cancels the query of the visible list. The old rows stay.
pub(crate) fn stop(state: &mut State) -> Effects {
    let Some((ticket, _)) = state.list_query.take() else { return Effects::none() };
    sync::fail(state, ticket);
    Effects::redraw().and([Effect::Cancel(ticket)])
}

fn fail(state: &mut State) {
    state.sent = None;
    state.tell(Tone::Notice, |state| text::messages::BUSY_CANCELLED.of(state.lang).to_owned());
}

/// Repeats a command that waits for a busy file, if its next try is due.
pub(crate) fn retry(state: &mut State) -> Effects {
    let now = state.now.at;
    let due = state.sent.as_ref().filter(|sent| sent.busy.is_some_and(|(_, at)| at <= now));
    let Some((request, busy)) = due.map(|sent| (sent.request.clone(), sent.busy)) else {
        return Effects::none();
    };
    let ticket = state.ticket();
    // Do not retry again before the reply to this try.
    let busy = busy.map(|(since, _)| (since, RETRY_IN_PROGRESS));
    let (request_again, since) = (request.clone(), now);
    state.sent =
        Some(PendingCommand { ticket, request: request_again, since, busy, unwanted: false });
    Effects::redraw().and([Effect::Send(ticket, state.session, request)])
}

/// Handles a reply of the store. Ignores the answer to a query that nothing awaits.
pub(crate) fn receive(state: &mut State, ticket: Ticket, reply: Reply) -> Effects {
    if let Some(ended) = restricted::end_if_revoked(state, &reply) {
        return ended;
    }
    let sent = state.sent.as_ref().is_some_and(|sent| sent.ticket == ticket);
    match reply {
        Reply::Answer(answer) => {
            let redraw = accept(state, ticket, answer);
            Effects { items: Vec::new(), redraw }
        }
        Reply::Done { receipt, undo_refusal, unanchored } if sent => {
            let request = state.sent.take().map(|sent| sent.request);
            if let Some(Request::Enter(_)) = request {
                sign_in_new_user(state, &receipt);
            }
            report_receipt(state, receipt, undo_refusal.as_deref(), request.as_ref());
            if let Some(failure) = unanchored {
                report_failure(state, &failure);
            }
            Effects::redraw()
        }
        Reply::Done { .. } => {
            state.invalidate();
            Effects::none()
        }
        Reply::Refused(why) if sent => {
            let sent = state.sent.take();
            report_refusal(state, sent.as_ref().map(|sent| &sent.request), &why);
            Effects::redraw()
        }
        Reply::Busy if sent => schedule_retry(state),
        Reply::Failed(failure) if sent => {
            state.sent = None;
            report_failure(state, &failure);
            Effects::redraw()
        }
        Reply::Refused(why) => handle_unanswered(state, ticket, &Unanswered::Refused(why)),
        Reply::Busy => handle_unanswered(state, ticket, &Unanswered::Busy),
        Reply::Failed(failure) => handle_unanswered(state, ticket, &Unanswered::Failed(failure)),
    }
}

/// Stores an answer. Returns whether a visible slot awaited it.
fn accept(state: &mut State, ticket: Ticket, answer: Answer) -> bool {
    let owners = sync::accept(state, ticket, answer);
    if owners.contains(&Owner::Me) {
        key_alerts::check_key_alerts(state);
    }
    if owners.contains(&Owner::Screen) {
        refresh_card(state);
        refresh_sheet(state);
        greet_first_user(state);
    }
    if owners.contains(&Owner::Screen) || owners.contains(&Owner::Dialog) {
        state.query_failure = None;
    }
    !owners.is_empty()
}

/// Opens the form to register, if the file has no users yet.
fn greet_first_user(state: &mut State) {
    let is_alone = state.dialog.is_none() && state.overlay.is_none();
    if !is_alone || Situation::from_screen(state).availability(Action::Register).reason().is_some()
    {
        return;
    }
    let lang = state.lang;
    if let Screen::SignIn(screen) = &mut state.screen {
        state.dialog = screen.greet(lang);
    }
}

fn row_gone() -> InEachLang<String> {
    InEachLang::new(|lang| text::organisations::ROW_GONE.of(lang).to_owned())
}

/// Updates the open card, and closes it if its row is gone.
fn refresh_card(state: &mut State) {
    let Some(Dialog::Card(card)) = &mut state.dialog else { return };
    let said = match (&state.screen, &mut card.row) {
        (Screen::Organisation(screen), CardRow::Member(row)) => {
            match screen.members.find(row.membership.id) {
                Some(found) => return row.clone_from(found),
                None if !screen.members.lacks(row.membership.id) => return,
                None => {
                    InEachLang::new(|lang| text::organisations::member_gone(lang, &row.person.name))
                }
            }
        }
        (Screen::Organisation(screen), CardRow::Request(row)) => match screen.requests.find(row.id)
        {
            Some(found) => return row.clone_from(found),
            None if !screen.requests.lacks(row.id) => return,
            None => {
                InEachLang::new(|lang| text::organisations::request_gone(lang, &row.addressee.name))
            }
        },
        (Screen::Inbox(screen), CardRow::Inbox(row)) => match screen.list.find(row.id()) {
            Some(found) => return row.clone_from(found),
            None if !screen.list.lacks(row.id()) => return,
            None => InEachLang::new(|lang| text::inbox::request_gone(lang, row.asker())),
        },
        (Screen::Organisations(screen), CardRow::Evidence(row)) => {
            match screen.list.find(row.id).filter(|found| found.evidence.is_some()) {
                Some(found) => return row.clone_from(found),
                None if !screen.list.is_ready() => return,
                None => row_gone(),
            }
        }
        (Screen::Partners(screen), CardRow::Partner(row)) => match screen.details() {
            Some(found) if found.row.id == row.row.id => return row.clone_from(found),
            _ if !screen.list.lacks(row.row.id) => return,
            _ => row_gone(),
        },
        _ => return,
    };
    state.dialog = None;
    state.tell(Tone::Notice, |state| said.of(state.lang).clone());
}

/// Closes the card or the sheet about a row of the list.
fn close_row_details(state: &mut State) {
    state.dialog.take_if(|dialog| matches!(dialog, Dialog::Card(_)));
    state.overlay.take_if(|overlay| matches!(overlay, Overlay::Sheet(sheet) if sheet.of_row));
}

/// Closes the sheet about a row of the list if that row is gone.
fn refresh_sheet(state: &mut State) {
    let Some(Overlay::Sheet(sheet)) = &state.overlay else { return };
    let list = state.screen.show().list();
    let is_gone =
        list.is_some_and(|list| list.is_lost() || (list.is_ready() && list.has_no_rows()));
    if sheet.of_row && is_gone {
        state.overlay = None;
        state.tell(Tone::Notice, |state| row_gone().of(state.lang).clone());
    }
}

/// Signs in the person who registered or activated.
fn sign_in_new_user(state: &mut State, receipt: &Receipt) {
    let who = receipt.outcomes.iter().find_map(|outcome| outcome.who.as_ref());
    if let Some(person) = who {
        sign_in(state, Session { user: person.id, via: Via::Tui });
    }
    // A new environment begins with its first organisation.
    if receipt.has_new(&OutcomeKind::Founded) {
        state.screen = Screen::open(Address::Menu(MenuItem::Organisations));
    }
}

/// Reports the results of a command with names, and queries the screen again.
fn report_receipt(
    state: &mut State,
    mut receipt: Receipt,
    undo_refusal: Option<&Refusal>,
    request: Option<&Request>,
) {
    if let Some(Dialog::AddMembers(dialog)) = state.dialog.take() {
        dialog.fill_in_names(receipt.outcomes.iter_mut().map(|outcome| &mut outcome.who));
        dialog.distinguish_names(&mut receipt.outcomes);
    }
    let (back, offer) = match receipt.undo_kind {
        UndoKind::Undo(_) => (true, Action::Redo),
        UndoKind::New | UndoKind::Redo(_) => (false, Action::Undo),
    };
    let can_undo = undo_refusal.is_none();
    // Any other reason can end, so the store is asked again.
    state.is_last_final = undo_refusal.is_some_and(Refusal::is_final) && !back;
    state.undo_count = match (back, can_undo) {
        (true, _) => state.undo_count.saturating_sub(1),
        (false, true) => state.undo_count + 1,
        (false, false) => 0,
    };
    let offer = can_undo.then_some((offer, receipt.operation));
    let (lang, at) = (state.lang, state.now.at);
    state.toasts.report(Toast::of_receipt(&receipt, offer, lang, &state.zone, at));
    state.added = receipt.added_rows();
    // The screen below may have lost the row of this page.
    for screen in state.screens_below.iter_mut().chain([&mut state.screen]) {
        if let Some(list) = screen.show_mut().list_mut() {
            list.record_action();
        }
    }
    if let Some(list) = state.screen.show_mut().list_mut() {
        let (people, organisations) = (receipt.people_to_show(), receipt.organisations_to_show());
        list.seek(Sought { people, organisations });
    }
    state.screen.show_mut().command_done(&receipt);
    let is_new = receipt.undo_kind == UndoKind::New;
    let is_user = matches!(state.screen, Screen::User(_));
    // A page of a user shows what the user left; that of an organisation can no longer be seen.
    let gone = |did: &OutcomeKind| match did {
        OutcomeKind::Left | OutcomeKind::OrganisationRemoved => !is_user,
        OutcomeKind::UserRemoved(_) | OutcomeKind::Uninvited => true,
        _ => false,
    };
    let gone = receipt.outcomes.iter().any(|outcome| gone(&outcome.did));
    if gone && is_new {
        close_screen(state);
    }
    if let Some(code) = receipt.code {
        let (about, recipient) = receipt.about;
        let address = match request {
            Some(Request::Do(Command::AddressCode { email, .. })) => Some(email.clone()),
            _ => None,
        };
        let of_key = matches!(request, Some(Request::Do(Command::KeyCode { .. })));
        let code = dialogs::CodeDialog::new(about, recipient, address, of_key, code);
        state.dialog = Some(Dialog::Code(Box::new(code)));
    }
    state.invalidate();
}

/// Schedules a retry of a command, because another process is writing. Fails after
/// [`RETRY_TIMEOUT_MS`].
fn schedule_retry(state: &mut State) -> Effects {
    let now = state.now.at;
    let Some(sent) = &mut state.sent else { return Effects::none() };
    if sent.unwanted {
        fail(state);
        return Effects::redraw();
    }
    let since = sent.busy.map_or(now, |(since, _)| since);
    sent.busy = Some((since, now.plus_millis(RETRY_INTERVAL_MS)));
    if now.millis_since(since) > RETRY_TIMEOUT_MS {
        state.sent = None;
        state.tell(Tone::Bad, |state| text::messages::BUSY_GIVEN_UP.of(state.lang).to_owned());
    }
    Effects::redraw()
}

fn report_failure(state: &mut State, failure: &Failure) {
    state.held.clear();
    state.tell(Tone::Bad, |state| text::failure(state.lang, failure));
}

enum Unanswered {
    Refused(Refusal),
    Busy,
    Failed(Failure),
}

/// Handles a query that was refused or failed. Closes the screen if the user may no longer see it.
fn handle_unanswered(state: &mut State, ticket: Ticket, why: &Unanswered) -> Effects {
    let owners = sync::fail(state, ticket);
    if owners.is_empty() {
        return Effects::none();
    }
    if owners == [Owner::Palette] {
        return Effects::redraw();
    }
    let is_of_screen = owners.contains(&Owner::Screen);
    if let (Unanswered::Refused(why), Some(dialog)) = (why, &mut state.dialog)
        && owners.contains(&Owner::Dialog)
    {
        // The dialog keeps its input and shows the reason.
        dialog.show_mut().show_refusal(why);
    }
    state.held.clear();
    match why {
        Unanswered::Refused(Refusal::ActorNotActive) => {
            return_to_sign_in(state);
        }
        Unanswered::Refused(_) if is_of_screen => {
            // Keep an open dialog: it keeps its text, and keys typed for it do not reach the list
            // below.
            close_row_details(state);
            close_screen(state);
        }
        Unanswered::Refused(_) => return Effects::redraw(),
        Unanswered::Busy => {
            state
                .tell(Tone::Notice, |state| text::messages::BUSY_READING.of(state.lang).to_owned());
            return Effects::redraw();
        }
        Unanswered::Failed(failure) => {
            // The question about data of the trade register says it itself.
            let is_told = matches!(failure, Failure::TradeRegister(_))
                && matches!(state.dialog, Some(Dialog::Confirm(_)));
            if !is_told {
                report_failure(state, failure);
            }
            state.query_failure = Some(failure.clone());
            return Effects::redraw();
        }
    }
    if let Unanswered::Refused(why) = why {
        let said = text::refusal(state.lang, why, &state.zone);
        let again =
            state.toasts.visible().last().is_some_and(|toast| toast.lines == [said.clone()]);
        if !again {
            let words = state.in_each_lang(|state| state.refusal_words(why));
            state.toasts.tell_behind_result(words, state.lang, state.now.at);
        }
    }
    Effects::redraw()
}
