//! Model of giving and ending access.

use toegang::domain::{
    EnvId, OrgId, PlatformRole, TERM, UserId,
    UserStatus::{Active, Blocked, Invited, Removed},
};

use super::{
    Told,
    acts::Access,
    state::{Asked, Member, Model, Stage},
};

impl Model {
    pub(super) fn is_active(&self, who: UserId) -> bool {
        self.people[&who].is_active()
    }

    pub(super) fn live(&self, org: OrgId, who: UserId) -> Option<Member> {
        let row = self.members.get(&(org, who)).copied();
        row.filter(|m| m.last_day.is_none_or(|day| day >= self.now.today))
    }

    pub(super) fn effective(&self, org: OrgId, who: UserId) -> Option<Member> {
        self.live(org, who).filter(|_| self.is_active(who))
    }

    pub(super) fn is_admin(&self, org: OrgId, who: UserId) -> bool {
        self.effective(org, who).is_some_and(|m| m.admin)
    }

    pub(super) fn env_admin(&self, who: UserId, env: EnvId) -> bool {
        let person = &self.people[&who];
        person.status == Active && person.env == env && person.role == PlatformRole::EnvAdmin
    }

    pub(super) fn waits(&self, asked: &Asked) -> bool {
        asked.expires > self.now.at
    }

    /// Former members, and administrators of the environment, may know that the organisation
    /// exists.
    pub(super) fn knows(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        let there = self.orgs[&org].stage != Stage::Removed;
        let known = self.ever.contains(&(org, who)) || self.env_admin(who, self.orgs[&org].env);
        match (known, there) {
            (false, _) => Err("no_such_organisation"),
            (true, false) => Err("membership_over"),
            (true, true) => Ok(()),
        }
    }

    pub(super) fn administers(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        self.knows(org, who)?;
        if self.is_admin(org, who) { Ok(()) } else { Err("not_org_admin") }
    }

