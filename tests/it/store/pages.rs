//! Lists are paged by position of a row, not by number of rows before it. Each page must equal a
//! slice of the whole list, even if rows come and go between pages.

use proptest::prelude::*;
use toegang::{
    domain::{
        Answer, ChosenPerson, Command, CountCache, Cursor, Email, JoinedBy, Level, MatchKind,
        Matching, OrgId, Page, PageRequest, PlatformRole, Query, SortBy, SortDirection, UserId,
        View,
    },
    work::Finder,
};

use crate::support::{World, whole};

/// The list to page through.
#[derive(Clone, Copy, Debug)]
enum Which {
    Users,
    Members,
    Organisations,
    Log,
    Requests,
}

/// A step through the pages, or a change.
#[derive(Clone, Debug)]
enum Act {
    First,
    Last,
    Behind,
    /// Around a row of the page, with this many rows before it.
    Around(prop::sample::Index, usize),
    /// Around a row by its id.
    Row(prop::sample::Index, usize),
    From(usize),
    /// A user is added.
    Comes(u16),
    /// A user is removed.
    Goes(prop::sample::Index),
    /// A user's role changes.
    Changes(prop::sample::Index),
}

fn act() -> impl Strategy<Value = Act> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        2 => Just(Act::First),
        2 => Just(Act::Last),
        4 => Just(Act::Behind),
        4 => (index(), 0..9_usize).prop_map(|(at, before)| Act::Around(at, before)),
        1 => (index(), 0..9_usize).prop_map(|(at, before)| Act::Row(at, before)),
        1 => (0..40_usize).prop_map(Act::From),
        2 => any::<u16>().prop_map(Act::Comes),
        2 => index().prop_map(Act::Goes),
        1 => index().prop_map(Act::Changes),
    ]
}

/// Returns the page with its rows reduced to their ids.
fn numbers(answer: Answer) -> Page<i64> {
    fn told<T>(page: Page<T>, id: impl Fn(&T) -> i64) -> Page<i64> {
        let Page { skip, rows, total, unfiltered, similar, counted, bookmarks } = page;
        let rows = rows.iter().map(id).collect();
        Page { skip, rows, total, unfiltered, similar, counted, bookmarks }
    }
    match answer {
        Answer::Users(page) => told(page, |row| row.person.id.0),
        Answer::Members(page) => told(page, |row| row.id.0),
        Answer::Organisations(page) => told(page, |row| row.id.0),
        Answer::Requests(page) => told(page, |row| row.id.0),
        Answer::Log(page) => told(page, |row| row.seq),
        other => panic!("{other:?}"),
    }
}

/// A list as one user sees it.
struct Walk {
    world: World,
    which: Which,
    org: OrgId,
    view: View,
    page: Page<i64>,
    /// Added users, in order.
    came: Vec<UserId>,
}

impl Walk {
    fn new(which: Which, (by, reverse): (SortBy, bool), filter: &str, take: usize) -> Self {
        let mut world = World::small_world();
        let org = world.org("Bakkerij");
        for who in ["anna", "bram"] {
            let add = world.add_as("Bakkerij", &[who], Level::Member);
            world.act("piet", &add).unwrap();
        }
        let (order, filter) = (SortDirection { by, reverse }, filter.to_owned());
        let view = View { filter, order, take, ..View::default() };
        let mut walk =
            Self { world, which, org, view, page: Page::whole(Vec::new()), came: Vec::new() };
        for number in 0..12 {
            walk.comes(number * 37);
        }
        walk.page = walk.ask(walk.view.clone());
        walk
    }

    fn ask(&self, view: View) -> Page<i64> {
        let query = match self.which {
            Which::Users => return self.users(&view),
            Which::Members => Query::Members(self.org, view),
            Which::Organisations => Query::Organisations(view),
            Which::Log => Query::Log(None, view, Vec::new()),
            Which::Requests => Query::Requests(self.org, toegang::domain::Folder::Open, view),
        };
        numbers(self.world.ask("piet", &query).unwrap())
    }

