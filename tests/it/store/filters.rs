//! The fields of filters: each selects the rows that a plain comparison of all rows selects.

use std::fmt::Debug;

use toegang::{
    columns::filters::{
        FilterFields, LOG_FILTERS, MEMBER_FILTERS, ORGANISATION_FILTERS, REQUEST_FILTERS,
        USER_FILTERS, parse_filter,
    },
    domain::{
        Answer, Condition, Folder, Level, LogContent, LogRow, MemberRow, OrgRow, OrgStatus, Origin,
        Page, PageRequest, PlatformRole, Query, Request, RequestRow, RequestState, RowTest,
        UserRow, UserStatus, Via, View,
    },
    work::{Finder, handle_request},
};

use crate::support::{World, all_rows, pause};

/// A filter and the rows that it must select.
type Case<'a, T> = (&'a str, &'a dyn Fn(&T) -> bool);

/// A list: its fields, its query, and the rows of an answer.
struct Listed<'a, T> {
    who: &'a str,
    fields: FilterFields,
    query: &'a dyn Fn(View) -> Query,
    page: fn(Answer) -> Option<Page<T>>,
}

impl<T: Clone + Debug + PartialEq> Listed<'_, T> {
    fn ask(&self, world: &World, view: View) -> Page<T> {
        (self.page)(world.ask(self.who, &(self.query)(view)).unwrap()).unwrap()
    }

    fn view(&self, filter: &str) -> View {
        let parsed = parse_filter(self.fields, filter);
        assert!(parsed.problem.is_none(), "{filter}: {:?}", parsed.problem);
        View { filter: parsed.words, only: parsed.only, ..all_rows() }
    }

    /// Checks each filter, in one page and in pages of 3.
    fn check(&self, world: &World, cases: &[Case<'_, T>]) {
        let all = self.ask(world, all_rows());
        for (filter, holds) in cases {
            let expected: Vec<T> = all.rows.iter().filter(|row| holds(row)).cloned().collect();
            let view = self.view(filter);
            let found = self.ask(world, view.clone());
            assert_eq!(found.rows, expected, "{filter}");
            assert_eq!((found.total, found.unfiltered), (expected.len(), all.total), "{filter}");
            let mut short = View { take: 3, ..view };
            let mut walked = Vec::new();
            loop {
                let page = self.ask(world, short.clone());
                let next = page.next_page();
                walked.extend(page.rows);
                let Some(next) = next else { break };
                short.page_request = next;
            }
            assert_eq!(walked, expected, "{filter} in pages");
            short.page_request = PageRequest::Last;
            let last = self.ask(world, short).rows;
            assert_eq!(last, expected[expected.len() - last.len()..], "{filter} from the end");
        }
    }
}

#[test]
fn filters_of_users_select_the_matching_rows() {
    let mut world = World::full();
    let manager = crate::support::set_manager(world.user("jan"), true);
    let _ = world.act("piet", &manager);
    let list = Listed::<UserRow> {
        who: "piet",
        fields: USER_FILTERS,
        query: &Query::Users,
        page: |answer| if let Answer::Users(page) = answer { Some(page) } else { None },
    };
    list.check(
        &world,
        &[
            ("rol:basis", &|row| row.role == PlatformRole::Basic),
            ("role:advanced", &|row| row.role == PlatformRole::Advanced),
            ("ROL:Beheerder", &|row| row.role == PlatformRole::EnvAdmin),
            ("rol:gevorderd,beheerder", &|row| row.role != PlatformRole::Basic),
            ("status:actief", &|row| row.status == UserStatus::Active),
            ("status:invited", &|row| row.status == UserStatus::Invited),
            ("status:geblokkeerd", &|row| row.status == UserStatus::Blocked),
            ("organisatie:geen", &|row| row.orgs == Some(0)),
            ("org:0 rol:basis status:actief", &|row| {
                row.orgs == Some(0)
                    && row.role == PlatformRole::Basic
                    && row.status == UserStatus::Active
            }),
            ("organisation:any", &|row| row.orgs > Some(0)),
            ("relatiemanager:ja", &|row| row.manager),
            ("relation-manager:no", &|row| !row.manager),
            ("jans rol:basis", &|row| {
                row.role == PlatformRole::Basic
                    && (row.person.name.to_lowercase().contains("jans")
                        || row.email.contains("jans"))
            }),
        ],
    );
    assert!(list.ask(&world, list.view("organisatie:geen")).total > 0);
}

