//! Giving access: memberships, requests, and people whom the rules skip.

use toegang::{
    domain::{
        CandidateRow, ChosenPerson, Command, Eligibility, Kind, Level, LogContent, OrgId, Origin,
        OutcomeKind, PlatformRole, Query, Refusal, UserId, UserStatus,
    },
    store::StoreError,
    text,
    work::{CandidateScope, Finder, TypedText},
};

use super::{log_size, replay};
use crate::{example::check_invariants, support::World};

fn first_names(rows: &[CandidateRow], open: bool) -> Vec<String> {
    let rows = rows.iter().filter(|row| row.standing.is_open() == open);
    rows.map(|row| row.person.name.split(' ').next().unwrap().to_owned()).collect()
}

fn candidates(world: &World, who: &str, org: &str) -> Vec<CandidateRow> {
    world.candidates(who, world.org(org)).unwrap()
}

#[test]
fn an_own_user_joins_at_once() {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["jan"]);
    let receipt = world.act("piet", &command).unwrap();
    assert_eq!(
        receipt.outcomes.iter().map(|o| &o.did).collect::<Vec<_>>(),
        [&OutcomeKind::Added(Level::Member)]
    );
    let rows = world.members("jan", "Piet Holding").unwrap();
    let jan = rows.iter().find(|row| row.me).unwrap();
    assert_eq!((jan.membership.level, jan.membership.origin), (Level::Member, Origin::Own));
    assert_eq!(world.badge_count("jan"), 0);
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
}

#[test]
fn own_and_partner_users_are_added_in_one_operation() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let command = world.add("Piet Holding", &["jan", "els", "anna"]);
    let receipt = world.act("piet", &command).unwrap();
    let did: Vec<_> = receipt.outcomes.iter().map(|outcome| &outcome.did).collect();
    assert_eq!(
        did,
        [
            &OutcomeKind::Added(Level::Member),
            &OutcomeKind::Added(Level::Member),
            &OutcomeKind::Asked
        ]
    );
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 3), "one handling of three lines");
    assert_eq!(world.members("jan", "Piet Holding").unwrap().len(), 3);
    assert_eq!(world.badge_count("anna"), 1);
    assert_eq!(world.organisations("anna"), ["Cijfermeesters B.V."]);
    let request = &world.inbox("anna", toegang::domain::Folder::Open)[0];
    let title = text::inbox::request_title(toegang::text::Lang::Nl, &request.org.1);
    assert_eq!(title, "Organisatie Piet Holding B.V. wil met je samenwerken");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_plain_member_cannot_add_and_learns_which_admin_can() {
    let mut world = World::small_world();
    assert_eq!(world.members("els", "Bakkerij").unwrap().len(), 2);
    let command = world.add("Bakkerij", &["jan"]);
    let why = world.act("els", &command).unwrap_err();
    let Refusal::NotOrgAdmin { who_can, .. } = &why else { panic!("{why:?}") };
    assert_eq!(who_can.iter().map(|p| p.name.to_string()).collect::<Vec<_>>(), ["Piet de Vries"]);
    assert_eq!(why.rule(), "R39");
}

#[test]
fn an_environment_admin_is_not_an_organisation_admin() {
    let mut world = World::small_world();
    world.change_user("els", |els| els.role = PlatformRole::EnvAdmin);
    let command = world.add("Piet Holding", &["jan"]);
    assert_eq!(world.refusal_code("els", &command), "not_org_admin");
}

#[test]
fn candidates_carry_the_reason_why_they_cannot_be_chosen() {
    let world = World::small_world();
    let rows = candidates(&world, "piet", "Piet Holding");
    assert_eq!(first_names(&rows, true), ["Noor", "Els", "Jan", "Anna", "Bram"]);
    assert_eq!(first_names(&rows, false), ["Kees", "Piet", "Chris"]);
    let why = |name: &str| {
        rows.iter().find(|row| row.person.name.starts_with(name)).unwrap().standing.clone()
    };
    assert!(matches!(why("Piet"), Eligibility::Refused(Refusal::AlreadyMember { .. })));
    assert_eq!(why("Kees"), Eligibility::Refused(Refusal::Blocked));
    assert_eq!(why("Chris"), Eligibility::Refused(Refusal::PartnerBasic));
    assert_eq!(why("Noor"), Eligibility::JoinsLater);
    let own: Vec<_> = rows.iter().map(|row| row.own).collect();
    assert!(own.is_sorted_by(|a, b| a >= b), "own users first");
}

