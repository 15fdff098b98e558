//! What of the file an argument names: for completions, and for who is asked for it.

use clap::builder::ArgExt;

/// What of the file an argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Offer {
    /// Somebody who can sign in.
    Person,
    /// An organisation in my list.
    Organisation,
    /// Somebody whom the organisation can take in.
    Candidate,
    /// A member of the organisation.
    Member,
    /// Somebody to whom an open request of the organisation is.
    Addressee,
    /// A request that waits for me.
    Request,
    /// A user of my environment.
    User,
    /// A Relatiemanager whom I can ask.
    Manager,
    /// Somebody whom my environment asked for a relation.
    Asked,
    /// A partner.
    Partner,
}

impl ArgExt for Offer {}
