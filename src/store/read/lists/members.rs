//! The list *Leden*: the live members of one organisation.

use rusqlite::{Connection, Row, named_params};

use crate::{
    domain::{
        MemberRow, MemberSort, Membership, Now, OrgId, Origin, Page, Person, PlatformRole, RowTest,
        UserId, UserStatus, View,
    },
    store::{
        Result,
        convert::{email, list},
        read::{
            LIVE_MEMBERSHIP, NameOrder, by_column, by_name, by_value,
            conditions::{Only, spelled},
            window::{OrderTerm, Window, choose},
        },
        table::{all, mapping::Table},
    },
};

const NAME_ORDER: NameOrder<'static> = NameOrder { name: "m.folded", id: "m.user_id" };

/// Returns the [`Window`] parts and order terms for the sort order of the view.
fn parts_and_order(view: &View) -> (Vec<String>, Vec<OrderTerm>) {
    let never = if view.order.reverse { "''" } else { "'~'" };
    match MemberSort::of(view.order.by) {
        MemberSort::Level => (
            by_value(view, "m.level", &["org_admin", "member"]),
            by_name(&View::default(), NAME_ORDER).1,
        ),
        MemberSort::Origin => {
            let origin = "case when m.partnership_id is null then '' else e.folded end";
            by_column(view, origin, NAME_ORDER)
        }
        MemberSort::Email => by_column(view, "u.folded_email", NAME_ORDER),
        MemberSort::Since => by_column(view, "m.since", NAME_ORDER),
        // Members without a last day come last in either direction.
        MemberSort::Until => by_column(view, &format!("coalesce(m.last_day, {never})"), NAME_ORDER),
        MemberSort::Name => by_name(view, NAME_ORDER),
    }
}

/// Returns the SQL of a test of members; `None` for other tests. The unary `+` keeps the planner on
/// the index of the order.
fn test(test: &RowTest) -> Option<String> {
    let paused = "coalesce(m.paused_until > :today, 0)";
    Some(match test {
        RowTest::Level(level) => format!("+m.level = {}", spelled(level)),
        RowTest::UserStatus(UserStatus::Active) => {
            format!("+u.status = 'active' and not {paused}")
        }
        RowTest::UserStatus(status) => format!("+u.status = {}", spelled(status)),
        RowTest::Paused => format!("+u.status = 'active' and {paused}"),
        RowTest::IsOwn(true) => "m.partnership_id is null".to_owned(),
        RowTest::IsOwn(false) => "m.partnership_id is not null".to_owned(),
        RowTest::Environment(_) => "instr(e.folded, :text) > 0".to_owned(),
        RowTest::LastDayWithin(days) => {
            format!("coalesce(m.last_day <= date(:today, '+{days} days'), 0)")
        }
        _ => return None,
    })
}

/// A page of live members in the order of the view, including invited and blocked users with their
/// status.
pub(crate) fn page(
    db: &Connection,
    org: OrgId,
    me: UserId,
    view: &View,
    now: Now,
) -> Result<Page<MemberRow>> {
    let (parts, terms) = parts_and_order(view);
    let window = Window {
        with: String::new(),
        from: format!(
            "membership m cross join user u on u.id = m.user_id
             cross join environment e on e.id = u.env_id
             where m.org_id = :org and {LIVE_MEMBERSHIP}"
        ),
        unfiltered: Some(format!(
            "select count(*) from membership m where m.org_id = :org and {LIVE_MEMBERSHIP}"
        )),
        filtered: None,
        filter_columns: &["u.folded", "u.folded_email"],
        only: Only::new(view, test),
        id: "m.id",
        parts,
        terms,
        named: vec![(":org", &org), (":today", &now.today)],
    };
    let choice = choose(db, &window, view, now)?;
    let columns = columns();
    let sql = format!(
        "select {columns}
         from membership m
         join user u on u.id = m.user_id
         join environment e on e.id = u.env_id
         where m.id in (select value from json_each(:ids))"
    );
    let named = named_params! {":ids": list(choice.ids.iter().copied())};
    let rows = all(db, &sql, named, |row| read(row, me))?;
    Ok(choice.page(rows, |row| row.membership.id.0))
}

/// The columns of the user `u` and their environment `e` in a row for [`read`].
const PERSON_COLUMNS: [&str; 6] = [
    "coalesce(u.full_name, u.email)",
    "u.email",
    "e.name",
    "u.status",
    "u.role",
    "exists (select 1 from member_request s where s.org_id = m.org_id and s.sender_id = m.user_id
       and s.state in ('pending', 'expired'))",
];

/// Number of [`columns`].
pub(super) const COLUMN_COUNT: usize = Membership::COLUMNS.len() + PERSON_COLUMNS.len();

/// The columns for [`read`], of a membership `m`, its user `u`, and their environment `e`.
pub(super) fn columns() -> String {
    let membership = Membership::COLUMNS.iter().map(|column| format!("m.{column}"));
    let person = PERSON_COLUMNS.iter().map(ToString::to_string);
    membership.chain(person).collect::<Vec<_>>().join(", ")
}

/// Reads a row of [`columns`]; `me` is the viewer.
pub(super) fn read(row: &Row<'_>, me: UserId) -> rusqlite::Result<MemberRow> {
    let membership = Membership::read(row)?;
    let next = |at: usize| Membership::COLUMNS.len() + at;
    let role: PlatformRole = row.get(next(4))?;
    Ok(MemberRow {
        person: Person { id: membership.user, name: row.get(next(0))? },
        email: email(row, next(1))?,
        env: row.get(next(2))?,
        status: row.get(next(3))?,
        lowered: membership.origin != Origin::Own && role == PlatformRole::Basic,
        has_sent_requests: row.get(next(5))?,
        me: membership.user == me,
        membership,
    })
}
