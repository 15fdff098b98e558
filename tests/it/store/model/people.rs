//! Model of users, their addresses and their environment.

use toegang::domain::{
    CODE_TERM, EnvId, OrgId,
    PlatformRole::{Basic, EnvAdmin},
    UserId,
    UserStatus::{Active, Blocked, Invited, Removed},
};

use super::{
    Told,
    acts::People,
    state::{Env, Key, Member, Model, Person, Stage},
};
use crate::support::key;

pub(super) fn domain(email: &str) -> &str {
    email.split_once('@').unwrap().1
}

impl Model {
    /// Returns the owner of an address: their primary one, or an extra one that they verified.
    pub(super) fn uses(&self, email: &str) -> Option<UserId> {
        let verified = |one: &Person| one.extra.get(email).is_some_and(|(verified, _)| *verified);
        let of = |one: &Person| one.first == email || verified(one);
        let mut here = self.people.iter().filter(|(_, one)| one.status != Removed);
        here.find(|(_, one)| of(one)).map(|(who, _)| *who)
    }

    /// Returns whether the address looks like one in use at the same domain. Of the characters
    /// drawn, only the Cyrillic р looks like another.
    fn is_disguised(&self, email: &str) -> bool {
        let plain = |email: &str| email.replace('р', "p");
        let here = self.people.values().filter(|one| one.status != Removed);
        let mut owned = here.flat_map(|one| {
            let verified = one.extra.iter().filter(|(_, (verified, _))| *verified);
            verified.map(|(email, _)| email).chain([&one.first])
        });
        owned.any(|other| other != email && plain(other) == plain(email))
    }

    /// Returns whether the address is at the own domain of another environment.
    fn is_elsewhere(&self, email: &str, env: EnvId) -> bool {
        let of = |(id, e): (&EnvId, &Env)| *id != env && !e.shared && e.domain == domain(email);
        self.envs.iter().any(of)
    }

