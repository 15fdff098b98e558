//! Lists are paged from the position of a row, not by a number of rows to skip. Each page must
//! equal a slice of the whole list, even if rows change between pages.

use proptest::prelude::*;
use toegang::{
    domain::{
        Answer, ChosenPerson, Command, CountCache, Cursor, Email, JoinedBy, Level, MatchKind,
        Matching, OrgId, Page, PageRequest, PlatformRole, Query, SortBy, SortDirection, UserId,
        View,
    },
    work::Finder,
};

use crate::support::{World, all_rows, set_role};

/// The list that the test pages through.
#[derive(Clone, Copy, Debug)]
enum ListKind {
    Users,
    Members,
    Organisations,
    Log,
    GroupedLog,
    Requests,
}

/// A step to another page, or a change of the rows.
#[derive(Clone, Debug)]
enum PageAct {
    First,
    Last,
    Next,
    /// Goes to the page around a row of the current page, with this many rows before it.
    Around(prop::sample::Index, usize),
    /// Goes to the page around the row with this id.
    RowById(prop::sample::Index, usize),
    FromRow(usize),
    /// Adds a user whose name depends on this number.
    AddUser(u16),
    /// Removes an added user.
    RemoveUser(prop::sample::Index),
    /// Changes the role of an added user.
    ChangeRole(prop::sample::Index),
}

fn any_act() -> impl Strategy<Value = PageAct> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        2 => Just(PageAct::First),
        2 => Just(PageAct::Last),
        4 => Just(PageAct::Next),
        4 => (index(), 0..9_usize).prop_map(|(at, before)| PageAct::Around(at, before)),
        1 => (index(), 0..9_usize).prop_map(|(at, before)| PageAct::RowById(at, before)),
        1 => (0..40_usize).prop_map(PageAct::FromRow),
        2 => any::<u16>().prop_map(PageAct::AddUser),
        2 => index().prop_map(PageAct::RemoveUser),
        1 => index().prop_map(PageAct::ChangeRole),
    ]
}

/// Returns the page with only the ids of its rows.
fn row_ids(answer: Answer) -> Page<i64> {
    fn ids_of<T>(page: Page<T>, id: impl Fn(&T) -> i64) -> Page<i64> {
        let Page { skip, rows, total, unfiltered, similar, counted, cursors } = page;
        let rows = rows.iter().map(id).collect();
        Page { skip, rows, total, unfiltered, similar, counted, cursors }
    }
    match answer {
        Answer::Users(page) => ids_of(page, |row| row.person.id.0),
        Answer::Members(page) => ids_of(page, |row| row.membership.id.0),
        Answer::Organisations(page) => ids_of(page, |row| row.id.0),
        Answer::Requests(page) => ids_of(page, |row| row.id.0),
        Answer::Log(page) => ids_of(page, |row| row.seq),
        other => panic!("{other:?}"),
    }
}

/// Pages through one list as one user.
struct ListWalk {
    world: World,
    kind: ListKind,
    org: OrgId,
    view: View,
    page: Page<i64>,
    /// The users that the test added, in order.
    added_users: Vec<UserId>,
}

impl ListWalk {
    fn new(kind: ListKind, (by, reverse): (SortBy, bool), filter: &str, take: usize) -> Self {
        let mut world = World::small_world();
        let org = world.org("Bakkerij");
        for who in ["anna", "bram"] {
            let add = world.add_as("Bakkerij", &[who], Level::Member);
            world.act("piet", &add).unwrap();
        }
        let (order, filter) = (SortDirection { by, reverse }, filter.to_owned());
        let view = View { filter, order, take, ..View::default() };
        let mut walk =
            Self { world, kind, org, view, page: Page::all(Vec::new()), added_users: Vec::new() };
        for number in 0..12 {
            walk.add_user(number * 37);
        }
        walk.page = walk.ask(walk.view.clone());
        walk
    }

