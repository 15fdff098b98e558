//! Confusable names, which look like an existing name.

use std::sync::{Arc, Mutex};

use toegang::domain::{
    Command, Email, JoinedBy, Kind, Name, Organisation, PlatformRole, Profile, Record, Refusal,
    SignUp, confusable_prefixes, confusable_skeleton, is_confusable,
};

use crate::support::{World, profile};

fn add_user(email: &str, name: &str) -> Command {
    Command::InviteUser {
        email: Email::new(email).unwrap(),
        full_name: Name::new(name).ok(),
        role: PlatformRole::Basic,
        how: JoinedBy::Added,
    }
}

fn confusable_names(why: &Refusal) -> Option<(&str, &str, Option<&str>)> {
    let Refusal::LooksLike { name, other, email } = why else { return None };
    Some((name, other, email.as_deref()))
}

#[test]
fn a_confusable_user_name_needs_confirmation() {
    let mut world = World::small_world();
    let add = add_user("p2@eigendomein.nl", "Рiеt dе Vriеs");
    let why = world.act("piet", &add).unwrap_err();
    let piet = ("Рiеt dе Vriеs", "Piet de Vries", Some("piet@eigendomein.nl"));
    assert_eq!((confusable_names(&why), why.code()), (Some(piet), "looks_like"));
    world.act("piet", &add.confirmed()).unwrap();
    // In the other order, the plain name comes after its look-alike.
    let rename = world.rename("els", Name::new("Piet de Vries").ok());
    assert_eq!(world.refusal_code("els", &rename), "looks_like");
}

