//! The environment of the viewer, and advice about it.

use crate::domain::{DomainKind, Name, OrgId, OrgStatus, Person, UserStatus, Zone};

/// The environment of the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentDetails {
    /// The name of the environment.
    pub name: Name,
    /// Its domain.
    pub domain: String,
    /// The kind of that domain.
    pub domain_kind: DomainKind,
    /// The domains of the primary addresses, the most used first.
    pub domains: Vec<EmailDomain>,
    /// The active *Beheerders*, by name.
    pub admins: Vec<Person>,
    /// True if the viewer is one of them; the advice about users is for them.
    pub can_manage: bool,
    /// The number of users with each status that occurs.
    pub users: Vec<(UserStatus, usize)>,
    /// The number of organisations with each status that occurs: all for a Beheerder of the
    /// environment, and for others those that they are a member of.
    pub organisations: Vec<(OrgStatus, usize)>,
    /// The active organisations without an effective Beheerder of this environment.
    pub without_admin: Vec<AdvisedOrganisation>,
    /// The active organisations of which the viewer is the only effective Beheerder, who alone can
    /// appoint a second.
    pub with_one_admin: Vec<AdvisedOrganisation>,
    /// The first organisation by name that is not active yet, and the first active one, of those
    /// that the viewer is a member of.
    pub first_inactive: Option<AdvisedOrganisation>,
    /// See [`Self::first_inactive`].
    pub first_active: Option<AdvisedOrganisation>,
    /// True if an organisation gave access to somebody besides its creator, or asked them. True for
    /// a viewer who cannot manage the environment.
    pub gave_access: bool,
    /// The number of partners.
    pub partners: usize,
    /// The number of pending or expired requests of the organisations that the viewer is a member of.
    pub requests: usize,
    /// The number of pending relation requests that the environment sent.
    pub relation_requests: usize,
    /// The time zone of the file, if it has one.
    pub zone: Option<Zone>,
}

/// A domain of primary addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailDomain {
    /// The domain, in lower case.
    pub name: String,
    /// The number of users with an address there.
    pub users: usize,
    /// True if it is the own domain, or somebody with an address there has activated their account.
    pub is_verified: bool,
}

/// An organisation that advice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisedOrganisation {
    /// The organisation.
    pub id: OrgId,
    /// The name of the organisation.
    pub name: Name,
    /// True if the viewer is a member, and so can open it.
    pub is_member: bool,
}

/// Advice about an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice<'a> {
    /// The environment has one *Beheerder*.
    OneAdmin,
    /// The organisation has no effective Beheerder of its own environment.
    NoOrgAdmin(&'a AdvisedOrganisation),
    /// The viewer is the only effective Beheerder of the organisation.
    OneOrgAdmin(&'a AdvisedOrganisation),
    /// This many users were invited and have never been active.
    NeverActive(usize),
    /// Nobody has confirmed an address at this domain.
    UnverifiedDomain(&'a EmailDomain),
}

impl<'a> Advice<'a> {
    /// Returns the organisation that the advice is about, if any.
    pub const fn organisation(self) -> Option<&'a AdvisedOrganisation> {
        match self {
            Self::NoOrgAdmin(org) | Self::OneOrgAdmin(org) => Some(org),
            _ => None,
        }
    }
}

/// A step from a new environment to the first access that it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep<'a> {
    /// Add an organisation.
    AddOrganisation,
    /// Activate an organisation; `None` if there is none yet.
    Activate(Option<&'a AdvisedOrganisation>),
    /// Invite or add a second user.
    InviteUser,
    /// Find a partner. Not needed to give access to own users.
    FindPartner,
    /// Give somebody access to an organisation; `None` if none is active.
    GiveAccess(Option<&'a AdvisedOrganisation>),
}

impl FirstStep<'_> {
    /// The code of the step, in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AddOrganisation => "add_organisation",
            Self::Activate(_) => "activate",
            Self::InviteUser => "invite_user",
            Self::FindPartner => "find_partner",
            Self::GiveAccess(_) => "give_access",
        }
    }
}

impl EnvironmentDetails {
    /// Returns the first steps in order, each with whether it was taken. Empty for a viewer who
    /// cannot manage the environment, and once somebody got access.
    pub fn first_steps(&self) -> Vec<(FirstStep<'_>, bool)> {
        if self.gave_access {
            return Vec::new();
        }
        let users: usize = self.users.iter().map(|(_, users)| users).sum();
        vec![
            (FirstStep::AddOrganisation, !self.organisations.is_empty()),
            (FirstStep::Activate(self.first_inactive.as_ref()), self.first_active.is_some()),
            (FirstStep::InviteUser, users > 1),
            (FirstStep::FindPartner, self.partners > 0),
            (FirstStep::GiveAccess(self.first_active.as_ref()), false),
        ]
    }

    /// Returns the advice that the viewer can follow, the most urgent first.
    pub fn advice(&self) -> Vec<Advice<'_>> {
        let unblockable = self.without_admin.iter().filter(|_| self.can_manage);
        let mut advice: Vec<_> = unblockable.map(Advice::NoOrgAdmin).collect();
        if self.can_manage && self.admins.len() == 1 {
            advice.push(Advice::OneAdmin);
        }
        advice.extend(self.with_one_admin.iter().map(Advice::OneOrgAdmin));
        if self.can_manage {
            let doubtful = self.domains.iter().filter(|domain| !domain.is_verified);
            advice.extend(doubtful.map(Advice::UnverifiedDomain));
            let invited = self.users.iter().find(|(status, _)| *status == UserStatus::Invited);
            advice.extend(invited.map(|(_, count)| Advice::NeverActive(*count)));
        }
        advice
    }
}
