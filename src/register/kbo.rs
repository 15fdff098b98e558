//! The Belgian KBO open data: `enterprise.csv`, `denomination.csv` and `address.csv`, and
//! optionally `code.csv` and `meta.csv`. The columns follow the public *Cookbook KBO Open Data*,
//! version 18, which leaves the meaning of codes to `code.csv`.

use super::{
    ImportError,
    progress::Progress,
    source::{Part, PartKind},
    table::{Column, Row, TableShape, rows},
};
use crate::{
    domain::{EnterpriseStatus, ExtractFault, ExtractFaultKind, NumberFault, Scheme, fold, number},
    store::{Address, NameRank, RegisterBuilder, RegisterInfo},
};

/// The files that an import of Belgian data needs.
const REQUIRED_FILES: [(PartKind, &str); 3] = [
    (PartKind::Enterprises, "enterprise.csv"),
    (PartKind::Denominations, "denomination.csv"),
    (PartKind::Addresses, "address.csv"),
];

/// The status code of an enterprise that exists.
const ACTIVE_CODE: &str = "AC";
/// The codes of the normal legal situation (*normale toestand*) and of *opening faillissement*.
const NORMAL_CODE: &str = "000";
const BANKRUPT_CODE: &str = "050";

/// Reads the Belgian files, if there are any.
pub(super) fn import(
    parts: &[Part],
    builder: &mut RegisterBuilder,
    info: &mut RegisterInfo,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let is_kbo = |part: &&Part| REQUIRED_FILES.iter().any(|(kind, _)| part.kind == *kind);
    let Some(first) = parts.iter().find(is_kbo) else { return Ok(()) };
    for (kind, name) in REQUIRED_FILES {
        if !parts.iter().any(|part| part.kind == kind) {
            let (file, line) = (first.name.clone(), None);
            let kind = ExtractFaultKind::NoFile(name);
            return Err(ExtractFault { file, line, kind }.into());
        }
    }
    let bankrupt = codes(parts, builder, progress)?;
    for part in parts {
        match part.kind {
            PartKind::Meta => meta(part, info, progress)?,
            PartKind::Enterprises => enterprises(part, &bankrupt, builder, progress)?,
            PartKind::Denominations => names(part, builder, progress)?,
            PartKind::Addresses => addresses(part, builder, progress)?,
            PartKind::Codes | PartKind::KvkTable | PartKind::KvkJson => {}
        }
    }
    Ok(())
}

/// Reads the meanings of the legal situations, and returns the codes that mean bankruptcy.
fn codes(
    parts: &[Part],
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<Vec<String>, ImportError> {
    let columns = ["category", "code", "language", "description"];
    let columns = columns.map(Column::needed);
    let mut bankrupt = vec![BANKRUPT_CODE.to_owned()];
    for part in parts.iter().filter(|part| part.kind == PartKind::Codes) {
        rows(part, &TableShape::of_register(&columns), progress, &mut |row| {
            if row.cell(0)? != Some("JuridicalSituation") {
                return Ok(());
            }
            let (Some(code), Some(name)) = (row.cell(1)?, row.cell(3)?) else { return Ok(()) };
            let rank = match row.cell(2)? {
                Some("NL") => 0,
                Some("FR") => 1,
                _ => 2,
            };
            if fold(name).contains("faillissement") {
                bankrupt.push(code.to_owned());
            }
            Ok(builder.situation(code, rank, name)?)
        })?;
    }
    Ok(bankrupt)
}

fn meta(
    part: &Part,
    info: &mut RegisterInfo,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let columns = ["variable", "value"].map(Column::needed);
    rows(part, &TableShape::of_register(&columns), progress, &mut |row| {
        match (row.cell(0)?, row.cell(1)?) {
            (Some("SnapshotDate"), day) => info.kbo_day = day.map(day_first_to_iso),
            (Some("ExtractType"), Some(kind)) if !kind.eq_ignore_ascii_case("full") => {
                return Err(row.fault(ExtractFaultKind::Update));
            }
            _ => {}
        }
        Ok(())
    })
}

/// Turns `28-11-2026` into `2026-11-28`; other texts stay unchanged.
fn day_first_to_iso(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month}-{day}"),
        _ => day.to_owned(),
    }
}

