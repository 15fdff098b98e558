//! The rights of an actor. They are checked twice: by a screen, on the rows that it shows, and by
//! `decide` inside the transaction, on the facts. Both run the checks of these traits.

mod actor;

pub use actor::{may_administer, may_manage_members};

use std::iter;

use crate::domain::{
    AccessBy, Cause, ChangedBy, ExistingRow, Moment, Name, OrgStatus, Person, PlatformRole,
    Refusal, RequestState, UserStatus, UserValue,
};

/// The facts that decide what an actor may do in an environment.
pub trait EnvRights {
    /// Returns whether the actor is a *Beheerder* of the environment.
    fn is_env_admin(&self) -> bool;
    /// Returns the refusal for an actor who is no Beheerder.
    fn not_env_admin(&self) -> Refusal;

    /// Only a Beheerder manages the environment and its users (R11, R19, R24).
    ///
    /// # Errors
    /// A refusal that names who can.
    fn may_manage_env(&self) -> Result<(), Refusal> {
        if self.is_env_admin() { Ok(()) } else { Err(self.not_env_admin()) }
    }

    /// A Beheerder makes the domain of the environment shared, once (R6).
    ///
    /// # Errors
    /// A refusal that names who can, or says that the domain is shared already.
    fn may_share_domain(&self, is_shared: bool) -> Result<(), Refusal> {
        self.may_manage_env()?;
        if is_shared { Err(Refusal::AlreadyShared) } else { Ok(()) }
    }
}

/// The facts that decide what an actor may do in an organisation, besides [`EnvRights`].
pub trait OrgRights: EnvRights {
    /// The name of the organisation, for refusals.
    fn name(&self) -> &Name;
    /// The current status of the organisation, on which most rights depend.
    fn status(&self) -> OrgStatus;
    /// Returns whether the actor is its effective *Beheerder*.
    fn is_admin(&self) -> bool;
    /// Returns whether the actor created the organisation; only the creator submits evidence.
    fn is_creator(&self) -> bool;
    /// The creator; `None` if the rows at hand do not name them.
    fn creator(&self) -> Option<Person>;
    /// The Beheerders of the environment who can approve, if the actor wrote the evidence.
    fn other_approvers(&self) -> Vec<Person>;
    /// Returns the refusal for an actor who is not its Beheerder.
    fn not_admin(&self) -> Refusal;
    /// Returns the refusal for an action that the current status does not allow.
    fn wrong_status(&self) -> Refusal;

    /// Only a Beheerder manages the organisation (R39, R48).
    ///
    /// # Errors
    /// A refusal that names who can.
    fn may_administer(&self) -> Result<(), Refusal> {
        if self.is_admin() { Ok(()) } else { Err(self.not_admin()) }
    }

    /// Only a Beheerder manages the members, once the organisation is activated (R40).
    ///
    /// # Errors
    /// A refusal that names who can, or says that the organisation is not activated.
    fn may_manage_members(&self) -> Result<(), Refusal> {
        self.may_administer()?;
        if self.status() == OrgStatus::Active {
            return Ok(());
        }
        Err(Refusal::NotActivated { org: self.name().clone() })
    }

    /// A Beheerder of the environment also withdraws requests (R66).
    ///
    /// # Errors
    /// A refusal that names who can.
    fn may_withdraw_requests(&self) -> Result<(), Refusal> {
        if self.is_env_admin() { Ok(()) } else { self.may_administer() }
    }

    /// Only the creator submits evidence, before activation.
    ///
    /// # Errors
    /// A refusal that names who can, or the status.
    fn may_offer_evidence(&self) -> Result<(), Refusal> {
        self.may_administer()?;
        if !self.is_creator() {
            return Err(Refusal::NotCreator { who_can: self.creator().into_iter().collect() });
        }
        self.has_status(OrgStatus::NotActive)
    }

    /// Only a Beheerder of the environment judges evidence, while it is under review.
    ///
    /// # Errors
    /// A refusal that names who can, or the status.
    fn may_judge_evidence(&self) -> Result<(), Refusal> {
        self.may_manage_env()?;
        self.has_status(OrgStatus::UnderReview)
    }

    /// Nobody approves their own evidence while there is somebody else who can.
    ///
    /// # Errors
    /// A refusal that names who can, or the status.
    fn may_approve(&self) -> Result<(), Refusal> {
        self.may_judge_evidence()?;
        let who_can = self.other_approvers();
        if who_can.is_empty() { Ok(()) } else { Err(Refusal::OwnEvidence { who_can }) }
    }

    /// A Beheerder removes the organisation; once it is activated, a Beheerder of its environment
    /// can too (R35).
    ///
    /// # Errors
    /// A refusal that names who can.
    fn may_remove(&self) -> Result<(), Refusal> {
        let of_env = self.is_env_admin() && self.status() == OrgStatus::Active;
        if of_env { Ok(()) } else { self.may_administer() }
    }

