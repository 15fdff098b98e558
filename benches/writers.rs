//! Programs that write one file at once: how long a command takes until it is saved, and whether all
//! are served alike. `cargo bench --bench writers -- 60` prints a table, each row of 60 s (10 without
//! the number); its files go to the temporary folder.
//!
//! The rows without the line of writers (R165) show SQLite's own waiting: another program has taken
//! every place in the line.

#![expect(clippy::print_stdout, reason = "the table is the output")]

use std::{
    env,
    fs::File,
    io::{BufRead, BufReader, Read, Write, stdin, stdout},
    path::Path,
    process::{Child, Command as Program, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;
use toegang::{
    domain::{
        Answer, ChosenPerson, Command, Day, Level, Moment, Now, Query, Session, UserId, Via, View,
    },
    example,
    store::{Store, StoreError},
};

const NOW: Now = Now { at: Moment(1_795_450_200_000), today: Day(jiff::civil::date(2026, 11, 23)) };

/// A session for Piet in the example world.
const PIET: Session = Session { user: UserId(5), via: Via::Cli };

/// Writers of a row at most; each adds other users.
const MOST_WRITERS: usize = 8;
/// Users added to the example world.
const USERS: usize = 200_000;
/// The start of the line with the milliseconds of all commands of a program.
const ALL: &str = "all ";
/// The longest wait for the file, as on the command line.
const WAIT: Duration = Duration::from_secs(5);

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["writer", path, number, writers, seconds] => {
            let seconds = Duration::from_secs(parse(seconds));
            write(Path::new(path), (parse(number), parse(writers)), seconds);
        }
        [] => print_table("10"),
        [seconds] => print_table(seconds),
        _ => panic!("the seconds of a row, or nothing"),
    }
}

fn parse<T: std::str::FromStr>(word: &str) -> T {
    word.parse().ok().unwrap_or_else(|| panic!("{word} is no number"))
}

/// Adds members, one a command, and prints the microseconds that each took; `busy` if it was told
/// that the file is busy. The last line has the milliseconds of the whole work, which ends early if
/// all users were added.
fn write(path: &Path, (number, writers): (usize, usize), long: Duration) {
    let mut store = Store::open(path, WAIT).expect("a file");
    let view = View { filter: "piet holding".to_owned(), take: 1, ..View::default() };
    let Ok(Answer::Organisations(page)) = store.ask(PIET, &Query::Organisations(view), NOW) else {
        panic!("Piet has organisations")
    };
    let org = page.rows.first().map(|row| row.id).expect("Piet Holding is one of them");
    println!("ready");
    stdin().read_line(&mut String::new()).expect("a start");
    let free = example::crowd(NOW, USERS, 0).first_free_id();
    let newest = (1..).map(|back| UserId(free - back)).take(USERS);
    let mut told = Vec::new();
    let since = Instant::now();
    for user in newest.skip(number).step_by(writers) {
        if since.elapsed() >= long {
            break;
        }
        let pick = ChosenPerson { user, level: Level::Member, last_day: None };
        let add = Command::AddMembers { org, picks: vec![pick], message: None };
        let began = Instant::now();
        match store.execute(PIET, &add, NOW) {
            Ok(_) => writeln!(told, "{}", began.elapsed().as_micros()).expect("memory"),
            Err(StoreError::Busy) => writeln!(told, "busy").expect("memory"),
            // A few are blocked or partners' users.
            Err(StoreError::Refused(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    writeln!(told, "{ALL}{}", since.elapsed().as_millis()).expect("memory");
    stdout().write_all(&told).expect("a reader");
}

fn print_table(seconds: &str) {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let model = folder.path().join("model.db");
    let mut store = Store::open(&model, Duration::ZERO).expect("a file");
    let mut crowd = example::crowd(NOW, USERS, 0);
    store.seed_with(crowd.first_free_id(), &mut crowd).expect("the world keeps the constraints");
    drop(store);
    println!(
        "writers  line  commands/s  p50 ms  p95 ms  p99 ms  max ms  busy  fewest/most commands"
    );
    for writers in [1, MOST_WRITERS] {
        for line in ["no", "yes", "no", "yes"] {
            print_row(&folder, (writers, line, seconds));
        }
    }
}

/// Takes every place in the line until the file is closed.
#[cfg(target_os = "linux")]
fn take_all_places(wal: &Path) -> File {
    use nix::{
        fcntl::{FcntlArg, fcntl},
        libc,
    };
    use std::os::fd::AsRawFd;

    let file = File::options().write(true).open(wal).expect("a file in use");
    let [kind, whence] = [libc::F_WRLCK, libc::SEEK_SET].map(|it| it.try_into().expect("small"));
    let all = libc::flock { l_type: kind, l_whence: whence, l_start: 1, l_len: 0, l_pid: 0 };
    fcntl(file.as_raw_fd(), FcntlArg::F_OFD_SETLK(&all)).expect("places that are free");
    file
}

/// Elsewhere there is no line.
#[cfg(not(target_os = "linux"))]
fn take_all_places(wal: &Path) -> File {
    File::open(wal).expect("a file in use")
}

fn print_row(folder: &TempDir, (writers, line, seconds): (usize, &str, &str)) {
    let path = folder.path().join("t.db");
    std::fs::copy(folder.path().join("model.db"), &path).expect("room on the disk");
    let mut programs: Vec<Child> = (0..writers)
        .map(|number| {
            let path = path.to_str().expect("a plain path");
            let (number, writers) = (number.to_string(), writers.to_string());
            let words = ["writer", path, &number, &writers, seconds].map(str::to_owned);
            let mut program = Program::new(env::current_exe().expect("this program"));
            program.args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
            program.spawn().expect("a program")
        })
        .collect();
    let mut outputs = Vec::new();
    for program in &mut programs {
        let mut output = BufReader::new(program.stdout.take().expect("a pipe"));
        output.read_line(&mut String::new()).expect("a ready program");
        outputs.push(output);
    }
    let taken = (line == "no").then(|| take_all_places(&folder.path().join("t.db-wal")));
    for program in &mut programs {
        drop(program.stdin.take());
    }
    let mut all: Vec<u64> = Vec::new();
    let (mut busy, mut counts, mut longest) = (0, Vec::new(), 1);
    for (output, mut program) in outputs.iter_mut().zip(programs) {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("text");
        assert!(program.wait().expect("an end").success());
        let times = text.lines().filter_map(|line| line.parse::<u64>().ok());
        let before = all.len();
        all.extend(times);
        counts.push(all.len() - before);
        let whole = text.lines().filter_map(|line| line.strip_prefix(ALL)?.parse().ok());
        longest = whole.fold(longest, u128::max);
        busy += text.lines().filter(|line| *line == "busy").count();
    }
    drop(taken);
    all.sort_unstable();
    let last = all.len().saturating_sub(1);
    let at = |thousandths: usize| {
        let micros = all.get(last * thousandths / 1_000).copied().unwrap_or_default();
        Duration::from_micros(micros).as_secs_f64() * 1_000.0
    };
    println!(
        "{writers:>7}  {line:>4}  {:>10}  {:>6.1}  {:>6.1}  {:>6.1}  {:>6.0}  {busy:>4}  {}/{}",
        all.len() as u128 * 1_000 / longest,
        at(500),
        at(950),
        at(990),
        at(1_000),
        counts.iter().min().unwrap_or(&0),
        counts.iter().max().unwrap_or(&0),
    );
    for side in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("t.db{side}")));
    }
}
