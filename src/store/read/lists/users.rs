//! The users of an environment, and the access of one user.

use rusqlite::{Connection, Row, named_params};

use crate::{
    domain::{
        AccessBy, AccessEnding, AccessRow, Actor, ChangedBy, EnvId, Environment, InvitationState,
        Level, MatchKind, Matching, Name, Now, OrgId, Page, PageRequest, Person, Record, Refusal,
        RowTest, SortDirection, User, UserDetails, UserId, UserRow, UserSort, UserStatus, View,
        predicates::is_env_admin, rights::ends_access_by_env,
    },
    store::{
        Result, StoreError,
        commit::log,
        convert::{email, list},
        read::{
            EFFECTIVE_MEMBERSHIP, LIVE_MEMBERSHIP, NameOrder, by_name, by_value,
            conditions::{Only, spelled},
            window::{OrderTerm, Window, choose},
        },
        table::{all, invitation, mapping::by_id, organisation, user},
    },
};

const NAME_ORDER: NameOrder<'static> = NameOrder { name: "u.folded", id: "u.id" };

/// Returns the [`Window`] parts and order terms for the sort order of the view.
fn parts_and_order(view: &View) -> (Vec<String>, Vec<OrderTerm>) {
    let terms = || vec![(NAME_ORDER.name.to_owned(), false), (NAME_ORDER.id.to_owned(), false)];
    match UserSort::of(view.order.by) {
        UserSort::Level => (by_value(view, "u.role", &["env_admin", "advanced", "basic"]), terms()),
        UserSort::Status => {
            (by_value(view, "u.status", &["active", "invited", "blocked"]), terms())
        }
        UserSort::Name => by_name(view, NAME_ORDER),
    }
}

/// Returns the SQL of a test of users; `None` for other tests. The unary `+` keeps the planner on the
/// index of the order.
fn test(test: &RowTest, is_admin: bool) -> Option<String> {
    Some(match test {
        RowTest::Role(role) => format!("+u.role = {}", spelled(role)),
        RowTest::UserStatus(status) => format!("+u.status = {}", spelled(status)),
        RowTest::Manager(is) => format!("+u.relation_manager = {is}"),
        RowTest::HasOrganisations(has) if is_admin => format!(
            "{has} = exists (
               select 1 from membership m where m.user_id = u.id and {LIVE_MEMBERSHIP})"
        ),
        _ => return None,
    })
}

/// Adds a last part for users whose names are only similar, best match first.
fn append_similar_part(parts: &mut Vec<String>, terms: &mut Vec<OrderTerm>) {
    let similar = "u.id in (select value from json_each(:similar))";
    for part in parts.iter_mut() {
        let and = if part.is_empty() { "" } else { " and " };
        *part = format!("{part}{and}not {similar}");
    }
    parts.push(similar.to_owned());
    let place = "coalesce((select key from json_each(:similar) where value = u.id), -1)";
    terms.insert(0, (place.to_owned(), false));
}

/// Returns whether the search already found every row of the requested page.
fn covers_page(matching: &Matching, view: &View) -> bool {
    let by_name = view.order == SortDirection::default() && view.page_request == PageRequest::First;
    let known = matching.first.len() + matching.similar.len();
    // With conditions, the first matches may not be rows of the list.
    let first_are_rows = by_name && view.only.is_empty();
    known == matching.total || (first_are_rows && view.take <= matching.first.len())
}

