//! Checks the modules of the source and their dependencies, as described in
//! `assets/docs/architecture.md`.

mod import_cycles;
mod limits;

use std::{collections::BTreeSet, fs, path::Path};

use syn::visit::Visit;

struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    crates: &'static [&'static str],
    /// The only paths of other modules that this module may use; empty allows all.
    allowed_paths: &'static [&'static str],
}

macro_rules! room {
    ($name:literal uses [$($room:literal)*] and [$($krate:literal)*] $(only [$($only:literal)*])?) => {
        Room { name: $name, may_use: &[$($room),*], crates: &[$($krate),*], allowed_paths: &[$($($only),*)?] }
    };
}

/// The modules, in the order of the table in `assets/docs/architecture.md`.
const ROOMS: &[Room] = &[
    room!("domain" uses []
        and ["base64" "jiff" "serde" "sha2" "unicode_normalization" "unicode_security"
            "unicode_segmentation"]),
    room!("example" uses ["domain"] and []),
    room!("config" uses [] and ["etcetera" "nix" "strsim" "toml"]),
    room!("text" uses ["domain" "config"] and ["jiff"]),
    room!("store" uses ["domain"]
        and ["futures_util" "nix" "rusqlite" "rustix" "rustls" "serde" "serde_json" "sha2"
            "thiserror" "tokio" "tokio_postgres" "tokio_postgres_rustls"]),
    room!("register" uses ["domain" "store"] and
        ["csv" "rustls" "serde" "serde_json" "thiserror" "ureq" "zip"]),
    room!("search" uses ["domain"] and ["memchr"]),
    room!("work" uses ["domain" "store" "register" "search"] and ["jiff" "rustix"]),
    room!("columns" uses ["domain" "text"] and ["jiff" "serde_json"]),
    room!("app" uses ["domain" "config" "text" "columns"]
        and ["jiff" "ratatui" "serde" "tui_input" "unicode_segmentation"]
        only ["ratatui::layout" "ratatui::buffer::CellWidth"]),
    room!("ui" uses ["domain" "config" "text" "columns" "app"] and ["ratatui" "unicode_segmentation"]),
    room!("term" uses ["domain" "config" "text" "app" "ui" "work"]
        and ["anyhow" "crossterm" "ratatui" "rustix" "signal_hook"]),
    room!("cli" uses
        ["domain" "example" "config" "text" "columns" "store" "register" "search" "work" "app"
            "ui" "term"]
        and ["anyhow" "clap" "csv" "jiff" "serde" "serde_json" "strsim"]),
];

/// Code that only certain modules may contain: a text, and those modules.
const RESTRICTED_CODE: &[(&str, &[&str])] = &[
    ("Timestamp::now", &["work"]),
    ("SystemTime::now", &["work"]),
    // Time measurements in `term` and `store` do not affect the state, so both may measure.
    ("Instant::now", &["store", "term", "work"]),
    ("Color::Rgb", &["ui"]),
    ("thread::spawn", &["term"]),
    ("process::exit", &[]),
    ("TODO", &[]),
    ("FIXME", &[]),
];

/// Crates that only the files of one folder may use, beside the rooms above.
const FOLDERS_OF_CRATES: &[(&str, &str)] =
    &[("tokio", "store/shared_log/client/"), ("futures_util", "store/shared_log/client/")];

/// Output functions to a terminal or file, and the only files that may call them. Those files pass
/// a `SanitizedText`, or write no text from users or other programs.
const OUTPUT_CALLS: &[(&str, &[&str])] = &[
    (
        "stdout()",
        &[
            "cli/output/out.rs",
            "term/clipboard.rs",
            "term/draw.rs",
            "term/guard.rs",
            "term/background.rs",
        ],
    ),
    ("stderr()", &["cli/output/out.rs", "term/guard.rs"]),
    (
        "write_all(",
        &[
            "cli/output/out.rs",
            "store/integrity/anchor.rs",
            "term/background.rs",
            "term/clipboard.rs",
            "term/draw.rs",
            "term/guard.rs",
        ],
    ),
    ("File::create", &["cli/commands/manual.rs", "term/guard.rs"]),
    (
        "OpenOptions",
        &[
            "cli/commands/exports/list.rs",
            "cli/session/resume.rs",
            "cli/session/seats.rs",
            "store/file/staging.rs",
        ],
    ),
    ("fs::write", &[]),
    ("io::copy", &[]),
    ("to_writer", &[]),
    ("from_writer", &["cli/output/out.rs"]),
];

