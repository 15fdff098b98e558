//! The input of the rules: the rows that matter for one decision. The store loads them inside the
//! write transaction; a test may fill in all rows of a file.

pub(crate) mod access_return;
pub(crate) mod changed_by;
pub(crate) mod eligibility;
pub(crate) mod mismatch;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Actor, EligibilityFacts, Email, EnvId, Environment, Event, Fingerprint, InvitationId, KeyId,
    MemberRequest, Membership, MembershipId, Moment, Now, OperationId, OrgId, Organisation, Origin,
    Partnership, PartnershipId, Person, Record, Relation, RelationId, RelationRequest,
    RelationRequestId, RequestId, Scheme, SshKey, User, UserId, UserInvitation, Zone,
};

/// A past operation to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoCandidate {
    /// Its id in the log.
    pub operation: OperationId,
    /// The commit time; the terms for restoring access start here.
    pub at: Moment,
    /// The user or system that carried out the operation.
    pub by: Actor,
    /// True if the operation was itself an undo; undoing it is a redo.
    pub is_undo: bool,
    /// True if it was undone before and not redone since, as the actor can see.
    pub is_undone: bool,
    /// Its events, in order. A long operation is undone in parts, the last part first; this is the
    /// part to undo now. Rows that came back since stand in place of the rows that ended (R320).
    pub events: Vec<Event>,
    /// Every organisation that the operation created; undoing the creation also ends its first
    /// membership.
    pub made: BTreeSet<OrgId>,
    /// The log line where this part starts, if earlier parts remain; `None` if `events` is
    /// complete.
    pub rest: Option<i64>,
}

/// A log line about a row that a command names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedChange {
    /// The commit time of the change.
    pub at: Moment,
    /// The user or system that made the change.
    pub by: Actor,
    /// The row before; `None` for a new row.
    pub was: Option<Record>,
    /// The complete row after the change.
    pub becomes: Record,
}

/// Rows by id, and everything else that a decision depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The time zone of the file, if the command depends on it.
    pub zone: Option<Zone>,
    /// The environments of all loaded users and organisations, and any with a similar name or
    /// domain.
    pub envs: BTreeMap<EnvId, Environment>,
    /// The actor, the users that the command names, and every user whom a loaded row mentions.
    pub users: BTreeMap<UserId, User>,
    /// The organisations that the command, its requests or its memberships name.
    pub orgs: BTreeMap<OrgId, Organisation>,
    /// Memberships of the named users and of every *Beheerder* of the organisations, and the last
    /// membership of the actor.
    pub memberships: BTreeMap<MembershipId, Membership>,
    /// The named requests, and open requests from and to the named users.
    pub requests: BTreeMap<RequestId, MemberRequest>,
    /// Partnerships between the loaded environments, and ended ones that a loaded row depends on.
    pub partnerships: BTreeMap<PartnershipId, Partnership>,
    /// Relations of the named users inside those partnerships.
    pub relations: BTreeMap<RelationId, Relation>,
    /// The named relation requests, and open requests of the users or partnership concerned.
    pub relation_requests: BTreeMap<RelationRequestId, RelationRequest>,
    /// Invitations of a user to remove or to invite again, and the invitation of a typed code.
    pub invitations: BTreeMap<InvitationId, UserInvitation>,
    /// The named keys and, where the rules compare them, all keys of their owners.
    pub keys: BTreeMap<KeyId, SshKey>,
    /// Register numbers that are already verified for an organisation other than the one in
    /// question.
    pub held_numbers: Vec<(Scheme, String)>,
    /// The hash of a fresh code, for commands that make a code.
    pub code: String,
    /// The row that the typed code belongs to; `None` for a wrong code.
    pub code_owner: Option<CodeOwner>,
    /// Earlier wrong guesses at the code that is being checked.
    pub wrong_codes: WrongCodes,
    /// The operation to undo; `None` if no operation is left, or if the actor may not see it.
    pub past: Option<UndoCandidate>,
    /// The latest changes of the row that the command changes, newest first; they name the author
    /// of a conflicting change.
    pub recent_changes: Vec<LoggedChange>,
    /// The operation that the decision belongs to; `None` starts a new operation.
    pub part_of: Option<OperationId>,
    /// The first id that is still free.
    pub fresh: i64,
}

/// Counts of wrong codes, each with the time of the last wrong code. `None` if there was none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongCodes {
    /// For the code that is being checked.
    pub for_code: Option<(u32, Moment)>,
    /// For all codes of the file together.
    pub in_file: Option<(u32, Moment)>,
}

/// The row that a typed code belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeOwner {
    /// An invitation: the code activates.
    Invitation(InvitationId),
    /// An extra address: the code verifies it.
    Address(Email),
    /// A waiting key: the code confirms it.
    Key(KeyId),
}

impl Facts {
    /// Inserts a row, or replaces the row with its id.
    pub fn insert(&mut self, record: Record) {
        match record {
            Record::Environment(row) => drop(self.envs.insert(row.id, row)),
            Record::User(row) => drop(self.users.insert(row.id, row)),
            Record::Organisation(row) => drop(self.orgs.insert(row.id, row)),
            Record::Membership(row) => drop(self.memberships.insert(row.id, row)),
            Record::Request(row) => drop(self.requests.insert(row.id, row)),
            Record::Partnership(row) => drop(self.partnerships.insert(row.id, row)),
            Record::Relation(row) => drop(self.relations.insert(row.id, row)),
            Record::RelationRequest(row) => drop(self.relation_requests.insert(row.id, row)),
            Record::Invitation(row) => drop(self.invitations.insert(row.id, row)),
            Record::Key(row) => drop(self.keys.insert(row.id, row)),
            Record::Zone(zone) => self.zone = Some(zone),
        }
    }

