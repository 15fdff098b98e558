//! Sentences about users, their activation codes and their ssh keys.

use super::{
    either,
    parts::{Change, Parts},
};
use crate::{
    domain::Kind,
    text::{
        Lang,
        verbs::users::{LogWords, log_sentence},
    },
};

/// A change of a user.
pub(super) fn user(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, role, .. } = parts;
    let takes_away = parts.change == Change::Off;
    let words = LogWords { actor, person, whom, role, takes_away };
    if let Some(text) = log_sentence(lang, kind, &words) {
        return text;
    }
    match kind {
        Kind::UserAdded if parts.by.is_none() || whom != person => {
            either!(lang, "{person} kwam erbij als {role}", "{person} joined as {role}")
        }
        Kind::UserAdded => {
            either!(
                lang,
                "{actor} voegde {person} toe als {role}",
                "{actor} added {person} as {role}"
            )
        }
        Kind::UserActivated => {
            either!(lang, "{person} activeerde het account", "{person} activated their account")
        }
        Kind::UserRemoved => either!(lang, "{actor} verwijderde {whom}", "{actor} removed {whom}"),
        Kind::UserAddress => address(lang, parts),
        _ => either!(
            lang,
            "{actor} wijzigde de gegevens van {whom}",
            "{actor} changed the details of {whom}",
        ),
    }
}

fn address(lang: Lang, parts: &Parts) -> String {
    let Parts { actor, person, whom, detail, .. } = parts;
    match parts.change {
        Change::On if detail.is_empty() && !actor.is_empty() => either!(
            lang,
            "{actor} maakte een code voor een adres van {whom}",
            "{actor} made a code for an address of {whom}",
        ),
        Change::On => either!(
            lang,
            "{actor} voegde het adres {detail} toe aan {whom}",
            "{actor} added the address {detail} to {whom}",
        ),
        Change::Off => either!(
            lang,
            "{actor} haalde het adres {detail} weg bij {whom}",
            "{actor} removed the address {detail} from {whom}",
        ),
        Change::Verified => either!(
            lang,
            "{person} bevestigde het adres {detail}",
            "{person} verified the address {detail}",
        ),
        Change::Primary => either!(
            lang,
            "{actor} maakte {detail} het eerste adres van {whom}",
            "{actor} made {detail} the primary address of {whom}",
        ),
    }
}

/// A change of an activation code.
pub(super) fn invitation(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, .. } = parts;
    match kind {
        Kind::InvitationAccepted => {
            either!(
                lang,
                "{person} gebruikte de activatiecode",
                "{person} used the activation code"
            )
        }
        Kind::InvitationWithdrawn if parts.by.is_none() => either!(
            lang,
            "De activatiecode van {person} is ingetrokken",
            "The activation code of {person} was withdrawn",
        ),
        Kind::InvitationWithdrawn => either!(
            lang,
            "{actor} trok de activatiecode van {whom} in",
            "{actor} withdrew the activation code of {whom}",
        ),
        Kind::InvitationReplaced => either!(
            lang,
            "De activatiecode van {person} is vervangen door een nieuwe",
            "The activation code of {person} was replaced by a new one",
        ),
        Kind::InvitationExpired => either!(
            lang,
            "De activatiecode van {person} verliep",
            "The activation code of {person} expired",
        ),
        _ => either!(
            lang,
            "{actor} maakte een activatiecode voor {whom}",
            "{actor} made an activation code for {whom}",
        ),
    }
}

/// A change of an ssh key; the detail is its remark.
pub(super) fn key(lang: Lang, kind: Kind, parts: &Parts) -> String {
    let Parts { actor, person, whom, detail, .. } = parts;
    match kind {
        Kind::KeyConfirmed => either!(
            lang,
            "{person} bevestigde een ssh-sleutel{detail}",
            "{person} confirmed an ssh key{detail}",
        ),
        Kind::KeyCode => either!(
            lang,
            "{actor} maakte een code voor een ssh-sleutel van {whom}{detail}",
            "{actor} made a code for an ssh key of {whom}{detail}",
        ),
        Kind::KeyWithdrawn if parts.by.is_none() => either!(
            lang,
            "Een ssh-sleutel van {person} is ingetrokken{detail}",
            "An ssh key of {person} was withdrawn{detail}",
        ),
        Kind::KeyWithdrawn => either!(
            lang,
            "{actor} trok een ssh-sleutel van {whom} in{detail}",
            "{actor} withdrew an ssh key of {whom}{detail}",
        ),
        _ => either!(
            lang,
            "{actor} voegde een ssh-sleutel toe voor {whom}{detail}",
            "{actor} added an ssh key for {whom}{detail}",
        ),
    }
}
