//! Measures the time from a key press to its finished frame. The real program runs on a real file
//! in a pseudo-terminal, in the dialog to add members to *Piet Holding B.V.* If `fzf` is installed,
//! it is measured too, with the users of Piet's environment as lines of text.
//!
//! Run `cargo bench --bench picker -- FILE... [ROUNDS]`. Make each FILE with `toegang voorbeeld
//! --db FILE --gebruikers 1000000`. Each round restarts both programs, which then take turns, query
//! by query. The tables separate keys for which our program searched for similar people
//! (*similar*) from all other keys (*as typed*); a key of `fzf` has the class of that key in our
//! program. A frame ends with the last output before a silence of `FRAME_END_SILENCE`, so output
//! that only shows progress is part of it.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rusqlite::{Connection, OpenFlags};

/// Silence after which a frame counts as finished.
const FRAME_END_SILENCE: Duration = Duration::from_millis(300);
/// Maximum wait for a program's output.
const OUTPUT_TIMEOUT: Duration = Duration::from_mins(1);

/// From this many exact matches the program no longer searches for similar people.
const ENOUGH_MATCHES: usize = 8;

/// Texts to type, character by character; `<` is Backspace.
const QUERIES: &[&str] = &[
    "jansen",
    "van den berg",
    "zoe<<oe",
    "f.devries",
    "esmee@<<<",
    "janvdberg",
    "yilmaz",
    "jnasen",
    "jvdb",
    "pvries",
    "cees dykstra",
    "groenwegen",
    "Vries, Pieter de",
    "vandermeulen bos",
];

type BenchError = Box<dyn Error>;

/// A program in its own terminal.
struct Peer {
    name: &'static str,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    _terminal: Box<dyn MasterPty + Send>,
    screen: vt100::Parser,
    started: Instant,
    times: Vec<(Duration, usize)>,
    /// Time until its first frame, and until it had read all people.
    ready: (Duration, Duration),
    /// Peak and current memory at its end, in megabytes.
    memory: (u64, u64),
}

