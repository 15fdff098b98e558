//! Notices: sentences about events that concern the reader.

use jiff::tz::TimeZone;

use super::{
    log::{author_label, event_label},
    sentences::{sentence, told},
};
use crate::{
    domain::{Day, Kind, LogContent, LogRow, MemberValue, Name, NoticeRow, Now, Record, UserValue},
    text::{
        Fact, Lang, both,
        facts::membership_facts,
        forms,
        grammar::words::{self, day_full, days_left},
        input::join_days,
        verbs,
    },
};

/// Maximum number of people or organisations that the pane of the marked notices names.
const MAX_NAMES: usize = 4;

/// The text of a notice for its recipient.
pub fn notice(lang: Lang, row: &NoticeRow, zone: &TimeZone, now: Now) -> String {
    match row {
        NoticeRow::Ends { org: (_, org), member, day } => {
            let (name, left) = (&member.person.name, days_left(lang, *day, now));
            let day = day_full(lang, *day);
            match lang {
                Lang::Nl => format!("! Toegang van {name} tot {org} eindigt {day} ({left})"),
                Lang::En => format!("! Access of {name} to {org} ends on {day} ({left})"),
            }
        }
        NoticeRow::Happened(row) => {
            let day = words::day_this_year(lang, row.happened_at().day(zone), now.today);
            format!("{day}  {}", happened(lang, row, zone))
        }
    }
}

/// The title and the facts of a notice in its pane. A low pane has the membership on one line.
pub fn in_full(
    lang: Lang,
    notice: &NoticeRow,
    zone: &TimeZone,
    now: Now,
    is_low: bool,
) -> (String, Vec<Fact>) {
    let waits = notice.waits();
    let (day, member, org) = match notice {
        NoticeRow::Ends { org: (_, org), member, day } => (*day, member, org),
        NoticeRow::Happened(row) => {
            let at = row.happened_at().day(zone);
            let what = (both("Gebeurd", "What happened").of(lang), happened(lang, row, zone));
            // Work that waits is about its organisation.
            let Some((_, org)) = row.org.as_ref().filter(|_| waits) else {
                return (words::day_long(lang, at), vec![what]);
            };
            let since = both("Sinds", "Since").of(lang);
            let waiting = words::waiting_time(lang, row.at, zone, now);
            let since = (since, format!("{}, {waiting}", day_with_weekday(lang, at)));
            let evidence = notice.evidence().map(|seen| {
                let label = both("Bewijs", "Evidence").of(lang);
                (label, forms::evidence(lang, seen.method, seen.reference, seen.by))
            });
            return (org.to_string(), evidence.into_iter().chain([what, since]).collect());
        }
    };
    let left = days_left(lang, day, now);
    let day = day_with_weekday(lang, day);
    let person = &member.person.name;
    let (after, then) = match lang {
        Lang::Nl => ("Daarna", format!("heeft {person} daar geen toegang meer")),
        Lang::En => ("After that", format!("{person} has no access there any more")),
    };
    let mut facts = vec![(both("Laatste dag", "Last day").of(lang), format!("! {day}, {left}"))];
    let membership = membership_facts(lang, member, zone);
    if is_low {
        let [(_, level), (label, since), (_, env)] = membership;
        let since = format!("{} {since}", label.to_lowercase());
        let access = [level, since, env].join(" · ");
        facts.push((both("Toegang", "Access").of(lang), access));
    } else {
        facts.extend(membership);
    }
    facts.push((after, then));
    (format!("{person} · {org}"), facts)
}

/// `do 31 dec 2026`; `Thu 31 Dec 2026`.
fn day_with_weekday(lang: Lang, day: Day) -> String {
    let letters = match lang {
        Lang::Nl => 2,
        Lang::En => 3,
    };
    let weekday: String = words::day_long(lang, day).chars().take(letters).collect();
    format!("{weekday} {}", day_full(lang, day))
}