    fn manages(&self, org: OrgId, who: UserId) -> Result<(), &'static str> {
        self.administers(org, who)?;
        if self.orgs[&org].stage == Stage::Active { Ok(()) } else { Err("not_activated") }
    }

    /// Returns whether this is an own administrator (*Beheerder*) without a last day.
    fn rests(&self, org: OrgId, who: UserId, member: Member) -> bool {
        let own = self.people[&who].env == self.orgs[&org].env;
        own && member.admin && member.last_day.is_none()
    }

    /// Returns whether an own administrator (*Beheerder*) without a last day remains, apart
    /// from `aside`.
    pub(super) fn held_without(&self, org: OrgId, aside: Option<UserId>) -> bool {
        let mut rows =
            self.members.iter().filter(|((of, who), _)| *of == org && Some(*who) != aside);
        rows.any(|((_, who), m)| self.rests(org, *who, *m) && self.is_active(*who))
    }

    /// Ends a membership, and with it the requests that the member sent.
    pub(super) fn end(&mut self, org: OrgId, who: UserId) {
        self.members.remove(&(org, who));
        self.asked.retain(|(of, _), asked| *of != org || asked.sender != who);
    }

    pub(super) fn lapse(&mut self, org: OrgId, who: UserId) {
        if self.members.contains_key(&(org, who)) && self.live(org, who).is_none() {
            self.end(org, who);
        }
    }

    pub(super) fn enlist(&mut self, org: OrgId, who: UserId, member: Member) {
        self.lapse(org, who);
        self.members.insert((org, who), member);
        self.ever.insert((org, who));
    }

    /// Changes a membership, unless no own administrator without a last day would remain.
    fn change(&mut self, org: OrgId, who: UserId, to: Option<Member>) -> bool {
        let was = self.members[&(org, who)];
        let touched = self.rests(org, who, was) && !to.is_some_and(|to| self.rests(org, who, to));
        if touched && !self.held_without(org, Some(who)) {
            return false;
        }
        match to {
            Some(to) => drop(self.members.insert((org, who), to)),
            None => self.end(org, who),
        }
        true
    }

    pub(super) fn linked(&self, a: EnvId, b: EnvId) -> bool {
        self.partners.contains(&(a.min(b), a.max(b)))
    }

    /// Returns the result of adding this candidate, apart from open requests.
    pub(super) fn candidate(&self, org: OrgId, who: UserId) -> &'static str {
        let (person, env) = (&self.people[&who], self.orgs[&org].env);
        if person.status == Removed {
            return "unrelated";
        }
        if self.live(org, who).is_some() {
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
        let found = self.linked(env, person.env) && person.status == Active;
        match (found && (related || person.manager), person.role) {
            (false, _) => "unrelated",
            (true, PlatformRole::Basic) => "partner_basic",
            (true, _) => "asked",
        }
    }

    /// Carries out a command in the model; returns its expected result.
    pub(super) fn access(&mut self, actor: UserId, org: OrgId, act: &Access) -> Told {
        match act {
            Access::Add { who, admin, last_day } => {
                self.manages(org, actor)?;
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
                let offer = Member { admin: *admin, last_day: *last_day };
                Ok(seen.into_iter().map(|one| self.add(actor, org, one, offer)).collect())
            }
            Access::Accept => self.accept(actor, org),
            Access::Decline => {
                let asked = self.asked.get(&(org, actor)).ok_or("no_such_request")?;
                if !self.waits(asked) {
                    return Err("request_expired");
                }
                self.asked.remove(&(org, actor));
                Ok(vec!["declined"])
            }
            Access::Withdraw { who } => {
                self.knows(org, actor)?;
                if !self.env_admin(actor, self.orgs[&org].env) {
                    self.administers(org, actor)?;
                }
                let was = self.asked.remove(&(org, *who));
                Ok(vec![was.map_or("no_such_request", |_| "withdrawn")])
            }
            Access::Renew { who } => self.renew(actor, org, *who),
            Access::Level { who, admin } => {
                self.manages(org, actor)?;
                let was = match self.named(org, *who) {
                    Ok(was) => was,
                    Err(why) => return Ok(vec![why]),
                };
                if was.admin == *admin {
                    return Ok(vec!["changed"]);
                }
                let done = self.change(org, *who, Some(Member { admin: *admin, ..was }));
                Ok(vec![if done { "level" } else { "last_admin" }])
            }
            Access::LastDay { who, last_day } => {
                self.manages(org, actor)?;
                if last_day.is_some_and(|day| day < self.now.today) {
                    return Err("day_past");
                }
                let was = match self.named(org, *who) {
                    Ok(was) => was,
                    Err(why) => return Ok(vec![why]),
                };
                if was.last_day == *last_day {
                    return Ok(vec!["same"]);
                }
                let longer = was.last_day.is_some_and(|day| last_day.is_none_or(|to| to > day));
                if *who == actor && longer {
                    return Ok(vec!["own_extension"]);
                }
                let done = self.change(org, *who, Some(Member { last_day: *last_day, ..was }));
                Ok(vec![if done { "last_day" } else { "last_admin" }])
            }
            Access::Remove { who } => self.remove(actor, org, who),
            Access::Leave => {
                self.effective(org, actor).ok_or("no_such_organisation")?;
                if self.change(org, actor, None) { Ok(vec!["left"]) } else { Err("last_admin") }
            }
        }
    }

    /// Returns the active membership that a command names.
    fn named(&self, org: OrgId, who: UserId) -> Result<Member, &'static str> {
        if !self.members.contains_key(&(org, who)) {
            return Err("no_such_member");
        }
        self.live(org, who).ok_or("member_gone")
    }

    fn add(&mut self, actor: UserId, org: OrgId, who: UserId, offer: Member) -> &'static str {
        let pending = self.asked.get(&(org, who)).is_some_and(|asked| self.waits(asked));
        let told = self.candidate(org, who);
        let gone = self.people[&who].status == Removed;
        if let Some(is) = self.live(org, who).filter(|_| told == "already_member") {
            let person = &self.people[&who];
            let own = person.env == self.orgs[&org].env;
            let same = is == offer && !(own && person.status == Blocked);
            return if same { told } else { "differs" };
        }
        if pending && !gone {
            let asked = &self.asked[&(org, who)];
            let same = (asked.admin, asked.last_day) == (offer.admin, offer.last_day);
            return if same { "already_asked" } else { "differs" };
        }
        match told {
            "added" => self.enlist(org, who, offer),
            "asked" => {
                self.lapse(org, who);
                let expires = self.now.at.plus_days(TERM);
                let (admin, last_day) = (offer.admin, offer.last_day);
                let asked = Asked { sender: actor, expires, admin, last_day };
                self.asked.insert((org, who), asked);
            }
            _ => {}
        }
        told
    }

    fn renew(&mut self, actor: UserId, org: OrgId, who: UserId) -> Told {
        self.manages(org, actor)?;
        let Some(asked) = self.asked.get(&(org, who)).copied() else {
            return Ok(vec!["no_such_request"]);
        };
        let why = self.candidate(org, who);
        if why != "asked" {
            return Ok(vec![why]);
        }
        if asked.last_day.is_some_and(|day| day < self.now.today) {
            return Ok(vec!["day_past"]);
        }
        let expires = self.now.at.plus_days(TERM);
        let sender = if self.is_admin(org, asked.sender) { asked.sender } else { actor };
        self.asked.insert((org, who), Asked { sender, expires, ..asked });
        Ok(vec!["renewed"])
    }

    fn accept(&mut self, actor: UserId, org: OrgId) -> Told {
        let asked = *self.asked.get(&(org, actor)).ok_or("no_such_request")?;
        if !self.waits(&asked) {
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
        self.asked.remove(&(org, actor));
        self.enlist(org, actor, Member { admin: asked.admin, last_day: asked.last_day });
        Ok(vec!["accepted"])
    }

    fn remove(&mut self, actor: UserId, org: OrgId, who: &[UserId]) -> Told {
        let named: Vec<UserId> =
            who.iter().copied().filter(|who| self.members.contains_key(&(org, *who))).collect();
        let may = |who: &UserId| {
            self.is_admin(org, actor)
                || self.env_admin(actor, self.orgs[&org].env)
                || self.env_admin(actor, self.people[who].env)
        };
        if named.is_empty() || !named.iter().all(may) {
            self.administers(org, actor)?;
        }
        if who.is_empty() {
            return Err("nobody_chosen");
        }
        let mut told = Vec::new();
        for one in who {
            told.push(match (named.contains(one), self.members.contains_key(&(org, *one))) {
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
