//! Organisations with the data of a trade register: where they come from, and how they change.

use toegang::domain::{
    Command, Day, Message, Method, Name, OrgId, Profile, Refusal, RegisterEntry, Scheme,
    UndoTarget, rebase_command,
};

use super::replay;
use crate::support::{World, profile, register_entry};

const NUMBER: &str = "61112223";

fn create_from(entry: &RegisterEntry) -> Command {
    let profile = Box::new(entry.profile(None).unwrap());
    Command::CreateOrganisation { profile, register: Some(Box::new(entry.clone())) }
}

fn details(world: &World, org: OrgId) -> (Profile, Option<i8>) {
    let row = &world.facts.orgs[&org];
    (row.profile(), row.register.as_ref().map(|source| source.as_of.parts().2))
}

fn edit(world: &World, org: OrgId, change: impl Fn(&mut Profile)) -> Command {
    let from = world.facts.orgs[&org].profile();
    let mut to = from.clone();
    change(&mut to);
    Command::EditOrganisation { org, from: Box::new(from), to: Box::new(to), register: None }
}

fn refresh(world: &World, org: OrgId, entry: &RegisterEntry) -> Command {
    let from = world.facts.orgs[&org].profile();
    let to = Box::new(entry.fill(&from, from.trade_name.as_ref()).unwrap());
    let register = Some(Box::new(entry.clone()));
    Command::EditOrganisation { org, from: Box::new(from), to, register }
}

fn activate(world: &mut World, org: OrgId) {
    let reference = Name::new("ref 1").unwrap();
    let offer = Command::OfferEvidence { org, method: Method::Payment, reference };
    world.act("piet", &offer).unwrap();
    let approve = world.approve(org);
    world.act("piet", &approve).unwrap();
}