    /// Returns the current row with the table and id of `like`.
    pub fn find(&self, like: &Record) -> Option<Record> {
        match like {
            Record::Environment(row) => self.envs.get(&row.id).cloned().map(Record::Environment),
            Record::User(row) => self.users.get(&row.id).cloned().map(Record::User),
            Record::Organisation(row) => self.orgs.get(&row.id).cloned().map(Record::Organisation),
            Record::Membership(row) => {
                self.memberships.get(&row.id).cloned().map(Record::Membership)
            }
            Record::Request(row) => self.requests.get(&row.id).cloned().map(Record::Request),
            Record::Partnership(row) => {
                self.partnerships.get(&row.id).cloned().map(Record::Partnership)
            }
            Record::Relation(row) => self.relations.get(&row.id).cloned().map(Record::Relation),
            Record::RelationRequest(row) => {
                self.relation_requests.get(&row.id).cloned().map(Record::RelationRequest)
            }
            Record::Invitation(row) => {
                self.invitations.get(&row.id).cloned().map(Record::Invitation)
            }
            Record::Key(row) => self.keys.get(&row.id).cloned().map(Record::Key),
            Record::Zone(_) => self.zone.clone().map(Record::Zone),
        }
    }

    /// Applies an event: inserts its new row, or replaces the old row.
    pub fn apply(&mut self, event: &Event) {
        self.insert(event.becomes.clone());
    }

    /// Returns the user with their full name, or else their address.
    pub fn person(&self, user: UserId) -> Option<Person> {
        self.users.get(&user).map(User::person)
    }

    /// Returns the membership of this pair that has not ended, even if its last day has passed.
    pub fn membership(&self, org: OrgId, user: UserId) -> Option<&Membership> {
        self.memberships.values().find(|m| m.org == org && m.user == user && m.ended.is_none())
    }

    /// Returns the request of this pair that is pending or expired.
    pub fn open_request(&self, org: OrgId, user: UserId) -> Option<&MemberRequest> {
        self.requests.values().find(|r| r.org == org && r.addressee == user && r.is_open())
    }

    /// Returns the live memberships and open requests that go through this partnership, which end
    /// with it.
    pub fn through_partnership(
        &self,
        id: PartnershipId,
        now: Now,
    ) -> (Vec<MembershipId>, Vec<RequestId>) {
        let live = |m: &&Membership| m.is_live(now);
        let through = |m: &&Membership| m.origin == Origin::Partner(id);
        let ends = self.memberships.values().filter(live).filter(through).map(|m| m.id);
        let open = self.requests.values().filter(|r| r.is_open() && r.partnership == id);
        (ends.collect(), open.map(|r| r.id).collect())
    }

    /// Returns the active partnership between two different environments.
    pub fn partnership(&self, a: EnvId, b: EnvId) -> Option<&Partnership> {
        self.partnerships.values().find(|p| p.links(a, b))
    }

    /// Returns the user who owns an address, as primary or as verified extra address (R10).
    /// Unverified claims do not count.
    pub fn by_address(&self, email: &Email) -> Option<&User> {
        let key = email.key();
        self.users.values().find(|user| user.owns(&key))
    }

    /// Returns the key with this fingerprint that is not withdrawn.
    pub fn live_key(&self, fingerprint: &Fingerprint) -> Option<&SshKey> {
        self.keys.values().find(|key| key.fingerprint == *fingerprint && key.withdrawn.is_none())
    }

    /// Returns whether anybody of `env` has a relation with `user` inside this partnership.
    fn related(&self, partnership: PartnershipId, user: UserId, env: EnvId) -> bool {
        let of_env = |other: &UserId| self.users.get(other).is_some_and(|u| u.env == env);
        self.relations.values().any(|r| {
            let (a, b) = &r.users;
            r.partnership == partnership
                && r.ended_at.is_none()
                && ((*a == user && of_env(b)) || (*b == user && of_env(a)))
        })
    }

    /// Collects the input of [`super::eligibility()`] for one user and one organisation.
    pub fn eligibility_facts(&self, org: &Organisation, user: &User, now: Now) -> EligibilityFacts {
        let partnership = self.partnership(org.env, user.env);
        let related = partnership.is_some_and(|p| self.related(p.id, user.id, org.env));
        let membership = self.membership(org.id, user.id).filter(|m| m.is_live(now));
        let request = self.open_request(org.id, user.id);
        EligibilityFacts {
            own: user.env == org.env,
            status: user.status,
            role: user.role,
            relation_manager: user.relation_manager,
            partnership: partnership.map(|p| p.id),
            related,
            member_since: membership.map(|m| m.since),
            paused_until: membership.and_then(|m| m.paused_on(now.today)),
            asked: request.map(|r| (r.created_at, r.state_at(now))),
        }
    }

    /// Returns whether this membership gives access now. It must be live, its user active, and for
    /// a partner's user also the partnership (R96).
    pub fn is_effective(&self, membership: &Membership, now: Now) -> bool {
        let Some(user) = self.users.get(&membership.user) else { return false };
        let reaches = match membership.origin {
            super::Origin::Own => true,
            super::Origin::Partner(id) => {
                self.partnerships.get(&id).is_some_and(|p| p.ended.is_none())
            }
        };
        membership.gives_access(now) && user.is_active() && reaches
    }
}
