//! Reading and completing typed filters.

use toegang::{
    columns::filters::{
        Completion, FilterFields, LOG_FILTERS, MEMBER_FILTERS, ORGANISATION_FILTERS,
        REQUEST_FILTERS, USER_FILTERS, complete, parse_filter,
    },
    domain::{Condition, Level, PlatformRole, RowTest, UserStatus},
    text::Lang,
};

const LISTS: [FilterFields; 5] =
    [USER_FILTERS, ORGANISATION_FILTERS, MEMBER_FILTERS, REQUEST_FILTERS, LOG_FILTERS];

/// Returns the words and the conditions of a filter without a problem.
fn read(fields: FilterFields, text: &str) -> (String, Vec<Condition>) {
    let parsed = parse_filter(fields, text);
    assert!(parsed.problem.is_none(), "{text}: {:?}", parsed.problem);
    (parsed.words, parsed.only)
}

#[test]
fn a_field_is_read_in_both_languages_and_any_case() {
    let admin = vec![Condition(vec![RowTest::Level(Level::OrgAdmin)])];
    for text in [
        "rol:beheerder",
        "role:admin",
        "ROL:BEHEERDER",
        "Rol:Admin",
        "rol:administrator",
        "rol:b",
        "role:adm",
        "rol:\"beheerder\"",
        "  rol:beheerder  ",
        "rol:beheerder,",
    ] {
        assert_eq!(read(MEMBER_FILTERS, text), (String::new(), admin.clone()), "{text}");
    }
}

#[test]
fn words_are_what_remains() {
    for (text, words, conditions) in [
        ("", "", 0),
        ("   ", "", 0),
        ("jan jansen", "jan jansen", 0),
        ("jan rol:lid jansen", "jan jansen", 1),
        ("rol:lid status:actief jan", "jan", 2),
        ("\"rol:lid\"", "rol:lid", 0),
        ("\"rol:lid", "rol:lid", 0),
        (":", ":", 0),
        (":lid", ":lid", 0),
        ("12:30", "12:30", 0),
        ("a.b:c", "a.b:c", 0),
        ("O\"x y\"", "O\"x y\"", 0),
        ("\"a b\"c", "a bc", 0),
        ("jan@eigendomein.nl", "jan@eigendomein.nl", 0),
        ("herkomst:\"van den berg\" jan", "jan", 1),
    ] {
        let (found, only) = read(MEMBER_FILTERS, text);
        assert_eq!((found.as_str(), only.len()), (words, conditions), "{text}");
    }
    let quoted = read(MEMBER_FILTERS, "herkomst:\"Van den Berg\"").1;
    assert_eq!(quoted, [Condition(vec![RowTest::Environment("van den berg".to_owned())])]);
}

#[test]
fn several_values_are_alternatives() {
    let any = |tests: &[RowTest]| vec![Condition(tests.to_vec())];
    let role = |role| RowTest::Role(role);
    assert_eq!(
        read(USER_FILTERS, "rol:basis,beheerder").1,
        any(&[role(PlatformRole::Basic), role(PlatformRole::EnvAdmin)])
    );
    assert_eq!(
        read(USER_FILTERS, "status:\"actief, geblokkeerd\"").1,
        any(&[RowTest::UserStatus(UserStatus::Active), RowTest::UserStatus(UserStatus::Blocked)])
    );
    assert_eq!(read(MEMBER_FILTERS, "verloopt:30d").1, any(&[RowTest::LastDayWithin(30)]));
    assert_eq!(read(MEMBER_FILTERS, "expires:7").1, any(&[RowTest::LastDayWithin(7)]));
    assert_eq!(read(ORGANISATION_FILTERS, "beheerders:1").1, any(&[RowTest::AdminCount(1)]));
}

