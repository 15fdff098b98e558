//! A long story in which each kind of event happens once, and the log that it leaves: for each
//! entry the user and the event, for a new row all fields, for a changed row the old and new
//! values.

use std::fmt::Write as _;

use serde_json::Value;
use toegang::{
    domain::{
        Actor, Command, Email, Folder, InboxRow, JoinedBy, Level, LogContent, LogRow, MembershipId,
        Message, Method, Name, OrgId, PlatformRole, Query, Record, RelationRequestId, RequestId,
        Scheme, SignUp, UndoTarget, UserId, Via,
    },
    text::{self, Lang},
};

use super::replay;
use crate::support::{World, profile, whole};

/// Returns the text of each log entry, in one language.
fn told(world: &World, from: i64, lang: Lang) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "select seq, kind, was, becomes from log where seq > ?1 order by seq";
    let mut find = db.prepare(sql).unwrap();
    let (mut rows, mut text) = (find.query([from]).unwrap(), String::new());
    while let Some(row) = rows.next().unwrap() {
        let record = |at: usize| -> Option<Record> {
            let json: Option<String> = row.get(at).unwrap();
            let mut json: Value = serde_json::from_str(&json?).unwrap();
            Some(serde_json::from_value(json["row"].take()).unwrap())
        };
        let kind: String = row.get(1).unwrap();
        let what = LogContent::Happened(serde_json::from_value(Value::from(kind)).unwrap());
        let (actor, via) = ((Actor::System, None), Via::Tui);
        let (seq, at, was, becomes) = (row.get(0).unwrap(), world.now.at, record(2), record(3));
        let (operation, undoes, env, org, user) = (None, None, None, None, None);
        let line = LogRow {
            seq,
            at,
            actor,
            via,
            key: None,
            what,
            operation,
            undoes,
            env,
            org,
            user,
            user_email: None,
            actor_email: None,
            was,
            becomes,
        };
        let (was, became) = text::log::was_became(lang, &line, &zone);
        assert_ne!(
            was,
            became,
            "{} {:?} → {:?}",
            text::log::event_label(lang, &line.what),
            line.was,
            line.becomes
        );
        writeln!(text, "{}: {was} → {became}", text::log::event_label(lang, &line.what)).unwrap();
    }
    text
}

/// Returns a field as printed, without random codes.
fn shown(field: &str, value: &Value) -> String {
    match field {
        "code" if !value.is_null() => "…".to_owned(),
        "extra" => {
            let each = value.as_array().unwrap().iter().map(|one| {
                let (code, verified) = (&one["code"][1], &one["verified_at"]);
                format!("{} verified {verified} until {code}", one["email"])
            });
            format!("[{}]", each.collect::<Vec<_>>().join(", "))
        }
        _ => value.to_string(),
    }
}

fn line(was: Option<&Value>, becomes: &Value) -> String {
    let (_, row) = becomes["row"].as_object().unwrap().iter().next().unwrap();
    let before = was.map(|was| was["row"].as_object().unwrap().values().next().unwrap());
    let mut text = String::new();
    for (field, value) in row.as_object().unwrap() {
        match before.map(|before| &before[field]) {
            None if value.is_null() || *value == Value::Array(Vec::new()) => {}
            None => write!(text, " {field}={}", shown(field, value)).unwrap(),
            Some(old) if old != value => {
                write!(text, " {field}: {} → {}", shown(field, old), shown(field, value)).unwrap();
            }
            Some(_) => {}
        }
    }
    text
}

/// Returns the log from this entry on, a line each.
fn log(world: &World, from: i64) -> String {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let mut find = db
        .prepare(
            "select l.kind, coalesce(u.email, 'systeem'), l.was, l.becomes, l.handling, l.undoes
             from log l left join user u on u.id = l.actor where l.seq > ?1 order by l.seq",
        )
        .unwrap();
    let mut text = String::new();
    let (mut rows, mut last) = (find.query([from]).unwrap(), 0);
    while let Some(row) = rows.next().unwrap() {
        let json = |at: usize| {
            let text: Option<String> = row.get(at).unwrap();
            text.map(|text| serde_json::from_str::<Value>(&text).unwrap())
        };
        let (kind, by): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        let (operation, undoes): (i64, Option<i64>) = (row.get(4).unwrap(), row.get(5).unwrap());
        if operation != last {
            let undoes = undoes.map_or(String::new(), |undoes| format!(" takes back {undoes}"));
            writeln!(text, "handling {operation}{undoes}").unwrap();
            last = operation;
        }
        let changes = line(json(2).as_ref(), &json(3).unwrap());
        writeln!(text, "  {kind} by {by}:{changes}").unwrap();
    }
    text
}

struct Teller {
    world: World,
}

impl Teller {
    fn does(&mut self, who: &str, command: &Command) -> Option<String> {
        let done = self.world.act(who, command);
        // A minute later, so that times differ.
        self.world.now.at.0 += 60_000;
        done.unwrap_or_else(|why| panic!("{who}: {command:?}: {why:?}")).code
    }

