//! Users of an environment: inviting, registering, roles, blocking and removal.

use toegang::{
    domain::{
        CODE_TERM_DAYS, Cause, Command, Email, EndReason, Folder, JoinedBy, Level, Name, OrgId,
        OutcomeKind, PlatformRole, Refusal, RequestState, UserStatus, UserValue, View,
    },
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{self, World, profile, set_manager, set_role},
};

fn user_status(world: &World, who: &str) -> UserStatus {
    world.facts.users[&world.user(who)].status
}

fn set_blocked(world: &World, who: &str, blocked: bool) -> Command {
    support::set_blocked([world.user(who)], blocked)
}

fn remove_user(world: &World, who: &str, successors: &[(OrgId, &str)]) -> Command {
    let successors = successors.iter().map(|(org, who)| (*org, world.user(who))).collect();
    Command::RemoveUser { user: world.user(who), successors }
}

#[test]
fn an_address_belongs_to_one_user_in_the_whole_file() {
    let mut world = World::small_world();
    let extra = Command::AddAddress { email: Email::new("av@cijfermeesters.nl").unwrap() };
    world.act("anna", &extra).unwrap();
    let before = log_size(&world);
    for (email, code) in [
        ("JAN@eigendomein.nl", "email_in_use"),
        // The owner of the domain is checked first, which does not reveal the users there.
        ("av@cijfermeesters.nl", "elsewhere_domain"),
        ("Anna@Cijfermeesters.nl", "elsewhere_domain"),
    ] {
        for how in [JoinedBy::Invitation, JoinedBy::Added] {
            let invite = World::invite(email, how);
            assert_eq!(world.refusal_code("piet", &invite), code, "{email}");
        }
    }
    assert_eq!(
        world.refusal_code("pd", &World::invite("jan@gmail.com", JoinedBy::Invitation)),
        "shared_domain"
    );
    assert_eq!(log_size(&world), before, "no invitation is stored");
}

#[test]
fn only_an_environment_admin_invites_users() {
    let mut world = World::small_world();
    let invite = World::invite("new@eigendomein.nl", JoinedBy::Invitation);
    let before = log_size(&world);
    for who in ["els", "jan"] {
        let why = world.act(who, &invite).unwrap_err();
        let Refusal::NotEnvAdmin { who_can } = &why else { panic!("{why:?}") };
        assert_eq!(who_can.len(), 1);
        assert_eq!(&*who_can[0].name, "Piet de Vries");
    }
    assert_eq!(log_size(&world), before);
}

