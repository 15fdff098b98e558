//! The command line and the screens agree on which actions they refuse, and why.

use serde_json::Value;
use toegang::{
    app::{Action, MenuItem},
    domain::{Command, Email, Level, MemberVerb, PlatformRole},
    work,
};

use super::{
    run_toegang, small_world,
    writes::{PIET_EMAIL, Shell},
};
use crate::support::{Driver, World, key, key_line};

/// A refused action with its user, keys and shell words. At a `!` in the keys, Piet withdraws the
/// request to Bram.
type RefusalCase = (Action, Option<&'static str>, &'static str, &'static [&'static str]);

const CASES: &[RefusalCase] = {
    use Action as A;
    const ELS: Option<&str> = Some("els");
    &[
        (A::Add, ELS, "2 enter right +", &["lid", "voegtoe", "bakkerij", "jan jansen"]),
        (A::AddTo, ELS, "2 home x l", &["lid", "voegtoe", "bakkerij", "jan jansen"]),
        (
            A::Change(MemberVerb::Level(Level::Member)),
            ELS,
            "2 enter right r l",
            &["lid", "rol", "lid", "bakkerij", "piet"],
        ),
        (
            A::Change(MemberVerb::Level(Level::OrgAdmin)),
            ELS,
            "2 enter right r b",
            &["lid", "rol", "beheerder", "bakkerij", "els"],
        ),
        (
            A::Change(MemberVerb::LastDay),
            ELS,
            "2 enter right t",
            &["lid", "tot", "2099-01-01", "bakkerij", "els"],
        ),
        (
            A::Change(MemberVerb::Pause),
            ELS,
            "2 enter right p",
            &["lid", "pauzeer", "+2w", "bakkerij", "els"],
        ),
        (
            A::Change(MemberVerb::Resume),
            ELS,
            "2 enter right P",
            &["lid", "hervat", "bakkerij", "els"],
        ),
        (A::Remove, ELS, "2 enter right d", &["lid", "verwijder", "bakkerij", "piet", "--ja"]),
        (
            A::Revoke,
            Some("piet"),
            "3 /|\"piet|down enter d",
            &["lid", "verlaat", "bakkerij", "--ja"],
        ),
        (A::Leave, Some("piet"), "2 enter x v l", &["lid", "verlaat", "bakkerij", "--ja"]),
        (A::Renew, ELS, "2 enter right right n", &["uitnodiging", "herinner", "bakkerij", "bram"]),
        (A::Withdraw, ELS, "2 enter right right d", &["uitnodiging", "trekin", "bakkerij", "bram"]),
        (A::Accept, Some("bram"), "1 a", &["postvak", "accepteer", "bakkerij"]),
        (A::NewOrganisation, ELS, "2 +", &["organisatie", "voegtoe", "Koek"]),
        (A::Edit, ELS, "2 enter e", &["organisatie", "bewerk", "bakkerij", "--plaats", "Ede"]),
        (A::RefreshFromRegister, ELS, "2 enter x h", &["organisatie", "vernieuw", "bakkerij"]),
        (
            A::ActivateNow,
            ELS,
            "2 enter x a",
            &["organisatie", "activeer", "bakkerij", "--betaling", "1"],
        ),
        (
            A::ActivateNow,
            Some("piet"),
            "2 enter x a",
            &["organisatie", "activeer", "bakkerij", "--betaling", "1"],
        ),
        (A::Approve, ELS, "2 enter x g", &["organisatie", "keurgoed", "bakkerij"]),
        (A::Reject, ELS, "2 enter x j", &["organisatie", "wijsaf", "bakkerij", "--reden", "x"]),
        (
            A::Reject,
            Some("piet"),
            "2 enter x j",
            &["organisatie", "wijsaf", "bakkerij", "--reden", "x"],
        ),
        (
            A::RemoveOrganisation,
            ELS,
            "2 enter x w",
            &["organisatie", "verwijder", "bakkerij", "--naam", "Bakkerij Eigendomein B.V."],
        ),
        (A::GiveAccess, ELS, "3 x l", &["gebruiker", "geeftoegang", "jan", "bakkerij"]),
        (A::AddUser, ELS, "3 +", &["gebruiker", "nodiguit", "x@eigendomein.nl"]),
        (A::AddUser, ELS, "3 +", &["gebruiker", "voegtoe", "x@eigendomein.nl"]),
        (A::RoleBasic, ELS, "3 /|\"jan|down r s", &["gebruiker", "rol", "jan", "basis"]),
        (A::RoleAdvanced, ELS, "3 /|\"jan|down r g", &["gebruiker", "rol", "jan", "gevorderd"]),
        (A::RoleAdmin, ELS, "3 /|\"jan|down r b", &["gebruiker", "rol", "jan", "beheerder"]),
        (A::RoleBasic, Some("piet"), "3 /|\"piet|down r s", &["gebruiker", "rol", "piet", "basis"]),
        (A::RoleBasic, Some("piet"), "3 /|\"jan|down r s", &["gebruiker", "rol", "jan", "basis"]),
        (A::Manager, ELS, "3 /|\"jan|down x m", &["gebruiker", "relatiemanager", "jan", "ja"]),
        (A::Block, ELS, "3 /|\"jan|down x b", &["gebruiker", "blokkeer", "jan"]),
        (A::Block, Some("piet"), "3 /|\"piet|down x b", &["gebruiker", "blokkeer", "piet"]),
        (A::NewCode, ELS, "3 /|\"noor|down n", &["gebruiker", "code", "noor"]),
        (A::NewCode, Some("piet"), "3 /|\"jan|down n", &["gebruiker", "code", "jan"]),
        (A::RemoveUser, ELS, "3 /|\"jan|down d", &["gebruiker", "verwijder", "jan", "--ja"]),
        (
            A::RemoveUser,
            Some("piet"),
            "3 /|\"piet|down d",
            &["gebruiker", "verwijder", "piet", "--ja"],
        ),
        (A::ShareDomain, ELS, "3 x o", &["omgeving", "deel", "eigendomein.nl"]),
        (A::Rename, ELS, "3 /|\"els|down enter e enter", &["gebruiker", "naam", "Els Bakker"]),
        (
            A::AddAddress,
            ELS,
            "3 /|\"els|down enter x a|\"jan@eigendomein.nl|enter",
            &["adres", "voegtoe", "jan@eigendomein.nl"],
        ),
        (
            A::AddressCode,
            ELS,
            "3 /|\"els|down enter x c",
            &["adres", "code", "els", "els.b@eigendomein.nl"],
        ),
        (
            A::VerifyAddress,
            ELS,
            "3 /|\"els|down enter x k|\"AAAA|enter",
            &["adres", "bevestig", "els.c@eigendomein.nl", "AAAA"],
        ),
        (
            A::PrimaryAddress,
            ELS,
            "3 /|\"els|down enter x p",
            &["adres", "eerste", "els.b@eigendomein.nl"],
        ),
        (
            A::RemoveAddress,
            Some("jan"),
            "3 /|\"jan|down enter x w",
            &["adres", "verwijder", "j@eigendomein.nl"],
        ),
        (
            A::AddKey,
            ELS,
            "3 /|\"jan|down enter x s",
            &["ssh", "sleutels", "toevoegen", "{pub}", "--van", "jan@eigendomein.nl"],
        ),
        (A::WithdrawKey, ELS, "g e right d", &["ssh", "sleutels", "intrek", "{key}"]),
        (A::ConfirmKey, ELS, "g e right b", &["ssh", "sleutels", "bevestig", "{key}"]),
        (A::KeyCode, ELS, "g e right c", &["ssh", "sleutels", "code", "{key}"]),
        (A::AskRelation, ELS, "4 right +", &["partner", "vraag", "luc"]),
        (A::BecomeManager, ELS, "4 right x m", &["gebruiker", "relatiemanager", "els", "ja"]),
        (A::EndPartnership, ELS, "4 x e", &["partner", "beeindig", "cijfermeesters.nl", "--ja"]),
        (A::WithdrawRelation, ELS, "4 right right d i", &["partner", "trekin", "luc"]),
        (A::TakeBack, ELS, "7 end x u", &["ongedaan", "{handling}"]),
        (A::Undo, Some("jan"), "u", &["ongedaan"]),
        (A::Redo, Some("jan"), "U", &["opnieuw"]),
        (
            A::Register,
            None,
            "f6|\"piet@eigendomein.nl|tab|\"P|enter",
            &["registreer", "piet@eigendomein.nl"],
        ),
        (
            A::Activate,
            None,
            "f7|\"noor@eigendomein.nl|tab|\"AAAA|tab enter",
            &["activeer", "noor@eigendomein.nl", "AAAA"],
        ),
        // Piet withdraws the request while Bram is asked for a reason.
        (A::Decline, Some("bram"), "1 w|!|i", &["postvak", "weiger", "{request}"]),
    ]
};

