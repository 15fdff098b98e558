//! Model of organisations and partnerships.

use toegang::domain::{EnvId, OrgId, PlatformRole::Basic, UserId, UserStatus::Active};

use super::{
    Told,
    acts::{Orgs, Partners},
    state::{Member, Model, Org, Stage},
};

impl Model {
    /// Carries out a command on organisations; `fresh` is the organisation that it created.
    pub(super) fn orgs(&mut self, actor: UserId, act: &Orgs, fresh: Option<OrgId>) -> Told {
        match act {
            Orgs::Create { name, number } => {
                let env = self.people[&actor].env;
                self.administers_env(actor, env)?;
                if let Some(org) = fresh {
                    let made = Org {
                        env,
                        name: name.clone(),
                        creator: actor,
                        stage: Stage::NotActive,
                        number: number.clone(),
                        evidence_by: None,
                        description: None,
                    };
                    self.orgs.insert(org, made);
                    self.enlist(org, actor, Member { admin: true, last_day: None });
                }
                Ok(vec!["created"])
            }
            Orgs::Rename { org, name, stale } => {
                self.administers(*org, actor)?;
                let was = &self.orgs[org];
                let open = was.stage == Stage::NotActive || was.number.is_none();
                match (stale, was.name == *name) {
                    (true, _) => Err("changed"),
                    (false, true) => Err("same"),
                    (false, false) if !open => Err("register_data"),
                    (false, false) => {
                        self.orgs.get_mut(org).unwrap().name.clone_from(name);
                        Ok(vec!["edited"])
                    }
                }
            }
            Orgs::Describe { org, text } => {
                self.administers(*org, actor)?;
                if self.orgs[org].description.as_ref() == Some(text) {
                    return Err("same");
                }
                self.orgs.get_mut(org).unwrap().description = Some(text.clone());
                Ok(vec!["edited"])
            }
            Orgs::Offer { org, payment } => {
                self.administers(*org, actor)?;
                let was = &self.orgs[org];
                if was.creator != actor {
                    return Err("not_creator");
                }
                if was.stage != Stage::NotActive {
                    return Err("wrong_org_status");
                }
                match (was.number.is_none(), payment) {
                    (true, true) => return Err("manual_entry"),
                    (false, false) => return Err("not_manual_entry"),
                    _ => self.free(*org)?,
                }
                let was = self.orgs.get_mut(org).unwrap();
                (was.stage, was.evidence_by) = (Stage::UnderReview, Some(actor));
                Ok(vec!["offered"])
            }
            Orgs::Approve { org } => {
                self.looked_at(*org, actor)?;
                let env = self.orgs[org].env;
                let other = |who: &&UserId| **who != actor && self.env_admin(**who, env);
                let mine = self.orgs[org].evidence_by == Some(actor);
                if mine && self.people.keys().any(|who| other(&who)) {
                    return Err("own_evidence");
                }
                self.free(*org)?;
                self.orgs.get_mut(org).unwrap().stage = Stage::Active;
                Ok(vec!["approved"])
            }
            Orgs::Reject { org } => {
                self.looked_at(*org, actor)?;
                self.orgs.get_mut(org).unwrap().stage = Stage::NotActive;
                Ok(vec!["rejected"])
            }
            Orgs::Remove { org, right } => {
                self.knows(*org, actor)?;
                let was = &self.orgs[org];
                let of_env = self.env_admin(actor, was.env) && was.stage == Stage::Active;
                if !of_env && !self.is_admin(*org, actor) {
                    return Err("not_org_admin");
                }
                if !right {
                    return Err("not_typed");
                }
                self.members.retain(|(of, _), _| of != org);
                self.asked.retain(|(of, _), _| of != org);
                self.orgs.get_mut(org).unwrap().stage = Stage::Removed;
                Ok(vec!["organisation_removed"])
            }
        }
    }

