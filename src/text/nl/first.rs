//! Who was first and when, and how it ended, in Dutch (R83).

use jiff::tz::TimeZone;

use super::words;
use crate::domain::{Cause, EndReason, First, Name, RequestState};

/// How a request ended.
pub(super) fn closed(
    state: RequestState,
    first: &First,
    cause: Option<Cause>,
    zone: &TimeZone,
) -> String {
    let why = match cause {
        None => return format!("Dit verzoek is {} door {}.", words::state(state), by(first, zone)),
        Some(Cause::SenderGone) => "de afzender is geen lid meer",
        Some(Cause::AddresseeGone) => "de gebruiker is verwijderd",
        Some(Cause::PartnershipEnded) => "het partnerschap is beëindigd",
        Some(Cause::OrganisationRemoved) => "de organisatie is verwijderd",
    };
    format!("Dit verzoek is {}: {why}.", words::state(state))
}

/// Why somebody is no longer let in.
pub(super) fn over(org: &Name, first: &First, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed | EndReason::UserRemoved => {
            format!("Je bent geen lid meer van {org}: verwijderd door {}.", by(first, zone))
        }
        EndReason::Left => format!("Je hebt {org} verlaten."),
        EndReason::Expired => format!("Je toegang tot {org} is verlopen."),
        EndReason::PartnershipEnded => {
            format!("Je bent geen lid meer van {org}: het partnerschap is beëindigd.")
        }
        EndReason::OrganisationRemoved => {
            format!("{org} is verwijderd door {}.", by(first, zone))
        }
    }
}

/// How a membership ended.
pub(super) fn gone(first: &First, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed => format!("Is al verwijderd door {}.", by(first, zone)),
        EndReason::Left => "Heeft de organisatie al verlaten.".into(),
        EndReason::Expired => "De toegang was al verlopen.".into(),
        EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved => {
            "Heeft al geen toegang meer.".into()
        }
    }
}

/// Who it was.
pub(super) fn by_whom(first: &First) -> String {
    first.by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string())
}

/// Who it was, and when.
pub(super) fn by(first: &First, zone: &TimeZone) -> String {
    format!("{} {}", by_whom(first), when(first, zone))
}

/// When.
pub(super) fn when(first: &First, zone: &TimeZone) -> String {
    format!("({})", words::moment(first.at, zone))
}