#[test]
fn an_activation_code_works_once() {
    let mut world = World::small_world();
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    let receipt = world.act("piet", &invite).unwrap();
    let code = receipt.code.unwrap();
    assert_eq!(user_status(&world, "pim"), UserStatus::Invited);
    assert_eq!(world.facts.users[&world.user("pim")].role, PlatformRole::Basic);
    assert_eq!(
        world.activate("pim@eigendomein.nl", "0000-0000-0000").unwrap_err().code(),
        "bad_code"
    );
    assert_eq!(world.activate("jan@eigendomein.nl", &code).unwrap_err().code(), "bad_code");
    let typed = code.to_lowercase().replace('-', "");
    world.activate("PIM@eigendomein.nl", &typed).unwrap();
    assert_eq!(user_status(&world, "pim"), UserStatus::Active);
    assert!(world.organisations("pim").is_empty());
    let again = world.activate("pim@eigendomein.nl", &code).unwrap_err();
    assert_eq!(again.code(), "code_over");
    let text = std::fs::read(world.path()).unwrap();
    let kept = text.windows(code.len()).any(|part| part == code.as_bytes());
    assert!(!kept, "the code itself is kept nowhere");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn an_added_user_is_invited_and_member_of_nothing() {
    let mut world = World::small_world();
    let add = Command::InviteUser {
        email: Email::new("quin@eigendomein.nl").unwrap(),
        full_name: Name::new("Quin Vos").ok(),
        role: PlatformRole::Basic,
        how: JoinedBy::Added,
    };
    world.act("piet", &add).unwrap();
    assert_eq!(user_status(&world, "quin"), UserStatus::Invited);
    let rows = world.members("piet", "Bakkerij").unwrap();
    assert!(rows.iter().all(|row| &*row.person.name != "Quin Vos"), "member of nothing");
}

#[test]
fn a_user_of_a_shared_domain_is_added_and_not_invited() {
    let mut world = World::small_world();
    let invite = World::invite("vera@gmail.com", JoinedBy::Invitation);
    let why = world.act("pd", &invite).unwrap_err();
    assert_eq!(why, Refusal::SharedDomain);
    let said = text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
    assert!(said.contains("Voeg die persoon toe met naam"), "{said}");
    let add = World::invite("vera@gmail.com", JoinedBy::Added);
    world.act("pd", &add).unwrap();
    let other = World::invite("x@cijfermeesters.nl", JoinedBy::Added);
    assert_eq!(world.refusal_code("piet", &other), "elsewhere_domain");
}

#[test]
fn an_invitation_sets_the_starting_role() {
    let mut world = World::small_world();
    let invite = Command::InviteUser {
        email: Email::new("rik@eigendomein.nl").unwrap(),
        full_name: None,
        role: PlatformRole::Advanced,
        how: JoinedBy::Invitation,
    };
    let code = world.act("piet", &invite).unwrap().code.unwrap();
    world.activate("rik@eigendomein.nl", &code).unwrap();
    assert_eq!(world.facts.users[&world.user("rik")].role, PlatformRole::Advanced);
}

#[test]
fn a_new_code_replaces_the_older_code() {
    let mut world = World::small_world();
    let again = Command::SendAgain { user: world.user("noor") };
    let first = world.act("piet", &again).unwrap().code.unwrap();
    let second = world.act("piet", &again).unwrap().code.unwrap();
    let why = world.activate("noor@eigendomein.nl", &first).unwrap_err();
    assert!(
        text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
            .contains("vervangen")
    );
    world.activate("noor@eigendomein.nl", &second).unwrap();
    assert_eq!(world.activate("noor@eigendomein.nl", &second).unwrap_err().code(), "code_over");
    assert_eq!(world.refusal_code("piet", &again), "wrong_status", "only who is invited");
}

#[test]
fn an_activation_code_expires_after_seven_days() {
    let mut world = World::small_world();
    let again = Command::SendAgain { user: world.user("noor") };
    let code = world.act("piet", &again).unwrap().code.unwrap();
    world.advance_days(i32::try_from(CODE_TERM_DAYS).unwrap());
    let why = world.activate("noor@eigendomein.nl", &code).unwrap_err();
    assert!(
        text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC).contains("verlopen")
    );
}