    /// Refuses unless the organisation has this status.
    ///
    /// # Errors
    /// A refusal that names the current status.
    fn has_status(&self, status: OrgStatus) -> Result<(), Refusal> {
        if self.status() == status { Ok(()) } else { Err(self.wrong_status()) }
    }
}

/// The facts that decide what an actor may do to a user, besides [`EnvRights`].
pub trait UserRights: EnvRights {
    /// Returns whether the actor is this user.
    fn is_actor(&self) -> bool;
    /// The status of the user, on which blocking, removing and codes depend.
    fn status(&self) -> UserStatus;
    /// The current role, to compare with the wanted role.
    fn role(&self) -> PlatformRole;
    /// Returns the refusal for an action that the current status does not allow.
    fn wrong_status(&self) -> Refusal;
    /// Refuses a change after which the environment has no active Beheerder (R8).
    ///
    /// # Errors
    /// A refusal that names users who could become Beheerder.
    fn keeps_env_admin(&self) -> Result<(), Refusal>;

    /// Only a Beheerder sets a value of a user.
    ///
    /// # Errors
    /// A refusal that names who can, or says why nobody can.
    fn may_set(&self, to: UserValue) -> Result<(), Refusal> {
        match to {
            UserValue::Role(to) => self.may_change_role(to),
            UserValue::Manager(_) => self.may_manage_env(),
            UserValue::Blocked(blocked) => self.may_block(blocked),
        }
    }

    /// Only a Beheerder changes a role, and the last Beheerder of an environment keeps that role
    /// (R8).
    ///
    /// # Errors
    /// A refusal that names who can, or says why nobody can.
    fn may_change_role(&self, to: PlatformRole) -> Result<(), Refusal> {
        self.may_manage_env()?;
        if self.role() == to {
            return Err(Refusal::Same { first: None });
        }
        if to == PlatformRole::EnvAdmin { Ok(()) } else { self.keeps_env_admin() }
    }

    /// Only an active user can be blocked, and only a blocked user unblocked. Nobody blocks
    /// themselves (R22).
    ///
    /// # Errors
    /// A refusal that names who can, or says why nobody can.
    fn may_block(&self, blocked: bool) -> Result<(), Refusal> {
        self.may_manage_env()?;
        let from = if blocked { UserStatus::Active } else { UserStatus::Blocked };
        if self.status() != from {
            return Err(self.wrong_status());
        }
        self.keeps_env_admin()?;
        if self.is_actor() { Err(Refusal::OwnRole) } else { Ok(()) }
    }

    /// Only an invited user has an activation code (R18).
    ///
    /// # Errors
    /// A refusal that names who can, or the status.
    fn may_send_code(&self) -> Result<(), Refusal> {
        self.may_manage_env()?;
        if self.status() == UserStatus::Invited { Ok(()) } else { Err(self.wrong_status()) }
    }

    /// Nobody removes themselves; an invitation can always be withdrawn (R21).
    ///
    /// # Errors
    /// A refusal that names who can, or says why nobody can.
    fn may_remove(&self) -> Result<(), Refusal> {
        self.may_manage_env()?;
        if self.status() == UserStatus::Invited {
            return Ok(());
        }
        self.keeps_env_admin()?;
        if self.is_actor() { Err(Refusal::OwnRole) } else { Ok(()) }
    }

    /// The user and a Beheerder of the environment see the keys and withdraw them.
    ///
    /// # Errors
    /// A refusal that names who can.
    fn may_see_keys(&self) -> Result<(), Refusal> {
        if self.is_actor() { Ok(()) } else { self.may_manage_env() }
    }

    /// The user and a Beheerder of the environment add keys, for an active or invited user.
    ///
    /// # Errors
    /// A refusal that names who can, or the status.
    fn may_add_key(&self) -> Result<(), Refusal> {
        self.may_see_keys()?;
        let fits = matches!(self.status(), UserStatus::Active | UserStatus::Invited);
        if fits { Ok(()) } else { Err(self.wrong_status()) }
    }

    /// Returns whether the user can get access to an organisation at all.
    ///
    /// # Errors
    /// [`Refusal::Blocked`] for a blocked user.
    fn may_get_access(&self) -> Result<(), Refusal> {
        if self.status() == UserStatus::Blocked { Err(Refusal::Blocked) } else { Ok(()) }
    }
}

/// The facts that decide what an actor may do to an SSH key, besides [`UserRights`].
pub trait KeyRights: UserRights {
    /// The owner of the key, for refusals that name them.
    fn owner(&self) -> Person;
    /// Returns the refusal for a withdrawn key; `None` for a live key.
    fn withdrawn(&self) -> Option<Refusal>;
    /// Returns the refusal for a confirmed key; `None` for a waiting key.
    fn confirmed(&self) -> Option<Refusal>;
    /// Returns whether the owner has a key that lets them sign in.
    fn has_open_key(&self) -> bool;
    /// The other Beheerders of the environment; `None` unless the actor added the key.
    fn other_admins(&self) -> Option<Vec<Person>>;

