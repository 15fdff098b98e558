//! Drives the whole application without threads, clock or terminal: tests press keys and read the
//! screen.

use std::collections::VecDeque;

use jiff::tz::TimeZone;
use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::{Position, Size},
};
use toegang::{
    app::{Effect, Geometry, Key, Msg, State, update},
    config::ColourDepth,
    domain::{Command, Now, Refusal, Reply, Request, Session, Ticket},
    register::KvkService,
    text::Lang,
    ui::{Theme, Themes, view},
    work::{Finder, handle_request},
};

use super::World;

/// Milliseconds in which a person reads a dialog.
const READ_MS: i64 = 700;

pub(crate) struct Driver {
    pub(crate) state: State,
    pub(crate) world: World,
    pub(crate) ended: bool,
    pub(crate) repaints: usize,
    pub(crate) theme: Theme,
    pub(crate) clipboard: String,
    pub(crate) exports: Vec<toegang::app::Export>,
    /// The changes of saved filters.
    pub(crate) saved_filters: Vec<toegang::app::FilterChange>,
    /// The commands that were sent so far, the newest last.
    pub(crate) commands: Vec<Command>,
    /// All refusals by the rules so far, the newest last.
    pub(crate) refusals: Vec<Refusal>,
    finder: Finder,
    /// The last key of [`Driver::press`] or [`Driver::type_text`].
    last_key: Option<Key>,
    pending: VecDeque<SentRequest>,
    /// Cancelled requests, whose replies may still arrive.
    cancelled: VecDeque<SentRequest>,
}

type SentRequest = (Ticket, Option<Session>, Request);

impl Driver {
    /// Starts the application for this user at this terminal size. Without a user it shows the
    /// sign-in screen.
    pub(crate) fn new(world: World, who: Option<&str>, size: (u16, u16)) -> Self {
        Self::new_in_language(world, who, size, Lang::Nl)
    }

    /// Like [`Driver::new`], in another language.
    pub(crate) fn new_in_language(
        world: World,
        who: Option<&str>,
        size: (u16, u16),
        lang: Lang,
    ) -> Self {
        let mut it = Self::unstarted(world, who);
        it.state.lang = lang;
        it.send(Msg::Started(Size { width: size.0, height: size.1 }));
        it.settle();
        it
    }

    /// Starts the application for this user in the small example, at 100x30.
    pub(crate) fn signed_in(who: &str) -> Self {
        Self::new(World::small_world(), Some(who), (100, 30))
    }

    /// Creates the driver without sending the first message.
    pub(crate) fn unstarted(world: World, who: Option<&str>) -> Self {
        let session = who.map(|who| world.session(who));
        let of_file = world.store.zone().ok().flatten();
        let zone = of_file.map_or(TimeZone::fixed(jiff::tz::offset(1)), |zone| zone.in_force());
        let mut state = State::new(session, world.now, zone, Lang::Nl);
        state.locked = world.store.locked();
        let (finder, pending, cancelled) = (Finder::default(), VecDeque::new(), VecDeque::new());
        let theme = Themes::default().theme("donker", ColourDepth::True, None, false);
        Self {
            state,
            world,
            ended: false,
            repaints: 0,
            theme,
            clipboard: String::new(),
            exports: Vec::new(),
            saved_filters: Vec::new(),
            commands: Vec::new(),
            refusals: Vec::new(),
            finder,
            last_key: None,
            pending,
            cancelled,
        }
    }

    /// Uses this service of the Dutch trade register.
    pub(crate) fn use_kvk(&mut self, kvk: KvkService) {
        self.finder.set_kvk(Some(kvk));
    }

    /// Sends one message, without waiting for the store.
    pub(crate) fn send(&mut self, msg: Msg) {
        if matches!(msg, Msg::Changed) {
            // The finder detects changes of other programs by the data version. This store shares
            // the connection, so reset the finder.
            self.finder = Finder::default();
        }
        for effect in update(&mut self.state, msg).items {
            match effect {
                Effect::Send(ticket, session, request) => {
                    if let Request::Do(command) = &request {
                        self.commands.push(command.clone());
                    }
                    self.pending.push_back((ticket, session, request));
                }
                Effect::Cancel(ticket) => {
                    let at = self.pending.iter().position(|(waits, ..)| *waits == ticket);
                    self.cancelled.extend(at.and_then(|at| self.pending.remove(at)));
                }
                Effect::Quit => self.ended = true,
                Effect::Repaint => self.repaints += 1,
                Effect::Export(_, export) => self.exports.push(export),
                Effect::SaveFilter(change) => self.saved_filters.push(change),
                Effect::Copy(text) => self.clipboard = text,
                Effect::Suspend => {}
            }
        }
    }

    /// Returns the number of requests without a reply.
    pub(crate) fn pending_count(&self) -> usize {
        self.pending.len()
    }

    /// Executes one pending request and sends its reply. `from` chooses the request, to try other
    /// orders. Returns `false` if none is pending.
    pub(crate) fn reply(&mut self, from: usize) -> bool {
        let at = from % self.pending.len().max(1);
        let Some(sent) = self.pending.remove(at) else { return false };
        self.carry_out(sent);
        true
    }

    /// Replies to the oldest cancelled request, as if its reply was already on the way. Returns
    /// `false` if there is none.
    pub(crate) fn reply_late(&mut self) -> bool {
        let Some(sent) = self.cancelled.pop_front() else { return false };
        self.carry_out(sent);
        true
    }

