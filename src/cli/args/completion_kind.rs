//! The kinds of rows that an argument can name, for completion and line mode.

use clap::builder::ArgExt;

/// The kind of row that an argument names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum CompletionKind {
    /// A user who can sign in.
    Person,
    /// An organisation in the user's list.
    Organisation,
    /// A person who can become a member of the organisation that the command names.
    Candidate,
    /// A member of the organisation that the command names.
    Member,
    /// The addressee of an open request from the organisation that the command names.
    Addressee,
    /// An open request to the user.
    Request,
    /// A user of the acting user's environment.
    User,
    /// A relationship manager (*Relatiemanager*) whom the user can send a relation request.
    Manager,
    /// The addressee of a relation request that the environment sent.
    Asked,
    /// An environment with an active partnership.
    Partner,
}

impl ArgExt for CompletionKind {}