/// Actions that only show data, which nothing refuses.
const DISPLAY_ACTIONS: &[Action] = &[
    Action::Go(MenuItem::Inbox),
    Action::Go(MenuItem::Organisations),
    Action::Go(MenuItem::Users),
    Action::Go(MenuItem::Partners),
    Action::Go(MenuItem::Log),
    Action::Go(MenuItem::Environment),
    Action::Help,
];

/// Actions that a screen refuses with its own text: it says more than the rule, or only what a row
/// of a list knows.
const OWN_TEXT_ACTIONS: &[Action] = &[
    Action::AddTo,
    Action::AskRelation,
    Action::GiveAccess,
    Action::Leave,
    Action::PrimaryAddress,
    Action::RemoveAddress,
    Action::TakeBack,
];

/// Creates the small example with extra addresses, a relation request, and a request that the
/// addressee can no longer accept.
fn with_refusable_rows(path: &str) -> World {
    let mut world = World::open(std::path::Path::new(path));
    world.now = work::now(&work::zone());
    let ask = world.add("Bakkerij", &["bram"]);
    world.act("piet", &ask).unwrap();
    let lowered = world.change_role("bram", PlatformRole::Basic);
    world.act("anna", &lowered).unwrap();
    for address in ["els.b@eigendomein.nl", "els.c@eigendomein.nl"] {
        let email = Email::new(address).unwrap();
        world.act("els", &Command::AddAddress { email }).unwrap();
    }
    let add = Command::AddKey { user: world.user("els"), key: Box::new(key(1)) };
    world.act("els", &add).unwrap();
    let id = world.facts.keys.values().next().unwrap().id;
    world.act("els", &Command::WithdrawKey { key: id }).unwrap();
    let (user, email) = (world.user("els"), Email::new("els.c@eigendomein.nl").unwrap());
    world.act("piet", &Command::AddressCode { user, email }).unwrap();
    let user = world.user("luc");
    world.act("piet", &Command::AskRelation { user, message: None }).unwrap();
    world
}

