//! Random commands against a naive model: who is a member of what, who was asked, and what each
//! command must therefore do. The model is written from the rules as they are told, with a table
//! of pairs and no code of the program. After every step the two must agree on what everybody sees,
//! and the invariants must hold.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use toegang::domain::{
    Command, Folder, Level, MembershipId, Pick, PlatformRole, Refusal, RequestId, TERM, UserStatus,
};

use super::replay;
use crate::{example::check_invariants, support::World};

/// Name, environment, Relatiemanager, related with E1, related with E2.
const PEOPLE: &[(&str, u8, bool, bool, bool)] = &[
    ("piet", 1, true, false, true),
    ("jan", 1, false, false, false),
    ("els", 1, false, false, false),
    ("kees", 1, false, false, false),
    ("noor", 1, false, false, false),
    ("anna", 2, true, true, false),
    ("bram", 2, true, false, false),
    ("chris", 2, false, true, false),
    ("dirk", 2, false, false, false),
    ("luc", 4, true, false, true),
];

/// Name, environment, active.
const ORGS: &[(&str, u8, bool)] = &[
    ("Piet Holding", 1, true),
    ("Bakkerij", 1, true),
    ("Nieuw", 1, false),
    ("Cijfermeesters", 2, true),
];

#[derive(Clone, Debug)]
enum Act {
    Add { org: usize, who: Vec<usize>, admin: bool, last_day: Option<i32> },
    Accept { org: usize },
    Decline { org: usize },
    Withdraw { org: usize, who: usize },
    Renew { org: usize, who: usize },
    Level { org: usize, who: usize, admin: bool },
    LastDay { org: usize, who: usize, last_day: Option<i32> },
    Remove { org: usize, who: Vec<usize> },
    Leave { org: usize },
    Days(i32),
    Role(PlatformRole),
    Status(UserStatus),
}

#[derive(Clone, Copy, Debug)]
struct Member {
    admin: bool,
    last_day: Option<i32>,
}

#[derive(Clone, Copy, Debug)]
struct Asked {
    sender: usize,
    expires: i32,
    admin: bool,
    last_day: Option<i32>,
}

/// Everything there is to know, by (organisation, person).
struct Model {
    members: BTreeMap<(usize, usize), Member>,
    ever: BTreeSet<(usize, usize)>,
    asked: BTreeMap<(usize, usize), Asked>,
    role: Vec<PlatformRole>,
    status: Vec<UserStatus>,
    day: i32,
}

/// What became of everybody that was named, or why nothing was done at all.
type Told = Result<Vec<&'static str>, &'static str>;

impl Model {
    fn f0() -> Self {
        use PlatformRole::{Advanced, Basic, EnvAdmin};
        let admin = Member { admin: true, last_day: None };
        let lid = Member { admin: false, last_day: None };
        let members = BTreeMap::from([
            ((0, 0), admin),
            ((1, 0), admin),
            ((1, 2), lid),
            ((2, 0), admin),
            ((3, 5), admin),
        ]);
        let mut status = vec![UserStatus::Active; PEOPLE.len()];
        status[3] = UserStatus::Blocked;
        status[4] = UserStatus::Invited;
        Self {
            ever: members.keys().copied().collect(),
            members,
            asked: BTreeMap::new(),
            role: vec![
                EnvAdmin, Basic, Advanced, Basic, Basic, EnvAdmin, Advanced, Basic, Advanced,
                EnvAdmin,
            ],
            status,
            day: 0,
        }
    }

    fn active(&self, who: usize) -> bool {
        self.status[who] == UserStatus::Active
    }

    fn live(&self, org: usize, who: usize) -> Option<Member> {
        self.members.get(&(org, who)).copied().filter(|m| m.last_day.is_none_or(|d| d >= self.day))
    }

    fn effective(&self, org: usize, who: usize) -> Option<Member> {
        self.live(org, who).filter(|_| self.active(who))
    }

    fn is_admin(&self, org: usize, who: usize) -> bool {
        self.effective(org, who).is_some_and(|m| m.admin)
    }

    fn env_admin(&self, who: usize, env: u8) -> bool {
        self.active(who) && PEOPLE[who].1 == env && self.role[who] == PlatformRole::EnvAdmin
    }

