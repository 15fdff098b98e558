//! Conflicts in the list of members. The dialog names the other user and their change, and nothing
//! is overwritten. One key applies the command anyway if possible, and another shows the log.

use toegang::domain::{Command, Day, Level};

use crate::support::{Driver, World, set_blocked};

/// Selects Els in the members of the bakery, as Piet.
fn select_els() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home").see("Els Bakker").see("2 leden");
    it
}

/// Makes Bram of a partner administrator (*Beheerder*) of the bakery, beside Piet.
fn select_els_beside_bram() -> Driver {
    let mut world = World::small_world();
    let ask = world.add_as("Bakkerij", &["bram"], Level::OrgAdmin);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 enter right /").type_text("els").press("down").see("Els Bakker");
    it
}

/// Gives Els this last day, as the user `who`.
fn set_last_day(it: &mut Driver, who: &str, day: Day) {
    let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
    let seen = it.world.facts.membership(org, els).map(|m| (m.id, m.last_day)).unwrap();
    let command = crate::support::change_last_day(org, vec![seen], Some(day));
    it.world.act(who, &command).unwrap();
}

fn make_els_admin(it: &mut Driver, who: &str) {
    let (org, els) = (it.world.org("Bakkerij"), it.world.user("els"));
    let members = it.world.facts.membership(org, els).map(|m| vec![m.id]).unwrap();
    let (from, to) = (Level::Member, Level::OrgAdmin);
    it.world.act(who, &crate::support::change_level(org, members, from, to)).unwrap();
}

#[test]
fn removing_a_member_whose_level_changed_needs_confirmation() {
    let mut it = select_els_beside_bram();
    it.press("d").see("Els Bakker · Lid");
    make_els_admin(&mut it, "bram");
    it.press("z").see("Net gewijzigd door iemand anders").see("[ Laat zo  Esc ]");
    it.see("Els Bakker is nu Beheerder, door")
        .see("Bram Kuipers (")
        .see("Jij wilde de toegang ontzeggen.");
    it.see("Er is niets overschreven.");
    let screen = it.screen();
    let before = screen.lines().take_while(|line| !line.contains("Jij wilde")).last().unwrap();
    assert!(!before.contains(|ch: char| ch.is_alphanumeric()), "a line apart: {before}");
    it.press("esc").see("1 van 3").miss("Net gewijzigd");
    let mut it = select_els();
    it.press("d");
    make_els_admin(&mut it, "piet");
    it.press("z h").see("ontzegd: Els Bakker").see("1 lid").miss("Net gewijzigd");
}

#[test]
fn a_conflicting_last_day_is_overwritten_only_after_confirmation() {
    let mut it = select_els();
    it.press("t").type_text("31-12-2026");
    set_last_day(&mut it, "piet", Day::new(2026, 12, 5).unwrap());
    it.press("enter").see("Net gewijzigd door jezelf, in een ander venster");
    it.see("Els Bakker is nu Lid, tot en met 5 dec 2026, door jezelf");
    // Enter asks once and then keeps the other user's change.
    it.see("Jij wilde 31 dec 2026 als laatste dag.").press("enter").see("Nog eens, en het is weg.");
    it.see("Net gewijzigd").press("enter").miss("Net gewijzigd");
    it.see("5 dec 2026").press("t ctrl-u").type_text("31-12-2026");
    set_last_day(&mut it, "piet", Day::new(2026, 12, 6).unwrap());
    it.press("enter").see("tot en met 6 dec 2026").press("tab enter").miss("Net gewijzigd");
    it.see("Toegang tot en met 31 dec 2026: Els Bakker");
}

