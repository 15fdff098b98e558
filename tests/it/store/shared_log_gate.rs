//! A long import keeps the shared log to itself. Other hosts wait for it, and go on if it stops.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use toegang::{
    domain::{JoinedBy, Now, Session},
    store::{Store, StoreError},
};

use super::shared_log::TwoHosts;
use crate::support::{World, attempts, is_long_run, report_figures};

/// The longest that another host may wait.
const MOST: Duration = Duration::from_secs(5);

fn invite(store: &mut Store, name: &str, (session, now): (Session, Now)) {
    let command = World::invite(&format!("{name}@eigendomein.nl"), JoinedBy::Added);
    store.execute(session, &command, now).unwrap();
}

/// Adds a row to a running import.
fn import_row(store: &mut Store, name: &str, by: (Session, Now)) -> Result<(), StoreError> {
    let command = World::invite(&format!("{name}@eigendomein.nl"), JoinedBy::Added);
    store.execute_one(by.0, &command, by.1, None)?.unwrap();
    Ok(())
}

#[test]
fn a_long_import_is_not_overtaken_and_nobody_is_told_busy() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    // Longer than the server lets a writer wait, and a client for an answer.
    let lasts = Duration::from_millis(attempts(2_500, 3_000).try_into().unwrap());
    let by = (hosts.first.session("piet"), hosts.first.now);
    let TwoHosts { first, second, .. } = &mut hosts;
    let (both_ready, has_ended) = (Barrier::new(2), AtomicBool::new(false));
    let (rows, (writes, longest)) = thread::scope(|scope| {
        let other = scope.spawn(|| {
            both_ready.wait();
            let (mut nth, mut longest) = (0, Duration::ZERO);
            while !has_ended.load(Ordering::Relaxed) || nth < 20 {
                let begun = Instant::now();
                invite(second, &format!("w{nth}"), by);
                longest = longest.max(begun.elapsed());
                nth += 1;
            }
            (nth, longest)
        });
        both_ready.wait();
        first.store.begin().unwrap();
        let begun = Instant::now();
        let mut rows = 0;
        while begun.elapsed() < lasts {
            import_row(&mut first.store, &format!("i{rows}"), by).unwrap();
            rows += 1;
            thread::sleep(Duration::from_millis(1));
        }
        let ended = first.store.end(true);
        has_ended.store(true, Ordering::Relaxed);
        ended.unwrap();
        (rows, other.join().unwrap())
    });
    assert!(longest < MOST, "{longest:?}");
    hosts.assert_same();
    report_figures(
        "a long import",
        &format!(
            "{rows} rows in {lasts:.1?}; the other host: {writes} writes, longest {longest:.2?}"
        ),
    );
}

#[test]
fn an_import_that_stops_is_overtaken_and_not_saved() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let by = (hosts.first.session("piet"), hosts.first.now);
    hosts.first.store.begin().unwrap();
    import_row(&mut hosts.first.store, "a", by).unwrap();
    let begun = Instant::now();
    invite(&mut hosts.second, "b", by);
    assert!(begun.elapsed() < MOST, "{:?}", begun.elapsed());
    report_figures("a stopped import", &format!("others went on after {:.2?}", begun.elapsed()));
    let lost = import_row(&mut hosts.first.store, "c", by);
    assert!(matches!(lost, Err(StoreError::Busy)), "{lost:?}");
    hosts.assert_same();
    // An import that is given up, and one without a row, let others go on at once.
    for keep in [false, true] {
        hosts.first.store.begin().unwrap();
        hosts.first.store.end(keep).unwrap();
        let begun = Instant::now();
        invite(&mut hosts.second, &format!("d-{keep}"), by);
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    }
    // Without a pause it is saved.
    hosts.first.store.begin().unwrap();
    import_row(&mut hosts.first.store, "c", by).unwrap();
    hosts.first.store.end(true).unwrap();
    hosts.assert_same();
}

#[test]
fn a_host_that_is_told_busy_has_changed_nothing() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let by = (hosts.first.session("piet"), hosts.first.now);
    let mut second = Store::open(&hosts.second_path(), Duration::ZERO).unwrap();
    second.connect(hosts.connection("host"));
    let before = second.head().unwrap();
    let command = World::invite("b@eigendomein.nl", JoinedBy::Added);
    let first = &mut hosts.first.store;
    let has_ended = AtomicBool::new(false);
    first.begin().unwrap();
    thread::scope(|scope| {
        let import = scope.spawn(|| {
            for nth in 0.. {
                if has_ended.load(Ordering::Relaxed) {
                    break;
                }
                import_row(first, &format!("i{nth}"), by).unwrap();
                thread::sleep(Duration::from_millis(1));
            }
            first.end(true)
        });
        let told = second.execute(by.0, &command, by.1).map(drop);
        // Also of two imports; that takes 5 s more.
        let import_told = if is_long_run() { second.begin() } else { Err(StoreError::Busy) };
        has_ended.store(true, Ordering::Relaxed);
        import.join().unwrap().unwrap();
        assert!(matches!(told, Err(StoreError::Busy)), "{told:?}");
        assert!(matches!(import_told, Err(StoreError::Busy)), "{import_told:?}");
    });
    assert_eq!(second.head().unwrap(), before);
    second.execute(by.0, &command, by.1).unwrap();
    hosts.assert_same();
}