/// A page of users, without removed ones. Only *Beheerders* see the number of organisations.
/// `matching` is used only if the search read the current state of the file.
pub(in crate::store) fn page(
    db: &Connection,
    me: &User,
    view: &View,
    matching: Option<Matching>,
    now: Now,
) -> Result<Page<UserRow>> {
    let version = db.pragma_query_value(None, "data_version", |row| row.get::<_, i64>(0))?;
    let matching = matching.filter(|matching| matching.version == version);
    let is_admin = is_env_admin(me, me.env);
    let few = matching.as_ref().filter(|matching| covers_page(matching, view));
    let similar = few.map_or(&[][..], |matching| matching.similar.as_slice());
    let ids = |some: &[(UserId, MatchKind)]| list(some.iter().map(|(user, _)| user.0));
    let found_by = few.and_then(|matching| matching.found_by.as_ref());
    let typed = few.map(|matching| matching.first.iter().map(|user| user.0));
    let few = typed.map(|typed| list(typed.chain(similar.iter().map(|(user, _)| user.0))));
    let following = ids(similar);
    let (mut parts, mut terms) = parts_and_order(view);
    if !similar.is_empty() {
        append_similar_part(&mut parts, &mut terms);
    }
    // The unary `+` keeps the planner from scanning the whole environment for a few ids.
    let from = match few {
        None => "user u where u.env_id = :env and u.status <> 'removed'",
        Some(_) => {
            "user u where +u.env_id = :env and u.status <> 'removed'
             and u.id in (select value from json_each(:few))"
        }
    };
    let window = Window {
        with: String::new(),
        from: from.to_owned(),
        unfiltered: Some("select sum(users) from listed where env_id = :env".to_owned()),
        filtered: matching.as_ref().filter(|_| view.only.is_empty()).map(|matching| matching.total),
        only: Only::new(view, |one| test(one, is_admin)),
        filter_columns: if few.is_some() { &[] } else { &["u.folded", "u.folded_email"] },
        id: "u.id",
        parts,
        terms,
        named: vec![
            (":env", &me.env),
            (":few", &few),
            (":similar", &following),
            (":today", &now.today),
        ],
    };
    let choice = choose(db, &window, view, now)?;
    let mut rows = rows_of(db, me, &choice.ids, now)?;
    for row in &mut rows {
        let kind = similar.iter().find(|(user, _)| *user == row.person.id);
        row.kind = kind.map(|(_, kind)| *kind).unwrap_or_default();
        row.found_by = found_by.filter(|(user, _)| *user == row.person.id).map(|by| by.1.clone());
    }
    let similar = if view.only.is_empty() {
        similar.len()
    } else {
        count_shown(db, &following, &window.only.sql, now)?
    };
    Ok(Page { similar, ..choice.page(rows, |row| row.person.id.0) })
}

/// Reads the users with these ids. Only *Beheerders* see the organisations of others.
fn rows_of(db: &Connection, me: &User, ids: &[i64], now: Now) -> Result<Vec<UserRow>> {
    let is_admin = is_env_admin(me, me.env);
    let sql = format!(
        "select u.id, coalesce(u.full_name, u.email), u.email, u.role, u.relation_manager,
           u.status, case when :admin then
             (select count(*) from membership m where m.user_id = u.id and {LIVE_MEMBERSHIP}) end
         from user u where u.id in (select value from json_each(:ids))"
    );
    let named = named_params! {
        ":ids": list(ids.iter().copied()), ":today": now.today,
        ":admin": is_admin,
    };
    let mut rows = all(db, &sql, named, |row| read(row, me.id))?;
    for row in rows.iter_mut().filter(|_| is_admin) {
        row.member_of = member_of(db, row.person.id, now)?;
        row.not_yet_active = not_yet_active(db, row.person.id)?;
    }
    Ok(rows)
}

/// Counts the users of these ids who meet the conditions.
fn count_shown(db: &Connection, ids: &str, only: &str, now: Now) -> Result<usize> {
    let sql = format!(
        "select count(*) from user u where :today is not null
         and u.id in (select value from json_each(:ids)){only}"
    );
    let named = named_params! {":ids": ids, ":today": now.today};
    Ok(db.prepare_cached(&sql)?.query_row(named, |row| row.get(0))?)
}

