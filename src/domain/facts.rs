//! What the rules look at: the rows that matter for one decision. The store loads them in the
//! write transaction; a test may put a whole world in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Actor, Bond, Email, EnvId, Environment, Event, Fingerprint, HandlingId, InvitationId, KeyId,
    MemberRequest, Membership, MembershipId, Moment, Now, OrgId, Organisation, Origin, Partnership,
    PartnershipId, Person, Record, Relation, RelationId, RelationRequest, RelationRequestId,
    RequestId, Scheme, SshKey, User, UserId, UserInvitation, Zone,
};

/// A handling of the past, for taking it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Which.
    pub handling: HandlingId,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: Actor,
    /// Whether it took one back itself, so that taking it back is doing that one again.
    pub took_back: bool,
    /// What happened, in that order; of a long one the last part that is not judged yet.
    pub events: Vec<Event>,
    /// The organisations that it made, in any part; their first members go with them.
    pub made: BTreeSet<OrgId>,
    /// The line before which the rest of it stands; nothing when this is all of it.
    pub rest: Option<i64>,
}

/// A line of the log about a row that a command names: what became of it, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: Actor,
    /// The row before, if there was one.
    pub was: Option<Record>,
    /// The row after.
    pub becomes: Record,
}

/// Rows by identity, and the first number that is not given out yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The time zone of the file, where it matters.
    pub zone: Option<Zone>,
    /// The environments.
    pub envs: BTreeMap<EnvId, Environment>,
    /// The users.
    pub users: BTreeMap<UserId, User>,
    /// The organisations.
    pub orgs: BTreeMap<OrgId, Organisation>,
    /// The memberships: the live ones that matter, and the actor's last ended one.
    pub memberships: BTreeMap<MembershipId, Membership>,
    /// The requests.
    pub requests: BTreeMap<RequestId, MemberRequest>,
    /// The partnerships.
    pub partnerships: BTreeMap<PartnershipId, Partnership>,
    /// The relations.
    pub relations: BTreeMap<RelationId, Relation>,
    /// The relation requests.
    pub relation_requests: BTreeMap<RelationRequestId, RelationRequest>,
    /// The invitations.
    pub invitations: BTreeMap<InvitationId, UserInvitation>,
    /// The keys.
    pub keys: BTreeMap<KeyId, SshKey>,
    /// The numbers that are verified for another organisation than the one at hand (R36).
    pub held: Vec<(Scheme, String)>,
    /// The hash of a code that was made for this command, for whoever needs one.
    pub code: String,
    /// The invitation or address that the typed code is the code of.
    pub opens: Option<Opens>,
    /// Wrong codes that were typed where the typed code is asked for.
    pub guesses: Guesses,
    /// The handling that is to be taken back.
    pub past: Option<Past>,
    /// What became of the row that is to be changed, the newest first: who was first (R83).
    pub lately: Vec<Line>,
    /// The handling that what is decided is a part of; a new one otherwise.
    pub part_of: Option<HandlingId>,
    /// The first number that no row has.
    pub fresh: i64,
}

/// Wrong codes that were typed, and when the last one was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// For the code that is asked for.
    pub of_code: Option<(u32, Moment)>,
    /// In the whole file.
    pub in_file: Option<(u32, Moment)>,
}

/// What a typed code is the code of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// An invitation.
    Invitation(InvitationId),
    /// A further address.
    Address(Email),
    /// A waiting key.
    Key(KeyId),
}

impl Facts {
    /// Puts a row in, instead of the one with its identity.
    pub fn put(&mut self, record: Record) {
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

    /// The row with the kind and number of this one, as it is now.
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

    /// What an event does to the rows.
    pub fn apply(&mut self, event: &Event) {
        self.put(event.becomes.clone());
    }

    /// The user, by name.
    pub fn person(&self, user: UserId) -> Option<Person> {
        self.users.get(&user).map(User::person)
    }

    /// The row of this pair that has not ended, lapsed or not (I1).
    pub fn membership(&self, org: OrgId, user: UserId) -> Option<&Membership> {
        self.memberships.values().find(|m| m.org == org && m.user == user && m.ended.is_none())
    }

    /// The request of this pair that waits or expired (I2).
    pub fn open_request(&self, org: OrgId, user: UserId) -> Option<&MemberRequest> {
        self.requests.values().find(|r| r.org == org && r.addressee == user && r.is_open())
    }

    /// What goes across this partnership now and ends with it (R73).
    pub fn across(&self, id: PartnershipId, now: Now) -> (Vec<MembershipId>, Vec<RequestId>) {
        let live = |m: &&Membership| m.ended.is_none() && !m.has_lapsed(now);
        let through = |m: &&Membership| m.origin == Origin::Partner(id);
        let ends = self.memberships.values().filter(live).filter(through).map(|m| m.id);
        let open = self.requests.values().filter(|r| r.is_open() && r.partnership == id);
        (ends.collect(), open.map(|r| r.id).collect())
    }

    /// The active partnership between two environments (I12).
    pub fn partnership(&self, a: EnvId, b: EnvId) -> Option<&Partnership> {
        self.partnerships.values().find(|p| p.links(a, b))
    }

    /// Whose address this is: the first one of somebody, or a further one that they verified
    /// (R10). Somebody who only claims it does not own it.
    pub fn by_address(&self, email: &Email) -> Option<&User> {
        let key = email.key();
        self.users.values().find(|user| user.owns(&key))
    }

    /// The key with this fingerprint that is not withdrawn.
    pub fn live_key(&self, fingerprint: &Fingerprint) -> Option<&SshKey> {
        self.keys.values().find(|key| key.fingerprint == *fingerprint && key.withdrawn.is_none())
    }

    /// Whether anybody of `env` has a relation with `user` inside this partnership (A2).
    fn related(&self, partnership: PartnershipId, user: UserId, env: EnvId) -> bool {
        let of_env = |other: &UserId| self.users.get(other).is_some_and(|u| u.env == env);
        self.relations.values().any(|r| {
            let (a, b) = &r.users;
            r.partnership == partnership
                && r.ended_at.is_none()
                && ((*a == user && of_env(b)) || (*b == user && of_env(a)))
        })
    }

    /// What ties a user to an organisation; the ground of DOMAIN 7.1.
    pub fn bond(&self, org: &Organisation, user: &User, now: Now) -> Bond {
        let partnership = self.partnership(org.env, user.env);
        let related = partnership.is_some_and(|p| self.related(p.id, user.id, org.env));
        let membership = self.membership(org.id, user.id).filter(|m| m.is_live(now));
        let request = self.open_request(org.id, user.id);
        Bond {
            own: user.env == org.env,
            status: user.status,
            role: user.role,
            relation_manager: user.relation_manager,
            partnership: partnership.map(|p| p.id),
            related,
            member_since: membership.map(|m| m.since),
            asked: request.map(|r| (r.created_at, r.state_at(now))),
        }
    }

    /// Whether this membership gives access now: live, of an active user, and the partnership
    /// active if it needs one (DOMAIN section 2).
    pub fn is_effective(&self, membership: &Membership, now: Now) -> bool {
        let Some(user) = self.users.get(&membership.user) else { return false };
        let reaches = match membership.origin {
            super::Origin::Own => true,
            super::Origin::Partner(id) => {
                self.partnerships.get(&id).is_some_and(|p| p.ended.is_none())
            }
        };
        membership.is_live(now) && user.is_active() && reaches
    }
}
