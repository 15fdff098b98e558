//! Giving people access to several organisations at once.

use toegang::{
    domain::{
        Answer, ChosenOrganisation, Command, Day, Level, OrganisationChoice, Query, Refusal,
        UndoTarget, UserId,
    },
    text::{self, Lang},
};

use super::{log_size, replay};
use crate::{example::check_invariants, support::World};

/// Returns the command that gives this user access to these organisations as *Lid*.
fn give(world: &World, who: &str, orgs: &[&str]) -> Command {
    give_all(world, &[who], orgs)
}

/// Returns the command that gives these users access to these organisations as *Lid*.
fn give_all(world: &World, who: &[&str], orgs: &[&str]) -> Command {
    let pick = |org: &&str| ChosenOrganisation {
        org: world.org(org),
        level: Level::Member,
        last_day: None,
    };
    let picks = orgs.iter().map(pick).collect();
    let users = who.iter().map(|who| world.user(who)).collect();
    Command::GiveAccess { users, picks, message: None }
}

fn sentences(world: &mut World, command: &Command) -> Vec<String> {
    let receipt = world.act("piet", command).unwrap();
    text::receipt(Lang::En, &receipt, &jiff::tz::TimeZone::UTC)
}

#[test]
fn an_own_user_joins_all_organisations_in_one_operation() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let command = give(&world, "jan", &["Piet Holding", "Bakkerij", "Piet Holding"]);
    let told = sentences(&mut world, &command);
    let both = "Piet Holding B.V. and Bakkerij Eigendomein B.V.";
    assert_eq!(told, [format!("Jan Jansen is now a member of {both}")]);
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 2), "one operation of two lines");
    assert_eq!(world.organisations("jan").len(), 2);
    let told = sentences(&mut world, &Command::Undo { which: UndoTarget::Last });
    assert_eq!(told, ["Undone:", &format!("Jan Jansen no longer has access to {both}")]);
    assert!(world.organisations("jan").is_empty());
    let told = sentences(&mut world, &Command::Undo { which: UndoTarget::LastUndone });
    assert_eq!(told[0], "Redone:");
    assert!(told[1].starts_with("Jan Jansen is") && told[1].contains(" and "), "{told:?}");
    assert_eq!(world.organisations("jan").len(), 2);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_partner_user_gets_a_request_from_each_organisation() {
    let mut world = World::small_world();
    let command = give(&world, "anna", &["Piet Holding", "Bakkerij"]);
    let told = sentences(&mut world, &command);
    let both = "Piet Holding B.V. and Bakkerij Eigendomein B.V.";
    assert_eq!(told, [format!("Request sent to Anna Visser for {both}")]);
    assert_eq!(world.badge_count("anna"), 2);
    assert_eq!(world.organisations("anna").len(), 1, "no access before the answer");
}

#[test]
fn organisations_where_it_is_impossible_are_skipped_with_a_reason() {
    let mut world = World::small_world();
    let command = give(&world, "els", &["Piet Holding", "Bakkerij", "Nieuw", "Cijfermeesters"]);
    let receipt = world.act("piet", &command).unwrap();
    let codes: Vec<_> = receipt.outcomes.iter().map(|one| one.did.code()).collect();
    assert_eq!(codes, ["added", "already_member", "not_activated", "no_such_organisation"]);
    let named = |at: usize| receipt.outcomes[at].org.is_some();
    assert!(named(0) && named(1) && named(2));
    assert!(!named(3), "the name of an organisation of others is not told");
    let told = text::receipt(Lang::Nl, &receipt, &jiff::tz::TimeZone::UTC);
    assert_eq!(told[0], "Els Bakker is nu lid van Piet Holding B.V.");
    assert!(told[1].starts_with("Overgeslagen: Bakkerij Eigendomein B.V.: is al lid"), "{told:?}");
    let Err(Refusal::AllSkipped { skipped }) = world.act("piet", &command) else {
        panic!("nothing is left to do")
    };
    assert_eq!(skipped.len(), 4);
    assert_eq!(skipped[0].org.as_deref(), Some("Piet Holding B.V."));
}

