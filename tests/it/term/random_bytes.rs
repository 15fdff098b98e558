//! Sends random bytes to the real program in a pseudo-terminal: keys, complete and broken
//! sequences, unterminated pastes, mouse events and resizes. The program must keep drawing, must
//! not end unasked, and must leave a consistent database.
//!
//! Ctrl+C is left out, because it always ends the program. `afsluiten` and `naar-de-shell` have no
//! key here. If a run selects one in the palette or with the mouse, the end counts as asked for. A
//! short form runs every time, and ten minutes run with `TOEGANG_LONG=1 cargo test --release
//! term::random_bytes -- --nocapture`.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use crate::{
    cli::{run_toegang, small_world},
    support::{PollTimer, Pty, Rng, attempts, is_long_run, report_figures},
};

const LONG_RUN: Duration = Duration::from_mins(10);
/// Maximum response time in a long run. Short runs allow more, for slow machines.
const MAX_RESPONSE: Duration = Duration::from_secs(1);
const HANG_TIMEOUT: Duration = Duration::from_secs(20);

/// Ends an open paste and requests a repaint. Sent twice, because the first may complete an
/// unfinished sequence.
const REPAINT_REQUEST: &[u8] = b"\x1b[201~\x1b[201~\x0c\x0c";
/// The escape sequence that starts a repaint.
const REPAINT_START: &str = "\x1b[1;1H\x1b[J";

const USERS: [&str; 4] =
    ["piet@eigendomein.nl", "els@eigendomein.nl", "anna@cijfermeesters.nl", "jan@eigendomein.nl"];
const TERM_VALUES: [&str; 4] = ["xterm-256color", "xterm-kitty", "linux", "screen-256color"];

/// Keys to the most used screens.
const ROUTES: [&str; 16] = [
    "2\x1b[F\r\x1b[C+jan\rann\r\r\r",
    "2\r\x1b[Cd\rv",
    "2\r\x1b[Ct2027-01-01\r",
    "2\r\x1b[C\x1b[Cn",
    "2+Koek\r\t\t\r",
    "2\rxa\t\t1\r",
    "2\rxr",
    "3+ux@eigendomein.nl\r",
    "3\x1b[Hd\r",
    "3\x1b[Bxb",
    "4/luc\r\x1b[Cxs",
    "7\rxu",
    "1a",
    "1w\x1b[Bte vaak\r",
    "gapiet@\r",
    "/bak\r*dE",
];

/// Complete escape sequences, which the generator splits and breaks.
const SEQUENCES: [&str; 24] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[Z",
    "\x1bOP",
    "\x1bOQ",
    "\x1b[15~",
    "\x1b[17~",
    "\x1b[18~",
    "\x1b[3~",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[1;5C",
    "\x1b[27u",
    "\x1b[13;2u",
    "\x1b[I",
    "\x1b[O",
    "\x1b[?1;2c",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]11;rgb:ffff/ffff/ffff\x07",
    "\x1bPtmux;x\x1b\\",
];

/// Valid and invalid UTF-8 outside ASCII.
const NON_ASCII_BYTES: [&[u8]; 10] = [
    "é".as_bytes(),
    "王小明".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    "e\u{301}\u{302}".as_bytes(),
    "\u{202e}\u{200b}".as_bytes(),
    b"\xc3",
    b"\xf0\x9f\x98",
    b"\xff\xfe",
    b"\x80\x80",
    b"\xed\xa0\x80",
];

/// An input that the test sends to the program.
#[derive(Debug)]
enum Input {
    Bytes(Vec<u8>),
    Size(u16, u16),
    /// Waits until the program has read the earlier bytes.
    Pause,
}

fn below_u16(rng: &mut Rng, count: u16) -> u16 {
    u16::try_from(rng.below(usize::from(count))).unwrap()
}

fn pick<'a, T: ?Sized>(rng: &mut Rng, of: &[&'a T]) -> &'a T {
    of[rng.below(of.len())]
}

fn random_bytes(rng: &mut Rng, most: usize) -> Vec<u8> {
    (0..=rng.below(most)).map(|_| rng.byte()).collect()
}

