//! Random acts for the model, and their conversion into commands of the program.

use proptest::prelude::*;
use toegang::domain::{
    AccessBy, ChosenAccess, ChosenMembers, ChosenOrganisation, ChosenPerson, Command, Day, Email,
    EnvId, Facts, JoinedBy, KeyId, Level, MemberValue, MembershipId, Message, Method, Name, OrgId,
    PartnershipId, PlatformRole, RelationRequestId, RequestId, UndoTarget, UserId,
};

use super::state::{Model, Person};
use crate::support::{key, offered_evidence, profile, set_blocked, set_manager, set_role};

/// A number that no row has.
const MISSING_ID: i64 = 4_242_424;

#[derive(Clone, Debug)]
pub(super) enum AccessAct {
    Add { who: Vec<UserId>, admin: bool, last_day: Option<Day> },
    Give { who: Vec<UserId>, orgs: Vec<OrgId>, admin: bool, last_day: Option<Day> },
    Accept,
    Decline,
    Withdraw { who: UserId },
    Renew { who: UserId },
    ChangeLevel { who: UserId, admin: bool },
    ChangeLastDay { who: UserId, others: Vec<OrgId>, last_day: Option<Day> },
    Pause { who: UserId, until: Option<Day> },
    Remove { who: Vec<UserId> },
    End { who: UserId, orgs: Vec<OrgId> },
    Leave,
}

#[derive(Clone, Debug)]
pub(super) enum PeopleAct {
    Invite { email: String, role: PlatformRole, added: bool },
    SendAgain { who: UserId },
    Uninvite { who: UserId },
    ChangeRole { who: UserId, from: PlatformRole, to: PlatformRole },
    SetManager { who: UserId, on: bool },
    SetBlocked { who: Vec<UserId>, on: bool },
    Rename { name: Option<String> },
    Remove { who: UserId, successor: Option<UserId> },
    ShareDomain { correct: bool },
    AddAddress { email: String },
    AddressCode { who: UserId, email: String },
    VerifyAddress { email: String, correct: bool },
    MakePrimary { email: String },
    RemoveAddress { email: String },
    AddKey { who: UserId, key: u8 },
    WithdrawKey { key: u8 },
    ConfirmKey { key: u8 },
    KeyCode { key: u8 },
}

#[derive(Clone, Debug)]
pub(super) enum OrgAct {
    Create { name: String, number: Option<String> },
    Rename { org: OrgId, name: String, stale: bool },
    Describe { org: OrgId, text: String },
    OfferEvidence { org: OrgId, payment: bool },
    Approve { org: OrgId },
    Reject { org: OrgId },
    Remove { org: OrgId, correct: bool },
}

#[derive(Clone, Debug)]
pub(super) enum PartnerAct {
    Ask { who: UserId },
    Accept { asker: UserId },
    Decline { asker: UserId },
    Withdraw { asker: UserId, asked: UserId },
    End { other: EnvId },
}

#[derive(Clone, Debug)]
pub(super) enum Act {
    Access(OrgId, AccessAct),
    People(PeopleAct),
    Orgs(OrgAct),
    Partners(PartnerAct),
    Undo(UndoTarget),
    /// Undoes an operation of any user, chosen by this number.
    UndoOperation(usize),
    Register {
        email: String,
        name: Option<String>,
    },
    Activate {
        email: String,
        correct: bool,
    },
    /// Signs in with an unconfirmed key and a code.
    UseKey {
        key: u8,
        correct: bool,
    },
    AdvanceDays(i32),
    CatchUp,
}

/// A random draw: the kind of act, the actor, and numbers that select rows of the current state.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    kind: usize,
    actor: usize,
    first: usize,
    second: usize,
    indices: Vec<usize>,
    coin: bool,
    prefer_effective: bool,
    day_offset: Option<i32>,
}

