//! Sentences about a change that another user made first: by whom, when, and with what result.

use jiff::tz::TimeZone;

use crate::{
    domain::{Cause, ChangedBy, Day, EndReason, ExistingRow, Mismatch, Moment, Name, RequestState},
    text::{
        Lang, Text, both,
        grammar::{names::strip_dot, words},
    },
};

/// The sentence for a request that is already closed: its state, by whom and when.
pub(crate) fn closed_sentence(
    lang: Lang,
    state: RequestState,
    first: &ChangedBy,
    cause: Option<Cause>,
    zone: &TimeZone,
) -> String {
    let why = match (lang, cause) {
        (_, None) => {
            return match lang {
                Lang::Nl => format!(
                    "Dit verzoek is {} door {}.",
                    words::request_state_word(lang, state),
                    author_and_time(lang, first, zone)
                ),
                Lang::En => format!(
                    "This request was {} by {}.",
                    words::request_state_word(lang, state),
                    author_and_time(lang, first, zone)
                ),
            };
        }
        (Lang::Nl, Some(Cause::SenderGone)) => "de afzender is geen lid meer",
        (Lang::En, Some(Cause::SenderGone)) => "the sender is no longer a member",
        (Lang::Nl, Some(Cause::AddresseeGone)) => "de gebruiker is verwijderd",
        (Lang::En, Some(Cause::AddresseeGone)) => "the user was removed",
        (Lang::Nl, Some(Cause::PartnershipEnded)) => "het partnerschap is beëindigd",
        (Lang::En, Some(Cause::PartnershipEnded)) => "the partnership has ended",
        (Lang::Nl, Some(Cause::OrganisationRemoved)) => "de organisatie is verwijderd",
        (Lang::En, Some(Cause::OrganisationRemoved)) => "the organisation was removed",
    };
    match lang {
        Lang::Nl => format!("Dit verzoek is {}: {why}.", words::request_state_word(lang, state)),
        Lang::En => format!("This request was {}: {why}.", words::request_state_word(lang, state)),
    }
}

/// The sentence about the end of the reader's access to an organisation, with the reason.
pub(crate) fn end_sentence(
    lang: Lang,
    org: &Name,
    first: &ChangedBy,
    reason: EndReason,
    zone: &TimeZone,
) -> String {
    match (lang, reason) {
        (Lang::Nl, EndReason::Removed | EndReason::UserRemoved) => {
            format!(
                "Je bent geen lid meer van {org}: toegang ontzegd door {}.",
                author_and_time(lang, first, zone)
            )
        }
        (Lang::En, EndReason::Removed | EndReason::UserRemoved) => {
            format!(
                "You are no longer a member of {org}: access revoked by {}.",
                author_and_time(lang, first, zone)
            )
        }
        (Lang::Nl, EndReason::Left) => format!("Je hebt {org} verlaten."),
        (Lang::En, EndReason::Left) => format!("You have left {}.", strip_dot(org)),
        (Lang::Nl, EndReason::Expired) => format!("Je toegang tot {org} is verlopen."),
        (Lang::En, EndReason::Expired) => format!("Your access to {org} has expired."),
        (Lang::Nl, EndReason::PartnershipEnded) => {
            format!("Je bent geen lid meer van {org}: het partnerschap is beëindigd.")
        }
        (Lang::En, EndReason::PartnershipEnded) => {
            format!("You are no longer a member of {org}: the partnership has ended.")
        }
        (Lang::Nl, EndReason::OrganisationRemoved) => {
            format!("{org} is verwijderd door {}.", author_and_time(lang, first, zone))
        }
        (Lang::En, EndReason::OrganisationRemoved) => {
            format!("{org} was removed by {}.", author_and_time(lang, first, zone))
        }
    }
}

/// The sentence about a row that somebody changed first. Without its value now, it changed after the
/// operation to undo.
pub(crate) fn changed_sentence(lang: Lang, author: &str, has_value: bool) -> String {
    match (lang, has_value) {
        (Lang::Nl, true) => format!("Net gewijzigd door {author}. Er is niets overschreven."),
        (Lang::En, true) => format!("Just changed by {author}. Nothing was overwritten."),
        (Lang::Nl, false) => format!("Daarna gewijzigd door {author}. Er is niets overschreven."),
        (Lang::En, false) => format!("Changed later by {author}. Nothing was overwritten."),
    }
}

/// The sentence about a membership that has already ended, with the reason.
pub(crate) fn removal_sentence(
    lang: Lang,
    first: &ChangedBy,
    reason: EndReason,
    zone: &TimeZone,
) -> String {
    match (lang, reason) {
        (Lang::Nl, EndReason::Removed) => {
            format!("De toegang is al ontzegd door {}.", author_and_time(lang, first, zone))
        }
        (Lang::En, EndReason::Removed) => {
            format!("Access was already revoked by {}.", author_and_time(lang, first, zone))
        }
        (Lang::Nl, EndReason::Left) => "Heeft de organisatie al verlaten.".into(),
        (Lang::En, EndReason::Left) => "Has already left the organisation.".into(),
        (Lang::Nl, EndReason::Expired) => "De toegang was al verlopen.".into(),
        (Lang::En, EndReason::Expired) => "Access had already expired.".into(),
        (
            Lang::Nl,
            EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved,
        ) => "Heeft geen toegang meer.".into(),
        (
            Lang::En,
            EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved,
        ) => "No longer has access.".into(),
    }
}