fn random_sequence(rng: &mut Rng) -> Vec<u8> {
    if rng.chance(60) {
        return pick(rng, &SEQUENCES).as_bytes().to_vec();
    }
    let numbers: Vec<String> = (0..rng.below(4)).map(|_| rng.below(40_000).to_string()).collect();
    let begin = pick(rng, &["\x1b[", "\x1b[?", "\x1b[<", "\x1b[>", "\x1bO", "\x1b", "\x1b[["]);
    let end = char::from(b'@' + rng.byte() % 63);
    format!("{begin}{}{end}", numbers.join(";")).into_bytes()
}

fn random_mouse(rng: &mut Rng) -> Vec<u8> {
    let (button, far) = (rng.below(100), rng.chance(5));
    let mut place = |most| 1 + if far { rng.below(100_000) } else { rng.below(most) };
    let (x, y) = (place(110), place(32));
    match rng.below(10) {
        0 => [b"\x1b[M".to_vec(), vec![rng.byte(), rng.byte(), rng.byte()]].concat(),
        1 => format!("\x1b[{button};{x};{y}M").into_bytes(),
        2 => format!("\x1b[<{button};{x};{y}m").into_bytes(),
        3 => format!("\x1b[<{button};{x};{y}M").into_bytes(),
        4 => format!("\x1b[<{};{x};{y}M", 64 + button % 2).into_bytes(),
        _ => format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").into_bytes(),
    }
}

fn random_paste(rng: &mut Rng) -> Vec<u8> {
    let text = match rng.below(4) {
        0 => random_bytes(rng, 300),
        1 => b"Jan Jansen, anna@cijfermeesters.nl; niemand\n".repeat(1 + rng.below(10)),
        2 => (0..rng.below(40)).flat_map(|_| pick(rng, &NON_ASCII_BYTES).to_vec()).collect(),
        _ => b"x".repeat(rng.below(1_500)),
    };
    let end: &[u8] = if rng.chance(60) { b"\x1b[201~" } else { b"" };
    [b"\x1b[200~", &text[..], end].concat()
}

/// Returns random inputs that together fit in the terminal's buffer, even if the program does not
/// read.
fn random_burst(rng: &mut Rng) -> Vec<Input> {
    match rng.below(12) {
        0 => vec![Input::Bytes(random_bytes(rng, 200))],
        1..=2 => {
            let keys = (0..=rng.below(40)).map(|_| b' ' + rng.byte() % 95);
            vec![Input::Bytes(keys.collect())]
        }
        3 => vec![Input::Bytes((0..=rng.below(12)).flat_map(|_| random_sequence(rng)).collect())],
        4 => {
            let mut first = random_sequence(rng);
            let rest = first.split_off(rng.below(first.len()));
            vec![Input::Bytes(first), Input::Pause, Input::Bytes(rest)]
        }
        5 => {
            let mut broken = random_sequence(rng);
            broken.truncate(rng.below(broken.len()));
            let next = if rng.chance(50) { random_sequence(rng) } else { random_bytes(rng, 8) };
            vec![Input::Bytes([broken, next].concat())]
        }
        6 => vec![Input::Bytes(random_paste(rng))],
        7 => vec![Input::Bytes((0..=rng.below(8)).flat_map(|_| random_mouse(rng)).collect())],
        8 => (0..=rng.below(6))
            .map(|_| Input::Size(1 + below_u16(rng, 300), 1 + below_u16(rng, 100)))
            .chain([Input::Size(100, 30)])
            .collect(),
        9 => {
            let size = Input::Size(60 + below_u16(rng, 100), 16 + below_u16(rng, 40));
            vec![Input::Bytes(random_sequence(rng)), size, Input::Bytes(random_bytes(rng, 20))]
        }
        10 => {
            let texts = (0..=rng.below(12)).flat_map(|_| pick(rng, &NON_ASCII_BYTES).to_vec());
            vec![Input::Bytes(texts.collect())]
        }
        _ => vec![Input::Bytes(pick(rng, &ROUTES).as_bytes().to_vec())],
    }
}

/// The results of a run.
#[derive(Debug, Default)]
struct Figures {
    programs: usize,
    bursts: usize,
    bytes: usize,
    checks: usize,
    /// Number of exits with code 0, through the palette or the mouse.
    asked_to_end: usize,
    slowest: Duration,
    over_a_second: usize,
}

struct StressRun {
    home: tempfile::TempDir,
    db: String,
    rng: Rng,
    figures: Figures,
}

