//! Questions and answers, a line each.

use std::{
    io::{self, BufRead, ErrorKind, Read, stdin},
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    cli::{
        Stop,
        commands::{Offered, Offers},
        fixed,
        out::{ask, print},
        speech::texts,
    },
    domain::{Email, has_at_sign},
    work::unless,
};

/// Bytes that no answer has.
const ANSWER: u64 = 1 << 16;
/// As many as one hears at a time.
pub(super) const HEARD: usize = 9;

/// Why a question got no answer.
pub(super) enum Left {
    /// An empty line.
    Back,
    /// The word that ends it, or the end of the input.
    End,
    /// It could not be asked.
    Stop(Stop),
    /// The input is no answers: nothing more can be asked.
    Broken(Stop),
}

impl<T: Into<Stop>> From<T> for Left {
    fn from(why: T) -> Self {
        Self::Stop(why.into())
    }
}

/// A choice: the words for it, the first of which is said, and what it is.
pub(super) struct Choice {
    pub(super) words: Vec<String>,
    pub(super) about: String,
}

pub(super) fn say(text: &str) -> Result<(), Left> {
    Ok(print(format!("{text}\n"))?)
}

/// The next line, whatever it says.
pub(super) fn line() -> Result<String, Left> {
    print(format!("{} ", texts().lines.answer))?;
    match heard() {
        Ok(Some(text)) => return Ok(text),
        Ok(None) => {}
        Err(stop) => return Err(Left::Broken(stop)),
    }
    // What comes from a file is not echoed: the next sentence begins a line all the same.
    say("")?;
    Err(Left::End)
}

/// The next line that somebody types, behind the sign that asks for it; nothing at the end of the
/// input.
pub(in crate::cli) fn typed_line() -> Result<Option<String>, Stop> {
    print(format!("{} ", texts().lines.answer))?;
    heard()
}

/// The next line of standard input, as [`read_line`] gives it. A session that sshd started is also
/// over while it waits.
///
/// # Errors
/// A line that is too long, input that cannot be read, or the end of the session.
fn heard() -> Result<Option<String>, Stop> {
    let read = if fixed::is_fixed() { unless(read_line, fixed::over)?? } else { read_line() };
    read.map_err(|why| match why.kind() {
        ErrorKind::FileTooLarge => Stop::usage(texts().lines.too_long),
        _ => why.into(),
    })
}

/// A line of standard input; nothing at its end. Bytes that are no text are nothing one can mean.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] for a line that is longer than any answer, and for every line after
/// it: the rest of it is no answer to another question.
fn read_line() -> io::Result<Option<String>> {
    static BROKEN: AtomicBool = AtomicBool::new(false);
    let mut bytes = Vec::new();
    if !BROKEN.load(Ordering::Relaxed) {
        let read = stdin().lock().take(ANSWER + 1).read_until(b'\n', &mut bytes)?;
        if u64::try_from(read).is_ok_and(|read| read <= ANSWER) {
            return Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned()));
        }
    }
    BROKEN.store(true, Ordering::Relaxed);
    Err(ErrorKind::FileTooLarge.into())
}

/// Asks whether, on standard error; only a word for yes is one.
pub(in crate::cli) fn says_yes(question: &str) -> Result<bool, Stop> {
    ask((texts().shell.question)(question))?;
    let answer = heard()?.unwrap_or_default();
    Ok(texts().shell.yes.contains(&answer.to_lowercase().as_str()))
}

/// A text of one's own.
pub(super) fn text(question: &str) -> Result<String, Left> {
    say(question)?;
    let text = line()?;
    if text.is_empty() { Err(Left::Back) } else { Ok(text) }
}

/// An answer that is no text: an empty one goes back, one word ends it all.
fn word() -> Result<String, Left> {
    let word = line()?;
    if word.is_empty() {
        return Err(Left::Back);
    }
    if word == texts().lines.stop { Err(Left::End) } else { Ok(word) }
}

