//! Queries share the refusals of commands, and answers reveal nothing that the user may not know.

use rusqlite::{Connection, params};
use toegang::domain::{
    AccessBy, Answer, ChangedBy, ChosenPerson, Command, Email, Folder, Kind, Level, LogContent,
    LogRow, MemberSort, Name, OrgRow, OrgSort, OrgStatus, Page, PartnerSort, PlatformRole, Query,
    Refusal, RequestId, SortBy, SortDirection, UserDetails, UserRow, UserSort, UserStatus, View,
};

use crate::support::{World, all_rows};

fn log_rows(world: &World, who: &str) -> Vec<LogRow> {
    let answer = world.ask(who, &Query::Log(None, all_rows(), &[])).unwrap();
    let Answer::Log(page) = answer else { panic!("{answer:?}") };
    page.rows
}

/// Creates the bakery with Els as second administrator (*Beheerder*) and Piet as member (*Lid*).
fn with_piet_lowered() -> World {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    for (actor, whom, from, to) in [
        ("piet", "els", Level::Member, Level::OrgAdmin),
        ("els", "piet", Level::OrgAdmin, Level::Member),
    ] {
        let whom = world.user(whom);
        let rows = world.members("piet", "Bakkerij").unwrap();
        let id = rows.iter().find(|row| row.person.id == whom).unwrap().membership.id;
        world.act(actor, &crate::support::change_level(org, vec![id], from, to)).unwrap();
    }
    world
}

/// The list of members marks only a partner's user who became *Basisgebruiker*.
#[test]
fn only_a_lowered_user_of_a_partner_is_marked() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["bram"], Level::Member);
    world.act("piet", &add).unwrap();
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let own = world.add("Bakkerij", &["jan"]);
    world.act("piet", &own).unwrap();
    let lowered = |world: &World| {
        let rows = world.members("piet", "Bakkerij").unwrap().into_iter();
        rows.filter(|row| row.lowered).map(|row| row.person.name.to_string()).collect::<Vec<_>>()
    };
    assert!(lowered(&world).is_empty(), "Jan is Basisgebruiker, but an own one");
    let down = world.change_role("bram", PlatformRole::Basic);
    world.act("anna", &down).unwrap();
    assert_eq!(lowered(&world), ["Bram Kuipers"]);
}

fn user_details(world: &World, who: &str, whom: &str) -> Result<UserDetails, &'static str> {
    match world.ask(who, &Query::User(world.user(whom))) {
        Ok(Answer::User(details)) => Ok(*details),
        Ok(other) => panic!("{other:?}"),
        Err(why) => Err(why.code()),
    }
}

/// Only the user and their administrators see the memberships and extra addresses of a user.
#[test]
fn user_details_depend_on_the_rights_of_the_viewer() {
    let mut world = World::small_world();
    let email = Email::new("e2@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email }).unwrap();
    let close = |world: &World, who: &str, whom: &str| {
        let it = user_details(world, who, whom).unwrap();
        let not_yet_active: Vec<String> =
            it.not_yet_active.iter().map(ToString::to_string).collect();
        ((it.me, it.can_manage), (it.extra.len(), it.access.len()), not_yet_active)
    };
    let none = Vec::<String>::new();
    assert_eq!(close(&world, "piet", "els"), ((false, true), (1, 1), none.clone()));
    assert_eq!(close(&world, "els", "els"), ((true, false), (1, 1), none.clone()));
    assert_eq!(close(&world, "jan", "els"), ((false, false), (0, 0), none));
    let nieuw = vec!["Nieuw B.V.".to_owned()];
    assert_eq!(close(&world, "piet", "piet"), ((true, true), (0, 3), nieuw));
    assert_eq!(close(&world, "jan", "piet").2, Vec::<String>::new());
    assert_eq!(user_details(&world, "anna", "els").unwrap_err(), "no_such_user", "not hers");
    let again = Command::SendAgain { user: world.user("noor") };
    world.act("piet", &again).unwrap();
    let code = |world: &World, whom: &str| user_details(world, "piet", whom).unwrap().code_until;
    assert_eq!((code(&world, "noor").is_some(), code(&world, "els")), (true, None));
    let jan = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    let id = world.user("jan");
    world.act("piet", &jan).unwrap();
    let gone = world.ask("piet", &Query::User(id)).unwrap_err();
    assert_eq!(gone.first().unwrap().by.as_ref().unwrap().id, world.user("piet"), "{gone:?}");
    for other in ["els", "anna"] {
        let gone = world.ask(other, &Query::User(id)).unwrap_err();
        assert_eq!(gone.code(), "no_such_user", "{other}");
    }
}

#[test]
fn the_access_of_a_user_includes_open_requests_until_they_expire() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let asked = |world: &World| {
        let rows = user_details(world, "anna", "anna").unwrap().access.into_iter();
        rows.filter(|row| matches!(row.by, AccessBy::Asked(_))).count()
    };
    assert_eq!(asked(&world), 1);
    world.advance_days(15);
    assert_eq!(asked(&world), 0);
}