/// The names in memory answer a filter with words; conditions still hold for all its rows.
#[test]
fn a_search_with_conditions_lists_no_other_rows() {
    let mut world = World::full();
    let mut finder = Finder::default();
    for words in ["jan", "jansen", "de vries", "cees", "e", "piet"] {
        let mut ask = |only: Vec<Condition>| {
            let query = Query::Users(View { filter: words.to_owned(), only, ..all_rows() });
            let session = Some(world.session("piet"));
            let request = Request::Ask(query);
            let reply = handle_request(&mut world.store, &mut finder, session, world.now, &request);
            let toegang::domain::Reply::Answer(Answer::Users(page)) = reply else {
                panic!("{reply:?}")
            };
            page
        };
        let all = ask(Vec::new());
        let basic = ask(vec![Condition(vec![RowTest::Role(PlatformRole::Basic)])]);
        let expected: Vec<UserRow> =
            all.rows.iter().filter(|row| row.role == PlatformRole::Basic).cloned().collect();
        assert_eq!(basic.rows, expected, "{words}");
        assert_eq!((basic.total, basic.unfiltered), (expected.len(), all.unfiltered), "{words}");
        let typed = toegang::domain::MatchKind::Typed;
        let similar = expected.iter().filter(|row| row.kind != typed).count();
        assert_eq!(basic.similar, similar, "{words}");
        assert_eq!(ask(vec![Condition(Vec::new())]).total, 0, "{words}");
    }
}

/// The number of organisations of a user is only for Beheerders (R54).
#[test]
fn a_filter_does_not_reveal_who_has_organisations() {
    let world = World::full();
    for has in [true, false] {
        let only = vec![Condition(vec![RowTest::HasOrganisations(has)])];
        let query = Query::Users(View { only, ..all_rows() });
        let Ok(Answer::Users(page)) = world.ask("els", &query) else { panic!("no page") };
        assert!(page.total == 0 && page.rows.is_empty() && page.unfiltered > 0, "{has}");
    }
}

#[test]
fn filters_of_organisations_select_the_matching_rows() {
    let mut world = World::full();
    let add = world.add("Bakkerij", &["anna"]);
    let _ = world.act("piet", &add);
    let list = Listed::<OrgRow> {
        who: "piet",
        fields: ORGANISATION_FILTERS,
        query: &Query::Organisations,
        page: |answer| if let Answer::Organisations(page) = answer { Some(page) } else { None },
    };
    list.check(
        &world,
        &[
            ("rol:beheerder", &|row| row.my_level == Some(Level::OrgAdmin)),
            ("role:member", &|row| row.my_level == Some(Level::Member)),
            ("rol:geen", &|row| row.my_level.is_none()),
            ("status:actief", &|row| row.status == OrgStatus::Active),
            ("status:niet-actief,beoordeling", &|row| row.status != OrgStatus::Active),
            ("beheerders:1", &|row| row.admins == Some(1)),
            ("admins:2", &|row| row.admins == Some(2)),
            ("verzoeken:ja", &|row| row.waiting > 0),
            ("requests:no rol:beheerder", &|row| {
                row.waiting == 0 && row.my_level == Some(Level::OrgAdmin)
            }),
        ],
    );
    assert!(list.ask(&world, list.view("verzoeken:ja")).total > 0);
    assert!(list.ask(&world, list.view("beheerders:1")).total > 0);
}

#[test]
fn filters_of_members_select_the_matching_rows() {
    let mut world = World::full();
    let org = world.org("Piet Holding");
    let jan = world.facts.membership(org, world.user("jan")).map(|one| one.id);
    if let Some(jan) = jan {
        let until = world.now.today.plus_days(9);
        let _ = world.act("piet", &pause(org, vec![(jan, None)], Some(until)));
    }
    let today = world.now.today;
    let list = Listed::<MemberRow> {
        who: "piet",
        fields: MEMBER_FILTERS,
        query: &|view| Query::Members(org, view),
        page: |answer| if let Answer::Members(page) = answer { Some(page) } else { None },
    };
    let within = |row: &MemberRow, days| {
        row.membership.last_day.is_some_and(|day| day <= today.plus_days(days))
    };
    let paused = |row: &MemberRow| row.membership.paused_on(today).is_some();
    list.check(
        &world,
        &[
            ("rol:beheerder", &|row| row.membership.level == Level::OrgAdmin),
            ("role:member", &|row| row.membership.level == Level::Member),
            ("status:actief", &|row| row.status == UserStatus::Active && !paused(row)),
            ("status:gepauzeerd", &|row| row.status == UserStatus::Active && paused(row)),
            ("status:uitgenodigd,geblokkeerd", &|row| row.status != UserStatus::Active),
            ("herkomst:eigen", &|row| row.membership.origin == Origin::Own),
            ("origin:partner", &|row| row.membership.origin != Origin::Own),
            ("herkomst:cijfermeesters", &|row| row.env.contains("cijfermeesters")),
            ("verloopt:0", &|row| within(row, 0)),
            ("verloopt:30d", &|row| within(row, 30)),
            ("expires:365", &|row| within(row, 365)),
            ("verloopt:30d rol:lid herkomst:eigen", &|row| {
                within(row, 30)
                    && row.membership.level == Level::Member
                    && row.membership.origin == Origin::Own
            }),
        ],
    );
}

