//! Requests that a search found.

use crate::domain::{InboxRow, RelationRow, RequestRow};

/// An open request that a search found, by the list that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRequest {
    /// A request to the viewer.
    Received(Box<InboxRow>),
    /// A request of an organisation that the viewer administers.
    OfOrganisation(Box<RequestRow>),
    /// A relation request that the viewer's environment sent.
    Relation(Box<RelationRow>),
}