#[test]
fn a_confusable_organisation_name_needs_confirmation() {
    let mut world = World::small_world();
    let make = |name: &str| Command::CreateOrganisation {
        profile: Box::new(profile(name, "")),
        register: None,
    };
    let why = world.act("piet", &make("Piеt Hоlding B.V.")).unwrap_err();
    let holding = ("Piеt Hоlding B.V.", "Piet Holding B.V.", None);
    assert_eq!(confusable_names(&why), Some(holding));
    world.act("piet", &make("Kоek").confirmed()).unwrap();
    let org = world.org("Kоek");
    let from = Box::new(world.facts.orgs[&org].profile());
    let name = Name::new("Niеuw B.V.").unwrap();
    let to = Box::new(Profile { name, ..(*from).clone() });
    let edit = Command::EditOrganisation { org, from: from.clone(), to, register: None };
    assert_eq!(world.refusal_code("piet", &edit), "looks_like");
    let to = Box::new(Profile { town: Name::new("Ede").ok(), ..(*from).clone() });
    world.act("piet", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
    // The warning about a confusable name appears when the name is set, not at each later change.
    world.act("piet", &make("Piеt Hоlding B.V.").confirmed()).unwrap();
    let org = world.org("Piеt Hоlding");
    let from = Box::new(world.facts.orgs[&org].profile());
    let to = Box::new(Profile { town: Name::new("Ede").ok(), ..(*from).clone() });
    world.act("piet", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
}

#[test]
fn a_user_without_the_right_is_not_shown_the_confusable_name() {
    let mut world = World::small_world();
    assert_eq!(
        world.refusal_code("els", &add_user("p2@eigendomein.nl", "Рiet dе Vries")),
        "not_env_admin"
    );
}

#[test]
fn names_of_other_environments_and_removed_users_are_no_conflict() {
    let mut world = World::small_world();
    world.act("piet", &add_user("a@eigendomein.nl", "Аnna Vеrmeer")).unwrap();
    let user = world.user("els");
    world.act("piet", &Command::RemoveUser { user, successors: Vec::new() }).unwrap();
    world.act("piet", &add_user("e@eigendomein.nl", "Еls Bakker")).unwrap();
}

/// The unusual characters can be anywhere in the name.
#[test]
fn an_earlier_confusable_name_is_found_through_the_index() {
    let mut world = World::small_world();
    let plain = "Piet de Vries";
    let rename = |world: &World, who: &str, name: &str| world.rename(who, Name::new(name).ok());
    let look = confusable_skeleton(plain);
    let mut tried = 0;
    for at in 0..look.len() {
        for (used, folded) in confusable_prefixes(&look[at..]).step_by(7) {
            let name = format!("{}{folded}{}", &look[..at], &look[at + used..]);
            let Ok(name) = Name::new(&name) else { continue };
            if !is_confusable(&name, plain) {
                continue;
            }
            let els = rename(&world, "els", &name).confirmed();
            world.act("els", &els).unwrap();
            let jan = rename(&world, "jan", plain);
            let why = world.act("jan", &jan).unwrap_err();
            let els = (plain, &*name, Some("els@eigendomein.nl"));
            assert_eq!(confusable_names(&why), Some(els));
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

/// The cost of the check depends on the length of the name, not on the number of users.
#[test]
fn checking_a_new_name_does_not_scan_all_users() {
    let steps = |more: usize| {
        let mut world = World::with_users(more);
        let total = Arc::new(Mutex::new(0));
        let told = Arc::clone(&total);
        let count = move |sql: &str, steps| {
            if sql.contains("order by folded limit 1") {
                // SQLite adds up the steps of all runs, because the statement is cached.
                *told.lock().unwrap() = steps;
            }
        };
        world.store.count_steps(count).unwrap();
        let rename = world.rename("els", Name::new("Jаn dе Vriеs").ok());
        let _ = world.store.dry_run(world.session("els"), &rename, world.now);
        *total.lock().unwrap()
    };
    let (few, many) = (steps(250), steps(2_500));
    assert!(few > 50 && many < few * 2 && many < 2_000, "{few} {many}");
}

#[test]
fn the_name_of_a_colleague_needs_confirmation_and_your_own_does_not() {
    let mut world = World::small_world();
    let jan = ("Jan  JANSEN", "Jan Jansen", Some("jan@eigendomein.nl"));
    let same = Name::new(jan.0).ok();
    let why = world.act("els", &world.rename("els", same.clone())).unwrap_err();
    let (name, other, email) = confusable_names(&why).unwrap();
    assert_eq!((name, other, email), ("Jan JANSEN", jan.1, jan.2));
    assert_eq!(world.refusal_code("piet", &add_user("j2@eigendomein.nl", jan.0)), "looks_like");
    let shout = world.rename("jan", same);
    world.act("jan", &shout).unwrap();
    let email = Email::new("jan2@eigendomein.nl").unwrap();
    let full_name = Name::new("jan jansen").ok();
    let entry = SignUp::Register { email, full_name, env_name: None };
    assert_eq!(world.sign_up(&entry).unwrap_err().code(), "looks_like");
    world.sign_up(&entry.confirmed()).unwrap();
    // Confusable names in another environment do not matter.
    let anna = world.rename("anna", Name::new("Jan Jansen").ok());
    world.act("anna", &anna).unwrap();
}

#[test]
fn every_command_refuses_a_deceptive_name() {
    let mut world = World::small_world();
    let org = world.org("Piet Holding");
    let code = world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation));
    let code = code.unwrap().code.unwrap();
    for name in ["nieuw@eigendomein.nl", "Els Bakker (jij)", "systeem", "\u{2800}"] {
        let name = Name::new(name).unwrap();
        let own = world.rename("els", Some(name.clone()));
        assert_eq!(world.refusal_code("els", &own), "bad_name", "{name}");
        assert_eq!(world.refusal_code("els", &own.confirmed()), "bad_name", "{name}");
        let add = add_user("n@eigendomein.nl", &name).confirmed();
        assert_eq!(world.refusal_code("piet", &add), "bad_name", "{name}");
        let email = |text| Email::new(text).unwrap();
        let (full_name, env_name) = (Some(name.clone()), Name::new("Groep").ok());
        let register = SignUp::Register {
            email: email("n@gmail.com"),
            full_name: full_name.clone(),
            env_name,
        };
        assert_eq!(world.sign_up(&register).unwrap_err().code(), "bad_name", "{name}");
        let (email, code) = (email("pim@eigendomein.nl"), code.clone());
        let activate = SignUp::Activate { email, code, full_name };
        assert_eq!(world.sign_up(&activate).unwrap_err().code(), "bad_name", "{name}");
    }
    let from = Box::new(world.facts.orgs[&org].profile());
    let to = Box::new(Profile { name: Name::new("Holding (jij)").unwrap(), ..(*from).clone() });
    let make = Command::CreateOrganisation { profile: to, register: None };
    assert_eq!(world.refusal_code("piet", &make.confirmed()), "bad_name");
}

/// Earlier versions accepted deceptive names.
#[test]
fn undo_does_not_restore_a_deceptive_name() {
    let mut world = World::small_world();
    let org = world.org("Nieuw");
    let was = world.facts.orgs[&org].clone();
    let bad = Organisation { name: Name::new("Nieuw (jij)").unwrap(), ..was.clone() };
    world.write_event(
        Kind::OrganisationChanged,
        Some(Record::Organisation(was)),
        Record::Organisation(bad),
    );
    world.facts = super::replay(&world);
    let from = Box::new(world.facts.orgs[&org].profile());
    assert!(!from.name.contains("(jij)"), "{}", from.name);
    let to = Box::new(Profile { name: Name::new("Nieuw B.V.").unwrap(), ..(*from).clone() });
    world.act("piet", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
    let back = Command::Undo { which: toegang::domain::UndoTarget::Last };
    assert_eq!(world.refusal_code("piet", &back.confirmed()), "bad_name");
}
