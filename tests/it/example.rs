//! The example world follows all rules, and has the size that the README states.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use toegang::{
    domain::{
        Day, DomainKind, Email, EnvId, Facts, InvitationState, Kind, Level, Moment, Name, Now,
        OrgStatus, Origin, RequestState, UserId, UserStatus, number, predicates,
    },
    example,
};

pub(crate) fn now() -> Now {
    Now { at: Moment(1_795_000_000_000), today: Day::new(2026, 11, 18).unwrap() }
}

fn replay_history(batches: &[toegang::domain::HistoryBatch]) -> Facts {
    let mut facts = Facts::default();
    for batch in batches {
        assert!(batch.at <= now().at, "nothing happens in the future");
        for event in &batch.events {
            let before = facts.find(&event.becomes);
            assert_eq!(before, event.was, "{:?} follows what was", event.kind);
            facts.apply(event);
        }
    }
    facts
}

/// R37: an exported number can be imported again.
#[test]
fn every_register_number_in_the_full_world_is_valid() {
    let world = replay_history(&example::full(now()));
    for one in world.orgs.values().flat_map(|org| &org.identifiers) {
        let read = number(one.scheme, &one.value);
        assert_eq!(read.as_ref(), Ok(&one.value), "{one:?}");
    }
}

/// Asserts invariants that hold in every world. An invariant without rows passes.
pub(crate) fn check_invariants(facts: &Facts, now: Now) {
    let live: Vec<_> = facts.memberships.values().filter(|m| m.ended.is_none()).collect();
    let pairs: BTreeSet<_> = live.iter().map(|m| (m.org, m.user)).collect();
    assert_eq!(pairs.len(), live.len(), "one live membership");
    let open: Vec<_> = facts.requests.values().filter(|r| r.is_open()).collect();
    let asked: BTreeSet<_> = open.iter().map(|r| (r.org, r.addressee)).collect();
    assert_eq!(asked.len(), open.len(), "one open request");
    let standing = |m: &&&toegang::domain::Membership| m.is_live(now);
    let live_now: BTreeSet<_> = live.iter().filter(standing).map(|m| (m.org, m.user)).collect();
    assert!(asked.is_disjoint(&live_now), "no request beside a membership");
    for membership in facts.memberships.values() {
        let (user, org) = (&facts.users[&membership.user], &facts.orgs[&membership.org]);
        match membership.origin {
            Origin::Own => assert_eq!(user.env, org.env, "the origin fits"),
            Origin::Partner(id) => {
                let sides = facts.partnerships[&id].sides;
                assert!(
                    sides == (user.env, org.env) || sides == (org.env, user.env),
                    "the origin fits"
                );
                let ended = facts.partnerships[&id].ended.is_some();
                assert!(!ended || membership.ended.is_some(), "ends with its partnership");
                // A restored membership has no request.
                if let Some(request) = membership.via_request {
                    assert_eq!(
                        facts.requests[&request].state,
                        RequestState::Accepted,
                        "accepted if and only if a member"
                    );
                }
            }
        }
        if user.status == UserStatus::Removed {
            assert!(membership.ended.is_some(), "a removed user has nothing");
        }
    }
    for request in facts.requests.values() {
        let has = facts.memberships.values().any(|m| m.via_request == Some(request.id));
        assert_eq!(
            request.state == RequestState::Accepted,
            has,
            "accepted if and only if a member"
        );
        let terminal = !request.is_open();
        assert_eq!(terminal, request.decision.is_some(), "an ended row says when");
    }
    for env in facts.envs.keys() {
        assert!(env_has_admin(facts, *env), "an environment keeps an administrator");
    }
    for org in facts.orgs.values() {
        // Active and blocked users stay in their environment.
        let stays = |user: &UserId| facts.users[user].status != UserStatus::Removed;
        let held = facts
            .memberships
            .values()
            .any(|m| m.org == org.id && predicates::is_own_admin(m) && stays(&m.user));
        assert!(
            org.status != OrgStatus::Active || held,
            "an organisation keeps an administrator: {}",
            org.name
        );
        if matches!(org.status, OrgStatus::NotActive | OrgStatus::UnderReview) {
            let members: Vec<_> = live.iter().filter(|m| m.org == org.id).collect();
            assert!(
                matches!(members[..], [m] if m.user == org.creator),
                "only its creator before activation"
            );
        }
    }
    check_people(facts);
    check_partners(facts);
}

