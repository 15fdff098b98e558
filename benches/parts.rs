//! Benchmarks of the steps between a key and its frame, and between a command and its receipt.
//! `cargo bench` prints the table.

use std::{collections::BTreeSet, sync::Arc};

use divan::{Bencher, black_box};
use jiff::tz::TimeZone;
use ratatui::{buffer::Buffer, layout::Size};
use toegang::{
    app::{Action, Effect, Geometry, Msg, Situation, State, update},
    config::ColourDepth,
    domain::{
        Answer, ChosenPerson, Command, Day, EnvId, Findable, Level, MemberRow, Membership,
        MembershipId, Moment, Now, Page, Reply, Session, UserId, Via, fold,
    },
    example,
    search::{Batch, CHUNK_SIZE, Index, Scope, Search, SearchRequest, Tier, search},
    store::Store,
    text::Lang,
    ui::{Themes, view},
    work::{CandidateScope, Finder, TypedText, handle_request},
};

fn main() {
    divan::main();
}

const NOW: Now = Now { at: Moment(1_795_450_200_000), today: Day(jiff::civil::date(2026, 11, 23)) };

/// A session for Piet in the full example world.
const PIET: Session = Session { user: UserId(5), via: Via::Tui };

fn store() -> Store {
    let mut store = Store::in_memory().expect("SQLite opens in memory");
    store.seed(&example::full(NOW)).expect("the example keeps the constraints");
    store
}

/// Starts the program on the list of organisations, with all queries answered.
fn program(store: &mut Store, size: Size) -> State {
    let mut state = State::new(Some(PIET), NOW, TimeZone::UTC, Lang::Nl);
    send(&mut state, Msg::Started(size), store);
    state
}

/// Sends a message and answers all queries. A list of members is answered with 5,000 of them.
fn send(state: &mut State, msg: Msg, store: &mut Store) {
    let mut finder = Finder::default();
    let mut waiting = update(state, msg).items;
    while let Some(effect) = waiting.pop() {
        if let Effect::Send(ticket, session, request) = effect {
            let reply = match handle_request(store, &mut finder, session, NOW, &request) {
                Reply::Answer(Answer::Members(page)) => {
                    Reply::Answer(Answer::Members(Page::all(many(&page.rows))))
                }
                reply => reply,
            };
            waiting.extend(update(state, Msg::Reply(ticket, reply)).items);
        }
    }
}

/// Repeats the rows, each with an id of its own.
fn many(rows: &[MemberRow]) -> Vec<MemberRow> {
    let numbered = (1..).zip(rows.iter().cycle()).take(5_000);
    numbered
        .map(|(id, row)| MemberRow {
            membership: Membership { id: MembershipId(id), ..row.membership.clone() },
            ..row.clone()
        })
        .collect()
}

/// The answers about all actions, as the palette needs them, with 5,000 marked members.
#[divan::bench]
fn answers_about_5000_marks(bencher: Bencher<'_, '_>) {
    let mut store = store();
    let mut state = program(&mut store, Size { width: 120, height: 40 });
    for key in ["2", "enter", "right", "*"] {
        let key = key.parse().expect("a key of the table");
        send(&mut state, Msg::Key(key), &mut store);
    }
    assert!(state.screen.subject().who.len() == 5_000, "all are marked");
    bencher.bench_local(|| {
        let situation = Situation::from_focus(black_box(&state));
        Action::all().iter().filter(|action| situation.availability(**action).is_hinted()).count()
    });
}

#[divan::bench]
fn key_down(bencher: Bencher<'_, '_>) {
    let mut state = program(&mut store(), Size { width: 120, height: 40 });
    let key = "down".parse().expect("a key of the table");
    bencher.bench_local(|| update(&mut state, black_box(Msg::Key(key))));
}

#[divan::bench]
fn frame_120x40(bencher: Bencher<'_, '_>) {
    let state = program(&mut store(), Size { width: 120, height: 40 });
    let mut buffer = Buffer::empty(Geometry::from_state(&state).screen);
    let theme = Themes::default().theme("donker", ColourDepth::True, None, false);
    bencher.bench_local(|| {
        buffer.reset();
        view(&state, &theme, &mut buffer)
    });
}