    fn looked_at(&self, org: OrgId, actor: UserId) -> Result<(), &'static str> {
        self.knows(org, actor)?;
        self.administers_env(actor, self.orgs[&org].env)?;
        match self.orgs[&org].stage {
            Stage::UnderReview => Ok(()),
            _ => Err("wrong_org_status"),
        }
    }

    /// Another active organisation may hold the number.
    fn free(&self, org: OrgId) -> Result<(), &'static str> {
        let number = &self.orgs[&org].number;
        let held = self.orgs.iter().any(|(id, other)| {
            *id != org
                && other.stage == Stage::Active
                && number.is_some()
                && other.number == *number
        });
        if held { Err("number_held") } else { Ok(()) }
    }

    fn can_relate(&self, who: UserId) -> bool {
        let one = &self.people[&who];
        one.status == Active && one.manager && one.role != Basic
    }

    fn may_relate(&self, who: UserId) -> Result<(), &'static str> {
        match (self.people[&who].manager, self.can_relate(who)) {
            (false, _) => Err("not_manager"),
            (true, false) => Err("basic_manager"),
            (true, true) => Ok(()),
        }
    }

    fn related(&self, a: UserId, b: UserId) -> bool {
        self.relations.contains(&(a, b)) || self.relations.contains(&(b, a))
    }

    /// Carries out a command on partnerships.
    pub(super) fn partners(&mut self, actor: UserId, act: &Partners) -> Told {
        let env = self.people[&actor].env;
        match act {
            Partners::Ask { who } => {
                self.may_relate(actor)?;
                let there = self.people[who].status != toegang::domain::UserStatus::Removed;
                if there && self.people[who].env == env {
                    return Err("same_environment");
                }
                if !self.can_relate(*who) {
                    return Err("asked_not_manager");
                }
                if self.related(actor, *who) {
                    return Err("already_related");
                }
                if self.wants.contains(&(actor, *who)) {
                    return Err("already_asked");
                }
                if self.wants.contains(&(*who, actor)) {
                    return Err("differs");
                }
                self.wants.insert((actor, *who));
                Ok(vec!["relation_asked"])
            }
            Partners::Accept { asker } => {
                if !self.wants.contains(&(*asker, actor)) {
                    return Err("no_such_request");
                }
                self.may_relate(actor)?;
                if !self.can_relate(*asker) {
                    return Err("asked_not_manager");
                }
                if self.related(actor, *asker) {
                    return Err("already_related");
                }
                self.wants.remove(&(*asker, actor));
                let theirs = self.people[asker].env;
                self.partners.insert((env.min(theirs), env.max(theirs)));
                let pair = if env < theirs { (actor, *asker) } else { (*asker, actor) };
                self.relations.insert(pair);
                Ok(vec!["related"])
            }
            Partners::Decline { asker } => {
                let was = self.wants.remove(&(*asker, actor));
                if was { Ok(vec!["relation_declined"]) } else { Err("no_such_request") }
            }
            Partners::Withdraw { asker, asked } => {
                let may = *asker == actor || self.env_admin(actor, self.people[asker].env);
                if !may || !self.wants.remove(&(*asker, *asked)) {
                    return Err("no_such_request");
                }
                Ok(vec!["relation_withdrawn"])
            }
            Partners::End { other } => {
                if !self.linked(env, *other) {
                    return Err("no_such_partnership");
                }
                if !self.can_relate(actor) && !self.env_admin(actor, env) {
                    return Err("not_partner_manager");
                }
                self.part(env, *other);
                Ok(vec!["partnership_ended_now"])
            }
        }
    }

    /// Ends everything between two environments.
    fn part(&mut self, a: EnvId, b: EnvId) {
        let people = self.people.clone();
        let orgs = self.orgs.clone();
        let across = |one: EnvId, other: EnvId| (one, other) == (a, b) || (one, other) == (b, a);
        let ends = |(org, who): &(OrgId, UserId)| across(orgs[org].env, people[who].env);
        let gone: Vec<_> = self.members.keys().copied().filter(ends).collect();
        for (org, who) in gone {
            self.end(org, who);
        }
        self.asked.retain(|of, _| !ends(of));
        let between = |(one, other): &(UserId, UserId)| across(people[one].env, people[other].env);
        self.wants.retain(|pair| !between(pair));
        self.relations.retain(|pair| !between(pair));
        self.partners.remove(&(a.min(b), a.max(b)));
    }
}