    /// The result is the same whether the store counts by itself, or the search supplies the
    /// matches or their number.
    fn users(&self, view: &View) -> Page<i64> {
        let (store, session, now) = (&self.world.store, self.world.session("piet"), self.world.now);
        let plain = numbers(self.world.ask("piet", &Query::Users(view.clone())).unwrap());
        let mut finder = Finder::default();
        let found = finder.users(store, session, view, now).unwrap();
        let found = numbers(found);
        // If there are few matches, similar ones follow.
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
            assert_eq!(numbers(told), plain, "{view:?}");
        };
        tell(&matching);
        // Only the first page of matches, and a search of another version of the file.
        let by_name = View { filter: view.filter.clone(), take: view.take, ..View::default() };
        let page = numbers(self.world.ask("piet", &Query::Users(by_name)).unwrap());
        tell(&Matching { first: page.rows.into_iter().map(UserId).collect(), ..matching.clone() });
        let similar = vec![(UserId(0), MatchKind::Alike)];
        tell(&Matching { version: -1, total: 0, similar, ..matching });
        plain
    }

    /// Returns the ids of the whole filtered list.
    fn naive(&self) -> Vec<i64> {
        self.ask(View { filter: self.view.filter.clone(), order: self.view.order, ..whole() }).rows
    }

    fn comes(&mut self, number: u16) {
        // Few names, so that many are equal.
        let name =
            ["Jan Bos", "Zoë de Wit", "An de Boer", "IJsbrand ’t Hof"][usize::from(number % 4)];
        let email = Email::new(&format!("n{}-{number}@eigendomein.nl", self.came.len())).unwrap();
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
        self.came.push(user);
    }

    fn does(&mut self, act: &Act) {
        let take = self.view.take;
        let before = (self.page.clone(), self.naive());
        let stretch = match act {
            Act::Comes(number) => return self.comes(*number),
            Act::Goes(at) if !self.came.is_empty() => {
                let user = self.came.remove(at.index(self.came.len()));
                let remove = Command::WithdrawInvitation { user };
                let _ = self.world.act("piet", &remove);
                return;
            }
            Act::Changes(at) if !self.came.is_empty() => {
                let user = self.came[at.index(self.came.len())];
                let from =
                    self.world.facts.users.get(&user).map_or(PlatformRole::Basic, |u| u.role);
                let to = if from == PlatformRole::Basic {
                    PlatformRole::EnvAdmin
                } else {
                    PlatformRole::Basic
                };
                let _ = self.world.act("piet", &Command::ChangeRole { user, from, to });
                return;
            }
            Act::First => PageRequest::First,
            Act::Last => PageRequest::Last,
            Act::From(skip) => PageRequest::From(*skip),
            Act::Row(at, before) => match self.naive().as_slice() {
                [] => return,
                rows if matches!(self.which, Which::Log) => drop_row(rows),
                rows => PageRequest::Row(rows[at.index(rows.len())], *before),
            },
            Act::Behind => match self.page.behind() {
                Some(stretch) => stretch,
                None => return,
            },
            Act::Around(at, before) if !self.page.bookmarks.is_empty() => {
                let at = at.index(self.page.bookmarks.len());
                PageRequest::Around(self.page.bookmarks[at].clone(), *before)
            }
            Act::Goes(_) | Act::Changes(_) | Act::Around(..) => return,
        };
        let view =
            View { stretch: stretch.clone(), counted: self.page.counted, ..self.view.clone() };
        self.page = self.ask(view);
        self.check(&stretch, take, &before.0);
    }

    /// Returns the number of rows before one seen earlier, if its position did not change.
    fn where_it_was(&self, row: i64, mark: &Cursor) -> Option<usize> {
        let (filter, order) = (self.view.filter.clone(), self.view.order);
        let all = self.ask(View { filter, order, ..whole() });
        let at = all.rows.iter().position(|id| *id == row)?;
        (all.bookmarks[at].place == mark.place).then_some(at)
    }

    /// Asserts that the page is the expected slice of the whole list.
    fn check(&self, stretch: &PageRequest, take: usize, before: &Page<i64>) {
        let (page, naive) = (&self.page, self.naive());
        assert_eq!(page.total, naive.len(), "{stretch:?}");
        assert_eq!(page.bookmarks.len(), page.rows.len());
        let expected = match stretch {
            PageRequest::First => 0..take,
            PageRequest::Last => naive.len().saturating_sub(take)..naive.len(),
            PageRequest::From(skip) => *skip..skip + take,
            PageRequest::Row(row, some) => {
                around(naive.iter().position(|id| id == row), *some, take, naive.len())
            }
            PageRequest::Around(mark, some) => {
                around(self.where_it_was(seen(before, mark), mark), *some, take, naive.len())
            }
            PageRequest::Behind(mark) => match self.where_it_was(seen(before, mark), mark) {
                Some(at) => at + 1..at + 1 + take,
                None => usize::MAX..usize::MAX,
            },
        };
        let all_of_it = expected.start.min(naive.len())..expected.end.min(naive.len());
        if expected.start == usize::MAX {
            // The row is gone or moved; the page must still be some slice of the list.
            assert!(
                naive.windows(page.rows.len().max(1)).any(|rows| rows == page.rows)
                    || page.rows.is_empty()
            );
        } else {
            assert_eq!(page.rows, naive[all_of_it.clone()], "{stretch:?}");
            assert!(page.rows.is_empty() || page.skip == all_of_it.start, "{stretch:?}");
        }
    }
}

