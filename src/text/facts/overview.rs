//! The tab *Details* of an organisation: its facts in groups, the next steps and the last events.

use jiff::tz::TimeZone;

use super::organisations::{country, data_source, filled_in_facts};
use crate::{
    domain::{
        Day, Level, LogRow, Name, Now, OrgDetails, OrgStatus, Person, REQUEST_TERM_DAYS, RequestRow,
    },
    text::{
        Fact, Lang, Text, both,
        forms::QuestionWords,
        grammar::{
            number::{self, count},
            rows,
            words::{self, day_full, join_with_and, request_state},
        },
        log_sentence,
    },
};

/// The label of the name.
pub(crate) const NAME: Text = both("Naam", "Name");
pub(crate) const WHO_HAS_ACCESS: Text = both("Wie kan erbij", "Who has access");
pub(crate) const LATEST: Text = both("Laatst gebeurd", "Latest events");
pub(crate) const EDIT: Text = both("gegevens bewerken…", "edit the details…");
const NO_MEMBERS_YET: Text =
    both("leden toevoegen kan na activeren", "members can be added once it is active");
/// Number of administrators named.
const MAX_NAMES: usize = 6;

/// The organisation itself: status, number, place and environment.
pub(crate) fn about(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = vec![
        (NAME.of(lang), org.name.to_string()),
        (both("Status", "Status").of(lang), status(lang, org, zone)),
    ];
    let mut source = Some(data_source(lang, org));
    for identifier in &org.identifiers {
        let number = number::format_identifier(identifier);
        // The source is that of the first number.
        let number = source.take().map_or(number.clone(), |source| format!("{number} ({source})"));
        facts.push((words::scheme(lang, identifier.scheme), number));
    }
    let place = rows::postal_address(&org.profile, country(lang, org));
    facts.push((both("Plaats", "Address").of(lang), place));
    facts.extend(source.map(|source| (both("Gegevens", "Data").of(lang), source)));
    facts.push((both("Omgeving", "Environment").of(lang), org.env.to_string()));
    facts.extend(filled_in_facts(lang, org));
    facts
}

