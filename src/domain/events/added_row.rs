//! The rows that a command added to lists.

use std::collections::BTreeSet;

use crate::domain::{
    About, Moment, OrgId, Outcome, OutcomeKind, PartnershipId, Receipt, UndoKind, UserId,
};

/// A row that a command added, by the list that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddedRow {
    /// A member of an organisation, in its list.
    Member(OrgId, UserId),
    /// A request of an organisation to a user, in its list.
    Request(OrgId, UserId),
    /// An organisation that a user got access to or a request from, on the page of that user.
    Access(UserId, OrgId),
    /// An organisation that the actor created or became a member of.
    Organisation(OrgId),
    /// A user of the environment.
    User(UserId),
    /// A relation request to a user.
    Relation(UserId),
    /// A partner of the environment.
    Partner(PartnershipId),
    /// An ssh key that was added at this moment.
    Key(Moment),
}

impl Receipt {
    /// Returns the rows that the command added to lists. An undo gives back what was there before,
    /// so it adds none.
    pub fn added_rows(&self) -> BTreeSet<AddedRow> {
        if matches!(self.undo_kind, UndoKind::Undo(_)) {
            return BTreeSet::new();
        }
        self.outcomes.iter().flat_map(|outcome| self.added_by(outcome)).collect()
    }

    fn added_by(&self, outcome: &Outcome) -> Vec<AddedRow> {
        use AddedRow::{Access, Key, Member, Organisation, Partner, Relation, Request, User};
        use OutcomeKind::{
            Accepted, Added, Asked, Created, Invited, KeyAdded, KeyWaits, Related, RelationAsked,
            Restored,
        };
        let user = outcome.who.as_ref().map(|person| person.id);
        let about = self.about.0.org();
        let of_org = |row: fn(OrgId, UserId) -> AddedRow| Some(row(about?, user?));
        let on_page = || Some(Access(user?, about.or(outcome.org_id)?));
        let rows = match (&outcome.did, self.about.0) {
            (Added(_) | Restored(_), _) => [of_org(Member), on_page()],
            (Asked, _) => [of_org(Request), on_page()],
            (Accepted(_), About::Org(org)) => [Some(Organisation(org)), on_page()],
            (Created, About::Org(org)) => [Some(Organisation(org)), None],
            (Invited, _) => [user.map(User), None],
            (RelationAsked, _) => [user.map(Relation), None],
            (Related(true), About::Partnership(partnership)) => [Some(Partner(partnership)), None],
            (KeyAdded | KeyWaits { .. }, _) => [Some(Key(self.at)), None],
            _ => [None, None],
        };
        rows.into_iter().flatten().collect()
    }
}
