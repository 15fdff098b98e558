//! Refusals in English: what happened, that nothing changed, who can or what to do.

use jiff::tz::TimeZone;

use super::outcomes::changed_by::{by, by_whom, closed, differs, gone, over};
use crate::{
    domain::{ChangedBy, InvitationState, Moment, Name, NameFault, Now, Person, Refusal, fold},
    text::{
        Lang,
        grammar::{
            day::clock,
            names::unstop,
            words::{self, and, day_full, day_this_year, moment},
        },
        outcome::all_skipped,
    },
};

/// The whole sentence, for a toast, a dialog or the command line.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(super) fn refusal(why: &Refusal, zone: &TimeZone) -> String {
    match why {
        Refusal::ActorNotActive => {
            "You are blocked, removed or not activated yet. An Administrator of your environment can \
             change that."
                .into()
        }
        Refusal::NotOrgAdmin { org, who_can, lost } => not_admin(org, who_can, lost.as_ref(), zone),
        Refusal::NoSuchOrganisation => "Organisation not found.".into(),
        Refusal::MembershipOver { org, first, reason } => over(org, first, *reason, zone),
        Refusal::NotActivated { org } => {
            format!("{org} is not activated yet. Activate it first.")
        }
        Refusal::AlreadyMember { since } => {
            format!("Already a member, since {}.", day_full(Lang::En, since.day(zone)))
        }
        Refusal::AlreadyAsked { since } => {
            format!("A request has been pending since {}.", day_full(Lang::En, since.day(zone)))
        }
        Refusal::Differs { there, since, what } => differs((*there, *since), what, zone),
        Refusal::Blocked => "This user is blocked.".into(),
        Refusal::PartnerBasic => "This user is a Basic user at the partner.".into(),
        Refusal::Unrelated => {
            "This person is not in your environment, nor at a partner with a relation.".into()
        }
        Refusal::NoSuchRequest => "Request not found.".into(),
        Refusal::AlreadyAccepted { first } => {
            format!("This request was already accepted by {}.", by(first, zone))
        }
        Refusal::RequestClosed { state, first, cause } => closed(*state, first, *cause, zone),
        Refusal::RequestExpired { at } => {
            let day = day_full(Lang::En, at.day(zone));
            format!("This request expired on {day}. Ask for a new term.")
        }
        Refusal::PartnershipEnded => "The partnership has ended.".into(),
        Refusal::SenderNoAdmin(sender) => format!(
            "{sender} cannot make you an Administrator: only an Administrator of the organisation \
             can. Ask one of its Administrators to renew the request."
        ),
        Refusal::TheirConsent => "This access was ended from the partner's side. It does not come \
             back without their consent; send a new request."
            .into(),
        Refusal::YouAreBasic => "You are a Basic user. Only an Advanced user or Administrator can \
             accept; ask your Administrator for that role."
            .into(),
        Refusal::LastAdmin { org } => format!(
            "Last Administrator of {org} without end date. Make someone else Administrator first."
        ),
        Refusal::Yourself => "To remove yourself, leave the organisation (x v).".into(),
        Refusal::OwnExtension => "You cannot extend your own access.".into(),
        Refusal::NoSuchMember => "Member not found.".into(),
        Refusal::MemberGone { first, reason } => gone(first, *reason, zone),
        Refusal::Changed { first, .. } => {
            format!("Just changed by {}. Nothing was overwritten.", by(first, zone))
        }
        Refusal::Same { .. } => "It is already like that.".into(),
        Refusal::DayPast { day } => format!("{} is already past.", day_full(Lang::En, *day)),
        Refusal::NotEnvAdmin { who_can } => can("an Administrator of the environment", who_can),
        Refusal::OtherEnvironment => "That user belongs to another environment.".into(),
        Refusal::NoSuchUser => "User not found.".into(),
        Refusal::UserGone { first } => {
            format!("The user was removed by {}.", by(first, zone))
        }
        Refusal::UserElsewhere { env } => {
            format!("That user belongs to the environment {}.", unstop(env))
        }
        Refusal::HasEnvAdmin { who_can } => {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            format!("The environment has an active Administrator: {}.", unstop(&and(Lang::En, &names, 4)))
        }
        Refusal::EmailInUse => "This e-mail address is already in use.".into(),
        Refusal::SharedDomain => {
            "This address is of a shared domain: with an invitation that person \
             would start an environment of their own. Choose Add user."
                .into()
        }
        Refusal::ElsewhereDomain => "This domain belongs to another environment.".into(),
        Refusal::OtherDomain => "An extra address has the same domain as the first one.".into(),
        Refusal::NameNeeded => "Choose a name for your environment.".into(),
        Refusal::NameTaken => "An environment with that name already exists.".into(),
        Refusal::BadCode => "This code is wrong. Check it, or ask your \
             Administrator for a new one."
            .into(),
        Refusal::CodeWait { until } => format!(
            "Too many wrong codes were entered. The next try can be at {}; a new code from an \
             Administrator works at once.",
            clock(*until, zone)
        ),
        Refusal::CodeOver { state } => code_over(*state).into(),
        Refusal::LastEnvAdmin { could } => {
            let who = match names(could) {
                names if names.is_empty() => String::new(),
                names => format!(", for example {}", and(Lang::En, &names, 4)),
            };
            format!(
                "Last Administrator of the environment. Make someone else Administrator first{}.",
                unstop(&who)
            )
        }
        Refusal::OwnRole => {
            "You cannot block or remove yourself; another Administrator can.".into()
        }
        Refusal::WrongStatus { status, .. } => {
            let status = words::user_status(Lang::En, *status).to_lowercase();
            format!("That is not possible: the user is {status}.")
        }
        Refusal::NeedsSuccessor { orgs } => {
            let names: Vec<Name> = orgs.iter().map(|(_, name)| name.clone()).collect();
            format!("First choose who becomes Administrator of {}.", unstop(&and(Lang::En, &names, 5)))
        }
        Refusal::BadSuccessor { org } => {
            format!("Only an active user of this environment can take over {}.", unstop(org))
        }
        Refusal::LooksLike { name, other, email } => {
            let whose = email.as_ref().map_or(String::new(), |email| format!(" ({email})"));
            if fold(name) == fold(other) {
                let who = format!("{other}{whose}");
                return format!("Somebody has that name already: {}.", unstop(&who));
            }
            format!("{name} looks like {other}{whose}, but is a different name.")
        }
        Refusal::AddressLooksLike { email, other } if other.contains('@') => {
            format!("The address {email} looks like {other}, but is a different address.")
        }
        Refusal::AddressLooksLike { email, other } => {
            format!("The address {email} looks like one at {other}, but has another domain.")
        }
        Refusal::BadName { name, fault } => match fault {
            NameFault::Address => {
                format!("‘{name}’ looks like an e-mail address. Choose a name without an @.")
            }
            NameFault::Invisible => "This name has an invisible character. Type the name \
                 again instead of pasting it."
                .into(),
            NameFault::Mark => format!(
                "‘{name}’ looks like what the program itself puts beside or in place of a name. \
                 Choose another name."
            ),
            NameFault::Domain => format!(
                "‘{name}’ has a domain in it, which belongs to those with an address there. Choose \
                 another name, or register with an address of that domain."
            ),
        },
        Refusal::NoSuchAddress => "That extra address does not exist.".into(),
        Refusal::NotVerified => "That address is not confirmed with the code yet.".into(),
        Refusal::KeyInUse => {
            "Somebody already signs in with this key. Create one of your own.".into()
        }
        Refusal::NoSuchKey => "Key not found.".into(),
        Refusal::KeyWithdrawn => {
            "The key of this session was withdrawn. The session has ended.".into()
        }
        Refusal::KeyWaits => {
            "This key waits to be confirmed and opens nothing yet. Sign in again to enter the code."
                .into()
        }
        Refusal::NotKeyOwner { owner } => {
            format!("Only {} confirms this key, in a session of their own.", owner.name)
        }
        Refusal::KeyOpens { owner } => format!(
            "No code is needed: {} has a key that opens and confirms the new one with it.",
            owner.name
        ),
        Refusal::OwnKeyCode { who_can } if who_can.is_empty() => {
            "The person who adds a key cannot make the code for it. There is no other Administrator; \
             whoever runs the host can do it, with the user present: toegang --as USER ssh keys \
             confirm NUMBER."
                .into()
        }
        Refusal::OwnKeyCode { who_can } => format!(
            "The person who adds a key cannot make the code for it. {}",
            can("another Administrator of the environment", who_can)
        ),
        Refusal::NotTyped => "That is not what must be typed. Nothing has changed.".into(),
        Refusal::AlreadyShared => "The domain is already shared; that is final.".into(),
        Refusal::BadCountry => "A country is two letters, such as NL or BE.".into(),
        Refusal::BadNumber { scheme } => words::number_form(Lang::En, *scheme).into(),
        Refusal::NumberHeld { scheme } => {
            let number = words::scheme(Lang::En, *scheme);
            format!("This {number} is confirmed for another organisation already.")
        }
        Refusal::ManualEntry => {
            "Without a register number, only other evidence, in words, is accepted.".into()
        }
        Refusal::NotManualEntry => {
            "With a register number, a payment or an extract is needed.".into()
        }
        Refusal::RegisterData => "Name, address and numbers come from the register and cannot be \
             changed by hand after Activate now."
            .into(),
        Refusal::NotCreator { who_can } => can("the person who added the organisation", who_can),
        Refusal::WrongOrgStatus { status, .. } => {
            format!("That is not possible: the organisation is {}.", words::org_status(Lang::En, *status))
        }
        Refusal::OwnEvidence { who_can } => {
            can("another Administrator of the environment", who_can)
        }
        Refusal::NotManager => {
            "You are not a Relationship manager; an Administrator of your environment \
             can make you one."
                .into()
        }
        Refusal::BasicManager => {
            "As a Basic user you cannot make relations; ask your Administrator for \
             another role."
                .into()
        }
        Refusal::AskedNotManager => {
            "That person is not a Relationship manager who can make relations.".into()
        }
        Refusal::SameEnvironment => "A relation is between two environments.".into(),
        Refusal::AlreadyRelated { since } => {
            format!("There already is a relation, since {}.", day_full(Lang::En, since.day(zone)))
        }
        Refusal::NoSuchPartnership => "Partnership not found.".into(),
        Refusal::NotPartnerManager { who_can } => {
            can("a Relationship manager or an Administrator of the environment", who_can)
        }
        Refusal::OwnKey { fingerprint, .. } => {
            format!("This withdraws a key of your own: {fingerprint}.")
        }
        Refusal::NothingToTakeBack => "There is nothing to undo.".into(),
        Refusal::NothingToDoAgain => "There is nothing to redo.".into(),
        Refusal::Final => {
            "This cannot be undone. An earlier operation may still be undone, from the Log.".into()
        }
        Refusal::TooLate { until } => format!(
            "This could be put back until {} {}. Add again.",
            day_full(Lang::En, until.day(zone)),
            clock(*until, zone)
        ),
        Refusal::MovedOn { first: Some(first) } => {
            format!("Changed meanwhile by {}. Nothing was overwritten.", by(first, zone))
        }
        Refusal::MovedOn { first: None } => {
            "Something else has changed in the meantime. Nothing was overwritten.".into()
        }
        Refusal::NobodyChosen => "Choose someone first.".into(),
        Refusal::AllSkipped { skipped } => all_skipped(skipped, |who, why| named(who, why, zone)),
    }
}