/// Returns the id of a row seen earlier.
fn seen(before: &Page<i64>, mark: &Cursor) -> i64 {
    let at = before.bookmarks.iter().position(|one| one == mark).unwrap();
    before.rows[at]
}

/// Log entries are not looked up by id.
fn drop_row(_: &[i64]) -> PageRequest {
    PageRequest::First
}

/// Returns a slice with this many rows before one, and the rest from it on; at the end of the list
/// more rows before it.
fn around(at: Option<usize>, before: usize, take: usize, len: usize) -> std::ops::Range<usize> {
    let Some(at) = at else { return usize::MAX..usize::MAX };
    let end = (at + take).min(len);
    let before = before + take - (end - at);
    at.saturating_sub(before)..end
}

proptest! {
    #![proptest_config(crate::support::cases(30))]

    #[test]
    fn a_page_is_what_would_be_cut_out_of_the_whole_list(
        which in prop::sample::select(&[
            Which::Users, Which::Users, Which::Members, Which::Members, Which::Organisations,
            Which::Log, Which::Requests,
        ][..]),
        by in prop::sample::select(&[
            SortBy::Name, SortBy::Email, SortBy::Level, SortBy::Status, SortBy::Origin, SortBy::Since,
            SortBy::Until,
        ][..]),
        reverse in any::<bool>(),
        filter in prop::sample::select(&["", "", "bos", "de n1"][..]),
        take in 1..7_usize,
        acts in prop::collection::vec(act(), 1..40),
    ) {
        let mut walk = Walk::new(which, (by, reverse), filter, take);
        for act in &acts {
            walk.does(act);
        }
    }
}

