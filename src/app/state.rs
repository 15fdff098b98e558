//! The application state between two messages.

use std::collections::{BTreeMap, VecDeque};

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::{
    Action, Address, Appearance, Context, Dialog, Form, Key, Keymap, LastPosition, Loaded,
    MenuItem, Orders, Overlay, Screen, Toasts, Tone,
};
use crate::{
    domain::{
        Failure, KeyAlerts, KeyId, Locked, Me, Moment, Now, Query, Refusal, Request, Session,
        Ticket, UserId,
    },
    text::Lang,
};

/// Milliseconds after which the screen shows that the rows are loading.
const SLOW_AFTER_MS: i64 = 150;

/// A command that was sent and is not answered yet.
#[derive(Debug)]
pub(super) struct PendingCommand {
    pub(super) ticket: Ticket,
    pub(super) request: Request,
    /// When the file was first found busy, and when the next try is due.
    pub(super) busy: Option<(Moment, Moment)>,
    /// `true` if the user cancelled: a reply that it was not written ends it without a retry.
    pub(super) unwanted: bool,
}

/// Keyboard or paste input, held until an answer arrives.
#[derive(Clone, Debug)]
pub(super) enum HeldInput {
    Key(Key),
    /// An action that a click or the palette asked for.
    Action(Action),
    Burst(Vec<Key>),
    Paste(String),
}

/// Ignored input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StrayKey {
    /// The time of its last key.
    pub(super) at: Moment,
    /// `true` for a paste, whose remainder is ignored wherever the focus is.
    pub(super) pasted: bool,
}

/// The whole application state.
#[derive(Debug)]
pub struct State {
    /// The current time.
    pub now: Now,
    /// The time zone of the file.
    pub zone: TimeZone,
    /// The newest plausible log time, while the clock is reported as too far ahead of it.
    pub(super) clock_ahead_of: Option<Moment>,
    /// The texts in the chosen language.
    pub lang: Lang,
    /// The keys.
    pub keymap: Keymap,
    /// Themes and ASCII mode.
    pub look: Appearance,
    /// Why the file is read-only; `None` if it can be written.
    pub locked: Option<Locked>,
    /// The size of the terminal.
    pub size: Size,
    /// `true` if the program captures the mouse.
    pub mouse: bool,
    /// The signed-in session; `None` on the sign-in screen.
    pub session: Option<Session>,
    /// `true` if the session is fixed to one user: no switching of users, no access to disk or
    /// shell.
    pub fixed: bool,
    /// The key with which the user signed in.
    pub key: Option<KeyId>,
    /// The key warnings that this session has already shown.
    pub(super) key_alerts: KeyAlerts,
    /// Why a fixed session ended by itself.
    pub end_reason: Option<Refusal>,
    /// The signed-in user, with counts of what waits for them.
    pub me: Loaded<Me>,
    /// The screen being shown.
    pub screen: Screen,
    /// The screens below it, to which Esc goes back.
    pub(super) screens_below: Vec<Screen>,
    /// The menu item under the cursor, while the menu has focus.
    pub menu: Option<MenuItem>,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// A form that waits below a screen, and how many screens are below it then.
    pub(super) waiting: Option<(usize, Box<Form>)>,
    /// The overlay on top of everything else.
    pub overlay: Option<Overlay>,
    /// Current messages and their history.
    pub toasts: Toasts,
    /// The keys of an unfinished sequence.
    pub pending: Vec<Key>,
    /// The last key that had no meaning here, while more of the same text may follow.
    pub(super) stray: Option<StrayKey>,
    /// An action that asked for confirmation because it discards input; repeating it proceeds.
    pub(super) unconfirmed_action: Option<Action>,
    /// Actions run from the palette, most recent first.
    pub(super) recent: Vec<Action>,
    /// The sort order of each list, as the user chose.
    pub(super) orders: Orders,
    /// The last position of each user.
    pub(super) last_positions: BTreeMap<UserId, LastPosition>,
    /// Why the last query failed, until a query succeeds.
    pub(super) query_failure: Option<Failure>,
    /// The pending query of the visible list, and when it was sent.
    pub(super) list_query: Option<(Ticket, Moment)>,
    /// Input held until a pending answer arrives.
    pub(super) held: VecDeque<HeldInput>,
    pub(super) sent: Option<PendingCommand>,
    /// `true` if the last operation is final, so that there is nothing to undo.
    pub(super) is_last_final: bool,
    /// The queries that were sent and are not answered yet.
    pub(super) queries: BTreeMap<Ticket, Query>,
    pub(super) tickets: Ticket,
}