fn read(row: &Row<'_>, me: UserId) -> rusqlite::Result<UserRow> {
    let id: UserId = row.get(0)?;
    Ok(UserRow {
        person: Person { id, name: row.get(1)? },
        email: email(row, 2)?,
        role: row.get(3)?,
        manager: row.get(4)?,
        status: row.get(5)?,
        orgs: row.get(6)?,
        member_of: Vec::new(),
        not_yet_active: Vec::new(),
        me: id == me,
        kind: MatchKind::Typed,
        found_by: None,
    })
}

/// Maximum number of organisations that a confirmation names; the rest are counted.
const MAX_NAMED_ORGS: usize = 8;

/// The names of the first organisations that a user has access to.
fn member_of(db: &Connection, user: UserId, now: Now) -> Result<Vec<Name>> {
    let sql = format!(
        "select o.name from membership m join organisation o on o.id = m.org_id
         where m.user_id = :user and {LIVE_MEMBERSHIP} order by o.folded, o.id limit :most"
    );
    let named = named_params! {":user": user, ":today": now.today, ":most": MAX_NAMED_ORGS};
    all(db, &sql, named, |row| row.get(0))
}

/// The names of organisations that a user created and that would be removed with them.
fn not_yet_active(db: &Connection, user: UserId) -> Result<Vec<Name>> {
    Ok(organisation::not_yet_active(db, user)?.into_iter().map(|(_, name)| name).collect())
}

/// One user of the environment; only that user and their *Beheerders* see the user's access (R54).
pub(crate) fn details(db: &Connection, me: &User, id: UserId, now: Now) -> Result<UserDetails> {
    let found = user::one(db, id)?.filter(|user| user.env == me.env);
    let found = found.ok_or(StoreError::Refused(Refusal::NoSuchUser))?;
    let mine = is_env_admin(me, found.env);
    if found.status == UserStatus::Removed {
        return Err(StoreError::Refused(if mine {
            removed_refusal(db, id)?
        } else {
            Refusal::NoSuchUser
        }));
    }
    let close = mine || me.id == id;
    let env = by_id::<Environment>(db, &list([found.env.0]))?.pop();
    let env = env.ok_or(StoreError::Refused(Refusal::NoSuchUser))?.name;
    let sent = invitation::of_user(db, id)?;
    let sent = sent.into_iter().find(|one| one.state_at(now) == InvitationState::Sent);
    let extra = found.extra.iter().filter(|_| close);
    let extra = extra.map(|one| (one.email.clone(), one.verified_at.is_some(), one.code.is_some()));
    let extra = extra.collect();
    let access = if close { access(db, &found, me, now)? } else { Vec::new() };
    Ok(UserDetails {
        person: found.person(),
        email: found.email,
        env,
        role: found.role,
        manager: found.relation_manager,
        status: found.status,
        joined: (found.created_at, found.how),
        extra,
        code_until: sent.map(|one| one.expires_at),
        access,
        not_yet_active: if close { not_yet_active(db, id)? } else { Vec::new() },
        me: me.id == id,
        can_manage: mine,
    })
}

/// The refusal for a removed user, with the actor and the time of the removal.
fn removed_refusal(db: &Connection, id: UserId) -> Result<Refusal> {
    let is_removed = |record: &Record| matches!(record, Record::User(user) if user.status == UserStatus::Removed);
    let lines = log::recent_changes(db, id.0)?;
    let removal = lines.iter().find(|line| {
        is_removed(&line.becomes) && line.was.as_ref().is_some_and(|was| !is_removed(was))
    });
    let Some(line) = removal else { return Ok(Refusal::NoSuchUser) };
    let by = match line.by {
        Actor::Person(by) => user::one(db, by)?.map(|by| by.person()),
        Actor::System => None,
    };
    Ok(Refusal::UserGone { first: ChangedBy { by, at: line.at } })
}