/// The line below each list shows the number of all rows and of the filtered rows.
#[test]
fn every_list_counts_all_rows_and_the_filtered_rows() {
    type MakeQuery<'a> = &'a dyn Fn(View) -> Query;
    fn page_counts<T>(page: &Page<T>) -> (usize, usize, usize) {
        (page.rows.len(), page.total, page.unfiltered)
    }
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let ask = world.add("Bakkerij", &["anna", "bram"]);
    world.act("piet", &ask).unwrap();
    let relation = Command::AskRelation { user: world.user("luc"), message: None };
    world.act("piet", &relation).unwrap();
    let lists: [(&str, MakeQuery<'_>, &str, usize); 9] = [
        ("piet", &Query::Organisations, "bakk", 1),
        ("piet", &|view| Query::Members(org, view), "els", 1),
        ("piet", &|view| Query::Requests(org, Folder::Open, view), "anna", 1),
        ("anna", &|view| Query::Inbox(Folder::Open, view), "piet", 1),
        ("luc", &|view| Query::Inbox(Folder::Open, view), "piet", 1),
        ("piet", &Query::Users, "jan", 1),
        ("piet", &Query::Partnerships, "cijfer", 1),
        ("piet", &Query::RelationRequests, "luc", 1),
        ("piet", &|view| Query::Log(None, view, &[]), "luc", 1),
    ];
    for (who, query, word, left) in lists {
        let ask = |filter: &str| {
            let query = query(View { filter: filter.to_owned(), ..all_rows() });
            match world.ask(who, &query).unwrap() {
                Answer::Organisations(page) => page_counts(&page),
                Answer::Members(page) => page_counts(&page),
                Answer::Requests(page) => page_counts(&page),
                Answer::Inbox(page) => page_counts(&page),
                Answer::Users(page) => page_counts(&page),
                Answer::Partnerships(page) => page_counts(&page),
                Answer::RelationRequests(page) => page_counts(&page),
                Answer::Log(page) => page_counts(&page),
                other => panic!("{other:?}"),
            }
        };
        let (rows, total, all) = ask("");
        assert!(rows > 0 && (rows, rows) == (total, all), "{who} {word}: {rows} {total} {all}");
        assert_eq!(ask(word), (left, left, all), "{who} {word}");
        assert_eq!(ask("nergens"), (0, 0, all), "{who} {word}");
    }
}

/// The highest role and active states come first. Empty values are last in both directions.
#[test]
fn lists_are_sorted_in_the_requested_order() {
    let world = World::full();
    let ranks = |query: &dyn Fn(View) -> Query, by, order: SortDirection| -> Vec<i64> {
        let query = query(View { order, ..all_rows() });
        match world.ask("piet", &query).unwrap() {
            Answer::Users(page) => {
                let rank = |row: &UserRow| match (by, row.role, row.status) {
                    (SortBy::Level, PlatformRole::EnvAdmin, _)
                    | (SortBy::Status, _, UserStatus::Active) => 0,
                    (SortBy::Level, PlatformRole::Advanced, _)
                    | (SortBy::Status, _, UserStatus::Invited) => 1,
                    _ => 2,
                };
                page.rows.iter().map(rank).collect()
            }
            Answer::Organisations(page) => {
                let rank = |row: &OrgRow| match (by, row.my_level, row.status) {
                    (SortBy::Level, Some(Level::OrgAdmin), _)
                    | (SortBy::Status, _, OrgStatus::Active) => 0,
                    (SortBy::Level, Some(Level::Member), _)
                    | (SortBy::Status, _, OrgStatus::UnderReview) => 1,
                    (SortBy::Level, None, _) if order.reverse => -1,
                    _ => 2,
                };
                page.rows.iter().map(rank).collect()
            }
            Answer::Partnerships(page) => page.rows.iter().map(|row| row.since.0).collect(),
            other => panic!("{other:?}"),
        }
    };
    let cases: [(&dyn Fn(View) -> Query, SortBy); 5] = [
        (&Query::Users, SortBy::Level),
        (&Query::Users, SortBy::Status),
        (&Query::Organisations, SortBy::Level),
        (&Query::Organisations, SortBy::Status),
        (&Query::Partnerships, SortBy::Since),
    ];
    for (query, by) in cases {
        let (up, mut down) = (
            ranks(query, by, SortDirection { by, reverse: false }),
            ranks(query, by, SortDirection { by, reverse: true }),
        );
        down.reverse();
        for order in [&up, &down] {
            assert!(order.is_sorted() && order.first() < order.last(), "{by:?} {order:?}");
        }
        assert!(!ranks(query, by, SortDirection::default()).is_sorted(), "{by:?} is not by name");
    }
}

#[test]
fn members_by_address_are_not_in_the_order_of_their_names() {
    let mut world = World::small_world();
    let (from, full_name) = (Name::new("Els Bakker").ok(), Name::new("Zoë Bakker").ok());
    let rename = Command::EditProfile { from, full_name };
    world.act("els", &rename).unwrap();
    let org = world.org("Bakkerij");
    let emails = |by, reverse| {
        let order = SortDirection { by, reverse };
        let view = View { order, ..all_rows() };
        let Ok(Answer::Members(page)) = world.ask("piet", &Query::Members(org, view)) else {
            panic!("no members")
        };
        page.rows.into_iter().map(|row| row.email).collect::<Vec<_>>()
    };
    let (els, piet) = ("els@eigendomein.nl", "piet@eigendomein.nl");
    assert_eq!(emails(SortBy::Name, false), [piet, els]);
    assert_eq!(emails(SortBy::Email, false), [els, piet]);
    assert_eq!(emails(SortBy::Email, true), [piet, els]);
}

/// For a sort key of another list, the rows are sorted by name.
#[test]
fn a_list_has_only_its_own_sort_keys() {
    assert_eq!(MemberSort::of(SortBy::Email), MemberSort::Email);
    assert_eq!(MemberSort::of(SortBy::Status), MemberSort::Name);
    assert_eq!(UserSort::of(SortBy::Email), UserSort::Name);
    assert_eq!(PartnerSort::of(SortBy::Level), PartnerSort::Name);
    assert_eq!(OrgSort::of(SortBy::Since), OrgSort::Name);
}

#[test]
fn each_denied_attempt_has_its_own_log_entry() {
    let mut world = World::small_world();
    let raise = world.change_role("jan", PlatformRole::EnvAdmin);
    let gone = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    for attempt in [&raise, &gone] {
        assert_eq!(world.refusal_code("els", attempt), "not_env_admin");
    }
    let rows = log_rows(&world, "els").into_iter();
    let tried = rows.filter_map(|row| match row.what {
        LogContent::Denied(command, _) => Some(command),
        LogContent::Happened(_) => None,
    });
    assert_eq!(tried.collect::<Vec<_>>(), [gone.name(), raise.name()], "the newest first");
}

/// The search updates its index with only these users. It reads all users again if there are too
/// many.
#[test]
fn the_store_lists_users_changed_since_a_log_entry() {
    let mut world = World::small_world();
    let end = world.store.log_end().unwrap();
    let changed = |world: &World, since| {
        let mut still = Vec::new();
        let ids = world.store.changed(since, &mut |one| still.push(one.id)).unwrap();
        (ids, still)
    };
    assert_eq!(changed(&world, end), (Some(Vec::new()), Vec::new()));
    let (els, jan) = (world.user("els"), world.user("jan"));
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let gone = Command::RemoveUser { user: jan, successors: Vec::new() };
    world.act("piet", &gone).unwrap();
    let (ids, still) = changed(&world, end);
    let mut both = vec![els, jan];
    both.sort_unstable();
    assert_eq!((ids, still), (Some(both), vec![els]), "who is removed is no longer found");
    let again = "insert into log (at, actor, via, kind, handling, user_id, subject_id, becomes)
         select l.at, l.actor, l.via, l.kind, l.handling, l.user_id, l.subject_id, l.becomes
         from log l, log, log, log, log where l.seq = ?1 limit ?2";
    let db = Connection::open(world.path()).unwrap();
    let last = world.store.log_end().unwrap();
    db.execute(again, params![last, 999]).unwrap();
    assert_eq!(changed(&world, last), (Some(vec![jan]), Vec::new()));
    db.execute(again, params![last, 1]).unwrap();
    assert_eq!(changed(&world, last), (None, Vec::new()), "reading all is as fast");
}

#[test]
fn organisation_details_show_the_earliest_last_day() {
    let mut world = World::small_world();
    let next = |world: &World| match world.ask("piet", &Query::Organisation(world.org("Bakkerij")))
    {
        Ok(Answer::Organisation(details)) => details.ends_next,
        other => panic!("{other:?}"),
    };
    assert_eq!(next(&world), None);
    let org = world.org("Bakkerij");
    for (who, days) in [("jan", 9), ("noor", 3)] {
        let day = Some(world.now.today.plus_days(days));
        let picks =
            vec![ChosenPerson { user: world.user(who), level: Level::Member, last_day: day }];
        world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    }
    let (day, person) = next(&world).unwrap();
    assert_eq!((day, person.id), (world.now.today.plus_days(3), world.user("noor")));
}

/// A filter matches the names in notices about last days, as in notices about events.
#[test]
fn notices_are_filtered_by_user_and_organisation() {
    let mut world = World::small_world();
    let day = Some(world.now.today.plus_days(3));
    let org = world.org("Bakkerij");
    let picks = vec![ChosenPerson { user: world.user("jan"), level: Level::Member, last_day: day }];
    world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    let down = world.add_as("Piet Holding", &["els"], Level::Member);
    world.act("piet", &down).unwrap();
    let found = |world: &World, who: &str, filter: &str| {
        let view = View { filter: filter.to_owned(), take: 10, ..View::default() };
        let answer = world.ask(who, &Query::Notices(view)).unwrap();
        let Answer::Notices(page) = answer else { panic!("{answer:?}") };
        (page.rows.len(), page.total, page.unfiltered)
    };
    assert_eq!(found(&world, "piet", "JÁN bakk"), (1, 1, 1));
    assert_eq!(found(&world, "piet", "els"), (0, 0, 1));
    let all = found(&world, "els", "").2;
    assert_eq!((found(&world, "els", "holding").0, all), (1, 1), "somebody gave Els access");
    assert_eq!(found(&world, "els", "bakkerij").0, 0);
}

#[test]
fn a_lowered_admin_is_refused_before_choosing_candidates() {
    let world = with_piet_lowered();
    let org = world.org("Bakkerij");
    let dialog = world.candidates("piet", org).unwrap_err();
    let list = world.ask("piet", &Query::Requests(org, Folder::Open, all_rows())).unwrap_err();
    for why in [dialog.to_string(), list.code().to_owned()] {
        assert!(why.ends_with("not_org_admin"), "{why}");
    }
    let Refusal::NotOrgAdmin { lost, who_can, .. } = list else { panic!("{list:?}") };
    let by = lost.and_then(|ChangedBy { by, .. }| by).unwrap();
    assert_eq!((by.id, who_can.len()), (world.user("els"), 1));
}

#[test]
fn a_request_of_another_user_looks_missing() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    let seen = world.ask("luc", &Query::History(request)).unwrap_err();
    let unseen = world.ask("luc", &Query::History(RequestId(i64::MAX))).unwrap_err();
    assert_eq!(seen, unseen);
}

