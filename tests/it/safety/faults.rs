//! System calls that fail, at each call that the program makes on the file. The messages must be
//! true.

use std::{
    collections::BTreeMap, fs, os::unix::fs::FileExt, path::Path, process::Command, time::Duration,
};

use toegang::{
    domain::Query,
    store::{Store, StoreError},
};

use crate::{
    cli::{program, small_world},
    support::{
        can_trace, fault_positions, is_long_run, report_figures, run_with_fault,
        run_with_fault_from,
    },
};

/// System calls with the injected error.
pub(super) const FAULTS: [&str; 11] = [
    "fdatasync:error=EIO",
    "fsync:error=EIO",
    "pwrite64:error=ENOSPC",
    "pwrite64:error=EIO",
    "pread64:error=EIO",
    "ftruncate:error=EIO",
    "openat:error=EMFILE",
    "openat:error=EACCES",
    "fcntl:error=ENOLCK",
    "mmap:error=ENOMEM",
    "unlink:error=EIO",
];
/// A table with three new users.
const IMPORT_TABLE: &str = "e-mail\nmia@eigendomein.nl\npim@eigendomein.nl\nlex@eigendomein.nl\n";

fn call_name(kind: &str) -> &str {
    kind.split(':').next().unwrap()
}

/// Returns whether all these addresses belong to users. Panics if only some do.
fn are_users(store: &Store, emails: &[&str]) -> bool {
    let found = emails.iter().filter(|email| store.find_user(email).unwrap().is_some()).count();
    assert!(found == 0 || found == emails.len(), "half of it: {found}");
    found > 0
}

/// Injects a fault into each call, one per run. Returns the number of runs for each exit code.
fn run_with_faults(words: &[&str], emails: &[&str]) -> BTreeMap<String, usize> {
    let (_home, pristine) = small_world();
    let pristine = fs::read(pristine).unwrap();
    let mut ends = BTreeMap::new();
    for kind in FAULTS {
        for nth in fault_positions() {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().canonicalize().unwrap();
            let path = folder.join("t.db");
            super::tampering::write_private(&path, &pristine);
            fs::write(folder.join("t.csv"), IMPORT_TABLE).unwrap();
            let db = path.display().to_string();
            let flags = ["--db", &db, "--als", "piet@eigendomein.nl"];
            let command: Command = program(&folder, &[&flags, words].concat());
            let (wal, shm) = (format!("{db}-wal"), format!("{db}-shm"));
            let paths = [&db, &wal, &shm, folder.to_str().unwrap()];
            let Some(done) = run_with_fault(&command, kind, nth, &paths) else { break };
            let (code, said) = (done.status.code(), String::from_utf8_lossy(&done.stderr));
            let store = Store::open(&path, Duration::from_secs(5)).unwrap();
            assert_eq!(store.check_log().unwrap(), [], "{kind} {nth}");
            let kept = are_users(&store, emails);
            assert_eq!(kept, code == Some(0), "{kind} {nth}: {code:?} {said}");
            assert!(kept || said.starts_with("toegang: "), "{kind} {nth}: {said}");
            // A failing disk is not an internal error, and has its own message.
            assert_ne!(code, Some(70), "{kind} {nth}: {said}");
            // A page that fails to read once is not reported as damage. Operations of several steps
            // do not retry the read.
            let of_a_page = said.contains("beschadigd") || said.contains("Logboek");
            let once = call_name(kind) == "pread64" && emails.len() == 1;
            assert!(!(once && of_a_page), "{kind} {nth}: {said}");
            let of_the_disk = ["fsync", "pwrite64", "ftruncate"].contains(&call_name(kind));
            if of_the_disk && kind.ends_with("EIO") && !kept {
                assert!(said.contains("geeft fouten; er is niets opgeslagen"), "{kind}: {said}");
            }
            *ends.entry(format!("{code:?}")).or_default() += 1;
        }
    }
    ends
}

