//! The log lines and denied attempts that a user may see.

use rusqlite::{Connection, named_params};

use crate::{
    domain::{EnvId, Now, OperationId, OrgId, User, predicates::is_env_admin},
    store::{Result, read::EFFECTIVE_MEMBERSHIP},
};

/// The tables `mine` (organisations where the actor is *Beheerder*, and those of `:env`) and `linked`
/// (partnerships of `:env`). `:env` is null unless the actor is *Beheerder* of that environment.
pub(super) fn around() -> String {
    format!(
        "mine as (
           select m.org_id from membership m
           join user u on u.id = m.user_id
           join organisation on organisation.id = m.org_id
           where m.user_id = :me and m.level = 'org_admin'
             and organisation.status <> 'removed' and {EFFECTIVE_MEMBERSHIP}
           union
           select id from organisation where env_id = :env),
         linked as (select id from partnership where side_a = :env or side_b = :env)"
    )
}

/// The actor's own changes, except memberships that ended with a partnership. The confirmation
/// dialog only counted those, and the log reveals no more (R73), except to actors who were members
/// of that organisation at the time.
const IS_OWN_ACT: &str = "(actor = :me and (kind <> 'member.removed' or user_id = :me
      or coalesce(json_extract(becomes, '$.row.membership.ended.reason'), '') <> 'partnership_ended'
      or exists (select 1 from membership mine_then where mine_then.org_id = log.org_id
        and mine_then.user_id = :me and mine_then.since <= log.at
        and (mine_then.ended_at is null or mine_then.ended_at >= log.at)
        and (mine_then.last_day is null or mine_then.last_day >= date(log.at / 1000, 'unixepoch')))))";

/// Like [`is_seen`], but per line: for one operation, which has few lines.
pub(crate) fn is_one_seen() -> String {
    format!(
        "({IS_OWN_ACT}
         or exists (select 1 from organisation where id = log.org_id and env_id = :env)
         or exists (select 1 from membership m
           join user u on u.id = m.user_id
           join organisation on organisation.id = m.org_id
           where m.org_id = log.org_id and m.user_id = :me and m.level = 'org_admin'
             and organisation.status <> 'removed' and {EFFECTIVE_MEMBERSHIP})
         or exists (select 1 from user ours where ours.id = log.user_id and ours.env_id = :env)
         or subject_id = :env
         or exists (select 1 from partnership
           where id = log.subject_id and (side_a = :env or side_b = :env))
         or exists (select 1 from relation join partnership on partnership.id = partnership_id
           where relation.id = log.subject_id and (side_a = :env or side_b = :env)))"
    )
}

/// Visible lines: own changes, the actor's organisations, the users and partnerships of `:env`.
pub(super) fn is_seen() -> String {
    format!(
        "({IS_OWN_ACT} or org_id in (select org_id from mine)
         or exists (select 1 from user ours where ours.id = log.user_id and ours.env_id = :env)
         or subject_id in (
           select :env union select id from linked
           union select id from relation where partnership_id in (select id from linked)))"
    )
}

/// Like [`is_seen`] for attempts; includes attempts by users of `:env`.
pub(super) const WAS_TRIED: &str = "(actor = :me or org_id in (select org_id from mine)
    or exists (select 1 from user ours where ours.id = denied.user_id and ours.env_id = :env)
    or exists (select 1 from user ours where ours.id = denied.actor and ours.env_id = :env))";

/// Like [`is_seen`], as sets of ids, for a user who is not a *Beheerder* of the environment.
pub(super) fn seen() -> String {
    format!(
        "{},
         seen as (
           select seq from log where {IS_OWN_ACT}
           union
           select seq from log where org_id in (select org_id from mine)),
         tried as (
           select id from denied where actor = :me
           union
           select id from denied where org_id in (select org_id from mine))",
        around()
    )
}

/// The lines that a user sees: the `with` clauses before, the test of a line, and the values of its
/// parameters.
pub(super) struct SeenLines<'a> {
    pub(super) with: &'a str,
    pub(super) line: &'a str,
    pub(super) env: Option<EnvId>,
    pub(super) org: Option<OrgId>,
    pub(super) now: Now,
}

/// Returns whether any part of an operation might be visible to this user. Its running time depends
/// on the user's own data and not on the operation, so timing does not reveal that a long operation
/// exists.
pub(super) fn may_be_visible(db: &Connection, me: &User, operation: OperationId) -> Result<bool> {
    let env = is_env_admin(me, me.env).then_some(me.env);
    let line = |of: &str| {
        format!("exists (select 1 from log where {of} and seq between lines.low and lines.high)")
    };
    let (by_me, of_env) = (line("actor = :me"), line("subject_id = :env"));
    let (of_org, of_mine) = (line("org_id = o.id"), line("org_id = m.org_id"));
    let (of_user, of_partnership) = (line("user_id = u.id"), line("subject_id = p.id"));
    let of_relation = line("subject_id = r.id");
    let sql = format!(
        "with lines as (select
           coalesce((select seq from log where handling = :handling order by seq limit 1), 0) as low,
           coalesce((select seq from log where handling = :handling order by seq desc limit 1), 0)
             as high)
         select {by_me} or {of_env}
           or exists (select 1 from membership m
             where m.user_id = :me and m.level = 'org_admin' and m.ended_at is null
               and {of_mine})
           or exists (select 1 from organisation o where o.env_id = :env and {of_org})
           or exists (select 1 from partnership p
             where (p.side_a = :env or p.side_b = :env) and {of_partnership})
           or exists (select 1 from partnership p join relation r on r.partnership_id = p.id
             where (p.side_a = :env or p.side_b = :env) and {of_relation})
           or exists (select 1 from user u where u.env_id = :env and {of_user})
         from lines"
    );
    let named = named_params! {":me": me.id, ":env": env, ":handling": operation};
    Ok(db.prepare_cached(&sql)?.query_row(named, |row| row.get(0))?)
}
