//! `exporteer SOORT`: exports the rows that the user may see, in the format that `importeer` reads.

use serde_json::{Map, Value};

use crate::{
    cli::{
        CliError,
        args::TableKind,
        commands::CommandContext,
        output::{Listing, OutputFormat},
        session::locale::lang,
    },
    domain::{OrgDetails, OrgRow, OrgStatus, Scheme},
    text,
};

/// Prints the table, as CSV unless another format is set.
pub(in crate::cli) fn table(ctx: &CommandContext, kind: TableKind) -> Result<u8, CliError> {
    let (heads, cells): (&[&'static str], _) = match kind {
        TableKind::Users => (&["e-mail", "naam", "rol"], users(ctx)?),
        TableKind::Organisations => (ORGANISATION_COLUMNS, organisations(ctx)?),
        TableKind::Members => (&["organisatie", "e-mail", "rol", "tot"], members(ctx)?),
        TableKind::Relations => (&["naam", "bericht"], relations(ctx)?),
    };
    let value = |row: &Vec<String>| {
        let pairs = heads.iter().zip(row);
        let pairs = pairs.map(|(head, cell)| ((*head).to_owned(), Value::from(cell.as_str())));
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    let rows = cells.iter().map(value).collect();
    let listing =
        Listing { schema: "toegang.table/1", name: "rows", heads: heads.to_vec(), cells, rows };
    listing.print(if ctx.format == OutputFormat::People {
        OutputFormat::Csv
    } else {
        ctx.format
    })?;
    Ok(0)
}

/// Lists the users of the environment. Users without a name get an empty cell, not their address.
fn users(ctx: &CommandContext) -> Result<Vec<Vec<String>>, CliError> {
    let rows = ctx.users()?.into_iter().map(|row| {
        let name = row.person.name.to_string();
        let name = if name == row.email { String::new() } else { name };
        vec![row.email, name, text::words::role(lang(), row.role).to_owned()]
    });
    Ok(rows.collect())
}

const ORGANISATION_COLUMNS: &[&str] = &[
    "naam",
    "land",
    "kvk",
    "kbo",
    "btw",
    "oin",
    "handelsnaam",
    "straat",
    "postcode",
    "plaats",
    "website",
    "e-mail",
    "omschrijving",
];

/// Lists only organisations where the user is a member: the user sees just the name of others.
fn organisations(ctx: &CommandContext) -> Result<Vec<Vec<String>>, CliError> {
    let mine = ctx.orgs()?.into_iter().filter(|row| row.my_level.is_some());
    mine.map(|row| ctx.details(row.id).map(|details| organisation(&details))).collect()
}

fn organisation(details: &OrgDetails) -> Vec<String> {
    let profile = &details.profile;
    let number = |scheme: Scheme| {
        let found = profile.numbers.iter().find(|(of, _)| *of == scheme);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let text = |text: &Option<crate::domain::Name>| {
        text.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    vec![
        profile.name.to_string(),
        profile.country.clone(),
        number(Scheme::Kvk),
        number(Scheme::Kbo),
        number(Scheme::Vat),
        number(Scheme::Oin),
        text(&profile.trade_name),
        text(&profile.street),
        text(&profile.postal_code),
        text(&profile.town),
        text(&profile.website),
        profile.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        profile.description.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

/// Lists members of all organisations where the user is a member and that can have members.
fn members(ctx: &CommandContext) -> Result<Vec<Vec<String>>, CliError> {
    let mut rows = Vec::new();
    let mine = |row: &OrgRow| row.my_level.is_some() && row.status == OrgStatus::Active;
    for org in ctx.orgs()?.into_iter().filter(mine) {
        rows.extend(ctx.members_of(org.id)?.into_iter().map(|row| {
            let last_day = row.membership.last_day.map(|day| day.to_string()).unwrap_or_default();
            vec![
                org.name.to_string(),
                row.email,
                text::words::level(lang(), row.membership.level).to_owned(),
                last_day,
            ]
        }));
    }
    Ok(rows)
}

/// Lists the relationship managers (*Relatiemanagers*) with whom the user has a relation.
fn relations(ctx: &CommandContext) -> Result<Vec<Vec<String>>, CliError> {
    let related = ctx.managers()?.into_iter().filter(|row| row.related.is_some());
    Ok(related.map(|row| vec![row.person.name.to_string(), String::new()]).collect())
}
