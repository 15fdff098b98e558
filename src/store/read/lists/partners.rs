//! The partners of an environment and the details of one partnership, limited to the organisations
//! that the actor knows.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params, types::FromSql};

use crate::{
    domain::{
        MembershipId, Name, Now, Page, PartnerDetails, PartnerPerson, PartnerRow, PartnerSort,
        PartnershipId, PartnershipRow, Person, Refusal, RequestId, User, UserId, View,
        predicates::{can_relate, is_env_admin},
    },
    store::{
        Result, StoreError,
        convert::list,
        read::{
            EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, NameOrder, by_column, by_name,
            conditions::Only,
            window::{Window, choose},
        },
        table::{all, user},
    },
};

/// The active partnerships of `:env`, with the partner as `e`.
const PARTNERSHIPS_FROM: &str = "partnership p
    join environment e on e.id = case p.side_a when :env then p.side_b else p.side_a end
    where (p.side_a = :env or p.side_b = :env) and p.ended_at is null";

/// SQL for the organisations that the actor is a member of, with their level.
fn mine() -> String {
    format!(
        "mine as (select m.org_id, m.level from membership m join user u on u.id = m.user_id
                  where m.user_id = :me and {EFFECTIVE_MEMBERSHIP})"
    )
}

/// Returns whether the user may end partnerships (R73), and so may see what would end.
fn may_end(me: &User) -> bool {
    can_relate(me) || is_env_admin(me, me.env)
}

/// SQL for the partner's people with a relation, a membership or a request on the side of `:env`
/// through a partnership, and whether the actor may know: a user who cannot end the partnership
/// knows only people they deal with.
fn around(partnership: &str) -> String {
    format!(
        "select case a.env_id when :env then r.user_b else r.user_a end as who,
           :whole or case a.env_id when :env then r.user_a else r.user_b end = :me as known
         from relation r join user a on a.id = r.user_a
         where r.partnership_id = {partnership} and r.ended_at is null
         union all
         select m.user_id, :whole or o.id in (select org_id from mine)
         from membership m join organisation o on o.id = m.org_id
         where m.partnership_id = {partnership} and o.env_id = :env and {LIVE_MEMBERSHIP}
         union all
         select q.addressee_id, :whole or o.id in (select org_id from mine where level = 'org_admin')
         from member_request q join organisation o on o.id = q.org_id
         where q.partnership_id = {partnership} and o.env_id = :env
           and q.state in ('pending', 'expired')"
    )
}

