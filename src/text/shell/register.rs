//! Texts about the trade register of the host.

use crate::{
    domain::{
        Day, Enterprise, EnterpriseStatus, ExtractFault, ExtractFaultKind, NumberFault,
        RegisterFault, Scheme,
    },
    text::{
        Lang, Text, both,
        failures::system::system_error_phrase,
        grammar::{
            number::{count, grouped},
            words::day_full,
        },
        shell::kvk_service,
    },
};

pub(crate) const COUNTRY: Text = both("Land", "Country");
pub(crate) const DAMAGED: Text = both(
    "Het handelsregister is beschadigd; lees de uittreksels opnieuw in.",
    "The trade register is damaged; import the extracts again.",
);
pub(crate) const MISSING: Text = both(
    "Er is nog geen handelsregister; lees er een in met: toegang handelsregister importeer PAD",
    "There is no trade register yet; import one with: toegang trade-register import PATH",
);
pub(crate) const NUMBER: Text = both("Nummer", "Number");
pub(crate) const OTHER_VERSION: Text = both(
    "Het handelsregister is gemaakt door een andere versie van toegang; lees de uittreksels \
     opnieuw in.",
    "The trade register was made by another version of toegang; import the extracts again.",
);
pub(crate) const READING: Text = both("lezen", "reading");
pub(crate) const SORTING: Text = both("sorteren", "sorting");
pub(crate) const STREET: Text = both("Straat", "Street");
pub(crate) const TOWN: Text = both("Plaats", "Town");
pub(crate) const TRADE_NAMES: Text = both("Ook bekend als", "Also known as");
pub(crate) const TOO_SLOW: Text = both(
    "Het handelsregister antwoordt niet op tijd; typ meer woorden, of vul de gegevens zelf in.",
    "The trade register does not answer in time; type more words, or enter the data yourself.",
);
pub(crate) const UNUSABLE: Text = both(
    "Het handelsregister is niet te openen; vul de gegevens zelf in.",
    "The trade register cannot be opened; enter the data yourself.",
);
pub(crate) const WRITING: Text = both("schrijven", "writing");

/// Why the register gave no answer, and what helps.
pub(crate) fn unanswered(lang: Lang, why: RegisterFault) -> String {
    if let Some(reason) = kvk_service::reason(lang, why) {
        return format!("{reason}; {}", kvk_service::remedy(lang, why));
    }
    match why {
        RegisterFault::Damaged => DAMAGED,
        RegisterFault::OtherVersion => OTHER_VERSION,
        RegisterFault::Unusable => UNUSABLE,
        RegisterFault::Slow => TOO_SLOW,
        _ => MISSING,
    }
    .of(lang)
    .to_owned()
}

/// The notice that data come from the file of the host, because the service failed.
pub(crate) fn from_file(lang: Lang, why: RegisterFault, as_of: Day) -> String {
    let day = day_full(lang, as_of);
    let why = kvk_service::reason(lang, why).unwrap_or_default();
    match lang {
        Lang::Nl => format!("{why}. Uit het register op deze host, van {day}."),
        Lang::En => format!("{why}. From the register on this host, of {day}."),
    }
}

/// The day of the import, and the day of the Belgian data if known.
pub(crate) fn data_days(lang: Lang, kbo: Option<&str>, imported: &str) -> String {
    match (lang, kbo) {
        (Lang::Nl, Some(day)) => {
            format!("Handelsregister ingelezen op {imported}, België naar de stand van {day}.")
        }
        (Lang::En, Some(day)) => {
            format!("Trade register imported on {imported}, Belgium as of {day}.")
        }
        (Lang::Nl, None) => format!("Handelsregister ingelezen op {imported}."),
        (Lang::En, None) => format!("Trade register imported on {imported}."),
    }
}

/// The result of an import: the numbers of Belgian and Dutch enterprises, and the path.
pub(crate) fn imported(lang: Lang, kbo: usize, kvk: usize, path: &str) -> String {
    let (all, kbo, kvk) = (kbo + kvk, grouped(lang, kbo), grouped(lang, kvk));
    match lang {
        Lang::Nl => format!(
            "{} in {path}: België {kbo}, Nederland {kvk}.",
            count(lang, all, "onderneming", "ondernemingen")
        ),
        Lang::En => format!(
            "{} in {path}: Belgium {kbo}, the Netherlands {kvk}.",
            count(lang, all, "enterprise", "enterprises")
        ),
    }
}

