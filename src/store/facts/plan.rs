//! What a command points at: where the loading of the facts begins.

use std::collections::BTreeSet;

use super::confusables::NameTable;
use crate::{
    domain::{
        AssignedName, Command, Email, Fingerprint, KeyId, MembershipId, OrgId, PartnershipId,
        RelationRequestId, RequestId, SignUp, UndoTarget, UserId, fold,
    },
    store::commit::wrong_codes::Target,
};

/// The rows that are named, and which groups of rules need more than those.
#[expect(clippy::struct_excessive_bools, reason = "groups of rules, each on its own")]
#[derive(Debug, Default)]
pub(in crate::store) struct FactsPlan {
    pub(super) orgs: BTreeSet<OrgId>,
    pub(super) users: BTreeSet<UserId>,
    pub(super) members: Vec<MembershipId>,
    pub(super) requests: Vec<RequestId>,
    pub(super) relation_requests: Vec<RelationRequestId>,
    pub(super) keys: Vec<KeyId>,
    /// Of whom all keys matter.
    pub(super) key_holders: Vec<UserId>,
    /// `true` if all keys of the owners of the named keys matter.
    pub(super) all_keys: bool,
    /// A key that somebody may come in with already.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Of whom everything that is live is needed.
    pub(super) whole_users: Vec<UserId>,
    pub(super) whole_orgs: Vec<OrgId>,
    pub(super) whole_partnerships: Vec<PartnershipId>,
    /// `true` if relations between persons are at stake.
    pub(super) related: bool,
    /// `true` if who decides in the environment matters.
    pub(super) deciders: bool,
    /// `true` if numbers that others hold matter.
    pub(super) held: bool,
    /// An address that may be somebody's, or at which somebody knocks.
    pub(super) address: Option<Email>,
    /// `true` if others that look like it, or like its domain, matter.
    pub(super) address_like: bool,
    /// The name of a new environment, which others may look like.
    pub(super) env_like: Option<String>,
    /// The folded name of an environment that may exist.
    pub(super) env_name: String,
    /// `true` if the command creates a code.
    pub(super) code: bool,
    pub(super) made: String,
    /// A code that was typed, and where it was asked for.
    pub(super) typed: Option<String>,
    pub(super) target: Option<Target>,
    /// A new name that may look like another one, and where to look for that one.
    pub(super) named: Option<(String, NameTable)>,
    /// What is taken back.
    pub(super) past: Option<UndoTarget>,
    /// Before which line of it, for what has been taken back in part.
    pub(super) before: Option<i64>,
    /// The row of which it may have to be told who was first with it.
    pub(super) lately: Option<ChangeSubject>,
}

/// Which row that is.
#[derive(Clone, Copy, Debug)]
pub(super) enum ChangeSubject {
    /// The actor's own.
    Actor,
    /// The one with this number.
    Row(i64),
}

impl FactsPlan {
    /// With the code that was made for it.
    pub(in crate::store) fn with_code(self, made: String) -> Self {
        Self { made, ..self }
    }

    /// Of the part of a handling before this line.
    pub(in crate::store) fn before(self, line: i64, handling: Option<UndoTarget>) -> Self {
        Self { before: Some(line), past: handling.or(self.past), ..self }
    }

    /// Returns whether a code must be made.
    pub(in crate::store) fn wants_code(&self) -> bool {
        self.code
    }

    /// Of somebody at the door.
    pub(in crate::store) fn at_door(entry: &SignUp) -> Self {
        let (entry, sure) = entry.parts();
        let mut aim = Self { target: Target::of_entry(entry), ..Self::default() };
        match entry {
            SignUp::Register { email, env_name, full_name } => {
                let name = env_name.as_ref().map_or(email.domain(), ToString::to_string);
                aim.address = Some(email.clone());
                aim.address_like = !sure;
                aim.env_name = fold(&name);
                aim.env_like = Some(name);
                aim.named = full_name.as_ref().map(|name| (name.to_string(), NameTable::Users));
            }
            SignUp::Activate { email, code, full_name } => {
                aim.address = Some(email.clone());
                aim.typed = Some(code.clone());
                aim.named = full_name.as_ref().map(|name| (name.to_string(), NameTable::Users));
            }
            SignUp::Confirmed(_) => {}
            SignUp::UseKey { key, code } => {
                aim.keys.push(*key);
                aim.typed = Some(code.clone());
            }
        }
        aim.named = aim.named.filter(|_| !sure);
        aim
    }

    /// Of whom maintenance makes Beheerder of his environment.
    pub(in crate::store) fn appointing(whom: Option<UserId>) -> Self {
        Self { users: whom.into_iter().collect(), deciders: true, ..Self::default() }
    }

