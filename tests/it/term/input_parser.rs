//! The parser of terminal input: it recognizes keys, and no byte of a reply or report becomes a
//! key, however the reads split it.

use std::time::Duration;

use toegang::{
    app::Key,
    config::Background,
    term::{Parser, TerminalEvent},
};

use crate::support::Rng;

/// Replies and reports of terminals. They contain letters that would do harm as keys.
const REPORTS: [&[u8]; 34] = [
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]11;rgba:0000/0000/0000/cccc\x1b\\",
    b"\x1b]10;rgb:aaaa/uuuu/dddd\x1b\\",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x07",
    b"\x1b]52;c;YWFhYWE6dXV1\x07",
    "\x1b]11;‘aa’ “a:u” ÿ\x1b\\".as_bytes(),
    "\x1b]lTitel “a” : u\x1b\\".as_bytes(),
    b"\x1b]11;a:u\r\n\tq\x1b\\",
    b"\x9d11;rgba:0/0/0/cccc\x9c",
    b"\x1b[?62;22c",
    b"\x1b[>41;380;0c",
    b"\x1b[=1;2c",
    b"\x9b?62;22c",
    b"\x1bP!|00000000\x1b\\",
    b"\x1bP>|XTerm(380) a:u\x1b\\",
    b"\x1bP1+r524742=38\x1b\\",
    b"\x1bP0$raaaa\x1b\\",
    b"\x90>|tmux 3.4a\x9c",
    b"\x1bPaaa:uq\x1b\\",
    b"\x1b_Gi=31;OK:a\x1b\\",
    b"\x1b[?2026;2$y",
    b"\x1b[4;2$y",
    b"\x1b[?1u",
    b"\x1b[?997;1n",
    b"\x1b[0n",
    b"\x1b[12;34R",
    b"\x1b[?12;34;1R",
    b"\x1b[8;24;80t",
    b"\x1b[48;24;80;480;640t",
    b"\x1b[?2;0;800;600S",
    b"\x1b[2;1;1;128;128;1;0x",
    b"\x1b[<35;10;10M",
    b"\x1b[<0;10;10m",
];

/// Feeds reads to the parser, with pauses between them in milliseconds.
struct TerminalLine {
    parser: Parser,
    now: Duration,
}

impl TerminalLine {
    fn new(delays_esc: bool) -> Self {
        Self { parser: Parser::new(delays_esc), now: Duration::from_secs(5) }
    }

    fn feed(&mut self, bytes: &[u8]) -> Vec<TerminalEvent> {
        self.parser.feed(bytes, self.now)
    }

    /// Advances the time without input, and returns the events.
    fn pause(&mut self, milliseconds: u64) -> Vec<TerminalEvent> {
        let pause = Duration::from_millis(milliseconds);
        self.now += pause;
        let over = self.parser.timeout().is_some_and(|patience| patience <= pause);
        if over { self.parser.time_out() } else { Vec::new() }
    }

    fn feed_reads(reads: &[&[u8]], pause: u64) -> Vec<TerminalEvent> {
        let mut it = Self::new(false);
        let mut all = Vec::new();
        for read in reads {
            all.extend(it.feed(read));
            all.extend(it.pause(pause));
        }
        all.extend(it.pause(1_000));
        all
    }
}

fn key(name: &str) -> Key {
    name.parse().unwrap()
}

fn keys(names: &[&str]) -> Vec<TerminalEvent> {
    names.iter().map(|name| TerminalEvent::Key(key(name))).collect()
}

fn parse_events(bytes: &[u8]) -> Vec<TerminalEvent> {
    TerminalLine::feed_reads(&[bytes], 0)
}

fn is_background(input: &TerminalEvent) -> bool {
    matches!(input, TerminalEvent::Background(_))
}

