//! Ids: one type for each table, so that a membership can never be passed for a user.

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
    /// The place of one person in one organisation (*lidmaatschap*).
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
