//! `db deel`, `db volg`, `db gedeeld` and `db los`, with a PostgreSQL of the test.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::Path,
    process::{Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

use super::{program, small_world};
use crate::support::{Cluster, PollTimer, World, unshared};

/// The longest time that a failure may take, on a busy machine.
const MOST: Duration = Duration::from_secs(5);

const PASSWORD: &str = "geheim";

/// Runs a command with this address of the shared log. The password in it appears nowhere.
fn run(home: &Path, address: &str, arguments: &[&str]) -> Output {
    let output = program(home, arguments).env("TOEGANG_GEDEELD", address).output().unwrap();
    for told in [&output.stdout, &output.stderr] {
        assert!(!contains_password(told), "{arguments:?}: {}", String::from_utf8_lossy(told));
    }
    output
}

fn contains_password(bytes: &[u8]) -> bool {
    bytes.windows(PASSWORD.len()).any(|some| some == PASSWORD.as_bytes())
}

/// Runs a command that must succeed; returns its output.
fn done(home: &Path, address: &str, arguments: &[&str]) -> String {
    let output = run(home, address, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command that must fail; returns its exit code, and the code and message of the error.
fn failed(home: &Path, address: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let begun = Instant::now();
    let output = run(home, address, &[arguments, &["--json"]].concat());
    assert!(begun.elapsed() < MOST, "{arguments:?} took {:?}", begun.elapsed());
    let told = String::from_utf8(output.stderr).unwrap();
    let error: Value = serde_json::from_str(&told).expect(&told);
    let text = |name: &str| error["error"][name].as_str().unwrap().to_owned();
    (output.status.code(), text("code"), text("message"))
}

/// A host with the example that shares it; `None` on a machine without PostgreSQL.
fn shared_world() -> Option<(Cluster, TempDir, String)> {
    let cluster = Cluster::start()?;
    let (home, _) = unshared(small_world);
    let address = cluster.address("owner");
    done(home.path(), &address, &["--db", "t.db", "db", "deel"]);
    Some((cluster, home, address))
}

#[test]
fn a_file_is_shared_followed_and_left() {
    let Some(cluster) = Cluster::start() else { return };
    let (home, _) = unshared(small_world);
    let (home, address) = (home.path(), cluster.address("owner") + " password=" + PASSWORD);
    let owner = |arguments: &[&str]| done(home, &address, arguments);
    // A dry run publishes nothing.
    owner(&["--db", "t.db", "db", "deel", "--proef"]);
    let told = owner(&["--db", "t.db", "--als", "piet@eigendomein.nl", "log"]);
    assert!(!told.contains("Host"), "{told}");
    let told = owner(&["--db", "t.db", "db", "gedeeld"]);
    assert!(told.contains("dit bestand is alleen"), "{told}");
    let (.., why) = failed(home, &address, &["--db", "b.db", "db", "volg"]);
    assert!(why.contains("staat geen Logboek"), "{why}");
    let told = owner(&["--db", "t.db", "db", "deel"]);
    assert!(told.starts_with("Gedeeld: 29 regels"), "{told}");
    // A second time it only gives rights, to all of these roles or to none.
    let (.., why) = failed(home, &address, &["--db", "t.db", "db", "deel", "host", "geen"]);
    assert!(why.contains("niet al deze rollen"), "{why}");
    let (.., why) = failed(home, &cluster.address("host"), &["--db", "b.db", "db", "volg"]);
    assert!(why.contains("geen recht"), "{why}");
    owner(&["--db", "t.db", "db", "deel", "host", "--proef"]);
    let (.., why) = failed(home, &cluster.address("host"), &["--db", "b.db", "db", "volg"]);
    assert!(why.contains("geen recht"), "{why}");
    let told = owner(&["--db", "t.db", "db", "deel", "host"]);
    assert!(told.contains("mogen lezen en regels toevoegen: host."), "{told}");

    let host = |arguments: &[&str]| done(home, &cluster.address("host"), arguments);
    host(&["--db", "b.db", "db", "volg", "--proef"]);
    assert!(!home.join("b.db").exists());
    let told = host(&["--db", "b.db", "db", "volg"]);
    assert!(told.contains("29 regels overgenomen"), "{told}");
    let piet = ["--als", "piet@eigendomein.nl"];
    let words = ["--db", "b.db", "lid", "voegtoe", "Piet Holding", "jan@eigendomein.nl"];
    host(&[&piet[..], &words].concat());
    let told = owner(&[&piet[..], &["--db", "t.db", "lid", "lijst", "Piet Holding"]].concat());
    assert!(told.contains("Jan Jansen"), "{told}");
    owner(&[&piet[..], &["--db", "t.db", "ongedaan"]].concat());
    for db in ["t.db", "b.db"] {
        host(&["--db", db, "db", "controleer"]);
    }
    assert_eq!(
        owner(&["--db", "t.db", "db", "exporteer"]),
        host(&["--db", "b.db", "db", "exporteer"])
    );
    // No file of a host has the password, and no answer has it.
    owner(&["--db", "t.db", "diagnose"]);
    for entry in fs::read_dir(home).unwrap().flatten().filter(|it| it.path().is_file()) {
        assert!(!contains_password(&fs::read(entry.path()).unwrap()), "{:?}", entry.path());
    }
    let told = host(&["--db", "b.db", "db", "gedeeld", "--json"]);
    assert!(told.contains("31 / 31") && told.contains("zonder reserve"), "{told}");
    // Each line keeps the role of its host: the access came from one, its undo from the other.
    let last = "select host from toegang.line order by number desc limit 2";
    let rows = cluster.owner().query(last, &[]).unwrap();
    let hosts: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(hosts, ["owner", "host"]);
    let told = host(&["--db", "b.db", "db", "gedeeld"]);
    assert!(told.contains("Laatste regel van") && told.contains("owner"), "{told}");

    // The log of either host says so too, on paper and for programs, and so does an export.
    for db in ["t.db", "b.db"] {
        let log = |more: &[&str]| host(&[&piet[..], &["--db", db, "log"], more].concat());
        let told = log(&[]);
        let heads = told.lines().find(|line| line.contains("Wie")).unwrap();
        assert!(heads.contains("Host"), "{told}");
        let document: Value = serde_json::from_str(&log(&["--json"])).unwrap();
        let hosts = document["entries"].as_array().unwrap().iter().map(|it| it["host"].as_str());
        assert_eq!(hosts.take(3).collect::<Vec<_>>(), [Some("owner"), Some("host"), None]);
        let told = host(&["--db", db, "db", "exporteer"]);
        assert_eq!(told.matches(r#""host":"host""#).count(), 1, "{told}");
    }
    let exported = host(&["--db", "b.db", "db", "exporteer"]);
    fs::write(home.join("all.jsonl"), &exported).unwrap();
    done(home, "", &["--db", "i.db", "db", "importeer", "all.jsonl"]);
    assert_eq!(done(home, "", &["--db", "i.db", "db", "exporteer"]), exported);

    // A damaged file is restored from the shared log.
    host(&["--db", "b.db", "db", "kopie", "d.db"]);
    let db = rusqlite::Connection::open(home.join("d.db")).unwrap();
    let rename = "update user set full_name = 'Iemand' where email = 'jan@eigendomein.nl'";
    assert_eq!(db.execute(rename, []), Ok(1));
    drop(db);
    let checked = run(home, &cluster.address("host"), &["--db", "d.db", "db", "controleer"]);
    assert_eq!(checked.status.code(), Some(8));
    host(&["--db", "d.db", "db", "herstel", "--proef", "n.db"]);
    assert!(!home.join("n.db").exists());
    let told = host(&["--db", "d.db", "db", "herstel", "n.db"]);
    assert!(told.contains("31 regels overgenomen"), "{told}");
    let (.., why) = failed(home, &address, &["--db", "t.db", "db", "herstel", "n.db"]);
    assert!(why.contains("n.db"), "{why}");
    host(&["--db", "n.db", "db", "controleer"]);

    // A line that was changed on the server is found.
    let change = "alter table toegang.line disable trigger all;
        update toegang.line set body = body || ' ' where number = 5";
    cluster.owner().batch_execute(change).unwrap();
    let (code, _, why) = failed(home, &address, &["--db", "t.db", "db", "controleer"]);
    assert!(code == Some(8) && why.contains("Regel 5 van het gedeelde Logboek"), "{why}");

    // After a question, a file goes on alone, also without a server.
    let nowhere = "host=/nergens user=host";
    let (code, ..) = failed(home, nowhere, &["--db", "b.db", "db", "los"]);
    assert_eq!(code, Some(9));
    done(home, nowhere, &["--db", "b.db", "db", "los", "--ja"]);
    done(home, "", &[&piet[..], &["--db", "b.db", "lid", "lijst", "Piet Holding"]].concat());
    // A copy of a file follows as its original does.
    owner(&["--db", "t.db", "db", "kopie", "c.db"]);
    host(&["--db", "c.db", "db", "gedeeld"]);

    // A log that lost its end is not taken over in place of the file that has it.
    let cut = "delete from toegang.line where number > 26; update toegang.head set number = 26,
        hash = (select hash from toegang.line where number = 26)";
    cluster.owner().batch_execute(cut).unwrap();
    let (.., why) = failed(home, &address, &["--db", "t.db", "db", "herstel", "m.db"]);
    assert!(why.contains("mist het einde van dit bestand (5 of meer regels)"), "{why}");
    assert!(!home.join("m.db").exists());
    // The owner puts back the end after a question; a host may not.
    let (code, _, why) = failed(home, &address, &["--db", "t.db", "db", "deel"]);
    assert!(code == Some(9) && why.contains("mist de laatste 5 regels"), "{code:?} {why}");
    let as_host = cluster.address("host");
    let (.., why) = failed(home, &as_host, &["--db", "t.db", "db", "deel", "--ja"]);
    assert!(why.contains("geen recht"), "{why}");
    let told = done(home, &address, &["--db", "t.db", "db", "deel", "host", "--ja"]);
    assert!(told.contains("Teruggezet: 5 regels") && told.contains("Gedeeld: 31 regels"), "{told}");
    assert!(told.contains("Deze rollen mogen lezen en regels toevoegen: host"), "{told}");
    cluster
        .owner()
        .batch_execute("update toegang.line set body = rtrim(body) where number = 5")
        .unwrap();
    done(home, &address, &["--db", "t.db", "db", "controleer"]);
    host(&["--db", "c.db", "db", "controleer"]);
}

#[test]
fn every_failure_of_the_shared_log_has_its_sentence() {
    let Some((cluster, home, address)) = shared_world() else { return };
    let home = home.path();
    let mut owner = cluster.owner();
    owner
        .batch_execute(
            "create role guest login; create role reader login;
             alter role reader set default_transaction_read_only = on;
             create role nobody login connection limit 0",
        )
        .unwrap();
    owner.batch_execute("create database other").unwrap();
    let folder = cluster.folder();
    let volg = ["--db", "n.db", "db", "volg"];
    // It accepts connections, and never answers.
    let hangs = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let hanging = hangs.local_addr().unwrap().port();
    let near = format!("host={folder} dbname=postgres password=geheim user=");
    let cases = [
        ("", "geen adres"),
        ("dbname", "niet te lezen"),
        ("dbname=toegang user=host", "niet te lezen"),
        ("host=192.0.2.1 password=geheim user=a", "moet versleuteld zijn"),
        ("host=192.0.2.1 sslrootcert=/geen.pem user=a", "/geen.pem is geen bruikbaar certificaat"),
        ("host=127.0.0.1 port=1 user=a password=geheim", "Geen verbinding"),
        ("host=/nergens user=a password=geheim", "Geen verbinding"),
        (&format!("{near}stranger"), "weigert deze rol"),
        (&format!("{near}guest"), "geen recht"),
        (&format!("{near}reader"), "is een reserve"),
        (&format!("{near}nobody"), "geen verbindingen meer"),
        (&format!("host={folder} dbname=geen user=owner"), "geen database met deze naam"),
        (&format!("host={folder} dbname=other user=owner"), "staat geen Logboek"),
        (&format!("host=127.0.0.1 port={hanging} user=a"), "antwoordt niet binnen 2 s"),
    ];
    for (address, said) in cases {
        let (code, error, why) = failed(home, address, &volg);
        assert!(why.contains(said), "{address}: {why}");
        assert!(why.contains("Er is niets gewijzigd"), "{why}");
        assert_eq!(code, Some(8), "{why}");
        let is_away = said == "Geen verbinding" || said.contains("antwoordt niet");
        assert_eq!(error == "unreachable", is_away, "{error}");
    }
    // The log of another file: one with other lines, and a database of another program.
    let world = unshared(World::full);
    let file = world.path();
    let other = file.parent().unwrap();
    let (.., why) = failed(other, &address, &["--db", "t.db", "db", "volg"]);
    assert!(why.contains("van een ander bestand"), "{why}");
    let (.., why) = failed(other, &address, &["--db", "t.db", "db", "deel"]);
    assert!(why.contains("van een ander bestand"), "{why}");
    let elsewhere = format!("host={folder} dbname=other user=owner");
    let mut there = postgres::Client::connect(&elsewhere, postgres::NoTls).unwrap();
    there.batch_execute("create table customer (id int)").unwrap();
    for command in [["t.db", "db", "deel"], ["n.db", "db", "volg"]] {
        let (.., why) = failed(other, &elsewhere, &[&["--db"], &command[..]].concat());
        assert!(why.contains("van een ander programma"), "{why}");
    }
    done(other, "", &["--db", "t.db", "db", "controleer"]);

    // A writer meets a full server, and one that a newer version writes.
    let add = ["--db", "t.db", "--als", "piet@eigendomein.nl", "lid", "voegtoe", "Piet Holding"];
    let add = [&add[..], &["jan@eigendomein.nl"]].concat();
    let full = "create function toegang.no_space() returns trigger language plpgsql as
        $$ begin raise exception 'no space' using errcode = '53100'; end $$;
        create trigger no_space before insert on toegang.line
        for each statement execute function toegang.no_space()";
    owner.batch_execute(full).unwrap();
    let (.., why) = failed(home, &address, &add);
    assert!(why.contains("is vol"), "{why}");
    owner.batch_execute("drop trigger no_space on toegang.line").unwrap();
    owner.batch_execute("update toegang.head set format = 2").unwrap();
    let (.., why) = failed(home, &address, &add);
    assert!(why.contains("nieuwere versie"), "{why}");
    owner.batch_execute("update toegang.head set format = 1").unwrap();
    done(home, &address, &add);
    assert_eq!(fs::read_dir(home).unwrap().filter(is_database).count(), 1);
}

fn is_database(entry: &std::io::Result<fs::DirEntry>) -> bool {
    entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "db")
}

#[test]
fn without_the_shared_log_nothing_is_read_written_or_opened() {
    let Some((cluster, home, address)) = shared_world() else { return };
    let home = home.path();
    let piet = ["--db", "t.db", "--als", "piet@eigendomein.nl"];
    let list = [&piet[..], &["lid", "lijst", "Piet Holding"]].concat();
    let lookup =
        ["--db", "t.db", "ssh", "opzoek", "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"];
    done(home, &address, &lookup);
    // A server that hangs delays nothing if another one writes.
    let hangs = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, folder) = (hangs.local_addr().unwrap().port(), cluster.folder());
    let both = format!("host=127.0.0.1,{folder} port={port},5432 user=owner dbname=postgres");
    done(home, &both, &list);
    cluster.suspend();
    for words in [&list[..], &lookup, &["--db", "t.db", "db", "gedeeld"]] {
        let (_, code, why) = failed(home, &address, words);
        assert_eq!(code, "unreachable", "{why}");
    }
    let (_, code, why) = failed(home, &address, &["--db", "n.db", "db", "volg"]);
    assert_eq!(code, "unreachable", "{why}");
    assert!(!home.join("n.db").exists());
    cluster.resume();
    done(home, &address, &list);
    done(home, &address, &lookup);
}

#[test]
fn names_are_completed_on_a_shared_file() {
    let Some((_cluster, home, address)) = shared_world() else { return };
    let mut complete = program(home.path(), &["--", "toegang", "lid", "lijst", "pi"]);
    complete.env("TOEGANG_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "3");
    complete.env("TOEGANG_DB", "t.db").env("TOEGANG_ALS", "piet@eigendomein.nl");
    let offered = complete.env("TOEGANG_GEDEELD", address).output().unwrap().stdout;
    assert_eq!(String::from_utf8(offered).unwrap().trim(), "Piet\\ Holding\\ B.V.");
}

#[test]
fn a_followed_log_shows_what_other_hosts_do() {
    let Some((_cluster, home, address)) = shared_world() else { return };
    let home = home.path();
    done(home, &address, &["--db", "b.db", "db", "volg"]);
    let piet = ["--als", "piet@eigendomein.nl"];
    let follow = [&piet[..], &["--db", "b.db", "log", "--volg"]].concat();
    let mut follow = program(home, &follow);
    follow.env("TOEGANG_GEDEELD", &address).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut follow = follow.spawn().unwrap();
    let mut lines = BufReader::new(follow.stdout.take().unwrap()).lines();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(lines.next()));
    let begun = Instant::now();
    // It tells only what comes after its start, of which it gives no sign.
    let mut is_member = false;
    let line = loop {
        let words = if is_member { "verwijder" } else { "voegtoe" };
        is_member = !is_member;
        let words = ["--db", "t.db", "lid", words, "Piet Holding", "jan@eigendomein.nl", "--ja"];
        run(home, &address, &[&piet[..], &words].concat());
        if let Ok(line) = told.recv_timeout(Duration::from_secs(1)) {
            break line.unwrap().unwrap();
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "nothing was told");
    };
    follow.kill().unwrap();
    follow.wait().unwrap();
    let row: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        (row["user"]["name"].as_str(), row["host"].as_str()),
        (Some("Jan Jansen"), Some("owner"))
    );
}

#[test]
fn a_stopped_import_holds_up_nobody_and_says_that_nothing_is_saved() {
    let Some((cluster, home, address)) = shared_world() else { return };
    let home = home.path();
    let rows: Vec<_> = (0..20_000).map(|nth| format!("i{nth}@eigendomein.nl")).collect();
    fs::write(home.join("all.csv"), format!("e-mail\n{}", rows.join("\n"))).unwrap();
    done(home, &address, &["--db", "b.db", "db", "volg"]);
    let piet = |db, words: &[&'static str]| {
        [&["--db", db, "--als", "piet@eigendomein.nl"], words].concat()
    };
    let mut import = program(home, &piet("t.db", &["importeer", "gebruikers", "all.csv"]));
    import.env("TOEGANG_GEDEELD", &address).stdout(Stdio::piped()).stderr(Stdio::piped());
    let import = import.spawn().unwrap();
    let mut owner = cluster.owner();
    let mut timer = PollTimer::new();
    // Its first sign of life, once it imports.
    let has_gate = "select from pg_stat_activity where query = 'select toegang.gate()'";
    while owner.query(has_gate, &[]).unwrap().is_empty() {
        assert!(timer.pause(Duration::from_millis(2)) < Duration::from_secs(30));
    }
    kill_process(Pid::from_child(&import), Signal::STOP).unwrap();
    let begun = Instant::now();
    done(home, &address, &piet("b.db", &["gebruiker", "nodiguit", "b@eigendomein.nl"]));
    assert!(begun.elapsed() < MOST, "{:?}", begun.elapsed());
    kill_process(Pid::from_child(&import), Signal::CONT).unwrap();
    let ended = import.wait_with_output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(ended.status.code() == Some(7) && told.contains("niets gewijzigd"), "{told}");
    let told = done(home, &address, &piet("t.db", &["gebruiker", "lijst", "--json"]));
    assert!(told.contains("b@eigendomein.nl") && !told.contains("i0@eigendomein.nl"), "{told}");
}

/// Starts a server that answers one connection that it offers no encryption; returns its port.
fn plain_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(2) {
            let _ = stream.and_then(|mut stream| {
                stream.read_exact(&mut [0; 8])?;
                stream.write_all(b"N")
            });
        }
    });
    port
}