    /// Checks whether this user may claim the address.
    fn claims(&self, who: UserId, email: &str) -> Result<(), &'static str> {
        if self.is_elsewhere(email, self.people[&who].env) {
            return Err("elsewhere_domain");
        }
        match self.uses(email) {
            Some(owner) if owner != who => Err("email_in_use"),
            _ => Ok(()),
        }
    }

    fn is_shared(&self, domain: &str) -> bool {
        domain == "gmail.com" || self.envs.values().any(|env| env.shared && env.domain == domain)
    }

    pub(super) fn administers_env(&self, who: UserId, env: EnvId) -> Result<(), &'static str> {
        match (self.env_admin(who, env), self.people[&who].env == env) {
            (true, _) => Ok(()),
            (false, true) => Err("not_env_admin"),
            (false, false) => Err("other_environment"),
        }
    }

    fn own_user(&self, actor: UserId, who: UserId) -> Result<Person, &'static str> {
        let found = self.people[&who].clone();
        if found.env != self.people[&actor].env {
            return Err("no_such_user");
        }
        if found.status == Removed {
            let knows = self.env_admin(actor, found.env);
            return Err(if knows { "user_gone" } else { "no_such_user" });
        }
        self.administers_env(actor, found.env)?;
        Ok(found)
    }

    /// The last administrator (*Beheerder*) of an environment must stay.
    fn spared(&self, who: UserId) -> Result<(), &'static str> {
        let env = self.people[&who].env;
        let mut others = self.people.keys().filter(|other| **other != who);
        let other = others.any(|other| self.env_admin(*other, env));
        if self.env_admin(who, env) && !other { Err("last_env_admin") } else { Ok(()) }
    }

    fn one(&mut self, who: UserId) -> &mut Person {
        self.people.get_mut(&who).unwrap()
    }

    /// Carries out a command on people; `fresh` is the user that it created.
    pub(super) fn people(&mut self, actor: UserId, act: &People, fresh: Option<UserId>) -> Told {
        match act {
            People::Invite { email, role, added } => {
                let env = self.people[&actor].env;
                self.administers_env(actor, env)?;
                let owner = self.uses(email);
                if owner.is_some_and(|owner| self.people[&owner].env == env) {
                    return Err("email_in_use");
                }
                if self.is_elsewhere(email, env) {
                    return Err("elsewhere_domain");
                }
                if !added && self.is_shared(domain(email)) {
                    return Err("shared_domain");
                }
                if owner.is_some() {
                    return Err("email_in_use");
                }
                if self.is_disguised(email) {
                    return Err("address_looks_like");
                }
                let code = Some(self.now.at.plus_days(CODE_TERM));
                self.come(fresh, (email, env), |one| Person {
                    role: *role,
                    status: Invited,
                    code,
                    ..one
                });
                Ok(vec!["invited"])
            }
            People::SendAgain { who } => {
                if self.own_user(actor, *who)?.status != Invited {
                    return Err("wrong_status");
                }
                self.one(*who).code = Some(self.now.at.plus_days(CODE_TERM));
                Ok(vec!["coded"])
            }
            People::Uninvite { who } => {
                if self.own_user(actor, *who)?.status != Invited {
                    return Err("wrong_status");
                }
                self.everything_ends(*who);
                Ok(vec!["uninvited"])
            }
            People::Role { who, from, to } => {
                if self.own_user(actor, *who)?.role != *from {
                    return Err("changed");
                }
                if from == to {
                    return Err("same");
                }
                if *to != EnvAdmin {
                    self.spared(*who)?;
                }
                self.one(*who).role = *to;
                Ok(vec!["role"])
            }
            People::Manager { who, on } => {
                if self.own_user(actor, *who)?.manager == *on {
                    return Err("same");
                }
                self.one(*who).manager = *on;
                Ok(vec!["manager"])
            }
            People::Block { who, on } => {
                let (from, to) = if *on { (Active, Blocked) } else { (Blocked, Active) };
                if self.own_user(actor, *who)?.status != from {
                    return Err("wrong_status");
                }
                self.spared(*who)?;
                if *who == actor {
                    return Err("own_role");
                }
                self.one(*who).status = to;
                Ok(vec![if *on { "blocked_now" } else { "unblocked" }])
            }
            People::Name { name } => {
                let mine = &self.people[&actor];
                if mine.name == *name {
                    return Err("same");
                }
                if let Some(name) = name {
                    let colleague = |(who, one): (&UserId, &Person)| {
                        *who != actor && one.env == mine.env && one.status != Removed
                    };
                    let same = |one: &Person| one.name.as_ref() == Some(name);
                    if self.people.iter().any(|(who, one)| colleague((who, one)) && same(one)) {
                        return Err("looks_like");
                    }
                    let is_number = name.parse::<i64>().is_ok();
                    if name.contains('@')
                        || name.contains("(jij)")
                        || name == "Systeem"
                        || is_number
                    {
                        return Err("bad_name");
                    }
                }
                self.one(actor).name.clone_from(name);
                Ok(vec!["renamed"])
            }
            People::Remove { who, successor } => self.remove_user(actor, *who, *successor),
            People::Share { right } => {
                let env = self.people[&actor].env;
                self.administers_env(actor, env)?;
                if self.envs[&env].shared {
                    return Err("already_shared");
                }
                if !right {
                    return Err("not_typed");
                }
                self.envs.get_mut(&env).unwrap().shared = true;
                Ok(vec!["shared"])
            }
            People::AddKey { who, key } => self.add_key(actor, *who, *key),
            People::WithdrawKey { key } => self.withdraw_key(actor, *key),
            People::ConfirmKey { key } => self.confirm_key(actor, *key),
            People::KeyCode { key } => self.key_code(actor, *key),
            _ => self.addresses(actor, act),
        }
    }

    fn addresses(&mut self, actor: UserId, act: &People) -> Told {
        let mine = self.people[&actor].clone();
        match act {
            People::NewAddress { email } => {
                if self.uses(email) == Some(actor) {
                    return Err("email_in_use");
                }
                if mine.extra.contains_key(email) {
                    return Err("same");
                }
                if !self.envs[&mine.env].shared && domain(email) != domain(&mine.first) {
                    return Err("other_domain");
                }
                self.claims(actor, email)?;
                if self.is_disguised(email) {
                    return Err("address_looks_like");
                }
                self.one(actor).extra.insert(email.clone(), (false, None));
            }
            People::AddressCode { who, email } => {
                let found = self.own_user(actor, *who)?;
                let (verified, _) = found.extra.get(email).ok_or("no_such_address")?;
                if *verified {
                    return Err("same");
                }
                self.claims(*who, email)?;
                let until = self.now.at.plus_days(CODE_TERM);
                self.one(*who).extra.insert(email.clone(), (false, Some(until)));
                return Ok(vec!["coded"]);
            }
            People::Verify { email, right } => {
                let (_, until) = mine.extra.get(email).ok_or("no_such_address")?;
                if !right || until.is_none_or(|until| until <= self.now.at) {
                    return Err("bad_code");
                }
                self.claims(actor, email)?;
                self.one(actor).extra.insert(email.clone(), (true, None));
            }
            People::Primary { email } => {
                let (verified, _) = *mine.extra.get(email).ok_or("no_such_address")?;
                if !verified {
                    return Err("not_verified");
                }
                let one = self.one(actor);
                one.extra.remove(email);
                one.extra.insert(std::mem::replace(&mut one.first, email.clone()), (true, None));
            }
            People::DropAddress { email } => {
                self.one(actor).extra.remove(email).ok_or("no_such_address")?;
            }
            other => unreachable!("{other:?}"),
        }
        Ok(vec!["addresses"])
    }

    /// The user themselves, or an administrator of the environment.
    fn holder(&self, actor: UserId, who: UserId) -> Result<Person, &'static str> {
        if who == actor { Ok(self.people[&who].clone()) } else { self.own_user(actor, who) }
    }

    fn add_key(&mut self, actor: UserId, who: UserId, seed: u8) -> Told {
        let status = self.holder(actor, who)?.status;
        if !matches!(status, Invited | Active) {
            return Err("wrong_status");
        }
        let fingerprint = key(seed).fingerprint().to_string();
        match self.keys.get(&fingerprint) {
            Some(known) if known.of == who => return Err("same"),
            Some(_) => return Err("key_in_use"),
            None => {}
        }
        let confirmed = who == actor;
        self.keys.insert(fingerprint, Key { of: who, by: actor, confirmed, code: None });
        Ok(vec![if confirmed { "key_added" } else { "key_waits" }])
    }

    /// Returns a key that the actor may know of: their own, or as administrator of the environment.
    fn known_key(&self, actor: UserId, seed: u8) -> Result<(String, Key), &'static str> {
        let fingerprint = key(seed).fingerprint().to_string();
        let found = *self.keys.get(&fingerprint).ok_or("no_such_key")?;
        match self.holder(actor, found.of) {
            Err("not_env_admin" | "no_such_user" | "user_gone") => Err("no_such_key"),
            Err(why) => Err(why),
            Ok(_) => Ok((fingerprint, found)),
        }
    }

    fn confirm_key(&mut self, actor: UserId, seed: u8) -> Told {
        let (fingerprint, found) = self.known_key(actor, seed)?;
        if found.of != actor {
            return Err("not_key_owner");
        }
        if found.confirmed {
            return Err("same");
        }
        self.keys.insert(fingerprint, Key { confirmed: true, code: None, ..found });
        Ok(vec!["key_confirmed"])
    }

    /// By another administrator than the one who added the key, for a user without other access.
    fn key_code(&mut self, actor: UserId, seed: u8) -> Told {
        let (fingerprint, found) = self.known_key(actor, seed)?;
        if found.confirmed {
            return Err("same");
        }
        let owner = self.people[&found.of].clone();
        self.administers_env(actor, owner.env)?;
        if owner.status != Active {
            return Err("wrong_status");
        }
        if self.keys.values().any(|one| one.of == found.of && one.confirmed) || found.of == actor {
            return Err("key_opens");
        }
        if found.by == actor {
            return Err("own_key_code");
        }
        let code = Some(self.now.at.plus_days(CODE_TERM));
        self.keys.insert(fingerprint, Key { code, ..found });
        Ok(vec!["key_coded"])
    }

    /// Signs in with an unconfirmed key: with the activation code of a new user, else with the
    /// key's own.
    pub(super) fn use_key(&mut self, seed: u8, right: bool) -> Told {
        let fingerprint = key(seed).fingerprint().to_string();
        let found = *self.keys.get(&fingerprint).ok_or("no_such_key")?;
        if found.confirmed {
            return Err("same");
        }
        let confirmed = Key { confirmed: true, code: None, ..found };
        let owner = self.people[&found.of].clone();
        let did = match owner.status {
            Invited => self.activate(&owner.first, right)?,
            Active if !right => return Err("bad_code"),
            Active if found.code.ok_or("bad_code")? <= self.now.at => return Err("code_over"),
            Active => vec!["key_confirmed"],
            Blocked | Removed => return Err("actor_not_active"),
        };
        self.keys.insert(fingerprint, confirmed);
        Ok(did)
    }

    fn withdraw_key(&mut self, actor: UserId, seed: u8) -> Told {
        let (fingerprint, _) = self.known_key(actor, seed)?;
        self.keys.remove(&fingerprint);
        Ok(vec!["key_withdrawn"])
    }

    fn remove_user(&mut self, actor: UserId, who: UserId, successor: Option<UserId>) -> Told {
        if self.own_user(actor, who)?.status == Invited {
            self.everything_ends(who);
            return Ok(vec!["uninvited"]);
        }
        self.spared(who)?;
        if who == actor {
            return Err("own_role");
        }
        let orphans = self.orphans(who);
        if !orphans.is_empty() && successor.is_none() {
            return Err("needs_successor");
        }
        let mut told = Vec::new();
        for org in orphans {
            let next = successor.unwrap();
            let own = self.people[&next].env == self.orgs[&org].env;
            if !own || !self.is_active(next) || next == who {
                return Err("bad_successor");
            }
            self.enlist(org, next, Member { admin: true, last_day: None });
            told.push("succeeded");
        }
        self.everything_ends(who);
        told.push("user_removed");
        Ok(told)
    }

    /// Returns the active organisations that only this user manages.
    pub(super) fn orphans(&self, who: UserId) -> Vec<OrgId> {
        let env = self.people[&who].env;
        let holds = |(org, _): &(&OrgId, &super::state::Org)| {
            let row = self.members.get(&(**org, who));
            row.is_some_and(|m| m.admin && m.last_day.is_none()) && self.orgs[*org].env == env
        };
        let active = self.orgs.iter().filter(|(_, org)| org.stage == Stage::Active);
        let held = active.filter(holds).map(|(id, _)| *id);
        held.filter(|org| !self.held_without(*org, Some(who))).collect()
    }

    fn everything_ends(&mut self, who: UserId) {
        let of: Vec<OrgId> =
            self.members.keys().filter(|(_, one)| *one == who).map(|(org, _)| *org).collect();
        for org in of {
            self.end(org, who);
        }
        self.asked.retain(|(_, to), asked| *to != who && asked.sender != who);
        self.wants.retain(|(a, b)| *a != who && *b != who);
        self.relations.retain(|(a, b)| *a != who && *b != who);
        self.keys.retain(|_, one| one.of != who);
        for org in self.orgs.values_mut() {
            if org.creator == who && matches!(org.stage, Stage::NotActive | Stage::UnderReview) {
                org.stage = Stage::Removed;
            }
        }
        let one = self.one(who);
        one.status = Removed;
        one.extra.clear();
        one.code = None;
    }

    fn come(
        &mut self,
        fresh: Option<UserId>,
        (email, env): (&str, EnvId),
        with: impl Fn(Person) -> Person,
    ) {
        let one = Person {
            env,
            role: Basic,
            status: Active,
            manager: false,
            name: None,
            first: email.to_owned(),
            extra: std::collections::BTreeMap::new(),
            code: None,
        };
        // If nobody was created, the comparison of results shows it.
        if let Some(who) = fresh {
            self.people.insert(who, with(one));
        }
    }

    /// Signs a user up, and creates their environment if needed.
    pub(super) fn register(
        &mut self,
        email: &str,
        name: Option<&str>,
        fresh: Option<(UserId, EnvId)>,
    ) -> Told {
        if self.uses(email).is_some() {
            return Err("email_in_use");
        }
        if self.is_disguised(email) {
            return Err("address_looks_like");
        }
        let shared = self.is_shared(domain(email));
        let own = self.envs.iter().find(|(_, env)| env.domain == domain(email)).map(|(id, _)| *id);
        if let Some(env) = own.filter(|_| !shared) {
            self.come(fresh.map(|(who, _)| who), (email, env), |one| one);
            return Ok(vec!["joined"]);
        }
        // An environment with its own domain has the domain's name.
        let name = match name {
            Some(name) if shared => name,
            None if shared => return Err("name_needed"),
            _ => domain(email),
        };
        if shared && name.contains('.') {
            return Err("bad_name");
        }
        if self.envs.values().any(|env| env.name.to_lowercase() == name.to_lowercase()) {
            return Err("name_taken");
        }
        if let Some((who, env)) = fresh {
            let (name, domain) = (name.to_owned(), domain(email).to_owned());
            self.envs.insert(env, Env { name, domain, shared });
            self.come(Some(who), (email, env), |one| Person { role: EnvAdmin, ..one });
        }
        Ok(vec!["founded"])
    }

    /// Activates with the newest code of that address, or with another one.
    pub(super) fn activate(&mut self, email: &str, right: bool) -> Told {
        let who = self.uses(email).filter(|_| right).ok_or("bad_code")?;
        let until = self.people[&who].code;
        if until.is_none_or(|until| until <= self.now.at) {
            return Err("code_over");
        }
        let one = self.one(who);
        one.status = Active;
        one.code = None;
        Ok(vec!["activated"])
    }

    /// Writes expiry: removes expired memberships and codes.
    pub(super) fn written_down(&mut self) {
        let rows: Vec<_> = self.members.keys().copied().collect();
        for (org, who) in rows {
            self.lapse(org, who);
        }
        let now = self.now.at;
        for person in self.people.values_mut() {
            person.code = person.code.filter(|until| *until > now);
        }
    }
}
