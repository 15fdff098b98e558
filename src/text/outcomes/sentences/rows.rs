//! Sentences in fewer words, for the rows of the log: a narrow screen has room for the names.

use super::{
    either,
    parts::{Change, Form, Parts},
};
use crate::{domain::Kind, text::Lang};

/// Returns the sentence of an event for a row; `None` if it is the whole sentence.
pub(super) fn row_sentence(lang: Lang, kind: Kind, parts: &Parts) -> Option<String> {
    let is_short = parts.form == Form::Short;
    match kind {
        _ if parts.form == Form::Whole => None,
        Kind::MemberAdded => Some(added(lang, parts)),
        Kind::RequestSent => Some(asked(lang, parts)),
        _ if is_short => {
            let about_member = member(lang, kind, parts).or_else(|| request(lang, kind, parts));
            about_member.or_else(|| partnership(lang, kind, parts))
        }
        _ => None,
    }
}

/// Access that was given. *Lid*, the usual level, is not named. Rows with and without room have one
/// wording, so that an act looks alike in all of them.
fn added(lang: Lang, parts: &Parts) -> String {
    let Parts { actor, person, whom, to_org, of_org, role, until, .. } = parts;
    let got = parts.by.is_none() || parts.is_accepted;
    let is_self = whom != person;
    match (parts.is_admin, got) {
        (true, _) if is_self || got => either!(
            lang,
            "{person} werd {role}{of_org}{until}",
            "{person} became {role}{of_org}{until}",
        ),
        (true, _) => either!(
            lang,
            "{actor} maakte {whom} {role}{of_org}{until}",
            "{actor} made {whom} {role}{of_org}{until}",
        ),
        (false, true) => either!(
            lang,
            "{person} kreeg toegang{to_org}{until}",
            "{person} got access{to_org}{until}",
        ),
        (false, false) => either!(
            lang,
            "{actor} gaf {whom} toegang{to_org}{until}",
            "{actor} gave {whom} access{to_org}{until}",
        ),
    }
}

/// A request to become a member. The organisation implies *Lid*, the usual level.
fn asked(lang: Lang, parts: &Parts) -> String {
    let Parts { actor, whom, of_org, for_org, role, until, .. } = parts;
    if parts.is_admin || for_org.is_empty() {
        return either!(
            lang,
            "{actor} vroeg {whom} als {role}{of_org}{until}",
            "{actor} asked {whom} to be {role}{of_org}{until}",
        );
    }
    either!(lang, "{actor} vroeg {whom}{for_org}{until}", "{actor} asked {whom}{for_org}{until}")
}

/// A change of a member; `None` for other kinds, and for those that are short already.
fn member(lang: Lang, kind: Kind, parts: &Parts) -> Option<String> {
    let Parts { actor, person, whom, to_org, of_org, at_org, .. } = parts;
    Some(match (kind, parts.change) {
        (Kind::MemberRemoved, _) if parts.by.is_some() => either!(
            lang,
            "{actor} ontzegde {whom} toegang{to_org}",
            "{actor} ended access of {whom}{to_org}",
        ),
        (Kind::MemberSuccessor, _) => either!(
            lang,
            "{actor} maakte {person} Beheerder{of_org}",
            "{actor} made {person} Administrator{of_org}",
        ),
        (Kind::MemberLevel, Change::Off) => {
            either!(lang, "{actor} maakte {whom} Lid{of_org}", "{actor} made {whom} Member{of_org}")
        }
        (Kind::MemberUntil, Change::Off) => either!(
            lang,
            "{actor} wiste laatste dag van {whom}{at_org}",
            "{actor} removed last day of {whom}{at_org}",
        ),
        (Kind::MemberUntil, _) => either!(
            lang,
            "{actor} zette laatste dag van {whom}{at_org}",
            "{actor} set last day of {whom}{at_org}",
        ),
        (Kind::MemberPaused, Change::Off) => either!(
            lang,
            "{actor} beëindigde pauze van {whom}{at_org}",
            "{actor} ended pause of {whom}{at_org}",
        ),
        (Kind::MemberPaused, _) => {
            either!(lang, "{actor} pauzeerde {whom}{at_org}", "{actor} paused {whom}{at_org}")
        }
        _ => return None,
    })
}

/// A step of a request; `None` for other kinds, and for those that are short already.
fn request(lang: Lang, kind: Kind, parts: &Parts) -> Option<String> {
    let Parts { actor, person, whom, org, of_org, .. } = parts;
    // Behind the verb, so that a long name is cut instead of the verb.
    let after = if of_org.is_empty() { String::new() } else { format!(" ({org})") };
    Some(match kind {
        Kind::RequestExpired => {
            either!(
                lang,
                "Verzoek aan {person} verliep{after}",
                "Request to {person} expired{after}"
            )
        }
        Kind::RequestAccepted => either!(
            lang,
            "{person} accepteerde het verzoek{of_org}",
            "{person} accepted the request{of_org}",
        ),
        Kind::RequestWithdrawn if parts.by.is_some() => either!(
            lang,
            "{actor} trok verzoek aan {whom} in{after}",
            "{actor} withdrew request{of_org} to {whom}",
        ),
        Kind::RequestRenewed if of_org.is_empty() => either!(
            lang,
            "{actor} herinnerde {whom} aan het verzoek",
            "{actor} reminded {whom} of the request",
        ),
        Kind::RequestRenewed => {
            either!(lang, "{actor} herinnerde {whom} aan {org}", "{actor} reminded {whom} of {org}")
        }
        Kind::RequestReset => either!(
            lang,
            "{actor} herstelde verzoek{of_org} aan {whom}",
            "{actor} restored request{of_org} to {whom}",
        ),
        _ => return None,
    })
}

/// A change of a partnership, whose name is that of both sides; `None` for other kinds.
fn partnership(lang: Lang, kind: Kind, parts: &Parts) -> Option<String> {
    let Parts { actor, env, .. } = parts;
    Some(match kind {
        Kind::PartnershipMade => {
            either!(lang, "{actor} begon partnerschap {env}", "{actor} started partnership {env}")
        }
        Kind::PartnershipEnded => either!(
            lang,
            "{actor} beëindigde partnerschap {env}",
            "{actor} ended partnership {env}",
        ),
        _ => return None,
    })
}