#[test]
fn searching_for_an_unrelated_user_finds_nothing() {
    let world = World::small_world();
    let mut finder = Finder::default();
    let mut find = |text: &str| {
        let scope =
            CandidateScope { session: world.session("piet"), org: world.org("Piet Holding") };
        finder.candidates(&world.store, scope, TypedText { text, take: 50 }, world.now).unwrap()
    };
    assert_eq!(find("dirk"), find("zzzz"), "the same for a name that exists nowhere");
    assert_eq!(find("jan").counts, [1, 0]);
}

#[test]
fn a_relationship_manager_can_be_asked_without_a_relation() {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["bram"]);
    world.act("piet", &command).unwrap();
    assert_eq!(world.badge_count("bram"), 1);
}

#[test]
fn a_basic_user_of_a_partner_is_refused_until_their_role_is_raised() {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["chris"]);
    assert_eq!(world.refusal_code("piet", &command), "partner_basic");
    world.change_user("chris", |chris| chris.role = PlatformRole::Advanced);
    world.act("piet", &command).unwrap();
    assert_eq!(world.badge_count("chris"), 1);
}

#[test]
fn a_partner_of_a_partner_is_refused() {
    let mut world = World::small_world();
    for who in ["luc", "dirk", "pd"] {
        let command = world.add("Piet Holding", &[who]);
        assert_eq!(world.refusal_code("piet", &command), "unrelated", "{who}");
    }
    let nobody = ChosenPerson { user: UserId(i64::MAX), level: Level::Member, last_day: None };
    let org = world.org("Piet Holding");
    let command = Command::AddMembers { org, picks: vec![nobody], message: None };
    assert_eq!(world.refusal_code("piet", &command), "unrelated", "and so is who does not exist");
}

#[test]
fn a_user_is_neither_added_nor_asked_twice() {
    let mut world = World::small_world();
    let command = world.add("Bakkerij", &["els"]);
    assert_eq!(world.refusal_code("piet", &command), "already_member");
    let command = world.add("Bakkerij", &["anna", "anna"]);
    assert_eq!(world.act("piet", &command).unwrap().outcomes.len(), 1, "twice in one is once");
    assert_eq!(world.refusal_code("piet", &command), "already_asked");
    assert_eq!(replay(&world).requests.values().filter(|r| r.is_open()).count(), 1);
}

#[test]
fn an_invited_member_gets_access_at_activation() {
    let mut world = World::small_world();
    let command = world.add_as("Bakkerij", &["noor"], Level::OrgAdmin);
    world.act("piet", &command).unwrap();
    let rows = world.members("piet", "Bakkerij").unwrap();
    let noor = rows.iter().find(|row| row.email.starts_with("noor")).unwrap();
    assert_eq!(noor.status, UserStatus::Invited);
    let leave = Command::Leave { org: world.org("Bakkerij") };
    assert_eq!(
        world.refusal_code("piet", &leave),
        "last_admin",
        "she does not count as administrator"
    );
    assert_eq!(world.ask("noor", &Query::Me).unwrap_err().code(), "actor_not_active");
    world.change_user("noor", |noor| noor.status = UserStatus::Active);
    assert_eq!(world.organisations("noor"), ["Bakkerij Eigendomein B.V."]);
    world.act("piet", &leave).unwrap();
}

#[test]
fn a_request_of_another_administrator_counts_as_already_asked() {
    let mut world = World::small_world();
    let els = world.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    world.act("piet", &els).unwrap();
    let anna = world.add("Piet Holding", &["anna"]);
    world.act("piet", &anna).unwrap();
    assert_eq!(world.refusal_code("els", &anna), "already_asked");
}

#[test]
fn a_blocked_own_user_is_refused() {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["kees"]);
    assert_eq!(world.refusal_code("piet", &command), "blocked");
}

