//! Taking a handling back, as far as the world did not move on: never by a way of its own, always
//! by the rules for doing the opposite, so that no right and no invariant is passed by.

use super::{access, case::Case, grant, keys, removal, requests, users};
use crate::domain::{
    About, Did, Event, Kind, Line, Membership, MembershipId, Moment, Name, NameFault, Origin, Past,
    Pick, Record, Refusal, SshKey, Standing, User, Which, standing,
};

/// Days in which an own user's access can be given back as it was (UX 5.5).
const OWN: i64 = 30;
/// Milliseconds in which a partner's user's can: consent is theirs to give.
const PARTNER: i64 = 10 * 60 * 1000;

/// One handling, from its last event to its first. Who cannot be put back is named with the
/// reason, the others go on (R84). A key of one's own goes only when that was asked about.
pub(super) fn take_back(
    case: &mut Case,
    which: Which,
    sure: bool,
) -> Result<(About, Name), Refusal> {
    let none = match which {
        Which::TakenBack => Refusal::NothingToDoAgain,
        Which::Last | Which::Handling(_) => Refusal::NothingToTakeBack,
    };
    let past = case.facts.past.clone().ok_or(none)?;
    if let Some(why) = own_key(case, &past).filter(|_| !sure) {
        return Err(why);
    }
    let mut about = None;
    for event in past.events.iter().rev().filter(|event| !event.by_system) {
        if let Some(of) = subject(case, event) {
            about = Some(of);
        }
        let who = event.becomes.user().and_then(|user| case.facts.person(user));
        match step(case, event, &past) {
            Ok(Some(did)) => case.tell(who, did),
            Ok(None) => {}
            Err(why) => case.skip(who, why),
        }
    }
    // What only went along with something else leaves nothing to take back.
    about.filter(|_| case.told() > 0).ok_or(Refusal::Final)
}

/// The question about the actor's own key that would be withdrawn, if one would be.
fn own_key(case: &Case, past: &Past) -> Option<Refusal> {
    let mine = |key: &&SshKey| key.user == case.actor.id && key.is_open();
    let added = past.events.iter().find_map(|event| match (event.kind, &event.becomes) {
        (Kind::KeyAdded, Record::Key(row)) => case.facts.keys.get(&row.id).filter(mine),
        _ => None,
    })?;
    Some(Refusal::OwnKey {
        handling: past.handling,
        key: added.id,
        fingerprint: added.fingerprint.clone(),
        remark: added.remark.clone(),
        is_last: case.facts.keys.values().filter(mine).count() == 1,
    })
}

fn subject(case: &Case, event: &Event) -> Option<(About, Name)> {
    if let Some(org) = event.becomes.org() {
        return case.about_org(org).ok();
    }
    let user = event.becomes.user()?;
    case.facts.person(user).map(|person| (About::User(person.id), person.name))
}

/// The opposite of one event; nothing for one that goes with another.
fn step(case: &mut Case, event: &Event, past: &Past) -> Result<Option<Did>, Refusal> {
    match (event.kind, &event.was, &event.becomes) {
        (Kind::RequestAccepted | Kind::InvitationSent | Kind::InvitationReplaced, ..) => Ok(None),
        (Kind::MemberAdded, None, Record::Membership(row)) if past.made.contains(&row.org) => {
            Ok(None)
        }
        (Kind::OrganisationAdded, None, Record::Organisation(row)) => {
            still(case, event)?;
            let (org, name) = (row.id, row.name.clone());
            quietly(case, |case| super::organisations::remove(case, org, &name).map(drop))?;
            Ok(Some(Did::OrganisationRemoved))
        }
        (Kind::MemberAdded | Kind::MemberSuccessor, None, Record::Membership(row)) => {
            still(case, event)?;
            quietly(case, |case| {
                if row.user == case.actor.id {
                    access::leave(case, row.org)
                } else {
                    access::remove(case, row.org, &[(row.id, row.level)])
                }
            })?;
            Ok(Some(Did::Removed))
        }
        (Kind::MemberRemoved | Kind::MemberLeft, Some(Record::Membership(was)), _) => {
            restore(case, was, past.at)?;
            Ok(Some(Did::Restored))
        }
        (Kind::MemberLevel, Some(Record::Membership(was)), Record::Membership(now)) => {
            still(case, event)?;
            let change = (now.level, was.level);
            quietly(case, |case| access::change_level(case, was.org, &[was.id], change))?;
            Ok(Some(Did::Level(was.level)))
        }
        (Kind::MemberUntil, Some(Record::Membership(was)), Record::Membership(now)) => {
            still(case, event)?;
            let seen = [(was.id, now.last_day)];
            quietly(case, |case| access::change_last_day(case, was.org, &seen, was.last_day))?;
            Ok(Some(Did::LastDay(was.last_day)))
        }
        (Kind::RequestRenewed | Kind::RequestReset, Some(Record::Request(was)), _) => {
            case.administered_active(was.org)?;
            still(case, event)?;
            let was = Record::Request(was.clone());
            case.write(Kind::RequestReset, Some(event.becomes.clone()), was);
            Ok(Some(Did::Reset))
        }
        (Kind::RequestSent, _, Record::Request(row)) => {
            quietly(case, |case| requests::withdraw(case, row.org, &[row.id]))?;
            Ok(Some(Did::Withdrawn))
        }
        (Kind::RequestWithdrawn, Some(Record::Request(was)), _) => {
            let pick = Pick { user: was.addressee, level: was.level, last_day: was.last_day };
            quietly(case, |case| grant::add(case, was.org, &[pick], was.message.as_ref()))?;
            Ok(Some(Did::Asked))
        }
        _ => neighbour(case, event),
    }
}

