//! Access that ends: extending it from *Meldingen* for several organisations at once, and ending
//! all access of one user.

use toegang::{
    domain::{
        AccessBy, AccessEnding, Answer, ChosenAccess, Command, Level, MemberValue, Query, Refusal,
        Session,
    },
    store::StoreError,
};

use super::key_counts::count_keys;
use crate::{
    store::log_size,
    support::{Driver, World, change_last_day, pause, profile},
};

/// Gives a member of an organisation this last day, so many days from today.
fn end_in(world: &mut World, org: &str, who: &str, days: i32) {
    let (id, day) = (world.org(org), world.now.today.plus_days(days));
    let row = world.facts.membership(id, world.user(who)).unwrap();
    let change = change_last_day(id, vec![(row.id, row.last_day)], Some(day));
    world.act("piet", &change).unwrap();
}

/// Els and Jan lose access this week, in two organisations; so does Piet in one.
fn ending_world() -> World {
    let mut world = World::small_world();
    for (org, who) in [("Piet Holding", "els"), ("Bakkerij", "jan")] {
        let add = world.add(org, &[who]);
        world.act("piet", &add).unwrap();
    }
    for (org, who, days) in [("Piet Holding", "els", 3), ("Bakkerij", "jan", 4)] {
        end_in(&mut world, org, who, days);
    }
    world
}

fn last_days(it: &Driver) -> Vec<Option<String>> {
    let world = World::open(&it.world.path());
    let day = |org: &str, who: &str| {
        let row = world.facts.membership(world.org(org), world.user(who)).unwrap();
        row.last_day.map(|day| day.to_string())
    };
    vec![day("Piet Holding", "els"), day("Bakkerij", "jan")]
}

#[test]
fn everybody_whose_access_ends_is_extended_at_once() {
    let mut it = Driver::new(ending_world(), Some("piet"), (120, 40));
    let before = log_size(&it.world);
    let keys = count_keys(&mut it, "1|right|*|t|enter");
    assert_eq!(keys, 5);
    it.see("Els Bakker (Piet Holding B.V.)").see("Jan Jansen (Bakkerij Eigendomein B.V.)");
    let after = log_size(&it.world);
    assert_eq!(after, (before.0 + 1, before.1 + 2), "one operation");
    let later = it.world.now.today.plus_months(3).to_string();
    assert_eq!(last_days(&it), [Some(later.clone()), Some(later)]);
    it.press("u").see("Ongedaan gemaakt").see("Toegang loopt af").see("Els Bakker");
}

#[test]
fn only_notices_about_access_that_ends_can_be_marked() {
    let mut world = ending_world();
    let mine = world.add_as("Cijfermeesters", &["piet"], Level::Member);
    world.act("anna", &mine).unwrap();
    let request = world.open_request("piet");
    world.act("piet", &Command::AcceptRequest { request }).unwrap();
    let org = world.org("Cijfermeesters");
    let row = world.facts.membership(org, world.user("piet")).unwrap();
    let (id, day) = (row.id, world.now.today.plus_days(2));
    world.act("anna", &change_last_day(org, vec![(id, None)], Some(day))).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    // `*` does not mark the access of Piet himself, which he cannot extend.
    it.press("1 right * t").see("Els Bakker").see("Jan Jansen").miss("Piet de Vries en");
    it.press("esc * t").see("verlengen").press("esc esc");
    // A notice about the past cannot be marked.
    it.press("end space").see("valt niets te markeren");
}

/// The cursor goes to the member whose access came back, as it does to a new one.
#[test]
fn an_undo_that_gives_access_back_shows_the_member() {
    let mut it = Driver::new(ending_world(), Some("piet"), (120, 40));
    it.press("2 /").type_text("bakkerij").press("down enter right");
    it.press("home down").see("▸   Jan Jansen").press("d z").miss("Jan Jansen  ");
    it.press("up up").wait(1).press("u").see("▸   Jan Jansen");
    it.see("Jan Jansen is weer lid van Bakkerij");
}

#[test]
fn a_leaver_loses_all_access_and_open_requests_at_once() {
    let mut world = ending_world();
    let nieuw = world.add_as("Piet Holding", &["jan"], Level::Member);
    world.act("piet", &nieuw).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    let before = log_size(&it.world);
    let keys = count_keys(&mut it, "3|/|\"jan j|enter|*|d|z");
    assert_eq!(keys, 11);
    it.see("Toegang tot Bakkerij Eigendomein B.V. en Piet Holding B.V. ontzegd: Jan Jansen");
    assert_eq!(log_size(&it.world), (before.0 + 1, before.1 + 2), "one operation");
    assert_eq!(it.world.organisations("jan"), Vec::<String>::new());
    it.press("u").see("Ongedaan gemaakt: Jan Jansen is weer lid van Bakkerij");
    assert_eq!(it.world.organisations("jan").len(), 2);
}

