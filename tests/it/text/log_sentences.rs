//! The sentences of the log, in each language and for each kind of event.

use std::fmt::Write;

use jiff::tz::TimeZone;
use serde_json::json;
use toegang::{
    domain::{Actor, Kind, LogContent, LogRow, Moment, Name, OrgId, Person, Record, UserId, Via},
    text::{self, Lang},
};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// Returns a log row for this kind of event, by *Piet* about *Jan* and *Gist B.V.*
fn row(kind: Kind) -> LogRow {
    LogRow {
        seq: 7,
        at: Moment(0),
        actor: (Actor::Person(UserId(1)), Some(name("Piet"))),
        via: Via::Tui,
        key: None,
        host: None,
        what: LogContent::Happened(kind),
        operation: None,
        undoes: None,
        reverts: None,
        is_undone: false,
        env: Some(name("eigendomein.nl")),
        org: Some((OrgId(3), name("Gist B.V."))),
        user: Some(Person { id: UserId(2), name: name("Jan") }),
        other: Some(name("Luc")),
        user_email: None,
        actor_email: None,
        was: None,
        becomes: record(kind),
        others: toegang::domain::OtherLines::default(),
    }
}

fn record(kind: Kind) -> Option<Record> {
    let (subject, _) = kind.code().split_once('.').unwrap();
    let row = match subject {
        "member" => json!({"membership": {
            "id": 4, "org": 3, "user": 2, "level": "org_admin", "origin": "own", "since": 0,
            "added_by": 1, "via_request": null, "last_day": "2027-01-31", "changed_at": 0,
            "changed_by": 1, "lowered": null, "ended": null,
        }}),
        "request" => json!({"request": {
            "id": 5, "org": 3, "addressee": 2, "sender": 1, "partnership": 6, "level": "member",
            "last_day": null, "message": null, "created_at": 0, "expires_at": 0, "renewed": 0,
            "state": "declined", "decided": {"at": 0, "by": 2, "reason": "Anna doet dit", "cause": null},
        }}),
        "user" => json!({"user": {
            "id": 2, "env": 8, "email": "jan@eigendomein.nl", "full_name": "Jan", "role": "basic",
            "relation_manager": true, "status": "active", "created_at": 0,
        }}),
        "key" => return None,
        _ => json!({"environment": {
            "id": 8, "name": "eigendomein.nl", "domain": "eigendomein.nl", "domain_kind": "own",
            "created_at": 0,
        }}),
    };
    Some(serde_json::from_value(row).unwrap())
}

/// Returns whether the sentence has no separate actor: the user in it acted, or nobody.
const fn is_without_actor(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::UserActivated
            | Kind::InvitationAccepted
            | Kind::InvitationReplaced
            | Kind::InvitationExpired
            | Kind::KeyConfirmed
            | Kind::RelationMade
            | Kind::RelationEnded
            | Kind::RelationAccepted
            | Kind::RelationDeclined
            | Kind::MemberLeft
            | Kind::MemberExpired
            | Kind::RequestAccepted
            | Kind::RequestDeclined
            | Kind::RequestExpired
    )
}

#[test]
fn every_kind_has_a_sentence_that_names_actor_and_subject() {
    let mut all = String::new();
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            let said = text::log_sentence(lang, &row(*kind), false, &TimeZone::UTC);
            writeln!(all, "{:24}{said}", kind.code()).unwrap();
            assert!(said.contains("Piet") || is_without_actor(*kind), "actor of {said}");
            let subjects = ["Jan", "Gist B.V.", "eigendomein.nl"];
            assert!(subjects.iter().any(|subject| said.contains(subject)), "subject of {said}");
            assert!(!said.contains("  ") && !said.contains('–'), "{said}");
            assert!(!said.contains(kind.code()), "{said}");
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_sentences_of_two_kinds_differ() {
    for lang in Lang::ALL {
        let mut all: Vec<String> = Kind::ALL
            .iter()
            .map(|kind| text::log_sentence(lang, &row(*kind), false, &TimeZone::UTC))
            .collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), Kind::ALL.len());
    }
}

#[test]
fn what_the_system_does_has_no_author() {
    let mut line = row(Kind::MemberRemoved);
    line.actor = (Actor::System, None);
    let say =
        |line: &LogRow, lang, is_of_one| text::log_sentence(lang, line, is_of_one, &TimeZone::UTC);
    assert_eq!(say(&line, Lang::Nl, false), "Jan verloor de toegang tot Gist B.V.");
    assert_eq!(say(&line, Lang::En, true), "Jan lost access");
    let mut line = row(Kind::MemberAdded);
    line.actor = (Actor::Person(UserId(2)), Some(name("Jan")));
    line.undoes = Some(toegang::domain::OperationId(9));
    assert_eq!(
        say(&line, Lang::Nl, true),
        "Jan gaf zichzelf toegang als Beheerder tot en met 31 jan 2027 (bij ongedaan maken)"
    );
}

/// The cells of a sentence in the log at 80 columns.
const NARROW: usize = 66;

/// With names of usual length, the short sentence of a row has room at 80 columns for all names that
/// the whole sentence has.
#[test]
fn every_kind_has_a_short_sentence_with_all_its_names() {
    let names = ["Piet de Vries", "Anna Visser", "Zuurdesem B.V."];
    for (lang, kind) in Lang::ALL.iter().flat_map(|lang| Kind::ALL.iter().map(move |it| (lang, it)))
    {
        let mut row = row(*kind);
        row.actor.1 = Some(name(names[0]));
        row.user = Some(Person { id: UserId(2), name: name(names[1]) });
        row.org = Some((OrgId(3), name(names[2])));
        let said = text::log_sentence(*lang, &row, false, &TimeZone::UTC);
        let [long, short] = text::log_row_sentences(*lang, &row, false, &TimeZone::UTC);
        let code = kind.code();
        assert!(short.chars().count() <= NARROW, "{code}: {short}");
        assert!(short.len() <= long.len() && long.len() <= said.len(), "{code}: {short} / {long}");
        for name in names.iter().filter(|name| said.contains(**name)) {
            assert!(short.contains(name) && long.contains(name), "{code}: no {name} in {short}");
        }
        // In the log of one organisation no form names it.
        let of_one = text::log_row_sentences(*lang, &row, true, &TimeZone::UTC);
        let is_about_org = code.starts_with("organisation.") || *kind == Kind::MemberLeft;
        assert!(is_about_org || !of_one.concat().contains(names[2]), "{code}: {of_one:?}");
    }
}

/// A row names the level only if it is not the usual one.
#[test]
fn a_row_names_administrators_and_not_plain_members() {
    let say = |row: &LogRow| text::log_row_sentences(Lang::Nl, row, false, &TimeZone::UTC);
    let mut line = row(Kind::MemberAdded);
    let [long, short] = say(&line);
    assert_eq!(long, "Piet maakte Jan Beheerder van Gist B.V. tot en met 31 jan 2027");
    assert_eq!(short, "Piet maakte Jan Beheerder van Gist B.V.");
    let Some(Record::Membership(member)) = &mut line.becomes else { panic!() };
    member.level = toegang::domain::Level::Member;
    let [long, short] = say(&line);
    assert_eq!(long, "Piet gaf Jan toegang tot Gist B.V. tot en met 31 jan 2027");
    assert_eq!(short, "Piet gaf Jan toegang tot Gist B.V.");
    let [long, short] = say(&row(Kind::RequestSent));
    assert_eq!(
        (&*long, &*short),
        ("Piet vroeg Jan voor Gist B.V.", "Piet vroeg Jan voor Gist B.V.")
    );
}
