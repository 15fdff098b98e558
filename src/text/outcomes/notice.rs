//! Notices: sentences about events that concern the reader.

use jiff::tz::TimeZone;

use super::{
    log::{author_label, event_label},
    sentences::sentence,
};
use crate::{
    domain::{Kind, LogContent, LogRow, MemberValue, NoticeRow, Now, Record, UserValue},
    text::{
        Lang,
        grammar::{
            number::count,
            words::{self, day_full},
        },
        verbs,
    },
};

/// The text of a notice for its recipient.
pub fn notice(lang: Lang, row: &NoticeRow, zone: &TimeZone, now: Now) -> String {
    let happened = match row {
        NoticeRow::Ends { org, person, day, .. } => {
            let (day, left) = (day_full(lang, *day), day.days_since(now.today).max(0));
            let (name, org) = (&person.name, &org.1);
            let days = usize::try_from(left).unwrap_or(0);
            return match (lang, left) {
                (Lang::Nl, 0) => format!("! Toegang van {name} tot {org} eindigt {day} (vandaag)"),
                (Lang::En, 0) => format!("! Access of {name} to {org} ends on {day} (today)"),
                (Lang::Nl, _) => {
                    let days = count(lang, days, "dag", "dagen");
                    format!("! Toegang van {name} tot {org} eindigt {day} (nog {days})")
                }
                (Lang::En, _) => {
                    let days = count(lang, days, "day", "days");
                    format!("! Access of {name} to {org} ends on {day} ({days} left)")
                }
            };
        }
        NoticeRow::Happened(row) => row,
    };
    let day = words::day_this_year(lang, happened.at.day(zone), now.today);
    let LogContent::Happened(kind) = &happened.what else {
        return format!("{day}  {}", event_label(lang, &happened.what));
    };
    format!("{day}  {}", event(lang, *kind, happened, zone))
}

/// An event as a sentence, with the actor.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
fn event(lang: Lang, kind: Kind, row: &LogRow, zone: &TimeZone) -> String {
    let by = author_label(lang, row);
    let org = row.org.as_ref().map_or("–", |(_, name)| name);
    let user = row.user.as_ref().map_or("–", |person| &person.name);
    if let Some(Record::Membership(member)) = &row.becomes
        && let Some(value) = MemberValue::of_kind(kind, member)
    {
        return verbs::members::notice(lang, value, &by, org);
    }
    if let Some(Record::User(user)) = &row.becomes
        && let Some(value) = UserValue::of_kind(kind, user)
        && let Some(text) = verbs::users::notice(lang, value, &by)
    {
        return text;
    }
    match (lang, kind, &row.becomes) {
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
        _ => sentence(lang, row, false, zone),
    }
}