/// SQL for the rows of partners. If the actor cannot end a partnership, only their own
/// organisations are counted.
fn rows() -> String {
    let mine = mine();
    let across = |of: &str| {
        format!(
            "(select count(*) from membership m join organisation o on o.id = m.org_id
              where m.partnership_id = p.id and {of} and {LIVE_MEMBERSHIP}
                and (:whole or o.id in (select org_id from mine)))"
        )
    };
    let (ours, theirs) = (across("o.env_id = :env"), across("o.env_id <> :env"));
    let with_access = ours.replace("count(*)", "count(distinct m.user_id)");
    let around = around("p.id");
    format!(
        "with {mine}
         select p.id, e.id, e.name, p.since,
           (select count(*) from relation r where r.partnership_id = p.id and r.ended_at is null),
           (select count(distinct who) from ({around}) where known), {with_access},
           {ours}, {theirs},
           (select count(*) from member_request r
            where r.partnership_id = p.id and r.state in ('pending', 'expired')
              and (:whole or r.org_id in (select org_id from mine)))
         from {PARTNERSHIPS_FROM}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<PartnerRow> {
    Ok(PartnerRow {
        id: row.get(0)?,
        env: (row.get(1)?, row.get(2)?),
        since: row.get(3)?,
        relations: row.get(4)?,
        people: row.get(5)?,
        with_access: row.get(6)?,
        ours: row.get(7)?,
        theirs: row.get(8)?,
        requests: row.get(9)?,
    })
}

/// A page of partners, by name unless the view has another order.
pub(crate) fn page(db: &Connection, me: &User, view: &View, now: Now) -> Result<Page<PartnerRow>> {
    let name = NameOrder { name: "e.folded", id: "p.id" };
    let (parts, terms) = match PartnerSort::of(view.order.by) {
        PartnerSort::Since => by_column(view, "p.since", name),
        PartnerSort::Name => by_name(view, name),
    };
    let window = Window {
        with: String::new(),
        from: PARTNERSHIPS_FROM.to_owned(),
        unfiltered: None,
        filtered: None,
        filter_columns: &["e.folded"],
        only: Only::new(view, |_| None),
        id: "p.id",
        parts,
        terms,
        named: vec![(":env", &me.env)],
    };
    let choice = choose(db, &window, view, now)?;
    let sql = format!("{} and p.id in (select value from json_each(:ids))", rows());
    let named = named_params! {
        ":me": me.id, ":whole": may_end(me), ":env": me.env, ":today": now.today,
        ":ids": list(choice.ids.iter().copied()),
    };
    let rows = all(db, &sql, named, read)?;
    Ok(choice.page(rows, |row| row.id.0))
}

/// The details of one partnership: its people, and what would end with it.
pub(crate) fn details(
    db: &Connection,
    me: &User,
    id: PartnershipId,
    now: Now,
) -> Result<PartnerDetails> {
    let sql = format!("{} and p.id = :id", rows());
    let named = named_params! {
        ":me": me.id, ":whole": may_end(me), ":env": me.env, ":today": now.today, ":id": id,
    };
    let row = all(db, &sql, named, read)?.pop();
    let row = row.ok_or(StoreError::Refused(Refusal::NoSuchPartnership))?;
    let across = PartnershipView { db, me, id, now };
    let why_not_end = if may_end(me) {
        None
    } else {
        let ids: Vec<_> = user::deciders(db, me.env)?.into_iter().map(|id| id.0).collect();
        let who = user::by_id(db, &list(ids))?;
        let who = who.iter().filter(|user| is_env_admin(user, me.env)).map(User::person);
        Some(Refusal::NotPartnerManager { who_can: who.collect() })
    };
    Ok(PartnerDetails {
        people: across.people()?,
        row,
        why_not_end,
        ends: across.ends()?,
        withdrawn: across.withdrawn()?,
    })
}

fn across<I: FromSql>(row: &Row<'_>) -> rusqlite::Result<PartnershipRow<I>> {
    let known: bool = row.get("known")?;
    let who = Person { id: row.get(1)?, name: row.get(2)? };
    let who = if known { Some((who, (row.get(3)?, row.get(4)?), row.get(5)?)) } else { None };
    Ok(PartnershipRow { id: row.get(0)?, who })
}

/// One partnership, as seen by an actor.
struct PartnershipView<'a> {
    db: &'a Connection,
    me: &'a User,
    id: PartnershipId,
    now: Now,
}

