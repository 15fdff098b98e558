//! Facts of organisations, members, requests and relations, as labels with values.

pub(crate) mod advice;
mod history;
mod organisations;
pub(crate) mod overview;
pub(crate) mod pane;

pub(crate) use history::request_history;
pub(crate) use organisations::{number_fact, organisation_facts, summary};

use jiff::tz::TimeZone;

use crate::{
    domain::{
        Day, DomainKind, InboxRow, Level, MemberRow, Message, Moment, Name, Now, Origin, Person,
        RelationRow, RequestRow, RequestState,
    },
    text::{
        Fact, Lang, Text, both,
        grammar::{
            day::clock,
            words::{self, day_full, days_left},
        },
        inbox,
        verbs::members::status_in_full,
    },
};

/// The access that a relation gives.
const RELATION_ACCESS: Text = both(
    "nog niet; daarna kan een organisatie je een verzoek sturen",
    "not yet; after it, an organisation can send you a request",
);

/// The last day of access, or the word for none.
pub(crate) fn last_day(lang: Lang, day: Option<Day>) -> String {
    let none = || both("geen", "none").of(lang).to_owned();
    day.map_or_else(none, |day| day_full(lang, day))
}

/// The last day of access, with a sign and the days until then if it is near.
pub(crate) fn last_day_left(lang: Lang, day: Option<Day>, now: Now) -> String {
    let said = last_day(lang, day);
    match day.filter(|day| day.is_soon(now.today)) {
        Some(day) => format!("! {said}, {}", days_left(lang, day, now)),
        None => said,
    }
}

/// The lines of a member's card.
pub(crate) fn member_facts(lang: Lang, row: &MemberRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let status = status_in_full(lang, row, now.today);
    let [level, since, origin] = membership_facts(lang, row, zone);
    let until = last_day_left(lang, row.membership.last_day, now);
    let mut facts = vec![
        (both("E-mail", "E-mail").of(lang), row.email.clone()),
        origin,
        level,
        since,
        (both("Laatste dag", "Last day").of(lang), until),
    ];
    if !status.is_empty() {
        facts.push((both("Status", "Status").of(lang), status));
    }
    facts
}

/// The level of a member, the start of the membership, and the environment of the member.
pub(crate) fn membership_facts(lang: Lang, row: &MemberRow, zone: &TimeZone) -> [Fact; 3] {
    let origin = match row.membership.origin {
        Origin::Own => both("eigen gebruiker", "own user"),
        Origin::Partner(_) => both("via partnerschap", "via partnership"),
    }
    .of(lang);
    let since = day_full(lang, row.membership.since.day(zone));
    [
        (both("Rol", "Role").of(lang), words::level(lang, row.membership.level).to_owned()),
        (both("Lid sinds", "Member since").of(lang), since),
        (both("Omgeving", "Environment").of(lang), format!("{} ({origin})", row.env)),
    ]
}

/// The title and the lines that the addressee of a request reads. The answer comes first.
pub(crate) fn inbox_facts(
    lang: Lang,
    row: &InboxRow,
    zone: &TimeZone,
    now: Now,
) -> (String, Vec<Fact>) {
    let waits = row.state() == RequestState::Pending;
    match row {
        InboxRow::Member(row) if waits => {
            (inbox::request_title(lang, &row.org.1), request_facts(lang, row, zone, now))
        }
        InboxRow::Member(row) => {
            (inbox::request_of(lang, &row.org.1), answered_request_facts(lang, row, zone, now))
        }
        InboxRow::Relation(row) if waits => {
            (inbox::relation_title(lang, row), relation_facts(lang, row, zone))
        }
        InboxRow::Relation(row) => {
            (inbox::relation_request_of(lang, row), relation_facts(lang, row, zone))
        }
    }
}

/// The lines of a request that was answered, or that ended without an answer.
fn answered_request_facts(lang: Lang, row: &RequestRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let level = words::level(lang, row.level).to_owned();
    let mut facts = validity_facts(lang, row, zone, now);
    facts.extend([
        (both("Gevraagd door", "Asked by").of(lang), sender(lang, row)),
        (both("Gevraagd op", "Asked on").of(lang), day_full(lang, row.created_at.day(zone))),
        (both("Organisatie", "Organisation").of(lang), row.org.1.to_string()),
        (both("Omgeving", "Environment").of(lang), env_and_partner(lang, row, zone)),
        (both("Jouw rol", "Your role").of(lang), level),
        (both("Laatste dag", "Last day").of(lang), last_day(lang, row.last_day)),
    ]);
    facts.extend(row.message.as_ref().map(|message| message_fact(lang, message)));
    facts
}

