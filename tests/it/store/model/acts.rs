//! Random acts, as such and as commands of the program.

use proptest::prelude::*;
use toegang::domain::{
    ChosenPerson, Command, Day, Email, EnvId, Facts, JoinedBy, KeyId, Level, MembershipId, Message,
    Method, Name, OrgId, PartnershipId, PlatformRole, RelationRequestId, RequestId, UndoTarget,
    UserId,
};

use super::state::{Model, Person};
use crate::support::{key, offered, profile};

/// A number that no row has.
const NONE: i64 = 4_242_424;

#[derive(Clone, Debug)]
pub(super) enum Access {
    Add { who: Vec<UserId>, admin: bool, last_day: Option<Day> },
    Accept,
    Decline,
    Withdraw { who: UserId },
    Renew { who: UserId },
    Level { who: UserId, admin: bool },
    LastDay { who: UserId, last_day: Option<Day> },
    Remove { who: Vec<UserId> },
    Leave,
}

#[derive(Clone, Debug)]
pub(super) enum People {
    Invite { email: String, role: PlatformRole, added: bool },
    SendAgain { who: UserId },
    Uninvite { who: UserId },
    Role { who: UserId, from: PlatformRole, to: PlatformRole },
    Manager { who: UserId, on: bool },
    Block { who: UserId, on: bool },
    Name { name: Option<String> },
    Remove { who: UserId, successor: Option<UserId> },
    Share { right: bool },
    NewAddress { email: String },
    AddressCode { who: UserId, email: String },
    Verify { email: String, right: bool },
    Primary { email: String },
    DropAddress { email: String },
    AddKey { who: UserId, key: u8 },
    WithdrawKey { key: u8 },
    ConfirmKey { key: u8 },
    KeyCode { key: u8 },
}

#[derive(Clone, Debug)]
pub(super) enum Orgs {
    Create { name: String, number: Option<String> },
    Rename { org: OrgId, name: String, stale: bool },
    Describe { org: OrgId, text: String },
    Offer { org: OrgId, payment: bool },
    Approve { org: OrgId },
    Reject { org: OrgId },
    Remove { org: OrgId, right: bool },
}

#[derive(Clone, Debug)]
pub(super) enum Partners {
    Ask { who: UserId },
    Accept { asker: UserId },
    Decline { asker: UserId },
    Withdraw { asker: UserId, asked: UserId },
    End { other: EnvId },
}

#[derive(Clone, Debug)]
pub(super) enum Act {
    Access(OrgId, Access),
    People(People),
    Orgs(Orgs),
    Partners(Partners),
    Undo(UndoTarget),
    /// One of the operations in the file, of any user.
    TakeBackOf(usize),
    Register {
        email: String,
        name: Option<String>,
    },
    Activate {
        email: String,
        right: bool,
    },
    /// Signing in with an unconfirmed key.
    UseKey {
        key: u8,
        right: bool,
    },
    Days(i32),
    CatchUp,
}

/// A random draw: the kind of act, the actor, and numbers that choose among the rows at that point.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    kind: usize,
    actor: usize,
    one: usize,
    two: usize,
    few: Vec<usize>,
    flag: bool,
    often: bool,
    day: Option<i32>,
}

/// Weights of the kinds of acts, in the order of [`Drawn::act`].
const WEIGHTS: &[u32] = &[
    16, 12, 2, 3, 4, 8, 6, 6, 5, // access
    6, 2, 1, 6, 4, 4, 2, 1, 4, 4, 5, 2, 2, // people
    5, 3, 2, 6, 6, 2, 1, // organisations
    6, 6, 1, 1, 1, // partners
    8, 3, // taking back
    3, 4, 3, 2, // the door, the clock
    5, 3, 4, 4, 4, // keys
];

const EMAILS: &[&str] = &[
    "eva@eigendomein.nl",
    "finn@eigendomein.nl",
    "gijs@cijfermeesters.nl",
    "hans@gmail.com",
    "iris@gmail.com",
    "joop@nieuw.nl",
    "karel@nieuw.nl",
    "piet.extra@eigendomein.nl",
    "els.extra@eigendomein.nl",
    "piet@eigendomein.nl",
    "noor@eigendomein.nl",
    "рiet@eigendomein.nl",
    "рiet.extra@eigendomein.nl",
];

