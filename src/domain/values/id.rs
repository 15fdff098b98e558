//! Ids: one type for each table, so that the compiler rejects a membership where a user belongs.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// An environment (*omgeving*), the workspace of a company or a founder.
    EnvId,
    /// A user (*gebruiker*) of some environment.
    UserId,
    /// An organisation (*organisatie*) of an environment.
    OrgId,
    /// A membership (*lidmaatschap*) of one user in one organisation.
    MembershipId,
    /// A collaboration request (*samenwerkverzoek*) to a user of a partner.
    RequestId,
    /// A partnership (*partnerschap*) between two environments.
    PartnershipId,
    /// A relation (*relatie*) between two people.
    RelationId,
    /// A user invitation (*gebruikersuitnodiging*), with one activation code.
    InvitationId,
    /// A relation request (*relatieverzoek*) between two environments.
    RelationRequestId,
    /// A public key (*sleutel*) of a user.
    KeyId,
    /// An operation (*handeling*): everything that one command wrote.
    OperationId,
}
