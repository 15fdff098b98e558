//! A table of Dutch enterprises: one row per enterprise or, with a column *vestigingsnummer*, one
//! row per establishment.

use super::{
    ImportError,
    progress::Progress,
    source::{KVK_NUMBER, Part},
    table::{Column, Row, TableShape, rows},
};
use crate::{
    domain::{EnterpriseStatus, ExtractFaultKind, NumberFault, Scheme, fold, number},
    store::{Address, RegisterBuilder},
};

/// The columns, in the order of the constants below.
const COLUMNS: [Column; 11] = [
    Column { name: "kvk-nummer", aliases: &KVK_NUMBER, is_needed: true },
    Column {
        name: "naam",
        aliases: &["statutaire naam", "bedrijfsnaam", "handelsnaam", "name"],
        is_needed: true,
    },
    optional("handelsnaam", &["trade name"]),
    optional("straat", &["straatnaam", "adres", "adresregel 1", "straat + huisnr", "street"]),
    optional("huisnummer", &["huisnr"]),
    optional("toevoeging", &["huisnummertoevoeging", "huisletter"]),
    optional("postcode", &["pc", "postal code"]),
    optional("plaats", &["woonplaats", "vestigingsplaats", "town"]),
    optional("land", &["country"]),
    optional("status", &["actief", "active"]),
    optional("vestigingsnummer", &[]),
];
const NUMBER_COLUMN: usize = 0;
const NAME_COLUMN: usize = 1;
const TRADE_NAME_COLUMN: usize = 2;
const STREET_COLUMN: usize = 3;
const HOUSE_COLUMN: usize = 4;
const ADDITION_COLUMN: usize = 5;
const POSTAL_CODE_COLUMN: usize = 6;
const TOWN_COLUMN: usize = 7;
const COUNTRY_COLUMN: usize = 8;
const STATUS_COLUMN: usize = 9;
const ESTABLISHMENT_COLUMN: usize = 10;

const fn optional(name: &'static str, aliases: &'static [&'static str]) -> Column {
    Column { name, aliases, is_needed: false }
}

/// Adds every row of the table to the register.
pub(super) fn import(
    part: &Part,
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let shape = TableShape { columns: &COLUMNS, ends_lines: false };
    rows(part, &shape, progress, &mut |row| {
        let text = row.cell(NUMBER_COLUMN)?.unwrap_or_default();
        let Ok(number) = number(Scheme::Kvk, text) else {
            let (scheme, why) = (Scheme::Kvk, NumberFault::of(Scheme::Kvk, text));
            return Err(row.fault(ExtractFaultKind::BadNumber {
                scheme,
                text: text.to_owned(),
                why,
            }));
        };
        let Some(name) = row.cell(NAME_COLUMN)? else {
            return Err(row.fault(ExtractFaultKind::NoName(number)));
        };
        let (status, situation) =
            row.cell(STATUS_COLUMN)?.map_or((EnterpriseStatus::Active, None), status);
        if !builder.enterprise(Scheme::Kvk, &number, status, situation)?
            && !row.has(ESTABLISHMENT_COLUMN)
        {
            return Err(row.fault(ExtractFaultKind::Twice(number)));
        }
        builder.name(Scheme::Kvk, &number, 0, name)?;
        if let Some(name) = row.cell(TRADE_NAME_COLUMN)? {
            builder.name(Scheme::Kvk, &number, 1, name)?;
        }
        Ok(builder.address(Scheme::Kvk, &number, 0, &address(row)?)?)
    })
}

fn address(row: &Row<'_>) -> Result<Address, ImportError> {
    let mut street: Vec<&str> = Vec::new();
    for column in [STREET_COLUMN, HOUSE_COLUMN, ADDITION_COLUMN] {
        street.extend(row.cell(column)?);
    }
    let country =
        row.cell(COUNTRY_COLUMN)?.filter(|land| !matches!(fold(land).as_str(), "nederland" | "nl"));
    Ok(Address {
        street: (!street.is_empty()).then(|| street.join(" ")),
        postal_code: row.cell(POSTAL_CODE_COLUMN)?.map(str::to_owned),
        town: row.cell(TOWN_COLUMN)?.map(str::to_owned),
        country: country.unwrap_or("NL").to_owned(),
    })
}

/// Returns the status that the words of an extract describe, and the words themselves if they say
/// more.
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
