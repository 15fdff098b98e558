//! Lines of the log in English: who, what, on what, before and after.

use jiff::tz::TimeZone;

use super::fields;
use crate::{
    domain::{Kind, LogContent, LogRow, NoticeRow, Now, Record, Via},
    text::{
        Lang, changes,
        en::refusal::denied,
        grammar::{
            day::clock,
            number,
            rows::{self, on},
            words::{self, day_full},
        },
    },
};

pub(crate) fn author_label(row: &LogRow) -> String {
    rows::author_label(row, "system")
}

/// The event by its code, which is in English.
pub(crate) fn event_label(what: &LogContent) -> String {
    match what {
        LogContent::Happened(kind) => kind.code().to_owned(),
        LogContent::Denied(command, code) => {
            format!("refused: {} ({})", attempt(command), denied(code))
        }
    }
}

pub(crate) fn names() -> Vec<(&'static str, &'static str)> {
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), kind.code()));
    kinds.chain([("denied", "refused")]).collect()
}

/// The name of a refused command, in the words of its event.
fn attempt(command: &str) -> &str {
    match command {
        "member.add" => "add member",
        "request.accept" => "accept request",
        "request.decline" => "decline request",
        "request.withdraw" => "withdraw request",
        "request.renew" => "remind of a request",
        "member.level" => "role of a member",
        "member.until" => "end date of a member",
        "member.remove" => "remove member",
        "member.leave" => "leave",
        "user.add" => "add user",
        "user.edit" => "change profile",
        "user.role" => "role of a user",
        "user.manager" => "Relationship manager",
        "user.block" => "block user",
        "user.remove" => "remove user",
        "organisation.add" => "add organisation",
        "organisation.change" => "change organisation",
        "organisation.offer" => "activate",
        "organisation.approve" => "approve",
        "organisation.remove" => "remove organisation",
        "relation.ask" => "relation request",
        "partnership.end" => "end partnership",
        "handling.take_back" => "undo",
        "invitation.send" => "new activation code",
        "invitation.withdraw" => "withdraw invitation",
        "organisation.reject" => "reject evidence",
        "address.add" => "add address",
        "address.code" => "code for an address",
        "address.verify" => "verify address",
        "address.primary" => "choose first address",
        "address.remove" => "remove address",
        "key.add" => "add key",
        "key.withdraw" => "withdraw key",
        "key.confirm" => "confirm key",
        "key.code" => "code for a key",
        "invitation.accept" => "activate with a code",
        "environment.share" => "share domain",
        "relation.accept" => "accept relationship",
        "relation.decline" => "decline relationship",
        "relation.withdraw" => "withdraw relation request",
        other => other,
    }
}

pub(crate) fn was_became(row: &LogRow, zone: &TimeZone) -> (String, String) {
    changes::was_became(row, zone, &fields::WORDS)
}

/// Heading of a log entry: the event, its number, and its operation.
pub(crate) fn head(row: &LogRow, lines: usize) -> String {
    let what = event_label(&row.what);
    match row.operation {
        None => what,
        Some(operation) => {
            let lines = number::count(Lang::En, lines.max(1), "line", "lines");
            let undoes = row.undoes.map_or(String::new(), |of| format!(", undoes {}", of.0));
            format!("{what}  #{}    operation {} ({lines}){undoes}", row.seq, operation.0)
        }
    }
}

/// Time, user and interface of an entry.
pub(crate) fn facts(row: &LogRow, zone: &TimeZone) -> String {
    let via = match row.via {
        Via::Tui => "screen",
        Via::Cli => "command",
        Via::Import => "import or system",
    };
    let day = day_full(Lang::En, row.at.day(zone));
    let key = row.key.map_or(String::new(), |key| format!(", key {}", key.0));
    format!("{day} {}  {}  via {via}{key}", clock(row.at, zone), author_label(row))
}