fn enterprises(
    part: &Part,
    bankrupt: &[String],
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let columns = ["enterprisenumber", "status", "juridicalsituation"];
    let columns = columns.map(Column::needed);
    rows(part, &TableShape::of_register(&columns), progress, &mut |row| {
        let text = row.cell(0)?.unwrap_or_default();
        let Some(number) = entity(row, text)? else { return Err(bad_number(row, text)) };
        let situation = row.cell(2)?.filter(|code| *code != NORMAL_CODE);
        let status = match (row.cell(1)?, situation) {
            (Some(other), _) if other != ACTIVE_CODE => EnterpriseStatus::Ended,
            (_, Some(code)) if bankrupt.iter().any(|known| known == code) => {
                EnterpriseStatus::Bankrupt
            }
            (_, Some(_)) => EnterpriseStatus::Special,
            _ => EnterpriseStatus::Active,
        };
        if !builder.enterprise(Scheme::Kbo, &number, status, situation)? {
            return Err(row.fault(ExtractFaultKind::Twice(text.to_owned())));
        }
        Ok(())
    })
}

fn names(
    part: &Part,
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let columns = ["entitynumber", "language", "typeofdenomination", "denomination"];
    let columns = columns.map(Column::needed);
    rows(part, &TableShape::of_register(&columns), progress, &mut |row| {
        let Some(number) = entity(row, row.cell(0)?.unwrap_or_default())? else { return Ok(()) };
        let Some(name) = row.cell(3)? else {
            return Err(row.fault(ExtractFaultKind::NoName(number)));
        };
        let rank = rank(row.cell(2)?, row.cell(1)?);
        Ok(builder.name(Scheme::Kbo, &number, rank, name)?)
    })
}

/// Ranks a name by its type, lowest first: *maatschappelijke naam* (001), *commerciële naam* (003),
/// *afkorting* (002). Within a type Dutch (2) comes first, then French (1), English (4), German
/// (3).
fn rank(kind: Option<&str>, language: Option<&str>) -> NameRank {
    let kind = match kind {
        Some("001") => 0,
        Some("003") => 1,
        Some("002") => 2,
        _ => 3,
    };
    let language = match language {
        Some("2") => 0,
        Some("1") => 1,
        Some("4") => 2,
        Some("3") => 3,
        _ => 4,
    };
    kind * 10 + language
}

fn addresses(
    part: &Part,
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let needed = ["entitynumber", "typeofaddress", "zipcode", "municipalitynl", "municipalityfr"];
    let more = ["streetnl", "streetfr", "housenumber", "box", "countrynl", "countryfr"];
    let last = ["datestrikingoff"];
    let names = needed.iter().chain(&more).chain(&last);
    let columns: Vec<Column> = names.map(|name| Column::needed(name)).collect();
    rows(part, &TableShape::of_register(&columns), progress, &mut |row| {
        let Some(number) = entity(row, row.cell(0)?.unwrap_or_default())? else { return Ok(()) };
        let either = |first, second| Ok::<_, ImportError>(row.cell(first)?.or(row.cell(second)?));
        let street = either(5, 6)?.map(|street| {
            let house = row.cell(7)?.map_or_else(String::new, |number| format!(" {number}"));
            let number = row.cell(8)?.map_or_else(String::new, |number| format!(" bus {number}"));
            Ok::<_, ImportError>(format!("{street}{house}{number}"))
        });
        let address = Address {
            street: street.transpose()?,
            postal_code: row.cell(2)?.map(str::to_owned),
            town: either(3, 4)?.map(str::to_owned),
            country: either(9, 10)?.unwrap_or("BE").to_owned(),
        };
        // The registered office (REGO) first, and a struck-off address last.
        let rank = i64::from(row.cell(1)? != Some("REGO")) + 2 * i64::from(row.cell(11)?.is_some());
        Ok(builder.address(Scheme::Kbo, &number, rank, &address)?)
    })
}

/// Returns the number of an enterprise; `None` for the number of an establishment or a branch,
/// which begins with 2 to 9.
fn entity(row: &Row<'_>, text: &str) -> Result<Option<String>, ImportError> {
    if let Ok(number) = number(Scheme::Kbo, text) {
        return Ok(Some(number));
    }
    let digits: String = text.chars().filter(|sign| *sign != '.').collect();
    let is_whole = digits.len() == 10 && digits.bytes().all(|sign| sign.is_ascii_digit());
    if is_whole && !digits.starts_with(['0', '1']) {
        return Ok(None);
    }
    Err(bad_number(row, text))
}

fn bad_number(row: &Row<'_>, text: &str) -> ImportError {
    let (scheme, why) = (Scheme::Kbo, NumberFault::of(Scheme::Kbo, text));
    row.fault(ExtractFaultKind::BadNumber { scheme, text: text.to_owned(), why })
}
