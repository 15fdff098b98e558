//! The model of users, their addresses and their environment.

use toegang::domain::{
    CODE_TERM_DAYS, EnvId, OrgId,
    PlatformRole::{Basic, EnvAdmin},
    UserId,
    UserStatus::{Active, Blocked, Invited, Removed},
};

use super::{
    OutcomeCodes,
    acts::PeopleAct,
    state::{Env, Key, Member, Model, Person, Stage},
};
use crate::support::key;

pub(super) fn domain_of(email: &str) -> &str {
    email.split_once('@').unwrap().1
}

impl Model {
    /// Returns the user with this primary or verified extra address.
    pub(super) fn owner_of(&self, email: &str) -> Option<UserId> {
        let verified = |one: &Person| one.extra.get(email).is_some_and(|(verified, _)| *verified);
        let of = |one: &Person| one.email == email || verified(one);
        let mut here = self.people.iter().filter(|(_, one)| one.status != Removed);
        here.find(|(_, one)| of(one)).map(|(who, _)| *who)
    }

    /// Returns whether the address looks like another address in use at its domain. Of the drawn
    /// characters, only the Cyrillic р looks like another.
    fn is_confusable(&self, email: &str) -> bool {
        let plain = |email: &str| email.replace('р', "p");
        let here = self.people.values().filter(|one| one.status != Removed);
        let mut owned = here.flat_map(|one| {
            let verified = one.extra.iter().filter(|(_, (verified, _))| *verified);
            verified.map(|(email, _)| email).chain([&one.email])
        });
        owned.any(|other| other != email && plain(other) == plain(email))
    }

    /// Returns whether another environment owns the domain of the address.
    fn is_at_foreign_domain(&self, email: &str, env: EnvId) -> bool {
        let of = |(id, e): (&EnvId, &Env)| *id != env && !e.shared && e.domain == domain_of(email);
        self.envs.iter().any(of)
    }