#[test]
fn error_messages_are_true_for_every_failing_call() {
    if !can_trace() {
        return;
    }
    let add = ["gebruiker", "voegtoe", "mia@eigendomein.nl"];
    let ends = run_with_faults(&add, &add[2..]);
    assert!(ends.len() > 1, "something failed and something did not matter: {ends:?}");
    report_figures("faults of the system, one user", &format!("{ends:?}"));
    if is_long_run() {
        let table = ["mia@eigendomein.nl", "pim@eigendomein.nl", "lex@eigendomein.nl"];
        let ends = run_with_faults(&["importeer", "gebruikers", "t.csv"], &table);
        report_figures("faults of the system, a table", &format!("{ends:?}"));
    }
}

/// A page that can never be read is reported as a disk error, not as damage, whichever page it is.
#[test]
fn a_failing_disk_is_reported_as_a_disk_error() {
    if !can_trace() {
        return;
    }
    let (_home, db) = small_world();
    let small = fs::read(&db).unwrap();
    // Make the file too large for a full check on opening.
    let fill = "create table pad (x); insert into pad values (zeroblob(17000000))";
    rusqlite::Connection::open(&db).unwrap().execute_batch(fill).unwrap();
    let large = fs::read(&db).unwrap();
    let (list, add) =
        (&["gebruiker", "lijst"][..], &["gebruiker", "voegtoe", "mia@eigendomein.nl"][..]);
    let mut met = 0;
    for (words, pristine, step) in [
        (list, &small, 5_usize),
        (add, &small, 5),
        (list, &large, 5),
        (&["db", "controleer"], &large, 1_500),
    ] {
        // Try every `step`-th call. The last calls belong to the query itself.
        for nth in (1..).step_by(if is_long_run() { step.div_ceil(20) } else { step }) {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().canonicalize().unwrap().join("t.db");
            super::tampering::write_private(&path, pristine);
            let db = path.display().to_string();
            let all = [&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat();
            let bad =
                run_with_fault_from(&program(home.path(), &all), "pread64:error=EIO", nth, &[&db]);
            let Some(done) = bad else { break };
            let said = String::from_utf8_lossy(&done.stderr);
            assert_eq!(done.status.code(), Some(8), "{nth}: {said}");
            assert!(
                said.contains("De schijf, of de verbinding ermee, geeft fouten"),
                "{nth}: {said}"
            );
            assert!(
                !said.contains("Logboek"),
                "and not as one that somebody changed: {nth} {said}"
            );
            assert!(fs::read(&path).unwrap() == *pristine, "{nth}");
            met += 1;
        }
    }
    assert!(met > 20, "{met}");
    report_figures(
        "a disk that gives no page from some call on",
        &format!("{met} runs, told as that"),
    );
}

#[test]
fn a_damaged_page_is_not_reported_as_a_disk_error() {
    let world = super::tampering::with_every_table();
    let whole = super::tampering::file_bytes(&world.path());
    let (size, mut met) = (4096, 0);
    for page in (3..whole.len() / size).step_by(if is_long_run() { 1 } else { 3 }) {
        let (_dir, path) = super::tampering::changed_file(&whole, "");
        let store = Store::open(&path, Duration::ZERO).unwrap();
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        file.write_all_at(&[0x5a; 4096], (page * size).try_into().unwrap()).unwrap();
        let piet = world.session("piet");
        for query in [
            Query::Users(crate::support::all_rows()),
            Query::Organisations(crate::support::all_rows()),
            Query::Me,
        ] {
            match store.ask(piet, &query, world.now) {
                Err(StoreError::Damaged(_)) => met += 1,
                Err(other) => panic!("{page}: {other:?}"),
                Ok(_) => {}
            }
        }
        let found = store.check_log();
        assert!(!matches!(found, Err(StoreError::Disk(_))), "{page}: {found:?}");
    }
    assert!(met > 2, "{met}");
}

/// After a fault while signing up or restoring creates a file, the file is complete or missing. The
/// next run uses or creates the file.
#[test]
fn a_file_is_created_completely_or_not_at_all() {
    if !can_trace() {
        return;
    }
    let killed = [
        "pwrite64:signal=KILL",
        "fsync:signal=KILL",
        "unlink:signal=KILL",
        "mkdir:signal=KILL",
        "flock:signal=KILL",
        "renameat2:signal=KILL",
        "rmdir:signal=KILL",
    ];
    // A full disk and missing permission have the same effect here as an I/O error, so a short run
    // skips them.
    let often = |kind: &&str| is_long_run() || kind.ends_with("EIO") || kind.ends_with("KILL");
    let (_home, old) = small_world();
    let whole = Store::open(Path::new(&old), Duration::ZERO).unwrap().head().unwrap();
    let mut ends = BTreeMap::new();
    for (kind, restores) in FAULTS
        .into_iter()
        .chain(killed)
        .filter(often)
        .flat_map(|kind| [(kind, false), (kind, true)])
    {
        for nth in fault_positions() {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().canonicalize().unwrap();
            let path = folder.join("t.db");
            let db = path.display().to_string();
            let words = if restores {
                ["--db", &old, "db", "herstel", &db]
            } else {
                ["--db", &db, "registreer", "mia@mia.example", "--naam=Mia"]
            };
            let [made, staged] = [db.clone(), format!("{db}.new/toegang.db")];
            let paths: Vec<String> = [made, staged]
                .iter()
                .flat_map(|path| ["", "-wal", "-shm"].map(|side| format!("{path}{side}")))
                .chain([format!("{db}.new"), folder.display().to_string()])
                .collect();
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let Some(done) = run_with_fault(&program(&folder, &words), kind, nth, &paths) else {
                break;
            };
            let (code, said) = (done.status.code(), String::from_utf8_lossy(&done.stderr));
            *ends.entry(format!("{code:?}")).or_default() += 1;
            let made = path.exists();
            assert!(made || code != Some(0), "{kind} {nth}: {said}");
            let store = Store::open(&path, Duration::from_secs(5)).unwrap_or_else(|error| {
                panic!("{kind} {nth}: {error:?} after {code:?} {said}");
            });
            assert_eq!(store.check_log().unwrap(), [], "{kind} {nth}");
            if restores && made {
                assert_eq!(store.head().unwrap(), whole, "{kind} {nth}");
            } else if code.is_some() && !restores {
                let kept = store.find_user("mia@mia.example").unwrap().is_some();
                assert_eq!(kept, code == Some(0), "{kind} {nth}: {said}");
            }
        }
    }
    let ends: BTreeMap<String, usize> = ends;
    assert!(ends.len() > 2, "something failed, died and did not matter: {ends:?}");
    report_figures("faults of the system while a file is made", &format!("{ends:?}"));
}

/// A full disk is reported, and no change is half done.
#[test]
fn a_full_disk_is_reported_and_earlier_changes_stay() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    let db = Path::new(&db).canonicalize().unwrap().display().to_string();
    let words = ["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker", "voegtoe", "a@b.nl"];
    let wal = format!("{db}-wal");
    let full = "pwrite64:error=ENOSPC";
    let done = run_with_fault(&program(home.path(), &words), full, 1, &[&wal]).unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(8) && said.contains("vol"), "{:?} {said}", done.status);
    let store = Store::open(Path::new(&db), Duration::ZERO).unwrap();
    assert_eq!((store.check_log().unwrap(), store.find_user("a@b.nl").unwrap()), (vec![], None));
}

