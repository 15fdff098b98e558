//! Detects the background colour of the terminal. The query does not block: the reply arrives
//! between the keys on the input thread.

use std::io::{self, Write, stdout};

use crate::config::Background;

/// Queries the background colour (xterm, OSC 11). Terminals without support do not reply.
pub(super) fn query_background() -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(b"\x1b]11;?\x1b\\")?;
    out.flush()
}

/// Parses `11;rgb:1e1e/1e1e/1e1e`, with one to four hex digits per part, or `11;rgba:` with a
/// fourth part for opacity. A background counts as light if black text on it is more legible than
/// white: a relative luminance over 0.179 (WCAG 2.2).
pub(super) fn parse_background(text: &str) -> Option<Background> {
    let colour = text.strip_prefix("11;")?;
    let (parts, count) = match colour.strip_prefix("rgb:") {
        Some(parts) => (parts, 3),
        None => (colour.strip_prefix("rgba:")?, 4),
    };
    let parts = parts.split('/').map(|digits| {
        if !(1..=4).contains(&digits.len()) {
            return None;
        }
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
    let [red, green, blue, ..] = parts[..] else { return None };
    if parts.len() != count {
        return None;
    }
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if luminance > 0.179 { Background::Light } else { Background::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_with_and_without_opacity_are_parsed() {
        for (text, answer) in [
            ("11;rgb:1e1e/1e1e/1e1e", Some(Background::Dark)),
            ("11;rgb:fdfd/f6f6/e3e3", Some(Background::Light)),
            ("11;rgb:ff/ff/ff", Some(Background::Light)),
            ("11;rgb:2e2e/3434/4040", Some(Background::Dark)),
            ("11;rgba:0000/0000/0000/cccc", Some(Background::Dark)),
            ("11;rgba:ffff/ffff/ffff/0000", Some(Background::Light)),
            ("11;rgb:ff/ff", None),
            ("11;rgb:ff/ff/ff/ff", None),
            ("11;rgba:ff/ff/ff", None),
            ("11;rgb:fffff/0/0", None),
            ("10;rgb:ff/ff/ff", None),
            ("11;?", None),
        ] {
            assert_eq!(parse_background(text), answer, "{text}");
        }
    }
}