/// Names that people choose; some look like an address or like the program's own words.
const NAMES: &[Option<&str>] = &[
    None,
    Some("Robin Smit"),
    Some("Sam"),
    Some("Jan Jansen"),
    Some("eva@eigendomein.nl"),
    Some("Systeem"),
    Some("Piet de Vries (jij)"),
    Some("8"),
];

pub(super) fn drawn() -> impl Strategy<Value = Drawn> {
    let kinds = WEIGHTS.iter().enumerate().map(|(kind, weight)| (*weight, Just(kind).boxed()));
    let kind = prop::strategy::Union::new_weighted(kinds.collect());
    // Piet and Anna have the most permissions.
    let actor = prop_oneof![5 => Just(0_usize), 3 => Just(5), 1 => Just(2), 1 => Just(10), 3 => 0_usize..16];
    // Off-by-one mistakes show around today.
    let day = prop_oneof![Just(-1_i32), Just(0), Just(1), 0_i32..60];
    let day = prop::option::weighted(0.4, day);
    let few = prop::collection::vec(0_usize..16, 0..4);
    let often = prop::bool::weighted(0.85);
    (kind, actor, 0_usize..16, 0_usize..16, few, any::<bool>(), often, day).prop_map(
        |(kind, actor, one, two, few, flag, often, day)| Drawn {
            kind,
            actor,
            one,
            two,
            few,
            flag,
            often,
            day,
        },
    )
}

fn nth<'a, T: Copy + 'a>(mut all: impl ExactSizeIterator<Item = &'a T>, at: usize) -> T {
    let count = all.len();
    *all.nth(at % count).unwrap()
}

impl Drawn {
    /// Usually somebody with the permission.
    pub(super) fn actor(&self, model: &Model) -> UserId {
        let env_admins = |who: &UserId| model.env_admin(*who, model.people[who].env);
        let could: Vec<UserId> = match self.kind {
            0 | 3..=7 => {
                model.members.iter().filter(|(_, m)| m.admin).map(|((_, w), _)| *w).collect()
            }
            1 | 2 => model.asked.keys().map(|(_, to)| *to).collect(),
            // Usually a partner's user, whose consent ends with the membership.
            8 => {
                let partner =
                    |(org, who): &&(OrgId, UserId)| model.people[who].env != model.orgs[org].env;
                model.members.keys().filter(partner).map(|(_, who)| *who).collect()
            }
            // The key's owner, and the user who added it, who has no permission.
            42 | 43 => {
                let waits = model.keys.values().filter(|key| !key.confirmed);
                waits.flat_map(|key| [key.of, key.by]).collect()
            }
            9..=16 | 18 | 22 | 26 | 27 => model.people.keys().copied().filter(env_admins).collect(),
            19..=21 => {
                let with = model.people.iter().filter(|(_, one)| !one.extra.is_empty());
                with.map(|(who, _)| *who).collect()
            }
            25 => model.orgs.values().map(|org| org.creator).collect(),
            29 | 33 => {
                let managers = model.people.iter().filter(|(_, one)| one.manager);
                managers.map(|(who, _)| *who).collect()
            }
            30 | 31 => model.wants.iter().map(|(_, to)| *to).collect(),
            _ => Vec::new(),
        };
        let active = |who: &UserId| model.is_active(*who);
        let all = || model.people.keys().copied();
        self.likely(could.into_iter().filter(active), self.actor)
            .or_else(|| self.likely(all().filter(active), self.actor))
            .unwrap_or_else(|| nth(model.people.keys(), self.actor))
    }

    /// Usually one of the choices that have an effect, if there are any.
    fn likely<T>(&self, of: impl Iterator<Item = T>, at: usize) -> Option<T> {
        let mut of: Vec<T> = of.collect();
        (self.often && !of.is_empty()).then(|| of.swap_remove(at % of.len()))
    }

    /// Turns the draw into an act in this world.
    pub(super) fn act(&self, model: &Model) -> Act {
        match self.kind {
            0..=8 => self.access(model),
            9..=21 => Act::People(self.people(model)),
            22..=28 => Act::Orgs(self.orgs(model)),
            29..=33 => Act::Partners(self.partners(model)),
            34 if self.flag => Act::TakeBackOf(self.one * 16 + self.two),
            34 => Act::Undo(UndoTarget::Last),
            35 => Act::Undo(UndoTarget::TakenBack),
            36 => {
                let name = ["Nieuwland", "Grote groep", "nieuw.nl"][self.one % 3].to_owned();
                Act::Register { email: self.email(), name: Some(name).filter(|_| self.flag) }
            }
            37 => {
                let coded = model.people.values().filter(|one| one.code.is_some());
                let email = self.likely(coded.map(|one| one.first.clone()), self.one);
                let right = self.flag || self.one > 2;
                Act::Activate { email: email.unwrap_or_else(|| self.email()), right }
            }
            38 => Act::Days(i32::try_from(self.one).unwrap() + 1),
            39 => Act::CatchUp,
            44 => Act::UseKey { key: self.key(model), right: self.flag || self.one > 2 },
            _ => Act::People(self.keys(model)),
        }
    }

