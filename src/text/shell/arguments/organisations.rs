//! Arguments and options about organisations and the trade register.

use super::{ArgumentText, option, positional, value};
use crate::text::both;

pub(crate) const COUNTRY: ArgumentText = option(
    both("land", "country"),
    value::COUNTRY,
    both("Het land: NL, BE of een ander", "The country: NL, BE or another"),
);

pub(crate) const KVK: ArgumentText = option(
    both("kvk", "kvk"),
    value::NUMBER,
    both("Het KvK-nummer, 8 cijfers", "The KvK number, 8 digits"),
);

pub(crate) const KBO: ArgumentText = option(
    both("kbo", "kbo"),
    value::NUMBER,
    both("Het ondernemingsnummer, 10 cijfers", "The Belgian enterprise number, 10 digits"),
)
.also(&["ondernemingsnummer", "enterprise-number", "enterprisenummer"]);

pub(crate) const VAT: ArgumentText =
    option(both("btw", "vat"), value::NUMBER, both("Het btw-nummer", "The VAT number"));

pub(crate) const OIN: ArgumentText =
    option(both("oin", "oin"), value::NUMBER, both("Het OIN, 20 cijfers", "The OIN, 20 digits"));

pub(crate) const TRADE_NAME: ArgumentText = option(
    both("handelsnaam", "trade-name"),
    value::NAME,
    both("De handelsnaam", "The trade name"),
);

pub(crate) const STREET: ArgumentText =
    option(both("straat", "street"), value::TEXT, both("Straat en nummer", "Street and number"));

pub(crate) const POSTAL_CODE: ArgumentText =
    option(both("postcode", "postal-code"), value::TEXT, both("De postcode", "The postal code"));

pub(crate) const TOWN: ArgumentText =
    option(both("plaats", "town"), value::TEXT, both("De plaats", "The town"));

pub(crate) const WEBSITE: ArgumentText =
    option(both("website", "website"), value::TEXT, both("De website", "The website"));

pub(crate) const ORGANISATION_EMAIL: ArgumentText =
    option(both("email", "email"), value::EMAIL, both("Het e-mailadres", "The e-mail address"));

pub(crate) const DESCRIPTION: ArgumentText = option(
    both("omschrijving", "description"),
    value::TEXT,
    both("De omschrijving", "The description"),
);

pub(crate) const ORGANISATION_NAME: ArgumentText = positional(
    value::NAME,
    both(
        "De naam, om de gegevens zelf in te vullen; zonder naam komen ze uit het handelsregister",
        "The name, to enter the details yourself; without it, they come from the trade register",
    ),
);

pub(crate) const TRADE_NAME_CHOICE: ArgumentText = option(
    both("naam", "name"),
    value::NAME,
    both(
        "Welke naam uit het handelsregister te gebruiken",
        "Which of its names in the trade register to use",
    ),
);

pub(crate) const NEW_ORGANISATION_NAME: ArgumentText =
    option(both("naam", "name"), value::NAME, both("De nieuwe naam", "The new name"));

pub(crate) const PAYMENT: ArgumentText = option(
    both("betaling", "payment"),
    value::REFERENCE,
    both("Het kenmerk van de betaling van 1 cent", "The reference of the 1 cent payment"),
);

pub(crate) const EXTRACT: ArgumentText = option(
    both("uittreksel", "extract"),
    value::REFERENCE,
    both("Het kenmerk van het uittreksel", "The reference of the register extract"),
);

pub(crate) const OTHER: ArgumentText = option(
    both("anders", "other"),
    value::TEXT,
    both(
        "Ander bewijs, voor een organisatie zonder nummer",
        "Other evidence, for an organisation without a register number",
    ),
);

pub(crate) const REJECT_REASON: ArgumentText =
    option(both("reden", "reason"), value::TEXT, both("Waarom", "The reason"));

pub(crate) const CONFIRMED_NAME: ArgumentText = option(
    both("naam", "name"),
    value::NAME,
    both("De volledige naam, ter bevestiging", "The full name, as confirmation"),
);

pub(crate) const EXTRACTS: ArgumentText =
    positional(value::PATH, both("Een bestand, een map of een zip", "A file, a folder or a zip"));

pub(crate) const ENTERPRISE_TEXT: ArgumentText = positional(
    value::TEXT,
    both(
        "Woorden uit naam en plaats, of het begin ervan; of het begin van een nummer",
        "Words from the name and town, or their first letters; or the first digits of a number",
    ),
);

pub(crate) const MAX_ENTERPRISES: ArgumentText = option(
    both("hoogstens", "at-most"),
    value::COUNT,
    both("Hoeveel er hoogstens worden getoond", "Maximum number of results"),
);

pub(crate) const ENTERPRISE_NUMBER: ArgumentText = positional(
    value::NUMBER,
    both("Het KvK-nummer of ondernemingsnummer", "The KvK number or enterprise number"),
);
