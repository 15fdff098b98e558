//! Each text field accepts every text without breaking the layout, and no deceptive text is stored.

use toegang::{
    app::{Action, Screen, in_shell},
    columns::filters::{ORGANISATION_FILTERS, parse_filter},
    domain::{Command, Email, Message, Name, is_forbidden},
    text::Lang,
};
use unicode_normalization::char::is_combining_mark;

use crate::support::{
    Driver, World, assert_frame, assert_plain, naughty_strings, profile, text_width,
};

/// Creates the small example with a request, an extra address, and rows in every list.
fn example_world() -> World {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    for email in ["els.bakker@eigendomein.nl", "els.b@eigendomein.nl"] {
        let email = Email::new(email).unwrap();
        world.act("els", &Command::AddAddress { email }).unwrap();
    }
    let (user, email) = (world.user("els"), Email::new("els.b@eigendomein.nl").unwrap());
    world.act("piet", &Command::AddressCode { user, email }).unwrap();
    world
}

/// The user, the steps to a text field, and the number of further fields that Tab reaches.
const TEXT_FIELDS: &[(Option<&str>, &str, usize)] = &[
    (None, "", 0),
    (None, "f6", 1),
    (None, "f6|\"an@gmail.com|tab tab", 0),
    (None, "f7", 2),
    (Some("piet"), "2 /", 0),
    (Some("piet"), "2 enter right /", 0),
    (Some("piet"), "2 enter right right /", 0),
    (Some("piet"), "2 enter right right f /", 0),
    (Some("piet"), "2 enter right right right /", 0),
    (Some("piet"), "3 /", 0),
    (Some("piet"), "4 /", 0),
    (Some("piet"), "4 right /", 0),
    (Some("piet"), "4 right right /", 0),
    (Some("piet"), "7 /", 0),
    (Some("piet"), "1 /", 0),
    (Some("piet"), "1 right /", 0),
    (Some("piet"), "1 right right /", 0),
    (Some("piet"), "2 enter right :", 0),
    (Some("piet"), "2 enter right ?", 0),
    (Some("piet"), "2 end enter right +", 0),
    (Some("piet"), "2 end enter right +|\"jan|enter|\"ann|enter enter t", 0),
    (Some("piet"), "2 end enter right +|\"jan|enter|\"ann|enter enter b", 0),
    (Some("piet"), "2 enter right t", 0),
    (Some("piet"), "2 +", 7),
    (Some("piet"), "2 enter e", 10),
    (Some("piet"), "2 /|\"nieuw|down enter x a", 0),
    (Some("piet"), "2 /|\"nieuw|down enter x a|\"ref 1|enter|x j", 0),
    (Some("piet"), "2 enter x w", 0),
    (Some("piet"), "3 +", 0),
    (Some("piet"), "3 + shift-tab right tab", 1),
    (Some("piet"), "3 x o", 0),
    (Some("piet"), "4 right /|\"luc|enter", 0),
    (Some("els"), "3 /|\"els|down enter e", 0),
    (Some("els"), "3 /|\"els|down enter x a", 0),
    (Some("els"), "3 /|\"els|down enter x k", 0),
    (Some("anna"), "1 w down down down", 0),
];

/// Asserts that a text field has focus and that the frame around it is intact.
#[track_caller]
fn assert_field_focused(it: &Driver, text: &str) {
    let (buffer, cursor) = it.render();
    assert_frame(&buffer);
    assert!(cursor.is_some_and(|at| buffer.area.contains(at)), "{text:?}\n{}", it.screen());
}

/// Returns every 24th text, starting at `turn`; all texts if `TOEGANG_NAUGHTY` is set.
fn texts_of_turn(all: &[String], turn: usize) -> impl Iterator<Item = &String> {
    let turns = if std::env::var_os("TOEGANG_NAUGHTY").is_some() { 1 } else { 24 };
    all.iter().skip(turn % turns).step_by(turns)
}

#[test]
fn every_text_field_accepts_every_pasted_text() {
    let (all, mut turn) = (naughty_strings(), 0);
    for (at, (who, steps, more)) in TEXT_FIELDS.iter().enumerate() {
        let mut it =
            Driver::new(example_world(), *who, if at % 2 == 0 { (100, 30) } else { (80, 24) });
        it.run_steps(steps);
        for next in 0..=*more {
            assert_field_focused(&it, steps);
            for text in texts_of_turn(&all, turn) {
                it.paste(text);
                assert_field_focused(&it, text);
                it.press("end ctrl-u");
            }
            if next < *more {
                it.press("tab");
            }
            turn += 1;
        }
    }
}

#[test]
fn the_cursor_follows_the_width_of_typed_text() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.run_steps("2 enter right :");
    let (_, start) = it.render();
    for text in naughty_strings() {
        let kept: String = text.chars().filter(|ch| !is_forbidden(*ch)).collect();
        if text_width(&kept) > 40 || kept.chars().next().is_some_and(is_combining_mark) {
            continue;
        }
        it.type_text(&text);
        let (buffer, cursor) = it.render();
        assert_frame(&buffer);
        let wide = cursor.unwrap().x - start.unwrap().x;
        assert_eq!(usize::from(wide), text_width(&kept), "{text:?}");
        it.press("end ctrl-u");
    }
}