/// One of some choices, by its number, its word or the beginning of that. Choices that were heard
/// before are not said again unless one asks.
pub(super) fn choose(question: &str, choices: &[Choice], heard: bool) -> Result<usize, Left> {
    let mut lines = vec![question.to_owned()];
    for (at, choice) in choices.iter().enumerate() {
        let word = choice.words.first().map_or("", String::as_str);
        let about =
            if choice.about.is_empty() { String::new() } else { format!(": {}", choice.about) };
        lines.push(format!("{}. {word}{about}", at + 1));
    }
    if heard {
        say(&format!("{question} {}", texts().lines.again))?;
    } else {
        say(&lines.join("\n"))?;
    }
    loop {
        let word = word()?;
        if word == "?" {
            say(&lines.join("\n"))?;
            continue;
        }
        match meant(&word, choices) {
            Some(at) => return Ok(at),
            None => say(&(texts().lines.no_choice)(&word))?,
        }
    }
}

fn meant(word: &str, choices: &[Choice]) -> Option<usize> {
    if let Ok(number) = word.parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < choices.len());
    }
    let word = word.to_lowercase();
    let with = |fits: &dyn Fn(&String) -> bool| {
        let numbered = choices.iter().enumerate();
        let mut all = numbered.filter(|(_, choice)| choice.words.iter().any(fits));
        all.next().filter(|_| all.next().is_none()).map(|(at, _)| at)
    };
    with(&|known| *known == word).or_else(|| with(&|known| known.starts_with(&word)))
}

fn is_address_of(word: &str, row: &Offered) -> bool {
    let key = |text: &str| Email::new(text).map(|email| email.key());
    key(word).is_ok_and(|typed| key(&row.value).is_ok_and(|its| its == typed))
}

/// Whether a word means this row, the only one found: nobody is taken who is only similar to it, nor
/// whose name only has the number that was said.
fn is_meant(word: &str, row: &Offered) -> bool {
    let is_number = word.chars().all(char::is_numeric);
    let is_typed = !has_at_sign(word) || is_address_of(word, row);
    row.owns || (!row.similar && !is_number && is_typed)
}

/// One of the rows of the file: the first are heard, unless they were before; letters of the name
/// find others.
pub(super) fn find(
    question: &str,
    heard: bool,
    offers: impl Fn(&str, usize) -> Result<Offers, Stop>,
) -> Result<Offered, Left> {
    let mut found = offers("", HEARD)?;
    if found.rows.is_empty() {
        say(&format!("{question}\n{}", texts().lines.nobody))?;
        return Err(Left::Back);
    }
    let (mut heard, mut typed) = (heard, String::new());
    let again = if heard { format!(" {}", texts().lines.again) } else { String::new() };
    say(&format!("{question}{again}"))?;
    loop {
        let mut lines = Vec::new();
        lines.extend((found.hidden > 0).then(|| (texts().lines.hidden)(found.hidden)));
        if found.total > found.rows.len() {
            lines.push((texts().lines.first)(found.rows.len(), found.total));
        }
        let similar = found.rows.iter().position(|row| row.similar);
        for (at, row) in found.rows.iter().enumerate() {
            lines.extend((similar == Some(at)).then(|| texts().lines.similar.to_owned()));
            lines.push(format!("{}. {}", at + 1, row.label));
        }
        if !std::mem::take(&mut heard) {
            say(&lines.join("\n"))?;
        }
        let row = loop {
            let word = word()?;
            if word == "?" {
                break None;
            }
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(row) = number.and_then(|at| found.rows.get(at)) {
                break Some(row.clone());
            }
            let next = offers(&word, HEARD)?;
            match next.rows.as_slice() {
                [] if next.hidden > 0 => say(&(texts().lines.hidden)(next.hidden))?,
                [] => say(&(texts().lines.none)(&word))?,
                // Whoever cannot be chosen may have been meant. An address is that of its owner, or nobody's: one that is like it is only offered.
                [row] if next.hidden == 0 && is_meant(&word, row) => {
                    typed = word;
                    break Some(row.clone());
                }
                _ => {
                    (found, typed) = (next, word);
                    break None;
                }
            }
        };
        if let Some(row) = row {
            let guessed = (row.similar || row.owns).then(|| (texts().found_with)(&typed));
            let label = std::iter::once(row.label.clone()).chain(guessed);
            say(&(texts().lines.chosen)(&label.collect::<Vec<_>>().join(", ")))?;
            return Ok(row);
        }
    }
}
