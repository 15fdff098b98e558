//! Sentences about organisations, their members and their requests.

use super::{
    either,
    parts::{Change, Parts},
};
use crate::{
    domain::Kind,
    text::{
        Lang,
        verbs::{self, members::LogWords},
    },
};

/// A change of an organisation.
pub(super) fn organisation(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, org, reason, .. } = parts;
    match kind {
        Kind::OrganisationChanged => either!(
            lang,
            "{actor} wijzigde de gegevens van {org}",
            "{actor} changed the details of {org}",
        ),
        Kind::OrganisationOffered => either!(
            lang,
            "{actor} bood bewijs aan voor {org}",
            "{actor} submitted evidence for {org}",
        ),
        Kind::OrganisationActivated if parts.by.is_none() => {
            either!(lang, "{org} is actief", "{org} is active")
        }
        Kind::OrganisationActivated => either!(
            lang,
            "{actor} keurde het bewijs goed: {org} is actief",
            "{actor} approved the evidence: {org} is active",
        ),
        Kind::OrganisationRejected => either!(
            lang,
            "{actor} keurde het bewijs van {org} af{reason}",
            "{actor} rejected the evidence of {org}{reason}",
        ),
        Kind::OrganisationRemoved => {
            either!(lang, "{actor} verwijderde {org}", "{actor} removed {org}")
        }
        _ => either!(lang, "{actor} voegde {org} toe", "{actor} added {org}"),
    }
}

/// A change of a member.
pub(super) fn member(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, to_org, of_org, at_org, org, role, until, day, cause, .. } =
        parts;
    let takes_away = parts.change == Change::Off;
    let words = LogWords { actor, whom, of_org, at_org, day, takes_away };
    if let Some(said) = verbs::members::log_sentence(lang, kind, &words) {
        return said;
    }
    match kind {
        Kind::MemberRemoved if parts.by.is_none() => either!(
            lang,
            "{person} verloor de toegang{to_org}{cause}",
            "{person} lost access{to_org}{cause}",
        ),
        Kind::MemberRemoved => either!(
            lang,
            "{actor} ontzegde {whom} de toegang{to_org}{cause}",
            "{actor} ended the access of {whom}{to_org}{cause}",
        ),
        Kind::MemberLeft => either!(lang, "{person} verliet {org}", "{person} left {org}"),
        Kind::MemberExpired => either!(
            lang,
            "De toegang van {person}{to_org} verliep",
            "The access of {person}{to_org} expired",
        ),
        Kind::MemberSuccessor => either!(
            lang,
            "{person} volgde op als Beheerder{of_org} (overdracht door {actor})",
            "{person} took over as Administrator{of_org} (handed over by {actor})",
        ),
        _ if parts.by.is_none() || parts.is_accepted => either!(
            lang,
            "{person} kreeg toegang{to_org} als {role}{until}",
            "{person} got access{to_org} as {role}{until}",
        ),
        _ => either!(
            lang,
            "{actor} gaf {whom} toegang{to_org} als {role}{until}",
            "{actor} gave {whom} access{to_org} as {role}{until}",
        ),
    }
}

/// A step of a collaboration request.
pub(super) fn request(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, of_org, role, until, day, reason, cause, .. } = parts;
    match kind {
        Kind::RequestAccepted => either!(
            lang,
            "{person} accepteerde het verzoek{of_org} en is nu {role}",
            "{person} accepted the request{of_org} and is now {role}",
        ),
        Kind::RequestDeclined => either!(
            lang,
            "{person} weigerde het verzoek{of_org}{reason}",
            "{person} declined the request{of_org}{reason}",
        ),
        Kind::RequestWithdrawn if parts.by.is_none() => either!(
            lang,
            "Het verzoek{of_org} aan {person} verviel{cause}",
            "The request{of_org} to {person} lapsed{cause}",
        ),
        Kind::RequestWithdrawn => either!(
            lang,
            "{actor} trok het verzoek{of_org} aan {whom} in{cause}",
            "{actor} withdrew the request{of_org} to {whom}{cause}",
        ),
        Kind::RequestRenewed => either!(
            lang,
            "{actor} herinnerde {whom} aan het verzoek{of_org}, geldig tot en met {day}",
            "{actor} reminded {whom} of the request{of_org}, valid until {day}",
        ),
        Kind::RequestReset => either!(
            lang,
            "{actor} herstelde het verzoek{of_org} aan {whom}, geldig tot en met {day}",
            "{actor} restored the request{of_org} to {whom}, valid until {day}",
        ),
        Kind::RequestExpired => either!(
            lang,
            "Het verzoek{of_org} aan {person} verliep op {day}",
            "The request{of_org} to {person} expired on {day}",
        ),
        _ => either!(
            lang,
            "{actor} vroeg {whom} als {role}{of_org}{until}",
            "{actor} asked {whom} to be {role}{of_org}{until}",
        ),
    }
}