fn people(count: usize) -> Vec<(String, String)> {
    let first = include_str!("../assets/voorbeeld/voornamen.txt").lines().collect::<Vec<_>>();
    let last = include_str!("../assets/voorbeeld/achternamen.txt").lines().collect::<Vec<_>>();
    let name = |list: &[&str], at: usize| {
        list.iter().cycle().nth(at % list.len()).map(|n| (*n).to_owned())
    };
    (0..count)
        .map(|at| {
            let (given, family) = (name(&first, at), name(&last, at * 7 + at / 80));
            let (given, family) = (given.unwrap_or_default(), family.unwrap_or_default());
            let email = format!("{}{at}@eigendomein.nl", fold(&given));
            (format!("{given} {family}"), email)
        })
        .collect()
}

fn index_of(count: usize) -> Index {
    let people = people(count);
    let mut index = Index::default();
    for (nth, part) in people.chunks(CHUNK_SIZE).enumerate() {
        let mut batch = Batch::default();
        for (at, (name, email)) in part.iter().enumerate() {
            let id = UserId(i64::try_from(nth * CHUNK_SIZE + at).expect("few enough"));
            let (name, email) = (&fold(name), &fold(email));
            batch.push(Findable { id, env: EnvId(1), active: true, name, email });
        }
        index.push(Arc::new(batch.into()));
    }
    index
}

fn find(index: &mut Index, tier: Tier, text: &str) -> usize {
    let (scope, wanted, first) = (Scope::Active, &|| true, &BTreeSet::new());
    let hits = index.find(&SearchRequest { scope, tier, text, take: 48, first, wanted });
    hits.map_or(0, |hits| hits.total)
}

#[divan::bench(args = ["Jan Jansen", "Zoë van den Berg", "Ayşe Yılmaz"])]
fn fold_name(name: &str) -> String {
    fold(black_box(name))
}

/// Scans all hundred thousand people, at each tier.
#[divan::bench(args = [Tier::Literal, Tier::Inside])]
fn scan_100k(bencher: Bencher<'_, '_>, tier: Tier) {
    let mut index = index_of(100_000);
    bencher.bench_local(|| {
        index.clear_caches();
        black_box(find(&mut index, tier, "jansen"))
    });
}

/// Types a text character by character among a hundred thousand people: one search each.
#[divan::bench(args = [
    "jan", "de vr", "ansen", "jandevries", "jvries", "jansne", "cees jansen", "mrjln", "zz",
])]
fn search_100k(bencher: Bencher<'_, '_>, text: &str) {
    let mut index = index_of(100_000);
    bencher.bench_local(|| {
        index.clear_caches();
        for (at, sign) in text.char_indices() {
            let text = text.get(..at + sign.len_utf8()).unwrap_or_default();
            let first = &BTreeSet::new();
            let it = Search { text, take: 48, first, whole: true, wanted: &|| true };
            black_box(search([(&mut index, Scope::Active)], &it));
        }
    });
}

#[divan::bench]
fn candidates_of_341(bencher: Bencher<'_, '_>) {
    let store = store();
    let org = find_holding(&store);
    let mut finder = Finder::default();
    let scope = CandidateScope { session: PIET, org };
    bencher.bench_local(|| {
        finder
            .candidates(&store, scope, TypedText { text: "jan", take: 200 }, NOW)
            .expect("Piet is its Beheerder")
    });
}

/// Adds and removes one member: two transactions, in memory.
#[divan::bench]
fn add_and_remove(bencher: Bencher<'_, '_>) {
    let mut store = store();
    let org = find_holding(&store);
    let pick = ChosenPerson { user: UserId(6), level: Level::Member, last_day: None };
    bencher.bench_local(|| {
        let command = Command::AddMembers { org, picks: vec![pick], message: None };
        store.execute(PIET, &command, NOW).expect("Jan is no member yet");
        let leave = Command::Leave { org };
        let jan = Session { user: UserId(6), via: Via::Cli };
        store.execute(jan, &leave, NOW).expect("Jan can leave")
    });
}

fn find_holding(store: &Store) -> toegang::domain::OrgId {
    use toegang::domain::{Answer, Query, View};
    let view = View { filter: "piet holding".to_owned(), take: 1, ..View::default() };
    let answer = store.ask(PIET, &Query::Organisations(view), NOW);
    let Ok(Answer::Organisations(page)) = answer else { panic!("Piet has organisations") };
    page.rows.first().map(|row| row.id).expect("Piet Holding is one of them")
}