pub(crate) fn skipped_rows(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Nl => format!(
            "Weggelaten: {} zonder onderneming of zonder naam.",
            count(lang, rows, "regel", "regels")
        ),
        Lang::En => format!(
            "Left out: {} without an enterprise or without a name.",
            count(lang, rows, "row", "rows")
        ),
    }
}

/// The notice that more than `most` enterprises match.
pub(crate) fn more_enterprises(lang: Lang, most: usize) -> String {
    match lang {
        Lang::Nl => format!(
            "Dit zijn de eerste {}; typ meer woorden, of gebruik --hoogstens.",
            grouped(lang, most)
        ),
        Lang::En => {
            format!(
                "These are the first {}; type more words, or use --at-most.",
                grouped(lang, most)
            )
        }
    }
}

pub(crate) fn not_a_register_number(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "‘{text}’ is geen nummer: een KvK-nummer heeft 8 cijfers, een ondernemingsnummer 10, \
             met controlecijfers"
        ),
        Lang::En => format!(
            "‘{text}’ is not a number: a KvK number has 8 digits, an enterprise number 10, with \
             check digits"
        ),
    }
}

pub(crate) fn none_found(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("Er is niets gevonden voor ‘{text}’."),
        Lang::En => format!("Nothing was found for ‘{text}’."),
    }
}

/// The status of an enterprise, with the register's own words if they say more.
pub(crate) fn status(lang: Lang, row: &Enterprise) -> String {
    let status = match (lang, row.status) {
        (Lang::Nl, EnterpriseStatus::Active) => "actief",
        (Lang::En, EnterpriseStatus::Active) => "active",
        (Lang::Nl, EnterpriseStatus::Special) => "bijzondere toestand",
        (Lang::En, EnterpriseStatus::Special) => "special situation",
        (Lang::Nl, EnterpriseStatus::Bankrupt) => "failliet",
        (Lang::En, EnterpriseStatus::Bankrupt) => "bankrupt",
        (Lang::Nl, EnterpriseStatus::Ended) => "beëindigd",
        (Lang::En, EnterpriseStatus::Ended) => "ended",
    };
    match row.situation.as_deref().filter(|words| *words != status) {
        Some(words) => format!("{status} ({words})"),
        None => status.to_owned(),
    }
}

/// The error for an extract that was not imported: the reason and the place.
pub(crate) fn extract_error(lang: Lang, fault: &ExtractFault) -> String {
    let place = match (lang, fault.line) {
        (Lang::Nl, Some(line)) => format!("{}, regel {line}", fault.file),
        (Lang::En, Some(line)) => format!("{}, line {line}", fault.file),
        (_, None) => fault.file.clone(),
    };
    let why = match &fault.kind {
        ExtractFaultKind::Unread(why) => match lang {
            Lang::Nl => format!("niet te lezen ({})", system_error_phrase(lang, why)),
            Lang::En => format!("cannot be read ({})", system_error_phrase(lang, why)),
        },
        ExtractFaultKind::BadNumber { scheme, text, why } => bad_number(lang, *scheme, text, *why),
        ExtractFaultKind::Orphans { count, of } => too_many_orphans(lang, *count, *of),
        ExtractFaultKind::Unnamed { count, of } => too_many_nameless(lang, *count, *of),
        kind => fault_sentence(lang, kind),
    };
    match lang {
        Lang::Nl => format!("{place}: {why}. Er is niets ingelezen."),
        Lang::En => format!("{place}: {why}. Nothing was imported."),
    }
}

