//! R306: the rows that the last command added keep their mark until the user leaves the list.

use toegang::domain::Command;

use crate::support::{Driver, World, key_line};

/// The names of the marked rows on the screen, by the word or by the sign.
fn marked(it: &Driver) -> Vec<String> {
    let screen = it.screen();
    let list = screen.lines().filter_map(|line| line.split_once('│').map(|(_, row)| row));
    let name = |row: &str| {
        let row = row.trim_start_matches([' ', '▸', '■']);
        let (name, sign) = row.strip_prefix("+ ").map_or((row, false), |name| (name, true));
        let name = name.split("  ").next()?;
        let word = name.strip_suffix(" · nieuw");
        word.or(Some(name).filter(|_| sign)).map(str::to_owned)
    };
    list.filter_map(name).collect()
}

fn open() -> Driver {
    Driver::new(World::small_world(), Some("piet"), (120, 40))
}

#[test]
fn the_mark_stays_while_the_user_looks_at_the_list() {
    let mut it = open();
    it.run_steps("2 /|\"holding|down enter right +|\"jan|enter ctrl-s").see("Jan Jansen");
    let jan = ["Jan Jansen"];
    assert_eq!(marked(&it), jan);
    assert_eq!(marked(it.press("down up /").type_text("jan").press("enter")), jan);
    assert_eq!(marked(it.press("esc space")), jan);
    assert_eq!(marked(it.press("space ? esc : esc g esc")), jan);
    it.press("right left").see("Jan Jansen");
    assert!(marked(&it).is_empty());
}

#[test]
fn the_next_command_replaces_the_marks() {
    let mut it = open();
    it.run_steps("2 /|\"bakkerij|down enter right +|\"jan|enter ctrl-s").see("Jan Jansen");
    assert_eq!(marked(&it), ["Jan Jansen"]);
    assert_eq!(marked(it.run_steps("+|\"noor|enter ctrl-s")), ["Noor Smit"]);
    it.press("u").see("Leden 3");
    assert!(marked(&it).is_empty());
}

#[test]
fn organisations_on_the_page_of_a_user_are_marked() {
    let mut it = open();
    it.run_steps("3 /|\"jan j|down enter|+|\"hol|enter|\"bak|enter ctrl-s").see("is nu lid van");
    let both = ["Bakkerij Eigendomein B.V.", "Piet Holding B.V."];
    assert_eq!(marked(&it), both);
    assert_eq!(marked(it.press("down up")), both);
    it.press("esc enter").see("Piet Holding B.V.");
    assert!(marked(&it).is_empty());
}

#[test]
fn a_request_is_marked_when_its_list_opens() {
    let mut it = open();
    it.run_steps("2 /|\"holding|down enter right +|\"anna|enter enter enter");
    it.see("Verzoeken 1");
    assert_eq!(marked(it.press("right")), ["Anna Visser"]);
    it.press("left right").see("Anna Visser");
    assert!(marked(&it).is_empty());
}

#[test]
fn a_relation_request_and_a_partner_are_marked() {
    let mut it = open();
    it.press("4 right enter").type_text("Hoi").press("enter").see("Relatieverzoek verstuurd");
    assert_eq!(marked(it.press("right")), ["Luc Peeters"]);
    let mut world = World::small_world();
    let luc = world.user("luc");
    world.act("piet", &Command::AskRelation { user: luc, message: None }).unwrap();
    let mut it = Driver::new(world, Some("luc"), (120, 40));
    it.press("1 a 4").see("eigendomein.nl");
    assert_eq!(marked(&it), ["eigendomein.nl"]);
}

#[test]
fn an_organisation_is_marked_for_a_user_who_became_a_member() {
    let mut it = Driver::new(World::full(), Some("anna"), (120, 40));
    it.press("1 a").see("lid van").press("2");
    assert_eq!(marked(&it).len(), 1, "{}", it.screen());
}

#[test]
fn a_new_key_is_marked() {
    let mut it = open();
    it.press("g e x s").paste(&key_line(1)).press("enter").see_tab("Sleutels 1");
    assert_eq!(marked(&it).len(), 1, "{}", it.screen());
}

