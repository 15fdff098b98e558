//! Random commands, compared with a simple model. The model is written from the rules and shares no
//! code with the program. It predicts and applies each result. After each step it must agree with
//! the log, with all invariants, and with what each user can see, open and do.

mod access;
mod acts;
mod orgs;
mod people;
mod query_plans;
mod state;
mod undo_in_turn;

use std::{collections::BTreeMap, time::Duration};

use proptest::prelude::*;
use toegang::{
    domain::{
        About, Actor, Answer, Command, EnvId, Facts, KeyId, Level, Moment, Name, OperationId,
        OrgStatus, Origin, PartnershipId, PlatformRole, Query, Receipt, Refusal, Session, SignUp,
        UndoTarget, UserId, UserStatus, Via,
    },
    store::Store,
};

use self::{
    acts::{Act, Draw, OrgAct, PeopleAct, any_draw, live_key_id, parse_email, to_command},
    state::{Model, Person, Stage},
};
use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, all_rows, key},
};

/// The result code of each person, or the code of the refusal.
type OutcomeCodes = Result<Vec<&'static str>, &'static str>;

fn outcome_codes(done: &Result<Receipt, Refusal>) -> OutcomeCodes {
    match done {
        Ok(receipt) => Ok(receipt.outcomes.iter().map(|outcome| outcome.did.code()).collect()),
        Err(Refusal::AllSkipped { skipped }) => Ok(skipped.iter().map(|s| s.why.code()).collect()),
        Err(why) => Err(why.code()),
    }
}

/// A database, its model, and the codes that were issued, by address. Codes for activation and for
/// verifying an address are separate.
struct ModelRun {
    world: World,
    model: Model,
    activation_codes: BTreeMap<String, String>,
    /// By user and address, because several users may claim one address.
    address_codes: BTreeMap<(UserId, String), String>,
    /// Codes of unconfirmed keys, by key.
    key_codes: BTreeMap<KeyId, String>,
}

impl ModelRun {
    fn new() -> Self {
        let world = World::small_world();
        let model = Model::from_log(&world.path(), world.now);
        Self {
            world,
            model,
            activation_codes: BTreeMap::new(),
            address_codes: BTreeMap::new(),
            key_codes: BTreeMap::new(),
        }
    }

    /// Executes an act in the database; `None` if the act is not a command.
    fn perform(&mut self, actor: UserId, act: &Act) -> Option<Result<Receipt, Refusal>> {
        let facts = replay(&self.world);
        forget_wrong_codes(&self.world);
        let code = match act {
            Act::People(PeopleAct::VerifyAddress { email, correct: true }) => {
                self.address_codes.get(&(actor, email.clone())).cloned()
            }
            Act::Activate { email, correct: true } => {
                // Try the code of an extra address, which must not activate an account.
                let mut verifying = self.address_codes.iter();
                let of_address = verifying.find(|((_, of), _)| of == email).map(|(_, code)| code);
                self.activation_codes.get(email).or(of_address).cloned()
            }
            Act::People(PeopleAct::ShareDomain { .. }) => {
                Some(self.model.envs[&self.model.people[&actor].env].domain.clone())
            }
            Act::UseKey { key, correct: true } => self.key_code(&facts, *key),
            _ => None,
        };
        let code = code.unwrap_or_else(|| "AAAA-AAAA-AAAA".to_owned());
        let store = &mut self.world.store;
        let done = match act {
            Act::AdvanceDays(days) => {
                self.world.advance_days(*days);
                return None;
            }
            Act::CatchUp => {
                store.catch_up(self.world.now).unwrap();
                return None;
            }
            Act::Register { email: of, name } => {
                let env_name = name.as_deref().map(|name| Name::new(name).unwrap());
                let entry = SignUp::Register { email: parse_email(of), full_name: None, env_name };
                self.world.sign_up(&entry)
            }
            Act::Activate { email: of, .. } => self.world.sign_up(&SignUp::Activate {
                email: parse_email(of),
                code,
                full_name: None,
            }),
            Act::UseKey { key, .. } => {
                self.world.sign_up(&SignUp::UseKey { key: live_key_id(&facts, *key), code })
            }
            Act::UndoOperation(at) => {
                let which = UndoTarget::Operation(operation_at(&self.world, *at));
                let command = Command::Undo { which }.confirmed();
                self.world.act_as(Session { user: actor, via: Via::Tui }, &command)
            }
            act => {
                let command = to_command((&self.model, &facts), actor, act, &code).unwrap();
                self.world.act_as(Session { user: actor, via: Via::Tui }, &command)
            }
        };
        if let Ok(Receipt { code: Some(code), about: (About::User(who), _), .. }) = &done {
            if let Act::People(PeopleAct::AddressCode { email, who }) = act {
                self.address_codes.insert((*who, email.clone()), code.clone());
            } else if let Act::People(PeopleAct::KeyCode { key }) = act {
                self.key_codes.insert(live_key_id(&facts, *key), code.clone());
            } else {
                let model = Model::from_log(&self.world.path(), self.world.now);
                self.activation_codes.insert(model.people[who].email.clone(), code.clone());
            }
        }
        Some(done)
    }