#[test]
fn the_log_of_an_environment_shows_its_partnerships() {
    let world = World::small_world();
    let kinds = |who| log_rows(&world, who).into_iter().map(|row| row.what).collect::<Vec<_>>();
    assert!(kinds("piet").contains(&LogContent::Happened(Kind::PartnershipMade)));
    assert!(!kinds("pd").contains(&LogContent::Happened(Kind::PartnershipMade)));
    assert!(kinds("pd").iter().all(|what| {
        matches!(what, LogContent::Happened(Kind::EnvironmentFounded | Kind::UserAdded))
    }));
}

#[test]
fn deceptive_characters_from_the_log_are_replaced() {
    let world = World::small_world();
    let db = Connection::open(world.path()).unwrap();
    let (piet, env) = (world.user("piet").0, world.facts.users[&world.user("piet")].env.0);
    let row = format!(
        r#"{{"v":1,"kind":"environment.founded","row":{{"environment":{{"id":{env},
        "name":"a\u202eb","domain":"x.nl","domain_kind":"own","created_at":1}}}}}}"#
    );
    db.execute(
        "insert into log (at, actor, via, kind, handling, subject_id, becomes)
         values (1, ?1, 'tui', 'environment.founded', 1, ?2, ?3)",
        params![piet, env, row],
    )
    .unwrap();
    let newest = format!("{:?}", log_rows(&world, "piet")[0].becomes);
    assert!(newest.contains('\u{fffd}') && !newest.contains("202e"), "{newest}");
}
