//! Whom an organisation can take in (DOMAIN 7.1). The rows are gathered here; who is shown, who
//! can be chosen and why not is decided by the domain.

use rusqlite::{Connection, Row, named_params};

use super::{EFFECTIVE, Result, active, administered};
use crate::{
    domain::{
        Bond, CandidateRow, Moment, Now, OrgId, OrgStatus, Refusal, RequestState, Session,
        Standing, standing,
    },
    store::{
        convert::{email_of, person_row},
        table,
    },
};

/// Own users first, then those of active partners; each by name.
pub(in crate::store) fn candidates(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    let me = active(db, session.user)?;
    administered(db, org, &me, now)?;
    let found = table::organisation(db, org)?.ok_or(Refusal::NoSuchOrganisation)?;
    if found.status != OrgStatus::Active {
        return Err(Refusal::NotActivated { org: found.name }.into());
    }
    let sql = format!(
        "with shared as (
           select distinct other.user_id from membership m
           join user u on u.id = m.user_id
           join membership other on other.org_id = m.org_id and other.ended_at is null
           where m.user_id = :me and m.org_id <> :org and {EFFECTIVE}),
         partner as (
           select id, case when side_a = :env then side_b else side_a end as env_id
           from partnership where ended_at is null and (side_a = :env or side_b = :env)),
         related as (
           select r.user_a as user_id from relation r join user o on o.id = r.user_b
           where r.ended_at is null and o.env_id = :env and r.partnership_id in (select id from partner)
           union
           select r.user_b from relation r join user o on o.id = r.user_a
           where r.ended_at is null and o.env_id = :env and r.partnership_id in (select id from partner)),
         people as (
           select id, null as partnership_id from user where env_id = :env and status <> 'removed'
           union all
           select u.id, p.id from user u join partner p on p.env_id = u.env_id
           where u.relation_manager = 1 or u.id in (select user_id from related)
             or u.id in (select user_id from membership where org_id = :org and ended_at is null)
             or u.id in (select addressee_id from member_request
                         where org_id = :org and state in ('pending', 'expired')))
         select u.id, u.full_name, u.email, e.name, u.role, u.status, u.relation_manager,
           people.partnership_id, u.id in (select user_id from related), member.since,
           r.created_at, r.expires_at, u.id in (select user_id from shared)
         from people join user u on u.id = people.id join environment e on e.id = u.env_id
         left join membership member on member.org_id = :org and member.user_id = u.id
           and member.ended_at is null and (member.last_day is null or member.last_day >= :today)
         left join member_request r on r.org_id = :org and r.addressee_id = u.id
           and r.state in ('pending', 'expired')
         order by u.env_id <> :env, u.folded, u.id"
    );
    let values = named_params! {
        ":me": me.id, ":org": org, ":env": found.env, ":today": now.today,
    };
    let mut find = db.prepare_cached(&sql)?;
    let rows = find.query_map(values, |row| read(row, now))?;
    let all: Vec<CandidateRow> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|row| row.standing != Standing::Unseen).collect())
}

fn read(row: &Row<'_>, now: Now) -> rusqlite::Result<CandidateRow> {
    let partnership: Option<_> = row.get(7)?;
    let asked: Option<Moment> = row.get(10)?;
    let expires: Option<Moment> = row.get(11)?;
    let state = match expires {
        Some(at) if at <= now.at => RequestState::Expired,
        _ => RequestState::Pending,
    };
    let bond = Bond {
        own: partnership.is_none(),
        status: row.get(5)?,
        role: row.get(4)?,
        relation_manager: row.get(6)?,
        partnership,
        related: row.get(8)?,
        member_since: row.get(9)?,
        asked: asked.map(|at| (at, state)),
    };
    Ok(CandidateRow {
        person: person_row(row, 0)?,
        email: email_of(row, 2)?,
        env: row.get(3)?,
        role: bond.role,
        own: bond.own,
        shares: row.get(12)?,
        standing: standing(&bond),
        name_marks: Vec::new(),
        email_marks: Vec::new(),
    })
}
