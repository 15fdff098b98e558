//! Environments: creating, joining, sharing a domain, and always having an administrator
//! (*Beheerder*).

use toegang::domain::{
    About, Command, DomainKind, Email, EnvId, JoinedBy, Name, OutcomeKind, PlatformRole, Refusal,
    SignUp, UserStatus,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, set_blocked},
};

fn registration(email: &str, name: &str) -> SignUp {
    let email = Email::new(email).unwrap();
    SignUp::Register { email, full_name: Name::new("Ruud").ok(), env_name: Name::new(name).ok() }
}

fn env_of(world: &World, who: &str) -> EnvId {
    world.facts.users[&world.user(who)].env
}

#[test]
fn the_first_user_of_an_own_domain_founds_an_environment() {
    let mut world = World::small_world();
    let receipt = world.register("mia@nieuwdomein.nl").unwrap();
    assert_eq!(receipt.outcomes[0].did, OutcomeKind::Founded);
    assert!(matches!(receipt.about, (About::Env(_), name) if &*name == "nieuwdomein.nl"));
    let mia = world.facts.users[&world.user("mia")].clone();
    assert_eq!((mia.status, mia.role), (UserStatus::Active, PlatformRole::EnvAdmin));
    assert_eq!(mia.how, Some(JoinedBy::Founder));
    let env = &world.facts.envs[&mia.env];
    assert_eq!((&*env.name, env.domain_kind), ("nieuwdomein.nl", DomainKind::Own));
    assert_eq!(world.facts.users.values().filter(|user| user.env == mia.env).count(), 1);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_user_of_a_shared_domain_names_their_new_environment() {
    let mut world = World::small_world();
    let before = world.facts.envs.clone();
    world.sign_up(&registration("ruud@gmail.com", "Ruud Klust")).unwrap();
    let env = &world.facts.envs[&env_of(&world, "ruud")];
    assert_eq!((&*env.name, env.domain_kind), ("Ruud Klust", DomainKind::Shared));
    assert!(before.iter().all(|(id, env)| world.facts.envs[id] == *env), "BaasPD is unchanged");
}

#[test]
fn the_name_of_an_environment_is_required_and_unique() {
    let mut world = World::small_world();
    let before = log_size(&world);
    for (name, code) in [("baaspd", "name_taken"), ("  ", "name_needed"), ("", "name_needed")] {
        let why = world.sign_up(&registration("saar@gmail.com", name)).unwrap_err();
        assert_eq!(why.code(), code, "{name:?}");
        assert_eq!(why.rule(), "R2");
    }
    assert_eq!(log_size(&world), before, "nothing is written");
}

#[test]
fn a_user_of_a_known_own_domain_joins_as_basic_user() {
    let mut world = World::small_world();
    let receipt = world.register("tom@EigenDomein.nl").unwrap();
    assert_eq!(receipt.outcomes[0].did, OutcomeKind::Joined);
    let tom = world.facts.users[&world.user("tom")].clone();
    assert_eq!((tom.status, tom.role), (UserStatus::Active, PlatformRole::Basic));
    assert_eq!(tom.env, env_of(&world, "piet"));
    assert!(world.organisations("tom").is_empty());
}

#[test]
fn an_own_domain_has_one_environment() {
    let mut world = World::small_world();
    world.register("tom@eigendomein.nl").unwrap();
    let of_domain = world.facts.envs.values().filter(|env| env.domain == "eigendomein.nl");
    assert_eq!(of_domain.count(), 1);
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let second = db.execute(
        "insert into environment (id, name, folded, domain, domain_kind, created_at)
         values (9001, 'x', 'x', 'eigendomein.nl', 'own', 0)",
        [],
    );
    assert!(second.unwrap_err().to_string().contains("environment.domain"), "a constraint");
}

#[test]
fn a_user_of_a_shared_domain_joins_only_when_added() {
    let mut world = World::small_world();
    world.sign_up(&registration("another@gmail.com", "Ander")).unwrap();
    assert_ne!(env_of(&world, "another"), env_of(&world, "pd"));
    let add = World::invite("third@gmail.com", JoinedBy::Added);
    world.act("pd", &add).unwrap();
    assert_eq!(env_of(&world, "third"), env_of(&world, "pd"));
}

#[test]
fn sharing_a_domain_is_permanent() {
    let mut world = World::small_world();
    let share = |typed: &str| Command::MakeShared { typed: typed.to_owned() };
    assert_eq!(world.refusal_code("els", &share("eigendomein.nl")), "not_env_admin");
    assert_eq!(world.refusal_code("piet", &share("eigendomein")), "not_typed");
    world.act("piet", &share("eigendomein.nl")).unwrap();
    assert_eq!(world.refusal_code("piet", &share("eigendomein.nl")), "already_shared");
    let why = world.register("uma@eigendomein.nl").unwrap_err();
    assert_eq!(why, Refusal::NameNeeded, "she founds her own");
    world.sign_up(&registration("uma@eigendomein.nl", "Uma")).unwrap();
    assert_ne!(env_of(&world, "uma"), env_of(&world, "piet"));
    assert_eq!(env_of(&world, "jan"), env_of(&world, "piet"), "who was there stays");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn the_last_admin_of_an_environment_cannot_be_removed() {
    let mut world = World::small_world();
    let piet = world.user("piet");
    let lower = world.change_role("piet", PlatformRole::Basic);
    let all = [
        lower.clone(),
        set_blocked([piet], true),
        Command::RemoveUser { user: piet, successors: Vec::new() },
    ];
    for command in &all {
        let why = world.act("piet", command).unwrap_err();
        let Refusal::LastEnvAdmin { could } = &why else { panic!("{why:?}") };
        assert!(could.iter().any(|person| &*person.name == "Els Bakker"), "{could:?}");
    }
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    world.act("els", &all[1]).unwrap();
    assert_eq!(world.facts.users[&piet].status, UserStatus::Blocked);
    assert_eq!(world.refusal_code("els", &lower_els(&world)), "last_env_admin");
}

fn lower_els(world: &World) -> Command {
    world.change_role("els", PlatformRole::Advanced)
}

#[test]
fn a_blocked_admin_does_not_count_as_a_remaining_admin() {
    let mut world = World::small_world();
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    let lower = world.change_role("piet", PlatformRole::Advanced);
    assert_eq!(world.refusal_code("piet", &lower), "last_env_admin");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn an_address_in_use_cannot_register_again() {
    let mut world = World::small_world();
    assert_eq!(world.register("PIET@eigendomein.nl").unwrap_err().code(), "email_in_use");
    let invited = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invited).unwrap();
    assert_eq!(world.register("pim@eigendomein.nl").unwrap_err().code(), "email_in_use");
}

#[test]
fn only_users_of_a_domain_can_name_an_environment_after_it() {
    let mut world = World::small_world();
    for name in ["nieuwbedrijf.nl", "niеuwbedrijf.nl", "Groep nieuwbedrijf.nl", "x@nieuwbedrijf.nl"]
    {
        let why = world.sign_up(&registration("x@gmail.com", name)).unwrap_err();
        assert_eq!(why.code(), "bad_name", "{name}");
    }
    for name in ["BааsPD", "ВaasPD"] {
        let why = world.sign_up(&registration("x@gmail.com", name)).unwrap_err();
        assert_eq!(why.code(), "name_taken", "{name}");
    }
    world.register("mia@nieuwbedrijf.nl").unwrap();
    assert_eq!(&*world.facts.envs[&env_of(&world, "mia")].name, "nieuwbedrijf.nl");
}

/// Earlier versions accepted the domain of another environment as a name.
#[test]
fn an_environment_named_like_a_domain_is_renamed_for_the_domain_owner() {
    let mut world = World::small_world();
    world.sign_up(&registration("x@gmail.com", "Tijdelijk")).unwrap();
    let id = env_of(&world, "x");
    let was = world.facts.envs[&id].clone();
    let name = Name::new("nieuwbedrijf.nl").unwrap();
    let after = toegang::domain::Environment { name, ..was.clone() };
    let record = toegang::domain::Record::Environment;
    world.write_event(toegang::domain::Kind::EnvironmentFounded, Some(record(was)), record(after));
    world.register("mia@nieuwbedrijf.nl").unwrap();
    assert_eq!(&*world.facts.envs[&env_of(&world, "mia")].name, "nieuwbedrijf.nl");
    assert_eq!(*world.facts.envs[&id].name, *format!("gmail.com {}", id.0));
    let taken =
        world.sign_up(&registration("y@gmail.com", &format!("gmail.com {}", id.0))).unwrap_err();
    assert_eq!(taken.code(), "bad_name", "nobody can choose that one");
    assert_eq!(world.store.check_log().unwrap(), []);
}
