//! Sends arbitrary bytes to the real program in a pseudo-terminal: keys, whole, split and broken
//! sequences, unterminated pastes, mouse events and resizes. It must keep drawing, never end by
//! itself, and leave the file as its log says.
//!
//! Ctrl+C is left out, because it always ends the program. `afsluiten` and `naar-de-shell` have no
//! key here; a run that finds them in the palette or clicks on them is counted as asked to end. A
//! short form runs every time; ten minutes with `TOEGANG_LONG=1 cargo test --release
//! term::any_bytes -- --nocapture`.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use crate::{
    cli::{ends, small_world},
    support::{Dice, Pty, Wait, is_long, reached, times},
};

/// Duration of the long form.
const LONG: Duration = Duration::from_mins(10);
/// Maximum response time in the long form; the short form allows slow machines more.
const BAR: Duration = Duration::from_secs(1);
const HANGS: Duration = Duration::from_secs(20);

/// Ends an open paste and requests a repaint; twice, because the first may complete an unfinished
/// sequence.
const ANSWER: &[u8] = b"\x1b[201~\x1b[201~\x0c\x0c";
/// Start of a repaint.
const AGAIN: &str = "\x1b[2J";

const WHO: [&str; 4] =
    ["piet@eigendomein.nl", "els@eigendomein.nl", "anna@cijfermeesters.nl", "jan@eigendomein.nl"];
const TERMS: [&str; 4] = ["xterm-256color", "xterm-kitty", "linux", "screen-256color"];

/// Keys that lead to important screens.
const WAYS: [&str; 16] = [
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

/// Complete sequences; the generator splits and breaks them.
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

/// Bytes outside ASCII, valid and invalid.
const SIGNS: [&[u8]; 10] = [
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

/// An input to the program.
#[derive(Debug)]
enum Act {
    Bytes(Vec<u8>),
    Size(u16, u16),
    /// Long enough for the program to read the earlier bytes separately.
    Pause,
}

fn below(dice: &mut Dice, count: u16) -> u16 {
    u16::try_from(dice.below(usize::from(count))).unwrap()
}

fn pick<'a, T: ?Sized>(dice: &mut Dice, of: &[&'a T]) -> &'a T {
    of[dice.below(of.len())]
}

fn any(dice: &mut Dice, most: usize) -> Vec<u8> {
    (0..=dice.below(most)).map(|_| dice.byte()).collect()
}

fn sequence(dice: &mut Dice) -> Vec<u8> {
    if dice.percent(60) {
        return pick(dice, &SEQUENCES).as_bytes().to_vec();
    }
    let numbers: Vec<String> = (0..dice.below(4)).map(|_| dice.below(40_000).to_string()).collect();
    let begin = pick(dice, &["\x1b[", "\x1b[?", "\x1b[<", "\x1b[>", "\x1bO", "\x1b", "\x1b[["]);
    let end = char::from(b'@' + dice.byte() % 63);
    format!("{begin}{}{end}", numbers.join(";")).into_bytes()
}

fn mouse(dice: &mut Dice) -> Vec<u8> {
    let (button, far) = (dice.below(100), dice.percent(5));
    let mut place = |most| 1 + if far { dice.below(100_000) } else { dice.below(most) };
    let (x, y) = (place(110), place(32));
    match dice.below(10) {
        0 => [b"\x1b[M".to_vec(), vec![dice.byte(), dice.byte(), dice.byte()]].concat(),
        1 => format!("\x1b[{button};{x};{y}M").into_bytes(),
        2 => format!("\x1b[<{button};{x};{y}m").into_bytes(),
        3 => format!("\x1b[<{button};{x};{y}M").into_bytes(),
        4 => format!("\x1b[<{};{x};{y}M", 64 + button % 2).into_bytes(),
        _ => format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").into_bytes(),
    }
}

fn paste(dice: &mut Dice) -> Vec<u8> {
    let text = match dice.below(4) {
        0 => any(dice, 300),
        1 => b"Jan Jansen, anna@cijfermeesters.nl; niemand\n".repeat(1 + dice.below(10)),
        2 => (0..dice.below(40)).flat_map(|_| pick(dice, &SIGNS).to_vec()).collect(),
        _ => b"x".repeat(dice.below(1_500)),
    };
    let end: &[u8] = if dice.percent(60) { b"\x1b[201~" } else { b"" };
    [b"\x1b[200~", &text[..], end].concat()
}

