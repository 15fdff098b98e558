//! Everything the program knows between two messages.

use std::collections::{BTreeMap, VecDeque};

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::{
    Action, Context, Dialog, Form, Key, Keymap, Left, Loaded, Look, Organisations, Overlay,
    PartnerTab, Place, Screen, SignIn, Toasts, Tone, sort::Orders, stray::Stray,
};
use crate::{
    domain::{
        Failure, KeyAlerts, KeyId, Locked, Me, Moment, Now, Refusal, Request, Session, Ticket,
        UserId,
    },
    text::Texts,
};

/// Milliseconds after which one is told that the rows are on their way.
const SLOW: i64 = 150;

/// A command that was sent and not answered yet.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) ticket: Ticket,
    pub(super) request: Request,
    /// Since when the file is busy, and when it is tried again.
    pub(super) busy: Option<(Moment, Moment)>,
    /// Whether it is to be given up as soon as it is known that it was not written.
    pub(super) unwanted: bool,
}

/// Something typed.
#[derive(Clone, Debug)]
pub(super) enum Typed {
    Key(Key),
    Burst(Vec<Key>),
    Paste(String),
}

/// The whole state.
#[derive(Debug)]
pub struct State {
    /// What time it is.
    pub now: Now,
    /// The time zone of the file.
    pub zone: TimeZone,
    /// Of what the clock was said to be too far ahead.
    pub(super) said_ahead_of: Option<Moment>,
    /// The sentences of the chosen language.
    pub texts: &'static Texts,
    /// The keys.
    pub keymap: Keymap,
    /// How it looks.
    pub look: Look,
    /// Why nothing is written to the file; nothing when it is.
    pub locked: Option<Locked>,
    /// The size of the terminal.
    pub size: Size,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// In whose name everything happens.
    pub session: Option<Session>,
    /// Whether it stays that person's: nothing leads to another, to the disk or to a shell.
    pub fixed: bool,
    /// The key with which that person came in.
    pub key: Option<KeyId>,
    /// What that person was told of their keys in this session.
    pub(super) key_alerts: KeyAlerts,
    /// Why a fixed session ended by itself.
    pub ended: Option<Refusal>,
    /// That person, and what waits for him.
    pub me: Loaded<Me>,
    /// The screen being shown.
    pub screen: Screen,
    /// The screens below it, to which Esc goes back.
    pub(super) below: Vec<Screen>,
    /// The menu item under the cursor, while the menu has focus.
    pub menu: Option<Place>,
    /// The dialog over the screen.
    pub dialog: Option<Dialog>,
    /// A form that waits below a screen, and how many screens are below it then.
    pub(super) waiting: Option<(usize, Box<Form>)>,
    /// What is being read over everything.
    pub overlay: Option<Overlay>,
    /// The messages.
    pub toasts: Toasts,
    /// The keys of an unfinished sequence.
    pub pending: Vec<Key>,
    /// The last key that belonged to nothing here, while more of the same text may follow.
    pub(super) stray: Option<Stray>,
    /// What was asked about once, before it throws away what was typed; the next time does it.
    pub(super) asked_about: Option<Action>,
    /// Why some of what can follow cannot be done now.
    pub reasons: BTreeMap<Action, String>,
    /// What was done from the palette, the last first.
    pub(super) recent: Vec<Action>,
    /// In which order the lists are, as this person chose.
    pub(super) orders: Orders,
    /// Where everybody left off.
    pub(super) left: BTreeMap<UserId, Left>,
    /// Why what was asked for last could not be read, until something is.
    pub(super) unread: Option<Failure>,
    /// The question for the list that is shown, and since when it is on its way.
    pub(super) asked: Option<(Ticket, Moment)>,
    /// What was typed about an answer that has yet to come.
    pub(super) held: VecDeque<Typed>,
    pub(super) sent: Option<Sent>,
    /// Whether what was done last cannot be taken back, so that undoing has nothing to offer.
    pub(super) final_last: bool,
    tickets: Ticket,
}