    /// Usually an unconfirmed one.
    fn key(&self, model: &Model) -> u8 {
        let waits = |seed: &u8| {
            let found = model.keys.get(&key(*seed).fingerprint().to_string());
            found.is_some_and(|found| !found.confirmed)
        };
        self.likely((0..4).filter(waits), self.two).unwrap_or(u8::try_from(self.two % 4).unwrap())
    }

    /// One of the few keys, of the actor or of a colleague.
    fn keys(&self, model: &Model) -> People {
        let actor = self.actor(model);
        let key = u8::try_from(self.two % 4).unwrap();
        match self.kind {
            41 => return People::WithdrawKey { key },
            42 => return People::ConfirmKey { key: self.key(model) },
            43 => return People::KeyCode { key: self.key(model) },
            _ => {}
        }
        let env = model.people[&actor].env;
        let of = model.people.iter().filter(|(_, one)| one.env == env).map(|(who, _)| *who);
        let who = self.likely(of, self.one);
        let who = who.unwrap_or_else(|| nth(model.people.keys(), self.one));
        People::AddKey { who: if self.flag { actor } else { who }, key }
    }

    fn email(&self) -> String {
        EMAILS[self.two % EMAILS.len()].to_owned()
    }

    fn role(at: usize) -> PlatformRole {
        [PlatformRole::Basic, PlatformRole::Advanced, PlatformRole::EnvAdmin][at % 3]
    }

    fn access(&self, model: &Model) -> Act {
        let actor = self.actor(model);
        let mine = model.orgs.keys().copied().filter(|org| {
            model.is_admin(*org, actor) && model.orgs[org].stage == super::state::Stage::Active
        });
        let org = self.likely(mine, self.two);
        let org = org.unwrap_or_else(|| nth(model.orgs.keys(), self.two));
        let left = model.members.keys().filter(|(_, who)| *who == actor).map(|(org, _)| *org);
        let left = self.likely(left, self.one).unwrap_or(org);
        let any = |at: usize| nth(model.people.keys(), at);
        let to_me = model.asked.keys().filter(|(_, to)| *to == actor).map(|(org, _)| *org);
        let to_me = self.likely(to_me, self.one).unwrap_or(org);
        let member = |at: usize| {
            let rows = model.members.keys().filter(|(of, _)| *of == org);
            self.likely(rows.map(|(_, who)| *who), at).unwrap_or_else(|| any(at))
        };
        let asked = || {
            let rows = model.asked.keys().filter(|(of, _)| *of == org);
            self.likely(rows.map(|(_, who)| *who), self.one).unwrap_or_else(|| any(self.one))
        };
        let last_day = self.day.map(|day| model.now.today.plus_days(day));
        let (who, admin) = (member(self.one), self.flag);
        match self.kind {
            0 => {
                let who = self.few.iter().map(|at| any(*at)).collect();
                Act::Access(org, Access::Add { who, admin, last_day })
            }
            1 => Act::Access(to_me, Access::Accept),
            2 => Act::Access(to_me, Access::Decline),
            3 => Act::Access(org, Access::Withdraw { who: asked() }),
            4 => Act::Access(org, Access::Renew { who: asked() }),
            5 => Act::Access(org, Access::Level { who, admin }),
            6 => Act::Access(org, Access::LastDay { who, last_day }),
            7 => {
                let who = self.few.iter().map(|at| member(*at)).collect();
                Act::Access(org, Access::Remove { who })
            }
            _ => Act::Access(left, Access::Leave),
        }
    }

