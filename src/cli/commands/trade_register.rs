//! `handelsregister`: imports extracts of trade registers and searches enterprises in the register.

use std::{
    io::{IsTerminal, stderr},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{
    example::progress_bar,
    integrity::maintenance::{MaintenanceOptions, print_result as tell_result},
};
use crate::{
    cli::{
        CliError, Exit,
        args::{TradeRegisterCommand, WriteOptions},
        exit::quote_typed,
        output::{
            Listing, OutputFormat,
            out::{print, print_exactly, print_json, print_to_stderr, replace_last_line},
        },
        session::{kvk, locale::lang, time_zone},
    },
    domain::{
        Enterprise, ExtractFault, ExtractFaultKind, Identifier, RegisterFault, Scheme, SystemError,
        number,
    },
    register::{self, ImportError, ImportOptions, ImportStep},
    store::{BuildPhase, RegisterInfo, StoreError, TradeRegister},
    text::{self, register as sentences},
    work::now,
};

/// Runs a command on the register that belongs to the database `db`.
pub(in crate::cli) fn trade_register(
    words: &TradeRegisterCommand,
    db: &Path,
    options: &WriteOptions,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let path = TradeRegister::path_beside(db);
    match words {
        TradeRegisterCommand::Import { paths } => import(&path, paths, options, format),
        TradeRegisterCommand::Search { text, most } => {
            search(&path, &text.join(" "), usize::from(*most), format)
        }
        TradeRegisterCommand::Show { number } => show(&path, number, format),
        TradeRegisterCommand::Path => {
            let path = path.display().to_string();
            if format.is_json() {
                print_json(&json!({ "schema": "toegang.trade_register.path/1", "path": path }))?;
            } else {
                print_exactly(format!("{path}\n"))?;
            }
            Ok(Exit::Done as u8)
        }
    }
}

fn import(
    path: &Path,
    extracts: &[PathBuf],
    options: &WriteOptions,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let shows = format.is_for_people() && stderr().is_terminal() && !options.quiet;
    let mut last = String::new();
    let mut step = |step: ImportStep| {
        let (done, of, what) = match step {
            ImportStep::Reading(done, of) => (thousandths(done, of), 1000, sentences::READING),
            ImportStep::Building(BuildPhase::Sorting) => (1000, 1000, sentences::SORTING),
            ImportStep::Building(BuildPhase::Writing(done, of)) => {
                (thousandths(done as u64, of as u64), 1000, sentences::WRITING)
            }
        };
        let line = format!("{} {}", progress_bar(done, of), what.of(lang()));
        if shows && line != last {
            replace_last_line(line.clone());
            last = line;
        }
    };
    let now = now(&time_zone::zone()).at.to_string();
    let import_options = ImportOptions { now, is_dry_run: options.dry_run };
    let done = register::import(path, extracts, import_options, &mut step);
    if shows {
        replace_last_line("");
    }
    let info = done.map_err(|error| match error {
        ImportError::Extract(fault) => refusal_error(&fault),
        ImportError::Store(error) => CliError::about_file(path, error),
    })?;
    let answer = json!({ "schema": "toegang.trade_register.import/1", "done": !options.dry_run,
        "path": path.display().to_string(), "register": register_info_json(&info) });
    let lang = lang();
    let mut lines =
        vec![sentences::imported(lang, info.kbo, info.kvk, &path.display().to_string())];
    lines.extend((info.left_out > 0).then(|| sentences::skipped_rows(lang, info.left_out)));
    lines.push(date_sentence(&info));
    tell_result(MaintenanceOptions { write: options, format }, &answer, &lines)?;
    Ok(Exit::Done as u8)
}

/// Returns progress from 0 to 1000.
fn thousandths(done: u64, of: u64) -> usize {
    usize::try_from(done.saturating_mul(1000) / of.max(1)).unwrap_or(1000).min(1000)
}

fn refusal_error(fault: &ExtractFault) -> CliError {
    let message = sentences::extract_error(lang(), fault);
    if fault.kind == ExtractFaultKind::Unread(SystemError::NotFound) {
        return CliError::not_found("no_file", message);
    }
    let details = json!({ "file": fault.file, "line": fault.line });
    CliError { exit: Exit::Unreadable, code: "extract", message, details }
}

/// Opens the register; `None` if the host has no register. Errors do not show its path, because users
/// over ssh need not know it.
pub(super) fn find_register(path: &Path) -> Result<Option<TradeRegister>, CliError> {
    TradeRegister::open(path).map_err(|error| unusable_register_error(path, error))
}

pub(super) fn missing_register_error() -> CliError {
    CliError::not_found("no_register", sentences::MISSING.of(lang()).to_owned())
}

/// Converts an error of reading the register into a message that says how to repair it.
pub(super) fn unusable_register_error(path: &Path, error: StoreError) -> CliError {
    let (code, message) = match error {
        StoreError::StrangeVersion { .. } => ("other_version", sentences::OTHER_VERSION),
        StoreError::Damaged(_) | StoreError::Empty => ("damaged", sentences::DAMAGED),
        error => return CliError::about_file(path, error),
    };
    let message = message.of(lang()).to_owned();
    CliError { exit: Exit::Unreadable, code, message, details: json!({}) }
}

/// The enterprises found, and the file that was searched, if any.
struct Search {
    rows: Vec<Enterprise>,
    more: bool,
    info: Option<RegisterInfo>,
}

/// Searches the service of the Dutch register, if it is used, and the file for what the service
/// does not cover. If the service does not answer, says so and searches the whole file.
fn search_all(path: &Path, text: &str, most: usize) -> Result<Search, CliError> {
    let unusable = |error| unusable_register_error(path, error);
    let register = find_register(path)?;
    let info = register.as_ref().map(TradeRegister::info).transpose().map_err(unusable)?;
    let dutch = match (kvk::service().map(|kvk| kvk.search(text, most)), &register) {
        (Some(Ok(found)), _) => Some(found),
        (Some(Err(why)), None) => return Err(service_error(why)),
        (Some(Err(why)), Some(_)) => {
            print_to_stderr(sentences::unanswered(lang(), why));
            None
        }
        (None, None) => return Err(missing_register_error()),
        (None, Some(_)) => None,
    };
    let from_file = register.map(|register| match dutch {
        Some(_) => register.search_in(Scheme::Kbo, text, most),
        None => register.search(text, most),
    });
    let from_file = from_file.transpose().map_err(unusable)?;
    let (mut rows, mut more) = dutch.unwrap_or_default();
    if let Some(found) = from_file {
        more |= found.more || rows.len() + found.rows.len() > most;
        rows.extend(found.rows);
        rows.truncate(most);
    }
    Ok(Search { rows, more, info })
}

/// Returns the error if the service of the Dutch register gives no answer.
pub(super) fn service_error(why: RegisterFault) -> CliError {
    let message = sentences::unanswered(lang(), why);
    CliError { exit: Exit::Unreadable, code: "kvk_service", message, details: json!({}) }
}

fn search(path: &Path, text: &str, most: usize, format: OutputFormat) -> Result<u8, CliError> {
    let found = search_all(path, text, most)?;
    let info = found.info.as_ref();
    let lang = lang();
    if found.rows.is_empty() {
        return Err(not_found(text, info));
    }
    if format == OutputFormat::Json {
        print_json(&json!({
            "schema": "toegang.trade_register.search/1",
            "enterprises": found.rows.iter().map(as_json).collect::<Vec<_>>(),
            "count": found.rows.len(), "truncated": found.more,
            "register": info.map(register_info_json),
        }))?;
        return Ok(Exit::Done as u8);
    }
    Listing {
        schema: "toegang.trade_register.search/1",
        name: "enterprises",
        heads: vec![
            sentences::NUMBER.of(lang),
            text::headings::NAME.of(lang),
            sentences::TRADE_NAMES.of(lang),
            sentences::TOWN.of(lang),
            text::headings::STATUS.of(lang),
        ],
        cells: found.rows.iter().map(cells).collect(),
        rows: found.rows.iter().map(as_json).collect(),
    }
    .print(format)?;
    if format.is_for_people() {
        if found.more {
            print_to_stderr(sentences::more_enterprises(lang, most));
        }
        if let Some(info) = info {
            print_to_stderr(date_sentence(info));
        }
    }
    Ok(Exit::Done as u8)
}

fn cells(row: &Enterprise) -> Vec<String> {
    vec![
        number_of(row),
        row.name.clone(),
        row.trade_names.join(", "),
        row.town.clone().unwrap_or_default(),
        sentences::status(lang(), row),
    ]
}

fn number_of(row: &Enterprise) -> String {
    let (scheme, value) = (row.scheme, row.number.clone());
    text::grammar::number::format_identifier(&Identifier { scheme, value, verified_at: None })
}

/// Looks a number up, in the service of the Dutch register if it is used and answers, else in the
/// file. The information is that of the file, if it was read.
fn look_up(
    path: &Path,
    scheme: Scheme,
    value: &str,
) -> Result<(Option<Enterprise>, Option<RegisterInfo>), CliError> {
    let service = kvk::service().filter(|_| scheme == Scheme::Kvk);
    let today = now(&time_zone::zone()).today;
    let fault = match service.map(|kvk| kvk.entry(value, today)) {
        Some(Ok(entry)) => return Ok((entry.map(|entry| entry.enterprise), None)),
        Some(Err(why)) => Some(why),
        None => None,
    };
    let register = find_register(path)?;
    let register =
        register.ok_or_else(|| fault.map_or_else(missing_register_error, service_error))?;
    let unusable = |error| unusable_register_error(path, error);
    let info = register.info().map_err(unusable)?;
    let row = register.get(scheme, value).map_err(unusable)?;
    if let Some(why) = fault {
        if row.is_none() {
            return Err(service_error(why));
        }
        print_to_stderr(sentences::unanswered(lang(), why));
    }
    Ok((row, Some(info)))
}

fn show(path: &Path, text: &str, format: OutputFormat) -> Result<u8, CliError> {
    let lang = lang();
    let schemes = [Scheme::Kvk, Scheme::Kbo];
    let parsed = schemes.iter().find_map(|scheme| Some((*scheme, number(*scheme, text).ok()?)));
    let Some((scheme, value)) = parsed else {
        return Err(CliError::usage(&sentences::not_a_register_number(lang, &quote_typed(text))));
    };
    let (row, info) = look_up(path, scheme, &value)?;
    let info = info.as_ref();
    let Some(row) = row else { return Err(not_found(text, info)) };
    if format.is_json() {
        print_json(
            &json!({ "schema": "toegang.trade_register.show/1", "enterprise": as_json(&row),
            "register": info.map(register_info_json) }),
        )?;
        return Ok(Exit::Done as u8);
    }
    let place = [row.postal_code.clone(), row.town.clone()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let facts = [
        (sentences::NUMBER.of(lang), number_of(&row)),
        (text::headings::NAME.of(lang), row.name.clone()),
        (sentences::TRADE_NAMES.of(lang), row.trade_names.join(", ")),
        (sentences::STREET.of(lang), row.street.clone().unwrap_or_default()),
        (sentences::TOWN.of(lang), place),
        (sentences::COUNTRY.of(lang), row.country.clone()),
        (text::headings::STATUS.of(lang), sentences::status(lang, &row)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    if format == OutputFormat::Csv {
        let cells = facts.map(|(label, value)| vec![label.to_owned(), value]).collect();
        let heads = vec![text::shell::FACT.of(lang), text::shell::VALUE.of(lang)];
        Listing { schema: "", name: "", heads, cells, rows: Vec::new() }.print(format)?;
        return Ok(Exit::Done as u8);
    }
    let lines: Vec<String> = facts.map(|(label, value)| format!("{label:<16}{value}")).collect();
    print(format!("{}\n", lines.join("\n")))?;
    if let Some(info) = info {
        print_to_stderr(date_sentence(info));
    }
    Ok(Exit::Done as u8)
}

/// Returns the error for a text or number without a match, with the dates of the register.
pub(super) fn not_found(text: &str, info: Option<&RegisterInfo>) -> CliError {
    let none = sentences::none_found(lang(), &quote_typed(text));
    let message = [Some(none), info.map(date_sentence)];
    let message = message.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let details = json!({ "input": text, "register": info.map(register_info_json) });
    CliError { details, ..CliError::not_found("no_such_enterprise", message) }
}

/// Returns a sentence with the day of the KBO extract, if any, and the day of the import.
fn date_sentence(info: &RegisterInfo) -> String {
    sentences::data_days(lang(), info.kbo_day.as_deref(), import_day(info))
}

/// Returns the date of the import, without the time.
fn import_day(info: &RegisterInfo) -> &str {
    info.imported_at.split('T').next().unwrap_or_default()
}

fn register_info_json(info: &RegisterInfo) -> Value {
    json!({ "kvk": info.kvk, "kbo": info.kbo, "kbo_day": info.kbo_day,
        "imported_at": info.imported_at, "left_out": info.left_out })
}

fn as_json(row: &Enterprise) -> Value {
    json!(row)
}
