//! A builder for past events: each call adds one operation of one person, some days ago.

use crate::domain::{
    Actor, Day, DomainKind, Email, EnvId, Environment, Event, Facts, Grant, HistoryBatch,
    Identifier, Kind, Level, MemberRequest, Membership, MembershipId, Message, Moment, Name, Now,
    OrgId, OrgStatus, Organisation, Origin, Partnership, PartnershipId, PlatformRole, Profile,
    REQUEST_TERM_DAYS, Record, Relation, RelationId, RequestDecision, RequestId, RequestState,
    Scheme, User, UserId, UserStatus,
};

/// The example data built so far.
pub(super) struct World {
    batches: Vec<HistoryBatch>,
    now: Now,
    next: i64,
}

/// The properties of a user to create.
pub(super) struct UserSpec<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) role: PlatformRole,
    pub(super) manager: bool,
    pub(super) status: UserStatus,
}

impl<'a> UserSpec<'a> {
    /// Returns an active *Basisgebruiker*.
    pub(super) const fn new(name: &'a str, email: &'a str) -> Self {
        let (role, status) = (PlatformRole::Basic, UserStatus::Active);
        Self { name, email, role, manager: false, status }
    }

    pub(super) const fn role(self, role: PlatformRole) -> Self {
        Self { role, ..self }
    }

    /// Makes the user Relatiemanager.
    pub(super) const fn manager(self) -> Self {
        Self { manager: true, ..self }
    }

    pub(super) const fn status(self, status: UserStatus) -> Self {
        Self { status, ..self }
    }

    /// Returns the row of the user, created at this time.
    pub(super) fn user(&self, id: UserId, env: EnvId, created_at: Moment) -> User {
        User {
            id,
            env,
            email: Email::stored(self.email.to_owned()),
            full_name: Some(Name::stored(self.name.to_owned())),
            role: self.role,
            relation_manager: self.manager,
            status: self.status,
            created_at,
            how: None,
            activated_at: None,
            extra: Vec::new(),
        }
    }
}

/// The properties of an organisation to create.
pub(super) struct OrganisationSpec {
    pub(super) name: &'static str,
    pub(super) town: &'static str,
    pub(super) scheme: Scheme,
    pub(super) number: &'static str,
    pub(super) active: bool,
}

impl OrganisationSpec {
    /// Returns the properties as an editable profile.
    pub(super) fn profile(&self) -> Profile {
        Profile {
            name: Name::stored(self.name.to_owned()),
            trade_name: None,
            street: None,
            postal_code: None,
            town: Some(Name::stored(self.town.to_owned())),
            country: if self.scheme == Scheme::Kbo { "BE" } else { "NL" }.to_owned(),
            numbers: vec![(self.scheme, self.number.to_owned())],
            website: None,
            email: None,
            description: None,
        }
    }
}

/// A request for membership to a user of a partner.
pub(super) struct RequestSpec {
    pub(super) org: OrgId,
    pub(super) addressee: UserId,
    pub(super) sender: UserId,
    pub(super) partnership: PartnershipId,
    pub(super) level: Level,
    pub(super) last_day: Option<Day>,
    pub(super) message: &'static str,
}

/// How a request of the example ended.
#[derive(Clone, Copy)]
pub(super) enum RequestOutcome {
    /// Still pending, or expired.
    Open,
    /// The addressee accepted it.
    Accepted,
    /// The addressee declined it, with this reason.
    Declined(&'static str),
    /// The sender withdrew it.
    Withdrawn,
}

impl World {
    pub(super) fn new(now: Now) -> Self {
        Self { batches: Vec::new(), now, next: 1 }
    }

    /// Returns all events, oldest first.
    pub(super) fn into_batches(mut self) -> Vec<HistoryBatch> {
        self.batches.sort_by_key(|batch| batch.at);
        self.batches
    }

    pub(super) const fn next_free_id(&self) -> i64 {
        self.next
    }

    fn take_id(&mut self) -> i64 {
        let id = self.next;
        self.next += 1;
        id
    }

    /// Returns a moment this many days ago, at a time of day that varies with `days`.
    fn days_ago(&self, days: i64) -> Moment {
        const MINUTE: i64 = 60_000;
        let at = self.now.at.plus_days(-days);
        at.plus_millis(-(days * 37 % 420) * MINUTE - MINUTE)
    }

