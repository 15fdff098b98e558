//! The details of one thing in English, as labels and sentences.

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
            words::{self, and, day_full, day_this_year, members, requests},
        },
    },
};

/// Lines of the details tab of an organisation.
pub(super) fn organisation(org: &OrgDetails, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = vec![("Name", org.name.to_string()), ("Status", status(org, zone))];
    for identifier in &org.identifiers {
        facts.push((words::scheme(Lang::En, identifier.scheme), number::written(identifier)));
    }
    let country = match org.profile.country.as_str() {
        "NL" => "Netherlands",
        "BE" => "Belgium",
        other => other,
    };
    let admins: Vec<Name> = org.admins.iter().map(|person| person.name.clone()).collect();
    let level = match org.my_level {
        Level::Member => "Member",
        Level::OrgAdmin => "Administrator of the organisation",
    };
    facts.extend([
        ("Address", rows::place(&org.profile, country)),
        ("Environment", org.env.to_string()),
        ("", String::new()),
        ("My role", level.to_owned()),
        (
            "Administrators",
            if admins.is_empty() { "–".to_owned() } else { and(Lang::En, &admins, 12) },
        ),
        ("", lasting(org)),
        ("", String::new()),
        ("Access", access(org)),
    ]);
    if let Some((day, person)) = &org.ends_next {
        facts.push(("Ends", format!("{} on {}", person.name, day_full(Lang::En, *day))));
    }
    facts.push(("Open", requests(org.requests)));
    facts.extend(more(org));
    facts
}

/// Lines that a *Beheerder* filled in, and the evidence of the activation.
fn more(org: &OrgDetails) -> Vec<Fact> {
    let profile = &org.profile;
    let mut facts = Vec::new();
    let said = [
        ("Trade name", profile.trade_name.as_ref().map(ToString::to_string)),
        ("Website", profile.website.as_ref().map(ToString::to_string)),
        ("E-mail", profile.email.as_ref().map(ToString::to_string)),
        ("Description", profile.description.as_ref().map(ToString::to_string)),
    ];
    facts.extend(said.into_iter().filter_map(|(label, text)| Some((label, text?))));
    if let Some((method, reference, by, approved)) = &org.evidence {
        let approved =
            approved.as_ref().map_or(String::new(), |by| format!(", approved by {}", by.name));
        let method = words::method(Lang::En, *method);
        facts.push(("Evidence", format!("{method} {reference}, by {}{approved}", by.name)));
    }
    if let Some(rejected) = &org.rejected {
        facts.push(("Rejected", format!("“{}”", rejected.reason)));
    }
    facts
}

fn status(org: &OrgDetails, zone: &TimeZone) -> String {
    match (org.status, org.activated_at) {
        (OrgStatus::Active, Some(at)) => {
            format!("✓ active (activated on {})", day_full(Lang::En, at.day(zone)))
        }
        (status, _) => words::org_status(Lang::En, status).to_owned(),
    }
}

/// The number of *Beheerders*, with a hint if there is only one.
fn lasting(org: &OrgDetails) -> String {
    match (org.lasting_admins, org.my_level) {
        (0, _) => "No active Administrator.".to_owned(),
        (1, _) => "One Administrator: appoint a second one.".to_owned(),
        (n, Level::OrgAdmin) => format!("{n} Administrators: you can leave safely (x v)."),
        (n, Level::Member) => format!("{n} Administrators of its own environment."),
    }
}

fn access(org: &OrgDetails) -> String {
    let own = count(Lang::En, org.own, "own user", "own users");
    let partners: usize = org.partners.iter().map(|(_, n)| n).sum();
    if partners == 0 {
        return own;
    }
    let each: Vec<_> = org.partners.iter().map(|(name, n)| format!("{name} {n}")).collect();
    format!("{own} · {partners} via partnership ({})", each.join(", "))
}

/// Lines below the list of organisations, about the selected one.
pub(super) fn summary(row: &OrgRow, zone: &TimeZone) -> Vec<String> {
    let mut first = members(row.members);
    if let Some(admins) = row.admins {
        first = format!("{first} · {}", count(Lang::En, admins, "Administrator", "Administrators"));
    }
    if row.waiting > 0 {
        first =
            format!("{first} · {}", count(Lang::En, row.waiting, "open request", "open requests"));
    }
    let mine = match (row.my_level, row.since) {
        (Some(level), Some(since)) => {
            let since = day_full(Lang::En, since.day(zone));
            format!("You are {} here, since {since}", words::a_level(level))
        }
        _ => "You are not a member here: you only see that it exists.".to_owned(),
    };
    let mut lines = vec![first, format!("Environment {}", row.env), mine];
    if row.unmanaged {
        lines.insert(1, "! No active Administrator of its own environment.".to_owned());
    }
    if let Some((method, reference, by)) = &row.evidence {
        let method = words::method(Lang::En, *method);
        lines.push(format!("Evidence: {method} {reference}, by {} (x g approve)", by.name));
    }
    lines
}