#[test]
fn a_withdrawn_invitation_frees_the_address() {
    let mut world = World::small_world();
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    let code = world.act("piet", &invite).unwrap().code.unwrap();
    let back = Command::WithdrawInvitation { user: world.user("pim") };
    assert_eq!(world.refusal_code("els", &back), "not_env_admin");
    world.act("piet", &back).unwrap();
    assert_eq!(world.activate("pim@eigendomein.nl", &code).unwrap_err().code(), "bad_code");
    world.act("piet", &invite).unwrap();
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_new_role_takes_effect_at_once() {
    let mut world = World::small_world();
    let create = Command::CreateOrganisation {
        profile: Box::new(profile("Jan Holding", "27999999")),
        register: None,
    };
    assert_eq!(world.refusal_code("jan", &create), "not_env_admin");
    let raise = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    world.act("jan", &create).unwrap();
    let lower = world.change_role("jan", PlatformRole::Basic);
    world.act("piet", &lower).unwrap();
    assert_eq!(world.refusal_code("jan", &create), "not_env_admin");
    let stale = set_role(world.user("jan"), PlatformRole::EnvAdmin, PlatformRole::Advanced);
    assert_eq!(world.refusal_code("piet", &stale), "changed");
    let same = world.change_role("jan", PlatformRole::Basic);
    assert_eq!(world.refusal_code("piet", &same), "same");
}

#[test]
fn a_user_cannot_raise_their_own_role() {
    let mut world = World::small_world();
    for who in ["jan", "els"] {
        let raise = world.change_role(who, PlatformRole::EnvAdmin);
        assert_eq!(world.refusal_code("els", &raise), "not_env_admin");
    }
}

#[test]
fn an_admin_of_another_environment_has_no_rights() {
    let mut world = World::small_world();
    let raise = world.change_role("jan", PlatformRole::Advanced);
    assert_eq!(world.refusal_code("anna", &raise), "no_such_user");
    let again = Command::SendAgain { user: world.user("noor") };
    assert_eq!(world.refusal_code("anna", &again), "no_such_user");
    let invite = World::invite("x@eigendomein.nl", JoinedBy::Invitation);
    assert_eq!(world.refusal_code("anna", &invite), "elsewhere_domain");
}

/// Creates the small example in which Els is *Lid* of the bakery, has a relation with Anna, and has
/// sent and received relation requests.
fn with_els_related() -> World {
    let mut world = World::small_world();
    let manager = set_manager(world.user("els"), true);
    world.act("piet", &manager).unwrap();
    let ask = Command::AskRelation { user: world.user("anna"), message: None };
    world.act("els", &ask).unwrap();
    let request = *world.facts.relation_requests.keys().next_back().unwrap();
    world.act("anna", &Command::AcceptRelation { request }).unwrap();
    let ask = Command::AskRelation { user: world.user("bram"), message: None };
    world.act("els", &ask).unwrap();
    let ask = world.add("Cijfermeesters", &["els"]);
    world.act("anna", &ask).unwrap();
    world
}

#[test]
fn removing_a_user_ends_all_their_access_in_one_operation() {
    let mut world = with_els_related();
    let els = world.user("els");
    let documents = world.facts.orgs[&world.org("Bakkerij")].clone();
    let before = log_size(&world);
    let command = remove_user(&world, "els", &[]);
    world.act("piet", &command).unwrap();
    assert_eq!(log_size(&world).0, before.0 + 1, "one handling");
    let facts = &world.facts;
    assert_eq!(facts.users[&els].status, UserStatus::Removed);
    let ended = facts.memberships.values().find(|m| m.user == els).unwrap().ended.unwrap();
    assert_eq!(ended.reason, EndReason::UserRemoved);
    let request = facts.requests.values().find(|r| r.addressee == els).unwrap();
    assert_eq!(request.state, RequestState::Withdrawn);
    assert_eq!(request.decision.as_ref().unwrap().cause, Some(Cause::AddresseeGone));
    let mut relations = facts.relations.values();
    assert!(relations.all(|r| r.ended_at.is_some() || (r.users.0 != els && r.users.1 != els)));
    assert!(facts.relation_requests.values().all(|r| !r.is_open()));
    assert_eq!(facts.orgs[&world.org("Bakkerij")], documents);
    check_invariants(&replay(&world), world.now);
    let again = World::invite("els@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &again).unwrap();
    assert_eq!(world.refusal_code("piet", &command), "user_gone", "for good");
}

/// Creates the small example with an active organisation whose only administrator (*Beheerder*) is
/// Els. Jan is a member.
fn with_els_as_only_admin() -> (World, OrgId) {
    let mut world = World::small_world();
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let org = world.create_organisation("Elsoven B.V.", "27111222", ("els", "piet"));
    let add = world.add("Elsoven", &["jan"]);
    world.act("els", &add).unwrap();
    let lower = world.change_role("els", PlatformRole::Advanced);
    world.act("piet", &lower).unwrap();
    (world, org)
}

/// Returns the organisations that Piet's list marks as lacking an active administrator.
fn unmanaged_orgs(world: &World) -> Vec<String> {
    let rows = world.org_rows("piet").into_iter();
    rows.filter(|row| row.unmanaged).map(|row| row.name.to_string()).collect()
}

#[test]
fn removing_the_only_admin_needs_a_successor_and_blocking_does_not() {
    let (mut world, org) = with_els_as_only_admin();
    assert_eq!(unmanaged_orgs(&world), [""; 0]);
    let command = set_blocked(&world, "els", true);
    world.act("piet", &command).unwrap();
    assert_eq!(unmanaged_orgs(&world), ["Elsoven B.V."]);
    assert_eq!(world.organisations("jan"), ["Elsoven B.V."], "the others work on");
    assert_eq!(world.members("piet", "Elsoven").unwrap_err().code(), "no_such_organisation");
    let command = set_blocked(&world, "els", false);
    world.act("piet", &command).unwrap();
    assert_eq!(unmanaged_orgs(&world), [""; 0], "the mark is gone");
    let without = remove_user(&world, "els", &[]);
    let why = world.act("piet", &without).unwrap_err();
    let Refusal::NeedsSuccessor { orgs } = &why else { panic!("{why:?}") };
    assert_eq!(orgs.len(), 1);
    assert_eq!(orgs[0].0, org);
    for nobody in ["kees", "noor", "anna", "els"] {
        let bad = remove_user(&world, "els", &[(org, nobody)]);
        assert_eq!(world.refusal_code("piet", &bad), "bad_successor", "{nobody}");
    }
    let before = log_size(&world);
    let with = remove_user(&world, "els", &[(org, "jan")]);
    let receipt = world.act("piet", &with).unwrap();
    assert_eq!(log_size(&world).0, before.0 + 1, "in one transaction");
    assert!(matches!(receipt.outcomes[0].did, OutcomeKind::Succeeded(_)));
    let jan = world.facts.membership(org, world.user("jan")).unwrap();
    assert_eq!(jan.level, Level::OrgAdmin);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn an_administrator_without_membership_can_be_the_successor() {
    let (mut world, org) = with_els_as_only_admin();
    let command = set_blocked(&world, "els", true);
    world.act("piet", &command).unwrap();
    let with = remove_user(&world, "els", &[(org, "piet")]);
    world.act("piet", &with).unwrap();
    assert_eq!(world.members("piet", "Elsoven").unwrap().len(), 2);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_blocked_user_has_no_access_until_unblocked() {
    let mut world = World::small_world();
    let raise = world.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let command = set_blocked(&world, "els", true);
    world.act("piet", &command).unwrap();
    assert_eq!(world.members("els", "Bakkerij").unwrap_err().code(), "actor_not_active");
    let leave = Command::Leave { org: world.org("Bakkerij") };
    assert_eq!(world.refusal_code("els", &leave), "actor_not_active");
    assert_eq!(world.members("piet", "Bakkerij").unwrap().len(), 2, "the row stands");
    let command = set_blocked(&world, "els", false);
    world.act("piet", &command).unwrap();
    assert_eq!(world.members("els", "Piet Holding").unwrap().len(), 2);
    let mine = world.members("els", "Piet Holding").unwrap();
    assert_eq!(mine.iter().find(|row| row.me).unwrap().membership.level, Level::OrgAdmin);
    let invited = set_blocked(&world, "noor", true);
    assert_eq!(world.refusal_code("piet", &invited), "wrong_status");
}

#[test]
fn a_user_cannot_block_or_remove_themselves() {
    let mut world = World::small_world();
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let (block, remove) = (set_blocked(&world, "piet", true), remove_user(&world, "piet", &[]));
    assert_eq!(world.refusal_code("piet", &block), "own_role");
    assert_eq!(world.refusal_code("piet", &remove), "own_role");
    world.act("els", &block).unwrap();
    assert!(world.inbox("els", Folder::Open).is_empty());
}

#[test]
fn only_an_environment_admin_appoints_relationship_managers() {
    let mut world = World::small_world();
    let flag = |world: &World, who: &str| set_manager(world.user(who), true);
    let jan = flag(&world, "jan");
    assert_eq!(world.refusal_code("els", &jan), "not_env_admin");
    world.act("piet", &jan).unwrap();
    assert_eq!(world.refusal_code("piet", &jan), "same");
    let anna = flag(&world, "dirk");
    assert_eq!(world.refusal_code("piet", &anna), "no_such_user");
}

#[test]
fn a_user_changes_their_own_name() {
    let mut world = World::small_world();
    let name = |world: &World, text: &str| world.rename("jan", Name::new(text).ok());
    let before = log_size(&world);
    let stale = name(&world, "Jan Smit");
    let smit = name(&world, "Jan Jansen-Smit");
    world.act("jan", &smit).unwrap();
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 1), "one line in one handling");
    assert_eq!(&*world.facts.users[&world.user("jan")].name(), "Jan Jansen-Smit");
    let smit = name(&world, "Jan Jansen-Smit");
    assert_eq!(world.refusal_code("jan", &smit), "same");
    assert_eq!(world.refusal_code("jan", &stale), "changed", "in another window");
    let none = world.rename("jan", None);
    world.act("jan", &none).unwrap();
    assert_eq!(&*world.facts.users[&world.user("jan")].name(), "jan@eigendomein.nl");
    let kees = world.rename("kees", Name::new("Kees").ok());
    assert_eq!(world.refusal_code("kees", &kees), "actor_not_active");
    // Other users find Jan by the new name.
    let zoe = name(&world, "Zoë Zomer");
    world.act("jan", &zoe).unwrap();
    let view = View { filter: "zoe".to_owned(), take: 9, ..View::default() };
    let answer = world.ask("piet", &toegang::domain::Query::Users(view)).unwrap();
    let toegang::domain::Answer::Users(page) = answer else { panic!("{answer:?}") };
    assert_eq!(page.rows.len(), 1);
}

#[test]
fn a_plain_member_is_removed_without_a_successor() {
    let (mut world, org) = with_els_as_only_admin();
    let command = set_blocked(&world, "els", true);
    world.act("piet", &command).unwrap();
    let jan = remove_user(&world, "jan", &[]);
    world.act("piet", &jan).unwrap();
    assert!(world.facts.membership(org, world.user("els")).is_some());
}

#[test]
fn a_successor_has_no_last_day() {
    let (mut world, org) = with_els_as_only_admin();
    let jan = world.facts.membership(org, world.user("jan")).unwrap().id;
    let day = world.now.today.plus_days(3);
    let until = crate::support::change_last_day(org, vec![(jan, None)], Some(day));
    world.act("els", &until).unwrap();
    let with = remove_user(&world, "els", &[(org, "jan")]);
    world.act("piet", &with).unwrap();
    let jan = world.facts.membership(org, world.user("jan")).unwrap();
    assert_eq!((jan.level, jan.last_day), (Level::OrgAdmin, None));
    check_invariants(&replay(&world), world.now);
}

#[test]
fn the_addresses_of_a_removed_user_are_free_again() {
    let mut world = World::small_world();
    let jan = world.user("jan");
    let email = || Email::new("j@eigendomein.nl").unwrap();
    world.act("jan", &Command::AddAddress { email: email() }).unwrap();
    let command = remove_user(&world, "jan", &[]);
    world.act("piet", &command).unwrap();
    assert!(world.facts.users[&jan].extra.is_empty());
    world.act("els", &Command::AddAddress { email: email() }).unwrap();
}

#[test]
fn a_value_of_several_users_skips_those_whom_it_does_not_fit() {
    let mut world = World::small_world();
    let users = ["els", "noor", "piet", "anna"].map(|who| world.user(who));
    let block = support::set_blocked(users, true);
    let receipt = world.act("piet", &block).unwrap();
    let codes: Vec<_> = receipt.outcomes.iter().map(|one| one.did.code()).collect();
    assert_eq!(codes, ["blocked_now", "wrong_status", "last_env_admin", "no_such_user"]);
    assert!(receipt.outcomes[3].who.is_none(), "a user of others has no name");
    assert_eq!(world.refusal_code("jan", &block), "not_env_admin");
    assert_eq!(world.refusal_code("piet", &support::set_blocked([], true)), "nobody_chosen");
}

#[test]
fn a_role_that_somebody_else_changed_names_the_author_among_several() {
    let mut world = World::small_world();
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let users = ["jan", "els"].map(|who| (world.user(who), UserValue::Role(PlatformRole::Basic)));
    let to = UserValue::Role(PlatformRole::Advanced);
    let command = Command::ChangeUsers { users: users.to_vec(), to };
    let by_els = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("els", &by_els).unwrap();
    let Err(why @ Refusal::AllSkipped { .. }) = world.act("piet", &command) else {
        panic!("both roles changed")
    };
    let Refusal::AllSkipped { skipped } = &why else { unreachable!() };
    let first = |at: usize| skipped[at].why.first().and_then(|first| first.by.clone()).unwrap();
    assert_eq!((&*first(0).name, &*first(1).name), ("Els Bakker", "Piet de Vries"));
    let again = toegang::domain::rebase_command(&command, &why).unwrap();
    assert_eq!(world.act("piet", &again).unwrap().outcomes.len(), 2);
}
