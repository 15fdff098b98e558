//! Results of commands in English: for whom, line by line.

use jiff::tz::TimeZone;

use crate::{
    domain::{Level, Name, OutcomeKind, Receipt},
    text::{
        Lang,
        grammar::{
            names::unstop,
            number::count,
            words::{self, and, day_full, members, requests},
        },
        outcomes::outcome::{MOST_LOST as MOST, Sentences, lines},
        people::partners::what_ends,
        refusals::named,
    },
};

static SENTENCES: Sentences = Sentences {
    several: &[
        (OutcomeKind::Added, |n, who| format!("{} added: {who}", members(n))),
        (OutcomeKind::Restored, |n, who| format!("{} put back: {who}", members(n))),
        (OutcomeKind::Asked, |n, who| format!("{} sent: {who}", requests(n))),
        (OutcomeKind::Renewed, |n, who| format!("{} with a new term: {who}", requests(n))),
        (OutcomeKind::Reset, |n, who| format!("{} with the old term again: {who}", requests(n))),
        (OutcomeKind::Withdrawn, |n, who| format!("{} withdrawn: {who}", requests(n))),
        (OutcomeKind::Removed, |n, who| format!("{} removed: {who}", members(n))),
        (OutcomeKind::Level(Level::OrgAdmin), |_, who| format!("Now Administrator: {who}")),
        (OutcomeKind::Level(Level::Member), |_, who| format!("Now Member: {who}")),
        (OutcomeKind::Uninvited, |n, who| match n {
            1 => format!("Invitation withdrawn: {who}"),
            n => format!("{} withdrawn: {who}", count(Lang::En, n, "invitation", "invitations")),
        }),
        (OutcomeKind::LastDay(None), |_, who| format!("No end date any more: {who}")),
    ],
    one: |did, who, about| one(did, about).or_else(|| neighbour(did, who, about)),
    last_day: |day, who| format!("Last day with access {}: {who}", day_full(Lang::En, day)),
    skipped: |who, why, zone| format!("Skipped: {}", named(Lang::En, who, why, zone)),
    organisations: |n| format!("{} removed", count(Lang::En, n, "organisation", "organisations")),
    others: |n| format!("and {} more", count(Lang::En, n, "line", "lines")),
    undone: "Undone:",
    redone: "Redone:",
    and: |names, most| and(Lang::En, names, most),
};

pub(crate) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    lines(receipt, zone, &SENTENCES)
}

/// Results about the actor's own access.
fn one(did: &OutcomeKind, org: &Name) -> Option<String> {
    Some(match did {
        OutcomeKind::Accepted => format!("You are now a member of {}.", unstop(org)),
        OutcomeKind::WaitsAgain => format!("The request from {org} waits for your answer again."),
        OutcomeKind::Declined => format!("Request of {org} declined. The Administrators see it."),
        OutcomeKind::Left => format!("You have left {}.", unstop(org)),
        _ => return None,
    })
}

/// Results about users, organisations and partnerships.
fn neighbour(did: &OutcomeKind, who: &Name, about: &Name) -> Option<String> {
    Some(match did {
        OutcomeKind::Founded => {
            format!("Environment {about} was created; you are its Administrator.")
        }
        OutcomeKind::Joined => format!("You now belong to {}.", unstop(about)),
        OutcomeKind::Activated => "You are active. Welcome.".to_owned(),
        OutcomeKind::Invited => format!("Invited: {who}"),
        OutcomeKind::Coded => format!("New code for {who}"),
        OutcomeKind::Role(role) => format!("Now {}: {who}", words::role_in_full(*role)),
        OutcomeKind::Manager(true) => format!("Now Relationship manager: {who}"),
        OutcomeKind::Manager(false) => format!("No longer Relationship manager: {who}"),
        OutcomeKind::Blocked(true) => format!("Blocked: {who}"),
        OutcomeKind::Blocked(false) => format!("No longer blocked: {who}"),
        OutcomeKind::UserRemoved(lost) if lost.is_empty() => {
            format!("Removed from the environment: {who}")
        }
        OutcomeKind::UserRemoved(lost) => {
            let lost = and(Lang::En, lost, MOST);
            format!("Removed from the environment: {who}. No longer has access to {lost}")
        }
        OutcomeKind::Succeeded(org) => format!("Now Administrator of {org}: {who}"),
        OutcomeKind::Renamed => format!("Your name is now {}.", unstop(who)),
        OutcomeKind::Addresses => "Your addresses have changed.".to_owned(),
        OutcomeKind::KeyAdded => format!("Key added: {who} can sign in with it over ssh."),
        OutcomeKind::KeyWaits { first: true } => {
            format!("Key added: at its first use it asks {who} for the activation code.")
        }
        OutcomeKind::KeyWaits { first: false } => {
            format!("Key added: it opens once {who} confirms it, in a session of their own.")
        }
        OutcomeKind::KeyConfirmed => {
            "Key confirmed: you can sign in with it from now on.".to_owned()
        }
        OutcomeKind::KeyCoded => {
            format!("Code for the key of {who}. Hand it over yourself, and only to {who}.")
        }
        OutcomeKind::KeyWithdrawn => format!("Key withdrawn: {who}"),
        OutcomeKind::Shared => format!("The domain of {about} is now shared."),
        OutcomeKind::Created => format!("Added: {about}; activate it in Details."),
        OutcomeKind::Edited => format!("Changed: {about}"),
        OutcomeKind::Offered => format!("Evidence recorded; {about} is under review."),
        OutcomeKind::Approved => format!("Activated: {about}"),
        OutcomeKind::Rejected => format!("Rejected: {about} is not activated yet."),
        OutcomeKind::OrganisationRemoved => format!("Removed: {about}"),
        OutcomeKind::RelationAsked => format!("Relation request sent: {who}"),
        OutcomeKind::Related(true) => format!("Relation with {who}; {about} is now a partner."),
        OutcomeKind::Related(false) => format!("Relation with {}.", unstop(who)),
        OutcomeKind::RelationDeclined => format!("Relation request of {who} declined."),
        OutcomeKind::RelationWithdrawn => format!("Relation request to {who} withdrawn."),
        OutcomeKind::PartnershipEnded(ended, withdrawn) => {
            match what_ends(Lang::En, *ended, *withdrawn) {
                Some(what) => format!("Partnership with {about} ended, and with it {what}."),
                None => format!("Partnership with {about} ended."),
            }
        }
        _ => return None,
    })
}