#[test]
fn no_byte_of_a_report_becomes_a_key_however_the_reads_split_it() {
    for report in REPORTS {
        for pause in [0, 30] {
            for first in 0..report.len() {
                for second in first..report.len() {
                    let reads = [&report[..first], &report[first..second], &report[second..]];
                    let mut inputs = TerminalLine::feed_reads(&reads, pause);
                    inputs.retain(|input| !is_background(input));
                    assert_eq!(inputs, [], "{reads:?}");
                }
            }
        }
        let single: Vec<_> = report.chunks(1).collect();
        let inputs = TerminalLine::feed_reads(&single, 30);
        assert!(inputs.iter().all(is_background), "{report:?}: {inputs:?}");
    }
}

#[test]
fn the_late_rest_of_a_report_becomes_no_key() {
    for report in REPORTS {
        for cut in 1..report.len() {
            let (first, rest) = report.split_at(cut);
            for pause in [60, 300] {
                let inputs = TerminalLine::feed_reads(&[first, rest], pause);
                let begun = if first.starts_with(b"\x1b") { cut <= 2 } else { false };
                // Only an Esc and the letter after it may become keys.
                let is_begin = |input: &TerminalEvent| match input {
                    TerminalEvent::Key(pressed) => *pressed == key("esc"),
                    TerminalEvent::EscThen(pressed) => "[]P_".contains(&pressed.to_string()),
                    other => is_background(other),
                };
                let fine = inputs.iter().all(|it| is_background(it) || (begun && is_begin(it)));
                assert!(fine, "{first:?} {rest:?}: {inputs:?}");
            }
        }
    }
}

#[test]
fn a_key_counts_again_soon_after_an_unfinished_report() {
    for report in REPORTS {
        for cut in 3..report.len() {
            let mut it = TerminalLine::new(false);
            it.feed(&report[..cut]);
            it.pause(150);
            assert_eq!(it.feed(b"j"), keys(&["j"]), "{:?}", &report[..cut]);
            assert_eq!(it.feed(b"?"), keys(&["?"]));
        }
    }
    // A key sequence that interrupts another sequence is recognized at once.
    assert_eq!(parse_events(b"\x1b]11;rgb:00\x1b[A"), keys(&["up"]));
    assert_eq!(parse_events(b"\x1b[?12\x1b[A"), keys(&["up"]));
    assert_eq!(parse_events(b"\x1b[?12\x0c"), keys(&["ctrl-l"]));
}

#[test]
fn keys_before_and_after_a_report_are_kept() {
    for report in REPORTS {
        let mut inputs = parse_events(&[b"x", report, b"y\x1b[A"].concat());
        inputs.retain(|input| !is_background(input));
        assert_eq!(inputs, keys(&["x", "y", "up"]), "{report:?}");
    }
}

#[test]
fn esc_and_then_a_bracket_typed_slowly_are_two_keys() {
    for letter in ["]", "P", "[", "O", "_"] {
        let mut it = TerminalLine::new(false);
        assert_eq!(it.feed(b"\x1b"), []);
        assert_eq!(it.pause(60), keys(&["esc"]));
        it.pause(100);
        assert_eq!(it.feed(letter.as_bytes()), keys(&[letter]));
        it.pause(60);
        assert_eq!(it.feed(b"1"), keys(&["1"]), "{letter}");
        // A multiplexer sends both in one read.
        let mut it = TerminalLine::new(true);
        assert_eq!(it.feed(format!("\x1b{letter}").as_bytes()), []);
        assert_eq!(it.pause(60), [TerminalEvent::EscThen(key(letter))]);
        assert_eq!(it.feed(b"1"), keys(&["1"]), "{letter}");
    }
}

#[test]
fn only_an_esc_waits_and_for_at_most_50_milliseconds() {
    let wait = |bytes: &[u8]| {
        let mut it = TerminalLine::new(false);
        it.feed(bytes);
        it.parser.timeout()
    };
    for whole in ["a", "\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[27u", "é", "\x1bb", "\r", "\x1b[15~"]
    {
        assert_eq!(wait(whole.as_bytes()), None, "{whole:?}");
    }
    assert!(wait(b"\x1b").unwrap() <= Duration::from_millis(50));
    assert!(wait(b"\x1b]11;rgb").unwrap() <= Duration::from_millis(250));
}

