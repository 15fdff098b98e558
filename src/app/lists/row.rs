//! The rows of lists, and their identity.

use crate::{
    columns::filters::{
        FilterFields, LOG_FILTERS, MEMBER_FILTERS, ORGANISATION_FILTERS, REQUEST_FILTERS,
        USER_FILTERS,
    },
    domain::{
        AccessBy, AccessRow, AddedRow, CandidateRow, EnterpriseRow, InboxRow, KeyId, KeyRow,
        LogContent, LogRow, ManagerRow, Marks, MatchKind, MemberRow, MembershipId, Moment, Name,
        NoticeRow, OperationId, OrgId, OrgRow, OrganisationChoice, PartnerRow, PartnershipId,
        PersonRow, RelationRequestId, RelationRow, RequestId, RequestRow, Scheme, UserId, UserRow,
    },
};

/// A row with an identity that survives changes of the list.
pub trait Row: Clone {
    /// Identifies a row among all rows of its list.
    type Id: Ord + Copy;

    /// Returns the row's id, which is stable across pages.
    fn id(&self) -> Self::Id;

    /// Returns the person's name, if the list must tell namesakes apart.
    fn person_name(&self) -> Option<&Name> {
        None
    }

    /// Returns the person that the row is about, to which the cursor goes after a command.
    fn person(&self) -> Option<UserId> {
        None
    }

    /// Returns the organisation that the row is about, to which the cursor goes after an undo.
    fn organisation(&self) -> Option<OrgId> {
        None
    }

    /// The row as a command adds it; `None` if its list shows no mark for that.
    fn added(&self) -> Option<AddedRow> {
        None
    }

    /// Returns whether a row that a command added stands in lists of this kind.
    fn is_added(_: &AddedRow) -> bool {
        false
    }

    /// The number of the row in the database, if the palette finds such rows.
    fn number(&self) -> Option<i64> {
        None
    }

    /// The fields by which the list can be filtered.
    fn filters() -> FilterFields {
        &[]
    }

    /// Returns when the row happened, if its list shows each day once.
    fn moment(&self) -> Option<Moment> {
        None
    }

    /// The operation that the row is a part of, if its list shows the parts of one together.
    fn operation(&self) -> Option<OperationId> {
        None
    }

    /// Returns whether marking all leaves the row out, for instance because it is about the user.
    fn is_left_out(&self) -> bool {
        false
    }

    /// Returns how the row matches the filter.
    fn kind(&self) -> MatchKind {
        MatchKind::Typed
    }

    /// Returns whether each typed word begins a word of the name or of the address.
    fn is_begun(&self) -> bool {
        true
    }
}

/// Returns whether the marked parts of a text begin its words.
fn are_begun(text: &str, marks: &Marks) -> bool {
    let before = |at: usize| at.checked_sub(1).and_then(|at| text.chars().nth(at));
    marks.iter().all(|(from, _)| before(*from).is_none_or(|sign| !sign.is_alphanumeric()))
}

macro_rules! rows {
    ($($row:ident $id:ident $($person:ident)? $([$fields:ident])? $({ $($own:tt)* })?),+) => {$(
        impl Row for $row {
            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }

            fn number(&self) -> Option<i64> {
                Some(self.id.0)
            }

            $(fn person_name(&self) -> Option<&Name> {
                Some(&self.$person.name)
            }

            fn person(&self) -> Option<UserId> {
                Some(self.$person.id)
            })?

            $(fn filters() -> FilterFields {
                $fields
            })?

            $($($own)*)?
        }
    )+};
}

/// Identifies the rows of a list that a command can add.
macro_rules! added {
    ($row:pat => $added:expr, $pattern:pat) => {
        fn added(&self) -> Option<AddedRow> {
            let $row = self;
            Some($added)
        }

        fn is_added(row: &AddedRow) -> bool {
            matches!(row, $pattern)
        }
    };
}

