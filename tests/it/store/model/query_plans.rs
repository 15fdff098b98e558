//! No statement scans a table that grows with users or events, or sorts rows that an index has in
//! order. The test traces all statements while random users run random commands and all queries.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use rusqlite::Connection;
use toegang::{
    columns::filters::{
        LOG_FILTERS, MEMBER_FILTERS, ORGANISATION_FILTERS, REQUEST_FILTERS, USER_FILTERS,
    },
    domain::{
        Answer, Condition, Folder, OperationId, OrgId, PageRequest, PaneSubject, PartnershipId,
        PersonRef, Query, RequestId, RowTest, Session, SortBy, SortDirection, UserId, Via, View,
    },
    text::Lang,
    work::{CandidateScope, Finder, TypedText},
};

use super::{ModelRun, acts::any_draw, state::Model};

/// Tables that grow with the number of users or events.
const GROWING_TABLES: [&str; 9] = [
    "user",
    "membership",
    "log",
    "denied",
    "member_request",
    "address",
    "user_invitation",
    "organisation",
    "identifier",
];

/// Steps that are allowed: a part of the statement, a part of the step, and the reason.
const ALLOWED_STEPS: &[(&str, &str, &str)] = &[
    ("from sqlite_schema", "ORDER BY", "the tables of the program"),
    ("insert into user ", "SCAN ", "only while a key of the same transaction hangs in the air"),
    ("select o.name from membership m", "ORDER BY", "what one user has access to"),
    ("m.org_id is not :but", "ORDER BY", "what one user has access to"),
    ("select 0, m.id, o.id", "ORDER BY", "what one user has access to"),
    ("select handling, undoes from", "TEMP", "what one person did himself"),
    ("status = 'active' order by folded, id", "TEMP", "the Beheerders of one environment"),
    ("from relation_request where asker_id in", "TEMP", "those of a few named users"),
    ("from relation where ended_at is null and user_a in", "TEMP", "those of a few named users"),
    ("from organisation where creator_id", "TEMP", "what one user made and is not active"),
    ("from address where", "TEMP", "the further addresses of a few named users"),
    (
        "and m.level = 'org_admin' and m.ended_at is null",
        "TEMP",
        "the Beheerders of an organisation",
    ),
    ("order by m.last_day, u.folded, u.id limit 1", "TEMP", "last days in one organisation"),
    ("group by m.origin = 'own'", "TEMP", "a count for each partner of one organisation"),
    ("where u.relation_manager = 1", "", "those who can be found; the search keeps them"),
    ("related as materialized", "", "whoever can be member; the search keeps them"),
    ("select seq from told", "TEMP", "the newest of several kinds of lines"),
    ("from partnership p join environment e", "TEMP", "the partners of one environment"),
    ("where m.partnership_id = :id", "TEMP", "what goes across one partnership"),
    ("where r.partnership_id = :id", "TEMP", "what goes across one partnership"),
    ("select value from json_each(:seqs)", "", "the lines of some numbers"),
    ("seen as (", "TEMP", "what somebody did and what is about a few organisations"),
    ("listed shown where", "TEMP", "the organisations that one person knows of"),
    (
        "cross join environment e on e.id = u.env_id where m.org_id",
        "TEMP",
        "one organisation by origin, since or until; by name and level there is an index",
    ),
    ("q.state = 'pending', q.created_at", "TEMP", "what an environment sent"),
    ("select count(*) from lines", "SCAN", "counted once for each state of the file"),
    ("org_id = :org) select l.seq", "TEMP", "attempts at one organisation"),
    ("from lines l where true", "SCAN", "walks back until the page is full"),
    ("from log order by seq desc limit 256", "SCAN log", "the last lines only"),
    (
        "from lines l left join",
        "",
        "a filter on the log looks at every line until the page is full",
    ),
];

const SORT_ORDERS: [SortBy; 7] = [
    SortBy::Name,
    SortBy::Email,
    SortBy::Level,
    SortBy::Status,
    SortBy::Origin,
    SortBy::Since,
    SortBy::Until,
];

/// Returns each query with pages, as a function of the view.
fn list_queries(org: OrgId) -> Vec<Box<dyn Fn(View) -> Query>> {
    vec![
        Box::new(Query::Organisations),
        Box::new(move |view| Query::Members(org, view)),
        Box::new(move |view| Query::Requests(org, Folder::Open, view)),
        Box::new(move |view| Query::Requests(org, Folder::Handled, view)),
        Box::new(|view| Query::Inbox(Folder::Open, view)),
        Box::new(|view| Query::Inbox(Folder::Handled, view)),
        Box::new(Query::Notices),
        Box::new(|view| {
            Query::Log(None, view, vec![("member.added", "lid erbij".to_owned())].leak())
        }),
        Box::new(move |view| Query::Log(Some(org), view, &[])),
        Box::new(|view| Query::GroupedLog(None, view, &[])),
        Box::new(move |view| Query::GroupedLog(Some(org), view, &[])),
        Box::new(Query::Users),
        Box::new(Query::Partnerships),
        Box::new(Query::RelationRequests),
    ]
}

