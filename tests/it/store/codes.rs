//! Wrong codes are counted in the database, delayed and logged, and never lock a user out
//! permanently.

use rusqlite::Connection;
use toegang::{
    domain::{Answer, Command, Email, JoinedBy, LogContent, Moment, Query, Refusal, SignUp, Via},
    store::StoreError,
    text,
};

use crate::support::{World, key};

const WRONG_CODE: &str = "AAAA-AAAA-AAAA";
const INVITED_EMAIL: &str = "nova@eigendomein.nl";

/// Tries to activate with a new store, like a separate process.
fn try_activate(world: &World, email: &str, code: &str) -> Result<(), Refusal> {
    let (email, code) = (Email::new(email).unwrap(), code.to_owned());
    let entry = SignUp::Activate { email, code, full_name: None };
    match world.second_store().enter(&entry, Via::Cli, world.now) {
        Ok(_) => Ok(()),
        Err(StoreError::Refused(why)) => Err(why),
        Err(other) => panic!("{other:?}"),
    }
}

fn expect_wait(done: Result<(), Refusal>) -> Moment {
    match done {
        Err(Refusal::CodeWait { until }) => until,
        other => panic!("{other:?}"),
    }
}

/// Creates a world with an invited user, and returns the activation code.
fn with_invitation() -> (World, String) {
    let mut world = World::small_world();
    let invite = World::invite(INVITED_EMAIL, JoinedBy::Added);
    let code = world.act("piet", &invite).unwrap().code.unwrap();
    (world, code)
}

fn advance_minutes(world: &mut World, minutes: i64) {
    world.now.at = Moment(world.now.at.0 + minutes * 60_000);
}

