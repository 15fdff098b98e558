//! The working state of one decision: the facts with all decided events applied, and the events and
//! outcomes so far.

use super::{
    deceptive_names,
    predicates::{has_own_admin, is_own_admin},
};
use crate::domain::{
    About, Actor, Cause, ChangedBy, Day, Decision, End, EndReason, Event, Facts, Kind,
    LoggedChange, MemberRequest, Membership, Name, Now, OperationId, OrgId, Outcome, OutcomeKind,
    Person, Record, Refusal, RelationRequest, RequestDecision, RequestState, Session, Skipped,
    UndoCandidate, UndoKind, User, UserId,
};

/// The working state. Every decided event is applied to `facts` at once: the third removal of a
/// command is judged as if the first two members were gone.
pub(super) struct RuleContext {
    pub(super) facts: Facts,
    pub(super) actor: User,
    pub(super) now: Now,
    operation: OperationId,
    events: Vec<Event>,
    outcomes: Vec<Outcome>,
}

impl RuleContext {
    /// Starts a decision for an active user (R17).
    pub(super) fn open(session: Session, facts: &Facts, now: Now) -> Result<Self, Refusal> {
        let actor = facts.users.get(&session.user).filter(|user| user.is_active()).cloned();
        let actor = actor.ok_or(Refusal::ActorNotActive)?;
        Ok(Self::for_user(actor, facts, now))
    }

    /// Starts a decision for this user, who need not be signed in yet.
    pub(super) fn for_user(actor: User, facts: &Facts, now: Now) -> Self {
        let mut facts = facts.clone();
        let operation = facts.part_of.unwrap_or(OperationId(facts.fresh));
        facts.fresh += i64::from(facts.part_of.is_none());
        Self { facts, actor, now, operation, events: Vec::new(), outcomes: Vec::new() }
    }

    /// Returns the decision. Refuses if every person was skipped (R84).
    pub(super) fn close(self, about: About, name: Name) -> Result<Decision, Refusal> {
        deceptive_names::check(&self.events)?;
        let done = |outcome: &Outcome| !matches!(outcome.did, OutcomeKind::Skipped(_));
        if !self.outcomes.iter().any(done) {
            let is_undone = self.facts.past.as_ref().is_some_and(|past| past.is_undone);
            return Err(if is_undone { Refusal::AlreadyUndone } else { self.all_skipped() });
        }
        let Self { facts, operation, events, outcomes, .. } = self;
        let undo_kind = match facts.past {
            None => UndoKind::New,
            Some(UndoCandidate { operation, is_undo: false, .. }) => UndoKind::Undo(operation),
            Some(UndoCandidate { operation, is_undo: true, .. }) => UndoKind::Redo(operation),
        };
        Ok(Decision {
            operation,
            events,
            outcomes,
            about: (about, name),
            undo_kind,
            fresh: facts.fresh,
        })
    }

    /// Returns the refusal that names every skipped person with the reason.
    pub(super) fn all_skipped(&self) -> Refusal {
        let skipped = self.outcomes.iter().filter_map(|outcome| match &outcome.did {
            OutcomeKind::Skipped(why) => Some(Skipped {
                who: outcome.who.clone(),
                org: outcome.org.clone(),
                why: why.clone(),
            }),
            _ => None,
        });
        Refusal::AllSkipped { skipped: skipped.collect() }
    }

    /// Returns the organisation as the subject of the command.
    pub(super) fn about_org(&self, org: OrgId) -> Result<(About, Name), Refusal> {
        let found = self.facts.orgs.get(&org).ok_or(Refusal::NoSuchOrganisation)?;
        Ok((About::Org(org), found.name.clone()))
    }

    /// Returns the environment of the actor as the subject of the command.
    pub(super) fn about_own_env(&self) -> Result<(About, Name), Refusal> {
        let env = self.facts.envs.get(&self.actor.env).ok_or(Refusal::OtherEnvironment)?;
        Ok((About::Env(env.id), env.name.clone()))
    }

    /// Returns the person that all outcomes are about; `None` if they are about several.
    pub(super) fn only_person(&self) -> Option<Person> {
        let mut people = self.outcomes.iter().filter_map(|outcome| outcome.who.as_ref());
        let first = people.next()?;
        people.all(|one| one.id == first.id).then(|| first.clone())
    }

    /// Returns the user or organisation that was created, if any.
    pub(super) fn created(&self) -> Option<(About, Name)> {
        self.events.iter().find_map(|event| match (event.kind, &event.becomes) {
            (Kind::UserAdded, Record::User(row)) => Some((About::User(row.id), row.name())),
            (Kind::OrganisationAdded, Record::Organisation(row)) => {
                Some((About::Org(row.id), row.name.clone()))
            }
            _ => None,
        })
    }

