//! Websites of organisations, as people write them: `naam.nl` or `https://www.naam.nl/contact`.

use super::name::{BadText, Name};

/// The schemes that a website may begin with.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Cleans and checks what a person typed as a website: a host name with a dot, with or without
/// `https://` before it and a port or path after it.
pub fn website(raw: &str) -> Result<Name, BadText> {
    let text = Name::new(raw)?;
    let lower = text.to_lowercase();
    let rest = SCHEMES.iter().find_map(|scheme| lower.strip_prefix(scheme)).unwrap_or(&lower);
    let (authority, _) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_fine = is_host(host) && is_port && !rest.chars().any(char::is_whitespace);
    if is_fine { Ok(text) } else { Err(BadText::InvalidWebsite) }
}

/// Returns whether a text is a host name of two or more parts, the last of which is no number.
fn is_host(host: &str) -> bool {
    let is_part = |part: &str| {
        let is_sign = |sign: char| sign.is_alphanumeric() || sign == '-';
        !part.is_empty()
            && part.chars().all(is_sign)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_domain = last.chars().count() > 1 && last.chars().any(char::is_alphabetic);
    host.contains('.') && is_domain && host.split('.').all(is_part)
}
