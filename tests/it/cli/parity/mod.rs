//! Each command that the rules allow can also be given in the shell, with an equal result. Subjects
//! are given by name or by number.

mod lists;
mod queries;
mod words;

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;
use toegang::{
    domain::{
        AccessBy, ChosenAccess, ChosenOrganisation, ChosenPerson, Command, Email, JoinedBy, Level,
        Method, Name, OperationId, OutcomeKind, PlatformRole, Profile, Receipt, Refusal, Session,
        UndoTarget, UserId, UserStatus, Via,
    },
    store::StoreError,
    work,
};

use super::{run_toegang, small_world};
use crate::support::{World, key, key_line, set_blocked, set_manager, set_role};
use words::{ShellWords, SubjectForm};

/// The code that verifies an extra address of Jan.
type VerificationCode = String;

/// Creates the small example with pending, ended and undoable rows of each kind.
fn with_every_kind_of_row() -> (tempfile::TempDir, World, VerificationCode) {
    let (home, db) = small_world();
    let mut world = World::open(Path::new(&db));
    world.now = work::now(&work::zone());
    let today = world.now;
    let promote = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &promote).unwrap();
    world.advance_days(-20);
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    world.now = today;
    // Els is administrator (*Beheerder*) of the environment but not a member here. Anna has a
    // request, and Bram accepted one.
    let add = world.add("Piet Holding", &["jan", "anna", "bram"]);
    world.act("piet", &add).unwrap();
    accept_request(&mut world, "bram", "Piet Holding");
    // Anna is *Lid* of Bakkerij.
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
    let second = world.create_organisation("Tweede B.V.", "12345678", ("anna", "anna"));
    let add = world.add("Tweede B.V.", &["piet"]);
    world.act("anna", &add).unwrap();
    accept_request(&mut world, "piet", "Tweede B.V.");
    let add = world.add("Cijfermeesters", &["piet"]);
    world.act("anna", &add).unwrap();
    assert!(world.facts.membership(second, world.user("piet")).is_some());
    let reference = Name::new("kenmerk 1").unwrap();
    let org = world.org("Nieuw");
    world.act("piet", &Command::OfferEvidence { org, method: Method::Payment, reference }).unwrap();
    let profile = Box::new(Profile::with_name(Name::new("Open B.V.").unwrap()));
    world.act("els", &Command::CreateOrganisation { profile, register: None }).unwrap();
    let ask = |user| Command::AskRelation { user, message: None };
    let luc = ask(world.user("luc"));
    world.act("piet", &luc).unwrap();
    world.act("bram", &luc).unwrap();
    let code = add_addresses(&mut world);
    for (who, whom, seed) in [("piet", "jan", 1), ("piet", "piet", 2), ("piet", "els", 3)] {
        let add = Command::AddKey { user: world.user(whom), key: Box::new(key(seed)) };
        world.act(who, &add).unwrap();
    }
    fs::write(home.path().join("id.pub"), key_line(9)).unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    world.act("piet", &Command::Undo { which: UndoTarget::Last }).unwrap();
    (home, world, code)
}

fn accept_request(world: &mut World, who: &str, org: &str) {
    let (user, org) = (world.user(who), world.org(org));
    let mut requests = world.facts.requests.values();
    let found = requests.find(|r| r.addressee == user && r.org == org && r.is_open()).unwrap().id;
    world.act(who, &Command::AcceptRequest { request: found }).unwrap();
}

/// Gives Jan a verified extra address, and one that is not verified yet. Returns its code.
fn add_addresses(world: &mut World) -> VerificationCode {
    let mut code = String::new();
    for email in ["jan3@eigendomein.nl", "jan2@eigendomein.nl"] {
        let email = Email::new(email).unwrap();
        world.act("jan", &Command::AddAddress { email: email.clone() }).unwrap();
        let make = Command::AddressCode { user: world.user("jan"), email: email.clone() };
        code = world.act("piet", &make).unwrap().code.unwrap();
        if *email == *"jan3@eigendomein.nl" {
            let code = code.clone();
            world.act("jan", &Command::VerifyAddress { email, code }).unwrap();
        }
    }
    code
}

/// Returns every command on every row, including those that the rules refuse to `me`.
fn all_commands(world: &World, me: UserId, code: &str) -> Vec<Command> {
    let mut all = access_commands(world);
    all.extend(people_commands(world, me, code));
    all.extend(other_commands(world, me));
    all
}

