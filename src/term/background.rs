//! What the terminal's background is. It is asked and not waited for: its answer comes between
//! the keys, on the one thread that reads them, so that no key is lost and none is made up.

use std::io::{self, Write, stdout};

use crossterm::event::{Event, KeyCode, KeyModifiers};

use crate::config::Background;

/// How an answer begins.
const HEAD: &str = "11;rgb:";
const HEAD_LENGTH: usize = HEAD.len();

/// Asks (xterm, OSC 11). A terminal that does not know it says nothing.
pub(super) fn ask() -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(b"\x1b]11;?\x1b\\")?;
    out.flush()
}

/// The answer, `ESC ] 11;rgb:1e1e/1e1e/1e1e` and its end, which the reader of keys takes for
/// Alt+] and letters.
#[derive(Debug, Default)]
pub(super) struct Answer(Option<String>);

/// What an event is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// No part of an answer.
    None,
    /// Part of one.
    Some,
    /// Its end.
    End(Option<Background>),
}

impl Answer {
    /// The longest that there is.
    const LONGEST: usize = 28;

    /// Takes an event, if it is part of an answer.
    pub(super) fn take(&mut self, event: &Event) -> Part {
        let Event::Key(key) = event else { return Part::None };
        let KeyCode::Char(sign) = key.code else {
            self.0 = None;
            return Part::None;
        };
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        if sign == ']' && alt {
            self.0 = Some(String::new());
            return Part::Some;
        }
        let Some(text) = &mut self.0 else { return Part::None };
        if (sign == '\\' && alt) || (sign == 'g' && ctrl) {
            let back = background(text);
            self.0 = None;
            return Part::End(back);
        }
        let goes_on = match text.len() {
            // Somebody who presses Alt+] and goes on is not answering.
            at @ 0..HEAD_LENGTH => HEAD.chars().nth(at) == Some(sign),
            _ => text.len() < Self::LONGEST && (sign.is_ascii_hexdigit() || sign == '/'),
        };
        if !goes_on || !key.modifiers.is_empty() {
            self.0 = None;
            return Part::None;
        }
        text.push(sign);
        Part::Some
    }
}

/// `11;rgb:1e1e/1e1e/1e1e`, with one to four digits each. Light is what black is easier to read
/// on than white: a relative luminance over 0.179 (WCAG 2.2).
fn background(text: &str) -> Option<Background> {
    let parts = text.strip_prefix(HEAD)?.split('/').map(|digits| {
        let number = u16::from_str_radix(digits, 16).ok()?;
        let most = match digits.len() {
            1 => 0xf,
            2 => 0xff,
            3 => 0xfff,
            _ => 0xffff,
        };
        Some((f64::from(number) / f64::from(most)).powf(2.2))
    });
    let parts: Vec<f64> = parts.collect::<Option<_>>()?;
    let [red, green, blue] = parts[..] else { return None };
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if luminance > 0.179 { Background::Light } else { Background::Dark })
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn key(code: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(code), modifiers))
    }

    fn answered(text: &str) -> Part {
        let mut answer = Answer::default();
        assert_eq!(answer.take(&key(']', KeyModifiers::ALT)), Part::Some);
        for sign in text.chars() {
            assert_eq!(answer.take(&key(sign, KeyModifiers::NONE)), Part::Some, "{sign}");
        }
        answer.take(&key('\\', KeyModifiers::ALT))
    }

    #[test]
    fn the_answer_is_read() {
        assert_eq!(answered("11;rgb:1e1e/1e1e/1e1e"), Part::End(Some(Background::Dark)));
        assert_eq!(answered("11;rgb:fdfd/f6f6/e3e3"), Part::End(Some(Background::Light)));
        assert_eq!(answered("11;rgb:ff/ff/ff"), Part::End(Some(Background::Light)));
        assert_eq!(answered("11;rgb:2e2e/3434/4040"), Part::End(Some(Background::Dark)));
        assert_eq!(answered("11;rgb:ff/ff"), Part::End(None));
    }

    #[test]
    fn what_somebody_types_is_no_answer() {
        let mut answer = Answer::default();
        assert_eq!(answer.take(&key('1', KeyModifiers::NONE)), Part::None);
        assert_eq!(answer.take(&key(']', KeyModifiers::ALT)), Part::Some);
        assert_eq!(answer.take(&key('d', KeyModifiers::NONE)), Part::None);
        assert_eq!(answer.take(&key('1', KeyModifiers::NONE)), Part::None);
    }
}