    /// Returns the code for a key: the owner's activation code while they are invited, or else the
    /// key's own code.
    fn key_code(&self, facts: &Facts, seed: u8) -> Option<String> {
        let id = live_key_id(facts, seed);
        let owner = &self.model.people[&facts.keys.get(&id)?.user];
        match owner.status {
            UserStatus::Invited => self.activation_codes.get(&owner.email).cloned(),
            _ => self.key_codes.get(&id).cloned(),
        }
    }

    /// Applies an act to the model, and returns its expected results.
    fn predict(
        &mut self,
        actor: UserId,
        act: &Act,
        done: &Result<Receipt, Refusal>,
    ) -> OutcomeCodes {
        let about = done.as_ref().ok().map(|receipt| receipt.about.0);
        let user = match about {
            Some(About::User(user)) => Some(user),
            _ => None,
        };
        let org = match about {
            Some(About::Org(org)) => Some(org),
            _ => None,
        };
        let facts = replay(&self.world);
        let held = matches!(act, Act::UseKey { key, .. } if self.key_code(&facts, *key).is_some());
        let model = &mut self.model;
        match act {
            Act::Register { email, name } => {
                let who = done.as_ref().ok().and_then(|receipt| receipt.outcomes[0].who.as_ref());
                let env = match about {
                    Some(About::Env(env)) => env,
                    _ => EnvId(0),
                };
                let fresh = who.map(|person| (person.id, env));
                model.register(email, name.as_deref(), fresh)
            }
            Act::Activate { email, correct } => {
                model.activate(email, *correct && self.activation_codes.contains_key(email))
            }
            Act::UseKey { key, correct } => model.use_key(*key, *correct && held),
            _ if !model.is_active(actor) => Err("actor_not_active"),
            Act::Access(org, act) => model.apply_access(actor, *org, act),
            Act::People(PeopleAct::VerifyAddress { email, correct }) => {
                let correct = *correct && self.address_codes.contains_key(&(actor, email.clone()));
                let act = PeopleAct::VerifyAddress { email: email.clone(), correct };
                model.apply_people(actor, &act, user)
            }
            Act::People(act) => model.apply_people(actor, act, user),
            Act::Orgs(act) => model.apply_orgs(actor, act, org),
            Act::Partners(act) => model.apply_partners(actor, act),
            // `undo_restores_the_old_state_and_redo_the_new_state` tests the effect of undo.
            Act::Undo(_) | Act::UndoOperation(_) => {
                *model = Model::from_log(&self.world.path(), self.world.now);
                outcome_codes(done)
            }
            Act::AdvanceDays(_) | Act::CatchUp => unreachable!("no command"),
        }
    }

    fn run_step(&mut self, drawn: &Draw) {
        let (actor, act) = (drawn.draw_actor(&self.model), drawn.to_act(&self.model));
        let (before, size) = (self.model.clone(), log_size(&self.world));
        let rows = replay(&self.world);
        if let Some(done) = self.perform(actor, &act) {
            let expected = self.predict(actor, &act, &done);
            assert_eq!(outcome_codes(&done), expected, "{actor:?}: {act:?} {done:?}");
            let after = log_size(&self.world);
            assert_eq!(after.0 - size.0, i64::from(done.is_ok()), "one handling, or none");
            assert!(done.is_ok() || self.model == before, "a refusal changes nothing");
            if matches!(act, Act::Undo(_) | Act::UndoOperation(_)) {
                check_consent(&rows, &replay(&self.world), actor);
            }
        } else {
            self.model.now = self.world.now;
            if matches!(act, Act::CatchUp) && !is_clock_ahead(&self.world) {
                self.model.write_expiry();
            }
        }
        let log = Model::from_log(&self.world.path(), self.world.now);
        assert_same_model(&log, &self.model, &format!("{actor:?} {act:?}"));
    }

