//! Many users on one host, through a real sshd: signing in by key, refusals, and the end of
//! sessions.

use std::{
    io::Read,
    net::TcpStream,
    process::Command,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use super::sshd::{Host, is_enabled, report_time, wait_until};
use crate::support::is_long_run;

const PIET_EMAIL: &str = "piet@eigendomein.nl";
const ANNA_EMAIL: &str = "anna@cijfermeesters.nl";
const JAN_EMAIL: &str = "jan@eigendomein.nl";

fn keep_settings(settings: String) -> String {
    settings
}

#[test]
fn two_ssh_users_see_changes_without_a_key_press() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let keys = (host.give_key(PIET_EMAIL, "piet"), host.give_key(ANNA_EMAIL, "anna"));
    let start = Instant::now();
    let mut piet = host.connect(&keys.0);
    piet.see("3 organisaties");
    report_time("first frame", start.elapsed());
    piet.see("Piet de Vries");
    let mut anna = host.connect(&keys.1);
    anna.see("Anna Visser").send("1").see("Postvak IN").miss("Piet Holding");
    piet.send("2\x1b[F\r\x1b[C+ann\r\r\x13").see("Verzoek aan Anna Visser verstuurd");
    anna.see("Organisatie Piet Holding B.V. wil met je samenwerken").send("a");
    anna.see("Je bent nu lid van Piet Holding B.V.");
    piet.see("Leden 2").send("q");
    anna.send("q");
    assert_eq!((piet.wait_exit(), anna.wait_exit()), (0, 0));
    let said = host.run_ok(PIET_EMAIL, &["db", "controleer"]);
    assert!(said.contains("precies overeen met het Logboek"), "{said}");
    let log = host.run_ok(PIET_EMAIL, &["log", "--jsonl"]);
    assert!(log.contains("member.added") && log.contains("\"via\":\"tui\""), "{log}");
}

#[test]
fn an_ssh_client_gets_only_its_screen() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let (piet, stranger) = (host.give_key(PIET_EMAIL, "piet"), host.create_key("stranger"));
    let refused = host.run_client(&stranger, &[], &[]);
    assert_eq!(refused.status.code(), Some(255), "an unknown key");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Permission denied"));
    assert_eq!(host.session_count(), 0, "no program was started");
    // Commands that the client requests do not run.
    for words in
        [&["sh", "-c", "id"][..], &["toegang", "--als", ANNA_EMAIL], &["toegang", "--lijnmodus"]]
    {
        let mut it = host.connect_with(&piet, &[], words);
        it.see("geen opdracht aangenomen").see("ssh -t …").miss("uid=").miss("Piet de Vries");
        assert_eq!(it.wait_exit(), 2);
    }
    // Environment variables that the client sends are ignored.
    let sent = ["LD_PRELOAD=/tmp/x.so", "TOEGANG_ALS=7", "TOEGANG_DB=/tmp/x.db", "TOEGANG_TAAL=en"];
    let sent = sent.map(|one| format!("SetEnv={one}"));
    let sent: Vec<&str> = sent.iter().flat_map(|one| ["-o", one.as_str()]).collect();
    let mut it = host.connect_with(&piet, &sent, &[]);
    it.see("3 organisaties").see("Piet de Vries").send("q");
    assert_eq!(it.wait_exit(), 0);
    let without = host.run_client(&piet, &[], &[]);
    let said = String::from_utf8_lossy(&without.stderr).into_owned();
    assert_eq!(without.status.code(), Some(2), "without a terminal: {said}");
    assert!(
        said.contains("heeft een terminal nodig") && said.trim().lines().count() == 1,
        "{said}"
    );
    assert!(said.contains("ssh -t …") && !said.contains("--"), "nothing for a shell: {said}");
    let copy = host.run_client(&piet, &[], &["scp", "-f", "/etc/passwd"]);
    assert!(copy.status.code() == Some(2) && copy.stdout.is_empty(), "{copy:?}");
    let sftp = host.run_client(&piet, &["-s"], &["sftp"]);
    assert_ne!(sftp.status.code(), Some(0));
    assert!(sftp.stdout.is_empty(), "sftp answered: {:?}", sftp.stdout);
    assert_no_forwarding(&host, &piet);
    for option in ["-A", "-X", "-R0:127.0.0.1:22"] {
        let mut it = host.connect_with(&piet, &[option], &[]);
        it.see("3 organisaties").send("q");
        assert_eq!(it.wait_exit(), 0, "{option}");
    }
    let held = Command::new("ssh-keygen").args(["-lf", &format!("{piet}.pub")]).output().unwrap();
    let held = String::from_utf8(held.stdout).unwrap();
    let id = held.split_whitespace().nth(1).unwrap();
    host.run_ok(PIET_EMAIL, &["ssh", "sleutels", "intrek", id]);
    assert_eq!(host.run_client(&piet, &[], &[]).status.code(), Some(255), "a withdrawn key");
    let jan = host.give_key("jan@eigendomein.nl", "jan");
    host.run_ok(PIET_EMAIL, &["gebruiker", "blokkeer", "jan@eigendomein.nl"]);
    assert_eq!(
        host.run_client(&jan, &[], &[]).status.code(),
        Some(255),
        "of somebody who is blocked"
    );
}