fn check_people(facts: &Facts) {
    let here: Vec<_> =
        facts.users.values().filter(|user| user.status != UserStatus::Removed).collect();
    let owned = here.iter().flat_map(|user| user.addresses());
    let emails: Vec<_> = owned.map(toegang::domain::Email::key).collect();
    let distinct: BTreeSet<_> = emails.iter().collect();
    assert_eq!(distinct.len(), emails.len(), "one owner of an address");
    let own = facts.envs.values().filter(|env| env.domain_kind == DomainKind::Own);
    let own: Vec<_> = own.map(|env| &env.domain).collect();
    let distinct: BTreeSet<_> = own.iter().collect();
    assert_eq!(distinct.len(), own.len(), "one environment of a domain");
    for invitation in facts.invitations.values() {
        let sent = invitation.state == InvitationState::Sent;
        assert_eq!(sent, invitation.ended.is_none(), "an ended row says when");
        let invited = facts.users[&invitation.user].status == UserStatus::Invited;
        assert!(!sent || invited, "a code is only for who is invited");
    }
    let held = facts.orgs.values().filter(|org| org.status != OrgStatus::Removed);
    let held: Vec<_> = held
        .flat_map(|org| org.identifiers.iter().filter(|one| one.verified_at.is_some()))
        .map(|one| (one.scheme, &one.value))
        .collect();
    let distinct: BTreeSet<_> = held.iter().collect();
    assert_eq!(distinct.len(), held.len(), "one organisation of a number");
}

fn check_partners(facts: &Facts) {
    let removed = |user| facts.users[user].status == UserStatus::Removed;
    let mut active = BTreeSet::new();
    for partnership in facts.partnerships.values() {
        assert!(partnership.sides.0 < partnership.sides.1, "one partnership of a pair");
        assert!(
            partnership.ended.is_some() || active.insert(partnership.sides),
            "one partnership of a pair"
        );
    }
    for relation in facts.relations.values() {
        let partnership = &facts.partnerships[&relation.partnership];
        let users = (facts.users[&relation.users.0].env, facts.users[&relation.users.1].env);
        assert_eq!(partnership.sides, users, "a relation within its partnership");
        if relation.ended_at.is_none() {
            assert!(partnership.ended.is_none(), "a relation within its partnership");
            assert!(
                !removed(&relation.users.0) && !removed(&relation.users.1),
                "a removed user has nothing"
            );
        }
    }
    for request in facts.requests.values().filter(|request| request.is_open()) {
        assert!(
            !removed(&request.addressee) && !removed(&request.sender),
            "a removed user has nothing"
        );
        assert!(
            facts.partnerships[&request.partnership].ended.is_none(),
            "ends with its partnership"
        );
        assert!(
            facts.orgs[&request.org].status != OrgStatus::Removed,
            "ends with its organisation"
        );
    }
    for request in facts.relation_requests.values() {
        assert_eq!(request.is_open(), request.decision.is_none(), "an ended row says when");
        let gone = removed(&request.asker) || removed(&request.asked);
        assert!(!request.is_open() || !gone, "a removed user has nothing");
    }
}

fn env_has_admin(facts: &Facts, env: EnvId) -> bool {
    let admin = |user: &toegang::domain::User| toegang::domain::predicates::is_env_admin(user, env);
    facts.users.values().any(admin)
}

#[test]
fn both_example_worlds_keep_the_invariants_and_have_valid_names() {
    for batches in [example::small(now()), example::full(now())] {
        let facts = replay_history(&batches);
        check_invariants(&facts, now());
        for user in facts.users.values() {
            assert_eq!(Name::new(&user.name()).as_ref(), Ok(&user.name()));
        }
    }
    assert_eq!(example::full(now()), example::full(now()), "the same every time");
}

#[test]
fn the_small_world_has_the_size_that_scenarios_expect() {
    let facts = replay_history(&example::small(now()));
    assert_eq!((facts.envs.len(), facts.users.len(), facts.orgs.len()), (4, 11, 4));
    assert_eq!((facts.memberships.len(), facts.requests.len()), (5, 0));
    assert_eq!((facts.partnerships.len(), facts.relations.len()), (2, 3));
}

#[test]
fn the_full_world_has_the_documented_size() {
    let facts = replay_history(&example::full(now()));
    let own = facts.envs.values().find(|env| &*env.name == "eigendomein.nl").unwrap().id;
    let own_users = facts.users.values().filter(|user| user.env == own).count();
    assert_eq!(own_users, 301);
    let related: BTreeSet<_> = facts
        .relations
        .values()
        .flat_map(|relation| [relation.users.0, relation.users.1])
        .filter(|user| facts.users[user].env != own)
        .collect();
    let of_partners =
        related.iter().filter(|user| facts.partnership(own, facts.users[user].env).is_some());
    assert_eq!(of_partners.count(), 40);
    assert_eq!(facts.orgs.len(), 14);
    let open = |state| facts.requests.values().filter(move |r| r.state_at(now()) == state);
    assert_eq!(open(RequestState::Pending).count(), 3);
    assert_eq!(open(RequestState::Expired).count(), 1);
    let anna = facts.users.values().find(|user| user.email.starts_with("anna@")).unwrap();
    assert_eq!(open(RequestState::Pending).filter(|r| r.addressee == anna.id).count(), 2);
    let admins = facts.memberships.values().filter(|m| m.level == Level::OrgAdmin).count();
    assert!(admins > facts.orgs.len(), "a second Beheerder here and there");
}

