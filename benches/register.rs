//! Benchmarks the trade register: importing KBO Open Data of the real shape beside a bare insert of
//! its rows, and searching beside SQLite's plain full-text search in the imported names and towns.
//!
//! `cargo bench --bench register` takes two million enterprises, and some minutes; a number on the
//! command line is another count.

use std::{
    env, fs,
    fs::File,
    io::{BufWriter, Write, stdout},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rusqlite::Connection;
use toegang::{
    domain::{Answer, Day, Moment, Now, Query, Reply, Request, Scheme, Session, Via},
    example,
    register::{ImportOptions, import},
    store::{Store, TradeRegister},
    work::{Finder, handle_request},
};

const ENTERPRISE_COUNT: usize = 2_000_000;
/// Rows that the form shows.
const ROWS_SHOWN: usize = 20;

const NAME_BEGINNINGS: [&str; 40] = [
    "Bakkerij",
    "Frituur",
    "Garage",
    "Café",
    "Bouwbedrijf",
    "Immo",
    "Tandarts",
    "Apotheek",
    "Slagerij",
    "Kapsalon",
    "Transport",
    "Consulting",
    "Studio",
    "Architect",
    "Advocaten",
    "Drukkerij",
    "Tuinen",
    "Schilderwerken",
    "Dakwerken",
    "Elektro",
    "Hotel",
    "Restaurant",
    "Brasserie",
    "Pharma",
    "Invest",
    "Management",
    "Holding",
    "Services",
    "Boekhouding",
    "Optiek",
    "Juwelier",
    "Bloemen",
    "Schrijnwerkerij",
    "Loodgieterij",
    "Taverne",
    "Traiteur",
    "Fietsen",
    "Wasserij",
    "Vastgoed",
    "Logistics",
];
const SYLLABLES: [&str; 24] = [
    "van", "der", "ma", "ro", "li", "ber", "gen", "ko", "te", "sa", "ni", "del", "vos", "ha",
    "mer", "pe", "lo", "wi", "jan", "cou", "ver", "bo", "é", "dri",
];
const LEGAL_FORMS: [&str; 6] = ["BV", "B.V.", "NV", "N.V.", "VOF", "CommV"];
const TOWNS: [(&str, &str, &str); 8] = [
    ("9000", "Gent", "Gand"),
    ("2000", "Antwerpen", "Anvers"),
    ("1000", "Brussel", "Bruxelles"),
    ("8000", "Brugge", "Bruges"),
    ("3000", "Leuven", "Louvain"),
    ("4000", "Luik", "Liège"),
    ("8500", "Kortrijk", "Courtrai"),
    ("9300", "Aalst", "Alost"),
];

/// A generator of pseudo-random numbers that repeat in every run.
struct Rng(u64);

impl Rng {
    fn next_below(&mut self, count: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % count as u64).expect("below a usize")
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.next_below(all.len())).copied().unwrap_or_default()
    }

    /// A name of a person or a brand, mostly a rare one.
    fn word(&mut self) -> String {
        let count = 2 + self.next_below(3);
        let word: String = (0..count).map(|_| self.pick(&SYLLABLES)).collect();
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// Writes the three tables. Names and addresses of establishments are among them, as in the real ones.
fn generate(folder: &Path, count: usize) {
    let table = |name: &str, head: &str| {
        let mut to = BufWriter::new(File::create(folder.join(name)).expect("a new file"));
        writeln!(to, "{head}").expect("room");
        to
    };
    let mut enterprises = table(
        "enterprise.csv",
        "\"EnterpriseNumber\",\"Status\",\"JuridicalSituation\",\"TypeOfEnterprise\",\"JuridicalForm\",\"JuridicalFormCAC\",\"StartDate\"",
    );
    let mut names = table(
        "denomination.csv",
        "\"EntityNumber\",\"Language\",\"TypeOfDenomination\",\"Denomination\"",
    );
    let mut addresses = table(
        "address.csv",
        "\"EntityNumber\",\"TypeOfAddress\",\"CountryNL\",\"CountryFR\",\"Zipcode\",\"MunicipalityNL\",\"MunicipalityFR\",\"StreetNL\",\"StreetFR\",\"HouseNumber\",\"Box\",\"ExtraAddressInfo\",\"DateStrikingOff\"",
    );
    let mut rng = Rng(24);
    for at in 0..count {
        let first = 2_000_000 + at * 3;
        let value = first * 100 + 97 - first % 97;
        let (high, middle, low) = (value / 1_000_000, value / 1_000 % 1_000, value % 1_000);
        let number = format!("{high:04}.{middle:03}.{low:03}");
        let situation = if rng.next_below(25) == 0 { "050" } else { "000" };
        let is_person = rng.next_below(100) < 45;
        let kind = if is_person { "1" } else { "2" };
        writeln!(enterprises, "\"{number}\",\"AC\",\"{situation}\",\"{kind}\",,,\"01-01-2001\"")
            .expect("room");
        let name = if is_person {
            format!("{} {}", rng.word(), rng.word())
        } else {
            format!("{} {} {}", rng.pick(&NAME_BEGINNINGS), rng.word(), rng.pick(&LEGAL_FORMS))
        };
        writeln!(names, "\"{number}\",\"2\",\"001\",\"{name}\"").expect("room");
        if rng.next_below(3) == 0 {
            let name = format!("{} {}", rng.pick(&NAME_BEGINNINGS), rng.word());
            writeln!(names, "\"{number}\",\"2\",\"003\",\"{name}\"").expect("room");
        }
        let (code, nl, fr) = TOWNS.get(rng.next_below(TOWNS.len())).copied().unwrap_or_default();
        let entity = if is_person { format!("2.{high:03}.{middle:03}.{low:03}") } else { number };
        let street = rng.word();
        writeln!(addresses, "\"{entity}\",\"REGO\",,,\"{code}\",\"{nl}\",\"{fr}\",\"{street}straat\",\"Rue {street}\",\"{}\",,,", rng.next_below(200)).expect("room");
    }
}

/// Writes a table of Dutch enterprises.
fn generate_dutch(to: &Path, count: usize) {
    let mut to = BufWriter::new(File::create(to).expect("a new file"));
    writeln!(to, "kvk-nummer,naam,postcode,plaats").expect("room");
    let mut rng = Rng(25);
    for at in 0..count {
        let (name, form) = (rng.word(), rng.pick(&LEGAL_FORMS));
        let (beginning, number) = (rng.pick(&NAME_BEGINNINGS), 60_000_000 + at);
        writeln!(to, "{number},{beginning} {name} {form},2611 GP,Delft").expect("room");
    }
}

/// Returns the most memory in MB that this process took since the last call, as Linux counts it.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    let _ = fs::write("/proc/self/clear_refs", "5");
    peak.unwrap_or(0) / 1024
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len() >> 20)
}

