//! Escapes the JSON of log rows. The hash chain covers their bytes, so an import must restore
//! exactly the exported bytes, while no exported byte may control a terminal.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::out;
use crate::domain::is_forbidden;

/// Escapes all forbidden characters, such as terminal control codes, as `\uXXXX`. A row that
/// already contains such escapes, or spans lines, becomes a single JSON string instead.
pub(crate) fn escape_forbidden(raw: &RawValue) -> Box<RawValue> {
    let text = raw.get();
    if text.contains(|ch: char| ch < ' ') || split_escapes(text).any(|part| part.ch.is_some()) {
        let quoted = out::to_json(&text).unwrap_or_default();
        return RawValue::from_string(quoted).unwrap_or_else(|_| raw.to_owned());
    }
    if !text.contains(is_forbidden) {
        return raw.to_owned();
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        if is_forbidden(ch) { out::push_escape(&mut safe, ch) } else { safe.push(ch) }
    }
    RawValue::from_string(safe).unwrap_or_else(|_| raw.to_owned())
}

/// Reverses [`escape_forbidden`]; `None` if `shown` cannot be its result.
pub(crate) fn unescape(shown: &RawValue) -> Option<Box<RawValue>> {
    let text = shown.get();
    if text.starts_with('"') {
        return RawValue::from_string(serde_json::from_str(text).ok()?).ok();
    }
    if !text.contains('\\') {
        return Some(shown.to_owned());
    }
    let mut exact = String::with_capacity(text.len());
    for part in split_escapes(text) {
        match part.ch {
            Some(ch) => exact.push(ch),
            None => exact.push_str(&part.text),
        }
    }
    RawValue::from_string(exact).ok()
}

/// A part of a JSON text: an escape of a forbidden character, or the text between escapes.
struct JsonPart<'a> {
    text: Cow<'a, str>,
    /// The forbidden character that the part escapes; `None` for other text.
    ch: Option<char>,
}

/// Splits a JSON text into escapes of forbidden characters (`\u202e`, or a surrogate pair) and the
/// text between them.
fn split_escapes(text: &str) -> impl Iterator<Item = JsonPart<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.find('\\').unwrap_or(rest.len());
        let (part, ch) = match (at, parse_escape(rest)) {
            (0, _) if rest.is_empty() => return None,
            (0, Some((length, ch))) => (length, Some(ch).filter(|ch| is_forbidden(*ch))),
            // Any other escape, such as `
            // `, has two characters.
            (0, None) => (rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at), None),
            (at, _) => (at, None),
        };
        let (text, behind) = rest.split_at_checked(part)?;
        rest = behind;
        Some(JsonPart { text: text.into(), ch })
    })
}

/// Decodes the `\u` escape at the start of the text. Returns its length in bytes and its character.
fn parse_escape(text: &str) -> Option<(usize, char)> {
    let unit = |text: &str| -> Option<u16> {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
    };
    let first = unit(text)?;
    let second = text.get(6..).and_then(unit);
    let read = |units: &[u16]| char::decode_utf16(units.iter().copied()).next()?.ok();
    if let Some(ch) = read(&[first]) {
        return Some((6, ch));
    }
    second.and_then(|second| read(&[first, second])).map(|ch| (12, ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Box<RawValue> {
        RawValue::from_string(text.to_owned()).unwrap()
    }

    #[test]
    fn shown_json_has_no_control_characters_and_round_trips() {
        let signs = "\u{85}\u{9b}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}é☃";
        for text in [
            "{}".to_owned(),
            format!("{{\"name\":\"{signs}\",\"{signs}\":1}}"),
            // Existing escapes, in lower and upper case, with and without the character itself.
            "{\"a\":\"\\u202e\"}".to_owned(),
            "{\"a\":\"\\u202E\u{202e}\"}".to_owned(),
            "{\"a\":\"\\udb40\\udc41\u{e0041}\"}".to_owned(),
            // An escaped backslash followed by text that only looks like an escape.
            "{\"a\":\"\\\\u202e\u{202e}\"}".to_owned(),
            "{\"a\":\"\\\\\\u202e\"}".to_owned(),
            "{\"a\":\"\\u00e9\\n\\\"\\/\\u0007\"}".to_owned(),
            "{\"a\":\"\\ud83d\\ude00\\ud83d\"}".to_owned(),
            "{\n\t\"a\": 1 }".to_owned(),
        ] {
            let (before, shown) = (raw(&text), escape_forbidden(&raw(&text)));
            assert!(!shown.get().contains(is_forbidden), "{}", shown.get());
            assert_eq!(unescape(&shown).unwrap().get(), before.get());
        }
        let older = raw("{\"a\":\"\u{202e}\"}");
        assert_eq!(unescape(&older).unwrap().get(), older.get(), "as older versions wrote it");
        assert!(unescape(&raw("\"{\"")).is_none());
    }
}
