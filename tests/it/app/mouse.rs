//! Clicks on headings, on the breadcrumb and with the right button.

use toegang::app::Msg;

use crate::support::{Driver, World};

fn piet(size: (u16, u16)) -> Driver {
    Driver::new(World::full(), Some("piet"), size)
}

#[test]
fn the_breadcrumb_goes_back_to_the_list() {
    let mut it = piet((120, 40));
    it.press("2 /").type_text("holding").press("down enter").see("Organisaties › Piet Holding");
    it.click("Piet Holding").see("Organisaties › Piet Holding");
    it.click("Organisaties › Piet Holding").miss("Organisaties › Piet Holding");
    it.see("Filter  holding").see("1 van");
}

#[test]
fn a_right_click_selects_the_row_and_opens_its_actions() {
    let mut it = piet((120, 40));
    it.press("3 /").type_text("els");
    let at = it.find("Els");
    it.send(Msg::RightClicked(at));
    it.settle();
    it.see("geef toegang").press("b l").see("Geblokkeerd: Els Bakker").press("u");
    // Outside the rows nothing happens.
    let at = it.find("Naam");
    it.send(Msg::RightClicked(at));
    it.settle();
    it.press("b").miss("blokkeren?").miss("Geblokkeerd: Els Bakker");
}

#[test]
fn a_click_on_a_heading_sorts() {
    let mut it = piet((120, 40));
    it.press("3").click("Status").see("Status ↑").click("Status").see("Status ↓");
}

/// The path begins with the item that the menu marks, and names the screens that Esc goes back to.
#[test]
fn the_path_is_the_way_back() {
    let mut it = piet((160, 50));
    it.run_steps("3 /|\"els|down enter").press("enter");
    it.see("Gebruikers › Els Bakker › Bakkerij Eigendomein B.V.").see("▸ 3 Gebruikers");
    it.click("Els Bakker ›").see("Gebruikers › Els Bakker").miss("Els Bakker › Bakkerij");
    it.press("enter").click("Gebruikers › Els").miss(" › ").see("Filter  els");
    // A narrow screen folds the first parts.
    let mut it = piet((80, 24));
    it.run_steps("3 /|\"els|down enter").press("enter");
    // The sign for them goes back to the last one.
    it.see("toegang › … › Bakkerij Eigendomein B.V.").click("… › Bakkerij").miss("› …");
    it.see("Gebruikers › Els Bakker").miss("› Bakkerij");
    it.press("enter").see("toegang › …").press("right esc").see("Gebruikers › Els Bakker");
}

/// The second click of a double click neither presses a button of the next step nor closes it.
#[test]
fn a_double_click_on_a_button_stops_at_the_next_step() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter");
    let at = it.find("Enter: Verder");
    for _ in 0..3 {
        it.send(Msg::Clicked { at, ctrl: false });
    }
    it.settle();
    it.see("stap 2 van 2").miss("is nu lid").wait(1).click("Enter: 1 toevoegen").see("is nu lid");
}