/// Returns the test of each value that a filter can have.
fn row_tests() -> Vec<RowTest> {
    let lists = [USER_FILTERS, ORGANISATION_FILTERS, MEMBER_FILTERS, REQUEST_FILTERS, LOG_FILTERS];
    let fields = || lists.into_iter().flatten();
    let named = fields().flat_map(|field| field.values).map(|value| value.test.clone());
    let free = fields().filter_map(|field| field.read(field.example?.of(Lang::Nl)));
    named.chain(free).collect()
}

/// Runs every kind of query as one user, and ignores the answers.
fn ask_all_queries(play: &ModelRun, who: UserId) {
    let ask = |query: &Query| drop(play.ask(who, query));
    for org in play.model.orgs.keys().take(4) {
        for (list, by) in
            list_queries(*org).iter().flat_map(|list| SORT_ORDERS.map(|by| (list, by)))
        {
            for (filter, reverse) in [("an de", false), ("", true)] {
                let (order, filter) = (SortDirection { by, reverse }, filter.to_owned());
                let mut view = View { filter, order, take: 2, ..View::default() };
                let cursors = match play.ask(who, &list(view.clone())) {
                    Ok(Answer::Users(page)) => page.cursors,
                    Ok(Answer::Members(page)) => page.cursors,
                    Ok(Answer::Organisations(page)) => page.cursors,
                    Ok(Answer::Requests(page)) => page.cursors,
                    Ok(Answer::Inbox(page)) => page.cursors,
                    Ok(Answer::Log(page)) => page.cursors,
                    Ok(Answer::Partnerships(page)) => page.cursors,
                    Ok(Answer::RelationRequests(page)) => page.cursors,
                    _ => Vec::new(),
                };
                let around = cursors.last().cloned().map(|mark| PageRequest::Around(mark, 1));
                for page_request in
                    around.into_iter().chain([PageRequest::Last, PageRequest::Row(who.0, 1)])
                {
                    view.page_request = page_request;
                    ask(&list(view.clone()));
                }
            }
        }
        for test in row_tests() {
            let view = |filter: &str| View {
                filter: filter.to_owned(),
                only: vec![Condition(vec![test.clone()])],
                take: 2,
                ..View::default()
            };
            for filter in ["", "an"] {
                ask(&Query::Users(view(filter)));
                ask(&Query::Organisations(view(filter)));
                ask(&Query::Members(*org, view(filter)));
                ask(&Query::Requests(*org, Folder::Open, view(filter)));
            }
        }
        ask(&Query::Organisation(*org));
        ask(&Query::Pane(PaneSubject::Organisation(*org)));
        for user in play.model.people.keys() {
            ask(&Query::Pane(PaneSubject::Member(*org, *user)));
        }
        let session = Session { user: who, via: Via::Tui };
        let (store, now) = (&play.world.store, play.world.now);
        let scope = CandidateScope { session, org: *org };
        let mut finder = Finder::default();
        let _ = finder.candidates(store, scope, TypedText { text: "an", take: 9 }, now);
        let _ = finder.managers(store, session, TypedText { text: "an", take: 9 }, now);
        let _ = finder.resolve(store, scope, &[PersonRef::parse("Jan Jansen")], now);
    }
    for user in play.model.people.keys() {
        ask(&Query::User(*user));
        ask(&Query::Pane(PaneSubject::User(*user)));
    }
    for id in 1..100 {
        ask(&Query::History(RequestId(id)));
        ask(&Query::Partnership(PartnershipId(id)));
        ask(&Query::Pane(PaneSubject::Partnership(PartnershipId(id))));
        ask(&Query::Operation(OperationId(id)));
    }
    ask(&Query::Me);
    ask(&Query::Environment);
}

