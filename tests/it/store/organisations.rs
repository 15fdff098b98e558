//! Creating, activating, editing and removing organisations.

use toegang::{
    domain::{
        Cause, Command, EndReason, Folder, Level, Message, Method, Name, OrgId, OrgStatus,
        PlatformRole, Profile, Refusal, RequestState, Scheme, UserStatus, number,
    },
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, offered_evidence, profile},
};

fn offer_evidence(org: OrgId, method: Method) -> Command {
    Command::OfferEvidence { org, method, reference: Name::new("ref 2026-11").unwrap() }
}

fn create_organisation(name: &str, number: &str) -> Command {
    Command::CreateOrganisation { profile: Box::new(profile(name, number)), register: None }
}

/// Creates the small example in which Jan is a second administrator (*Beheerder*) of the
/// environment, and the only administrator of Jan Holding B.V.
fn with_jan_holding() -> World {
    let mut world = World::small_world();
    let raise = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    world.create_organisation("Jan Holding B.V.", "27777777", ("jan", "piet"));
    world
}

#[test]
fn a_role_in_the_environment_does_not_open_an_organisation() {
    let world = with_jan_holding();
    let org = world.org("Jan Holding");
    let mut members = world.facts.memberships.values().filter(|m| m.org == org);
    let only = members.next().unwrap();
    assert_eq!((only.user, only.level), (world.user("jan"), Level::OrgAdmin));
    assert!(members.next().is_none());
    for (who, org) in [("piet", "Jan Holding"), ("jan", "Piet Holding"), ("jan", "Bakkerij")] {
        assert_eq!(world.members(who, org).unwrap_err().code(), "no_such_organisation");
    }
    assert_eq!(world.organisations("jan"), ["Jan Holding B.V."]);
    let others = world.closed_organisations("jan");
    assert_eq!(others, ["Bakkerij Eigendomein B.V.", "Nieuw B.V.", "Piet Holding B.V."]);
    assert!(
        world.closed_organisations("els").is_empty(),
        "only a Beheerder knows that the others are there"
    );
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_removed_member_cannot_open_the_organisation() {
    let mut world = with_jan_holding();
    world.create_organisation("Ons Eigendomein B.V.", "27888888", ("jan", "piet"));
    let add = world.add("Ons Eigendomein", &["piet"]);
    world.act("jan", &add).unwrap();
    assert_eq!(world.members("piet", "Ons Eigendomein").unwrap().len(), 2);
    let remove = world.remove("Ons", &["piet"]);
    world.act("jan", &remove).unwrap();
    assert!(world.members("piet", "Ons Eigendomein").is_err());
    assert_eq!(world.members("jan", "Ons Eigendomein").unwrap().len(), 1);
    assert_eq!(world.members("piet", "Piet Holding").unwrap().len(), 1);
    assert_eq!(world.facts.users[&world.user("piet")].role, PlatformRole::EnvAdmin);
}

#[test]
fn only_an_environment_admin_creates_an_organisation() {
    let mut world = World::small_world();
    for who in ["jan", "els"] {
        let why = world.act(who, &create_organisation("X B.V.", "27000001")).unwrap_err();
        let said = text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
        assert!(said.contains("Piet de Vries"), "{said}");
    }
}

#[test]
fn register_data_is_fixed_after_activation() {
    let mut world = World::small_world();
    let belgian = Profile {
        country: "BE".to_owned(),
        numbers: vec![(Scheme::Kbo, "0123456749".to_owned())],
        ..profile("Gent BV", "")
    };
    let create = |profile: Profile| Command::CreateOrganisation {
        profile: Box::new(profile),
        register: None,
    };
    world.act("piet", &create(belgian.clone())).unwrap();
    let kvk_in_belgium = Profile { numbers: vec![(Scheme::Kvk, "27123456".to_owned())], ..belgian };
    assert_eq!(world.refusal_code("piet", &create(kvk_in_belgium)), "bad_number");
    let org = world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let from = world.facts.orgs[&org].profile();
    let edit = |to: Profile| Command::EditOrganisation {
        org,
        from: Box::new(from.clone()),
        to: Box::new(to),
        register: None,
    };
    let renamed = Profile { name: Name::new("Rotterdam B.V.").unwrap(), ..from.clone() };
    assert_eq!(world.refusal_code("piet", &edit(renamed)), "register_data");
    let site = Profile { website: Name::new("delft.example").ok(), ..from.clone() };
    world.act("piet", &edit(site)).unwrap();
    assert_eq!(
        world.refusal_code("piet", &edit(from.clone())),
        "changed",
        "it is another form now"
    );
}

#[test]
fn numbers_have_the_format_of_their_scheme() {
    for wrong in ["1234567", "123456789", "12A45678", ""] {
        assert!(number(Scheme::Kvk, wrong).is_err(), "{wrong}");
    }
    assert_eq!(number(Scheme::Kvk, " 1234 5678 ").as_deref(), Ok("12345678"));
    assert_eq!(number(Scheme::Kbo, "BE0123.456.749").as_deref(), Ok("0123456749"));
    for wrong in ["0123456748", "2123456749", "123456749"] {
        assert!(number(Scheme::Kbo, wrong).is_err(), "{wrong}");
    }
    assert_eq!(number(Scheme::Vat, "be 0123 456 749").as_deref(), Ok("BE0123456749"));
    assert_eq!(number(Scheme::Vat, "NL123456782B90").as_deref(), Ok("NL123456782B90"), "by 11");
    assert_eq!(number(Scheme::Vat, "NL000099998B57").as_deref(), Ok("NL000099998B57"), "by 97");
    for wrong in ["NL123456789B90", "NL12345678B90", "123456782B90", "DE123456782"] {
        assert!(number(Scheme::Vat, wrong).is_err(), "{wrong}");
    }
    assert!(number(Scheme::Oin, "00000001123456789000").is_ok());
    for wrong in ["00000000123456789000", "10000001123456789000", "0000000112345678900"] {
        assert!(number(Scheme::Oin, wrong).is_err(), "{wrong}");
    }
    let mut world = World::small_world();
    let why = world.act("piet", &create_organisation("X B.V.", "1234567")).unwrap_err();
    let said = text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
    assert!(said.contains("8 cijfers"), "{said}");
}

#[test]
fn a_country_is_a_two_letter_code() {
    let mut world = World::small_world();
    for country in ["", "N", "nl", "N'", "NLD", "ÉÉ", "Nederland"] {
        let profile = Profile { country: country.to_owned(), ..profile("Koek", "") };
        let create = Command::CreateOrganisation { profile: Box::new(profile), register: None };
        assert_eq!(world.refusal_code("piet", &create), "bad_country", "{country:?}");
    }
}

#[test]
fn a_verified_number_belongs_to_one_organisation() {
    let mut world = World::small_world();
    world.create_organisation("Eerste B.V.", "12345678", ("piet", "piet"));
    world.act("luc", &create_organisation("Tweede BV", "12345678")).unwrap();
    let second = world.org("Tweede");
    let why = world.act("luc", &offer_evidence(second, Method::Payment)).unwrap_err();
    assert_eq!(why, Refusal::NumberHeld { scheme: Scheme::Kvk }, "it does not say whose");
    let first = world.org("Eerste");
    let name = "Eerste B.V.".to_owned();
    world.act("piet", &Command::RemoveOrganisation { org: first, typed: name }).unwrap();
    world.act("luc", &offer_evidence(second, Method::Payment)).unwrap();
    {
        let approve = world.approve(second);
        world.act("luc", &approve)
    }
    .unwrap();
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_number_is_checked_again_at_approval() {
    let mut world = World::small_world();
    world.act("luc", &create_organisation("Tweede BV", "12345678")).unwrap();
    let second = world.org("Tweede");
    world.act("luc", &offer_evidence(second, Method::Payment)).unwrap();
    world.create_organisation("Eerste B.V.", "12345678", ("piet", "piet"));
    assert_eq!(
        {
            let approve = world.approve(second);
            world.refusal_code("luc", &approve)
        },
        "number_held"
    );
}

#[test]
fn members_join_only_after_activation() {
    let mut world = World::small_world();
    let add = world.add("Nieuw", &["els"]);
    let why = world.act("piet", &add).unwrap_err();
    let said = text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
    assert!(said.contains("Activeer die organisatie eerst"), "{said}");
}

#[test]
fn activation_takes_two_steps_and_a_rejection_keeps_its_reason() {
    let mut world = World::small_world();
    let org = world.org("Nieuw");
    world.act("piet", &offer_evidence(org, Method::Payment)).unwrap();
    assert_eq!(world.facts.orgs[&org].status, OrgStatus::UnderReview);
    assert_eq!(
        world.refusal_code("piet", &offer_evidence(org, Method::Payment)),
        "wrong_org_status"
    );
    let add = world.add("Nieuw", &["els"]);
    assert_eq!(world.refusal_code("piet", &add), "not_activated");
    let reason = Message::new("De betaling is van een andere rekening.").unwrap();
    let seen = offered_evidence(&world.facts, org);
    let reject = Command::Reject { org, seen, reason: reason.clone() };
    assert_eq!(world.refusal_code("els", &reject), "no_such_organisation");
    world.act("piet", &reject).unwrap();
    let rejected = &world.facts.orgs[&org];
    assert_eq!(rejected.status, OrgStatus::NotActive);
    assert_eq!(rejected.rejected.as_ref().unwrap().reason, reason);
    assert_eq!(
        {
            let approve = world.approve(org);
            world.refusal_code("piet", &approve)
        },
        "wrong_org_status"
    );
    world.act("piet", &offer_evidence(org, Method::Extract)).unwrap();
    {
        let approve = world.approve(org);
        world.act("piet", &approve)
    }
    .unwrap();
    let active = &world.facts.orgs[&org];
    assert_eq!((active.status, active.rejected.is_some()), (OrgStatus::Active, false));
    assert!(active.identifiers.iter().all(|one| one.verified_at.is_some()));
    world.act("piet", &add).unwrap();
    check_invariants(&replay(&world), world.now);
}

#[test]
fn evidence_is_approved_by_another_admin_while_there_is_any() {
    let mut world = World::small_world();
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let org = world.org("Nieuw");
    assert_eq!(world.refusal_code("els", &offer_evidence(org, Method::Payment)), "not_org_admin");
    world.act("piet", &offer_evidence(org, Method::Payment)).unwrap();
    let why = {
        let approve = world.approve(org);
        world.act("piet", &approve)
    }
    .unwrap_err();
    let Refusal::OwnEvidence { who_can } = &why else { panic!("{why:?}") };
    assert_eq!(&*who_can[0].name, "Els Bakker");
    {
        let approve = world.approve(org);
        world.act("els", &approve)
    }
    .unwrap();
    assert!(world.members("els", "Nieuw").is_err(), "approving opens nothing");
}

#[test]
fn an_organisation_without_a_number_needs_manual_evidence() {
    let mut world = World::small_world();
    world.act("piet", &create_organisation("Vereniging Oven", "")).unwrap();
    let org = world.org("Vereniging");
    let before = log_size(&world);
    for method in [Method::Payment, Method::Extract] {
        assert_eq!(world.refusal_code("piet", &offer_evidence(org, method)), "manual_entry");
    }
    assert_eq!(log_size(&world), before, "nothing else changes");
    world.act("piet", &offer_evidence(org, Method::Other)).unwrap();
    {
        let approve = world.approve(org);
        world.act("piet", &approve)
    }
    .unwrap();
    assert_eq!(world.facts.orgs[&org].status, OrgStatus::Active);
    let nieuw = world.org("Nieuw");
    assert_eq!(
        world.refusal_code("piet", &offer_evidence(nieuw, Method::Other)),
        "not_manual_entry"
    );
}

#[test]
fn two_numbers_are_allowed_and_the_first_is_the_main_number() {
    let mut world = World::small_world();
    let two = Profile {
        numbers: vec![
            (Scheme::Vat, "NL123456782B90".to_owned()),
            (Scheme::Kvk, "27000002".to_owned()),
        ],
        ..profile("Twee B.V.", "")
    };
    world
        .act("piet", &Command::CreateOrganisation { profile: Box::new(two), register: None })
        .unwrap();
    let org = world.org("Twee");
    world.act("piet", &offer_evidence(org, Method::Payment)).unwrap();
    {
        let approve = world.approve(org);
        world.act("piet", &approve)
    }
    .unwrap();
    assert_eq!(world.facts.orgs[&org].identifiers[0].scheme, Scheme::Vat);
}

#[test]
fn an_edit_writes_all_fields_and_an_unchanged_number_stays_verified() {
    let mut world = World::small_world();
    let form = |world: &World, org| world.facts.orgs[&org].profile();
    let nieuw = world.org("Nieuw");
    let text = |text: &str| Some(Name::new(text).unwrap());
    let to = Profile {
        name: Name::new("Gent BV").unwrap(),
        trade_name: text("Brood"),
        street: text("Markt 1"),
        postal_code: text("9000"),
        town: text("Gent"),
        country: "BE".to_owned(),
        numbers: vec![(Scheme::Kbo, "0123456749".to_owned())],
        website: text("gent.example"),
        email: toegang::domain::Email::new("info@gent.example").ok(),
        description: Message::new("Bakt").ok(),
    };
    let from = Box::new(form(&world, nieuw));
    let edit =
        Command::EditOrganisation { org: nieuw, from, to: Box::new(to.clone()), register: None };
    world.act("piet", &edit).unwrap();
    assert_eq!(form(&world, nieuw), to);
    let org = world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let verified = |world: &World| world.facts.orgs[&org].identifiers[0].verified_at;
    let before = verified(&world);
    assert!(before.is_some());
    let from = form(&world, org);
    let to = Profile { website: text("delft.example"), ..from.clone() };
    let edit =
        Command::EditOrganisation { org, from: Box::new(from), to: Box::new(to), register: None };
    world.act("piet", &edit).unwrap();
    assert_eq!(verified(&world), before);
}

#[test]
fn only_an_admin_of_the_organisation_edits_its_details() {
    let mut world = World::small_world();
    let raise = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let org = world.org("Bakkerij");
    let from = world.facts.orgs[&org].profile();
    let to = Profile { description: Message::new("Brood sinds 1912").ok(), ..from.clone() };
    let edit =
        Command::EditOrganisation { org, from: Box::new(from), to: Box::new(to), register: None };
    assert_eq!(world.refusal_code("els", &edit), "not_org_admin");
    assert_eq!(
        world.refusal_code("jan", &edit),
        "not_org_admin",
        "Beheerder of the environment only"
    );
    world.act("piet", &edit).unwrap();
}

#[test]
fn removing_an_organisation_needs_its_name_and_ends_all_access() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    let org = world.org("Bakkerij");
    let remove = |typed: &str| Command::RemoveOrganisation { org, typed: typed.to_owned() };
    let name = "Bakkerij Eigendomein B.V.";
    assert_eq!(world.refusal_code("els", &remove(name)), "not_org_admin");
    assert_eq!(world.refusal_code("anna", &remove(name)), "no_such_organisation");
    assert_eq!(world.refusal_code("piet", &remove("bakkerij")), "not_typed");
    let before = log_size(&world);
    world.act("piet", &remove(name)).unwrap();
    assert_eq!(log_size(&world).0, before.0 + 1);
    let facts = &world.facts;
    assert_eq!(facts.orgs[&org].status, OrgStatus::Removed);
    let mut members = facts.memberships.values().filter(|m| m.org == org);
    assert!(members.all(|m| m.ended.unwrap().reason == EndReason::OrganisationRemoved));
    let request = facts.requests.values().next().unwrap();
    assert_eq!(request.state, RequestState::Withdrawn);
    assert_eq!(request.decision.as_ref().unwrap().cause, Some(Cause::OrganisationRemoved));
    assert!(world.inbox("anna", Folder::Open).is_empty());
    assert_eq!(world.refusal_code("piet", &remove(name)), "membership_over");
    assert_eq!(world.refusal_code("anna", &remove(name)), "no_such_organisation");
    check_invariants(&replay(&world), world.now);
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let moved = db.execute("update organisation set env_id = 2 where env_id = 1", []);
    assert!(moved.is_err(), "it never moves");
}

#[test]
fn an_environment_admin_removes_an_organisation_without_membership() {
    let mut world = with_jan_holding();
    let org = world.org("Jan Holding");
    let remove = Command::RemoveOrganisation { org, typed: "Jan Holding B.V.".to_owned() };
    world.act("piet", &remove).unwrap();
    let org = world.org("Nieuw");
    let nieuw = Command::RemoveOrganisation { org, typed: "Nieuw B.V.".to_owned() };
    assert_eq!(
        world.refusal_code("jan", &nieuw),
        "not_org_admin",
        "not activated: only its creator"
    );
    world.act("piet", &nieuw).unwrap();
}

#[test]
fn an_inactive_organisation_is_removed_with_its_creator() {
    let mut world = World::small_world();
    let raise = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    world.act("jan", &create_organisation("Jans Plan", "27000003")).unwrap();
    world.act("jan", &create_organisation("Jans Ander Plan", "27000004")).unwrap();
    let (plan, other) = (world.org("Jans Plan"), world.org("Jans Ander"));
    world.act("jan", &offer_evidence(other, Method::Payment)).unwrap();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let remove = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    world.act("piet", &remove).unwrap();
    for org in [plan, other] {
        assert_eq!(world.facts.orgs[&org].status, OrgStatus::Removed);
    }
    assert_eq!(world.facts.orgs[&world.org("Bakkerij")].status, OrgStatus::Active);
    assert_eq!(world.facts.users[&world.user("jan")].status, UserStatus::Removed);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn after_activation_only_fields_outside_the_register_can_change() {
    let mut world = World::small_world();
    let edit = |org: OrgId, from: &Profile, to: &Profile| Command::EditOrganisation {
        org,
        from: Box::new(from.clone()),
        to: Box::new(to.clone()),
        register: None,
    };
    let nieuw = world.org("Nieuw");
    let was = world.facts.orgs[&nieuw].profile();
    let renamed = Profile { name: Name::new("Nieuwer B.V.").unwrap(), ..was.clone() };
    world.act("piet", &edit(nieuw, &was, &renamed)).unwrap();
    let org = world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let was = world.facts.orgs[&org].profile();
    let told = Profile {
        email: toegang::domain::Email::new("info@delft.example").ok(),
        description: Message::new("Brood").ok(),
        ..was.clone()
    };
    world.act("piet", &edit(org, &was, &told)).unwrap();
    let without = Profile { numbers: Vec::new(), ..told.clone() };
    assert_eq!(world.refusal_code("piet", &edit(org, &told, &without)), "register_data");
    world.act("piet", &create_organisation("Vereniging Oven", "")).unwrap();
    let org = world.org("Vereniging");
    world.act("piet", &offer_evidence(org, Method::Other)).unwrap();
    {
        let approve = world.approve(org);
        world.act("piet", &approve)
    }
    .unwrap();
    let was = world.facts.orgs[&org].profile();
    let renamed = Profile { name: Name::new("Vereniging Steenoven").unwrap(), ..was.clone() };
    world.act("piet", &edit(org, &was, &renamed)).unwrap();
    let numbered = Profile { numbers: vec![(Scheme::Kvk, "27999999".to_owned())], ..renamed };
    let was = world.facts.orgs[&org].profile();
    assert_eq!(world.refusal_code("piet", &edit(org, &was, &numbered)), "register_data");
}
