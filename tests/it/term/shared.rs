//! Screens of a host that follows a shared log.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use toegang::{
    domain::JoinedBy,
    store::{PostgresLog, Store, Trial},
};

use crate::support::{Cluster, PollTimer, Pty, World, attempts, is_long_run, report_figures};

/// A host that writes, and the home folder of one that follows with screens.
struct Hosts {
    cluster: Cluster,
    writer: World,
    home: tempfile::TempDir,
}

impl Hosts {
    /// `None` on a machine without PostgreSQL.
    fn new() -> Option<Self> {
        let cluster = Cluster::start()?;
        let log = |role: &str| PostgresLog::new(&cluster.address(role)).unwrap();
        let mut writer = World::small_world();
        writer.store.publish(log("owner"), Trial::Keep).unwrap();
        cluster.grant();
        let home = tempfile::tempdir().unwrap();
        Store::join_as_new_file(&home.path().join("b.db"), None, log("host")).unwrap();
        let folder = home.path().join(".config/toegang");
        fs::create_dir_all(&folder).unwrap();
        let settings = format!("gedeeld = '{}'\n", cluster.address("host"));
        fs::write(folder.join("config.toml"), settings).unwrap();
        Some(Self { cluster, writer, home })
    }

    /// Opens a screen with the list of users.
    fn open(home: &Path) -> Pty {
        let mut screen = Pty::start(home, &["--db", "b.db", "--als", "piet@eigendomein.nl"]);
        screen.see("3 organisaties").send("3").see("gebruikers");
        screen
    }

    /// The connections of screens to the server.
    fn connections(&self) -> i64 {
        let sql = "select count(*) from pg_stat_activity where usename = 'host'";
        self.cluster.owner().query_one(sql, &[]).unwrap().get(0)
    }
}

/// The number of users that the screen shows.
fn user_count(screen: &Pty) -> usize {
    let text = screen.contents();
    let (before, _) = text.split_once(" gebruikers").unwrap();
    before.rsplit(' ').next().unwrap().parse().unwrap()
}

#[test]
fn another_host_is_on_the_screen_within_moments() {
    let Some(mut hosts) = Hosts::new() else { return };
    let mut screen = Hosts::open(hosts.home.path());
    let (session, now) = (hosts.writer.session("piet"), hosts.writer.now);
    let mut times = Vec::new();
    let count = user_count(&screen);
    for more in 1..=attempts(3, 500) {
        let invite = World::invite(&format!("n{more}@eigendomein.nl"), JoinedBy::Added);
        hosts.writer.store.execute(session, &invite, now).unwrap();
        let begun = Instant::now();
        screen.see(&format!(" {} gebruikers", count + more));
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let [p50, p95] = [50, 95].map(|percent| times[times.len() * percent / 100]);
    report_figures("on the screen of another host", &format!("p50 {p50:.1?}, p95 {p95:.1?}"));
    if is_long_run() {
        assert!(p95 <= Duration::from_millis(150), "{p95:?}");
    }
    screen.send("q").wait_exit();
}

#[test]
fn an_idle_screen_of_a_shared_file_rests() {
    let Some(hosts) = Hosts::new() else { return };
    let mut screen = Hosts::open(hosts.home.path());
    let lasts = Duration::from_secs(attempts(4, 60).try_into().unwrap());
    // Until the first screen is whole.
    let mut timer = PollTimer::new();
    let mut before = screen.written_len();
    loop {
        thread::sleep(Duration::from_millis(500));
        if screen.written_len() == before {
            break;
        }
        before = screen.written_len();
        assert!(timer.waited_so_far() < Duration::from_mins(1));
    }
    let switches = screen.context_switches();
    thread::sleep(lasts);
    let woke = screen.context_switches() - switches;
    assert_eq!(screen.written_len() - before, 0, "bytes while nothing happens");
    // A look every 2 s, which sends a question, waits for the answer and then for the next look.
    let looks = lasts.as_secs() / 2 + 1;
    assert!(woke <= 4 * looks, "{woke} in {lasts:?}");
    report_figures("an idle screen", &format!("{woke} context switches and 0 bytes in {lasts:?}"));
    screen.send("q").wait_exit();
}

#[test]
fn an_idle_screen_has_one_connection() {
    let Some(hosts) = Hosts::new() else { return };
    let count = attempts(3, 200);
    let mut screens: Vec<Pty> = Vec::new();
    let mut most = 0;
    let mut timer = PollTimer::new();
    while screens.len() < count {
        screens.push(Hosts::open(hosts.home.path()));
        most = most.max(hosts.connections());
    }
    let count = i64::try_from(count).unwrap();
    while hosts.connections() != count {
        assert!(timer.pause(Duration::from_millis(20)) < Duration::from_secs(20));
    }
    report_figures(
        "screens of one host",
        &format!(
            "{count} screens, {count} connections, at most {most} while they start one by one"
        ),
    );
    for mut screen in screens {
        screen.send("q").wait_exit();
    }
}
