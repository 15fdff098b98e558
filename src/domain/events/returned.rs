//! Rows that came back. An ended row never changes (R56), so undo and redo bring it back as a new
//! row with another id. An older operation is undone on that new row.

use std::collections::BTreeMap;

use crate::domain::{
    Event, Kind, MemberRequest, Membership, OrgId, Organisation, Record, RelationRequest, SshKey,
    User, UserId,
};

/// The rows that came back, by the ids of the ended rows.
#[derive(Clone, Debug, Default)]
pub struct ReturnedRows(BTreeMap<i64, Record>);

impl ReturnedRows {
    /// Adds the row that came back in place of the row with this id.
    pub fn insert(&mut self, ended: i64, row: Record) {
        self.0.insert(ended, row);
    }

    /// Returns the id of the organisation that came back, or else this id.
    pub fn org(&self, org: OrgId) -> OrgId {
        self.0.get(&org.0).map_or(org, |row| OrgId(row.id()))
    }

    fn user(&self, user: UserId) -> UserId {
        self.0.get(&user.0).map_or(user, |row| UserId(row.id()))
    }

    /// Returns the event with the rows that came back in place of the ended ones.
    pub fn in_event(&self, event: Event) -> Event {
        let Event { kind, was, becomes, by_system } = event;
        let was = was.map(|row| self.in_place_of(row));
        Event { kind, was, becomes: self.in_place_of(becomes), by_system }
    }

    /// Returns the row with the id of the row that came back in its place, if one did, and with
    /// everything else that only the return changed.
    pub fn in_place_of(&self, row: Record) -> Record {
        match (self.0.get(&row.id()), row) {
            (new, Record::Membership(row)) => {
                let (id, via_request) = match new {
                    Some(Record::Membership(new)) => (new.id, new.via_request),
                    _ => (row.id, row.via_request),
                };
                let (org, user) = (self.org(row.org), self.user(row.user));
                Record::Membership(Membership { id, org, user, via_request, ..row })
            }
            (new, Record::Request(row)) => {
                let (id, sender, partnership) = match new {
                    Some(Record::Request(new)) => (new.id, new.sender, new.partnership),
                    _ => (row.id, row.sender, row.partnership),
                };
                let (org, addressee) = (self.org(row.org), self.user(row.addressee));
                Record::Request(MemberRequest { id, org, addressee, sender, partnership, ..row })
            }
            (Some(Record::User(new)), Record::User(row)) => {
                Record::User(User { id: new.id, created_at: new.created_at, ..row })
            }
            (Some(Record::Organisation(new)), Record::Organisation(row)) => {
                let Organisation { id, creator, created_at, .. } = *new;
                Record::Organisation(Organisation { id, creator, created_at, ..row })
            }
            (Some(Record::RelationRequest(new)), Record::RelationRequest(row)) => {
                let RelationRequest { id, created_at, .. } = *new;
                Record::RelationRequest(RelationRequest { id, created_at, ..row })
            }
            (new, Record::Key(row)) => {
                let row = SshKey { user: self.user(row.user), ..row };
                Record::Key(match new {
                    Some(Record::Key(new)) => {
                        let SshKey { id, added_at, added_by, .. } = *new;
                        SshKey { id, added_at, added_by, ..row }
                    }
                    _ => row,
                })
            }
            (_, row) => row,
        }
    }
}

impl Record {
    /// Returns whether `new` brings this ended row back: it is about the person, organisation or
    /// key of the row.
    pub fn comes_back_as(&self, new: &Self) -> bool {
        match (self, new) {
            (Self::Membership(row), Self::Membership(new)) => {
                (row.org, row.user) == (new.org, new.user)
            }
            (Self::Request(row), Self::Request(new)) => {
                (row.org, row.addressee) == (new.org, new.addressee)
            }
            (Self::User(row), Self::User(new)) => {
                row.env == new.env && row.email.key() == new.email.key()
            }
            (Self::Organisation(row), Self::Organisation(new)) => {
                (row.env, &row.name) == (new.env, &new.name)
            }
            (Self::RelationRequest(row), Self::RelationRequest(new)) => {
                (row.asker, row.asked) == (new.asker, new.asked)
            }
            (Self::Key(row), Self::Key(new)) => {
                (row.user, &row.fingerprint) == (new.user, &new.fingerprint)
            }
            _ => false,
        }
    }
}

impl Kind {
    /// Returns whether such an event ends its row, which can come back as a new one.
    pub const fn ends_row(self) -> bool {
        matches!(
            self,
            Self::MemberRemoved
                | Self::MemberLeft
                | Self::MemberExpired
                | Self::RequestAccepted
                | Self::RequestWithdrawn
                | Self::UserRemoved
                | Self::OrganisationRemoved
                | Self::RelationWithdrawn
                | Self::KeyWithdrawn
        )
    }
}