    /// Why the actor may not manage this organisation.
    fn not_admin(&self, org: usize, who: usize) -> Option<&'static str> {
        if self.is_admin(org, who) {
            return None;
        }
        let known = self.ever.contains(&(org, who)) || self.env_admin(who, ORGS[org].1);
        Some(if known { "not_org_admin" } else { "no_such_organisation" })
    }

    /// R50: whether an own Beheerder without last day would still be there.
    fn held(&self, org: usize) -> bool {
        self.members
            .iter()
            .any(|((at, who), m)| *at == org && rests(*m, org, *who) && self.active(*who))
    }

    /// Changes a row if R50 lets it.
    fn change(&mut self, org: usize, who: usize, to: Option<Member>) -> bool {
        let was = self.members[&(org, who)];
        let set = |model: &mut Self, row: Option<Member>| match row {
            Some(row) => drop(model.members.insert((org, who), row)),
            None => drop(model.members.remove(&(org, who))),
        };
        set(self, to);
        let touched = rests(was, org, who) && !to.is_some_and(|to| rests(to, org, who));
        if touched && !self.held(org) {
            set(self, Some(was));
            return false;
        }
        if to.is_none() {
            self.asked.retain(|(at, _), asked| *at != org || asked.sender != who);
        }
        true
    }

    /// DOMAIN 7.1, the open request aside.
    fn candidate(&self, org: usize, who: usize) -> &'static str {
        let (_, env, manager, with_one, with_two) = PEOPLE[who];
        if self.live(org, who).is_some() {
            return "already_member";
        }
        if env == ORGS[org].1 {
            return match self.status[who] {
                UserStatus::Active | UserStatus::Invited => "added",
                _ => "blocked",
            };
        }
        let partners = matches!((ORGS[org].1, env), (1 | 4, 2) | (2, 1 | 4));
        let related = if ORGS[org].1 == 1 { with_one } else { with_two };
        match (partners && self.active(who) && (related || manager), self.role[who]) {
            (false, _) => "unrelated",
            (true, PlatformRole::Basic) => "partner_basic",
            (true, _) => "asked",
        }
    }

    fn lapse(&mut self, org: usize, who: usize) {
        if self.members.contains_key(&(org, who)) && self.live(org, who).is_none() {
            self.members.remove(&(org, who));
            self.asked.retain(|(at, _), asked| *at != org || asked.sender != who);
        }
    }

    /// What a command of this actor must do; does it in the model.
    fn act(&mut self, actor: usize, act: &Act) -> Told {
        if !self.active(actor) {
            return Err("actor_not_active");
        }
        match act {
            Act::Add { org, who, admin, last_day } => {
                self.manages(*org, actor)?;
                if last_day.is_some_and(|day| day < self.day) && !who.is_empty() {
                    return Err("day_past");
                }
                let mut seen = Vec::new();
                for one in who {
                    if !seen.contains(one) {
                        seen.push(*one);
                    }
                }
                if seen.is_empty() {
                    return Err("nobody_chosen");
                }
                let offer = (*admin, *last_day);
                Ok(seen.into_iter().map(|one| self.add(actor, *org, one, offer)).collect())
            }
            Act::Accept { org } => self.accept(actor, *org),
            Act::Decline { org } => {
                let asked = *self.asked.get(&(*org, actor)).ok_or("no_such_request")?;
                if asked.expires <= self.day {
                    return Err("request_expired");
                }
                self.asked.remove(&(*org, actor));
                Ok(vec!["declined"])
            }
            Act::Withdraw { org, who } => {
                if !self.env_admin(actor, ORGS[*org].1) {
                    self.not_admin(*org, actor).map_or(Ok(()), Err)?;
                }
                let was = self.asked.remove(&(*org, *who));
                Ok(vec![was.map_or("no_such_request", |_| "withdrawn")])
            }
            Act::Renew { org, who } => {
                self.manages(*org, actor)?;
                let Some(asked) = self.asked.get(&(*org, *who)).copied() else {
                    return Ok(vec!["no_such_request"]);
                };
                let why = self.candidate(*org, *who);
                if why != "asked" {
                    return Ok(vec![why]);
                }
                if asked.last_day.is_some_and(|day| day < self.day) {
                    return Ok(vec!["day_past"]);
                }
                let expires = self.day + i32::try_from(TERM).unwrap();
                self.asked.insert((*org, *who), Asked { expires, ..asked });
                Ok(vec!["renewed"])
            }
            Act::Level { org, who, admin } => {
                self.manages(*org, actor)?;
                let Some(was) = self.named(*org, *who) else { return Ok(vec!["no_such_member"]) };
                let Some(was) = was else { return Ok(vec!["member_gone"]) };
                if was.admin == *admin {
                    return Ok(vec!["changed"]);
                }
                let done = self.change(*org, *who, Some(Member { admin: *admin, ..was }));
                Ok(vec![if done { "level" } else { "last_admin" }])
            }
            Act::LastDay { org, who, last_day } => {
                self.manages(*org, actor)?;
                if last_day.is_some_and(|day| day < self.day) {
                    return Err("day_past");
                }
                let Some(was) = self.named(*org, *who) else { return Ok(vec!["no_such_member"]) };
                let Some(was) = was else { return Ok(vec!["member_gone"]) };
                if was.last_day == *last_day {
                    return Ok(vec!["same"]);
                }
                let longer = was.last_day.is_some_and(|day| last_day.is_none_or(|to| to > day));
                if *who == actor && longer {
                    return Ok(vec!["own_extension"]);
                }
                let done = self.change(*org, *who, Some(Member { last_day: *last_day, ..was }));
                Ok(vec![if done { "last_day" } else { "last_admin" }])
            }
            Act::Remove { org, who } => self.remove(actor, *org, who),
            Act::Leave { org } => {
                if self.effective(*org, actor).is_none() {
                    return Err("no_such_organisation");
                }
                if self.change(*org, actor, None) { Ok(vec!["left"]) } else { Err("last_admin") }
            }
            Act::Days(_) | Act::Role(_) | Act::Status(_) => unreachable!("no command"),
        }
    }

    fn manages(&self, org: usize, actor: usize) -> Result<(), &'static str> {
        match self.not_admin(org, actor) {
            Some(why) => Err(why),
            None if !ORGS[org].2 => Err("not_activated"),
            None => Ok(()),
        }
    }

    /// The row that a command names: none, or one that lapsed, or a live one.
    fn named(&self, org: usize, who: usize) -> Option<Option<Member>> {
        self.members.contains_key(&(org, who)).then(|| self.live(org, who))
    }

    fn add(
        &mut self,
        actor: usize,
        org: usize,
        who: usize,
        (admin, last_day): (bool, Option<i32>),
    ) -> &'static str {
        let waits = self.asked.get(&(org, who)).is_some_and(|asked| asked.expires > self.day);
        let told = self.candidate(org, who);
        if told != "already_member" && waits {
            return "already_asked";
        }
        match told {
            "added" => {
                self.lapse(org, who);
                self.members.insert((org, who), Member { admin, last_day });
                self.ever.insert((org, who));
            }
            "asked" => {
                self.lapse(org, who);
                let expires = self.day + i32::try_from(TERM).unwrap();
                self.asked.insert((org, who), Asked { sender: actor, expires, admin, last_day });
            }
            _ => {}
        }
        told
    }

    fn accept(&mut self, actor: usize, org: usize) -> Told {
        let asked = *self.asked.get(&(org, actor)).ok_or("no_such_request")?;
        if asked.expires <= self.day {
            return Err("request_expired");
        }
        if self.role[actor] == PlatformRole::Basic {
            return Err("you_are_basic");
        }
        if asked.last_day.is_some_and(|day| day < self.day) {
            return Err("day_past");
        }
        self.asked.remove(&(org, actor));
        let member = Member { admin: asked.admin, last_day: asked.last_day };
        self.members.insert((org, actor), member);
        self.ever.insert((org, actor));
        Ok(vec!["accepted"])
    }

    fn remove(&mut self, actor: usize, org: usize, who: &[usize]) -> Told {
        let named: Vec<_> =
            who.iter().filter(|who| self.members.contains_key(&(org, **who))).collect();
        let may = |who: &&usize| {
            self.is_admin(org, actor)
                || self.env_admin(actor, ORGS[org].1)
                || self.env_admin(actor, PEOPLE[**who].1)
        };
        if named.is_empty() || !named.iter().all(may) {
            self.not_admin(org, actor).map_or(Ok(()), Err)?;
        }
        if who.is_empty() {
            return Err("nobody_chosen");
        }
        let mut told = Vec::new();
        let before: BTreeSet<usize> = named.into_iter().copied().collect();
        for one in who {
            told.push(match (before.contains(one), self.members.contains_key(&(org, *one))) {
                (false, _) => "no_such_member",
                (true, false) => "member_gone",
                (true, true) if self.live(org, *one).is_none() => "member_gone",
                (true, true) if *one == actor => "yourself",
                (true, true) if self.change(org, *one, None) => "removed",
                (true, true) => "last_admin",
            });
        }
        Ok(told)
    }
}

