//! Parts of rows that all languages share: actor, subject, place, and what ends.

use crate::domain::{
    Actor, LogRow, MemberRequest, Message, Name, PartnerDetails, Profile, RequestState,
};

/// The name of the actor; `system` if the program itself acted.
pub(crate) fn author_label(row: &LogRow, system: &str) -> String {
    match &row.actor {
        (Actor::System, None) => system.to_owned(),
        (Actor::System, Some(os_user)) => format!("{system} ({os_user})"),
        (Actor::Person(_), None) => "–".to_owned(),
        (Actor::Person(_), Some(name)) => name_with_email(name, row.actor_email.as_deref()),
    }
}

/// A name, with the address if the name alone is ambiguous.
pub(crate) fn name_with_email(name: &Name, email: Option<&str>) -> String {
    email.map_or_else(|| name.to_string(), |email| format!("{name} ({email})"))
}

/// The user and the organisation of a log line, or else its environment. With `here` the
/// organisation of a user is left out.
pub(crate) fn log_subject(row: &LogRow, here: bool) -> String {
    let user = row.user.as_ref().map(|user| name_with_email(&user.name, row.user_email.as_deref()));
    match (user, &row.org, &row.env) {
        (Some(user), Some(_), _) if here => user,
        (Some(user), Some((_, org)), _) => format!("{user} @ {org}"),
        (Some(user), None, _) => user,
        (None, Some((_, org)), _) => org.to_string(),
        (None, None, Some(env)) => env.to_string(),
        (None, None, None) => "–".to_owned(),
    }
}

/// The text that a user wrote in the latest step of a request: its message, or the reason of a
/// decision.
pub(crate) fn request_message(request: &MemberRequest) -> Option<&Message> {
    match (&request.decision, request.state) {
        (Some(decision), _) => decision.reason.as_ref(),
        (None, RequestState::Pending) => request.message.as_ref(),
        (None, _) => None,
    }
}

/// Street, postal code, town and country; unknown parts are left out.
pub(crate) fn postal_address(profile: &Profile, country: &str) -> String {
    let town = profile.town.as_ref().map(|town| match &profile.postal_code {
        Some(code) => format!("{code} {town}"),
        None => town.to_string(),
    });
    let parts = [profile.street.as_ref().map(ToString::to_string), town, Some(country.to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Lists everything that ends with a partnership: a person and an organisation, with `request` after
/// each request. Rows that the user may not see are only counted, in the place of the organisation.
pub(crate) fn all_that_ends(
    details: &PartnerDetails,
    request: &str,
    hidden: fn(usize) -> String,
) -> Vec<(String, String)> {
    let ends = details.ends.iter().map(|one| (one.who.as_ref(), ""));
    let withdrawn = details.withdrawn.iter().map(|one| (one.who.as_ref(), request));
    let (known, unknown): (Vec<_>, Vec<_>) =
        ends.chain(withdrawn).partition(|(who, _)| who.is_some());
    let known = known.into_iter().filter_map(|(who, what)| who.map(|who| (who, what)));
    let mut lines: Vec<_> = known
        .map(|((person, (_, org), _), what)| (person.name.to_string(), format!("{org}{what}")))
        .collect();
    if !unknown.is_empty() {
        lines.push((String::new(), hidden(unknown.len())));
    }
    lines
}
