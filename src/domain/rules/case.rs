//! One command being decided: the facts as they become, and what was decided so far.

use super::predicates::{admins, has_own_admin, is_env_admin, is_org_admin, is_own_admin};
use crate::domain::{
    Actor, Cause, Decided, Decision, Did, End, EndReason, Event, Facts, First, HandlingId, Kind,
    Level, MemberRequest, Membership, Now, OrgId, OrgStatus, Organisation, Outcome, Person, Record,
    Refusal, RequestState, Session, Skipped, User, UserId,
};

/// The working copy of the facts, in which every decided event is already done: the third member
/// of a bulk removal is judged as if the first two were gone.
pub(super) struct Case {
    pub(super) facts: Facts,
    pub(super) actor: User,
    pub(super) now: Now,
    handling: HandlingId,
    events: Vec<Event>,
    outcomes: Vec<Outcome>,
}

impl Case {
    /// Opens a case for an active actor (R17).
    pub(super) fn open(session: Session, facts: &Facts, now: Now) -> Result<Self, Refusal> {
        let mut facts = facts.clone();
        let actor = facts.users.get(&session.user).filter(|user| user.is_active()).cloned();
        let actor = actor.ok_or(Refusal::ActorNotActive)?;
        let handling = HandlingId(facts.fresh);
        facts.fresh += 1;
        Ok(Self { facts, actor, now, handling, events: Vec::new(), outcomes: Vec::new() })
    }

    /// The decision; a refusal when nothing was done for anybody (R84).
    pub(super) fn close(self, org: OrgId) -> Result<Decision, Refusal> {
        let done = |outcome: &Outcome| !matches!(outcome.did, Did::Skipped(_));
        if !self.outcomes.iter().any(done) {
            let skipped = self.outcomes.into_iter().filter_map(|outcome| match outcome.did {
                Did::Skipped(why) => Some(Skipped { who: outcome.who, why }),
                _ => None,
            });
            return Err(Refusal::AllSkipped { skipped: skipped.collect() });
        }
        let Self { facts, handling, events, outcomes, .. } = self;
        Ok(Decision { handling, events, outcomes, org, fresh: facts.fresh })
    }

    /// The actor, as he stands in rows.
    pub(super) fn by(&self) -> Actor {
        Actor::Person(self.actor.id)
    }

    /// A number that nothing has.
    pub(super) fn fresh(&mut self) -> i64 {
        let id = self.facts.fresh;
        self.facts.fresh += 1;
        id
    }

    /// Writes what the actor does.
    pub(super) fn write(&mut self, kind: Kind, was: Option<Record>, becomes: Record) {
        self.push(Event { kind, was, becomes, by_system: false });
    }

    fn push(&mut self, event: Event) {
        self.facts.apply(&event);
        self.events.push(event);
    }

    /// Tells what became of somebody.
    pub(super) fn tell(&mut self, who: Option<Person>, did: Did) {
        self.outcomes.push(Outcome { who, did });
    }

    /// Tells why nothing was done for somebody (R84).
    pub(super) fn skip(&mut self, who: Option<Person>, why: Refusal) {
        self.tell(who, Did::Skipped(why));
    }

    /// Who was first.
    pub(super) fn first(&self, by: Actor, at: crate::domain::Moment) -> First {
        First::new(by, at, |user| self.facts.person(user))
    }

    /// The organisation, if the actor may know of it (R54): its members, its former members, and
    /// the Beheerder of its environment (A7).
    pub(super) fn known_org(&self, org: OrgId) -> Result<Organisation, Refusal> {
        let found = self.facts.orgs.get(&org).filter(|org| org.status != OrgStatus::Removed);
        let found = found.ok_or(Refusal::NoSuchOrganisation)?;
        let of_it = |m: &Membership| m.org == org && m.user == self.actor.id;
        let known =
            self.facts.memberships.values().any(of_it) || is_env_admin(&self.actor, found.env);
        if known { Ok(found.clone()) } else { Err(Refusal::NoSuchOrganisation) }
    }

