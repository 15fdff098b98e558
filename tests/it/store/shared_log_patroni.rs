//! Two hosts write, and a third has a screen, while the leader of three servers under Patroni is
//! killed.

use std::{fs, time::Duration};

use tempfile::TempDir;
use toegang::store::{PostgresLog, Store};

use super::{shared_log::TwoHosts, shared_log_faults::run};
use crate::support::{
    LogServer, Patroni, Pty, World, attempts, is_long_run, report_figures, report_not_run,
};

/// The longest time in which a host may save nothing.
const LONGEST_PAUSE: Duration = Duration::from_secs(Patroni::TTL + 10);

/// Three servers; `None`, with a notice, if this run does not want them or a program is missing.
fn start_patroni() -> Option<Patroni> {
    if !is_long_run() && std::env::var_os("TOEGANG_PATRONI").is_none() {
        report_not_run("it takes over a minute: TOEGANG_PATRONI=1 runs it");
        return None;
    }
    Patroni::start()
}

/// Makes a home folder for a host that follows the log with screens.
fn home_of_screen(servers: &Patroni) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let address = servers.address("host");
    let log = PostgresLog::new(&address).unwrap();
    Store::join_as_new_file(&home.path().join("c.db"), None, log).unwrap();
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), format!("gedeeld = '{address}'\n")).unwrap();
    home
}

/// The number of users that a screen shows.
fn user_count(text: &str) -> Option<usize> {
    let (before, _) = text.split_once(" gebruikers")?;
    // Without the points of thousands.
    before.rsplit(' ').next()?.replace('.', "").parse().ok()
}

#[test]
fn a_killed_leader_of_patroni_loses_and_doubles_nothing() {
    let Some(servers) = start_patroni() else { return };
    let mut hosts = TwoHosts::on(servers, World::small_world());
    let home = home_of_screen(&hosts.cluster);
    let mut screen = Pty::start(home.path(), &["--db", "c.db", "--als", "piet@eigendomein.nl"]);
    screen.see("3 organisaties").send("3").see(" gebruikers");
    let before = user_count(&screen.contents()).unwrap();
    let times = attempts(1, 2);
    let done = run(&mut hosts, "leader of Patroni killed", times, Patroni::kill_leader);
    report_figures("longest time without a saved change", &format!("{:.1?}", done.pause));
    assert!(done.pause <= LONGEST_PAUSE, "{:?}", done.pause);
    // The screen has all that was saved meanwhile.
    let count = Some(before + done.lines);
    screen.wait_until("all users", |screen| user_count(&screen.contents()) == count);
    assert_eq!(screen.send("q").wait_exit(), 0);
}