/// Creates an organisation with each valid name in all its fields, and renames Els to each.
fn world_with_unusual_names() -> (World, Vec<Name>) {
    let mut world = World::small_world();
    let names: Vec<Name> =
        naughty_strings().iter().filter_map(|text| Name::new(text).ok()).collect();
    let (piet, els) = (world.session("piet"), world.session("els"));
    let mut els_now = world.facts.users[&els.user].full_name.clone();
    for name in &names {
        let some = || Some(name.clone());
        let profile = toegang::domain::Profile {
            trade_name: some(),
            street: some(),
            postal_code: some(),
            town: some(),
            website: some(),
            description: Message::new(name).ok(),
            ..profile(name, "")
        };
        let made = Command::CreateOrganisation { profile: Box::new(profile), register: None };
        world.store.execute(piet, &made.confirmed(), world.now).unwrap();
        let rename = Command::EditProfile { from: els_now.clone(), full_name: some() }.confirmed();
        match world.store.execute(els, &rename, world.now) {
            Ok(receipt) => {
                assert_eq!(receipt.about.1, *name);
                els_now = some();
            }
            // The list repeats some texts, and contains addresses.
            Err(why) => {
                let bad = toegang::domain::NameFault::check_person(name).is_some();
                assert_eq!(
                    why.to_string(),
                    if bad { "refused: bad_name" } else { "refused: same" }
                );
            }
        }
    }
    (world, names)
}

/// Asserts that the status of each row is below its heading. Returns the number of rows.
#[track_caller]
fn assert_status_column(it: &Driver) -> usize {
    let screen = it.screen();
    let place = |line: &str, word: &str| line.rfind(word).map(|at| text_width(&line[..at]));
    let head = screen.lines().find_map(|line| place(line, "Status")).unwrap();
    let mut rows = 0;
    // The pane below the list has no columns.
    for line in screen.lines().take_while(|line| !line.contains("├─ ")) {
        let Some(at) = place(line, "! niet actief") else { continue };
        assert_eq!(at, head, "{line}");
        rows += 1;
    }
    rows
}

#[test]
fn every_name_stays_in_its_column() {
    let (world, names) = world_with_unusual_names();
    assert!(names.len() > 400, "{}", names.len());
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2");
    let mut rows = 0;
    for _ in 0..=names.len() / 10 {
        assert_frame(&it.buffer());
        rows += assert_status_column(&it);
        it.press("pgdn");
    }
    assert!(rows > names.len(), "{rows}");
    it.send(toegang::app::Msg::Resized(ratatui::layout::Size { width: 80, height: 24 }));
    for name in names.iter().step_by(27) {
        // A word with a colon may name a field; quotes make it an ordinary word.
        let is_word = |word: &&str| parse_filter(ORGANISATION_FILTERS, word).only.is_empty();
        let words: Vec<&str> = name.split_whitespace().filter(is_word).collect();
        let typed = if words.is_empty() { format!("\"{name}\"") } else { words.join(" ") };
        it.press("/ end ctrl-u").paste(&typed);
        it.press("enter");
        assert_frame(&it.buffer());
        assert!(!it.screen().contains("een treffers"), "{name:?} is not found by itself");
        it.press("enter");
        let Screen::Organisation(screen) = &it.state.screen else { panic!("{name:?}") };
        assert_plain(&screen.name);
        assert_plain(&it.state.breadcrumb().unwrap());
        assert_frame(&it.buffer());
        it.press("right");
        assert_frame(&it.buffer());
        it.press("e");
        assert_frame(&it.buffer());
        it.press("esc x w");
        assert_frame(&it.buffer());
        it.press("esc esc");
    }
}

#[test]
fn underlining_matches_does_not_shift_the_text() {
    let mut world = World::small_world();
    for (who, name) in [("els", "👍🏽 Zus 🇳🇱🇧🇪"), ("jan", "각 e\u{301} क्षत्रिय")]
    {
        let full_name = Name::new(name).ok();
        let rename = world.rename(who, full_name);
        world.act(who, &rename).unwrap();
    }
    for typed in ["👍", "🇳", "🏽", "zus", "क", "e", "각", "ᄀ"] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
        std::mem::swap(&mut it.world, &mut world);
        it.run_steps("2 end enter right +").type_text(typed);
        let buffer = it.buffer();
        assert_frame(&buffer);
        let screen = it.screen();
        for line in screen.lines().filter(|line| line.contains("@eigendomein")) {
            assert_eq!(
                line.rfind('│').map(|at| text_width(&line[..at])),
                Some(98),
                "{typed}: {screen}"
            );
        }
        std::mem::swap(&mut it.world, &mut world);
    }
}

/// A copied command is safe in a shell, whatever names it contains.
#[test]
fn a_shell_reads_every_copied_name_as_one_word() {
    let mut script = String::from("set -f\n");
    let mut expected = Vec::new();
    for name in naughty_strings().iter().filter_map(|text| Name::new(text).ok()) {
        let subject = toegang::app::Selection { org: Some(name.to_string()), ..Default::default() };
        let command = in_shell(Action::Leave, &subject, Lang::Nl).unwrap();
        script.push_str(&command.replacen("toegang lid verlaat", "printf '%s\\n' lid", 1));
        script.push('\n');
        expected.extend(["lid".to_owned(), name.to_string()]);
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), script).unwrap();
    let done = std::process::Command::new("sh").arg(file.path()).output().unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    assert_eq!(out.lines().collect::<Vec<_>>(), expected);
}
