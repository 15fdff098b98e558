//! Output about the program itself: keys, manual pages, and paths.

use toegang::app::{Action, Keymap};

use super::{json, run_toegang};

#[test]
fn keys_are_printed_as_text_markdown_and_json() {
    let document = json(&["toetsen"]);
    assert_eq!(document["count"], Keymap::default().bindings().len());
    for action in Action::all() {
        let known = document["keys"].as_array().unwrap().iter();
        assert!(known.clone().any(|key| key["action"] == action.name()), "{}", action.name());
    }
    let home = tempfile::tempdir().unwrap();
    let (_, text, _) = run_toegang(&home, &["keys"]);
    let (_, markdown, _) = run_toegang(&home, &["toetsen", "--md"]);
    for out in [text, markdown] {
        assert!(out.contains("Ctrl+S") && out.contains("bij toegang geven"), "{out}");
    }
    assert_eq!(run_toegang(&home, &["toetsen", "--md", "--json"]).0, Some(2));
}

#[test]
fn every_command_has_a_manual_page() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, _) = run_toegang(&home, &["handleiding"]);
    assert!(code == Some(0) && out.contains(".TH toegang") && out.contains("registreer"), "{out}");
    let pages = home.path().join("man");
    assert_eq!(run_toegang(&home, &["man", "--map", &pages.display().to_string()]).0, Some(0));
    for page in ["toegang", "toegang-lid-voegtoe", "toegang-organisatie-activeer"] {
        let text = std::fs::read_to_string(pages.join(format!("{page}.1"))).unwrap();
        assert!(text.contains(".SH"), "{page}");
    }
    assert!(std::fs::read_dir(&pages).unwrap().count() > 50);
}

#[test]
fn paths_are_printed_with_their_origin() {
    let home = tempfile::tempdir().unwrap();
    let (_, out, _) = run_toegang(&home, &["pad"]);
    assert!(out.contains(".local/share/toegang/toegang.db") && out.contains("XDG"), "{out}");
    let paths = json(&["--db", "/tmp/hier.db", "pad"]);
    assert_eq!(paths["paths"][0]["path"], "/tmp/hier.db");
    assert_eq!(paths["paths"][0]["by"], "--db");
}