impl State {
    /// Creates the initial state, signed in or on the sign-in screen.
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
            unconfirmed_action: None,
            recent: Vec::new(),
            orders: Orders::new(),
            last_positions: BTreeMap::new(),
            query_failure: None,
            list_query: None,
            held: VecDeque::new(),
            sent: None,
            is_last_final: false,
            queries: BTreeMap::new(),
            tickets: Ticket::default(),
        }
    }

    /// Returns an unused ticket.
    pub(super) fn ticket(&mut self) -> Ticket {
        self.tickets.0 += 1;
        self.tickets
    }

    /// The contexts in which keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, Field, Menu, Move, Palette, Picker, Reading};
        match (&self.overlay, &self.dialog, self.menu) {
            (Some(Overlay::Help(_)), ..) => &[Field, Move, Always],
            (Some(Overlay::Palette(_)), ..) => &[Palette, Picker, Field, Always],
            (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), ..) => &[Reading, Move, Always],
            (None, Some(dialog), _) => dialog.show().contexts(),
            (None, None, Some(_)) => &[Menu, Move, Everywhere, Always],
            (None, None, None) if self.screen.has_filter_focus() => &[Field, Move, Always],
            (None, None, None) => self.screen.contexts(),
        }
    }

    /// Returns whether a text field has focus: every printable key is text then.
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

    /// The menu item that the screen belongs to.
    pub fn place(&self) -> Option<MenuItem> {
        self.screens_below.first().unwrap_or(&self.screen).place()
    }

    /// When the program needs the next clock message: to expire a toast or to retry.
    pub fn wake_at(&self) -> Option<Moment> {
        let again = self.sent.as_ref().and_then(|sent| sent.busy).map(|(_, again)| again);
        let slow = self
            .list_query
            .map(|(_, since)| since.plus_millis(SLOW_AFTER_MS))
            .filter(|at| *at > self.now.at);
        self.toasts.next_expiry().into_iter().chain(again).chain(slow).min()
    }

    /// Returns whether the rows of the list have been loading for long enough to show it.
    pub fn is_slow(&self) -> bool {
        self.list_query.is_some_and(|(_, since)| self.now.at.millis_since(since) >= SLOW_AFTER_MS)
    }

    /// Why the visible content could not be read; `None` while a new query is pending.
    pub fn visible_failure(&self) -> Option<&Failure> {
        self.query_failure.as_ref().filter(|_| self.list_query.is_none())
    }

    /// Returns whether a command is being carried out; later input applies to its result.
    pub(super) fn is_in_flight(&self) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.busy.is_none())
    }

    /// When the pending command first found the file busy.
    pub fn busy_since(&self) -> Option<Moment> {
        self.sent.as_ref().and_then(|sent| sent.busy).map(|(since, _)| since)
    }

    /// Shows each warning as a message of its own, at startup.
    pub fn warn(&mut self, said: Vec<String>) {
        for line in said {
            self.say(Tone::Notice, vec![line]);
        }
    }

    /// Shows a message.
    pub(super) fn say(&mut self, tone: Tone, lines: Vec<String>) {
        self.toasts.say(tone, lines, self.now.at);
    }
}