    fn user(&self, who: &str) -> UserId {
        self.world.user(who)
    }

    fn member(&self, org: OrgId, who: &str) -> MembershipId {
        self.world.facts.membership(org, self.user(who)).unwrap().id
    }

    fn request(&self, org: OrgId, who: &str) -> RequestId {
        self.world.facts.open_request(org, self.user(who)).unwrap().id
    }

    fn relation(&self, who: &str) -> RelationRequestId {
        let answer = self.world.ask(who, &Query::Inbox(Folder::Open, whole())).unwrap();
        let toegang::domain::Answer::Inbox(page) = answer else { panic!("{answer:?}") };
        let asked = page.rows.into_iter().find_map(|row| match row {
            InboxRow::Relation(row) => Some(row.id),
            InboxRow::Member(_) => None,
        });
        asked.unwrap()
    }

    fn enters(&mut self, email: &str, env_name: Option<&str>) {
        let entry = SignUp::Register {
            email: Email::new(email).unwrap(),
            full_name: Name::new("Nieuw Mens").ok(),
            env_name: env_name.map(|name| Name::new(name).unwrap()),
        };
        self.world.enter(&entry.confirmed()).unwrap();
    }

    fn asks(&mut self, who: &str, whom: &str) {
        let (user, message) = (self.user(whom), Message::new("Hoi").ok());
        self.does(who, &Command::AskRelation { user, message });
    }
}

