//! Wrong codes are counted in the file, delayed and logged, and lock nobody out permanently.

use rusqlite::Connection;
use toegang::{
    domain::{Answer, Command, Email, JoinedBy, LogContent, Moment, Query, Refusal, SignUp, Via},
    store::StoreError,
    text,
};

use crate::support::{World, key};

const WRONG: &str = "AAAA-AAAA-AAAA";
const NOVA: &str = "nova@eigendomein.nl";

/// Tries to activate, as a separate process.
fn tries(world: &World, email: &str, code: &str) -> Result<(), Refusal> {
    let (email, code) = (Email::new(email).unwrap(), code.to_owned());
    let entry = SignUp::Activate { email, code, full_name: None };
    match world.other().enter(&entry, Via::Cli, world.now) {
        Ok(_) => Ok(()),
        Err(StoreError::Refused(why)) => Err(why),
        Err(other) => panic!("{other:?}"),
    }
}

fn waits(done: Result<(), Refusal>) -> Moment {
    match done {
        Err(Refusal::CodeWait { until }) => until,
        other => panic!("{other:?}"),
    }
}

/// Invites a user; returns the code too.
fn invited() -> (World, String) {
    let mut world = World::small_world();
    let invite = World::invite(NOVA, JoinedBy::Added);
    let code = world.act("piet", &invite).unwrap().code.unwrap();
    (world, code)
}

fn minutes(world: &mut World, minutes: i64) {
    world.now.at = Moment(world.now.at.0 + minutes * 60_000);
}

