//! How long a key takes until its frame is finished, from outside: the real program on a real file
//! in a pseudo-terminal, in the member dialog of *Piet Holding B.V.*, and beside it `fzf` on the
//! same people as lines of text, if it is installed.
//!
//! `cargo bench --bench picker -- FILE`, where FILE is made by
//! `toegang voorbeeld --db FILE --gebruikers 1000000`. Both programs are alive together and take
//! turns, query by query. A frame is finished when nothing more is written for a while; what a
//! program writes only to show that it is busy counts as not finished.

use std::{
    env,
    error::Error,
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rusqlite::{Connection, OpenFlags};

/// Silence after which a frame is taken to be finished.
const QUIET: Duration = Duration::from_millis(300);
/// Patience with a program that says nothing.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is typed, a letter at a time; `<` erases one.
const QUERIES: &[&str] = &[
    "jansen",
    "van den berg",
    "zoe<<oe",
    "f.devries",
    "esmee@<<<",
    "janvdberg",
    "yilmaz",
    "jnasen",
];

type Failed = Box<dyn Error>;

/// A program in a terminal of its own.
struct Peer {
    name: &'static str,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    said: Receiver<(Instant, Vec<u8>)>,
    _terminal: Box<dyn MasterPty + Send>,
    screen: vt100::Parser,
    started: Instant,
    times: Vec<(Duration, usize)>,
}

impl Peer {
    fn start(name: &'static str, mut command: CommandBuilder) -> Result<Self, Failed> {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        command.env("TERM", "xterm-256color");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        let mut reader = pair.master.try_clone_reader()?;
        let (tell, said) = channel();
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
        let times = Vec::new();
        Ok(Self { name, child, writer, said, _terminal: pair.master, screen, started, times })
    }

    fn send(&mut self, keys: &str) -> Result<Instant, Failed> {
        let at = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        Ok(at)
    }

    /// Until it shows this; since its start.
    fn see(&mut self, text: &str) -> Result<Duration, Failed> {
        while !self.screen.screen().contents().contains(text) {
            let (at, bytes) = self.said.recv_timeout(PATIENCE).map_err(|_| {
                format!("{} never shows {text:?}:\n{}", self.name, self.screen.screen().contents())
            })?;
            self.screen.process(&bytes);
            if self.screen.screen().contents().contains(text) {
                return Ok(at - self.started);
            }
        }
        Ok(self.started.elapsed())
    }

    /// A key; how long until its frame is finished, and how many bytes that took.
    fn press(&mut self, key: &str) -> Result<(), Failed> {
        let sent = self.send(key)?;
        let (mut last, mut bytes) = (sent, 0);
        loop {
            match self.said.recv_timeout(QUIET) {
                Ok((at, said)) => {
                    bytes += said.len();
                    last = at;
                    self.screen.process(&said);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err("it ended".into()),
            }
        }
        self.times.push((last - sent, bytes));
        Ok(())
    }

    /// Peak and present memory, in megabytes; nothing where the system does not tell.
    fn memory(&self) -> Option<(u64, u64)> {
        let told = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let of = |name: &str| {
            let line = told.lines().find(|line| line.starts_with(name))?;
            Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
        };
        Some((of("VmHWM:")?, of("VmRSS:")?))
    }

    fn report(&self, first: Duration, loaded: Duration) -> String {
        let mut times: Vec<Duration> = self.times.iter().map(|(time, _)| *time).collect();
        times.sort_unstable();
        let at = |share: usize| times.get((times.len() - 1) * share / 100).copied();
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1000.0);
        let bytes: usize = self.times.iter().map(|(_, bytes)| bytes).sum();
        let (peak, now) = self.memory().unwrap_or_default();
        let keys: Vec<String> = [50, 95, 100].into_iter().filter_map(at).map(ms).collect();
        format!(
            "| {} | {} | {} | {} | {} | {now}/{peak} |",
            self.name,
            ms(first),
            ms(loaded),
            keys.join(" | "),
            bytes / times.len().max(1),
        )
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The own users of Piet's environment as lines, and how many.
fn lines(db: &Path, to: &Path) -> Result<usize, Failed> {
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

fn main() -> Result<(), Failed> {
    let Some(db) = env::args().skip(1).find(|one| !one.starts_with("--")) else {
        return Ok(()); // Without a file there is nothing to measure: `cargo bench` runs all of them.
    };
    let home = tempfile::tempdir()?;
    let text = home.path().join("people");
    let count = lines(Path::new(&db), &text)?;
    let mut ours = CommandBuilder::new(env!("CARGO_BIN_EXE_toegang"));
    ours.args(["--db", &db, "--als", "piet@eigendomein.nl"]);
    ours.env("HOME", home.path());
    let mut toegang = Peer::start("toegang", ours)?;
    let first = toegang.see("Organisaties")?;
    for (keys, then) in
        [("/holding\r", "1 van"), ("\r", "Details"), ("\x1b[C", "Lid sinds"), ("+", "stap 1 van 2")]
    {
        toegang.see("Holding").and_then(|_| toegang.send(keys))?;
        toegang.see(then)?;
    }
    while !toegang.screen.screen().contents().contains(" namen  │") {
        let (_, said) = toegang.said.recv_timeout(PATIENCE)?;
        toegang.screen.process(&said);
    }
    let loaded = toegang.started.elapsed();
    let mut peers = vec![(toegang, first, loaded)];
    let mut theirs = CommandBuilder::new("sh");
    theirs.args(["-c", &format!("exec fzf --no-mouse < '{}'", text.display())]);
    if let Ok(mut fzf) = Peer::start("fzf", theirs)
        && let Ok(first) = fzf.see(">")
    {
        let loaded = fzf.see(&format!("{count}/{count}"))?;
        peers.push((fzf, first, loaded));
    }
    for query in QUERIES {
        for (peer, ..) in &mut peers {
            for sign in query.chars() {
                let key = if sign == '<' { "\x7f".to_owned() } else { sign.to_string() };
                peer.press(&key)?;
            }
            let typed = peer.times.len();
            peer.press("\x15")?;
            peer.times.truncate(typed);
        }
    }
    let mut table = format!(
        "{count} people\n\n\
         | program | first frame | loaded | key p50 | p95 | max | bytes/key | MB now/peak |\n\
         |---|---|---|---|---|---|---|---|\n"
    );
    for (peer, first, loaded) in &peers {
        table += &(peer.report(*first, *loaded) + "\n");
    }
    std::io::stdout().write_all(table.as_bytes())?;
    Ok(())
}
