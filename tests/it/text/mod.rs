//! Texts of the program: words, numbers and days, as printed and as typed.

mod ascii;
mod english;
mod log_sentences;
pub(crate) mod samples;
pub(crate) mod undo;

use jiff::tz::TimeZone;
use toegang::{
    domain::{Actor, Class, Day, Kind, LogContent, LogRow, Moment, NameFault, Now, Via},
    text::{self, DayInput, Lang},
};

fn today() -> Day {
    Day::new(2026, 11, 23).unwrap()
}

fn parse_day(text: &str) -> Option<String> {
    match text::input::read_day(Lang::Nl, text, today()) {
        DayInput::Day(day) => Some(day.to_string()),
        DayInput::None => Some("none".to_owned()),
        DayInput::Unclear => None,
    }
}

#[test]
fn days_are_read_as_people_type_them() {
    let table = [
        ("31-12", Some("2026-12-31")),
        ("1-1", Some("2027-01-01")),
        ("23-11", Some("2026-11-23")),
        ("22-11", Some("2027-11-22")),
        ("31-12-2027", Some("2027-12-31")),
        ("31/12/27", Some("2027-12-31")),
        ("2027-02-28", Some("2027-02-28")),
        ("31 dec", Some("2026-12-31")),
        ("22 nov", Some("2027-11-22")),
        ("1 mrt 2027", Some("2027-03-01")),
        ("1 Maart 2027", Some("2027-03-01")),
        ("1 May 27", Some("2027-05-01")),
        ("31 feb", None),
        ("1 xyz 2027", None),
        ("1 dec 2027 x", None),
        ("é dé €€€", None),
        ("+10d", Some("2026-12-03")),
        ("+2w", Some("2026-12-07")),
        ("+3m", Some("2027-02-23")),
        ("+1j", Some("2027-11-23")),
        ("geen", Some("none")),
        ("", Some("none")),
        ("-", Some("none")),
        ("31-2", None),
        ("31-02-2027", None),
        ("morgen", None),
        ("+3", None),
        ("+x", None),
        ("+99999999999d", None),
        ("1-2-3-4", None),
        ("٣١-١٢", None),
        ("+3€", None),
    ];
    for (typed, means) in table {
        assert_eq!(parse_day(typed).as_deref(), means, "{typed:?}");
    }
}

#[test]
fn days_omit_the_current_year() {
    let day = |text| Day::parse(text).unwrap();
    assert_eq!(text::input::day(Lang::Nl, day("2026-12-31"), Some(today())), "31-12");
    assert_eq!(text::input::day(Lang::Nl, day("2027-12-31"), Some(today())), "31-12-27");
    assert_eq!(text::input::day(Lang::Nl, day("2027-12-31"), None), "31-12-2027");
    assert_eq!(text::words::day_long(Lang::Nl, today()), "maandag 23 november 2026");
}

#[test]
fn elapsed_time_is_written_in_dutch() {
    const MINUTE: i64 = 60_000;
    let at = Moment(1_800_000_000_000);
    let zone = &TimeZone::UTC;
    let now = Now { at, today: at.day(zone) };
    let ago =
        |minutes: i64| text::words::time_ago(Lang::Nl, Moment(at.0 - minutes * MINUTE), zone, now);
    let table = [
        (0, "zojuist"),
        (4, "zojuist"),
        (5, "5 minuten geleden"),
        (60, "1 uur geleden"),
        (180, "3 uur geleden"),
        (24 * 60, "gisteren"),
        (9 * 24 * 60, "9 dagen geleden"),
    ];
    for (minutes, said) in table {
        assert_eq!(ago(minutes), said);
    }
    assert_eq!(ago(-5), "zojuist", "a clock that was set back");
}

#[test]
fn every_refused_attempt_has_a_label() {
    for name in toegang::domain::Command::names() {
        for lang in [Lang::Nl, Lang::En] {
            let said = text::log::event_label(
                lang,
                &toegang::domain::LogContent::Denied(name.to_owned(), "not_env_admin".to_owned()),
            );
            assert!(!said.contains(name), "{said}");
        }
    }
}

/// The log stores an attempt as a code, which is not readable without a label.
#[test]
fn every_reason_to_refuse_an_attempt_has_a_label() {
    for why in samples::refusals().iter().filter(|why| why.class() == Class::NoRight) {
        let denied = LogContent::Denied("approve".to_owned(), why.code().to_owned());
        for lang in [Lang::Nl, Lang::En] {
            let said = text::log::event_label(lang, &denied);
            assert!(!said.contains('_'), "{said}");
        }
    }
}

#[test]
fn a_single_session_is_counted_in_the_singular() {
    assert!(text::ssh::sessions_full(Lang::Nl, 1).starts_with("Er is al iemand aangemeld, "));
    assert!(text::ssh::sessions_full(Lang::Nl, 2).starts_with("Alle 2 sessies zijn in gebruik"));
    assert!(
        text::ssh::sessions_full(toegang::text::Lang::En, 1)
            .starts_with("Somebody else is signed in, ")
    );
}

/// Returns the label that the log shows instead of a user.
fn system_actor(lang: Lang) -> String {
    text::log::author_label(
        lang,
        &LogRow {
            seq: 1,
            at: Moment(0),
            actor: (Actor::System, None),
            via: Via::Cli,
            key: None,
            host: None,
            what: LogContent::Happened(Kind::MemberExpired),
            operation: None,
            undoes: None,
            reverts: None,
            is_undone: false,
            env: None,
            org: None,
            user: None,
            other: None,
            user_email: None,
            actor_email: None,
            was: None,
            becomes: None,
            others: toegang::domain::OtherLines::default(),
        },
    )
}

/// Marks that the program prints beside or instead of a name are not valid names, in any language.
#[test]
fn a_mark_that_the_program_prints_is_not_accepted_in_a_name() {
    for lang in toegang::text::Lang::ALL {
        let nobody = system_actor(lang);
        for mark in [text::screen::ME.of(lang), text::screen::NEW_ROW.of(lang), &nobody, " · x"] {
            let names = [mark.trim().to_owned(), format!("Piet de Vries{mark}")];
            let fault = names.map(|name| NameFault::check_person(&name));
            // The mark for "nobody" is refused as a whole name; other marks are refused at the end
            // of a name.
            let expected = if *mark == *nobody { fault[0] } else { fault[1] };
            assert_eq!(expected, Some(NameFault::Mark), "{mark:?} of {}", lang.code());
        }
    }
}