/// A filter that cannot be read says what it does not know, and selects no rows.
#[test]
fn what_cannot_be_read_is_said_and_selects_nothing() {
    for (text, nl, en) in [
        (
            "rolx:lid",
            "rolx? kies rol, status, herkomst, verloopt",
            "rolx? choose role, status, origin, expires",
        ),
        ("rol:x jan", "x? kies lid, beheerder", "x? choose member, admin"),
        ("rol:", "rol: kies lid, beheerder", "role: choose member, admin"),
        ("rol:\"\"", "rol: kies lid, beheerder", "role: choose member, admin"),
        ("status:g jan", "status: kies geblokkeerd, gepauzeerd", "status: choose blocked, paused"),
        ("rol:,", "rol: kies lid, beheerder", "role: choose member, admin"),
        ("verloopt:", "verloopt: kies 7d, 30d, 90d", "expires: choose 7d, 30d, 90d"),
        ("verloopt:ooit", "ooit? kies 7d, 30d, 90d", "ooit? choose 7d, 30d, 90d"),
        (
            "verloopt:99999999999999999999d",
            "99999999999999999999d? kies 7d, 30d, 90d",
            "99999999999999999999d? choose 7d, 30d, 90d",
        ),
        (
            "http://x.nl",
            "http? kies rol, status, herkomst, verloopt",
            "http? choose role, status, origin, expires",
        ),
    ] {
        let parsed = parse_filter(MEMBER_FILTERS, text);
        assert!(parsed.only.contains(&Condition::default()), "{text}");
        let problem = parsed.problem.as_ref().unwrap();
        let said = |lang| problem.sentences(MEMBER_FILTERS, lang).next().unwrap();
        assert_eq!((said(Lang::Nl).as_str(), said(Lang::En).as_str()), (nl, en), "{text}");
    }
    let parsed = parse_filter(MEMBER_FILTERS, "rolx:lid");
    let problem = parsed.problem.unwrap();
    let cut: Vec<String> = problem.sentences(MEMBER_FILTERS, Lang::Nl).skip(1).collect();
    assert_eq!(cut[0], "rolx? kies rol, status, herkomst, …");
    assert_eq!(cut[2], "rolx? kies rol, …");
}

#[test]
fn a_list_without_fields_searches_all_text() {
    let parsed = parse_filter(&[], "rol:lid \"x\"");
    assert_eq!((parsed.words.as_str(), parsed.only.len()), ("rol:lid \"x\"", 0));
}

#[test]
fn a_megabyte_is_read_at_once() {
    for part in ["a", "rol:lid ", "\"", "rol:", "é:", "x:y,z "] {
        let text = part.repeat((1 << 20) / part.len());
        let _ = parse_filter(MEMBER_FILTERS, &text);
        let _ = complete(MEMBER_FILTERS, &text, Lang::Nl);
    }
}

/// Every name and every value of every list is read as itself, in both languages.
#[test]
fn every_name_and_value_reads_back() {
    for fields in LISTS {
        for field in fields {
            for lang in Lang::ALL {
                for value in field.values {
                    let text = format!("{}:{}", field.name.of(lang), value.name.of(lang));
                    let only = read(fields, &text).1;
                    assert_eq!(only, [Condition(vec![value.test.clone()])], "{text}");
                }
                let example = field.example.map(|example| example.of(lang));
                let shown = field.value_names(lang).last().copied().unwrap();
                assert!(example.is_none_or(|example| example == shown));
                read(fields, &format!("{}:{shown}", field.name.of(lang)));
            }
        }
    }
}

#[test]
fn completing_adds_what_is_certain() {
    let text = |text: &str| Completion::Text(text.to_owned());
    let several =
        |words: &[&str]| Completion::Several(words.iter().map(ToString::to_string).collect());
    for (typed, expected) in [
        ("", several(&["rol:", "status:", "herkomst:", "verloopt:"])),
        ("r", text("rol:")),
        ("R", text("rol:")),
        ("rol", text("rol:")),
        ("jan r", text("jan rol:")),
        ("jan ", several(&["rol:", "status:", "herkomst:", "verloopt:"])),
        ("x", Completion::Nothing),
        ("rol:", several(&["lid", "beheerder"])),
        ("rol:b", text("rol:beheerder ")),
        ("role:b", text("role:beheerder ")),
        ("rol:lid,b", text("rol:lid,beheerder ")),
        ("rol:x", Completion::Nothing),
        ("rolx:b", Completion::Nothing),
        ("status:g", text("status:ge")),
        ("status:ge", several(&["geblokkeerd", "gepauzeerd"])),
        ("status:gep", text("status:gepauzeerd ")),
        ("verloopt:", several(&["7d", "30d", "90d"])),
        ("verloopt:30", text("verloopt:30d ")),
        ("verloopt:5", Completion::Nothing),
        ("\"r", Completion::Nothing),
    ] {
        assert_eq!(complete(MEMBER_FILTERS, typed, Lang::Nl), expected, "{typed}");
    }
    assert_eq!(complete(MEMBER_FILTERS, "ro", Lang::En), text("role:"));
    assert_eq!(complete(MEMBER_FILTERS, "role:a", Lang::En), text("role:admin "));
    assert_eq!(complete(&[], "r", Lang::Nl), Completion::Nothing);
}
