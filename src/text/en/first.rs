//! Who was first and when, and how it ended, in English (R83).

use jiff::tz::TimeZone;

use super::words;
use crate::{
    domain::{Cause, EndReason, First, Name, RequestState},
    text::names::unstop,
};

/// How a request ended.
pub(super) fn closed(
    state: RequestState,
    first: &First,
    cause: Option<Cause>,
    zone: &TimeZone,
) -> String {
    let why = match cause {
        None => return format!("This request was {} by {}.", words::state(state), by(first, zone)),
        Some(Cause::SenderGone) => "the sender is no longer a member",
        Some(Cause::AddresseeGone) => "the user was removed",
        Some(Cause::PartnershipEnded) => "the partnership has ended",
        Some(Cause::OrganisationRemoved) => "the organisation was removed",
    };
    format!("This request was {}: {why}.", words::state(state))
}

/// Why somebody is no longer let in.
pub(super) fn over(org: &Name, first: &First, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed | EndReason::UserRemoved => {
            format!("You are no longer a member of {org}: removed by {}.", by(first, zone))
        }
        EndReason::Left => format!("You have left {}.", unstop(org)),
        EndReason::Expired => format!("Your access to {org} has expired."),
        EndReason::PartnershipEnded => {
            format!("You are no longer a member of {org}: the partnership has ended.")
        }
        EndReason::OrganisationRemoved => {
            format!("{org} was removed by {}.", by(first, zone))
        }
    }
}

/// How a membership ended.
pub(super) fn gone(first: &First, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed => format!("Already removed by {}.", by(first, zone)),
        EndReason::Left => "Has already left the organisation.".into(),
        EndReason::Expired => "The access had expired already.".into(),
        EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved => {
            "Has no access any more.".into()
        }
    }
}

/// Who it was.
pub(super) fn by_whom(first: &First) -> String {
    first.by.as_ref().map_or("system".to_owned(), |person| person.name.to_string())
}

/// Who it was, and when.
pub(super) fn by(first: &First, zone: &TimeZone) -> String {
    format!("{} {}", by_whom(first), when(first, zone))
}

/// When.
pub(super) fn when(first: &First, zone: &TimeZone) -> String {
    format!("({})", words::moment(first.at, zone))
}