#[test]
fn the_log_of_the_full_world_covers_a_year_of_changes() {
    let batches = example::full(now());
    let kinds: BTreeSet<_> =
        batches.iter().flat_map(|batch| &batch.events).map(|event| event.kind).collect();
    for kind in [
        Kind::UserManager,
        Kind::UserRole,
        Kind::OrganisationChanged,
        Kind::MemberLevel,
        Kind::UserBlocked,
        Kind::PartnershipEnded,
        Kind::MemberRemoved,
        Kind::OrganisationRejected,
        Kind::UserRemoved,
        Kind::OrganisationOffered,
        Kind::InvitationSent,
        Kind::RelationAsked,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let facts = replay_history(&batches);
    let reviewed = facts.orgs.values().filter(|org| org.status == OrgStatus::UnderReview);
    assert_eq!(reviewed.count(), 1);
    assert_eq!(facts.relation_requests.values().filter(|request| request.is_open()).count(), 1);
}

/// The crowd is generated in batches, and contains the full example world unchanged.
#[test]
fn a_crowd_extends_the_full_world_and_is_reproducible() {
    assert!(example::crowd(now(), 0, 7).eq(example::full(now())));
    let mut crowd = example::crowd(now(), 1_234, 7);
    let batches: Vec<_> = crowd.by_ref().collect();
    assert!(batches.is_sorted_by_key(|batch| batch.at), "the oldest first");
    let facts = replay_history(&batches);
    check_invariants(&facts, now());
    let whole = replay_history(&example::full(now())).users.len();
    assert_eq!((facts.users.len(), crowd.generated()), (whole + 1_234, 1_234));
    assert!(facts.users.keys().all(|user| user.0 < crowd.first_free_id()));
    for user in facts.users.values() {
        assert_eq!(Name::new(&user.name()).as_ref(), Ok(&user.name()));
    }
    assert!(example::crowd(now(), 1_234, 7).eq(batches.iter().cloned()), "the same every time");
    assert!(!example::crowd(now(), 1_234, 8).eq(batches), "another seed gives other people");
}

/// Returns name and address of all people in a crowd, in order.
fn list_people(crowd: example::Crowd) -> Vec<(String, String)> {
    let facts = replay_history(&crowd.collect::<Vec<_>>());
    facts.users.values().map(|user| (user.name().to_string(), user.email.to_string())).collect()
}

#[test]
fn a_seed_gives_the_same_people_in_every_version() {
    let hash = |crowd| {
        let people = list_people(crowd);
        let lines = people.iter().map(|(name, email)| format!("{name} <{email}>\n"));
        let digest = Sha256::digest(lines.collect::<String>());
        let first: [u8; 8] = digest.first_chunk().copied().unwrap();
        format!("{:016x}", u64::from_be_bytes(first))
    };
    let crowd = || example::crowd(now(), 1_000, 5);
    assert_eq!(hash(crowd()), "17ec9d75d75c17df");
    assert_eq!(hash(crowd().with_varied_names()), "2d8371fffa16f230");
}

#[test]
fn names_can_be_as_varied_as_those_of_a_country() {
    let family = |crowd| {
        let family =
            |(name, _): (String, String)| name.rsplit([' ', '-']).next().unwrap().to_owned();
        list_people(crowd).into_iter().map(family).collect::<BTreeSet<_>>().len()
    };
    let crowd = || example::crowd(now(), 10_000, 5);
    assert!(family(crowd()) < 200);
    assert!(family(crowd().with_varied_names()) > 5_000);
    let wide = list_people(crowd().with_varied_names());
    let addresses: BTreeSet<_> = wide.iter().map(|(_, email)| email).collect();
    assert_eq!(addresses.len(), wide.len());
    for (name, email) in &wide {
        assert_eq!(Name::new(name).as_deref(), Ok(name.as_str()));
        assert!(Email::new(email).is_ok(), "{email}");
        let chars: Vec<char> = name.to_lowercase().chars().collect();
        assert!(
            !chars.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]),
            "{name}"
        );
    }
}