#[test]
fn a_conflict_dialog_opens_the_log_at_the_conflicting_change() {
    for keys in ["o", "tab tab enter", "shift-tab enter"] {
        let mut it = select_els_beside_bram();
        it.press("t").type_text("31-12-2026");
        set_last_day(&mut it, "bram", Day::new(2026, 12, 5).unwrap());
        it.press("enter").see("[ Logboek  o ]").press(keys).see("Nog eens, en het is weg.");
        it.press(keys.rsplit(' ').next().unwrap()).miss("Net gewijzigd");
        it.see_tab("Logboek").see("Els Bakker").see("laatste dag").see("Bram");
        assert_eq!(it.state.screen.subject().row.last().map(String::as_str), Some("member.until"));
        // Esc first clears the filter of the log, and then returns.
        it.press("esc").see("Bakkerij").press("esc").see("Organisaties");
    }
    let mut it = select_els_beside_bram();
    it.press("t").type_text("31-12-2026");
    set_last_day(&mut it, "bram", Day::new(2026, 12, 5).unwrap());
    it.press("enter").click("[ Logboek  o ]").click("[ Logboek  o ]");
    it.see_tab("Logboek").see("laatste dag");
    // Esc asks once, because the typed day would be lost.
    let mut it = select_els_beside_bram();
    it.press("t").type_text("31-12-2026");
    set_last_day(&mut it, "bram", Day::new(2026, 12, 5).unwrap());
    it.press("enter esc").see("Nog eens Esc, en het is weg.").see("Net gewijzigd");
    it.press("esc").miss("Net gewijzigd");
}

#[test]
fn a_level_that_another_admin_already_set_is_reported() {
    let mut it = select_els_beside_bram();
    it.see("Els Bakker");
    make_els_admin(&mut it, "bram");
    it.press("r b").see("Net gewijzigd door iemand anders").see("Els Bakker is nu Beheerder, door");
    it.see("Jij wilde de rol Beheerder geven.").miss("Toch toepassen").see("[ Logboek  o ]");
    it.press("b").see("Net gewijzigd").wait(1).press("tab tab enter").miss("Net gewijzigd");
    it.see("Beheerder");
}

#[test]
fn a_removed_member_or_withdrawn_request_is_a_conflict() {
    let mut it = select_els_beside_bram();
    it.press("t").type_text("31-12-2026");
    let removed = it.world.remove("Bakkerij", &["els"]);
    it.world.act("bram", &removed).unwrap();
    it.press("enter").see("Net gewijzigd door iemand anders").miss("Toch toepassen");
    it.see("Els Bakker: de toegang is al ontzegd door Bram")
        .press("o o")
        .see("ontzegde Els Bakker");
    for (keys, wanted) in [("d i", "Jij wilde het verzoek intrekken."), ("n", "een nieuwe termijn")]
    {
        let mut it = select_els_beside_bram();
        let ask = it.world.add("Bakkerij", &["anna"]);
        it.world.act("piet", &ask).unwrap();
        it.press("right").see("Anna Visser");
        let (first, rest) = keys.split_once(' ').unwrap_or(("", keys));
        it.run_steps(first);
        let (org, request) = (it.world.org("Bakkerij"), it.world.open_request("anna"));
        let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
        it.world.act("bram", &withdraw).unwrap();
        it.press(rest).see("Net gewijzigd door iemand anders").see("ingetrokken door Bram");
        it.see(wanted).see("[ Laat zo  Esc ]").press("o").see("trok het verzoek");
    }
}

/// An expiry is not another user's change, so it is no conflict.
#[test]
fn an_expired_membership_is_not_a_conflict() {
    let mut it = select_els();
    set_last_day(&mut it, "piet", Day::new(2026, 11, 24).unwrap());
    it.press("R d").see("Els Bakker");
    it.world.advance_days(3);
    it.press("z").miss("Net gewijzigd").see("was al verlopen");
}

/// Piet also acts in a second session.
#[test]
fn u_undoes_the_operation_of_the_shown_message() {
    let mut it = select_els();
    it.press("d z").see("ontzegd: Els Bakker").see("ongedaan maken");
    let block = set_blocked([it.world.user("els")], true);
    it.world.act("piet", &block).unwrap();
    it.press("u").see("Els Bakker").miss("niet meer geblokkeerd");
    let els = it.world.user("els");
    let is_blocked = |it: &Driver| it.world.store.find_user_by_id(els).unwrap().unwrap().status;
    assert_eq!(is_blocked(&it), toegang::domain::UserStatus::Blocked);
    // Without a visible message, undo applies to the last operation of any session.
    let mut it = select_els();
    it.press("d z").wait(7).miss("u ongedaan maken");
    it.world.act("piet", &block).unwrap();
    it.press("u").see("Ongedaan gemaakt: Els Bakker is niet meer geblokkeerd");
}
