//! Time in the store: expiry is written once, refusals are logged, each command is one operation,
//! and the log reproduces the tables.

use toegang::domain::{
    Actor, Answer, ChosenPerson, Command, EndReason, Folder, InvitationState, JoinedBy, Level,
    Name, PlatformRole, Profile, Query, RequestState, UndoTarget,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, all_rows, profile, set_blocked, set_manager},
};

/// Answers use the clock, even before the expiry is written.
#[test]
fn an_overdue_request_is_expired_in_every_answer() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let org = world.org("Bakkerij");
    world.advance_days(15);
    let sent = world.ask("piet", &Query::Requests(org, Folder::Open, all_rows())).unwrap();
    let Answer::Requests(sent) = sent else { panic!("{sent:?}") };
    assert_eq!(sent.rows[0].state, RequestState::Expired);
    let inbox = world.ask("anna", &Query::Inbox(Folder::Handled, all_rows())).unwrap();
    let Answer::Inbox(inbox) = inbox else { panic!("{inbox:?}") };
    assert_eq!(inbox.rows[0].state(), RequestState::Expired);
    let candidates = world.candidates("piet", org).unwrap();
    let anna = candidates.iter().find(|row| row.person.id == world.user("anna")).unwrap();
    assert!(anna.standing.is_open(), "asked again: {anna:?}");
}

#[test]
fn expiry_is_written_once() {
    let mut world = World::small_world();
    let (org, soon) = (world.org("Bakkerij"), world.now.today.plus_days(3));
    let pick = |who: &str, last_day| ChosenPerson {
        user: world.user(who),
        level: toegang::domain::Level::OrgAdmin,
        last_day,
    };
    let picks = vec![pick("jan", Some(soon)), pick("anna", None)];
    let add = Command::AddMembers { org, picks, message: None };
    world.act("piet", &add).unwrap();
    let ask = world.add("Bakkerij", &["bram"]);
    world.act("jan", &ask).unwrap();
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invite).unwrap();
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0, "nothing passed yet");
    world.advance_days(3);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0, "the last day is a day with access");
    world.advance_days(11);
    // A request from today has not expired.
    let ask = world.add("Piet Holding", &["bram"]);
    world.act("piet", &ask).unwrap();
    world.act("piet", &World::invite("pam@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    let before = log_size(&world);
    let (_, events, _) = toegang::domain::catch_up(&replay(&world), world.now).unwrap();
    assert_eq!(events.len(), 4, "on the whole world as on what the store loads of it");
    // The expired rows are the membership of Jan, the request that Jan sent, the request to Anna,
    // and the code of Pim.
    assert_eq!(world.store.catch_up(world.now).unwrap(), 4);
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 4));
    assert_eq!(
        world.second_store().catch_up(world.now).unwrap(),
        0,
        "whoever comes next finds it done"
    );
    world.facts = replay(&world);
    assert_eq!(toegang::domain::catch_up(&world.facts, world.now), None);
    let jan = world.facts.memberships.values().find(|m| m.user == world.user("jan")).unwrap();
    let end = jan.ended.unwrap();
    assert_eq!((end.reason, end.by), (EndReason::Expired, Actor::System));
    let state = |who: &str| world.inbox(who, Folder::Handled)[0].state;
    assert_eq!(state("anna"), RequestState::Expired);
    assert_eq!(state("bram"), RequestState::Withdrawn, "with its sender");
    let code = world.facts.invitations.values().next().unwrap();
    assert_eq!(code.state, InvitationState::Expired);
    check_invariants(&world.facts, world.now);
    let renew =
        Command::RenewRequests { org, requests: vec![world.inbox("anna", Folder::Handled)[0].id] };
    world.act("piet", &renew).unwrap();
    assert_eq!(world.badge_count("anna"), 1, "an expired one still gets a new term");
    let again = Command::SendAgain { user: world.user("pim") };
    world.act("piet", &again).unwrap();
}

