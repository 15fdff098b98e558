//! Colours, symbols, keys and the mouse adapt to the terminal and the user's settings.

use std::{fs, path::Path};

use vt100::Color;

use crate::{
    cli::{run_toegang, small_world},
    support::Pty,
};

/// Opens the small example as Piet, the administrator (*Beheerder*) of the bakery.
fn open_small_example(home: &Path) -> Pty {
    Pty::start(home, &["voorbeeld", "--klein", "--als", "piet@eigendomein.nl"])
}

fn write_config(home: &Path, file: &str, text: &str) {
    let folder = home.join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(file), text).unwrap();
}

/// Returns whether text has this colour, such as that of the keys.
fn has_colour(screen: &vt100::Screen, colour: Color) -> bool {
    let (rows, columns) = screen.size();
    let mut cells = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
    cells.any(|(y, x)| screen.cell(y, x).is_some_and(|cell| cell.fgcolor() == colour))
}

#[test]
fn the_background_reply_sets_the_theme_and_loses_no_key() {
    let home = tempfile::tempdir().unwrap();
    let mut it = open_small_example(home.path());
    it.see("Piet Holding");
    // The reply of the terminal, with keys before and after it.
    it.send("?\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\hulp").see("Zoek  hulp");
    it.wait_until("the blue for a light background", |screen| {
        has_colour(screen, Color::Rgb(0x0b, 0x5e, 0xa8))
    });
    it.send("\x03");
    assert_eq!(it.wait_exit(), 0);
}

/// Opens Anna's inbox (*Postvak IN*) with an open request from Piet, which `a` accepts.
fn open_inbox_of_anna(term: &str) -> (tempfile::TempDir, Pty) {
    let (home, db) = small_world();
    let sent = ["lid", "voegtoe", "Piet Holding", "anna@cijfermeesters.nl"];
    let piet = ["--db", &db, "--als", "piet@eigendomein.nl"];
    let (code, _, error) = run_toegang(&home, &[&piet[..], &sent].concat());
    assert_eq!(code, Some(0), "{error}");
    let words = ["--db", &db, "--als", "anna@cijfermeesters.nl"];
    let mut it = Pty::start_with_term(home.path(), term, &words);
    it.see("(1)").send("1").see(OPEN_REQUEST_TEXT);
    (home, it)
}

const OPEN_REQUEST_TEXT: &str = "wil met je samenwerken";

/// The reply of urxvt includes the opacity. As keys, its `a` would accept the request and its `:`
/// would open the palette.
#[test]
fn a_terminal_reply_over_the_inbox_triggers_no_action() {
    let (_home, mut it) = open_inbox_of_anna("rxvt-unicode-256color");
    let unfinished = "\x1b]11;rgb:aaaa/a";
    for answer in ["\x1b]11;rgba:0000/0000/0000/cccc\x1b\\", unfinished, "\x1bP>|a:a\x1b\\"] {
        it.send(answer);
        // When F1 opens the help, the program has read the earlier bytes.
        it.send("\x1bOP").see("Zoek").send("\x1b").miss("Zoek").see(OPEN_REQUEST_TEXT);
    }
    it.send("\x03");
    assert_eq!(it.wait_exit(), 0);
}

#[test]
fn super_with_a_letter_is_ignored() {
    let (_home, mut it) = open_inbox_of_anna("xterm-kitty");
    it.send("\x1b[97;9u\x1b[97;17u\x1b[97;33u\x1b[97;6u\x1b[97;3u?").see("Zoek");
    it.send("\x1b[27u").miss("Zoek").see(OPEN_REQUEST_TEXT).send("\x1b[99;5u");
    assert_eq!(it.wait_exit(), 0);
}

/// A terminal without bracketed paste sends the text as keys, all at once.
#[test]
fn a_paste_over_the_inbox_triggers_no_action_and_says_so() {
    let (_home, mut it) = open_inbox_of_anna("linux");
    for paste in ["anna@cijfermeesters.nl\r", "\x1b[200~anna@cijfermeesters.nl\x1b[201~"] {
        it.send(paste).see("geplakte tekst").send("\x1bOP").see("Zoek");
        it.send("\x1b").miss("Zoek").see(OPEN_REQUEST_TEXT);
    }
    it.send("\x03");
    assert_eq!(it.wait_exit(), 0);
}

