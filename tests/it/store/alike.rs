//! Names that can be taken for another one (negative test 26).

use std::sync::{Arc, Mutex};

use toegang::domain::{
    Command, Email, How, Name, PlatformRole, Profile, Refusal, disguises, look, looks_like,
};

use crate::support::{World, profile};

fn adding(email: &str, name: &str) -> Command {
    Command::InviteUser {
        email: Email::new(email).unwrap(),
        full_name: Name::new(name).ok(),
        role: PlatformRole::Basic,
        how: How::Added,
    }
}

fn looks_like_in(why: &Refusal) -> Option<(&str, &str, Option<&str>)> {
    let Refusal::LooksLike { name, other, email } = why else { return None };
    Some((name, other, email.as_deref()))
}

#[test]
fn a_user_is_not_named_like_another_without_being_asked() {
    let mut world = World::f0();
    let add = adding("p2@eigendomein.nl", "Рiеt dе Vriеs");
    let why = world.act("piet", &add).unwrap_err();
    let piet = ("Рiеt dе Vriеs", "Piet de Vries", Some("piet@eigendomein.nl"));
    assert_eq!((looks_like_in(&why), why.code()), (Some(piet), "looks_like"));
    world.act("piet", &add.knowingly()).unwrap();
    // The other way round: now the plain name is the new one.
    let rename = world.rename("els", Name::new("Piet de Vries").ok());
    assert_eq!(world.refused("els", &rename), "looks_like");
}

#[test]
fn an_organisation_is_not_named_like_another_without_being_asked() {
    let mut world = World::f0();
    let make = |name: &str| Command::CreateOrganisation { profile: Box::new(profile(name, "")) };
    let why = world.act("piet", &make("Piеt Hоlding B.V.")).unwrap_err();
    let holding = ("Piеt Hоlding B.V.", "Piet Holding B.V.", None);
    assert_eq!(looks_like_in(&why), Some(holding));
    world.act("piet", &make("Kоek").knowingly()).unwrap();
    let org = world.org("Kоek");
    let from = Box::new(world.facts.orgs[&org].profile());
    let name = Name::new("Niеuw B.V.").unwrap();
    let to = Box::new(Profile { name, ..(*from).clone() });
    let edit = Command::EditOrganisation { org, from: from.clone(), to };
    assert_eq!(world.refused("piet", &edit), "looks_like");
    let to = Box::new(Profile { town: Name::new("Ede").ok(), ..(*from).clone() });
    world.act("piet", &Command::EditOrganisation { org, from, to }).unwrap();
    // Whose name looks like another's already is asked about when it gets that, not at every change.
    world.act("piet", &make("Piеt Hоlding B.V.").knowingly()).unwrap();
    let org = world.org("Piеt Hоlding");
    let from = Box::new(world.facts.orgs[&org].profile());
    let to = Box::new(Profile { town: Name::new("Ede").ok(), ..(*from).clone() });
    world.act("piet", &Command::EditOrganisation { org, from, to }).unwrap();
}

#[test]
fn who_may_not_do_it_hears_that_and_no_name() {
    let mut world = World::f0();
    assert_eq!(
        world.refused("els", &adding("p2@eigendomein.nl", "Рiet dе Vries")),
        "not_env_admin"
    );
}

#[test]
fn a_name_of_another_environment_or_of_who_is_gone_is_no_reason() {
    let mut world = World::f0();
    world.act("piet", &adding("a@eigendomein.nl", "Аnna Vеrmeer")).unwrap();
    let user = world.user("els");
    world.act("piet", &Command::RemoveUser { user, successors: Vec::new() }).unwrap();
    world.act("piet", &adding("e@eigendomein.nl", "Еls Bakker")).unwrap();
}

/// Wherever the strange letters stand, and whichever of the two was there first.
#[test]
fn a_disguise_that_was_there_first_is_found_along_the_index() {
    let mut world = World::f0();
    let plain = "Piet de Vries";
    let rename = |world: &World, who: &str, name: &str| world.rename(who, Name::new(name).ok());
    let look = look(plain);
    let mut tried = 0;
    for at in 0..look.len() {
        for (used, folded) in disguises(&look[at..]).step_by(7) {
            let name = format!("{}{folded}{}", &look[..at], &look[at + used..]);
            if !looks_like(&name, plain) {
                continue;
            }
            let els = rename(&world, "els", &name).knowingly();
            world.act("els", &els).unwrap();
            let jan = rename(&world, "jan", plain);
            let why = world.act("jan", &jan).unwrap_err();
            let els = (plain, &*name, Some("els@eigendomein.nl"));
            assert_eq!(looks_like_in(&why), Some(els));
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

/// The lookup costs a name its letters, however many people there are.
#[test]
fn nobody_is_gone_past_for_a_new_name() {
    let steps = |more: usize| {
        let mut world = World::crowded(more);
        let total = Arc::new(Mutex::new(0));
        let told = Arc::clone(&total);
        let count = move |sql: &str, steps| {
            if sql.contains("order by folded limit 1") {
                // Of a statement that is kept: all of its runs together.
                *told.lock().unwrap() = steps;
            }
        };
        world.store.count_steps(count).unwrap();
        let rename = world.rename("els", Name::new("Jаn dе Vriеs").ok());
        let _ = world.store.rehearse(world.session("els"), &rename, world.now);
        *total.lock().unwrap()
    };
    let (few, many) = (steps(250), steps(2_500));
    assert!(few > 50 && many < few * 2 && many < 2_000, "{few} {many}");
}
