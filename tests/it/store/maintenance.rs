//! Appointing an administrator (*Beheerder*) for an environment without one.

use toegang::{
    domain::{
        About, Actor, Appoint, Command, Email, JoinedBy, Name, OutcomeKind, PlatformRole, Query,
        Receipt, Refusal, UndoTarget, UserStatus, UserValue, View,
    },
    store::StoreError,
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, all_rows},
};

fn appointment(env: &str, email: &str) -> Appoint {
    Appoint { env: env.to_owned(), email: Email::new(email).unwrap(), force: false }
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

/// Creates an environment whose only administrator was removed outside the program.
fn without_admin() -> World {
    let mut world = World::small_world();
    world.change_user("piet", |piet| piet.status = UserStatus::Blocked);
    world
}

#[test]
fn appointing_an_admin_logs_the_operating_system_user() {
    let mut world = without_admin();
    let receipt =
        appoint(&mut world, &appointment("EigenDomein.nl", "JAN@eigendomein.nl")).unwrap();
    assert!(matches!(receipt.about, (About::Env(_), ref env) if &**env == "eigendomein.nl"));
    assert_eq!(
        receipt.outcomes[0].did,
        OutcomeKind::ChangedUser(UserValue::Role(PlatformRole::EnvAdmin))
    );
    assert_eq!(world.facts.users[&world.user("jan")].role, PlatformRole::EnvAdmin);
    let log = Query::Log(None, View { take: 1, ..all_rows() }, &[]);
    let toegang::domain::Answer::Log(page) = world.ask("jan", &log).unwrap() else { panic!() };
    let row = &page.rows[0];
    assert_eq!(row.actor, (Actor::System, Name::new("deploy").ok()));
    assert_eq!(text::log::author_label(toegang::text::Lang::Nl, row), "systeem (deploy)");
    assert_eq!(text::log::author_label(toegang::text::Lang::En, row), "system (deploy)");
    check_invariants(&replay(&world), world.now);
    assert_eq!(world.store.check_log().unwrap(), []);
    // The owner of the file acts without a user, so no user can undo the appointment.
    let which = UndoTarget::Operation(receipt.operation);
    assert_eq!(world.refusal_code("jan", &Command::Undo { which }), "final");
}

#[test]
fn appointing_a_blocked_admin_unblocks_them() {
    let mut world = without_admin();
    appoint(&mut world, &appointment("eigendomein.nl", "piet@eigendomein.nl")).unwrap();
    let piet = &world.facts.users[&world.user("piet")];
    assert_eq!((piet.status, piet.role), (UserStatus::Active, PlatformRole::EnvAdmin));
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn appointing_is_refused_while_another_admin_is_active() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let it = appointment("eigendomein.nl", "jan@eigendomein.nl");
    let why = appoint(&mut world, &it).unwrap_err();
    assert!(matches!(&why, Refusal::HasEnvAdmin { who_can } if who_can.len() == 1), "{why:?}");
    assert_eq!((why.code(), why.rule()), ("has_env_admin", "A1"));
    assert_eq!(log_size(&world), before, "nothing is written");
    appoint(&mut world, &Appoint { force: true, ..it.clone() }).unwrap();
    assert_eq!(appoint(&mut world, &it).unwrap_err(), Refusal::Same { first: None });
}

#[test]
fn unknown_foreign_and_invited_users_cannot_be_appointed() {
    let mut world = without_admin();
    let elsewhere = Refusal::UserElsewhere { env: Name::new("cijfermeesters.nl").unwrap() };
    let refused = [
        ("eigendomein.nl", "nobody@eigendomein.nl", Refusal::NoSuchUser),
        ("eigendomein.nl", "anna@cijfermeesters.nl", elsewhere),
    ];
    for (env, email, why) in refused {
        assert_eq!(appoint(&mut world, &appointment(env, email)).unwrap_err(), why);
    }
    let mut world = World::small_world();
    world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Added)).unwrap();
    world.change_user("piet", |piet| piet.status = UserStatus::Blocked);
    let invited = Refusal::WrongStatus { status: UserStatus::Invited, first: None };
    let it = appointment("eigendomein.nl", "pim@eigendomein.nl");
    assert_eq!(appoint(&mut world, &it).unwrap_err(), invited);
}
