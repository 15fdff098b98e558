//! Eligibility for membership: which people are candidates, and the reasons against others.

use toegang::domain::{
    Eligibility, EligibilityFacts, Moment, PartnershipId, PlatformRole, Refusal, RequestState,
    UserStatus, eligibility,
};

const OWN_USER: EligibilityFacts = EligibilityFacts {
    own: true,
    status: UserStatus::Active,
    role: PlatformRole::Basic,
    relation_manager: false,
    partnership: None,
    related: false,
    member_since: None,
    paused_until: None,
    asked: None,
};

const PARTNER_USER: EligibilityFacts = EligibilityFacts {
    own: false,
    role: PlatformRole::Advanced,
    partnership: Some(PartnershipId(9)),
    related: true,
    ..OWN_USER
};

const MEMBER_SINCE: Moment = Moment(7);

#[test]
fn eligibility_follows_the_table() {
    use Eligibility::{Asked, Joins, JoinsLater, Refused, Unseen};
    let member = Refused(Refusal::AlreadyMember { since: MEMBER_SINCE, paused_until: None });
    let waits = Refused(Refusal::AlreadyAsked { since: MEMBER_SINCE });
    let asks = Asked(PartnershipId(9));
    let pending = Some((MEMBER_SINCE, RequestState::Pending));
    let expired = Some((MEMBER_SINCE, RequestState::Expired));
    let table = [
        ("own, Actief", OWN_USER, Joins),
        (
            "own, Uitgenodigd",
            EligibilityFacts { status: UserStatus::Invited, ..OWN_USER },
            JoinsLater,
        ),
        (
            "own, Geblokkeerd",
            EligibilityFacts { status: UserStatus::Blocked, ..OWN_USER },
            Refused(Refusal::Blocked),
        ),
        ("own, removed", EligibilityFacts { status: UserStatus::Removed, ..OWN_USER }, Unseen),
        (
            "already member",
            EligibilityFacts { member_since: Some(MEMBER_SINCE), ..OWN_USER },
            member.clone(),
        ),
        (
            "partner member",
            EligibilityFacts { member_since: Some(MEMBER_SINCE), ..PARTNER_USER },
            member,
        ),
        ("open request", EligibilityFacts { asked: pending, ..PARTNER_USER }, waits),
        ("expired request", EligibilityFacts { asked: expired, ..PARTNER_USER }, asks.clone()),
        ("partner, relation", PARTNER_USER, asks.clone()),
        (
            "partner, Basisgebruiker",
            EligibilityFacts { role: PlatformRole::Basic, ..PARTNER_USER },
            Refused(Refusal::PartnerBasic),
        ),
        (
            "Relatiemanager, no relation",
            EligibilityFacts { related: false, relation_manager: true, ..PARTNER_USER },
            asks,
        ),
        ("no relation", EligibilityFacts { related: false, ..PARTNER_USER }, Unseen),
        ("partnership ended", EligibilityFacts { partnership: None, ..PARTNER_USER }, Unseen),
        (
            "partner, blocked",
            EligibilityFacts { status: UserStatus::Blocked, ..PARTNER_USER },
            Unseen,
        ),
        (
            "partner, invited",
            EligibilityFacts { status: UserStatus::Invited, ..PARTNER_USER },
            Unseen,
        ),
    ];
    for (row, facts, expected) in table {
        assert_eq!(eligibility(&facts), expected, "{row}");
    }
}
