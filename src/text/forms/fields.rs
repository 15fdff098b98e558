//! The fields of forms, and the reasons why a value is not accepted.

use crate::{
    domain::{BadKey, Scheme},
    text::{Lang, Text, both, grammar::words, ssh},
};

/// Identifies a field across all forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the label of each is its documentation")]
pub enum FieldId {
    Email,
    FullName,
    EnvName,
    Address,
    Code,
    Key,
    How,
    Role,
    Name,
    TradeName,
    Country,
    Kvk,
    Kbo,
    Vat,
    Oin,
    Street,
    PostalCode,
    Town,
    Website,
    OrgEmail,
    Description,
    Method,
    Reference,
    Reason,
    Typed,
    Message,
    /// The successor for the organisation at this index.
    Successor(usize),
}

/// Why the value of a field is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The value is empty, but required.
    Empty,
    /// The value is not an e-mail address.
    InvalidEmail,
    /// The value is not a website.
    InvalidWebsite,
    /// The value has a forbidden character.
    ForbiddenCharacter,
    /// The value is longer than this many characters.
    TooLong(usize),
    /// The value is not a number of this register.
    InvalidNumber(Scheme),
    /// The value differs from the text that must be typed.
    Mismatch,
    /// The value matches nobody.
    NoMatch,
    /// The value matches several users; the list is empty if they are too many.
    Ambiguous(Vec<String>),
    /// The look-up of the value is still running.
    Searching,
    /// The value is not a public key.
    BadKey(BadKey),
}

/// The heading of the fields of an edit that cannot be changed.
pub(crate) const FIXED: Text = both("Ligt vast", "Fixed");

/// The heading of the group that the field belongs to; `None` for a field of a small form.
pub(crate) const fn group(field: FieldId) -> Option<Text> {
    Some(match field {
        FieldId::Country | FieldId::Name => both("Organisatie", "Organisation"),
        FieldId::Kvk | FieldId::Kbo | FieldId::Vat | FieldId::Oin | FieldId::TradeName => {
            both("Inschrijving", "Registration")
        }
        FieldId::Street | FieldId::PostalCode | FieldId::Town => both("Adres", "Address"),
        FieldId::Website | FieldId::OrgEmail | FieldId::Description => {
            both("Contact en omschrijving", "Contact and description")
        }
        _ => return None,
    })
}

pub(crate) const fn label(lang: Lang, field: FieldId) -> &'static str {
    match field {
        FieldId::Email | FieldId::OrgEmail => both("E-mail", "E-mail"),
        FieldId::FullName => both("Je naam", "Your name"),
        FieldId::EnvName => both("Naam omgeving", "Environment name"),
        FieldId::Address => both("Welk adres", "Which address"),
        FieldId::Code => both("Code", "Code"),
        FieldId::Key => both("Publieke sleutel", "Public key"),
        FieldId::How => both("Hoe", "How"),
        FieldId::Role => both("Rol", "Role"),
        FieldId::Name => both("Naam", "Name"),
        FieldId::TradeName => both("Handelsnaam", "Trade name"),
        FieldId::Country => both("Land", "Country"),
        FieldId::Kvk => both("KvK-nummer", "KvK number"),
        FieldId::Kbo => both("Ondernemingsnr.", "Enterprise no."),
        FieldId::Vat => both("Btw-nummer", "VAT number"),
        FieldId::Oin => both("OIN", "OIN"),
        FieldId::Street => both("Straat en nr.", "Street and no."),
        FieldId::PostalCode => both("Postcode", "Postal code"),
        FieldId::Town => both("Plaats", "Town"),
        FieldId::Website => both("Website", "Website"),
        FieldId::Description => both("Omschrijving", "Description"),
        FieldId::Method => both("Bewijs", "Evidence"),
        FieldId::Reference => both("Kenmerk", "Reference"),
        FieldId::Reason => both("Reden", "Reason"),
        FieldId::Typed => both("Typ hier", "Type here"),
        FieldId::Message => both("Bericht", "Message"),
        FieldId::Successor(_) => both("Overnemen", "Take over"),
    }
    .of(lang)
}

/// Beside the choice that has the focus.
pub const CHOOSE_WITH_ARROWS: Text = both("kies met ← →", "choose with ← →");