#[test]
fn a_denied_attempt_is_logged_and_is_no_operation() {
    type DeniedRow = (i64, String, String, (Option<i64>, Option<i64>));
    let mut world = World::small_world();
    let before = log_size(&world);
    let add = world.add("Piet Holding", &["jan"]);
    world.refusal_code("els", &add);
    let invite = World::invite("x@eigendomein.nl", JoinedBy::Added);
    world.refusal_code("jan", &invite);
    let org = world.org("Bakkerij");
    let members = vec![world.facts.membership(org, world.user("els")).unwrap().id];
    let (from, to) = (Level::Member, Level::OrgAdmin);
    world.refusal_code("els", &crate::support::change_level(org, members, from, to));
    let role = world.change_role("els", PlatformRole::EnvAdmin);
    world.refusal_code("jan", &role);
    let twice = world.add("Bakkerij", &["els"]);
    world.refusal_code("piet", &twice);
    world.refusal_code("els", &Command::Undo { which: toegang::domain::UndoTarget::Last });
    // The log records a command that was confirmed after a warning in the same way.
    let from = Box::new(world.facts.orgs[&org].profile());
    let to = Box::new(Profile { name: Name::new("Piеt").unwrap(), ..(*from).clone() });
    let edit = Command::EditOrganisation { org, from, to, register: None }.confirmed();
    assert!(matches!(edit, Command::Confirmed(_)));
    world.refusal_code("els", &edit);
    assert_eq!(log_size(&world), before);
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let mut find =
        db.prepare("select actor, command, code, org_id, user_id from denied order by id").unwrap();
    let rows = find.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, (row.get(3)?, row.get(4)?)))
    });
    let noted: Vec<DeniedRow> = rows.unwrap().map(Result::unwrap).collect();
    let [els, jan] = ["els", "jan"].map(|who| world.user(who).0);
    let (holding, bakery) = (world.org("Piet Holding").0, world.org("Bakkerij").0);
    let expected = [
        (els, "member.add", "no_such_organisation", (Some(holding), Some(jan))),
        (jan, "user.add", "not_env_admin", (None, None)),
        (els, "member.level", "not_org_admin", (Some(bakery), None)),
        (jan, "user.role", "not_env_admin", (None, Some(els))),
        (els, "organisation.change", "not_org_admin", (Some(bakery), None)),
    ];
    let expected = expected.map(|(who, what, code, of)| (who, what.into(), code.into(), of));
    assert_eq!(noted, expected, "a rule that says no is no attempt");
    assert!(
        db.execute("delete from denied", []).is_err()
            && db.execute("update denied set code = 'x'", []).is_err()
    );
}

#[test]
fn a_success_logs_one_operation_and_a_refusal_none() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna", "jan"]);
    let user = |world: &World, who: &str| world.user(who);
    let commands: Vec<(&str, Command)> = vec![
        ("piet", ask),
        ("piet", World::invite("pim@eigendomein.nl", JoinedBy::Invitation)),
        ("piet", Command::SendAgain { user: user(&world, "noor") }),
        ("piet", world.change_role("jan", PlatformRole::Advanced)),
        ("piet", set_manager(user(&world, "jan"), true)),
        ("piet", set_blocked([user(&world, "els")], true)),
        ("piet", Command::RemoveUser { user: user(&world, "els"), successors: Vec::new() }),
        (
            "piet",
            Command::CreateOrganisation {
                profile: Box::new(profile("Plan", "27000005")),
                register: None,
            },
        ),
        ("piet", Command::AskRelation { user: user(&world, "luc"), message: None }),
        ("piet", Command::Undo { which: UndoTarget::Last }),
        ("piet", Command::MakeShared { typed: "eigendomein.nl".to_owned() }),
    ];
    for (who, command) in &commands {
        let (before, facts) = (log_size(&world), replay(&world));
        world.act(who, command).unwrap_or_else(|why| panic!("{command:?}: {why:?}"));
        assert_eq!(log_size(&world).0, before.0 + 1, "{command:?}");
        assert_ne!(replay(&world), facts, "{command:?}");
        assert_eq!(world.store.check_log().unwrap(), [], "{command:?}");
    }
    let (before, facts) = (log_size(&world), replay(&world));
    for (_, command) in &commands {
        let _ = world.act("chris", command).unwrap_err();
        assert_eq!((log_size(&world), replay(&world)), (before, facts.clone()), "{command:?}");
    }
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let nobody: i64 = db
        .query_row("select count(*) from log where at is null or kind = ''", [], |row| row.get(0))
        .unwrap();
    assert_eq!(nobody, 0);
}

