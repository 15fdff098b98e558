//! Members whose access is paused until a day.

use toegang::domain::{
    Command, Day, Level, MemberRefusal, Mismatch, OutcomeKind, Query, Refusal, UndoTarget,
    predicates,
};

use super::replay;
use crate::support::{World, all_rows, change_last_day, change_level, pause};

const UNDO: Command = Command::Undo { which: UndoTarget::Last };

/// Returns the command that pauses a member of Bakkerij, whom the actor sees as they are now.
fn pause_in_bakery(world: &World, who: &str, until: Option<Day>) -> Command {
    let org = world.org("Bakkerij");
    let facts = replay(world);
    let member = facts.membership(org, world.user(who)).unwrap();
    pause(org, vec![(member.id, member.paused_until)], until)
}

fn is_in_bakery(world: &World, who: &str) -> bool {
    world.organisations(who).iter().any(|name| name.starts_with("Bakkerij"))
}

fn log_length(world: &World) -> i64 {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap()
}

/// Makes Els a *Beheerder* of Bakkerij, beside Piet.
fn with_two_admins() -> World {
    let mut world = World::small_world();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let id = world.facts.membership(org, els).unwrap().id;
    let raise = change_level(org, vec![id], Level::Member, Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    world
}

#[test]
fn a_paused_member_has_no_access_until_the_day_and_stays_listed() {
    let mut world = World::small_world();
    let until = world.now.today.plus_days(5);
    let command = pause_in_bakery(&world, "els", Some(until));
    let receipt = world.act("piet", &command).unwrap();
    assert_eq!(receipt.outcomes[0].did.code(), "paused_until");
    let before = log_length(&world);
    for _ in 0..5 {
        assert!(!is_in_bakery(&world, "els"), "{}", world.now.today);
        let why = world.members("els", "Bakkerij").unwrap_err();
        assert!(
            matches!(&why, Refusal::OfMember(MemberRefusal::Paused { until: day, .. }) if *day == until)
        );
        let rows = world.members("piet", "Bakkerij").unwrap();
        let row = rows.iter().find(|row| row.person.id == world.user("els")).unwrap();
        assert_eq!(row.membership.paused_on(world.now.today), Some(until));
        let (org, els) = (world.org("Bakkerij"), world.user("els"));
        let facts = replay(&world);
        assert!(predicates::effective_membership(&facts, org, els, world.now).is_none());
        world.advance_days(1);
    }
    assert!(is_in_bakery(&world, "els"), "on the day itself");
    assert!(world.members("els", "Bakkerij").is_ok());
    assert_eq!(log_length(&world), before, "nothing is written when it ends");
}

#[test]
fn a_pause_ends_after_today_within_a_year_and_before_access_ends() {
    let mut world = World::small_world();
    let today = world.now.today;
    for day in [today.plus_days(-1), today, today.plus_months(12).plus_days(1)] {
        let command = pause_in_bakery(&world, "els", Some(day));
        assert_eq!(world.refusal_code("piet", &command), "pause_day", "{day}");
    }
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let id = world.facts.membership(org, els).unwrap().id;
    let last = today.plus_days(9);
    world.act("piet", &change_last_day(org, vec![(id, None)], Some(last))).unwrap();
    let late = pause_in_bakery(&world, "els", Some(last.plus_days(1)));
    assert_eq!(world.refusal_code("piet", &late), "pause_day");
    let ends = pause_in_bakery(&world, "els", Some(last));
    world.act("piet", &ends).unwrap();
}

#[test]
fn neither_the_last_administrator_nor_yourself_can_be_paused() {
    let mut world = with_two_admins();
    let until = Some(world.now.today.plus_days(5));
    let own = pause_in_bakery(&world, "piet", until);
    assert_eq!(world.refusal_code("piet", &own), "own_pause");
    world.act("els", &own).unwrap();
    // Piet is paused, so Els is the last administrator and cannot leave.
    let org = world.org("Bakkerij");
    assert_eq!(world.refusal_code("els", &Command::Leave { org }), "last_admin");
    let end = pause_in_bakery(&world, "els", until);
    assert_eq!(world.refusal_code("piet", &end), "not_org_admin", "a paused administrator");
    world.advance_days(5);
    let end = pause_in_bakery(&world, "els", Some(world.now.today.plus_days(5)));
    world.act("piet", &end).unwrap();
}

#[test]
fn the_last_lasting_administrator_is_not_paused_by_one_with_a_last_day() {
    let mut world = with_two_admins();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let id = world.facts.membership(org, els).unwrap().id;
    let soon = Some(world.now.today.plus_days(30));
    world.act("piet", &change_last_day(org, vec![(id, None)], soon)).unwrap();
    let last = pause_in_bakery(&world, "piet", Some(world.now.today.plus_days(5)));
    assert_eq!(world.refusal_code("els", &last), "last_admin");
}

#[test]
fn a_pause_is_undone_and_ended() {
    let mut world = World::small_world();
    let until = Some(world.now.today.plus_days(5));
    let command = pause_in_bakery(&world, "els", until);
    world.act("piet", &command).unwrap();
    let undone = world.act("piet", &UNDO).unwrap();
    assert!(matches!(undone.outcomes[0].did, OutcomeKind::Changed(_)));
    assert!(is_in_bakery(&world, "els"));
    world.act("piet", &Command::Undo { which: UndoTarget::LastUndone }).unwrap();
    assert!(!is_in_bakery(&world, "els"));
    let stale = pause(world.org("Bakkerij"), vec![(els_id(&world), None)], None);
    assert_eq!(world.refusal_code("piet", &stale), "changed");
    let resume = pause_in_bakery(&world, "els", None);
    world.act("piet", &resume).unwrap();
    assert!(is_in_bakery(&world, "els"));
    let again = pause_in_bakery(&world, "els", None);
    assert_eq!(world.refusal_code("piet", &again), "same");
}

fn els_id(world: &World) -> toegang::domain::MembershipId {
    world.facts.membership(world.org("Bakkerij"), world.user("els")).unwrap().id
}

/// Members learn of a pause through a notice.
#[test]
fn a_paused_member_gets_a_notice() {
    let mut world = World::small_world();
    let command = pause_in_bakery(&world, "els", Some(world.now.today.plus_days(5)));
    world.act("piet", &command).unwrap();
    let answer = world.ask("els", &Query::Notices(all_rows())).unwrap();
    assert!(format!("{answer:?}").contains("MemberPaused"), "{answer:?}");
}

#[test]
fn adding_a_paused_member_says_that_they_are_paused() {
    let mut world = World::small_world();
    let until = world.now.today.plus_days(2);
    let command = pause_in_bakery(&world, "els", Some(until));
    world.act("piet", &command).unwrap();
    let add = world.add("Bakkerij", &["els"]);
    let why = world.act("piet", &add).unwrap_err();
    let Refusal::AllSkipped { skipped } = &why else { panic!("{why:?}") };
    let Refusal::Differs { what, .. } = &skipped[0].why else { panic!("{why:?}") };
    assert_eq!(*what, [Mismatch::Paused { until }]);
    world.advance_days(2);
    assert_eq!(world.refusal_code("piet", &add), "already_member");
}