/// A notice, for its recipient.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn notice(row: &NoticeRow, zone: &TimeZone, now: Now) -> String {
    let row = match row {
        NoticeRow::Ends { org, person, day, .. } => {
            let left = day.days_since(now.today).max(0);
            let left = if left == 0 { "today".to_owned() } else { format!("{left} d left") };
            return format!(
                "! Access of {} to {} ends {} ({left})",
                person.name,
                org.1,
                day_full(Lang::En, *day)
            );
        }
        NoticeRow::Happened(row) => row,
    };
    let day = words::day_this_year(Lang::En, row.at.day(zone), now.today);
    let by = author_label(row);
    let org = row.org.as_ref().map_or("–", |(_, name)| name);
    let user = row.user.as_ref().map_or("–", |person| &person.name);
    let LogContent::Happened(kind) = &row.what else {
        return format!("{day}  {}", event_label(&row.what));
    };
    let said = match (kind, &row.becomes) {
        (Kind::MemberAdded, _) => format!("{by} gave you access to {org}"),
        (Kind::MemberLevel, Some(Record::Membership(m))) => {
            format!("{by} made you {} of {org}", words::level(Lang::En, m.level))
        }
        (Kind::MemberUntil, Some(Record::Membership(m))) => {
            let until = m.last_day.map_or("without end date".to_owned(), |d| {
                format!("until {}", day_full(Lang::En, d))
            });
            format!("{by} gave you access to {org} {until}")
        }
        (Kind::MemberRemoved, _) => format!("{by} ended your access to {org}"),
        (Kind::MemberExpired, _) => format!("Your access to {org} has expired"),
        (Kind::MemberSuccessor, _) => {
            format!("{user} is now Administrator of {org} (handed over by {by})")
        }
        (Kind::RequestAccepted, _) => format!("{user} accepted the request of {org}"),
        (Kind::RequestDeclined, Some(Record::Request(r))) => {
            let reason = r.decided.as_ref().and_then(|d| d.reason.as_ref());
            let reason = reason.map_or(String::new(), |text| format!(": “{text}”"));
            format!("{user} declined the request of {org}{reason}")
        }
        (Kind::RequestWithdrawn, _) => format!("The request of {org} was withdrawn by {by}"),
        (Kind::RequestExpired, _) => format!("The request of {org} to {user} has expired"),
        (Kind::OrganisationOffered, _) => format!("{org} waits for approval (x g)"),
        (Kind::OrganisationActivated, _) => format!("{by} activated {org}"),
        (Kind::OrganisationRejected, _) => format!("{by} rejected the evidence of {org}"),
        (Kind::UserRole, Some(Record::User(u))) => {
            format!("{by} made you {}", words::role_in_full(u.role))
        }
        (Kind::UserManager, Some(Record::User(u))) if u.relation_manager => {
            format!("{by} made you Relationship manager")
        }
        (Kind::UserManager, _) => format!("You are no longer Relationship manager (by {by})"),
        (Kind::KeyAdded, _) => {
            format!("{by} added a key for you: confirm it or withdraw it (Keys)")
        }
        (Kind::KeyCode, _) => {
            format!("{by} made a code with which a new key opens as you (Keys)")
        }
        (Kind::KeyConfirmed, Some(Record::Key(key))) => {
            format!("The key {} now opens as you (Keys)", key.fingerprint)
        }
        (Kind::KeyWithdrawn, _) => format!("{by} withdrew a key of yours"),
        (Kind::RelationAccepted, _) => format!("{user} accepted your relation request"),
        (Kind::RelationDeclined, _) => format!("{user} declined your relation request"),
        (Kind::RelationWithdrawn, _) => format!("A relation request was withdrawn by {by}"),
        (Kind::PartnershipEnded, _) => {
            let env = row.env.as_ref().map_or("–", |name| name);
            format!("{by} ended the partnership {env}")
        }
        _ => format!("{} {}", kind.code(), on(row, false)),
    };
    format!("{day}  {said}")
}

/// A whole operation, from one of its lines.
pub(crate) fn whole(row: &LogRow, rows: &[LogRow], zone: &TimeZone) -> (String, Vec<String>) {
    let title = row.operation.map_or("Attempt".to_owned(), |id| format!("Operation {}", id.0));
    let mut lines = vec![facts(row, zone)];
    for row in rows {
        let (was, became) = was_became(row, zone);
        lines.push(String::new());
        lines.push(format!("{}  {}", event_label(&row.what), on(row, false)));
        lines.push(format!("  was: {was}"));
        lines.push(format!("  became: {became}"));
    }
    (title, lines)
}

/// The number of lines of a long operation that are not shown.
pub(crate) fn more(n: usize) -> String {
    format!("and {} more", number::count(Lang::En, n, "line", "lines"))
}