/// Maximum number of lines in a file; longer files tend to have a second subject.
const MAX_FILE_LINES: usize = 400;

#[derive(Default)]
struct PathCollector(Vec<String>);

impl PathCollector {
    fn add_use_tree(&mut self, before: &str, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => {
                self.add_use_tree(&format!("{before}{}::", path.ident), &path.tree);
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|t| self.add_use_tree(before, t));
            }
            syn::UseTree::Name(name) => self.0.push(format!("{before}{}", name.ident)),
            syn::UseTree::Rename(name) => self.0.push(format!("{before}{}", name.ident)),
            syn::UseTree::Glob(_) => self.0.push(format!("{before}*")),
        }
    }
}

impl<'ast> Visit<'ast> for PathCollector {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_use_tree("", &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        if names.len() > 1 {
            self.0.push(names.join("::"));
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test_only(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

/// Returns whether an item is compiled for tests only.
fn is_test_only(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let list = attr.meta.require_list();
        attr.path().is_ident("cfg") && list.is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// Returns the path and text of every file below `src`.
fn read_sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    collect_files(&src, &mut all);
    let mut sources: Vec<_> = all
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().display().to_string();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    sources.sort();
    sources
}

fn collect_files(dir: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect_files(&path, found) } else { found.push(path) }
    }
}

/// Returns the violations of the rules of `room` in one file.
fn find_violations(room: &Room, name: &str, text: &str) -> Vec<String> {
    let mut violations = Vec::new();
    if text.lines().count() > MAX_FILE_LINES {
        violations.push(format!("{name} is longer than {MAX_FILE_LINES} lines"));
    }
    if !text.starts_with("//!") {
        violations.push(format!("{name} does not say what it is for"));
    }
    for (pattern, rooms) in RESTRICTED_CODE {
        if text.contains(pattern) && !rooms.contains(&room.name) {
            violations.push(format!("{name} has {pattern}"));
        }
    }
    for (krate, folder) in FOLDERS_OF_CRATES {
        if text.contains(krate) && !name.starts_with(folder) {
            violations.push(format!("{name} uses {krate}"));
        }
    }
    for (pattern, files) in OUTPUT_CALLS {
        if has_output_call(text, pattern) && !files.contains(&name) {
            violations.push(format!("{name} has {pattern}"));
        }
    }
    let mut paths = PathCollector::default();
    paths.visit_file(&syn::parse_file(text).unwrap());
    violations.extend(
        paths.0.iter().filter(|p| is_forbidden(room, p)).map(|p| format!("{name} uses {p}")),
    );
    let mut sentences = SentenceCollector(Vec::new());
    if matches!(room.name, "app" | "ui" | "search" | "work" | "term") {
        sentences.visit_file(&syn::parse_file(text).unwrap());
    }
    violations.extend(sentences.0.into_iter().map(|text| format!("{name} says {text:?}")));
    if room.name != "store" && has_sql(text) {
        violations.push(format!("{name} has SQL"));
    }
    violations
}

/// Returns whether `pattern` occurs outside tests. Checks for a terminal do not count.
fn has_output_call(text: &str, pattern: &str) -> bool {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let mut parts = code.split(pattern).peekable();
    while let (Some(before), Some(after)) = (parts.next(), parts.peek()) {
        if !before.ends_with('_') && !after.starts_with(".is_terminal()") {
            return true;
        }
    }
    false
}

fn is_forbidden(room: &Room, path: &str) -> bool {
    let known: BTreeSet<_> = ROOMS.iter().flat_map(|room| room.crates).copied().collect();
    let mut parts = path.split("::");
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    match first {
        "crate" => {
            let is_room = ROOMS.iter().any(|room| room.name == second);
            is_room && second != room.name && !room.may_use.contains(&second)
        }
        name if known.contains(name) => {
            let limits: Vec<_> =
                room.allowed_paths.iter().filter(|only| only.starts_with(name)).collect();
            !room.crates.contains(&name)
                || (!limits.is_empty() && !limits.iter().any(|limit| path.starts_with(**limit)))
        }
        _ => false,
    }
}

fn has_sql(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        ("\"select ", " from "),
        ("\"insert into ", "values"),
        ("\"update ", " set "),
        ("\"delete ", " from "),
    ]
    .iter()
    .any(|(start, then)| {
        text.split(start)
            .skip(1)
            .any(|rest| rest.split('"').next().is_some_and(|literal| literal.contains(then)))
    })
}

/// Collects string literals that contain a letter, a space and a letter, like sentences.
struct SentenceCollector(Vec<String>);

impl<'ast> Visit<'ast> for SentenceCollector {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test_only(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        let text = literal.value();
        let chars: Vec<char> = text.chars().collect();
        let reads = chars.windows(4).any(|four| {
            matches!(four, [a, b, ' ', c] if a.is_alphabetic() && b.is_alphabetic() && c.is_alphabetic())
        });
        if reads {
            self.0.push(text);
        }
    }
}

#[test]
fn every_room_uses_only_the_rooms_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in fs::read_dir(&src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && !ROOMS.iter().any(|room| room.name == name) {
            found.push(format!("{name} is no room of this house"));
        }
    }
    for room in ROOMS {
        let mut all = Vec::new();
        collect_files(&src.join(room.name), &mut all);
        for file in all {
            let text = fs::read_to_string(&file).unwrap();
            let name = file.strip_prefix(&src).unwrap().display().to_string();
            found.extend(find_violations(room, &name, &text));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_table_in_the_guide_matches_the_enforced_rooms() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("assets/docs/architecture.md")).unwrap();
    let rows = guide.lines().filter(|line| line.starts_with("| `")).map(|line| {
        let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', ""));
        (cells.next().unwrap(), cells.nth(1).unwrap())
    });
    let enforced = ROOMS.iter().map(|room| {
        let uses = match room.may_use.len() {
            0 => "nothing".to_owned(),
            all if all + 1 == ROOMS.len() => "all".to_owned(),
            _ => room.may_use.join(" "),
        };
        (room.name.to_owned(), uses)
    });
    assert!(rows.eq(enforced), "the table of the guide differs from ROOMS");
}

#[test]
fn every_dependency_states_its_reason() {
    let mut before = "";
    let mut silent = Vec::new();
    let (mut counted, mut counts) = (0, false);
    for line in include_str!("../../../Cargo.toml").lines() {
        match line.chars().next() {
            Some('[') => counts = line.ends_with("dependencies]"),
            Some('a'..='z') if counts => {
                counted += 1;
                silent.extend((!before.starts_with("# ")).then_some(line));
            }
            _ => {}
        }
        before = line;
    }
    assert!(counted > 20 && silent.is_empty(), "{counted}: {silent:?}");
}

/// With floating versions, a commit could pass today and fail tomorrow.
#[test]
fn the_gate_installs_every_tool_in_a_fixed_version() {
    let gate = include_str!("../../../.ci/run");
    assert!(gate.lines().any(|line| {
        let version = line.strip_prefix("deny=").unwrap_or_default();
        version.split('.').filter(|part| part.parse::<u32>().is_ok()).count() == 3
    }));
    let installs = gate.lines().filter(|line| line.contains("cargo install"));
    let loose: Vec<_> = installs.clone().filter(|line| !line.contains("--version \"=$")).collect();
    assert!(installs.count() > 0 && loose.is_empty(), "{loose:?}");
}

#[test]
fn the_checks_catch_every_violation() {
    let room = |name| ROOMS.iter().find(|room: &&Room| room.name == name).unwrap();
    let caught = [
        ("app", "//! x\nuse rusqlite::Connection;"),
        ("app", "//! x\nuse ratatui::widgets::Paragraph;"),
        ("app", "//! x\nuse crate::{domain::Day, store::Store};"),
        ("app", "//! x\nfn a() { crate::ui::view(); }"),
        ("domain", "//! x\nuse crate::text::NL;"),
        ("domain", "use std::fmt;"),
        ("search", "//! x\nconst A: &str = \"select name from user\";"),
        ("ui", "//! x\nfn a() { say(\"Je bent geen lid\"); }"),
        ("term", "//! x\nfn a() { std::process::exit(1); }"),
        ("store", "//! x\n// TODO later"),
        ("app", "//! x\nfn a() { jiff::Timestamp::now(); }"),
        ("cli", "//! x\nfn a() { writeln!(stdout(), \"{}\", name); }"),
        ("store", "//! x\nfn a() { std::fs::write(path, name); }"),
        ("store", "//! x\nuse tokio::time::timeout;"),
    ];
    for (name, text) in caught {
        assert!(
            !find_violations(room(name), name, text).is_empty(),
            "not caught in {name}: {text}"
        );
    }
    let long = format!("//! x\n{}", "\n".repeat(MAX_FILE_LINES));
    assert_eq!(find_violations(room("domain"), "x", &long).len(), 1);
    assert!(find_violations(room("app"), "x", "//! x\nuse ratatui::layout::Rect;").is_empty());
}
