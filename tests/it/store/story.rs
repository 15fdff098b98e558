//! A scenario with each kind of event, and the log that results. Each entry has its user and event,
//! all fields of a new row, and the old and new values of a changed row.

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
use crate::support::{World, all_rows, profile, register_entry, set_blocked, set_manager};

/// Returns the text of each log entry, in one language.
fn log_text(world: &World, from: i64, lang: Lang) -> String {
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
            host: None,
            what,
            operation,
            undoes,
            reverts: None,
            is_undone: false,
            env,
            org,
            user,
            other: None,
            user_email: None,
            actor_email: None,
            was,
            becomes,
            others: toegang::domain::OtherLines::default(),
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

/// Formats a field of a row, without random codes.
fn print_field(field: &str, value: &Value) -> String {
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

fn describe_change(was: Option<&Value>, becomes: &Value) -> String {
    let (_, row) = becomes["row"].as_object().unwrap().iter().next().unwrap();
    let before = was.map(|was| was["row"].as_object().unwrap().values().next().unwrap());
    let mut text = String::new();
    for (field, value) in row.as_object().unwrap() {
        match before.map(|before| &before[field]) {
            None if value.is_null() || *value == Value::Array(Vec::new()) => {}
            None => write!(text, " {field}={}", print_field(field, value)).unwrap(),
            Some(old) if old != value => {
                write!(
                    text,
                    " {field}: {} → {}",
                    print_field(field, old),
                    print_field(field, value)
                )
                .unwrap();
            }
            Some(_) => {}
        }
    }
    text
}

/// Returns the log from entry `from` on, one line per entry.
fn log_lines(world: &World, from: i64) -> String {
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
        let changes = describe_change(json(2).as_ref(), &json(3).unwrap());
        writeln!(text, "  {kind} by {by}:{changes}").unwrap();
    }
    text
}

struct Scenario {
    world: World,
}

impl Scenario {
    fn run(&mut self, who: &str, command: &Command) -> Option<String> {
        let done = self.world.act(who, command);
        // Advance the clock by a minute, so that times differ.
        self.world.now.at.0 += 60_000;
        done.unwrap_or_else(|why| panic!("{who}: {command:?}: {why:?}")).code
    }

    fn user(&self, who: &str) -> UserId {
        self.world.user(who)
    }

    fn membership_id(&self, org: OrgId, who: &str) -> MembershipId {
        self.world.facts.membership(org, self.user(who)).unwrap().id
    }

    fn request_id(&self, org: OrgId, who: &str) -> RequestId {
        self.world.facts.open_request(org, self.user(who)).unwrap().id
    }

    fn relation_request(&self, who: &str) -> RelationRequestId {
        let answer = self.world.ask(who, &Query::Inbox(Folder::Open, all_rows())).unwrap();
        let toegang::domain::Answer::Inbox(page) = answer else { panic!("{answer:?}") };
        let asked = page.rows.into_iter().find_map(|row| match row {
            InboxRow::Relation(row) => Some(row.id),
            InboxRow::Member(_) => None,
        });
        asked.unwrap()
    }

    fn register(&mut self, email: &str, env_name: Option<&str>) {
        let entry = SignUp::Register {
            email: Email::new(email).unwrap(),
            full_name: Name::new("Nieuw Mens").ok(),
            env_name: env_name.map(|name| Name::new(name).unwrap()),
        };
        self.world.sign_up(&entry.confirmed()).unwrap();
    }

    fn ask_relation(&mut self, who: &str, whom: &str) {
        let (user, message) = (self.user(whom), Message::new("Hoi").ok());
        self.run(who, &Command::AskRelation { user, message });
    }
}

fn run_user_commands(it: &mut Scenario) {
    it.register("eerste@nieuw.nl", None);
    it.register("tweede@nieuw.nl", None);
    it.register("ans@gmail.com", Some("Ans & Co"));
    it.run("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation));
    let user = it.user("pim");
    let code = it.run("piet", &Command::SendAgain { user }).unwrap();
    let entry = SignUp::Activate {
        email: Email::new("pim@eigendomein.nl").unwrap(),
        code,
        full_name: Name::new("Pim Pauw").ok(),
    };
    it.world.sign_up(&entry).unwrap();
    let role = it.world.change_role("pim", PlatformRole::EnvAdmin);
    it.run("piet", &role);
    it.run("piet", &set_manager(user, true));
    it.run("piet", &set_blocked([user], true));
    it.run("piet", &set_blocked([user], false));
    it.run("piet", &World::invite("ria@eigendomein.nl", JoinedBy::Added));
    let user = it.user("ria");
    it.run("piet", &Command::WithdrawInvitation { user });
    let email = || Email::new("pimmetje@eigendomein.nl").unwrap();
    it.run("pim", &Command::AddAddress { email: email() });
    let user = it.user("pim");
    let code = it.run("piet", &Command::AddressCode { user, email: email() }).unwrap();
    it.run("pim", &Command::VerifyAddress { email: email(), code });
    it.run("pim", &Command::MakePrimary { email: email() });
    let old = Email::new("pim@eigendomein.nl").unwrap();
    it.run("pimmetje", &Command::RemoveAddress { email: old });
    it.run("eerste", &Command::MakeShared { typed: "nieuw.nl".to_owned() });
}

fn run_organisation_commands(it: &mut Scenario) -> OrgId {
    let first = profile("Koekjes B.V.", "61234567");
    it.run(
        "piet",
        &Command::CreateOrganisation { profile: Box::new(first.clone()), register: None },
    );
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
    it.run("piet", &Command::EditOrganisation { org, from, to, register: None });
    let offer = |reference: &str| Command::OfferEvidence {
        org,
        method: Method::Extract,
        reference: Name::new(reference).unwrap(),
    };
    let seen = |reference: &str| Some((Method::Extract, Name::new(reference).unwrap()));
    it.run("piet", &offer("uittreksel 1"));
    let reason = Message::new("onleesbaar").unwrap();
    it.run("pimmetje", &Command::Reject { org, seen: seen("uittreksel 1"), reason });
    it.run("piet", &offer("uittreksel 2"));
    it.run("pimmetje", &Command::Approve { org, seen: seen("uittreksel 2") });
    org
}

fn run_access_commands(it: &mut Scenario, org: OrgId) {
    let add = it.world.add("Koekjes", &["jan", "els", "noor", "anna", "bram"]);
    let Command::AddMembers { org: of, picks, .. } = add else { panic!("{add:?}") };
    let message = Message::new("Voor de jaarcijfers").ok();
    it.run("piet", &Command::AddMembers { org: of, picks, message });
    let request = it.request_id(org, "anna");
    it.run("anna", &Command::AcceptRequest { request });
    let (request, reason) = (it.request_id(org, "bram"), Message::new("Te druk").ok());
    it.run("bram", &Command::DeclineRequest { request, reason });
    let add = it.world.add_as("Koekjes", &["bram"], Level::OrgAdmin);
    it.run("piet", &add);
    let requests = vec![it.request_id(org, "bram")];
    it.run("piet", &Command::WithdrawRequests { org, requests });
    it.run("piet", &add);
    let requests = vec![it.request_id(org, "bram")];
    it.run("piet", &Command::RenewRequests { org, requests });
    it.world.advance_days(15);
    let add = it.world.add("Koekjes", &["bram"]);
    it.run("piet", &add);
    let members = vec![it.membership_id(org, "jan")];
    let (from, to) = (Level::Member, Level::OrgAdmin);
    it.run("piet", &crate::support::change_level(org, members.clone(), from, to));
    it.run("piet", &crate::support::change_level(org, members, to, from));
    let day = it.world.now.today.plus_days(3);
    let members = vec![(it.membership_id(org, "els"), None)];
    it.run("piet", &crate::support::change_last_day(org, members, Some(day)));
    let remove = it.world.remove("Koekjes", &["anna"]);
    it.run("piet", &remove);
    it.run("jan", &Command::Leave { org });
    for which in [UndoTarget::Last, UndoTarget::LastUndone] {
        it.run("piet", &Command::Undo { which });
    }
}

fn run_partner_commands(it: &mut Scenario, org: OrgId) {
    it.ask_relation("piet", "luc");
    let request = it.relation_request("luc");
    it.run("luc", &Command::DeclineRelation { request, reason: Message::new("Nu niet").ok() });
    it.ask_relation("piet", "luc");
    let request = it.relation_request("luc");
    it.run("piet", &Command::WithdrawRelation { request });
    it.ask_relation("luc", "piet");
    let request = it.relation_request("piet");
    it.run("piet", &Command::AcceptRelation { request });
    let add = it.world.add_as("Koekjes", &["luc"], Level::OrgAdmin);
    it.run("piet", &add);
    let request = it.request_id(org, "luc");
    it.run("luc", &Command::AcceptRequest { request });
    let add = it.world.add("Koekjes", &["anna"]);
    it.run("luc", &add);
    let add = it.world.add("Bakkerij", &["luc"]);
    it.run("piet", &add);
    it.ask_relation("luc", "pimmetje");
    let end = it.world.end_partnership("piet", "luc");
    it.run("luc", &end);
}

fn run_endings(it: &mut Scenario, org: OrgId) {
    let lent = it.world.now.today.plus_days(2);
    let add = it.world.add("Koekjes", &["jan"]);
    let Command::AddMembers { picks, .. } = add else { panic!("{add:?}") };
    let level = Level::OrgAdmin;
    let picks = picks.into_iter().map(|pick| toegang::domain::ChosenPerson {
        level,
        last_day: Some(lent),
        ..pick
    });
    it.run("piet", &Command::AddMembers { org, picks: picks.collect(), message: None });
    let add = it.world.add("Koekjes", &["anna"]);
    it.run("jan", &add);
    it.run("piet", &World::invite("sam@eigendomein.nl", JoinedBy::Invitation));
    it.world.advance_days(20);
    // Requests and codes from today have not expired yet.
    it.run("piet", &World::invite("nu@eigendomein.nl", JoinedBy::Added));
    let add = it.world.add("Bakkerij", &["bram"]);
    it.run("piet", &add);
    it.ask_relation("bram", "luc");
    it.world.store.catch_up(it.world.now).unwrap();
    it.world.facts = replay(&it.world);
    // Piet is the only administrator of several organisations. Els, a member of one of them,
    // succeeds Piet.
    let facts = &it.world.facts;
    let of_piet = facts.memberships.values().filter(|m| m.user == it.world.user("piet"));
    let successors = of_piet.map(|m| (m.org, it.world.user("els"))).collect();
    it.ask_relation("piet", "luc");
    let add = it.world.add("Koekjes", &["anna"]);
    it.run("piet", &add);
    let user = it.user("piet");
    it.run("pimmetje", &Command::RemoveUser { user, successors });
    let add = it.world.add("Koekjes", &["bram"]);
    it.run("els", &add);
    it.run("els", &Command::RemoveOrganisation { org, typed: "Koekjes B.V.".to_owned() });
}

fn run_register_commands(it: &mut Scenario) {
    let entry = |name: &str, day: i8| register_entry(Scheme::Kvk, "61112223", name, day);
    let first = entry("Köhler B.V.", 20);
    let from = first.profile(None).unwrap();
    let (profile, register) = (Box::new(from.clone()), Some(Box::new(first)));
    it.run("pimmetje", &Command::CreateOrganisation { profile, register });
    let org = it.world.org("Köhler");
    let newer = entry("Bouwbedrijf Köhler B.V.", 27);
    let to = Box::new(newer.fill(&from, None).unwrap());
    let (from, register) = (Box::new(from), Some(Box::new(newer)));
    it.run("pimmetje", &Command::EditOrganisation { org, from, to, register });
}

#[test]
fn every_kind_of_event_is_logged_with_all_fields() {
    let mut it = Scenario { world: World::small_world() };
    let (_, from) = super::log_size(&it.world);
    run_user_commands(&mut it);
    let org = run_organisation_commands(&mut it);
    run_access_commands(&mut it, org);
    run_partner_commands(&mut it, org);
    run_endings(&mut it, org);
    run_register_commands(&mut it);
    assert_eq!(it.world.store.check_log().unwrap(), []);
    crate::example::check_invariants(&replay(&it.world), it.world.now);
    insta::assert_snapshot!("the_story", log_lines(&it.world, from));
    for (lang, language) in Lang::ALL.iter().zip(["dutch", "english"]) {
        insta::assert_snapshot!(
            format!("the_story_in_{language}"),
            log_text(&it.world, from, *lang)
        );
    }
}
