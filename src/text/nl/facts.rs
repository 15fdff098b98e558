//! The details of one thing in Dutch, as labels and sentences.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        Actor, Day, Kind, Level, LogContent, LogRow, MemberRow, Message, Moment, Name, Now,
        OrgDetails, OrgRow, OrgStatus, Origin, Person, Record, RelationRow, RequestRow,
        RequestState,
    },
    text::{
        Fact, Lang,
        grammar::{
            day::clock,
            number::{self, count},
            rows,
            words::{self, and, day_full, day_this_year},
        },
    },
};

/// Lines of the details tab of an organisation.
pub(super) fn organisation(org: &OrgDetails, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = vec![("Naam", org.name.to_string()), ("Status", status(org, zone))];
    for identifier in &org.identifiers {
        facts.push((words::scheme(Lang::Nl, identifier.scheme), number::written(identifier)));
    }
    let country = match org.profile.country.as_str() {
        "NL" => "Nederland",
        "BE" => "België",
        other => other,
    };
    let admins: Vec<Name> = org.admins.iter().map(|person| person.name.clone()).collect();
    let level = match org.my_level {
        Level::Member => "Lid",
        Level::OrgAdmin => "Beheerder van de organisatie",
    };
    facts.extend([
        ("Plaats", rows::place(&org.profile, country)),
        ("Omgeving", org.env.to_string()),
        ("", String::new()),
        ("Mijn rol", level.to_owned()),
        ("Beheerders", if admins.is_empty() { "–".to_owned() } else { and(Lang::Nl, &admins, 12) }),
        ("", lasting(org)),
        ("", String::new()),
        ("Toegang", access(org)),
    ]);
    if let Some((day, person)) = &org.ends_next {
        facts.push(("Verloopt", format!("{} op {}", person.name, day_full(Lang::Nl, *day))));
    }
    facts.push(("Onderweg", count(Lang::Nl, org.requests, "verzoek", "verzoeken")));
    facts.extend(more(org));
    facts
}

/// Lines that a *Beheerder* filled in, and the evidence of the activation.
fn more(org: &OrgDetails) -> Vec<Fact> {
    let profile = &org.profile;
    let mut facts = Vec::new();
    let said = [
        ("Handelsnaam", profile.trade_name.as_ref().map(ToString::to_string)),
        ("Website", profile.website.as_ref().map(ToString::to_string)),
        ("E-mail", profile.email.as_ref().map(ToString::to_string)),
        ("Omschrijving", profile.description.as_ref().map(ToString::to_string)),
    ];
    facts.extend(said.into_iter().filter_map(|(label, text)| Some((label, text?))));
    if let Some((method, reference, by, approved)) = &org.evidence {
        let approved =
            approved.as_ref().map_or(String::new(), |by| format!(", goedgekeurd door {}", by.name));
        let method = words::method(Lang::Nl, *method);
        facts.push(("Bewijs", format!("{method} {reference}, door {}{approved}", by.name)));
    }
    if let Some(rejected) = &org.rejected {
        facts.push(("Afgewezen", format!("„{}”", rejected.reason)));
    }
    facts
}

fn status(org: &OrgDetails, zone: &TimeZone) -> String {
    match (org.status, org.activated_at) {
        (OrgStatus::Active, Some(at)) => {
            format!("✓ actief (geactiveerd op {})", day_full(Lang::Nl, at.day(zone)))
        }
        (status, _) => words::org_status(Lang::Nl, status).to_owned(),
    }
}

/// The number of *Beheerders*, with a hint if there is only one.
fn lasting(org: &OrgDetails) -> String {
    match (org.lasting_admins, org.my_level) {
        (0, _) => "Zonder actieve Beheerder.".to_owned(),
        (1, _) => "Eén Beheerder: zorg voor een tweede.".to_owned(),
        (n, Level::OrgAdmin) => format!("{n} Beheerders: je kunt zelf veilig vertrekken (x v)."),
        (n, Level::Member) => format!("{n} Beheerders van de eigen omgeving."),
    }
}

