//! Lists of organisations, members, requests and notices.

mod people;
mod show;

pub(super) use people::{managers, partner, partners, relations_sent, users};
pub(super) use show::{organisation, user};

use serde_json::{Value, json};

use super::{CommandContext, log};
use crate::{
    cli::{
        CliError,
        args::{MemberFilter, RequestFilter},
        output::Listing,
        session::locale::texts,
    },
    domain::{
        Folder, Identifier, InboxRow, MemberRow, NoticeRow, OrgId, OrgRow, Origin, Person,
        RelationRow, RequestRow,
    },
};

/// `organisatie lijst`: the organisations in the user's list.
pub(in crate::cli) fn organisations(ctx: &CommandContext) -> Result<Listing, CliError> {
    let rows = ctx.orgs()?;
    let cells = |row: &OrgRow| {
        vec![
            row.id.0.to_string(),
            row.name.to_string(),
            row.number.as_ref().map_or(String::new(), |number| (texts().number_value)(number)),
            (texts().org_status)(row.status).to_owned(),
            row.my_level.map_or(texts().not_member, texts().level).to_owned(),
            row.members.to_string(),
        ]
    };
    let value = |row: &OrgRow| {
        json!({
            "id": row.id, "name": row.name, "environment": row.env, "number": row.number.as_ref().map(number),
            "status": row.status, "my_level": row.my_level, "members": row.members,
            "org_admins": row.admins, "requests": row.waiting, "since": row.since.map(|at| at.to_string()),
        })
    };
    Ok(Listing {
        schema: "toegang.organisation.list/1",
        name: "organisations",
        heads: vec![
            "Id",
            texts().name,
            texts().number,
            texts().status,
            texts().my_level,
            texts().members,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

/// `lid lijst ORGANISATIE`: the members that pass the filters.
pub(in crate::cli) fn members(
    ctx: &CommandContext,
    org: &str,
    only: &MemberFilter,
) -> Result<Listing, CliError> {
    let mut rows = ctx.members_of(ctx.org(org)?.id)?;
    rows.retain(|row| only.has(row, ctx.now.today));
    Ok(member_list(ctx, &rows))
}

/// Lists all members of an organisation.
pub(in crate::cli::commands) fn members_of(
    ctx: &CommandContext,
    org: OrgId,
) -> Result<Listing, CliError> {
    Ok(member_list(ctx, &ctx.members_of(org)?))
}

fn member_list(ctx: &CommandContext, rows: &[MemberRow]) -> Listing {
    let cells = |row: &MemberRow| {
        vec![
            (texts().member_name)(row, false),
            row.email.clone(),
            (texts().level)(row.level).to_owned(),
            (texts().origin_of)(row),
            (texts().day)(row.since.day(&ctx.zone), None),
            row.last_day.map_or("–".to_owned(), |day| (texts().day)(day, None)),
        ]
    };
    let value = |row: &MemberRow| {
        let (origin, partnership) = match row.origin {
            Origin::Own => ("own", None),
            Origin::Partner(partnership) => ("partner", Some(partnership)),
        };
        json!({
            "id": row.id, "user": row.person.id, "name": row.person.name, "email": row.email,
            "environment": row.env, "level": row.level, "origin": origin,
            "partnership": partnership, "since": row.since.to_string(), "until": row.last_day,
            "user_status": row.status, "basic_at_partner": row.lowered, "me": row.me,
        })
    };
    Listing {
        schema: "toegang.member.list/1",
        name: "members",
        heads: vec![
            texts().name,
            texts().email,
            texts().level_head,
            texts().origin,
            texts().member_since,
            texts().until,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    }
}

/// `uitnodiging lijst ORGANISATIE`: open requests first, then closed ones.
pub(in crate::cli) fn invitations(
    ctx: &CommandContext,
    org: &str,
    only: &RequestFilter,
) -> Result<Listing, CliError> {
    let mut rows = requests(ctx, ctx.org(org)?.id)?;
    rows.retain(|row| only.has(row));
    Ok(invitation_list(ctx, &rows))
}

/// Lists the requests of an organisation, open ones first.
pub(in crate::cli::commands) fn invitations_of(
    ctx: &CommandContext,
    org: OrgId,
) -> Result<Listing, CliError> {
    Ok(invitation_list(ctx, &requests(ctx, org)?))
}

fn requests(ctx: &CommandContext, org: OrgId) -> Result<Vec<RequestRow>, CliError> {
    let mut rows = ctx.requests_of(org, Folder::Open)?;
    rows.extend(ctx.requests_of(org, Folder::Handled)?);
    Ok(rows)
}

fn invitation_list(ctx: &CommandContext, rows: &[RequestRow]) -> Listing {
    let cells = |row: &RequestRow| {
        vec![
            row.id.0.to_string(),
            row.addressee.name.to_string(),
            row.addressee_email.clone(),
            row.addressee_env.to_string(),
            (texts().level)(row.level).to_owned(),
            (texts().request_state)(row, ctx.now),
            (texts().day)(row.created_at.day(&ctx.zone), None),
            row.sender.name.to_string(),
        ]
    };
    Listing {
        schema: "toegang.invitation.list/1",
        name: "invitations",
        heads: vec![
            "Id",
            texts().who,
            texts().email,
            texts().partner,
            texts().level_head,
            texts().status,
            texts().sent,
            texts().from,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(request).collect(),
    }
}

/// `postvak lijst`: open requests first, then closed ones.
pub(in crate::cli) fn inbox(ctx: &CommandContext) -> Result<Listing, CliError> {
    let mut rows = ctx.inbox_rows(Folder::Open)?;
    rows.extend(ctx.inbox_rows(Folder::Handled)?);
    let cells = |row: &InboxRow| match row {
        InboxRow::Member(row) => vec![
            row.id.0.to_string(),
            (texts().request_title)(&row.org.1),
            row.sender.name.to_string(),
            row.sender_email.clone(),
            (texts().level)(row.level).to_owned(),
            (texts().request_state)(row, ctx.now),
            (texts().day)(row.created_at.day(&ctx.zone), None),
        ],
        InboxRow::Relation(row) => vec![
            row.id.0.to_string(),
            (texts().relation_title)(row),
            row.asker.name.to_string(),
            row.asker_email.clone(),
            "–".to_owned(),
            (texts().state_name)(row.state).to_owned(),
            (texts().day)(row.created_at.day(&ctx.zone), None),
        ],
    };
    let value = |row: &InboxRow| match row {
        InboxRow::Member(row) => request(row),
        InboxRow::Relation(row) => relation(row),
    };
    Ok(Listing {
        schema: "toegang.inbox.list/1",
        name: "requests",
        heads: vec![
            "Id",
            texts().request,
            texts().from,
            texts().email,
            texts().level_head,
            texts().status,
            texts().received,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

/// `postvak meldingen`: the user's notices.
pub(in crate::cli) fn notices(ctx: &CommandContext) -> Result<Listing, CliError> {
    let rows = ctx.notice_rows()?;
    let when = |row: &NoticeRow| match row {
        NoticeRow::Happened(row) => (texts().moment)(row.at, &ctx.zone),
        NoticeRow::Ends { day, .. } => (texts().day)(*day, None),
    };
    let cells = |row: &NoticeRow| vec![when(row), (texts().notice)(row, &ctx.zone, ctx.now)];
    let value = |row: &NoticeRow| {
        let text = (texts().notice)(row, &ctx.zone, ctx.now);
        match row {
            NoticeRow::Happened(row) => json!({ "text": text, "entry": log::value(row) }),
            NoticeRow::Ends { id, org: (org, name), person, day } => json!({
                "text": text, "ends": {
                    "membership": id, "organisation": { "id": org, "name": name },
                    "user": person, "last_day": day,
                },
            }),
        }
    };
    Ok(Listing {
        schema: "toegang.notice.list/1",
        name: "notices",
        heads: vec![texts().when, texts().tab_notices],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

fn relation(row: &RelationRow) -> Value {
    let decided = row
        .decided
        .as_ref()
        .map(|(at, by, reason)| json!({ "at": at.to_string(), "by": by, "reason": reason }));
    json!({
        "id": row.id, "kind": "relation", "title": (texts().relation_title)(row),
        "asker": { "user": row.asker.id, "name": row.asker.name, "email": row.asker_email,
            "environment": row.asker_env },
        "asked": { "user": row.asked.id, "name": row.asked.name, "environment": row.asked_env },
        "message": row.message, "created_at": row.created_at.to_string(), "state": row.state,
        "decided": decided,
    })
}

fn number(number: &Identifier) -> Value {
    let verified = number.verified_at.map(|at| at.to_string());
    json!({ "scheme": number.scheme, "value": number.value, "verified_at": verified })
}

fn request(row: &RequestRow) -> Value {
    let person = |person: &Person, email: &str, env: &str| json!({ "user": person.id, "name": person.name, "email": email, "environment": env });
    let decided = row
        .decided
        .as_ref()
        .map(|(at, by, reason)| json!({ "at": at.to_string(), "by": by, "reason": reason }));
    json!({
        "id": row.id, "kind": "member",
        "title": (texts().request_title)(&row.org.1),
        "organisation": { "id": row.org.0, "name": row.org.1, "environment": row.org_env },
        "addressee": person(&row.addressee, &row.addressee_email, &row.addressee_env),
        "sender": person(&row.sender, &row.sender_email, &row.org_env),
        "level": row.level, "until": row.last_day, "message": row.message,
        "created_at": row.created_at.to_string(), "expires_at": row.expires_at.to_string(),
        "renewed": row.renewed, "state": row.state, "needs_renewal": row.needs_renewal(),
        "decided": decided,
    })
}
