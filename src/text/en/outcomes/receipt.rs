//! Results of commands in English: for whom, line by line.

use jiff::tz::TimeZone;

use crate::{
    domain::{Did, Level, Name, Receipt},
    text::{
        en::{
            partners::what_ends,
            refusal::named,
            words::{self, and, count, day_full, members, requests},
        },
        grammar::names::unstop,
        outcome::{MOST_LOST as MOST, Sentences, lines},
    },
};

static SENTENCES: Sentences = Sentences {
    several: &[
        (Did::Added, |n, who| format!("{} added: {who}", members(n))),
        (Did::Restored, |n, who| format!("{} put back: {who}", members(n))),
        (Did::Asked, |n, who| format!("{} sent: {who}", requests(n))),
        (Did::Renewed, |n, who| format!("{} with a new term: {who}", requests(n))),
        (Did::Reset, |n, who| format!("{} with the old term again: {who}", requests(n))),
        (Did::Withdrawn, |n, who| format!("{} withdrawn: {who}", requests(n))),
        (Did::Removed, |n, who| format!("{} removed: {who}", members(n))),
        (Did::Level(Level::OrgAdmin), |_, who| format!("Now Administrator: {who}")),
        (Did::Level(Level::Member), |_, who| format!("Now Member: {who}")),
        (Did::Uninvited, |n, who| match n {
            1 => format!("Invitation withdrawn: {who}"),
            n => format!("{} withdrawn: {who}", count(n, "invitation", "invitations")),
        }),
        (Did::LastDay(None), |_, who| format!("No end date any more: {who}")),
    ],
    one: |did, who, about| one(did, about).or_else(|| neighbour(did, who, about)),
    last_day: |day, who| format!("Last day with access {}: {who}", day_full(day)),
    skipped: |who, why, zone| format!("Skipped: {}", named(who, why, zone)),
    organisations: |n| format!("{} removed", count(n, "organisation", "organisations")),
    others: |n| format!("and {} more", count(n, "line", "lines")),
    undone: "Undone:",
    redone: "Redone:",
    and,
};

pub(crate) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    lines(receipt, zone, &SENTENCES)
}

/// Results about the actor's own access.
fn one(did: &Did, org: &Name) -> Option<String> {
    Some(match did {
        Did::Accepted => format!("You are now a member of {}.", unstop(org)),
        Did::WaitsAgain => format!("The request from {org} waits for your answer again."),
        Did::Declined => format!("Request of {org} declined. The Administrators see it."),
        Did::Left => format!("You have left {}.", unstop(org)),
        _ => return None,
    })
}

/// Results about users, organisations and partnerships.
fn neighbour(did: &Did, who: &Name, about: &Name) -> Option<String> {
    Some(match did {
        Did::Founded => format!("Environment {about} was created; you are its Administrator."),
        Did::Joined => format!("You now belong to {}.", unstop(about)),
        Did::Activated => "You are active. Welcome.".to_owned(),
        Did::Invited => format!("Invited: {who}"),
        Did::Coded => format!("New code for {who}"),
        Did::Role(role) => format!("Now {}: {who}", words::role_in_full(*role)),
        Did::Manager(true) => format!("Now Relationship manager: {who}"),
        Did::Manager(false) => format!("No longer Relationship manager: {who}"),
        Did::Blocked(true) => format!("Blocked: {who}"),
        Did::Blocked(false) => format!("No longer blocked: {who}"),
        Did::UserRemoved(lost) if lost.is_empty() => {
            format!("Removed from the environment: {who}")
        }
        Did::UserRemoved(lost) => {
            let lost = and(lost, MOST);
            format!("Removed from the environment: {who}. No longer has access to {lost}")
        }
        Did::Succeeded(org) => format!("Now Administrator of {org}: {who}"),
        Did::Renamed => format!("Your name is now {}.", unstop(who)),
        Did::Addresses => "Your addresses have changed.".to_owned(),
        Did::KeyAdded => format!("Key added: {who} can sign in with it over ssh."),
        Did::KeyWaits { first: true } => {
            format!("Key added: at its first use it asks {who} for the activation code.")
        }
        Did::KeyWaits { first: false } => {
            format!("Key added: it opens once {who} confirms it, in a session of their own.")
        }
        Did::KeyConfirmed => "Key confirmed: you can sign in with it from now on.".to_owned(),
        Did::KeyCoded => {
            format!("Code for the key of {who}. Hand it over yourself, and only to {who}.")
        }
        Did::KeyWithdrawn => format!("Key withdrawn: {who}"),
        Did::Shared => format!("The domain of {about} is now shared."),
        Did::Created => format!("Added: {about}; activate it in Details."),
        Did::Edited => format!("Changed: {about}"),
        Did::Offered => format!("Evidence recorded; {about} is under review."),
        Did::Approved => format!("Activated: {about}"),
        Did::Rejected => format!("Rejected: {about} is not activated yet."),
        Did::OrganisationRemoved => format!("Removed: {about}"),
        Did::RelationAsked => format!("Relation request sent: {who}"),
        Did::Related(true) => format!("Relation with {who}; {about} is now a partner."),
        Did::Related(false) => format!("Relation with {}.", unstop(who)),
        Did::RelationDeclined => format!("Relation request of {who} declined."),
        Did::RelationWithdrawn => format!("Relation request to {who} withdrawn."),
        Did::PartnershipEnded(ended, withdrawn) => match what_ends(*ended, *withdrawn) {
            Some(what) => format!("Partnership with {about} ended, and with it {what}."),
            None => format!("Partnership with {about} ended."),
        },
        _ => return None,
    })
}