    /// The organisation, if the actor is its Beheerder (R39, R48).
    pub(super) fn administered(&self, org: OrgId) -> Result<Organisation, Refusal> {
        let found = self.known_org(org)?;
        if is_org_admin(&self.facts, org, self.actor.id, self.now) {
            return Ok(found);
        }
        Err(self.not_admin(&found))
    }

    /// Why not: who can, and since when the actor no longer can (T53).
    pub(super) fn not_admin(&self, org: &Organisation) -> Refusal {
        let mine =
            self.facts.memberships.values().filter(|m| m.org == org.id && m.user == self.actor.id);
        let lost = mine.max_by_key(|m| m.id).and_then(|m| match m.ended {
            Some(end) if m.level == Level::OrgAdmin => Some(self.first(end.by, end.at)),
            _ => m.lowered.map(|(at, by)| self.first(by, at)),
        });
        let member = self.facts.membership(org.id, self.actor.id).is_some();
        let inside = member || is_env_admin(&self.actor, org.env);
        let who_can = if inside { admins(&self.facts, org.id, self.now) } else { Vec::new() };
        Refusal::NotOrgAdmin { org: org.name.clone(), who_can, lost }
    }

    /// The same, of an organisation that is activated (R40).
    pub(super) fn administered_active(&self, org: OrgId) -> Result<Organisation, Refusal> {
        let found = self.administered(org)?;
        if found.status == OrgStatus::Active {
            return Ok(found);
        }
        Err(Refusal::NotActivated { org: found.name })
    }

    /// Refuses what would leave the organisation without a Beheerder of its own (R50). Only asked
    /// when an own Beheerder is touched; `after` is that membership as it would become.
    pub(super) fn keeps_admin(&self, was: &Membership, after: &Membership) -> Result<(), Refusal> {
        if !is_own_admin(was) || is_own_admin(after) {
            return Ok(());
        }
        let mut facts = self.facts.clone();
        facts.put(Record::Membership(after.clone()));
        if has_own_admin(&facts, was.org, self.now) {
            return Ok(());
        }
        let org = self.facts.orgs.get(&was.org).ok_or(Refusal::NoSuchOrganisation)?;
        Err(Refusal::LastAdmin { org: org.name.clone() })
    }

    /// The membership as it would be after ending now.
    pub(super) fn ended(&self, was: &Membership, reason: EndReason) -> Membership {
        let end = End { at: self.now.at, by: self.by(), reason };
        Membership { ended: Some(end), ..was.clone() }
    }

    /// Ends a membership, and withdraws what that person had asked for this organisation (A34).
    pub(super) fn end(&mut self, kind: Kind, was: Membership, after: Membership) {
        let (org, user) = (was.org, was.user);
        self.write(kind, Some(Record::Membership(was)), Record::Membership(after));
        self.withdraw_sent_by(org, user);
    }

    fn withdraw_sent_by(&mut self, org: OrgId, sender: UserId) {
        let sent = self.facts.requests.values();
        let sent = sent.filter(|r| r.org == org && r.sender == sender && r.is_open());
        for request in sent.cloned().collect::<Vec<_>>() {
            let decided = Decided {
                at: self.now.at,
                by: Actor::System,
                reason: None,
                cause: Some(Cause::SenderGone),
            };
            let after = MemberRequest {
                state: RequestState::Withdrawn,
                decided: Some(decided),
                ..request.clone()
            };
            self.push(Event {
                kind: Kind::RequestWithdrawn,
                was: Some(Record::Request(request)),
                becomes: Record::Request(after),
                by_system: true,
            });
        }
    }

    /// Writes down that a membership lapsed, if one stands in the way of a new one (I1).
    pub(super) fn clear_lapsed(&mut self, org: OrgId, user: UserId) {
        let lapsed = self.facts.membership(org, user).filter(|m| m.has_lapsed(self.now)).cloned();
        let Some(was) = lapsed else { return };
        let end = End { at: self.now.at, by: Actor::System, reason: EndReason::Expired };
        let after = Membership { ended: Some(end), ..was.clone() };
        self.push(Event {
            kind: Kind::MemberExpired,
            was: Some(Record::Membership(was)),
            becomes: Record::Membership(after),
            by_system: true,
        });
        self.withdraw_sent_by(org, user);
    }
}