/// In each order, paging down and paging up each give the whole list, each row once.
#[test]
fn down_and_up_is_the_whole_list_in_every_order() {
    let orders = [
        SortBy::Name,
        SortBy::Email,
        SortBy::Level,
        SortBy::Status,
        SortBy::Origin,
        SortBy::Since,
        SortBy::Until,
    ];
    for which in [Which::Users, Which::Members, Which::Organisations, Which::Log, Which::Requests] {
        let mut walk = Walk::new(which, (SortBy::Name, false), "", 5);
        for (by, reverse) in orders.into_iter().flat_map(|by| [(by, false), (by, true)]) {
            walk.view.order = SortDirection { by, reverse };
            walk.page = walk.ask(walk.view.clone());
            let naive = walk.naive();
            let mut down = walk.page.rows.clone();
            while walk.page.behind().is_some() {
                walk.does(&Act::Behind);
                assert!(!walk.page.rows.is_empty(), "nobody is sent on to nothing");
                down.extend(&walk.page.rows);
            }
            assert_eq!(down, naive, "{which:?} {by:?} {reverse}");
            walk.does(&Act::Last);
            let mut up: Vec<i64> = walk.page.rows.iter().rev().copied().collect();
            while walk.page.skip > 0 {
                let mark = walk.page.bookmarks[0].clone();
                let stretch = PageRequest::Around(mark, 4);
                let view =
                    View { stretch, take: 1, counted: walk.page.counted, ..walk.view.clone() };
                walk.page = walk.ask(view);
                let rows = walk.page.rows.len() - 1;
                up.extend(walk.page.rows[..rows].iter().rev());
            }
            up.reverse();
            assert_eq!(up, naive, "{which:?} {by:?} {reverse}");
        }
    }
}

/// Basic users (*Basisgebruikers*) come after two other roles, which are counted again.
#[test]
fn how_many_are_before_a_page_is_right_after_somebody_came() {
    let mut walk = Walk::new(Which::Users, (SortBy::Level, false), "", 3);
    walk.does(&Act::From(8));
    for number in [1, 3, 7] {
        walk.does(&Act::Comes(number));
        walk.does(&Act::Behind);
    }
}

/// Notices about events and about ends are merged, and paged like other lists.
#[test]
fn notices_come_a_page_at_a_time() {
    let world = World::whole();
    let ask = |stretch, take| {
        let view = View { stretch, take, ..whole() };
        match world.ask("piet", &Query::Notices(view)).unwrap() {
            Answer::Notices(page) => page,
            other => panic!("{other:?}"),
        }
    };
    let all = ask(PageRequest::First, 10_000).rows;
    assert!(all.len() > 6, "{}", all.len());
    let first = ask(PageRequest::First, 2);
    let second = ask(PageRequest::Behind(first.bookmarks[1].clone()), 2);
    assert_eq!((second.skip, &*second.rows), (2, &all[2..4]));
    let third = ask(PageRequest::Behind(second.bookmarks[1].clone()), 2);
    assert_eq!((third.skip, &*third.rows), (4, &all[4..6]));
    let around = ask(PageRequest::Around(third.bookmarks[0].clone(), 3), 2);
    assert_eq!((around.skip, &*around.rows), (1, &all[1..6]));
}

/// A count is reused for at most a minute of the same day, and until the next write.
#[test]
fn what_was_counted_is_counted_again_when_it_may_have_changed() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let last_day = Some(world.now.today);
    let picks = vec![ChosenPerson { user: world.user("jan"), level: Level::Member, last_day }];
    world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    let total = |world: &World, counted| {
        let query = Query::Members(org, View { counted, ..whole() });
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

/// Another thread interrupts a query; the next one works as usual.
#[test]
fn what_is_read_can_be_stopped() {
    let mut world = World::small_world();
    let stopper = world.store.stopper();
    let stops = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let seen = std::sync::Arc::clone(&stops);
    let stop = move |sql: &str| {
        if sql.contains("order by") && seen.load(std::sync::atomic::Ordering::Relaxed) {
            stopper.stop();
        }
    };
    world.store.trace_statements(stop).unwrap();
    let ask = |world: &World| {
        world.store.ask(world.session("piet"), &Query::Users(whole()), world.now).map(|_| ())
    };
    let error = ask(&world).unwrap_err().to_string();
    assert!(error.contains("interrupted"), "{error}");
    stops.store(false, std::sync::atomic::Ordering::Relaxed);
    ask(&world).unwrap();
}
