//! T27: further addresses.

use toegang::domain::{Command, Email};

use super::replay;
use crate::{example::check_invariants, support::World};

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

#[test]
fn t27_a_further_address_counts_after_its_code() {
    let mut world = World::f0();
    let second = || email("jan2@eigendomein.nl");
    world.act("jan", &Command::AddAddress { email: second() }).unwrap();
    let primary = Command::MakePrimary { email: second() };
    assert_eq!(world.refused("jan", &primary), "not_verified");
    let code = Command::AddressCode { user: world.user("jan"), email: second() };
    assert_eq!(world.refused("jan", &code), "not_env_admin", "not his own word for it");
    let code = world.act("piet", &code).unwrap().code.unwrap();
    let verify = |code: &str| Command::VerifyAddress { email: second(), code: code.to_owned() };
    assert_eq!(world.refused("jan", &verify("ABCD-EFGH-JKMN")), "bad_code");
    assert_eq!(world.refused("els", &verify(&code)), "no_such_address");
    world.act("jan", &verify(&code)).unwrap();
    world.act("jan", &primary).unwrap();
    let jan = world.store.find_user("JAN2@eigendomein.nl").unwrap().unwrap();
    assert_eq!(jan.email, second());
    assert_eq!(jan.extra.len(), 1, "the first one is a further one now");
    assert_eq!(world.store.find_user("jan@eigendomein.nl").unwrap().unwrap().id, jan.id);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn another_domain_and_an_address_in_use_are_refused() {
    let mut world = World::f0();
    let add = |text: &str| Command::AddAddress { email: email(text) };
    assert_eq!(world.refused("jan", &add("jan@gmail.com")), "other_domain");
    assert_eq!(world.refused("jan", &add("ELS@eigendomein.nl")), "email_in_use");
    world.act("pd", &add("petra@ziggo.nl")).unwrap();
    world.act("jan", &add("j@eigendomein.nl")).unwrap();
    assert_eq!(world.refused("els", &add("J@eigendomein.nl")), "email_in_use");
    world.act("jan", &Command::RemoveAddress { email: email("J@eigendomein.nl") }).unwrap();
    world.act("els", &add("j@eigendomein.nl")).unwrap();
}

/// R10: also when it is of somebody who has nothing to do with the one who adds it.
#[test]
fn an_address_in_use_is_refused_whoever_has_it() {
    let mut world = World::f0();
    let many: Vec<String> = (1..=6).map(|n| format!("z{n}@eigendomein.nl")).collect();
    for address in &many {
        world.register(address).unwrap();
    }
    for address in &many {
        let add = Command::AddAddress { email: email(address) };
        assert_eq!(world.refused("jan", &add), "email_in_use", "{address}");
    }
}

#[test]
fn a_code_for_an_address_has_a_term() {
    let mut world = World::f0();
    let second = email("jan2@eigendomein.nl");
    world.act("jan", &Command::AddAddress { email: second.clone() }).unwrap();
    let code = Command::AddressCode { user: world.user("jan"), email: second.clone() };
    let code = world.act("piet", &code).unwrap().code.unwrap();
    world.later(7);
    let verify = Command::VerifyAddress { email: second, code };
    assert_eq!(world.refused("jan", &verify), "bad_code");
}
