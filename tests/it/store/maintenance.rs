//! Recovery of an environment without an administrator (*Beheerder*).

use toegang::{
    domain::{
        About, Actor, Appoint, Command, Email, JoinedBy, Name, OutcomeKind, PlatformRole, Query,
        Receipt, Refusal, UndoTarget, UserStatus, View,
    },
    store::StoreError,
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, whole},
};

fn appointing(env: &str, email: &str) -> Appoint {
    Appoint { env: env.to_owned(), email: Email::new(email).unwrap(), anyway: false }
}

/// Appoints an administrator, as operating system user `deploy`.
fn appoint(world: &mut World, it: &Appoint) -> Result<Receipt, Refusal> {
    let os_user = Name::new("deploy").unwrap();
    let rehearsed = world.store.dry_run_appoint(it, world.now);
    let done = match world.store.appoint(it, Some(&os_user), world.now) {
        Err(StoreError::Refused(why)) => Err(why),
        other => Ok(other.unwrap()),
    };
    let outcomes = |done: &Receipt| done.outcomes.clone();
    match rehearsed {
        Err(StoreError::Refused(why)) => assert_eq!(done.as_ref().unwrap_err(), &why),
        other => assert_eq!(outcomes(done.as_ref().unwrap()), outcomes(&other.unwrap())),
    }
    world.facts = replay(world);
    done
}

/// Creates an environment whose only administrator was lost outside the program.
fn orphaned() -> World {
    let mut world = World::small_world();
    world.change("piet", |piet| piet.status = UserStatus::Blocked);
    world
}

#[test]
fn an_orphaned_environment_gets_a_beheerder_and_the_log_says_who_had_it_done() {
    let mut world = orphaned();
    let receipt = appoint(&mut world, &appointing("EigenDomein.nl", "JAN@eigendomein.nl")).unwrap();
    assert!(matches!(receipt.about, (About::Env(_), ref env) if &**env == "eigendomein.nl"));
    assert_eq!(receipt.outcomes[0].did, OutcomeKind::Role(PlatformRole::EnvAdmin));
    assert_eq!(world.facts.users[&world.user("jan")].role, PlatformRole::EnvAdmin);
    let log = Query::Log(None, View { take: 1, ..whole() }, Vec::new());
    let toegang::domain::Answer::Log(page) = world.ask("jan", &log).unwrap() else { panic!() };
    let row = &page.rows[0];
    assert_eq!(row.actor, (Actor::System, Name::new("deploy").ok()));
    assert_eq!(text::log::author_label(toegang::text::Lang::Nl, row), "systeem (deploy)");
    assert_eq!(text::log::author_label(toegang::text::Lang::En, row), "system (deploy)");
    check_invariants(&replay(&world), world.now);
    assert_eq!(world.store.check_log().unwrap(), []);
    // An action outside the permissions cannot be undone with permissions.
    let which = UndoTarget::Operation(receipt.operation);
    assert_eq!(world.refused("jan", &Command::Undo { which }), "final");
}

#[test]
fn a_blocked_beheerder_is_let_in_again() {
    let mut world = orphaned();
    appoint(&mut world, &appointing("eigendomein.nl", "piet@eigendomein.nl")).unwrap();
    let piet = &world.facts.users[&world.user("piet")];
    assert_eq!((piet.status, piet.role), (UserStatus::Active, PlatformRole::EnvAdmin));
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn where_somebody_else_can_do_it_that_is_said_first() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let it = appointing("eigendomein.nl", "jan@eigendomein.nl");
    let why = appoint(&mut world, &it).unwrap_err();
    assert!(matches!(&why, Refusal::HasEnvAdmin { who_can } if who_can.len() == 1), "{why:?}");
    assert_eq!((why.code(), why.rule()), ("has_env_admin", "A1"));
    assert_eq!(log_size(&world), before, "nothing is written");
    appoint(&mut world, &Appoint { anyway: true, ..it.clone() }).unwrap();
    assert_eq!(appoint(&mut world, &it).unwrap_err(), Refusal::Same { first: None });
}

#[test]
fn whom_maintenance_does_not_make_beheerder() {
    let mut world = orphaned();
    let elsewhere = Refusal::UserElsewhere { env: Name::new("cijfermeesters.nl").unwrap() };
    let refused = [
        ("eigendomein.nl", "nobody@eigendomein.nl", Refusal::NoSuchUser),
        ("eigendomein.nl", "anna@cijfermeesters.nl", elsewhere),
    ];
    for (env, email, why) in refused {
        assert_eq!(appoint(&mut world, &appointing(env, email)).unwrap_err(), why);
    }
    let mut world = World::small_world();
    world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Added)).unwrap();
    world.change("piet", |piet| piet.status = UserStatus::Blocked);
    let invited = Refusal::WrongStatus { status: UserStatus::Invited, first: None };
    let it = appointing("eigendomein.nl", "pim@eigendomein.nl");
    assert_eq!(appoint(&mut world, &it).unwrap_err(), invited);
}