/// Creates a home folder with a new database, and a keymap without keys to quit or suspend.
fn create_home() -> (tempfile::TempDir, String) {
    let (home, db) = small_world();
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    let keys = "afsluiten = []\nnaar-de-shell = []\n";
    fs::write(folder.join("toetsen.toml"), keys).unwrap();
    (home, db)
}

impl StressRun {
    fn new() -> Self {
        let (home, db) = create_home();
        Self { home, db, rng: Rng::new(23), figures: Figures::default() }
    }

    /// Starts the program, signed in as a random user or on the sign-in screen.
    fn start(&mut self) -> Pty {
        let who = USERS.get(self.rng.below(USERS.len() + 1));
        let words: Vec<&str> = ["--db", &self.db]
            .into_iter()
            .chain(who.iter().flat_map(|who| ["--als", who]))
            .collect();
        self.figures.programs += 1;
        let term = pick(&mut self.rng, &TERM_VALUES);
        let mut it = Pty::start_with_term(self.home.path(), term, &words);
        it.wait_until("a screen", vt100::Screen::alternate_screen);
        it
    }

    fn send_input(&mut self, it: &mut Pty, input: &Input) {
        match input {
            Input::Bytes(bytes) => {
                // Leave out Ctrl+C, which always ends the program.
                let bytes: Vec<u8> = bytes.iter().map(|byte| byte.max(&4)).copied().collect();
                self.figures.bytes += bytes.len();
                it.send_bytes(&bytes);
            }
            Input::Size(width, height) => it.resize(*width, *height),
            Input::Pause => thread::sleep(Duration::from_millis(2)),
        }
    }

    /// Asserts that the program responds. Returns `false` if it ended because the input asked for
    /// that.
    fn responds(&mut self, it: &mut Pty, burst: &[Input]) -> bool {
        let before = it.written_len();
        it.send_bytes(REPAINT_REQUEST);
        let mut wait = PollTimer::new();
        while !it.has_written_since(before, REPAINT_START) {
            if let Some(status) = it.child.try_wait().unwrap() {
                assert_eq!(status.exit_code(), 0, "{burst:?}\n{}", it.contents());
                it.wait_exit();
                self.figures.asked_to_end += 1;
                return false;
            }
            let waited = wait.pause(Duration::from_millis(1));
            assert!(waited < HANG_TIMEOUT, "it does not answer: {burst:?}\n{}", it.contents());
        }
        let waited = wait.waited_so_far();
        self.figures.slowest = self.figures.slowest.max(waited);
        self.figures.over_a_second += usize::from(waited > MAX_RESPONSE);
        true
    }

    /// Runs the program on a new database, with this many bursts of input.
    fn run_session(&mut self, bursts: usize) {
        (self.home, self.db) = create_home();
        let mut it = self.start();
        for _ in 0..bursts {
            let burst = random_burst(&mut self.rng);
            self.figures.bursts += 1;
            for input in &burst {
                self.send_input(&mut it, input);
            }
            if !self.responds(&mut it, &burst) {
                return self.check_file();
            }
        }
        self.check_file();
        // If a form has input, the first Ctrl+C only asks.
        it.send("\x03\x03");
        assert_eq!(it.wait_exit(), 0);
    }

    /// Runs `db controleer` while the program runs.
    fn check_file(&mut self) {
        let (code, out, err) = run_toegang(&self.home, &["--db", &self.db, "db", "controleer"]);
        assert_eq!(code, Some(0), "{out} {err}");
        self.figures.checks += 1;
    }
}

#[test]
fn no_bytes_stall_or_end_the_program() {
    let mut run = StressRun::new();
    let start = Instant::now();
    let long_enough = |run: &StressRun| {
        if is_long_run() { start.elapsed() > LONG_RUN } else { run.figures.programs == 12 }
    };
    while !long_enough(&run) {
        run.run_session(attempts(30, 200));
    }
    let figures = &run.figures;
    report_figures("any bytes in a terminal", &format!("{:?}: {figures:?}", start.elapsed()));
    assert!(!is_long_run() || figures.over_a_second == 0, "{figures:?}");
    assert!(figures.asked_to_end * 4 <= figures.programs, "it ends too often: {figures:?}");
}