fn access(org: &OrgDetails) -> String {
    let own = count(Lang::Nl, org.own, "eigen gebruiker", "eigen gebruikers");
    let partners: usize = org.partners.iter().map(|(_, n)| n).sum();
    if partners == 0 {
        return own;
    }
    let each: Vec<_> = org.partners.iter().map(|(name, n)| format!("{name} {n}")).collect();
    format!("{own} · {partners} via partnerschap ({})", each.join(", "))
}

/// Lines below the list of organisations, about the selected one.
pub(super) fn summary(row: &OrgRow, zone: &TimeZone) -> Vec<String> {
    let mut first = count(Lang::Nl, row.members, "lid", "leden");
    if let Some(admins) = row.admins {
        first = format!("{first} · {}", count(Lang::Nl, admins, "Beheerder", "Beheerders"));
    }
    if row.waiting > 0 {
        first =
            format!("{first} · {}", count(Lang::Nl, row.waiting, "open verzoek", "open verzoeken"));
    }
    let mine = match (row.my_level, row.since) {
        (Some(level), Some(since)) => {
            format!(
                "Je bent hier {}, sinds {}",
                words::level(Lang::Nl, level),
                day_full(Lang::Nl, since.day(zone))
            )
        }
        _ => "Je bent hier geen lid: je ziet alleen dat deze organisatie er is.".to_owned(),
    };
    let mut lines = vec![first, format!("Omgeving {}", row.env), mine];
    if row.unmanaged {
        lines.insert(1, "! Zonder actieve Beheerder van de eigen omgeving.".to_owned());
    }
    if let Some((method, reference, by)) = &row.evidence {
        let method = words::method(Lang::Nl, *method);
        lines.push(format!("Bewijs: {method} {reference}, door {} (x g goedkeuren)", by.name));
    }
    lines
}

/// Lines of a member's card.
pub(super) fn member(row: &MemberRow, zone: &TimeZone) -> Vec<Fact> {
    let origin = match row.origin {
        Origin::Own => "eigen gebruiker",
        Origin::Partner(_) => "via partnerschap",
    };
    let status = words::member_status(Lang::Nl, row).trim_start_matches(" · ");
    let until = row.last_day.map_or("geen einddatum".to_owned(), |day| day_full(Lang::Nl, day));
    let mut facts = vec![
        ("E-mail", row.email.clone()),
        ("Omgeving", format!("{} ({origin})", row.env)),
        ("Rol", words::level(Lang::Nl, row.level).to_owned()),
        ("Lid sinds", day_full(Lang::Nl, row.since.day(zone))),
        ("Toegang tot", until),
    ];
    if !status.is_empty() {
        facts.push(("Let op", status.to_owned()));
    }
    facts
}

/// Lines about a request, for its addressee.
pub(super) fn request(row: &RequestRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let level =
        row.sender_level.map_or(String::new(), |l| format!(", {}", words::level(Lang::Nl, l)));
    let means = match row.level {
        Level::Member => "Lid: documenten inzien, aanmaken en versturen",
        Level::OrgAdmin => "Beheerder: ook bepalen wie er lid is",
    };
    let until = row.last_day.map_or("geen einddatum".to_owned(), |day| {
        format!("{}, daarna stopt de toegang vanzelf", day_full(Lang::Nl, day))
    });
    let partner = day_full(Lang::Nl, row.partner_since.day(zone));
    let mut facts = vec![
        ("Gevraagd door", format!("{}{level} ({})", row.sender.name, row.sender_email)),
        ("Omgeving", format!("{} · partner sinds {partner}", row.org_env)),
        ("Jouw rol", means.to_owned()),
        ("Toegang tot", until),
    ];
    if row.needs_renewal() {
        let why = format!(
            "{} is geen Beheerder meer; een Beheerder van de organisatie moet dit eerst vernieuwen",
            row.sender.name
        );
        facts.push(("Let op", why));
    }
    match row.state {
        RequestState::Pending => {
            let left = row.expires_at.days_ahead(now.at);
            let last = day_full(Lang::Nl, row.expires_at.day(zone));
            let left = count(Lang::Nl, usize::try_from(left).unwrap_or(0), "dag", "dagen");
            facts.push(("Verzoek geldig", format!("t/m {last} (nog {left})")));
        }
        RequestState::Expired => {
            facts
                .push(("Verlopen", format!("op {}", day_full(Lang::Nl, row.expires_at.day(zone)))));
        }
        _ => facts.extend(decided(row, zone)),
    }
    if let Some(message) = &row.message {
        facts.push(("Bericht", format!("„{message}”")));
    }
    facts
}