impl State {
    /// The program as it starts: signed in, or on the sign-in screen.
    pub fn new(session: Option<Session>, now: Now, zone: TimeZone, texts: &'static Texts) -> Self {
        let screen = match session {
            Some(_) => Screen::Organisations(Organisations::default()),
            None => Screen::SignIn(SignIn::default()),
        };
        Self {
            now,
            zone,
            said_ahead_of: None,
            texts,
            keymap: Keymap::default(),
            look: Look::default(),
            locked: None,
            size: Size::default(),
            mouse: true,
            session,
            fixed: false,
            key: None,
            key_alerts: KeyAlerts::default(),
            ended: None,
            me: Loaded::default(),
            screen,
            below: Vec::new(),
            menu: None,
            dialog: None,
            waiting: None,
            overlay: None,
            toasts: Toasts::default(),
            pending: Vec::new(),
            stray: None,
            asked_about: None,
            reasons: BTreeMap::new(),
            recent: Vec::new(),
            orders: Orders::new(),
            left: BTreeMap::new(),
            unread: None,
            asked: None,
            held: VecDeque::new(),
            sent: None,
            final_last: false,
            tickets: Ticket::default(),
        }
    }

    /// Knows where everybody left off; who is signed in already goes there.
    pub fn resume(&mut self, left: BTreeMap<UserId, Left>) {
        self.left = left;
        if let Some(session) = self.session
            && let Some(left) = self.left.get(&session.user).cloned()
        {
            left.resume(self);
        }
    }

    /// Where everybody left off, who is signed in now too.
    pub fn left(&self) -> BTreeMap<UserId, Left> {
        let mut all = self.left.clone();
        let now = self.session.and_then(|session| Some((session.user, Left::of(self)?)));
        all.extend(now);
        all
    }

    /// A ticket nobody has yet.
    pub(super) fn ticket(&mut self) -> Ticket {
        self.tickets.0 += 1;
        self.tickets
    }

    /// Where a key is looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, Field, Menu, Move, Palette, Picker, Reading};
        match (&self.overlay, &self.dialog, self.menu) {
            (Some(Overlay::Help(_)), ..) => &[Field, Move, Always],
            (Some(Overlay::Palette(_)), ..) => &[Palette, Picker, Field, Always],
            (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), ..) => &[Reading, Move, Always],
            (None, Some(dialog), _) => dialog.contexts(),
            (None, None, Some(_)) => &[Menu, Move, Everywhere, Always],
            (None, None, None) if self.screen.is_typing() => match &self.screen {
                Screen::SignIn(_) => self.screen.contexts(),
                Screen::Partners(screen) if screen.tab == PartnerTab::Find => {
                    self.screen.contexts()
                }
                _ => &[Field, Move, Always],
            },
            (None, None, None) => self.screen.contexts(),
        }
    }

    /// Whether a text field has focus: then every printable key is text.
    pub fn is_typing(&self) -> bool {
        match (&self.overlay, &self.dialog, self.menu) {
            (Some(Overlay::Help(_) | Overlay::Palette(_)), ..) => true,
            (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), ..) | (None, None, Some(_)) => {
                false
            }
            (None, Some(dialog), _) => dialog.is_typing(),
            (None, None, None) => self.screen.is_typing(),
        }
    }

    /// Which menu item the screen belongs to.
    pub fn place(&self) -> Option<Place> {
        self.below.first().unwrap_or(&self.screen).place()
    }

    /// When the program wants to hear the time: to take a message away, or to try again.
    pub fn wake_at(&self) -> Option<Moment> {
        let again = self.sent.as_ref().and_then(|sent| sent.busy).map(|(_, again)| again);
        let slow =
            self.asked.map(|(_, since)| since.plus_millis(SLOW)).filter(|at| *at > self.now.at);
        self.toasts.next().into_iter().chain(again).chain(slow).min()
    }

    /// Whether the rows of the list take long enough to say so.
    pub fn is_slow(&self) -> bool {
        self.asked.is_some_and(|(_, since)| self.now.at.millis_since(since) >= SLOW)
    }

    /// Why what is shown could not be read; nothing while it is asked for again.
    pub fn unread(&self) -> Option<&Failure> {
        self.unread.as_ref().filter(|_| self.asked.is_none())
    }

    /// Since when a command waits for a busy file.
    pub fn busy_since(&self) -> Option<Moment> {
        self.sent.as_ref().and_then(|sent| sent.busy).map(|(since, _)| since)
    }

    /// Says what a person should know before anything else, a message for each.
    pub fn warn(&mut self, said: Vec<String>) {
        for line in said {
            self.say(Tone::Notice, vec![line]);
        }
    }

    /// Says something.
    pub(super) fn say(&mut self, tone: Tone, lines: Vec<String>) {
        self.toasts.say(tone, lines, self.now.at);
    }
}
