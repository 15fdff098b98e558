//! Columns that each kind of table accepts, and suggestions for unknown headers (R136).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::table::Table;
use crate::{
    cli::{CliError, Exit, args::TableKind, exit::shown, session::locale::texts},
    config,
};

/// A column: the headers accepted for it, and those that only lead to a suggestion.
pub(super) struct ColumnHeader {
    dutch: &'static str,
    english: &'static str,
    /// Further accepted headers, as this program's exports and lists write them.
    also: &'static [&'static str],
    /// Headers that suggest this column in an error. Not accepted, because each can mean something
    /// else.
    hints: &'static [&'static str],
}

impl ColumnHeader {
    /// Returns the column's name in the language of this run.
    pub(super) fn name(&self) -> &'static str {
        if texts().language == "nl" { self.dutch } else { self.english }
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.dutch, self.english].into_iter().chain(self.also.iter().copied())
    }

    /// Returns whether a folded header names this column.
    pub(super) fn is(&self, head: &str) -> bool {
        self.names().any(|name| name == head)
    }
}

pub(super) static EMAIL: ColumnHeader = ColumnHeader {
    dutch: "e-mail",
    english: "email",
    also: &["e-mailadres"],
    hints: &["mail", "mailadres", "adres", "address", "e-mail address", "email address", "login"],
};
pub(super) static NAME: ColumnHeader = ColumnHeader {
    dutch: "naam",
    english: "name",
    also: &[],
    hints: &["volledige naam", "full name", "displayname", "bedrijfsnaam", "weergavenaam"],
};
pub(super) static ROLE: ColumnHeader = ColumnHeader {
    dutch: "rol",
    english: "role",
    also: &["rol omgeving", "user role"],
    hints: &["recht", "rechten", "niveau", "level", "functie", "toegang", "access", "permission"],
};
pub(super) static ORG: ColumnHeader = ColumnHeader {
    dutch: "organisatie",
    english: "organisation",
    also: &[],
    hints: &["organization", "bedrijf", "company", "klant", "org", "groep", "group", "team"],
};
pub(super) static WHO: ColumnHeader = ColumnHeader {
    dutch: "wie",
    english: "who",
    also: &["e-mail", "email", "e-mailadres", "naam", "name"],
    hints: &["persoon", "person", "gebruiker", "user", "medewerker", "lid", "member", "mail"],
};
pub(super) static UNTIL: ColumnHeader = ColumnHeader {
    dutch: "tot",
    english: "until",
    also: &[],
    hints: &[
        "einddatum",
        "eind",
        "einde",
        "t/m",
        "tm",
        "tot en met",
        "laatste dag",
        "vervaldatum",
        "verloopt",
        "geldig tot",
        "end",
        "end date",
        "last day",
        "expires",
        "expiry",
        "valid until",
    ],
};
pub(super) static MESSAGE: ColumnHeader = ColumnHeader {
    dutch: "bericht",
    english: "message",
    also: &[],
    hints: &["opmerking", "toelichting", "tekst", "comment", "note", "remark", "text"],
};
pub(super) static COUNTRY: ColumnHeader = ColumnHeader {
    dutch: "land",
    english: "country",
    also: &[],
    hints: &["landcode", "country code"],
};
pub(super) static KVK: ColumnHeader =
    ColumnHeader { dutch: "kvk", english: "kvk", also: &[], hints: &["kvk-nummer", "kvknummer"] };
pub(super) static KBO: ColumnHeader =
    ColumnHeader { dutch: "kbo", english: "kbo", also: &[], hints: &["ondernemingsnummer"] };
pub(super) static VAT: ColumnHeader =
    ColumnHeader { dutch: "btw", english: "vat", also: &[], hints: &["btw-nummer", "vat number"] };
pub(super) static OIN: ColumnHeader =
    ColumnHeader { dutch: "oin", english: "oin", also: &[], hints: &["oin-nummer"] };
pub(super) static TRADE_NAME: ColumnHeader =
    ColumnHeader { dutch: "handelsnaam", english: "trade name", also: &[], hints: &["tradename"] };
pub(super) static STREET: ColumnHeader =
    ColumnHeader { dutch: "straat", english: "street", also: &[], hints: &["adres", "address"] };
pub(super) static POSTAL_CODE: ColumnHeader = ColumnHeader {
    dutch: "postcode",
    english: "postal code",
    also: &[],
    hints: &["pc", "zip", "zip code"],
};
pub(super) static TOWN: ColumnHeader = ColumnHeader {
    dutch: "plaats",
    english: "town",
    also: &[],
    hints: &["woonplaats", "stad", "city"],
};
pub(super) static WEBSITE: ColumnHeader = ColumnHeader {
    dutch: "website",
    english: "website",
    also: &[],
    hints: &["url", "site", "web"],
};
pub(super) static DESCRIPTION: ColumnHeader = ColumnHeader {
    dutch: "omschrijving",
    english: "description",
    also: &[],
    hints: &["beschrijving"],
};