#[test]
fn a_request_of_another_environment_stays_and_says_who_can_decline_it() {
    let mut world = World::small_world();
    for (by, org) in [("anna", "Cijfermeesters"), ("piet", "Bakkerij")] {
        let add = world.add(org, &["bram"]);
        world.act(by, &add).unwrap();
    }
    let mut it = Driver::new(world, Some("anna"), (120, 40));
    it.press("3 /").type_text("bram").press("enter * d");
    it.see("Toegang tot Cijfermeesters B.V. ontzeggen?").miss("wordt ingetrokken");
    it.see("Verliest direct toegang:").see("Bram Kuipers · Lid · bram@cijfermeesters.nl");
    it.see("Het verzoek van Bakkerij Eigendomein B.V. blijft: ").see("zelf kan het weigeren.");
    it.press("z").see("Toegang tot Cijfermeesters").miss("Overgeslagen");
    it.press("d").see("Dit kan alleen Bram Kuipers zelf").miss("ontzeggen?");
}

#[test]
fn an_organisation_whose_only_administrator_leaves_is_skipped_with_the_reason() {
    let mut world = World::small_world();
    let jan = world.add_as("Piet Holding", &["jan"], Level::OrgAdmin);
    world.act("piet", &jan).unwrap();
    let jan = world.add("Bakkerij", &["jan"]);
    world.act("piet", &jan).unwrap();
    let gone = world.remove("Piet Holding", &["piet"]);
    world.act("jan", &gone).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("3 /").type_text("jan j").press("enter * d");
    it.see("Toegang tot Bakkerij Eigendomein B.V. ontzeggen?");
    it.see("Toegang tot Piet Holding B.V. blijft: daar is geen andere").press("z");
    it.see("Toegang tot Bakkerij Eigendomein B.V. ontzegd").miss("Overgeslagen");
    it.press("d").see("Dit is de laatste Beheerder van Piet Holding").miss("ontzeggen?");
}

/// Marked organisations that all keep their last *Beheerder* are named, not only the first.
#[test]
fn a_refusal_about_several_organisations_names_them() {
    let mut world = World::small_world();
    for name in ["Zaak Een", "Zaak Twee"] {
        let profile = Box::new(profile(name, ""));
        world.act("piet", &Command::CreateOrganisation { profile, register: None }).unwrap();
    }
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("3 /").type_text("piet").press("enter * d").see("daar is geen andere Beheerder");
    it.see("Toegang tot Bakkerij Eigendomein B.V., Nieuw B.V., Piet Holding B.V. en 2")
        .see("blijft")
        .miss("ontzeggen?");
}

#[test]
fn a_copied_command_ends_all_marked_access() {
    let mut it = Driver::new(ending_world(), Some("piet"), (120, 40));
    let add = it.world.add("Piet Holding", &["jan"]);
    it.world.act("piet", &add).unwrap();
    it.press("3 /").type_text("jan j").press("enter * :").type_text("ontzeg");
    it.see("toegang gebruiker ontzegtoegang jan@eigendomein.nl");
}

#[test]
fn giving_up_ones_own_access_says_that_it_cannot_be_undone() {
    let mut world = World::small_world();
    let jan = world.add("Bakkerij", &["jan"]);
    world.act("piet", &jan).unwrap();
    let asked = world.add("Bakkerij", &["bram"]);
    world.act("piet", &asked).unwrap();
    let mut it = Driver::new(world, Some("jan"), (120, 40));
    it.press("3 /").type_text("jan j").press("enter * d");
    it.see("Je toegang tot Bakkerij Eigendomein B.V. opgeven?");
    it.see("dit niet zelf ongedaan maken.").see("[ ✗ Verlaten  l ]").press("l");
    it.see("Je hebt Bakkerij Eigendomein B.V. verlaten.");
    // A request to oneself is declined.
    let mut it = Driver::new(it.world, Some("bram"), (120, 40));
    it.press("3 /").type_text("bram").press("enter * d").see("Je weigert het verzoek van Bakkerij");
    it.press("i").see("Verzoek van Bakkerij Eigendomein B.V. geweigerd.");
}

#[test]
fn a_day_in_the_past_is_refused_once_for_all() {
    let mut it = Driver::new(ending_world(), Some("piet"), (80, 24));
    it.press("1 right * t ctrl-u").type_text("1-1-2020").press("enter");
    it.see("1 januari 2020").see("voorbij").miss("Bakkerij Eigendomein B.V.:");
}

