//! Lists of users, partners and relationship managers (*Relatiemanagers*).

use serde_json::{Value, json};

use super::super::CommandContext;
use crate::{
    cli::{CliError, output::Listing, session::locale::texts},
    domain::{ManagerRow, PartnerPerson, PartnerRow, RelationRow, UserRow},
    text,
    work::Finder,
};

/// Maximum relationship managers listed.
const FOUND: usize = 200;

/// `gebruiker lijst`: the users of the environment.
pub(in crate::cli::commands) fn users(ctx: &CommandContext) -> Result<Listing, CliError> {
    let rows = ctx.users()?;
    let cells = |row: &UserRow| {
        vec![
            row.person.id.0.to_string(),
            row.person.name.to_string(),
            row.email.clone(),
            (texts().role_short)(row.role).to_owned(),
            text::grammar::words::user_status(texts().lang, row.status).to_owned(),
            row.orgs.map_or("–".to_owned(), |count| count.to_string()),
        ]
    };
    let value = |row: &UserRow| {
        json!({
            "id": row.person.id, "name": row.person.name, "email": row.email, "role": row.role,
            "relation_manager": row.manager, "status": row.status, "organisations": row.orgs,
            "me": row.me,
        })
    };
    Ok(Listing {
        schema: "toegang.user.list/1",
        name: "users",
        heads: vec![
            "Id",
            texts().name,
            texts().email,
            text::forms::ROLE_ENV.of(texts().lang),
            texts().status,
            text::forms::ORGANISATIONS.of(texts().lang),
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

/// `partner lijst`: the active partnerships.
pub(in crate::cli::commands) fn partners(ctx: &CommandContext) -> Result<Listing, CliError> {
    let rows = ctx.partners()?;
    let cells = |row: &PartnerRow| {
        vec![
            row.id.0.to_string(),
            row.env.1.to_string(),
            (texts().day)(row.since.day(&ctx.zone), None),
            row.relations.to_string(),
            row.ours.to_string(),
            row.requests.to_string(),
        ]
    };
    let value = |row: &PartnerRow| {
        json!({
            "id": row.id, "environment": row.env.1, "since": row.since.to_string(),
            "relations": row.relations, "members_of_ours": row.ours,
            "members_of_theirs": row.theirs, "requests": row.requests,
        })
    };
    Ok(Listing {
        schema: "toegang.partner.list/1",
        name: "partners",
        heads: vec![
            "Id",
            texts().partner,
            text::forms::SINCE.of(texts().lang),
            text::forms::RELATIONS.of(texts().lang),
            text::forms::MEMBERS_OF_OURS.of(texts().lang),
            texts().requests,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(value).collect(),
    })
}

/// `partner zoek TEKST`: relationship managers of other environments.
pub(in crate::cli::commands) fn managers(
    ctx: &CommandContext,
    text: &str,
) -> Result<Listing, CliError> {
    let found = Finder::default().managers(&ctx.store, ctx.session, (text, FOUND), ctx.now)?;
    let cells = |row: &ManagerRow| {
        let state = match (row.related, row.asked) {
            (Some(_), _) => text::forms::RELATED.of(texts().lang),
            (_, Some(_)) => (texts().state_name)(crate::domain::RequestState::Pending),
            _ => "–",
        };
        vec![
            row.person.id.0.to_string(),
            row.person.name.to_string(),
            row.env.to_string(),
            (texts().role_short)(row.role).to_owned(),
            state.to_owned(),
        ]
    };
    let value = |row: &ManagerRow| -> Value {
        json!({
            "id": row.person.id, "name": row.person.name, "environment": row.env,
            "role": row.role, "related": row.related.is_some(), "asked": row.asked.is_some(),
        })
    };
    Ok(Listing {
        schema: "toegang.partner.find/1",
        name: "managers",
        heads: vec![
            "Id",
            texts().name,
            text::forms::ENVIRONMENT.of(texts().lang),
            text::forms::ROLE_THERE.of(texts().lang),
            texts().status,
        ],
        cells: found.rows.iter().map(cells).collect(),
        rows: found.rows.iter().map(value).collect(),
    })
}

/// `partner toon PARTNER`: the people of a partner.
pub(in crate::cli::commands) fn partner(
    ctx: &CommandContext,
    wanted: &str,
) -> Result<Listing, CliError> {
    let details = ctx.partner_details(ctx.partner(wanted)?.id)?;
    let cells = |row: &PartnerPerson| {
        let (name, role, orgs) = text::people::partners::person(texts().lang, row, ctx.now);
        vec![row.person.id.0.to_string(), name, role.to_owned(), orgs.join(", ")]
    };
    let value = |row: &PartnerPerson| {
        json!({
            "id": row.person.id, "name": row.person.name, "role": row.role, "related_to": row.with,
            "organisations": row.orgs, "other_organisations": row.others,
            "asked_at": row.asked.map(|at| at.to_string()),
        })
    };
    Ok(Listing {
        schema: "toegang.partner.show/1",
        name: "people",
        heads: vec![
            "Id",
            text::forms::PERSON.of(texts().lang),
            text::forms::ROLE_THERE.of(texts().lang),
            text::forms::ORGANISATIONS.of(texts().lang),
        ],
        cells: details.people.iter().map(cells).collect(),
        rows: details.people.iter().map(value).collect(),
    })
}

/// `partner verzoeken`: the relation requests that the environment sent.
pub(in crate::cli::commands) fn relations_sent(ctx: &CommandContext) -> Result<Listing, CliError> {
    let rows = ctx.relations_sent()?;
    let cells = |row: &RelationRow| {
        vec![
            row.id.0.to_string(),
            row.asked.name.to_string(),
            row.asked_env.to_string(),
            text::forms::relation_state(texts().lang, row, &ctx.zone),
            (texts().day)(row.created_at.day(&ctx.zone), None),
        ]
    };
    Ok(Listing {
        schema: "toegang.relation.list/1",
        name: "requests",
        heads: vec![
            "Id",
            texts().name,
            text::forms::ENVIRONMENT.of(texts().lang),
            texts().status,
            texts().sent,
        ],
        cells: rows.iter().map(cells).collect(),
        rows: rows.iter().map(super::relation).collect(),
    })
}
