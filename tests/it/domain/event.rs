//! The subjects, codes and words of log entries.

use toegang::domain::{
    Actor, Command, Grant, Kind, Level, Membership, MembershipId, Moment, OrgId, Record, UserId,
};

use crate::support::World;

/// The log is searched by its organisation and user columns.
#[test]
fn every_record_returns_its_organisation_and_its_user() {
    let world = World::full();
    let facts = &world.facts;
    let mut kinds = [0; 7];
    for row in facts.users.values() {
        let record = Record::User(row.clone());
        assert_eq!((record.org(), record.user()), (None, Some(row.id)));
        kinds[0] += 1;
    }
    for row in facts.orgs.values() {
        let record = Record::Organisation(row.clone());
        assert_eq!((record.org(), record.user()), (Some(row.id), None));
        kinds[1] += 1;
    }
    for row in facts.memberships.values() {
        let record = Record::Membership(row.clone());
        assert_eq!((record.org(), record.user()), (Some(row.org), Some(row.user)));
        kinds[2] += 1;
    }
    for row in facts.requests.values() {
        let record = Record::Request(row.clone());
        assert_eq!((record.org(), record.user()), (Some(row.org), Some(row.addressee)));
        kinds[3] += 1;
    }
    for row in facts.relation_requests.values() {
        let record = Record::RelationRequest(row.clone());
        assert_eq!((record.org(), record.user()), (None, Some(row.asked)));
        kinds[4] += 1;
    }
    for row in facts.relations.values() {
        let record = Record::Relation(row.clone());
        assert_eq!((record.org(), record.user()), (None, Some(row.users.1)));
        kinds[5] += 1;
    }
    for row in facts.invitations.values() {
        let record = Record::Invitation(row.clone());
        assert_eq!((record.org(), record.user()), (None, Some(row.user)));
        kinds[6] += 1;
    }
    assert!(kinds.iter().all(|count| *count > 0), "the example lacks one: {kinds:?}");
}

/// The log hashes these codes and `--json` prints them, so a change would break every file and
/// script.
#[test]
fn the_codes_of_commands_and_kinds_stay_as_they_are() {
    let kinds: Vec<_> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    let mut names = Command::names();
    names.sort_unstable();
    insta::assert_snapshot!(format!("{}\n\n{}", names.join("\n"), kinds.join("\n")));
}

/// The log stores and hashes these words. A kind is written as its code, and an empty field that
/// older versions do not know is omitted.
#[test]
fn the_words_that_the_log_hashes_stay_as_they_are() {
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
    let grant = Grant {
        id: MembershipId(7),
        org: OrgId(8),
        user: UserId(9),
        level: Level::Member,
        at: Moment(1_000),
        by: Actor::Person(UserId(6)),
    };
    let row = serde_json::to_string(&Record::Membership(Membership::new(grant))).unwrap();
    let expected = r#"{"membership":{"id":7,"org":8,"user":9,"level":"member","origin":"own","since":1000,"added_by":6,"via_request":null,"last_day":null,"changed_at":1000,"changed_by":6,"lowered":null,"ended":null}}"#;
    assert_eq!(row, expected);
}
