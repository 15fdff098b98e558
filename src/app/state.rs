//! The application state between two messages.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    mem::Discriminant,
};

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::{
    Action, Address, Appearance, Context, Dialog, Form, Key, Keymap, LastPosition, Loaded,
    MenuItem, Orders, Overlay, SavedFilters, Screen, Toasts, Tone, input::guarded::GuardedKey,
    lists::list::ActsOn, replies::toast::RemarkHere,
};
use crate::{
    domain::{
        AddedRow, Failure, KeyAlerts, KeyId, Locked, LostLog, Me, Moment, Now, Query, Refusal,
        Request, Session, SharedLogState, Ticket, UserId,
    },
    text::Lang,
};

/// Milliseconds of loading after which the screen shows a notice.
const SLOW_AFTER_MS: i64 = 150;
/// Milliseconds after which a command that is being saved is mentioned.
const SAVING_SHOWN_AFTER_MS: i64 = 500;

/// Milliseconds without the shared log after which the screen says so, and after which it hides what
/// may be old.
const LOSS_SHOWN_AFTER_MS: i64 = 5_000;
const LOSS_HIDES_AFTER_MS: i64 = 30_000;

/// A command that was sent and has no reply yet.
#[derive(Debug)]
pub(super) struct PendingCommand {
    pub(super) ticket: Ticket,
    pub(super) request: Request,
    pub(super) since: Moment,
    /// When the file was first busy, and when the next try is due.
    pub(super) busy: Option<(Moment, Moment)>,
    /// `true` if the user cancelled. If the reply then says that nothing was written, there is no
    /// retry.
    pub(super) unwanted: bool,
}

/// Input that waits for an answer from the store.
#[derive(Clone, Debug)]
pub(super) enum HeldInput {
    Key(Key),
    /// An action that a click or the palette started.
    Action(Action),
    Burst(Vec<Key>),
    Paste(String),
}

/// Text that arrived where no field had focus, and is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StrayKey {
    /// When its last key arrived.
    pub(super) at: Moment,
    /// `true` for a paste. The remainder of a paste is ignored even if the focus changes.
    pub(super) pasted: bool,
}

/// The whole application state. After startup, only `update` changes it.
#[derive(Debug)]
pub struct State {
    /// The time of the latest clock message.
    pub now: Now,
    /// The time zone of all times on the screens. It comes from the file.
    pub zone: TimeZone,
    /// The newest log time, while the screens warn that the clock is too far ahead of it.
    pub(super) clock_ahead_of: Option<Moment>,
    /// The language of the screens.
    pub lang: Lang,
    /// The default keys, with the user's own keys.
    pub keymap: Keymap,
    /// Themes and ASCII mode.
    pub look: Appearance,
    /// Why the file is read-only; `None` if it can be written.
    pub locked: Option<Locked>,
    /// The state of the shared log; `None` in a file that stands alone.
    pub(super) shared_log: Option<SharedLogState>,
    /// The size of the terminal, in cells.
    pub size: Size,
    /// `true` if the program captures the mouse.
    pub mouse: bool,
    /// The signed-in user's session; `None` on the sign-in screen.
    pub session: Option<Session>,
    /// `true` in a restricted session, which cannot switch users and has no access to disk or
    /// shell.
    pub fixed: bool,
    /// The ssh key that the user signed in with; `None` outside ssh sessions.
    pub key: Option<KeyId>,
    /// The key warnings that this session has already shown.
    pub(super) key_alerts: KeyAlerts,
    /// Why the program ended a restricted session.
    pub end_reason: Option<Refusal>,
    /// The signed-in user, with the number of requests and notices for them.
    pub me: Loaded<Me>,
    /// The visible screen, under any dialog and overlay.
    pub screen: Screen,
    /// The screens below the visible one, which Esc returns to; the last is on top.
    pub(super) screens_below: Vec<Screen>,
    /// The menu item under the cursor; `None` unless the menu has focus.
    pub menu: Option<MenuItem>,
    /// The dialog over the screen, if any.
    pub dialog: Option<Dialog>,
    /// A form that reopens when the user returns to its screen, and the number of screens below
    /// that one.
    pub(super) waiting: Option<(usize, Box<Form>)>,
    /// The overlay over the screen and dialog, if any.
    pub overlay: Option<Overlay>,
    /// The visible messages and their history.
    pub toasts: Toasts,
    /// The keys typed so far of an unfinished sequence.
    pub pending: Vec<Key>,
    /// The last ignored text, while more of it may follow.
    pub(super) stray: Option<StrayKey>,
    pub(super) remark_here: Option<RemarkHere>,
    /// The action that asked whether to discard input. Repeating that action discards the input.
    pub(super) unconfirmed_action: Option<Action>,
    /// The last key that was pressed.
    pub(super) last_key: Option<Key>,
    /// The key that does nothing for now, because it just answered something.
    pub(super) guarded: Option<GuardedKey>,
    /// Actions run from the palette, most recent first.
    pub(super) recent: Vec<Action>,
    /// The panes that the user opened or closed, by screen and tab; `true` for an open one.
    pub(super) panes: HashMap<(Discriminant<Screen>, usize), bool>,
    /// The sort order that the user chose for each list.
    pub(super) orders: Orders,
    /// The index of the last tab shown on an organisation; the next organisation opens on it.
    pub(super) org_tab: usize,
    /// The saved filters of each user.
    pub saved_filters: BTreeMap<UserId, SavedFilters>,
    /// The last position of each user who signed in, restored at their next sign-in.
    pub(super) last_positions: BTreeMap<UserId, LastPosition>,
    /// Why the last query failed, until a query succeeds.
    pub(super) query_failure: Option<Failure>,
    /// The pending query of the visible list, and when its first try was sent.
    pub(super) list_query: Option<(Ticket, Moment)>,
    /// Input that waits in a queue for a pending answer.
    pub(super) held: VecDeque<HeldInput>,
    pub(super) sent: Option<PendingCommand>,
    /// `true` if the last operation is final, so that Undo is unavailable.
    pub(super) is_last_final: bool,
    /// The number of operations of this session that Undo can still take back.
    pub(super) undo_count: usize,
    /// The rows that the last command added, without those of lists that the user left since.
    pub(super) added: BTreeSet<AddedRow>,
    /// The queries without a reply, by ticket.
    pub(super) queries: BTreeMap<Ticket, Query>,
    pub(super) tickets: Ticket,
}

