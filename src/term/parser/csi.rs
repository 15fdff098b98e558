//! What a whole sequence behind `ESC [` or `ESC O` means: a key, the mouse, or a report, which is
//! nothing.

use ratatui::layout::Position;

use super::Input;
use crate::app::Key;

const SHIFT: u32 = 1;
const ALT: u32 = 2;
const CTRL: u32 = 4;
/// Caps Lock and Num Lock, which mean nothing here.
const LOCKS: u32 = 64 | 128;
/// The event type of a key that is let go (kitty).
const RELEASE: u32 = 3;

/// The key that `ESC O` and this byte are.
pub(super) fn ss3(byte: u8) -> Option<Key> {
    match byte {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => Key::named(letter_key(byte)?),
        // Arrows with Ctrl, as rxvt sends them.
        b'a'..=b'd' => with(letter_key(byte.to_ascii_uppercase())?, CTRL),
        b'M' => Key::named("enter"),
        b'I' => Key::named("tab"),
        // The keypad, after a program that switched it over.
        b'j'..=b'y' => Some(Key::char((byte - b'j' + b'*').into())),
        b'X' => Some(Key::char('=')),
        _ => None,
    }
}

/// What `ESC [`, these bytes and the last one are; `None` for every report.
pub(super) fn key(bytes: &[u8], last: u8) -> Option<Input> {
    let text = std::str::from_utf8(bytes).ok()?;
    if let Some(text) = text.strip_prefix('<') {
        return mouse(&numbers(text)?, last);
    }
    let numbers = numbers(text)?;
    if last == b'M' {
        return mouse_of_rxvt(&numbers);
    }
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    let modifiers = modifiers(match (last, numbers.len()) {
        (b'^', 1) => Some(1 + CTRL),
        (b'$', 1) => Some(1 + SHIFT),
        // As some terminals send it behind `ESC O`.
        (b'A'..=b'S', 1) => number(0),
        _ => number(1),
    })?;
    if numbers.get(1).and_then(|part| part.get(1)) == Some(&RELEASE) {
        return None;
    }
    let key = match last {
        // Shift+Tab; what is let go has no sequence of its own here.
        b'Z' => with("shift-tab", modifiers),
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' if numbers.len() <= 2 => {
            with(letter_key(last)?, modifiers)
        }
        // Arrows with Shift, as rxvt sends them.
        b'a'..=b'd' if bytes.is_empty() => Key::named(letter_key(last.to_ascii_uppercase())?),
        b'~' if number(0) == Some(27) => of_code(number(2)?, (None, None), modifiers),
        b'~' | b'^' | b'$' => numbered(number(0)?, modifiers),
        b'u' => {
            let shifted = numbers.first().and_then(|part| part.get(1)).copied();
            of_code(number(0)?, (shifted, number(2)), modifiers)
        }
        _ => None,
    };
    key.map(Input::Key)
}

/// Numbers with `;` between them, each of parts with `:` between them. A number that is left out is 0.
fn numbers(text: &str) -> Option<Vec<Vec<u32>>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let part = |part: &str| if part.is_empty() { Some(0) } else { part.parse().ok() };
    text.split(';').map(|number| number.split(':').map(part).collect()).collect()
}

/// The keys held down. `None` with Super, Hyper or Meta: then the key belongs to somebody else.
fn modifiers(sent: Option<u32>) -> Option<u32> {
    let bits = sent.unwrap_or(1).saturating_sub(1) & !LOCKS;
    (bits & !(SHIFT | ALT | CTRL) == 0).then_some(bits)
}