impl Peer {
    fn start(name: &'static str, mut command: CommandBuilder) -> Result<Self, BenchError> {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        command.env("TERM", "xterm-256color");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        let mut reader = pair.master.try_clone_reader()?;
        let (tell, output) = channel();
        thread::spawn(move || {
            let mut read = vec![0; 65_536];
            while let Ok(n @ 1..) = reader.read(&mut read) {
                let bytes = read.get(..n).unwrap_or_default().to_vec();
                if tell.send((Instant::now(), bytes)).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer()?;
        let (rows, cols) = (40.try_into()?, 120.try_into()?);
        let screen = vt100::Parser::new(rows, cols, 0);
        Ok(Self {
            name,
            child,
            writer,
            output,
            _terminal: pair.master,
            screen,
            started,
            times: Vec::new(),
            ready: (Duration::ZERO, Duration::ZERO),
            memory: (0, 0),
        })
    }

    fn send(&mut self, keys: &str) -> Result<Instant, BenchError> {
        let at = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        Ok(at)
    }

    /// Waits until the screen shows this text; returns the time since the start.
    fn wait_for_text(&mut self, text: &str) -> Result<Duration, BenchError> {
        while !self.screen.screen().contents().contains(text) {
            let (at, bytes) = self.output.recv_timeout(OUTPUT_TIMEOUT).map_err(|_| {
                format!("{} never shows {text:?}:\n{}", self.name, self.screen.screen().contents())
            })?;
            self.screen.process(&bytes);
            if self.screen.screen().contents().contains(text) {
                return Ok(at - self.started);
            }
        }
        Ok(self.started.elapsed())
    }

    /// Sends a key, and records the time until its frame is finished and the bytes written.
    fn press(&mut self, key: &str) -> Result<(), BenchError> {
        let sent = self.send(key)?;
        let (mut last, mut bytes) = (sent, 0);
        loop {
            match self.output.recv_timeout(FRAME_END_SILENCE) {
                Ok((at, output)) => {
                    bytes += output.len();
                    last = at;
                    self.screen.process(&output);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err("it ended".into()),
            }
        }
        self.times.push((last - sent, bytes));
        Ok(())
    }

    /// Returns peak and current memory, in megabytes; `None` if the system does not report it.
    fn memory(&self) -> Option<(u64, u64)> {
        let told = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let of = |name: &str| {
            let line = told.lines().find(|line| line.starts_with(name))?;
            Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
        };
        Some((of("VmHWM:")?, of("VmRSS:")?))
    }

    /// Returns whether the last key searched for similar people.
    fn has_searched_similar(&self) -> bool {
        let shown = self.screen.screen().contents();
        let Some((before, _)) = shown.split_once(" treffer") else { return false };
        let count = before.rsplit(|sign: char| !(sign.is_ascii_digit() || sign == '.')).next();
        let count = count.map(|count| count.replace('.', "").parse());
        count.is_none_or(|count| count.unwrap_or(0) < ENOUGH_MATCHES)
    }

    /// Records its memory use and ends it.
    fn end(&mut self) {
        self.memory = self.memory().unwrap_or(self.memory);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.end();
    }
}

/// Writes the users of Piet's environment as lines of text; returns their number.
fn write_lines(db: &Path, to: &Path) -> Result<usize, BenchError> {
    let db = Connection::open_with_flags(db, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut names = db.prepare(
        "select coalesce(u.full_name, u.email), u.email, e.name
         from user u join environment e on e.id = u.env_id
         where e.name = 'eigendomein.nl' and u.status <> 'removed'",
    )?;
    let mut rows = names.query([])?;
    let mut out = std::io::BufWriter::new(fs::File::create(to)?);
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let part = |at| row.get::<_, String>(at);
        writeln!(out, "{} <{}>  {}", part(0)?, part(1)?, part(2)?)?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// Starts our program and opens the dialog; returns when all names are read.
fn toegang(db: &Path, home: &Path) -> Result<Peer, BenchError> {
    let mut ours = CommandBuilder::new(env!("CARGO_BIN_EXE_toegang"));
    ours.arg("--db");
    ours.arg(db);
    ours.args(["--als", "piet@eigendomein.nl"]);
    ours.env("HOME", home);
    ours.env("TOEGANG_TAAL", "nl");
    let mut toegang = Peer::start("toegang", ours)?;
    let first = toegang.wait_for_text("Organisaties")?;
    for (keys, then) in
        [("/holding", "1 van"), ("\r", "Details"), ("\x1b[C", "Lid sinds"), ("+", "stap 1 van 2")]
    {
        toegang.wait_for_text("Holding").and_then(|_| toegang.send(keys))?;
        toegang.wait_for_text(then)?;
    }
    toegang.ready = (first, toegang.wait_for_text(" namen  │")?);
    Ok(toegang)
}

/// Starts `fzf` and waits until it has read all lines; `None` if it is not installed.
fn fzf(text: &Path, count: usize) -> Result<Option<Peer>, BenchError> {
    let mut theirs = CommandBuilder::new("sh");
    theirs.args(["-c", &format!("exec fzf --no-mouse < '{}'", text.display())]);
    let mut fzf = Peer::start("fzf", theirs)?;
    let Ok(first) = fzf.wait_for_text(">") else { return Ok(None) };
    fzf.ready = (first, fzf.wait_for_text(&format!("{count}/{count}"))?);
    Ok(Some(fzf))
}

/// Types all queries in both programs; returns for each key whether it searched for similar people.
fn run_round(peers: &mut [Peer]) -> Result<Vec<bool>, BenchError> {
    let mut looked = Vec::new();
    for query in QUERIES {
        for (nth, peer) in peers.iter_mut().enumerate() {
            for sign in query.chars() {
                let key = if sign == '<' { "\x7f".to_owned() } else { sign.to_string() };
                peer.press(&key)?;
                if nth == 0 {
                    looked.push(peer.has_searched_similar());
                }
            }
            let typed = peer.times.len();
            peer.press("\x15")?;
            peer.times.truncate(typed);
        }
    }
    Ok(looked)
}

/// Returns the median, 95th percentile and maximum, in milliseconds.
fn percentiles(mut times: Vec<Duration>) -> [f64; 3] {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len().saturating_sub(1) * share / 100);
    [50, 95, 100].map(|share| at(share).map_or(0.0, |time| time.as_secs_f64() * 1000.0))
}

/// Formats two tables: key times of both programs side by side, and start-up and memory per
/// program.
fn format_tables(count: usize, rounds: &[(Vec<bool>, Vec<Peer>)]) -> [String; 2] {
    let [mut keys, mut more] = [String::new(), String::new()];
    for (similar, kind) in [(false, "as typed"), (true, "similar")] {
        let times = |name: &str| {
            let all = rounds.iter().flat_map(|(looked, peers)| {
                let of_peer = peers.iter().filter(move |peer| peer.name == name);
                of_peer.flat_map(move |peer| peer.times.iter().zip(looked))
            });
            all.filter(|(_, looked)| **looked == similar).map(|((time, _), _)| *time).collect()
        };
        let (ours, theirs): (Vec<_>, Vec<_>) = (times("toegang"), times("fzf"));
        let (number, [ours, theirs]) = (ours.len(), [ours, theirs].map(percentiles));
        let three = |[p50, p95, most]: [f64; 3]| format!("{p50:.1} / {p95:.1} / {most:.1}");
        let ([p50, p95, _], [their_p50, their_p95, _]) = (ours, theirs);
        let share = format!("{:.2} / {:.2}", p50 / their_p50, p95 / their_p95);
        let (ours, theirs) = (three(ours), three(theirs));
        let _ = writeln!(keys, "| {count} | {kind} | {number} | {ours} | {theirs} | {share} |");
    }
    for name in ["toegang", "fzf"] {
        let all = || rounds.iter().flat_map(|(_, peers)| peers).filter(|peer| peer.name == name);
        let whole = |of_peer: fn(&Peer) -> Duration| {
            let [middle, ..] = percentiles(all().map(of_peer).collect());
            format!("{middle:.0}")
        };
        let [first, ready] = [whole(|peer| peer.ready.0), whole(|peer| peer.ready.1)];
        let bytes: Vec<_> = all().flat_map(|peer| &peer.times).map(|(_, bytes)| bytes).collect();
        let each = bytes.iter().copied().sum::<usize>() / bytes.len().max(1);
        let (peak, now) = all().map(|peer| peer.memory).max().unwrap_or_default();
        let _ = writeln!(more, "| {count} | {name} | {first} | {ready} | {each} | {now}/{peak} |");
    }
    [keys, more]
}

fn main() -> Result<(), BenchError> {
    let asked = || env::args().skip(1).filter(|one| !one.starts_with("--"));
    let rounds = asked().find_map(|one| one.parse().ok()).unwrap_or(1);
    let [mut keys, mut more] = [
        "| people | key | keys | toegang | fzf | toegang / fzf |\n|---|---|---|---|---|---|\n",
        "| people | program | first frame | all read | bytes a key | MB now/peak |\n|---|---|---|---|---|---|\n",
    ]
    .map(str::to_owned);
    // Without a file there is nothing to measure; plain `cargo bench` runs this too.
    for db in asked().filter(|one| one.parse::<usize>().is_err()) {
        // The programs start in another folder.
        let db = fs::canonicalize(db)?;
        let home = tempfile::tempdir()?;
        let text = home.path().join("people");
        let count = write_lines(&db, &text)?;
        let mut done: Vec<(Vec<bool>, Vec<Peer>)> = Vec::new();
        for _ in 0..rounds {
            let mut peers = vec![toegang(&db, home.path())?];
            peers.extend(fzf(&text, count)?);
            let looked = run_round(&mut peers)?;
            peers.iter_mut().for_each(Peer::end);
            done.push((looked, peers));
        }
        let [more_keys, of_each] = format_tables(count, &done);
        (keys, more) = (keys + &more_keys, more + &of_each);
    }
    let out = format!("p50 / p95 / max in ms, rounds: {rounds}\n\n{keys}\n{more}");
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}
