//! The organisations of a user, and the details of one organisation.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{
    domain::{
        Identifier, Level, Name, Now, OrgDetails, OrgId, OrgRow, OrgSort, Page, Person, Refusal,
        RegisterSource, RowTest, User, UserId, View, predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        convert::list,
        read::{
            EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, NameOrder, by_column, by_name,
            conditions::{Only, spelled},
            window::{OrderTerm, Window, choose},
        },
        table::{
            all,
            membership::{self, PAUSED_MEMBERSHIP},
            organisation, user,
        },
    },
};

/// The organisations where the user is an effective member, by name, and those where their access is
/// paused (R237). A *Beheerder* of the environment also sees that its other organisations exist (R54).
pub(crate) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<OrgRow>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let (parts, terms) = parts_and_order(view);
    let window = Window {
        with: format!("with {}", listed_orgs_sql()),
        from: "listed shown where true".to_owned(),
        unfiltered: None,
        filtered: None,
        filter_columns: &["shown.folded"],
        only: Only::new(view, test),
        id: "shown.id",
        parts,
        terms,
        named: vec![(":me", &me.id), (":env", &env), (":today", &now.today)],
    };
    let choice = choose(db, &window, view, now)?;
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":ids": list(choice.ids.iter().copied()),
    };
    let rows = all(db, &rows_sql(), named, read)?;
    Ok(choice.page(rows, |row| row.id.0))
}

/// Returns the SQL of a test of organisations; `None` for other tests.
fn test(test: &RowTest) -> Option<String> {
    Some(match test {
        RowTest::OrgStatus(status) => {
            format!("(shown.paused_until is null and shown.status = {})", spelled(status))
        }
        RowTest::MyLevel(Some(level)) => format!("coalesce(shown.level = {}, 0)", spelled(level)),
        RowTest::MyLevel(None) => "(shown.level is null and shown.paused_until is null)".to_owned(),
        RowTest::AdminCount(count) => format!(
            "shown.level is not null and {count} = (
               select count(*) from membership m join user u on u.id = m.user_id
               where m.org_id = shown.id and m.level = 'org_admin' and {EFFECTIVE_MEMBERSHIP})"
        ),
        RowTest::HasRequests(has) => format!(
            "{has} = (shown.level is not null and exists (
               select 1 from member_request r
               where r.org_id = shown.id and r.state in ('pending', 'expired')))"
        ),
        _ => return None,
    })
}

/// The first organisation by name that has this number, of those that [`page`] shows the user.
pub(in crate::store) fn with_number(
    db: &Connection,
    me: &User,
    number: &RegisterSource,
    now: Now,
) -> Result<Option<Name>> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let sql = format!(
        "with {} select known.name from known
         join identifier i on i.org_id = known.id and i.scheme = :scheme and i.value = :value
         order by known.folded, known.id limit 1",
        known_orgs_sql()
    );
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":scheme": number.scheme, ":value": number.number,
    };
    Ok(db.prepare_cached(&sql)?.query_row(named, |row| row.get(0)).optional()?)
}

/// SQL for the organisations that the user is a member of, and the others of their environment.
pub(in crate::store::read) fn known_orgs_sql() -> String {
    format!(
        "mine as (
           select o.id, o.name, o.folded, o.status, o.env_id, m.level, m.since
           from membership m
           join user u on u.id = m.user_id
           join organisation o on o.id = m.org_id
           where m.user_id = :me and o.status <> 'removed' and {EFFECTIVE_MEMBERSHIP}),
         known as (
           select * from mine
           union all
           select o.id, o.name, o.folded, o.status, o.env_id, null, null
           from organisation o
           where o.env_id = :env and o.status <> 'removed' and o.id not in (select id from mine))"
    )
}

/// SQL for the organisations of [`known_orgs_sql`], and those where the user's access is paused.
fn listed_orgs_sql() -> String {
    format!(
        "{},
         paused as (
           select o.id, o.name, o.folded, o.status, o.env_id, m.paused_until
           from membership m
           join user u on u.id = m.user_id
           join organisation o on o.id = m.org_id
           where m.user_id = :me and o.status <> 'removed' and {PAUSED_MEMBERSHIP}),
         listed as (
           select *, null as paused_until from known where id not in (select id from paused)
           union all
           select id, name, folded, status, env_id, null, null, paused_until from paused)",
        known_orgs_sql()
    )
}