/// Asserts that port forwarding is refused.
fn assert_no_forwarding(host: &Host, key: &str) {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let through = format!("-L127.0.0.1:{port}:127.0.0.1:{}", host.port());
    let mut client = host.start_client(key, &["-N", &through]);
    let mut met = None;
    wait_until("a port of the client", Duration::from_secs(20), || {
        met = TcpStream::connect(("127.0.0.1", port)).ok();
        met.is_some() || client.try_wait().unwrap().is_some()
    });
    let mut heard = String::new();
    if let Some(mut met) = met {
        met.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        // The connection closes without the greeting of the sshd behind the port.
        let _ = met.read_to_string(&mut heard);
    }
    let _ = client.kill();
    let _ = client.wait();
    assert_eq!(heard, "", "a way through");
}

/// Withdrawing the key ends an open session, with a message and the exit code for lost permission.
#[test]
fn a_session_ends_when_its_key_or_user_loses_access() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let (piet, jan) =
        (host.give_key(PIET_EMAIL, "piet"), host.give_key("jan@eigendomein.nl", "jan"));
    let (mut piet, mut jan) = (host.connect(&piet), host.connect(&jan));
    piet.see("3 organisaties").send("\x1a").see("Over ssh is er geen shell");
    piet.send("ga")
        .see("Over ssh kun je niet van gebruiker wisselen")
        .send("E")
        .see("kun je geen bestand schrijven");
    jan.see("Jan Jansen");
    host.run_ok(PIET_EMAIL, &["ssh", "sleutels", "intrek", "piet"]);
    piet.see("De sleutel van deze sessie is ingetrokken.");
    assert_eq!(piet.wait_exit(), 4);
    host.run_ok(PIET_EMAIL, &["gebruiker", "blokkeer", "jan@eigendomein.nl"]);
    jan.see("Je bent geblokkeerd, verwijderd");
    assert_eq!(jan.wait_exit(), 4);
    let mut home =
        std::fs::read_dir(std::path::Path::new(&host.db_path()).parent().unwrap()).unwrap();
    assert!(!home.any(|entry| entry.unwrap().path().extension().is_some_and(|end| end == "csv")));
}

/// Covers line mode on request, with and without a terminal, and for a terminal without cursor
/// addressing.
#[test]
fn line_mode_starts_by_its_word_and_ends_with_its_key() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let jan = host.give_key(JAN_EMAIL, "jan");
    let mut typing = host.connect_with(&jan, &["-oSetEnv=TERM=dumb"], &[]);
    typing.see("Je bent aangemeld als Jan Jansen").see("Wat wil je doen?").send("stop\r");
    assert_eq!(typing.wait_exit(), 0);
    let piped = host.run_client(&jan, &[], &["lines"]);
    let said = String::from_utf8_lossy(&piped.stdout).into_owned();
    assert!(
        piped.status.success() && said.starts_with("You are signed in as Jan Jansen."),
        "{said}"
    );
    let mut it = host.connect_with(&jan, &[], &["lijnmodus"]);
    it.see("Je bent aangemeld als Jan Jansen").send("db\r").see("‘db’ is hier geen keuze");
    it.send("gebruiker\r").see("Maak een nieuwe activatiecode").send("naam\r").see("De naam");
    it.send("Jan Twee\r").see("Je heet nu Jan Twee");
    assert_eq!(host.session_count(), 1);
    let log: serde_json::Value =
        serde_json::from_str(&host.run_ok(PIET_EMAIL, &["--json", "log"])).unwrap();
    assert!(log["entries"][0]["key"].is_number(), "{}", log["entries"][0]);
    host.run_ok(PIET_EMAIL, &["ssh", "sleutels", "intrek", "jan", "--van", JAN_EMAIL]);
    it.see("De sleutel van deze sessie is ingetrokken.");
    assert_eq!(it.wait_exit(), 4);
    assert_eq!(host.run_client(&jan, &[], &["lijnmodus"]).status.code(), Some(255));
}

/// Adds a key for a user as administrator (*Beheerder*). Returns the path of the private key.
fn add_key_for(host: &Host, by: &str, of: &str, name: &str) -> String {
    let key = host.create_key(name);
    let public = std::path::PathBuf::from(format!("{key}.pub"));
    let words = ["ssh", "sleutels", "toevoegen", "-", "--van", of];
    let done = host.toegang(Some(by), &words, Some(&public));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    key
}

