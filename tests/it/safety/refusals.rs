//! Short tests of refusals: permissions, names, addresses and files. Longer tests are in
//! `untrusted_input` (input and files), `resource_limits` and `termination` (system and terminal),
//! `process_races` (several programs), and `faults` and `read_only` (disk and permissions).

use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::Duration};

use rusqlite::Connection;
use toegang::{
    domain::{BadText, Command, Difference, Email, Level, Name, OrgId, Query, RequestId, UserId},
    store::{Store, StoreError},
    text,
};

use super::tampering::{changed_file, file_bytes, with_every_table};
use crate::{
    cli::run_toegang,
    support::{World, set_blocked},
};

/// Creates the small example with a request to Anna from Piet Holding.
fn with_request() -> (World, RequestId) {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    (world, request)
}

/// Adds these people, and returns the code of the first result.
fn add_result(who: &str, org: &str, whom: &[&str]) -> &'static str {
    let mut world = World::small_world();
    let add = world.add(org, whom);
    world.refusal_code(who, &add)
}

#[test]
fn a_plain_member_adds_nobody() {
    assert_eq!(add_result("els", "Bakkerij", &["jan"]), "not_org_admin");
}

#[test]
fn an_admin_of_one_organisation_adds_nobody_to_another() {
    assert_eq!(add_result("piet", "Cijfermeesters", &["jan"]), "no_such_organisation");
}

#[test]
fn an_environment_admin_adds_nobody_to_an_organisation() {
    let mut world = World::small_world();
    world.change_user("els", |els| els.role = toegang::domain::PlatformRole::EnvAdmin);
    let add = world.add("Piet Holding", &["jan"]);
    assert_eq!(world.refusal_code("els", &add), "not_org_admin");
}

#[test]
fn a_right_lost_while_the_dialog_is_open_no_longer_counts() {
    let mut world = World::small_world();
    let raise = |world: &World, from, to| {
        let row = world.members("piet", "Bakkerij").unwrap();
        let els = row.iter().find(|row| row.person.id == world.user("els")).unwrap().membership.id;
        crate::support::change_level(world.org("Bakkerij"), vec![els], from, to)
    };
    let up = raise(&world, Level::Member, Level::OrgAdmin);
    world.act("piet", &up).unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    let down = raise(&world, Level::OrgAdmin, Level::Member);
    world.act("piet", &down).unwrap();
    assert_eq!(world.refusal_code("els", &add), "not_org_admin");
}

#[test]
fn an_organisation_that_is_not_activated_takes_no_members() {
    assert_eq!(add_result("piet", "Nieuw", &["els"]), "not_activated");
}

#[test]
fn a_user_of_an_environment_without_partnership_is_not_added() {
    assert_eq!(add_result("piet", "Piet Holding", &["pd"]), "unrelated");
}

#[test]
fn a_partnership_ended_while_the_dialog_is_open_no_longer_counts() {
    let mut world = World::small_world();
    let (add, end) = (world.add("Piet Holding", &["anna"]), world.end_partnership("piet", "anna"));
    world.act("piet", &end).unwrap();
    assert_eq!(world.refusal_code("piet", &add), "unrelated");
}

#[test]
fn a_member_is_not_added_again() {
    assert_eq!(add_result("piet", "Bakkerij", &["els"]), "already_member");
}

#[test]
fn a_person_is_not_asked_twice() {
    let (mut world, _) = with_request();
    let add = world.add("Piet Holding", &["anna"]);
    assert_eq!(world.refusal_code("piet", &add), "already_asked");
}

#[test]
fn a_request_to_another_user_does_not_exist() {
    let (mut world, request) = with_request();
    let accept = Command::AcceptRequest { request };
    assert_eq!(world.refusal_code("bram", &accept), "no_such_request");
    let unknown = Command::AcceptRequest { request: RequestId(999_999) };
    assert_eq!(
        world.refusal_code("bram", &unknown),
        "no_such_request",
        "the same as an unknown one"
    );
}

#[test]
fn accepting_twice_is_refused() {
    let (mut world, request) = with_request();
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.refusal_code("anna", &Command::AcceptRequest { request }), "already_accepted");
}

#[test]
fn a_declined_request_is_not_accepted() {
    let (mut world, request) = with_request();
    world.act("anna", &Command::DeclineRequest { request, reason: None }).unwrap();
    assert_eq!(world.refusal_code("anna", &Command::AcceptRequest { request }), "request_closed");
}

#[test]
fn an_admin_accepts_nothing_for_a_partners_user() {
    let (mut world, request) = with_request();
    assert_eq!(world.refusal_code("piet", &Command::AcceptRequest { request }), "no_such_request");
}

#[test]
fn the_addressee_sees_nothing_before_accepting() {
    let (world, _) = with_request();
    let why = world.ask("anna", &Query::Organisation(world.org("Piet Holding"))).unwrap_err();
    assert_eq!(why.code(), "no_such_organisation");
}

