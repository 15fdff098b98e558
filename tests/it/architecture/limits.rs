//! Checks the limits on folders, functions and parameters. The lists of exceptions may only shrink.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use syn::visit::Visit;

use super::{PathCollector, collect_files, is_test_only, read_sources};

/// Maximum number of entries in a folder, so that they fit on one screen.
const MAX_FOLDER_ENTRIES: usize = 15;

/// Folders with more entries, with the reason.
const FULL_FOLDERS: &[(&str, usize, &str)] = &[];

/// Files with functions over the line limit of clippy, with the reason.
const FILES_WITH_LONG_FUNCTIONS: &[(&str, &str)] = &[
    ("app/dialogs/form/submit.rs", "one arm a form"),
    ("domain/refusals/codes.rs", "one table"),
    ("text/failures/failure.rs", "one sentence each"),
    ("text/failures/locked.rs", "one sentence each"),
    ("text/forms/titles.rs", "one arm a form"),
    ("text/outcomes/conflict.rs", "one sentence each"),
    ("text/outcomes/differences.rs", "one sentence each"),
    ("text/outcomes/log.rs", "one table"),
    ("text/outcomes/notice.rs", "one sentence each"),
    ("text/outcomes/receipt.rs", "one sentence each"),
    ("text/refusals/refusal.rs", "one sentence each"),
    ("text/shell/setup.rs", "one sentence each"),
    ("text/ssh/keys.rs", "one sentence each"),
];

/// Counts the parameters whose type is a tuple.
#[derive(Default)]
struct TupleCounter(usize);

impl<'ast> Visit<'ast> for TupleCounter {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        for input in &signature.inputs {
            if let syn::FnArg::Typed(typed) = input {
                self.0 += usize::from(is_tuple(&typed.ty));
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test_only(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn is_tuple(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Tuple(tuple) => tuple.elems.len() > 1,
        syn::Type::Reference(reference) => is_tuple(&reference.elem),
        _ => false,
    }
}

fn count_tuple_parameters(text: &str) -> usize {
    let mut tuples = TupleCounter::default();
    tuples.visit_file(&syn::parse_file(text).unwrap());
    tuples.0
}

/// Returns the differences between `found` and `listed`. Higher numbers are forbidden, and lower
/// numbers must be recorded.
fn list_differences(found: &BTreeMap<String, usize>, listed: &[(&str, usize)]) -> Vec<String> {
    let listed: BTreeMap<_, _> = listed.iter().copied().collect();
    let names: BTreeSet<&str> =
        found.keys().map(String::as_str).chain(listed.keys().copied()).collect();
    names
        .into_iter()
        .filter_map(|name| {
            let now = found.get(name).copied().unwrap_or(0);
            let before = listed.get(name).copied().unwrap_or(0);
            match now.cmp(&before) {
                std::cmp::Ordering::Greater => Some(format!("{name} has {now}, at most {before}")),
                std::cmp::Ordering::Less => Some(format!("{name} has {now}: lower {before}")),
                std::cmp::Ordering::Equal => None,
            }
        })
        .collect()
}

#[test]
fn no_folder_has_more_entries_than_fit_on_a_screen() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    collect_files(&src, &mut all);
    let folders: BTreeSet<_> = all.iter().map(|file| file.parent().unwrap()).collect();
    assert!(folders.len() > 40, "only {} folders found", folders.len());
    let full: BTreeMap<_, _> = folders
        .into_iter()
        .map(|folder| {
            let name = folder.strip_prefix(&src).unwrap().display().to_string();
            (name, fs::read_dir(folder).unwrap().count())
        })
        .filter(|(_, entries)| *entries > MAX_FOLDER_ENTRIES)
        .collect();
    let listed: Vec<_> = FULL_FOLDERS.iter().map(|(name, entries, _)| (*name, *entries)).collect();
    let found = list_differences(&full, &listed);
    assert!(found.is_empty(), "a folder of src may have {MAX_FOLDER_ENTRIES} entries: {found:?}");
}

/// Words that must not open a comment, because they hide its subject.
const POOR_OPENINGS: [&str; 6] = ["Who", "Whose", "Whom", "Whoever", "Whether", "What"];
/// Phrases that read like a translation.
const POOR_PHRASES: [&str; 2] = ["as far as", "nothing when"];
/// Phrases that leave a doc comment vague: name the thing, or say that it is shared or unchanged.
const VAGUE_PHRASES: [&str; 2] = ["the same", "though"];

/// Returns whether `text` contains `phrase` as whole words.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(phrase).map(|(at, _)| text.split_at(at));
    found.into_iter().any(|(before, from)| {
        let after = from.strip_prefix(phrase).and_then(|rest| rest.chars().next());
        !is_letter(before.chars().next_back()) && !is_letter(after)
    })
}

#[test]
fn comments_open_with_their_subject() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for room in ["src", "tests", "benches"] {
        collect_files(&root.join(room), &mut files);
    }
    let mut poor = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        for (number, line) in (1..).zip(fs::read_to_string(file).unwrap().lines()) {
            let comment = line.trim_start().strip_prefix("//");
            let is_doc = comment.is_some_and(|text| text.starts_with(['/', '!']));
            let Some(comment) = comment.map(|text| text.trim_start_matches(['/', '!', ' '])) else {
                continue;
            };
            let opening = comment.split(' ').next().unwrap_or_default();
            let is_poor = POOR_OPENINGS.contains(&opening)
                || POOR_PHRASES.iter().any(|phrase| comment.contains(phrase))
                || (is_doc && VAGUE_PHRASES.iter().any(|phrase| has_phrase(comment, phrase)));
            if is_poor {
                poor.push(format!("{}:{number}: {comment}", file.display()));
            }
        }
    }
    assert!(files.len() > 700, "only {} files found", files.len());
    assert!(poor.is_empty(), "{poor:#?}");
}

