//! A table of all refusals: the stable code, the rule and the class of each.

use crate::domain::{ChangedBy, ExistingRow, Refusal, Refusal as R};

#[expect(clippy::too_many_lines, reason = "one table")]
fn code_rule_class(why: &R) -> (&'static str, &'static str, Class) {
    match why {
        R::ActorNotActive => ("actor_not_active", "R17", Class::NoRight),
        R::NotOrgAdmin { .. } => ("not_org_admin", "R39", Class::NoRight),
        R::NoSuchOrganisation => ("no_such_organisation", "R54", Class::NotFound),
        R::MembershipOver { .. } => ("membership_over", "R54", Class::NotFound),
        R::NotActivated { .. } => ("not_activated", "R40", Class::Rule),
        R::AlreadyMember { .. } => ("already_member", "R51", Class::Rule),
        R::AlreadyAsked { .. } => ("already_asked", "R52", Class::Rule),
        R::Differs { there: ExistingRow::Member, .. } => ("differs", "R51", Class::Differs),
        R::Differs { there: ExistingRow::Asked, .. } => ("differs", "R52", Class::Differs),
        R::Differs { there: ExistingRow::Key, .. } => ("differs", "R83", Class::Differs),
        R::Differs { there: ExistingRow::User, .. } => ("differs", "R10", Class::Differs),
        R::Blocked | R::StillBlocked { .. } => ("blocked", "R59", Class::Rule),
        R::PartnerBasic => ("partner_basic", "R45", Class::Rule),
        R::Unrelated => ("unrelated", "R46", Class::Rule),
        R::NoSuchRequest => ("no_such_request", "R62", Class::NotFound),
        R::AlreadyAccepted { .. } => ("already_accepted", "R63", Class::Conflict),
        R::RequestClosed { .. } => ("request_closed", "R66", Class::Conflict),
        R::RequestExpired { .. } => ("request_expired", "R64", Class::Rule),
        R::TermOver { .. } => ("term_over", "R66", Class::Rule),
        R::PartnershipEnded => ("partnership_ended", "R64", Class::Rule),
        R::YouAreBasic => ("you_are_basic", "R45", Class::Rule),
        R::SenderNoAdmin(_) => ("sender_no_admin", "R64", Class::Rule),
        R::TheirConsent => ("their_consent", "R43", Class::Rule),
        R::LastAdmin { .. } => ("last_admin", "R50", Class::Rule),
        R::Yourself => ("yourself", "R55", Class::Rule),
        R::OfMember(why) => {
            let (code, rule) = why.code_and_rule();
            (code, rule, Class::Rule)
        }
        R::NoSuchMember => ("no_such_member", "R49", Class::NotFound),
        R::MemberGone { .. } => ("member_gone", "R83", Class::Conflict),
        R::Changed { .. } => ("changed", "R83", Class::Conflict),
        R::Same { .. } => ("same", "R83", Class::Rule),
        R::DayPast { .. } => ("day_past", "R50", Class::Rule),
        R::NobodyChosen => ("nobody_chosen", "R44", Class::Rule),
        R::NotEnvAdmin { .. } => ("not_env_admin", "R11", Class::NoRight),
        R::OtherEnvironment => ("other_environment", "R19", Class::NoRight),
        R::NoSuchUser => ("no_such_user", "R9", Class::NotFound),
        R::UserGone { .. } => ("user_gone", "R83", Class::Conflict),
        R::UserElsewhere { .. } => ("user_elsewhere", "A1", Class::NotFound),
        R::HasEnvAdmin { .. } => ("has_env_admin", "A1", Class::Unsure),
        R::EmailInUse => ("email_in_use", "R10", Class::Rule),
        R::SharedDomain => ("shared_domain", "R13", Class::Rule),
        R::ElsewhereDomain => ("elsewhere_domain", "R7", Class::Rule),
        R::OtherDomain => ("other_domain", "R23", Class::Rule),
        R::NameNeeded => ("name_needed", "R2", Class::Rule),
        R::NameTaken => ("name_taken", "R2", Class::Rule),
        R::BadCode => ("bad_code", "R18", Class::NotFound),
        R::CodeWait { .. } => ("code_wait", "R18", Class::Rule),
        R::CodeOver { .. } => ("code_over", "R18", Class::Rule),
        R::LastEnvAdmin { .. } => ("last_env_admin", "R8", Class::Rule),
        R::OwnRole => ("own_role", "R86", Class::Rule),
        R::WrongStatus { .. } => ("wrong_status", "R16", Class::Rule),
        R::NeedsSuccessor { .. } => ("needs_successor", "R50", Class::Rule),
        R::BadSuccessor { .. } => ("bad_successor", "R50", Class::Rule),
        R::NameNotAllowed { .. } => ("bad_name", "N26", Class::Rule),
        R::AddressLooksLike { .. } => ("address_looks_like", "N26", Class::Unsure),
        R::LooksLike { .. } => ("looks_like", "N26", Class::Unsure),
        R::NoSuchAddress => ("no_such_address", "R23", Class::NotFound),
        R::NotVerified => ("not_verified", "R23", Class::Rule),
        R::KeyInUse => ("key_in_use", "R10", Class::Rule),
        R::NoSuchKey => ("no_such_key", "R23", Class::NotFound),
        R::KeyWithdrawn => ("key_withdrawn", "R17", Class::NoRight),
        R::KeyWaits => ("key_waits", "R17", Class::NoRight),
        R::NotKeyOwner { .. } => ("not_key_owner", "R23", Class::NoRight),
        R::KeyOpens { .. } => ("key_opens", "R23", Class::Rule),
        R::OwnKeyCode { .. } => ("own_key_code", "R23", Class::NoRight),
        R::NotTyped => ("not_typed", "R35", Class::Rule),
        R::AlreadyShared => ("already_shared", "R6", Class::Rule),
        R::BadCountry => ("bad_country", "R30", Class::Rule),
        R::BadNumber { .. } => ("bad_number", "R37", Class::Rule),
        R::NumberHeld { .. } => ("number_held", "R36", Class::Rule),
        R::ManualEntry => ("manual_entry", "R29", Class::Rule),
        R::NotManualEntry => ("not_manual_entry", "R29", Class::Rule),
        R::RegisterData => ("register_data", "R33", Class::Rule),
        R::NotCreator { .. } => ("not_creator", "R28", Class::NoRight),
        R::WrongOrgStatus { .. } => ("wrong_org_status", "R28", Class::Rule),
        R::OwnEvidence { .. } => ("own_evidence", "R28", Class::NoRight),
        R::NotManager => ("not_manager", "R71", Class::NoRight),
        R::BasicManager => ("basic_manager", "R78", Class::NoRight),
        R::AskedNotManager => ("asked_not_manager", "R71", Class::Rule),
        R::SameEnvironment => ("same_environment", "R70", Class::Rule),
        R::AlreadyRelated { .. } => ("already_related", "R70", Class::Rule),
        R::NoSuchPartnership => ("no_such_partnership", "R70", Class::NotFound),
        R::NotPartnerManager { .. } => ("not_partner_manager", "R73", Class::NoRight),
        R::OwnKey { .. } => ("own_key", "R23", Class::Unsure),
        R::NothingToUndo => ("nothing_to_take_back", "R82", Class::NotFound),
        R::NothingToRedo => ("nothing_to_do_again", "R82", Class::NotFound),
        R::Final => ("final", "R82", Class::Rule),
        R::AlreadyUndone => ("already_undone", "R82", Class::Rule),
        R::TooLate { .. } => ("too_late", "R56", Class::Rule),
        R::MovedOn { .. } => ("moved_on", "R83", Class::Conflict),
        R::AllSkipped { skipped } => R::most_informative(skipped)
            .map_or(("nobody_chosen", "R84", Class::Rule), code_rule_class),
    }
}