    fn people(&self, model: &Model) -> People {
        use toegang::domain::UserStatus::{Blocked, Invited};
        let actor = self.actor(model);
        let env = model.people[&actor].env;
        let own = |fits: fn(&Person) -> bool| {
            let of = model.people.iter().filter(|(_, one)| one.env == env && fits(one));
            self.likely(of.map(|(who, _)| *who), self.one)
                .unwrap_or_else(|| nth(model.people.keys(), self.one))
        };
        let extra = || {
            let mine = model.people[&actor].extra.keys().cloned();
            self.likely(mine, self.two).unwrap_or_else(|| self.email())
        };
        match self.kind {
            9 => {
                let (email, role) = (self.email(), Self::role(self.one));
                People::Invite { email, role, added: self.flag }
            }
            10 => People::SendAgain { who: own(|one| one.status == Invited) },
            11 if self.flag => {
                People::Name { name: NAMES[self.one % NAMES.len()].map(str::to_owned) }
            }
            11 => People::Uninvite { who: own(|one| one.status == Invited) },
            12 => {
                let who = own(|_| true);
                let from = model.people[&who].role;
                let from = if self.often { from } else { Self::role(self.one) };
                People::Role { who, from, to: Self::role(self.two) }
            }
            13 => People::Manager { who: own(|_| true), on: self.flag },
            14 if self.flag => People::Block { who: own(Person::is_active), on: true },
            14 => People::Block { who: own(|one| one.status == Blocked), on: false },
            15 => {
                let successor = self.flag.then(|| {
                    let of = model.people.iter().filter(|(_, one)| one.env == env);
                    self.likely(of.map(|(who, _)| *who), self.two)
                        .unwrap_or_else(|| nth(model.people.keys(), self.two))
                });
                People::Remove { who: own(|_| true), successor }
            }
            16 => People::Share { right: self.flag },
            17 => {
                let domain = super::people::domain(&model.people[&actor].first);
                // As often an address of a future or existing colleague as a new one.
                let alias = ["alias0", "alias1", "eva", "piet.extra"][self.one % 4];
                let alias = format!("{alias}@{domain}");
                People::NewAddress { email: if self.often { alias } else { self.email() } }
            }
            18 => {
                let who = own(|one| !one.extra.is_empty());
                let of = model.people[&who].extra.keys().cloned();
                let email = self.likely(of, self.two).unwrap_or_else(|| self.email());
                People::AddressCode { who, email }
            }
            19 => People::Verify { email: extra(), right: self.flag || self.one > 2 },
            20 => People::Primary { email: extra() },
            _ => People::DropAddress { email: extra() },
        }
    }

    fn orgs(&self, model: &Model) -> Orgs {
        let actor = self.actor(model);
        let of = |fits: &dyn Fn(&OrgId) -> bool| {
            let fitting = model.orgs.keys().copied().filter(|org| fits(org));
            self.likely(fitting, self.two).unwrap_or_else(|| nth(model.orgs.keys(), self.two))
        };
        let mine = |org: &OrgId| model.is_admin(*org, actor);
        let reviewed = |org: &OrgId| model.orgs[org].stage == super::state::Stage::UnderReview;
        let made = |org: &OrgId| {
            model.orgs[org].creator == actor
                && model.orgs[org].stage == super::state::Stage::NotActive
        };
        match self.kind {
            22 => {
                let name = ["Alfa B.V.", "Beta B.V."][self.one % 2].to_owned();
                let number = ["12345678", "27345678", "87654321"][self.two % 3].to_owned();
                Orgs::Create { name, number: Some(number).filter(|_| self.one > 3) }
            }
            23 => {
                let name = ["Alfa B.V.", "Gamma B.V."][self.one % 2].to_owned();
                Orgs::Rename { org: of(&mine), name, stale: self.one == 0 }
            }
            24 => Orgs::Describe { org: of(&mine), text: format!("Soort {}", self.one % 2) },
            25 => {
                let org = of(&made);
                let fits = model.orgs[&org].number.is_some();
                Orgs::Offer { org, payment: fits == (self.one > 1) }
            }
            26 => Orgs::Approve { org: of(&reviewed) },
            27 => Orgs::Reject { org: of(&reviewed) },
            _ => Orgs::Remove { org: of(&mine), right: self.flag },
        }
    }