#[test]
fn no_new_file_is_excused_from_the_function_length_limit() {
    let limit = include_str!("../../../.clippy.toml");
    assert!(limit.lines().any(|line| line == "too-many-lines-threshold = 60"), "{limit}");
    let excused: Vec<_> = read_sources()
        .into_iter()
        .filter(|(_, text)| text.contains("too_many_lines"))
        .map(|(name, _)| name)
        .collect();
    let listed: Vec<_> = FILES_WITH_LONG_FUNCTIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(excused, listed);
}

#[test]
fn no_parameter_is_a_tuple() {
    let found: Vec<_> = read_sources()
        .into_iter()
        .filter(|(_, text)| count_tuple_parameters(text) > 0)
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "name the parts, in a struct or as parameters: {found:#?}");
}

/// Returns the names of the public functions and constants of a file.
fn public_names(file: &syn::File) -> Vec<String> {
    let public = |item: &syn::Item| {
        match item {
            syn::Item::Fn(item) => Some((&item.vis, &item.sig.ident)),
            syn::Item::Const(item) => Some((&item.vis, &item.ident)),
            _ => None,
        }
        .filter(|(vis, _)| matches!(vis, syn::Visibility::Public(_)))
        .map(|(_, name)| name.to_string())
    };
    file.items.iter().filter_map(public).collect()
}

/// Tests need some sentences to be public; the compiler reports only unused ones that are not.
#[test]
fn every_public_sentence_is_used_by_the_program() {
    let files: Vec<_> = read_sources()
        .into_iter()
        .map(|(name, text)| (name, syn::parse_file(&text).unwrap(), text))
        .collect();
    let mut paths = PathCollector::default();
    for (_, file, _) in &files {
        paths.visit_file(file);
    }
    let used: BTreeSet<_> = paths.0.iter().filter_map(|path| path.rsplit("::").next()).collect();
    let (mut count, mut unused) = (0, Vec::new());
    for (file_name, file, text) in files.iter().filter(|(name, ..)| name.starts_with("text/")) {
        for name in public_names(file) {
            count += 1;
            if !used.contains(&*name) && text.matches(&*name).count() < 2 {
                unused.push(format!("{file_name}: {name}"));
            }
        }
    }
    assert!(count > 80, "only {count} public sentences found");
    assert!(unused.is_empty(), "only tests use {unused:#?}");
}

#[test]
fn only_tuples_of_a_signature_count_as_tuple_parameters() {
    assert_eq!(count_tuple_parameters("fn a((b, c): (u8, u8)) {}"), 1);
    assert_eq!(count_tuple_parameters("impl A { fn a(&self, both: &(u8, u8), d: u8) {} }"), 1);
    assert_eq!(count_tuple_parameters("trait A { fn a(a: (u8, u8), b: (u8, u8)); }"), 2);
    assert_eq!(count_tuple_parameters("fn a(b: (), c: &[(u8, u8)]) { |(d, e): (u8, u8)| d; }"), 0);
    assert_eq!(count_tuple_parameters("#[cfg(test)] mod tests { fn a(b: (u8, u8)) {} }"), 0);
}

#[test]
fn a_shrinking_list_reports_more_and_fewer_entries() {
    let found = |count| BTreeMap::from([("app".to_owned(), count)]);
    assert!(list_differences(&found(2), &[("app", 2)]).is_empty());
    assert_eq!(list_differences(&found(3), &[("app", 2)]), ["app has 3, at most 2"]);
    assert_eq!(list_differences(&found(1), &[("app", 2)]), ["app has 1: lower 2"]);
    assert_eq!(list_differences(&found(1), &[]), ["app has 1, at most 0"]);
    assert_eq!(list_differences(&BTreeMap::new(), &[("app", 2)]), ["app has 0: lower 2"]);
}
