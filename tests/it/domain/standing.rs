//! Eligibility for membership, row by row: who appears as a candidate, and the reasons against.

use toegang::domain::{
    Eligibility, EligibilityFacts, Moment, PartnershipId, PlatformRole, Refusal, RequestState,
    UserStatus, eligibility,
};

const OWN: EligibilityFacts = EligibilityFacts {
    own: true,
    status: UserStatus::Active,
    role: PlatformRole::Basic,
    relation_manager: false,
    partnership: None,
    related: false,
    member_since: None,
    asked: None,
};

const PARTNER: EligibilityFacts = EligibilityFacts {
    own: false,
    role: PlatformRole::Advanced,
    partnership: Some(PartnershipId(9)),
    related: true,
    ..OWN
};

const SINCE: Moment = Moment(7);

#[test]
fn the_table() {
    use Eligibility::{Asked, Joins, JoinsLater, Refused, Unseen};
    let member = Refused(Refusal::AlreadyMember { since: SINCE });
    let waits = Refused(Refusal::AlreadyAsked { since: SINCE });
    let asks = Asked(PartnershipId(9));
    let pending = Some((SINCE, RequestState::Pending));
    let expired = Some((SINCE, RequestState::Expired));
    let table = [
        ("own, Actief", OWN, Joins),
        ("own, Uitgenodigd", EligibilityFacts { status: UserStatus::Invited, ..OWN }, JoinsLater),
        (
            "own, Geblokkeerd",
            EligibilityFacts { status: UserStatus::Blocked, ..OWN },
            Refused(Refusal::Blocked),
        ),
        ("own, removed", EligibilityFacts { status: UserStatus::Removed, ..OWN }, Unseen),
        ("already member", EligibilityFacts { member_since: Some(SINCE), ..OWN }, member.clone()),
        ("partner member", EligibilityFacts { member_since: Some(SINCE), ..PARTNER }, member),
        ("open request", EligibilityFacts { asked: pending, ..PARTNER }, waits),
        ("expired request", EligibilityFacts { asked: expired, ..PARTNER }, asks.clone()),
        ("partner, relation", PARTNER, asks.clone()),
        (
            "partner, Basisgebruiker",
            EligibilityFacts { role: PlatformRole::Basic, ..PARTNER },
            Refused(Refusal::PartnerBasic),
        ),
        (
            "Relatiemanager, no relation",
            EligibilityFacts { related: false, relation_manager: true, ..PARTNER },
            asks,
        ),
        ("no relation", EligibilityFacts { related: false, ..PARTNER }, Unseen),
        ("partnership ended", EligibilityFacts { partnership: None, ..PARTNER }, Unseen),
        ("partner, blocked", EligibilityFacts { status: UserStatus::Blocked, ..PARTNER }, Unseen),
        ("partner, invited", EligibilityFacts { status: UserStatus::Invited, ..PARTNER }, Unseen),
    ];
    for (row, bond, expected) in table {
        assert_eq!(eligibility(&bond), expected, "{row}");
    }
}