rows!(
    OrgRow OrgId [ORGANISATION_FILTERS] {
        fn organisation(&self) -> Option<OrgId> {
            Some(self.id)
        }

        added!(row => AddedRow::Organisation(row.id), AddedRow::Organisation(_));
    },
    RequestRow RequestId addressee [REQUEST_FILTERS] {
        added!(row => AddedRow::Request(row.org.0, row.addressee.id), AddedRow::Request(..));
    },
    PartnerRow PartnershipId {
        added!(row => AddedRow::Partner(row.id), AddedRow::Partner(_));
    },
    RelationRow RelationRequestId {
        added!(row => AddedRow::Relation(row.asked.id), AddedRow::Relation(_));
    },
    KeyRow KeyId {
        added!(row => AddedRow::Key(row.added.0), AddedRow::Key(_));
    }
);

impl Row for MemberRow {
    type Id = MembershipId;

    fn id(&self) -> MembershipId {
        self.membership.id
    }

    fn person(&self) -> Option<UserId> {
        Some(self.person.id)
    }

    fn person_name(&self) -> Option<&Name> {
        Some(&self.person.name)
    }

    fn filters() -> FilterFields {
        MEMBER_FILTERS
    }

    added!(row => AddedRow::Member(row.membership.org, row.person.id), AddedRow::Member(..));
}

impl Row for InboxRow {
    type Id = i64;

    fn id(&self) -> i64 {
        Self::id(self)
    }

    fn number(&self) -> Option<i64> {
        Some(Self::id(self))
    }
}

/// Rows that stand for one person, with what else a list knows about them.
macro_rules! people {
    ($($row:ident $({ $($own:tt)* })?),+) => {$(
        impl Row for $row {
            type Id = UserId;

            fn id(&self) -> UserId {
                self.person.id
            }

            fn person_name(&self) -> Option<&Name> {
                Some(&self.person.name)
            }

            fn kind(&self) -> MatchKind {
                self.kind
            }

            $($($own)*)?
        }
    )+};
}

people!(
    PersonRow,
    ManagerRow,
    CandidateRow {
        fn is_begun(&self) -> bool {
            let [name, email] = [&self.name_marks, &self.email_marks];
            are_begun(&self.person.name, name) && are_begun(&self.email, email)
        }
    },
    UserRow {
        fn person(&self) -> Option<UserId> {
            Some(self.person.id)
        }

        fn filters() -> FilterFields {
            USER_FILTERS
        }

        fn is_left_out(&self) -> bool {
            self.me
        }

        fn number(&self) -> Option<i64> {
            Some(self.person.id.0)
        }

        added!(row => AddedRow::User(row.person.id), AddedRow::User(_));
    }
);

impl Row for OrganisationChoice {
    type Id = OrgId;

    fn id(&self) -> OrgId {
        self.id
    }
}

impl Row for EnterpriseRow {
    type Id = (Scheme, u64);

    fn id(&self) -> (Scheme, u64) {
        let enterprise = &self.entry.enterprise;
        (enterprise.scheme, enterprise.number.parse().unwrap_or(0))
    }
}

impl Row for AccessRow {
    type Id = AccessBy;

    fn id(&self) -> AccessBy {
        self.by
    }

    fn organisation(&self) -> Option<OrgId> {
        Some(self.org.0)
    }

    added!(row => AddedRow::Access(row.user, row.org.0), AddedRow::Access(..));
}

impl Row for LogRow {
    type Id = (bool, i64);

    /// Events and refused attempts are numbered separately, so the identity has a flag for
    /// attempts.
    fn id(&self) -> (bool, i64) {
        (matches!(self.what, LogContent::Denied(..)), self.seq)
    }

    fn moment(&self) -> Option<Moment> {
        Some(self.at)
    }

    fn operation(&self) -> Option<OperationId> {
        self.operation
    }

    fn filters() -> FilterFields {
        LOG_FILTERS
    }
}

impl Row for NoticeRow {
    type Id = (bool, i64);

    fn id(&self) -> (bool, i64) {
        match self {
            Self::Happened(row) => (true, row.seq),
            Self::Ends { member, .. } => (false, member.membership.id.0),
        }
    }

    fn is_left_out(&self) -> bool {
        match self {
            Self::Happened(_) => true,
            Self::Ends { member, .. } => member.me,
        }
    }
}