/// Returns the newest message on the screen.
fn last_message(it: &Driver) -> String {
    let toast = it.state.toasts.visible().last().map(|toast| toast.lines.join(" "));
    toast.unwrap_or_default()
}

#[test]
fn the_shell_and_the_screens_refuse_with_equal_codes() {
    let (home, db) = small_world();
    let mut world = with_refusable_rows(&db);
    let line = home.path().join("id.pub").display().to_string();
    std::fs::write(&line, key_line(9)).unwrap();
    let mut wrong = Vec::new();
    for (action, who, steps, words) in CASES {
        let mut it = Driver::new(world, *who, (120, 40));
        let (before, behind) = steps.split_once("|!|").unwrap_or((steps, ""));
        it.run_steps(before);
        let subject = it.state.screen.subject();
        if !behind.is_empty() {
            let requests = vec![it.world.open_request("bram")];
            let org = it.world.org("Bakkerij");
            it.world.act("piet", &Command::WithdrawRequests { org, requests }).unwrap();
            it.wait(1);
        }
        it.run_steps(behind);
        let by_rule = it.refusals.last().map(toegang::domain::Refusal::code);
        let email = who.map(|who| it.world.facts.users[&it.world.user(who)].email.to_string());
        let mut all = vec!["--db", &db, "--json"];
        all.extend(email.iter().flat_map(|who| ["--als", who]));
        let filled = |word: &&'static str| match *word {
            "{handling}" => subject.operation.as_deref().unwrap_or_default(),
            "{request}" => subject.request.as_deref().unwrap_or_default(),
            "{key}" => subject.key.as_deref().unwrap_or_default(),
            "{pub}" => &line,
            other => other,
        };
        all.extend(words.iter().map(filled));
        let (_, out, err) = run_toegang(&home, &all);
        let told: Value = serde_json::from_str(if err.is_empty() { &out } else { &err }).unwrap();
        let why = if err.is_empty() { &told["results"][0]["reason"] } else { &told["error"] };
        let (code, message) = (why["code"].as_str(), why["message"].as_str());
        let same = match by_rule {
            None if OWN_TEXT_ACTIONS.contains(action) => {
                code.is_some() && (it.state.dialog.is_some() || !last_message(&it).is_empty())
            }
            Some(_) => by_rule == code,
            None => Some(last_message(&it).as_str()) == message,
        };
        if !same {
            wrong.push(format!(
                "{} {who:?}: {by_rule:?} {:?}\n   {code:?} {message:?}",
                action.name(),
                last_message(&it)
            ));
        }
        world = it.world;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let writes =
        Action::all().iter().filter(|one| one.shell().is_some() && !DISPLAY_ACTIONS.contains(one));
    for action in writes {
        assert!(CASES.iter().any(|case| case.0 == *action), "nobody is refused {}", action.name());
    }
}

/// The others whom the command names are not skipped, so the reader cannot know who is meant.
#[test]
fn one_skipped_person_of_several_is_named() {
    let (_dir, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let give = ["gebruiker", "geeftoegang", "jan@eigendomein.nl; kees@eigendomein.nl"];
    let (_, err) = piet.run_err(&[&give[..], &["bakkerij"]].concat());
    assert!(err.contains("Kees Mulder bij Bakkerij Eigendomein B.V.: is geblokkeerd"), "{err}");
    let (_, err) = piet.run_err(&[&give[..], &["bakkerij", "Piet Holding"]].concat());
    let orgs = "Kees Mulder bij Bakkerij Eigendomein B.V. en Piet Holding B.V.: is geblokkeerd.";
    assert!(err.contains(orgs), "{err}");
}
