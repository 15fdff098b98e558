//! The columns that each kind of table accepts.

use crate::cli::{args::TableKind, session::locale::lang};

/// A column, with the headers that are accepted for it and the headers that only lead to a
/// suggestion.
pub(super) struct ColumnHeader {
    pub(super) dutch: &'static str,
    english: &'static str,
    /// Other accepted headers, which this program's exports and lists write.
    aliases: &'static [&'static str],
    /// Headers that suggest this column in an error. Too ambiguous to accept.
    pub(super) hints: &'static [&'static str],
}

impl ColumnHeader {
    /// Returns the column's name in the language of this run.
    pub(super) fn name(&self) -> &'static str {
        if lang().code() == "nl" { self.dutch } else { self.english }
    }

    /// Returns all accepted headers, folded.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.dutch, self.english].into_iter().chain(self.aliases.iter().copied())
    }

    /// Returns whether `head`, which must be folded, is an accepted header.
    pub(super) fn is_named(&self, head: &str) -> bool {
        self.names().any(|name| name == head)
    }
}

pub(super) static EMAIL: ColumnHeader = ColumnHeader {
    dutch: "e-mail",
    english: "email",
    aliases: &["e-mailadres"],
    hints: &["mail", "mailadres", "adres", "address", "e-mail address", "email address", "login"],
};
pub(super) static NAME: ColumnHeader = ColumnHeader {
    dutch: "naam",
    english: "name",
    aliases: &[],
    hints: &["volledige naam", "full name", "displayname", "bedrijfsnaam", "weergavenaam"],
};
pub(super) static ROLE: ColumnHeader = ColumnHeader {
    dutch: "rol",
    english: "role",
    aliases: &["rol omgeving", "user role"],
    hints: &["recht", "rechten", "niveau", "level", "functie", "toegang", "access", "permission"],
};
pub(super) static ORG: ColumnHeader = ColumnHeader {
    dutch: "organisatie",
    english: "organisation",
    aliases: &[],
    hints: &["organization", "bedrijf", "company", "klant", "org", "groep", "group", "team"],
};
pub(super) static WHO: ColumnHeader = ColumnHeader {
    dutch: "wie",
    english: "who",
    aliases: &["e-mail", "email", "e-mailadres", "naam", "name"],
    hints: &["persoon", "person", "gebruiker", "user", "medewerker", "lid", "member", "mail"],
};
pub(super) static UNTIL: ColumnHeader = ColumnHeader {
    dutch: "tot",
    english: "until",
    aliases: &[],
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
    aliases: &[],
    hints: &["opmerking", "toelichting", "tekst", "comment", "note", "remark", "text"],
};
pub(super) static COUNTRY: ColumnHeader = ColumnHeader {
    dutch: "land",
    english: "country",
    aliases: &[],
    hints: &["landcode", "country code"],
};
pub(super) static KVK: ColumnHeader = ColumnHeader {
    dutch: "kvk",
    english: "kvk",
    aliases: &[],
    hints: &["kvk-nummer", "kvknummer"],
};
pub(super) static KBO: ColumnHeader =
    ColumnHeader { dutch: "kbo", english: "kbo", aliases: &[], hints: &["ondernemingsnummer"] };
pub(super) static VAT: ColumnHeader = ColumnHeader {
    dutch: "btw",
    english: "vat",
    aliases: &[],
    hints: &["btw-nummer", "vat number"],
};
pub(super) static OIN: ColumnHeader =
    ColumnHeader { dutch: "oin", english: "oin", aliases: &[], hints: &["oin-nummer"] };
pub(super) static TRADE_NAME: ColumnHeader = ColumnHeader {
    dutch: "handelsnaam",
    english: "trade name",
    aliases: &[],
    hints: &["tradename"],
};
pub(super) static STREET: ColumnHeader =
    ColumnHeader { dutch: "straat", english: "street", aliases: &[], hints: &["adres", "address"] };
pub(super) static POSTAL_CODE: ColumnHeader = ColumnHeader {
    dutch: "postcode",
    english: "postal code",
    aliases: &[],
    hints: &["pc", "zip", "zip code"],
};
pub(super) static TOWN: ColumnHeader = ColumnHeader {
    dutch: "plaats",
    english: "town",
    aliases: &[],
    hints: &["woonplaats", "stad", "city"],
};
pub(super) static WEBSITE: ColumnHeader = ColumnHeader {
    dutch: "website",
    english: "website",
    aliases: &[],
    hints: &["url", "site", "web"],
};
pub(super) static DESCRIPTION: ColumnHeader = ColumnHeader {
    dutch: "omschrijving",
    english: "description",
    aliases: &[],
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

/// Returns the columns of a kind, and the number of required ones. Those come first.
pub(super) fn columns_of(kind: TableKind) -> (&'static [&'static ColumnHeader], usize) {
    match kind {
        TableKind::Users => (&USERS, 1),
        TableKind::Organisations => (&ORGANISATIONS, 1),
        TableKind::Members => (&MEMBERS, 2),
        TableKind::Relations => (&RELATIONS, 1),
    }
}
