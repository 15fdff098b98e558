//! The plan for loading facts: the rows that a command names, and what else its rules need.

use std::collections::BTreeSet;

use super::confusables::NameTable;
use crate::{
    domain::{
        AccessBy, AssignedName, Command, Email, Fingerprint, KeyId, MembershipId, OrgId,
        PartnershipId, RelationRequestId, RequestId, Scheme, SignUp, UndoTarget, UserId, fold,
    },
    store::commit::wrong_codes::Target,
};

/// The rows to start from, and flags for groups of rules that need more rows.
#[expect(clippy::struct_excessive_bools, reason = "groups of rules, each on its own")]
#[derive(Debug, Default)]
pub(in crate::store) struct FactsPlan {
    pub(super) orgs: BTreeSet<OrgId>,
    pub(super) users: BTreeSet<UserId>,
    pub(super) members: Vec<MembershipId>,
    pub(super) requests: Vec<RequestId>,
    /// `true` to load only requests to the actor. Otherwise the time of an answer would tell that a
    /// hidden request exists.
    pub(super) addressed_to_actor: bool,
    pub(super) relation_requests: Vec<RelationRequestId>,
    pub(super) keys: Vec<KeyId>,
    /// Users whose keys are all needed.
    pub(super) key_holders: Vec<UserId>,
    /// `true` to load all keys of the owners of the named keys.
    pub(super) all_keys: bool,
    /// The fingerprint of a key that may already be in use.
    pub(super) fingerprint: Option<Fingerprint>,
    /// Users whose live rows are all needed.
    pub(super) whole_users: Vec<UserId>,
    pub(super) whole_orgs: Vec<OrgId>,
    pub(super) whole_partnerships: Vec<PartnershipId>,
    /// `true` to load relations between users.
    pub(super) related: bool,
    /// `true` to load the administrators of the environment.
    pub(super) deciders: bool,
    /// `true` to load registration numbers that other organisations hold.
    pub(super) held: bool,
    /// A number from a register, which another organisation may hold.
    pub(super) number: Option<(Scheme, String)>,
    /// An address that a user may already have, or that someone signs up with.
    pub(super) address: Option<Email>,
    /// `true` to also load addresses and domains that look like `address`.
    pub(super) similar_addresses: bool,
    /// The name of a new environment, to find others that look like it.
    pub(super) similar_env_name: Option<String>,
    /// The folded name of an environment that may already exist.
    pub(super) env_name: String,
    /// `true` if the command creates a code.
    pub(super) code: bool,
    pub(super) new_code: String,
    /// The hash of a typed code; `target` is its purpose.
    pub(super) typed: Option<String>,
    pub(super) target: Option<Target>,
    /// A new name, and the table to search for names that look like it.
    pub(super) named: Option<(String, NameTable)>,
    /// The operation to undo.
    pub(super) past: Option<UndoTarget>,
    /// The log line before which the undo continues; `None` for the first part.
    pub(super) before: Option<i64>,
    /// The rows whose latest changes are loaded, to report who changed them first.
    lately: Option<ChangeSubject>,
}

/// Selects the rows whose latest changes are loaded.
#[derive(Clone, Debug)]
enum ChangeSubject {
    /// The actor's own row.
    Actor,
    /// The rows with these ids.
    Rows(Vec<i64>),
}

impl FactsPlan {
    /// Adds the new code, in plain text.
    pub(in crate::store) fn with_code(self, made: String) -> Self {
        Self { new_code: made, ..self }
    }

    /// Limits the plan to the part of an operation before `line`. Without `operation`, the plan
    /// keeps the operation to undo that it has.
    pub(in crate::store) fn before(self, line: i64, operation: Option<UndoTarget>) -> Self {
        Self { before: Some(line), past: operation.or(self.past), ..self }
    }

    pub(in crate::store) fn needs_code(&self) -> bool {
        self.code
    }

    pub(in crate::store) fn for_sign_up(entry: &SignUp) -> Self {
        let (entry, sure) = entry.parts();
        let mut plan = Self { target: Target::for_sign_up(entry), ..Self::default() };
        match entry {
            SignUp::Register { email, env_name, full_name } => {
                let name = env_name.as_ref().map_or(email.domain(), ToString::to_string);
                plan.address = Some(email.clone());
                plan.similar_addresses = !sure;
                plan.env_name = fold(&name);
                plan.similar_env_name = Some(name);
                plan.named = full_name.as_ref().map(|name| (name.to_string(), NameTable::Users));
            }
            SignUp::Activate { email, code, full_name } => {
                plan.address = Some(email.clone());
                plan.typed = Some(code.clone());
                plan.named = full_name.as_ref().map(|name| (name.to_string(), NameTable::Users));
            }
            SignUp::Confirmed(_) => {}
            SignUp::UseKey { key, code } => {
                plan.keys.push(*key);
                plan.typed = Some(code.clone());
            }
        }
        plan.named = plan.named.filter(|_| !sure);
        plan
    }

