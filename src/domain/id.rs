//! Identities: one type each, so that a member can never be passed where a user is meant.

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
    /// An environment (*omgeving*).
    EnvId,
    /// A user (*gebruiker*) of some environment.
    UserId,
    /// An organisation (*organisatie*) of an environment.
    OrgId,
    /// One person's place in one organisation (*lidmaatschap*).
    MembershipId,
    /// A collaboration request (*samenwerkverzoek*).
    RequestId,
    /// A partnership (*partnerschap*) between two environments.
    PartnershipId,
    /// A relation (*relatie*) between two persons.
    RelationId,
    /// A user invitation (*gebruikersuitnodiging*).
    InvitationId,
    /// A relation request (*relatieverzoek*).
    RelationRequestId,
    /// A public key (*sleutel*) of a user.
    KeyId,
    /// One handling (*handeling*): everything that one command wrote.
    HandlingId,
}