#[test]
fn a_table_that_differs_from_the_log_is_found() {
    let world = World::full();
    assert_eq!(world.store.check_log().unwrap(), []);
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let harmed = [
        "update membership set level = 'org_admin' where id = (select min(id) from membership
           where level = 'member')",
        "update user set full_name = 'Mallory' where id = (select min(id) from user)",
        "insert into partnership (id, side_a, side_b, since) values (999999, 1, 4, 0)",
    ];
    for (at, sql) in harmed.iter().enumerate() {
        db.execute(sql, []).unwrap();
        assert_eq!(world.store.check_log().unwrap().len(), at + 1, "{sql}");
    }
}

/// Creates the small example in which Jan has access to the bakery and Anna to Piet Holding, both
/// for `days` days.
fn with_last_day_in(days: i32) -> World {
    let mut world = World::small_world();
    let day = world.now.today.plus_days(days);
    for (org, who) in [("Bakkerij", "jan"), ("Piet Holding", "anna")] {
        let pick =
            ChosenPerson { user: world.user(who), level: Level::Member, last_day: Some(day) };
        let org = world.org(org);
        let add = Command::AddMembers { org, picks: vec![pick], message: None };
        world.act("piet", &add).unwrap();
    }
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world.facts = replay(&world);
    world
}

/// Returns whether a user has access to an organisation, according to the log.
fn has_access(world: &World, who: &str, org: &str) -> bool {
    let (user, org) = (world.user(who), world.org(org));
    let facts = replay(world);
    facts.memberships.values().any(|m| m.user == user && m.org == org && m.ended.is_none())
}

/// The command is the newest entry, so it does not prove that the clock is right.
#[test]
fn a_clock_years_ahead_expires_nothing_even_after_a_write() {
    let mut world = with_last_day_in(5);
    let right = world.now;
    world.advance_days(9 * 365);
    let head = world.store.head().unwrap();
    assert!(world.store.clock_is_ahead(world.now).unwrap().is_some());
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0);
    assert_eq!(world.store.head().unwrap(), head);
    let role = world.change_role("jan", PlatformRole::Advanced);
    world.act("piet", &role).unwrap();
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0, "what it wrote itself proves nothing");
    world.now = right;
    assert_eq!(world.store.clock_is_ahead(world.now).unwrap(), None);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0);
    assert!(has_access(&world, "jan", "Bakkerij") && has_access(&world, "anna", "Piet Holding"));
    world.advance_days(6);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 2, "by a clock that is right");
}

/// After a long pause, the first day of work confirms that the clock is right.
#[test]
fn after_a_long_pause_expiry_is_written_on_the_second_day_of_work() {
    let mut world = with_last_day_in(5);
    world.advance_days(200);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 0);
    let role = world.change_role("jan", PlatformRole::Advanced);
    world.act("piet", &role).unwrap();
    world.advance_days(2);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 2);
}

/// Only an administrator (*Beheerder*) of the organisation can undo an expiry that a wrong clock
/// caused.
#[test]
fn an_organisation_admin_can_undo_a_mistaken_expiry() {
    let mut world = with_last_day_in(20);
    let right = world.now;
    world.advance_days(25);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 2);
    world.now = right;
    world.facts = replay(&world);
    let ended = world.facts.memberships.values().find(|m| m.user == world.user("jan")).unwrap();
    let day = ended.last_day;
    let operation = world.last_operation();
    let back = Command::Undo { which: UndoTarget::Operation(operation) };
    for who in ["els", "jan", "luc", "anna"] {
        assert!(world.act(who, &back).is_err(), "{who} manages neither");
    }
    assert!(!has_access(&world, "jan", "Bakkerij"));
    world.act("piet", &back).unwrap();
    assert!(has_access(&world, "jan", "Bakkerij") && has_access(&world, "anna", "Piet Holding"));
    let jan = world.user("jan");
    let restored = replay(&world);
    let restored = restored.memberships.values().find(|m| m.user == jan && m.ended.is_none());
    assert_eq!(restored.unwrap().last_day, day, "until the day that was agreed");
    assert!(world.act("piet", &back).is_err(), "only once");
    assert_eq!(world.store.check_log().unwrap(), []);
    // Access that expired by a correct clock cannot be restored.
    world.advance_days(25);
    assert_eq!(world.store.catch_up(world.now).unwrap(), 2);
    let operation = world.last_operation();
    let back = Command::Undo { which: UndoTarget::Operation(operation) };
    assert!(world.act("piet", &back).is_err());
}