/// tmux sends the bytes in this way with its default `escape-time`.
#[test]
fn an_unbound_alt_key_counts_as_esc_and_the_key() {
    let home = tempfile::tempdir().unwrap();
    let mut it = open_small_example(home.path());
    it.see("Piet Holding")
        .send("\x1b[F\r")
        .see("Wie kan erbij")
        .send("\x1b?")
        .miss("Wie kan erbij")
        .see("Zoek");
    it.send("\x1bq");
    assert_eq!(it.wait_exit(), 0);
}

/// Esc takes effect at once; Ctrl+[, Ctrl+I and Ctrl+M keep their usual meaning.
#[test]
fn the_keyboard_protocol_is_enabled_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let words = ["voorbeeld", "--klein", "--als", "piet@eigendomein.nl"];
    let mut it = Pty::start_with_term(home.path(), "xterm-kitty", &words);
    it.see("Piet Holding")
        .send("\x1b[F\x1b[109;5u")
        .see("Wie kan erbij")
        .send("\x1b[27u")
        .miss("Wie kan erbij");
    it.send("?").see("Zoek").send("\x1b[91;5u").miss("Zoek").send("\x1b[99;5u");
    assert_eq!(it.wait_exit(), 0);
    assert!(it.has_written("\x1b[>1u") && it.has_written("\x1b[<u"));
    let mut plain = open_small_example(home.path());
    plain.see("Piet Holding").send("q");
    assert_eq!(plain.wait_exit(), 0);
    assert!(!plain.has_written("\x1b[>1u") && !plain.has_written("\x1b[<u"), "nobody else is");
}

#[test]
fn the_window_title_names_the_screen_and_is_restored() {
    let home = tempfile::tempdir().unwrap();
    let mut it = open_small_example(home.path());
    it.see("Piet Holding").send("\x1b[F\r").see("Wie kan erbij");
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
    for written in
        ["\x1b[22;2t", "\x1b]0;toegang · Organisaties\x07", "› Piet Holding B.V.\x07", "\x1b[23;2t"]
    {
        assert!(it.has_written(written), "{written:?}");
    }
}

#[test]
fn settings_apply_and_their_mistakes_are_reported() {
    let home = tempfile::tempdir().unwrap();
    write_config(home.path(), "config.toml", "thema = 'donker'\nascii = true\nmius = false\n");
    write_config(home.path(), "toetsen.toml", "afsluiten = ['Q']\n");
    let mut it = open_small_example(home.path());
    // The rule has room for the beginning of the message, and `m` shows it whole.
    it.see("Piet Holding").see("(m)").send("m");
    it.see("config.toml").see("'mius'").see("'muis'?").send("m");
    it.wait_until("the blue for a dark background", |screen| {
        has_colour(screen, Color::Rgb(0x7c, 0xb7, 0xff))
    });
    it.wait_until("signs of ASCII only", |screen| screen.contents().is_ascii());
    assert!(it.has_written("\x1b]0;toegang . Organisaties\x07"), "the title of the window too");
    it.send("\x1bq").send("Q");
    assert_eq!(it.wait_exit(), 0);
}

#[test]
fn the_cursor_row_is_visible_without_colour() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["voorbeeld", "--klein", "--als", "piet@eigendomein.nl", "--geen-kleur"];
    let mut it = Pty::start(home.path(), &arguments);
    it.see("Piet Holding");
    it.wait_until("no colour at all, and the row under the cursor reversed", |screen| {
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let mut cells = cells.filter_map(|(row, column)| screen.cell(row, column));
        let plain = |cell: &vt100::Cell| {
            (cell.fgcolor(), cell.bgcolor()) == (Color::Default, Color::Default)
        };
        cells.clone().all(plain) && cells.any(|cell| cell.inverse() && cell.contents() == "B")
    });
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
}

#[test]
fn the_next_start_restores_the_last_position() {
    let home = tempfile::tempdir().unwrap();
    let mut it = open_small_example(home.path());
    it.see("Piet Holding").send(":english\r").see("Organisations").send("7").see("Log ");
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
    let mut it = open_small_example(home.path());
    it.see("▸ 7 Log ");
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
    let kept = home.path().join(".local/state/toegang/laatst.json");
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&kept).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    fs::write(&kept, "{").unwrap();
    let mut it = open_small_example(home.path());
    it.see("Organisaties").send("q");
    assert_eq!(it.wait_exit(), 0);
}