    /// Compares what each user can see, open and do.
    fn compare_all(&self) {
        let facts = replay(&self.world);
        check_invariants(&facts, self.world.now);
        self.compare_addresses();
        self.compare_keys();
        for who in self.model.people.keys() {
            if self.model.is_active(*who) {
                self.compare_views_of(*who, &facts);
            } else {
                assert_eq!(self.ask(*who, &Query::Me).unwrap_err().code(), "actor_not_active");
            }
        }
    }

    /// Checks that each address finds its owner, and that a name is never treated as an address.
    fn compare_addresses(&self) {
        let people = || self.model.people.values();
        let claimed = people().flat_map(|one| one.extra.keys().chain([&one.email]));
        let names = people().filter_map(|one| one.name.as_ref());
        for text in claimed.chain(names) {
            let found = self.world.store.find_user(text).unwrap().map(|user| user.id);
            assert_eq!(found, self.model.owner_of(text), "{text}");
        }
    }

    /// Compares the lookup result of each key: access for its owner, its confirmation, or nothing.
    fn compare_keys(&self) {
        for key in (0..4).map(|seed| key(seed).fingerprint()) {
            let told = Store::key_that_opens(&self.world.path(), Duration::ZERO, &key).unwrap();
            let told = told.map(|key| (key.user, key.is_open()));
            let known = self.model.keys.get(&key.to_string());
            let opens = known.filter(|one| match self.model.people[&one.owner].status {
                UserStatus::Active => true,
                UserStatus::Invited => !one.confirmed,
                _ => false,
            });
            assert_eq!(told, opens.map(|one| (one.owner, one.confirmed)), "{key}");
        }
    }

    fn ask(&self, who: UserId, query: &Query) -> Result<Answer, Refusal> {
        self.world.ask_as(Session { user: who, via: Via::Tui }, query)
    }