    /// The plan for a maintenance command that makes this user a *Beheerder*.
    pub(in crate::store) fn for_appointment(user: Option<UserId>) -> Self {
        Self { users: user.into_iter().collect(), deciders: true, ..Self::default() }
    }

    pub(in crate::store) fn for_command(command: &Command) -> Self {
        if let Command::Confirmed(command) = command {
            return Self { named: None, similar_addresses: false, ..Self::for_command(command) };
        }
        let named = command.assigned_name().map(|named| match named {
            AssignedName::User(name) => (name.to_string(), NameTable::Users),
            AssignedName::Organisation(name, _) => (name.to_string(), NameTable::Organisations),
        });
        let address = command.assigned_address().cloned();
        let (similar_addresses, lately) = (address.is_some(), ChangeSubject::for_command(command));
        let mut plan = Self { address, similar_addresses, named, lately, ..Self::default() };
        match command {
            Command::AddMembers { org, picks, .. } => {
                plan.orgs.insert(*org);
                plan.users.extend(picks.iter().map(|pick| pick.user));
            }
            Command::GiveAccess { users, picks, .. } => {
                plan.orgs.extend(picks.iter().map(|pick| pick.org));
                plan.users.extend(users);
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                plan.requests.push(*request);
                plan.addressed_to_actor = true;
            }
            Command::WithdrawRequests { org, requests }
            | Command::RenewRequests { org, requests } => {
                plan.orgs.insert(*org);
                plan.requests.clone_from(requests);
            }
            Command::RemoveMembers { org, members } => {
                plan.orgs.insert(*org);
                plan.members.extend(members.iter().map(|(id, _)| *id));
            }
            Command::ChangeMembers { of_orgs, .. } => {
                plan.orgs.extend(of_orgs.iter().map(|of_org| of_org.org));
                let members = of_orgs.iter().flat_map(|of_org| &of_org.members);
                plan.members.extend(members.map(|(id, _)| *id));
            }
            Command::EndAccess { access } => {
                plan.orgs.extend(access.iter().map(|one| one.org));
                for one in access {
                    match one.by {
                        AccessBy::Member(id) => plan.members.push(id),
                        AccessBy::Asked(id) => plan.requests.push(id),
                    }
                }
            }
            Command::Leave { org } => drop(plan.orgs.insert(*org)),
            other => plan.plan_other(other),
        }
        plan
    }

    /// Plans the commands that [`FactsPlan::for_command`] does not handle itself.
    fn plan_other(&mut self, command: &Command) {
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
            Command::ChangeUsers { users, .. } => self.users.extend(users.iter().map(|it| it.0)),
            Command::AddressCode { user, email } => {
                self.users.insert(*user);
                self.address = Some(email.clone());
                self.code = true;
            }
            Command::AddKey { .. }
            | Command::WithdrawKey { .. }
            | Command::ConfirmKey { .. }
            | Command::KeyCode { .. } => self.plan_keys(command),
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
            Command::CreateOrganisation { register: Some(entry), .. } => {
                let source = entry.source();
                self.number = Some((source.scheme, source.number));
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
            // A redo may repeat an invitation, which needs a code.
            Command::Undo { which } => (self.past, self.code) = (Some(*which), true),
            _ => {}
        }
    }

    /// Returns the rows that the command changes and whose latest changes are loaded.
    pub(super) fn named_rows(&self, actor: Option<UserId>) -> Option<Vec<i64>> {
        match (&self.lately, actor) {
            (Some(ChangeSubject::Rows(rows)), _) => Some(rows.clone()),
            (Some(ChangeSubject::Actor), Some(UserId(row))) => Some(vec![row]),
            _ => None,
        }
    }

    fn plan_keys(&mut self, command: &Command) {
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
    fn for_command(command: &Command) -> Option<Self> {
        match command {
            Command::EditProfile { .. } => Some(Self::Actor),
            Command::SendAgain { user }
            | Command::WithdrawInvitation { user }
            | Command::RemoveUser { user, .. }
            | Command::AddressCode { user, .. }
            | Command::AddKey { user, .. } => Some(Self::Rows(vec![user.0])),
            Command::ChangeUsers { users, .. } => {
                Some(Self::Rows(users.iter().map(|(user, _)| user.0).collect()))
            }
            Command::EditOrganisation { org, .. }
            | Command::OfferEvidence { org, .. }
            | Command::Approve { org, .. }
            | Command::Reject { org, .. } => Some(Self::Rows(vec![org.0])),
            _ => None,
        }
    }
}