/// Smaller in total than the terminal's buffer for a program that does not read.
fn burst(dice: &mut Dice) -> Vec<Act> {
    match dice.below(12) {
        0 => vec![Act::Bytes(any(dice, 200))],
        1..=2 => {
            let keys = (0..=dice.below(40)).map(|_| b' ' + dice.byte() % 95);
            vec![Act::Bytes(keys.collect())]
        }
        3 => vec![Act::Bytes((0..=dice.below(12)).flat_map(|_| sequence(dice)).collect())],
        4 => {
            let mut first = sequence(dice);
            let rest = first.split_off(dice.below(first.len()));
            vec![Act::Bytes(first), Act::Pause, Act::Bytes(rest)]
        }
        5 => {
            let mut broken = sequence(dice);
            broken.truncate(dice.below(broken.len()));
            let next = if dice.percent(50) { sequence(dice) } else { any(dice, 8) };
            vec![Act::Bytes([broken, next].concat())]
        }
        6 => vec![Act::Bytes(paste(dice))],
        7 => vec![Act::Bytes((0..=dice.below(8)).flat_map(|_| mouse(dice)).collect())],
        8 => (0..=dice.below(6))
            .map(|_| Act::Size(1 + below(dice, 300), 1 + below(dice, 100)))
            .chain([Act::Size(100, 30)])
            .collect(),
        9 => {
            let size = Act::Size(60 + below(dice, 100), 16 + below(dice, 40));
            vec![Act::Bytes(sequence(dice)), size, Act::Bytes(any(dice, 20))]
        }
        10 => {
            let signs = (0..=dice.below(12)).flat_map(|_| pick(dice, &SIGNS).to_vec());
            vec![Act::Bytes(signs.collect())]
        }
        _ => vec![Act::Bytes(pick(dice, &WAYS).as_bytes().to_vec())],
    }
}

/// Results of the run.
#[derive(Debug, Default)]
struct Figures {
    programs: usize,
    bursts: usize,
    bytes: usize,
    checks: usize,
    /// Exits with code 0, through the palette or the mouse.
    asked_to_end: usize,
    slowest: Duration,
    over_a_second: usize,
}

struct Storm {
    home: tempfile::TempDir,
    db: String,
    dice: Dice,
    figures: Figures,
}

/// Creates a world in a file of its own, and a keymap for its user.
fn home() -> (tempfile::TempDir, String) {
    let (home, db) = small_world();
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    let keys = "afsluiten = []\nnaar-de-shell = []\n";
    fs::write(folder.join("toetsen.toml"), keys).unwrap();
    (home, db)
}

impl Storm {
    fn new() -> Self {
        let (home, db) = home();
        Self { home, db, dice: Dice::new(23), figures: Figures::default() }
    }

    /// Starts the program, as one of these people or at sign-in.
    fn start(&mut self) -> Pty {
        let who = WHO.get(self.dice.below(WHO.len() + 1));
        let words: Vec<&str> = ["--db", &self.db]
            .into_iter()
            .chain(who.iter().flat_map(|who| ["--als", who]))
            .collect();
        self.figures.programs += 1;
        let term = pick(&mut self.dice, &TERMS);
        let mut it = Pty::of_kind(self.home.path(), term, &words);
        it.until("a screen", vt100::Screen::alternate_screen);
        it
    }

    fn act(&mut self, it: &mut Pty, act: &Act) {
        match act {
            Act::Bytes(bytes) => {
                // Ctrl+C always ends the program, whatever the keymap.
                let bytes: Vec<u8> = bytes.iter().map(|byte| byte.max(&4)).copied().collect();
                self.figures.bytes += bytes.len();
                it.send_bytes(&bytes);
            }
            Act::Size(width, height) => it.resize(*width, *height),
            Act::Pause => thread::sleep(Duration::from_millis(2)),
        }
    }

    /// Returns whether the program responds; `false` if it ended because it was asked to.
    fn answers(&mut self, it: &mut Pty, burst: &[Act]) -> bool {
        let before = it.written();
        it.send_bytes(ANSWER);
        let mut wait = Wait::new();
        while !it.has_written_since(before, AGAIN) {
            if let Some(status) = it.child.try_wait().unwrap() {
                assert_eq!(status.exit_code(), 0, "{burst:?}\n{}", it.contents());
                it.ends();
                self.figures.asked_to_end += 1;
                return false;
            }
            let waited = wait.pause(Duration::from_millis(1));
            assert!(waited < HANGS, "it does not answer: {burst:?}\n{}", it.contents());
        }
        let waited = wait.so_far();
        self.figures.slowest = self.figures.slowest.max(waited);
        self.figures.over_a_second += usize::from(waited > BAR);
        true
    }

    /// Runs one program on a new file for this many bursts.
    fn session(&mut self, bursts: usize) {
        (self.home, self.db) = home();
        let mut it = self.start();
        for _ in 0..bursts {
            let burst = burst(&mut self.dice);
            self.figures.bursts += 1;
            for act in &burst {
                self.act(&mut it, act);
            }
            if !self.answers(&mut it, &burst) {
                return self.check();
            }
        }
        self.check();
        // With input in a form, the first Ctrl+C only asks.
        it.send("\x03\x03");
        assert_eq!(it.ends(), 0);
    }

    /// Checks the file while the program runs.
    fn check(&mut self) {
        let (code, out, err) = ends(&self.home, &["--db", &self.db, "db", "controleer"]);
        assert_eq!(code, Some(0), "{out} {err}");
        self.figures.checks += 1;
    }
}

#[test]
fn no_bytes_stall_or_end_the_program() {
    let mut storm = Storm::new();
    let start = Instant::now();
    let long_enough = |storm: &Storm| {
        if is_long() { start.elapsed() > LONG } else { storm.figures.programs == 12 }
    };
    while !long_enough(&storm) {
        storm.session(times(30, 200));
    }
    let figures = &storm.figures;
    reached("any bytes in a terminal", &format!("{:?}: {figures:?}", start.elapsed()));
    assert!(!is_long() || figures.over_a_second == 0, "{figures:?}");
    assert!(figures.asked_to_end * 4 <= figures.programs, "it ends too often: {figures:?}");
}
