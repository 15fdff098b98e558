//! Parses the bytes that a terminal sends into user input. Every byte has a defined meaning in
//! every state. Replies and reports of the terminal are consumed to their end, even if several
//! reads split them, so that none of their bytes becomes a key.
//!
//! Based on the VT500 state machine by Paul Flo Williams, seen from the program's side. This parser
//! replaces crossterm's reader. That reader abandons an unknown sequence at the first byte, takes
//! the remaining bytes for keys, and hangs after `ESC [ ?` (its issue 1104).

mod control_string;
mod csi;
mod resume;

use std::time::Duration;

use ratatui::layout::Position;

use self::control_string::{ControlString, PartialString};
use super::background::parse_background;
use crate::{app::Key, config::Background};

/// Time after which an Esc, or an Esc with one key, counts as complete.
const ESC_WAIT: Duration = Duration::from_millis(40);
/// Time to wait for the rest of a sequence before it is abandoned.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(100);
/// Time for which the rest of an abandoned sequence is still recognised, counted from its last
/// byte.
const RESUME_WINDOW: Duration = Duration::from_millis(500);
/// Maximum number of bytes of a sequence that are kept; the rest of a longer report is dropped.
const MAX_SEQUENCE_BYTES: usize = 64;
/// Maximum number of bytes of a paste that are kept.
const MAX_PASTE_BYTES: usize = 1 << 22;
const PASTE_END: &[u8] = b"\x1b[201~";

/// A complete input event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalEvent {
    /// A key press, with its modifiers.
    Key(Key),
    /// A key after an Esc byte: either Alt with the key, or Esc followed by the key.
    EscThen(Key),
    /// Text of a bracketed paste; the middle of a very long paste is dropped.
    Paste(String),
    /// A press of the left mouse button.
    Click {
        /// Clicked cell.
        at: Position,
        /// `true` if Ctrl was held.
        ctrl: bool,
    },
    /// A press of the right mouse button on this cell.
    RightClick(Position),
    /// One step of the mouse wheel.
    Wheel {
        /// Cell under the pointer.
        at: Position,
        /// `true` if it scrolls down.
        down: bool,
    },
    /// The terminal's reply about its background colour.
    Background(Background),
}

/// The incomplete sequence read so far.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Progress {
    Ground,
    /// Part of a multi-byte character: its bytes, and `true` if an Esc came before it.
    Letter(Vec<u8>, bool),
    Esc,
    /// `ESC O`.
    Ss3,
    /// `ESC [` and the parameter bytes so far.
    Csi(Vec<u8>),
    /// `ESC [ [`, a function key of the Linux console.
    LinuxKey,
    /// `ESC [ M` and the first of its three argument bytes.
    X10Mouse(Vec<u8>),
    /// A control string.
    Text(PartialString),
    Paste(Vec<u8>),
}

/// A parser of terminal input, which keeps its state between reads.
#[derive(Debug)]
pub struct Parser {
    state: Progress,
    /// A sequence that timed out but may still continue.
    timed_out: Option<Progress>,
    /// `true` if an 8-bit control byte began the sequence; no key sends that byte.
    eight_bit: bool,
    /// Time of the last byte, on the caller's clock.
    last: Duration,
    /// `true` if Alt with a key may be an Esc that a multiplexer delayed.
    delays_esc: bool,
}

impl Parser {
    /// Creates a parser. `delays_esc` is `true` behind a multiplexer, which sends an Esc and a
    /// quick next key as Alt with that key.
    pub const fn new(delays_esc: bool) -> Self {
        Self {
            state: Progress::Ground,
            timed_out: None,
            eight_bit: false,
            last: Duration::ZERO,
            delays_esc,
        }
    }

    /// Returns how long to wait for the next byte before calling [`Parser::time_out`]; `None` if no
    /// sequence is incomplete.
    pub fn timeout(&self) -> Option<Duration> {
        match &self.state {
            Progress::Ground | Progress::Letter(..) | Progress::Paste(_) => None,
            Progress::Esc | Progress::Ss3 => Some(ESC_WAIT),
            Progress::Csi(bytes)
            | Progress::Text(PartialString { bytes, after_esc: false, .. })
                if bytes.is_empty() =>
            {
                Some(ESC_WAIT)
            }
            _ => Some(SEQUENCE_TIMEOUT),
        }
    }

    /// Parses the bytes of one read at time `now`, and returns the completed input events.
    pub fn feed(&mut self, bytes: &[u8], now: Duration) -> Vec<TerminalEvent> {
        if let Some(timed_out) = self.timed_out.take()
            && self.state == Progress::Ground
            && now.saturating_sub(self.last) < RESUME_WINDOW
            && resume::continues(&timed_out, bytes)
        {
            self.state = timed_out;
        }
        self.last = now;
        let mut out = Vec::new();
        for byte in bytes {
            self.feed_byte(*byte, &mut out);
        }
        out
    }

