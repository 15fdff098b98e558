//! The user who was first, the time, and the result, in English.

use jiff::tz::TimeZone;

use crate::{
    domain::{Cause, ChangedBy, Day, EndReason, ExistingRow, Mismatch, Moment, Name, RequestState},
    text::{
        Lang,
        grammar::{names::unstop, words},
    },
};

/// Returns the state in which a request ended.
pub(crate) fn closed(
    state: RequestState,
    first: &ChangedBy,
    cause: Option<Cause>,
    zone: &TimeZone,
) -> String {
    let why = match cause {
        None => {
            return format!(
                "This request was {} by {}.",
                words::state(Lang::En, state),
                by(first, zone)
            );
        }
        Some(Cause::SenderGone) => "the sender is no longer a member",
        Some(Cause::AddresseeGone) => "the user was removed",
        Some(Cause::PartnershipEnded) => "the partnership has ended",
        Some(Cause::OrganisationRemoved) => "the organisation was removed",
    };
    format!("This request was {}: {why}.", words::state(Lang::En, state))
}

/// Returns why a user lost access.
pub(crate) fn over(org: &Name, first: &ChangedBy, reason: EndReason, zone: &TimeZone) -> String {
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

/// Returns how a membership ended.
pub(crate) fn gone(first: &ChangedBy, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed => format!("Already removed by {}.", by(first, zone)),
        EndReason::Left => "Has already left the organisation.".into(),
        EndReason::Expired => "The access had expired already.".into(),
        EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved => {
            "Has no access any more.".into()
        }
    }
}

/// Returns the name of the user who was first.
pub(crate) fn by_whom(first: &ChangedBy) -> String {
    first.by.as_ref().map_or("system".to_owned(), |person| person.name.to_string())
}

/// Returns the name of the user who was first, and the time.
pub(crate) fn by(first: &ChangedBy, zone: &TimeZone) -> String {
    format!("{} {}", by_whom(first), when(first, zone))
}

/// Returns the time of the change.
pub(crate) fn when(first: &ChangedBy, zone: &TimeZone) -> String {
    format!("({})", words::moment(Lang::En, first.at, zone))
}

/// Returns the values of something that exists already, where they differ from those asked for.
pub(crate) fn differs(
    (there, since): (ExistingRow, Moment),
    what: &[Mismatch],
    zone: &TimeZone,
) -> String {
    let since = words::day_full(Lang::En, since.day(zone));
    let there = match there {
        ExistingRow::Member => format!("Has been a member since {since}"),
        ExistingRow::Asked => format!("A request has been pending since {since}"),
        ExistingRow::User => format!("Has been a user since {since}"),
        ExistingRow::Key => format!("This key has been there since {since}"),
    };
    let each: Vec<String> = what.iter().map(mismatch).collect();
    format!("{there}, but not as asked: {}.", each.join("; "))
}

fn mismatch(one: &Mismatch) -> String {
    let both = |what, is: &str, wanted: &str| format!("{what} is {is}, asked for {wanted}");
    let day = |day: &Option<Day>| day.map_or("none".to_owned(), |a| words::day_full(Lang::En, a));
    let quoted = |text: Option<&str>| text.map_or("none".to_owned(), |text| format!("‘{text}’"));
    match one {
        Mismatch::Level { is, wanted } => {
            both("role", words::level(Lang::En, *is), words::level(Lang::En, *wanted))
        }
        Mismatch::LastDay { is, wanted } => both("last day", &day(is), &day(wanted)),
        Mismatch::Message { is, wanted } => {
            both("message", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Role { is, wanted } => {
            both("role", words::role(Lang::En, *is), words::role(Lang::En, *wanted))
        }
        Mismatch::Name { is, wanted } => {
            both("name", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Status { is, wanted } => {
            both("status", words::user_status(Lang::En, *is), words::user_status(Lang::En, *wanted))
        }
        Mismatch::Remark { is, wanted } => {
            both("remark", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Unconfirmed { key } => {
            format!("it waits to be confirmed: toegang ssh keys confirm {}", key.0)
        }
        Mismatch::Asker { is, .. } => format!("it comes from {}, not from you", is.name),
    }
}
