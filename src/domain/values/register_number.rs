//! Register numbers: their formats and check digits (R37).

use crate::domain::Scheme;

/// The typed text is not a number of this register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadNumber(pub Scheme);

/// Cleans and checks what a person typed. White space, dots, hyphens and slashes are dropped, and
/// letters become upper case.
///
/// - *KvK-nummer*: 8 digits.
/// - *Ondernemingsnummer*: 10 digits. The first is 0 or 1; the last two are 97 minus the first
///   eight modulo 97. It may begin with `BE`.
/// - *Btw-nummer*: `NL`, 9 digits, `B` and 2 digits, with one of two checksums; or `BE` and an
///   ondernemingsnummer.
/// - *OIN*: 20 digits. The first seven are 0 and the eighth is not.
///
/// # Errors
/// Fails if the text is not a number of this register.
pub fn number(scheme: Scheme, raw: &str) -> Result<String, BadNumber> {
    let text: String = raw
        .chars()
        .filter(|ch| !ch.is_whitespace() && !matches!(ch, '.' | '-' | '/'))
        .flat_map(char::to_uppercase)
        .collect();
    let found = match scheme {
        Scheme::Kvk => exact_digits(&text, 8),
        Scheme::Kbo => kbo_number(text.strip_prefix("BE").unwrap_or(&text)),
        Scheme::Vat => vat_number(&text),
        Scheme::Oin => exact_digits(&text, 20)
            .filter(|text| text.starts_with("0000000") && !text.starts_with("00000000")),
    };
    found.ok_or(BadNumber(scheme))
}

fn exact_digits(text: &str, count: usize) -> Option<String> {
    let fits = text.len() == count && text.bytes().all(|ch| ch.is_ascii_digit());
    fits.then(|| text.to_owned())
}

fn kbo_number(text: &str) -> Option<String> {
    let text = exact_digits(text, 10).filter(|text| text.starts_with(['0', '1']))?;
    let (first, last) = text.split_at_checked(8)?;
    let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    (97 - first % 97 == last).then_some(text)
}

fn vat_number(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("BE") {
        return kbo_number(rest).map(|number| format!("BE{number}"));
    }
    let (first, last) = text.strip_prefix("NL")?.split_once('B')?;
    let (first, last) = (exact_digits(first, 9)?, exact_digits(last, 2)?);
    let known = has_mod_11_checksum(&first) || has_mod_97_checksum(&format!("NL{first}B{last}"));
    known.then(|| format!("NL{first}B{last}"))
}

/// Returns whether the number has the checksum used before 2020: weights 9 to 2, and the last digit
/// is the remainder modulo 11.
fn has_mod_11_checksum(text: &str) -> bool {
    let digits = text.bytes().map(|ch| u32::from(ch - b'0'));
    let (mut sum, mut last) = (0, 0);
    for (digit, weight) in digits.zip((1..=9).rev()) {
        if weight > 1 {
            sum += digit * weight;
        }
        last = digit;
    }
    sum % 11 == last
}

/// Returns whether the number has the checksum used since 2020: letters count as 10 to 35, and the
/// whole is 1 modulo 97.
fn has_mod_97_checksum(text: &str) -> bool {
    let rest = text.bytes().fold(0_u32, |rest, ch| match ch {
        b'0'..=b'9' => (rest * 10 + u32::from(ch - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    rest == 1
}