#[test]
fn a_server_proves_its_name_and_a_host_its_own() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let Some(cluster) = Cluster::start_encrypted(free) else { return };
    let (home, _) = unshared(small_world);
    let home = home.path();
    done(home, &cluster.address("owner"), &["--db", "t.db", "db", "deel", "host"]);
    let folder = cluster.folder();
    let server = format!("host=localhost port={free} dbname=postgres user=host");
    let root = format!("{server} sslmode=verify-full sslrootcert={folder}/ca.pem");
    let own = format!("sslcert={folder}/host.pem sslkey={folder}/host.key");
    let volg = ["--db", "n.db", "db", "volg"];
    let stranger = home.join("stranger.pem");
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-nodes", "-newkey", "rsa:2048", "-subj", "/CN=host"]);
    openssl.arg("-keyout").arg(home.join("stranger.key")).arg("-out").arg(&stranger);
    assert!(openssl.output().unwrap().status.success());
    let strange = format!("sslcert={} sslkey={}/stranger.key", stranger.display(), home.display());
    for (address, said) in [
        (server, "weigert deze rol"),
        (format!("{root} {strange}"), "weigert het certificaat van deze host"),
        (root.replace(&free.to_string(), &plain_port().to_string()), "geen versleutelde"),
        (root.clone(), "weigert deze rol"),
        (format!("{root} sslcert={folder}/host.pem"), "geen bruikbaar certificaat"),
        (format!("{root} {own}").replace("ca.pem", "host.pem"), "bewijst niet"),
        (format!("{root} {own}").replace("localhost", "127.0.0.1"), "bewijst niet"),
        (format!("{root} {own}").replace("user=host", "user=owner"), "weigert deze rol"),
    ] {
        let (.., why) = failed(home, &address, &volg);
        assert!(why.contains(said), "{address}: {why}");
    }
    let address = format!("{root} {own} password={PASSWORD}");
    done(home, &address, &volg);
    let piet = ["--db", "n.db", "--als", "piet@eigendomein.nl"];
    let add = ["lid", "voegtoe", "Piet Holding", "jan@eigendomein.nl"];
    done(home, &address, &[&piet[..], &add].concat());
    for words in [&["log", "--json"][..], &["db", "gedeeld"], &["diagnose"], &["db", "exporteer"]] {
        let told = done(home, &address, &[&piet[..], words].concat());
        assert!(!told.contains("host.key") && !told.contains("sslrootcert"), "{told}");
    }
    done(home, &address, &["--db", "n.db", "db", "controleer"]);
    // Over the same connection the role may do nothing else.
    let mut psql = Command::new("psql");
    psql.args([&format!("{root} {own}"), "-c", "select count(*) from toegang.line"]);
    assert!(psql.output().unwrap().status.success());
    for forbidden in [
        "insert into toegang.line values (1, '', '')",
        "update toegang.head set number = 7",
        "delete from toegang.line",
        "create table toegang.mine (x int)",
    ] {
        let mut psql = Command::new("psql");
        let refused = psql.args([&format!("{root} {own}"), "-c", forbidden]).output().unwrap();
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(told.contains("permission denied"), "{forbidden}: {told}");
    }
}

/// The commands to try it on one machine run as written, against a server that admits roles as that
/// of Debian does.
#[test]
fn every_command_of_the_guide_about_many_hosts_runs() {
    let Some((cluster, port)) = Cluster::start_as_on_debian() else { return };
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/docs/many-hosts.md");
    let text = fs::read_to_string(guide).unwrap();
    let text = text.replace("host=localhost", &format!("host=localhost port={port}"));
    let blocks = text.split("```bash\n").skip(1).filter_map(|block| block.split("```").next());
    // The account `postgres` is the one that runs this.
    let script = format!("sudo() {{ shift 2; \"$@\"; }}\n{}", blocks.collect::<String>());
    assert!(script.lines().count() > 20, "{script}");
    let home = tempfile::tempdir().unwrap();
    let bin = Path::new(env!("CARGO_BIN_EXE_toegang")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", &script]).current_dir(&home).env("HOME", home.path());
    for name in crate::support::USER_ENV_VARS {
        bash.env_remove(name);
    }
    bash.env("PATH", path).env("PGHOST", cluster.folder());
    bash.env("PGPORT", port.to_string()).env("PGUSER", "owner");
    let output = bash.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}\n{told}");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("Jan Jansen") && told.contains("Anna Visser"), "{told}");
}