    fn ask(&self, view: View) -> Page<i64> {
        let query = match self.kind {
            ListKind::Users => return self.users(&view),
            ListKind::Members => Query::Members(self.org, view),
            ListKind::Organisations => Query::Organisations(view),
            ListKind::Log => Query::Log(None, view, &[]),
            ListKind::GroupedLog => Query::GroupedLog(None, view, &[]),
            ListKind::Requests => Query::Requests(self.org, toegang::domain::Folder::Open, view),
        };
        row_ids(self.world.ask("piet", &query).unwrap())
    }

    /// Returns a page of users. Asserts that it does not matter whether the store counts itself, or
    /// the search supplies the matches or their number.
    fn users(&self, view: &View) -> Page<i64> {
        let (store, session, now) = (&self.world.store, self.world.session("piet"), self.world.now);
        let plain = row_ids(self.world.ask("piet", &Query::Users(view.clone())).unwrap());
        let mut finder = Finder::default();
        let found = finder.users(store, session, view, now).unwrap();
        let found = row_ids(found);
        // With few matches, similar ones follow, which the plain filter does not find.
        if found.similar == 0 {
            assert_eq!(found, plain, "{view:?}");
        }
        assert_eq!(found.total - found.similar, plain.total, "{view:?}");
        let matching = Matching {
            version: store.data_version().unwrap(),
            total: plain.total,
            first: Vec::new(),
            similar: Vec::new(),
            found_by: None,
        };
        let tell = |matching: &Matching| {
            let told = store.users(session, view, &mut |_| Some(matching.clone()), now).unwrap();
            assert_eq!(row_ids(told), plain, "{view:?}");
        };
        tell(&matching);
        // The matches of the first page only, and a search of another version of the file.
        let by_name = View { filter: view.filter.clone(), take: view.take, ..View::default() };
        let page = row_ids(self.world.ask("piet", &Query::Users(by_name)).unwrap());
        tell(&Matching { first: page.rows.into_iter().map(UserId).collect(), ..matching.clone() });
        let similar = vec![(UserId(0), MatchKind::Alike)];
        tell(&Matching { version: -1, total: 0, similar, ..matching });
        plain
    }

    /// Returns the ids of the whole filtered list.
    fn full_list(&self) -> Vec<i64> {
        self.ask(View { filter: self.view.filter.clone(), order: self.view.order, ..all_rows() })
            .rows
    }

    fn add_user(&mut self, number: u16) {
        // Use few names, so that many rows are equal in the sort order.
        let name =
            ["Jan Bos", "Zoë de Wit", "An de Boer", "IJsbrand ’t Hof"][usize::from(number % 4)];
        let email =
            Email::new(&format!("n{}-{number}@eigendomein.nl", self.added_users.len())).unwrap();
        let invite = Command::InviteUser {
            email,
            role: if number.is_multiple_of(3) {
                PlatformRole::Advanced
            } else {
                PlatformRole::Basic
            },
            full_name: toegang::domain::Name::new(name).ok(),
            how: JoinedBy::Added,
        };
        let done = self.world.act("piet", &invite.confirmed()).unwrap();
        let toegang::domain::About::User(user) = done.about.0 else { panic!("{done:?}") };
        let level = if number.is_multiple_of(5) { Level::OrgAdmin } else { Level::Member };
        let last_day = number
            .is_multiple_of(2)
            .then(|| self.world.now.today.plus_days(i32::from(number % 9) + 1));
        let picks = vec![ChosenPerson { user, level, last_day }];
        let _ =
            self.world.act("piet", &Command::AddMembers { org: self.org, picks, message: None });
        self.added_users.push(user);
    }

