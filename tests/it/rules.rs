//! Checks the rules in `assets/docs`: every cited number has a heading there, and every rule has
//! tests that exist. Code must not cite documents outside the repository.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The documents whose headings define the rule numbers.
const RULE_DOCS: [&str; 2] = ["assets/docs/rules.md", "assets/docs/rules-program.md"];

/// Letters of numbers from documents outside the repository, such as decisions and findings.
const OUTSIDE_LETTERS: &str = "ADEFINOST";

/// Words in code that only look like rule numbers: spreadsheet cells, a name, and a text of the
/// schema, whose hash is fixed.
const NOT_RULE_NUMBERS: [&str; 3] = ["A0", "D2", "I16"];

/// Names of documents outside the repository, which code must not cite.
const OUTSIDE_DOCUMENTS: [&str; 9] =
    ["DESIGN", "DOMAIN", "ENGINE", "FEATURES", "SAFETY", "SCREENS", "SEARCH", "SPEED", "UX"];

/// A rule in the documents, with the paths of its tests.
struct Rule {
    number: String,
    tests: Vec<String>,
}

struct Rules {
    all: Vec<Rule>,
    /// Former numbers of the rule, which the JSON of refusals still contains.
    in_json: BTreeSet<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn quoted_words(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn read_rules() -> Rules {
    let mut rules = Rules { all: Vec::new(), in_json: BTreeSet::new() };
    for doc in RULE_DOCS {
        let text = fs::read_to_string(root().join(doc)).unwrap();
        for line in text.lines() {
            if let Some((number, _)) = line.strip_prefix("### ").and_then(|it| it.split_once(':')) {
                rules.all.push(Rule { number: number.to_owned(), tests: Vec::new() });
            } else if let Some(tests) = line.strip_prefix("Tests: ") {
                let rule = rules.all.last_mut().unwrap();
                rule.tests.extend(quoted_words(tests).map(str::to_owned));
            }
        }
        let text = text.replace('\n', " ");
        let in_json = text.split("JSON calls this rule `").skip(1);
        rules.in_json.extend(in_json.filter_map(|it| Some(it.split_once('`')?.0.to_owned())));
    }
    rules
}

/// Returns the files below a folder, at any depth, with one of these extensions.
fn find_files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push(path);
            } else if extensions.contains(&extension) {
                found.push(path);
            }
        }
    }
    found
}

fn source_files() -> Vec<PathBuf> {
    ["src", "tests", "benches"].iter().flat_map(|folder| find_files(folder, &["rs"])).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch: char| !ch.is_alphanumeric() && ch != '_')
}

/// Parses a word like `R23` into its letter and number.
fn parse_number(word: &str) -> Option<(char, u32)> {
    let letter = word.chars().next().filter(char::is_ascii_uppercase)?;
    let digits = word.get(1..).filter(|it| (1..=3).contains(&it.len()))?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    Some((letter, digits.parse().ok().filter(|_| is_number)?))
}

/// Returns the citations in a line that match no rule.
fn find_unresolved(line: &str, in_comment: bool, rules: &Rules) -> Vec<String> {
    let (code, comment) =
        if in_comment { ("", line) } else { line.split_once("//").unwrap_or((line, "")) };
    let known = |word: &str| rules.all.iter().any(|rule| rule.number == word);
    let is_cited = |word: &&str| match parse_number(word) {
        Some(('R', number)) => number > 0 && !known(word),
        // F1 to F12 are keys, not citations.
        Some(('F', 1..=12)) => false,
        Some((letter, 0..=99)) => OUTSIDE_LETTERS.contains(letter),
        _ => false,
    };
    let in_code = words(code).filter(is_cited);
    let in_code =
        in_code.filter(|it| !NOT_RULE_NUMBERS.contains(it) && !rules.in_json.contains(*it));
    let of_comment = words(comment).filter(|it| is_cited(it) || OUTSIDE_DOCUMENTS.contains(it));
    let tests = words(code).skip_while(|it| *it != "fn").skip(1).take(1);
    let is_test = |name: &&str| {
        let digits = name.get(1..).unwrap_or_default().split('_').next().unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()) && name.len() > 4
    };
    let phrase = Some("negative test").filter(|it| comment.to_lowercase().contains(it));
    in_code
        .chain(of_comment)
        .chain(phrase)
        .chain(tests.filter(is_test))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_cited_code_is_a_rule() {
    let rules = read_rules();
    let docs = ["assets/docs", ".github"].iter().flat_map(|it| find_files(it, &["md", "yml"]));
    let mut found = Vec::new();
    for path in source_files().into_iter().chain(docs) {
        let in_comment = path.extension().is_some_and(|it| it != "rs");
        let is_rules =
            RULE_DOCS.iter().any(|doc| path.ends_with(doc)) || path.ends_with("tests/it/rules.rs");
        if is_rules {
            continue;
        }
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let cited = find_unresolved(line, in_comment, &rules);
            let place = path.strip_prefix(root()).unwrap().display();
            found.extend(cited.iter().map(|it| format!("{place}:{}: {it}", at + 1)));
        }
    }
    assert!(found.is_empty(), "no rule has this number: {found:#?}");
}

#[test]
fn every_rule_has_tests_that_exist() {
    let rules = read_rules();
    assert!(rules.all.len() > 100 && !rules.in_json.is_empty());
    let mut numbers = BTreeSet::new();
    let mut wrong = Vec::new();
    for Rule { number, tests } in &rules.all {
        if !numbers.insert(number) || parse_number(number).is_none_or(|(letter, _)| letter != 'R') {
            wrong.push(format!("{number} is twice a heading, or no number"));
        }
        if tests.is_empty() {
            wrong.push(format!("{number} has no test"));
        }
        let missing = tests.iter().filter(|test| !test_exists(test));
        wrong.extend(missing.map(|test| format!("{number}: no test {test}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Returns whether the file of the module contains the function of this path.
fn test_exists(test: &str) -> bool {
    let (folder, path) = match test.strip_prefix("src::") {
        Some(path) => ("src", path),
        None => ("tests/it", test),
    };
    let Some((module, name)) = path.rsplit_once("::") else { return false };
    let module = root().join(folder).join(module.replace("::", "/"));
    let files = [module.with_extension("rs"), module.join("mod.rs")];
    let found = files.iter().find_map(|file| fs::read_to_string(file).ok());
    found.is_some_and(|file| file.contains(&format!("fn {name}(")))
}