fn access_commands(world: &World) -> Vec<Command> {
    let facts = &world.facts;
    let mut all = Vec::new();
    for org in facts.orgs.keys().copied() {
        let pick =
            |user: &UserId| ChosenPerson { user: *user, level: Level::Member, last_day: None };
        let add = |user| Command::AddMembers { org, picks: vec![pick(user)], message: None };
        all.extend(facts.users.keys().map(add));
        let give = |user: &UserId| {
            let pick = ChosenOrganisation { org, level: Level::Member, last_day: None };
            Command::GiveAccess { users: vec![*user], picks: vec![pick], message: None }
        };
        all.extend(facts.users.keys().map(give));
        all.push(Command::Leave { org });
    }
    for (id, request) in &facts.requests {
        let (request, org, requests) = (*id, request.org, vec![*id]);
        all.push(Command::AcceptRequest { request });
        all.push(Command::DeclineRequest { request, reason: None });
        all.push(Command::WithdrawRequests { org, requests: requests.clone() });
        all.push(Command::RenewRequests { org, requests });
    }
    for (id, row) in facts.memberships.iter().filter(|(_, row)| row.ended.is_none()) {
        let (org, from) = (row.org, row.level);
        let to = if from == Level::Member { Level::OrgAdmin } else { Level::Member };
        all.push(crate::support::change_level(org, vec![*id], from, to));
        let day = Some(world.now.today.plus_days(30));
        all.push(crate::support::change_last_day(org, vec![(*id, row.last_day)], day));
        let seen = vec![(*id, row.paused_until)];
        all.push(crate::support::pause(org, seen.clone(), day));
        all.push(crate::support::pause(org, seen, None));
        all.push(Command::RemoveMembers { org, members: vec![(*id, row.level)] });
    }
    all
}

fn people_commands(world: &World, me: UserId, code: &str) -> Vec<Command> {
    let facts = &world.facts;
    let mail = |text: &str| Email::new(text).unwrap();
    let domain = facts.users[&me].email.split_once('@').unwrap().1.to_owned();
    let mut all = Vec::new();
    for how in [JoinedBy::Invitation, JoinedBy::Added] {
        all.push(World::invite(&format!("nieuw@{domain}"), how));
    }
    // The shell names users of the own environment; others lose access by `lid verwijder`.
    let shown = |user: &UserId| {
        let manages = facts.users[&me].role == PlatformRole::EnvAdmin;
        *user == me || manages && facts.users[user].env == facts.users[&me].env
    };
    let live = facts.memberships.values().filter(|row| row.ended.is_none() && shown(&row.user));
    all.extend(live.map(|row| {
        let by = AccessBy::Member(row.id);
        Command::EndAccess { access: vec![ChosenAccess { org: row.org, by, level: row.level }] }
    }));
    for (id, row) in &facts.users {
        let (user, from) = (*id, row.role);
        let up = from == PlatformRole::Basic;
        let to = if up { PlatformRole::Advanced } else { PlatformRole::Basic };
        all.push(Command::SendAgain { user });
        all.push(Command::WithdrawInvitation { user });
        all.push(set_role(user, from, to));
        all.push(set_manager(user, !row.relation_manager));
        all.push(set_blocked([user], row.status != UserStatus::Blocked));
        all.push(Command::RemoveUser { user, successors: Vec::new() });
        all.push(Command::AddKey { user, key: Box::new(key(9)) });
        let code = |email: &Email| Command::AddressCode { user, email: email.clone() };
        all.extend(row.extra.iter().map(|one| code(&one.email)));
    }
    let from = facts.users[&me].full_name.clone();
    all.push(Command::EditProfile { from, full_name: Name::new("Een Ander").ok() });
    all.push(Command::AddAddress { email: mail(&format!("verder@{domain}")) });
    let email = mail("jan2@eigendomein.nl");
    all.push(Command::VerifyAddress { email, code: code.to_owned() });
    for email in ["jan2@eigendomein.nl", "jan3@eigendomein.nl"].map(mail) {
        all.push(Command::MakePrimary { email: email.clone() });
        all.push(Command::RemoveAddress { email });
    }
    for key in facts.keys.keys().copied() {
        all.push(Command::WithdrawKey { key });
        all.push(Command::ConfirmKey { key });
        all.push(Command::KeyCode { key });
    }
    all
}