#[test]
fn the_last_admin_cannot_leave() {
    let mut world = World::small_world();
    let leave = Command::Leave { org: world.org("Piet Holding") };
    assert_eq!(world.refusal_code("piet", &leave), "last_admin");
}

#[test]
fn a_removed_user_can_do_nothing() {
    let mut world = World::small_world();
    let user = world.user("els");
    let leave = Command::Leave { org: world.org("Bakkerij") };
    world.act("piet", &Command::RemoveUser { user, successors: Vec::new() }).unwrap();
    assert_eq!(world.refusal_code("els", &leave), "actor_not_active");
}

#[test]
fn the_members_of_another_organisation_stay_hidden() {
    let world = World::small_world();
    assert_eq!(world.members("els", "Cijfermeesters").unwrap_err().code(), "no_such_organisation");
}

#[test]
fn unknown_numbers_are_not_found() {
    let mut world = World::small_world();
    for id in [0, -1, i64::MAX, i64::MIN] {
        let leave = Command::Leave { org: OrgId(id) };
        assert_eq!(world.refusal_code("els", &leave), "no_such_organisation");
        let block = set_blocked([UserId(id)], true);
        assert_eq!(world.refusal_code("piet", &block), "no_such_user");
        let accept = Command::AcceptRequest { request: RequestId(id) };
        assert_eq!(world.refusal_code("anna", &accept), "no_such_request");
    }
}

/// Asserts that a name with `bad` is refused, with the first character of `bad` and its position.
fn assert_refused_char(bad: &str) {
    let sign = bad.chars().next().unwrap();
    let why = Err(BadText::ForbiddenCharacter { ch: sign, position: 4 });
    assert_eq!(Name::new(&format!("Jan{bad} Jansen")), why, "{sign:?}");
}

#[test]
fn control_characters_are_refused_in_names() {
    for bad in ["\u{1b}[31m", "\u{7}", "\r", "\n", "\0", "\u{9b}0m", "\u{85}", "\u{7f}"] {
        assert_refused_char(bad);
    }
}

#[test]
fn invisible_characters_are_refused_in_names() {
    for bad in [
        "\u{200b}",
        "\u{200d}",
        "\u{202e}",
        "\u{2066}",
        "\u{2028}",
        "\u{2029}",
        "\u{fff9}",
        "\u{fffb}",
        "\u{feff}",
        "\u{ad}",
        "\u{fe0f}",
        "\u{e0041}",
        "\u{10ffff}",
    ] {
        assert_refused_char(bad);
    }
}

#[test]
fn an_empty_name_is_refused_and_an_accent_needs_a_letter() {
    for nothing in ["", "   ", "\u{301}", " \u{301} \u{302}"] {
        assert_eq!(Name::new(nothing), Err(BadText::Empty), "{nothing:?}");
    }
    let lone = |text, position| {
        assert_eq!(
            Name::new(text),
            Err(BadText::ForbiddenCharacter { ch: '\u{301}', position }),
            "{text:?}"
        );
    };
    lone("\u{301}Jan", 1);
    lone("Jan \u{301}Jansen", 5);
    assert_eq!(&*Name::new("Rene\u{301}").unwrap(), "Ren\u{e9}");
}

#[test]
fn a_name_is_limited_in_characters_and_in_bytes() {
    for long in ["x".repeat(201), format!("a{}", "\u{301}".repeat(5_000))] {
        assert_eq!(Name::new(&long), Err(BadText::TooLong { max: 200 }));
    }
}

#[test]
fn a_confusable_name_is_refused_until_it_is_confirmed() {
    let mut world = World::small_world();
    let full_name = Name::new("Piеt dе Vriеs").ok();
    let rename = world.rename("els", full_name);
    let why = world.act("els", &rename).unwrap_err();
    let said = text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
    for part in ["Piеt dе Vriеs", "Piet de Vries (piet@eigendomein.nl)"] {
        assert!(said.contains(part), "{said}");
    }
    world.act("els", &rename.confirmed()).unwrap();
}

#[test]
fn another_spelling_of_an_address_finds_its_user() {
    let mut world = World::small_world();
    world
        .act("piet", &World::invite("rené@eigendomein.nl", toegang::domain::JoinedBy::Added))
        .unwrap();
    for same in ["RENE\u{301}@eigendomein.nl", "rené@EIGENDOMEIN.nl"] {
        assert!(world.store.find_user(same).unwrap().is_some(), "{same}");
        let twice = World::invite(same, toegang::domain::JoinedBy::Added);
        assert_eq!(world.refusal_code("piet", &twice), "email_in_use");
    }
}