fn people(it: &mut Teller) {
    it.enters("eerste@nieuw.nl", None);
    it.enters("tweede@nieuw.nl", None);
    it.enters("ans@gmail.com", Some("Ans & Co"));
    it.does("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation));
    let user = it.user("pim");
    let code = it.does("piet", &Command::SendAgain { user }).unwrap();
    let entry = SignUp::Activate {
        email: Email::new("pim@eigendomein.nl").unwrap(),
        code,
        full_name: Name::new("Pim Pauw").ok(),
    };
    it.world.enter(&entry).unwrap();
    let role = it.world.role("pim", PlatformRole::EnvAdmin);
    it.does("piet", &role);
    it.does("piet", &Command::SetManager { user, manager: true });
    it.does("piet", &Command::SetBlocked { user, blocked: true });
    it.does("piet", &Command::SetBlocked { user, blocked: false });
    it.does("piet", &World::invite("ria@eigendomein.nl", JoinedBy::Added));
    let user = it.user("ria");
    it.does("piet", &Command::WithdrawInvitation { user });
    let email = || Email::new("pimmetje@eigendomein.nl").unwrap();
    it.does("pim", &Command::AddAddress { email: email() });
    let user = it.user("pim");
    let code = it.does("piet", &Command::AddressCode { user, email: email() }).unwrap();
    it.does("pim", &Command::VerifyAddress { email: email(), code });
    it.does("pim", &Command::MakePrimary { email: email() });
    let old = Email::new("pim@eigendomein.nl").unwrap();
    it.does("pimmetje", &Command::RemoveAddress { email: old });
    it.does("eerste", &Command::MakeShared { typed: "nieuw.nl".to_owned() });
}

fn organisations(it: &mut Teller) -> OrgId {
    let first = profile("Koekjes B.V.", "61234567");
    it.does("piet", &Command::CreateOrganisation { profile: Box::new(first.clone()) });
    let org = it.world.org("Koekjes");
    let to = toegang::domain::Profile {
        trade_name: Name::new("De Koektrommel").ok(),
        website: Name::new("https://koek.example").ok(),
        email: Email::new("info@koek.example").ok(),
        description: Message::new("Koek en gebak").ok(),
        numbers: vec![(Scheme::Kvk, "71234567".to_owned())],
        ..first.clone()
    };
    let (from, to) = (Box::new(first), Box::new(to));
    it.does("piet", &Command::EditOrganisation { org, from, to });
    let offer = |reference: &str| Command::OfferEvidence {
        org,
        method: Method::Extract,
        reference: Name::new(reference).unwrap(),
    };
    let seen = |reference: &str| Some((Method::Extract, Name::new(reference).unwrap()));
    it.does("piet", &offer("uittreksel 1"));
    let reason = Message::new("onleesbaar").unwrap();
    it.does("pimmetje", &Command::Reject { org, seen: seen("uittreksel 1"), reason });
    it.does("piet", &offer("uittreksel 2"));
    it.does("pimmetje", &Command::Approve { org, seen: seen("uittreksel 2") });
    org
}

fn access(it: &mut Teller, org: OrgId) {
    let add = it.world.add("Koekjes", &["jan", "els", "noor", "anna", "bram"]);
    let Command::AddMembers { org: of, picks, .. } = add else { panic!("{add:?}") };
    let message = Message::new("Voor de jaarcijfers").ok();
    it.does("piet", &Command::AddMembers { org: of, picks, message });
    let request = it.request(org, "anna");
    it.does("anna", &Command::AcceptRequest { request });
    let (request, reason) = (it.request(org, "bram"), Message::new("Te druk").ok());
    it.does("bram", &Command::DeclineRequest { request, reason });
    let add = it.world.add_as("Koekjes", &["bram"], Level::OrgAdmin);
    it.does("piet", &add);
    let requests = vec![it.request(org, "bram")];
    it.does("piet", &Command::WithdrawRequests { org, requests });
    it.does("piet", &add);
    let requests = vec![it.request(org, "bram")];
    it.does("piet", &Command::RenewRequests { org, requests });
    it.world.later(15);
    let add = it.world.add("Koekjes", &["bram"]);
    it.does("piet", &add);
    let members = vec![it.member(org, "jan")];
    let (from, to) = (Level::Member, Level::OrgAdmin);
    it.does("piet", &Command::ChangeLevel { org, members: members.clone(), from, to });
    it.does("piet", &Command::ChangeLevel { org, members, from: to, to: from });
    let day = it.world.now.today.plus_days(3);
    let members = vec![(it.member(org, "els"), None)];
    it.does("piet", &Command::ChangeLastDay { org, members, to: Some(day) });
    let remove = it.world.remove("Koekjes", &["anna"]);
    it.does("piet", &remove);
    it.does("jan", &Command::Leave { org });
    for which in [UndoTarget::Last, UndoTarget::TakenBack] {
        it.does("piet", &Command::Undo { which });
    }
}

fn partners(it: &mut Teller, org: OrgId) {
    it.asks("piet", "luc");
    let request = it.relation("luc");
    it.does("luc", &Command::DeclineRelation { request, reason: Message::new("Nu niet").ok() });
    it.asks("piet", "luc");
    let request = it.relation("luc");
    it.does("piet", &Command::WithdrawRelation { request });
    it.asks("luc", "piet");
    let request = it.relation("piet");
    it.does("piet", &Command::AcceptRelation { request });
    let add = it.world.add_as("Koekjes", &["luc"], Level::OrgAdmin);
    it.does("piet", &add);
    let request = it.request(org, "luc");
    it.does("luc", &Command::AcceptRequest { request });
    let add = it.world.add("Koekjes", &["anna"]);
    it.does("luc", &add);
    let add = it.world.add("Bakkerij", &["luc"]);
    it.does("piet", &add);
    it.asks("luc", "pimmetje");
    let end = it.world.end("piet", "luc");
    it.does("luc", &end);
}

fn endings(it: &mut Teller, org: OrgId) {
    let lent = it.world.now.today.plus_days(2);
    let add = it.world.add("Koekjes", &["jan"]);
    let Command::AddMembers { picks, .. } = add else { panic!("{add:?}") };
    let level = Level::OrgAdmin;
    let picks = picks.into_iter().map(|pick| toegang::domain::ChosenPerson {
        level,
        last_day: Some(lent),
        ..pick
    });
    it.does("piet", &Command::AddMembers { org, picks: picks.collect(), message: None });
    let add = it.world.add("Koekjes", &["anna"]);
    it.does("jan", &add);
    it.does("piet", &World::invite("sam@eigendomein.nl", JoinedBy::Invitation));
    it.world.later(20);
    // New today, so not expired yet.
    it.does("piet", &World::invite("nu@eigendomein.nl", JoinedBy::Added));
    let add = it.world.add("Bakkerij", &["bram"]);
    it.does("piet", &add);
    it.asks("bram", "luc");
    it.world.store.catch_up(it.world.now).unwrap();
    it.world.facts = replay(&it.world);
    // Piet is the only administrator of several organisations; Els, a member of one of them, takes
    // over.
    let facts = &it.world.facts;
    let of_piet = facts.memberships.values().filter(|m| m.user == it.world.user("piet"));
    let successors = of_piet.map(|m| (m.org, it.world.user("els"))).collect();
    it.asks("piet", "luc");
    let add = it.world.add("Koekjes", &["anna"]);
    it.does("piet", &add);
    let user = it.user("piet");
    it.does("pimmetje", &Command::RemoveUser { user, successors });
    let add = it.world.add("Koekjes", &["bram"]);
    it.does("els", &add);
    it.does("els", &Command::RemoveOrganisation { org, typed: "Koekjes B.V.".to_owned() });
}

#[test]
fn everything_that_happens_stands_in_the_log_with_every_field() {
    let mut it = Teller { world: World::small_world() };
    let (_, from) = super::log_size(&it.world);
    people(&mut it);
    let org = organisations(&mut it);
    access(&mut it, org);
    partners(&mut it, org);
    endings(&mut it, org);
    assert_eq!(it.world.store.check_log().unwrap(), []);
    crate::example::check_invariants(&replay(&it.world), it.world.now);
    insta::assert_snapshot!("the_story", log(&it.world, from));
    for (lang, language) in Lang::ALL.iter().zip(["dutch", "english"]) {
        insta::assert_snapshot!(format!("the_story_in_{language}"), told(&it.world, from, *lang));
    }
}