/// The title and the facts of the marked notices in their pane: people, organisations and days.
pub(crate) fn marked(lang: Lang, rows: &[&NoticeRow]) -> (String, Vec<Fact>) {
    let ends = rows.iter().filter_map(|row| match row {
        NoticeRow::Ends { org: (_, org), member, day } => Some((*day, &member.person.name, org)),
        NoticeRow::Happened(_) => None,
    });
    let mut ends: Vec<_> = ends.collect();
    ends.sort();
    let names = |of: fn(&(Day, &Name, &Name)) -> Name| {
        let mut names: Vec<Name> = Vec::new();
        for name in ends.iter().map(of) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        words::join_with_and(lang, &names, MAX_NAMES)
    };
    let mut facts = vec![(both("Van", "Of").of(lang), names(|(_, person, _)| (*person).clone()))];
    if let Some(days) = join_days(lang, &ends.iter().map(|(day, ..)| *day).collect()) {
        facts.push((both("Laatste dag", "Last day").of(lang), format!("! {days}")));
    }
    facts.push((both("Bij", "At").of(lang), names(|(.., org)| (*org).clone())));
    let title = match lang {
        Lang::Nl => format!("{} gemarkeerd", rows.len()),
        Lang::En => format!("{} marked", rows.len()),
    };
    (title, facts)
}

/// A past change as a sentence for the reader, without its day.
pub fn happened(lang: Lang, row: &LogRow, zone: &TimeZone) -> String {
    match &row.what {
        LogContent::Happened(kind) => {
            let (line, kind, reverts) = told(lang, row, *kind);
            // An event without words of its own is told as the log does, with what it undid.
            match event(lang, kind, line) {
                Some(said) => reverts.around(&said),
                None => sentence(lang, row, false, zone),
            }
        }
        denied @ LogContent::Denied(..) => event_label(lang, denied),
    }
}

