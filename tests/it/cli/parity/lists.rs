//! Every list as JSON and CSV: fields, headings and cells are stable for scripts.

use std::fmt::Write as _;

use serde_json::Value;

use super::with_every_kind_of_row;
use crate::{cli::run_toegang, support::unshared};

const PIET_EMAIL: &str = "piet@eigendomein.nl";

/// The commands that print a list.
const LISTS: &[&str] = &[
    "organisatie lijst",
    "lid lijst bakkerij",
    "uitnodiging lijst holding",
    "postvak lijst",
    "postvak meldingen",
    "gebruiker lijst",
    "partner lijst",
    "partner zoek luc",
    "partner toon cijfermeesters.nl",
    "partner verzoeken",
    "ssh sleutels lijst",
    "log",
];

/// Number of rows of each list in the snapshot.
const ROWS: usize = 4;

/// Returns whether the text contains a date or time, which differs in every run.
fn is_dated(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let words: Vec<&str> = text.split(|sign: char| !sign.is_alphanumeric()).collect();
    let is_day = |pair: &[&str]| pair[0].parse::<u32>().is_ok() && MONTHS.contains(&pair[1]);
    let is_iso = text.len() >= 10
        && text.is_char_boundary(10)
        && text[..10].split('-').map(|part| part.parse::<u32>().is_ok()).eq([true; 3]);
    // A notice starts with a day such as 28-11.
    let is_short = text.get(..5).is_some_and(|day| {
        let numbers = day.split('-').map(|part| part.parse::<u32>().is_ok());
        numbers.eq([true; 2])
    });
    is_iso || is_short || words.windows(2).any(is_day)
}

fn masked(text: &str) -> String {
    if is_dated(text) { "<day>".to_owned() } else { text.to_owned() }
}

fn mask(value: &mut Value) {
    match value {
        Value::String(text) => *text = masked(text),
        Value::Array(rows) => rows.iter_mut().for_each(mask),
        Value::Object(fields) => fields.values_mut().for_each(mask),
        _ => {}
    }
}

#[test]
fn every_list_keeps_its_fields_headings_and_cells() {
    // Without the host of each line.
    let (home, world, _) = unshared(with_every_kind_of_row);
    let db = world.path().display().to_string();
    let printed = |words: &str, more: &[&str]| {
        let words: Vec<&str> = words.split(' ').collect();
        let all = [&["--db", &db, "--als", PIET_EMAIL], &words[..], more].concat();
        let (code, out, err) = run_toegang(&home, &all);
        assert_eq!(code, Some(0), "{words:?}: {err}");
        out
    };
    let mut all = String::new();
    for list in LISTS {
        let mut document: Value = serde_json::from_str(&printed(list, &["--json"])).unwrap();
        mask(&mut document);
        let document = document.as_object().unwrap();
        let (name, rows) = document.iter().find(|(_, value)| value.is_array()).unwrap();
        let rows = rows.as_array().unwrap();
        let schema = &document["schema"];
        writeln!(all, "{list}: {schema} {name}, {} rows", rows.len()).unwrap();
        for row in rows.iter().take(ROWS) {
            writeln!(all, "  {row}").unwrap();
        }
        let english = printed(list, &["--csv", "--taal", "en"]);
        writeln!(all, "  {}", english.lines().next().unwrap()).unwrap();
        let table = printed(list, &["--csv"]);
        let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        for row in table.records().take(ROWS + 1) {
            let cells: Vec<String> = row.unwrap().iter().map(masked).collect();
            writeln!(all, "  {}", cells.join(" | ")).unwrap();
        }
    }
    insta::assert_snapshot!(all);
}
