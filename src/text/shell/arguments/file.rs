//! Arguments and options about the data file.

use super::{ArgumentText, positional, value};
use crate::text::both;

pub(crate) const ENVIRONMENT: ArgumentText = positional(
    value::ENVIRONMENT,
    both(
        "De naam of het eigen domein van de omgeving",
        "The name or the domain of the environment",
    ),
);

pub(crate) const ADMIN_EMAIL: ArgumentText = positional(
    value::EMAIL,
    both("Het adres van wie Beheerder wordt", "The address of the new Administrator"),
);

pub(crate) const TIME_ZONE: ArgumentText = positional(
    value::TIMEZONE,
    both(
        "De naam van de tijdzone, zoals Europe/Amsterdam",
        "The time zone, such as Europe/Amsterdam",
    ),
);

pub(crate) const HOST_ROLES: ArgumentText = positional(
    value::HOST,
    both(
        "De rollen in PostgreSQL van de hosts, die rechten krijgen; later kan dat weer",
        "The PostgreSQL roles of the hosts, which get their rights; more can follow later",
    ),
);

pub(crate) const NEW_FILE: ArgumentText =
    positional(value::PATH, both("Het nieuwe bestand", "The new file"));
