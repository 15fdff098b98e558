//! Measures where the time of a key goes in the dialog that adds members, without a terminal and
//! without threads: what the state does, the search with its rows, and the frame.
//!
//! Run `cargo bench --bench stages -- FILE [REST_MS]`. Make FILE with `toegang voorbeeld --db FILE
//! --gebruikers 10000`. Each key comes after a rest of `REST_MS`, as people type.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    io::{Sink, Write, sink, stdout},
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use jiff::tz::TimeZone;
use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::CrosstermBackend,
    layout::{Rect, Size},
};
use toegang::{
    app::{Effect, Msg, State, update},
    config::ColourDepth,
    domain::{Session, UserId, Via},
    store::Store,
    text::Lang,
    ui::{Theme, Themes, view},
    work::{Finder, handle_request, now},
};

/// Texts to type, letter by letter; each is then deleted whole.
const QUERIES: [&str; 8] = [
    "jansen",
    "van den berg",
    "yilmaz",
    "jnasen",
    "jvdb",
    "pvries",
    "cees dykstra",
    "vandermeulen",
];
const STAGES: [&str; 5] = ["state", "search and rows", "state again", "frame", "output"];
const SIZE: Size = Size { width: 120, height: 40 };
const PIET: Session = Session { user: UserId(5), via: Via::Tui };

/// Time of each stage of one key.
type Times = [Duration; STAGES.len()];

struct Program {
    state: State,
    store: Store,
    finder: Finder,
    terminal: Terminal<CrosstermBackend<Sink>>,
    theme: Theme,
}

impl Program {
    fn open(file: &Path) -> Result<Self, Box<dyn Error>> {
        let store = Store::open(file, Duration::from_secs(1))?;
        let state = State::new(Some(PIET), now(&TimeZone::UTC), TimeZone::UTC, Lang::Nl);
        let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.width, SIZE.height));
        let out = CrosstermBackend::new(sink());
        let terminal = Terminal::with_options(out, TerminalOptions { viewport })?;
        let theme = Themes::default().theme("donker", ColourDepth::True, None, false);
        let mut it = Self { state, store, finder: Finder::default(), terminal, theme };
        it.send(Msg::Started(SIZE))?;
        for keys in ["2", "/", "h", "o", "l", "d", "i", "n", "g", "enter", "right", "+"] {
            it.send(key(keys)?)?;
        }
        Ok(it)
    }

    /// Handles a message with all queries that follow, and draws the frame.
    fn send(&mut self, msg: Msg) -> Result<Times, Box<dyn Error>> {
        let mut times = Times::default();
        let mut last = Instant::now();
        let mut lap = |times: &mut Times, at: usize| {
            let now = Instant::now();
            if let Some(time) = times.get_mut(at) {
                *time += now - last;
            }
            last = now;
        };
        let mut waiting = update(&mut self.state, msg).items;
        lap(&mut times, 0);
        while let Some(effect) = waiting.pop() {
            if let Effect::Send(ticket, session, request) = effect {
                let now = now(&TimeZone::UTC);
                let reply =
                    handle_request(&mut self.store, &mut self.finder, session, now, &request);
                lap(&mut times, 1);
                waiting.extend(update(&mut self.state, Msg::Reply(ticket, reply)).items);
                lap(&mut times, 2);
            }
        }
        self.terminal.draw(|frame| {
            if let Some(cursor) = view(&self.state, &self.theme, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
            lap(&mut times, 3);
        })?;
        lap(&mut times, 4);
        Ok(times)
    }
}

fn key(name: &str) -> Result<Msg, Box<dyn Error>> {
    Ok(Msg::Key(name.parse().map_err(|_| format!("no key {name}"))?))
}

fn percentile(times: &[Times], share: usize, of: impl Fn(&Times) -> Duration) -> f64 {
    let mut times: Vec<Duration> = times.iter().map(of).collect();
    times.sort_unstable();
    let at = times.len().saturating_sub(1) * share / 100;
    times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = env::args().skip(1).filter(|one| !one.starts_with("--")).collect();
    // Without a file there is nothing to measure; plain `cargo bench` runs this too.
    let Some(file) = asked.first() else { return Ok(()) };
    let rest = Duration::from_millis(asked.get(1).map_or(Ok(300), |rest| rest.parse())?);
    let mut program = Program::open(Path::new(file))?;
    let mut times = Vec::new();
    for query in QUERIES {
        for sign in query.chars() {
            sleep(rest);
            let name = if sign == ' ' { "space".to_owned() } else { sign.to_string() };
            times.push(program.send(key(&name)?)?);
        }
        program.send(key("ctrl-u")?)?;
    }
    let mut out = format!(
        "{} keys, rest {rest:?}\n| stage | p50, ms | p95, ms |\n|---|---|---|\n",
        times.len()
    );
    let mut line = |stage: &str, of: &dyn Fn(&Times) -> Duration| {
        let [p50, p95] = [50, 95].map(|share| percentile(&times, share, of));
        writeln!(out, "| {stage} | {p50:.3} | {p95:.3} |")
    };
    for (at, stage) in STAGES.iter().enumerate() {
        line(stage, &|times| times.get(at).copied().unwrap_or_default())?;
    }
    line("all", &|times| times.iter().sum())?;
    stdout().write_all(out.as_bytes())?;
    Ok(())
}
