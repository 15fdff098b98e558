//! Messages: below a question, in few cells, and in another language.

use toegang::{
    app::{Msg, visible_toast},
    domain::{Moment, Name, Person, Refusal, Reply, UserId},
    text::Lang,
};

use crate::support::{Driver, World};

/// R302: a question hides the messages before it, and they stay in the list of messages.
#[test]
fn a_question_hides_older_messages() {
    for (who, steps, question, said) in [
        ("piet", "2 enter right /|\"els|down r b", "d", "Nu Beheerder: Els"),
        ("anna", "1 right 2 1 R", "w", "Opnieuw gelezen"),
        ("piet", "3 /|\"noor|down n esc r g", "d", "Nu Gevorderde"),
    ] {
        let mut world = World::small_world();
        let add = world.add("Piet Holding B.V.", &["anna"]);
        world.act("piet", &add).unwrap();
        let mut it = Driver::new(world, Some(who), (100, 30));
        it.run_steps(steps);
        assert!(visible_toast(&it.state).is_some(), "{steps}\n{}", it.screen());
        it.see(said).press(question);
        assert!(it.state.dialog.is_some(), "{steps}\n{}", it.screen());
        assert_eq!(visible_toast(&it.state), None, "{steps}\n{}", it.screen());
        // A message that comes later is told there.
        it.wait(1).press("f").see("Die toets doet hier niets");
        it.press("esc m").see(said);
    }
}

fn people(names: &[&str]) -> Vec<Person> {
    let person = |(at, name): (usize, &&str)| Person {
        id: UserId(i64::try_from(at).unwrap() + 100),
        name: Name::new(name).unwrap(),
    };
    names.iter().enumerate().map(person).collect()
}

/// Refusals whose sentence is longer than the rule on 80 columns.
fn long_refusals() -> Vec<Refusal> {
    let org = Name::new("Bouwbedrijf Van Wijngaarden Groep Nederland B.V.").unwrap();
    let who_can = people(&[
        "Wilhelmina van den Broek",
        "Maximiliaan Oosterhuis",
        "Jan Jansen",
        "Piet de Vries",
        "Anna Visser",
    ]);
    let sender = org.clone();
    vec![
        Refusal::NotOrgAdmin { org: org.clone(), who_can: who_can.clone(), lost: None },
        Refusal::NotEnvAdmin { who_can: who_can.clone() },
        Refusal::OwnEvidence { who_can: who_can.clone() },
        Refusal::NotPartnerManager { who_can: who_can.clone() },
        Refusal::StillBlocked { who_can },
        Refusal::LastAdmin { org: org.clone() },
        Refusal::NotActivated { org },
        Refusal::SenderNoAdmin(sender),
        Refusal::RequestExpired { at: Moment(0) },
        Refusal::TooLate { until: Moment(0) },
    ]
}

/// R303: a refusal that does not fit is told in fewer words, with its reason and who can help.
#[test]
fn a_long_refusal_is_told_in_fewer_words_and_not_cut() {
    for lang in Lang::ALL {
        for why in long_refusals() {
            let mut it =
                Driver::new_in_language(World::small_world(), Some("piet"), (80, 24), lang);
            it.press("2 /").type_text("bakkerij").press("down enter right");
            it.send(Msg::Key("u".parse().unwrap()));
            it.reply_with(Reply::Refused(why.clone()));
            it.settle();
            let toast = visible_toast(&it.state).unwrap();
            let line = toast.lines.concat();
            assert!(!line.contains('…'), "{why:?}: {line}");
            if let Refusal::NotOrgAdmin { .. } | Refusal::NotEnvAdmin { .. } = why {
                assert!(line.contains("Wilhelmina van den Broek"), "{line}");
            }
        }
    }
}

/// R304: F8 tells refusals and the answers to keys in the new language, also in the list of messages.
#[test]
fn every_message_follows_the_language() {
    // A refusal by the store.
    let mut it = Driver::signed_in("piet");
    it.send(Msg::Key("u".parse().unwrap()));
    it.reply_with(Reply::Refused(Refusal::LastAdmin { org: Name::new("Bakkerij").unwrap() }));
    it.see("✗").see("laatste Beheerder").press("f8").see("✗").see("last Administrator");
    it.press("m").see("last Administrator").miss("laatste");
    // The answers to keys that do nothing, also in a dialog.
    for (steps, dutch, english) in [
        ("2 end enter right r l", "laatste Beheerder", "last Administrator"),
        ("2 5", "latere schermen", "later screens"),
        ("2 enter right home d q", "Die toets doet hier niets", "That key does nothing here"),
        ("2 R", "Opnieuw gelezen", "Read again"),
    ] {
        let mut it = Driver::signed_in("piet");
        it.run_steps(steps).see(dutch).press("f8").see(english).miss(dutch);
        it.press("f8").see(dutch);
    }
    // A question before input is lost is still answered.
    let mut it = Driver::signed_in("piet");
    it.press("2 +").type_text("x").press("esc").see("Nog eens Esc").press("f8").miss("Nog eens");
    it.press("esc");
    assert!(it.state.dialog.is_none(), "{}", it.screen());
}

/// R305: a (+) that does nothing says what helps, and a pane names what a reason refuses.
#[test]
fn a_grey_plus_and_a_pane_say_what_helps() {
    for lang in Lang::ALL {
        let mut world = World::small_world();
        let els = world.user("els");
        world.act("piet", &crate::support::set_blocked([els], true)).unwrap();
        let mut it = Driver::new_in_language(world, Some("piet"), (120, 40), lang);
        it.press("3 /").type_text("els").press("enter");
        let plus = match lang {
            Lang::Nl => "geblokkeerd: eerst deblokkeren",
            Lang::En => "blocked: unblock first",
        };
        it.see(plus).press("+");
        assert!(it.state.dialog.is_none(), "{}", it.screen());
        it.see(
            ["Els Bakker is geblokkeerd.", "Els Bakker is blocked."][usize::from(lang == Lang::En)],
        );
        it.press("esc esc 4 right /").type_text("zzzz");
        it.miss("geen rij").miss("no row");
        it.see(["Niemand gevonden", "Nobody found"][usize::from(lang == Lang::En)]);
    }
    let mut it = Driver::new(World::small_world(), Some("piet"), (160, 50));
    it.press("2 end enter right");
    let screen = it.screen();
    let line = screen.lines().find(|line| line.contains("laatste Beheerder"));
    assert!(line.is_none_or(|line| line.contains(" – ")), "{screen}");
}
