//! A builder for past events: each call is one operation of somebody, some days ago.

use crate::domain::{
    Actor, Day, DomainKind, Email, EnvId, Environment, Event, Facts, HistoryBatch, Identifier,
    Kind, Level, MemberRequest, Membership, MembershipId, Message, Moment, Name, Now, OrgId,
    OrgStatus, Organisation, Origin, Partnership, PartnershipId, PlatformRole, Profile, Record,
    Relation, RelationId, RequestDecision, RequestId, RequestState, Scheme, TERM, User, UserId,
    UserStatus,
};

/// The example data built so far.
pub(super) struct World {
    chapters: Vec<HistoryBatch>,
    now: Now,
    next: i64,
}

/// The properties of a user to create.
pub(super) struct PastActor<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) role: PlatformRole,
    /// True for a *Relatiemanager*.
    pub(super) manager: bool,
    pub(super) status: UserStatus,
}

impl<'a> PastActor<'a> {
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

    /// Returns the row of the user.
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
pub(super) struct PastSubject {
    pub(super) name: &'static str,
    pub(super) town: &'static str,
    pub(super) scheme: Scheme,
    pub(super) number: &'static str,
    pub(super) active: bool,
}

impl PastSubject {
    /// Returns the same properties as an editable profile.
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
pub(super) struct Offer {
    pub(super) org: OrgId,
    pub(super) addressee: UserId,
    pub(super) sender: UserId,
    pub(super) partnership: PartnershipId,
    pub(super) level: Level,
    pub(super) last_day: Option<Day>,
    pub(super) message: &'static str,
}

/// The outcome of a request.
#[derive(Clone, Copy)]
pub(super) enum PastAnswer {
    /// Still pending, or expired.
    None,
    /// The addressee accepted it.
    Accepted,
    /// The addressee declined it, with this reason.
    Declined(&'static str),
    /// The sender withdrew it.
    Withdrawn,
}

impl World {
    pub(super) fn new(now: Now) -> Self {
        Self { chapters: Vec::new(), now, next: 1 }
    }

    /// Returns all events, oldest first.
    pub(super) fn written(mut self) -> Vec<HistoryBatch> {
        self.chapters.sort_by_key(|chapter| chapter.at);
        self.chapters
    }

    /// Returns the next free id.
    pub(super) const fn next(&self) -> i64 {
        self.next
    }

    fn next_id(&mut self) -> i64 {
        let id = self.next;
        self.next += 1;
        id
    }

    /// Returns a moment this many days ago, at a time of day that varies with `days`.
    fn ago(&self, days: i64) -> Moment {
        const MINUTE: i64 = 60_000;
        let at = self.now.at.plus_days(-days);
        at.plus_millis(-(days * 37 % 420) * MINUTE - MINUTE)
    }

    /// Returns the clock as it was this many days ago.
    pub(super) fn then(&self, days: i64) -> Now {
        let back = i32::try_from(-days).unwrap_or(0);
        Now { at: self.ago(days), today: self.in_days(back) }
    }

    /// Returns the rows after all events so far.
    pub(super) fn facts(&self) -> Facts {
        let mut chapters: Vec<_> = self.chapters.iter().collect();
        chapters.sort_by_key(|chapter| chapter.at);
        let mut facts = Facts { fresh: self.next, ..Facts::default() };
        for event in chapters.into_iter().flat_map(|chapter| &chapter.events) {
            facts.apply(event);
        }
        facts
    }

    /// Adds events that were decided elsewhere; `next` is the next free id after them.
    pub(super) fn tell(&mut self, chapter: HistoryBatch, next: i64) {
        self.chapters.push(chapter);
        self.next = next;
    }

    /// Returns the day this many days from today.
    pub(super) fn in_days(&self, days: i32) -> Day {
        self.now.today.plus_days(days)
    }

    fn write(&mut self, days: i64, by: Actor, events: Vec<Event>) {
        let at = self.ago(days);
        self.chapters.push(HistoryBatch { at, by, events });
    }

    /// Adds an environment, founded `days` ago.
    pub(super) fn environment(
        &mut self,
        days: i64,
        (name, domain): (&str, &str),
        kind: DomainKind,
    ) -> EnvId {
        let id = EnvId(self.next_id());
        let environment = Environment {
            id,
            name: Name::stored(name.to_owned()),
            domain: domain.to_owned(),
            domain_kind: kind,
            created_at: self.ago(days),
        };
        let founded = added(Kind::EnvironmentFounded, Record::Environment(environment));
        self.write(days, Actor::System, vec![founded]);
        id
    }

    /// Adds a user; `days` ago is also their date of creation.
    pub(super) fn user(&mut self, days: i64, env: EnvId, who: &PastActor<'_>) -> UserId {
        let id = UserId(self.next_id());
        let user = who.user(id, env, self.ago(days));
        self.write(days, Actor::System, vec![added(Kind::UserAdded, Record::User(user))]);
        id
    }

