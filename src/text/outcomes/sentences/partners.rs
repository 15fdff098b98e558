//! Sentences about environments, partnerships and relations.

use super::{either, parts::Parts};
use crate::{domain::Kind, text::Lang};

/// A change of an environment, or of the file.
pub(super) fn environment(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, env, detail, .. } = parts;
    match kind {
        Kind::EnvironmentRenamed => either!(
            lang,
            "{actor} gaf de omgeving een andere naam: {env}",
            "{actor} renamed the environment to {env}",
        ),
        Kind::EnvironmentShared => either!(
            lang,
            "{actor} maakte {detail} een gedeeld domein",
            "{actor} made {detail} a shared domain",
        ),
        Kind::FileZone => either!(
            lang,
            "{actor} zette de tijdzone van het bestand op {detail}",
            "{actor} set the time zone of the file to {detail}",
        ),
        _ => either!(
            lang,
            "{actor} maakte de omgeving {env}",
            "{actor} created the environment {env}",
        ),
    }
}

/// A change of a partnership; the environment is the name of both sides.
pub(super) fn partnership(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, env, .. } = parts;
    match kind {
        Kind::PartnershipEnded => either!(
            lang,
            "{actor} beëindigde het partnerschap {env}",
            "{actor} ended the partnership {env}",
        ),
        _ => either!(
            lang,
            "{actor} begon het partnerschap {env}",
            "{actor} started the partnership {env}",
        ),
    }
}

/// A change of a relation or of a request for one.
pub(super) fn relation(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, other, reason, cause, .. } = parts;
    match kind {
        Kind::RelationMade => either!(
            lang,
            "{person} en {other} hebben nu een relatie",
            "{person} and {other} now have a relation",
        ),
        Kind::RelationEnded => either!(
            lang,
            "De relatie van {person} met {other} eindigde",
            "The relation of {person} with {other} ended",
        ),
        Kind::RelationAccepted => either!(
            lang,
            "{person} accepteerde het relatieverzoek van {other}",
            "{person} accepted the relation request of {other}",
        ),
        Kind::RelationDeclined => either!(
            lang,
            "{person} weigerde het relatieverzoek van {other}{reason}",
            "{person} declined the relation request of {other}{reason}",
        ),
        Kind::RelationWithdrawn if parts.by.is_none() => either!(
            lang,
            "Het relatieverzoek van {other} aan {person} verviel{cause}",
            "The relation request of {other} to {person} lapsed{cause}",
        ),
        Kind::RelationWithdrawn => either!(
            lang,
            "{actor} trok het relatieverzoek aan {whom} in",
            "{actor} withdrew the relation request to {whom}",
        ),
        _ => either!(
            lang,
            "{actor} vroeg {whom} om een relatie",
            "{actor} asked {whom} for a relation",
        ),
    }
}
