//! Kinds of rows that arguments name, for completion and line mode.

use clap::builder::ArgExt;

/// Kind of row that an argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum CompletionKind {
    /// A user who can sign in.
    Person,
    /// An organisation in the user's list.
    Organisation,
    /// A candidate for membership of the organisation.
    Candidate,
    /// A member of the organisation.
    Member,
    /// The addressee of an open request of the organisation.
    Addressee,
    /// An open request to the user.
    Request,
    /// A user of the same environment.
    User,
    /// A relationship manager (*Relatiemanager*) whom the user can ask.
    Manager,
    /// The addressee of a relation request of the environment.
    Asked,
    /// A partner.
    Partner,
}

impl ArgExt for CompletionKind {}