/// The choices of a field; empty for a text field.
pub const fn options(lang: Lang, field: FieldId) -> &'static [&'static str] {
    match (lang, field) {
        (Lang::Nl, FieldId::Country) => &["Nederland", "België", "ander land"],
        (Lang::En, FieldId::Country) => &["Netherlands", "Belgium", "other country"],
        (Lang::Nl, FieldId::How) => &["uitnodigen zonder naam", "toevoegen met naam"],
        (Lang::En, FieldId::How) => &["invite without a name", "add with a name"],
        (Lang::Nl, FieldId::Role) => &["Basisgebruiker", "Gevorderde gebruiker", "Beheerder"],
        (Lang::En, FieldId::Role) => &["Basic user", "Advanced user", "Administrator"],
        (Lang::Nl, FieldId::Method) => &["betaling van 1 cent", "uittreksel van het register"],
        (Lang::En, FieldId::Method) => &["payment of 1 cent", "extract from the register"],
        (_, _) => &[],
    }
}

/// The fault of a field after Enter, with the sign of an error. `label` is that of the field.
pub(crate) fn fault_after_enter(
    lang: Lang,
    id: FieldId,
    label: &str,
    wrong: &FieldFault,
) -> String {
    let said = match (lang, id, wrong) {
        (_, FieldId::Typed, FieldFault::Empty) => fault_text(lang, &FieldFault::Mismatch),
        (Lang::Nl, FieldId::Successor(_), FieldFault::Empty) => "kies wie het overneemt".to_owned(),
        (Lang::En, FieldId::Successor(_), FieldFault::Empty) => "choose who takes over".to_owned(),
        (Lang::Nl, _, FieldFault::Empty) => format!("{label} ontbreekt"),
        (Lang::En, _, FieldFault::Empty) => format!("{label} is missing"),
        (Lang::Nl, _, FieldFault::InvalidNumber(scheme)) => {
            format!("moet zijn: {}", words::number_short(lang, *scheme))
        }
        (Lang::En, _, FieldFault::InvalidNumber(scheme)) => {
            format!("must be: {}", words::number_short(lang, *scheme))
        }
        _ => fault_text(lang, wrong),
    };
    format!("✗ {said}")
}

/// The reason why the value of a field is not accepted.
pub fn fault_text(lang: Lang, wrong: &FieldFault) -> String {
    let said = match (lang, wrong) {
        (Lang::Nl, FieldFault::Empty) => "verplicht",
        (Lang::En, FieldFault::Empty) => "required",
        (Lang::Nl, FieldFault::InvalidEmail) => "geen e-mailadres, zoals naam@domein.nl",
        (Lang::En, FieldFault::InvalidEmail) => "not an e-mail address, such as name@domain.com",
        (Lang::Nl, FieldFault::InvalidWebsite) => "geen website, zoals naam.nl",
        (Lang::En, FieldFault::InvalidWebsite) => "not a website, such as name.nl",
        (Lang::Nl, FieldFault::ForbiddenCharacter) => "een teken dat hier niet mag",
        (Lang::En, FieldFault::ForbiddenCharacter) => "a character that is not allowed here",
        (Lang::Nl, FieldFault::TooLong(most)) => {
            return format!("te lang: hoogstens {most} tekens");
        }
        (Lang::En, FieldFault::TooLong(most)) => {
            return format!("too long: at most {most} characters");
        }
        (_, FieldFault::InvalidNumber(scheme)) => words::number_short(lang, *scheme),
        (Lang::Nl, FieldFault::Mismatch) => "nog niet gelijk",
        (Lang::En, FieldFault::Mismatch) => "not the same yet",
        (Lang::Nl, FieldFault::NoMatch) => "geen actieve gebruiker",
        (Lang::En, FieldFault::NoMatch) => "no active user",
        (Lang::Nl, FieldFault::Ambiguous(names)) if names.is_empty() => {
            "welke? Typ meer van de naam"
        }
        (Lang::En, FieldFault::Ambiguous(names)) if names.is_empty() => {
            "which one? Type more of the name"
        }
        (Lang::Nl, FieldFault::Ambiguous(names)) => return format!("welke? {}", names.join(", ")),
        (Lang::En, FieldFault::Ambiguous(names)) => {
            return format!("which one? {}", names.join(", "));
        }
        (Lang::Nl, FieldFault::Searching) => "zoeken…",
        (Lang::En, FieldFault::Searching) => "searching…",
        (_, FieldFault::BadKey(why)) => return ssh::bad_key_reason(lang, *why),
    };
    said.to_owned()
}
