//! The whole file as lines of JSON, out and in again.

use std::fs;

use super::{ends, f0, writes::PIET};

/// A file with a past of every kind, and what it says of itself.
fn with_a_past() -> (tempfile::TempDir, String) {
    let (home, db) = f0();
    let says =
        |who: &str, words: &[&str]| ends(&home, &[&["--db", &db, "--als", who], words].concat()).0;
    let anna = "anna@cijfermeesters.nl";
    assert_eq!(says(PIET, &["lid", "voegtoe", "holding", "Jan Jansen", anna]), Some(0));
    assert_eq!(says(anna, &["postvak", "accepteer", "piet holding"]), Some(0));
    assert_eq!(says(PIET, &["lid", "verwijder", "holding", "jan jansen", "--ja"]), Some(0));
    assert_eq!(says(PIET, &["ongedaan"]), Some(0));
    assert_eq!(says(PIET, &["gebruiker", "nodiguit", "x@eigendomein.nl"]), Some(0));
    let away = says("jan@eigendomein.nl", &["gebruiker", "blokkeer", "els@eigendomein.nl"]);
    assert_eq!(away, Some(4), "an attempt that is noted");
    (home, db)
}

#[test]
fn everything_out_and_in_again_is_the_same_file() {
    let (home, db) = with_a_past();
    let (code, lines, err) = ends(&home, &["--db", &db, "db", "exporteer"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(lines.starts_with(r#"{"file":{"schema":"toegang.file/2","#), "{lines}");
    assert!(lines.contains(r#"{"denied":"#) && lines.contains(r#""kind":"request.accepted""#));
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, &lines).unwrap();
    let new = home.path().join("nieuw.db").display().to_string();
    let (code, out, err) = ends(&home, &["--db", &new, "db", "importeer", &text, "--proef"]);
    assert!(code == Some(0) && out.contains("niets gewijzigd"), "{out}{err}");
    assert!(!fs::exists(&new).unwrap());
    let (code, out, err) = ends(&home, &["--db", &new, "db", "import", &text]);
    let events = lines.lines().filter(|line| line.starts_with(r#"{"event""#)).count();
    let told = format!("{events} regels van het Logboek");
    assert!(code == Some(0) && events > 9 && out.starts_with(&told), "{told}: {out}{err}");
    let (_, again, _) = ends(&home, &["--db", &new, "db", "export"]);
    assert!(again == lines, "the same lines");
    assert_eq!(ends(&home, &["--db", &new, "db", "controleer"]).0, Some(0));
    for words in [&["log"][..], &["lid", "lijst", "holding"], &["gebruiker", "lijst"]] {
        let of = |db: &str| ends(&home, &[&["--db", db, "--als", PIET, "--json"], words].concat());
        assert_eq!(of(&new), of(&db), "{words:?}");
    }
    let undone = ends(&home, &["--db", &new, "--als", PIET, "opnieuw"]);
    assert_eq!(undone.0, ends(&home, &["--db", &db, "--als", PIET, "opnieuw"]).0);
    let (code, _, err) = ends(&home, &["--db", &new, "db", "importeer", &text]);
    assert!(code == Some(5) && err.contains("staat al iets in"), "{err}");
}

#[test]
fn what_is_not_whole_fills_nothing() {
    let (home, db) = with_a_past();
    let (_, lines, _) = ends(&home, &["--db", &db, "db", "exporteer"]);
    let new = home.path().join("nieuw.db").display().to_string();
    let text = home.path().join("half.jsonl").display().to_string();
    let mut cut: Vec<&str> = lines.lines().collect();
    let first = cut.iter().position(|line| line.contains(r#""user.added""#)).unwrap();
    cut.remove(first);
    let headless: Vec<&str> = lines.lines().skip(1).collect();
    let mut late = headless.clone();
    late.splice(headless.len() - 1..headless.len() - 1, lines.lines().next());
    let endless: Vec<&str> = lines.lines().take(lines.lines().count() - 1).collect();
    let twice = [lines.as_str(), &lines].concat();
    let garbled = lines.replacen("request.accepted", "request.invented", 1);
    let other = lines.replacen("toegang.file/2", "toegang.file/3", 1);
    for (wrong, said) in [
        (other, "beschadigd"),
        (cut.join("\n"), ""),
        (headless.join("\n"), "beschadigd"),
        (late.join("\n"), "beschadigd"),
        (twice, "beschadigd"),
        (endless.join("\n"), "beschadigd"),
        (lines.replacen("x@eigendomein.nl", "y@eigendomein.nl", 1), "beschadigd"),
        (garbled, "is niet te lezen"),
        (String::new(), "beschadigd"),
        ("{\n".to_owned(), "regel 1 is niet te lezen"),
    ] {
        fs::write(&text, wrong).unwrap();
        let (code, out, err) = ends(&home, &["--db", &new, "db", "importeer", &text]);
        assert!(code != Some(0) && out.is_empty() && err.contains(said), "{code:?} {said}: {err}");
        let (_, empty, _) = ends(&home, &["--db", &new, "db", "exporteer"]);
        assert_eq!(empty.lines().count(), 2, "nothing of it: {empty}");
    }
    let (code, _, err) = ends(&home, &["--db", &new, "db", "importeer", "/nergens"]);
    assert!(code == Some(3) && err.contains("/nergens"), "{err}");
}