    /// Puts the events since then in the order of what they grant, members before requests, so that
    /// the log can tell lines that differ only in their person as one.
    pub(super) fn sort_grants_since(&mut self, event_count: usize) {
        let Some(events) = self.events.get_mut(event_count..) else { return };
        events.sort_by_key(|event| match &event.becomes {
            Record::Membership(row) if row.ended.is_none() => (1, Some((row.level, row.last_day))),
            Record::Request(row) if row.is_open() => (2, Some((row.level, row.last_day))),
            _ => (0, None),
        });
    }

    pub(super) const fn event_count(&self) -> usize {
        self.events.len()
    }

    /// Returns the user who was added after the first `event_count` events, if any.
    pub(super) fn user_added_since(&self, event_count: usize) -> Option<Person> {
        let added = self.events.iter().skip(event_count);
        added.filter(|event| event.kind == Kind::UserAdded).find_map(|event| match &event.becomes {
            Record::User(row) => Some(row.person()),
            _ => None,
        })
    }

    /// Adds to the last outcome the term of the request that was sent after the first `event_count`
    /// events, if any.
    pub(super) fn name_term_since(&mut self, event_count: usize) {
        let sent = self.events.iter().skip(event_count);
        let term = sent.filter(|event| event.kind == Kind::RequestSent).find_map(|event| {
            if let Record::Request(row) = &event.becomes { Some(row.expires_at) } else { None }
        });
        if let Some(outcome) = self.outcomes.last_mut() {
            outcome.open_until = term;
        }
    }

    pub(super) const fn outcome_count(&self) -> usize {
        self.outcomes.len()
    }

    /// Runs `work` and drops its outcomes, because the caller reports its own. If `work` skipped a
    /// person, the reason becomes the refusal.
    pub(super) fn without_outcomes(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let outcome_count = self.outcome_count();
        work(self)?;
        match self.drop_outcomes_since(outcome_count) {
            Some(why) => Err(why),
            None => Ok(()),
        }
    }

    /// Drops the outcomes after the first `outcome_count`, and returns the reason of the first
    /// skipped person among them.
    fn drop_outcomes_since(&mut self, outcome_count: usize) -> Option<Refusal> {
        let dropped = self.outcomes.split_off(outcome_count.min(self.outcomes.len()));
        dropped.into_iter().find_map(|outcome| match outcome.did {
            OutcomeKind::Skipped(why) => Some(why),
            _ => None,
        })
    }

    /// Returns the actor as the author to record in rows and events.
    pub(super) fn by(&self) -> Actor {
        Actor::Person(self.actor.id)
    }

    /// Takes the next free id.
    pub(super) fn take_id(&mut self) -> i64 {
        let id = self.facts.fresh;
        self.facts.fresh += 1;
        id
    }

    /// Records an event that the actor caused directly.
    pub(super) fn record(&mut self, kind: Kind, was: Option<Record>, becomes: Record) {
        self.push(Event { kind, was, becomes, by_system: false });
    }

    /// Records an event that follows from the command, done by the system.
    pub(super) fn record_by_system(&mut self, kind: Kind, was: Option<Record>, becomes: Record) {
        self.push(Event { kind, was, becomes, by_system: true });
    }

    fn push(&mut self, event: Event) {
        self.facts.apply(&event);
        self.events.push(event);
    }

    pub(super) fn report(&mut self, who: Option<Person>, did: OutcomeKind) {
        self.outcomes.push(Outcome::new(who, did));
    }

    /// Adds an outcome for a person who got access, or a request for it, until this last day.
    pub(super) fn report_access(&mut self, who: Person, did: OutcomeKind, last_day: Option<Day>) {
        self.outcomes.push(Outcome { last_day, ..Outcome::new(Some(who), did) });
    }

    /// Adds an outcome for a skipped person (R84).
    pub(super) fn report_skipped(&mut self, who: Option<Person>, why: Refusal) {
        self.report(who, OutcomeKind::Skipped(why));
    }

    /// Sets the organisation of all outcomes after the first `outcome_count`.
    pub(super) fn name_organisation_since(
        &mut self,
        outcome_count: usize,
        org: Option<(OrgId, Name)>,
    ) {
        let (id, name) = org.unzip();
        for outcome in self.outcomes.iter_mut().skip(outcome_count) {
            (outcome.org_id, outcome.org) = (id, name.clone());
        }
    }

    /// Looks up the author of an earlier change.
    pub(super) fn changed_by(&self, by: Actor, at: crate::domain::Moment) -> ChangedBy {
        ChangedBy::new(by, at, |user| self.facts.person(user))
    }

