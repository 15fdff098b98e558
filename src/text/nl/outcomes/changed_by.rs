//! The user who was first, the time, and the result, in Dutch.

use jiff::tz::TimeZone;

use crate::{
    domain::{Cause, ChangedBy, Day, EndReason, ExistingRow, Mismatch, Moment, Name, RequestState},
    text::{Lang, grammar::words},
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
                "Dit verzoek is {} door {}.",
                words::state(Lang::Nl, state),
                by(first, zone)
            );
        }
        Some(Cause::SenderGone) => "de afzender is geen lid meer",
        Some(Cause::AddresseeGone) => "de gebruiker is verwijderd",
        Some(Cause::PartnershipEnded) => "het partnerschap is beëindigd",
        Some(Cause::OrganisationRemoved) => "de organisatie is verwijderd",
    };
    format!("Dit verzoek is {}: {why}.", words::state(Lang::Nl, state))
}

/// Returns why a user lost access.
pub(crate) fn over(org: &Name, first: &ChangedBy, reason: EndReason, zone: &TimeZone) -> String {
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

/// Returns how a membership ended.
pub(crate) fn gone(first: &ChangedBy, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed => format!("Is al verwijderd door {}.", by(first, zone)),
        EndReason::Left => "Heeft de organisatie al verlaten.".into(),
        EndReason::Expired => "De toegang was al verlopen.".into(),
        EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved => {
            "Heeft al geen toegang meer.".into()
        }
    }
}

/// Returns the name of the user who was first.
pub(crate) fn by_whom(first: &ChangedBy) -> String {
    first.by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string())
}

/// Returns the name of the user who was first, and the time.
pub(crate) fn by(first: &ChangedBy, zone: &TimeZone) -> String {
    format!("{} {}", by_whom(first), when(first, zone))
}

/// Returns the time of the change.
pub(crate) fn when(first: &ChangedBy, zone: &TimeZone) -> String {
    format!("({})", words::moment(Lang::Nl, first.at, zone))
}

/// Returns the values of something that exists already, where they differ from those asked for.
pub(crate) fn differs(
    (there, since): (ExistingRow, Moment),
    what: &[Mismatch],
    zone: &TimeZone,
) -> String {
    let since = words::day_full(Lang::Nl, since.day(zone));
    let there = match there {
        ExistingRow::Member => format!("Is al lid sinds {since}"),
        ExistingRow::Asked => format!("Er wacht al een verzoek sinds {since}"),
        ExistingRow::User => format!("Is al gebruiker sinds {since}"),
        ExistingRow::Key => format!("Deze sleutel is er al sinds {since}"),
    };
    let each: Vec<String> = what.iter().map(mismatch).collect();
    format!("{there}, maar niet zoals gevraagd: {}.", each.join("; "))
}

fn mismatch(one: &Mismatch) -> String {
    let both = |what, is: &str, wanted: &str| format!("{what} is {is}, gevraagd {wanted}");
    let day = |day: &Option<Day>| day.map_or("geen".to_owned(), |a| words::day_full(Lang::Nl, a));
    let quoted = |text: Option<&str>| text.map_or("geen".to_owned(), |text| format!("‘{text}’"));
    match one {
        Mismatch::Level { is, wanted } => {
            both("rol", words::level(Lang::Nl, *is), words::level(Lang::Nl, *wanted))
        }
        Mismatch::LastDay { is, wanted } => both("laatste dag", &day(is), &day(wanted)),
        Mismatch::Message { is, wanted } => {
            both("bericht", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Role { is, wanted } => {
            both("rol", words::role(Lang::Nl, *is), words::role(Lang::Nl, *wanted))
        }
        Mismatch::Name { is, wanted } => {
            both("naam", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Status { is, wanted } => {
            both("status", words::user_status(Lang::Nl, *is), words::user_status(Lang::Nl, *wanted))
        }
        Mismatch::Remark { is, wanted } => {
            both("opmerking", &quoted(is.as_deref()), &quoted(wanted.as_deref()))
        }
        Mismatch::Unconfirmed { key } => {
            format!("hij wacht op bevestiging: toegang ssh sleutels bevestig {}", key.0)
        }
        Mismatch::Asker { is, .. } => format!("het komt van {}, niet van jou", is.name),
    }
}