/// Traces all statements during 300 random acts and all queries.
fn trace_random_run() -> (ModelRun, BTreeSet<String>) {
    let heard = Arc::new(Mutex::new(BTreeSet::new()));
    let mut play = ModelRun::new();
    let told = Arc::clone(&heard);
    play.world
        .store
        .trace_statements(move |sql| {
            told.lock().unwrap().insert(sql.to_owned());
        })
        .unwrap();
    // Query the partnerships first, because random acts may end all of them.
    for (who, id) in play.model.people.keys().flat_map(|who| (1..100).map(move |id| (*who, id))) {
        drop(play.ask(who, &Query::Partnership(PartnershipId(id))));
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..300 {
        let drawn = any_draw().new_tree(&mut runner).unwrap().current();
        let (actor, act) = (drawn.draw_actor(&play.model), drawn.to_act(&play.model));
        play.perform(actor, &act);
        play.model = Model::from_log(&play.world.path(), play.world.now);
    }
    // The first users have each role, in several environments.
    let people: Vec<UserId> = play.model.people.keys().copied().collect();
    for who in people.into_iter().take(8) {
        ask_all_queries(&play, who);
    }
    let (store, now) = (&play.world.store, play.world.now);
    let mut finder = Finder::default();
    finder.people(store, TypedText { text: "an", take: 9 }, now).unwrap();
    // The finder runs these queries on other threads.
    let bounds = store.bounds().unwrap().unwrap();
    store.names(bounds.0, bounds.1, &mut |_| true).unwrap();
    store.changed(0, &mut |_| ()).unwrap();
    store.log_end().unwrap();
    play.world.store.data_version().unwrap();
    let sql = std::mem::take(&mut *heard.lock().unwrap());
    (play, sql)
}

/// Returns whether a step of a plan scans a growing table, or sorts.
fn is_slow(sql: &str, step: &str) -> bool {
    if step.starts_with("USE TEMP B-TREE") {
        return true;
    }
    let Some(rest) = step.strip_prefix("SCAN ") else { return false };
    let alias = rest.split(' ').next().unwrap_or_default();
    let words: Vec<&str> = sql
        .split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .filter(|w| !w.is_empty())
        .collect();
    let named = |table: &str| {
        words.windows(2).any(|pair| pair == [table, alias])
            || words.windows(3).any(|three| three == [table, "as", alias])
            || table == alias
    };
    GROWING_TABLES.iter().any(|table| named(table))
}

/// Returns the steps of the plan; none for statements such as `begin` and `pragma`.
fn plan_steps(db: &Connection, sql: &str) -> Vec<String> {
    let mut explained = db.prepare(&format!("explain query plan {sql}")).unwrap();
    let mut rows = explained.raw_query();
    let mut steps = Vec::new();
    while let Ok(Some(row)) = rows.next() {
        steps.push(row.get(3).unwrap());
    }
    steps
}

#[test]
fn no_statement_scans_a_growing_table_or_sorts_indexed_rows() {
    let (play, heard) = trace_random_run();
    assert!(heard.len() > 100, "only {} statements", heard.len());
    let db = Connection::open(play.world.path()).unwrap();
    let mut slow = Vec::new();
    let mut stayed = BTreeSet::new();
    for sql in heard.iter().filter(|sql| !sql.starts_with("--")) {
        let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        for step in plan_steps(&db, &sql) {
            let stays = ALLOWED_STEPS
                .iter()
                .position(|(of, part, _)| sql.contains(of) && step.contains(part));
            if let (true, Some(at)) = (is_slow(&sql, &step), stays) {
                stayed.insert(at);
            } else if is_slow(&sql, &step) {
                slow.push(format!(
                    "{step}
    {sql}"
                ));
            }
        }
    }
    assert!(slow.is_empty(), "{}\n{}", slow.len(), slow.join("\n"));
    let idle: Vec<_> = (0..ALLOWED_STEPS.len()).filter(|at| !stayed.contains(at)).collect();
    assert!(idle.is_empty(), "no longer needed: {idle:?}");
}

/// In the index, a million users are counted in a tenth of a second; row by row, it takes a second or
/// more. SQLite reads one row of each domain and status, so it does not call the index covering.
#[test]
fn users_are_counted_by_domain_in_an_index() {
    let traced = Arc::new(Mutex::new(Vec::new()));
    let mut play = ModelRun::new();
    let heard = Arc::clone(&traced);
    let trace = move |sql: &str| heard.lock().unwrap().push(sql.to_owned());
    play.world.store.trace_statements(trace).unwrap();
    play.ask(play.world.user("piet"), &Query::Environment).unwrap();
    let traced = traced.lock().unwrap();
    let counts: Vec<_> = traced.iter().filter(|sql| sql.contains("instr(email_key")).collect();
    let [count] = *counts else { panic!("{counts:?}") };
    let db = Connection::open(play.world.path()).unwrap();
    // The statistics of `analyze` must not change the plan.
    for _ in 0..2 {
        let steps = plan_steps(&db, count);
        assert_eq!(steps, ["SEARCH user USING INDEX user_by_domain (env_id=?)"]);
        db.execute_batch("analyze").unwrap();
    }
}