#[test]
fn every_key_is_parsed_as_terminals_send_it() {
    let table: [(&str, &str); 60] = [
        ("a", "a"),
        ("é", "é"),
        ("王", "王"),
        (" ", "space"),
        ("\r", "enter"),
        ("\n", "ctrl-j"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        ("\x08", "backspace"),
        ("\x01", "ctrl-a"),
        ("\x1a", "ctrl-z"),
        ("\x1b[A", "up"),
        ("\x1bOA", "up"),
        ("\x1b[1;2A", "up"),
        ("\x1b[1;5C", "ctrl-right"),
        ("\x1b[1;65C", "right"),
        ("\x1bOc", "ctrl-right"),
        ("\x1b[5C", "ctrl-right"),
        ("\x1b[H", "home"),
        ("\x1b[1~", "home"),
        ("\x1b[7~", "home"),
        ("\x1b[F", "end"),
        ("\x1b[4~", "end"),
        ("\x1b[2~", "insert"),
        ("\x1b[3~", "delete"),
        ("\x1b[3$", "delete"),
        ("\x1b[3;2~", "delete"),
        ("\x1b[5~", "pgup"),
        ("\x1b[6~", "pgdn"),
        ("\x1b[Z", "shift-tab"),
        ("\x1bOP", "f1"),
        ("\x1b[[A", "f1"),
        ("\x1b[11~", "f1"),
        ("\x1b[P", "f1"),
        ("\x1b[13~", "f3"),
        ("\x1bOR", "f3"),
        ("\x1b[15~", "f5"),
        ("\x1b[24~", "f12"),
        ("\x1bOM", "enter"),
        ("\x1bOp", "0"),
        ("\x1bOk", "+"),
        ("\x1b[27u", "esc"),
        ("\x1b[13u", "enter"),
        ("\x1b[13;2u", "enter"),
        ("\x1b[9;2u", "shift-tab"),
        ("\x1b[127u", "backspace"),
        ("\x1b[109;5u", "enter"),
        ("\x1b[91;5u", "esc"),
        ("\x1b[97u", "a"),
        ("\x1b[97;65u", "a"),
        ("\x1b[97;193u", "a"),
        ("\x1b[97;1:2u", "a"),
        ("\x1b[97:65;2u", "A"),
        ("\x1b[97;2u", "A"),
        ("\x1b[49:33;2u", "!"),
        ("\x1b[97;5u", "ctrl-a"),
        ("\x1b[57400u", "1"),
        ("\x1b[57414u", "enter"),
        ("\x1b[27;5;97~", "ctrl-a"),
        ("\x1b[98;3u", "alt-b"),
    ];
    for (bytes, name) in table {
        assert_eq!(parse_events(bytes.as_bytes()), keys(&[name]), "{bytes:?}");
    }
}

#[test]
fn keys_with_unsupported_modifiers_are_ignored() {
    for held in [8, 16, 32, 8 + 64, 16 + 128, 4 + 1, 4 + 2, 4 + 1 + 64, 8 + 1, 32 + 4] {
        let modifiers = held + 1;
        for bytes in [
            format!("\x1b[97;{modifiers}u"),
            format!("\x1b[13;{modifiers}u"),
            format!("\x1b[27;{modifiers}u"),
            format!("\x1b[127;{modifiers}u"),
            format!("\x1b[1;{modifiers}A"),
            format!("\x1b[3;{modifiers}~"),
            format!("\x1b[1;{modifiers}P"),
            format!("\x1b[27;{modifiers};97~"),
        ] {
            assert_eq!(parse_events(bytes.as_bytes()), [], "{bytes:?}");
        }
    }
    // A key release, keys without a character, and Shift with a character whose shifted form is
    // unknown.
    for bytes in ["\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[57441u", "\x1b[57358u", "\x1b[49;2u"] {
        assert_eq!(parse_events(bytes.as_bytes()), [], "{bytes:?}");
    }
}

#[test]
fn alt_with_an_arrow_is_alt_unless_a_multiplexer_delayed_an_esc() {
    assert_eq!(parse_events(b"\x1b[1;3A"), keys(&["alt-up"]));
    assert_eq!(TerminalLine::new(true).feed(b"\x1b[1;3A"), [TerminalEvent::EscThen(key("up"))]);
    assert_eq!(parse_events(b"\x1b\x1b[A"), keys(&["esc", "up"]));
    assert_eq!(parse_events(b"\x1bj"), [TerminalEvent::EscThen(key("j"))]);
    assert_eq!(parse_events("\x1bé".as_bytes()), [TerminalEvent::EscThen(key("é"))]);
    assert_eq!(parse_events(b"\x1b\x7f"), [TerminalEvent::EscThen(key("backspace"))]);
    let paste = TerminalEvent::Paste("jan".to_owned());
    assert_eq!(parse_events(b"\x1b\x1b[200~jan\x1b[201~"), [keys(&["esc"]), vec![paste]].concat());
}

#[test]
fn a_paste_stays_whole_whatever_it_contains_and_however_reads_split_it() {
    let bytes = "\x1b[200~Jan\r\x1b[A\x1b]11;a – ‘é’\x03\x1b[201~".as_bytes();
    let text = "Jan\r\x1b[A\x1b]11;a – ‘é’\x03";
    for cut in 6..bytes.len() {
        let inputs = TerminalLine::feed_reads(&[&bytes[..cut], &bytes[cut..]], 900);
        assert_eq!(inputs, [TerminalEvent::Paste(text.to_owned())], "{cut}");
    }
}

#[test]
fn every_form_of_the_background_reply_is_parsed() {
    for (answer, background) in [
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", Background::Dark),
        ("\x1b]11;rgb:ffff/ffff/ffff\x07", Background::Light),
        ("\x1b]11;rgba:0000/0000/0000/cccc\x1b\\", Background::Dark),
        ("\x1b]11;rgba:ffff/ffff/ffff/cccc\x1b", Background::Light),
    ] {
        assert_eq!(
            parse_events(answer.as_bytes()),
            [TerminalEvent::Background(background)],
            "{answer:?}"
        );
    }
}

#[test]
fn mouse_events_are_parsed_in_three_encodings_and_only_on_the_screen() {
    let at = ratatui::layout::Position::new(9, 4);
    for click in ["\x1b[<0;10;5M", "\x1b[32;10;5M", "\x1b[M *%"] {
        assert_eq!(
            parse_events(click.as_bytes()),
            [TerminalEvent::Click { at, ctrl: false }],
            "{click:?}"
        );
    }
    assert_eq!(parse_events(b"\x1b[<16;10;5M"), [TerminalEvent::Click { at, ctrl: true }]);
    assert_eq!(parse_events(b"\x1b[<2;10;5M"), [TerminalEvent::RightClick(at)]);
    assert_eq!(parse_events(b"\x1b[<65;10;5M"), [TerminalEvent::Wheel { at, down: true }]);
    for nothing in ["\x1b[<0;0;0M", "\x1b[<0;99999999999;1M", "\x1b[<0;5M", "\x1b[M\x01\x01\x01"] {
        assert_eq!(parse_events(nothing.as_bytes()), [], "{nothing:?}");
    }
}

#[test]
fn a_key_counts_again_after_any_bytes() {
    let mut rng = Rng::new(19);
    for _ in 0..crate::support::attempts(4_000, 40_000) {
        let mut it = TerminalLine::new(rng.chance(50));
        for _ in 0..rng.below(6) {
            let bytes: Vec<u8> = match rng.below(3) {
                0 => (0..rng.below(20)).map(|_| rng.byte()).collect(),
                1 => {
                    let report = REPORTS[rng.below(REPORTS.len())];
                    report[..rng.below(report.len())].to_vec()
                }
                _ => b"\x1b\x1b[]PO_;:?<$~0aM\\\x07"[rng.below(16)..][..1].to_vec(),
            };
            it.feed(&bytes);
            it.pause(u64::try_from(rng.below(200)).unwrap());
        }
        it.pause(1_000);
        // Complete an open paste and a partial character.
        it.feed(b"\x1b[201~");
        it.pause(1_000);
        assert_eq!(it.feed(b"j"), keys(&["j"]));
    }
}