/// The sender of a request, with their level and address.
fn sender(lang: Lang, row: &RequestRow) -> String {
    let level = row.sender_level.map_or(String::new(), |l| format!(", {}", words::level(lang, l)));
    format!("{}{level} ({})", row.sender.name, row.sender_email)
}

/// The environment of the organisation, and the start of the partnership with it.
fn env_and_partner(lang: Lang, row: &RequestRow, zone: &TimeZone) -> String {
    let partner = day_full(lang, row.partner_since.day(zone));
    match lang {
        Lang::Nl => format!("{} · partner sinds {partner}", row.org_env),
        Lang::En => format!("{} · partner since {partner}", row.org_env),
    }
}

/// The lines of a request that waits for the answer of its addressee.
fn request_facts(lang: Lang, row: &RequestRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let means = match row.level {
        Level::Member => both(
            "Lid: documenten inzien, aanmaken en versturen",
            "Member: view, create and send documents",
        ),
        Level::OrgAdmin => both(
            "Beheerder: ook bepalen wie er lid is",
            "Administrator: also decide who is a member",
        ),
    };
    let until = match (lang, row.last_day.map(|day| day_full(lang, day))) {
        (Lang::Nl, None) => "geen".to_owned(),
        (Lang::En, None) => "none".to_owned(),
        (Lang::Nl, Some(day)) => format!("{day}, daarna stopt de toegang vanzelf"),
        (Lang::En, Some(day)) => format!("{day}, then access ends automatically"),
    };
    let mut facts = vec![
        (both("Gevraagd door", "Asked by").of(lang), sender(lang, row)),
        (both("Omgeving", "Environment").of(lang), env_and_partner(lang, row, zone)),
        (both("Jouw rol", "Your role").of(lang), means.of(lang).to_owned()),
        (both("Laatste dag", "Last day").of(lang), until),
        (
            both("Toegang", "Access").of(lang),
            both("pas als je accepteert", "only after you accept").of(lang).to_owned(),
        ),
    ];
    if row.needs_renewal() {
        facts.push(renewal_fact(lang, &row.sender.name));
    }
    facts.extend(validity_facts(lang, row, zone, now));
    facts.extend(row.message.as_ref().map(|message| message_fact(lang, message)));
    facts.push(sent_fact(lang, row.created_at, zone));
    facts
}

/// The day on which a request was sent.
fn sent_fact(lang: Lang, at: Moment, zone: &TimeZone) -> Fact {
    (both("Verstuurd", "Sent").of(lang), day_full(lang, at.day(zone)))
}

/// The lines of the card of a request, as the organisation that sent it reads them, without its
/// history. The answer comes first.
pub(crate) fn sent_request_facts(
    lang: Lang,
    row: &RequestRow,
    zone: &TimeZone,
    now: Now,
) -> Vec<Fact> {
    let mut validity = validity_facts(lang, row, zone, now);
    let mut facts = Vec::new();
    if row.state != RequestState::Pending {
        facts.append(&mut validity);
    }
    facts.extend([
        (both("E-mail", "E-mail").of(lang), row.addressee_email.clone()),
        (both("Omgeving", "Environment").of(lang), row.addressee_env.to_string()),
        (both("Rol", "Role").of(lang), words::level(lang, row.level).to_owned()),
        (both("Laatste dag", "Last day").of(lang), last_day(lang, row.last_day)),
    ]);
    if row.needs_renewal() {
        facts.push(renewal_fact(lang, &row.sender.name));
    }
    facts.append(&mut validity);
    facts.extend(row.message.as_ref().map(|message| message_fact(lang, message)));
    facts
}

/// The line with the message of a request.
fn message_fact(lang: Lang, message: &Message) -> Fact {
    match lang {
        Lang::Nl => ("Bericht", format!("„{message}”")),
        Lang::En => ("Message", format!("“{message}”")),
    }
}

/// The line for a request whose sender is no longer an administrator.
fn renewal_fact(lang: Lang, sender: &Name) -> Fact {
    match lang {
        Lang::Nl => (
            "Let op",
            format!(
                "{sender} is geen Beheerder meer; een Beheerder van de organisatie moet dit eerst \
                 vernieuwen"
            ),
        ),
        Lang::En => (
            "Note",
            format!(
                "{sender} is no longer an Administrator; an Administrator of the organisation \
                 must renew this first"
            ),
        ),
    }
}

