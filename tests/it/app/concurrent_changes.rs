//! Other users' changes while a dialog is open: the dialog shows them, keeps the chosen people, and
//! its button has the right count.

use toegang::{
    app::Msg,
    domain::{Command, Level, Moment, PlatformRole},
};

use crate::support::{Driver, World};

/// Chooses these people for Piet Holding, as Piet. Els is another administrator (*Beheerder*).
fn choose_people(names: &[&str]) -> Driver {
    let mut world = World::small_world();
    let els = world.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    world.act("piet", &els).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 end enter right +").see("stap 1 van 2");
    for name in names {
        it.type_text(name).press("enter");
    }
    it
}

/// Executes a command of another user, and notifies the screens of the change.
fn execute_as_other(it: &mut Driver, who: &str, command: &Command) {
    it.world.act(who, command).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

#[test]
fn a_person_added_by_another_admin_is_marked_and_not_counted() {
    let mut it = choose_people(&["jan", "anna", "noor"]);
    it.press("enter b").type_text("Welkom").press("enter");
    it.see("[ Enter: 2 toevoegen en 1 verzoek sturen ]").see("„Welkom”");
    let add = it.world.add("Piet Holding", &["jan", "anna"]);
    execute_as_other(&mut it, "els", &add);
    it.see("Jan Jansen").see("–  is al lid sinds 23-11").see("–  verzoek wacht sinds 23-11");
    it.see("[ Enter: 1 toevoegen ]").see("Welkom").miss("ziet dit in Postvak IN");
    it.press("esc").see("(Jan Jansen · kan niet ×)").see("[ Enter: Verder (1) ]");
    it.see("Jan Jansen: is al lid sinds").press("enter enter");
    it.see("! 1 lid toegevoegd: Noor Smit").see("· 2 overgeslagen (m)").see("? hulp").see("+  ─");
    it.press("m").see("Overgeslagen: Jan Jansen");
}

#[test]
fn the_button_reports_that_no_chosen_person_can_be_added() {
    let mut it = choose_people(&["jan"]);
    it.press("enter").see("[ Enter: 1 toevoegen ]");
    let add = it.world.add("Piet Holding", &["jan"]);
    execute_as_other(&mut it, "els", &add);
    it.see("Niemand kan erbij").press("enter").see("stap 2 van 2").miss("✗");
    it.press("esc").see("(Jan Jansen · kan niet ×)").see("Niemand kan erbij").miss("Ctrl+S");
    it.press("enter ctrl-s").see("stap 1 van 2");
    let remove = it.world.remove("Piet Holding", &["jan"]);
    execute_as_other(&mut it, "els", &remove);
    it.see("(Jan Jansen ×)").see("Verder (1)").press("ctrl-s").see("Jan Jansen is nu lid");
}

#[test]
fn a_chosen_person_who_became_invisible_is_marked() {
    let mut it = choose_people(&["anna", "bram"]);
    it.press("enter").see("[ Enter: 2 verzoeken sturen ]");
    let end = it.world.end_partnership("piet", "anna");
    execute_as_other(&mut it, "anna", &end);
    it.see("–  Hoort niet bij").see("Niemand kan erbij").see("Bram Kuipers");
}

#[test]
fn choosing_a_person_does_not_wait_for_checks_of_others() {
    let mut it = choose_people(&[]);
    it.type_text("jan");
    it.send(Msg::Key("enter".parse().unwrap()));
    // The replies to the search for Jan arrive after Anna is chosen.
    for key in ["a", "n", "n", "enter"] {
        it.send(Msg::Key(key.parse().unwrap()));
        while it.pending_count() > 1 {
            it.reply(it.pending_count() - 1);
        }
    }
    it.settle();
    it.see("(Anna Visser · partner ×)").see("Verder (2)");
}

#[test]
fn each_row_shows_its_reason_after_a_refusal() {
    let mut it = choose_people(&["jan"]);
    it.press("enter").see("stap 2 van 2");
    let add = it.world.add("Piet Holding", &["jan"]);
    it.world.act("els", &add).unwrap();
    it.press("enter").see("Jan Jansen: is al lid sinds").see("–  is al lid sinds");
    it.see("Niemand kan erbij").press("enter").see("is al lid sinds");
}

/// Invites a user as Piet, and opens the dialog with the code. Els is another administrator.
fn open_invitation_code() -> Driver {
    let mut world = World::small_world();
    let els = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &els).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("3 +")
        .type_text("nieuw@eigendomein.nl")
        .press("enter")
        .see("hij werkt één keer, binnen 7 dagen");
    it.send(Msg::Changed);
    it.settle();
    it.see("hij werkt één keer, binnen 7 dagen");
    it
}

