//! Questions say when their act cannot be undone, and no other question does (R293).

use std::collections::BTreeSet;

use toegang::{
    app::{self, Geometry},
    domain::{Command, Email, Level, Method, Name, PlatformRole, UndoTarget, UserId},
    text::Lang,
};

use crate::{
    store::log_size,
    support::{Driver, World, key, profile, set_blocked},
};

/// A question, and the steps to it.
pub(super) struct Case {
    /// The user who is asked.
    pub(super) who: &'static str,
    /// Changes the small example.
    pub(super) prepare: fn(&mut World),
    /// The steps, as for [`Driver::run_steps`].
    pub(super) steps: &'static str,
}

const fn case(who: &'static str, prepare: fn(&mut World), steps: &'static str) -> Case {
    Case { who, prepare, steps }
}

const MEMBER: &str = "2 /|\"bakkerij|down enter right /|\"els|down d";
const PAGE: &str = "3 /|\"els|down enter home d";

/// Every act that a question precedes, and the states in which its undo is refused.
pub(super) const CASES: [Case; 28] = [
    case("piet", |_| {}, MEMBER),
    case("piet", block_els, MEMBER),
    case("piet", |_| {}, PAGE),
    case("piet", block_els, PAGE),
    // Jan, who is no Beheerder of it, ends access there as Beheerder of the environment.
    case("jan", |world| make_env_admin(world, "jan"), PAGE),
    // The access of a partner comes back by undo, but not if the partner ended it.
    case("piet", bram_joins, "2 /|\"bakkerij|down enter right /|\"bram|down d"),
    case("anna", bram_joins, "3 /|\"bram|down enter home d"),
    case("anna", anna_and_bram_join, "2 /|\"bakkerij|down enter right /|\"bram|down d"),
    case("piet", lower_bram, "2 /|\"bakkerij|down enter right /|\"bram|down d"),
    case("els", |_| {}, "2 /|\"bakkerij|down enter x v"),
    case("els", |_| {}, "g e home d"),
    case("piet", bram_is_asked, "2 /|\"bakkerij|down enter right right home d"),
    case("piet", request_expires, "2 /|\"bakkerij|down enter right right home d"),
    case("piet", bram_is_asked, "2 /|\"bakkerij|down enter n"),
    case("piet", bram_joins, "2 /|\"bakkerij|down enter right /|\"bram|down r b"),
    case("piet", |_| {}, "3 /|\"noor|down d"),
    case("piet", |_| {}, "3 /|\"jan j|down d"),
    case("piet", |_| {}, "3 /|\"jan|down space|/ ctrl-u|\"els|down space x b"),
    case("piet", |world| make_env_admin(world, "jan"), "3 /|\"piet|down r s"),
    case("els", add_address, "3 /|\"els|down enter x w"),
    case("jan", |world| add_key(world, "jan"), "g e right home d"),
    case("jan", |world| add_key(world, "piet"), "esc|g e right home b"),
    case("piet", |_| {}, "4 x e"),
    case("piet", offer_evidence, "2 /|\"jan h|down x g"),
    case("piet", offer_evidence, "2 /|\"jan h|down x j|\"geen bewijs"),
    case("piet", luc_is_asked, "4 right right home d"),
    case("luc", luc_is_asked, "1 w"),
    case("bram", bram_is_asked, "1 w"),
];

fn block_els(world: &mut World) {
    let els = world.user("els");
    world.act("piet", &set_blocked([els], true)).unwrap();
}