impl State {
    /// Creates the initial state. Starts on the sign-in screen if `session` is `None`.
    pub fn new(session: Option<Session>, now: Now, zone: TimeZone, lang: Lang) -> Self {
        let address = match session {
            Some(_) => Address::Menu(MenuItem::Organisations),
            None => Address::SignIn,
        };
        Self {
            now,
            zone,
            clock_ahead_of: None,
            lang,
            keymap: Keymap::default(),
            look: Appearance::default(),
            locked: None,
            shared_log: None,
            size: Size::default(),
            mouse: true,
            session,
            fixed: false,
            key: None,
            key_alerts: KeyAlerts::default(),
            end_reason: None,
            me: Loaded::default(),
            screen: Screen::open(address),
            screens_below: Vec::new(),
            menu: None,
            dialog: None,
            waiting: None,
            overlay: None,
            toasts: Toasts::default(),
            pending: Vec::new(),
            stray: None,
            remark_here: None,
            unconfirmed_action: None,
            last_key: None,
            guarded: None,
            recent: Vec::new(),
            panes: HashMap::new(),
            orders: Orders::new(),
            org_tab: 0,
            saved_filters: BTreeMap::new(),
            last_positions: BTreeMap::new(),
            query_failure: None,
            list_query: None,
            held: VecDeque::new(),
            sent: None,
            is_last_final: false,
            undo_count: 0,
            added: BTreeSet::new(),
            queries: BTreeMap::new(),
            tickets: Ticket::default(),
        }
    }

    /// Returns a ticket that no request has used yet.
    pub(super) fn ticket(&mut self) -> Ticket {
        self.tickets.0 += 1;
        self.tickets
    }