#[test]
fn a_withdrawn_or_replaced_code_is_shown_as_invalid() {
    for replaced in [false, true] {
        let mut it = open_invitation_code();
        let user = *crate::store::replay(&it.world).users.keys().max().unwrap();
        it.world.now.at = Moment(it.world.now.at.0 + 60_000);
        let command = if replaced {
            Command::SendAgain { user }
        } else {
            Command::WithdrawInvitation { user }
        };
        execute_as_other(&mut it, "els", &command);
        it.see("Activatiecode").see("Deze code werkt niet meer").miss("7 dagen").miss("✗");
        it.send(Msg::Changed);
        it.settle();
        it.see("Deze code werkt niet meer").wait(1).press("enter").miss("Activatiecode");
    }
}

/// Makes Els the only administrator of Piet Holding, from another session.
fn take_the_right_of_piet(it: &mut Driver) {
    let mut other = World::open(&it.world.path());
    let els = other.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    other.act("piet", &els).unwrap();
    let mut again = World::open(&it.world.path());
    let piet = again.remove("Piet Holding", &["piet"]);
    again.act("els", &piet).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

/// Opens the requests that Piet Holding sent, as Piet, on a screen of this size.
fn open_sent_requests(size: (u16, u16)) -> Driver {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    Driver::new(world, Some("piet"), size)
}

#[test]
fn the_card_of_a_row_closes_when_the_right_is_gone() {
    for route in ["2 end enter right enter", "2 end enter right right enter"] {
        let mut it = open_sent_requests((120, 40));
        it.press(route).see("[ Sluiten  Esc ]");
        take_the_right_of_piet(&mut it);
        it.miss("[ Sluiten  Esc ]");
        assert!(it.state.dialog.is_none(), "{}", it.screen());
        assert!(!it.state.toasts.visible().is_empty(), "the reason is told");
    }
}

#[test]
fn the_sheet_of_a_log_line_closes_when_the_line_is_gone() {
    let mut it = open_sent_requests((120, 40));
    it.press("2 end enter right right right right enter");
    assert!(it.state.overlay.is_some(), "{}", it.screen());
    take_the_right_of_piet(&mut it);
    assert!(it.state.overlay.is_none(), "{}", it.screen());
}

#[test]
fn the_dialog_for_members_says_that_the_right_is_gone() {
    for size in [(80, 24), (60, 16), (120, 40)] {
        let mut it = open_sent_requests(size);
        it.press("2 end enter right +").type_text("jan j").press("enter").see("[ ] Els Bakker");
        take_the_right_of_piet(&mut it);
        it.miss("[ ] Els Bakker").see("kan niet ×").miss("Enter: Verder").miss("Ctrl+S");
        let screen = it.screen();
        let inside: Vec<_> = screen.lines().filter_map(|line| line.rsplit('│').nth(1)).collect();
        let said = inside.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("(door Els Bakker)"), "{screen}");
        let mut it = open_sent_requests(size);
        it.press("2 end enter right +").type_text("jan j").press("enter enter");
        it.see("[ Enter: 1 toevoegen ]");
        take_the_right_of_piet(&mut it);
        it.miss("krijgt direct toegang").miss("[ Enter: 1 toevoegen ]");
        it.press("r").miss("[ Enter: 1 toevoegen ]").press("down").miss("[ Enter: 1 toevoegen ]");
        it.press("enter").see("Wordt overgeslagen");
    }
}