    fn perform(&mut self, act: &PageAct) {
        let take = self.view.take;
        let before = (self.page.clone(), self.full_list());
        let page_request = match act {
            PageAct::AddUser(number) => return self.add_user(*number),
            PageAct::RemoveUser(at) if !self.added_users.is_empty() => {
                let user = self.added_users.remove(at.index(self.added_users.len()));
                let remove = Command::WithdrawInvitation { user };
                let _ = self.world.act("piet", &remove);
                return;
            }
            PageAct::ChangeRole(at) if !self.added_users.is_empty() => {
                let user = self.added_users[at.index(self.added_users.len())];
                let from =
                    self.world.facts.users.get(&user).map_or(PlatformRole::Basic, |u| u.role);
                let to = if from == PlatformRole::Basic {
                    PlatformRole::EnvAdmin
                } else {
                    PlatformRole::Basic
                };
                let _ = self.world.act("piet", &set_role(user, from, to));
                return;
            }
            PageAct::First => PageRequest::First,
            PageAct::Last => PageRequest::Last,
            PageAct::FromRow(skip) => PageRequest::From(*skip),
            PageAct::RowById(at, before) => match self.full_list().as_slice() {
                [] => return,
                rows if matches!(self.kind, ListKind::Log | ListKind::GroupedLog) => {
                    first_page(rows)
                }
                rows => PageRequest::Row(rows[at.index(rows.len())], *before),
            },
            PageAct::Next => match self.page.next_page() {
                Some(page_request) => page_request,
                None => return,
            },
            PageAct::Around(at, before) if !self.page.cursors.is_empty() => {
                let at = at.index(self.page.cursors.len());
                PageRequest::Around(self.page.cursors[at].clone(), *before)
            }
            PageAct::RemoveUser(_) | PageAct::ChangeRole(_) | PageAct::Around(..) => return,
        };
        let view = View {
            page_request: page_request.clone(),
            counted: self.page.counted,
            ..self.view.clone()
        };
        self.page = self.ask(view);
        self.check_page(&page_request, take, &before.0);
    }

    /// Returns the number of rows before a row that was seen earlier; `None` if its position
    /// changed.
    fn unmoved_position(&self, row: i64, mark: &Cursor) -> Option<usize> {
        let (filter, order) = (self.view.filter.clone(), self.view.order);
        let all = self.ask(View { filter, order, ..all_rows() });
        let at = all.rows.iter().position(|id| *id == row)?;
        (all.cursors[at].position == mark.position).then_some(at)
    }

    /// Asserts that the page is the expected slice of the whole list.
    fn check_page(&self, page_request: &PageRequest, take: usize, before: &Page<i64>) {
        let (page, naive) = (&self.page, self.full_list());
        assert_eq!(page.total, naive.len(), "{page_request:?}");
        assert_eq!(page.cursors.len(), page.rows.len());
        let expected = match page_request {
            PageRequest::First => 0..take,
            PageRequest::Last => naive.len().saturating_sub(take)..naive.len(),
            PageRequest::From(skip) => *skip..skip + take,
            PageRequest::Row(row, some) => {
                expected_around(naive.iter().position(|id| id == row), *some, take, naive.len())
            }
            PageRequest::Around(mark, some) => expected_around(
                self.unmoved_position(row_at_cursor(before, mark), mark),
                *some,
                take,
                naive.len(),
            ),
            PageRequest::After(mark) => {
                match self.unmoved_position(row_at_cursor(before, mark), mark) {
                    Some(at) => at + 1..at + 1 + take,
                    None => usize::MAX..usize::MAX,
                }
            }
        };
        let all_of_it = expected.start.min(naive.len())..expected.end.min(naive.len());
        if expected.start == usize::MAX {
            // The row is gone or moved, so the page can be any slice of the list.
            assert!(
                naive.windows(page.rows.len().max(1)).any(|rows| rows == page.rows)
                    || page.rows.is_empty()
            );
        } else {
            assert_eq!(page.rows, naive[all_of_it.clone()], "{page_request:?}");
            assert!(page.rows.is_empty() || page.skip == all_of_it.start, "{page_request:?}");
        }
    }
}