/// Lines of a member's card.
pub(super) fn member(row: &MemberRow, zone: &TimeZone) -> Vec<Fact> {
    let origin = match row.origin {
        Origin::Own => "own user",
        Origin::Partner(_) => "via partnership",
    };
    let status = words::member_status(Lang::En, row).trim_start_matches(" · ");
    let until = row.last_day.map_or("no end date".to_owned(), |day| day_full(Lang::En, day));
    let mut facts = vec![
        ("E-mail", row.email.clone()),
        ("Environment", format!("{} ({origin})", row.env)),
        ("Role", words::level(Lang::En, row.level).to_owned()),
        ("Member since", day_full(Lang::En, row.since.day(zone))),
        ("Access until", until),
    ];
    if !status.is_empty() {
        facts.push(("Note", status.to_owned()));
    }
    facts
}

/// Lines about a request, for its addressee.
pub(super) fn request(row: &RequestRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let level =
        row.sender_level.map_or(String::new(), |l| format!(", {}", words::level(Lang::En, l)));
    let means = match row.level {
        Level::Member => "Member: view, create and send documents",
        Level::OrgAdmin => "Administrator: also decide who is a member",
    };
    let until = row.last_day.map_or("no end date".to_owned(), |day| {
        format!("{}, then access stops by itself", day_full(Lang::En, day))
    });
    let partner = day_full(Lang::En, row.partner_since.day(zone));
    let mut facts = vec![
        ("Asked by", format!("{}{level} ({})", row.sender.name, row.sender_email)),
        ("Environment", format!("{} · partner since {partner}", row.org_env)),
        ("Your role", means.to_owned()),
        ("Access until", until),
    ];
    if row.needs_renewal() {
        let why = format!(
            "{} is no longer an Administrator; an Administrator of the organisation must renew this \
             first",
            row.sender.name
        );
        facts.push(("Note", why));
    }
    match row.state {
        RequestState::Pending => {
            let left = row.expires_at.days_ahead(now.at);
            let last = day_full(Lang::En, row.expires_at.day(zone));
            let left = count(Lang::En, usize::try_from(left).unwrap_or(0), "day", "days");
            facts.push(("Request valid", format!("until {last} ({left} left)")));
        }
        RequestState::Expired => {
            facts.push(("Expired", format!("on {}", day_full(Lang::En, row.expires_at.day(zone)))));
        }
        _ => facts.extend(answer(row.decided.as_ref(), row.state, zone)),
    }
    if let Some(message) = &row.message {
        facts.push(("Message", format!("“{message}”")));
    }
    facts
}

/// Lines about a relation request, for its addressee.
pub(super) fn relation(row: &RelationRow, zone: &TimeZone) -> Vec<Fact> {
    let means = match (row.state, row.partners) {
        (RequestState::Pending, true) => "a relation within the existing partnership",
        (RequestState::Pending, false) => "a relation, and a partnership of your environments",
        // A decided request does not show whether it started the partnership.
        _ => "a relation",
    };
    let mut facts = vec![
        ("Asked by", format!("{} ({})", row.asker.name, row.asker_email)),
        ("Environment", row.asker_env.to_string()),
        ("Leads to", means.to_owned()),
        ("Sent", day_full(Lang::En, row.created_at.day(zone))),
    ];
    facts.extend(answer(row.decided.as_ref(), row.state, zone));
    if let Some(message) = &row.message {
        facts.push(("Message", format!("“{message}”")));
    }
    facts
}

fn answer(
    decided: Option<&(Moment, Option<Person>, Option<Message>)>,
    state: RequestState,
    zone: &TimeZone,
) -> Vec<Fact> {
    let Some((at, by, reason)) = decided else { return Vec::new() };
    let who = by.as_ref().map_or("system".to_owned(), |person| person.name.to_string());
    let day = day_full(Lang::En, at.day(zone));
    let mut facts =
        vec![("Answer", format!("{} on {day} by {who}", words::state(Lang::En, state)))];
    if let Some(reason) = reason {
        facts.push(("Reason", format!("“{reason}”")));
    }
    facts
}

/// One event of a request.
pub(super) fn trace(row: &LogRow, zone: &TimeZone, today: Day) -> String {
    let when =
        format!("{} {}", day_this_year(Lang::En, row.at.day(zone), today), clock(row.at, zone));
    let who = match &row.actor {
        (Actor::System, _) => "system".to_owned(),
        (Actor::Person(_), name) => name.as_ref().map_or(String::new(), ToString::to_string),
    };
    let Some(Record::Request(request)) = &row.becomes else { return format!("{when}  {who}") };
    let what = match request.state {
        _ if row.what == LogContent::Happened(Kind::RequestReset) && row.was.is_none() => {
            "waits for an answer again, by"
        }
        _ if row.what == LogContent::Happened(Kind::RequestReset) => "old term put back by",
        RequestState::Pending if request.renewed > 0 => "new term by",
        RequestState::Pending => "request sent by",
        RequestState::Accepted => "accepted by",
        RequestState::Declined => "declined by",
        RequestState::Withdrawn => "withdrawn by",
        RequestState::Expired => "expired",
    };
    let said = rows::written_with(request).map_or(String::new(), |text| format!("  “{text}”"));
    format!("{when}  {what} {who}{said}")
}

/// The event that follows without an answer.
pub(super) fn request_future(row: &RequestRow, zone: &TimeZone, now: Now) -> Option<String> {
    let at = row.expires_at;
    let when = format!("{} {}", day_this_year(Lang::En, at.day(zone), now.today), clock(at, zone));
    match row.state {
        RequestState::Pending => Some(format!("{when}  expires by itself")),
        RequestState::Expired => Some(format!("{when}  expired; n gives a new term")),
        _ => None,
    }
}