fn make_env_admin(world: &mut World, who: &str) {
    let role = world.change_role(who, PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
}

fn bram_is_asked(world: &mut World) {
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
}

fn request_expires(world: &mut World) {
    bram_is_asked(world);
    world.advance_days(15);
}

fn bram_joins(world: &mut World) {
    bram_is_asked(world);
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
}

fn anna_and_bram_join(world: &mut World) {
    bram_joins(world);
    let add = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
}

fn lower_bram(world: &mut World) {
    bram_joins(world);
    let role = world.change_role("bram", PlatformRole::Basic);
    world.act("anna", &role).unwrap();
}

fn add_address(world: &mut World) {
    let email = Email::new("e2@eigendomein.nl").unwrap();
    world.act("els", &Command::AddAddress { email }).unwrap();
}

fn add_key(world: &mut World, by: &str) {
    let user: UserId = world.user("jan");
    world.act(by, &Command::AddKey { user, key: Box::new(key(1)) }).unwrap();
}

fn luc_is_asked(world: &mut World) {
    let (user, message) = (world.user("luc"), None);
    world.act("piet", &Command::AskRelation { user, message }).unwrap();
}

fn offer_evidence(world: &mut World) {
    make_env_admin(world, "jan");
    let profile = Box::new(profile("Jan Holding B.V.", "61234567"));
    world.act("jan", &Command::CreateOrganisation { profile, register: None }).unwrap();
    let (org, method) = (world.org("Jan Holding"), Method::Payment);
    let reference = Name::new("betaling 7").unwrap();
    world.act("jan", &Command::OfferEvidence { org, method, reference }).unwrap();
}

/// The text of the dialog on the screen, in one line.
fn dialog_text(it: &Driver) -> String {
    let area = Geometry::from_state(&it.state).dialog;
    let screen = it.screen();
    let rows = screen.lines().skip(usize::from(area.y)).take(usize::from(area.height));
    let cells = |line: &str| {
        let line = line.chars().skip(usize::from(area.x)).take(usize::from(area.width));
        line.collect::<String>().replace(['│', '─'], " ")
    };
    let words = rows.map(cells).collect::<Vec<_>>().join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns whether a question says that the user cannot undo the act.
fn says_final(text: &str) -> bool {
    let of_final = [
        "iet ongedaan te maken",
        "niet zelf ongedaan maken",
        "Alleen een Beheerder",
        "alleen terug met een nieuw verzoek",
        "annot be undone",
        "cannot undo this yourself",
        "Only one of its Administrators",
        "only with a new request",
    ];
    of_final.iter().any(|words| text.contains(words))
}

/// Answers yes and undoes that. Returns whether the undo was refused.
fn is_undo_refused(it: &mut Driver) -> bool {
    let mut buttons = app::buttons(&it.state).into_iter();
    let letter = buttons.find_map(|button| button.letter);
    let before = log_size(&it.world).0;
    it.wait(1).press(&letter.map_or("enter".to_owned(), |letter| letter.to_string()));
    assert!(it.state.dialog.is_none() && log_size(&it.world).0 > before, "{}", it.screen());
    let undo = Command::Undo { which: UndoTarget::Operation(it.world.last_operation()) };
    let who = it.state.session.unwrap();
    let mut world = World::open(&it.world.path());
    world.now = it.world.now;
    world.act_as(who, &undo).is_err()
}

/// The commands that a question precedes.
const ASKED: [&str; 17] = [
    "RemoveMembers",
    "EndAccess",
    "Leave",
    "WithdrawRequests",
    "RenewRequests",
    "ChangeMembers",
    "WithdrawInvitation",
    "RemoveUser",
    "ChangeUsers",
    "RemoveAddress",
    "WithdrawKey",
    "ConfirmKey",
    "EndPartnership",
    "Approve",
    "Reject",
    "WithdrawRelation",
    "Decline",
];

/// The name of a command that a question precedes; `None` for one that runs at once, from a form with
/// fields, or after its name was typed. A new command must be put in one of both.
const fn question_of(command: &Command) -> Option<&'static str> {
    Some(match command {
        Command::RemoveMembers { .. } => "RemoveMembers",
        Command::EndAccess { .. } => "EndAccess",
        Command::Leave { .. } => "Leave",
        Command::WithdrawRequests { .. } => "WithdrawRequests",
        Command::RenewRequests { .. } => "RenewRequests",
        Command::ChangeMembers { .. } => "ChangeMembers",
        Command::WithdrawInvitation { .. } => "WithdrawInvitation",
        Command::RemoveUser { .. } => "RemoveUser",
        Command::ChangeUsers { .. } => "ChangeUsers",
        Command::RemoveAddress { .. } => "RemoveAddress",
        Command::WithdrawKey { .. } => "WithdrawKey",
        Command::ConfirmKey { .. } => "ConfirmKey",
        Command::EndPartnership { .. } => "EndPartnership",
        Command::Approve { .. } => "Approve",
        Command::Reject { .. } => "Reject",
        Command::WithdrawRelation { .. } => "WithdrawRelation",
        Command::DeclineRequest { .. } | Command::DeclineRelation { .. } => "Decline",
        Command::AddMembers { .. }
        | Command::GiveAccess { .. }
        | Command::AcceptRequest { .. }
        | Command::InviteUser { .. }
        | Command::SendAgain { .. }
        | Command::EditProfile { .. }
        | Command::AddAddress { .. }
        | Command::AddressCode { .. }
        | Command::VerifyAddress { .. }
        | Command::MakePrimary { .. }
        | Command::AddKey { .. }
        | Command::KeyCode { .. }
        | Command::MakeShared { .. }
        | Command::CreateOrganisation { .. }
        | Command::EditOrganisation { .. }
        | Command::OfferEvidence { .. }
        | Command::RemoveOrganisation { .. }
        | Command::AskRelation { .. }
        | Command::AcceptRelation { .. }
        | Command::Confirmed(_)
        | Command::Undo { .. } => return None,
    })
}

/// R293: a question warns exactly if the user cannot undo its act.
#[test]
fn a_question_says_whether_its_act_can_be_undone() {
    let mut asked = BTreeSet::new();
    for Case { who, prepare, steps } in CASES {
        let mut world = World::small_world();
        prepare(&mut world);
        let mut it = Driver::new(world, Some(who), (100, 30));
        it.run_steps(steps);
        assert!(it.state.dialog.is_some(), "{who}: {steps}\n{}", it.screen());
        let texts = Lang::ALL.map(|lang| {
            assert_eq!(it.state.lang, lang);
            let text = dialog_text(&it);
            it.press("f8");
            text
        });
        // R283: an open question is told in the other language.
        assert_ne!(texts[0], texts[1], "{who}: {steps}");
        let refused = is_undo_refused(&mut it);
        for text in texts {
            assert_eq!(says_final(&text), refused, "{who}: {steps}\n{text}");
        }
        asked.extend(it.commands.iter().filter_map(question_of));
    }
    assert_eq!(asked, BTreeSet::from(ASKED), "every question is tried");
}

/// R293: if only the access of some does not come back, the warning names them.
#[test]
fn a_question_names_whose_access_does_not_come_back() {
    let mut world = World::small_world();
    bram_joins(&mut world);
    block_els(&mut world);
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.run_steps("2 /|\"bakkerij|down enter right /|\"els|down space|/ ctrl-u|\"bram|down space d");
    it.see("! Voor Els Bakker niet ongedaan te maken zolang de blokkering duurt.");
    it.press("f8").see("! Cannot be undone for Els Bakker while blocked.").press("f8 z");
    it.see("Toegang ontzegd (2)").press("u").see("Bram");
    let world = World::open(&it.world.path());
    let org = world.org("Bakkerij");
    let is_member = |who: &str| world.facts.membership(org, world.user(who)).is_some();
    assert_eq!(["els", "bram"].map(is_member), [false, true]);
}

/// R298: the question about an expired request says nothing that is true only of an open one.
#[test]
fn a_question_about_an_expired_request_says_what_is_true_of_it() {
    let mut world = World::small_world();
    request_expires(&mut world);
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.run_steps("2 /|\"bakkerij|down enter right right home * d");
    it.see("! Voor het verlopen verzoek is dit niet ongedaan te maken.");
    it.see("Het open verzoek kan dan niet meer geaccepteerd worden.");
    it.run_steps("esc esc /|\"bram|down d");
    it.see("! Dit is niet ongedaan te maken: het verzoek is verlopen.");
    it.miss("geaccepteerd").see("Je kunt later opnieuw vragen.").press("f8");
    it.see("! This cannot be undone: the request is expired.").miss("accepted");
}