#[test]
fn text_typed_into_a_search_is_only_text() {
    let world = World::small_world();
    for text in ["'; drop table membership;--", "%", "_", "\"", "\\", "' or '1'='1"] {
        assert!(world.find_managers("piet", text).is_empty(), "{text}");
        assert!(world.store.find_user(text).unwrap().is_none(), "{text}");
    }
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn an_invalid_address_is_refused() {
    for bad in ["a@b@c.nl", "jan", "jan@", "jan@x", "j\u{7}an@x.nl", "jan@x\u{200b}.nl", "a b@x.nl"]
    {
        assert!(Email::new(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn an_export_overwrites_nothing() {
    let world = World::small_world();
    let copy = world.path().with_extension("kopie");
    fs::write(&copy, "van iemand").unwrap();
    assert!(matches!(world.store.backup(&copy), Err(StoreError::Exists)));
    assert_eq!(fs::read(&copy).unwrap(), b"van iemand");
}

/// Opens a file with these bytes and returns the error. Asserts that the file is unchanged.
fn open_error(bytes: &[u8]) -> StoreError {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, bytes).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let why = Store::open(&path, Duration::ZERO).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    why
}

#[test]
fn a_symbolic_link_is_not_followed() {
    let world = World::small_world();
    let link = world.path().with_extension("link");
    std::os::unix::fs::symlink(world.path(), &link).unwrap();
    assert!(matches!(Store::open(&link, Duration::ZERO), Err(StoreError::Link)));
}

#[test]
fn a_file_accessible_to_others_names_the_command_to_run() {
    let home = tempfile::tempdir().unwrap();
    let world = World::small_world();
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let path = world.path().display().to_string();
    let (code, _, err) =
        run_toegang(&home, &["--db", &path, "--als", "piet@eigendomein.nl", "log"]);
    assert!(code == Some(8) && err.contains("0644") && err.contains("chmod 600"), "{err}");
}

#[test]
fn an_unwritable_file_is_read_only() {
    let world = World::small_world();
    let (_dir, path) = changed_file(&file_bytes(&world.path()), "");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let mut store = Store::open(&path, Duration::ZERO).unwrap();
    assert!(store.ask(world.session("piet"), &Query::Me, world.now).is_ok());
    let why = store.execute(world.session("piet"), &world.add("Bakkerij", &["jan"]), world.now);
    let said = text::failure(toegang::text::Lang::Nl, &why.unwrap_err().failure());
    assert!(said.starts_with("Alleen-lezen. Je hebt geen schrijfrecht op het bestand."), "{said}");
}

#[test]
fn a_foreign_file_is_recognised_and_unchanged() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.db");
    Connection::open(&path).unwrap().execute_batch("create table a (x)").unwrap();
    let foreign = fs::read(&path).unwrap();
    assert!(matches!(open_error(b""), StoreError::Empty));
    assert!(matches!(open_error(b"Beste Piet,"), StoreError::NotADatabase));
    assert!(matches!(open_error(&foreign), StoreError::Foreign { .. }));
}

/// Creates an example database with a change that the program would never make.
fn changed_example(sql: &str) -> (tempfile::TempDir, Vec<u8>) {
    let (dir, path) = changed_file(&file_bytes(&with_every_table().path()), sql);
    let bytes = file_bytes(&path);
    (dir, bytes)
}

#[test]
fn a_newer_file_is_recognised_and_unchanged() {
    let (_dir, newer) = changed_example("pragma user_version = 99;");
    assert!(matches!(open_error(&newer), StoreError::Newer { found: 99, .. }));
}

#[test]
fn a_damaged_page_is_reported_with_the_remedy() {
    let whole = file_bytes(&with_every_table().path());
    let mut page = whole.clone();
    page[4096..8192].fill(0x5a);
    let mut format = whole;
    format[44..48].copy_from_slice(&99_u32.to_be_bytes());
    for bytes in [page, format] {
        let why = open_error(&bytes);
        let said = text::failure(toegang::text::Lang::Nl, &why.failure());
        assert!(said.contains("toegang db herstel"), "{why}");
    }
}

fn check_differences(path: &Path) -> Vec<Difference> {
    Store::open(path, Duration::ZERO).unwrap().check_log().unwrap()
}

#[test]
fn a_broken_chain_is_reported_with_its_line() {
    let (_dir, path) = changed_file(
        &file_bytes(&with_every_table().path()),
        "update log set via = 'cli' where seq = 7",
    );
    assert_eq!(check_differences(&path), [Difference::Line { seq: 7 }]);
    let why = Store::open(&path, Duration::ZERO).unwrap().locked().expect("only read");
    let said = text::screen::read_only(toegang::text::Lang::Nl, why);
    assert!(said.starts_with("Alleen-lezen. Regel 7"), "{said}");
}

#[test]
fn a_row_changed_from_outside_is_reported_with_its_column() {
    let sql = "update user set role = 'env_admin' where email = 'jan@eigendomein.nl'";
    let (_dir, path) = changed_file(&file_bytes(&with_every_table().path()), sql);
    let found = check_differences(&path);
    assert!(
        matches!(&found[..], [Difference::Cell { column, .. }] if column == "role"),
        "{found:?}"
    );
}

#[test]
fn a_removed_file_is_not_written() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    fs::remove_file(world.path()).unwrap();
    let gone = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(gone, Err(StoreError::Replaced(_))), "{gone:?}");
}
