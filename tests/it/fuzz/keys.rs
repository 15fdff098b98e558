//! Fuzz target: arbitrary keys, clicks, pastes and sizes, with replies at arbitrary times.

use std::{cell::Cell, collections::VecDeque};

use jiff::tz::TimeZone;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Size},
};
use toegang::{
    app::{Effect, Geometry, Key, Msg, State, update},
    config::ColourDepth,
    domain::{Day, Moment, Now, Reply, Request, Session, Ticket, Via},
    example,
    store::Store,
    text::Lang,
    ui::{Theme, Themes, view},
    work::{Finder, handle_request},
};

/// Named keys; byte 128 is the first.
const NAMED_KEYS: [&str; 24] = [
    "enter",
    "esc",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pgup",
    "pgdn",
    "tab",
    "backspace",
    "delete",
    "shift-tab",
    "space",
    "f1",
    "f2",
    "f5",
    "f6",
    "f7",
    "ctrl-s",
    "ctrl-u",
    "ctrl-a",
    "ctrl-z",
];

thread_local! {
    /// A small example that no run has changed, reused to save time.
    static UNTOUCHED_STORE: Cell<Option<Store>> = const { Cell::new(None) };
    /// The theme, loaded only once.
    static THEME: Theme = Themes::default().theme("donker", ColourDepth::True, None, false);
}

struct Program {
    state: State,
    store: Store,
    finder: Finder,
    waiting: VecDeque<(Ticket, Option<Session>, Request)>,
    /// `true` if a command was executed, or refused and logged.
    is_touched: bool,
    /// `true` if the run changed the database.
    has_written: bool,
}

impl Program {
    fn send(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg).items {
            match effect {
                Effect::Send(ticket, session, request) => {
                    self.waiting.push_back((ticket, session, request));
                }
                Effect::Cancel(ticket) => self.waiting.retain(|(waits, ..)| *waits != ticket),
                _ => {}
            }
        }
    }

    fn reply(&mut self, from: u8) -> bool {
        let at = usize::from(from) % self.waiting.len().max(1);
        let Some((ticket, session, request)) = self.waiting.remove(at) else { return false };
        let now = self.state.now;
        let reply = handle_request(&mut self.store, &mut self.finder, session, now, &request);
        self.is_touched |= !matches!(request, Request::Ask(_));
        self.has_written |= matches!(reply, Reply::Done { .. });
        self.send(Msg::Reply(ticket, reply));
        true
    }
}

/// The first byte selects the user, the language, and whether to check the log at the end, which is
/// slow. Each other byte is an event.
pub(crate) fn target(bytes: &[u8]) {
    let Some((begin, bytes)) = bytes.split_first() else { return };
    let now = Now { at: Moment(1_795_450_200_000), today: Day::new(2026, 11, 23).unwrap() };
    let store = UNTOUCHED_STORE.take().unwrap_or_else(|| {
        let mut store = Store::in_memory().unwrap();
        store.seed(&example::small(now)).unwrap();
        store
    });
    let people = ["piet@eigendomein.nl", "els@eigendomein.nl", "anna@cijfermeesters.nl"];
    let who = people.get(usize::from(begin % 4)).and_then(|who| store.find_user(who).unwrap());
    let session = who.map(|user| Session { user: user.id, via: Via::Tui });
    let lang = Lang::ALL[usize::from(begin / 4) % Lang::ALL.len()];
    let state = State::new(session, now, TimeZone::UTC, lang);
    let (finder, waiting) = (Finder::default(), VecDeque::new());
    let mut it = Program { state, store, finder, waiting, is_touched: false, has_written: false };
    it.send(Msg::Started(Size { width: 100, height: 30 }));
    let mut rest = bytes.iter().copied().take(400);
    while let Some(byte) = rest.next() {
        let mut more = || rest.next().unwrap_or_default();
        match byte {
            0 => it.send(Msg::Resized(Size { width: more().into(), height: more().into() })),
            1 => {
                let text: Vec<u8> = (0..more() % 32).map(|_| more()).collect();
                it.send(Msg::Pasted(String::from_utf8_lossy(&text).into_owned()));
            }
            2 | 3 => {
                let at = Position { x: more().into(), y: more().into() };
                it.send(Msg::Clicked { at, ctrl: byte == 3 });
            }
            4 => {
                let at = Position { x: more().into(), y: more().into() };
                it.send(Msg::Wheel { at, rows: i16::from(more()) - 128 });
            }
            5 => drop(it.reply(more())),
            6 => it.send(Msg::Changed),
            7 => {
                let Now { at, today } = it.state.now;
                let later = Moment(at.0 + i64::from(more()) * 1_000);
                it.send(Msg::Clock(Now { at: later, today }));
            }
            8 => {
                let keys = (0..more() % 32).map(|_| Key::char((32 + more() % 95).into()));
                let keys = keys.collect();
                it.send(Msg::Burst(keys));
            }
            9 => it.send(Msg::EscThen(Key::char((32 + more() % 95).into()))),
            32..=126 => it.send(Msg::Key(Key::char(byte.into()))),
            128.. => {
                let name = NAMED_KEYS[usize::from(byte - 128) % NAMED_KEYS.len()];
                it.send(Msg::Key(name.parse().unwrap()));
            }
            _ => while it.reply(0) {},
        }
        if rest.len() % 4 == 0 {
            let mut buffer = Buffer::empty(Geometry::from_state(&it.state).screen);
            THEME.with(|theme| view(&it.state, theme, &mut buffer));
        }
    }
    let checks = it.has_written && *begin < 64;
    assert!(!checks || it.store.check_log().unwrap().is_empty());
    UNTOUCHED_STORE.set(Some(it.store).filter(|_| !it.is_touched));
}
