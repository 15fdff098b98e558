//! Changing levels, removing members, and leaving.

use toegang::{
    domain::{
        ChosenPerson, Command, EndReason, Folder, Level, MemberRow, MembershipId, OrgId,
        OutcomeKind, PlatformRole, Refusal, UserStatus,
    },
    text,
};

use super::replay;
use crate::{
    example::check_invariants,
    support::{World, set_blocked},
};

fn member_row(world: &World, who: &str, org: &str) -> MemberRow {
    let user = world.user(who);
    let facts = replay(world);
    let membership = facts.membership(world.org(org), user).unwrap().clone();
    MemberRow {
        person: facts.person(user).unwrap(),
        email: String::new(),
        env: toegang::domain::Name::new("-").unwrap(),
        status: UserStatus::Active,
        lowered: false,
        has_sent_requests: false,
        me: false,
        membership,
    }
}

fn change_level(world: &World, org: &str, who: &str, to: Level) -> Command {
    let row = member_row(world, who, org);
    crate::support::change_level(world.org(org), vec![row.membership.id], row.membership.level, to)
}

/// Creates the small example with Anna as member of this organisation, at this level.
fn with_anna(org: &str, as_level: Level) -> World {
    let mut world = World::small_world();
    let command = world.add_as(org, &["anna"], as_level);
    world.act("piet", &command).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

#[test]
fn a_basic_user_can_be_admin_of_an_organisation() {
    let mut world = World::small_world();
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    let receipt = world.act("piet", &raise).unwrap();
    assert_eq!(
        receipt.outcomes[0].did,
        OutcomeKind::Changed(toegang::domain::MemberValue::Level(Level::OrgAdmin))
    );
    for role in [PlatformRole::Advanced, PlatformRole::Basic] {
        world.change_user("els", |els| els.role = role);
        let add = world.add("Bakkerij", &["jan"]);
        world.act("els", &add).unwrap();
        let remove = world.remove("Bakkerij", &["jan"]);
        world.act("els", &remove).unwrap();
    }
}

#[test]
fn a_plain_member_cannot_raise_a_level() {
    let mut world = World::small_world();
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    assert_eq!(world.refusal_code("els", &raise), "not_org_admin");
}

#[test]
fn removing_ends_access_at_once_and_withdraws_sent_requests() {
    let mut world = World::small_world();
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("els", &ask).unwrap();
    let before = super::log_size(&world);
    let command = world.remove("Bakkerij", &["els"]);
    world.act("piet", &command).unwrap();
    assert_eq!(super::log_size(&world), (before.0 + 1, before.1 + 2), "one handling, two lines");
    assert_eq!(world.members("els", "Bakkerij").unwrap_err().code(), "membership_over");
    assert_eq!(world.badge_count("anna"), 0);
    let request = &world.inbox("anna", Folder::Handled)[0];
    let accept = Command::AcceptRequest { request: request.id };
    assert_eq!(world.refusal_code("anna", &accept), "request_closed");
    let facts = replay(&world);
    let ended = facts.memberships.values().find_map(|m| m.ended).unwrap();
    assert_eq!(ended.reason, EndReason::Removed);
    check_invariants(&facts, world.now);
}

#[test]
fn an_environment_admin_revokes_access_without_seeing_the_members() {
    let mut world = World::small_world();
    let mut taken = world.facts.orgs[&world.org("Bakkerij")].clone();
    let mut chapters = Vec::new();
    // Jan Holding: Jan is administrator (*Beheerder*), Els is member (*Lid*), Piet has no access.
    let (jan, els) = (world.user("jan"), world.user("els"));
    taken.id = OrgId(9_001);
    taken.name = toegang::domain::Name::new("Jan Holding B.V.").unwrap();
    taken.identifiers.clear();
    taken.creator = jan;
    let member = |id, user, level| {
        toegang::domain::Membership::new(toegang::domain::Grant {
            id: MembershipId(id),
            org: OrgId(9_001),
            user,
            level,
            at: world.now.at,
            by: toegang::domain::Actor::Person(jan),
        })
    };
    let rows = [
        toegang::domain::Record::Organisation(taken),
        toegang::domain::Record::Membership(member(9_002, jan, Level::OrgAdmin)),
        toegang::domain::Record::Membership(member(9_003, els, Level::Member)),
    ];
    chapters.extend(rows);
    for becomes in chapters {
        world.write_event(toegang::domain::Kind::MemberAdded, None, becomes);
    }
    assert_eq!(world.members("piet", "Jan Holding").unwrap_err().code(), "no_such_organisation");
    let command = world.remove("Jan Holding", &["els"]);
    world.act("piet", &command).unwrap();
    let add = world.add("Jan Holding", &["els"]);
    assert_eq!(world.refusal_code("piet", &add), "not_org_admin", "never adding");
    let command = world.remove("Jan Holding", &["jan"]);
    assert_eq!(world.refusal_code("piet", &command), "last_admin", "the last administrator stays");
}

#[test]
fn a_member_is_removed_only_by_an_admin_with_the_right() {
    let mut world = with_anna("Piet Holding", Level::Member);
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let ask = world.add("Piet Holding", &["bram"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let piet = world.remove("Bakkerij", &["piet"]);
    assert_eq!(world.refusal_code("els", &piet), "not_org_admin");
    let jan = world.remove("Piet Holding", &["jan"]);
    assert_eq!(world.refusal_code("anna", &jan), "not_org_admin", "Beheerder of the partner only");
    let both = world.remove("Piet Holding", &["bram", "jan"]);
    assert_eq!(world.refusal_code("anna", &both), "not_org_admin", "one of them is enough");
    let bram = world.remove("Piet Holding", &["bram"]);
    world.act("anna", &bram).unwrap();
}

#[test]
fn the_last_admin_of_an_organisation_cannot_leave() {
    let mut world = World::small_world();
    let lower = change_level(&world, "Piet Holding", "piet", Level::Member);
    assert_eq!(world.refusal_code("piet", &lower), "last_admin");
    let leave = Command::Leave { org: world.org("Piet Holding") };
    assert_eq!(world.refusal_code("piet", &leave), "last_admin");
    let until = crate::support::change_last_day(
        world.org("Piet Holding"),
        vec![(member_row(&world, "piet", "Piet Holding").membership.id, None)],
        Some(world.now.today.plus_days(9)),
    );
    assert_eq!(world.refusal_code("piet", &until), "last_admin", "nor until some day");
    world.change_user("els", |els| els.role = PlatformRole::EnvAdmin);
    let remove = world.remove("Piet Holding", &["piet"]);
    assert_eq!(world.refusal_code("els", &remove), "last_admin");
    let why = world.act("piet", &leave).unwrap_err();
    assert!(
        text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
            .contains("iemand anders")
    );
}

#[test]
fn only_an_own_admin_counts_as_a_remaining_admin() {
    let mut world = World::small_world();
    let ask = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
    world.act("piet", &ask).unwrap();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    assert_eq!(world.refusal_code("piet", &leave), "last_admin", "an open offer does not count");
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.refusal_code("piet", &leave), "last_admin", "nor a partner's user");
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    world.act("piet", &leave).unwrap();
    check_invariants(&replay(&world), world.now);
}

#[test]
fn removing_all_admins_at_once_keeps_the_last_admin() {
    let mut world = with_anna("Bakkerij", Level::OrgAdmin);
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let both = world.remove("Bakkerij", &["els", "piet"]);
    let receipt = world.act("anna", &both).unwrap();
    let did: Vec<_> = receipt.outcomes.iter().map(|outcome| &outcome.did).collect();
    assert!(
        matches!(did[..], [OutcomeKind::Removed, OutcomeKind::Skipped(Refusal::LastAdmin { .. })]),
        "{did:?}"
    );
}

#[test]
fn a_member_can_leave() {
    let mut world = World::small_world();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    world.act("els", &leave).unwrap();
    let facts = replay(&world);
    let ended = facts.memberships.values().find_map(|m| m.ended).unwrap();
    assert_eq!(ended.reason, EndReason::Left);
    assert!(world.organisations("els").is_empty());
    let again = world.add("Bakkerij", &["els"]);
    world.act("piet", &again).unwrap();
    assert_eq!(world.refusal_code("jan", &leave), "no_such_organisation");
}

#[test]
fn a_removed_member_can_be_added_again() {
    let mut world = with_anna("Piet Holding", Level::Member);
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let command = world.remove("Piet Holding", &["jan", "anna"]);
    world.act("piet", &command).unwrap();
    let both = world.add("Piet Holding", &["jan", "anna"]);
    world.act("piet", &both).unwrap();
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
    assert_eq!(world.organisations("anna"), ["Cijfermeesters B.V."], "her consent is hers");
    assert_eq!(world.badge_count("anna"), 1);
}

#[test]
fn an_organisation_admin_cannot_remove_themselves() {
    let mut world = World::small_world();
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let command = world.remove("Bakkerij", &["piet"]);
    assert_eq!(world.refusal_code("piet", &command), "yourself");
}

#[test]
fn extending_your_own_access_and_stale_edits_are_refused() {
    let mut world = World::small_world();
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let els = member_row(&world, "els", "Bakkerij").membership.id;
    let (soon, later) = (world.now.today.plus_days(5), world.now.today.plus_days(50));
    let org = world.org("Bakkerij");
    let until = |from, to| crate::support::change_last_day(org, vec![(els, from)], to);
    let first = until(None, Some(soon));
    world.act("piet", &first).unwrap();
    let stale = until(None, Some(later));
    assert_eq!(world.refusal_code("piet", &stale), "changed");
    for to in [Some(later), None] {
        let own = until(Some(soon), to);
        assert_eq!(world.refusal_code("els", &own), "own_extension");
    }
    let past = until(Some(soon), Some(world.now.today.plus_days(-1)));
    assert_eq!(world.refusal_code("piet", &past), "day_past");
    let longer = until(Some(soon), Some(later));
    world.act("piet", &longer).unwrap();
    let was_lid = crate::support::change_level(org, vec![els], Level::Member, Level::OrgAdmin);
    assert_eq!(world.refusal_code("piet", &was_lid), "changed");
}

#[test]
fn a_blocked_member_loses_access_and_keeps_the_membership() {
    let mut world = World::small_world();
    world.change_user("els", |els| els.status = UserStatus::Blocked);
    let leave = Command::Leave { org: world.org("Bakkerij") };
    assert_eq!(world.refusal_code("els", &leave), "actor_not_active");
    assert_eq!(world.members("els", "Bakkerij").unwrap_err().code(), "actor_not_active");
    assert_eq!(world.members("piet", "Bakkerij").unwrap().len(), 2);
    world.change_user("els", |els| els.status = UserStatus::Active);
    assert_eq!(world.members("els", "Bakkerij").unwrap().len(), 2);
}

#[test]
fn today_is_a_valid_last_day_everywhere() {
    let mut world = World::small_world();
    let (org, today) = (world.org("Piet Holding"), Some(world.now.today));
    let pick =
        |who: &str| ChosenPerson { user: world.user(who), level: Level::Member, last_day: today };
    let picks = vec![pick("jan"), pick("anna"), pick("bram")];
    world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
    assert!(world.organisations("anna").contains(&"Piet Holding B.V.".to_owned()));
    let requests = vec![world.open_request("bram")];
    world.act("piet", &Command::RenewRequests { org, requests }).unwrap();
    let remove = world.remove("Piet Holding", &["jan"]);
    world.act("piet", &remove).unwrap();
    let undo = Command::Undo { which: toegang::domain::UndoTarget::Last };
    world.act("piet", &undo).unwrap();
    let anna = world.facts.membership(org, world.user("anna")).unwrap().id;
    let none = crate::support::change_last_day(org, vec![(anna, today)], None);
    world.act("piet", &none).unwrap();
    let again = crate::support::change_last_day(org, vec![(anna, None)], today);
    world.act("piet", &again).unwrap();
    world.advance_days(1);
    assert_eq!(world.organisations("jan"), [""; 0]);
    let yesterday = crate::support::change_last_day(org, vec![(anna, None)], today);
    assert_eq!(world.refusal_code("piet", &yesterday), "day_past");
}

/// Returns the user who ended the right of `who` to manage the bakery, according to the refusal.
fn right_lost_by(world: &mut World, who: &str) -> Option<String> {
    let add = world.add("Bakkerij", &["dirk"]);
    match world.act(who, &add).unwrap_err() {
        Refusal::NotOrgAdmin { lost, .. } => lost.map(|first| first.by.unwrap().name.to_string()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_a_former_admin_learns_which_user_ended_their_right() {
    let mut world = World::small_world();
    assert_eq!(right_lost_by(&mut world, "els"), None, "never was");
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
    assert_eq!(right_lost_by(&mut world, "els"), None, "was Lid");
    let add = world.add_as("Bakkerij", &["els"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
    assert_eq!(right_lost_by(&mut world, "els").as_deref(), Some("Piet de Vries"));
}

#[test]
fn a_plain_member_can_be_removed_when_the_only_admin_is_blocked() {
    let mut world = World::small_world();
    let role = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.create_organisation("Elsoven B.V.", "61234567", ("els", "piet"));
    let add = world.add("Elsoven", &["jan"]);
    world.act("els", &add).unwrap();
    let user = world.user("els");
    world.act("piet", &set_blocked([user], true)).unwrap();
    let remove = world.remove("Elsoven", &["jan"]);
    world.act("piet", &remove).unwrap();
}

#[test]
fn a_member_who_became_admin_meanwhile_is_not_removed() {
    let mut world = World::small_world();
    let remove = world.remove("Bakkerij", &["els"]);
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    assert_eq!(world.refusal_code("piet", &remove), "changed");
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
}

#[test]
fn an_organisation_admin_removes_members_without_another_role() {
    let mut world = with_anna("Bakkerij", Level::Member);
    let raise = change_level(&world, "Bakkerij", "els", Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let remove = world.remove("Bakkerij", &["anna"]);
    world.act("els", &remove).unwrap();
    assert!(world.members("anna", "Bakkerij").is_err());
}
