//! Parsing texts that name people.

use toegang::domain::{Name, PersonRef, TypedTerm, people_in};

/// Parses a text and returns each person: an address with the name beside it, or a name.
fn read_people(text: &str) -> Vec<String> {
    people_in(text).map(|one| format_person(&one)).collect()
}

fn format_person(one: &PersonRef) -> String {
    match &one.term {
        TypedTerm::Address(Some(email)) => match &one.name {
            Some(name) => format!("{name} <{email}>"),
            None => format!("<{email}>"),
        },
        TypedTerm::Address(None) => "nobody".to_owned(),
        TypedTerm::Name(name) => name.clone(),
    }
}

#[test]
fn people_are_separated_by_lines_tabs_semicolons_and_commas() {
    let table: &[(&str, &[&str])] = &[
        ("Jan <a@x.nl>, Piet <b@x.nl>", &["Jan <a@x.nl>", "Piet <b@x.nl>"]),
        ("a@x.nl, b@x.nl", &["<a@x.nl>", "<b@x.nl>"]),
        ("a@x.nl,b@x.nl;c@x.nl", &["<a@x.nl>", "<b@x.nl>", "<c@x.nl>"]),
        ("Jan Jansen, Els Bakker", &["Jan Jansen", "Els Bakker"]),
        ("Jan Jansen, els@x.nl", &["Jan Jansen", "<els@x.nl>"]),
        ("Jan Jansen, Els <els@x.nl>", &["Jan Jansen", "Els <els@x.nl>"]),
        ("els@x.nl, Bakker, Jan", &["<els@x.nl>", "Jan Bakker"]),
        ("Jan Jansen\nEls Bakker\r\nKees\rPiet", &["Jan Jansen", "Els Bakker", "Kees", "Piet"]),
        ("Jan Jansen\tEls Bakker;Kees", &["Jan Jansen", "Els Bakker", "Kees"]),
        ("J. de Vries, K. Smit", &["J. de Vries", "K. Smit"]),
        (" ;, \n\t", &[]),
        ("12, 13", &["12", "13"]),
    ];
    for (text, expected) in table {
        assert_eq!(read_people(text), *expected, "{text:?}");
    }
}

#[test]
fn a_last_name_a_comma_and_a_first_name_are_one_person() {
    let table: &[(&str, &[&str])] = &[
        ("Bakker, Els", &["Els Bakker"]),
        ("\"Bakker, Els\"", &["Els Bakker"]),
        ("\"Bakker, Els\" <els@x.nl>", &["Els Bakker <els@x.nl>"]),
        ("“Bakker, Els” <els@x.nl>", &["Els Bakker <els@x.nl>"]),
        ("'Bakker, Els' <els@x.nl>", &["Els Bakker <els@x.nl>"]),
        ("Bakker, Els <els@x.nl>", &["Els Bakker <els@x.nl>"]),
        ("Berg, Jan van den", &["Jan van den Berg"]),
        ("van den Berg, Jan", &["Jan van den Berg"]),
        ("Vries, P. de", &["P. de Vries"]),
        ("Bakker, Els, Jansen, Jan", &["Els Bakker", "Jan Jansen"]),
        ("Bakker, Els; Jansen, Jan", &["Els Bakker", "Jan Jansen"]),
        (
            "\"Bakker, Els\" <e@x.nl>, \"Jansen; Jan\" <j@x.nl>",
            &["Els Bakker <e@x.nl>", "Jansen; Jan <j@x.nl>"],
        ),
        ("\"Bakker, Els", &["Els Bakker"]),
    ];
    for (text, expected) in table {
        assert_eq!(read_people(text), *expected, "{text:?}");
    }
}