/// An event as a sentence to its reader, with the actor; `None` for one without words of its own.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
fn event(lang: Lang, kind: Kind, row: &LogRow) -> Option<String> {
    let by = author_label(lang, row);
    let org = row.org.as_ref().map_or("–", |(_, name)| name);
    let user = row.user.as_ref().map_or("–", |person| &person.name);
    if let Some(Record::Membership(member)) = &row.becomes
        && let Some(value) = MemberValue::of_kind(kind, member)
    {
        return Some(verbs::members::notice(lang, value, &by, org));
    }
    if let Some(Record::User(user)) = &row.becomes
        && let Some(value) = UserValue::of_kind(kind, user)
        && let Some(text) = verbs::users::notice(lang, value, &by)
    {
        return Some(text);
    }
    Some(match (lang, kind, &row.becomes) {
        (Lang::Nl, Kind::MemberAdded, _) => format!("{by} gaf je toegang tot {org}"),
        (Lang::En, Kind::MemberAdded, _) => format!("{by} gave you access to {org}"),
        (Lang::Nl, Kind::MemberRemoved, _) => format!("{by} beëindigde je toegang tot {org}"),
        (Lang::En, Kind::MemberRemoved, _) => format!("{by} ended your access to {org}"),
        (Lang::Nl, Kind::MemberExpired, _) => format!("Je toegang tot {org} is verlopen"),
        (Lang::En, Kind::MemberExpired, _) => format!("Your access to {org} has expired"),
        (Lang::Nl, Kind::MemberSuccessor, _) => {
            format!("{user} is nu Beheerder van {org} (overdracht door {by})")
        }
        (Lang::En, Kind::MemberSuccessor, _) => {
            format!("{user} is now Administrator of {org} (handed over by {by})")
        }
        (Lang::Nl, Kind::RequestAccepted, _) => format!("{user} accepteerde het verzoek van {org}"),
        (Lang::En, Kind::RequestAccepted, _) => format!("{user} accepted the request of {org}"),
        (_, Kind::RequestDeclined, Some(Record::Request(r))) => {
            let reason = r.decision.as_ref().and_then(|d| d.reason.as_ref());
            let reason = match lang {
                Lang::Nl => reason.map_or(String::new(), |text| format!(": „{text}”")),
                Lang::En => reason.map_or(String::new(), |text| format!(": “{text}”")),
            };
            match lang {
                Lang::Nl => format!("{user} weigerde het verzoek van {org}{reason}"),
                Lang::En => format!("{user} declined the request of {org}{reason}"),
            }
        }
        (Lang::Nl, Kind::RequestWithdrawn, _) => {
            format!("Het verzoek van {org} is ingetrokken door {by}")
        }
        (Lang::En, Kind::RequestWithdrawn, _) => {
            format!("The request of {org} was withdrawn by {by}")
        }
        (Lang::Nl, Kind::RequestExpired, _) => {
            format!("Het verzoek van {org} aan {user} is verlopen")
        }
        (Lang::En, Kind::RequestExpired, _) => {
            format!("The request of {org} to {user} has expired")
        }
        (Lang::Nl, Kind::OrganisationOffered, _) => format!("{org} wacht op goedkeuring"),
        (Lang::En, Kind::OrganisationOffered, _) => format!("{org} is waiting for approval"),
        (Lang::Nl, Kind::OrganisationActivated, _) => format!("{by} activeerde {org}"),
        (Lang::En, Kind::OrganisationActivated, _) => format!("{by} activated {org}"),
        (Lang::Nl, Kind::OrganisationRejected, _) => format!("{by} wees het bewijs van {org} af"),
        (Lang::En, Kind::OrganisationRejected, _) => format!("{by} rejected the evidence of {org}"),
        (Lang::Nl, Kind::KeyAdded, _) => {
            format!("{by} voegde een sleutel voor je toe: bevestig hem of trek hem in (Sleutels)")
        }
        (Lang::En, Kind::KeyAdded, _) => {
            format!("{by} added a key for you: confirm it or withdraw it (Keys)")
        }
        (Lang::Nl, Kind::KeyCode, _) => {
            format!("{by} maakte een code om een nieuwe sleutel van je te bevestigen (Sleutels)")
        }
        (Lang::En, Kind::KeyCode, _) => {
            format!("{by} created a code to confirm a new key of yours (Keys)")
        }
        (Lang::Nl, Kind::KeyConfirmed, Some(Record::Key(key))) => {
            format!("De sleutel {} meldt nu aan als jou (Sleutels)", key.fingerprint)
        }
        (Lang::En, Kind::KeyConfirmed, Some(Record::Key(key))) => {
            format!("The key {} now signs in as you (Keys)", key.fingerprint)
        }
        (Lang::Nl, Kind::KeyWithdrawn, _) => format!("{by} trok een sleutel van je in"),
        (Lang::En, Kind::KeyWithdrawn, _) => format!("{by} withdrew a key of yours"),
        (Lang::Nl, Kind::RelationAccepted, _) => format!("{user} accepteerde je relatieverzoek"),
        (Lang::En, Kind::RelationAccepted, _) => format!("{user} accepted your relation request"),
        (Lang::Nl, Kind::RelationDeclined, _) => format!("{user} weigerde je relatieverzoek"),
        (Lang::En, Kind::RelationDeclined, _) => format!("{user} declined your relation request"),
        (Lang::Nl, Kind::RelationWithdrawn, _) => {
            format!("Een relatieverzoek is ingetrokken door {by}")
        }
        (Lang::En, Kind::RelationWithdrawn, _) => {
            format!("A relation request was withdrawn by {by}")
        }
        (_, Kind::PartnershipEnded, _) => {
            let env = row.env.as_ref().map_or("–", |name| name);
            match lang {
                Lang::Nl => format!("{by} beëindigde het partnerschap {env}"),
                Lang::En => format!("{by} ended the partnership {env}"),
            }
        }
        _ => return None,
    })
}
