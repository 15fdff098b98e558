//! Whom an organisation can take in, and why not the others (DOMAIN 7.1).

use rusqlite::{Connection, Row, named_params};

use super::{EFFECTIVE, LIVE, rights, state_at};
use crate::{
    domain::{
        Bond, CandidateRow, EnvId, Moment, Now, OrgId, Person, Refusal, Session, Standing, standing,
    },
    store::{
        Result, StoreError,
        convert::email,
        table::{all, organisation},
    },
};

/// What ties a user to the organisation, for the users that `condition` chooses.
fn listing(condition: &str) -> String {
    format!(
        "with mine as materialized (
           select m.org_id from membership m join user u on u.id = m.user_id
           where m.user_id = :me and {EFFECTIVE}),
         partner as materialized (
           select id, case side_a when :env then side_b else side_a end as env_id
           from partnership where (side_a = :env or side_b = :env) and ended_at is null),
         related as materialized (
           select case other.env_id when :env then r.user_a else r.user_b end as user_id
           from relation r
           join partner on partner.id = r.partnership_id
           join user other on other.id = r.user_b
           where r.ended_at is null)
         select u.id, coalesce(u.full_name, u.email), u.email, e.name, u.role,
           u.env_id = :env, u.status, u.relation_manager, partner.id,
           u.id in (select user_id from related), m.since, r.created_at, r.expires_at, r.state,
           exists (select 1 from membership m
             where m.user_id = u.id and m.org_id in (select org_id from mine) and {LIVE})
         from user u
         join environment e on e.id = u.env_id
         left join partner on partner.env_id = u.env_id
         left join membership m on m.org_id = :org and m.user_id = u.id and {LIVE}
         left join member_request r on r.org_id = :org and r.addressee_id = u.id
           and r.state in ('pending', 'expired')
         where u.status <> 'removed' and {condition}
         order by u.folded, u.id"
    )
}

const OWN: &str = "u.env_id = :env";

/// Who is visible at all: by a relation, as Relatiemanager, or because the organisation already
/// has or asked this person.
const PARTNERS: &str = "u.env_id <> :env and u.id in (
    select user_id from related
    union select user.id from user join partner on partner.env_id = user.env_id
      where user.relation_manager = 1
    union select user_id from membership where org_id = :org and ended_at is null
    union select addressee_id from member_request
      where org_id = :org and state in ('pending', 'expired'))";

/// All who are shown, own users first, by name.
pub(in crate::store) fn candidates(
    db: &Connection,
    session: Session,
    org: OrgId,
    now: Now,
) -> Result<Vec<CandidateRow>> {
    rights::takes_in(db, session, org, now)?;
    let found = organisation::one(db, org)?;
    let env = found.ok_or(StoreError::Refused(Refusal::NoSuchOrganisation))?.env;
    let mut rows = chosen(db, OWN, (session, org, env), now)?;
    rows.extend(chosen(db, PARTNERS, (session, org, env), now)?);
    rows.retain(|row| row.standing != Standing::Unseen);
    Ok(rows)
}

fn chosen(
    db: &Connection,
    condition: &str,
    (session, org, env): (Session, OrgId, EnvId),
    now: Now,
) -> Result<Vec<CandidateRow>> {
    let named = named_params! {
        ":me": session.user, ":org": org, ":env": env, ":today": now.today,
    };
    all(db, &listing(condition), named, |row| read(row, now))
}

fn read(row: &Row<'_>, now: Now) -> rusqlite::Result<CandidateRow> {
    let asked = match row.get::<_, Option<Moment>>(11)? {
        Some(at) => Some((at, state_at(row.get(13)?, row.get(12)?, now))),
        None => None,
    };
    let bond = Bond {
        own: row.get(5)?,
        status: row.get(6)?,
        role: row.get(4)?,
        relation_manager: row.get(7)?,
        partnership: row.get(8)?,
        related: row.get(9)?,
        member_since: row.get(10)?,
        asked,
    };
    Ok(CandidateRow {
        person: Person { id: row.get(0)?, name: row.get(1)? },
        email: email(row, 2)?,
        env: row.get(3)?,
        role: bond.role,
        own: bond.own,
        shares: row.get(14)?,
        standing: standing(&bond),
        name_marks: Vec::new(),
        email_marks: Vec::new(),
    })
}