/// Lines about a relation request, for its addressee.
pub(super) fn relation(row: &RelationRow, zone: &TimeZone) -> Vec<Fact> {
    let means = match (row.state, row.partners) {
        (RequestState::Pending, true) => "een relatie binnen het partnerschap dat er al is",
        (RequestState::Pending, false) => {
            "een relatie, en een partnerschap tussen jullie omgevingen"
        }
        // A decided request does not show whether it started the partnership.
        _ => "een relatie",
    };
    let mut facts = vec![
        ("Gevraagd door", format!("{} ({})", row.asker.name, row.asker_email)),
        ("Omgeving", row.asker_env.to_string()),
        ("Levert op", means.to_owned()),
        ("Verstuurd", day_full(Lang::Nl, row.created_at.day(zone))),
    ];
    facts.extend(answer(row.decided.as_ref(), row.state, zone));
    if let Some(message) = &row.message {
        facts.push(("Bericht", format!("„{message}”")));
    }
    facts
}

fn decided(row: &RequestRow, zone: &TimeZone) -> Vec<Fact> {
    answer(row.decided.as_ref(), row.state, zone)
}

fn answer(
    decided: Option<&(Moment, Option<Person>, Option<Message>)>,
    state: RequestState,
    zone: &TimeZone,
) -> Vec<Fact> {
    let Some((at, by, reason)) = decided else { return Vec::new() };
    let who = by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string());
    let day = day_full(Lang::Nl, at.day(zone));
    let mut facts =
        vec![("Antwoord", format!("{} op {day} door {who}", words::state(Lang::Nl, state)))];
    if let Some(reason) = reason {
        facts.push(("Reden", format!("„{reason}”")));
    }
    facts
}

/// One event of a request.
pub(super) fn trace(row: &LogRow, zone: &TimeZone, today: Day) -> String {
    let when =
        format!("{} {}", day_this_year(Lang::Nl, row.at.day(zone), today), clock(row.at, zone));
    let who = match &row.actor {
        (Actor::System, _) => "systeem".to_owned(),
        (Actor::Person(_), name) => name.as_ref().map_or(String::new(), ToString::to_string),
    };
    let Some(Record::Request(request)) = &row.becomes else { return format!("{when}  {who}") };
    let what = match request.state {
        _ if row.what == LogContent::Happened(Kind::RequestReset) && row.was.is_none() => {
            "wacht weer op antwoord, door"
        }
        _ if row.what == LogContent::Happened(Kind::RequestReset) => "oude termijn terug door",
        RequestState::Pending if request.renewed > 0 => "nieuwe termijn door",
        RequestState::Pending => "verzoek verstuurd door",
        RequestState::Accepted => "geaccepteerd door",
        RequestState::Declined => "geweigerd door",
        RequestState::Withdrawn => "ingetrokken door",
        RequestState::Expired => "verlopen",
    };
    let said = rows::written_with(request).map_or(String::new(), |text| format!("  „{text}”"));
    format!("{when}  {what} {who}{said}")
}

/// The event that follows without an answer.
pub(super) fn request_future(row: &RequestRow, zone: &TimeZone, now: Now) -> Option<String> {
    let at = row.expires_at;
    let when = format!("{} {}", day_this_year(Lang::Nl, at.day(zone), now.today), clock(at, zone));
    match row.state {
        RequestState::Pending => Some(format!("{when}  vervalt vanzelf")),
        RequestState::Expired => Some(format!("{when}  verlopen; n geeft een nieuwe termijn")),
        _ => None,
    }
}