#[test]
fn an_organisation_from_a_register_has_its_data_and_its_day() {
    let mut world = World::small_world();
    let dutch = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    world.act("piet", &create_from(&dutch)).unwrap();
    let org = world.org("Bouwbedrijf");
    let (found, day) = details(&world, org);
    assert_eq!(day, Some(27));
    assert_eq!(
        (found.country.as_str(), found.town.as_deref(), found.numbers.len()),
        ("NL", Some("Delft"), 1)
    );
    let mut belgian = register_entry(Scheme::Kbo, "0202239951", "Frituur De Leie", 27);
    belgian.enterprise.country = "Frankrijk".to_owned();
    world.act("piet", &create_from(&belgian)).unwrap();
    let (found, _) = details(&world, world.org("Frituur"));
    assert_eq!((found.country.as_str(), found.town.as_deref()), ("BE", Some("Delft, Frankrijk")));
    assert_eq!(replay(&world).orgs, world.facts.orgs, "the log has it");
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn data_that_the_entry_does_not_have_are_refused() {
    let mut world = World::small_world();
    let mut entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    entry.enterprise.trade_names = vec!["De Bouwers".to_owned()];
    let changes: [fn(&mut Profile); 5] = [
        |it| it.name = Name::new("Köhler").unwrap(),
        |it| it.trade_name = Name::new("Bouwers").ok(),
        |it| it.street = None,
        |it| it.numbers = vec![(Scheme::Kvk, "61112224".to_owned())],
        |it| it.country = "BE".to_owned(),
    ];
    for change in changes {
        let mut profile = Box::new(entry.profile(None).unwrap());
        change(&mut profile);
        let code = if profile.country == "BE" { "bad_number" } else { "register_data" };
        let register = Some(Box::new(entry.clone()));
        let create = Command::CreateOrganisation { profile, register };
        assert!(["register_data", code].contains(&world.refusal_code("piet", &create)));
    }
    let profile = Box::new(Profile {
        website: Name::new("kohler.example").ok(),
        ..entry.profile(Name::new("De Bouwers").ok().as_ref()).unwrap()
    });
    let register = Some(Box::new(entry));
    world.act("piet", &Command::CreateOrganisation { profile, register }).unwrap();
}

#[test]
fn a_number_of_another_organisation_is_not_added_from_a_register() {
    let mut world = World::small_world();
    world.create_organisation("Delft B.V.", NUMBER, ("piet", "piet"));
    let entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    let why = world.act("piet", &create_from(&entry)).unwrap_err();
    assert_eq!(why, Refusal::NumberHeld { scheme: Scheme::Kvk });
}

#[test]
fn after_activation_register_data_change_only_to_a_newer_entry() {
    let mut world = World::small_world();
    let entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 20);
    world.act("piet", &create_from(&entry)).unwrap();
    let org = world.org("Bouwbedrijf");
    activate(&mut world, org);
    let rename = edit(&world, org, |it| it.name = Name::new("Köhler B.V.").unwrap());
    assert_eq!(world.refusal_code("piet", &rename), "register_data");
    let again = refresh(&world, org, &entry);
    assert_eq!(world.refusal_code("piet", &again), "same");
    let other = register_entry(Scheme::Kvk, "61112224", "Köhler B.V.", 27);
    let other = refresh(&world, org, &other);
    assert_eq!(world.refusal_code("piet", &other), "register_data");
    let mut newer = register_entry(Scheme::Kvk, NUMBER, "Köhler B.V.", 27);
    newer.enterprise.town = Some("Rijswijk".to_owned());
    let with_vat = |mut command: Command| {
        let Command::EditOrganisation { to, .. } = &mut command else { panic!() };
        to.numbers.push((Scheme::Vat, "NL123456782B12".to_owned()));
        command
    };
    let more = with_vat(refresh(&world, org, &newer));
    assert_eq!(world.refusal_code("piet", &more), "register_data");
    let refreshed = refresh(&world, org, &newer);
    assert_eq!(world.refusal_code("els", &refreshed), "no_such_organisation");
    world.act("piet", &refreshed).unwrap();
    let (found, day) = details(&world, org);
    assert_eq!((&*found.name, found.town.as_deref()), ("Köhler B.V.", Some("Rijswijk")));
    assert_eq!(day, Some(27));
    assert!(world.facts.orgs[&org].identifiers[0].verified_at.is_some(), "still verified");
    let undo = Command::Undo { which: UndoTarget::Last };
    assert_eq!(world.refusal_code("piet", &undo), "register_data");
    newer.as_of = Day::new(2026, 11, 28).unwrap();
    let unchanged = refresh(&world, org, &newer);
    world.act("piet", &unchanged).unwrap();
    assert_eq!(details(&world, org).1, Some(28), "only the day is newer");
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn an_active_organisation_that_was_entered_by_hand_can_be_refreshed() {
    let mut world = World::small_world();
    let org = world.create_organisation("Delft B.V.", NUMBER, ("piet", "piet"));
    assert_eq!(details(&world, org).1, None);
    let entry = register_entry(Scheme::Kvk, NUMBER, "Delft B.V.", 27);
    let refreshed = refresh(&world, org, &entry);
    world.act("piet", &refreshed).unwrap();
    assert_eq!(details(&world, org).1, Some(27));
}

#[test]
fn data_changed_by_hand_no_longer_come_from_the_register() {
    let mut world = World::small_world();
    let entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    world.act("piet", &create_from(&entry)).unwrap();
    let org = world.org("Bouwbedrijf");
    let outside = edit(&world, org, |it| {
        it.website = Name::new("kohler.example").ok();
        it.description = Message::new("Bouwt").ok();
        it.numbers.push((Scheme::Vat, "NL123456782B12".to_owned()));
    });
    world.act("piet", &outside).unwrap();
    assert_eq!(details(&world, org).1, Some(27));
    let moved = edit(&world, org, |it| it.town = Name::new("Rijswijk").ok());
    world.act("piet", &moved).unwrap();
    assert_eq!(details(&world, org).1, None);
    world.act("piet", &Command::Undo { which: UndoTarget::Last }).unwrap();
    assert_eq!(details(&world, org).1, Some(27), "undo restores where they came from");
    world.act("piet", &Command::Undo { which: UndoTarget::LastUndone }).unwrap();
    assert_eq!(details(&world, org).1, None);
}

#[test]
fn an_organisation_that_is_created_again_keeps_its_source() {
    let mut world = World::small_world();
    let entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    world.act("piet", &create_from(&entry)).unwrap();
    for which in [UndoTarget::Last, UndoTarget::LastUndone] {
        world.act("piet", &Command::Undo { which }).unwrap();
    }
    let org = world.org("Bouwbedrijf");
    assert_eq!(details(&world, org).1, Some(27));
}

#[test]
fn a_refresh_keeps_what_somebody_else_changed_first() {
    let mut world = World::small_world();
    world
        .act(
            "piet",
            &Command::CreateOrganisation {
                profile: Box::new(profile("Köhler", NUMBER)),
                register: None,
            },
        )
        .unwrap();
    let org = world.org("Köhler");
    let entry = register_entry(Scheme::Kvk, NUMBER, "Bouwbedrijf Köhler B.V.", 27);
    let late = refresh(&world, org, &entry);
    let first = edit(&world, org, |it| {
        it.name = Name::new("Köhler en Zoon").unwrap();
        it.website = Name::new("kohler.example").ok();
    });
    world.act("piet", &first).unwrap();
    let why = world.act("piet", &late).unwrap_err();
    assert_eq!(why.code(), "changed");
    world.act("piet", &rebase_command(&late, &why).unwrap()).unwrap();
    let (found, day) = details(&world, org);
    assert_eq!((&*found.name, day), ("Bouwbedrijf Köhler B.V.", Some(27)));
    assert_eq!(found.website.as_deref(), Some("kohler.example"));
}