    /// Returns the clock as it was this many days ago.
    pub(super) fn clock_days_ago(&self, days: i64) -> Now {
        let back = i32::try_from(-days).unwrap_or(0);
        Now { at: self.days_ago(days), today: self.in_days(back) }
    }

    /// Returns the rows after all events so far.
    pub(super) fn facts(&self) -> Facts {
        let mut batches: Vec<_> = self.batches.iter().collect();
        batches.sort_by_key(|batch| batch.at);
        let mut facts = Facts { fresh: self.next, ..Facts::default() };
        for event in batches.into_iter().flat_map(|batch| &batch.events) {
            facts.apply(event);
        }
        facts
    }

    /// Adds events that were decided elsewhere; `next` is the next free id after them.
    pub(super) fn push_batch(&mut self, batch: HistoryBatch, next: i64) {
        self.batches.push(batch);
        self.next = next;
    }

    /// Returns the day this many days from today.
    pub(super) fn in_days(&self, days: i32) -> Day {
        self.now.today.plus_days(days)
    }

    fn push_events(&mut self, days: i64, by: Actor, events: Vec<Event>) {
        let at = self.days_ago(days);
        self.batches.push(HistoryBatch { at, by, events });
    }

    /// Adds an environment, founded `days` ago.
    pub(super) fn environment(
        &mut self,
        days: i64,
        name: &str,
        domain: &str,
        kind: DomainKind,
    ) -> EnvId {
        let id = EnvId(self.take_id());
        let environment = Environment {
            id,
            name: Name::stored(name.to_owned()),
            domain: domain.to_owned(),
            domain_kind: kind,
            created_at: self.days_ago(days),
        };
        let founded = insert_event(Kind::EnvironmentFounded, Record::Environment(environment));
        self.push_events(days, Actor::System, vec![founded]);
        id
    }

    /// Adds a user, created `days` ago.
    pub(super) fn user(&mut self, days: i64, env: EnvId, spec: &UserSpec<'_>) -> UserId {
        let id = UserId(self.take_id());
        let user = spec.user(id, env, self.days_ago(days));
        self.push_events(
            days,
            Actor::System,
            vec![insert_event(Kind::UserAdded, Record::User(user))],
        );
        id
    }

    /// Adds an organisation, with its creator as *Beheerder*.
    pub(super) fn organisation(
        &mut self,
        days: i64,
        env: EnvId,
        creator: UserId,
        spec: &OrganisationSpec,
    ) -> OrgId {
        let (id, at) = (OrgId(self.take_id()), self.days_ago(days));
        let activated_at = spec.active.then_some(at);
        let organisation = Organisation {
            id,
            env,
            name: Name::stored(spec.name.to_owned()),
            status: if spec.active { OrgStatus::Active } else { OrgStatus::NotActive },
            identifiers: vec![Identifier {
                scheme: spec.scheme,
                value: spec.number.to_owned(),
                verified_at: activated_at,
            }],
            town: Some(Name::stored(spec.town.to_owned())),
            country: if spec.scheme == Scheme::Kbo { "BE" } else { "NL" }.to_owned(),
            creator,
            created_at: at,
            activated_at,
            trade_name: None,
            street: None,
            postal_code: None,
            website: None,
            email: None,
            description: None,
            evidence: None,
            rejected: None,
            removed: None,
            register: None,
        };
        let first = Membership::new(Grant {
            id: self.take_membership_id(),
            org: id,
            user: creator,
            level: Level::OrgAdmin,
            at,
            by: Actor::Person(creator),
        });
        let events = vec![
            insert_event(Kind::OrganisationAdded, Record::Organisation(organisation)),
            insert_event(Kind::MemberAdded, Record::Membership(first)),
        ];
        self.push_events(days, Actor::Person(creator), events);
        id
    }

    /// Adds own users as members, in one operation.
    pub(super) fn members(
        &mut self,
        days: i64,
        org: OrgId,
        by: UserId,
        members: &[(UserId, Level, Option<Day>)],
    ) {
        let at = self.days_ago(days);
        let mut events = Vec::new();
        for (user, level, last_day) in members {
            let (id, by) = (self.take_membership_id(), Actor::Person(by));
            let grant = Grant { id, org, user: *user, level: *level, at, by };
            let row = Membership { last_day: *last_day, ..Membership::new(grant) };
            events.push(insert_event(Kind::MemberAdded, Record::Membership(row)));
        }
        self.push_events(days, Actor::Person(by), events);
    }

