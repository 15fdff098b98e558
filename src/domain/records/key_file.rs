//! The formats in which people enter a public key: a line of `OpenSSH`, or a file of `PuTTY` and
//! others (RFC 4716). A mail program may have wrapped or quoted the text, and it may begin with a
//! byte order mark.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::{BadKey, KeyKind};

/// Texts that occur in a private key, or in a part of one.
const PRIVATE_KEY_MARKS: [&str; 2] = ["PRIVATE KEY", "b3BlbnNzaC1rZXktdjE"];
/// The first words of a private key file of `PuTTY`.
const PUTTY_MARK: &str = "PuTTY-User-Key-File";
/// The beginning of a PEM file, before its label.
const PEM_MARK: &str = "-----BEGIN ";
const SSH2_MARKS: [&str; 2] = ["---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----"];

/// The fields of a key, before its body is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyFields {
    pub(crate) kind: KeyKind,
    pub(crate) body: String,
    pub(crate) comment: String,
}

/// Decodes a file: UTF-16 if its byte order mark says so, as Notepad and PowerShell write it, else
/// UTF-8. `None` if it is neither.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks();
        let units = pairs.iter().map(|pair| unit(*pair));
        char::decode_utf16(units).collect::<Result<String, _>>().ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

/// Splits the text of one key into its fields. `is_whole` returns whether a body is a complete key
/// of a type.
pub(crate) fn parse_fields(
    text: &str,
    is_whole: impl Fn(KeyKind, &str) -> bool,
) -> Result<KeyFields, BadKey> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.contains(PUTTY_MARK) {
        return Err(BadKey::Putty);
    }
    if PRIVATE_KEY_MARKS.iter().any(|mark| text.contains(mark)) {
        return Err(BadKey::Secret);
    }
    if let Some((_, label)) = text.split_once(PEM_MARK.trim_end()) {
        return Err(pem_error(label.trim_start()));
    }
    let lines: Vec<&str> = unquoted(text).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [] => Err(BadKey::Empty),
        [first, ..] if *first == SSH2_MARKS[0] => parse_rfc4716(&lines),
        [first, rest @ ..] => parse_line(first, rest, is_whole),
    }
}

/// Returns the trimmed lines, without the `>` that mail programs put before quoted lines.
fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    let is_quoted = text.lines().all(|line| line.is_empty() || line.starts_with('>'));
    text.lines().map(move |line| {
        let line = line.trim();
        if is_quoted { line.trim_start_matches(['>', ' ']) } else { line }
    })
}

/// Returns the error for a PEM file with this label.
fn pem_error(label: &str) -> BadKey {
    // A truncated label may still belong to a public key; an empty label is treated as private.
    let known =
        |name: &str| label.starts_with(name) || (!label.is_empty() && name.starts_with(label));
    match label {
        _ if known("PUBLIC KEY-----") => BadKey::Pem { format: "PKCS8" },
        _ if known("RSA PUBLIC KEY-----") => BadKey::Pem { format: "PEM" },
        _ if known("CERTIFICATE") || known("PGP PUBLIC") || known("SSH2") => BadKey::UnknownKind,
        _ => BadKey::Secret,
    }
}

/// Parses the line of `OpenSSH`, which a mail program may have wrapped.
fn parse_line(
    first: &str,
    rest: &[&str],
    is_whole: impl Fn(KeyKind, &str) -> bool,
) -> Result<KeyFields, BadKey> {
    let (word, behind) = split_word(first);
    let Some(kind) = KeyKind::parse(word) else {
        let named = |line: &str| line.split_whitespace().any(|word| KeyKind::parse(word).is_some());
        return Err(if named(first) {
            BadKey::Options
        } else if rest.iter().any(|line| named(line)) {
            BadKey::Several
        } else {
            BadKey::UnknownKind
        });
    };
    let (body, comment) = self::split_word(behind);
    let mut it = KeyFields { kind, body: body.to_owned(), comment: comment.to_owned() };
    for line in rest {
        let (more, behind) = self::split_word(line);
        let goes_on = it.comment.is_empty() && KeyKind::parse(more).is_none();
        match goes_on.then(|| is_whole(kind, &it.body)) {
            None => return Err(BadKey::Several),
            // The line was wrapped between the body and the comment.
            Some(true) => (*line).clone_into(&mut it.comment),
            Some(false) if is_base64(more) => {
                it.body.push_str(more);
                behind.clone_into(&mut it.comment);
            }
            Some(false) => return Err(BadKey::InvalidBody),
        }
    }
    Ok(it)
}

/// Splits off the first word of a line.
fn split_word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    (word, rest.trim())
}

fn is_base64(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// Parses a file of RFC 4716: headers, such as the comment, and a body of several lines.
fn parse_rfc4716(lines: &[&str]) -> Result<KeyFields, BadKey> {
    let mut it = lines.iter().skip(1).copied();
    let (mut body, mut comment, mut has_ended) = (String::new(), String::new(), false);
    while let Some(line) = it.next() {
        if line == SSH2_MARKS[1] {
            has_ended = true;
            break;
        }
        if line.starts_with("----") {
            return Err(BadKey::Several);
        }
        let Some((tag, value)) = line.split_once(':') else {
            body.push_str(line);
            continue;
        };
        let mut value = value.trim().to_owned();
        // A header that ends in a backslash continues on the next line.
        while let Some(so_far) = value.strip_suffix('\\') {
            value = format!("{so_far}{}", it.next().ok_or(BadKey::InvalidBody)?);
        }
        if tag.eq_ignore_ascii_case("comment") {
            let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            inside.unwrap_or(&value).trim().clone_into(&mut comment);
        }
    }
    if !has_ended || !is_base64(&body) {
        return Err(BadKey::InvalidBody);
    }
    if it.next().is_some() {
        return Err(BadKey::Several);
    }
    let bytes = STANDARD.decode(&body).map_err(|_| BadKey::InvalidBody)?;
    let size: &[u8; 4] = bytes.first_chunk().ok_or(BadKey::InvalidBody)?;
    let size = usize::try_from(u32::from_be_bytes(*size)).map_err(|_| BadKey::InvalidBody)?;
    let name = bytes.get(4..).and_then(|bytes| bytes.get(..size)).ok_or(BadKey::InvalidBody)?;
    let kind =
        std::str::from_utf8(name).ok().and_then(KeyKind::parse).ok_or(BadKey::UnknownKind)?;
    Ok(KeyFields { kind, body, comment })
}