/// A fault makes the system report a network file system.
#[test]
fn a_file_on_a_network_drive_is_refused_with_the_reason() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    let pristine = fs::read(&db).unwrap();
    let command = program(home.path(), &["--db", &db, "organisatie", "lijst", "--als", "piet"]);
    for (kind, name) in [("69690000", "NFS"), ("424d53ff", "CIFS")] {
        let drive = format!("statfs:poke_exit=@arg2={kind}00000000");
        let done = run_with_fault(&command, &drive, 1, &[]).unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let why = format!("staat op een netwerkschijf ({name})");
        assert!(done.status.code() == Some(8) && said.contains(&why), "{:?} {said}", done.status);
    }
    assert_eq!(fs::read(&db).unwrap(), pristine);
}

/// The error must not look like side files of another program beside the database.
#[test]
fn too_many_open_files_are_reported() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    let db = Path::new(&db).canonicalize().unwrap().display().to_string();
    let words = ["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker", "lijst"];
    let full = run_with_fault_from(&program(home.path(), &words), "openat:error=EMFILE", 1, &[&db]);
    let done = full.unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(8) && !said.contains("onafgemaakt"), "{said}");
}

/// The disk has no room for the `-shm`, with and without a stale `-wal`.
#[test]
fn a_file_on_a_full_disk_is_readable_and_the_disk_is_reported() {
    let (home, db) = small_world();
    drop(Store::open(Path::new(&db), Duration::ZERO).unwrap());
    let folder = home.path().join("schijf");
    fs::create_dir(&folder).unwrap();
    let other = rusqlite::Connection::open(&db).unwrap();
    other.execute_batch("pragma wal_autocheckpoint = 0; update counter set fresh = fresh").unwrap();
    let on_a_full_disk = |left: bool, words: &[&str]| {
        let run = program(home.path(), words);
        let script = "mount -t tmpfs -o size=1m tmpfs schijf && cp -p t.db schijf/ && \
            if [ $0 = left ]; then cp -p t.db-wal schijf/; fi && \
            { cat /dev/zero > schijf/vol 2>/dev/null; exec \"$@\"; }";
        let mut it = Command::new("unshare");
        it.args(["-rm", "sh", "-c", script, if left { "left" } else { "none" }]);
        it.arg(run.get_program()).args(run.get_args()).current_dir(home.path());
        it.env("HOME", home.path()).env("TZ", "UTC");
        for name in crate::support::USER_ENV_VARS {
            it.env_remove(name);
        }
        it.stdin(std::process::Stdio::null()).output().ok()
    };
    // Skip where mounting is not allowed.
    if on_a_full_disk(false, &["pad"]).is_none_or(|done| !done.status.success()) {
        return;
    }
    let piet = ["--db", "schijf/t.db", "--als", "piet@eigendomein.nl"];
    for left in [false, true] {
        let list = on_a_full_disk(left, &[&piet[..], &["organisatie", "lijst"]].concat()).unwrap();
        let (out, err) =
            (String::from_utf8_lossy(&list.stdout), String::from_utf8_lossy(&list.stderr));
        assert!(list.status.success() && out.contains("Piet Holding"), "{left}: {out} {err}");
        let add = [&piet[..], &["organisatie", "voegtoe", "Nieuw"]].concat();
        let add = on_a_full_disk(left, &add).unwrap();
        let err = String::from_utf8_lossy(&add.stderr);
        assert!(add.status.code() == Some(8) && err.contains("De schijf is vol"), "{left}: {err}");
    }
}

/// On the first start no file exists yet, so the message must not blame one.
#[test]
fn an_unwritable_home_is_reported() {
    if !can_trace() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let words = ["registreer", "mia@mia.example", "--naam=Mia"];
    for error in ["EROFS", "EACCES"] {
        let fault = format!("mkdir:error={error}");
        let done = run_with_fault_from(&program(home.path(), &words), &fault, 1, &[]).unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let told = said.contains("Hier is geen bestand te maken") && !said.contains("chmod u+w");
        assert!(done.status.code() == Some(8) && told, "{error}: {said}");
    }
}