/// Returns the id of the row that a cursor of an earlier page marks.
fn row_at_cursor(before: &Page<i64>, mark: &Cursor) -> i64 {
    let at = before.cursors.iter().position(|one| one == mark).unwrap();
    before.rows[at]
}

/// Pages of the log are not requested by id, so use the first page instead.
fn first_page(_: &[i64]) -> PageRequest {
    PageRequest::First
}

/// Returns the range with `before` rows before index `at` and the remaining rows from `at` on. Near
/// the end of the list, more rows come before `at`.
fn expected_around(
    at: Option<usize>,
    before: usize,
    take: usize,
    len: usize,
) -> std::ops::Range<usize> {
    let Some(at) = at else { return usize::MAX..usize::MAX };
    let end = (at + take).min(len);
    let before = before + take - (end - at);
    at.saturating_sub(before)..end
}

proptest! {
    #![proptest_config(crate::support::proptest_config(30))]

    #[test]
    fn each_page_equals_a_slice_of_the_whole_list(
        which in prop::sample::select(&[
            ListKind::Users, ListKind::Users, ListKind::Members, ListKind::Members, ListKind::Organisations,
            ListKind::Log, ListKind::GroupedLog, ListKind::Requests,
        ][..]),
        by in prop::sample::select(&[
            SortBy::Name, SortBy::Email, SortBy::Level, SortBy::Status, SortBy::Origin, SortBy::Since,
            SortBy::Until,
        ][..]),
        reverse in any::<bool>(),
        filter in prop::sample::select(&["", "", "bos", "de n1"][..]),
        take in 1..7_usize,
        acts in prop::collection::vec(any_act(), 1..40),
    ) {
        let mut walk = ListWalk::new(which, (by, reverse), filter, take);
        for act in &acts {
            walk.perform(act);
        }
    }
}

#[test]
fn a_cached_count_of_the_list_alone_does_not_hide_similar_users() {
    let world = World::small_world();
    let view = View { filter: "jansn".to_owned(), ..all_rows() };
    let plain = row_ids(world.ask("piet", &Query::Users(view.clone())).unwrap());
    let view = View { counted: plain.counted, ..view };
    let (session, mut finder) = (world.session("piet"), Finder::default());
    let found = row_ids(finder.users(&world.store, session, &view, world.now).unwrap());
    assert_eq!((plain.total, found.total, found.similar, found.rows.len()), (0, 1, 1, 1));
}

/// In every sort order, paging down and paging up return each row once.
#[test]
fn paging_down_and_up_covers_the_whole_list_in_every_order() {
    let orders = [
        SortBy::Name,
        SortBy::Email,
        SortBy::Level,
        SortBy::Status,
        SortBy::Origin,
        SortBy::Since,
        SortBy::Until,
    ];
    for which in [
        ListKind::Users,
        ListKind::Members,
        ListKind::Organisations,
        ListKind::Log,
        ListKind::GroupedLog,
        ListKind::Requests,
    ] {
        let mut walk = ListWalk::new(which, (SortBy::Name, false), "", 5);
        for (by, reverse) in orders.into_iter().flat_map(|by| [(by, false), (by, true)]) {
            walk.view.order = SortDirection { by, reverse };
            walk.page = walk.ask(walk.view.clone());
            let naive = walk.full_list();
            let mut down = walk.page.rows.clone();
            while walk.page.next_page().is_some() {
                walk.perform(&PageAct::Next);
                assert!(!walk.page.rows.is_empty(), "nobody is sent on to nothing");
                down.extend(&walk.page.rows);
            }
            assert_eq!(down, naive, "{which:?} {by:?} {reverse}");
            walk.perform(&PageAct::Last);
            let mut up: Vec<i64> = walk.page.rows.iter().rev().copied().collect();
            while walk.page.skip > 0 {
                let mark = walk.page.cursors[0].clone();
                let page_request = PageRequest::Around(mark, 4);
                let view =
                    View { page_request, take: 1, counted: walk.page.counted, ..walk.view.clone() };
                walk.page = walk.ask(view);
                let rows = walk.page.rows.len() - 1;
                up.extend(walk.page.rows[..rows].iter().rev());
            }
            up.reverse();
            assert_eq!(up, naive, "{which:?} {by:?} {reverse}");
        }
    }
}