#[test]
fn an_ambiguous_comma_yields_both_readings() {
    for (text, joined, halves) in [
        ("Jan Jansen, Els", "Els Jan Jansen", ["Jan Jansen", "Els"]),
        ("Jansen, Jan Pieter", "Jan Pieter Jansen", ["Jansen", "Jan Pieter"]),
    ] {
        let people: Vec<_> = people_in(text).collect();
        assert_eq!(people.len(), 1, "{text}");
        assert_eq!(format_person(&people[0]), joined);
        assert_eq!(people[0].alternatives.iter().map(format_person).collect::<Vec<_>>(), halves);
    }
}

#[test]
fn bullets_and_mailto_are_dropped_and_partial_addresses_match_nobody() {
    let table: &[(&str, &[&str])] = &[
        (
            "- Jan Jansen\n* Els Bakker\n• Kees\n•Piet\n1. Anna\n2) Bo\n– Chris",
            &["Jan Jansen", "Els Bakker", "Kees", "Piet", "Anna", "Bo", "Chris"],
        ),
        ("mailto:els@x.nl", &["<els@x.nl>"]),
        ("MAILTO:els@x.nl?subject=hoi", &["<els@x.nl>"]),
        ("Els <mailto:els@x.nl>", &["Els <els@x.nl>"]),
        ("- \"Bakker, Els\" <mailto:els@x.nl>", &["Els Bakker <els@x.nl>"]),
        ("<els@x.nl>", &["<els@x.nl>"]),
        ("<@>", &["nobody"]),
        ("Els <els@>", &["nobody"]),
        ("els@x.nl kees@x.nl", &["nobody"]),
        ("Els <els@x.nl> Kees <kees@x.nl>", &["nobody"]),
        ("\u{feff}Els Bakker", &["Els Bakker"]),
        ("-", &["-"]),
        ("'t Hart", &["'t Hart"]),
        ("\"", &[""]),
    ];
    for (text, expected) in table {
        assert_eq!(read_people(text), *expected, "{text:?}");
    }
}

#[test]
fn a_text_for_a_single_person_that_lists_several_matches_nobody() {
    assert_eq!(format_person(&PersonRef::parse("Bakker, Els")), "Els Bakker");
    assert_eq!(PersonRef::parse("Jan; Els").term, TypedTerm::Name("Jan; Els".to_owned()));
    assert_eq!(PersonRef::parse("a@x.nl, b@x.nl").term, TypedTerm::Address(None));
    assert_eq!(PersonRef::parse("").term, TypedTerm::Name(String::new()));
}

#[test]
fn a_name_beside_an_address_differs_unless_it_abbreviates_the_owner() {
    let owner = Name::new("Els Bakker-Smit").unwrap();
    for (text, other) in [
        ("Els Bakker-Smit <e@x.nl>", None),
        ("Els <e@x.nl>", None),
        ("E. Bakker <e@x.nl>", None),
        ("\"Bakker, Els\" <e@x.nl>", None),
        ("ELS BAKKER <E@x.nl>", None),
        ("e@x.nl <e@x.nl>", None),
        ("<e@x.nl>", None),
        ("e@x.nl", None),
        ("Els Bakker", None),
        ("Kees Mulder <e@x.nl>", Some("Kees Mulder")),
        ("Els Mulder <e@x.nl>", Some("Els Mulder")),
        ("kees@x.nl <e@x.nl>", Some("kees@x.nl")),
    ] {
        assert_eq!(PersonRef::parse(text).other_name(&owner, "e@x.nl"), other, "{text}");
    }
    let nameless = Name::stored("e@x.nl".to_owned());
    assert_eq!(PersonRef::parse("Kees <e@x.nl>").other_name(&nameless, "e@x.nl"), None);
}

#[test]
fn a_long_text_of_quotes_brackets_and_commas_parses_quickly() {
    let begin = std::time::Instant::now();
    for unit in ["<", "\"", "a,", "<a@x.nl>,", "„", "\n", "1. "] {
        let text = unit.repeat(100_000 / unit.len());
        assert!(people_in(&text).count() < 100_000);
        assert!(people_in(&format!("{text}>\"”")).count() < 100_000);
    }
    assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}
