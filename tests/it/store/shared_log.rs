//! Two hosts, each with its own file, that share one log in PostgreSQL.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use toegang::store::{
    DumpLine, LogEnd, PostgresLog, SharedLink, SharedLog, SharedLogFailure, Store, StoreError,
    Trial,
};

use super::replay;
use crate::support::{Cluster, LogServer, World, attempts, remove, report_figures};

fn log(cluster: &impl LogServer, role: &str) -> PostgresLog {
    PostgresLog::new(&cluster.address(role)).unwrap()
}

fn failure<T: std::fmt::Debug>(done: Result<T, StoreError>) -> SharedLogFailure {
    match done {
        Err(StoreError::Shared(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// A host with the example world, and one that joins it.
pub(super) struct TwoHosts<S = Cluster> {
    pub(super) cluster: S,
    pub(super) first: World,
    pub(super) second: Store,
    folder: tempfile::TempDir,
}

impl TwoHosts {
    /// `None` on a machine without PostgreSQL.
    pub(super) fn new() -> Option<Self> {
        Self::with_world(World::small_world)
    }

    pub(super) fn with_world(world: impl FnOnce() -> World) -> Option<Self> {
        Some(Self::on(Cluster::start()?, world()))
    }
}

impl<S: LogServer> TwoHosts<S> {
    /// Shares the log of a world on this server.
    pub(super) fn on(cluster: S, mut first: World) -> Self {
        first.store.publish(log(&cluster, "owner"), Trial::Keep).unwrap();
        cluster.grant();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.db");
        Store::join_as_new_file(&path, None, log(&cluster, "host")).unwrap();
        let mut second = Store::open(&path, Duration::from_secs(30)).unwrap();
        second.connect(Box::new(log(&cluster, "host")));
        Self { cluster, first, second, folder }
    }

    /// The file of the second host.
    pub(super) fn second_path(&self) -> PathBuf {
        self.folder.path().join("b.db")
    }

    /// A connection to the log as this role.
    pub(super) fn connection(&self, role: &str) -> Box<PostgresLog> {
        Box::new(log(&self.cluster, role))
    }

    /// Lets both hosts follow the log. Their files then end alike.
    fn follow_both(&mut self) {
        self.first.store.follow().unwrap();
        self.second.follow().unwrap();
        assert_eq!(self.first.store.head().unwrap(), self.second.head().unwrap());
    }

    /// Checks what `db controleer` does on both hosts, and that their files end alike.
    pub(super) fn assert_same(&mut self) {
        self.follow_both();
        for store in [&mut self.first.store, &mut self.second] {
            assert_eq!(store.check_log().unwrap(), []);
            store.compare_shared().unwrap();
        }
    }
}

#[test]
fn every_command_on_one_host_appears_on_the_other_with_the_same_hashes() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    hosts.assert_same();
    let add = hosts.first.add("Piet Holding", &["jan"]);
    hosts.first.act("piet", &add).unwrap();
    // A denied attempt is a link as well.
    hosts.first.refusal_code("jan", &hosts.first.add("Bakkerij", &["noor"]));
    assert!(hosts.second.follow().unwrap() >= 2);
    hosts.assert_same();
    let remove = hosts.first.remove("Piet Holding", &["jan"]);
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    hosts.second.execute(session, &remove, now).unwrap();
    assert!(hosts.first.store.follow().unwrap() >= 1);
    hosts.assert_same();
}

/// The host of each link behind this number of links, as this file has it.
fn hosts_behind(path: &Path, number: usize) -> Vec<Option<String>> {
    let mut hosts = Vec::new();
    let store = Store::open(path, Duration::from_secs(30)).unwrap();
    store
        .dump(&mut |line| {
            if let DumpLine::Event { host, .. } | DumpLine::Denied { host, .. } = line {
                hosts.push(host);
            }
            Ok(())
        })
        .unwrap();
    hosts.split_off(number)
}

#[test]
fn a_line_keeps_the_host_that_added_it_in_the_file_of_every_host() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let files = [hosts.first.path(), hosts.second_path()];
    let shared = usize::try_from(hosts.second.head().unwrap().number).unwrap();
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    // Refused there: a link of the other kind.
    hosts.first.refusal_code("jan", &hosts.first.add("Bakkerij", &["noor"]));
    hosts.second.follow().unwrap();
    let add = hosts.first.add("Piet Holding", &["jan"]);
    hosts.second.execute(session, &add, now).unwrap();
    let invite = |name: &str| World::invite(name, toegang::domain::JoinedBy::Added);
    // A bulk write, and one after another host was first.
    hosts.first.store.follow().unwrap();
    hosts.first.store.begin().unwrap();
    let imported = invite("een@eigendomein.nl");
    hosts.first.store.execute_one(session, &imported, now, None).unwrap().unwrap();
    hosts.first.store.end(true).unwrap();
    hosts.second.execute(session, &invite("twee@eigendomein.nl"), now).unwrap();
    hosts.assert_same();
    // Each invitation has two lines.
    let told =
        ["owner", "host", "owner", "owner", "host", "host"].map(|role| Some(role.to_owned()));
    for path in &files {
        // The lines from before the file was shared have none.
        assert_eq!(hosts_behind(path, 0)[..shared], vec![None; shared][..]);
        assert_eq!(hosts_behind(path, shared), told);
    }
    // A new host has them as well, and so has a file restored from any of these.
    let folder = tempfile::tempdir().unwrap();
    let (joined, restored) = (folder.path().join("c.db"), folder.path().join("d.db"));
    Store::join_as_new_file(&joined, None, log(&hosts.cluster, "host")).unwrap();
    Store::restore(&files[1], &restored).unwrap();
    for path in [&joined, &restored] {
        assert_eq!(hosts_behind(path, shared), told);
    }
    // The host of a line is written once, and the rest of the line is as fixed as ever.
    let db = rusqlite::Connection::open(&files[1]).unwrap();
    for change in [
        "update log set host = 'owner' where host = 'host'",
        "update log set host = null where host = 'host'",
        "update log set host = 'host', becomes = was where host is null",
        "update log set rowid = -rowid, host = 'host' where host is null",
        "update denied set host = 'host'",
    ] {
        let why = db.execute(change, []).expect_err(change).to_string();
        assert!(why.contains("the log only grows"), "{change}: {why}");
    }
    // A file that names another host than the log does differs from it.
    db.execute("update log set host = 'other' where seq = 3", []).unwrap();
    assert_eq!(failure(hosts.second.compare_shared()), SharedLogFailure::Damaged(3));
}

#[test]
fn of_two_conflicting_commands_on_two_hosts_one_wins() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    let rounds = attempts(20, 1_000);
    for _ in 0..rounds {
        let add = hosts.first.add("Bakkerij", &["jan"]);
        let mut ends = hosts.run_race([(session, &add), (session, &add)]);
        ends.sort_unstable();
        assert_eq!(ends, [None, Some("already_member")]);
        hosts.follow_both();
        let (org, jan) = (hosts.first.org("Bakkerij"), hosts.first.user("jan"));
        let remove = remove(&replay(&hosts.first), org, &[jan]);
        hosts.first.store.execute(session, &remove, now).unwrap();
    }
    hosts.assert_same();
    report_figures("two adds on two hosts", &format!("{rounds} rounds, one winner each"));
}

/// A connection that is lost at calls that add links.
#[derive(Debug)]
struct Flaky {
    log: Box<dyn SharedLog>,
    /// Losses to come.
    losses: usize,
    /// `true` if the call reaches the server, and only the answer is lost.
    after: bool,
}

impl SharedLog for Flaky {
    fn end(&mut self) -> Result<LogEnd, SharedLogFailure> {
        self.log.end()
    }

    fn links_after(&mut self, number: i64, most: i64) -> Result<Vec<SharedLink>, SharedLogFailure> {
        self.log.links_after(number, most)
    }

    fn hash_at(&mut self, number: i64) -> Result<Option<[u8; 32]>, SharedLogFailure> {
        self.log.hash_at(number)
    }

    fn add(&mut self, before: &LogEnd, links: &[SharedLink]) -> Result<bool, SharedLogFailure> {
        if self.losses == 0 {
            return self.log.add(before, links);
        }
        self.losses -= 1;
        if self.after {
            assert!(self.log.add(before, links)?);
        }
        Err(SharedLogFailure::Doubt)
    }

    fn gate(&mut self) -> Result<i64, SharedLogFailure> {
        self.log.gate()
    }

    fn release(&mut self) -> Result<(), SharedLogFailure> {
        self.log.release()
    }

    fn host(&self) -> Option<String> {
        self.log.host()
    }

    fn wait(&mut self, most: Duration) -> Result<(), SharedLogFailure> {
        self.log.wait(most)
    }

    fn reopen(&self) -> Result<Box<dyn SharedLog>, SharedLogFailure> {
        self.log.reopen()
    }
}

#[test]
fn a_lost_answer_is_neither_lost_nor_written_twice() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let mut before = hosts.first.store.head().unwrap().number;
    for (losses, after) in [(1, true), (1, false), (3, false)] {
        let log = Box::new(log(&hosts.cluster, "owner"));
        hosts.first.store.connect(Box::new(Flaky { log, losses, after }));
        let name = format!("na-{losses}-{after}@eigendomein.nl");
        let invite = World::invite(&name, toegang::domain::JoinedBy::Added);
        let (session, now) = (hosts.first.session("piet"), hosts.first.now);
        hosts.first.store.execute(session, &invite, now).unwrap();
        let links = hosts.first.store.head().unwrap().number - before;
        assert!(links > 0);
        assert_eq!(hosts.second.follow().unwrap(), links);
        hosts.assert_same();
        before += links;
    }
    // Without any connection nothing is written, and nothing is said to be saved.
    let log = Box::new(log(&hosts.cluster, "owner"));
    hosts.first.store.connect(Box::new(Flaky { log, losses: usize::MAX, after: false }));
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    let add = hosts.first.add("Piet Holding", &["jan"]);
    let failed = failure(hosts.first.store.execute(session, &add, now));
    assert_eq!(failed, SharedLogFailure::Doubt);
    assert_eq!(hosts.first.store.head().unwrap().number, before);
}

