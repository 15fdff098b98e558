//! R321: the log on the screen shows an act on several people as one row.

use toegang::{
    domain::{Answer, Command, Level, LogRow, PlatformRole, Query, UndoTarget, View},
    text::{self, Lang},
};

use crate::support::{World, all_rows, set_blocked};

const UNDO: Command = Command::Undo { which: UndoTarget::Last };

fn ask(world: &World, who: &str, query: &Query) -> Vec<LogRow> {
    let Ok(Answer::Log(page)) = world.ask(who, query) else { panic!("{query:?}") };
    assert_eq!(page.rows.len(), page.total);
    page.rows
}

fn rows(world: &World, who: &str) -> Vec<LogRow> {
    ask(world, who, &Query::GroupedLog(None, all_rows(), &[]))
}

/// The newest rows as the screen says them.
fn newest(world: &World, who: &str, take: usize) -> Vec<String> {
    let rows = rows(world, who);
    let say = |row: &LogRow| {
        let [said, _] = text::log_row_sentences(Lang::Nl, row, true, &jiff::tz::TimeZone::UTC);
        said
    };
    rows.iter().take(take).map(say).collect()
}

#[test]
fn an_act_on_several_people_is_one_row() {
    let mut world = World::small_world();
    world.add_second_jan();
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
    let add = world.add("Bakkerij", &["jan", "anna", "j2", "noor", "bram", "els"]);
    let lines = world.act("piet", &add).unwrap().outcomes.len();
    let said = newest(&world, "piet", 2);
    assert_eq!(
        said,
        [
            "Piet de Vries vroeg Anna Visser en Bram Kuipers als Lid",
            "Piet de Vries gaf 4 mensen toegang"
        ]
    );
    let row = &rows(&world, "piet")[1];
    assert_eq!((row.others.count, row.others.people), (3, 3));
    assert_eq!(row.others.named, [], "they are counted");
    let Ok(Answer::Operation(all, total)) =
        world.ask("piet", &Query::Operation(row.operation.unwrap()))
    else {
        panic!("no operation")
    };
    assert_eq!((total, all.iter().filter(|line| row.tells(line)).count()), (lines, 4));
}

/// Adds jan as *Lid*, and noor and els as *Beheerder*, in one act.
fn add_with_two_roles(world: &mut World) {
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
    let mut chosen = Vec::new();
    for (who, level) in
        [("jan", Level::Member), ("noor", Level::OrgAdmin), ("els", Level::OrgAdmin)]
    {
        let Command::AddMembers { picks, .. } = world.add_as("Bakkerij", &[who], level) else {
            unreachable!()
        };
        chosen.extend(picks);
    }
    let Command::AddMembers { org, message, .. } = world.add("Bakkerij", &[]) else {
        unreachable!()
    };
    world.act("piet", &Command::AddMembers { org, picks: chosen, message }).unwrap();
}

/// Lines that differ in more than the person have rows of their own.
#[test]
fn an_act_with_two_roles_is_two_rows() {
    let mut world = World::small_world();
    add_with_two_roles(&mut world);
    let said = newest(&world, "piet", 2);
    assert!(said[0].ends_with("Beheerder") && said[1].ends_with("toegang"), "{said:?}");
}

/// The row of an undo quotes what it undid, so it tells only people to whom that happened.
#[test]
fn an_undo_of_an_act_with_two_roles_is_two_rows() {
    let mut world = World::small_world();
    add_with_two_roles(&mut world);
    let done = newest(&world, "piet", 2);
    world.act("piet", &UNDO).unwrap();
    let mut undone = newest(&world, "piet", 2);
    undone.sort();
    let mut wanted: Vec<String> =
        done.iter().map(|said| format!("Ongedaan gemaakt: {said}")).collect();
    wanted.sort();
    assert_eq!(undone, wanted);
}

#[test]
fn what_follows_from_an_act_has_no_row_of_its_own() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let said = newest(&world, "piet", 2);
    assert_eq!(
        said,
        [
            "Anna Visser accepteerde het verzoek en is nu Lid",
            "Piet de Vries vroeg Anna Visser als Lid"
        ]
    );
}

/// A line stands alone if the line before it is hidden from the viewer.
#[test]
fn a_group_begins_with_the_first_line_that_the_viewer_sees() {
    let mut world = World::small_world();
    let raise = world.change_role("bram", PlatformRole::EnvAdmin);
    world.act("anna", &raise).unwrap();
    // Bram's environment sees what happens to its own users.
    let ask = world.add("Bakkerij", &["jan", "anna", "noor", "bram"]);
    world.act("piet", &ask).unwrap();
    let said = newest(&world, "bram", 1);
    assert_eq!(said, ["Piet de Vries vroeg Anna Visser en Bram Kuipers als Lid"]);
    let lines = ask_lines(&world, "bram");
    let told: usize = rows(&world, "bram").iter().map(|row| 1 + row.others.count).sum();
    assert_eq!(told, lines, "no line is lost");
}

fn ask_lines(world: &World, who: &str) -> usize {
    ask(world, who, &Query::Log(None, all_rows(), &[])).len()
}

#[test]
fn a_filter_finds_each_line() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan", "els", "noor"]);
    let _ = world.act("piet", &add);
    let view = View { filter: "noor".to_owned(), ..all_rows() };
    let found = ask(&world, "piet", &Query::GroupedLog(None, view.clone(), &[]));
    assert_eq!(found, ask(&world, "piet", &Query::Log(None, view, &[])));
    assert!(!found.is_empty());
}

/// An act that was undone for some of its people can be undone for the others.
#[test]
fn a_group_is_undone_when_all_its_lines_are() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let remove = world.remove("Bakkerij", &["els", "jan"]);
    let removed = world.act("piet", &remove).unwrap().operation;
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    let undo = Command::Undo { which: UndoTarget::Operation(removed) };
    let row = |world: &World| {
        let rows = rows(world, "piet").into_iter().filter(|row| row.operation == Some(removed));
        rows.collect::<Vec<_>>()
    };
    world.act("piet", &undo).unwrap();
    assert_eq!((row(&world).len(), row(&world)[0].is_undone), (1, false));
    let unblock = set_blocked([world.user("els")], false);
    world.act("piet", &unblock).unwrap();
    world.act("piet", &undo).unwrap();
    assert!(row(&world)[0].is_undone);
    world.act("piet", &UNDO).unwrap();
}