/// Reads the files of the import and inserts their rows unchanged, in one transaction.
fn bare_insert(folder: &Path, to: &Path) {
    let db = Connection::open(to).expect("a new file");
    db.execute_batch("pragma journal_mode = off; pragma synchronous = off; begin")
        .expect("options");
    for (name, columns) in [("enterprise", 7), ("denomination", 4), ("address", 13)] {
        let list: Vec<String> = (0..columns).map(|at| format!("c{at}")).collect();
        db.execute_batch(&format!("create table {name} ({})", list.join(", "))).expect("a table");
        let holes = vec!["?"; columns].join(", ");
        let mut insert = db.prepare(&format!("insert into {name} values ({holes})")).expect("sql");
        let mut rows = csv::Reader::from_path(folder.join(format!("{name}.csv"))).expect("a table");
        let mut row = csv::StringRecord::new();
        while rows.read_record(&mut row).expect("a row") {
            insert.execute(rusqlite::params_from_iter(row.iter())).expect("a row");
        }
    }
    db.execute_batch("commit").expect("commit");
}

/// Creates plain full-text search, with the prefixes that the register has, in the rows of the register.
fn plain_search(register: &Path, to: &Path) -> Connection {
    let db = Connection::open(to).expect("a new file");
    db.execute_batch(&format!(
        "pragma synchronous = off;
        attach 'file:{}?immutable=1' as register;
        create virtual table plain using fts5(names, town, tokenize = 'unicode61 remove_diacritics 2',
            prefix = '1 2 3 4 5 6 7 8');
        insert into plain (rowid, names, town) select position, names, town from register.enterprise;
        insert into plain (plain) values ('optimize')",
        register.display()
    ))
    .expect("the register has these columns");
    db
}

const TYPED_TEXTS: [&str; 12] = [
    "bakkerij",
    "bakkerij gent",
    "frituur van",
    "b",
    "bv gent",
    "janko",
    "9000 garage",
    "0200.1",
    "holding brussel nv",
    "café ma",
    "vanderma",
    "consulting antwerpen bv",
];

fn print_times(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| {
        let time = times.get((times.len() * share / 100).min(times.len() - 1));
        time.map_or(0.0, Duration::as_secs_f64) * 1000.0
    };
    let _ = writeln!(
        stdout(),
        "{what}: {} keys, p50 {:.2} p95 {:.2} max {:.2} ms",
        times.len(),
        at(50),
        at(95),
        at(100)
    );
}

fn print_line(text: &str) {
    let _ = writeln!(stdout(), "{text}");
}