    pub(in crate::store) fn of(command: &Command) -> Self {
        if let Command::Knowingly(command) = command {
            return Self { named: None, address_like: false, ..Self::of(command) };
        }
        let named = command.names().map(|named| match named {
            AssignedName::User(name) => (name.to_string(), NameTable::Users),
            AssignedName::Organisation(name, _) => (name.to_string(), NameTable::Organisations),
        });
        let address = command.gives_address().cloned();
        let (address_like, lately) = (address.is_some(), ChangeSubject::of(command));
        let mut aim = Self { address, address_like, named, lately, ..Self::default() };
        match command {
            Command::AddMembers { org, picks, .. } => {
                aim.orgs.insert(*org);
                aim.users.extend(picks.iter().map(|pick| pick.user));
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                aim.requests.push(*request);
            }
            Command::WithdrawRequests { org, requests }
            | Command::RenewRequests { org, requests } => {
                aim.orgs.insert(*org);
                aim.requests.clone_from(requests);
            }
            Command::ChangeLevel { org, members, .. } => {
                aim.orgs.insert(*org);
                aim.members.clone_from(members);
            }
            Command::RemoveMembers { org, members } => {
                aim.orgs.insert(*org);
                aim.members.extend(members.iter().map(|(id, _)| *id));
            }
            Command::ChangeLastDay { org, members, .. } => {
                aim.orgs.insert(*org);
                aim.members.extend(members.iter().map(|(id, _)| *id));
            }
            Command::Leave { org } => drop(aim.orgs.insert(*org)),
            other => aim.of_neighbours(other),
        }
        aim
    }

    /// The commands around giving access.
    fn of_neighbours(&mut self, command: &Command) {
        self.deciders = true;
        match command {
            Command::InviteUser { .. } => self.code = true,
            Command::SendAgain { user } => {
                self.whole_users.push(*user);
                self.code = true;
            }
            Command::WithdrawInvitation { user } => {
                self.whole_users.push(*user);
                self.related = true;
            }
            Command::RemoveUser { user, successors } => {
                self.whole_users.push(*user);
                self.users.extend(successors.iter().map(|(_, user)| *user));
                self.related = true;
            }
            Command::ChangeRole { user, .. }
            | Command::SetManager { user, .. }
            | Command::SetBlocked { user, .. } => drop(self.users.insert(*user)),
            Command::AddressCode { user, email } => {
                self.users.insert(*user);
                self.address = Some(email.clone());
                self.code = true;
            }
            Command::AddKey { .. }
            | Command::WithdrawKey { .. }
            | Command::ConfirmKey { .. }
            | Command::KeyCode { .. } => self.of_keys(command),
            Command::VerifyAddress { email, code } => {
                self.address = Some(email.clone());
                self.typed = Some(code.clone());
            }
            Command::EditOrganisation { org, .. } | Command::Reject { org, .. } => {
                self.orgs.insert(*org);
            }
            Command::OfferEvidence { org, .. } | Command::Approve { org, .. } => {
                self.orgs.insert(*org);
                self.held = true;
            }
            Command::RemoveOrganisation { org, .. } => self.whole_orgs.push(*org),
            Command::AskRelation { user, .. } => {
                self.users.insert(*user);
                self.related = true;
            }
            Command::AcceptRelation { request }
            | Command::DeclineRelation { request, .. }
            | Command::WithdrawRelation { request } => {
                self.relation_requests.push(*request);
                self.related = true;
            }
            Command::EndPartnership { partnership, .. } => {
                self.whole_partnerships.push(*partnership);
            }
            // Inviting somebody may be what is done again.
            Command::TakeBack { which } => (self.past, self.code) = (Some(*which), true),
            _ => {}
        }
    }

    fn of_keys(&mut self, command: &Command) {
        match command {
            Command::AddKey { user, key } => {
                self.users.insert(*user);
                self.fingerprint = Some(key.fingerprint());
            }
            Command::WithdrawKey { key } | Command::ConfirmKey { key } => self.keys.push(*key),
            Command::KeyCode { key } => {
                self.keys.push(*key);
                self.all_keys = true;
                self.code = true;
            }
            _ => {}
        }
    }
}

impl ChangeSubject {
    fn of(command: &Command) -> Option<Self> {
        match command {
            Command::EditProfile { .. } => Some(Self::Actor),
            Command::SendAgain { user }
            | Command::WithdrawInvitation { user }
            | Command::ChangeRole { user, .. }
            | Command::SetManager { user, .. }
            | Command::SetBlocked { user, .. }
            | Command::RemoveUser { user, .. }
            | Command::AddressCode { user, .. }
            | Command::AddKey { user, .. } => Some(Self::Row(user.0)),
            Command::EditOrganisation { org, .. }
            | Command::OfferEvidence { org, .. }
            | Command::Approve { org, .. }
            | Command::Reject { org, .. } => Some(Self::Row(org.0)),
            _ => None,
        }
    }
}