    fn carry_out(&mut self, (ticket, session, request): SentRequest) {
        let (world, finder) = (&mut self.world, &mut self.finder);
        let reply = handle_request(&mut world.store, finder, session, world.now, &request);
        if let Reply::Refused(why) = &reply {
            self.refusals.push(why.clone());
        }
        self.send(Msg::Reply(ticket, reply));
    }

    /// Replies to the oldest pending request with `reply`.
    pub(crate) fn reply_with(&mut self, reply: Reply) {
        let (ticket, ..) = self.pending.pop_front().unwrap();
        self.send(Msg::Reply(ticket, reply));
    }

    /// Executes all pending requests and sends their replies.
    pub(crate) fn settle(&mut self) {
        while self.reply(0) {}
    }

    /// Presses these keys, separated by spaces, and settles after each. A person reads what an Enter
    /// showed in a dialog before another one; [`Driver::hold`] does not.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            let key = key.parse::<Key>().unwrap();
            if Key::from_name("enter") == Some(key)
                && self.last_key.replace(key) == Some(key)
                && self.state.dialog.is_some()
            {
                self.wait_millis(READ_MS);
            }
            self.last_key = Some(key);
            self.send(Msg::Key(key));
            self.settle();
        }
        self
    }

    /// Holds a key down, which repeats this many times, and settles after each.
    pub(crate) fn hold(&mut self, key: &str, times: usize) -> &mut Self {
        for _ in 0..times {
            self.wait_millis(90);
            self.send(Msg::Key(key.parse().unwrap()));
            self.settle();
        }
        self
    }

    /// Types a text character by character, and settles after each.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for ch in text.chars() {
            let key = if ch == ' ' { Key::from_name("space").unwrap() } else { Key::char(ch) };
            self.last_key = Some(key);
            self.send(Msg::Key(key));
            self.settle();
        }
        self
    }

    /// Runs steps separated by `|`: keys as for [`Driver::press`], or text to type after a `"`.
    pub(crate) fn run_steps(&mut self, steps: &str) -> &mut Self {
        for part in steps.split('|').filter(|part| !part.is_empty()) {
            match part.strip_prefix('"') {
                Some(text) => self.type_text(text),
                None => self.press(part),
            };
        }
        self
    }

    /// Sends a bracketed paste of this text, and settles.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Pasted(text.to_owned()));
        self.settle();
        self
    }

    /// Clicks on the first cell of this text.
    #[track_caller]
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let at = self.find(text);
        self.send(Msg::Clicked { at, ctrl: false });
        self.settle();
        self
    }

    #[track_caller]
    pub(crate) fn find(&self, text: &str) -> Position {
        let screen = self.screen();
        for (y, line) in screen.lines().enumerate() {
            if let Some(at) = line.find(text) {
                let x = line[..at].chars().count();
                return Position::new(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
            }
        }
        panic!("no {text:?} in\n{screen}");
    }

    /// Advances the clock by this many seconds, and settles.
    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        self.wait_millis(seconds * 1_000)
    }

    /// Advances the clock by milliseconds.
    pub(crate) fn wait_millis(&mut self, millis: i64) -> &mut Self {
        let Now { at, today } = self.state.now;
        let now = Now { at: at.plus_millis(millis), today };
        self.send(Msg::Clock(now));
        self.settle();
        self
    }

    /// Asserts that the screen shows this text. The text may be a part of the message on the screen
    /// that has no room there.
    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        let is_in_message = || self.visible_message().is_some_and(|all| all.contains(text));
        assert!(screen.contains(text) || is_in_message(), "no {text:?} in\n{screen}");
        self
    }

    /// The newest message in one line, if the screen shows its beginning or its short form.
    fn visible_message(&self) -> Option<String> {
        let toast = self.state.toasts.visible().last()?;
        let whole = toast.lines.join(" · ").replace(". · ", ". ").replace(": · ", ": ");
        let start = |text: &String| text.chars().take(12).collect::<String>();
        let screen = self.screen();
        let mut shown = toast.short.iter().chain(toast.short.is_empty().then_some(&whole));
        shown.any(|text| screen.contains(&start(text))).then_some(whole)
    }

    /// Asserts that the label of the visible tab begins with this text.
    #[track_caller]
    pub(crate) fn see_tab(&mut self, label: &str) -> &mut Self {
        let tabs = toegang::app::tabs(&self.state);
        let here = tabs.iter().find(|(.., is_here)| *is_here).map(|(_, label, _)| label.clone());
        let here = here.unwrap_or_default();
        assert!(here.starts_with(label), "{here:?} is not {label:?} in\n{}", self.screen());
        self
    }

    /// Asserts that the screen does not show this text.
    #[track_caller]
    pub(crate) fn miss(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} in\n{screen}");
        self
    }

    pub(crate) fn buffer(&self) -> Buffer {
        self.render().0
    }

    /// Returns the position of the terminal cursor; `None` if it is hidden.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.render().1
    }

    /// Renders a frame, and returns it with the position of the terminal cursor.
    pub(crate) fn render(&self) -> (Buffer, Option<Position>) {
        let mut buffer = Buffer::empty(Geometry::from_state(&self.state).screen);
        let cursor = view(&self.state, &self.theme, &mut buffer);
        (buffer, cursor)
    }

    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width).max(1);
        let line = |row: &[ratatui::buffer::Cell]| {
            let mut text = String::new();
            let mut covered = 0;
            for cell in row {
                if covered == 0 {
                    text.push_str(cell.symbol());
                    covered = cell.cell_width();
                }
                covered = covered.saturating_sub(1);
            }
            text.trim_end().to_owned()
        };
        buffer.content.chunks(width).map(line).collect::<Vec<_>>().join("\n")
    }
}