/// Whether R50 can rest on this row.
fn rests(member: Member, org: usize, who: usize) -> bool {
    member.admin && member.last_day.is_none() && PEOPLE[who].1 == ORGS[org].1
}

/// The same act as a command of the program, on the rows as they are in the file.
fn command(world: &World, actor: usize, act: &Act) -> Option<Command> {
    let facts = replay(world);
    let user = |who: usize| world.user(PEOPLE[who].0);
    let org = |org: usize| world.org(ORGS[org].0);
    let none = MembershipId(4_242_424);
    let member =
        |at: usize, who: usize| facts.membership(org(at), user(who)).map_or(none, |m| m.id);
    let request = |at: usize, who: usize| {
        facts.open_request(org(at), user(who)).map_or(RequestId(4_242_424), |r| r.id)
    };
    let day = |offset: i32| crate::support::now().today.plus_days(offset);
    let level = |admin: bool| if admin { Level::OrgAdmin } else { Level::Member };
    Some(match act {
        Act::Add { org: at, who, admin, last_day } => Command::AddMembers {
            org: org(*at),
            picks: who
                .iter()
                .map(|who| Pick {
                    user: user(*who),
                    level: level(*admin),
                    last_day: last_day.map(day),
                })
                .collect(),
            message: None,
        },
        Act::Accept { org } => Command::AcceptRequest { request: request(*org, actor) },
        Act::Decline { org } => {
            Command::DeclineRequest { request: request(*org, actor), reason: None }
        }
        Act::Withdraw { org: at, who } => {
            Command::WithdrawRequests { org: org(*at), requests: vec![request(*at, *who)] }
        }
        Act::Renew { org: at, who } => {
            Command::RenewRequests { org: org(*at), requests: vec![request(*at, *who)] }
        }
        Act::Level { org: at, who, admin } => Command::ChangeLevel {
            org: org(*at),
            members: vec![member(*at, *who)],
            from: level(!admin),
            to: level(*admin),
        },
        Act::LastDay { org: at, who, last_day } => {
            let id = member(*at, *who);
            let seen = facts.memberships.get(&id).and_then(|m| m.last_day);
            Command::ChangeLastDay {
                org: org(*at),
                members: vec![(id, seen)],
                to: last_day.map(day),
            }
        }
        Act::Remove { org: at, who } => Command::RemoveMembers {
            org: org(*at),
            members: who.iter().map(|who| member(*at, *who)).collect(),
        },
        Act::Leave { org: at } => Command::Leave { org: org(*at) },
        Act::Days(_) | Act::Role(_) | Act::Status(_) => return None,
    })
}

