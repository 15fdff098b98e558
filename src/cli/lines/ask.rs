//! Asks questions in line mode, one line at a time.

use super::input::next_line;
use crate::{
    cli::{
        CliError,
        commands::{Offered, Offers},
        output::out::print,
        session::locale::lang,
    },
    domain::{Email, has_at_sign},
    text,
};

/// Maximum number of rows printed at a time, because a screen reader reads all of them.
pub(super) const MAX_ROWS_READ_OUT: usize = 9;

/// Reason why a question has no answer.
pub(super) enum NoAnswer {
    /// An empty line.
    Back,
    /// The word that ends line mode, or the end of the input.
    End,
    /// An error while asking; line mode continues.
    Failed(CliError),
    /// An error that ends line mode: of standard input, or of an ended session.
    Fatal(CliError),
}

impl<T: Into<CliError>> From<T> for NoAnswer {
    fn from(why: T) -> Self {
        Self::Failed(why.into())
    }
}

/// A choice in a numbered list: the words that select it, the first of them printed, and a
/// description.
pub(super) struct NumberedChoice {
    pub(super) words: Vec<String>,
    pub(super) about: String,
}

pub(super) fn print_line(text: &str) -> Result<(), NoAnswer> {
    Ok(print(format!("{text}\n"))?)
}

/// Prints the prompt and returns the next line.
pub(super) fn prompt_line() -> Result<String, NoAnswer> {
    print(format!("{} ", text::lines::ANSWER.of(lang())))?;
    match next_line() {
        Ok(Some(text)) => return Ok(text),
        Ok(None) => {}
        Err(stop) => return Err(NoAnswer::Fatal(stop)),
    }
    // A terminal echoes no newline at the end of the input, so end the prompt's line.
    print_line("")?;
    Err(NoAnswer::End)
}

/// Asks for free text.
pub(super) fn ask_text(question: &str) -> Result<String, NoAnswer> {
    print_line(question)?;
    let text = prompt_line()?;
    if text.is_empty() { Err(NoAnswer::Back) } else { Ok(text) }
}

/// Reads an answer. An empty line returns [`NoAnswer::Back`] and the end word [`NoAnswer::End`].
fn read_answer() -> Result<String, NoAnswer> {
    let word = prompt_line()?;
    if word.is_empty() {
        return Err(NoAnswer::Back);
    }
    if word == text::lines::STOP.of(lang()) { Err(NoAnswer::End) } else { Ok(word) }
}

/// Asks for a choice by number, word or unique prefix. If `is_read_out`, lists the choices only on
/// request.
pub(super) fn ask_choice(
    question: &str,
    choices: &[NumberedChoice],
    is_read_out: bool,
) -> Result<usize, NoAnswer> {
    let mut lines = vec![question.to_owned()];
    for (at, choice) in choices.iter().enumerate() {
        let word = choice.words.first().map_or("", String::as_str);
        let about =
            if choice.about.is_empty() { String::new() } else { format!(": {}", choice.about) };
        lines.push(format!("{}. {word}{about}", at + 1));
    }
    if is_read_out {
        print_line(&format!("{question} {}", text::lines::REPEAT_HINT.of(lang())))?;
    } else {
        print_line(&lines.join("\n"))?;
    }
    loop {
        let word = read_answer()?;
        if word == "?" {
            print_line(&lines.join("\n"))?;
            continue;
        }
        match chosen_index(&word, choices) {
            Some(at) => return Ok(at),
            None => print_line(&text::lines::not_a_choice(lang(), &word))?,
        }
    }
}

fn chosen_index(word: &str, choices: &[NumberedChoice]) -> Option<usize> {
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

/// Returns whether a word selects the only row found, without asking further. A similar row, or a
/// row found by a number in its name, needs an explicit choice.
fn is_selected_by(word: &str, row: &Offered) -> bool {
    let is_number = word.chars().all(char::is_numeric);
    let is_typed = !has_at_sign(word) || is_address_of(word, row);
    row.is_extra_address || (!row.similar && !is_number && is_typed)
}

/// Asks for a row of the file. Prints the first rows unless `is_read_out`; other answers search the
/// list.
pub(super) fn ask_row(
    question: &str,
    is_read_out: bool,
    offers: impl Fn(&str, usize) -> Result<Offers, CliError>,
) -> Result<Offered, NoAnswer> {
    let mut found = offers("", MAX_ROWS_READ_OUT)?;
    if found.rows.is_empty() {
        print_line(&format!("{question}\n{}", text::lines::NOBODY.of(lang())))?;
        return Err(NoAnswer::Back);
    }
    let (mut is_read_out, mut typed) = (is_read_out, String::new());
    let again = if is_read_out {
        format!(" {}", text::lines::REPEAT_HINT.of(lang()))
    } else {
        String::new()
    };
    print_line(&format!("{question}{again}"))?;
    loop {
        let mut lines = Vec::new();
        lines.extend((found.hidden > 0).then(|| text::lines::hidden_matches(lang(), found.hidden)));
        if found.total > found.rows.len() {
            lines.push(text::lines::first_of_all(lang(), found.rows.len(), found.total));
        }
        let similar = found.rows.iter().position(|row| row.similar);
        for (at, row) in found.rows.iter().enumerate() {
            lines.extend((similar == Some(at)).then(|| text::lines::SIMILAR.of(lang()).to_owned()));
            lines.push(format!("{}. {}", at + 1, row.label));
        }
        if !std::mem::take(&mut is_read_out) {
            print_line(&lines.join("\n"))?;
        }
        let row = loop {
            let word = read_answer()?;
            if word == "?" {
                break None;
            }
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(row) = number.and_then(|at| found.rows.get(at)) {
                break Some(row.clone());
            }
            let next = offers(&word, MAX_ROWS_READ_OUT)?;
            match next.rows.as_slice() {
                [] if next.hidden > 0 => {
                    print_line(&text::lines::hidden_matches(lang(), next.hidden))?;
                }
                [] => print_line(&text::lines::nothing_found(lang(), &word))?,
                // The user may mean a hidden match. An address selects only its owner; rows with
                // similar addresses are just listed.
                [row] if next.hidden == 0 && is_selected_by(&word, row) => {
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
            let guessed = (row.similar || row.is_extra_address)
                .then(|| text::search::found_with(lang(), &typed));
            let label = std::iter::once(row.label.clone()).chain(guessed);
            print_line(&text::lines::chosen(lang(), &label.collect::<Vec<_>>().join(", ")))?;
            return Ok(row);
        }
    }
}