/// The form of the mark of each new row on the screen: `true` for the word.
fn forms(it: &Driver) -> Vec<bool> {
    let (rows, buffer) = (toegang::app::Geometry::from_state(&it.state).rows, it.buffer());
    let form = |row: ratatui::layout::Rect| {
        let text: String = row.positions().map(|at| buffer[at].symbol().to_owned()).collect();
        let row = text.trim_start_matches([' ', '▸', '■']);
        let is_word = row.split("  ").next().is_some_and(|name| name.ends_with(" · nieuw"));
        (is_word || row.starts_with("+ ")).then_some(is_word)
    };
    rows.rows().filter_map(form).collect()
}

/// R316: one form on the lists that one sees after one another: the word if it fits, and else a sign
/// before all new rows of the list.
#[test]
fn new_rows_have_the_word_wherever_it_fits() {
    for size in [(80, 24), (120, 40), (160, 50), (200, 50)] {
        let world = World::full;
        let mut it = Driver::new(world(), Some("piet"), size);
        it.run_steps("2 /|\"piet holding|down enter right +|\"jan j|enter|\"els|enter|\"anna v");
        it.press("enter enter enter").see("Verzoeken 1");
        assert_eq!(forms(&it), [true; 2], "members at {size:?}\n{}", it.screen());
        it.press("right");
        // At 80 columns the word would cut a state.
        let has_word = size.0 > 80;
        assert_eq!(forms(&it), [has_word], "requests at {size:?}\n{}", it.screen());
        let mut it = Driver::new(world(), Some("piet"), size);
        it.run_steps("3 /|\"els|down enter|+|\"hol|enter ctrl-s").see("is nu lid van");
        assert_eq!(forms(&it), [true], "access at {size:?}\n{}", it.screen());
        let mut it = Driver::new(world(), Some("piet"), size);
        it.run_steps("3 +|\"vera@eigendomein.nl|enter").press("enter").see("vera@eigendomein.nl");
        assert_eq!(forms(&it), [true], "users at {size:?}\n{}", it.screen());
        let mut it = Driver::new(world(), Some("piet"), size);
        it.run_steps("2 +|\"Aap B.V.|tab|\"61220945|enter").see("Aap B.V.");
        assert_eq!(forms(&it), [true], "organisations at {size:?}\n{}", it.screen());
    }
}

/// R316: without room for the word, all new rows of the list have the sign.
#[test]
fn all_new_rows_of_a_narrow_list_have_the_sign() {
    let mut it = Driver::new(World::full(), Some("piet"), (60, 24));
    it.run_steps(
        "2 /|\"piet holding|down enter right +|\"jan j|enter|\"marjan van ij|enter ctrl-s",
    );
    assert_eq!(forms(&it), [false; 2], "{}", it.screen());
}

/// The page of a user marks the organisation that was added, not another with its name.
#[test]
fn a_new_organisation_is_marked_by_its_id() {
    let mut world = World::small_world();
    let jan = world.user("jan");
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let profile = Box::new(crate::support::profile("Piet Holding B.V.", ""));
    let made = world.act("piet", &Command::CreateOrganisation { profile, register: None }).unwrap();
    let org = made.about.0.org().unwrap();
    let reference = toegang::domain::Name::new("statuten").unwrap();
    let method = toegang::domain::Method::Other;
    let evidence = Command::OfferEvidence { org, method, reference: reference.clone() };
    world.act("piet", &evidence).unwrap();
    let seen = Some((method, reference));
    world.act("piet", &Command::Approve { org, seen }).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.run_steps("3 /|\"jan j|down enter|+|\"hol|enter ctrl-s").see("is nu lid van");
    assert_eq!(marked(&it).len(), 1, "{jan:?}\n{}", it.screen());
}

/// R322: nobody is added without being seen.
#[test]
fn giving_access_clears_the_filter_that_would_hide_it() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right /").type_text("piet").press("down").see("1 lid");
    it.press("+").type_text("jan").press("enter ctrl-s").see("▸   Jan Jansen").see("2 leden");
    it.miss("Filter  piet").press("/").type_text("jan").press("down").see("1 van 2");
    // Any other command leaves the filter.
    it.press("r b").see("Nu Beheerder").see("1 van 2");
    // The list of requests, and the page of a user.
    it.press("right +").type_text("bram").press("enter ctrl-s").see("Bram Kuipers");
    it.press("/").type_text("bram").press("down +").type_text("anna").press("enter ctrl-s");
    it.see("▸ + Anna Visser").see("Bram Kuipers").miss("Filter  bram");
    it.press("3 /").type_text("els").press("down enter /").type_text("bakkerij").press("down +");
    it.type_text("holding").press("enter ctrl-s").see("Piet Holding").miss("Filter  bakkerij");
}