#[test]
fn a_stranger_stays_unknown_and_a_past_day_is_refused() {
    let mut world = World::small_world();
    let command = give(&world, "dirk", &["Piet Holding", "Bakkerij"]);
    let Err(Refusal::AllSkipped { skipped }) = world.act("piet", &command) else { panic!() };
    assert!(skipped.iter().all(|one| one.who.is_none() && one.why.code() == "unrelated"));
    let Command::GiveAccess { picks, .. } = command else { unreachable!() };
    let nobody = Command::GiveAccess { users: vec![UserId(i64::MAX)], picks, message: None };
    assert_eq!(world.act("piet", &nobody).unwrap_err(), Refusal::AllSkipped { skipped });
    let nothing = give(&world, "jan", &[]);
    assert_eq!(world.refusal_code("piet", &nothing), "nobody_chosen");
    let by_els = give(&world, "jan", &["Bakkerij"]);
    assert_eq!(world.refusal_code("els", &by_els), "not_org_admin");
    let Command::GiveAccess { users, mut picks, message } = by_els else { unreachable!() };
    picks[0].last_day = Some(Day::new(2020, 1, 1).unwrap());
    let past = Command::GiveAccess { users, picks, message };
    assert_eq!(world.refusal_code("piet", &past), "day_past");
}

#[test]
fn several_people_get_access_to_several_organisations_in_one_operation() {
    let mut world = World::small_world();
    let before = log_size(&world);
    let command =
        give_all(&world, &["jan", "anna", "els", "jan"], &["Piet Holding", "Bakkerij", "Nieuw"]);
    let told = sentences(&mut world, &command);
    assert_eq!(told[0], "Jan Jansen and Els Bakker are now members of Piet Holding B.V.");
    assert_eq!(told[1], "Jan Jansen is now a member of Bakkerij Eigendomein B.V.");
    let both = "Piet Holding B.V. and Bakkerij Eigendomein B.V.";
    assert_eq!(told[2], format!("Request sent to Anna Visser for {both}"));
    assert!(told[3].starts_with("Skipped: Els Bakker at Bakkerij Eigendomein B.V."), "{told:?}");
    assert!(told[4].starts_with("Skipped: Nieuw B.V. is not"), "{told:?}");
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 5), "one operation");
    let told = sentences(&mut world, &Command::Undo { which: UndoTarget::Last });
    let none = "and Els Bakker no longer have access to Piet";
    assert!(told.iter().any(|line| line.contains(none)), "{told:?}");
    assert!(world.organisations("jan").is_empty());
    assert_eq!(world.badge_count("anna"), 0);
    check_invariants(&replay(&world), world.now);
}

/// Finds organisations for Jan by this text, as this user.
fn find(world: &World, who: &str, text: &str) -> Vec<OrganisationChoice> {
    let users = vec![world.user("jan")];
    let query = Query::FindOrganisations { users, text: text.to_owned(), take: 50 };
    match world.ask(who, &query).unwrap() {
        Answer::OrganisationChoices(found) => found.rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_organisations_of_the_viewer_are_found_by_name_or_number() {
    let world = World::small_world();
    let names = |rows: Vec<OrganisationChoice>| -> Vec<String> {
        rows.into_iter().map(|row| row.name.to_string()).collect()
    };
    assert_eq!(names(find(&world, "piet", "27123456")), ["Piet Holding B.V."]);
    assert_eq!(names(find(&world, "piet", "2712")), ["Piet Holding B.V."]);
    assert!(names(find(&world, "piet", "7123456")).is_empty(), "a number begins with the text");
    // Els is a Lid of the bakery only: she learns nothing of the others.
    let rows = find(&world, "els", "");
    assert!(rows.iter().all(|row| !row.is_open()), "{rows:?}");
    assert_eq!(names(rows), ["Bakkerij Eigendomein B.V."]);
    for hidden in ["Piet", "27123456", "Nieuw", "Cijfer"] {
        assert!(find(&world, "els", hidden).is_empty(), "{hidden}");
    }
    assert!(find(&world, "jan", "").is_empty());
}

#[test]
fn organisations_where_access_can_be_given_come_first() {
    let mut world = World::small_world();
    let command = give(&world, "jan", &["Bakkerij"]);
    world.act("piet", &command).unwrap();
    let rows = find(&world, "piet", "");
    let open: Vec<bool> = rows.iter().map(OrganisationChoice::is_open).collect();
    assert_eq!(open, [true, false, false]);
    assert_eq!((&*rows[0].name, rows[0].members), ("Piet Holding B.V.", 1));
    assert_eq!(rows[0].number.as_ref().unwrap().value, "27123456");
    assert!(matches!(rows[1].refusal(), Some(Refusal::AlreadyMember { .. })));
}
