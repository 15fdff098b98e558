//! Terms and last days that have passed. Queries take them into account already; the next process
//! that opens the file records them, once (R97).

use crate::domain::{
    Actor, Cause, End, EndReason, Event, Facts, InvitationState, Kind, MemberRequest, Membership,
    Now, OperationId, Record, RequestDecision, RequestState, UserInvitation,
};

/// Returns one system operation: its id, its events and the next free id. `None` if no term passed.
pub fn catch_up(facts: &Facts, now: Now) -> Option<(OperationId, Vec<Event>, i64)> {
    let mut events = Vec::new();
    let mut facts = facts.clone();
    let operation = OperationId(facts.fresh);
    facts.fresh += 1;
    let mut write = |facts: &mut Facts, kind, was, becomes| {
        let event = Event { kind, was: Some(was), becomes, by_system: true };
        facts.apply(&event);
        events.push(event);
    };
    let lapsed = |m: &&Membership| m.has_lapsed(now);
    let lapsed: Vec<_> = facts.memberships.values().filter(lapsed).cloned().collect();
    for was in lapsed {
        let end = End { at: now.at, by: Actor::System, reason: EndReason::Expired };
        let after = Membership { ended: Some(end), ..was.clone() };
        let (org, user) = (was.org, was.user);
        let (was, after) = (Record::Membership(was), Record::Membership(after));
        write(&mut facts, Kind::MemberExpired, was, after);
        // The requests that a member sent end with the membership.
        let sent = |r: &&MemberRequest| r.org == org && r.sender == user && r.is_open();
        for was in facts.requests.values().filter(sent).cloned().collect::<Vec<_>>() {
            let decision = Some(RequestDecision {
                at: now.at,
                by: Actor::System,
                reason: None,
                cause: Some(Cause::SenderGone),
            });
            let state = RequestState::Withdrawn;
            let after = MemberRequest { state, decision, ..was.clone() };
            let (was, after) = (Record::Request(was), Record::Request(after));
            write(&mut facts, Kind::RequestWithdrawn, was, after);
        }
    }
    let over = |r: &&MemberRequest| {
        r.state == RequestState::Pending && r.state_at(now) == RequestState::Expired
    };
    for was in facts.requests.values().filter(over).cloned().collect::<Vec<_>>() {
        let after = MemberRequest { state: RequestState::Expired, ..was.clone() };
        let (was, after) = (Record::Request(was), Record::Request(after));
        write(&mut facts, Kind::RequestExpired, was, after);
    }
    let over = |one: &&UserInvitation| {
        one.ended.is_none() && one.state_at(now) == InvitationState::Expired
    };
    for was in facts.invitations.values().filter(over).cloned().collect::<Vec<_>>() {
        let ended = Some((now.at, Actor::System));
        let after = UserInvitation { state: InvitationState::Expired, ended, ..was.clone() };
        let (was, after) = (Record::Invitation(was), Record::Invitation(after));
        write(&mut facts, Kind::InvitationExpired, was, after);
    }
    (!events.is_empty()).then_some((operation, events, facts.fresh))
}
