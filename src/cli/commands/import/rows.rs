//! Converts the rows of a table into commands.

use std::collections::BTreeMap;

use super::{
    super::{
        CommandContext,
        write::{filled, parse_email, parse_message, parse_name},
    },
    columns::{
        COUNTRY, ColumnHeader, DESCRIPTION, EMAIL, KBO, KVK, MESSAGE, NAME, OIN, ORG, POSTAL_CODE,
        ROLE, STREET, TOWN, TRADE_NAME, UNTIL, VAT, WEBSITE, WHO,
    },
    headers,
    table::{Table, TableRow},
};
use crate::{
    cli::{
        CliError,
        args::{LevelWord, OrganisationFields, RoleWord, TableKind},
        commands::targets::{
            day,
            names::{self, Unresolved},
        },
        session::locale::lang,
    },
    domain::{
        ChosenPerson, Command, ExplicitFields, JoinedBy, Level, OrgRow, PersonRef, PlatformRole,
        Profile, fold,
    },
    text,
    work::{CandidateScope, Finder},
};

/// The command that one row asks for.
pub(super) struct RowRequest {
    pub(super) line: u64,
    /// The address, name or person in the row, as written.
    pub(super) what: String,
    pub(super) command: Result<Command, CliError>,
    /// Sentence about a name in the row that differs from the name of the address beside it.
    pub(super) remark: Option<String>,
    /// Fields that the row sets explicitly, rather than by default.
    pub(super) stated: ExplicitFields,
}

/// Converts rows of one kind of table into commands.
pub(super) struct RowConverter<'a> {
    kind: TableKind,
    table: &'a Table,
    members: MembersTable,
}

impl<'a> RowConverter<'a> {
    /// Creates a converter for this kind of table. Fails if [`headers::check`] refuses the headers.
    pub(super) fn new(kind: TableKind, table: &'a Table) -> Result<Self, CliError> {
        headers::check(kind, table)?;
        Ok(Self { kind, table, members: MembersTable::default() })
    }

    pub(super) fn convert_row(&mut self, ctx: &CommandContext, row: &TableRow) -> RowRequest {
        let table = self.table;
        let what = match self.kind {
            TableKind::Users => &EMAIL,
            TableKind::Organisations => &NAME,
            TableKind::Members | TableKind::Relations => &WHO,
        };
        let what = table.cell(row, what);
        let command = table.check_width(row).and_then(|()| match self.kind {
            TableKind::Users => user(table, row),
            TableKind::Organisations => organisation(table, row),
            TableKind::Members => self.members.add(ctx, table, row),
            TableKind::Relations => relation(ctx, table, row),
        });
        let stated =
            ExplicitFields { role: table.cell(row, &ROLE).is_some(), last_day: table.has(&UNTIL) };
        let (what, remark) = (what.unwrap_or_default(), ctx.remarks.take_other_names());
        RowRequest { line: row.line, what: what.to_owned(), command, remark, stated }
    }
}

fn user(table: &Table, row: &TableRow) -> Result<Command, CliError> {
    let role = match table.cell(row, &ROLE) {
        None => PlatformRole::Basic,
        Some(text) => parse_role(text)?,
    };
    Ok(Command::InviteUser {
        email: parse_email(table.cell(row, &EMAIL).unwrap_or_default())?,
        full_name: table.cell(row, &NAME).map(parse_name).transpose()?,
        role,
        how: JoinedBy::Added,
    })
}

/// Parses a role, as a word on the command line or as lists print it.
fn parse_role(text: &str) -> Result<PlatformRole, CliError> {
    let all = [PlatformRole::Basic, PlatformRole::Advanced, PlatformRole::EnvAdmin];
    let printed = all.into_iter().find(|role| {
        [text::words::role(lang(), *role), text::words::role_short(lang(), *role)]
            .iter()
            .any(|known| is_equal_folded(known, text))
    });
    let typed = || RoleWord::read(text).map(Into::into);
    printed.or_else(typed).ok_or_else(|| CliError::usage(&text::import::not_a_role(lang(), text)))
}

