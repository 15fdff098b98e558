//! The model of giving and ending access.

use std::collections::BTreeSet;

use toegang::domain::{
    Day, EnvId, OrgId, PlatformRole, REQUEST_TERM_DAYS, UserId,
    UserStatus::{Active, Blocked, Invited, Removed},
};

use super::{
    OutcomeCodes,
    acts::AccessAct,
    state::{Member, Model, Request, Stage},
};

impl Model {
    pub(super) fn is_active(&self, who: UserId) -> bool {
        self.people[&who].is_active()
    }

    pub(super) fn live_member(&self, org: OrgId, who: UserId) -> Option<Member> {
        let row = self.members.get(&(org, who)).copied();
        row.filter(|m| m.last_day.is_none_or(|day| day >= self.now.today))
    }

    pub(super) fn active_member(&self, org: OrgId, who: UserId) -> Option<Member> {
        self.live_member(org, who).filter(|m| self.is_active(who) && !self.is_paused(*m))
    }

    pub(super) fn is_paused(&self, member: Member) -> bool {
        member.paused_until.is_some_and(|until| until > self.now.today)
    }

    pub(super) fn is_admin(&self, org: OrgId, who: UserId) -> bool {
        self.active_member(org, who).is_some_and(|m| m.admin)
    }

    pub(super) fn is_env_admin(&self, who: UserId, env: EnvId) -> bool {
        let person = &self.people[&who];
        person.status == Active && person.env == env && person.role == PlatformRole::EnvAdmin
    }

    pub(super) fn is_pending(&self, asked: &Request) -> bool {
        asked.expires > self.now.at
    }

    /// Checks that the user may know about the organisation. Former members and administrators of
    /// its environment may.
    pub(super) fn check_knows_org(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        let there = self.orgs[&org].stage != Stage::Removed;
        let known =
            self.ever_members.contains(&(org, who)) || self.is_env_admin(who, self.orgs[&org].env);
        match (known, there) {
            (false, _) => Err("no_such_organisation"),
            (true, false) => Err("membership_over"),
            (true, true) => Ok(()),
        }
    }

    pub(super) fn check_admin(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        self.check_knows_org(org, who)?;
        if self.is_admin(org, who) { Ok(()) } else { Err("not_org_admin") }
    }

    fn check_active_admin(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        self.check_admin(org, who)?;
        if self.orgs[&org].stage == Stage::Active { Ok(()) } else { Err("not_activated") }
    }

    /// Returns whether the member is a *Beheerder* from the organisation's own environment without
    /// a last day.
    fn is_permanent_own_admin(&self, org: OrgId, who: UserId, member: Member) -> bool {
        let own = self.people[&who].env == self.orgs[&org].env;
        own && member.admin && member.last_day.is_none()
    }

    /// Returns whether an own *Beheerder* without a last day remains, apart from the user `aside`.
    pub(super) fn has_permanent_admin_without(&self, org: OrgId, aside: Option<UserId>) -> bool {
        let mut rows =
            self.members.iter().filter(|((of, who), _)| *of == org && Some(*who) != aside);
        rows.any(|((_, who), m)| {
            self.is_permanent_own_admin(org, *who, *m)
                && self.is_active(*who)
                && !self.is_paused(*m)
        })
    }

    /// Ends a membership, and the requests that the member sent.
    pub(super) fn end_membership(&mut self, org: OrgId, who: UserId) {
        self.members.remove(&(org, who));
        self.requests.retain(|(of, _), asked| *of != org || asked.sender != who);
    }

    pub(super) fn end_if_expired(&mut self, org: OrgId, who: UserId) {
        if self.members.contains_key(&(org, who)) && self.live_member(org, who).is_none() {
            self.end_membership(org, who);
        }
    }

    pub(super) fn add_member(&mut self, org: OrgId, who: UserId, member: Member) {
        self.end_if_expired(org, who);
        self.members.insert((org, who), member);
        self.ever_members.insert((org, who));
    }

    /// Changes a membership; `None` ends it. Returns `false` without a change if no permanent own
    /// *Beheerder* would remain.
    fn change_member(&mut self, org: OrgId, who: UserId, to: Option<Member>) -> bool {
        let was = self.members[&(org, who)];
        let touched = self.is_permanent_own_admin(org, who, was)
            && !to
                .is_some_and(|to| self.is_permanent_own_admin(org, who, to) && !self.is_paused(to));
        if touched && !self.has_permanent_admin_without(org, Some(who)) {
            return false;
        }
        match to {
            Some(to) => drop(self.members.insert((org, who), to)),
            None => self.end_membership(org, who),
        }
        true
    }