/// Returns the [`Window`] parts and order terms for the sort order of the view.
fn parts_and_order(view: &View) -> (Vec<String>, Vec<OrderTerm>) {
    let name = NameOrder { name: "shown.folded", id: "shown.id" };
    // Organisations where the user is not a member come last in either direction.
    let none = if view.order.reverse { -1 } else { 2 };
    let level =
        format!("case shown.level when 'org_admin' then 0 when 'member' then 1 else {none} end");
    let status = "case when shown.paused_until is not null then 3
        when shown.status = 'active' then 0 when shown.status = 'under_review' then 1 else 2 end";
    match OrgSort::of(view.order.by) {
        OrgSort::Level => by_column(view, &level, name),
        OrgSort::Status => by_column(view, status, name),
        OrgSort::Name => by_name(view, name),
    }
}

/// SQL for the rows of a page; only these rows get a count of members.
fn rows_sql() -> String {
    let listed = listed_orgs_sql();
    format!(
        "with {listed},
         shown as materialized (
           select * from listed where id in (select value from json_each(:ids)))
         select shown.id, shown.name, shown.status, shown.level, shown.since, e.name,
           case when shown.paused_until is not null then 0 else
             (select count(*) from membership m where m.org_id = shown.id and {LIVE_MEMBERSHIP}) end,
           case when shown.level is not null then
             (select count(*) from membership m join user u on u.id = m.user_id
              where m.org_id = shown.id and m.level = 'org_admin' and {EFFECTIVE_MEMBERSHIP}) end,
           case when shown.level is null then 0 else
             (select count(*) from member_request r where r.org_id = shown.id
              and r.state in ('pending', 'expired')) end,
           i.scheme, i.value, i.verified_at,
           o.evidence_method, o.evidence, by.id, coalesce(by.full_name, by.email),
           shown.paused_until is null and shown.status = 'active' and not exists (
             select 1 from membership m join user u on u.id = m.user_id
             where m.org_id = shown.id and m.level = 'org_admin' and m.origin = 'own'
               and {EFFECTIVE_MEMBERSHIP}),
           shown.paused_until
         from shown
         join organisation o on o.id = shown.id
         join environment e on e.id = shown.env_id
         left join identifier i on i.org_id = shown.id and i.position = 0
           and (shown.level is not null
             or shown.status = 'under_review' and shown.paused_until is null)
         left join user by on by.id = o.evidence_by and shown.env_id = :env
           and shown.status = 'under_review'"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<OrgRow> {
    let number = match row.get(9)? {
        Some(scheme) => Some(Identifier { scheme, value: row.get(10)?, verified_at: row.get(11)? }),
        None => None,
    };
    let evidence = match row.get(14)? {
        Some(id) => Some((row.get(12)?, row.get(13)?, Person { id, name: row.get(15)? })),
        None => None,
    };
    Ok(OrgRow {
        id: row.get(0)?,
        name: row.get(1)?,
        number,
        status: row.get(2)?,
        my_level: row.get(3)?,
        paused_until: row.get(17)?,
        members: row.get(6)?,
        since: row.get(4)?,
        evidence,
        env: row.get(5)?,
        admins: row.get(7)?,
        unmanaged: row.get(16)?,
        waiting: row.get(8)?,
    })
}

/// The details of one organisation, for a member of this level.
pub(crate) fn details(
    db: &Connection,
    org: OrgId,
    me: UserId,
    my_level: Level,
    now: Now,
) -> Result<OrgDetails> {
    let found = organisation::one(db, org)?;
    let found = found.ok_or(StoreError::Refused(Refusal::NoSuchOrganisation))?;
    let (admins, lasting) = admins(db, org, now)?;
    let (own, partners) = count_origins(db, org, now)?;
    let (env, requests, has_sent_requests) = db
        .prepare_cached(
            "select e.name, (select count(*) from member_request r
               where r.org_id = ?1 and r.state in ('pending', 'expired')),
             exists (select 1 from member_request r where r.org_id = ?1 and r.sender_id = ?3
               and r.state in ('pending', 'expired'))
             from environment e where e.id = ?2",
        )?
        .query_row((org, found.env, me), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let person = |id: UserId| -> Result<Person> {
        let found = user::one(db, id)?.ok_or(StoreError::Refused(Refusal::NoSuchUser))?;
        Ok(found.person())
    };
    let evidence = match &found.evidence {
        Some(evidence) => {
            let approved = evidence.approved_by.map(person).transpose()?;
            Some((evidence.method, evidence.reference.clone(), person(evidence.by)?, approved))
        }
        None => None,
    };
    Ok(OrgDetails {
        id: org,
        profile: found.profile(),
        register: found.register.clone(),
        creator: person(found.creator)?,
        evidence,
        rejected: found.rejected,
        name: found.name,
        status: found.status,
        activated_at: found.activated_at,
        identifiers: found.identifiers,
        env,
        my_level,
        my_since: membership::last(db, org, me)?.pop().map(|mine| mine.since),
        admins,
        i_am_last: lasting == [me],
        lasting_admins: lasting,
        own,
        partners,
        ends_next: next_last_day(db, org, now)?,
        requests,
        has_sent_requests,
    })
}

/// The effective *Beheerders* by name, and the ids of those that R50 counts: own users without a
/// last day.
fn admins(db: &Connection, org: OrgId, now: Now) -> Result<(Vec<Person>, Vec<UserId>)> {
    let sql = format!(
        "select u.id, coalesce(u.full_name, u.email), m.origin = 'own' and m.last_day is null
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and m.level = 'org_admin' and {EFFECTIVE_MEMBERSHIP}
         order by u.folded, u.id"
    );
    let found = all(db, &sql, named_params! {":org": org, ":today": now.today}, |row| {
        let lasting: bool = row.get(2)?;
        Ok((Person { id: row.get(0)?, name: row.get(1)? }, lasting))
    })?;
    let lasting = found.iter().filter(|(_, lasting)| *lasting).map(|(person, _)| person.id);
    let lasting = lasting.collect();
    Ok((found.into_iter().map(|(person, _)| person).collect(), lasting))
}

/// Counts the live members of the own environment, and those of each partner.
fn count_origins(db: &Connection, org: OrgId, now: Now) -> Result<(usize, Vec<(Name, usize)>)> {
    let sql = format!(
        "select m.origin = 'own', e.name, count(*)
         from membership m
         join user u on u.id = m.user_id
         join environment e on e.id = u.env_id
         where m.org_id = :org and {LIVE_MEMBERSHIP}
         group by m.origin = 'own', e.id order by e.folded, e.id"
    );
    let found = all(db, &sql, named_params! {":org": org, ":today": now.today}, |row| {
        let own: bool = row.get(0)?;
        Ok((own, (row.get(1)?, row.get::<_, usize>(2)?)))
    })?;
    let own = found.iter().filter(|(own, _)| *own).map(|(_, (_, count))| count).sum();
    let partners = found.into_iter().filter(|(own, _)| !own).map(|(_, partner)| partner);
    Ok((own, partners.collect()))
}

/// The next last day of a live member, with the member.
fn next_last_day(
    db: &Connection,
    org: OrgId,
    now: Now,
) -> Result<Option<(crate::domain::Day, Person)>> {
    let sql = format!(
        "select m.last_day, u.id, coalesce(u.full_name, u.email)
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and m.last_day is not null and {LIVE_MEMBERSHIP}
         order by m.last_day, u.folded, u.id limit 1"
    );
    let named = named_params! {":org": org, ":today": now.today};
    let found = db
        .prepare_cached(&sql)?
        .query_row(named, |row| Ok((row.get(0)?, Person { id: row.get(1)?, name: row.get(2)? })));
    Ok(found.optional()?)
}