static USERS: [&ColumnHeader; 3] = [&EMAIL, &NAME, &ROLE];
static ORGANISATIONS: [&ColumnHeader; 13] = [
    &NAME,
    &COUNTRY,
    &KVK,
    &KBO,
    &VAT,
    &OIN,
    &TRADE_NAME,
    &STREET,
    &POSTAL_CODE,
    &TOWN,
    &WEBSITE,
    &EMAIL,
    &DESCRIPTION,
];
static MEMBERS: [&ColumnHeader; 5] = [&ORG, &WHO, &ROLE, &UNTIL, &MESSAGE];
static RELATIONS: [&ColumnHeader; 2] = [&WHO, &MESSAGE];

/// Returns the columns of a kind, and how many of them, from the first, are required.
fn of(kind: TableKind) -> (&'static [&'static ColumnHeader], usize) {
    match kind {
        TableKind::Users => (&USERS, 1),
        TableKind::Organisations => (&ORGANISATIONS, 1),
        TableKind::Members => (&MEMBERS, 2),
        TableKind::Relations => (&RELATIONS, 1),
    }
}

/// Refuses a table whose headers are not all understood: a required column is missing, a column is
/// there twice, or an unknown one has cells. A column without any cells may have any header.
pub(super) fn check(kind: TableKind, table: &Table) -> Result<(), CliError> {
    let (known, needed) = of(kind);
    let words = &texts().import;
    let column = |head: &str| known.iter().copied().find(|column| column.is(head));
    let mut wrong = ColumnFaults::default();
    // Without any known column this is some other file: its text is not quoted back.
    let any =
        table.heads().any(|(head, _)| column(head).is_some() || nearest(head, known).is_some());
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (head, shown_as) in table.heads().filter(|(head, _)| !head.is_empty()) {
        let key = column(head).map_or(head, |column| column.dutch);
        if let Some(first) = seen.insert(key, shown_as) {
            wrong.add(shown_as, None, || {
                ((words.doubled_column)(&shown(first), &shown(shown_as)), None)
            });
        }
    }
    for ((head, shown_as), (at, line)) in table.heads().zip(table.first_cells()?.iter().enumerate())
    {
        let Some(line) = *line else { continue };
        if head.is_empty() {
            wrong.add("", Some(line), || ((words.nameless_column)(at + 1, line), None));
        } else if column(head).is_none() && any {
            wrong.add(shown_as, Some(line), || {
                let meant = nearest(head, known);
                ((words.unknown_column)(&shown(shown_as), line, meant), meant)
            });
        }
    }
    for column in known.iter().take(needed) {
        if !table.has(column) {
            wrong.add(column.name(), None, || ((words.no_column)(column.name()), None));
        }
    }
    wrong.done()
}

/// Mistakes in the columns: the first few as sentences and JSON, and the total.
#[derive(Default)]
struct ColumnFaults {
    count: usize,
    sentences: Vec<String>,
    columns: Vec<Value>,
}

impl ColumnFaults {
    /// Adds a mistake; `tell` returns its sentence, and the column probably meant.
    fn add(
        &mut self,
        column: &str,
        line: Option<u64>,
        tell: impl FnOnce() -> (String, Option<&'static str>),
    ) {
        self.count += 1;
        if self.count <= MOST {
            let (said, meant) = tell();
            self.sentences.push(said);
            self.columns.push(json!({ "column": shown(column), "line": line, "meant": meant }));
        }
    }

    fn done(mut self) -> Result<(), CliError> {
        if self.count == 0 {
            return Ok(());
        }
        if self.count > MOST {
            self.sentences.push((texts().import.more_columns)(self.count - MOST));
        }
        self.sentences.push(texts().shell.nothing_changed.to_owned());
        let message = self.sentences.join("\n");
        let details = json!({ "columns": self.columns });
        Err(CliError { exit: Exit::Usage, code: "columns", message, details })
    }
}

/// Maximum mistakes reported.
const MOST: usize = 20;
/// Returns the column that an unknown header probably means.
fn nearest(head: &str, known: &[&'static ColumnHeader]) -> Option<&'static str> {
    let called =
        |column: &ColumnHeader, head: &str| column.is(head) || column.hints.contains(&head);
    let words = known.iter().flat_map(|one| one.names().chain(one.hints.iter().copied()));
    let exact = known.iter().any(|one| called(one, head)).then(|| head.to_owned());
    let word = exact.or_else(|| config::nearest(head, words))?;
    known.iter().find(|one| called(one, &word)).map(|one| one.name())
}
