//! Messages on a narrow screen: a name may be cut, but no count, no day and no state.

use toegang::{
    app::{self, Action, Toast, Tone},
    domain::{
        Day, Level, MemberValue, OperationId, OutcomeKind, PlatformRole, UndoKind, UserValue,
    },
    text::{self, Lang},
};

use crate::{
    support::{Driver, World},
    text::undo::{REDO, UNDO, receipt},
};

/// A name of 40 cells.
const LONG_NAME: &str = "Wilhelmina Alexandra van Berghen-Dongen";

/// The results about one person, and the words that must be there, in both languages.
fn results() -> Vec<(OutcomeKind, &'static str, &'static str)> {
    let day = Day::new(2027, 5, 23);
    let of_member = OutcomeKind::Changed;
    let of_user = OutcomeKind::ChangedUser;
    vec![
        (OutcomeKind::Added(Level::Member), "1 lid toegevoegd", "1 member added"),
        (OutcomeKind::Added(Level::OrgAdmin), "1 Beheerder toegevoegd", "1 Administrator added"),
        (OutcomeKind::Asked, "1 verzoek verstuurd", "1 request sent"),
        (OutcomeKind::Renewed, "1 verzoek met een nieuwe termijn", "1 request renewed"),
        (OutcomeKind::Withdrawn, "1 verzoek ingetrokken", "1 request withdrawn"),
        (OutcomeKind::Removed, "Toegang ontzegd", "Access revoked"),
        (OutcomeKind::Uninvited, "Uitnodiging ingetrokken", "Invitation withdrawn"),
        (OutcomeKind::Invited, "Uitgenodigd", "Invited"),
        (OutcomeKind::Coded, "Nieuwe code", "New code"),
        (of_member(MemberValue::Level(Level::OrgAdmin)), "Nu Beheerder", "Now Administrator"),
        (of_member(MemberValue::LastDay(day)), "tot en met 23 mei 2027", "access 23 May 2027"),
        (of_member(MemberValue::LastDay(None)), "Geen laatste dag meer", "No last day any more"),
        (of_member(MemberValue::Pause(day)), "Gepauzeerd tot 23 mei 2027", "until 23 May 2027"),
        (of_member(MemberValue::Pause(None)), "Niet meer gepauzeerd", "No longer paused"),
        (of_user(UserValue::Role(PlatformRole::Basic)), "Nu Basisgebruiker", "Now a Basic user"),
        (of_user(UserValue::Manager(true)), "Nu Relatiemanager", "Now a Relationship manager"),
        (of_user(UserValue::Blocked(true)), "Geblokkeerd", "Blocked"),
        (OutcomeKind::RelationAsked, "Relatieverzoek verstuurd", "Relation request sent"),
    ]
}

/// The places in which a message has least room, as the (+) of each has another label.
const PLACES: [&str; 4] = ["2", "2 /|\"bakkerij|down enter right", "3", "3 enter"];

/// A result with these lines and short forms, which can be undone.
pub(super) fn result(it: &Driver, lines: Vec<String>, short: Vec<String>) -> Toast {
    Toast {
        tone: Tone::Good,
        lines,
        short,
        skipped: 0,
        offer: Some((Action::Undo, OperationId(2))),
        organisation: None,
        is_answer: false,
        at: it.state.now.at,
        source: None,
    }
}

/// Shows a result and returns its line.
fn line(it: &mut Driver, kind: UndoKind, outcomes: &[(&str, OutcomeKind)]) -> String {
    let about = receipt(kind, outcomes);
    let lang = it.state.lang;
    let lines = text::receipt(lang, &about, &it.state.zone);
    let toast = result(it, lines, text::receipt_in_short(lang, &about));
    it.state.toasts.report(toast);
    let shown = app::visible_toast(&it.state).unwrap();
    assert!(shown.is_on_rule, "{}", it.screen());
    shown.lines.concat()
}

