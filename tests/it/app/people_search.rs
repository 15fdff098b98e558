//! Every search for people matches like the search in the dialog to add members.

use toegang::domain::{Command, Email, Name, PlatformRole, SignUp};

use crate::support::{Driver, World};

/// Creates active users in Piet's environment whose names have many spellings.
fn world_with_varied_names() -> World {
    let mut world = World::small_world();
    for (name, email) in [
        ("Kees Dijkstra", "kees.d@eigendomein.nl"),
        ("Jan van den Berg", "jan.b@eigendomein.nl"),
        ("Rob Nijhuis", "rob@eigendomein.nl"),
        ("Mohammed Aydın", "mo@eigendomein.nl"),
    ] {
        let (full_name, email) = (Name::new(name).ok(), Email::new(email).unwrap());
        world.sign_up(&SignUp::Register { email, full_name, env_name: None }).unwrap();
    }
    world
}

const TYPED_NAMES: [(&str, &str); 4] = [
    ("jvdb", "Jan van den Berg"),
    ("cees dykstra", "Kees Dijkstra"),
    ("nhuis", "Rob Nijhuis"),
    ("muhamed", "Mohammed Aydın"),
];

#[test]
fn the_user_list_shows_similar_users_last_and_counts_them_apart() {
    let mut it = Driver::new(world_with_varied_names(), Some("piet"), (100, 30));
    it.press("3 /");
    for (typed, name) in TYPED_NAMES {
        it.press("ctrl-u").type_text(typed).see(&format!("~ {name}"));
        it.see("geen exacte treffer · 1 lijkt erop");
    }
    it.press("ctrl-u").type_text("jans").see("1 van 9").see("Jan Jansen");
    it.miss("~ Jan Jansen");
    // Enter opens the only match.
    it.press("ctrl-u").type_text("nhuis").press("enter").see("rob@eigendomein.nl");
    it.press("esc / ctrl-u").type_text("zzzz").see("een treffers");
}

#[test]
fn similar_users_stay_last_in_every_sort_order() {
    let mut it = Driver::new(world_with_varied_names(), Some("piet"), (100, 30));
    it.press("3 /").type_text("jans").press("down");
    let order = |it: &Driver| -> Vec<String> {
        let rows = it.screen();
        let names = rows.lines().filter(|line| line.contains(" actief   "));
        names.map(str::to_owned).collect()
    };
    for keys in ["s n", "s r", "s r", "s s", "S"] {
        it.press(keys);
        let rows = order(&it);
        let similar = rows.iter().position(|row| row.contains('~'));
        let typed = rows.iter().rposition(|row| !row.contains('~'));
        assert!(similar.is_some() && similar > typed, "{rows:?}");
    }
}

#[test]
fn the_palette_marks_similar_users() {
    let mut it = Driver::new(world_with_varied_names(), Some("piet"), (100, 30));
    for (typed, name) in TYPED_NAMES {
        it.press(":").type_text(typed).see("│  Lijkt erop ").see(&format!(" {name} "));
        it.press("esc esc");
    }
}

#[test]
fn a_similar_successor_is_suggested_but_not_accepted() {
    let mut world = world_with_varied_names();
    let role = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.create_organisation("Elsoven B.V.", "61234575", ("els", "piet"));
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("3 /").type_text("els").press("down d r").see("Wie neemt het over?");
    for (typed, name) in TYPED_NAMES {
        it.press("ctrl-u").type_text(typed).see(&format!("welke? {name}")).press("enter");
        it.see("Wie neemt het over?");
    }
    it.press("ctrl-u").type_text("rob@eigendomein.nl").see("→ Rob Nijhuis");
}

#[test]
fn an_extra_address_finds_its_owner_only_when_verified() {
    let mut world = world_with_varied_names();
    let email = Email::new("prive@eigendomein.nl").unwrap();
    world.act("jan", &Command::AddAddress { email: email.clone() }).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 end enter right +").type_text("prive@eigendomein.nl").see("Niemand gevonden");
    it.press("esc esc 3 /").type_text("prive@eigendomein.nl").see("een treffers");
    let (user, mut world) = (it.world.user("jan"), it.world);
    let code =
        world.act("piet", &Command::AddressCode { user, email: email.clone() }).unwrap().code;
    let code = code.unwrap();
    world.act("jan", &Command::VerifyAddress { email, code }).unwrap();

    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 end enter right +").type_text("Jan <PRIVE@eigendomein.nl>");
    it.see("1 treffer").see("[ Enter: + Jan Jansen ]").press("enter");
    it.press("enter").see("jan@eigendomein.nl · gevonden met ‘PRIVE@eigendomein.nl’");
    it.press("esc esc esc 3 /").type_text("prive@eigendomein.nl");
    it.see("1 van 9").see("Jan Jansen");
    let mut it = Driver::new(it.world, None, (100, 30));
    it.type_text("prive@eigendomein.nl").see("▸ Jan Jansen").press("enter");
    it.see("Jan Jansen").miss("Aanmelden als");
}

/// The list of users and the palette show the address of people with equal names.
#[test]
fn namesakes_show_their_address_in_the_list_and_the_palette() {
    let mut world = world_with_varied_names();
    world.add_second_jan();
    for size in [(80, 24), (100, 30)] {
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("3 /").type_text("jan jansen");
        it.see("jan@eigendomein.nl").see("j2@eigendomein.nl").press("esc");
        it.press(":").type_text("jan jansen").see("jan@eigendomein.nl").see("j2@eigendomein.nl");
        world = it.world;
    }
}

/// A word that begins as typed is meant before one that only contains it, in either group.
#[test]
fn the_cursor_goes_to_the_match_whose_words_begin_as_typed() {
    let mut world = World::small_world();
    for (name, email) in [
        ("Cor Appelman", "cor.appelman@eigendomein.nl"),
        ("Cor Peeters", "cor.peeters@eigendomein.nl"),
    ] {
        let (full_name, email) = (Name::new(name).ok(), Email::new(email).unwrap());
        world.sign_up(&SignUp::Register { email, full_name, env_name: None }).unwrap();
    }
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 end enter +").type_text("cor pe");
    it.see("▸ [ ] Cor Peeters").see("  [ ] Cor Appelman");
}

/// R318: a blank finds no others, so Enter chooses the person that the user went to.
#[test]
fn a_blank_leaves_the_cursor_on_the_chosen_match() {
    let mut world = World::small_world();
    world.add_second_jan();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 end enter +").type_text("jan").press("down").see("▸ [ ] Jan Jansen  j2@");
    it.press("space").see("▸ [ ] Jan Jansen  j2@").press("enter").see("(Jan Jansen · j2 ×)");
}

/// Without a hit, the dialog offers only what works, and says it once.
#[test]
fn without_a_hit_nothing_dead_is_offered() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 home enter right +").see("↓ omlaag").see("Mist er iemand?");
        it.type_text("jvdbq").see("Niemand gevonden").see("wie hier kan staan");
        it.miss("Mist er iemand?").miss("Als Lid, zonder laatste dag").miss("↓ omlaag");
    }
}
