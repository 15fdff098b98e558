//! A year of changes in the whole example: past commands, decided by the real rules, so that the
//! log looks like the log of a real file.

use super::{
    builder::{OrganisationSpec, UserSpec, World},
    small::Small,
};
use crate::domain::{
    Command, DomainKind, Email, Facts, HistoryBatch, JoinedBy, Level, MemberValue, Message, Method,
    Name, OrgId, PlatformRole, Profile, Scheme, Session, UserId, UserValue, Via, decide,
};

/// The rows after the commands so far, and the builder that collects their events.
struct Story<'a> {
    world: &'a mut World,
    facts: Facts,
}

/// Carries out all commands; `own` are users of the bakers, `organisations` are their
/// organisations.
pub(super) fn build(world: &mut World, small: &Small, own: &[UserId], organisations: &[OrgId]) {
    let cheese = world.environment(600, "oudekaas.nl", "oudekaas.nl", DomainKind::Own);
    let maker = UserSpec::new("Kaatje Verhoef", "kaatje@oudekaas.nl").role(PlatformRole::EnvAdmin);
    let maker = world.user(600, cheese, &maker.manager());
    let with_cheese = world.partnership(500, small.own, cheese, [small.piet, maker]);
    let who = |at: usize| own.get(at).copied().unwrap_or(small.jan);
    let org = |at: usize| organisations.get(at).copied().unwrap_or(small.bakery);
    let mut story = Story::new(world);
    let piet = small.piet;
    story.change_user(340, piet, small.els, UserValue::Manager(true));
    story.change_user(320, piet, who(20), UserValue::Role(PlatformRole::EnvAdmin));
    story.describe(300, piet, org(2), "Zuurdesembrood en gebak; elke dag vers.");
    story.make_admin(180, piet, org(0), who(4));
    story.change_user(130, piet, who(8), UserValue::Blocked(true));
    story.carry_out(
        110,
        piet,
        &Command::EndPartnership {
            partnership: with_cheese,
            ends: Vec::new(),
            withdrawn: Vec::new(),
        },
    );
    story.remove_member(70, piet, org(2), who(66));
    story.create_organisation(48, who(20), "Pizzeria Portofino", "80112233");
    story.submit_evidence(47, who(20), "Pizzeria", "T-20260911");
    story.reject_evidence(45, piet, "Pizzeria", "Het kenmerk hoort bij een andere rekening.");
    story.carry_out(25, piet, &Command::RemoveUser { user: who(60), successors: Vec::new() });
    story.create_organisation(12, who(20), "Koekfabriek Delft B.V.", "81223344");
    story.submit_evidence(11, who(20), "Koekfabriek", "T-20261112");
    story.invite(4, piet, "saskia@eigendomein.nl");
    let message = Message::new("Wij bouwen jullie nieuwe oven; zo delen we de tekeningen.").ok();
    story.carry_out(2, small.luc, &Command::AskRelation { user: piet, message });
}

impl<'a> Story<'a> {
    fn new(world: &'a mut World) -> Self {
        // No code hashes to this, so nobody can use the past invitations.
        let facts = Facts { code: "-".to_owned(), ..world.facts() };
        Self { world, facts }
    }

    /// Carries out one command. A refused command leaves no trace, as in a real file; a test checks
    /// that everything expected did happen.
    fn carry_out(&mut self, days: i64, by: UserId, command: &Command) {
        let now = self.world.clock_days_ago(days);
        let session = Session { user: by, via: Via::Tui };
        let Ok(decision) = decide(command, session, &self.facts, now) else { return };
        for event in &decision.events {
            self.facts.apply(event);
        }
        self.facts.fresh = decision.fresh;
        let by = crate::domain::Actor::Person(by);
        self.world
            .push_batch(HistoryBatch { at: now.at, by, events: decision.events }, decision.fresh);
    }

    fn org(&self, name: &str) -> OrgId {
        let found = self.facts.orgs.values().find(|org| org.name.starts_with(name));
        found.map_or(OrgId(0), |org| org.id)
    }

    fn describe(&mut self, days: i64, by: UserId, org: OrgId, text: &str) {
        let Some(from) = self.facts.orgs.get(&org).map(crate::domain::Organisation::profile) else {
            return;
        };
        let to = Profile { description: Message::new(text).ok(), ..from.clone() };
        let (from, to) = (Box::new(from), Box::new(to));
        self.carry_out(days, by, &Command::EditOrganisation { org, from, to, register: None });
    }

    fn make_admin(&mut self, days: i64, by: UserId, org: OrgId, user: UserId) {
        let seen = MemberValue::Level(Level::Member);
        let member = self.facts.membership(org, user).map(|m| (m.id, seen));
        let (members, to) = (member.into_iter().collect(), MemberValue::Level(Level::OrgAdmin));
        self.carry_out(days, by, &Command::change_members(org, members, to));
    }

    fn remove_member(&mut self, days: i64, by: UserId, org: OrgId, user: UserId) {
        let found = self.facts.membership(org, user).map(|m| (m.id, m.level));
        let members = found.into_iter().collect();
        self.carry_out(days, by, &Command::RemoveMembers { org, members });
    }

    fn change_user(&mut self, days: i64, by: UserId, user: UserId, to: UserValue) {
        let Some(row) = self.facts.users.get(&user) else { return };
        let seen = to.now_in(row);
        self.carry_out(days, by, &Command::ChangeUsers { users: vec![(user, seen)], to });
    }

    fn create_organisation(
        &mut self,
        days: i64,
        by: UserId,
        name: &'static str,
        number: &'static str,
    ) {
        let spec =
            OrganisationSpec { name, town: "Delft", scheme: Scheme::Kvk, number, active: false };
        let profile = Box::new(spec.profile());
        self.carry_out(days, by, &Command::CreateOrganisation { profile, register: None });
    }

    fn submit_evidence(&mut self, days: i64, by: UserId, name: &str, reference: &str) {
        let (org, reference) = (self.org(name), Name::stored(reference.to_owned()));
        self.carry_out(
            days,
            by,
            &Command::OfferEvidence { org, method: Method::Payment, reference },
        );
    }

    fn reject_evidence(&mut self, days: i64, by: UserId, name: &str, reason: &str) {
        let Ok(reason) = Message::new(reason) else { return };
        let org = self.org(name);
        let offered = self.facts.orgs.get(&org).and_then(|org| org.evidence.clone());
        let seen = offered.map(|evidence| (evidence.method, evidence.reference));
        self.carry_out(days, by, &Command::Reject { org, seen, reason });
    }

    fn invite(&mut self, days: i64, by: UserId, email: &str) {
        let (email, role) = (Email::stored(email.to_owned()), PlatformRole::Basic);
        let how = JoinedBy::Invitation;
        self.carry_out(days, by, &Command::InviteUser { email, full_name: None, role, how });
    }
}