/// R280: a result about one person says what happened before the name.
#[test]
fn a_long_name_does_not_hide_what_happened() {
    for lang in Lang::ALL {
        for place in PLACES {
            let mut it = Driver::new_in_language(World::full(), Some("piet"), (80, 24), lang);
            it.run_steps(place);
            for (did, nl, en) in results() {
                let shown = line(&mut it, UndoKind::New, &[(LONG_NAME, did.clone())]);
                let wanted = if lang == Lang::Nl { nl } else { en };
                let is_whole = shown.contains(LONG_NAME) && !shown.contains('…');
                assert!(shown.contains(wanted) || is_whole, "{place}: {did:?}: {shown}");
            }
        }
    }
}

/// R280: a result of several parts has a form that fits, so that none is cut.
#[test]
fn no_part_of_a_result_is_cut() {
    let (member, admin) = (OutcomeKind::Added(Level::Member), OutcomeKind::Added(Level::OrgAdmin));
    let removed = || vec![OutcomeKind::Removed; 9];
    let restored = || vec![OutcomeKind::Restored(Level::Member); 9];
    let with = |mut many: Vec<OutcomeKind>, one: OutcomeKind| {
        many.push(one);
        many
    };
    let added = with(vec![member; 8], admin);
    let results = [
        (UndoKind::New, added.clone()),
        (UndoKind::New, with(added, OutcomeKind::Asked)),
        (UndoKind::New, with(removed(), OutcomeKind::Withdrawn)),
        (UNDO, with(removed(), OutcomeKind::Withdrawn)),
        (REDO, with(restored(), OutcomeKind::Asked)),
        (UNDO, with(restored(), OutcomeKind::Asked)),
        (REDO, with(removed(), OutcomeKind::Withdrawn)),
        (UNDO, vec![OutcomeKind::Uninvited; 12]),
        (REDO, vec![OutcomeKind::Invited; 12]),
    ];
    for lang in Lang::ALL {
        for place in PLACES {
            let mut it = Driver::new_in_language(World::full(), Some("piet"), (80, 24), lang);
            it.run_steps(place);
            for (kind, outcomes) in &results {
                let people: Vec<_> = outcomes.iter().map(|did| (LONG_NAME, did.clone())).collect();
                let shown = line(&mut it, *kind, &people);
                assert!(!shown.contains('…') && !shown.contains("(m)"), "{place}: {shown}");
                for did in outcomes {
                    let n = outcomes.iter().filter(|other| *other == did).count();
                    let levels = outcomes.iter().filter(|did| matches!(did, OutcomeKind::Added(_)));
                    let all = levels.count();
                    let is_told = [n, all].iter().any(|n| shown.contains(&n.to_string()));
                    assert!(is_told, "{place}: {n} of {did:?}: {shown}");
                }
            }
        }
    }
}

/// R280: a result of two roles names the people while there is room.
#[test]
fn a_result_of_two_roles_names_the_people() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakkerij|down enter right");
    let (member, admin) = (OutcomeKind::Added(Level::Member), OutcomeKind::Added(Level::OrgAdmin));
    let people = [("Jan Jansen", member), ("Els Bakker", admin)];
    let shown = line(&mut it, UndoKind::New, &people);
    assert!(shown.contains("Nu Lid: Jan Jansen · Nu Beheerder: Els Bakker"), "{shown}");
}

/// The result of ten people: the request stands beside those who were added.
#[test]
fn ten_people_are_counted_with_the_request() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2");
    let mut people = vec![("A", OutcomeKind::Added(Level::Member)); 8];
    people.push(("B", OutcomeKind::Added(Level::OrgAdmin)));
    people.push(("C", OutcomeKind::Asked));
    let shown = line(&mut it, UndoKind::New, &people);
    assert!(shown.contains("9 toegevoegd · 1 verzoek verstuurd"), "{shown}");
}