/// A log whose writer loses its own file at the moment that links are added.
#[derive(Debug)]
struct LosesFile(Flaky, PathBuf);

impl SharedLog for LosesFile {
    fn end(&mut self) -> Result<LogEnd, SharedLogFailure> {
        self.0.end()
    }

    fn links_after(&mut self, number: i64, most: i64) -> Result<Vec<SharedLink>, SharedLogFailure> {
        self.0.links_after(number, most)
    }

    fn hash_at(&mut self, number: i64) -> Result<Option<[u8; 32]>, SharedLogFailure> {
        self.0.hash_at(number)
    }

    fn add(&mut self, before: &LogEnd, links: &[SharedLink]) -> Result<bool, SharedLogFailure> {
        let added = self.0.add(before, links);
        fs::rename(&self.1, self.1.with_extension("away")).unwrap();
        added
    }

    fn gate(&mut self) -> Result<i64, SharedLogFailure> {
        self.0.gate()
    }

    fn release(&mut self) -> Result<(), SharedLogFailure> {
        self.0.release()
    }

    fn host(&self) -> Option<String> {
        self.0.host()
    }

    fn wait(&mut self, most: Duration) -> Result<(), SharedLogFailure> {
        self.0.wait(most)
    }

    fn reopen(&self) -> Result<Box<dyn SharedLog>, SharedLogFailure> {
        self.0.reopen()
    }
}

