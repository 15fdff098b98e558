//! Checks that `assets/docs/rules.md` has each rule that code or tests cite.

use std::{collections::BTreeSet, fs, path::Path};

/// Returns the rules that a text cites, such as `R23`.
fn cited(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric());
    let is_rule = |word: &&str| {
        let number = word.strip_prefix('R').unwrap_or_default();
        (1..=2).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && number != "0"
    };
    words.filter(is_rule).map(str::to_owned).collect()
}

fn cited_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            cited_below(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.extend(cited(&fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_cited_rule_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = fs::read_to_string(root.join("assets/docs/rules.md")).unwrap();
    let rows = rules.lines().filter_map(|line| line.strip_prefix("| R")?.split(' ').next());
    let known: BTreeSet<String> = rows.map(|number| format!("R{number}")).collect();
    let mut found = BTreeSet::new();
    for folder in ["src", "tests/it", "benches"] {
        cited_below(&root.join(folder), &mut found);
    }
    let missing: Vec<_> = found.difference(&known).collect();
    assert!(found.len() > 40 && missing.is_empty(), "{missing:?}");
}