/// The lines about a request's validity, or about how it ended.
fn validity_facts(lang: Lang, row: &RequestRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let last = day_full(lang, row.expires_at.day(zone));
    match (lang, row.state) {
        (_, RequestState::Pending) => {
            let left = days_left(lang, row.expires_at.day(zone), now);
            let time = clock(row.expires_at, zone);
            vec![match lang {
                Lang::Nl => ("Verzoek geldig", format!("tot {last} {time} ({left})")),
                Lang::En => ("Request valid", format!("until {last} {time} ({left})")),
            }]
        }
        (Lang::Nl, RequestState::Expired) => {
            vec![("Status", format!("! Verlopen op {last}"))]
        }
        (Lang::En, RequestState::Expired) => vec![("Status", format!("! Expired on {last}"))],
        _ => decision_facts(lang, row.decision.as_ref(), row.state, zone),
    }
}

/// The result of accepting a relation request.
fn relation_result(lang: Lang, row: &RelationRow) -> Fact {
    let means = match (row.state, row.partners) {
        (RequestState::Pending, true) => both(
            "een relatie binnen het partnerschap dat er al is",
            "a relation within the existing partnership",
        ),
        (RequestState::Pending, false) => both(
            "een relatie, en een partnerschap tussen jullie omgevingen",
            "a relation, and a partnership between your environments",
        ),
        // A decided request does not show whether it started the partnership.
        _ => both("een relatie", "a relation"),
    };
    (both("Levert op", "Leads to").of(lang), means.of(lang).to_owned())
}

/// The lines that the addressee of a relation request reads.
fn relation_facts(lang: Lang, row: &RelationRow, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = decision_facts(lang, row.decision.as_ref(), row.state, zone);
    let asker = format!("{} ({})", row.asker.name, row.asker_email);
    facts.extend([
        (both("Gevraagd door", "Asked by").of(lang), asker),
        (both("Omgeving", "Environment").of(lang), row.asker_env.to_string()),
        relation_result(lang, row),
        sent_fact(lang, row.created_at, zone),
    ]);
    if row.state == RequestState::Pending {
        facts.push((both("Toegang", "Access").of(lang), RELATION_ACCESS.of(lang).to_owned()));
        let is_final = both(
            "accepteren is niet ongedaan te maken; beëindigen kan later",
            "accepting cannot be undone; the relation can be ended later",
        );
        facts.push((both("Let op", "Note").of(lang), is_final.of(lang).to_owned()));
    }
    facts.extend(row.message.as_ref().map(|message| message_fact(lang, message)));
    facts
}

/// The lines of a relation request, as the environment that sent it reads them.
pub(crate) fn sent_relation_facts(lang: Lang, row: &RelationRow, zone: &TimeZone) -> Vec<Fact> {
    let day = day_full(lang, row.created_at.day(zone));
    let asker = match lang {
        Lang::Nl => format!("{} op {day}", row.asker.name),
        Lang::En => format!("{} on {day}", row.asker.name),
    };
    let mut facts = vec![
        (both("Omgeving", "Environment").of(lang), row.asked_env.to_string()),
        (both("Gevraagd door", "Asked by").of(lang), asker),
    ];
    if row.state == RequestState::Pending {
        let waits = both("! wacht op antwoord", "! waits for an answer");
        facts.push((both("Nu", "Now").of(lang), waits.of(lang).to_owned()));
        facts.push(relation_result(lang, row));
    }
    facts.extend(decision_facts(lang, row.decision.as_ref(), row.state, zone));
    facts.extend(row.message.as_ref().map(|message| message_fact(lang, message)));
    facts
}

fn decision_facts(
    lang: Lang,
    decision: Option<&(Moment, Option<Person>, Option<Message>)>,
    state: RequestState,
    zone: &TimeZone,
) -> Vec<Fact> {
    let Some((at, by, reason)) = decision else { return Vec::new() };
    let who = match lang {
        Lang::Nl => by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string()),
        Lang::En => by.as_ref().map_or("system".to_owned(), |person| person.name.to_string()),
    };
    let day = day_full(lang, at.day(zone));
    let mut facts = match lang {
        Lang::Nl => {
            vec![(
                "Antwoord",
                format!("{} op {day} door {who}", words::request_state_word(lang, state)),
            )]
        }
        Lang::En => vec![(
            "Answer",
            format!("{} on {day} by {who}", words::request_state_word(lang, state)),
        )],
    };
    if let Some(reason) = reason {
        facts.push(match lang {
            Lang::Nl => ("Reden", format!("„{reason}”")),
            Lang::En => ("Reason", format!("“{reason}”")),
        });
    }
    facts
}

/// The kind of a domain, and what happens to people who register with it.
pub(crate) fn domain(lang: Lang, kind: DomainKind) -> String {
    let effect = match kind {
        DomainKind::Own => {
            both("wie zich zo registreert, komt hier", "people who register with it come here")
        }
        DomainKind::Shared => both(
            "wie zich ermee registreert, maakt een omgeving",
            "people who register with it create an environment",
        ),
    };
    format!("{}: {}", words::domain_kind(lang, kind), effect.of(lang))
}
