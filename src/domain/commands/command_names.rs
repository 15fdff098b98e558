//! The stable names of the commands.

use crate::domain::{Command, MemberValue, UserValue};

macro_rules! names {
    ($($variant:ident $name:literal,)+) => {
        impl Command {
            /// Returns the names of all commands.
            pub fn names() -> Vec<&'static str> {
                let values = MemberValue::codes().into_iter().chain(UserValue::codes());
                values.chain([$($name,)+]).collect()
            }

            /// Returns the stable name, used in the log of denied attempts.
            pub const fn name(&self) -> &'static str {
                match self {
                    Self::Confirmed(command) => command.name(),
                    Self::ChangeMembers { to, .. } => to.code(),
                    Self::ChangeUsers { to, .. } => to.code(),
                    $(Self::$variant { .. } => $name,)+
                }
            }
        }
    };
}

names! {
    AddMembers "member.add",
    GiveAccess "access.give",
    AcceptRequest "request.accept",
    DeclineRequest "request.decline",
    WithdrawRequests "request.withdraw",
    RenewRequests "request.renew",
    RemoveMembers "member.remove",
    EndAccess "access.end",
    Leave "member.leave",
    InviteUser "user.add",
    SendAgain "invitation.send",
    WithdrawInvitation "invitation.withdraw",
    RemoveUser "user.remove",
    EditProfile "user.edit",
    AddAddress "address.add",
    AddressCode "address.code",
    VerifyAddress "address.verify",
    MakePrimary "address.primary",
    RemoveAddress "address.remove",
    AddKey "key.add",
    WithdrawKey "key.withdraw",
    ConfirmKey "key.confirm",
    KeyCode "key.code",
    MakeShared "environment.share",
    CreateOrganisation "organisation.add",
    EditOrganisation "organisation.change",
    OfferEvidence "organisation.offer",
    Approve "organisation.approve",
    Reject "organisation.reject",
    RemoveOrganisation "organisation.remove",
    AskRelation "relation.ask",
    AcceptRelation "relation.accept",
    DeclineRelation "relation.decline",
    WithdrawRelation "relation.withdraw",
    EndPartnership "partnership.end",
    Undo "handling.take_back",
}
