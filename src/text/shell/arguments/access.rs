//! Arguments and options about members, requests and the inbox.

use super::{ArgumentText, option, positional, switch, value};
use crate::text::both;

pub(crate) const ORGANISATION: ArgumentText = positional(
    value::ORGANISATION,
    both(
        "De organisatie: de naam, een deel dat in geen andere naam voorkomt, of het nummer",
        "The organisation: its name, a unique part of its name, or its number",
    ),
);

pub(crate) const ORGANISATIONS: ArgumentText = positional(
    value::ORGANISATION,
    both(
        "De organisaties: elk de naam, een deel dat in geen andere naam voorkomt, of het nummer",
        "The organisations: each by its name, a unique part of its name, or its number",
    ),
);

pub(crate) const EVERYWHERE: ArgumentText = switch(
    both("overal", "everywhere"),
    both(
        "Alle organisaties waar deze persoon toegang of een open verzoek heeft",
        "All organisations where this person has access or an open request",
    ),
);

pub(crate) const PEOPLE_IN_ONE: ArgumentText = positional(
    value::WHO,
    both(
        "Wie: een e-mailadres of volledige naam; meer mensen met ; ertussen",
        "The person: an e-mail address or full name; several people with ; between them",
    ),
);

pub(crate) const PEOPLE: ArgumentText = positional(
    value::WHO,
    both(
        "Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer",
        "People: e-mail addresses or full names; - reads them from standard input, one per line",
    ),
);

pub(crate) const ORGANISATION_OF_MEMBERS: ArgumentText =
    positional(value::ORGANISATION, both("De organisatie", "The organisation"));

pub(crate) const MEMBER_LEVEL: ArgumentText =
    option(both("rol", "role"), value::ROLE, both("De rol", "Their role"));

pub(crate) const LAST_DAY: ArgumentText = option(
    both("tot", "until"),
    value::DAY,
    both(
        "De laatste dag met toegang, zoals 2026-12-31, 31-12 of +3m",
        "The last day with access, such as 2026-12-31, 31-12 or +3m",
    ),
);

pub(crate) const REQUEST_MESSAGE: ArgumentText = option(
    both("bericht", "message"),
    value::TEXT,
    both("Bericht bij een verzoek", "Message to send with a request"),
);

pub(crate) const PEOPLE_FILE: ArgumentText = option(
    both("bestand", "file"),
    value::PATH,
    both(
        "Lees de namen uit dit bestand, een per regel",
        "Read the people from this file, one per line",
    ),
);

pub(crate) const NEW_LEVEL: ArgumentText =
    positional(value::ROLE, both("De nieuwe rol", "The new role"));

pub(crate) const NEW_LAST_DAY: ArgumentText = positional(
    value::DAY,
    both(
        "De dag, als 2026-12-31, 31-12 of +3m; of: geen",
        "The day: 2026-12-31, 31-12, +3m, or none",
    ),
);

pub(crate) const REQUEST: ArgumentText = positional(
    value::REQUEST,
    both(
        "Het verzoek: het nummer, of de organisatie of persoon die het verstuurde",
        "The request: its number, or the organisation or person that sent it",
    ),
);

pub(crate) const DECLINE_REASON: ArgumentText = option(
    both("reden", "reason"),
    value::TEXT,
    both("De reden; de afzender ziet die", "The reason; the sender sees it"),
);

pub(crate) const ONLY_LEVEL: ArgumentText = option(
    both("rol", "role"),
    value::ROLE,
    both(
        "Alleen met deze rol; meer met komma's",
        "Only with this role; separate several with commas",
    ),
);

pub(crate) const ONLY_STATUS: ArgumentText = option(
    both("status", "status"),
    value::STATUS,
    both(
        "Alleen met deze status; meer met komma's",
        "Only with this status; separate several with commas",
    ),
);

pub(crate) const ONLY_ORIGIN: ArgumentText = option(
    both("herkomst", "origin"),
    value::ORIGIN,
    both(
        "Alleen van deze herkomst: eigen, partner, of een deel van de naam van een omgeving",
        "Only with this origin: own, partner, or a part of the name of an environment",
    ),
);

pub(crate) const ONLY_WITHIN: ArgumentText = option(
    both("verloopt-binnen", "expires-within"),
    value::DAYS,
    both(
        "Alleen wie binnen zoveel dagen een laatste dag heeft, zoals: 30d",
        "Only people whose last day is within this many days, such as: 30d",
    ),
);

pub(crate) const ONLY_STATES: ArgumentText = option(
    both("status", "state"),
    value::STATUS,
    both(
        "Alleen in deze toestand; meer met komma's, zoals: wacht,verlopen",
        "Only in this state; separate several with commas, such as: pending,expired",
    ),
);

pub(crate) const ONLY_WITH_ORGANISATIONS: ArgumentText = option(
    both("organisatie", "organisation"),
    value::ANY_OR_NONE,
    both(
        "Alleen wie van geen organisatie lid is, of juist wel",
        "Only members of no organisation, or of any",
    ),
);

pub(crate) const ONLY_MANAGER: ArgumentText = option(
    both("relatiemanager", "relation-manager"),
    value::YES_OR_NO,
    both("Alleen Relatiemanagers, of juist niet", "Only relation managers, or only others"),
);

pub(crate) const ONLY_ADMIN_COUNT: ArgumentText = option(
    both("beheerders", "admins"),
    value::COUNT,
    both("Alleen met zoveel Beheerders", "Only with this many Administrators"),
);

pub(crate) const ONLY_WITH_REQUESTS: ArgumentText = option(
    both("verzoeken", "requests"),
    value::YES_OR_NO,
    both("Alleen met open verzoeken, of juist zonder", "Only with open requests, or without"),
);

pub(crate) const SORT: ArgumentText = option(
    both("sorteer", "sort"),
    value::COLUMN,
    both("Kolom om op te sorteren", "Column to sort by"),
);

pub(crate) const REVERSE: ArgumentText =
    switch(both("omgekeerd", "reverse"), both("Keer de volgorde om", "Reverse the order"));