/// An administrator who adds their own key for a user cannot sign in as that user.
#[test]
fn an_unconfirmed_key_cannot_sign_in_over_ssh() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let key = add_key_for(&host, PIET_EMAIL, JAN_EMAIL, "new");
    let mut tries = host.connect(&key);
    tries.see("Deze sleutel is nog niet bevestigd").miss("Jan Jansen").send("AAAA-AAAA-AAAA\r");
    tries.see("Deze code klopt niet").miss("Jan Jansen").send("\r").see("Er is niets gewijzigd");
    assert_eq!(tries.wait_exit(), 5);
    assert_eq!(host.run_client(&key, &[], &[]).status.code(), Some(2), "nor without a terminal");
    host.run_ok(JAN_EMAIL, &["ssh", "sleutels", "bevestig", "new"]);
    let mut jan = host.connect(&key);
    jan.see("Jan Jansen").send("ge").see("Sleutels 1").send("q");
    assert_eq!(jan.wait_exit(), 0);
    let log = host.run_ok(PIET_EMAIL, &["log", "--jsonl"]);
    assert!(
        log.contains("\"kind\":\"key.confirm\",\"denied\":\"bad_code\"")
            || log.contains("bad_code"),
        "{log}"
    );
}

/// A new user's first key asks for the activation code, and each log entry names the key.
#[test]
fn a_new_user_signs_in_with_the_activation_code() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let invited =
        host.run_ok(PIET_EMAIL, &["--json", "gebruiker", "voegtoe", "nova@eigendomein.nl"]);
    let invited: serde_json::Value = serde_json::from_str(&invited).unwrap();
    let code = invited["code"].as_str().unwrap();
    let key = add_key_for(&host, PIET_EMAIL, "nova@eigendomein.nl", "nova");
    let mut nova = host.connect(&key);
    nova.see("Deze sleutel is nog niet bevestigd").send(&format!("{code}\r"));
    nova.see("nova@eigendomein.nl · Basisgebruiker").send("gee").see("Je naam");
    nova.send("Nova\r").see("Je heet nu Nova").send("q");
    assert_eq!(nova.wait_exit(), 0);
    let keys = host.run_ok(PIET_EMAIL, &["--json", "ssh", "sleutels", "lijst", "--van", "Nova"]);
    let keys: serde_json::Value = serde_json::from_str(&keys).unwrap();
    let id = &keys["keys"][0]["id"];
    let log = host.run_ok(PIET_EMAIL, &["--json", "log"]);
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let lines = log["entries"].as_array().unwrap();
    let of = |kind: &str| lines.iter().find(|line| line["kind"] == kind).unwrap();
    for kind in ["user.activated", "invitation.accepted", "key.confirmed", "user.changed"] {
        assert_eq!(&of(kind)["key"], id, "{kind}");
    }
    let again = host.connect(&key);
    let mut again = again;
    again.see("Nova · Basisgebruiker").miss("nog niet bevestigd").send("q");
    assert_eq!(again.wait_exit(), 0);
    assert!(
        host.run_ok(PIET_EMAIL, &["db", "controleer"]).contains("precies overeen met het Logboek")
    );
}

/// A user adds a key in a session, and withdraws the key of that session.
#[test]
fn a_user_replaces_their_key_within_a_session() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let (old, new) = (host.give_key("jan@eigendomein.nl", "old"), host.create_key("new"));
    let line = std::fs::read_to_string(format!("{new}.pub")).unwrap();
    let mut jan = host.connect(&old);
    jan.see("Jan Jansen").send("ge").see("Sleutels 1").send("xs").see("Publieke sleutel");
    jan.send(&format!("\x1b[200~{line}\x1b[201~")).see("✓ SHA256:").send("\r").see("Sleutels 2");
    let mut again = host.connect(&new);
    again.see("Jan Jansen").send("q");
    assert_eq!(again.wait_exit(), 0);
    jan.send("\x1b[B")
        .see("Met deze sleutel ben je aangemeld")
        .send("d")
        .see("sessie eindigt zodra");
    jan.send("i").see("De sleutel van deze sessie is ingetrokken.");
    assert_eq!(jan.wait_exit(), 4);
    assert_eq!(host.run_client(&old, &[], &[]).status.code(), Some(255));
}