fn told(done: Result<toegang::domain::Receipt, Refusal>) -> Told {
    match done {
        Ok(receipt) => Ok(receipt.outcomes.iter().map(|outcome| outcome.did.code()).collect()),
        Err(Refusal::AllSkipped { skipped }) => Ok(skipped.iter().map(|s| s.why.code()).collect()),
        Err(why) => Err(why.code()),
    }
}

/// What everybody sees, in the file and in the model.
fn compare(world: &World, model: &Model) {
    for (who, (name, ..)) in PEOPLE.iter().enumerate() {
        if !model.active(who) {
            assert!(world.ask(name, &toegang::domain::Query::Me).is_err(), "{name}");
            continue;
        }
        let mut expected: Vec<&str> = (0..ORGS.len())
            .filter(|org| model.effective(*org, who).is_some())
            .map(|o| ORGS[o].0)
            .collect();
        expected.sort_unstable();
        let seen = world.organisations(name);
        assert_eq!(seen.len(), expected.len(), "{name}: {seen:?} {expected:?}");
        assert!(seen.iter().zip(&expected).all(|(a, b)| a.starts_with(b)), "{name}: {seen:?}");
        for org in expected {
            let at = ORGS.iter().position(|(name, ..)| *name == org).unwrap();
            let rows = world.members(name, org).unwrap();
            let live = (0..PEOPLE.len()).filter(|who| model.live(at, *who).is_some()).count();
            assert_eq!(rows.len(), live, "members of {org}");
            let mine = rows.iter().find(|row| row.me).unwrap();
            assert_eq!(mine.level == Level::OrgAdmin, model.live(at, who).unwrap().admin);
        }
        let waiting = (0..ORGS.len())
            .filter(|org| model.asked.get(&(*org, who)).is_some_and(|a| a.expires > model.day));
        assert_eq!(world.badge(name), waiting.count(), "badge of {name}");
        assert_eq!(world.inbox(name, Folder::Open).len(), world.badge(name));
    }
}