    /// Ends the incomplete sequence after [`Parser::timeout`] passed without a byte, and returns
    /// its input events.
    pub fn time_out(&mut self) -> Vec<TerminalEvent> {
        let mut out = Vec::new();
        match &self.state {
            Progress::Csi(bytes) | Progress::Text(PartialString { bytes, .. })
                if bytes.is_empty() && self.eight_bit => {}
            Progress::Esc => out.push(named("esc")),
            Progress::Ss3 => out.push(esc_then('O')),
            Progress::Csi(bytes) if bytes.is_empty() => out.push(esc_then('[')),
            Progress::Text(text) if text.bytes.is_empty() => {
                out.push(esc_then(text.kind.introducer()));
                out.extend(text.after_esc.then(|| named("esc")));
            }
            Progress::Text(text) => out.extend(parse_reply(text.kind, &text.bytes)),
            _ => {}
        }
        self.timed_out = Some(std::mem::replace(&mut self.state, Progress::Ground));
        out
    }

    fn feed_byte(&mut self, byte: u8, out: &mut Vec<TerminalEvent>) {
        match std::mem::replace(&mut self.state, Progress::Ground) {
            Progress::Ground => self.feed_ground(byte, false, out),
            Progress::Letter(bytes, esc) => self.feed_letter(bytes, esc, byte, out),
            Progress::Esc => self.feed_esc(byte, out),
            Progress::Ss3 => self.feed_ss3(byte, out),
            Progress::Csi(bytes) => self.feed_csi(bytes, byte, out),
            Progress::LinuxKey => match byte {
                b'A'..=b'E' => out.extend(Key::function(byte - b'A' + 1).map(TerminalEvent::Key)),
                0x1b => self.state = Progress::Esc,
                _ => {}
            },
            Progress::X10Mouse(mut bytes) => {
                bytes.push(byte);
                match bytes[..] {
                    [button, x, y] => out.extend(csi::legacy_mouse(button, x, y)),
                    _ => self.state = Progress::X10Mouse(bytes),
                }
            }
            Progress::Text(text) => self.feed_text(text, byte, out),
            Progress::Paste(bytes) => self.feed_paste(bytes, byte, out),
        }
    }

    fn feed_ground(&mut self, byte: u8, esc: bool, out: &mut Vec<TerminalEvent>) {
        let key = match byte {
            0x1b => {
                self.state = Progress::Esc;
                return;
            }
            // 8-bit introducers of sequences; no UTF-8 character begins with these bytes.
            0x9b => {
                self.eight_bit = true;
                self.state = Progress::Csi(Vec::new());
                return;
            }
            0x9d | 0x90 | 0x9f => {
                self.eight_bit = true;
                let kind = match byte {
                    0x9d => ControlString::Osc,
                    0x90 => ControlString::Dcs,
                    _ => ControlString::Apc,
                };
                self.state = Progress::Text(PartialString::new(kind));
                return;
            }
            0xc2..=0xf4 => {
                self.state = Progress::Letter(vec![byte], esc);
                return;
            }
            b'\r' => Key::from_name("enter"),
            b'\t' => Key::from_name("tab"),
            // Some terminals send 0x08 for Backspace.
            0x7f | 0x08 => Key::from_name("backspace"),
            0 => Key::from_name("space").map(|key| Key { ctrl: true, ..key }),
            b' ' => Key::from_name("space"),
            1..=0x1a => Some(Key { ctrl: true, ..Key::char((byte - 1 + b'a').into()) }),
            0x1c..=0x1f => Some(Key { ctrl: true, ..Key::char((byte - 0x1c + b'4').into()) }),
            0x21..=0x7e => Some(Key::char(byte.into())),
            0x80.. => None,
        };
        out.extend(key.map(if esc { TerminalEvent::EscThen } else { TerminalEvent::Key }));
    }

