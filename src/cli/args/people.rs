//! Arguments about users, their addresses, their environment and its partners.

use clap::{Args, Subcommand, ValueEnum};

use super::{CompletionKind, LevelWord, Partners, Sorting, UserFilter, Users};
use crate::{
    domain::PlatformRole,
    text::{
        Lang::{En, Nl},
        arguments::{self, word},
        commands, environment,
    },
};

/// Role of a user, as a word on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum RoleWord {
    #[value(name = word::BASIC.of(Nl), alias = word::BASIC.of(En))]
    Basic,
    #[value(name = word::ADVANCED.of(Nl), alias = word::ADVANCED.of(En))]
    Advanced,
    #[value(name = word::ADMIN.of(Nl), alias = word::ADMIN.of(En))]
    EnvAdmin,
}

impl RoleWord {
    /// Parses a role by its Dutch or English word; `None` if unknown.
    pub(in crate::cli) fn read(text: &str) -> Option<Self> {
        Self::from_str(text, true).ok()
    }
}

impl From<RoleWord> for PlatformRole {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Basic => Self::Basic,
            RoleWord::Advanced => Self::Advanced,
            RoleWord::EnvAdmin => Self::EnvAdmin,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum YesNo {
    #[value(name = word::YES.of(Nl), alias = word::YES.of(En))]
    Yes,
    #[value(name = word::NO.of(Nl), alias = word::NO.of(En))]
    No,
}

/// A user of the acting user's environment, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct UserArg {
    #[arg(id = "who", add = arguments::USER, add = CompletionKind::User)]
    pub(in crate::cli) user: String,
}

/// Users of the acting user's environment, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct UserArgs {
    #[arg(id = "who", add = arguments::USERS, required = true, add = CompletionKind::User)]
    pub(in crate::cli) users: Vec<String>,
}

/// A relationship manager (*Relatiemanager*) of another environment, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManagerArg {
    #[arg(add = arguments::USER, add = CompletionKind::Manager)]
    pub(in crate::cli) who: String,
}

/// The addressee of an open relation request from the environment, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct RelationTarget {
    #[arg(add = arguments::USER, add = CompletionKind::Asked)]
    pub(in crate::cli) who: String,
}

/// People and the organisations to which they get access, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct GivenAccess {
    #[arg(add = arguments::PEOPLE_IN_ONE, add = CompletionKind::User)]
    pub(in crate::cli) who: String,
    #[arg(add = arguments::ORGANISATIONS, required = true, add = CompletionKind::Organisation)]
    pub(in crate::cli) orgs: Vec<String>,
    #[arg(long, add = arguments::MEMBER_LEVEL)]
    pub(in crate::cli) level: Option<LevelWord>,
    #[arg(long, add = arguments::LAST_DAY)]
    pub(in crate::cli) until: Option<String>,
    #[arg(long, add = arguments::REQUEST_MESSAGE)]
    pub(in crate::cli) message: Option<String>,
}