    /// A withdrawn key stays withdrawn.
    ///
    /// # Errors
    /// A refusal that names who can, or the author of the withdrawal.
    fn may_withdraw(&self) -> Result<(), Refusal> {
        self.may_see_keys()?;
        self.withdrawn().map_or(Ok(()), Err)
    }

    /// A key waits until it is confirmed or withdrawn.
    ///
    /// # Errors
    /// A refusal that names the author of the confirmation or the withdrawal.
    fn is_waiting(&self) -> Result<(), Refusal> {
        self.withdrawn().or_else(|| self.confirmed()).map_or(Ok(()), Err)
    }

    /// Only the owner confirms a key, so that adding a key for another user does not give access as
    /// that user.
    ///
    /// # Errors
    /// A refusal that names who can, or says that the key was confirmed or withdrawn.
    fn may_confirm(&self) -> Result<(), Refusal> {
        if !self.is_actor() {
            return Err(Refusal::NotKeyOwner { owner: self.owner() });
        }
        self.is_waiting()
    }

    /// A code is for a waiting key of an active user without a usable key. It takes two Beheerders:
    /// one adds the key, another hands over the code in person.
    ///
    /// # Errors
    /// A refusal that names who can, or says why nobody can.
    fn may_make_code(&self) -> Result<(), Refusal> {
        self.is_waiting()?;
        self.may_manage_env()?;
        if self.status() != UserStatus::Active {
            return Err(self.wrong_status());
        }
        if self.has_open_key() || self.is_actor() {
            return Err(Refusal::KeyOpens { owner: self.owner() });
        }
        match self.other_admins() {
            Some(who_can) => Err(Refusal::OwnKeyCode { who_can }),
            None => Ok(()),
        }
    }
}

/// Refuses a user who is not *Relatiemanager*, or whose role is too low (R71, R78).
///
/// # Errors
/// A refusal that names what the user lacks.
pub const fn may_relate(manager: bool, role: PlatformRole) -> Result<(), Refusal> {
    if !manager {
        return Err(Refusal::NotManager);
    }
    if matches!(role, PlatformRole::Basic) { Err(Refusal::BasicManager) } else { Ok(()) }
}

/// Refuses to ask for a relation that exists or was asked for already (R70, R75).
///
/// # Errors
/// A refusal with the time of the relation or of the request.
pub fn not_related(related: Option<Moment>, asked: Option<Moment>) -> Result<(), Refusal> {
    match (related, asked) {
        (Some(since), _) => Err(Refusal::AlreadyRelated { since }),
        (None, Some(since)) => Err(Refusal::for_existing(ExistingRow::Asked, since, Vec::new())),
        (None, None) => Ok(()),
    }
}

/// Refuses to answer or withdraw a request that no longer waits (R63, R66, R83). `decision` is its
/// author and time, and the cause if the system made it; `expires_at` is the end of the term.
///
/// # Errors
/// A refusal that says how the request ended.
pub fn request_waits(
    state: RequestState,
    decision: Option<(ChangedBy, Option<Cause>)>,
    expires_at: Moment,
) -> Result<(), Refusal> {
    match (state, decision) {
        (RequestState::Pending, _) => Ok(()),
        (RequestState::Expired, _) => Err(Refusal::RequestExpired { at: expires_at }),
        (_, None) => Err(Refusal::NoSuchRequest),
        (state, Some((first, cause))) => Err(request_closed(state, first, cause)),
    }
}

/// Returns the refusal for a request that was decided.
pub const fn request_closed(
    state: RequestState,
    first: ChangedBy,
    cause: Option<Cause>,
) -> Refusal {
    match state {
        RequestState::Accepted => Refusal::AlreadyAccepted { first },
        _ => Refusal::RequestClosed { state, first, cause },
    }
}

/// Returns whether a *Beheerder* of the environment of a user may end the user's access (R49, R66).
pub fn ends_access_by_env<E: PartialEq>(by: AccessBy, user: &E, org: &E) -> bool {
    match by {
        AccessBy::Member(_) => removes_by_env(user, Some(org), iter::once(Some(user))),
        AccessBy::Asked(_) => user == org,
    }
}

/// Returns whether a *Beheerder* of the environment `admin_of` may end these memberships. It must
/// be the environment of the organisation or of every member (R49). A Beheerder of the organisation
/// always may.
pub fn removes_by_env<'a, E: PartialEq + 'a>(
    admin_of: &E,
    org: Option<&E>,
    mut members: impl Iterator<Item = Option<&'a E>>,
) -> bool {
    org == Some(admin_of) || members.all(|env| env == Some(admin_of))
}