fn other_commands(world: &World, me: UserId) -> Vec<Command> {
    let facts = &world.facts;
    let mut all = Vec::new();
    let env = &facts.envs[&facts.users[&me].env];
    all.push(Command::MakeShared { typed: env.domain.clone() });
    let profile = Box::new(Profile::with_name(Name::new("Gloednieuw").unwrap()));
    all.push(Command::CreateOrganisation { profile, register: None });
    for (id, row) in &facts.orgs {
        let (org, from) = (*id, Box::new(row.profile()));
        let renamed = Name::new(&format!("Anders {id:?}")).unwrap();
        let to = Box::new(Profile { name: renamed, ..row.profile() });
        all.push(Command::EditOrganisation { org, from, to, register: None });
        let reference = Name::new("kenmerk 2").unwrap();
        all.push(Command::OfferEvidence { org, method: Method::Other, reference });
        all.push(world.approve(org));
        let seen = crate::support::offered_evidence(facts, org);
        let reason = toegang::domain::Message::new("te weinig").unwrap();
        all.push(Command::Reject { org, seen, reason });
        all.push(Command::RemoveOrganisation { org, typed: row.name.to_string() });
    }
    all.extend(facts.users.keys().map(|user| Command::AskRelation { user: *user, message: None }));
    for request in facts.relation_requests.keys().copied() {
        all.push(Command::AcceptRelation { request });
        all.push(Command::DeclineRelation { request, reason: None });
        all.push(Command::WithdrawRelation { request });
    }
    for partnership in facts.partnerships.keys().copied() {
        let (ends, withdrawn) = facts.through_partnership(partnership, world.now);
        all.push(Command::EndPartnership { partnership, ends, withdrawn });
    }
    all.extend([UndoTarget::Last, UndoTarget::LastUndone].map(|which| Command::Undo { which }));
    let last = world.last_operation().0;
    let operations = (last - 40..=last).map(|id| UndoTarget::Operation(OperationId(id)));
    all.extend(operations.map(|which| Command::Undo { which }));
    all
}

/// Executes the command in a dry run, and returns the receipt if the rules allow it.
fn try_command(world: &World, session: Session, command: &Command) -> Option<(Command, Receipt)> {
    let refused = |error| match error {
        StoreError::Refused(why) => why,
        other => panic!("{other}"),
    };
    let tried = world.store.dry_run(session, command, world.now).map_err(refused);
    let (command, tried) = match tried {
        Err(Refusal::NeedsSuccessor { orgs }) => {
            let Command::RemoveUser { user, .. } = command else { panic!("{command:?}") };
            let successors = orgs.iter().map(|(org, _)| (*org, session.user)).collect();
            let command = Command::RemoveUser { user: *user, successors };
            let tried = world.store.dry_run(session, &command, world.now).map_err(refused);
            (command, tried)
        }
        tried => (command.clone(), tried),
    };
    let receipt = tried.ok()?;
    let skipped = receipt.outcomes.iter().any(|one| matches!(one.did, OutcomeKind::Skipped(_)));
    (!skipped).then_some((command, receipt))
}

/// Returns the number of each person with the code of their result.
fn user_results(receipt: &Receipt) -> Vec<(Option<i64>, String)> {
    let each = receipt.outcomes.iter();
    each.map(|one| (one.who.as_ref().map(|who| who.id.0), one.did.code().to_owned())).collect()
}

#[test]
fn the_shell_reaches_every_allowed_command_by_name_and_number() {
    let (home, mut world, code) = with_every_kind_of_row();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let seen = world.facts.membership(org, els).map(|m| (m.id, None)).into_iter().collect();
    let until = Some(world.now.today.plus_days(9));
    world.act("piet", &crate::support::pause(org, seen, until)).unwrap();
    let db = world.path().display().to_string();
    let mut tried: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut missed = Vec::new();
    for who in ["piet", "els", "jan", "anna", "bram", "luc", "pd"] {
        let session = Session { user: world.user(who), via: Via::Cli };
        let me = world.facts.users[&session.user].email.to_string();
        for command in all_commands(&world, session.user, &code) {
            let Some((command, receipt)) = try_command(&world, session, &command) else { continue };
            for form in [SubjectForm::Name, SubjectForm::Number] {
                let words = ShellWords { world: &world, form }.words(&command);
                let mut all = vec!["--db", &db, "--als", &me, "--ja", "--proef", "--json"];
                all.extend(words.iter().map(String::as_str));
                let (code, out, err) = run_toegang(&home, &all);
                *tried.entry(command.name()).or_default() += 1;
                let told: Value = serde_json::from_str(&out).unwrap_or_default();
                let each = told["results"].as_array().into_iter().flatten();
                let each = each
                    .map(|one| (one["user"].as_i64(), one["result"].as_str().unwrap().to_owned()));
                if code != Some(0) || each.collect::<Vec<_>>() != user_results(&receipt) {
                    missed.push(format!("{who} {words:?}: {err}{out}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}\n{tried:?}", missed.join("\n"));
    let never: Vec<_> =
        Command::names().into_iter().filter(|name| !tried.contains_key(name)).collect();
    assert!(never.is_empty(), "never tried: {never:?}");
}