/// R280: a result keeps to its line when a dialog opens right after it.
#[test]
fn a_result_takes_no_row_above_the_rule_behind_a_dialog() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakkerij|down enter right home down");
    let longest = LONG_NAME.repeat(3);
    let said = line(&mut it, UndoKind::New, &[(&longest, OutcomeKind::Removed)]);
    assert!(said.starts_with("Toegang ontzegd: Wilhelmina"), "{said}");
    it.press("p").see("Pauze");
    assert!(it.state.dialog.is_some());
    let shown = app::visible_toast(&it.state).unwrap();
    assert!(shown.is_on_rule && shown.lines.len() == 1, "{}", it.screen());
}

/// R280: a form that fits without the key to undo it is not cut for that key, which stands among the
/// hints.
#[test]
fn a_result_is_not_cut_for_its_key() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("3");
    for n in 20..70 {
        let toast = result(&it, vec!["lang ".repeat(30)], vec!["w".repeat(n)]);
        it.state.toasts.report(toast);
        let shown = app::visible_toast(&it.state).unwrap();
        let has_room = n + 6 <= usize::from(shown.area.width);
        assert_eq!(!shown.lines.concat().contains('…'), has_room, "{n}: {shown:?}");
    }
}

/// An undo gives back what was there before, so the row is not new; a redo of an addition is.
#[test]
fn an_undo_marks_nobody_as_new() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("2 enter right home d z").see("ontzegd: Els Bakker").press("u");
    it.see("Els Bakker is weer lid").see("▸   Els Bakker").miss("· nieuw").miss("▸ + ");
    it.press("+").type_text("jan").press("enter ctrl-s").see("· nieuw").press("u U");
    it.see("Jan Jansen").see("· nieuw");
}

/// R281: after an undo or a redo, the cursor is on the organisation that it is about.
#[test]
fn an_undo_goes_to_the_organisation() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("2").see("Bakkerij Eigendomein B.V.");
    // On the page of a user: the access that is given back.
    it.run_steps("3 /|\"nienke peeters|down enter end");
    let row = |it: &Driver| {
        let screen = it.screen();
        let line = screen.lines().skip(6).find(|line| line.contains("│ ▸")).map(str::to_owned);
        line.unwrap_or_else(|| panic!("no cursor in\n{screen}"))
    };
    let name = |line: &str| {
        let after = line.split("▸").last().unwrap().trim_start_matches([' ', '+']);
        after.split("  ").next().unwrap().trim().to_owned()
    };
    let first = name(&row(&it));
    it.press("d z").see("ontzegd").press("home u").see("Ongedaan gemaakt");
    assert_eq!(name(&row(&it)), first, "{}", it.screen());
    it.run_steps("t|\"31-12|enter").press("home u");
    assert_eq!(name(&row(&it)), first, "{}", it.screen());
    it.press("home U");
    assert_eq!(name(&row(&it)), first, "{}", it.screen());
}

/// R280: a message keeps its words when a dialog or a field opens, in which its keys do not work.
#[test]
fn a_message_keeps_its_words_when_a_dialog_opens() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 /|\"bakhuis|down enter right home down down t|\"31-12|enter").press("u");
        let words = |it: &Driver| {
            let line = toegang::app::visible_toast(&it.state).unwrap().lines.concat();
            line.split(" · u ").next().unwrap().split(" · U ").next().unwrap().to_owned()
        };
        let before = words(&it);
        for opens in ["t", "/"] {
            assert_eq!(words(it.press(opens)), before, "{size:?} {opens}\n{}", it.screen());
            it.press("esc");
        }
    }
}

/// R294: somebody who loses access to two organisations is one person.
#[test]
fn one_person_in_two_organisations_is_one_person() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.run_steps("3 /|\"aisha.schreuder|down enter").press("space space d z");
    for key in ["u", "U"] {
        it.press(key);
        let said = toegang::app::visible_toast(&it.state).unwrap().lines.concat();
        assert!(said.contains("Aisha Schreuder") && !said.contains("2 mensen"), "{said}");
    }
}
