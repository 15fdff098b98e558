//! What rows come down to before a language says it: who, on what, where, what ends.

use crate::domain::{Actor, LogRow, MemberRequest, Message, PartnerDetails, Profile, RequestState};

/// Who did it; `system` is what the program itself is called.
pub(super) fn who(row: &LogRow, system: &str) -> String {
    match &row.actor {
        (Actor::System, None) => system.to_owned(),
        (Actor::System, Some(os_user)) => format!("{system} ({os_user})"),
        (Actor::Person(_), name) => name.as_ref().map_or("–".to_owned(), ToString::to_string),
    }
}

/// On whom and what; `here` is the organisation whose log it is, which goes without saying.
pub(super) fn on(row: &LogRow, here: bool) -> String {
    match (&row.user, &row.org, &row.env) {
        (Some(person), Some(_), _) if here => person.name.to_string(),
        (Some(person), Some((_, org)), _) => format!("{} @ {org}", person.name),
        (Some(person), None, _) => person.name.to_string(),
        (None, Some((_, org)), _) => org.to_string(),
        (None, None, Some(env)) => env.to_string(),
        (None, None, None) => "–".to_owned(),
    }
}

/// What somebody wrote with this step of a request.
pub(super) fn written_with(request: &MemberRequest) -> Option<&Message> {
    match (&request.decided, request.state) {
        (Some(decided), _) => decided.reason.as_ref(),
        (None, RequestState::Pending) => request.message.as_ref(),
        (None, _) => None,
    }
}

/// Street, postal code and town, and the country as it is called.
pub(super) fn place(profile: &Profile, country: &str) -> String {
    let town = profile.town.as_ref().map(|town| match &profile.postal_code {
        Some(code) => format!("{code} {town}"),
        None => town.to_string(),
    });
    let place = [profile.street.as_ref().map(ToString::to_string), town, Some(country.to_owned())];
    place.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Everything that ends with a partnership, one a line: behind a request stands `request`, and
/// what one may not know is only counted.
pub(super) fn all_that_ends(
    details: &PartnerDetails,
    request: &str,
    hidden: fn(usize) -> String,
) -> Vec<String> {
    let ends = details.ends.iter().map(|one| (one.who.as_ref(), ""));
    let withdrawn = details.withdrawn.iter().map(|one| (one.who.as_ref(), request));
    let (known, unknown): (Vec<_>, Vec<_>) =
        ends.chain(withdrawn).partition(|(who, _)| who.is_some());
    let known = known.into_iter().filter_map(|(who, what)| who.map(|who| (who, what)));
    let mut lines: Vec<_> = known
        .map(|((person, (_, org), _), what)| format!("{} · {org}{what}", person.name))
        .collect();
    if !unknown.is_empty() {
        lines.push(hidden(unknown.len()));
    }
    lines
}