/// The statement for [`access`].
fn access_sql() -> String {
    format!(
        "with mine as (
           select m.org_id, m.level from membership m join user u on u.id = m.user_id
           where m.user_id = :viewer and {EFFECTIVE_MEMBERSHIP})
         select 0, m.id, o.id, o.name, e.name, m.level, m.partnership_id, m.since, m.last_day,
           o.folded, (select level from mine where org_id = o.id), o.env_id,
           m.level = 'org_admin' and m.partnership_id is null and m.last_day is null
             and not exists (
               select 1 from membership m join user u on u.id = m.user_id
               where m.org_id = o.id and m.user_id <> :user and m.level = 'org_admin'
                 and m.partnership_id is null and m.last_day is null and {EFFECTIVE_MEMBERSHIP}),
           iif(m.paused_until > :today, m.paused_until, null),
           exists (select 1 from member_request s where s.org_id = o.id and s.sender_id = :user
             and s.state in ('pending', 'expired'))
         from membership m
         join organisation o on o.id = m.org_id join environment e on e.id = o.env_id
         where m.user_id = :user and {LIVE_MEMBERSHIP}
         union all
         select 1, r.id, o.id, o.name, e.name, r.level, r.partnership_id, r.created_at,
           r.last_day, o.folded, (select level from mine where org_id = o.id), o.env_id, false,
           null, false
         from member_request r
         join organisation o on o.id = r.org_id join environment e on e.id = o.env_id
         where r.addressee_id = :user and r.state = 'pending' and r.expires_at > :now
         order by 1, 10, 2"
    )
}

/// The user's live memberships by organisation, then the open requests to them.
fn access(db: &Connection, user: &User, viewer: &User, now: Now) -> Result<Vec<AccessRow>> {
    let sql = access_sql();
    let named = named_params! {
        ":user": user.id, ":viewer": viewer.id, ":today": now.today, ":now": now.at,
    };
    let by_env =
        |by, org| is_env_admin(viewer, user.env) && ends_access_by_env(by, &user.env, &org);
    let rows = all(db, &sql, named, |row| {
        let asked: bool = row.get(0)?;
        let by = if asked { AccessBy::Asked(row.get(1)?) } else { AccessBy::Member(row.get(1)?) };
        let viewer_level: Option<Level> = row.get(10)?;
        let can_give_back = viewer_level == Some(Level::OrgAdmin);
        let may_end = user.id == viewer.id || can_give_back || by_env(by, row.get(11)?);
        let ending = match row.get(12)? {
            _ if !may_end => AccessEnding::OnlyByUser,
            true => AccessEnding::LastAdmin,
            false => AccessEnding::Allowed,
        };
        let access = AccessRow {
            user: user.id,
            by,
            org: (row.get(2)?, row.get(3)?),
            org_env: row.get(4)?,
            level: row.get(5)?,
            origin: row.get(6)?,
            since: row.get(7)?,
            last_day: row.get(8)?,
            paused_until: row.get(13)?,
            can_open: viewer_level.is_some(),
            ending,
            can_give_back,
            admins: Vec::new(),
            has_sent_requests: row.get(14)?,
        };
        Ok((access, row.get(11)?))
    })?;
    let mut access = Vec::new();
    for (mut row, env) in rows {
        let env: EnvId = env;
        if !row.can_give_back && (row.can_open || env == viewer.env) {
            row.admins = first_admins(db, row.org.0, now)?;
        }
        access.push(row);
    }
    Ok(access)
}

/// The most *Beheerders* that a refusal names, and one more.
const MAX_ADMINS_NAMED: usize = 5;

/// The first effective *Beheerders* of an organisation, by name.
fn first_admins(db: &Connection, org: OrgId, now: Now) -> Result<Vec<Name>> {
    let sql = format!(
        "select coalesce(u.full_name, u.email)
         from membership m join user u on u.id = m.user_id
         where m.org_id = :org and m.level = 'org_admin' and {EFFECTIVE_MEMBERSHIP}
         order by u.folded, u.id limit {MAX_ADMINS_NAMED}"
    );
    all(db, &sql, named_params! {":org": org, ":today": now.today}, |row| row.get(0))
}