/// A key with a name. Shift with it is no other key; Ctrl with a second one is not Ctrl.
fn with(name: &str, modifiers: u32) -> Option<Key> {
    let (ctrl, alt) = (modifiers & CTRL != 0, modifiers & ALT != 0);
    if ctrl && modifiers != CTRL {
        return None;
    }
    Key::named(name).map(|key| Key { ctrl, alt, ..key })
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

fn numbered(number: u32, modifiers: u32) -> Option<Key> {
    let name = match number {
        1 | 7 => "home",
        2 => "insert",
        3 => "delete",
        4 | 8 => "end",
        5 => "pgup",
        6 => "pgdn",
        11..=15 => return function(number - 10, modifiers),
        17..=21 => return function(number - 11, modifiers),
        23 | 24 => return function(number - 12, modifiers),
        _ => return None,
    };
    with(name, modifiers)
}

fn function(number: u32, modifiers: u32) -> Option<Key> {
    with(&format!("f{number}"), modifiers)
}

/// A key by its code point (kitty's protocol, `modifyOtherKeys` of xterm), with what it is with
/// Shift and the text it makes, if the terminal says so.
fn of_code(code: u32, (shifted, text): (Option<u32>, Option<u32>), modifiers: u32) -> Option<Key> {
    let shift = modifiers & SHIFT != 0;
    let name = match code {
        9 if shift => return with("shift-tab", modifiers & !SHIFT),
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
        57399..=57408 => return letter(char::from_digit(code - 57399, 10)?, modifiers & !SHIFT),
        57409 => return letter('.', modifiers),
        57410 => return letter('/', modifiers),
        57411 => return letter('*', modifiers),
        57412 => return letter('-', modifiers),
        57413 => return letter('+', modifiers),
        57415 => return letter('=', modifiers),
        // The other keys that have no letter.
        0..=31 | 57344..=63743 => return None,
        _ => {
            let plain = char::from_u32(code).filter(|sign| !sign.is_control())?;
            if !shift || modifiers & CTRL != 0 {
                return letter(plain, modifiers);
            }
            let said = shifted.or(text).filter(|code| *code > 31).and_then(char::from_u32);
            let mut upper = plain.to_uppercase();
            let upper = upper.next().filter(|sign| *sign != plain && upper.next().is_none());
            return letter(said.or(upper)?, modifiers & !SHIFT);
        }
    };
    with(name, modifiers)
}

/// A letter; with Ctrl, what that is everywhere else.
fn letter(sign: char, modifiers: u32) -> Option<Key> {
    let (ctrl, alt) = (modifiers & CTRL != 0, modifiers & ALT != 0);
    if ctrl && modifiers != CTRL {
        return None;
    }
    match sign.to_ascii_lowercase() {
        'h' if ctrl => Key::named("backspace"),
        '[' if ctrl => Key::named("esc"),
        'i' if ctrl => Key::named("tab"),
        'm' if ctrl => Key::named("enter"),
        lower if ctrl => Some(Key { ctrl, ..Key::char(lower) }),
        _ => Some(Key { alt, ..Key::char(sign) }),
    }
}

/// `ESC [ < button ; column ; row`, pressed with `M` and let go with `m` (1006).
fn mouse(numbers: &[Vec<u32>], last: u8) -> Option<Input> {
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    let (button, x, y) = (number(0)?, number(1)?, number(2)?);
    (last == b'M').then(|| clicked(button, x, y)).flatten()
}

/// `ESC [ button ; column ; row M`, the button from 32 on (1015).
fn mouse_of_rxvt(numbers: &[Vec<u32>]) -> Option<Input> {
    let number = |at: usize| numbers.get(at).and_then(|part| part.first()).copied();
    clicked(number(0)?.checked_sub(32)?, number(1)?, number(2)?)
}

/// `ESC [ M` and three bytes from 32 on (1000), as GNU screen still sends them.
pub(super) fn old_mouse(button: u8, x: u8, y: u8) -> Option<Input> {
    let part = |byte: u8| byte.checked_sub(32).map(u32::from);
    clicked(part(button)?, part(x)?, part(y)?)
}

fn clicked(button: u32, x: u32, y: u32) -> Option<Input> {
    const DRAGGED: u32 = 32;
    let cell = |place: u32| u16::try_from(place.checked_sub(1)?).ok();
    let at = Position::new(cell(x)?, cell(y)?);
    // Without the bits of Shift, Alt and Ctrl.
    match button & !(4 | 8 | 16) {
        0 => Some(Input::Click { at, ctrl: button & 16 != 0 }),
        button if button & DRAGGED != 0 => None,
        64 => Some(Input::Wheel { at, down: false }),
        65 => Some(Input::Wheel { at, down: true }),
        _ => None,
    }
}
