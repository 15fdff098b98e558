//! The partners of an environment, and everything across one partnership.

use std::collections::BTreeMap;

use rusqlite::{Connection, Params, Row, named_params};

use super::{LIVE, holds, requests::counts, stretch, words};
use crate::{
    domain::{
        EnvId, Name, Now, Page, PartnerDetails, PartnerPerson, PartnerRow, PartnershipId, Person,
        Refusal, User, UserId, View,
        predicates::{can_relate, is_env_admin},
    },
    store::{
        Result, StoreError,
        table::{all, user},
    },
};

/// The active partnerships of `:env`, the partner as `e`.
const FROM: &str = "from partnership p
    join environment e on e.id = case p.side_a when :env then p.side_b else p.side_a end
    where (p.side_a = :env or p.side_b = :env) and p.ended_at is null";

fn rows() -> String {
    format!(
        "select p.id, e.id, e.name, p.since,
           (select count(*) from relation r where r.partnership_id = p.id and r.ended_at is null),
           (select count(*) from membership m join organisation o on o.id = m.org_id
            where m.partnership_id = p.id and o.env_id = :env and {LIVE}),
           (select count(*) from membership m join organisation o on o.id = m.org_id
            where m.partnership_id = p.id and o.env_id <> :env and {LIVE}),
           (select count(*) from member_request r
            where r.partnership_id = p.id and r.state in ('pending', 'expired'))
         {FROM}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<PartnerRow> {
    Ok(PartnerRow {
        id: row.get(0)?,
        env: (row.get(1)?, row.get(2)?),
        since: row.get(3)?,
        relations: row.get(4)?,
        ours: row.get(5)?,
        theirs: row.get(6)?,
        requests: row.get(7)?,
    })
}

/// By name of the partner.
pub(super) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<PartnerRow>> {
    let (words, holds) = (words(view), holds("e.folded"));
    let counting = format!("select count(*), count(*) filter (where {holds}) {FROM}");
    let counts = counts(db, &counting, named_params! {":env": me.env, ":words": words})?;
    let sql = format!("{} and {holds} order by e.folded, p.id limit :take offset :skip", rows());
    let (take, skip) = stretch(view);
    let named = named_params! {
        ":env": me.env, ":today": now.today, ":words": words, ":take": take, ":skip": skip,
    };
    let rows = all(db, &sql, named, read)?;
    Ok(Page { skip: view.skip, rows, total: counts.1, unfiltered: counts.0 })
}

/// One of them: its people, and what would end with it.
pub(super) fn details(
    db: &Connection,
    me: &User,
    id: PartnershipId,
    now: Now,
) -> Result<PartnerDetails> {
    let sql = format!("{} and p.id = :id", rows());
    let named = named_params! {":env": me.env, ":today": now.today, ":id": id};
    let row = all(db, &sql, named, read)?.pop();
    let row = row.ok_or(StoreError::Refused(Refusal::NoSuchPartnership))?;
    let ends = across(
        db,
        &format!(
            "select u.id, coalesce(u.full_name, u.email), o.name
             from membership m join user u on u.id = m.user_id
             join organisation o on o.id = m.org_id
             where m.partnership_id = :id and {LIVE} order by u.folded, o.folded, m.id"
        ),
        named_params! {":id": id, ":today": now.today},
    )?;
    let withdrawn = across(
        db,
        "select u.id, coalesce(u.full_name, u.email), o.name
         from member_request r join user u on u.id = r.addressee_id
         join organisation o on o.id = r.org_id
         where r.partnership_id = :id and r.state in ('pending', 'expired')
         order by u.folded, o.folded, r.id",
        named_params! {":id": id},
    )?;
    let why_not_end = if can_relate(me) || is_env_admin(me, me.env) {
        None
    } else {
        let ids: Vec<_> = user::deciders(db, me.env)?.into_iter().map(|id| id.0).collect();
        let who = user::by_id(db, &crate::store::convert::list(ids))?;
        let who = who.iter().filter(|user| is_env_admin(user, me.env)).map(User::person);
        Some(Refusal::NotPartnerManager { who_can: who.collect() })
    };
    Ok(PartnerDetails { people: people(db, me.env, id, now)?, row, why_not_end, ends, withdrawn })
}

fn across(db: &Connection, sql: &str, named: impl Params) -> Result<Vec<(Person, Name)>> {
    all(db, sql, named, |row| Ok((Person { id: row.get(0)?, name: row.get(1)? }, row.get(2)?)))
}

/// Their people with whom one of ours has a relation, each with what of ours he is in.
fn people(db: &Connection, env: EnvId, id: PartnershipId, now: Now) -> Result<Vec<PartnerPerson>> {
    let sql = "with related as (
           select case a.env_id when :env then r.user_b else r.user_a end as theirs,
             case a.env_id when :env then r.user_a else r.user_b end as ours, r.since
           from relation r join user a on a.id = r.user_a
           where r.partnership_id = :id and r.ended_at is null)
         select u.id, coalesce(u.full_name, u.email), u.role,
           w.id, coalesce(w.full_name, w.email),
           (select min(q.created_at) from member_request q
            join organisation o on o.id = q.org_id
            where q.addressee_id = u.id and o.env_id = :env and q.state = 'pending'
              and q.expires_at > :now)
         from related join user u on u.id = related.theirs join user w on w.id = related.ours
         group by u.id order by u.folded, u.id";
    let named = named_params! {":env": env, ":id": id, ":now": now.at};
    let mut people = all(db, sql, named, |row| {
        Ok(PartnerPerson {
            person: Person { id: row.get(0)?, name: row.get(1)? },
            role: row.get(2)?,
            with: Person { id: row.get(3)?, name: row.get(4)? },
            asked: row.get(5)?,
            orgs: Vec::new(),
        })
    })?;
    let sql = format!(
        "select m.user_id, o.name from membership m join organisation o on o.id = m.org_id
         where m.partnership_id = :id and o.env_id = :env and {LIVE} order by o.folded, o.id"
    );
    let named = named_params! {":env": env, ":id": id, ":today": now.today};
    let rows: Vec<(UserId, Name)> = all(db, &sql, named, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut of: BTreeMap<UserId, Vec<Name>> = BTreeMap::new();
    for (user, org) in rows {
        of.entry(user).or_default().push(org);
    }
    for one in &mut people {
        one.orgs = of.remove(&one.person.id).unwrap_or_default();
    }
    Ok(people)
}
