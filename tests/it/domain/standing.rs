//! Eligibility for membership, row by row: who appears as a candidate, and the reasons against.

use toegang::domain::{
    Bond, Moment, PartnershipId, PlatformRole, Refusal, RequestState, Standing, UserStatus,
    standing,
};

const OWN: Bond = Bond {
    own: true,
    status: UserStatus::Active,
    role: PlatformRole::Basic,
    relation_manager: false,
    partnership: None,
    related: false,
    member_since: None,
    asked: None,
};

const PARTNER: Bond = Bond {
    own: false,
    role: PlatformRole::Advanced,
    partnership: Some(PartnershipId(9)),
    related: true,
    ..OWN
};

const SINCE: Moment = Moment(7);

#[test]
fn the_table() {
    use Standing::{Asked, Joins, JoinsLater, Refused, Unseen};
    let member = Refused(Refusal::AlreadyMember { since: SINCE });
    let waits = Refused(Refusal::AlreadyAsked { since: SINCE });
    let asks = Asked(PartnershipId(9));
    let pending = Some((SINCE, RequestState::Pending));
    let expired = Some((SINCE, RequestState::Expired));
    let table = [
        ("own, Actief", OWN, Joins),
        ("own, Uitgenodigd", Bond { status: UserStatus::Invited, ..OWN }, JoinsLater),
        (
            "own, Geblokkeerd",
            Bond { status: UserStatus::Blocked, ..OWN },
            Refused(Refusal::Blocked),
        ),
        ("own, removed", Bond { status: UserStatus::Removed, ..OWN }, Unseen),
        ("already member", Bond { member_since: Some(SINCE), ..OWN }, member.clone()),
        ("partner member", Bond { member_since: Some(SINCE), ..PARTNER }, member),
        ("open request", Bond { asked: pending, ..PARTNER }, waits),
        ("expired request", Bond { asked: expired, ..PARTNER }, asks.clone()),
        ("partner, relation", PARTNER, asks.clone()),
        (
            "partner, Basisgebruiker",
            Bond { role: PlatformRole::Basic, ..PARTNER },
            Refused(Refusal::PartnerBasic),
        ),
        (
            "Relatiemanager, no relation",
            Bond { related: false, relation_manager: true, ..PARTNER },
            asks,
        ),
        ("no relation", Bond { related: false, ..PARTNER }, Unseen),
        ("partnership ended", Bond { partnership: None, ..PARTNER }, Unseen),
        ("partner, blocked", Bond { status: UserStatus::Blocked, ..PARTNER }, Unseen),
        ("partner, invited", Bond { status: UserStatus::Invited, ..PARTNER }, Unseen),
    ];
    for (row, bond, expected) in table {
        assert_eq!(standing(&bond), expected, "{row}");
    }
}