#[test]
fn marked_organisations_of_a_user_are_counted_and_named_together() {
    for size in [(80, 24), (120, 40)] {
        let mut world = ending_world();
        let add = world.add("Piet Holding", &["jan"]);
        world.act("piet", &add).unwrap();
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("3 /").type_text("jan j").press("enter").miss("gemarkeerd");
        it.press("*").see("2 van 2 organisaties gemarkeerd").see("d ontzeg toegang… (2)");
        it.press("i").see("Bakkerij Eigendomein B.V.");
        it.press("esc").miss("gemarkeerd").miss("(2)");
    }
    let mut world = ending_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("3 /").type_text("jan j").press("enter").see("Space markeer");
    it.press("*").see("─ 2 organisaties ─");
    it.see("Gemarkeerd   Bakkerij Eigendomein B.V. en Piet Holding B.V.");
    // The pane offers nothing that acts on the user instead of the marked organisations.
    it.miss("r  rol in de omgeving").miss("Relatiemanager aan/uit").miss("x b  blokkeer");
    it.press("esc").miss("Gemarkeerd").see("d  ontzeg toegang…").miss("r  rol in de omgeving");
}

/// The next keys would act on another screen.
#[test]
fn who_leaves_an_organisation_stays_on_their_own_page() {
    let mut world = World::small_world();
    for org in ["Bakkerij", "Piet Holding"] {
        let add = world.add(org, &["jan"]);
        world.act("piet", &add).unwrap();
    }
    let mut it = Driver::new(world, Some("jan"), (120, 40));
    it.press("g e").see("Jan Jansen").see("Toegang 2").press("d l");
    it.see("Toegang 1").see("Piet Holding").miss("Gebruikers verwijderen");
    it.press("d l").see("Toegang 0").see("Jan Jansen");
}

#[test]
fn access_by_another_environment_comes_back_with_a_new_request() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("bram");
    world.act("bram", &toegang::domain::Command::AcceptRequest { request }).unwrap();
    let mut it = Driver::new(world, Some("anna"), (120, 40));
    it.press("3 /").type_text("bram").press("enter d");
    it.see("! Toegang komt alleen terug met een nieuw verzoek.").miss("ongedaan maken.");
}

/// The page of a user offers to end exactly the access that the rules let end.
#[test]
fn the_last_administrator_is_known_as_the_rules_decide_it() {
    let world = World::full();
    let mut found = [0, 0];
    for user in world.facts.users.values() {
        let viewer = Session { user: user.id, ..world.session("piet") };
        let Ok(Answer::User(details)) = world.ask_as(viewer, &Query::User(user.id)) else {
            continue;
        };
        for row in details.access {
            let AccessBy::Member(_) = row.by else { continue };
            let access = vec![ChosenAccess { org: row.org.0, by: row.by, level: row.level }];
            let command = Command::EndAccess { access }.confirmed();
            let refused = world.store.dry_run(viewer, &command, world.now).err();
            let is_last = match &refused {
                Some(StoreError::Refused(Refusal::AllSkipped { skipped })) => {
                    skipped.iter().all(|one| matches!(one.why, Refusal::LastAdmin { .. }))
                }
                Some(other) => panic!("{row:?}: {other}"),
                None => false,
            };
            assert_eq!(is_last, row.ending == AccessEnding::LastAdmin, "{row:?}");
            found[usize::from(is_last)] += 1;
        }
    }
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}

/// R168: a paused member is told until when, and not that they are no member.
#[test]
fn the_page_of_a_user_says_which_access_is_paused() {
    let mut world = World::small_world();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let row = world.facts.membership(org, els).unwrap();
    let until = world.now.today.plus_days(3);
    let to = MemberValue::Pause(Some(until));
    let members = vec![(row.id, MemberValue::Pause(None))];
    world.act("piet", &Command::change_members(org, members, to)).unwrap();
    let mut it = Driver::new(world, Some("els"), (160, 50));
    it.press("3 /").type_text("els").press("enter").see("! gepauzeerd").press("enter");
    it.see("Je toegang tot Bakkerij Eigendomein B.V. is gepauzeerd tot");
    // The list has it with its status, and the member is not simply called a member.
    it.press("2").see("1 organisatie").see("! gepauzeerd tot 26 nov 2026");
    let mut it = Driver::new(it.world, Some("piet"), (120, 40));
    it.press("3 /").type_text("els").press("enter +").see("is lid, gepauzeerd tot 26-11");
    it.press("esc 2 home enter right +").type_text("els").see("gepauzeerd");
    // In a narrow window the number of marked rows leaves the date whole.
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (60, 16));
    it.press("3 /").type_text("jan j").press("enter space").see("hier sinds 16 jul 2024");
    it.see("in eigendomein.nl ").see("1 van 1 organisatie gemarkeerd");
}