#[test]
fn filters_of_requests_select_the_matching_rows() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let asked = world.add("Bakkerij", &["anna", "bram"]);
    world.act("piet", &asked).unwrap();
    for days in [0, 20] {
        world.advance_days(days);
        for folder in [Folder::Open, Folder::Handled] {
            let list = Listed::<RequestRow> {
                who: "piet",
                fields: REQUEST_FILTERS,
                query: &|view| Query::Requests(org, folder, view),
                page: |answer| if let Answer::Requests(page) = answer { Some(page) } else { None },
            };
            list.check(
                &world,
                &[
                    ("rol:lid", &|row| row.level == Level::Member),
                    ("rol:beheerder", &|row| row.level == Level::OrgAdmin),
                    ("status:wacht", &|row| row.state == RequestState::Pending),
                    ("status:verlopen", &|row| row.state == RequestState::Expired),
                    ("state:expired,pending", &|row| {
                        matches!(row.state, RequestState::Expired | RequestState::Pending)
                    }),
                    ("status:ingetrokken", &|row| row.state == RequestState::Withdrawn),
                ],
            );
        }
    }
}

#[test]
fn filters_of_the_log_select_the_matching_lines() {
    let mut world = World::full();
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let refused = world.add("Bakkerij", &["jan"]);
    world.refusal_code("jan", &refused);
    let now = world.now.at;
    let list = Listed::<LogRow> {
        who: "piet",
        fields: LOG_FILTERS,
        query: &|view| Query::Log(None, view, &[]),
        page: |answer| if let Answer::Log(page) = answer { Some(page) } else { None },
    };
    let is_of = |row: &LogRow, topics: &[&str]| match &row.what {
        LogContent::Happened(kind) => topics.contains(&kind.code().split('.').next().unwrap()),
        LogContent::Denied(..) => false,
    };
    let is_by = |row: &LogRow, name: &str| {
        row.actor.1.as_ref().is_some_and(|actor| actor.to_lowercase().contains(name))
    };
    let within = |row: &LogRow, days| row.at.plus_days(days) >= now;
    list.check(
        &world,
        &[
            ("soort:toegang", &|row| is_of(row, &["member", "request"])),
            ("kind:users", &|row| is_of(row, &["user", "invitation", "key", "environment"])),
            ("soort:organisaties", &|row| is_of(row, &["organisation"])),
            ("soort:partners", &|row| is_of(row, &["partnership", "relation"])),
            ("soort:mocht-niet", &|row| matches!(row.what, LogContent::Denied(..))),
            ("door:piet", &|row| is_by(row, "piet")),
            ("door:systeem", &|row| row.actor.1.is_none()),
            ("by:\"de vries\" via:screen", &|row| is_by(row, "de vries") && row.via == Via::Tui),
            ("via:import", &|row| row.via == Via::Import),
            ("sinds:1", &|row| within(row, 1)),
            ("since:30d soort:toegang door:piet", &|row| {
                within(row, 30) && is_of(row, &["member", "request"]) && is_by(row, "piet")
            }),
        ],
    );
    for filter in ["soort:mocht-niet", "soort:partners", "via:scherm", "sinds:1", "by:system"] {
        assert!(list.ask(&world, list.view(filter)).total > 0, "{filter}");
    }
}

/// Every list accepts the tests of all its fields: a test without SQL would match nothing.
#[test]
fn a_list_ignores_the_conditions_of_no_other_list() {
    let world = World::full();
    let org = world.org("Piet Holding");
    let only = vec![Condition(vec![RowTest::State(RequestState::Pending)])];
    let view = || View { only: only.clone(), ..all_rows() };
    for query in [Query::Users(view()), Query::Organisations(view()), Query::Members(org, view())] {
        let total = match world.ask("piet", &query).unwrap() {
            Answer::Users(page) => page.total,
            Answer::Organisations(page) => page.total,
            Answer::Members(page) => page.total,
            other => panic!("{other:?}"),
        };
        assert_eq!(total, 0, "{query:?}");
    }
}