/// The name of the user who made the change; "system" if there is none.
pub(crate) fn author(lang: Lang, first: &ChangedBy) -> String {
    match lang {
        Lang::Nl => {
            first.by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string())
        }
        Lang::En => first.by.as_ref().map_or("system".to_owned(), |person| person.name.to_string()),
    }
}

/// The name of the user who made the change, and its time in brackets.
pub(crate) fn author_and_time(lang: Lang, first: &ChangedBy, zone: &TimeZone) -> String {
    format!("{} {}", author(lang, first), change_time(lang, first, zone))
}

/// The time of the change, in brackets.
pub(crate) fn change_time(lang: Lang, first: &ChangedBy, zone: &TimeZone) -> String {
    format!("({})", words::moment(lang, first.at, zone))
}

/// The existing values of a membership or request, where they differ from the requested values.
pub(crate) fn differs_sentence(
    lang: Lang,
    there: ExistingRow,
    since: Moment,
    what: &[Mismatch],
    zone: &TimeZone,
) -> String {
    let since = words::day_full(lang, since.day(zone));
    let there = match (lang, there) {
        (Lang::Nl, ExistingRow::Member) => format!("Is al lid sinds {since}"),
        (Lang::En, ExistingRow::Member) => format!("Has been a member since {since}"),
        (Lang::Nl, ExistingRow::Asked) => format!("Er wacht al een verzoek sinds {since}"),
        (Lang::En, ExistingRow::Asked) => format!("A request has been pending since {since}"),
        (Lang::Nl, ExistingRow::User) => format!("Is al gebruiker sinds {since}"),
        (Lang::En, ExistingRow::User) => format!("Has been a user since {since}"),
        (Lang::Nl, ExistingRow::Key) => format!("Deze sleutel is er al sinds {since}"),
        (Lang::En, ExistingRow::Key) => format!("This key has been there since {since}"),
    };
    let each: Vec<String> = what.iter().map(|one| mismatch_phrase(lang, one)).collect();
    format!("{there}: {}.", each.join("; "))
}

/// A value that stays as it is, and the value that was requested: `de rol blijft Beheerder (gevraagd:
/// Lid)`. `what` has its article in Dutch.
fn stays(lang: Lang, what: Text, is: Option<String>, wanted: Option<String>) -> String {
    let wanted = wanted.unwrap_or_else(|| both("geen", "none").of(lang).to_owned());
    let what = what.of(lang);
    let bare = what.split_once(' ').map_or(what, |(_, bare)| bare);
    match (lang, is) {
        (Lang::Nl, Some(is)) => format!("{what} blijft {is} (gevraagd: {wanted})"),
        (Lang::En, Some(is)) => format!("{what} stays {is} (requested: {wanted})"),
        (Lang::Nl, None) => format!("er blijft geen {bare} (gevraagd: {wanted})"),
        (Lang::En, None) => format!("there is still no {bare} (requested: {wanted})"),
    }
}

fn mismatch_phrase(lang: Lang, one: &Mismatch) -> String {
    let day = |day: &Option<Day>| day.map(|day| words::day_full(lang, day));
    let quoted = |text: Option<&str>| text.map(|text| format!("‘{text}’"));
    let word = |word: &str| Some(word.to_owned());
    let role = both("de rol", "the role");
    match (lang, one) {
        (_, Mismatch::Level { is, wanted }) => {
            let level = |of| word(words::level(lang, of));
            stays(lang, role, level(*is), level(*wanted))
        }
        (_, Mismatch::LastDay { is, wanted }) => {
            stays(lang, both("de laatste dag", "the last day"), day(is), day(wanted))
        }
        (_, Mismatch::Message { is, wanted }) => {
            let what = both("het bericht", "the message");
            stays(lang, what, quoted(is.as_deref()), quoted(wanted.as_deref()))
        }
        (_, Mismatch::Role { is, wanted }) => {
            let name = |of| word(words::role(lang, of));
            stays(lang, role, name(*is), name(*wanted))
        }
        (_, Mismatch::Name { is, wanted }) => {
            let what = both("de naam", "the name");
            stays(lang, what, quoted(is.as_deref()), quoted(wanted.as_deref()))
        }
        (_, Mismatch::Status { is, wanted }) => {
            let status = |of| word(words::user_status(lang, of));
            stays(lang, both("de status", "the status"), status(*is), status(*wanted))
        }
        (_, Mismatch::Paused { until }) => {
            let until = words::day_full(lang, *until);
            let paused = both("de toegang is gepauzeerd tot", "access is paused until");
            format!("{} {until}", paused.of(lang))
        }
        (_, Mismatch::Comment { is, wanted }) => {
            let what = both("de opmerking", "the comment");
            stays(lang, what, quoted(is.as_deref()), quoted(wanted.as_deref()))
        }
        (Lang::Nl, Mismatch::Unconfirmed { key }) => {
            format!("hij is nog niet bevestigd: toegang ssh sleutels bevestig {}", key.0)
        }
        (Lang::En, Mismatch::Unconfirmed { key }) => {
            format!("it is not confirmed yet: toegang ssh keys confirm {}", key.0)
        }
        (Lang::Nl, Mismatch::Asker { is, .. }) => format!("het komt van {}, niet van jou", is.name),
        (Lang::En, Mismatch::Asker { is, .. }) => {
            format!("it comes from {}, not from you", is.name)
        }
    }
}
