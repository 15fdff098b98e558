//! The program's own files. A folder, pipe or link in place of one does not stop the program, and
//! the program does not write through it.

use std::{
    fs::{self, File},
    io::Read,
    os::unix::{fs::symlink, net::UnixListener},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    cli::{program, run_toegang},
    support::PollTimer,
};

/// Creates a folder, pipe or link at the path of a file.
type CreateAt = fn(&Path);

const STRANGE_FILES: [(&str, CreateAt); 5] = [
    ("pipe", |path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
    ("device", |path| symlink("/dev/zero", path).unwrap()),
    ("socket", |path| drop(UnixListener::bind(path).unwrap())),
    ("folder", |path| fs::create_dir(path).unwrap()),
    ("large", |path| File::create(path).unwrap().set_len(1 << 40).unwrap()),
];

/// Runs the program and returns the exit code and error output. Panics if it does not end.
fn run_to_end(home: &Path, words: &[&str]) -> (Option<i32>, String) {
    let mut command = program(home, words);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut wait = PollTimer::new();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if wait.pause(Duration::from_millis(10)) > Duration::from_secs(20) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{words:?} does not end");
        }
    };
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (status.code(), said)
}

#[test]
fn a_settings_path_that_is_no_file_stops_no_command() {
    for file in ["config/config.toml", "config/toetsen.toml", "config/themas/mijn.toml"] {
        for (what, put) in STRANGE_FILES {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join(file.replace("config/", ".config/toegang/"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            put(&path);
            let (code, said) = run_to_end(home.path(), &["diagnose"]);
            assert_eq!(code, Some(0), "{what} {file}: {said}");
            let name = path.file_name().unwrap().to_str().unwrap();
            let (_, out, err) = run_toegang(&home, &["diagnose"]);
            assert!((out + &err).contains(name), "{what} {file} is not told");
        }
    }
}

#[test]
fn a_session_path_that_is_no_file_stops_no_command() {
    for (what, put) in STRANGE_FILES {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(".local/state/toegang");
        fs::create_dir_all(&folder).unwrap();
        put(&folder.join("laatst.json"));
        let (code, said) = run_to_end(home.path(), &["pad"]);
        assert_eq!(code, Some(0), "{what}: {said}");
    }
}

#[test]
fn manual_pages_overwrite_nothing_and_follow_no_link() {
    let home = tempfile::tempdir().unwrap();
    let pages = home.path().join("man");
    let words = ["handleiding", "--map", "man"];
    assert_eq!(run_toegang(&home, &words).0, Some(0));
    assert_eq!(run_toegang(&home, &words).0, Some(0), "they are there as they should be");
    let page = pages.join("toegang-lid.1");
    let whole = fs::read(&page).unwrap();
    let precious = home.path().join("brief.txt");
    let dangling = home.path().join("nergens");
    for (what, put) in [
        ("file", (|path, _| fs::write(path, "van Piet").unwrap()) as fn(&Path, &Path)),
        ("link", |path, precious| symlink(precious, path).unwrap()),
    ] {
        for to in [&precious, &dangling] {
            fs::write(&precious, "van Piet").unwrap();
            fs::remove_file(&page).unwrap();
            fs::remove_file(pages.join("toegang.1")).unwrap();
            put(&page, to);
            let (code, _, err) = run_toegang(&home, &words);
            assert!(code == Some(8) && err.contains("toegang-lid.1"), "{what}: {code:?} {err}");
            assert!(err.contains("nooit overschreven"), "{what}: {err}");
            assert_eq!(fs::read_to_string(&precious).unwrap(), "van Piet", "{what}");
            assert!(!dangling.exists() && !pages.join("toegang.1").exists(), "{what}");
            fs::remove_file(&page).unwrap();
            assert_eq!(run_toegang(&home, &words).0, Some(0), "what is missing is written");
            assert_eq!(fs::read(&page).unwrap(), whole);
        }
    }
}