/// The same, of what is not about access.
fn neighbour(case: &mut Case, event: &Event) -> Result<Option<Did>, Refusal> {
    match (event.kind, &event.was, &event.becomes) {
        (Kind::UserRole, Some(Record::User(was)), Record::User(now)) => {
            still(case, event)?;
            let change = (now.role, was.role);
            quietly(case, |case| users::change_role(case, was.id, change).map(drop))?;
            Ok(Some(Did::Role(was.role)))
        }
        (Kind::UserManager, Some(Record::User(was)), _) => {
            still(case, event)?;
            let manager = was.relation_manager;
            quietly(case, |case| users::set_manager(case, was.id, manager).map(drop))?;
            Ok(Some(Did::Manager(manager)))
        }
        (Kind::UserBlocked | Kind::UserUnblocked, Some(Record::User(was)), _) => {
            still(case, event)?;
            let blocked = event.kind == Kind::UserUnblocked;
            quietly(case, |case| users::set_blocked(case, was.id, blocked).map(drop))?;
            Ok(Some(Did::Blocked(blocked)))
        }
        (Kind::UserAdded, None, Record::User(row)) if row.how_by_beheerder() => {
            quietly(case, |case| removal::uninvite(case, row.id).map(drop))?;
            Ok(Some(Did::Uninvited))
        }
        (Kind::OrganisationChanged, Some(Record::Organisation(was)), Record::Organisation(now)) => {
            still(case, event)?;
            // What deceived in it is gone: such a name is not brought back at all.
            if was.name != now.name && was.name.contains('\u{fffd}') {
                let (name, fault) = (was.name.clone(), NameFault::Mark);
                return Err(Refusal::BadName { name, fault });
            }
            let (from, to) = (now.profile(), was.profile());
            let org = was.id;
            quietly(case, |case| super::organisations::edit(case, org, (&from, &to)).map(drop))?;
            Ok(Some(Did::Edited))
        }
        (Kind::KeyAdded, None, Record::Key(row)) => {
            still(case, event)?;
            let id = row.id;
            quietly(case, |case| keys::withdraw(case, id).map(drop))?;
            Ok(Some(Did::KeyWithdrawn))
        }
        (Kind::RelationAsked, None, Record::RelationRequest(row)) => {
            let id = row.id;
            quietly(case, |case| super::relations::withdraw(case, id).map(drop))?;
            Ok(Some(Did::RelationWithdrawn))
        }
        _ => Err(Refusal::Final),
    }
}

/// Whether the row still is as the handling left it (R83).
fn still(case: &Case, event: &Event) -> Result<(), Refusal> {
    if case.facts.find(&event.becomes).is_some_and(|now| is_as_left(&now, &event.becomes)) {
        return Ok(());
    }
    if let Some(Record::Request(now)) = case.facts.find(&event.becomes)
        && !now.is_open()
    {
        return Err(requests::closed(case, &now));
    }
    if let Some(Record::Membership(now)) = case.facts.find(&event.becomes) {
        let (by, at) = now.ended.map_or((now.changed_by, now.changed_at), |end| (end.by, end.at));
        return Err(Refusal::Changed { first: case.first(by, at), now: None });
    }
    let of_row = |line: &&Line| line.becomes.id() == event.becomes.id();
    let first = case.facts.lately.iter().find(of_row);
    Err(Refusal::MovedOn { first: first.map(|line| case.first(line.by, line.at)) })
}

/// Whether a row is what was left. When it was changed or lowered last is not part of that: who takes
/// back two changes of one row, one after the other, has made it so again by the first.
fn is_as_left(now: &Record, left: &Record) -> bool {
    match (now, left) {
        (Record::Membership(now), Record::Membership(left)) => {
            let Membership { changed_at, changed_by, lowered, .. } = *left;
            Membership { changed_at, changed_by, lowered, ..now.clone() } == *left
        }
        _ => now == left,
    }
}

/// Does the opposite, whose own report would tell it a second time; a person who was left out is
/// a refusal here.
fn quietly(
    case: &mut Case,
    work: impl FnOnce(&mut Case) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let told = case.told();
    work(case)?;
    match case.forget_since(told) {
        Some(why) => Err(why),
        None => Ok(()),
    }
}

/// The access as it was, in a new row: an ended one never changes (R56, I16).
fn restore(case: &mut Case, was: &Membership, since: Moment) -> Result<(), Refusal> {
    let org = case.administered_active(was.org)?;
    let user = case.facts.users.get(&was.user).cloned().ok_or(Refusal::NoSuchUser)?;
    let until = match was.origin {
        Origin::Own => since.plus_days(OWN),
        Origin::Partner(_) => Moment(since.0 + PARTNER),
    };
    if case.now.at > until {
        return Err(Refusal::TooLate { until });
    }
    if let Some(day) = was.last_day.filter(|day| *day < case.now.today) {
        return Err(Refusal::DayPast { day });
    }
    match (standing(&case.facts.bond(&org, &user, case.now)), was.origin) {
        (Standing::Joins | Standing::JoinsLater, Origin::Own) => {}
        (Standing::Asked(now), Origin::Partner(then)) if now == then => {}
        (Standing::Refused(why), _) => return Err(why),
        _ => return Err(Refusal::Unrelated),
    }
    case.clear_lapsed(was.org, was.user);
    let row = Membership {
        id: MembershipId(case.fresh()),
        via_request: None,
        changed_at: case.now.at,
        changed_by: case.by(),
        ..was.clone()
    };
    case.write(Kind::MemberAdded, None, Record::Membership(row));
    Ok(())
}

impl User {
    /// Whether a Beheerder brought this user in, who can also take that back.
    fn how_by_beheerder(&self) -> bool {
        use crate::domain::How;
        matches!(self.how, Some(How::Invitation | How::Added))
    }
}