#[test]
fn people_who_cannot_be_added_are_listed_and_the_others_are_added() {
    let mut world = World::small_world();
    let first = world.add("Piet Holding", &["els"]);
    world.act("piet", &first).unwrap();
    let command = world.add("Piet Holding", &["jan", "els", "kees", "anna"]);
    let receipt = world.act("piet", &command).unwrap();
    let told: Vec<_> = receipt
        .outcomes
        .iter()
        .map(|outcome| match &outcome.did {
            OutcomeKind::Skipped(why) => why.code(),
            OutcomeKind::Added(_) => "added",
            OutcomeKind::Asked => "asked",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["added", "already_member", "blocked", "asked"]);
    assert!(receipt.outcomes.iter().all(|outcome| outcome.who.is_some()));
}

#[test]
fn a_lowered_admin_adds_nobody_and_learns_why() {
    let mut world = World::small_world();
    let raise = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let piet = world.members("piet", "Bakkerij").unwrap().into_iter().find(|row| row.me).unwrap();
    let lower = crate::support::change_level(
        world.org("Bakkerij"),
        vec![piet.membership.id],
        Level::OrgAdmin,
        Level::Member,
    );
    world.act("jan", &lower).unwrap();
    let before = log_size(&world);
    let add = world.add("Bakkerij", &["noor"]);
    let why = world.act("piet", &add).unwrap_err();
    assert_eq!(log_size(&world), before);
    let Refusal::NotOrgAdmin { lost: Some(first), .. } = why else { panic!("{why:?}") };
    assert_eq!(first.at, world.now.at);
    assert_eq!(&*first.by.unwrap().name, "Jan Jansen");
}

#[test]
fn a_partner_admin_chooses_among_users_of_the_owning_environment() {
    let mut world = World::small_world();
    let command = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
    world.act("piet", &command).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let rows = candidates(&world, "anna", "Bakkerij");
    assert_eq!(first_names(&rows, true), ["Noor", "Jan", "Bram"]);
    assert!(!rows.iter().any(|row| row.person.name.starts_with("Luc")));
    let command = world.add("Bakkerij", &["luc"]);
    assert_eq!(world.refusal_code("anna", &command), "unrelated");
    let command = world.add("Bakkerij", &["jan"]);
    world.act("anna", &command).unwrap();
}

#[test]
fn an_inactive_organisation_accepts_no_members() {
    let mut world = World::small_world();
    let command = world.add("Nieuw", &["els"]);
    assert_eq!(world.refusal_code("piet", &command), "not_activated");
    let org = world.org("Nieuw");
    let asked = world.candidates("piet", org);
    assert!(matches!(asked, Err(StoreError::Refused(Refusal::NotActivated { .. }))));
}

#[test]
fn an_organisation_does_not_exist_for_outsiders() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Cijfermeesters"] {
        let command = world.add(org, &["jan"]);
        assert_eq!(world.refusal_code("els", &command), "no_such_organisation", "{org}");
        assert_eq!(world.members("els", org).unwrap_err().code(), "no_such_organisation");
    }
    for id in [0, -1, i64::MAX, i64::MIN] {
        let answer = world.ask("els", &Query::Organisation(OrgId(id)));
        assert_eq!(answer.unwrap_err().code(), "no_such_organisation");
        let leave = Command::Leave { org: OrgId(id) };
        assert_eq!(world.refusal_code("els", &leave), "no_such_organisation");
    }
}

#[test]
fn access_ends_after_the_last_day_and_can_be_given_again() {
    let mut world = World::small_world();
    let tomorrow = world.now.today.plus_days(1);
    let pick =
        ChosenPerson { user: world.user("jan"), level: Level::Member, last_day: Some(tomorrow) };
    let org = world.org("Piet Holding");
    let command = Command::AddMembers { org, picks: vec![pick], message: None };
    world.act("piet", &command).unwrap();
    world.advance_days(1);
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."], "the last day is inclusive");
    world.advance_days(1);
    assert!(world.organisations("jan").is_empty());
    assert_eq!(world.members("piet", "Piet Holding").unwrap().len(), 1);
    assert_eq!(world.refusal_code("piet", &command), "day_past");
    let again = world.add("Piet Holding", &["jan"]);
    world.act("piet", &again).unwrap();
    let ended = replay(&world).memberships.into_values().find_map(|m| m.ended).unwrap();
    assert_eq!(ended.reason, toegang::domain::EndReason::Expired);
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
}

#[test]
fn adding_a_member_logs_one_operation_and_a_refusal_none() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let command = world.add("Piet Holding", &["kees", "luc"]);
    assert!(world.act("piet", &command).is_err());
    assert_eq!(log_size(&world), before);
    let command = world.add("Piet Holding", &["jan"]);
    let receipt = world.act("piet", &command).unwrap();
    let toegang::domain::Answer::Log(page) =
        world.ask("piet", &Query::Log(None, crate::support::all_rows(), &[])).unwrap()
    else {
        panic!("no log")
    };
    let row = &page.rows[0];
    assert_eq!(
        (row.operation.unwrap(), row.at, row.what.clone()),
        (receipt.operation, world.now.at, LogContent::Happened(Kind::MemberAdded))
    );
    assert_eq!(row.actor.1.as_deref(), Some("Piet de Vries"));
    assert_eq!(row.user.as_ref().unwrap().id, world.user("jan"));
    assert!(row.was.is_none());
}