/// Users with the role *Basisgebruiker* come after two other roles, whose rows must be counted
/// again.
#[test]
fn the_offset_of_a_page_is_right_after_a_user_is_added() {
    let mut walk = ListWalk::new(ListKind::Users, (SortBy::Level, false), "", 3);
    walk.perform(&PageAct::FromRow(8));
    for number in [1, 3, 7] {
        walk.perform(&PageAct::AddUser(number));
        walk.perform(&PageAct::Next);
    }
}

/// Notices about events and about last days are merged into one list.
#[test]
fn notices_are_paged_like_other_lists() {
    let world = World::full();
    let ask = |page_request, take| {
        let view = View { page_request, take, ..all_rows() };
        match world.ask("piet", &Query::Notices(view)).unwrap() {
            Answer::Notices(page) => page,
            other => panic!("{other:?}"),
        }
    };
    let all = ask(PageRequest::First, 10_000).rows;
    assert!(all.len() > 6, "{}", all.len());
    let first = ask(PageRequest::First, 2);
    let second = ask(PageRequest::After(first.cursors[1].clone()), 2);
    assert_eq!((second.skip, &*second.rows), (2, &all[2..4]));
    let third = ask(PageRequest::After(second.cursors[1].clone()), 2);
    assert_eq!((third.skip, &*third.rows), (4, &all[4..6]));
    let around = ask(PageRequest::Around(third.cursors[0].clone(), 3), 2);
    assert_eq!((around.skip, &*around.rows), (1, &all[1..6]));
}

/// A cached count expires after a minute, on a new day, and at the next write.
#[test]
fn a_cached_count_expires_after_a_minute_or_on_a_new_day() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let last_day = Some(world.now.today);
    let picks = vec![ChosenPerson { user: world.user("jan"), level: Level::Member, last_day }];
    world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    let total = |world: &World, counted| {
        let query = Query::Members(org, View { counted, ..all_rows() });
        let Answer::Members(page) = world.ask("piet", &query).unwrap() else { panic!() };
        (page.total, page.counted)
    };
    let (count, known) = total(&world, None);
    let known = known.map(|known| CountCache { total: 77, ..known });
    world.now.at.0 += 59_999;
    assert_eq!(total(&world, known).0, 77, "not counted again");
    world.now.at.0 += 1;
    assert_eq!(total(&world, known).0, count, "a minute later");
    world.now.at.0 -= 30_000;
    world.now.today = world.now.today.plus_days(1);
    assert_eq!(total(&world, known).0, count - 1, "the last day of Jan is over");
}

/// Another thread interrupts a query, and the next query works.
#[test]
fn a_query_can_be_interrupted_from_another_thread() {
    let mut world = World::small_world();
    let stopper = world.store.interrupt_handle();
    let stops = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let seen = std::sync::Arc::clone(&stops);
    let stop = move |sql: &str| {
        if sql.contains("order by") && seen.load(std::sync::atomic::Ordering::Relaxed) {
            stopper.stop();
        }
    };
    world.store.trace_statements(stop).unwrap();
    let ask = |world: &World| {
        world.store.ask(world.session("piet"), &Query::Users(all_rows()), world.now).map(|_| ())
    };
    let error = ask(&world).unwrap_err().to_string();
    assert!(error.contains("interrupted"), "{error}");
    stops.store(false, std::sync::atomic::Ordering::Relaxed);
    ask(&world).unwrap();
}
