//! The small example: the people and organisations of the scenarios.

use super::builder::{OrganisationSpec, UserSpec, World};
use crate::domain::{
    DomainKind::{Own, Shared},
    EnvId, Level, OrgId, PartnershipId,
    PlatformRole::{Advanced, EnvAdmin},
    Scheme, UserId,
    UserStatus::{Blocked, Invited},
};

/// The ids that the full example refers to.
pub(super) struct Small {
    pub(super) own: EnvId,
    pub(super) office: EnvId,
    pub(super) piet: UserId,
    pub(super) els: UserId,
    pub(super) jan: UserId,
    pub(super) anna: UserId,
    pub(super) bram: UserId,
    pub(super) luc: UserId,
    pub(super) bakery: OrgId,
    pub(super) with_office: PartnershipId,
}

/// Builds the small example; returns the ids that the full example refers to.
pub(super) fn build(world: &mut World) -> Small {
    let own = world.environment(900, "eigendomein.nl", "eigendomein.nl", Own);
    let office = world.environment(880, "cijfermeesters.nl", "cijfermeesters.nl", Own);
    let shared = world.environment(300, "BaasPD", "gmail.com", Shared);
    let builders = world.environment(700, "bouwwerk.be", "bouwwerk.be", Own);

    let piet = UserSpec::new("Piet de Vries", "piet@eigendomein.nl").role(EnvAdmin).manager();
    let piet = world.user(900, own, &piet);
    let jan = world.user(860, own, &UserSpec::new("Jan Jansen", "jan@eigendomein.nl"));
    let els = UserSpec::new("Els Bakker", "els@eigendomein.nl").role(Advanced);
    let els = world.user(850, own, &els);
    world.user(800, own, &UserSpec::new("Kees Mulder", "kees@eigendomein.nl").status(Blocked));
    world.user(3, own, &UserSpec::new("Noor Smit", "noor@eigendomein.nl").status(Invited));
    let anna = UserSpec::new("Anna Visser", "anna@cijfermeesters.nl").role(EnvAdmin).manager();
    let anna = world.user(880, office, &anna);
    let bram = UserSpec::new("Bram Kuipers", "bram@cijfermeesters.nl").role(Advanced).manager();
    let bram = world.user(870, office, &bram);
    let chris = world.user(865, office, &UserSpec::new("Chris de Wit", "chris@cijfermeesters.nl"));
    let dirk = UserSpec::new("Dirk Hoekstra", "dirk@cijfermeesters.nl").role(Advanced);
    world.user(600, office, &dirk);
    world.user(300, shared, &UserSpec::new("Petra Dekker", "pd@gmail.com").role(EnvAdmin));
    let luc = UserSpec::new("Luc Peeters", "luc@bouwwerk.be").role(EnvAdmin).manager();
    let luc = world.user(700, builders, &luc);

    let holding = organisation_spec("Piet Holding B.V.", "Delft", "27123456");
    world.organisation(840, own, piet, &holding);
    let bakery = organisation_spec("Bakkerij Eigendomein B.V.", "Delft", "27345678");
    let bakery = world.organisation(830, own, piet, &bakery);
    world.members(820, bakery, piet, &[(els, Level::Member, None)]);
    let new = OrganisationSpec {
        active: false,
        ..organisation_spec("Nieuw B.V.", "Rijswijk", "61220945")
    };
    world.organisation(12, own, piet, &new);
    let masters = organisation_spec("Cijfermeesters B.V.", "Leiden", "28456789");
    world.organisation(835, office, anna, &masters);

    let with_office = world.partnership(780, own, office, [piet, anna]);
    world.relation(770, with_office, [piet, chris]);
    world.partnership(500, office, builders, [anna, luc]);
    Small { own, office, piet, els, jan, anna, bram, luc, bakery, with_office }
}

fn organisation_spec(
    name: &'static str,
    town: &'static str,
    number: &'static str,
) -> OrganisationSpec {
    OrganisationSpec { name, town, scheme: Scheme::Kvk, number, active: true }
}