/// Covers a client that dies, and a client that stops responding. The program is idle, so this
/// measures sshd, which checks once per interval. Rounding to whole seconds can double an interval,
/// and sshd probes once more than configured.
#[test]
fn the_session_of_a_dead_client_ends() {
    if !is_enabled() {
        return;
    }
    let (seconds, times) = if is_long_run() { (2, 3) } else { (1, 2) };
    let host = Host::start(|settings| {
        settings
            .replace("ClientAliveInterval 15", &format!("ClientAliveInterval {seconds}"))
            .replace("ClientAliveCountMax 3", &format!("ClientAliveCountMax {times}"))
    });
    let key = host.give_key(PIET_EMAIL, "piet");
    let mut dies = host.connect(&key);
    dies.see("3 organisaties");
    assert_eq!(host.session_count(), 1);
    dies.signal(Signal::KILL);
    let took = wait_until("gone", Duration::from_secs(3), || host.session_count() == 0);
    report_time("gone after its client was killed", took);
    let mut freezes = host.connect(&key);
    freezes.see("3 organisaties");
    freezes.signal(Signal::STOP);
    // Allow for the rounding of sshd, which can triple an interval of one second.
    let limit = if is_long_run() { 3 * seconds * times } else { 12 };
    let took = wait_until("gone", Duration::from_secs(limit), || host.session_count() == 0);
    report_time(&format!("gone after its client froze, at {seconds} x {times} s"), took);
    freezes.signal(Signal::KILL);
}

/// Twenty concurrent sessions all write, and further sessions are refused.
#[test]
fn twenty_sessions_run_at_once_and_more_are_refused() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(|settings| {
        settings.replace("--hoogstens 100 --per-persoon 8", "--hoogstens 20 --per-persoon 19")
    });
    let (piet, anna) = (host.give_key(PIET_EMAIL, "piet"), host.give_key(ANNA_EMAIL, "anna"));
    let jan = host.give_key(JAN_EMAIL, "jan");
    let start = Instant::now();
    let mut all: Vec<_> = (0..19).map(|_| host.connect(&piet)).collect();
    for it in &mut all {
        it.see("3 organisaties");
    }
    let mut other = host.connect(&jan);
    other.see("Jan Jansen");
    report_time("20 first frames", start.elapsed());
    let mut own = host.connect(&piet);
    own.see("Je hebt al 19 sessies open").see("met sleutel");
    assert_eq!(own.wait_exit(), 7);
    let mut late = host.connect(&anna);
    late.see("Alle 20 sessies zijn in gebruik");
    assert_eq!(late.wait_exit(), 7);
    for (at, it) in all.iter_mut().enumerate() {
        it.send(&format!("3+up{at}@eigendomein.nl\r"));
    }
    for (at, it) in all.iter_mut().enumerate() {
        it.see(&format!("p{at}@eigendomein.nl")).see("Activatiecode");
    }
    report_time("19 written", start.elapsed());
    for it in &mut all {
        // Wait after Esc, because Esc and q together would be read as Alt+q.
        it.send("\x1b").miss("Activatiecode").see("24 gebruikers");
        for sign in ["locked", "bezet", "Bezig", "Er ging iets mis"] {
            assert!(!it.has_written(sign), "{sign}: {}", it.contents());
        }
        it.send("q");
        assert_eq!(it.wait_exit(), 0);
    }
    let said = host.run_ok(PIET_EMAIL, &["db", "controleer"]);
    assert!(said.contains("precies overeen met het Logboek"), "{said}");
    drop(other);
    let mut again = host.connect(&anna);
    again.see("Anna Visser").send("q");
    assert_eq!(again.wait_exit(), 0, "there is room again");
}

/// The check accepts the printed installation, and reports each mistake in a changed one.
#[test]
fn the_installation_check_finds_mistakes() {
    if !is_enabled() {
        return;
    }
    let host = Host::start(keep_settings);
    let check = || {
        let words = ["ssh", "installatie", "--controleer", "--json", "--account"];
        let config = ["--sshd-config", &host.config_path()];
        let done = Command::new(env!("CARGO_BIN_EXE_toegang"))
            .args(["--db", &host.db_path()])
            .args(words)
            .arg(&host.account)
            .args(config)
            .output()
            .unwrap();
        let said: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let findings = said["findings"].as_array().unwrap().clone();
        let wrong = findings.iter().filter(|one| one["fine"] == false);
        let wrong: Vec<_> = wrong.map(|one| one["name"].as_str().unwrap().to_owned()).collect();
        (done.status.code(), wrong)
    };
    assert_eq!(check(), (Some(0), Vec::new()));
    let locks = ["--lock", &host.account];
    wait_until("locked", Duration::from_secs(20), || {
        Command::new("usermod").args(locks).output().unwrap().status.success()
    });
    assert_eq!(check(), (Some(5), vec!["account".to_owned()]), "on the lock");
    let config = std::fs::read_to_string(host.config_path()).unwrap();
    let harmed = config.replace("AuthorizedKeysFile none", "AuthorizedKeysFile .ssh/x");
    std::fs::write(host.config_path(), harmed).unwrap();
    assert_eq!(check().1, ["account", "AuthorizedKeysFile"]);
}
