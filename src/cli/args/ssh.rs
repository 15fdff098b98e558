//! Arguments of the ssh commands and sessions.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::CompletionKind;
use crate::text::{arguments, commands};

/// Default limit of concurrent ssh sessions.
pub(in crate::cli) const MAX_SESSIONS: usize = 100;

/// Default limit of concurrent ssh sessions per user.
pub(in crate::cli) const MAX_SESSIONS_PER_USER: usize = 8;

/// Flags of a restricted session, which sshd starts for the owner of a key.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct SshSession {
    #[arg(long, add = arguments::FIXED)]
    pub(in crate::cli) fixed: bool,
    #[arg(long, add = arguments::SESSION_KEY, requires = "fixed")]
    pub(in crate::cli) key: Option<i64>,
    #[arg(long, add = arguments::ASK_CODE, requires = "key")]
    pub(in crate::cli) code: bool,
    #[arg(long, add = arguments::MAX_SESSIONS, default_value_t = MAX_SESSIONS, requires = "fixed")]
    pub(in crate::cli) most: usize,
    #[arg(
        long,
        add = arguments::MAX_SESSIONS_PER_USER,
        default_value_t = MAX_SESSIONS_PER_USER,
        requires = "fixed"
    )]
    pub(in crate::cli) each: usize,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SshCommand {
    #[command(subcommand, name = commands::SSH_KEYS.dutch_name(), add = commands::SSH_KEYS)]
    Keys(KeyCommand),
    #[command(name = commands::SSH_LOOKUP.dutch_name(), add = commands::SSH_LOOKUP)]
    Lookup {
        #[arg(add = arguments::FINGERPRINT)]
        fingerprint: String,
        #[arg(long, add = arguments::MAX_SESSIONS, default_value_t = MAX_SESSIONS)]
        most: usize,
        #[arg(
            long,
            add = arguments::MAX_SESSIONS_PER_USER,
            default_value_t = MAX_SESSIONS_PER_USER
        )]
        each: usize,
    },
    #[command(name = commands::SSH_SETUP.dutch_name(), add = commands::SSH_SETUP)]
    Setup {
        #[arg(long, add = arguments::CHECK_SETUP)]
        check: bool,
        #[arg(long, add = arguments::ACCOUNT, default_value = "toegang")]
        account: String,
        #[arg(long, add = arguments::SSHD_CONFIG, requires = "check")]
        config: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyCommand {
    #[command(name = commands::SSH_KEYS_ADD.dutch_name(), add = commands::SSH_KEYS_ADD)]
    Add {
        #[arg(add = arguments::KEY_FILE)]
        file: PathBuf,
        #[command(flatten)]
        owner: KeyOwner,
        #[arg(long, add = arguments::KEY_NAME)]
        name: Option<String>,
    },
    #[command(name = commands::SSH_KEYS_CONFIRM.dutch_name(), add = commands::SSH_KEYS_CONFIRM)]
    Confirm {
        #[arg(add = arguments::KEY)]
        key: String,
    },
    #[command(name = commands::SSH_KEYS_CODE.dutch_name(), add = commands::SSH_KEYS_CODE)]
    Code {
        #[arg(add = arguments::KEY)]
        key: String,
        #[command(flatten)]
        owner: KeyOwner,
    },
    #[command(name = commands::SSH_KEYS_LIST.dutch_name(), add = commands::SSH_KEYS_LIST)]
    List(KeyOwner),
    #[command(name = commands::SSH_KEYS_WITHDRAW.dutch_name(), add = commands::SSH_KEYS_WITHDRAW)]
    Withdraw {
        #[arg(add = arguments::KEY)]
        key: String,
        #[command(flatten)]
        owner: KeyOwner,
    },
}

/// The owner of the keys, as typed. Defaults to the acting user.
#[derive(Debug, Args)]
pub(in crate::cli) struct KeyOwner {
    #[arg(id = "whose", long, add = arguments::KEY_OWNER, add = CompletionKind::User)]
    pub(in crate::cli) user: Option<String>,
}
