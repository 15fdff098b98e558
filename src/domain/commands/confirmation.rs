//! The names and addresses that a command assigns, and the confirmation that they may need.

use crate::domain::{Command, Email, Name, OrgId, SignUp};

/// A name that a command assigns, to compare with existing names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignedName<'a> {
    /// The name of a user of the actor's environment.
    User(&'a Name),
    /// The name of an organisation; no id for a new organisation in the actor's environment.
    Organisation(&'a Name, Option<OrgId>),
}

impl Command {
    /// Returns the name that the command assigns, which may need a confirmation.
    pub fn assigned_name(&self) -> Option<AssignedName<'_>> {
        match self {
            Self::InviteUser { full_name: Some(name), .. }
            | Self::EditProfile { full_name: Some(name), .. } => Some(AssignedName::User(name)),
            Self::CreateOrganisation { profile, .. } => {
                Some(AssignedName::Organisation(&profile.name, None))
            }
            Self::EditOrganisation { org, from, to, .. } if from.name != to.name => {
                Some(AssignedName::Organisation(&to.name, Some(*org)))
            }
            _ => None,
        }
    }

    /// Returns the address that the command assigns, which may need a confirmation.
    pub const fn assigned_address(&self) -> Option<&Email> {
        match self {
            Self::InviteUser { email, .. } | Self::AddAddress { email } => Some(email),
            _ => None,
        }
    }

    /// Marks the command as confirmed. Only undo and commands that assign a name or an address ask
    /// for confirmation; other commands are returned unchanged.
    #[must_use]
    pub fn confirmed(self) -> Self {
        let is_given = self.assigned_name().is_some() || self.assigned_address().is_some();
        let is_asked = is_given || matches!(self, Self::Undo { .. });
        if is_asked { Self::Confirmed(Box::new(self)) } else { self }
    }
}

impl SignUp {
    /// Marks the sign-up as confirmed after a warning about its name or address. Confirming twice
    /// changes nothing.
    #[must_use]
    pub fn confirmed(self) -> Self {
        match self {
            Self::Confirmed(_) => self,
            other => Self::Confirmed(Box::new(other)),
        }
    }

    /// Returns the sign-up without its confirmation, and whether it was confirmed.
    pub fn parts(&self) -> (&Self, bool) {
        match self {
            Self::Confirmed(entry) => (entry, true),
            other => (other, false),
        }
    }
}