/// A person and the organisations to which they lose access, as typed.
#[derive(Debug, Args)]
pub(in crate::cli) struct EndedAccess {
    #[command(flatten)]
    pub(in crate::cli) who: UserArg,
    #[arg(
        add = arguments::ORGANISATIONS,
        required_unless_present = "everywhere",
        add = CompletionKind::Organisation
    )]
    pub(in crate::cli) orgs: Vec<String>,
    #[arg(long, add = arguments::EVERYWHERE, conflicts_with = "orgs")]
    pub(in crate::cli) everywhere: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum UserCommand {
    #[command(name = commands::USER_LIST.dutch_name(), add = commands::USER_LIST)]
    List {
        #[command(flatten)]
        only: UserFilter,
        #[command(flatten)]
        sorting: Sorting<Users>,
    },
    #[command(name = commands::USER_SHOW.dutch_name(), add = commands::USER_SHOW)]
    Show(UserArg),
    #[command(name = commands::USER_INVITE.dutch_name(), add = commands::USER_INVITE)]
    Invite {
        #[arg(add = arguments::EMAIL)]
        email: String,
        #[arg(long, add = arguments::USER_ROLE, default_value = "basis")]
        role: RoleWord,
    },
    #[command(name = commands::USER_ADD.dutch_name(), add = commands::USER_ADD)]
    Add {
        #[arg(add = arguments::EMAIL)]
        email: String,
        #[arg(long, add = arguments::USER_NAME)]
        name: Option<String>,
        #[arg(long, add = arguments::USER_ROLE, default_value = "basis")]
        role: RoleWord,
    },
    #[command(name = commands::USER_GIVE_ACCESS.dutch_name(), add = commands::USER_GIVE_ACCESS)]
    GiveAccess(GivenAccess),
    #[command(name = commands::USER_END_ACCESS.dutch_name(), add = commands::USER_END_ACCESS)]
    EndAccess(EndedAccess),
    #[command(name = commands::USER_CODE.dutch_name(), add = commands::USER_CODE)]
    Code(UserArg),
    #[command(name = commands::USER_WITHDRAW.dutch_name(), add = commands::USER_WITHDRAW)]
    Withdraw(UserArg),
    #[command(name = commands::USER_ROLE.dutch_name(), add = commands::USER_ROLE)]
    Role {
        #[command(flatten)]
        who: UserArgs,
        #[arg(add = arguments::NEW_ROLE)]
        to: RoleWord,
    },
    #[command(name = commands::USER_MANAGER.dutch_name(), add = commands::USER_MANAGER)]
    Manager {
        #[command(flatten)]
        who: UserArgs,
        #[arg(add = arguments::YES_OR_NO)]
        to: YesNo,
    },
    #[command(name = commands::USER_NAME.dutch_name(), add = commands::USER_NAME)]
    Name {
        #[arg(add = arguments::OWN_NAME)]
        name: String,
    },
    #[command(name = commands::USER_BLOCK.dutch_name(), add = commands::USER_BLOCK)]
    Block(UserArgs),
    #[command(name = commands::USER_UNBLOCK.dutch_name(), add = commands::USER_UNBLOCK)]
    Unblock(UserArgs),
    #[command(name = commands::USER_REMOVE.dutch_name(), add = commands::USER_REMOVE)]
    Remove {
        #[command(flatten)]
        who: UserArg,
        #[arg(long, add = arguments::SUCCESSORS)]
        successors: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AddressCommand {
    #[command(name = commands::ADDRESS_ADD.dutch_name(), add = commands::ADDRESS_ADD)]
    Add(EmailArg),
    #[command(name = commands::ADDRESS_CODE.dutch_name(), add = commands::ADDRESS_CODE)]
    Code {
        #[command(flatten)]
        who: UserArg,
        #[command(flatten)]
        email: EmailArg,
    },
    #[command(name = commands::ADDRESS_VERIFY.dutch_name(), add = commands::ADDRESS_VERIFY)]
    Verify {
        #[command(flatten)]
        email: EmailArg,
        #[arg(add = arguments::CODE)]
        code: String,
    },
    #[command(name = commands::ADDRESS_PRIMARY.dutch_name(), add = commands::ADDRESS_PRIMARY)]
    Primary(EmailArg),
    #[command(name = commands::ADDRESS_REMOVE.dutch_name(), add = commands::ADDRESS_REMOVE)]
    Remove(EmailArg),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct EmailArg {
    #[arg(add = arguments::EMAIL)]
    pub(in crate::cli) email: String,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EnvironmentCommand {
    #[command(name = environment::SHOW.dutch_name(), add = environment::SHOW)]
    Show,
    #[command(name = environment::SHARE.dutch_name(), add = environment::SHARE)]
    Share {
        #[arg(add = arguments::CONFIRMED_DOMAIN)]
        domain: String,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PartnerCommand {
    #[command(name = commands::PARTNER_LIST.dutch_name(), add = commands::PARTNER_LIST)]
    List(Sorting<Partners>),
    #[command(name = commands::PARTNER_SHOW.dutch_name(), add = commands::PARTNER_SHOW)]
    Show {
        #[arg(add = arguments::PARTNER, add = CompletionKind::Partner)]
        partner: String,
    },
    #[command(name = commands::PARTNER_REQUESTS.dutch_name(), add = commands::PARTNER_REQUESTS)]
    Requests,
    #[command(name = commands::PARTNER_FIND.dutch_name(), add = commands::PARTNER_FIND)]
    Find {
        #[arg(add = arguments::MANAGER_TEXT, default_value = "")]
        text: String,
    },
    #[command(name = commands::PARTNER_ASK.dutch_name(), add = commands::PARTNER_ASK)]
    Ask {
        #[command(flatten)]
        who: ManagerArg,
        #[arg(long, add = arguments::RELATION_MESSAGE)]
        message: Option<String>,
    },
    #[command(name = commands::PARTNER_WITHDRAW.dutch_name(), add = commands::PARTNER_WITHDRAW)]
    Withdraw(RelationTarget),
    #[command(name = commands::PARTNER_END.dutch_name(), add = commands::PARTNER_END)]
    End {
        #[arg(add = arguments::PARTNER, add = CompletionKind::Partner)]
        partner: String,
    },
}
