//! Arguments about access: members, requests, the inbox.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{
    CompletionKind, LevelWord, MemberChange, MemberFilter, Members, People, RequestFilter, Sorting,
};
use crate::text::{arguments, commands};

/// An organisation and people with an open request from that organisation, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct Addressees {
    #[arg(add = arguments::ORGANISATION, add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
    #[arg(add = arguments::PEOPLE, required = true, add = CompletionKind::Addressee)]
    pub(in crate::cli) who: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct OrganisationArg {
    #[arg(add = arguments::ORGANISATION, add = CompletionKind::Organisation)]
    pub(in crate::cli) org: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MemberCommand {
    #[command(name = commands::MEMBER_LIST.dutch_name(), add = commands::MEMBER_LIST)]
    List {
        #[command(flatten)]
        org: OrganisationArg,
        #[command(flatten)]
        only: MemberFilter,
        #[command(flatten)]
        sorting: Sorting<Members>,
    },
    #[command(name = commands::MEMBER_ADD.dutch_name(), add = commands::MEMBER_ADD)]
    Add {
        #[arg(add = arguments::ORGANISATION_OF_MEMBERS, add = CompletionKind::Organisation)]
        org: String,
        #[arg(
            add = arguments::PEOPLE,
            required_unless_present = "file",
            add = CompletionKind::Candidate
        )]
        who: Vec<String>,
        #[arg(long, add = arguments::MEMBER_LEVEL)]
        level: Option<LevelWord>,
        #[arg(long, add = arguments::LAST_DAY)]
        until: Option<String>,
        #[arg(long, add = arguments::REQUEST_MESSAGE)]
        message: Option<String>,
        #[arg(long, add = arguments::PEOPLE_FILE)]
        file: Option<PathBuf>,
    },
    #[command(name = commands::MEMBER_REMOVE.dutch_name(), add = commands::MEMBER_REMOVE)]
    Remove(People),
    #[command(flatten)]
    Change(MemberChange),
    #[command(name = commands::MEMBER_LEAVE.dutch_name(), add = commands::MEMBER_LEAVE)]
    Leave(OrganisationArg),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InvitationCommand {
    #[command(name = commands::INVITATION_LIST.dutch_name(), add = commands::INVITATION_LIST)]
    List {
        #[command(flatten)]
        org: OrganisationArg,
        #[command(flatten)]
        only: RequestFilter,
    },
    #[command(name = commands::INVITATION_RENEW.dutch_name(), add = commands::INVITATION_RENEW)]
    Renew(Addressees),
    #[command(
        name = commands::INVITATION_WITHDRAW.dutch_name(),
        add = commands::INVITATION_WITHDRAW
    )]
    Withdraw(Addressees),
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InboxCommand {
    #[command(name = commands::INBOX_LIST.dutch_name(), add = commands::INBOX_LIST)]
    List,
    #[command(name = commands::INBOX_NOTICES.dutch_name(), add = commands::INBOX_NOTICES)]
    Notices,
    #[command(name = commands::INBOX_ACCEPT.dutch_name(), add = commands::INBOX_ACCEPT)]
    Accept {
        #[arg(add = arguments::REQUEST, add = CompletionKind::Request)]
        id: String,
    },
    #[command(name = commands::INBOX_DECLINE.dutch_name(), add = commands::INBOX_DECLINE)]
    Decline {
        #[arg(add = arguments::REQUEST, add = CompletionKind::Request)]
        id: String,
        #[arg(long, add = arguments::DECLINE_REASON)]
        reason: Option<String>,
    },
}