/// Why an attempt was refused, in a few words, by its code.
pub(super) fn denied(code: &str) -> &str {
    match code {
        "not_org_admin" => "not an Administrator of the organisation",
        "not_env_admin" => "not an Administrator of the environment",
        "no_such_organisation" | "membership_over" => "not a member",
        "actor_not_active" => "not active",
        "other_environment" => "another environment",
        "not_manager" => "not a Relationship manager",
        "basic_manager" => "Basic user",
        "key_waits" => "key not confirmed",
        "not_key_owner" => "key of somebody else",
        "own_key_code" => "added it themselves",
        "bad_code" => "wrong code",
        "key_withdrawn" => "key withdrawn",
        "not_creator" => "added by someone else",
        "own_evidence" => "own evidence",
        "not_partner_manager" => "not a Relationship manager or Administrator of the environment",
        other => other,
    }
}

fn names(people: &[Person]) -> Vec<Name> {
    people.iter().map(|person| person.name.clone()).collect()
}

fn can(whom: &str, who_can: &[Person]) -> String {
    if who_can.is_empty() {
        return format!("Only {whom} can do this.");
    }
    format!("Only {whom} can do this: {}.", unstop(&and(Lang::En, &names(who_can), 4)))
}

const fn code_over(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Accepted | InvitationState::Sent => "This code has been used already.",
        InvitationState::Withdrawn => "This invitation was withdrawn.",
        InvitationState::Expired => "This code has expired. Ask your Administrator for a new one.",
        InvitationState::Replaced => "This code was replaced by a newer one.",
    }
}