    fn pause(
        &mut self,
        actor: UserId,
        org: OrgId,
        (who, until): (UserId, Option<Day>),
    ) -> Result<Vec<&'static str>, &'static str> {
        self.check_active_admin(org, actor)?;
        let was = match self.named_member(org, who) {
            Ok(was) => was,
            Err(why) => return Ok(vec![why]),
        };
        let today = self.now.today;
        let last = was.last_day.map_or(today.plus_months(12), |day| day.min(today.plus_months(12)));
        let why = match until {
            _ if until == was.paused_until => Some("same"),
            None if !self.is_paused(was) => Some("same"),
            None => None,
            Some(_) if who == actor => Some("own_pause"),
            Some(day) => (day <= today || day > last).then_some("pause_day"),
        };
        if let Some(why) = why {
            return Ok(vec![why]);
        }
        let done = self.change_member(org, who, Some(Member { paused_until: until, ..was }));
        Ok(vec![if done { "paused_until" } else { "last_admin" }])
    }

    pub(super) fn are_partners(&self, a: EnvId, b: EnvId) -> bool {
        self.partners.contains(&(a.min(b), a.max(b)))
    }

    /// Returns the result code of adding this person, ignoring open requests.
    pub(super) fn candidate_outcome(&self, org: OrgId, who: UserId) -> &'static str {
        let (person, env) = (&self.people[&who], self.orgs[&org].env);
        if person.status == Removed {
            return "unrelated";
        }
        if self.live_member(org, who).is_some() {
            return "already_member";
        }
        if person.env == env {
            return if matches!(person.status, Active | Invited) { "added" } else { "blocked" };
        }
        let of_env = |other: UserId| self.people[&other].env == env;
        let related = self
            .relations
            .iter()
            .any(|(a, b)| (*a == who && of_env(*b)) || (*b == who && of_env(*a)));
        let found = self.are_partners(env, person.env) && person.status == Active;
        match (found && (related || person.manager), person.role) {
            (false, _) => "unrelated",
            (true, PlatformRole::Basic) => "partner_basic",
            (true, _) => "asked",
        }
    }

    /// Applies a command to the model, and returns its expected results.
    pub(super) fn apply_access(
        &mut self,
        actor: UserId,
        org: OrgId,
        act: &AccessAct,
    ) -> OutcomeCodes {
        match act {
            AccessAct::Add { who, admin, last_day } => {
                self.check_active_admin(org, actor)?;
                if last_day.is_some_and(|day| day < self.now.today) && !who.is_empty() {
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
                let offer = Member { admin: *admin, last_day: *last_day, paused_until: None };
                Ok(seen.into_iter().map(|one| self.add_or_ask(actor, org, one, offer)).collect())
            }
            AccessAct::Give { who, orgs, admin, last_day } => {
                let offer = Member { admin: *admin, last_day: *last_day, paused_until: None };
                self.give(actor, who, orgs, offer)
            }
            AccessAct::Accept => self.accept(actor, org),
            AccessAct::Decline => self.decline(actor, org),
            AccessAct::Withdraw { who } => self.withdraw(actor, org, *who),
            AccessAct::Renew { who } => self.renew(actor, org, *who),
            AccessAct::ChangeLevel { who, admin } => {
                self.check_active_admin(org, actor)?;
                let was = match self.named_member(org, *who) {
                    Ok(was) => was,
                    Err(why) => return Ok(vec![why]),
                };
                if was.admin == *admin {
                    return Ok(vec!["changed"]);
                }
                let done = self.change_member(org, *who, Some(Member { admin: *admin, ..was }));
                Ok(vec![if done { "level" } else { "last_admin" }])
            }
            AccessAct::ChangeLastDay { who, others, last_day } => {
                let was: Vec<_> = std::iter::once(&org)
                    .chain(others)
                    .map(|org| self.members.get(&(*org, *who)).and_then(|row| row.last_day))
                    .collect();
                if others.is_empty() {
                    return self.change_last_day((actor, *who), org, (was[0], *last_day));
                }
                if last_day.is_some_and(|day| day < self.now.today) {
                    return Err("day_past");
                }
                let mut codes = Vec::new();
                for (org, was) in std::iter::once(&org).chain(others).zip(was) {
                    match self.change_last_day((actor, *who), *org, (was, *last_day)) {
                        Ok(done) => codes.extend(done),
                        Err(why) => codes.push(why),
                    }
                }
                Ok(codes)
            }
            AccessAct::Pause { who, until } => self.pause(actor, org, (*who, *until)),
            AccessAct::Remove { who } => self.remove(actor, org, who),
            AccessAct::End { who, orgs } => self.end(actor, *who, orgs),
            AccessAct::Leave => self.leave(actor, org),
        }
    }

    fn decline(&mut self, actor: UserId, org: OrgId) -> OutcomeCodes {
        let asked = self.requests.get(&(org, actor)).ok_or("no_such_request")?;
        if !self.is_pending(asked) {
            return Err("request_expired");
        }
        self.requests.remove(&(org, actor));
        Ok(vec!["declined"])
    }

    fn leave(&mut self, actor: UserId, org: OrgId) -> OutcomeCodes {
        if self.active_member(org, actor).is_none() {
            let live = self.live_member(org, actor);
            return Err(match self.ever_members.contains(&(org, actor)) {
                _ if live.is_some_and(|member| self.is_paused(member)) => "paused",
                true => "membership_over",
                false => "no_such_organisation",
            });
        }
        if self.change_member(org, actor, None) { Ok(vec!["left"]) } else { Err("last_admin") }
    }

    fn withdraw(&mut self, actor: UserId, org: OrgId, who: UserId) -> OutcomeCodes {
        self.check_knows_org(org, actor)?;
        if !self.is_env_admin(actor, self.orgs[&org].env) {
            self.check_admin(org, actor)?;
        }
        let was = self.requests.remove(&(org, who));
        Ok(vec![was.map_or("no_such_request", |_| "withdrawn")])
    }

    /// Changes the last day of one member, from the day that the actor saw.
    fn change_last_day(
        &mut self,
        (actor, who): (UserId, UserId),
        org: OrgId,
        (seen, last_day): (Option<Day>, Option<Day>),
    ) -> OutcomeCodes {
        self.check_active_admin(org, actor)?;
        if last_day.is_some_and(|day| day < self.now.today) {
            return Err("day_past");
        }
        let was = match self.named_member(org, who) {
            Ok(was) => was,
            Err(why) => return Ok(vec![why]),
        };
        if was.last_day != seen {
            return Ok(vec!["changed"]);
        }
        if was.last_day == last_day {
            return Ok(vec!["same"]);
        }
        let longer = was.last_day.is_some_and(|day| last_day.is_none_or(|to| to > day));
        if who == actor && longer {
            return Ok(vec!["own_extension"]);
        }
        let done = self.change_member(org, who, Some(Member { last_day, ..was }));
        Ok(vec![if done { "last_day" } else { "last_admin" }])
    }

    /// Ends the access of one user to organisations; each has its own result.
    fn end(&mut self, actor: UserId, who: UserId, orgs: &[OrgId]) -> OutcomeCodes {
        let (mut codes, mut seen) = (Vec::new(), BTreeSet::new());
        // The rows as the actor saw them.
        let are_members: Vec<bool> =
            orgs.iter().map(|org| self.members.contains_key(&(*org, who))).collect();
        for (org, is_member) in orgs.iter().copied().zip(are_members) {
            if !seen.insert(org) {
                continue;
            }
            let was_asked = self.requests.contains_key(&(org, who));
            let told = match (is_member, was_asked) {
                (true, _) if who == actor => self.leave(actor, org),
                (false, true) if who == actor => self.decline(actor, org),
                (false, true) => self.withdraw(actor, org, who),
                _ => self.remove(actor, org, &[who]),
            };
            match told {
                Ok(told) => codes.extend(told),
                Err(why) => codes.push(why),
            }
        }
        if codes.is_empty() { Err("nobody_chosen") } else { Ok(codes) }
    }

    /// Returns the active membership that a command names.
    fn named_member(&self, org: OrgId, who: UserId) -> Result<Member, &'static str> {
        if !self.members.contains_key(&(org, who)) {
            return Err("no_such_member");
        }
        self.live_member(org, who).ok_or("member_gone")
    }

    /// Gives one user access to organisations, each once; each has its own result.
    fn give(
        &mut self,
        actor: UserId,
        who: &[UserId],
        orgs: &[OrgId],
        offer: Member,
    ) -> OutcomeCodes {
        if offer.last_day.is_some_and(|day| day < self.now.today) && !orgs.is_empty() {
            return Err("day_past");
        }
        let mut seen = BTreeSet::new();
        let mut codes = Vec::new();
        for org in orgs.iter().copied() {
            if !seen.insert(org) {
                continue;
            }
            if let Err(why) = self.check_active_admin(org, actor) {
                codes.push(why);
                continue;
            }
            let mut people = BTreeSet::new();
            for one in who.iter().copied().filter(|one| people.insert(*one)) {
                codes.push(self.add_or_ask(actor, org, one, offer));
            }
        }
        if codes.is_empty() { Err("nobody_chosen") } else { Ok(codes) }
    }

    fn add_or_ask(
        &mut self,
        actor: UserId,
        org: OrgId,
        who: UserId,
        offer: Member,
    ) -> &'static str {
        let pending = self.requests.get(&(org, who)).is_some_and(|asked| self.is_pending(asked));
        let told = self.candidate_outcome(org, who);
        let gone = self.people[&who].status == Removed;
        if let Some(is) = self.live_member(org, who).filter(|_| told == "already_member") {
            let person = &self.people[&who];
            let own = person.env == self.orgs[&org].env;
            let blocked = own && person.status == Blocked;
            let is_as_offered = (is.admin, is.last_day) == (offer.admin, offer.last_day);
            let same = is_as_offered && !self.is_paused(is) && !blocked;
            return if same { told } else { "differs" };
        }
        if pending && !gone {
            let asked = &self.requests[&(org, who)];
            let same = (asked.admin, asked.last_day) == (offer.admin, offer.last_day);
            return if same { "already_asked" } else { "differs" };
        }
        match told {
            "added" => self.add_member(org, who, offer),
            "asked" => {
                self.end_if_expired(org, who);
                let expires = self.now.at.plus_days(REQUEST_TERM_DAYS);
                let (admin, last_day) = (offer.admin, offer.last_day);
                let asked = Request { sender: actor, expires, admin, last_day };
                self.requests.insert((org, who), asked);
            }
            _ => {}
        }
        told
    }

    fn renew(&mut self, actor: UserId, org: OrgId, who: UserId) -> OutcomeCodes {
        self.check_active_admin(org, actor)?;
        let Some(asked) = self.requests.get(&(org, who)).copied() else {
            return Ok(vec!["no_such_request"]);
        };
        let why = self.candidate_outcome(org, who);
        if why != "asked" {
            return Ok(vec![why]);
        }
        if asked.last_day.is_some_and(|day| day < self.now.today) {
            return Ok(vec!["day_past"]);
        }
        let expires = self.now.at.plus_days(REQUEST_TERM_DAYS);
        let sender = if self.is_admin(org, asked.sender) { asked.sender } else { actor };
        self.requests.insert((org, who), Request { sender, expires, ..asked });
        Ok(vec!["renewed"])
    }

    fn accept(&mut self, actor: UserId, org: OrgId) -> OutcomeCodes {
        let asked = *self.requests.get(&(org, actor)).ok_or("no_such_request")?;
        if !self.is_pending(&asked) {
            return Err("request_expired");
        }
        if self.people[&actor].role == PlatformRole::Basic {
            return Err("you_are_basic");
        }
        if asked.last_day.is_some_and(|day| day < self.now.today) {
            return Err("day_past");
        }
        if asked.admin && !self.is_admin(org, asked.sender) {
            return Err("sender_no_admin");
        }
        self.requests.remove(&(org, actor));
        self.add_member(
            org,
            actor,
            Member { admin: asked.admin, last_day: asked.last_day, paused_until: None },
        );
        Ok(vec!["accepted"])
    }

    fn remove(&mut self, actor: UserId, org: OrgId, who: &[UserId]) -> OutcomeCodes {
        let named: Vec<UserId> =
            who.iter().copied().filter(|who| self.members.contains_key(&(org, *who))).collect();
        let may = |who: &UserId| {
            self.is_admin(org, actor)
                || self.is_env_admin(actor, self.orgs[&org].env)
                || self.is_env_admin(actor, self.people[who].env)
        };
        if named.is_empty() || !named.iter().all(may) {
            self.check_admin(org, actor)?;
        }
        if who.is_empty() {
            return Err("nobody_chosen");
        }
        let mut told = Vec::new();
        for one in who {
            told.push(match (named.contains(one), self.members.contains_key(&(org, *one))) {
                (false, _) => "no_such_member",
                (true, false) => "member_gone",
                (true, true) if self.live_member(org, *one).is_none() => "member_gone",
                (true, true) if *one == actor => "yourself",
                (true, true) if self.change_member(org, *one, None) => "removed",
                (true, true) => "last_admin",
            });
        }
        Ok(told)
    }
}