fn fault_sentence(lang: Lang, kind: &ExtractFaultKind) -> String {
    let (nl, en) = match kind {
        ExtractFaultKind::Unknown => (
            "dit is geen uittreksel dat toegang kent: KBO Open Data, of CSV of JSON met \
             KvK-nummers"
                .to_owned(),
            "this is not an extract that toegang knows: KBO Open Data, or CSV or JSON with KvK \
             numbers"
                .to_owned(),
        ),
        ExtractFaultKind::NoColumn(name) => {
            (format!("de kolom ‘{name}’ ontbreekt"), format!("the column ‘{name}’ is missing"))
        }
        ExtractFaultKind::NoFile(name) => {
            (format!("{name} ontbreekt; geef het erbij"), format!("{name} is missing; give it too"))
        }
        ExtractFaultKind::Update => (
            "dit bestand heeft alleen wijzigingen; neem het volledige (Full)".to_owned(),
            "this file contains only changes; use the full one (Full)".to_owned(),
        ),
        ExtractFaultKind::Cells { found, expected } => (
            format!("{found} cellen, terwijl er {expected} kolommen zijn"),
            format!("{found} cells, but {expected} columns"),
        ),
        ExtractFaultKind::NotUtf8 => (
            "dit is geen UTF-8; bewaar het als “CSV UTF-8”".to_owned(),
            "this is not UTF-8; save it as “CSV UTF-8”".to_owned(),
        ),
        ExtractFaultKind::CutOff => (
            "het bestand houdt midden in een regel op".to_owned(),
            "the file ends in the middle of a row".to_owned(),
        ),
        ExtractFaultKind::LongRow => (
            "deze regel is langer dan 1 MiB; misschien sluit een aanhalingsteken niet".to_owned(),
            "this row is longer than 1 MiB; a quote may never be closed".to_owned(),
        ),
        ExtractFaultKind::BrokenZip => (
            "de zip is beschadigd, of versleuteld".to_owned(),
            "the zip is damaged or encrypted".to_owned(),
        ),
        ExtractFaultKind::TooLarge(most) => (
            format!("uitgepakt is dit meer dan {most} MiB, veel te veel voor zo'n kleine zip"),
            format!("this expands to more than {most} MiB, far too much for such a small zip"),
        ),
        ExtractFaultKind::BadJson => (
            "dit is geen JSON van KVK Zoeken".to_owned(),
            "this is not JSON from KVK Zoeken".to_owned(),
        ),
        ExtractFaultKind::Twice(number) => {
            (format!("{number} staat er twee keer"), format!("{number} appears twice"))
        }
        ExtractFaultKind::NoName(number) => {
            (format!("{number} heeft geen naam"), format!("{number} has no name"))
        }
        _ => ("er staat geen onderneming in".to_owned(), "there is no enterprise in it".to_owned()),
    };
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

fn bad_number(lang: Lang, scheme: Scheme, text: &str, why: NumberFault) -> String {
    let (nl, en) = match scheme {
        Scheme::Kvk => ("KvK-nummer (8 cijfers)", "KvK number (8 digits)"),
        _ => (
            "ondernemingsnummer (10 cijfers, met controlecijfers)",
            "enterprise number (10 digits, with check digits)",
        ),
    };
    let hint = match (lang, why) {
        (_, NumberFault::Wrong) => "",
        (Lang::Nl, NumberFault::Rounded) => {
            "; een rekenblad heeft het afgerond: maak de kolom eerst tekst"
        }
        (Lang::En, NumberFault::Rounded) => {
            "; a spreadsheet rounded it: format the column as text first"
        }
        (Lang::Nl, NumberFault::LostZero) => {
            "; een rekenblad heeft de nul vooraan weggelaten: maak de kolom eerst tekst"
        }
        (Lang::En, NumberFault::LostZero) => {
            "; a spreadsheet dropped the leading zero: format the column as text first"
        }
    };
    match lang {
        Lang::Nl => format!("‘{text}’ is geen {nl}{hint}"),
        Lang::En => format!("‘{text}’ is not a {en}{hint}"),
    }
}

/// The error for too many names and addresses that belong to no enterprise.
fn too_many_orphans(lang: Lang, rows: usize, of: usize) -> String {
    let (rows, of) = (grouped(lang, rows), grouped(lang, of));
    match lang {
        Lang::Nl => format!(
            "{rows} van {of} namen en adressen horen bij geen onderneming; enterprise.csv is niet \
             compleet, of van een andere dag"
        ),
        Lang::En => format!(
            "{rows} of {of} names and addresses belong to no enterprise; enterprise.csv is \
             incomplete, or from another day"
        ),
    }
}

/// The error for too many enterprises without a name.
fn too_many_nameless(lang: Lang, rows: usize, of: usize) -> String {
    let (rows, of) = (grouped(lang, rows), grouped(lang, of));
    match lang {
        Lang::Nl => format!(
            "{rows} van {of} ondernemingen hebben geen naam; denomination.csv is niet compleet, of \
             van een andere dag"
        ),
        Lang::En => format!(
            "{rows} of {of} enterprises have no name; denomination.csv is incomplete, or from \
             another day"
        ),
    }
}