    fn partners(&self, model: &Model) -> Partners {
        let actor = self.actor(model);
        let env = model.people[&actor].env;
        let any = |at: usize| nth(model.people.keys(), at);
        let asker = || {
            let to_me = model.wants.iter().filter(|(_, to)| *to == actor).map(|(from, _)| *from);
            self.likely(to_me, self.one).unwrap_or_else(|| any(self.one))
        };
        match self.kind {
            29 => {
                let managers = model.people.iter().filter(|(_, one)| one.manager && one.env != env);
                let who = self.likely(managers.map(|(who, _)| *who), self.one);
                Partners::Ask { who: who.unwrap_or_else(|| any(self.one)) }
            }
            30 => Partners::Accept { asker: asker() },
            31 => Partners::Decline { asker: asker() },
            32 => {
                let sent = self.likely(model.wants.iter().copied(), self.one);
                let (from, to) = sent.unwrap_or_else(|| (any(self.one), any(self.two)));
                Partners::Withdraw { asker: from, asked: to }
            }
            _ => {
                let linked = model.envs.keys().copied().filter(|other| model.linked(env, *other));
                let other = self.likely(linked, self.one);
                Partners::End { other: other.unwrap_or_else(|| nth(model.envs.keys(), self.one)) }
            }
        }
    }
}

/// Returns the command of an act, on the rows as they are in the file.
pub(super) fn command(
    (model, facts): (&Model, &Facts),
    actor: UserId,
    act: &Act,
    code: &str,
) -> Option<Command> {
    Some(match act {
        Act::Access(org, act) => of_access(facts, actor, *org, act),
        Act::People(act) => of_people((model, facts), (actor, act), code),
        Act::Orgs(act) => of_orgs(facts, act),
        Act::Partners(act) => of_partners((model, facts), actor, act),
        // Undo may ask to confirm that it removes the user's own key.
        Act::Undo(which) => Command::Undo { which: *which }.confirmed(),
        Act::TakeBackOf(_)
        | Act::Register { .. }
        | Act::Activate { .. }
        | Act::UseKey { .. }
        | Act::Days(_)
        | Act::CatchUp => return None,
    })
}

fn of_access(facts: &Facts, actor: UserId, org: OrgId, act: &Access) -> Command {
    let none = MembershipId(NONE);
    let member = |who: UserId| facts.membership(org, who).map_or(none, |m| m.id);
    let request = |who: UserId| facts.open_request(org, who).map_or(RequestId(NONE), |r| r.id);
    let level = |admin: bool| if admin { Level::OrgAdmin } else { Level::Member };
    match act {
        Access::Add { who, admin, last_day } => {
            let (level, last_day) = (level(*admin), *last_day);
            let picks =
                who.iter().map(|user| ChosenPerson { user: *user, level, last_day }).collect();
            Command::AddMembers { org, picks, message: None }
        }
        Access::Accept => Command::AcceptRequest { request: request(actor) },
        Access::Decline => Command::DeclineRequest { request: request(actor), reason: None },
        Access::Withdraw { who } => {
            Command::WithdrawRequests { org, requests: vec![request(*who)] }
        }
        Access::Renew { who } => Command::RenewRequests { org, requests: vec![request(*who)] },
        Access::Level { who, admin } => Command::ChangeLevel {
            org,
            members: vec![member(*who)],
            from: level(!admin),
            to: level(*admin),
        },
        Access::LastDay { who, last_day } => {
            let id = member(*who);
            let seen = facts.memberships.get(&id).and_then(|m| m.last_day);
            Command::ChangeLastDay { org, members: vec![(id, seen)], to: *last_day }
        }
        Access::Remove { who } => {
            let level = |id| facts.memberships.get(&id).map_or(Level::Member, |m| m.level);
            let members = who.iter().map(|who| (member(*who), level(member(*who)))).collect();
            Command::RemoveMembers { org, members }
        }
        Access::Leave => Command::Leave { org },
    }
}