    /// Adds an organisation, with its creator as *Beheerder*.
    pub(super) fn organisation(
        &mut self,
        days: i64,
        env: EnvId,
        creator: UserId,
        about: &PastSubject,
    ) -> OrgId {
        let id = OrgId(self.next_id());
        let at = self.ago(days);
        let activated_at = about.active.then_some(at);
        let organisation = Organisation {
            id,
            env,
            name: Name::stored(about.name.to_owned()),
            status: if about.active { OrgStatus::Active } else { OrgStatus::NotActive },
            identifiers: vec![Identifier {
                scheme: about.scheme,
                value: about.number.to_owned(),
                verified_at: activated_at,
            }],
            town: Some(Name::stored(about.town.to_owned())),
            country: if about.scheme == Scheme::Kbo { "BE" } else { "NL" }.to_owned(),
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
        };
        let first = self.row((id, creator), (Level::OrgAdmin, None), (creator, at));
        let events = vec![
            added(Kind::OrganisationAdded, Record::Organisation(organisation)),
            added(Kind::MemberAdded, Record::Membership(first)),
        ];
        self.write(days, Actor::Person(creator), events);
        id
    }

    /// Adds own users as members, in one operation.
    pub(super) fn members(
        &mut self,
        days: i64,
        org: OrgId,
        by: UserId,
        who: &[(UserId, Level, Option<Day>)],
    ) {
        let at = self.ago(days);
        let mut events = Vec::new();
        for (user, level, last_day) in who {
            let row = self.row((org, *user), (*level, *last_day), (by, at));
            events.push(added(Kind::MemberAdded, Record::Membership(row)));
        }
        self.write(days, Actor::Person(by), events);
    }

    fn row(
        &mut self,
        (org, user): (OrgId, UserId),
        (level, last_day): (Level, Option<Day>),
        (by, at): (UserId, Moment),
    ) -> Membership {
        Membership {
            id: MembershipId(self.next_id()),
            org,
            user,
            level,
            origin: Origin::Own,
            since: at,
            added_by: Actor::Person(by),
            via_request: None,
            last_day,
            changed_at: at,
            changed_by: Actor::Person(by),
            lowered: None,
            ended: None,
        }
    }

    /// Adds a partnership with its first relation.
    pub(super) fn partnership(
        &mut self,
        days: i64,
        (one, other): (EnvId, EnvId),
        users: (UserId, UserId),
    ) -> PartnershipId {
        let id = PartnershipId(self.next_id());
        let since = self.ago(days);
        let partnership = Partnership { id, sides: (one, other), since, ended: None };
        let made = added(Kind::PartnershipMade, Record::Partnership(partnership));
        let relation = self.relation_row(days, id, users);
        self.write(days, Actor::Person(users.0), vec![made, relation]);
        id
    }

    /// Adds a relation; its users are in the order of the sides.
    pub(super) fn relation(&mut self, days: i64, within: PartnershipId, users: (UserId, UserId)) {
        let relation = self.relation_row(days, within, users);
        self.write(days, Actor::Person(users.0), vec![relation]);
    }

    fn relation_row(
        &mut self,
        days: i64,
        partnership: PartnershipId,
        users: (UserId, UserId),
    ) -> Event {
        let (id, since) = (RelationId(self.next_id()), self.ago(days));
        let relation = Relation { id, partnership, users, since, ended_at: None };
        added(Kind::RelationMade, Record::Relation(relation))
    }

    /// Adds a request, sent `days` ago and answered `after` days later.
    pub(super) fn request(&mut self, days: i64, offer: &Offer, (after, answer): (i64, PastAnswer)) {
        let id = RequestId(self.next_id());
        let created_at = self.ago(days);
        let sent = MemberRequest {
            id,
            org: offer.org,
            addressee: offer.addressee,
            sender: offer.sender,
            partnership: offer.partnership,
            level: offer.level,
            last_day: offer.last_day,
            message: Message::new(offer.message).ok(),
            created_at,
            expires_at: created_at.plus_days(TERM),
            renewed: 0,
            state: RequestState::Pending,
            decided: None,
        };
        let event = added(Kind::RequestSent, Record::Request(sent.clone()));
        self.write(days, Actor::Person(offer.sender), vec![event]);
        self.answer(days - after, &sent, answer);
    }

    fn answer(&mut self, days: i64, was: &MemberRequest, answer: PastAnswer) {
        let at = self.ago(days);
        let addressee = Actor::Person(was.addressee);
        let (kind, state, by, reason) = match answer {
            PastAnswer::None => return,
            PastAnswer::Accepted => (Kind::RequestAccepted, RequestState::Accepted, addressee, ""),
            PastAnswer::Declined(reason) => {
                (Kind::RequestDeclined, RequestState::Declined, addressee, reason)
            }
            PastAnswer::Withdrawn => {
                let by = Actor::Person(was.sender);
                (Kind::RequestWithdrawn, RequestState::Withdrawn, by, "")
            }
        };
        let decided = RequestDecision { at, by, reason: Message::new(reason).ok(), cause: None };
        let after = MemberRequest { state, decided: Some(decided), ..was.clone() };
        let request = Record::Request(after);
        let mut events = vec![Event {
            kind,
            was: Some(Record::Request(was.clone())),
            becomes: request,
            by_system: false,
        }];
        if state == RequestState::Accepted {
            let row =
                self.row((was.org, was.addressee), (was.level, was.last_day), (was.sender, at));
            let changed_by = addressee;
            let origin = Origin::Partner(was.partnership);
            let row = Membership { origin, via_request: Some(was.id), changed_by, ..row };
            events.push(added(Kind::MemberAdded, Record::Membership(row)));
        }
        self.write(days, by, events);
    }
}

/// Returns the event of a new row.
pub(super) fn added(kind: Kind, becomes: Record) -> Event {
    Event { kind, was: None, becomes, by_system: false }
}
