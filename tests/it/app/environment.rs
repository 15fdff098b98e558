//! Tests of the screen *Omgeving*: links, scrolling and advice.

use toegang::{
    app::Msg,
    domain::{Failure, Reply},
};

use crate::support::{Driver, World};

#[test]
fn each_line_leads_to_what_it_is_about() {
    let mut it = Driver::signed_in("piet");
    for (keys, title) in [
        ("9 enter", "Omgeving › Piet de Vries"),
        ("g v down enter", "5 gebruikers"),
        ("9 down down enter", "Organisaties"),
        ("9 down down down enter", "Partnerschappen"),
        ("9 end enter", "Filter  status:uitgenodigd"),
        ("9 end up enter", "Omgeving › Piet Holding B.V."),
    ] {
        it.press(keys).see(title);
        // The first Esc clears a filter that the line set.
        it.press("esc esc").see("Tijdzone");
    }
    it.press("esc h").see("▸ 9");
}

/// Each advice names the keys that follow it, on the screen and not in the shell.
#[test]
fn an_advice_names_its_keys() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (160, 50));
    it.press("9").see("Kies een tweede bij:").miss("r b");
    // The way to follow the advice stands below the names of its two organisations.
    let (advice, how) = (it.find("Kies een tweede bij:"), it.find("Enter opent de org"));
    assert_eq!(how.y, advice.y + 3, "{}", it.screen());
    it.see("eigen domein: wie zich zo registreert, komt hier");
    it.see("trek de uitnodiging in.");
    it.press("end enter").see("status:uitgenodigd").see("n    nieuwe code");
}

#[test]
fn a_click_selects_a_line_and_then_opens_it() {
    let mut it = Driver::signed_in("piet");
    it.press("9");
    it.click("Tijdzone").see("Beheerders").click("3 actief").see("Tijdzone");
    it.click("3 actief").see("5 gebruikers");
}

#[test]
fn it_scrolls_where_it_does_not_fit() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (60, 16));
    it.press("9").see("Naam").miss("nog nooit");
    it.press("end").see("nog nooit").miss("Naam");
    it.press("home").see("Naam").miss("nog nooit");
    it.press("pgdn pgdn pgdn").see("nog nooit");
}

#[test]
fn it_shows_that_it_loads_and_that_it_could_not_be_read() {
    let mut it = Driver::signed_in("piet");
    it.send(Msg::Key("9".parse().unwrap()));
    it.see("laden").miss("Tijdzone");
    it.reply_with(Reply::Failed(Failure::Disk));
    it.miss("laden").miss("Tijdzone");
    it.press("R").see("Tijdzone");
}

#[test]
fn a_user_without_rights_sees_no_advice_about_users() {
    let mut it = Driver::signed_in("jan");
    it.press("9")
        .see("Piet de Vries")
        .see("geen van deze omgeving waar jij lid van bent")
        .miss("Advies");
}