/// Weights of the kinds of acts, in the order of [`Draw::to_act`].
const KIND_WEIGHTS: &[u32] = &[
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

/// Names that users choose. Some look like an address or like words of the program.
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

pub(super) fn any_draw() -> impl Strategy<Value = Draw> {
    let kinds = KIND_WEIGHTS.iter().enumerate().map(|(kind, weight)| (*weight, Just(kind).boxed()));
    let kind = prop::strategy::Union::new_weighted(kinds.collect());
    // Draw Piet and Anna most often, because they have the most permissions.
    let actor = prop_oneof![5 => Just(0_usize), 3 => Just(5), 1 => Just(2), 1 => Just(10), 3 => 0_usize..16];
    // Draw days around today most often, to find off-by-one mistakes.
    let day = prop_oneof![Just(-1_i32), Just(0), Just(1), 0_i32..60];
    let day = prop::option::weighted(0.4, day);
    let few = prop::collection::vec(0_usize..16, 0..4);
    let often = prop::bool::weighted(0.85);
    (kind, actor, 0_usize..16, 0_usize..16, few, any::<bool>(), often, day).prop_map(
        |(kind, actor, first, second, indices, coin, prefer_effective, day_offset)| Draw {
            kind,
            actor,
            first,
            second,
            indices,
            coin,
            prefer_effective,
            day_offset,
        },
    )
}

fn nth_cyclic<'a, T: Copy + 'a>(mut all: impl ExactSizeIterator<Item = &'a T>, at: usize) -> T {
    let count = all.len();
    *all.nth(at % count).unwrap()
}

impl Draw {
    /// Draws the actor, usually a user with the permission for the act.
    pub(super) fn draw_actor(&self, model: &Model) -> UserId {
        let env_admins = |who: &UserId| model.is_env_admin(*who, model.people[who].env);
        let could: Vec<UserId> = match self.kind {
            0 | 3..=7 => {
                model.members.iter().filter(|(_, m)| m.admin).map(|((_, w), _)| *w).collect()
            }
            1 | 2 => model.requests.keys().map(|(_, to)| *to).collect(),
            // Usually pick a partner's user, whose consent ends with the membership.
            8 => {
                let partner =
                    |(org, who): &&(OrgId, UserId)| model.people[who].env != model.orgs[org].env;
                model.members.keys().filter(partner).map(|(_, who)| *who).collect()
            }
            // Pick the owner of the key, or the user who added it and has no permission.
            42 | 43 => {
                let waits = model.keys.values().filter(|key| !key.confirmed);
                waits.flat_map(|key| [key.owner, key.added_by]).collect()
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
            30 | 31 => model.relation_requests.iter().map(|(_, to)| *to).collect(),
            _ => Vec::new(),
        };
        let active = |who: &UserId| model.is_active(*who);
        let all = || model.people.keys().copied();
        self.pick_likely(could.into_iter().filter(active), self.actor)
            .or_else(|| self.pick_likely(all().filter(active), self.actor))
            .unwrap_or_else(|| nth_cyclic(model.people.keys(), self.actor))
    }

    /// Picks from the choices, usually one that has an effect.
    fn pick_likely<T>(&self, of: impl Iterator<Item = T>, at: usize) -> Option<T> {
        let mut of: Vec<T> = of.collect();
        (self.prefer_effective && !of.is_empty()).then(|| of.swap_remove(at % of.len()))
    }

    /// Converts the draw into an act on the current state of the model.
    pub(super) fn to_act(&self, model: &Model) -> Act {
        match self.kind {
            0..=8 => self.draw_access(model),
            9..=21 => Act::People(self.draw_people(model)),
            22..=28 => Act::Orgs(self.draw_org(model)),
            29..=33 => Act::Partners(self.draw_partner(model)),
            34 if self.coin => Act::UndoOperation(self.first * 16 + self.second),
            34 => Act::Undo(UndoTarget::Last),
            35 => Act::Undo(UndoTarget::LastUndone),
            36 => {
                let name = ["Nieuwland", "Grote groep", "nieuw.nl"][self.first % 3].to_owned();
                Act::Register { email: self.draw_email(), name: Some(name).filter(|_| self.coin) }
            }
            37 => {
                let coded = model.people.values().filter(|one| one.code.is_some());
                let email = self.pick_likely(coded.map(|one| one.email.clone()), self.first);
                let correct = self.coin || self.first > 2;
                Act::Activate { email: email.unwrap_or_else(|| self.draw_email()), correct }
            }
            38 => Act::AdvanceDays(i32::try_from(self.first).unwrap() + 1),
            39 => Act::CatchUp,
            44 => Act::UseKey { key: self.draw_key(model), correct: self.coin || self.first > 2 },
            _ => Act::People(self.draw_key_act(model)),
        }
    }

    /// Draws the seed of a key, usually of an unconfirmed key.
    fn draw_key(&self, model: &Model) -> u8 {
        let waits = |seed: &u8| {
            let found = model.keys.get(&key(*seed).fingerprint().to_string());
            found.is_some_and(|found| !found.confirmed)
        };
        self.pick_likely((0..4).filter(waits), self.second)
            .unwrap_or(u8::try_from(self.second % 4).unwrap())
    }

    /// Draws an act on one of a few keys, of the actor or a colleague.
    fn draw_key_act(&self, model: &Model) -> PeopleAct {
        let actor = self.draw_actor(model);
        let key = u8::try_from(self.second % 4).unwrap();
        match self.kind {
            41 => return PeopleAct::WithdrawKey { key },
            42 => return PeopleAct::ConfirmKey { key: self.draw_key(model) },
            43 => return PeopleAct::KeyCode { key: self.draw_key(model) },
            _ => {}
        }
        let env = model.people[&actor].env;
        let of = model.people.iter().filter(|(_, one)| one.env == env).map(|(who, _)| *who);
        let who = self.pick_likely(of, self.first);
        let who = who.unwrap_or_else(|| nth_cyclic(model.people.keys(), self.first));
        PeopleAct::AddKey { who: if self.coin { actor } else { who }, key }
    }

    fn draw_email(&self) -> String {
        EMAILS[self.second % EMAILS.len()].to_owned()
    }

    fn role_at(at: usize) -> PlatformRole {
        [PlatformRole::Basic, PlatformRole::Advanced, PlatformRole::EnvAdmin][at % 3]
    }

    fn draw_access(&self, model: &Model) -> Act {
        let actor = self.draw_actor(model);
        let mine = model.orgs.keys().copied().filter(|org| {
            model.is_admin(*org, actor) && model.orgs[org].stage == super::state::Stage::Active
        });
        let org = self.pick_likely(mine, self.second);
        let org = org.unwrap_or_else(|| nth_cyclic(model.orgs.keys(), self.second));
        let left = model.members.keys().filter(|(_, who)| *who == actor).map(|(org, _)| *org);
        let left = self.pick_likely(left, self.first).unwrap_or(org);
        let any = |at: usize| nth_cyclic(model.people.keys(), at);
        let to_me = model.requests.keys().filter(|(_, to)| *to == actor).map(|(org, _)| *org);
        let to_me = self.pick_likely(to_me, self.first).unwrap_or(org);
        let member = |at: usize| {
            let rows = model.members.keys().filter(|(of, _)| *of == org);
            self.pick_likely(rows.map(|(_, who)| *who), at).unwrap_or_else(|| any(at))
        };
        let asked = || {
            let rows = model.requests.keys().filter(|(of, _)| *of == org);
            self.pick_likely(rows.map(|(_, who)| *who), self.first)
                .unwrap_or_else(|| any(self.first))
        };
        let last_day = self.day_offset.map(|day| model.now.today.plus_days(day));
        let (who, admin) = (member(self.first), self.coin);
        match self.kind {
            0 if self.second % 4 == 3 => {
                let orgs = self.indices.iter().map(|at| nth_cyclic(model.orgs.keys(), *at));
                let several = self.indices.iter().filter(|_| self.coin).map(|at| any(*at));
                let who = std::iter::once(any(self.first)).chain(several).collect();
                let orgs = orgs.collect();
                Act::Access(org, AccessAct::Give { who, orgs, admin, last_day })
            }
            0 => {
                let who = self.indices.iter().map(|at| any(*at)).collect();
                Act::Access(org, AccessAct::Add { who, admin, last_day })
            }
            1 => Act::Access(to_me, AccessAct::Accept),
            2 => Act::Access(to_me, AccessAct::Decline),
            3 => Act::Access(org, AccessAct::Withdraw { who: asked() }),
            4 => Act::Access(org, AccessAct::Renew { who: asked() }),
            5 => Act::Access(org, AccessAct::ChangeLevel { who, admin }),
            6 if self.coin => Act::Access(org, AccessAct::Pause { who, until: last_day }),
            6 => {
                // Half of them in several organisations.
                let others = self.indices.iter().filter(|_| self.second % 2 == 1);
                let others = others.map(|at| nth_cyclic(model.orgs.keys(), *at)).collect();
                Act::Access(org, AccessAct::ChangeLastDay { who, others, last_day })
            }
            7 if self.second % 2 == 1 => {
                let orgs = model.members.keys().chain(model.requests.keys());
                let orgs = orgs.filter(|(_, one)| *one == who).map(|(org, _)| *org);
                let others = self.indices.iter().map(|at| nth_cyclic(model.orgs.keys(), *at));
                let orgs = orgs.chain(others.filter(|_| self.coin)).collect();
                Act::Access(org, AccessAct::End { who, orgs })
            }
            7 => {
                let who = self.indices.iter().map(|at| member(*at)).collect();
                Act::Access(org, AccessAct::Remove { who })
            }
            _ => Act::Access(left, AccessAct::Leave),
        }
    }

    fn draw_people(&self, model: &Model) -> PeopleAct {
        use toegang::domain::UserStatus::{Blocked, Invited};
        let is_blocked: fn(&Person) -> bool = |one| one.status == Blocked;
        let actor = self.draw_actor(model);
        let env = model.people[&actor].env;
        let own = |fits: fn(&Person) -> bool| {
            let of = model.people.iter().filter(|(_, one)| one.env == env && fits(one));
            self.pick_likely(of.map(|(who, _)| *who), self.first)
                .unwrap_or_else(|| nth_cyclic(model.people.keys(), self.first))
        };
        let extra = || {
            let mine = model.people[&actor].extra.keys().cloned();
            self.pick_likely(mine, self.second).unwrap_or_else(|| self.draw_email())
        };
        match self.kind {
            9 => {
                let (email, role) = (self.draw_email(), Self::role_at(self.first));
                PeopleAct::Invite { email, role, added: self.coin }
            }
            10 => PeopleAct::SendAgain { who: own(|one| one.status == Invited) },
            11 if self.coin => {
                PeopleAct::Rename { name: NAMES[self.first % NAMES.len()].map(str::to_owned) }
            }
            11 => PeopleAct::Uninvite { who: own(|one| one.status == Invited) },
            12 => {
                let who = own(|_| true);
                let from = model.people[&who].role;
                let from = if self.prefer_effective { from } else { Self::role_at(self.first) };
                PeopleAct::ChangeRole { who, from, to: Self::role_at(self.second) }
            }
            13 => PeopleAct::SetManager { who: own(|_| true), on: self.coin },
            14 => {
                let fits: fn(&Person) -> bool =
                    if self.coin { Person::is_active } else { is_blocked };
                let several = self.indices.iter().filter(|_| self.second % 4 == 3);
                let several = several.map(|at| nth_cyclic(model.people.keys(), *at));
                let who = std::iter::once(own(fits)).chain(several).collect();
                PeopleAct::SetBlocked { who, on: self.coin }
            }
            15 => {
                let successor = self.coin.then(|| {
                    let of = model.people.iter().filter(|(_, one)| one.env == env);
                    self.pick_likely(of.map(|(who, _)| *who), self.second)
                        .unwrap_or_else(|| nth_cyclic(model.people.keys(), self.second))
                });
                PeopleAct::Remove { who: own(|_| true), successor }
            }
            16 => PeopleAct::ShareDomain { correct: self.coin },
            17 => {
                let domain = super::people::domain_of(&model.people[&actor].email);
                // Draw addresses of future and existing colleagues as often as new ones.
                let alias = ["alias0", "alias1", "eva", "piet.extra"][self.first % 4];
                let alias = format!("{alias}@{domain}");
                PeopleAct::AddAddress {
                    email: if self.prefer_effective { alias } else { self.draw_email() },
                }
            }
            18 => {
                let who = own(|one| !one.extra.is_empty());
                let of = model.people[&who].extra.keys().cloned();
                let email = self.pick_likely(of, self.second).unwrap_or_else(|| self.draw_email());
                PeopleAct::AddressCode { who, email }
            }
            19 => PeopleAct::VerifyAddress { email: extra(), correct: self.coin || self.first > 2 },
            20 => PeopleAct::MakePrimary { email: extra() },
            _ => PeopleAct::RemoveAddress { email: extra() },
        }
    }

    fn draw_org(&self, model: &Model) -> OrgAct {
        let actor = self.draw_actor(model);
        let of = |fits: &dyn Fn(&OrgId) -> bool| {
            let fitting = model.orgs.keys().copied().filter(|org| fits(org));
            self.pick_likely(fitting, self.second)
                .unwrap_or_else(|| nth_cyclic(model.orgs.keys(), self.second))
        };
        let mine = |org: &OrgId| model.is_admin(*org, actor);
        let reviewed = |org: &OrgId| model.orgs[org].stage == super::state::Stage::UnderReview;
        let made = |org: &OrgId| {
            model.orgs[org].creator == actor
                && model.orgs[org].stage == super::state::Stage::NotActive
        };
        match self.kind {
            22 => {
                let name = ["Alfa B.V.", "Beta B.V."][self.first % 2].to_owned();
                let number = ["12345678", "27345678", "87654321"][self.second % 3].to_owned();
                OrgAct::Create { name, number: Some(number).filter(|_| self.first > 3) }
            }
            23 => {
                let name = ["Alfa B.V.", "Gamma B.V."][self.first % 2].to_owned();
                OrgAct::Rename { org: of(&mine), name, stale: self.first == 0 }
            }
            24 => OrgAct::Describe { org: of(&mine), text: format!("Soort {}", self.first % 2) },
            25 => {
                let org = of(&made);
                let fits = model.orgs[&org].number.is_some();
                OrgAct::OfferEvidence { org, payment: fits == (self.first > 1) }
            }
            26 => OrgAct::Approve { org: of(&reviewed) },
            27 => OrgAct::Reject { org: of(&reviewed) },
            _ => OrgAct::Remove { org: of(&mine), correct: self.coin },
        }
    }

    fn draw_partner(&self, model: &Model) -> PartnerAct {
        let actor = self.draw_actor(model);
        let env = model.people[&actor].env;
        let any = |at: usize| nth_cyclic(model.people.keys(), at);
        let asker = || {
            let to_me = model
                .relation_requests
                .iter()
                .filter(|(_, to)| *to == actor)
                .map(|(from, _)| *from);
            self.pick_likely(to_me, self.first).unwrap_or_else(|| any(self.first))
        };
        match self.kind {
            29 => {
                let managers = model.people.iter().filter(|(_, one)| one.manager && one.env != env);
                let who = self.pick_likely(managers.map(|(who, _)| *who), self.first);
                PartnerAct::Ask { who: who.unwrap_or_else(|| any(self.first)) }
            }
            30 => PartnerAct::Accept { asker: asker() },
            31 => PartnerAct::Decline { asker: asker() },
            32 => {
                let sent = self.pick_likely(model.relation_requests.iter().copied(), self.first);
                let (from, to) = sent.unwrap_or_else(|| (any(self.first), any(self.second)));
                PartnerAct::Withdraw { asker: from, asked: to }
            }
            _ => {
                let linked =
                    model.envs.keys().copied().filter(|other| model.are_partners(env, *other));
                let other = self.pick_likely(linked, self.first);
                PartnerAct::End {
                    other: other.unwrap_or_else(|| nth_cyclic(model.envs.keys(), self.first)),
                }
            }
        }
    }
}

/// Returns the command of an act, with the current ids of its rows; `None` if the act is not a
/// command.
pub(super) fn to_command(
    (model, facts): (&Model, &Facts),
    actor: UserId,
    act: &Act,
    code: &str,
) -> Option<Command> {
    Some(match act {
        Act::Access(org, act) => access_command(facts, actor, *org, act),
        Act::People(act) => people_command((model, facts), (actor, act), code),
        Act::Orgs(act) => org_command(facts, act),
        Act::Partners(act) => partner_command((model, facts), actor, act),
        // Confirm at once, because undo may warn that it withdraws the user's own key.
        Act::Undo(which) => Command::Undo { which: *which }.confirmed(),
        Act::UndoOperation(_)
        | Act::Register { .. }
        | Act::Activate { .. }
        | Act::UseKey { .. }
        | Act::AdvanceDays(_)
        | Act::CatchUp => return None,
    })
}

fn access_command(facts: &Facts, actor: UserId, org: OrgId, act: &AccessAct) -> Command {
    let none = MembershipId(MISSING_ID);
    let member = |who: UserId| facts.membership(org, who).map_or(none, |m| m.id);
    let request =
        |who: UserId| facts.open_request(org, who).map_or(RequestId(MISSING_ID), |r| r.id);
    let level = |admin: bool| if admin { Level::OrgAdmin } else { Level::Member };
    match act {
        AccessAct::Add { who, admin, last_day } => {
            let (level, last_day) = (level(*admin), *last_day);
            let picks =
                who.iter().map(|user| ChosenPerson { user: *user, level, last_day }).collect();
            Command::AddMembers { org, picks, message: None }
        }
        AccessAct::Give { who, orgs, admin, last_day } => {
            let (level, last_day) = (level(*admin), *last_day);
            let pick = |org: &OrgId| ChosenOrganisation { org: *org, level, last_day };
            let picks = orgs.iter().map(pick).collect();
            Command::GiveAccess { users: who.clone(), picks, message: None }
        }
        AccessAct::Accept => Command::AcceptRequest { request: request(actor) },
        AccessAct::Decline => Command::DeclineRequest { request: request(actor), reason: None },
        AccessAct::Withdraw { who } => {
            Command::WithdrawRequests { org, requests: vec![request(*who)] }
        }
        AccessAct::Renew { who } => Command::RenewRequests { org, requests: vec![request(*who)] },
        AccessAct::ChangeLevel { who, admin } => {
            crate::support::change_level(org, vec![member(*who)], level(!admin), level(*admin))
        }
        AccessAct::ChangeLastDay { who, others, last_day } => {
            let in_org = |org: OrgId| {
                let row = facts.membership(org, *who);
                let seen = MemberValue::LastDay(row.and_then(|row| row.last_day));
                ChosenMembers { org, members: vec![(row.map_or(none, |row| row.id), seen)] }
            };
            let of_orgs = std::iter::once(org).chain(others.iter().copied()).map(in_org).collect();
            Command::ChangeMembers { of_orgs, to: MemberValue::LastDay(*last_day) }
        }
        AccessAct::Pause { who, until } => {
            let id = member(*who);
            let seen = facts.memberships.get(&id).and_then(|m| m.paused_until);
            crate::support::pause(org, vec![(id, seen)], *until)
        }
        AccessAct::Remove { who } => {
            let level = |id| facts.memberships.get(&id).map_or(Level::Member, |m| m.level);
            let members = who.iter().map(|who| (member(*who), level(member(*who)))).collect();
            Command::RemoveMembers { org, members }
        }
        AccessAct::End { who, orgs } => {
            let chosen = |org: &OrgId| {
                let row = facts.membership(*org, *who);
                let asked = facts.open_request(*org, *who);
                let (by, level) = if let (None, Some(row)) = (row, asked) {
                    (AccessBy::Asked(row.id), row.level)
                } else {
                    let id = row.map_or(none, |row| row.id);
                    (AccessBy::Member(id), row.map_or(Level::Member, |row| row.level))
                };
                ChosenAccess { org: *org, by, level }
            };
            Command::EndAccess { access: orgs.iter().map(chosen).collect() }
        }
        AccessAct::Leave => Command::Leave { org },
    }
}

pub(super) fn parse_email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn people_command(
    (model, facts): (&Model, &Facts),
    (actor, act): (UserId, &PeopleAct),
    code: &str,
) -> Command {
    match act {
        PeopleAct::Invite { email: to, role, added } => {
            let how = if *added { JoinedBy::Added } else { JoinedBy::Invitation };
            Command::InviteUser { email: parse_email(to), full_name: None, role: *role, how }
        }
        PeopleAct::SendAgain { who } => Command::SendAgain { user: *who },
        PeopleAct::Uninvite { who } => Command::WithdrawInvitation { user: *who },
        PeopleAct::ChangeRole { who, from, to } => set_role(*who, *from, *to),
        PeopleAct::Rename { name } => Command::EditProfile {
            from: facts.users[&actor].full_name.clone(),
            full_name: name.as_deref().and_then(|name| Name::new(name).ok()),
        },
        PeopleAct::SetManager { who, on } => set_manager(*who, *on),
        PeopleAct::SetBlocked { who, on } => set_blocked(who.iter().copied(), *on),
        PeopleAct::Remove { who, successor } => {
            let orgs = model.orgs.keys();
            let successors = successor.iter().flat_map(|one| orgs.clone().map(|org| (*org, *one)));
            Command::RemoveUser { user: *who, successors: successors.collect() }
        }
        // Only a user with the permission knows the right domain; a wrong domain is refused to
        // everyone.
        PeopleAct::ShareDomain { correct } => {
            let typed = if *correct { code.to_owned() } else { "iets anders".to_owned() };
            Command::MakeShared { typed }
        }
        PeopleAct::AddAddress { email: new } => Command::AddAddress { email: parse_email(new) },
        PeopleAct::AddressCode { who, email: of } => {
            Command::AddressCode { user: *who, email: parse_email(of) }
        }
        PeopleAct::VerifyAddress { email: of, .. } => {
            Command::VerifyAddress { email: parse_email(of), code: code.to_owned() }
        }
        PeopleAct::MakePrimary { email: of } => Command::MakePrimary { email: parse_email(of) },
        PeopleAct::RemoveAddress { email: of } => Command::RemoveAddress { email: parse_email(of) },
        PeopleAct::AddKey { who, key: of } => {
            Command::AddKey { user: *who, key: Box::new(key(*of)) }
        }
        PeopleAct::WithdrawKey { key: of } => Command::WithdrawKey { key: live_key_id(facts, *of) },
        PeopleAct::ConfirmKey { key: of } => Command::ConfirmKey { key: live_key_id(facts, *of) },
        PeopleAct::KeyCode { key: of } => Command::KeyCode { key: live_key_id(facts, *of) },
    }
}

/// Returns the number of an active key.
pub(super) fn live_key_id(facts: &Facts, seed: u8) -> KeyId {
    facts.live_key(&key(seed).fingerprint()).map_or(KeyId(MISSING_ID), |key| key.id)
}

fn org_command(facts: &Facts, act: &OrgAct) -> Command {
    let name = |text: &str| Name::new(text).unwrap();
    let was = |org: &OrgId| facts.orgs[org].profile();
    match act {
        OrgAct::Create { name, number } => {
            let profile = profile(name, number.as_deref().unwrap_or(""));
            Command::CreateOrganisation { profile: Box::new(profile), register: None }
        }
        OrgAct::Rename { org, name: to, stale } => {
            let (mut from, mut into) = (was(org), was(org));
            if *stale {
                from.website = Name::new("https://oud.example").ok();
            }
            into.name = name(to);
            Command::EditOrganisation {
                org: *org,
                from: Box::new(from),
                to: Box::new(into),
                register: None,
            }
        }
        OrgAct::Describe { org, text } => {
            let mut to = was(org);
            to.description = Message::new(text).ok();
            Command::EditOrganisation {
                org: *org,
                from: Box::new(was(org)),
                to: Box::new(to),
                register: None,
            }
        }
        OrgAct::OfferEvidence { org, payment } => {
            let method = if *payment { Method::Payment } else { Method::Other };
            Command::OfferEvidence { org: *org, method, reference: name("ref 1") }
        }
        OrgAct::Approve { org } => {
            Command::Approve { org: *org, seen: offered_evidence(facts, *org) }
        }
        OrgAct::Reject { org } => {
            let seen = offered_evidence(facts, *org);
            Command::Reject { org: *org, seen, reason: Message::new("onleesbaar").unwrap() }
        }
        OrgAct::Remove { org, correct } => {
            let typed = if *correct { facts.orgs[org].name.to_string() } else { "nee".to_owned() };
            Command::RemoveOrganisation { org: *org, typed }
        }
    }
}

fn partner_command((model, facts): (&Model, &Facts), actor: UserId, act: &PartnerAct) -> Command {
    let request = |asker: UserId, asked: UserId| {
        let of = |r: &&toegang::domain::RelationRequest| {
            r.is_open() && (r.asker, r.asked) == (asker, asked)
        };
        facts.relation_requests.values().find(of).map_or(RelationRequestId(MISSING_ID), |r| r.id)
    };
    match act {
        PartnerAct::Ask { who } => Command::AskRelation { user: *who, message: None },
        PartnerAct::Accept { asker } => Command::AcceptRelation { request: request(*asker, actor) },
        PartnerAct::Decline { asker } => {
            Command::DeclineRelation { request: request(*asker, actor), reason: None }
        }
        PartnerAct::Withdraw { asker, asked } => {
            Command::WithdrawRelation { request: request(*asker, *asked) }
        }
        PartnerAct::End { other } => {
            let found = facts.partnership(model.people[&actor].env, *other);
            let partnership = found.map_or(PartnershipId(MISSING_ID), |p| p.id);
            let (ends, withdrawn) = facts.through_partnership(partnership, model.now);
            Command::EndPartnership { partnership, ends, withdrawn }
        }
    }
}