/// Maximum names of skipped users; the rest is counted.
const NAMED: usize = 50;

/// The reason, with the names of the users that it is about.
pub(super) fn named(who: &[Name], why: &Refusal, zone: &TimeZone) -> String {
    let reason = refusal(why, zone);
    // A reason about the actor is about none of the users.
    if who.is_empty() || why.is_of_actor() {
        reason
    } else {
        format!("{}: {reason}", and(Lang::En, who, NAMED))
    }
}

/// The reason in a few words, beside a name in the member dialog.
pub(super) fn short(why: &Refusal, zone: &TimeZone, now: Now) -> String {
    let since = |at: Moment| day_this_year(Lang::En, at.day(zone), now.today);
    match why {
        Refusal::AlreadyMember { since: at } => format!("member since {}", since(*at)),
        Refusal::AlreadyAsked { since: at } => format!("request pending since {}", since(*at)),
        Refusal::Blocked => "blocked".into(),
        Refusal::PartnerBasic => "is a Basic user at the partner".into(),
        other => refusal(other, zone),
    }
}

fn not_admin(org: &Name, who_can: &[Person], lost: Option<&ChangedBy>, zone: &TimeZone) -> String {
    if let Some(first) = lost {
        let (at, name) = (moment(Lang::En, first.at, zone), by_whom(first));
        let said = format!("You have not been an Administrator of {org} since {at} ({name}).");
        return if who_can.is_empty() {
            format!("{said} Nothing has changed.")
        } else {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            format!(
                "{said} Nothing has changed; now only {} can do this.",
                and(Lang::En, &names, 4)
            )
        };
    }
    if who_can.is_empty() {
        return format!("Only an Administrator of {org} can do this.");
    }
    can("an Administrator of this organisation", who_can)
}