    fn take_membership_id(&mut self) -> MembershipId {
        MembershipId(self.take_id())
    }

    /// Adds a partnership with its first relation.
    pub(super) fn partnership(
        &mut self,
        days: i64,
        one: EnvId,
        other: EnvId,
        users: [UserId; 2],
    ) -> PartnershipId {
        let id = PartnershipId(self.take_id());
        let since = self.days_ago(days);
        let partnership = Partnership { id, sides: (one, other), since, ended: None };
        let made = insert_event(Kind::PartnershipMade, Record::Partnership(partnership));
        let relation = self.relation_row(days, id, users);
        self.push_events(days, Actor::Person(users[0]), vec![made, relation]);
        id
    }

    /// Adds a relation; its users are in the order of the sides.
    pub(super) fn relation(&mut self, days: i64, within: PartnershipId, users: [UserId; 2]) {
        let relation = self.relation_row(days, within, users);
        self.push_events(days, Actor::Person(users[0]), vec![relation]);
    }

    fn relation_row(&mut self, days: i64, partnership: PartnershipId, users: [UserId; 2]) -> Event {
        let (id, since) = (RelationId(self.take_id()), self.days_ago(days));
        let relation =
            Relation { id, partnership, users: (users[0], users[1]), since, ended_at: None };
        insert_event(Kind::RelationMade, Record::Relation(relation))
    }

    /// Adds a request, sent `days` ago and answered `after` days later.
    pub(super) fn request(
        &mut self,
        days: i64,
        spec: &RequestSpec,
        after: i64,
        answer: RequestOutcome,
    ) {
        let id = RequestId(self.take_id());
        let created_at = self.days_ago(days);
        let sent = MemberRequest {
            id,
            org: spec.org,
            addressee: spec.addressee,
            sender: spec.sender,
            partnership: spec.partnership,
            level: spec.level,
            last_day: spec.last_day,
            message: Message::new(spec.message).ok(),
            created_at,
            expires_at: created_at.plus_days(REQUEST_TERM_DAYS),
            renewed: 0,
            state: RequestState::Pending,
            decision: None,
        };
        let event = insert_event(Kind::RequestSent, Record::Request(sent.clone()));
        self.push_events(days, Actor::Person(spec.sender), vec![event]);
        self.answer_request(days - after, &sent, answer);
    }

    fn answer_request(&mut self, days: i64, was: &MemberRequest, answer: RequestOutcome) {
        let at = self.days_ago(days);
        let addressee = Actor::Person(was.addressee);
        let (kind, state, by, reason) = match answer {
            RequestOutcome::Open => return,
            RequestOutcome::Accepted => {
                (Kind::RequestAccepted, RequestState::Accepted, addressee, "")
            }
            RequestOutcome::Declined(reason) => {
                (Kind::RequestDeclined, RequestState::Declined, addressee, reason)
            }
            RequestOutcome::Withdrawn => {
                let by = Actor::Person(was.sender);
                (Kind::RequestWithdrawn, RequestState::Withdrawn, by, "")
            }
        };
        let decision = RequestDecision { at, by, reason: Message::new(reason).ok(), cause: None };
        let after = MemberRequest { state, decision: Some(decision), ..was.clone() };
        let request = Record::Request(after);
        let mut events = vec![Event {
            kind,
            was: Some(Record::Request(was.clone())),
            becomes: request,
            by_system: false,
        }];
        if state == RequestState::Accepted {
            let row = Membership::new(Grant {
                id: self.take_membership_id(),
                org: was.org,
                user: was.addressee,
                level: was.level,
                at,
                by: Actor::Person(was.sender),
            });
            let changed_by = addressee;
            let origin = Origin::Partner(was.partnership);
            let last_day = was.last_day;
            let row = Membership { origin, via_request: Some(was.id), changed_by, last_day, ..row };
            events.push(insert_event(Kind::MemberAdded, Record::Membership(row)));
        }
        self.push_events(days, by, events);
    }
}

/// Returns the event of a new row.
pub(super) fn insert_event(kind: Kind, becomes: Record) -> Event {
    Event { kind, was: None, becomes, by_system: false }
}