fn perform(world: &mut World, model: &mut Model, (actor, act): &(usize, Act)) {
    let name = PEOPLE[*actor].0;
    match act {
        Act::Days(days) => {
            world.later(*days);
            model.day += days;
        }
        Act::Role(role) => {
            model.role[*actor] = *role;
            world.change(name, |user| user.role = *role);
        }
        Act::Status(status) => {
            model.status[*actor] = *status;
            world.change(name, |user| user.status = *status);
        }
        act => {
            let command = command(world, *actor, act).unwrap();
            let before = super::log_size(world);
            let expected = model.act(*actor, act);
            let done = told(world.act(name, &command));
            assert_eq!(done, expected, "{name}: {act:?}");
            let wrote = done.is_ok_and(|told| told.iter().any(|code| DONE.contains(code)));
            let after = super::log_size(world);
            assert_eq!(after.0 - before.0, i64::from(wrote), "one handling, or none");
        }
    }
}

/// What counts as done.
const DONE: &[&str] = &[
    "added",
    "asked",
    "renewed",
    "accepted",
    "declined",
    "withdrawn",
    "level",
    "last_day",
    "removed",
    "left",
];

fn act() -> impl Strategy<Value = (usize, Act)> {
    let who = || 0..PEOPLE.len();
    let org = || prop_oneof![4 => 0_usize..2, 1 => 2_usize..4];
    let few = || prop::collection::vec(who(), 0..4);
    let day = || prop::option::weighted(0.3, -2_i32..60);
    let actor = prop_oneof![4 => Just(0_usize), 2 => Just(2), 2 => Just(5), 3 => who()];
    let act = prop_oneof![
        6 => (org(), few(), any::<bool>(), day())
            .prop_map(|(org, who, admin, last_day)| Act::Add { org, who, admin, last_day }),
        5 => org().prop_map(|org| Act::Accept { org }),
        1 => org().prop_map(|org| Act::Decline { org }),
        2 => (org(), who()).prop_map(|(org, who)| Act::Withdraw { org, who }),
        2 => (org(), who()).prop_map(|(org, who)| Act::Renew { org, who }),
        4 => (org(), who(), any::<bool>())
            .prop_map(|(org, who, admin)| Act::Level { org, who, admin }),
        3 => (org(), who(), day())
            .prop_map(|(org, who, last_day)| Act::LastDay { org, who, last_day }),
        4 => (org(), few()).prop_map(|(org, who)| Act::Remove { org, who }),
        2 => org().prop_map(|org| Act::Leave { org }),
        1 => (1_i32..12).prop_map(Act::Days),
        1 => prop::sample::select(vec![
            PlatformRole::Basic,
            PlatformRole::Advanced,
            PlatformRole::EnvAdmin,
        ])
        .prop_map(Act::Role),
        1 => prop::sample::select(vec![UserStatus::Active, UserStatus::Active, UserStatus::Blocked])
            .prop_map(Act::Status),
    ];
    (actor, act)
}

proptest! {
    #![proptest_config(crate::support::cases(40))]

    #[test]
    fn the_store_does_what_the_rules_say(acts in prop::collection::vec(act(), 1..60)) {
        let (mut world, mut model) = (World::f0(), Model::f0());
        for act in &acts {
            // An environment always has an active Beheerder (R8), which issue 3 guards.
            let last = matches!(act.1, Act::Role(_) | Act::Status(_)) && [0, 5, 9].contains(&act.0);
            if !last {
                perform(&mut world, &mut model, act);
                compare(&world, &model);
                check_invariants(&replay(&world), world.now);
            }
        }
    }
}
