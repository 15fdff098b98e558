//! Days as arguments: the shell accepts the days that the screens accept, in both languages.

use std::fs;

use jiff::tz::TimeZone;
use toegang::{domain::Day, work};

use super::{
    small_world,
    writes::{PIET_EMAIL, Shell},
};

fn today() -> Day {
    work::now(&TimeZone::UTC).today
}

/// Returns the first date with this month and day, on or after `from`.
fn next_date(from: Day, month: i8, day: i8) -> Day {
    let (year, ..) = from.parts();
    let found = [year, year + 1].into_iter().filter_map(|year| Day::new(year, month, day));
    found.into_iter().find(|found| *found >= from).unwrap()
}

#[test]
fn a_last_day_is_parsed_as_on_the_screens() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let until = || piet.json(&["lid", "lijst", "bakkerij"])["members"][0]["until"].clone();
    let new_year = next_date(today(), 12, 31).to_string();
    let in_three_months = today().plus_months(3).to_string();
    let in_a_year = today().plus_months(12).to_string();
    let table = [
        ("2035-12-31", "2035-12-31"),
        ("31-12", new_year.as_str()),
        ("31/12", &new_year),
        ("31-12-2035", "2035-12-31"),
        ("31-12-36", "2036-12-31"),
        ("+3m", &in_three_months),
        ("+1j", &in_a_year),
        ("+1y", &in_a_year),
    ];
    for language in ["nl", "en"] {
        for none in ["geen", "none", "never"] {
            piet.run_ok(&["lid", "tot", "31-12", "bakkerij", "els"]);
            piet.run_ok(&["lid", "tot", none, "bakkerij", "els", "--taal", language]);
            assert!(until().is_null(), "{none}");
        }
        for (typed, means) in table {
            piet.run_ok(&["lid", "tot", typed, "bakkerij", "els", "--taal", language]);
            assert_eq!(until(), means, "{typed}");
        }
    }
    for typed in ["", " ", "31-2", "morgen", "12/31/2030"] {
        let (code, err) = piet.run_err(&["lid", "tot", typed, "bakkerij", "els"]);
        assert_eq!(code, 2, "{typed}: {err}");
    }
    assert_eq!(until(), in_a_year, "an empty word takes no last day away");
    let (_, err) = piet.run_err(&["lid", "voegtoe", "holding", "jan jansen", "--tot", "31-2"]);
    assert!(err.contains("‘31-2’ is geen dag"), "{err}");
    piet.run_ok(&["lid", "voegtoe", "holding", "jan jansen", "--tot", "31-12"]);
    let path = home.path().join("m.csv");
    let table = "organisatie,wie,tot\nholding,els@eigendomein.nl,31-12\n";
    fs::write(&path, table).unwrap();
    piet.run_ok(&["importeer", "leden", &path.display().to_string()]);
    let members = piet.json(&["lid", "lijst", "holding"]);
    let days = members["members"].as_array().unwrap().iter().map(|row| row["until"].clone());
    let days: Vec<_> = days.filter(|day| *day == new_year.as_str()).collect();
    assert_eq!(days.len(), 2, "{members}");
}

/// A log filter uses the latest such day.
#[test]
fn a_log_day_without_a_year_is_in_the_past() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "holding", "jan jansen"]);
    let count = |words: &[&str]| piet.json(&[&["log"], words].concat())["count"].clone();
    let typed = |day: Day| {
        let (_, month, of_month) = day.parts();
        format!("{of_month}-{month}")
    };
    let now = today();
    let in_every_year = |day: &Day| day.parts().2 < 29;
    let tomorrow = (1..5).map(|days| now.plus_days(days)).find(in_every_year).unwrap();
    let since_today = count(&["--sinds", &now.to_string()]);
    assert!(since_today.as_i64().unwrap() > 0);
    assert_eq!(count(&["--sinds", &typed(now)]), since_today);
    assert_eq!(count(&["--sinds", &typed(now), "--tot", &typed(now)]), since_today);
    assert_eq!(count(&["--sinds", &typed(now), "--tot", &typed(tomorrow)]), since_today);
    let year = tomorrow.plus_months(-12).to_string();
    assert_eq!(count(&["--sinds", &typed(tomorrow)]), count(&["--sinds", &year]));
    assert_eq!(count(&["--tot", &typed(tomorrow)]), count(&["--tot", &year]));
    let (code, err) = piet.run_err(&["log", "--sinds", "+3m"]);
    assert!(code == 2 && err.contains("‘+3m’ is geen dag"), "{err}");
}
