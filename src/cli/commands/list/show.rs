//! Prints the details of one user or organisation, limited to what the acting user may see.

use serde_json::{Value, json};

use super::super::CommandContext;
use crate::{
    cli::{
        CliError, Exit,
        output::{
            Listing, OutputFormat,
            out::{self, print},
        },
        session::locale::lang,
    },
    columns::{ACCESS, CellContext, number_json},
    domain::{Answer, Query, UserDetails},
    text,
};

/// `organisatie toon ORGANISATIE`: prints profile, status and evidence.
pub(in crate::cli::commands) fn organisation(
    ctx: &CommandContext,
    org: &str,
) -> Result<u8, CliError> {
    let details = ctx.details(ctx.org(org)?.id)?;
    if !ctx.format.is_json() {
        return print_details(
            ctx.format,
            text::facts::organisation_facts(lang(), &details, &ctx.zone),
        );
    }
    let profile = &details.profile;
    let partners: Vec<_> = details
        .partners
        .iter()
        .map(|(name, members)| json!({ "environment": name, "members": members }))
        .collect();
    let document = json!({
        "schema": "toegang.organisation.show/1",
        "id": details.id, "name": details.name, "environment": details.env,
        "status": details.status, "my_level": details.my_level,
        "activated_at": details.activated_at.map(|at| at.to_string()),
        "creator": details.creator, "org_admins": details.admins,
        "numbers": details.identifiers.iter().map(number_json).collect::<Vec<_>>(),
        "trade_name": profile.trade_name, "street": profile.street,
        "postal_code": profile.postal_code, "town": profile.town, "country": profile.country,
        "register": details.register, "website": profile.website, "email": profile.email, "description": profile.description,
        "own_members": details.own, "partner_members": partners, "requests": details.requests,
    });
    print_json(&document)
}

/// `gebruiker toon WIE`: prints role, status, access and addresses.
pub(in crate::cli::commands) fn user(ctx: &CommandContext, who: &str) -> Result<u8, CliError> {
    let row = ctx.user(who)?;
    let Answer::User(details) = ctx.ask(&Query::User(row.person.id))? else {
        return Err(anyhow::anyhow!("an answer to another question").into());
    };
    if !ctx.format.is_json() {
        return text(ctx.format, &details);
    }
    let cells = CellContext::new(lang(), &ctx.zone, ctx.now);
    let access: Vec<_> = details.access.iter().map(|row| (ACCESS.json)(row, &cells)).collect();
    let addresses: Vec<_> = details
        .extra
        .iter()
        .map(|(email, verified, coded)| json!({ "email": email, "verified": verified, "code": coded }))
        .collect();
    print_json(&json!({
        "schema": "toegang.user.show/1",
        "id": details.person.id, "name": details.person.name, "email": details.email,
        "environment": details.env, "role": details.role, "relation_manager": details.manager,
        "status": details.status, "since": details.joined.0.to_string(),
        "addresses": addresses, "access": access,
    }))
}

fn text(format: OutputFormat, details: &UserDetails) -> Result<u8, CliError> {
    let mut facts = vec![
        (text::headings::NAME.of(lang()), details.person.name.to_string()),
        (text::headings::EMAIL.of(lang()), details.email.to_string()),
        (
            text::forms::ROLE_ENV.of(lang()),
            text::words::role_short(lang(), details.role).to_owned(),
        ),
        (
            text::headings::STATUS.of(lang()),
            text::grammar::words::user_status(lang(), details.status).to_owned(),
        ),
    ];
    facts.extend(
        details
            .extra
            .iter()
            .map(|(email, ..)| (text::headings::EMAIL.of(lang()), email.to_string())),
    );
    let orgs = details.access.iter();
    facts.extend(orgs.map(|row| {
        let access = text::people::access::level_and_pause(lang(), row);
        (text::headings::ORGANISATION.of(lang()), format!("{} · {access}", row.org.1))
    }));
    print_details(format, facts)
}

/// Prints labels and values as text or CSV. Leaves out empty values.
pub(in crate::cli::commands) fn print_details(
    format: OutputFormat,
    facts: Vec<(&'static str, String)>,
) -> Result<u8, CliError> {
    let lines = facts.into_iter().filter(|(_, value)| !value.is_empty());
    if format == OutputFormat::Csv {
        let cells = lines.map(|(label, value)| vec![label.to_owned(), value]).collect();
        let heads = vec![text::shell::FACT.of(lang()), text::shell::VALUE.of(lang())];
        Listing { schema: "", name: "", heads, cells, rows: Vec::new() }.print(format)?;
        return Ok(Exit::Done as u8);
    }
    let lines: Vec<_> = lines.collect();
    // Keep two spaces between the longest label and its value.
    let longest = lines.iter().map(|(label, _)| label.chars().count() + 2).max();
    let width = longest.unwrap_or(0).max(14);
    let lines: Vec<_> =
        lines.into_iter().map(|(label, value)| format!("{label:<width$}{value}")).collect();
    print(format!("{}\n", lines.join("\n")))?;
    Ok(Exit::Done as u8)
}

/// Prints a JSON document, and returns the exit code for success.
pub(in crate::cli::commands) fn print_json(document: &Value) -> Result<u8, CliError> {
    out::print_json(&document)?;
    Ok(Exit::Done as u8)
}
