//! Undo and redo on the screens: the report, and the cursor.

use toegang::{
    app::{self, Action, Msg, Toast},
    domain::{
        Command, Day, Level, MemberValue, OperationId, OutcomeKind, PlatformRole, UndoKind,
        UserStatus, UserValue,
    },
    text::{self, Lang},
};

use super::short_messages::result;
use crate::{
    support::{Driver, World, set_blocked},
    text::undo::{REDO, UNDO, receipt},
};

/// A name of 30 cells.
const LONG_NAME: &str = "Wilhelmina Alexandra van Bergh";

/// The states that an undo or a redo about one person can make true, in both languages.
fn states() -> Vec<(OutcomeKind, &'static str, &'static str)> {
    let day = Day::new(2027, 5, 23).unwrap();
    let of_member = OutcomeKind::Changed;
    let of_user = OutcomeKind::ChangedUser;
    let role = |role| of_user(UserValue::Role(role));
    vec![
        (of_member(MemberValue::LastDay(Some(day))), "Weer t/m 23 mei 2027", "Until 23 May 2027"),
        (of_member(MemberValue::LastDay(None)), "Weer zonder laatste dag", "No last day again"),
        (
            of_member(MemberValue::Pause(Some(day))),
            "Weer gepauzeerd tot 23 mei 2027",
            "Paused until 23 May 2027 again",
        ),
        (of_member(MemberValue::Pause(None)), "Niet meer gepauzeerd", "No longer paused"),
        (of_member(MemberValue::Level(Level::Member)), "Weer Lid", "Member again"),
        (of_member(MemberValue::Level(Level::OrgAdmin)), "Weer Beheerder", "Administrator again"),
        (role(PlatformRole::Basic), "Weer Basisgebruiker", "Basic user again"),
        (role(PlatformRole::Advanced), "Weer Gevorderde gebruiker", "Advanced user again"),
        (
            role(PlatformRole::EnvAdmin),
            "Weer Beheerder van de omgeving",
            "Administrator of the environment again",
        ),
        (of_user(UserValue::Manager(true)), "Weer Relatiemanager", "Relationship manager again"),
        (
            of_user(UserValue::Manager(false)),
            "Geen Relatiemanager meer",
            "No longer a Relationship manager",
        ),
        (of_user(UserValue::Blocked(true)), "Weer geblokkeerd", "Blocked again"),
        (of_user(UserValue::Blocked(false)), "Niet meer geblokkeerd", "No longer blocked"),
        (OutcomeKind::Restored(Level::Member), "Weer lid", "Member again"),
        (OutcomeKind::Restored(Level::OrgAdmin), "Weer Beheerder", "Administrator again"),
        (OutcomeKind::Invited, "Weer uitgenodigd", "Invited again"),
        (OutcomeKind::Uninvited, "Niet meer uitgenodigd", "No longer invited"),
        (OutcomeKind::Asked, "Verzoek weer open", "Request open again"),
        (OutcomeKind::Withdrawn, "Verzoek ingetrokken", "Request withdrawn"),
        (OutcomeKind::Reset, "termijn: ", "expiry date again: "),
        (OutcomeKind::KeyAdded, "Sleutel is er weer", "Key is back"),
        (OutcomeKind::KeyWithdrawn, "Sleutel ingetrokken", "Key withdrawn"),
        (OutcomeKind::RelationAsked, "Relatieverzoek weer open", "Relation request open again"),
        (
            OutcomeKind::RelationWithdrawn,
            "Relatieverzoek ingetrokken",
            "Relation request withdrawn",
        ),
    ]
}

/// R236: on a narrow screen a long name is cut, not what is true now.
#[test]
fn a_long_name_does_not_hide_what_an_undo_made_true() {
    for (lang, size) in [(Lang::Nl, (80, 24)), (Lang::En, (80, 24))] {
        let mut it = Driver::new_in_language(World::full(), Some("piet"), size, lang);
        it.run_steps("2 /|\"bakkerij|down enter right");
        for (did, nl, en) in states() {
            for kind in [UNDO, REDO] {
                let is_undo = matches!(kind, UndoKind::Undo(_));
                let action = if is_undo { Action::Redo } else { Action::Undo };
                let about = receipt(kind, &[(LONG_NAME, did.clone())]);
                let lines = text::receipt(lang, &about, &it.state.zone);
                let toast = result(&it, lines, text::receipt_in_short(lang, &about));
                let offer = Some((action, OperationId(2)));
                it.state.toasts.report(Toast { offer, ..toast });
                let line = app::visible_toast(&it.state).unwrap().lines.concat();
                let wanted = if lang == Lang::Nl { nl } else { en };
                let is_told = line.to_lowercase().contains(&wanted.to_lowercase());
                // A name or a sentence that fits needs no other words.
                let is_whole = line.contains(LONG_NAME) && !line.contains('…');
                assert!(is_told || is_whole, "{did:?}: {line}");
            }
        }
    }
}