fn parse_level(text: &str) -> Result<Level, CliError> {
    let all = [Level::Member, Level::OrgAdmin];
    let printed =
        all.into_iter().find(|level| is_equal_folded(text::words::level(lang(), *level), text));
    let typed = || LevelWord::read(text).map(Into::into);
    printed.or_else(typed).ok_or_else(|| CliError::usage(&text::import::not_a_role(lang(), text)))
}

fn is_equal_folded(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn organisation(table: &Table, row: &TableRow) -> Result<Command, CliError> {
    let cell = |column: &ColumnHeader| table.cell(row, column).map(ToOwned::to_owned);
    let fields = OrganisationFields {
        country: cell(&COUNTRY),
        kvk: cell(&KVK),
        kbo: cell(&KBO),
        vat: cell(&VAT),
        oin: cell(&OIN),
        trade_name: cell(&TRADE_NAME),
        street: cell(&STREET),
        postal_code: cell(&POSTAL_CODE),
        town: cell(&TOWN),
        website: cell(&WEBSITE),
        email: cell(&EMAIL),
        description: cell(&DESCRIPTION),
    };
    let bare = Profile::with_name(parse_name(table.cell(row, &NAME).unwrap_or_default())?);
    Ok(Command::CreateOrganisation { profile: Box::new(filled(bare, &fields)?), register: None })
}

fn relation(ctx: &CommandContext, table: &Table, row: &TableRow) -> Result<Command, CliError> {
    let user = ctx.manager(table.cell(row, &WHO).unwrap_or_default())?.person.id;
    let message = table.cell(row, &MESSAGE).map(parse_message).transpose()?;
    Ok(Command::AskRelation { user, message })
}

/// Converts rows of members. Looks up each organisation only once.
#[derive(Default)]
struct MembersTable {
    finder: Finder,
    orgs: BTreeMap<String, OrgRow>,
}

impl MembersTable {
    fn add(
        &mut self,
        ctx: &CommandContext,
        table: &Table,
        row: &TableRow,
    ) -> Result<Command, CliError> {
        let cell = |column: &ColumnHeader| table.cell(row, column);
        let wanted = cell(&ORG).unwrap_or_default();
        let org = match self.orgs.get(wanted) {
            Some(org) => org.clone(),
            None => ctx.org(wanted)?,
        };
        self.orgs.insert(wanted.to_owned(), org.clone());
        let who = [PersonRef::parse(cell(&WHO).unwrap_or_default())];
        let found = self.finder.resolve(
            &ctx.store,
            CandidateScope { session: ctx.session, org: org.id },
            &who,
            ctx.now,
        )?;
        if let Some((wanted, rows)) = found.ambiguous.first() {
            return Err(names::ambiguous_error(wanted, rows));
        }
        for (written, row) in &found.misnamed {
            ctx.remarks.misnamed(written, &row.person);
        }
        let Some(row) = found.rows.first() else {
            let text = cell(&WHO).unwrap_or_default();
            let near = ctx.similar_candidates(&mut self.finder, org.id, text)?;
            let unknown = Unresolved { text: text.to_owned(), line: None, near };
            return Err(names::unresolved_error(&[unknown]));
        };
        let level = cell(&ROLE).map_or(Ok(Level::Member), parse_level)?;
        let last_day = cell(&UNTIL)
            .filter(|text| *text != "–")
            .map(|text| day::parse_last_day(text, ctx.now.today));
        let last_day = last_day.transpose()?.flatten();
        let picks = vec![ChosenPerson { user: row.person.id, level, last_day }];
        let message = cell(&MESSAGE).map(parse_message).transpose()?;
        Ok(Command::AddMembers { org: org.id, picks, message })
    }
}