fn main() {
    let count = env::args().find_map(|word| word.parse().ok()).unwrap_or(ENTERPRISE_COUNT);
    let home = tempfile::tempdir().expect("a folder of our own");
    let at = |name: &str| -> PathBuf { home.path().join(name) };
    fs::create_dir(at("kbo")).expect("a folder");
    generate(&at("kbo"), count);
    let tables = ["enterprise.csv", "denomination.csv", "address.csv"];
    let csv: u64 = tables.iter().map(|name| size(&at("kbo").join(name))).sum();
    print_line(&format!("{count} enterprises, {csv} MB of CSV"));
    for _ in 0..2 {
        memory();
        let begin = Instant::now();
        let now = "2026-11-28T12:00:00Z".to_owned();
        let options = ImportOptions { now, is_dry_run: false };
        import(&at("register.db"), &[at("kbo")], options, &mut |_| {}).expect("imported");
        report("import", begin, &at("register.db"));
        let begin = Instant::now();
        bare_insert(&at("kbo"), &at("bare.db"));
        report("bare insert", begin, &at("bare.db"));
        fs::remove_file(at("bare.db")).expect("it was made");
    }
    let begin = Instant::now();
    let plain = plain_search(&at("register.db"), &at("plain.db"));
    report("plain full-text search", begin, &at("plain.db"));
    let register = TradeRegister::open(&at("register.db")).expect("open").expect("there");
    search_both(&register, &plain);
    drop(register);
    fs::rename(at("register.db"), TradeRegister::path_beside(&at("t.db"))).expect("same folder");
    search_as_the_form(&at("t.db"), Scheme::Kbo, &plain);
    for count in [count / 200, count / 20] {
        generate_dutch(&at("kvk.csv"), count);
        let options = ImportOptions { now: "2026-11-28T12:00:00Z".to_owned(), is_dry_run: false };
        let target = TradeRegister::path_beside(&at("t.db"));
        import(&target, &[at("kbo"), at("kvk.csv")], options, &mut |_| {}).expect("imported");
        print_line(&format!("{count} Dutch enterprises beside the Belgian ones"));
        search_as_the_form(&at("t.db"), Scheme::Kvk, &plain);
    }
}

fn report(what: &str, begin: Instant, file: &Path) {
    let seconds = begin.elapsed().as_secs_f64();
    print_line(&format!(
        "{what}: {seconds:.1} s, {} MB of memory, {} MB of file",
        memory(),
        size(file)
    ));
}

/// The query of plain full-text search for a typed text.
fn plain_query(typed: &str) -> String {
    let words = typed.split([' ', '.']).filter(|word| !word.is_empty());
    words.map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" AND ")
}

/// Asks as the thread of the form does for each letter: opens the register, searches one country and
/// looks up which organisations have the numbers already.
fn search_as_the_form(db: &Path, scheme: Scheme, plain: &Connection) {
    let at = Moment(1_795_450_200_000);
    let now = Now { at, today: Day::new(2026, 11, 23).expect("a day") };
    let mut store = Store::open(db, Duration::ZERO).expect("a new file");
    if store.find_user("piet@eigendomein.nl").expect("readable").is_none() {
        store.seed(&example::small(now)).expect("the example");
    }
    let piet = store.find_user("piet@eigendomein.nl").expect("readable").expect("there").id;
    let session = Session { user: piet, via: Via::Tui };
    let (mut finder, mut ours, mut ranked) = (Finder::default(), Vec::new(), Vec::new());
    for typed in TYPED_TEXTS.iter().cycle().take(3 * TYPED_TEXTS.len()) {
        for letters in 1..=typed.chars().count() {
            let text: String = typed.chars().take(letters).collect();
            let query = plain_query(&text);
            let take = ROWS_SHOWN;
            let request = Request::Ask(Query::FindEnterprises { scheme, text, take });
            let begin = Instant::now();
            let reply = handle_request(&mut store, &mut finder, Some(session), now, &request);
            ours.push(begin.elapsed());
            assert!(matches!(reply, Reply::Answer(Answer::Enterprises(_))), "{reply:?}");
            let begin = Instant::now();
            let sql = "select names, town from plain where plain match ?1 order by rank limit 20";
            let mut select = plain.prepare_cached(sql).expect("sql");
            let rows = select.query_map([&query], |row| row.get::<_, String>(0)).expect("sql");
            assert!(rows.count() <= ROWS_SHOWN);
            ranked.push(begin.elapsed());
        }
    }
    print_times("register, as the form asks", ours);
    print_times("plain, by rank, in turn", ranked);
}

/// Types every text letter by letter, three times, and asks both in turn.
fn search_both(register: &TradeRegister, plain: &Connection) {
    let (mut ours, mut ranked, mut unranked) = (Vec::new(), Vec::new(), Vec::new());
    for typed in TYPED_TEXTS.iter().cycle().take(3 * TYPED_TEXTS.len()) {
        for letters in 1..=typed.chars().count() {
            let typed: String = typed.chars().take(letters).collect();
            let begin = Instant::now();
            register.search(&typed, ROWS_SHOWN).expect("an answer");
            ours.push(begin.elapsed());
            let query = plain_query(&typed);
            for (order, times) in [("order by rank", &mut ranked), ("", &mut unranked)] {
                let sql =
                    format!("select names, town from plain where plain match ?1 {order} limit 20");
                let begin = Instant::now();
                let mut select = plain.prepare_cached(&sql).expect("sql");
                let rows = select.query_map([&query], |row| row.get::<_, String>(0)).expect("sql");
                assert!(rows.count() <= ROWS_SHOWN);
                times.push(begin.elapsed());
            }
        }
    }
    print_times("register", ours);
    print_times("plain, by rank", ranked);
    print_times("plain, in no order", unranked);
}