/// R236: an undo and a redo of a last day both say the day.
#[test]
fn an_undo_of_a_last_day_says_the_day() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakkerij|down enter right home down t|\"31-12|enter");
    it.press("u").see("weer zonder laatste dag").miss("weer toegang").press("U");
    it.see("weer t/m 31 dec 2026").miss("weer toegang");
}

/// R236: the message says what is true now, and the cursor is on the person.
#[test]
fn an_undo_says_what_is_true_now() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker").press("end");
        it.press("u").see("Ongedaan gemaakt: Els Bakker is weer Lid").miss("Nu Beheerder");
        it.see("▸   Els Bakker").press("end U");
        it.see("Opnieuw gedaan: Els Bakker is weer Beheerder").see("▸   Els Bakker");
        // The overlay names the organisation once.
        it.press("m").see("Bakkerij Eigendomein B.V. · Opnieuw gedaan");
    }
}

/// R294: a *Beheerder* whose access comes back is told as such, on a narrow screen too.
#[test]
fn an_undo_of_a_denial_names_the_role_that_comes_back() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
        it.press("d z")
            .see("ontzegd")
            .press("u")
            .see("Els Bakker is weer Beheerder")
            .miss("weer lid");
        it.press("U").see("weer ontzegd").press("u").see("is weer Beheerder");
    }
}

/// Several people are counted where their names have no room, and the cursor is on the first.
#[test]
fn an_undo_of_several_people_goes_to_the_first_of_them() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakhuis|down enter right home down down space space space r b");
    it.see("Nu Beheerder").press("end").press("u").see("3 mensen zijn weer Lid");
    it.see("▸   Anouk Müller");
    let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
    it.run_steps("3 /|\"jan|down space space x b").press("l").press("esc end").press("u");
    it.see("Ongedaan gemaakt: ").see("zijn niet meer geblokkeerd");
}

/// The member list of the bakery, with the cursor on Els, who comes first.
const ELS: &str = "esc esc 2 enter right home";

/// Gives a command of Jan, who administers the environment too.
fn act_as_jan(it: &mut Driver, command: &Command) {
    it.world.act("jan", command).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

/// R297: the members and the log answer alike on the undo of a denial, also after the user is
/// unblocked.
#[test]
fn an_undo_for_a_blocked_user_is_refused_alike_everywhere() {
    for again in ["u", "7 home down x u"] {
        let mut world = World::small_world();
        let role = world.change_role("jan", PlatformRole::EnvAdmin);
        world.act("piet", &role).unwrap();
        let els = world.user("els");
        world.act("jan", &set_blocked([els], true)).unwrap();
        let mut it = Driver::new(world, Some("piet"), (120, 40));
        it.run_steps(ELS).press("d z").see("ontzegd").miss("u ongedaan maken");
        for keys in ["u", "7 x u"] {
            it.press(keys).see("Eerst deblokkeren: Els Bakker (dat kan Jan Jansen en 1 ander).");
            let said = it.state.toasts.history().last().unwrap().lines.concat();
            assert!(said.contains("na deblokkeren door een Beheerder"), "{said}");
            assert!(said.ends_with("Jan Jansen en Piet de Vries."), "{said}");
        }
        act_as_jan(&mut it, &set_blocked([els], false));
        it.run_steps(ELS).press(again).see("Els Bakker is weer lid");
    }
}

/// R297: a newer operation that is not undone now is not passed over for an older one.
#[test]
fn an_undo_for_a_blocked_user_does_not_undo_what_came_before() {
    let mut world = World::small_world();
    let els = world.user("els");
    world.act("piet", &set_blocked([els], true)).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.run_steps(ELS).press("d z").see("ontzegd").press("u").see("Eerst deblokkeren: Els");
    let world = World::open(&it.world.path());
    assert_eq!(world.facts.users[&els].status, UserStatus::Blocked);
}
