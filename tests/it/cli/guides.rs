//! Checks the README and the guides: commands run, links resolve, and the README stays short.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Returns the README and all guides, as paths from the root of the repository.
fn page_paths() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guides = fs::read_dir(root.join("assets/docs")).unwrap().map(|entry| entry.unwrap().path());
    let more = ["README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"];
    let mut pages: Vec<_> = guides.chain(more.map(|name| root.join(name))).collect();
    pages.sort();
    pages
}

/// Returns the `sh` blocks of a page, without the lines that build the program.
fn shell_commands(text: &str) -> String {
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    let lines = blocks.flat_map(str::lines).filter(|line| !line.starts_with("cargo "));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn every_command_of_the_readme_and_the_guides_runs() {
    let bin = Path::new(env!("CARGO_BIN_EXE_toegang")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut ran = 0;
    for page in page_paths() {
        let script = shell_commands(&fs::read_to_string(&page).unwrap());
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new("bash");
        command
            .args(["-euo", "pipefail", "-c", &script])
            .current_dir(&home)
            .env("HOME", home.path());
        for name in crate::support::USER_ENV_VARS {
            command.env_remove(name);
        }
        let output = command.env("PATH", &path).stdin(Stdio::null()).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}:\n{script}\n{told}", page.display());
        ran += script.lines().count();
    }
    assert!(ran > 30, "only {ran} lines were found");
}

/// Returns the filters of a `cargo test` command line.
fn test_filters(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split('#').next().unwrap().split_whitespace();
    words.filter(|word| !word.starts_with('-') && *word != "it")
}

#[test]
fn every_test_filter_of_the_readme_and_the_guides_matches_a_test() {
    let listed = Command::new(std::env::current_exe().unwrap()).arg("--list").output().unwrap();
    let tests = String::from_utf8(listed.stdout).unwrap();
    let mut tried = 0;
    for page in page_paths() {
        let text = fs::read_to_string(&page).unwrap();
        let lines =
            text.split("cargo test").skip(1).filter_map(|rest| rest.split(['`', '\n']).next());
        for filter in lines.flat_map(test_filters) {
            assert!(tests.contains(filter), "{}: no test matches {filter}", page.display());
            tried += 1;
        }
    }
    assert!(tried > 5, "only {tried} filters were found");
}

#[test]
fn every_link_of_the_readme_and_the_guides_leads_to_a_file() {
    for page in page_paths() {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let is_elsewhere = file.is_empty() || file.contains("://");
            let target = page.parent().unwrap().join(file);
            assert!(is_elsewhere || target.exists(), "{}: {link}", page.display());
        }
    }
}

#[test]
fn the_readme_stays_short() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (lines, words) = (text.lines().count(), text.split_whitespace().count());
    assert!(lines <= 120 && words <= 800, "{lines} lines, {words} words");
}
