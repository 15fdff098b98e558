//! A table of Dutch enterprises: one row for each, or, with a column *vestigingsnummer*, one for each
//! establishment.

use super::{
    ImportError,
    progress::Progress,
    source::{KVK_NUMBER, Part},
    table::{Column, Row, Shape, rows},
};
use crate::{
    domain::{EnterpriseStatus, ExtractFaultKind, NumberFault, Scheme, fold, number},
    store::{Address, RegisterBuilder},
};

/// The columns, in the order of the constants below.
const COLUMNS: [Column; 11] = [
    Column { name: "kvk-nummer", also: &KVK_NUMBER, is_needed: true },
    Column {
        name: "naam",
        also: &["statutaire naam", "bedrijfsnaam", "handelsnaam", "name"],
        is_needed: true,
    },
    extra("handelsnaam", &["trade name"]),
    extra("straat", &["straatnaam", "adres", "adresregel 1", "straat + huisnr", "street"]),
    extra("huisnummer", &["huisnr"]),
    extra("toevoeging", &["huisnummertoevoeging", "huisletter"]),
    extra("postcode", &["pc", "postal code"]),
    extra("plaats", &["woonplaats", "vestigingsplaats", "town"]),
    extra("land", &["country"]),
    extra("status", &["actief", "active"]),
    extra("vestigingsnummer", &[]),
];
const NUMBER: usize = 0;
const NAME: usize = 1;
const TRADE_NAME: usize = 2;
const STREET: usize = 3;
const HOUSE: usize = 4;
const ADDITION: usize = 5;
const POSTAL_CODE: usize = 6;
const TOWN: usize = 7;
const COUNTRY: usize = 8;
const STATUS: usize = 9;
const ESTABLISHMENT: usize = 10;

const fn extra(name: &'static str, also: &'static [&'static str]) -> Column {
    Column { name, also, is_needed: false }
}

/// Reads the table.
pub(super) fn import(
    part: &Part,
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let shape = Shape { columns: &COLUMNS, ends_lines: false };
    rows(part, &shape, progress, &mut |row| {
        let text = row.cell(NUMBER)?.unwrap_or_default();
        let Ok(number) = number(Scheme::Kvk, text) else {
            let (scheme, why) = (Scheme::Kvk, NumberFault::of(Scheme::Kvk, text));
            return Err(row.fault(ExtractFaultKind::BadNumber {
                scheme,
                text: text.to_owned(),
                why,
            }));
        };
        let Some(name) = row.cell(NAME)? else {
            return Err(row.fault(ExtractFaultKind::NoName(number)));
        };
        let (status, situation) =
            row.cell(STATUS)?.map_or((EnterpriseStatus::Active, None), status);
        if !builder.enterprise(Scheme::Kvk, &number, status, situation)? && !row.has(ESTABLISHMENT)
        {
            return Err(row.fault(ExtractFaultKind::Twice(number)));
        }
        builder.name(Scheme::Kvk, &number, 0, name)?;
        if let Some(name) = row.cell(TRADE_NAME)? {
            builder.name(Scheme::Kvk, &number, 1, name)?;
        }
        Ok(builder.address(Scheme::Kvk, &number, 0, &address(row)?)?)
    })
}

fn address(row: &Row<'_>) -> Result<Address, ImportError> {
    let mut street: Vec<&str> = Vec::new();
    for column in [STREET, HOUSE, ADDITION] {
        street.extend(row.cell(column)?);
    }
    let country =
        row.cell(COUNTRY)?.filter(|land| !matches!(fold(land).as_str(), "nederland" | "nl"));
    Ok(Address {
        street: (!street.is_empty()).then(|| street.join(" ")),
        postal_code: row.cell(POSTAL_CODE)?.map(str::to_owned),
        town: row.cell(TOWN)?.map(str::to_owned),
        country: country.unwrap_or("NL").to_owned(),
    })
}

/// Returns the status that an extract describes so, and the words themselves if they say more.
pub(super) fn status(text: &str) -> (EnterpriseStatus, Option<&str>) {
    let folded = fold(text);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match folded.as_str() {
        "ja" | "actief" | "active" | "true" | "ingeschreven" => (EnterpriseStatus::Active, None),
        "nee" | "false" => (EnterpriseStatus::Ended, None),
        _ if has(&["failliet", "faillissement"]) => (EnterpriseStatus::Bankrupt, Some(text)),
        _ if has(&["uitgeschreven", "opgeheven", "beeindigd", "ontbonden", "inactief"]) => {
            (EnterpriseStatus::Ended, Some(text))
        }
        _ => (EnterpriseStatus::Special, Some(text)),
    }
}
