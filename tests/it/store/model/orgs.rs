//! The model of organisations and partnerships.

use toegang::domain::{EnvId, OrgId, PlatformRole::Basic, UserId, UserStatus::Active};

use super::{
    OutcomeCodes,
    acts::{OrgAct, PartnerAct},
    state::{Member, Model, Org, Stage},
};

impl Model {
    /// Applies a command on organisations. `fresh` is the organisation that it created, if any.
    pub(super) fn apply_orgs(
        &mut self,
        actor: UserId,
        act: &OrgAct,
        fresh: Option<OrgId>,
    ) -> OutcomeCodes {
        match act {
            OrgAct::Create { name, number } => {
                let env = self.people[&actor].env;
                self.check_env_admin(actor, env)?;
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
                    self.add_member(
                        org,
                        actor,
                        Member { admin: true, last_day: None, paused_until: None },
                    );
                }
                Ok(vec!["created"])
            }
            OrgAct::Rename { org, name, stale } => {
                self.check_admin(*org, actor)?;
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
            OrgAct::Describe { org, text } => {
                self.check_admin(*org, actor)?;
                if self.orgs[org].description.as_ref() == Some(text) {
                    return Err("same");
                }
                self.orgs.get_mut(org).unwrap().description = Some(text.clone());
                Ok(vec!["edited"])
            }
            OrgAct::OfferEvidence { org, payment } => {
                self.check_admin(*org, actor)?;
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
                    _ => self.check_number_free(*org)?,
                }
                let was = self.orgs.get_mut(org).unwrap();
                (was.stage, was.evidence_by) = (Stage::UnderReview, Some(actor));
                Ok(vec!["offered"])
            }
            OrgAct::Approve { org } => {
                self.check_under_review(*org, actor)?;
                let env = self.orgs[org].env;
                let other = |who: &&UserId| **who != actor && self.is_env_admin(**who, env);
                let mine = self.orgs[org].evidence_by == Some(actor);
                if mine && self.people.keys().any(|who| other(&who)) {
                    return Err("own_evidence");
                }
                self.check_number_free(*org)?;
                self.orgs.get_mut(org).unwrap().stage = Stage::Active;
                Ok(vec!["approved"])
            }
            OrgAct::Reject { org } => {
                self.check_under_review(*org, actor)?;
                self.orgs.get_mut(org).unwrap().stage = Stage::NotActive;
                Ok(vec!["rejected"])
            }
            OrgAct::Remove { org, correct } => {
                self.check_knows_org(*org, actor)?;
                let was = &self.orgs[org];
                let of_env = self.is_env_admin(actor, was.env) && was.stage == Stage::Active;
                if !of_env && !self.is_admin(*org, actor) {
                    return Err("not_org_admin");
                }
                if !correct {
                    return Err("not_typed");
                }
                self.members.retain(|(of, _), _| of != org);
                self.requests.retain(|(of, _), _| of != org);
                self.orgs.get_mut(org).unwrap().stage = Stage::Removed;
                Ok(vec!["organisation_removed"])
            }
        }
    }

    fn check_under_review(&self, org: OrgId, actor: UserId) -> Result<(), &'static str> {
        self.check_knows_org(org, actor)?;
        self.check_env_admin(actor, self.orgs[&org].env)?;
        match self.orgs[&org].stage {
            Stage::UnderReview => Ok(()),
            _ => Err("wrong_org_status"),
        }
    }

    /// Fails if another active organisation has this registration number.
    fn check_number_free(&self, org: OrgId) -> Result<(), &'static str> {
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

    fn check_can_relate(&self, who: UserId) -> Result<(), &'static str> {
        match (self.people[&who].manager, self.can_relate(who)) {
            (false, _) => Err("not_manager"),
            (true, false) => Err("basic_manager"),
            (true, true) => Ok(()),
        }
    }

    fn are_related(&self, a: UserId, b: UserId) -> bool {
        self.relations.contains(&(a, b)) || self.relations.contains(&(b, a))
    }

    /// Applies a command on partnerships, and returns its expected results.
    pub(super) fn apply_partners(&mut self, actor: UserId, act: &PartnerAct) -> OutcomeCodes {
        let env = self.people[&actor].env;
        match act {
            PartnerAct::Ask { who } => {
                self.check_can_relate(actor)?;
                let there = self.people[who].status != toegang::domain::UserStatus::Removed;
                if there && self.people[who].env == env {
                    return Err("same_environment");
                }
                if !self.can_relate(*who) {
                    return Err("asked_not_manager");
                }
                if self.are_related(actor, *who) {
                    return Err("already_related");
                }
                if self.relation_requests.contains(&(actor, *who)) {
                    return Err("already_asked");
                }
                if self.relation_requests.contains(&(*who, actor)) {
                    return Err("differs");
                }
                self.relation_requests.insert((actor, *who));
                Ok(vec!["relation_asked"])
            }
            PartnerAct::Accept { asker } => {
                if !self.relation_requests.contains(&(*asker, actor)) {
                    return Err("no_such_request");
                }
                self.check_can_relate(actor)?;
                if !self.can_relate(*asker) {
                    return Err("asked_not_manager");
                }
                if self.are_related(actor, *asker) {
                    return Err("already_related");
                }
                self.relation_requests.remove(&(*asker, actor));
                let theirs = self.people[asker].env;
                self.partners.insert((env.min(theirs), env.max(theirs)));
                let pair = if env < theirs { (actor, *asker) } else { (*asker, actor) };
                self.relations.insert(pair);
                Ok(vec!["related"])
            }
            PartnerAct::Decline { asker } => {
                let was = self.relation_requests.remove(&(*asker, actor));
                if was { Ok(vec!["relation_declined"]) } else { Err("no_such_request") }
            }
            PartnerAct::Withdraw { asker, asked } => {
                let may = *asker == actor || self.is_env_admin(actor, self.people[asker].env);
                if !may || !self.relation_requests.remove(&(*asker, *asked)) {
                    return Err("no_such_request");
                }
                Ok(vec!["relation_withdrawn"])
            }
            PartnerAct::End { other } => {
                if !self.are_partners(env, *other) {
                    return Err("no_such_partnership");
                }
                if !self.can_relate(actor) && !self.is_env_admin(actor, env) {
                    return Err("not_partner_manager");
                }
                self.end_partnership(env, *other);
                Ok(vec!["partnership_ended_now"])
            }
        }
    }

    /// Ends the relations, memberships and requests between two environments.
    fn end_partnership(&mut self, a: EnvId, b: EnvId) {
        let people = self.people.clone();
        let orgs = self.orgs.clone();
        let across = |one: EnvId, other: EnvId| (one, other) == (a, b) || (one, other) == (b, a);
        let ends = |(org, who): &(OrgId, UserId)| across(orgs[org].env, people[who].env);
        let gone: Vec<_> = self.members.keys().copied().filter(ends).collect();
        for (org, who) in gone {
            self.end_membership(org, who);
        }
        self.requests.retain(|of, _| !ends(of));
        let between = |(one, other): &(UserId, UserId)| across(people[one].env, people[other].env);
        self.relation_requests.retain(|pair| !between(pair));
        self.relations.retain(|pair| !between(pair));
        self.partners.remove(&(a.min(b), a.max(b)));
    }
}
