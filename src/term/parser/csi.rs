//! Meaning of complete `ESC [` and `ESC O` sequences: a key, a mouse event, or a report, which is
//! ignored.

use ratatui::layout::Position;

use super::TerminalEvent;
use crate::app::Key;

const SHIFT: u32 = 1;
const ALT: u32 = 2;
const CTRL: u32 = 4;
/// Modifier bits of Caps Lock and Num Lock, which are ignored.
const LOCKS: u32 = 64 | 128;
/// Event type of a key release (kitty's protocol).
const RELEASE: u32 = 3;

/// Returns the key of `ESC O` and this byte.
pub(super) fn ss3(byte: u8) -> Option<Key> {
    match byte {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => Key::from_name(letter_key(byte)?),
        // Ctrl with an arrow, as rxvt sends it.
        b'a'..=b'd' => named_key(letter_key(byte.to_ascii_uppercase())?, CTRL),
        b'M' => Key::from_name("enter"),
        b'I' => Key::from_name("tab"),
        // The keypad in application mode.
        b'j'..=b'y' => Some(Key::char((byte - b'j' + b'*').into())),
        b'X' => Some(Key::char('=')),
        _ => None,
    }
}

/// Returns the input of `ESC [`, these parameter bytes and the final byte; `None` for reports.
pub(super) fn key(bytes: &[u8], last: u8) -> Option<TerminalEvent> {
    let text = std::str::from_utf8(bytes).ok()?;
    if let Some(text) = text.strip_prefix('<') {
        return sgr_mouse(&numbers(text)?, last);
    }
    let numbers = numbers(text)?;
    if last == b'M' {
        return urxvt_mouse(&numbers);
    }
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    let modifiers = modifiers(match (last, numbers.len()) {
        (b'^', 1) => Some(1 + CTRL),
        (b'$', 1) => Some(1 + SHIFT),
        // Some terminals send the modifier as the only parameter, after `ESC O`.
        (b'A'..=b'S', 1) => number(0),
        _ => number(1),
    })?;
    if numbers.get(1).and_then(|part| part.get(1)) == Some(&RELEASE) {
        return None;
    }
    let key = match last {
        // Shift+Tab; its release needs no check, because it has another sequence.
        b'Z' => named_key("shift-tab", modifiers),
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' if numbers.len() <= 2 => {
            named_key(letter_key(last)?, modifiers)
        }
        // Shift with an arrow, as rxvt sends it.
        b'a'..=b'd' if bytes.is_empty() => Key::from_name(letter_key(last.to_ascii_uppercase())?),
        b'~' if number(0) == Some(27) => key_of_code(number(2)?, None, None, modifiers),
        b'~' | b'^' | b'$' => numbered_key(number(0)?, modifiers),
        b'u' => {
            let shifted = numbers.first().and_then(|part| part.get(1)).copied();
            key_of_code(number(0)?, shifted, number(2), modifiers)
        }
        _ => None,
    };
    key.map(TerminalEvent::Key)
}

/// Parses parameters separated by `;`, each with parts separated by `:`. An empty parameter is 0.
fn numbers(text: &str) -> Option<Vec<Vec<u32>>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let part = |part: &str| if part.is_empty() { Some(0) } else { part.parse().ok() };
    text.split(';').map(|number| number.split(':').map(part).collect()).collect()
}

/// Returns the modifier bits. `None` with Super, Hyper or Meta: those shortcuts belong to the
/// desktop.
fn modifiers(sent: Option<u32>) -> Option<u32> {
    let bits = sent.unwrap_or(1).saturating_sub(1) & !LOCKS;
    (bits & !(SHIFT | ALT | CTRL) == 0).then_some(bits)
}

/// Returns a named key. Shift makes no difference to it; Ctrl combined with Alt or Shift is not
/// supported.
fn named_key(name: &str, modifiers: u32) -> Option<Key> {
    let (ctrl, alt) = (modifiers & CTRL != 0, modifiers & ALT != 0);
    if ctrl && modifiers != CTRL {
        return None;
    }
    Key::from_name(name).map(|key| Key { ctrl, alt, ..key })
}

const fn letter_key(last: u8) -> Option<&'static str> {
    Some(match last {
        b'A' => "up",
        b'B' => "down",
        b'C' => "right",
        b'D' => "left",
        b'F' => "end",
        b'H' => "home",
        b'P' => "f1",
        b'Q' => "f2",
        b'R' => "f3",
        b'S' => "f4",
        _ => return None,
    })
}

fn numbered_key(number: u32, modifiers: u32) -> Option<Key> {
    let name = match number {
        1 | 7 => "home",
        2 => "insert",
        3 => "delete",
        4 | 8 => "end",
        5 => "pgup",
        6 => "pgdn",
        11..=15 => return function_key(number - 10, modifiers),
        17..=21 => return function_key(number - 11, modifiers),
        23 | 24 => return function_key(number - 12, modifiers),
        _ => return None,
    };
    named_key(name, modifiers)
}