pub(super) fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn of_people(
    (model, facts): (&Model, &Facts),
    (actor, act): (UserId, &People),
    code: &str,
) -> Command {
    match act {
        People::Invite { email: to, role, added } => {
            let how = if *added { JoinedBy::Added } else { JoinedBy::Invitation };
            Command::InviteUser { email: email(to), full_name: None, role: *role, how }
        }
        People::SendAgain { who } => Command::SendAgain { user: *who },
        People::Uninvite { who } => Command::WithdrawInvitation { user: *who },
        People::Role { who, from, to } => Command::ChangeRole { user: *who, from: *from, to: *to },
        People::Name { name } => Command::EditProfile {
            from: facts.users[&actor].full_name.clone(),
            full_name: name.as_deref().and_then(|name| Name::new(name).ok()),
        },
        People::Manager { who, on } => Command::SetManager { user: *who, manager: *on },
        People::Block { who, on } => Command::SetBlocked { user: *who, blocked: *on },
        People::Remove { who, successor } => {
            let orgs = model.orgs.keys();
            let successors = successor.iter().flat_map(|one| orgs.clone().map(|org| (*org, *one)));
            Command::RemoveUser { user: *who, successors: successors.collect() }
        }
        // The right domain is typed only by somebody with the permission; a wrong one is refused to
        // all.
        People::Share { right } => {
            let typed = if *right { code.to_owned() } else { "iets anders".to_owned() };
            Command::MakeShared { typed }
        }
        People::NewAddress { email: new } => Command::AddAddress { email: email(new) },
        People::AddressCode { who, email: of } => {
            Command::AddressCode { user: *who, email: email(of) }
        }
        People::Verify { email: of, .. } => {
            Command::VerifyAddress { email: email(of), code: code.to_owned() }
        }
        People::Primary { email: of } => Command::MakePrimary { email: email(of) },
        People::DropAddress { email: of } => Command::RemoveAddress { email: email(of) },
        People::AddKey { who, key: of } => Command::AddKey { user: *who, key: Box::new(key(*of)) },
        People::WithdrawKey { key: of } => Command::WithdrawKey { key: live(facts, *of) },
        People::ConfirmKey { key: of } => Command::ConfirmKey { key: live(facts, *of) },
        People::KeyCode { key: of } => Command::KeyCode { key: live(facts, *of) },
    }
}

/// Returns the number of an active key.
pub(super) fn live(facts: &Facts, seed: u8) -> KeyId {
    facts.live_key(&key(seed).fingerprint()).map_or(KeyId(NONE), |key| key.id)
}

fn of_orgs(facts: &Facts, act: &Orgs) -> Command {
    let name = |text: &str| Name::new(text).unwrap();
    let was = |org: &OrgId| facts.orgs[org].profile();
    match act {
        Orgs::Create { name, number } => {
            let profile = profile(name, number.as_deref().unwrap_or(""));
            Command::CreateOrganisation { profile: Box::new(profile) }
        }
        Orgs::Rename { org, name: to, stale } => {
            let (mut from, mut into) = (was(org), was(org));
            if *stale {
                from.website = Name::new("https://oud.example").ok();
            }
            into.name = name(to);
            Command::EditOrganisation { org: *org, from: Box::new(from), to: Box::new(into) }
        }
        Orgs::Describe { org, text } => {
            let mut to = was(org);
            to.description = Message::new(text).ok();
            Command::EditOrganisation { org: *org, from: Box::new(was(org)), to: Box::new(to) }
        }
        Orgs::Offer { org, payment } => {
            let method = if *payment { Method::Payment } else { Method::Other };
            Command::OfferEvidence { org: *org, method, reference: name("ref 1") }
        }
        Orgs::Approve { org } => Command::Approve { org: *org, seen: offered(facts, *org) },
        Orgs::Reject { org } => {
            let seen = offered(facts, *org);
            Command::Reject { org: *org, seen, reason: Message::new("onleesbaar").unwrap() }
        }
        Orgs::Remove { org, right } => {
            let typed = if *right { facts.orgs[org].name.to_string() } else { "nee".to_owned() };
            Command::RemoveOrganisation { org: *org, typed }
        }
    }
}

fn of_partners((model, facts): (&Model, &Facts), actor: UserId, act: &Partners) -> Command {
    let request = |asker: UserId, asked: UserId| {
        let of = |r: &&toegang::domain::RelationRequest| {
            r.is_open() && (r.asker, r.asked) == (asker, asked)
        };
        facts.relation_requests.values().find(of).map_or(RelationRequestId(NONE), |r| r.id)
    };
    match act {
        Partners::Ask { who } => Command::AskRelation { user: *who, message: None },
        Partners::Accept { asker } => Command::AcceptRelation { request: request(*asker, actor) },
        Partners::Decline { asker } => {
            Command::DeclineRelation { request: request(*asker, actor), reason: None }
        }
        Partners::Withdraw { asker, asked } => {
            Command::WithdrawRelation { request: request(*asker, *asked) }
        }
        Partners::End { other } => {
            let found = facts.partnership(model.people[&actor].env, *other);
            let partnership = found.map_or(PartnershipId(NONE), |p| p.id);
            let (ends, withdrawn) = facts.across(partnership, model.now);
            Command::EndPartnership { partnership, ends, withdrawn }
        }
    }
}
