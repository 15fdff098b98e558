//! Extra addresses: claiming, verifying, and using them.

use toegang::{
    domain::{Command, Email, JoinedBy, Name, PersonRef, Refusal},
    work::{CandidateScope, Finder},
};

use super::replay;
use crate::{example::check_invariants, support::World};

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

#[test]
fn an_extra_address_works_once_its_code_is_entered() {
    let mut world = World::small_world();
    let second = || email("jan2@eigendomein.nl");
    world.act("jan", &Command::AddAddress { email: second() }).unwrap();
    let primary = Command::MakePrimary { email: second() };
    assert_eq!(world.refusal_code("jan", &primary), "not_verified");
    let code = Command::AddressCode { user: world.user("jan"), email: second() };
    assert_eq!(
        world.refusal_code("jan", &code),
        "not_env_admin",
        "nobody verifies their own address"
    );
    let code = world.act("piet", &code).unwrap().code.unwrap();
    let verify_second =
        |code: &str| Command::VerifyAddress { email: second(), code: code.to_owned() };
    assert_eq!(world.refusal_code("jan", &verify_second("ABCD-EFGH-JKMN")), "bad_code");
    assert_eq!(world.refusal_code("els", &verify_second(&code)), "no_such_address");
    world.act("jan", &verify_second(&code)).unwrap();
    world.act("jan", &primary).unwrap();
    let jan = world.store.find_user("JAN2@eigendomein.nl").unwrap().unwrap();
    assert_eq!(jan.email, second());
    assert_eq!(jan.extra.len(), 1, "the first one is a further one now");
    assert_eq!(world.store.find_user("jan@eigendomein.nl").unwrap().unwrap().id, jan.id);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn an_extra_address_of_another_domain_or_in_use_is_refused() {
    let mut world = World::small_world();
    assert_eq!(world.refusal_code("jan", &add_address("jan@gmail.com")), "other_domain");
    assert_eq!(world.refusal_code("jan", &add_address("ELS@eigendomein.nl")), "email_in_use");
    world.act("pd", &add_address("petra@ziggo.nl")).unwrap();
    world.act("jan", &add_address("j@eigendomein.nl")).unwrap();
    assert_eq!(world.refusal_code("jan", &add_address("J@eigendomein.nl")), "same");
    world.act("els", &add_address("J@eigendomein.nl")).unwrap();
}

#[test]
fn an_address_in_use_by_an_unrelated_user_is_refused() {
    let mut world = World::small_world();
    let many: Vec<String> = (1..=6).map(|n| format!("z{n}@eigendomein.nl")).collect();
    for address in &many {
        world.register(address).unwrap();
    }
    for address in &many {
        let add = Command::AddAddress { email: email(address) };
        assert_eq!(world.refusal_code("jan", &add), "email_in_use", "{address}");
    }
}

#[test]
fn an_address_code_expires_after_seven_days() {
    let mut world = World::small_world();
    let second = email("jan2@eigendomein.nl");
    world.act("jan", &Command::AddAddress { email: second.clone() }).unwrap();
    let code = Command::AddressCode { user: world.user("jan"), email: second.clone() };
    let code = world.act("piet", &code).unwrap().code.unwrap();
    world.advance_days(7);
    let verify = Command::VerifyAddress { email: second, code };
    assert_eq!(world.refusal_code("jan", &verify), "bad_code");
}

fn add_address(text: &str) -> Command {
    Command::AddAddress { email: email(text) }
}

fn address_code(world: &World, who: &str, text: &str) -> Command {
    Command::AddressCode { user: world.user(who), email: email(text) }
}

fn verify_address(text: &str, code: &str) -> Command {
    Command::VerifyAddress { email: email(text), code: code.to_owned() }
}

/// Returns the people whom a paste into the dialog to add members of Bakkerij finds.
fn resolve_pasted(world: &World, text: &str) -> Vec<String> {
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Bakkerij") };
    let found = Finder::default()
        .resolve(&world.store, scope, &[PersonRef::parse(text)], world.now)
        .unwrap();
    found.rows.into_iter().map(|row| row.email).collect()
}

fn address_owner(world: &World, text: &str) -> Option<String> {
    world.store.find_user(text).unwrap().map(|user| user.email.to_string())
}

#[test]
fn an_unverified_address_neither_identifies_nor_blocks_anyone() {
    let mut world = World::small_world();
    let boss = "baas@eigendomein.nl";
    world.act("jan", &add_address(boss)).unwrap();
    let given = address_code(&world, "jan", boss);
    let given = world.act("piet", &given).unwrap().code.unwrap();
    assert_eq!(address_owner(&world, boss), None, "nobody signs in with it");
    assert_eq!(resolve_pasted(&world, boss), [""; 0]);
    world.act("piet", &World::invite(boss, JoinedBy::Invitation)).unwrap();
    assert_eq!(address_owner(&world, boss).as_deref(), Some(boss));
    assert_eq!(resolve_pasted(&world, boss), [boss]);
    assert_eq!(world.refusal_code("jan", &verify_address(boss, &given)), "email_in_use");
    let again = address_code(&world, "jan", boss);
    assert_eq!(world.refusal_code("piet", &again), "email_in_use");
    let primary = Command::MakePrimary { email: email(boss) };
    assert_eq!(world.refusal_code("jan", &primary), "not_verified");
    world.act("jan", &Command::RemoveAddress { email: email(boss) }).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn registration_takes_over_an_unverified_address() {
    let mut world = World::small_world();
    world.act("jan", &add_address("baas@eigendomein.nl")).unwrap();
    world.act("els", &add_address("baas@eigendomein.nl")).unwrap();
    world.register("Baas@eigendomein.nl").unwrap();
    let baas = world.user("Baas");
    assert_eq!(world.store.find_user("baas@eigendomein.nl").unwrap().unwrap().id, baas);
    assert_eq!(world.refusal_code("jan", &add_address("baas@eigendomein.nl")), "same");
    assert_eq!(world.refusal_code("noor", &add_address("baas@eigendomein.nl")), "actor_not_active");
}

#[test]
fn the_first_claimant_to_verify_an_address_owns_it() {
    let mut world = World::small_world();
    let shared = "administratie@eigendomein.nl";
    let mut codes = Vec::new();
    for who in ["jan", "els"] {
        world.act(who, &add_address(shared)).unwrap();
        let make = address_code(&world, who, shared);
        codes.push(world.act("piet", &make).unwrap().code.unwrap());
    }
    assert_eq!(
        world.refusal_code("jan", &verify_address(shared, &codes[1])),
        "bad_code",
        "of the other"
    );
    world.act("els", &verify_address(shared, &codes[1])).unwrap();
    assert_eq!(address_owner(&world, shared).as_deref(), Some("els@eigendomein.nl"));
    assert_eq!(
        resolve_pasted(&world, shared),
        ["els@eigendomein.nl"],
        "a verified one means its owner"
    );
    assert_eq!(world.refusal_code("jan", &verify_address(shared, &codes[0])), "email_in_use");
    world.act("els", &Command::RemoveAddress { email: email(shared) }).unwrap();
    assert_eq!(address_owner(&world, shared), None);
    world.act("jan", &verify_address(shared, &codes[0])).unwrap();
    assert_eq!(address_owner(&world, shared).as_deref(), Some("jan@eigendomein.nl"));
}

/// Earlier versions accepted names that read like an address.
#[test]
fn a_name_that_reads_like_an_address_is_not_matched_as_an_address() {
    let mut world = World::small_world();
    world.change_user("jan", |user| user.full_name = Name::new("nieuw@eigendomein.nl").ok());
    for text in ["nieuw@eigendomein.nl", "Nieuw <nieuw@eigendomein.nl>", "Jan Jansen <x@x.nl>"] {
        assert_eq!(resolve_pasted(&world, text), [""; 0], "{text}");
    }
    world.act("piet", &World::invite("nieuw@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    assert_eq!(resolve_pasted(&world, "nieuw@eigendomein.nl"), ["nieuw@eigendomein.nl"]);
    assert_eq!(resolve_pasted(&world, "jan@eigendomein.nl"), ["jan@eigendomein.nl"]);
    assert_eq!(resolve_pasted(&world, "Els Bakker <els@eigendomein.nl>"), ["els@eigendomein.nl"]);
    let shown = world.members("piet", "Bakkerij").unwrap();
    assert!(shown.iter().all(|row| &*row.person.name != "nieuw@eigendomein.nl"), "{shown:?}");
}

/// The refusal does not reveal whether the address exists.
#[test]
fn an_address_at_a_domain_of_another_environment_is_always_refused() {
    let mut world = World::small_world();
    for there in ["anna", "nobody"] {
        let there = format!("{there}@cijfermeesters.nl");
        for how in [JoinedBy::Invitation, JoinedBy::Added] {
            let invite = World::invite(&there, how);
            assert_eq!(world.refusal_code("piet", &invite), "elsewhere_domain", "{there}");
            assert_eq!(world.refusal_code("pd", &invite), "elsewhere_domain", "{there}");
        }
        assert_eq!(world.refusal_code("pd", &add_address(&there)), "elsewhere_domain", "{there}");
        assert_eq!(world.refusal_code("jan", &add_address(&there)), "other_domain", "{there}");
    }
    // An address that was claimed before the domain had an owner does not become verified later.
    world.act("pd", &add_address("mia@nieuwdomein.nl")).unwrap();
    let make = address_code(&world, "pd", "mia@nieuwdomein.nl");
    let given = world.act("pd", &make).unwrap().code.unwrap();
    world.register("mia@nieuwdomein.nl").unwrap();
    assert_eq!(world.refusal_code("pd", &make), "elsewhere_domain");
    assert_eq!(
        world.refusal_code("pd", &verify_address("mia@nieuwdomein.nl", &given)),
        "elsewhere_domain"
    );
}

#[test]
fn a_confusable_address_needs_confirmation() {
    let mut world = World::small_world();
    let other = |why: &Refusal| match why {
        Refusal::AddressLooksLike { other, .. } => other.to_string(),
        why => panic!("{why:?}"),
    };
    let why = world.register("рiet@eigendomein.nl").unwrap_err();
    assert_eq!((other(&why), why.code()), ("piet@eigendomein.nl".into(), "address_looks_like"));
    for taken in ["рiet@eigendomein.nl", "píet@eigendomein.nl"] {
        let invite = World::invite(taken, JoinedBy::Added);
        assert_eq!(other(&world.act("piet", &invite).unwrap_err()), "piet@eigendomein.nl");
        assert_eq!(
            other(&world.act("jan", &add_address(taken)).unwrap_err()),
            "piet@eigendomein.nl"
        );
    }
    // For a look-alike domain the refusal does not depend on the users there.
    for there in ["anna", "nobody"] {
        let there = format!("{there}@сijfermeesters.nl");
        let why = world.act("piet", &World::invite(&there, JoinedBy::Added)).unwrap_err();
        assert_eq!(other(&why), "cijfermeesters.nl");
        assert_eq!(other(&world.register(&there).unwrap_err()), "cijfermeesters.nl");
    }
    assert_eq!(other(&world.register("ruud@gmаil.com").unwrap_err()), "gmail.com");
    let confirmed = World::invite("рiet@eigendomein.nl", JoinedBy::Added).confirmed();
    world.act("piet", &confirmed).unwrap();
    assert_eq!(
        address_owner(&world, "рiet@eigendomein.nl").as_deref(),
        Some("рiet@eigendomein.nl")
    );
    assert_eq!(
        address_owner(&world, "piet@eigendomein.nl").as_deref(),
        Some("piet@eigendomein.nl")
    );
    // In the other order, the plain address comes after its look-alike.
    world.act("piet", &World::invite("еva@eigendomein.nl", JoinedBy::Added)).unwrap();
    assert_eq!(other(&world.register("eva@eigendomein.nl").unwrap_err()), "еva@eigendomein.nl");
    assert_eq!(world.store.check_log().unwrap(), []);
}