#[test]
fn what_is_in_the_shared_log_is_never_called_unsaved() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let flaky = Flaky { log: Box::new(log(&hosts.cluster, "owner")), losses: 0, after: false };
    let path = hosts.first.path();
    hosts.first.store.connect(Box::new(LosesFile(flaky, path)));
    let add = hosts.first.add("Piet Holding", &["jan"]);
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    let failed = failure(hosts.first.store.execute(session, &add, now));
    assert_eq!(failed, SharedLogFailure::OnlyShared);
    assert!(hosts.second.follow().unwrap() > 0, "the other host has it");
}

#[test]
fn a_log_that_is_not_that_of_the_file_is_refused() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let mut owner = hosts.cluster.owner();
    let end = hosts.first.store.head().unwrap().number;
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    let add = hosts.first.add("Piet Holding", &["jan"]);
    let mut error = |change: &str| {
        let prepare = "set search_path = toegang; alter table line disable trigger all";
        owner.batch_execute(&format!("{prepare}; {change}")).unwrap();
        let begun = Instant::now();
        let why = failure(hosts.second.follow());
        assert_eq!(failure(hosts.second.execute(session, &add, now)), why, "it only reads");
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
        assert_eq!(hosts.second.head().unwrap().number, end);
        why
    };
    // Lines that another program wrote: none of this program, and one of it with another hash.
    for body in ["'{}'", "(select body from line where number = 2)"] {
        let poisoned = error(&format!(
            "insert into line select {end} + 1, {body}, decode(repeat('77', 32), 'hex');
             update head set number = {end} + 1, hash = decode(repeat('77', 32), 'hex')"
        ));
        assert_eq!(poisoned, SharedLogFailure::Damaged(end + 1));
        let undo = format!(
            "delete from toegang.line where number > {end}; update toegang.head set number = {end},
               hash = (select hash from toegang.line where number = {end})"
        );
        hosts.cluster.owner().batch_execute(&undo).unwrap();
    }
    let other = "decode(repeat('77', 32), 'hex')";
    let forked = error(&format!(
        "update line set body = '{{}}', hash = {other} where number = {end};
         update head set hash = {other}"
    ));
    assert_eq!(forked, SharedLogFailure::Forked(end), "by its last line");
    let cut = error(&format!(
        "delete from line where number > {end} - 5;
         update head set number = {end} - 5, hash = (select hash from line where number = {end} - 5)"
    ));
    assert_eq!(cut, SharedLogFailure::Ahead(5));
    let forked = error(&format!(
        "insert into line select {end} - 5 + n, '{{}}', decode(repeat('77', 32), 'hex')
           from generate_series(1, 5) n;
         update head set number = {end}, hash = decode(repeat('77', 32), 'hex')"
    ));
    assert_eq!(forked, SharedLogFailure::Forked(end - 4));
}

#[test]
fn a_host_may_only_read_and_add() {
    let Some(hosts) = TwoHosts::new() else { return };
    let address = hosts.cluster.address("host");
    let mut host = postgres::Client::connect(&address, postgres::NoTls).unwrap();
    for forbidden in [
        "insert into toegang.line values (1, '', decode(repeat('00', 32), 'hex'))",
        "update toegang.head set number = 7",
        "truncate toegang.line",
        "drop function toegang.add_links",
        "create table toegang.mine (x int)",
    ] {
        let error = host.batch_execute(forbidden).unwrap_err();
        let code = error.as_db_error().unwrap().code().code().to_owned();
        assert_eq!(code, "42501", "{forbidden}: {error}");
    }
}
