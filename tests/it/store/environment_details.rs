//! The details of an environment, limited to what each viewer may know.

use toegang::domain::{
    Advice, AdvisedOrganisation, Answer, Command, EnvironmentDetails, JoinedBy, Level, OrgStatus,
    PlatformRole, Query, UserStatus,
};

use crate::support::{World, set_blocked};

fn environment(world: &World, who: &str) -> EnvironmentDetails {
    let answer = world.ask(who, &Query::Environment).unwrap();
    let Answer::Environment(details) = answer else { panic!("{answer:?}") };
    *details
}

fn names(orgs: &[AdvisedOrganisation]) -> Vec<(&str, bool)> {
    orgs.iter().map(|org| (&*org.name, org.is_member)).collect()
}

fn admins(details: &EnvironmentDetails) -> Vec<&str> {
    details.admins.iter().map(|person| &*person.name).collect()
}

#[test]
fn an_administrator_sees_the_whole_environment() {
    let mut world = World::small_world();
    let it = environment(&world, "piet");
    assert_eq!((&*it.name, it.domain.as_str()), ("eigendomein.nl", "eigendomein.nl"));
    assert_eq!(admins(&it), ["Piet de Vries"]);
    assert_eq!(
        it.users,
        [(UserStatus::Active, 3), (UserStatus::Invited, 1), (UserStatus::Blocked, 1)]
    );
    assert_eq!(it.organisations, [(OrgStatus::Active, 2), (OrgStatus::NotActive, 1)]);
    assert_eq!((it.partners, it.requests, it.relation_requests), (1, 0, 0));
    assert_eq!(names(&it.without_admin), []);
    let both = [("Bakkerij Eigendomein B.V.", true), ("Piet Holding B.V.", true)];
    assert_eq!(names(&it.with_one_admin), both);
    assert_eq!(
        it.advice(),
        [
            Advice::OneAdmin,
            Advice::OneOrgAdmin(&it.with_one_admin[0]),
            Advice::OneOrgAdmin(&it.with_one_admin[1]),
            Advice::NeverActive(1),
        ]
    );

    let requests = world.add_as("Bakkerij", &["anna", "bram"], Level::OrgAdmin);
    world.act("piet", &requests).unwrap();
    let relation = Command::AskRelation { user: world.user("luc"), message: None };
    world.act("piet", &relation).unwrap();
    let it = environment(&world, "piet");
    assert_eq!((it.requests, it.relation_requests), (2, 1));
}

/// Users who are not its *Beheerder* see only their own organisations, and no advice about users
/// (R54).
#[test]
fn other_users_see_only_what_they_may_know() {
    let mut world = World::small_world();
    let requests = world.add("Piet Holding", &["anna"]);
    world.act("piet", &requests).unwrap();
    let it = environment(&world, "jan");
    assert_eq!(admins(&it), ["Piet de Vries"]);
    assert_eq!((it.organisations.len(), it.requests), (0, 0));
    assert_eq!(it.advice(), []);
    let it = environment(&world, "els");
    assert_eq!((&it.organisations, it.requests), (&vec![(OrgStatus::Active, 1)], 0));
    // A *Lid* cannot appoint a second *Beheerder*.
    assert_eq!((it.advice(), names(&it.with_one_admin)), (vec![], vec![]));
    let blocked = world.ask("kees", &Query::Environment).unwrap_err();
    assert_eq!(blocked.code(), "actor_not_active");
}

#[test]
fn an_organisation_whose_administrator_is_blocked_is_advised_to_its_environment() {
    let mut world = World::small_world();
    let up = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &up).unwrap();
    assert!(!environment(&world, "els").advice().contains(&Advice::OneAdmin));
    let block = set_blocked([world.user("piet")], true);
    world.act("els", &block).unwrap();
    let it = environment(&world, "els");
    assert_eq!(admins(&it), ["Els Bakker"]);
    let both = [("Bakkerij Eigendomein B.V.", true), ("Piet Holding B.V.", false)];
    assert_eq!(names(&it.without_admin), both);
    assert_eq!(names(&it.with_one_admin), []);
    assert_eq!(it.advice()[0], Advice::NoOrgAdmin(&it.without_admin[0]));
}

/// The advice about a domain disappears after a user with an address there has activated their
/// account.
#[test]
fn a_domain_where_nobody_was_active_is_advised() {
    let mut world = World::small_world();
    world.act("piet", &World::invite("zoe@eigendomien.nl", JoinedBy::Invitation)).unwrap();
    let it = environment(&world, "piet");
    let domains: Vec<_> =
        it.domains.iter().map(|one| (one.name.as_str(), one.users, one.is_verified)).collect();
    assert_eq!(domains, [("eigendomein.nl", 5, true), ("eigendomien.nl", 1, false)]);
    assert!(it.advice().contains(&Advice::UnverifiedDomain(&it.domains[1])));
    assert!(it.advice().contains(&Advice::NeverActive(2)));
    assert_eq!(environment(&world, "jan").advice(), []);
}