    fn compare_views_of(&self, who: UserId, facts: &toegang::domain::Facts) {
        let model = &self.model;
        let env = model.people[&who].env;
        let Ok(Answer::Organisations(list)) = self.ask(who, &Query::Organisations(all_rows()))
        else {
            panic!("no list for {who:?}")
        };
        let mut seen: BTreeMap<_, _> = list.rows.into_iter().map(|row| (row.id, row)).collect();
        for (id, org) in &model.orgs {
            let mine = model.active_member(*id, who);
            let row = seen.remove(id);
            let level = mine.map(|m| if m.admin { Level::OrgAdmin } else { Level::Member });
            let there = org.stage != Stage::Removed;
            let paused = model.live_member(*id, who).filter(|row| model.is_paused(*row));
            let visible = there && (mine.or(paused).is_some() || model.is_env_admin(who, org.env));
            assert_eq!(row.is_some(), visible, "{who:?} sees {id:?}");
            if let Some(row) = row.as_ref().filter(|_| paused.is_some()) {
                assert_eq!(row.paused_until, paused.and_then(|row| row.paused_until));
                assert_eq!((row.my_level, row.members, row.unmanaged), (None, 0, false));
                assert_eq!((&row.number, row.admins, row.waiting), (&None, None, 0));
            } else if let Some(row) = row {
                assert_eq!((row.my_level, row.paused_until), (level, None));
                assert_eq!(row.status == OrgStatus::Active, org.stage == Stage::Active);
                let live = model
                    .members
                    .keys()
                    .filter(|(of, one)| of == id && model.live_member(*of, *one).is_some());
                assert_eq!(row.members, live.count(), "members of {id:?}");
                let mut people = model.people.iter().filter(|(_, one)| one.env == org.env);
                let led = people.any(|(one, _)| model.is_admin(*id, *one));
                assert_eq!(row.unmanaged, org.stage == Stage::Active && !led);
            }
            match self.ask(who, &Query::Members(*id, all_rows())) {
                Ok(Answer::Members(page)) => {
                    assert!(mine.is_some(), "{who:?} opens {id:?}");
                    for row in page.rows {
                        let live = model.live_member(*id, row.person.id).expect("a member");
                        assert_eq!(row.membership.level == Level::OrgAdmin, live.admin);
                        assert_eq!(row.membership.last_day, live.last_day);
                        assert_eq!(row.membership.paused_until, live.paused_until);
                    }
                }
                Err(why) => {
                    let was = model.ever_members.contains(&(*id, who));
                    let live = model.live_member(*id, who);
                    let code = match live.is_some_and(|row| model.is_paused(row)) {
                        true if there => "paused",
                        _ if was => "membership_over",
                        _ => "no_such_organisation",
                    };
                    assert_eq!(why.code(), code);
                    assert!(mine.is_none(), "{who:?} cannot open {id:?}");
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(seen.is_empty(), "{who:?} sees what is not there: {seen:?}");
        let asked =
            model.requests.iter().filter(|((_, to), asked)| *to == who && model.is_pending(asked));
        let waiting =
            asked.count() + model.relation_requests.iter().filter(|(_, to)| *to == who).count();
        let Ok(Answer::Me(me)) = self.ask(who, &Query::Me) else { panic!("{who:?}") };
        assert_eq!(me.waiting, waiting, "badge of {who:?}");
        let here = |one: &&state::Person| one.env == env && one.status != UserStatus::Removed;
        let Ok(Answer::Users(page)) = self.ask(who, &Query::Users(all_rows())) else {
            panic!("users")
        };
        assert_eq!(page.rows.len(), model.people.values().filter(here).count());
        // All users of the environment see its partners.
        let answer = self.ask(who, &Query::Partnerships(all_rows()));
        let Ok(Answer::Partnerships(page)) = answer else { panic!("{answer:?}") };
        let mine = model.partners.iter().filter(|(a, b)| *a == env || *b == env);
        assert_eq!(page.rows.len(), mine.count());
        for row in page.rows {
            self.compare_partner(who, row.id, facts);
        }
    }

    /// Compares the visible names of memberships and requests across a partnership. Users see the
    /// names in organisations that they can open. Administrators of an environment see the names of
    /// its organisations and users.
    fn compare_partner(&self, who: UserId, id: PartnershipId, facts: &toegang::domain::Facts) {
        let model = &self.model;
        let Ok(Answer::Partnership(told)) = self.ask(who, &Query::Partnership(id)) else {
            panic!("{who:?} asks for {id:?}")
        };
        let me = &model.people[&who];
        let admin = model.is_env_admin(who, me.env);
        let ends = told.why_not_end.is_none();
        assert_eq!(ends, admin || me.manager && me.role != PlatformRole::Basic);
        let (live, open) = facts.through_partnership(id, self.world.now);
        let mut named = 0;
        for one in &told.ends {
            let row = &facts.memberships[&one.id];
            let knows = admin || model.active_member(row.org, who).is_some();
            assert_eq!(one.who.is_some(), knows, "{who:?} is told of {row:?}");
            named += usize::from(knows);
        }
        assert_eq!(told.ends.len(), if ends { live.len() } else { named });
        for one in &told.withdrawn {
            let row = &facts.requests[&one.id];
            let knows = admin || row.addressee == who || model.is_admin(row.org, who);
            assert_eq!(one.who.is_some(), knows, "{who:?} is told of {row:?}");
        }
        assert!(!ends || told.withdrawn.len() == open.len());
        for one in &told.people {
            let related = one.with.as_ref().is_some_and(|with| with.id == who);
            let shared = |m: &&toegang::domain::Membership| {
                m.user == one.person.id && model.active_member(m.org, who).is_some()
            };
            let asked = |r: &&toegang::domain::MemberRequest| {
                r.addressee == one.person.id && r.is_open() && model.is_admin(r.org, who)
            };
            let knows = ends
                || related
                || facts.memberships.values().any(|m| shared(&m))
                || facts.requests.values().any(|r| asked(&r));
            assert!(knows, "{who:?} sees {one:?}");
        }
    }
}

/// Returns whether the clock is 31 days or more ahead of the newest line that is at least a day old
/// (R97).
fn is_clock_ahead(world: &World) -> bool {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let newest = "select max(at) from log where at <= ?1";
    let yesterday = world.now.at.plus_days(-1);
    let at: Option<i64> = db.query_row(newest, [yesterday.0], |row| row.get(0)).unwrap();
    at.is_some_and(|at| Moment(at).plus_days(31) <= world.now.at)
}

/// Forgets the wrong codes typed so far. The model does not have the wait after several of them,
/// which [`crate::store::codes`] tests.
fn forget_wrong_codes(world: &World) {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    db.execute("delete from wrong_code", []).unwrap();
}

/// Returns an operation in the database, chosen by `at`.
fn operation_at(world: &World, at: usize) -> OperationId {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let mut find = db.prepare("select distinct handling from log order by seq desc").unwrap();
    let found = find.query_map([], |row| row.get(0)).unwrap();
    let found: Vec<i64> = found.map(Result::unwrap).collect();
    OperationId(found[at % found.len()])
}

/// Asserts consent: a partner's user who left, or whose own environment ended the access, gets it
/// back only by their own act.
fn check_consent(before: &Facts, after: &Facts, actor: UserId) {
    for new in after.memberships.values().filter(|m| m.ended.is_none()) {
        let is_partner = matches!(new.origin, Origin::Partner(_));
        if before.memberships.contains_key(&new.id) || !is_partner || new.user == actor {
            continue;
        }
        let of_pair = |m: &&toegang::domain::Membership| (m.org, m.user) == (new.org, new.user);
        let last = before.memberships.values().filter(of_pair).max_by_key(|m| m.id);
        let end = last.and_then(|m| m.ended).expect("an access that ended");
        let Actor::Person(by) = end.by else { panic!("{actor:?} gave back {new:?}") };
        let env = |user: UserId| after.users[&user].env;
        assert_ne!(env(by), env(new.user), "{actor:?} gave back what {by:?} ended: {new:?}");
    }
}

/// Asserts that two models are equal, and prints the lines that differ.
fn assert_same_model(found: &Model, expected: &Model, after: &str) {
    if found != expected {
        let (found, expected) = (format!("{found:#?}"), format!("{expected:#?}"));
        let only = |here: &str, there: &str| {
            let there: Vec<&str> = there.lines().collect();
            here.lines().filter(|line| !there.contains(line)).collect::<Vec<_>>().join("\n")
        };
        let (more, less) = (only(&found, &expected), only(&expected, &found));
        panic!("after {after}\nfound\n{more}\ninstead of\n{less}");
    }
}

/// Returns the model without past memberships and removed rows.
fn without_history(model: &Model) -> Model {
    let mut seen = model.clone();
    seen.ever_members.clear();
    seen.people.retain(|_, one| one.status != UserStatus::Removed);
    seen.orgs.retain(|_, org| org.stage != Stage::Removed);
    seen
}

/// Formats the model with names instead of numbers, because recreated rows have new numbers.
fn describe_by_name(model: &Model) -> String {
    let model = without_history(model);
    let of = |who: &UserId| model.people.get(who).map_or("-", |one| one.email.as_str());
    let org = |id: &toegang::domain::OrgId| model.orgs.get(id).map_or("-", |org| org.name.as_str());
    let mut lines: Vec<String> = Vec::new();
    for one in model.people.values() {
        let Person { code, .. } = one;
        let one = Person { code: code.map(|_| model.now.at), ..one.clone() };
        lines.push(format!("{one:?}"));
    }
    let orgs = model.orgs.values();
    lines.extend(orgs.map(|one| format!("{} {:?} {}", one.name, one.stage, of(&one.creator))));
    let members = model.members.iter();
    lines.extend(members.map(|((to, who), m)| format!("member {} {} {m:?}", org(to), of(who))));
    for ((to, who), one) in &model.requests {
        let offer = (one.admin, one.last_day);
        lines.push(format!("asked {} {} {} {offer:?}", org(to), of(who), of(&one.sender)));
    }
    lines.extend(
        model.relation_requests.iter().map(|(from, to)| format!("wants {} {}", of(from), of(to))),
    );
    let keys = model.keys.iter();
    lines.extend(keys.map(|(key, one)| format!("{key} {} {}", of(&one.owner), one.confirmed)));
    lines.extend(model.relations.iter().map(|(a, b)| format!("related {} {}", of(a), of(b))));
    lines.push(format!("{:?} {:?}", model.partners, model.envs));
    lines.sort();
    lines.join("\n")
}

/// Returns whether undo restores the old state exactly, and redo the new one. `false` if a request
/// or consent is renewed, if the actor gave up their own permission, or if requests ended too.
fn can_be_undone_exactly(actor: UserId, act: &Act, before: &Model, after: &Model) -> bool {
    use acts::{AccessAct, PartnerAct};
    let requests_stay = before.requests.keys().all(|key| after.requests.contains_key(key));
    let keeps_right = |who: &UserId| *who != actor;
    let lapsed = before.members.keys().any(|(org, who)| before.live_member(*org, *who).is_none());
    !lapsed
        && match act {
            // Access whose consent was withdrawn needs new consent of the person.
            Act::Access(org, AccessAct::Remove { who }) => {
                let env = before.people[&actor].env;
                let theirs = before.orgs[org].env != env
                    && who.iter().any(|who| before.people[who].env == env);
                // People who are not eligible for access do not get it back.
                let open = |who: &UserId| {
                    let blocked = before.people[who].status == UserStatus::Blocked;
                    (before.people[who].env == before.orgs[org].env && !blocked)
                        || after.candidate_outcome(*org, *who) == "asked"
                        || after.live_member(*org, *who).is_some()
                };
                // A Beheerder of the environment ends access, but cannot give it (R103).
                let gives = before.is_admin(*org, actor);
                gives && requests_stay && !who.contains(&actor) && !theirs && who.iter().all(open)
            }
            // A request does not become open again after its sender has left.
            Act::Access(org, AccessAct::Accept) => before
                .requests
                .get(&(*org, actor))
                .is_some_and(|asked| before.live_member(*org, asked.sender).is_some()),
            // A withdrawn request comes back with its term, from its sender.
            Act::Access(org, AccessAct::Withdraw { who }) => {
                before.requests.get(&(*org, *who)).is_some_and(|asked| {
                    before.is_pending(asked)
                        && before.is_admin(*org, actor)
                        && before.is_admin(*org, asked.sender)
                        && asked.last_day.is_none_or(|day| day >= before.now.today)
                        && after.candidate_outcome(*org, *who) == "asked"
                })
            }
            // Undo does not restore a pause that is over.
            Act::Access(org, AccessAct::Pause { who, .. }) => {
                let was = before.members.get(&(*org, *who)).and_then(|m| m.paused_until);
                was.is_none_or(|until| until > before.now.today)
            }
            Act::Access(
                _,
                AccessAct::ChangeLevel { who, .. } | AccessAct::ChangeLastDay { who, .. },
            )
            | Act::People(PeopleAct::ChangeRole { who, .. }) => keeps_right(who),
            Act::Access(
                _,
                AccessAct::Add { .. } | AccessAct::Give { .. } | AccessAct::Renew { .. },
            )
            | Act::People(
                PeopleAct::Invite { .. }
                | PeopleAct::SetManager { .. }
                | PeopleAct::SetBlocked { .. }
                | PeopleAct::AddKey { .. },
            )
            | Act::Orgs(OrgAct::Create { .. } | OrgAct::Rename { .. } | OrgAct::Describe { .. })
            | Act::Partners(PartnerAct::Ask { .. }) => true,
            _ => false,
        }
}

proptest! {
    #![proptest_config(crate::support::proptest_config(24))]

    #[test]
    fn the_store_agrees_with_the_model_of_the_rules(acts in prop::collection::vec(any_draw(), 1..60)) {
        let mut play = ModelRun::new();
        for act in &acts {
            play.run_step(act);
            play.compare_all();
        }
        assert_eq!(play.world.store.check_log().unwrap(), []);
    }

    #[test]
    fn undo_restores_the_old_state_and_redo_the_new_state(acts in prop::collection::vec(any_draw(), 1..40)) {
        let mut play = ModelRun::new();
        for drawn in &acts {
            let (actor, act) = (drawn.draw_actor(&play.model), drawn.to_act(&play.model));
            let before = play.model.clone();
            let done = play.perform(actor, &act);
            play.model = Model::from_log(&play.world.path(), play.world.now);
            let Some(Ok(_)) = done else { continue };
            if matches!(act, Act::Undo(_) | Act::UndoOperation(_) | Act::Register { .. } | Act::Activate { .. } | Act::UseKey { .. }) {
                continue;
            }
            let last = Act::Undo(toegang::domain::UndoTarget::Last);
            let undone = play.perform(actor, &last).unwrap();
            let after = std::mem::replace(
                &mut play.model,
                Model::from_log(&play.world.path(), play.world.now),
            );
            if can_be_undone_exactly(actor, &act, &before, &after) {
                prop_assert!(undone.is_ok(), "{act:?}: {undone:?}");
                assert_same_model(&without_history(&play.model), &without_history(&before), &format!("{actor:?} {act:?}"));
                let again = Act::Undo(toegang::domain::UndoTarget::LastUndone);
                let redone = play.perform(actor, &again).unwrap();
                prop_assert!(redone.is_ok(), "{act:?} again: {redone:?}");
                play.model = Model::from_log(&play.world.path(), play.world.now);
                prop_assert_eq!(describe_by_name(&play.model), describe_by_name(&after), "{:?} again", act);
            }
        }
    }
}
