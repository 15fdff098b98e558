//! Groups of log lines: lines of one operation, one after the other, that differ only in their
//! person or follow from the first one. The log on the screen shows a group as one row, its first
//! line.

use std::collections::BTreeMap;

use rusqlite::{Connection, ToSql};

use super::{lines::by_positions, visible::SeenLines};
use crate::{
    domain::{Kind, LogRow, MAX_PEOPLE_NAMED, OtherLines, User},
    store::{Result, convert::list, table::all},
};

/// The kinds whose sentence names the person as its object, so that it can name several.
const GROUPED_KINDS: [Kind; 13] = [
    Kind::MemberAdded,
    Kind::MemberLevel,
    Kind::MemberUntil,
    Kind::MemberPaused,
    Kind::MemberRemoved,
    Kind::RequestSent,
    Kind::RequestWithdrawn,
    Kind::RequestRenewed,
    Kind::RequestReset,
    Kind::UserRole,
    Kind::UserManager,
    Kind::UserBlocked,
    Kind::UserUnblocked,
];

/// Kinds whose sentence says already that the second one follows.
const CONSEQUENCES: [(Kind, Kind); 4] = [
    (Kind::RequestAccepted, Kind::MemberAdded),
    (Kind::OrganisationAdded, Kind::MemberAdded),
    (Kind::UserAdded, Kind::InvitationSent),
    (Kind::RelationAccepted, Kind::RelationMade),
];

/// The values of rows that sentences of [`GROUPED_KINDS`] say.
const SAID_VALUES: [&str; 7] = [
    "membership.level",
    "membership.last_day",
    "membership.paused_until",
    "request.level",
    "request.last_day",
    "user.role",
    "user.relation_manager",
];

/// Maximum number of lines that are counted on one page.
const MAX_LINES: usize = 50_000;

/// Returns the test that line `{b}` belongs to the group of line `{a}`, which stands before it.
fn is_of_group(a: &str, b: &str) -> String {
    let kinds: Vec<String> =
        GROUPED_KINDS.iter().map(|kind| format!("'{}'", kind.code())).collect();
    let kinds = kinds.join(", ");
    // The values that the sentence says. That of an undo quotes the line that it undid, whose values
    // are those before it.
    let value = |line: &str| {
        let of = |path: &str| format!("{line}.becomes ->> '$.row.{path}'");
        let [level, last_day, pause] =
            ["membership.level", "membership.last_day", "membership.paused_until"].map(of);
        let [asked, offered] = ["request.level", "request.last_day"].map(of);
        let [role, manager] = ["user.role", "user.relation_manager"].map(of);
        let said = format!(
            "case {line}.kind
               when 'member.added' then json_array({level}, {last_day})
               when 'member.level' then {level}
               when 'member.until' then {last_day}
               when 'member.paused' then {pause}
               when 'request.sent' then json_array({asked}, {offered})
               when 'user.role' then {role}
               when 'user.manager' then {manager} end"
        );
        let before = SAID_VALUES.map(|path| format!("{line}.was ->> '$.row.{path}'")).join(", ");
        format!("json_array({said}, iif({line}.undoes, json_array({before}), null))")
    };
    let follows = CONSEQUENCES.map(|(cause, consequence)| {
        format!("({a}.kind, {b}.kind) = ('{}', '{}')", cause.code(), consequence.code())
    });
    format!(
        "{b}.handling = {a}.handling and ({} or ({b}.kind = {a}.kind and {b}.kind in ({kinds})
           and {b}.actor = {a}.actor and {b}.org_id is {a}.org_id and {b}.user_id <> {b}.actor
           and {a}.user_id <> {a}.actor and {} is {}))",
        follows.join(" or "),
        value(b),
        value(a)
    )
}

/// The lines that pass the test as `shown`, and the first line of each group, with the attempts, as
/// positions.
pub(super) fn places(seen: &str, denied: &str) -> String {
    let is_of_group = is_of_group("a", "b");
    format!(
        "{},
         lines as (
           select seq, seq as place, cast(-seq as integer) as turn from shown b
           where not exists (select 1 from shown a where a.seq = b.seq - 1 and {is_of_group})
           union all
           select id, after, id from denied where {denied})",
        shown(seen)
    )
}

fn shown(seen: &str) -> String {
    format!("shown as not materialized (select * from log where {seen})")
}

/// Adds to each row the other lines of its group.
pub(super) fn add_others(
    db: &Connection,
    me: &User,
    seen: &SeenLines<'_>,
    rows: &mut [LogRow],
) -> Result<()> {
    let seqs = rows.iter().filter(|row| row.becomes.is_some()).map(|row| row.seq);
    let SeenLines { with, line, env, now, org } = seen;
    let sql = format!(
        "with recursive {with}, {},
         grouped(first, seq) as (
           select value, value from json_each(:seqs)
           union all
           select grouped.first, b.seq from grouped
           join shown a on a.seq = grouped.seq
           join shown b on b.seq = grouped.seq + 1
           where {} limit :most)
         select first, grouped.seq, other.kind = own.kind from grouped
         join log own on own.seq = first join log other on other.seq = grouped.seq
         where grouped.seq <> first",
        shown(line),
        is_of_group("a", "b")
    );
    let most = i64::try_from(MAX_LINES).unwrap_or(i64::MAX);
    let seqs = list(seqs);
    let mut named: Vec<(&str, &dyn ToSql)> =
        vec![(":seqs", &seqs), (":me", &me.id), (":env", env), (":most", &most)];
    named.push((":today", &now.today));
    named.extend(org.as_ref().map(|org| (":org", org as &dyn ToSql)));
    let found = all(db, &sql, &*named, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let mut others: BTreeMap<i64, BTreeMap<i64, bool>> = BTreeMap::new();
    for (first, (seq, is_alike)) in found {
        others.entry(first).or_default().insert(seq, is_alike);
    }
    let people = |lines: &BTreeMap<i64, bool>| {
        lines.iter().filter(|(_, is_alike)| **is_alike).map(|(seq, _)| *seq).collect::<Vec<_>>()
    };
    // A sentence names a few people; of more, it says the number.
    let named = others.values().map(people);
    let named = named.filter(|people| people.len() < MAX_PEOPLE_NAMED).flatten();
    let named = by_positions(db, me, &list(named), "[]")?;
    let mut named: BTreeMap<i64, LogRow> = named.into_iter().map(|row| (row.seq, row)).collect();
    for row in rows {
        let Some(lines) = others.remove(&row.seq) else { continue };
        let people = people(&lines);
        row.others = OtherLines {
            count: lines.len(),
            people: people.len(),
            named: people.iter().filter_map(|seq| named.remove(seq)).collect(),
        };
    }
    Ok(())
}
