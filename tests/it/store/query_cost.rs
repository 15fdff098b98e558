//! The cost of queries and commands does not grow with unrelated users. A query plan can use an
//! index and still visit all rows. These tests therefore count SQLite's steps in two worlds; one
//! has eight times as many users.

use std::collections::BTreeMap;

use toegang::{
    domain::{
        ChosenPerson, Command, Folder, Level, PageRequest, PaneSubject, PersonRef, Query, Reply,
        Request, SortBy, SortDirection, View,
    },
    work::{Finder, TypedText, handle_request},
};

use crate::support::{StepCounter, World};

/// Statements whose cost may grow: a part of their text, and the reason.
const ALLOWED_GROWTH: &[(&str, &str)] = &[];

/// Maximum steps of each statement in one run.
type StepCounts = BTreeMap<String, i32>;

/// Returns queries that the screens send while a user looks around, and some commands.
fn screen_requests(world: &World) -> Vec<Request> {
    let (org, text) = (world.org("Piet Holding"), "jan".to_owned());
    let by =
        |by, reverse| View { order: SortDirection { by, reverse }, take: 40, ..View::default() };
    let mut queries = vec![Query::Me, Query::Organisation(org), Query::User(world.user("jan"))];
    for text in ["", "jan", "e", "de vries"] {
        let text = text.to_owned();
        queries.push(Query::FindCandidates { org, text: text.clone(), take: 8 });
        queries.push(Query::FindPeople { text: text.clone(), take: 8, first: None });
        queries.push(Query::FindPartnerPeople { text: text.clone(), take: 5 });
        queries.push(Query::FindRequests { text: text.clone(), take: 5 });
        queries.push(Query::FindManagers { text, take: 8 });
    }
    queries.push(Query::Resolve { org, people: vec![PersonRef::parse(&text)] });
    queries.push(Query::Standings { org, users: vec![world.user("jan"), world.user("anna")] });
    for view in [SortBy::Name, SortBy::Level, SortBy::Status]
        .into_iter()
        .flat_map(|sort| [by(sort, false), by(sort, true)])
        .flat_map(|view| [view.clone(), View { page_request: PageRequest::Last, ..view }])
    {
        queries.push(Query::Users(view.clone()));
        queries.push(Query::Organisations(view.clone()));
        queries.push(Query::Members(org, view));
    }
    let first = || by(SortBy::Name, false);
    let jan = world.user("jan");
    queries.push(Query::Pane(PaneSubject::Organisation(org)));
    queries.push(Query::Pane(PaneSubject::User(jan)));
    queries.push(Query::Pane(PaneSubject::Member(org, world.user("piet"))));
    for partnership in world.facts.partnerships.keys() {
        queries.push(Query::Pane(PaneSubject::Partnership(*partnership)));
    }
    queries.push(Query::Partnerships(first()));
    queries.push(Query::RelationRequests(first()));
    queries.push(Query::Notices(first()));
    queries.push(Query::Log(Some(org), first(), &[]));
    for folder in [Folder::Open, Folder::Handled] {
        queries.push(Query::Inbox(folder, first()));
        queries.push(Query::Requests(org, folder, first()));
    }
    let pick = |user| ChosenPerson { user, level: Level::Member, last_day: None };
    let add = Command::AddMembers { org, picks: vec![pick(world.user("jan"))], message: None };
    queries.into_iter().map(Request::Ask).chain([Request::Do(add)]).collect()
}

fn max_steps(more: usize) -> StepCounts {
    let mut world = World::with_users(more);
    let mut finder = Finder::default();
    world.store = world.second_store();
    // Load the names before counting, which reads all users.
    finder.people(&world.store, TypedText { text: "jan", take: 64 }, world.now).unwrap();
    let counter = StepCounter::watch(&mut world.store);
    let session = Some(world.session("piet"));
    for errand in screen_requests(&world) {
        let reply = handle_request(&mut world.store, &mut finder, session, world.now, &errand);
        assert!(!matches!(reply, Reply::Refused(_) | Reply::Failed(_)), "{errand:?}: {reply:?}");
    }
    let mut most = StepCounts::new();
    for (sql, steps) in counter.take() {
        let so_far = most.entry(sql).or_default();
        *so_far = steps.max(*so_far);
    }
    most
}

#[test]
fn statement_cost_does_not_grow_with_unrelated_users() {
    let (few, many) = (max_steps(500), max_steps(4_000));
    assert!(many.len() > 60, "only {} statements", many.len());
    let grown: Vec<String> = many
        .iter()
        .filter(|(sql, _)| !ALLOWED_GROWTH.iter().any(|(part, _)| sql.contains(part)))
        .filter_map(|(sql, steps)| {
            let before = few.get(sql).copied().unwrap_or_default();
            (*steps > before * 3 + 500).then(|| format!("{before} to {steps}: {sql}"))
        })
        .collect();
    assert!(grown.is_empty(), "{}\n{}", grown.len(), grown.join("\n\n"));
}

/// An import of any size is one operation.
#[test]
fn a_long_operation_shows_its_first_entries_and_the_total() {
    let mut world = World::small_world();
    let session = world.session("piet");
    let mut operation = None;
    world.store.begin().unwrap();
    for nth in 0..300 {
        let email = toegang::domain::Email::new(&format!("p{nth}@eigendomein.nl")).unwrap();
        let (role, how) = (toegang::domain::PlatformRole::Basic, toegang::domain::JoinedBy::Added);
        let command = Command::InviteUser { email, full_name: None, role, how };
        let done = world.store.execute_one(session, &command, world.now, operation).unwrap();
        operation = Some(done.unwrap().operation);
    }
    world.store.end(true).unwrap();
    let query = toegang::domain::Query::Operation(operation.unwrap());
    let shown = world.ask("piet", &query).unwrap();
    let toegang::domain::Answer::Operation(rows, total) = shown else { panic!("{shown:?}") };
    assert_eq!((rows.len(), total), (500, 600));
}
