//! Arguments and options about users, their addresses, their environment and its partners.

use super::{ArgumentText, option, positional, value};
use crate::text::both;

pub(crate) const USER: ArgumentText = positional(
    value::WHO,
    both(
        "Wie: een e-mailadres, volledige naam of nummer",
        "The user: an e-mail address, full name or number",
    ),
);

pub(crate) const USERS: ArgumentText = positional(
    value::WHO,
    both(
        "Wie: elk een e-mailadres, volledige naam of nummer",
        "The users: each an e-mail address, full name or number",
    ),
);

pub(crate) const USER_ROLE: ArgumentText = option(
    both("rol", "role"),
    value::ROLE,
    both("De rol in de omgeving", "The role in the environment"),
);

pub(crate) const USER_NAME: ArgumentText =
    option(both("naam", "name"), value::NAME, both("De naam", "The name"));

pub(crate) const NEW_ROLE: ArgumentText =
    positional(value::ROLE, both("De nieuwe rol", "The new role"));

pub(crate) const YES_OR_NO: ArgumentText = positional(
    value::YES_OR_NO,
    both(
        "Ja maakt de gebruiker Relatiemanager; nee neemt dat terug",
        "Yes makes the user a Relationship manager; no ends that",
    ),
);

pub(crate) const OWN_NAME: ArgumentText = positional(
    value::NAME,
    both("De naam; een lege tekst wist die", "The name; an empty text clears it"),
);

pub(crate) const SUCCESSORS: ArgumentText = option(
    both("opvolger", "successor"),
    value::SUCCESSOR,
    both(
        "De nieuwe Beheerder van een organisatie die er anders geen heeft: ORGANISATIE=WIE",
        "The new Administrator of an organisation that would have none left: ORGANISATION=WHO",
    ),
);

pub(crate) const CONFIRMED_DOMAIN: ArgumentText =
    positional(value::DOMAIN, both("Het domein, ter bevestiging", "The domain, as confirmation"));

pub(crate) const PARTNER: ArgumentText = positional(
    value::PARTNER,
    both("De naam van de andere omgeving", "The name of the other environment"),
);

pub(crate) const MANAGER_TEXT: ArgumentText =
    positional(value::TEXT, both("Een naam of omgeving", "A name or environment"));

pub(crate) const RELATION_MESSAGE: ArgumentText = option(
    both("bericht", "message"),
    value::TEXT,
    both("Bericht bij het verzoek", "Message to send with the request"),
);
