//! Benchmarks the search engine per key, by how many tiers it needed: the texts of
//! `tests/it/search/typed.tsv`, typed character by character among ten thousand, a hundred thousand
//! and a million people, in the ordinary example world and in one with a whole country's variety of
//! names.
//!
//! `cargo bench --bench search` types without a pause; `cargo bench --bench search -- --rest` waits
//! 300 ms before each key, as people type. Further numbers on the command line are world sizes.
//!
//! With `--processor` it prints the time of the processor instead, the least of three rounds: other
//! programs and a wait for the processor hardly change it.

use std::{
    collections::BTreeSet,
    env,
    io::{Write, stdout},
    sync::Arc,
    thread,
    time::Duration,
};

use rustix::time::{ClockId, clock_gettime};
use toegang::{
    domain::{Day, EnvId, Findable, MatchKind, Moment, Now, Record, UserId, fold},
    example,
    search::{Batch, CHUNK_SIZE, ENOUGH_MATCHES, Index, Matches, Scope, Search, search},
};

const NOW: Now = Now { at: Moment(1_795_450_200_000), today: Day(jiff::civil::date(2026, 11, 23)) };

const TYPED_TEXTS: &str = include_str!("../tests/it/search/typed.tsv");
const PEOPLE_COUNTS: [usize; 3] = [10_000, 100_000, 1_000_000];
/// People who share an organisation with the searcher, as in the example world.
const ACQUAINTANCES: usize = 131;
/// Rounds with `--processor`.
const ROUNDS: usize = 3;
const PAUSE_BETWEEN_KEYS: Duration = Duration::from_millis(300);

fn people(count: usize, wide: bool) -> Vec<(UserId, String, String)> {
    let crowd = example::crowd(NOW, count, 0);
    let crowd = if wide { crowd.with_varied_names() } else { crowd };
    let events = crowd.flat_map(|chapter| chapter.events);
    let user = events.filter_map(|event| match event.becomes {
        Record::User(user) => Some((user.id, fold(&user.name()), fold(&user.email))),
        _ => None,
    });
    let mut people: Vec<_> = user.collect();
    people.sort_unstable();
    people.dedup_by_key(|(id, ..)| *id);
    people
}

fn index_of(people: &[(UserId, String, String)]) -> Index {
    let mut index = Index::default();
    for part in people.chunks(CHUNK_SIZE) {
        let mut batch = Batch::default();
        for (id, name, email) in part {
            batch.push(Findable { id: *id, env: EnvId(1), active: true, name, email });
        }
        index.push(Arc::new(batch.into()));
    }
    index
}

/// Returns the tiers that one key needed: 0 for exact only (A), 1 up to D, 2 up to the last (G).
fn tiers_needed(found: &Matches) -> usize {
    let alike = found.best.iter().any(|(_, kind)| *kind == MatchKind::Alike);
    match (found.typed, found.total()) {
        (ENOUGH_MATCHES.., _) => 0,
        (_, ENOUGH_MATCHES..) if !alike => 1,
        _ => 2,
    }
}

/// Returns the time on a clock: of the world, or of the processor for this process.
fn time_on(clock: ClockId) -> Duration {
    clock_gettime(clock).try_into().unwrap_or_default()
}

/// Returns the times of each key on a clock, by the tiers it needed.
fn time_keys(
    index: &mut Index,
    first: &BTreeSet<UserId>,
    rest: Duration,
    clock: ClockId,
) -> [Vec<Duration>; 3] {
    let mut times = [const { Vec::new() }; 3];
    for (text, _) in TYPED_TEXTS.lines().filter_map(|line| line.split_once('\t')) {
        index.clear_caches();
        for (at, sign) in text.char_indices() {
            let text = text.get(..at + sign.len_utf8()).unwrap_or_default();
            let it = Search { text, take: 48, first, whole: true, wanted: &|| true };
            thread::sleep(rest);
            let start = time_on(clock);
            let found = search([(&mut *index, Scope::Active)], &it);
            let time = time_on(clock).saturating_sub(start);
            let Some([found]) = found else { continue };
            if let Some(times) = times.get_mut(tiers_needed(&found)) {
                times.push(time);
            }
            if env::var_os("KEYS").is_some() {
                let _ = writeln!(
                    stdout(),
                    "{:.2} {} {text}",
                    time.as_secs_f64() * 1000.0,
                    tiers_needed(&found)
                );
            }
        }
    }
    times
}

/// Formats the median, 95th percentile and maximum, in milliseconds.
fn format_percentiles(times: &[Duration]) -> String {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len().saturating_sub(1) * share / 100);
    let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    let [p50, p95, most] = [50, 95, 100].map(|share| ms(at(share)));
    format!("{p50:.2} / {p95:.2} / {most:.2} ({})", times.len())
}

/// Returns the times of each key, by the tiers it needed: of one round by the clock of the world,
/// or the least of [`ROUNDS`] by that of the processor.
fn measure(
    index: &mut Index,
    first: &BTreeSet<UserId>,
    rest: Duration,
    clock: ClockId,
) -> [Vec<Duration>; 3] {
    let mut least = time_keys(index, first, rest, clock);
    let more = if clock == ClockId::ProcessCPUTime { ROUNDS - 1 } else { 0 };
    for _ in 0..more {
        let again = time_keys(index, first, rest, clock);
        for (least, again) in least.iter_mut().flatten().zip(again.iter().flatten()) {
            *least = (*least).min(*again);
        }
    }
    least
}

fn main() {
    let processor = env::args().any(|one| one == "--processor");
    let clock = if processor { ClockId::ProcessCPUTime } else { ClockId::Monotonic };
    let rest =
        if env::args().any(|one| one == "--rest") { PAUSE_BETWEEN_KEYS } else { Duration::ZERO };
    let asked: Vec<usize> = env::args().filter_map(|one| one.parse().ok()).collect();
    let sizes = if asked.is_empty() { &PEOPLE_COUNTS[..] } else { &asked };
    let mut out = stdout().lock();
    let head = "| people | names | A | A-D | A-G | all keys |\n|---|---|---|---|---|---|";
    let of = if processor { " of the processor" } else { "" };
    let _ = writeln!(out, "p50 / p95 / max in ms{of} (keys), {rest:?} of rest\n\n{head}");
    drop(out);
    for count in sizes {
        for (wide, names) in [(false, "ordinary"), (true, "wide")] {
            let people = people(*count, wide);
            let known = people.iter().step_by(count / ACQUAINTANCES + 1);
            let first = known.map(|(id, ..)| *id).collect();
            let mut index = index_of(&people);
            drop(people);
            let times = measure(&mut index, &first, rest, clock);
            let all = format_percentiles(&times.concat());
            let [a, to_d, to_g] = times.map(|times| format_percentiles(&times));
            let _ = writeln!(stdout(), "| {count} | {names} | {a} | {to_d} | {to_g} | {all} |");
        }
    }
}
