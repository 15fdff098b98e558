//! Reads lines of standard input.

use std::{
    io::{self, BufRead, ErrorKind, Read, stdin},
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    cli::{
        CliError,
        output::out::{print, print_prompt},
        session::{locale::lang, watch},
    },
    text,
    work::run_unless,
};

/// Maximum length of a line, in bytes.
const MAX_ANSWER_LENGTH: u64 = 1 << 16;

/// Prints the prompt and returns the next line; `None` at the end of the input.
pub(in crate::cli) fn typed_line() -> Result<Option<String>, CliError> {
    print(format!("{} ", text::lines::ANSWER.of(lang())))?;
    next_line()
}

/// Returns the next line, like [`read_line`]. Ends a restricted session whose user lost access
/// while it waited.
///
/// # Errors
/// Fails if the line is too long, the input cannot be read, or the session must end.
pub(super) fn next_line() -> Result<Option<String>, CliError> {
    let read =
        if watch::is_fixed() { run_unless(read_line, watch::end_reason)?? } else { read_line() };
    read.map_err(|why| match why.kind() {
        ErrorKind::FileTooLarge => CliError::usage(text::lines::TOO_LONG.of(lang())),
        _ => why.into(),
    })
}

/// Reads a line of standard input; `None` at the end. Replaces invalid UTF-8, so that it matches
/// nothing.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] for a line over the maximum. Each later call fails too, because the
/// remainder of that line must not answer another question.
fn read_line() -> io::Result<Option<String>> {
    static INPUT_BROKEN: AtomicBool = AtomicBool::new(false);
    let mut bytes = Vec::new();
    if !INPUT_BROKEN.load(Ordering::Relaxed) {
        let read = stdin().lock().take(MAX_ANSWER_LENGTH + 1).read_until(b'\n', &mut bytes)?;
        if u64::try_from(read).is_ok_and(|read| read <= MAX_ANSWER_LENGTH) {
            return Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned()));
        }
    }
    INPUT_BROKEN.store(true, Ordering::Relaxed);
    Err(ErrorKind::FileTooLarge.into())
}

/// Asks a yes-or-no question on standard error. Any answer but a word for yes means no.
pub(in crate::cli) fn ask_yes_no(question: &str) -> Result<bool, CliError> {
    print_prompt(text::shell::yes_no_prompt(lang(), question))?;
    let answer = next_line()?.unwrap_or_default();
    Ok(text::shell::yes_words(lang()).contains(&answer.to_lowercase().as_str()))
}