/// `✓ actief sinds 15 aug 2024`; a sign before any other status.
fn status(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> String {
    let word = words::org_status(lang, org.status);
    let since = org.activated_at.filter(|_| org.status == OrgStatus::Active);
    match (lang, since.map(|at| day_full(lang, at.day(zone)))) {
        (Lang::Nl, Some(day)) => format!("✓ {word} sinds {day}"),
        (Lang::En, Some(day)) => format!("✓ {word} since {day}"),
        (_, None) => format!("! {word}: {}", NO_MEMBERS_YET.of(lang)),
    }
}

/// The people with access: the viewer, the administrators and the members.
pub(crate) fn access(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = vec![
        (both("Jij", "You").of(lang), viewer(lang, org, zone)),
        (both("Beheerders", "Administrators").of(lang), admins(lang, org)),
    ];
    facts.extend(admin_advice(lang, org).map(|advice| ("", advice)));
    facts.push((both("Leden", "Members").of(lang), members(lang, org)));
    facts
}

/// The member whose access ends first, if it ends for any.
pub(crate) fn ends_next(lang: Lang, org: &OrgDetails, now: Now) -> Option<Fact> {
    let (day, person) = org.ends_next.as_ref()?;
    Some((both("Loopt af", "Ends").of(lang), ends(lang, *day, person, now)))
}

/// `Beheerder, lid sinds 27 dec 2024`, `Lid sinds 27 dec 2024`: the level of the viewer, and since
/// when they are a member.
fn viewer(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> String {
    let level = words::level(lang, org.my_level);
    let is_admin = org.my_level == Level::OrgAdmin;
    match (lang, org.my_since.map(|at| day_full(lang, at.day(zone)))) {
        (Lang::Nl, Some(day)) if !is_admin => format!("{level} sinds {day}"),
        (Lang::En, Some(day)) if !is_admin => format!("{level} since {day}"),
        (Lang::Nl, Some(day)) => format!("{level}, lid sinds {day}"),
        (Lang::En, Some(day)) => format!("{level}, member since {day}"),
        (_, None) => level.to_owned(),
    }
}

fn admins(lang: Lang, org: &OrgDetails) -> String {
    let names: Vec<Name> = org.admins.iter().map(|person| person.name.clone()).collect();
    if names.is_empty() { "–".to_owned() } else { join_with_and(lang, &names, MAX_NAMES) }
}

/// Advice if fewer than two administrators stay. Only an administrator can appoint another.
fn admin_advice(lang: Lang, org: &OrgDetails) -> Option<String> {
    let said = match org.lasting_admins.len() {
        0 => both("! Geen actieve Beheerder.", "! No active Administrator."),
        1 if org.my_level == Level::OrgAdmin => both(
            "! Eén Beheerder: zorg voor een tweede.",
            "! One Administrator: appoint a second one.",
        ),
        _ => return None,
    };
    Some(said.of(lang).to_owned())
}

/// `16: 15 eigen gebruikers, 1 via cijfermeesters.nl`.
fn members(lang: Lang, org: &OrgDetails) -> String {
    let own = match lang {
        Lang::Nl => count(lang, org.own, "eigen gebruiker", "eigen gebruikers"),
        Lang::En => count(lang, org.own, "own user", "own users"),
    };
    if org.partners.is_empty() {
        return own;
    }
    let all = org.own + org.partners.iter().map(|(_, members)| members).sum::<usize>();
    let via = |(name, members): &(Name, usize)| format!("{} via {name}", grouped(lang, *members));
    let via: Vec<_> = org.partners.iter().map(via).collect();
    format!("{}: {own}, {}", grouped(lang, all), via.join(", "))
}

fn grouped(lang: Lang, number: usize) -> String {
    number::grouped(lang, number)
}

fn ends(lang: Lang, day: Day, person: &Person, now: Now) -> String {
    let sign = if day.is_soon(now.today) { "! " } else { "" };
    let left = words::days_left(lang, day, now);
    match lang {
        Lang::Nl => format!("{sign}{} op {}, {left}", person.name, day_full(lang, day)),
        Lang::En => format!("{sign}{} on {}, {left}", person.name, day_full(lang, day)),
    }
}

/// The requests that wait for an answer. `first` is the one that expires first, if the viewer may
/// see it.
pub(crate) fn waiting(
    lang: Lang,
    total: usize,
    first: Option<&RequestRow>,
    zone: &TimeZone,
    now: Now,
) -> Fact {
    let label = both("Verzoeken", "Requests").of(lang);
    let Some(row) = first.filter(|_| total > 0) else {
        return (label, open_requests(lang, total));
    };
    let name = &row.addressee.name;
    let state = request_state(lang, row, zone, now);
    let (sign, state) = state.strip_prefix("! ").map_or(("", state.as_str()), |rest| ("! ", rest));
    let all = open_requests(lang, total);
    (
        label,
        match (lang, total) {
            (_, 1) => format!("{sign}{name}: {state}"),
            (Lang::Nl, _) => format!("{sign}{all}; eerst {name}: {state}"),
            (Lang::En, _) => format!("{sign}{all}; first {name}: {state}"),
        },
    )
}

fn open_requests(lang: Lang, total: usize) -> String {
    match (lang, total) {
        (Lang::Nl, 0) => "geen onderweg".to_owned(),
        (Lang::En, 0) => "none open".to_owned(),
        (_, _) => format!("{} open", grouped(lang, total)),
    }
}

pub(crate) fn extend(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("toegang van {name} verlengen"),
        Lang::En => format!("extend the access of {name}"),
    }
}

pub(crate) fn remind(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("{name} herinneren aan het verzoek"),
        Lang::En => format!("remind {name} of the request"),
    }
}

/// The question before an addressee is reminded of a request.
pub(crate) fn remind_question(lang: Lang, name: &Name) -> QuestionWords {
    match lang {
        Lang::Nl => (
            format!("{name} herinneren aan het verzoek?"),
            vec![format!("Het krijgt een nieuwe termijn van {REQUEST_TERM_DAYS} dagen.")],
            "Herinneren",
        ),
        Lang::En => (
            format!("Remind {name} of the request?"),
            vec![format!("It gets a new term of {REQUEST_TERM_DAYS} days.")],
            "Remind",
        ),
    }
}

/// One event with its day as label. `more` is the number of other log lines of its operation.
pub(crate) fn event(lang: Lang, row: &LogRow, more: usize, zone: &TimeZone) -> (String, String) {
    let said = log_sentence(lang, row, true, zone);
    let lines = match (lang, more) {
        (_, 0) => String::new(),
        (Lang::Nl, _) => format!(" (en nog {})", count(lang, more, "regel", "regels")),
        (Lang::En, _) => format!(" (and {})", count(lang, more, "more line", "more lines")),
    };
    (day_full(lang, row.at.day(zone)), format!("{said}{lines}"))
}