impl PartnershipView<'_> {
    /// Returns whether the user sees everything across the partnership: a *Beheerder* of the
    /// environment knows its organisations and the memberships of its users.
    fn knows_all(&self) -> bool {
        is_env_admin(self.me, self.me.env)
    }

    /// The memberships that would end with the partnership.
    fn ends(&self) -> Result<Vec<PartnershipRow<MembershipId>>> {
        let mine = mine();
        let sql = format!(
            "with {mine}
             select m.id, u.id, coalesce(u.full_name, u.email), o.id, o.name, m.level,
               :all or o.id in (select org_id from mine) as known
             from membership m join user u on u.id = m.user_id
             join organisation o on o.id = m.org_id
             where m.partnership_id = :id and {LIVE_MEMBERSHIP} and (:whole or known)
             order by known desc, u.folded, o.folded, m.id"
        );
        let named = named_params! {
            ":me": self.me.id, ":whole": may_end(self.me), ":all": self.knows_all(),
            ":id": self.id, ":today": self.now.today,
        };
        all(self.db, &sql, named, across)
    }

    /// The requests that would be withdrawn with the partnership; only *Beheerders* see the
    /// addressees.
    fn withdrawn(&self) -> Result<Vec<PartnershipRow<RequestId>>> {
        let mine = mine();
        let sql = format!(
            "with {mine}
             select r.id, u.id, coalesce(u.full_name, u.email), o.id, o.name, r.level,
               :all or u.id = :me
                 or o.id in (select org_id from mine where level = 'org_admin') as known
             from member_request r join user u on u.id = r.addressee_id
             join organisation o on o.id = r.org_id
             where r.partnership_id = :id and r.state in ('pending', 'expired')
               and (:whole or known)
             order by known desc, u.folded, o.folded, r.id"
        );
        let named = named_params! {
            ":me": self.me.id, ":whole": may_end(self.me), ":all": self.knows_all(),
            ":id": self.id, ":today": self.now.today,
        };
        all(self.db, &sql, named, across)
    }

    /// The partner's people around this side, with their organisations.
    fn people(&self) -> Result<Vec<PartnerPerson>> {
        let (mine, around) = (mine(), around(":id"));
        let sql = format!(
            "with {mine},
             related as (
               select case a.env_id when :env then r.user_b else r.user_a end as theirs,
                 case a.env_id when :env then r.user_a else r.user_b end as ours
               from relation r join user a on a.id = r.user_a
               where r.partnership_id = :id and r.ended_at is null),
             around as ({around})
             select u.id, coalesce(u.full_name, u.email), u.role,
               w.id, coalesce(w.full_name, w.email),
               (select min(q.created_at) from member_request q
                join organisation o on o.id = q.org_id
                where q.addressee_id = u.id and o.env_id = :env
                  and (:whole or o.id in (select org_id from mine where level = 'org_admin'))
                  and q.state = 'pending' and q.expires_at > :now),
               exists (select 1 from member_request q join organisation o on o.id = q.org_id
                where q.addressee_id = u.id and o.env_id = :env
                  and (:whole or o.id in (select org_id from mine where level = 'org_admin'))
                  and (q.state = 'expired' or q.state = 'pending' and q.expires_at <= :now)),
               min(case w.id when :me then 0 else w.id end)
             from (select distinct who from around where known) known
             join user u on u.id = known.who
             left join related on related.theirs = u.id
             left join user w on w.id = related.ours
             group by u.id order by u.folded, u.id"
        );
        let named = named_params! {
            ":me": self.me.id, ":whole": may_end(self.me), ":env": self.me.env, ":id": self.id,
            ":now": self.now.at, ":today": self.now.today,
        };
        let mut orgs = self.orgs()?;
        all(self.db, &sql, named, |row| {
            let person = Person { id: row.get(0)?, name: row.get(1)? };
            let with = match row.get(3)? {
                Some(id) => Some(Person { id, name: row.get(4)? }),
                None => None,
            };
            let (orgs, others) = orgs.remove(&person.id).unwrap_or_default();
            let (role, asked, has_expired) = (row.get(2)?, row.get(5)?, row.get(6)?);
            Ok(PartnerPerson { person, role, with, orgs, others, asked, has_expired })
        })
    }

    /// The organisations of each person: the names that the actor knows, and the number of others.
    fn orgs(&self) -> Result<BTreeMap<UserId, (Vec<Name>, usize)>> {
        let mine = mine();
        let sql = format!(
            "with {mine}
             select m.user_id, o.name, :all or o.id in (select org_id from mine) as known
             from membership m join organisation o on o.id = m.org_id
             where m.partnership_id = :id and o.env_id = :env and {LIVE_MEMBERSHIP} and (:whole or known)
             order by o.folded, o.id"
        );
        let named = named_params! {
            ":me": self.me.id, ":whole": may_end(self.me), ":all": self.knows_all(),
            ":env": self.me.env, ":id": self.id, ":today": self.now.today,
        };
        let rows: Vec<(UserId, Name, bool)> =
            all(self.db, &sql, named, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut of: BTreeMap<UserId, (Vec<Name>, usize)> = BTreeMap::new();
        for (user, org, known) in rows {
            let (orgs, others) = of.entry(user).or_default();
            if known {
                orgs.push(org);
            } else {
                *others += 1;
            }
        }
        Ok(of)
    }
}