    /// Checks that the user may claim the address.
    fn check_can_claim(&self, who: UserId, email: &str) -> Result<(), &'static str> {
        if self.is_at_foreign_domain(email, self.people[&who].env) {
            return Err("elsewhere_domain");
        }
        match self.owner_of(email) {
            Some(owner) if owner != who => Err("email_in_use"),
            _ => Ok(()),
        }
    }

    fn is_shared(&self, domain: &str) -> bool {
        domain == "gmail.com" || self.envs.values().any(|env| env.shared && env.domain == domain)
    }

    pub(super) fn check_env_admin(&self, who: UserId, env: EnvId) -> Result<(), &'static str> {
        match (self.is_env_admin(who, env), self.people[&who].env == env) {
            (true, _) => Ok(()),
            (false, true) => Err("not_env_admin"),
            (false, false) => Err("other_environment"),
        }
    }

    fn managed_user(&self, actor: UserId, who: UserId) -> Result<Person, &'static str> {
        let found = self.people[&who].clone();
        if found.env != self.people[&actor].env {
            return Err("no_such_user");
        }
        if found.status == Removed {
            let knows = self.is_env_admin(actor, found.env);
            return Err(if knows { "user_gone" } else { "no_such_user" });
        }
        self.check_env_admin(actor, found.env)?;
        Ok(found)
    }

    fn set_blocked(
        &mut self,
        actor: UserId,
        who: UserId,
        on: bool,
    ) -> Result<&'static str, &'static str> {
        let (from, to) = if on { (Active, Blocked) } else { (Blocked, Active) };
        if self.managed_user(actor, who)?.status != from {
            return Err("wrong_status");
        }
        self.check_not_last_env_admin(who)?;
        if who == actor {
            return Err("own_role");
        }
        self.person_mut(who).status = to;
        Ok(if on { "blocked_now" } else { "unblocked" })
    }

    /// Checks that the user is not the last administrator (*Beheerder*) of their environment.
    fn check_not_last_env_admin(&self, who: UserId) -> Result<(), &'static str> {
        let env = self.people[&who].env;
        let mut others = self.people.keys().filter(|other| **other != who);
        let other = others.any(|other| self.is_env_admin(*other, env));
        if self.is_env_admin(who, env) && !other { Err("last_env_admin") } else { Ok(()) }
    }

    fn person_mut(&mut self, who: UserId) -> &mut Person {
        self.people.get_mut(&who).unwrap()
    }

    /// Applies a command on people. `fresh` is the user that it created, if any.
    pub(super) fn apply_people(
        &mut self,
        actor: UserId,
        act: &PeopleAct,
        fresh: Option<UserId>,
    ) -> OutcomeCodes {
        match act {
            PeopleAct::Invite { email, role, added } => {
                let env = self.people[&actor].env;
                self.check_env_admin(actor, env)?;
                let owner = self.owner_of(email);
                if owner.is_some_and(|owner| self.people[&owner].env == env) {
                    return Err("email_in_use");
                }
                if self.is_at_foreign_domain(email, env) {
                    return Err("elsewhere_domain");
                }
                if !added && self.is_shared(domain_of(email)) {
                    return Err("shared_domain");
                }
                if owner.is_some() {
                    return Err("email_in_use");
                }
                if self.is_confusable(email) {
                    return Err("address_looks_like");
                }
                let code = Some(self.now.at.plus_days(CODE_TERM_DAYS));
                self.insert_user(fresh, (email, env), |one| Person {
                    role: *role,
                    status: Invited,
                    code,
                    ..one
                });
                Ok(vec!["invited"])
            }
            PeopleAct::SendAgain { who } => {
                if self.managed_user(actor, *who)?.status != Invited {
                    return Err("wrong_status");
                }
                self.person_mut(*who).code = Some(self.now.at.plus_days(CODE_TERM_DAYS));
                Ok(vec!["coded"])
            }
            PeopleAct::Uninvite { who } => {
                if self.managed_user(actor, *who)?.status != Invited {
                    return Err("wrong_status");
                }
                self.end_everything(*who);
                Ok(vec!["uninvited"])
            }
            PeopleAct::ChangeRole { who, from, to } => {
                if self.managed_user(actor, *who)?.role != *from {
                    return Err("changed");
                }
                if from == to {
                    return Err("same");
                }
                if *to != EnvAdmin {
                    self.check_not_last_env_admin(*who)?;
                }
                self.person_mut(*who).role = *to;
                Ok(vec!["role"])
            }
            PeopleAct::SetManager { who, on } => {
                if self.managed_user(actor, *who)?.manager == *on {
                    return Err("same");
                }
                self.person_mut(*who).manager = *on;
                Ok(vec!["manager"])
            }
            PeopleAct::SetBlocked { who, on } => {
                if let [one] = who[..] {
                    return Ok(vec![self.set_blocked(actor, one, *on)?]);
                }
                self.check_env_admin(actor, self.people[&actor].env)?;
                let done = who.iter().map(|one| self.set_blocked(actor, *one, *on));
                Ok(done.map(|one| one.unwrap_or_else(|why| why)).collect())
            }
            PeopleAct::Rename { name } => {
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
                self.person_mut(actor).name.clone_from(name);
                Ok(vec!["renamed"])
            }
            PeopleAct::Remove { who, successor } => self.remove_user(actor, *who, *successor),
            PeopleAct::ShareDomain { correct } => {
                let env = self.people[&actor].env;
                self.check_env_admin(actor, env)?;
                if self.envs[&env].shared {
                    return Err("already_shared");
                }
                if !correct {
                    return Err("not_typed");
                }
                self.envs.get_mut(&env).unwrap().shared = true;
                Ok(vec!["shared"])
            }
            PeopleAct::AddKey { who, key } => self.add_key(actor, *who, *key),
            PeopleAct::WithdrawKey { key } => self.withdraw_key(actor, *key),
            PeopleAct::ConfirmKey { key } => self.confirm_key(actor, *key),
            PeopleAct::KeyCode { key } => self.key_code(actor, *key),
            _ => self.apply_address(actor, act),
        }
    }

    fn apply_address(&mut self, actor: UserId, act: &PeopleAct) -> OutcomeCodes {
        let mine = self.people[&actor].clone();
        match act {
            PeopleAct::AddAddress { email } => {
                if self.owner_of(email) == Some(actor) {
                    return Err("email_in_use");
                }
                if mine.extra.contains_key(email) {
                    return Err("same");
                }
                if !self.envs[&mine.env].shared && domain_of(email) != domain_of(&mine.email) {
                    return Err("other_domain");
                }
                self.check_can_claim(actor, email)?;
                if self.is_confusable(email) {
                    return Err("address_looks_like");
                }
                self.person_mut(actor).extra.insert(email.clone(), (false, None));
            }
            PeopleAct::AddressCode { who, email } => {
                let found = self.managed_user(actor, *who)?;
                let (verified, _) = found.extra.get(email).ok_or("no_such_address")?;
                if *verified {
                    return Err("same");
                }
                self.check_can_claim(*who, email)?;
                let until = self.now.at.plus_days(CODE_TERM_DAYS);
                self.person_mut(*who).extra.insert(email.clone(), (false, Some(until)));
                return Ok(vec!["coded"]);
            }
            PeopleAct::VerifyAddress { email, correct } => {
                let (_, until) = mine.extra.get(email).ok_or("no_such_address")?;
                if !correct || until.is_none_or(|until| until <= self.now.at) {
                    return Err("bad_code");
                }
                self.check_can_claim(actor, email)?;
                self.person_mut(actor).extra.insert(email.clone(), (true, None));
            }
            PeopleAct::MakePrimary { email } => {
                let (verified, _) = *mine.extra.get(email).ok_or("no_such_address")?;
                if !verified {
                    return Err("not_verified");
                }
                let one = self.person_mut(actor);
                one.extra.remove(email);
                one.extra.insert(std::mem::replace(&mut one.email, email.clone()), (true, None));
            }
            PeopleAct::RemoveAddress { email } => {
                self.person_mut(actor).extra.remove(email).ok_or("no_such_address")?;
            }
            other => unreachable!("{other:?}"),
        }
        Ok(vec!["addresses"])
    }

    /// Returns the person `who`, if the actor is that person or their administrator.
    fn self_or_managed(&self, actor: UserId, who: UserId) -> Result<Person, &'static str> {
        if who == actor { Ok(self.people[&who].clone()) } else { self.managed_user(actor, who) }
    }

    fn add_key(&mut self, actor: UserId, who: UserId, seed: u8) -> OutcomeCodes {
        let status = self.self_or_managed(actor, who)?.status;
        if !matches!(status, Invited | Active) {
            return Err("wrong_status");
        }
        let fingerprint = key(seed).fingerprint().to_string();
        match self.keys.get(&fingerprint) {
            // An owner who adds a key that waits for them learns that they can confirm it.
            Some(known) if known.owner == who && who == actor && !known.confirmed => {
                return Err("differs");
            }
            Some(known) if known.owner == who => return Err("same"),
            Some(_) => return Err("key_in_use"),
            None => {}
        }
        let confirmed = who == actor;
        self.keys.insert(fingerprint, Key { owner: who, added_by: actor, confirmed, code: None });
        Ok(vec![if confirmed { "key_added" } else { "key_waits" }])
    }

    /// Returns a key of the actor, or of a user whom the actor administers.
    fn known_key(&self, actor: UserId, seed: u8) -> Result<(String, Key), &'static str> {
        let fingerprint = key(seed).fingerprint().to_string();
        let found = *self.keys.get(&fingerprint).ok_or("no_such_key")?;
        match self.self_or_managed(actor, found.owner) {
            Err("not_env_admin" | "no_such_user" | "user_gone") => Err("no_such_key"),
            Err(why) => Err(why),
            Ok(_) => Ok((fingerprint, found)),
        }
    }

    fn confirm_key(&mut self, actor: UserId, seed: u8) -> OutcomeCodes {
        let (fingerprint, found) = self.known_key(actor, seed)?;
        if found.owner != actor {
            return Err("not_key_owner");
        }
        if found.confirmed {
            return Err("same");
        }
        self.keys.insert(fingerprint, Key { confirmed: true, code: None, ..found });
        Ok(vec!["key_confirmed"])
    }

    /// Creates a code for a key. Needs an administrator who did not add the key, and an owner
    /// without other access.
    fn key_code(&mut self, actor: UserId, seed: u8) -> OutcomeCodes {
        let (fingerprint, found) = self.known_key(actor, seed)?;
        if found.confirmed {
            return Err("same");
        }
        let owner = self.people[&found.owner].clone();
        self.check_env_admin(actor, owner.env)?;
        if owner.status != Active {
            return Err("wrong_status");
        }
        if self.keys.values().any(|one| one.owner == found.owner && one.confirmed)
            || found.owner == actor
        {
            return Err("key_opens");
        }
        if found.added_by == actor {
            return Err("own_key_code");
        }
        let code = Some(self.now.at.plus_days(CODE_TERM_DAYS));
        self.keys.insert(fingerprint, Key { code, ..found });
        Ok(vec!["key_coded"])
    }

    /// Signs in with an unconfirmed key, using the activation code of a new user or else the key's
    /// own code.
    pub(super) fn use_key(&mut self, seed: u8, correct: bool) -> OutcomeCodes {
        let fingerprint = key(seed).fingerprint().to_string();
        let found = *self.keys.get(&fingerprint).ok_or("no_such_key")?;
        if found.confirmed {
            return Err("same");
        }
        let confirmed = Key { confirmed: true, code: None, ..found };
        let owner = self.people[&found.owner].clone();
        let did = match owner.status {
            Invited => self.activate(&owner.email, correct)?,
            Active if !correct => return Err("bad_code"),
            Active if found.code.ok_or("bad_code")? <= self.now.at => return Err("code_over"),
            Active => vec!["key_confirmed"],
            Blocked | Removed => return Err("actor_not_active"),
        };
        self.keys.insert(fingerprint, confirmed);
        Ok(did)
    }

    fn withdraw_key(&mut self, actor: UserId, seed: u8) -> OutcomeCodes {
        let (fingerprint, _) = self.known_key(actor, seed)?;
        self.keys.remove(&fingerprint);
        Ok(vec!["key_withdrawn"])
    }

    fn remove_user(
        &mut self,
        actor: UserId,
        who: UserId,
        successor: Option<UserId>,
    ) -> OutcomeCodes {
        if self.managed_user(actor, who)?.status == Invited {
            self.end_everything(who);
            return Ok(vec!["uninvited"]);
        }
        self.check_not_last_env_admin(who)?;
        if who == actor {
            return Err("own_role");
        }
        let orphans = self.orphaned_orgs(who);
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
            self.add_member(org, next, Member { admin: true, last_day: None, paused_until: None });
            told.push("succeeded");
        }
        self.end_everything(who);
        told.push("user_removed");
        Ok(told)
    }

    /// Returns the active organisations that only this user manages.
    pub(super) fn orphaned_orgs(&self, who: UserId) -> Vec<OrgId> {
        let env = self.people[&who].env;
        let holds = |(org, _): &(&OrgId, &super::state::Org)| {
            let row = self.members.get(&(**org, who));
            row.is_some_and(|m| m.admin && m.last_day.is_none()) && self.orgs[*org].env == env
        };
        let active = self.orgs.iter().filter(|(_, org)| org.stage == Stage::Active);
        let held = active.filter(holds).map(|(id, _)| *id);
        held.filter(|org| !self.has_permanent_admin_without(*org, Some(who))).collect()
    }

    fn end_everything(&mut self, who: UserId) {
        let of: Vec<OrgId> =
            self.members.keys().filter(|(_, one)| *one == who).map(|(org, _)| *org).collect();
        for org in of {
            self.end_membership(org, who);
        }
        self.requests.retain(|(_, to), asked| *to != who && asked.sender != who);
        self.relation_requests.retain(|(a, b)| *a != who && *b != who);
        self.relations.retain(|(a, b)| *a != who && *b != who);
        self.keys.retain(|_, one| one.owner != who);
        for org in self.orgs.values_mut() {
            if org.creator == who && matches!(org.stage, Stage::NotActive | Stage::UnderReview) {
                org.stage = Stage::Removed;
            }
        }
        let one = self.person_mut(who);
        one.status = Removed;
        one.extra.clear();
        one.code = None;
    }

    fn insert_user(
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
            email: email.to_owned(),
            extra: std::collections::BTreeMap::new(),
            code: None,
        };
        // If the command created no user, the comparison of results fails.
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
    ) -> OutcomeCodes {
        if self.owner_of(email).is_some() {
            return Err("email_in_use");
        }
        if self.is_confusable(email) {
            return Err("address_looks_like");
        }
        let shared = self.is_shared(domain_of(email));
        let own =
            self.envs.iter().find(|(_, env)| env.domain == domain_of(email)).map(|(id, _)| *id);
        if let Some(env) = own.filter(|_| !shared) {
            self.insert_user(fresh.map(|(who, _)| who), (email, env), |one| one);
            return Ok(vec!["joined"]);
        }
        // An environment with its own domain has the domain's name.
        let name = match name {
            Some(name) if shared => name,
            None if shared => return Err("name_needed"),
            _ => domain_of(email),
        };
        if shared && name.contains('.') {
            return Err("bad_name");
        }
        if self.envs.values().any(|env| env.name.to_lowercase() == name.to_lowercase()) {
            return Err("name_taken");
        }
        if let Some((who, env)) = fresh {
            let (name, domain) = (name.to_owned(), domain_of(email).to_owned());
            self.envs.insert(env, Env { name, domain, shared });
            self.insert_user(Some(who), (email, env), |one| Person { role: EnvAdmin, ..one });
        }
        Ok(vec!["founded"])
    }

    /// Activates a user with the newest code of that address, or with a wrong code.
    pub(super) fn activate(&mut self, email: &str, correct: bool) -> OutcomeCodes {
        let who = self.owner_of(email).filter(|_| correct).ok_or("bad_code")?;
        let until = self.people[&who].code;
        if until.is_none_or(|until| until <= self.now.at) {
            return Err("code_over");
        }
        let one = self.person_mut(who);
        one.status = Active;
        one.code = None;
        Ok(vec!["activated"])
    }

    /// Removes expired memberships and codes, as the store writes expiry.
    pub(super) fn write_expiry(&mut self) {
        let rows: Vec<_> = self.members.keys().copied().collect();
        for (org, who) in rows {
            self.end_if_expired(org, who);
        }
        let now = self.now.at;
        for person in self.people.values_mut() {
            person.code = person.code.filter(|until| *until > now);
        }
    }
}
