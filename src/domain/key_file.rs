//! The forms in which people hand in a public key: the line of `OpenSSH`, the file of `PuTTY` and others
//! (RFC 4716), wrapped by a mail program, or with a byte order mark before it.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{BadKey, KeyKind};

/// What stands in a secret half, or in a part of one.
const SECRET: [&str; 2] = ["PRIVATE KEY", "b3BlbnNzaC1rZXktdjE"];
/// The secret half, and the public one, in a file of `PuTTY`.
const PUTTY: &str = "PuTTY-User-Key-File";
/// Before the name of what a PEM file holds.
const PEM: &str = "-----BEGIN ";
const SSH2: [&str; 2] = ["---- BEGIN SSH2 PUBLIC KEY ----", "---- END SSH2 PUBLIC KEY ----"];

/// The parts of a key, before anything is known of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) kind: KeyKind,
    pub(super) body: String,
    pub(super) remark: String,
}

/// The text in a file: UTF-16 if its byte order mark says so, as Notepad and PowerShell write it,
/// else UTF-8. `None` if it is neither.
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

/// Takes the parts of one key from a text; `is_whole` says whether a body is a whole key of a kind.
pub(super) fn parts(text: &str, is_whole: impl Fn(KeyKind, &str) -> bool) -> Result<Parts, BadKey> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.contains(PUTTY) {
        return Err(BadKey::Putty);
    }
    if SECRET.iter().any(|sign| text.contains(sign)) {
        return Err(BadKey::Secret);
    }
    if let Some((_, label)) = text.split_once(PEM.trim_end()) {
        return Err(pem(label.trim_start()));
    }
    let lines: Vec<&str> = unquoted(text).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [] => Err(BadKey::Empty),
        [first, ..] if *first == SSH2[0] => rfc4716(&lines),
        [first, rest @ ..] => line(first, rest, is_whole),
    }
}

/// The lines, without the `>` that a mail program puts before each of a quoted text.
fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    let is_quoted = text.lines().all(|line| line.is_empty() || line.starts_with('>'));
    text.lines().map(move |line| {
        let line = line.trim();
        if is_quoted { line.trim_start_matches(['>', ' ']) } else { line }
    })
}

/// What a PEM file holds, by what stands behind its `BEGIN`.
fn pem(label: &str) -> BadKey {
    // A label that is cut short may be that of a public key; without any letter it says nothing.
    let known =
        |name: &str| label.starts_with(name) || (!label.is_empty() && name.starts_with(label));
    match label {
        _ if known("PUBLIC KEY-----") => BadKey::Pem { format: "PKCS8" },
        _ if known("RSA PUBLIC KEY-----") => BadKey::Pem { format: "PEM" },
        _ if known("CERTIFICATE") || known("PGP PUBLIC") || known("SSH2") => BadKey::Kind,
        _ => BadKey::Secret,
    }
}

/// The line of `OpenSSH`, or one that a mail program cut into several.
fn line(
    first: &str,
    rest: &[&str],
    is_whole: impl Fn(KeyKind, &str) -> bool,
) -> Result<Parts, BadKey> {
    let (word, behind) = word(first);
    let Some(kind) = KeyKind::of(word) else {
        let named = |line: &str| line.split_whitespace().any(|word| KeyKind::of(word).is_some());
        return Err(if named(first) {
            BadKey::Options
        } else if rest.iter().any(|line| named(line)) {
            BadKey::Several
        } else {
            BadKey::Kind
        });
    };
    let (body, remark) = self::word(behind);
    let mut it = Parts { kind, body: body.to_owned(), remark: remark.to_owned() };
    for line in rest {
        let (more, behind) = self::word(line);
        let goes_on = it.remark.is_empty() && KeyKind::of(more).is_none();
        match goes_on.then(|| is_whole(kind, &it.body)) {
            None => return Err(BadKey::Several),
            // The line was cut between the key and its remark.
            Some(true) => (*line).clone_into(&mut it.remark),
            Some(false) if is_base64(more) => {
                it.body.push_str(more);
                behind.clone_into(&mut it.remark);
            }
            Some(false) => return Err(BadKey::Body),
        }
    }
    Ok(it)
}

/// The first word of a line, and what stands behind it.
fn word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    (word, rest.trim())
}

fn is_base64(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// A file of RFC 4716: headers, of which one is the remark, and a body of many lines.
fn rfc4716(lines: &[&str]) -> Result<Parts, BadKey> {
    let mut it = lines.iter().skip(1).copied();
    let (mut body, mut remark, mut has_ended) = (String::new(), String::new(), false);
    while let Some(line) = it.next() {
        if line == SSH2[1] {
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
        // A header goes on where its line ends in a reverse solidus.
        while let Some(so_far) = value.strip_suffix('\\') {
            value = format!("{so_far}{}", it.next().ok_or(BadKey::Body)?);
        }
        if tag.eq_ignore_ascii_case("comment") {
            let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            inside.unwrap_or(&value).trim().clone_into(&mut remark);
        }
    }
    if !has_ended || !is_base64(&body) {
        return Err(BadKey::Body);
    }
    if it.next().is_some() {
        return Err(BadKey::Several);
    }
    let bytes = STANDARD.decode(&body).map_err(|_| BadKey::Body)?;
    let size: &[u8; 4] = bytes.first_chunk().ok_or(BadKey::Body)?;
    let size = usize::try_from(u32::from_be_bytes(*size)).map_err(|_| BadKey::Body)?;
    let name = bytes.get(4..).and_then(|bytes| bytes.get(..size)).ok_or(BadKey::Body)?;
    let kind = std::str::from_utf8(name).ok().and_then(KeyKind::of).ok_or(BadKey::Kind)?;
    Ok(Parts { kind, body, remark })
}
