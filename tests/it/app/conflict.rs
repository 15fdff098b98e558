//! D4: somebody else was first. It says who and what, nothing is overwritten, and one key does it
//! after all.

use toegang::domain::{Command, Day, Level};

use crate::support::Driver;

/// Piet on the members of the bakery, with the pointer on Els.
fn on_els() -> Driver {
    let mut it = Driver::of("piet");
    it.press("2 enter right home").see("Els Bakker").see("2 leden");
    it
}

/// Another Beheerder gives Els this last day.
fn until(it: &mut Driver, day: Day) {
    let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
    let seen = it.world.facts.membership(org, els).map(|m| (m.id, m.last_day)).unwrap();
    let command = Command::ChangeLastDay { org, members: vec![seen], to: Some(day) };
    it.world.act("piet", &command).unwrap();
}

fn rise(it: &mut Driver) {
    let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
    let members = it.world.facts.membership(org, els).map(|m| vec![m.id]).unwrap();
    let (from, to) = (Level::Member, Level::OrgAdmin);
    it.world.act("piet", &Command::ChangeLevel { org, members, from, to }).unwrap();
}

#[test]
fn removing_whom_another_made_beheerder_asks_first_and_then_does_it() {
    let mut it = on_els();
    it.press("d").see("Els Bakker · Lid");
    rise(&mut it);
    it.press("v").see("Net gewijzigd door iemand anders");
    it.see("Els Bakker is nu Beheerder, door Piet de Vries").see("Jij wilde de toegang wegnemen.");
    it.see("Er is niets overschreven.");
    let screen = it.screen();
    let before = screen.lines().take_while(|line| !line.contains("Jij wilde")).last().unwrap();
    assert!(!before.contains(|sign: char| sign.is_alphanumeric()), "a line apart: {before}");
    it.press("esc").see("2 leden").miss("Net gewijzigd");
    let mut it = on_els();
    it.press("d");
    rise(&mut it);
    it.press("v o").see("1 lid verwijderd: Els Bakker").see("1 lid").miss("Net gewijzigd");
}

#[test]
fn a_last_day_that_another_gave_is_overwritten_only_when_asked() {
    let mut it = on_els();
    it.press("t").type_text("31-12-2026");
    until(&mut it, Day::new(2026, 12, 5).unwrap());
    it.press("enter").see("Els Bakker is nu Lid, tot en met 05-12-2026, door Piet de Vries");
    // Enter stands on leaving it as it is.
    it.see("Jij wilde 31-12-2026 als laatste dag.").press("enter").miss("Net gewijzigd");
    it.see("05-12").press("t ctrl-u").type_text("31-12-2026");
    until(&mut it, Day::new(2026, 12, 6).unwrap());
    it.press("enter").see("tot en met 06-12-2026").press("tab enter").miss("Net gewijzigd");
    it.see("Toegang tot en met 31-12-2026: Els Bakker");
}