    /// Returns who last changed this property of the row with this id; `None` if the loaded log
    /// lines do not have that change.
    pub(super) fn last_change_of<R, T: PartialEq>(
        &self,
        row: i64,
        what: impl Fn(&R) -> T,
    ) -> Option<ChangedBy>
    where
        for<'a> &'a R: TryFrom<&'a Record>,
    {
        let of = |record: &Record| <&R>::try_from(record).ok().map(&what);
        let changed = |line: &&LoggedChange| {
            line.becomes.id() == row && line.was.as_ref().and_then(of) != of(&line.becomes)
        };
        let line = self.facts.recent_changes.iter().find(changed)?;
        Some(self.changed_by(line.by, line.at))
    }

    /// Refuses a change that would leave the organisation without a Beheerder of its own
    /// environment (R50). `after` is the changed membership. Only changes of a Beheerder who counts
    /// for R50 are checked.
    pub(super) fn check_admin_remains(
        &self,
        was: &Membership,
        after: &Membership,
    ) -> Result<(), Refusal> {
        let stays = is_own_admin(after) && after.gives_access(self.now);
        if !is_own_admin(was) || stays {
            return Ok(());
        }
        let mut facts = self.facts.clone();
        facts.insert(Record::Membership(after.clone()));
        if has_own_admin(&facts, was.org, self.now) {
            return Ok(());
        }
        let org = self.facts.orgs.get(&was.org).ok_or(Refusal::NoSuchOrganisation)?;
        Err(Refusal::LastAdmin { org: org.name.clone() })
    }

    /// Returns the membership, ended now by the actor.
    pub(super) fn as_ended(&self, was: &Membership, reason: EndReason) -> Membership {
        let end = End { at: self.now.at, by: self.by(), reason };
        Membership { ended: Some(end), ..was.clone() }
    }

    /// Ends a membership, and withdraws the open requests that its member sent for the
    /// organisation.
    pub(super) fn end(&mut self, kind: Kind, was: Membership, after: Membership) {
        let (org, user) = (was.org, was.user);
        self.record(kind, Some(Record::Membership(was)), Record::Membership(after));
        self.withdraw_sent_by(org, user);
    }

    fn withdraw_sent_by(&mut self, org: OrgId, sender: UserId) {
        self.withdraw_all(Cause::SenderGone, |r| r.org == org && r.sender == sender);
    }

    fn by_system(&self, cause: Cause) -> RequestDecision {
        RequestDecision { at: self.now.at, by: Actor::System, reason: None, cause: Some(cause) }
    }

    /// Withdraws the open requests that match, and returns their number.
    pub(super) fn withdraw_all(
        &mut self,
        cause: Cause,
        which: impl Fn(&MemberRequest) -> bool,
    ) -> usize {
        let open = self.facts.requests.values().filter(|r| r.is_open() && which(r));
        let open: Vec<_> = open.cloned().collect();
        for request in &open {
            let decision = Some(self.by_system(cause));
            let state = RequestState::Withdrawn;
            let after = MemberRequest { state, decision, ..request.clone() };
            let was = Some(Record::Request(request.clone()));
            self.record_by_system(Kind::RequestWithdrawn, was, Record::Request(after));
        }
        open.len()
    }

    /// Withdraws the open relation requests that match.
    pub(super) fn withdraw_relations(
        &mut self,
        cause: Cause,
        which: impl Fn(&RelationRequest) -> bool,
    ) {
        let open = self.facts.relation_requests.values().filter(|r| r.is_open() && which(r));
        for request in open.cloned().collect::<Vec<_>>() {
            let decision = Some(self.by_system(cause));
            let state = RequestState::Withdrawn;
            let after = RelationRequest { state, decision, ..request.clone() };
            let was = Some(Record::RelationRequest(request));
            self.record_by_system(Kind::RelationWithdrawn, was, Record::RelationRequest(after));
        }
    }

    /// Ends a membership whose last day has passed, and withdraws the requests that its member
    /// sent.
    pub(super) fn record_lapse(&mut self, was: Membership) {
        let (org, user) = (was.org, was.user);
        let end = End { at: self.now.at, by: Actor::System, reason: EndReason::Expired };
        let after = Membership { ended: Some(end), ..was.clone() };
        self.record_by_system(
            Kind::MemberExpired,
            Some(Record::Membership(was)),
            Record::Membership(after),
        );
        self.withdraw_sent_by(org, user);
    }

    /// Ends the lapsed membership of this user, if any, so that a new membership can be made.
    pub(super) fn end_lapsed_membership(&mut self, org: OrgId, user: UserId) {
        let lapsed = self.facts.membership(org, user).filter(|m| m.has_lapsed(self.now)).cloned();
        let Some(was) = lapsed else { return };
        self.record_lapse(was);
    }
}