#[test]
fn after_five_wrong_codes_even_the_right_one_waits_and_then_works() {
    let (mut world, code) = invited();
    for _ in 0..5 {
        assert_eq!(tries(&world, NOVA, WRONG), Err(Refusal::BadCode));
    }
    let until = waits(tries(&world, NOVA, &code));
    assert_eq!(until, Moment(world.now.at.0 + 60_000), "it is told when");
    assert_eq!(waits(tries(&world, NOVA, WRONG)), until, "trying meanwhile makes it no longer");
    minutes(&mut world, 1);
    tries(&world, NOVA, &code).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn the_wait_grows_to_a_quarter_of_an_hour_and_no_further() {
    let (mut world, code) = invited();
    for _ in 0..5 {
        assert_eq!(tries(&world, NOVA, WRONG), Err(Refusal::BadCode));
    }
    for wait in [1, 2, 4, 8, 15, 15, 15] {
        let until = waits(tries(&world, NOVA, WRONG));
        assert_eq!(until.0 - world.now.at.0, wait * 60_000);
        minutes(&mut world, wait);
        assert_eq!(tries(&world, NOVA, WRONG), Err(Refusal::BadCode));
    }
    minutes(&mut world, 15);
    tries(&world, NOVA, &code).unwrap();
}

#[test]
fn a_new_code_works_at_once_however_many_wrong_ones_there_were() {
    let (mut world, old) = invited();
    for _ in 0..9 {
        let _ = tries(&world, NOVA, WRONG);
    }
    waits(tries(&world, NOVA, &old));
    let user = world.store.find_user(NOVA).unwrap().unwrap().id;
    let new = world.act("piet", &Command::SendAgain { user }).unwrap().code.unwrap();
    tries(&world, NOVA, &new).unwrap();
}

#[test]
fn a_clock_that_jumps_neither_ends_a_wait_nor_makes_it_last() {
    let (mut world, code) = invited();
    minutes(&mut world, 60 * 24 * 365);
    for _ in 0..5 {
        assert_eq!(tries(&world, NOVA, WRONG), Err(Refusal::BadCode));
    }
    minutes(&mut world, -60 * 24 * 365);
    let until = waits(tries(&world, NOVA, &code));
    assert_eq!(until, Moment(world.now.at.0 + 60_000), "not in a year");
    minutes(&mut world, 1);
    tries(&world, NOVA, &code).unwrap();
}

#[test]
fn an_address_of_nobody_is_answered_like_one_that_is_invited() {
    let (world, _) = invited();
    let answers = |email: &str| (0..8).map(|_| tries(&world, email, WRONG)).collect::<Vec<_>>();
    assert_eq!(answers(NOVA), answers("niemand@nergens.example"));
}

#[test]
fn many_wrong_codes_in_the_file_slow_all_down_but_the_first_try_at_a_code() {
    let (mut world, code) = invited();
    for at in 0..50 {
        assert_eq!(tries(&world, &format!("n{at}@x.example"), WRONG), Err(Refusal::BadCode));
    }
    waits(tries(&world, "n0@x.example", WRONG));
    tries(&world, NOVA, &code).unwrap();
    minutes(&mut world, 15);
    assert_eq!(tries(&world, "n0@x.example", WRONG), Err(Refusal::BadCode));
}

#[test]
fn a_beheerder_sees_every_wrong_code_in_the_log() {
    let (world, code) = invited();
    for _ in 0..5 {
        let _ = tries(&world, NOVA, WRONG);
    }
    waits(tries(&world, NOVA, &code));
    let log = Query::Log(None, crate::support::whole(), vec![]);
    let Answer::Log(page) = world.ask("piet", &log).unwrap() else { panic!() };
    let wrong = LogContent::Denied("invitation.accept".to_owned(), "bad_code".to_owned());
    assert_eq!(page.rows.iter().filter(|row| row.what == wrong).count(), 5);
    assert_eq!(
        text::log::event_label(toegang::text::Lang::Nl, &wrong),
        "geweigerd: activeren met een code (verkeerde code)"
    );
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn the_code_of_a_further_address_and_of_a_key_is_slowed_down_too() {
    let mut world = World::small_world();
    let email = Email::new("els2@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email: email.clone() }).unwrap();
    let user = world.user("els");
    let coded = Command::AddressCode { user, email: email.clone() };
    let code = world.act("piet", &coded).unwrap().code.unwrap();
    let verify =
        |code: &str| Command::VerifyAddress { email: email.clone(), code: code.to_owned() };
    for _ in 0..5 {
        assert_eq!(world.refused("els", &verify(WRONG)), "bad_code");
    }
    assert_eq!(world.refused("els", &verify(&code)), "code_wait");
    // Another address of the same user does not reset the delay.
    let other = Email::new("els3@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email: other }).unwrap();
    assert_eq!(world.refused("els", &verify(&code)), "code_wait");
    let code = world.act("piet", &coded).unwrap().code.unwrap();
    world.act("els", &verify(&code)).unwrap();

    let add = Command::AddKey { user: world.user("jan"), key: Box::new(key(1)) };
    world.act("piet", &add).unwrap();
    let facts = super::replay(&world);
    let key = facts.live_key(&key(1).fingerprint()).unwrap().id;
    let enters = |world: &World| {
        let entry = SignUp::UseKey { key, code: WRONG.to_owned() };
        match world.other().enter(&entry, Via::Tui, world.now) {
            Err(StoreError::Refused(why)) => why.code(),
            other => panic!("{other:?}"),
        }
    };
    let all: Vec<_> = (0..6).map(|_| enters(&world)).collect();
    assert_eq!(all, ["bad_code", "bad_code", "bad_code", "bad_code", "bad_code", "code_wait"]);
}

#[test]
fn a_rehearsal_is_no_way_to_guess() {
    let (mut world, code) = invited();
    let email = Email::new(NOVA).unwrap();
    for _ in 0..5 {
        let entry = SignUp::Activate { email: email.clone(), code: WRONG.into(), full_name: None };
        assert!(world.store.dry_run_enter(&entry, Via::Cli, world.now).is_err());
    }
    let entry = SignUp::Activate { email, code: code.clone(), full_name: None };
    let done = world.store.dry_run_enter(&entry, Via::Cli, world.now);
    assert!(matches!(done, Err(StoreError::Refused(Refusal::CodeWait { .. }))), "{done:?}");
    let count: i64 = Connection::open(world.path())
        .unwrap()
        .query_row("select wrong from wrong_code where target = '*'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 5, "in the file");
    minutes(&mut world, 1);
    tries(&world, NOVA, &code).unwrap();
}