/// The class of a refusal, which decides what a caller does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The subject does not exist, or not for this actor.
    NotFound,
    /// The actor lacks the right to give the command.
    NoRight,
    /// A rule forbids it, other than a missing right.
    Rule,
    /// Somebody else changed the row first.
    Conflict,
    /// Needs confirmation: the command is carried out if the user confirms it.
    Unsure,
    /// A row exists already, but differs from what was asked for.
    Differs,
}

impl Refusal {
    /// Returns the stable code, for `--json` and tests.
    pub fn code(&self) -> &'static str {
        code_rule_class(self).0
    }

    /// Returns the number of the rule that it enforces, such as `R23`.
    pub fn rule(&self) -> &'static str {
        code_rule_class(self).1
    }

    /// Returns the class, which decides the exit code and the dialog.
    pub fn class(&self) -> Class {
        code_rule_class(self).2
    }

    /// Returns whether the reason lies with the actor, regardless of the people the command names.
    pub const fn is_of_actor(&self) -> bool {
        matches!(
            self,
            Self::ActorNotActive
                | Self::KeyWithdrawn
                | Self::KeyWaits
                | Self::NotOrgAdmin { .. }
                | Self::NotEnvAdmin { .. }
                | Self::MembershipOver { .. }
        )
    }

    /// Returns whether the session must end: the actor is no longer active, or its ssh key gives no
    /// access.
    pub const fn ends_session(&self) -> bool {
        matches!(self, Self::ActorNotActive | Self::KeyWithdrawn | Self::KeyWaits)
    }

    /// Returns whether an undo that is refused for this reason can never be carried out, by anybody.
    /// Other reasons can end.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Final => true,
            Self::AllSkipped { skipped } => skipped.iter().all(|one| one.why.is_final()),
            _ => false,
        }
    }

    /// Returns whether this is a warning about a confusable name or address, which the user can
    /// confirm.
    pub const fn is_confusable_warning(&self) -> bool {
        matches!(self, Self::LooksLike { .. } | Self::AddressLooksLike { .. })
    }

    /// Returns the author and time of the change that came first, if there was one.
    pub const fn first(&self) -> Option<&ChangedBy> {
        match self {
            Self::Changed { first, .. }
            | Self::MemberGone { first, .. }
            | Self::MembershipOver { first, .. }
            | Self::UserGone { first }
            | Self::AlreadyAccepted { first }
            | Self::RequestClosed { first, .. } => Some(first),
            Self::Same { first }
            | Self::MovedOn { first }
            | Self::WrongStatus { first, .. }
            | Self::WrongOrgStatus { first, .. } => first.as_ref(),
            _ => None,
        }
    }
}