fn function_key(number: u32, modifiers: u32) -> Option<Key> {
    named_key(&format!("f{number}"), modifiers)
}

/// Returns the key for a code point (kitty's protocol, xterm's `modifyOtherKeys`). `shifted` and
/// `text` are the shifted code point and the resulting text, if the terminal sends them.
fn key_of_code(code: u32, shifted: Option<u32>, text: Option<u32>, modifiers: u32) -> Option<Key> {
    let shift = modifiers & SHIFT != 0;
    let name = match code {
        9 if shift => return named_key("shift-tab", modifiers & !SHIFT),
        9 => "tab",
        13 | 57414 => "enter",
        27 => "esc",
        8 | 127 => "backspace",
        32 => "space",
        57417 => "left",
        57418 => "right",
        57419 => "up",
        57420 => "down",
        57421 => "pgup",
        57422 => "pgdn",
        57423 => "home",
        57424 => "end",
        57425 => "insert",
        57426 => "delete",
        57399..=57408 => return char_key(char::from_digit(code - 57399, 10)?, modifiers & !SHIFT),
        57409 => return char_key('.', modifiers),
        57410 => return char_key('/', modifiers),
        57411 => return char_key('*', modifiers),
        57412 => return char_key('-', modifiers),
        57413 => return char_key('+', modifiers),
        57415 => return char_key('=', modifiers),
        // Other keys without a character.
        0..=31 | 57344..=63743 => return None,
        _ => {
            let plain = char::from_u32(code).filter(|ch| !ch.is_control())?;
            if !shift || modifiers & CTRL != 0 {
                return char_key(plain, modifiers);
            }
            let said = shifted.or(text).filter(|code| *code > 31).and_then(char::from_u32);
            let mut upper = plain.to_uppercase();
            let upper = upper.next().filter(|ch| *ch != plain && upper.next().is_none());
            return char_key(said.or(upper)?, modifiers & !SHIFT);
        }
    };
    named_key(name, modifiers)
}

/// Returns a character key; with Ctrl, the control key that terminals conventionally send.
fn char_key(ch: char, modifiers: u32) -> Option<Key> {
    let (ctrl, alt) = (modifiers & CTRL != 0, modifiers & ALT != 0);
    if ctrl && modifiers != CTRL {
        return None;
    }
    match ch.to_ascii_lowercase() {
        'h' if ctrl => Key::from_name("backspace"),
        '[' if ctrl => Key::from_name("esc"),
        'i' if ctrl => Key::from_name("tab"),
        'm' if ctrl => Key::from_name("enter"),
        lower if ctrl => Some(Key { ctrl, ..Key::char(lower) }),
        _ => Some(Key { alt, ..Key::char(ch) }),
    }
}

/// Mouse event in SGR encoding (mode 1006): `ESC [ < button ; column ; row`, then `M` for a press
/// or `m` for a release.
fn sgr_mouse(numbers: &[Vec<u32>], last: u8) -> Option<TerminalEvent> {
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    let (button, x, y) = (number(0)?, number(1)?, number(2)?);
    (last == b'M').then(|| mouse_event(button, x, y)).flatten()
}

/// Mouse event in urxvt encoding (mode 1015): `ESC [ button ; column ; row M`, the button offset by
/// 32.
fn urxvt_mouse(numbers: &[Vec<u32>]) -> Option<TerminalEvent> {
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    mouse_event(number(0)?.checked_sub(32)?, number(1)?, number(2)?)
}

/// Mouse event in X10 encoding (mode 1000), which GNU screen still sends: `ESC [ M` and three
/// bytes, each offset by 32.
pub(super) fn legacy_mouse(button: u8, x: u8, y: u8) -> Option<TerminalEvent> {
    let part = |byte: u8| byte.checked_sub(32).map(u32::from);
    mouse_event(part(button)?, part(x)?, part(y)?)
}

fn mouse_event(button: u32, x: u32, y: u32) -> Option<TerminalEvent> {
    const DRAG_BIT: u32 = 32;
    let cell = |place: u32| u16::try_from(place.checked_sub(1)?).ok();
    let at = Position::new(cell(x)?, cell(y)?);
    // Mask out the Shift, Alt and Ctrl bits.
    match button & !(4 | 8 | 16) {
        0 => Some(TerminalEvent::Click { at, ctrl: button & 16 != 0 }),
        2 => Some(TerminalEvent::RightClick(at)),
        button if button & DRAG_BIT != 0 => None,
        64 => Some(TerminalEvent::Wheel { at, down: false }),
        65 => Some(TerminalEvent::Wheel { at, down: true }),
        _ => None,
    }
}