/// R54: somebody who was removed while the question stood reads by whom.
#[test]
fn leaving_after_being_removed_says_who_ended_the_access() {
    let mut it = Driver::new(World::small_world(), Some("els"), (120, 40));
    it.press("3 /").type_text("els").press("enter d").see("Je toegang tot Bakkerij");
    let gone = it.world.remove("Bakkerij", &["els"]);
    it.world.act("piet", &gone).unwrap();
    it.press("l").see("toegang ontzegd door Piet de Vries").miss("Organisatie niet gevonden");
}

/// An organisation where one's own access is paused stays in the list, with the day on which it
/// returns, and tells nothing else.
#[test]
fn a_paused_organisation_stays_in_the_list_and_says_until_when() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut world = World::small_world();
        let (org, els) = (world.org("Bakkerij"), world.user("els"));
        let row = world.facts.membership(org, els).unwrap();
        let pause = pause(org, vec![(row.id, None)], Some(world.now.today.plus_days(5)));
        world.act("piet", &pause).unwrap();
        let mut it = Driver::new(world, Some("els"), size);
        it.press("2").see("Bakkerij Eigendomein B.V.").see("! gepauzeerd").miss("geen lid");
        let until = "Je toegang tot Bakkerij Eigendomein B.V. is gepauzeerd tot 28 nov 2026.";
        it.miss("Enter open").press("enter").see(until);
        it.press("esc x l").see(until);
    }
}

/// A page of a user tells a near last day as Leden does, and sets a new one.
#[test]
fn the_page_of_a_user_warns_of_a_near_last_day_and_sets_another() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut world = World::small_world();
        let add = world.add("Piet Holding", &["els"]);
        world.act("piet", &add).unwrap();
        end_in(&mut world, "Piet Holding", "els", 3);
        let mut it = Driver::new(world, Some("piet"), size);
        let day = if size.0 < 100 { "! 26-11" } else { "! 26 nov 2026" };
        it.press("3 /").type_text("els").press("enter end").see(day);
        // A narrow screen has its pane closed.
        it.press(if size.0 < 100 { "i" } else { "R" });
        it.see("! 26 nov 2026, nog 3 dagen").see("t  laatste dag");
        it.press("t").see("Toegang van Els Bakker ─").see("Nu: 26 nov 2026");
        it.press("ctrl-u").type_text("+10d").press("enter").see("Toegang tot en met 3 dec 2026");
        it.miss("! ").press("2 end enter right home enter").see("3 dec 2026").miss("nog 10");
    }
    // The organisations of several marked rows get the day together.
    let mut it = Driver::new(ending_world(), Some("piet"), (120, 40));
    it.press("3 /").type_text("els").press("enter *").see("laatste dag (2)");
    it.press("t").see("Toegang van Els Bakker tot 2 organisaties").see("Nu: 26 nov 2026, of geen");
    it.type_text("+1m").press("enter").see("Els Bakker (Piet Holding B.V.)");
    // Only the administrators of an organisation can.
    let mut it = Driver::signed_in("els");
    it.press("g e").miss("t laatste dag").press("t");
    it.see("Dit kan alleen een Beheerder van Bakkerij Eigendomein B.V.");
}

/// A reason stands behind each key that it is about, also if several have it.
#[test]
fn a_menu_of_keys_says_the_reason_behind_each_key() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("3 /").type_text("els").press("enter x").see("code voor een adres").miss("adres weg");
    let screen = it.screen();
    let line = screen.lines().find(|line| line.contains("code voor een adres")).unwrap();
    assert!(line.contains(" – "), "{screen}");
}

/// The dialog for a new last day says what the last days are now.
#[test]
fn extending_access_says_the_present_last_days() {
    let mut it = Driver::new(ending_world(), Some("piet"), (120, 40));
    it.press("1 right t").see("Nu: 26 nov 2026").press("esc * t");
    it.see("Nu: 26 nov en 27 nov 2026");
}

/// R334: a question tells of requests that are withdrawn only if there are any.
#[test]
fn open_requests_are_told_only_if_there_are_any() {
    let mut world = World::small_world();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let members = vec![world.facts.membership(org, els).unwrap().id];
    let raise = crate::support::change_level(org, members, Level::Member, Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let steps = "2 /|\"bakkerij|down enter";
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.run_steps(steps).press("x v").see("verlaten?").miss("open verzoeken").press("esc");
    let ask = it.world.add("Bakkerij", &["anna"]);
    it.world.act("piet", &ask).unwrap();
    let mut it = Driver::new(it.world, Some("piet"), (100, 30));
    it.run_steps(steps).press("x v").see("De open verzoeken die je daar verstuurde").press("esc");
    it.press("g e").press("d").see("opgeven?").see("De open verzoeken die je daar");
    let mut it = Driver::new(it.world, Some("els"), (100, 30));
    it.run_steps(steps).press("right").see("Piet de Vries").run_steps("/|\"piet|down d");
    it.see("ontzeggen?").see("De open verzoeken die dit lid daar verstuurde");
}