#[test]
fn five_wrong_codes_delay_even_the_right_code() {
    let (mut world, code) = with_invitation();
    for _ in 0..5 {
        assert_eq!(try_activate(&world, INVITED_EMAIL, WRONG_CODE), Err(Refusal::BadCode));
    }
    let until = expect_wait(try_activate(&world, INVITED_EMAIL, &code));
    assert_eq!(until, Moment(world.now.at.0 + 60_000), "it is told when");
    assert_eq!(
        expect_wait(try_activate(&world, INVITED_EMAIL, WRONG_CODE)),
        until,
        "trying meanwhile makes it no longer"
    );
    advance_minutes(&mut world, 1);
    try_activate(&world, INVITED_EMAIL, &code).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn the_wait_after_wrong_codes_grows_to_at_most_15_minutes() {
    let (mut world, code) = with_invitation();
    for _ in 0..5 {
        assert_eq!(try_activate(&world, INVITED_EMAIL, WRONG_CODE), Err(Refusal::BadCode));
    }
    for wait in [1, 2, 4, 8, 15, 15, 15] {
        let until = expect_wait(try_activate(&world, INVITED_EMAIL, WRONG_CODE));
        assert_eq!(until.0 - world.now.at.0, wait * 60_000);
        advance_minutes(&mut world, wait);
        assert_eq!(try_activate(&world, INVITED_EMAIL, WRONG_CODE), Err(Refusal::BadCode));
    }
    advance_minutes(&mut world, 15);
    try_activate(&world, INVITED_EMAIL, &code).unwrap();
}

#[test]
fn a_new_code_works_at_once_after_many_wrong_codes() {
    let (mut world, old) = with_invitation();
    for _ in 0..9 {
        let _ = try_activate(&world, INVITED_EMAIL, WRONG_CODE);
    }
    expect_wait(try_activate(&world, INVITED_EMAIL, &old));
    let user = world.store.find_user(INVITED_EMAIL).unwrap().unwrap().id;
    let new = world.act("piet", &Command::SendAgain { user }).unwrap().code.unwrap();
    try_activate(&world, INVITED_EMAIL, &new).unwrap();
}

#[test]
fn a_clock_jump_neither_ends_nor_extends_a_wait() {
    let (mut world, code) = with_invitation();
    advance_minutes(&mut world, 60 * 24 * 365);
    for _ in 0..5 {
        assert_eq!(try_activate(&world, INVITED_EMAIL, WRONG_CODE), Err(Refusal::BadCode));
    }
    advance_minutes(&mut world, -60 * 24 * 365);
    let until = expect_wait(try_activate(&world, INVITED_EMAIL, &code));
    assert_eq!(until, Moment(world.now.at.0 + 60_000), "not in a year");
    advance_minutes(&mut world, 1);
    try_activate(&world, INVITED_EMAIL, &code).unwrap();
}

#[test]
fn an_unknown_address_is_answered_like_an_invited_address() {
    let (world, _) = with_invitation();
    let answers =
        |email: &str| (0..8).map(|_| try_activate(&world, email, WRONG_CODE)).collect::<Vec<_>>();
    assert_eq!(answers(INVITED_EMAIL), answers("niemand@nergens.example"));
}

#[test]
fn many_wrong_codes_in_the_file_delay_all_but_first_attempts() {
    let (mut world, code) = with_invitation();
    for at in 0..50 {
        assert_eq!(
            try_activate(&world, &format!("n{at}@x.example"), WRONG_CODE),
            Err(Refusal::BadCode)
        );
    }
    expect_wait(try_activate(&world, "n0@x.example", WRONG_CODE));
    try_activate(&world, INVITED_EMAIL, &code).unwrap();
    advance_minutes(&mut world, 15);
    assert_eq!(try_activate(&world, "n0@x.example", WRONG_CODE), Err(Refusal::BadCode));
}

#[test]
fn an_administrator_sees_every_wrong_code_in_the_log() {
    let (world, code) = with_invitation();
    for _ in 0..5 {
        let _ = try_activate(&world, INVITED_EMAIL, WRONG_CODE);
    }
    expect_wait(try_activate(&world, INVITED_EMAIL, &code));
    let log = Query::Log(None, crate::support::all_rows(), &[]);
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
fn wrong_codes_of_extra_addresses_and_keys_cause_a_wait() {
    let mut world = World::small_world();
    let email = Email::new("els2@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email: email.clone() }).unwrap();
    let user = world.user("els");
    let coded = Command::AddressCode { user, email: email.clone() };
    let code = world.act("piet", &coded).unwrap().code.unwrap();
    let verify =
        |code: &str| Command::VerifyAddress { email: email.clone(), code: code.to_owned() };
    for _ in 0..5 {
        assert_eq!(world.refusal_code("els", &verify(WRONG_CODE)), "bad_code");
    }
    assert_eq!(world.refusal_code("els", &verify(&code)), "code_wait");
    // A code for another address of the same user does not reset the delay.
    let other = Email::new("els3@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email: other }).unwrap();
    assert_eq!(world.refusal_code("els", &verify(&code)), "code_wait");
    let code = world.act("piet", &coded).unwrap().code.unwrap();
    world.act("els", &verify(&code)).unwrap();

    let add = Command::AddKey { user: world.user("jan"), key: Box::new(key(1)) };
    world.act("piet", &add).unwrap();
    let facts = super::replay(&world);
    let key = facts.live_key(&key(1).fingerprint()).unwrap().id;
    let enters = |world: &World| {
        let entry = SignUp::UseKey { key, code: WRONG_CODE.to_owned() };
        match world.second_store().enter(&entry, Via::Tui, world.now) {
            Err(StoreError::Refused(why)) => why.code(),
            other => panic!("{other:?}"),
        }
    };
    let all: Vec<_> = (0..6).map(|_| enters(&world)).collect();
    assert_eq!(all, ["bad_code", "bad_code", "bad_code", "bad_code", "bad_code", "code_wait"]);
}

#[test]
fn a_dry_run_counts_wrong_codes() {
    let (mut world, code) = with_invitation();
    let email = Email::new(INVITED_EMAIL).unwrap();
    for _ in 0..5 {
        let entry =
            SignUp::Activate { email: email.clone(), code: WRONG_CODE.into(), full_name: None };
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
    advance_minutes(&mut world, 1);
    try_activate(&world, INVITED_EMAIL, &code).unwrap();
}