    fn feed_letter(
        &mut self,
        mut bytes: Vec<u8>,
        esc: bool,
        byte: u8,
        out: &mut Vec<TerminalEvent>,
    ) {
        if byte & 0xc0 != 0x80 {
            return self.feed_ground(byte, false, out);
        }
        bytes.push(byte);
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                // C1 control characters are not keys.
                let keys = text.chars().filter(|sign| !sign.is_control()).map(Key::char);
                out.extend(keys.map(if esc { TerminalEvent::EscThen } else { TerminalEvent::Key }));
            }
            Err(error) if error.error_len().is_none() => self.state = Progress::Letter(bytes, esc),
            Err(_) => {}
        }
    }

    fn feed_esc(&mut self, byte: u8, out: &mut Vec<TerminalEvent>) {
        self.eight_bit = false;
        let kind = match byte {
            0x1b => {
                out.push(named("esc"));
                self.state = Progress::Esc;
                return;
            }
            b'[' => {
                self.state = Progress::Csi(Vec::new());
                return;
            }
            b'O' => {
                self.state = Progress::Ss3;
                return;
            }
            b']' => ControlString::Osc,
            b'P' => ControlString::Dcs,
            b'_' => ControlString::Apc,
            _ => return self.feed_ground(byte, true, out),
        };
        self.state = Progress::Text(PartialString::new(kind));
    }

    fn feed_ss3(&mut self, byte: u8, out: &mut Vec<TerminalEvent>) {
        match byte {
            // Some terminals send a key with modifiers as `ESC O` and CSI parameters.
            b'0'..=b'9' => self.state = Progress::Csi(vec![byte]),
            _ => {
                if let Some(key) = csi::ss3(byte) {
                    out.push(TerminalEvent::Key(key));
                } else {
                    out.push(esc_then('O'));
                    self.feed_ground(byte, false, out);
                }
            }
        }
    }

    fn feed_csi(&mut self, mut bytes: Vec<u8>, byte: u8, out: &mut Vec<TerminalEvent>) {
        match byte {
            b'[' if bytes.is_empty() => self.state = Progress::LinuxKey,
            b'M' if bytes.is_empty() => self.state = Progress::X10Mouse(Vec::new()),
            // Shift with a key, as rxvt ends it. Elsewhere a `$` is part of a report.
            b'$' if !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit) => {
                out.extend(csi::key(&bytes, byte));
            }
            0x20..=0x3f => {
                if bytes.len() < MAX_SEQUENCE_BYTES {
                    bytes.push(byte);
                }
                self.state = Progress::Csi(bytes);
            }
            b'~' if bytes == b"200" => self.state = Progress::Paste(Vec::new()),
            0x40..=0x7e => match csi::key(&bytes, byte) {
                Some(TerminalEvent::Key(key)) if key.alt && self.delays_esc && byte != b'u' => {
                    out.push(TerminalEvent::EscThen(Key { alt: false, ..key }));
                }
                input => out.extend(input),
            },
            // The sequence is aborted.
            _ => {
                if bytes.is_empty() && !self.eight_bit {
                    out.push(esc_then('['));
                }
                self.feed_ground(byte, false, out);
            }
        }
    }

    fn feed_text(&mut self, text: PartialString, byte: u8, out: &mut Vec<TerminalEvent>) {
        let PartialString { kind, mut bytes, lacking, after_esc } = text;
        let lacking = lacking.saturating_sub(1);
        match byte {
            b'\\' if after_esc => out.extend(parse_reply(kind, &bytes)),
            _ if after_esc => {
                out.extend(parse_reply(kind, &bytes));
                self.feed_esc(byte, out);
            }
            0x1b => {
                self.state = Progress::Text(PartialString {
                    bytes,
                    after_esc: true,
                    ..PartialString::new(kind)
                });
            }
            0x07 if kind == ControlString::Osc => out.extend(parse_reply(kind, &bytes)),
            // The 8-bit terminator, unless it is part of a multi-byte character.
            0x9c if lacking == 0 => out.extend(parse_reply(kind, &bytes)),
            // CAN and SUB abort the string.
            0x18 | 0x1a => {}
            _ => {
                let lacking = match byte {
                    0xc2..=0xdf => 2,
                    0xe0..=0xef => 3,
                    0xf0..=0xf4 => 4,
                    _ => lacking,
                };
                if bytes.len() < MAX_SEQUENCE_BYTES {
                    bytes.push(byte);
                }
                self.state =
                    Progress::Text(PartialString { bytes, lacking, ..PartialString::new(kind) });
            }
        }
    }

    fn feed_paste(&mut self, mut bytes: Vec<u8>, byte: u8, out: &mut Vec<TerminalEvent>) {
        if bytes.len() >= MAX_PASTE_BYTES {
            // Keep room so that the end marker is still recognised.
            bytes.drain(MAX_PASTE_BYTES / 2..MAX_PASTE_BYTES - PASTE_END.len());
        }
        bytes.push(byte);
        match bytes.strip_suffix(PASTE_END) {
            Some(text) => {
                out.push(TerminalEvent::Paste(String::from_utf8_lossy(text).into_owned()));
            }
            None => self.state = Progress::Paste(bytes),
        }
    }
}

fn named(name: &str) -> TerminalEvent {
    TerminalEvent::Key(Key::from_name(name).unwrap_or(Key::char('\u{1b}')))
}

const fn esc_then(letter: char) -> TerminalEvent {
    TerminalEvent::EscThen(Key::char(letter))
}

/// Returns the input event of a complete control string. Only the background colour is parsed, as
/// the program requests no other reply.
fn parse_reply(kind: ControlString, bytes: &[u8]) -> Option<TerminalEvent> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| kind == ControlString::Osc)?;
    parse_background(text).map(TerminalEvent::Background)
}
