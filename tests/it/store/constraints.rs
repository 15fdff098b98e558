//! Schema constraints, which stop writes that bypass the rules.

use rusqlite::Connection;
use toegang::{
    domain::{Actor, Command, Event, HistoryBatch, Kind, Level, PlatformRole, Record, User},
    store::StoreError,
};

use crate::support::World;

/// Creates the small example with Jan in the bakery and a request to Anna from Piet Holding.
fn world_and_connection() -> (World, Connection) {
    let mut world = World::small_world();
    for (org, who) in [("Bakkerij", "jan"), ("Piet Holding", "anna"), ("Piet Holding", "bram")] {
        let command = world.add_as(org, &[who], Level::Member);
        world.act("piet", &command).unwrap();
    }
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let kees = world.user("kees");
    world.act("piet", &Command::RemoveUser { user: kees, successors: Vec::new() }).unwrap();
    let db = Connection::open(world.path()).unwrap();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    (world, db)
}

#[test]
fn the_schema_enforces_every_invariant_that_sql_can_express() {
    let (world, db) = world_and_connection();
    let id = |who: &str| world.user(who).0;
    let (jan, anna, piet, bram) = (id("jan"), id("anna"), id("piet"), id("bram"));
    let kees = id("kees");
    let (bakery, holding) = (world.org("Bakkerij").0, world.org("Piet Holding").0);
    let member = |org: i64, user: i64, origin: &str, partnership: &str, via: &str| {
        format!(
            "insert into membership (id, org_id, user_id, level, origin, partnership_id, since,
         via_request_id, changed_at) values (99999, {org}, {user}, 'member', '{origin}',
         {partnership}, 1, {via}, 1)"
        )
    };
    let request = |org: i64, user: i64, state: &str| {
        format!(
        "insert into member_request (id, org_id, addressee_id, sender_id, partnership_id, level,
         created_at, expires_at, renewed, state) values (99998, {org}, {user}, {piet},
         (select min(id) from partnership), 'member', 1, 2, 0, '{state}')"
    )
    };
    let refused = [
        ("one live membership", member(bakery, jan, "own", "null", "null")),
        ("one open request", request(holding, anna, "pending")),
        (
            "no request beside a membership",
            member(holding, anna, "partner", "(select min(id) from partnership)", "null"),
        ),
        ("no request beside a membership", request(bakery, jan, "pending")),
        ("the origin fits and stays", member(bakery, anna, "own", "null", "null")),
        (
            "the origin fits and stays",
            member(bakery, bram, "partner", "(select max(id) from partnership)", "null"),
        ),
        (
            "the origin fits and stays",
            format!("update membership set origin = 'partner' where user_id = {jan}"),
        ),
        (
            "accepted if and only if a member",
            member(
                bakery,
                bram,
                "partner",
                "(select min(id) from partnership)",
                &format!("(select id from member_request where addressee_id = {anna})"),
            ),
        ),
        (
            "accepted if and only if a member",
            format!(
                "update member_request set state = 'accepted', decided_at = 1,
            decided_by = {anna}, decided_as = 'person' where addressee_id = {anna}"
            ),
        ),
        (
            "one owner of an address",
            format!("update user set email_key = 'jan@eigendomein.nl' where id = {anna}"),
        ),
        (
            "one environment of a domain",
            "insert into environment (id, name, folded, domain, domain_kind, created_at)
            values (99997, 'x', 'x', 'eigendomein.nl', 'own', 1)"
                .into(),
        ),
        (
            "one partnership of a pair",
            "insert into partnership (id, side_a, side_b, since)
            select 99996, side_a, side_b, 1 from partnership limit 1"
                .into(),
        ),
        (
            "one partnership of a pair",
            "insert into partnership (id, side_a, side_b, since)
            select 99996, side_b, side_a, 1 from partnership limit 1"
                .into(),
        ),
        ("an ended row stays", format!("update membership set ended_at = 5 where user_id = {jan}")),
        (
            "an ended row stays",
            format!("update member_request set state = 'withdrawn' where addressee_id = {anna}"),
        ),
        (
            "an ended row stays",
            format!("update member_request set reason = 'x' where addressee_id = {bram}"),
        ),
        ("the log only grows", "update log set actor = null".into()),
        ("the log only grows", "delete from log".into()),
        (
            "the log only grows",
            "insert or replace into log (seq, at, via, kind, handling, subject_id, becomes)
            values (1, 1, 'cli', 'x', 1, 1, '{}')"
                .into(),
        ),
        ("a removed user stays", format!("update user set full_name = 'x' where id = {kees}")),
        (
            "an organisation stays in its environment",
            format!(
                "update organisation set env_id = (select max(id) from environment)
                where id = {bakery}"
            ),
        ),
        (
            "a register has a number and a day",
            format!("update organisation set register_scheme = 'kvk' where id = {bakery}"),
        ),
        (
            "a trade register",
            format!(
                "update organisation set register_scheme = 'vat', register_number = '1',
                register_day = '2026-11-27' where id = {bakery}"
            ),
        ),
        ("names", format!("update user set full_name = '  ' where id = {jan}")),
        ("levels", format!("update membership set level = 'koning' where user_id = {jan}")),
        ("keys", member(424_242, jan, "own", "null", "null")),
    ];
    for (invariant, sql) in refused {
        let done = db.execute_batch(&format!("begin; {sql}; commit"));
        let _ = db.execute_batch("rollback");
        assert!(done.is_err(), "{invariant}: {sql}");
    }
    let said: String = db.pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
}

#[test]
fn a_row_that_changed_since_it_was_read_is_not_overwritten() {
    let mut world = World::small_world();
    let was = world.facts.users[&world.user("jan")].clone();
    world.change_user("jan", |jan| jan.role = PlatformRole::Advanced);
    let event = Event {
        kind: Kind::UserChanged,
        becomes: Record::User(User { relation_manager: true, ..was.clone() }),
        was: Some(Record::User(was)),
        by_system: true,
    };
    let before = super::log_size(&world);
    let late = HistoryBatch { at: world.now.at, by: Actor::System, events: vec![event] };
    assert!(matches!(world.store.seed(&[late]), Err(StoreError::Damaged(_))));
    let jan = world.store.find_user("jan@eigendomein.nl").unwrap().unwrap();
    assert_eq!((jan.role, jan.relation_manager), (PlatformRole::Advanced, false));
    assert_eq!(super::log_size(&world), before);
}