    /// The contexts to look up keys in, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{
            Always, Everywhere, Field, Filter, Menu, Messages, Move, Palette, Picker, Reading,
        };
        match (&self.overlay, &self.dialog, self.menu) {
            (Some(Overlay::Help(_)), ..) => &[Field, Move, Always],
            (Some(Overlay::Palette(_)), ..) => &[Palette, Picker, Field, Always],
            (Some(Overlay::Messages { .. }), ..) => &[Messages, Reading, Move, Always],
            (Some(Overlay::Sheet(_)), ..) => &[Reading, Move, Always],
            (None, Some(dialog), _) => dialog.show().contexts(),
            (None, None, Some(_)) => &[Menu, Move, Everywhere, Always],
            (None, None, None) if self.screen.has_filter_focus() => {
                if self.screen.has_filter_fields() {
                    &[Filter, Field, Move, Always]
                } else {
                    &[Field, Move, Always]
                }
            }
            (None, None, None) => self.screen.contexts(),
        }
    }

    /// Returns whether a text field has focus, so that printable keys are text.
    pub fn is_typing(&self) -> bool {
        match (&self.overlay, &self.dialog, self.menu) {
            (Some(Overlay::Help(_) | Overlay::Palette(_)), ..) => true,
            (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), ..) | (None, None, Some(_)) => {
                false
            }
            (None, Some(dialog), _) => dialog.show().is_typing(),
            (None, None, None) => self.screen.is_typing(),
        }
    }

    /// Returns whether Undo is known to have something to take back.
    pub(in crate::app) fn has_undo(&self) -> bool {
        self.undo_count > 0 || self.toasts.offered_undo().is_some()
    }

    /// The menu item of the screen; `None` on the sign-in screen.
    pub fn menu_item(&self) -> Option<MenuItem> {
        self.screens_below.first().unwrap_or(&self.screen).menu_item()
    }

    /// The item that the menu marks: that of the visible screen if the menu leads to it.
    pub fn marked_menu_item(&self) -> Option<MenuItem> {
        match self.screen.show().address() {
            Address::Menu(item) | Address::Filtered(item, _) => Some(item),
            _ => self.menu_item(),
        }
    }

    /// When the next clock message is due, to expire a toast or retry a command.
    pub fn wake_at(&self) -> Option<Moment> {
        let again = self.sent.as_ref().and_then(|sent| sent.busy).map(|(_, again)| again);
        let saving = self.sent.as_ref().map(|it| it.since.plus_millis(SAVING_SHOWN_AFTER_MS));
        let saving = saving.filter(|at| *at > self.now.at);
        let slow = self
            .list_query
            .map(|(_, since)| since.plus_millis(SLOW_AFTER_MS))
            .filter(|at| *at > self.now.at);
        let loss = self.lost_log().into_iter().flat_map(|lost| {
            [LOSS_SHOWN_AFTER_MS, LOSS_HIDES_AFTER_MS].map(|after| lost.since.plus_millis(after))
        });
        let loss = loss.filter(|at| *at > self.now.at);
        let typed = self.guarded.as_ref().and_then(GuardedKey::typed_at);
        let timers = [again, saving, slow, typed].into_iter().flatten().chain(loss);
        self.toasts.next_expiry().into_iter().chain(timers).min()
    }

    /// The loss of the shared log, once it has lasted so long that the screen mentions it (R173);
    /// at once if the log differs from the file.
    pub fn visible_loss(&self) -> Option<&LostLog> {
        self.loss_after(LOSS_SHOWN_AFTER_MS)
    }

    /// The loss of the shared log, once it has lasted so long that the screen shows nothing else:
    /// access may have been withdrawn elsewhere (R173).
    pub fn hiding_loss(&self) -> Option<&LostLog> {
        self.loss_after(LOSS_HIDES_AFTER_MS)
    }

    fn loss_after(&self, millis: i64) -> Option<&LostLog> {
        let is_due = |lost: &&LostLog| {
            lost.is_difference() || self.now.at.millis_since(lost.since) >= millis
        };
        self.lost_log().filter(is_due)
    }

    /// Why the shared log cannot be followed, and since when; `None` if it can.
    pub(super) const fn lost_log(&self) -> Option<&LostLog> {
        match &self.shared_log {
            Some(SharedLogState::Lost(lost)) => Some(lost),
            _ => None,
        }
    }

    /// The number of other hosts that are connected to the shared log; `None` without one.
    pub const fn other_hosts(&self) -> Option<usize> {
        match self.shared_log {
            Some(SharedLogState::Followed { other_hosts }) => Some(other_hosts),
            _ => None,
        }
    }

    /// Returns whether the rows of the list have been loading for so long that the screen should
    /// show it.
    pub fn is_slow(&self) -> bool {
        self.list_query.is_some_and(|(_, since)| self.now.at.millis_since(since) >= SLOW_AFTER_MS)
    }

    /// Why the visible content could not be read. `None` while a new query is pending.
    pub fn visible_failure(&self) -> Option<&Failure> {
        self.query_failure.as_ref().filter(|_| self.list_query.is_none())
    }

    /// Returns whether a command has been in flight for so long that the screen should say so.
    pub fn is_saving_slowly(&self) -> bool {
        let is_slow = |sent: &PendingCommand| {
            sent.busy.is_none() && self.now.at.millis_since(sent.since) >= SAVING_SHOWN_AFTER_MS
        };
        self.sent.as_ref().is_some_and(is_slow)
    }

    /// The contexts whose keys work while only a notice is shown. A lost log hides the screen without
    /// warning, so a letter may be meant for a text field.
    pub(super) fn notice_contexts(&self) -> &'static [Context] {
        if self.is_typing() && self.hiding_loss().is_some() {
            &[Context::Always]
        } else {
            &[Context::Everywhere, Context::Always]
        }
    }

    /// The keys that quit while only a notice is shown.
    pub fn quit_keys(&self) -> String {
        self.keymap.hint(self.notice_contexts(), Action::Quit).unwrap_or_default()
    }

    /// Returns whether a command was sent and is not waiting for a busy file. Later input then
    /// waits for the reply.
    pub(super) fn is_in_flight(&self) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.busy.is_none())
    }

    /// Makes actions apply to the row of the open card. Without a card, the marks count again.
    pub(super) fn apply_actions_to_card(&mut self) {
        let is_on_card = matches!(self.dialog, Some(Dialog::Card(_)));
        if let Some(list) = self.screen.show_mut().list_mut() {
            list.act_on(if is_on_card { ActsOn::Cursor } else { ActsOn::Marks });
        }
    }

    /// When the pending command first found the file busy; `None` if it did not.
    pub fn busy_since(&self) -> Option<Moment> {
        self.sent.as_ref().and_then(|sent| sent.busy).map(|(since, _)| since)
    }

    /// Shows each warning as a separate message, at startup.
    pub fn warn(&mut self, lines: Vec<String>) {
        for line in lines {
            self.say(Tone::Notice, vec![line]);
        }
    }

    /// Shows a toast with these lines.
    pub(super) fn say(&mut self, tone: Tone, lines: Vec<String>) {
        self.toasts.say(tone, lines, self.now.at);
    }
}
