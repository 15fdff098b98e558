//! From the rows of a table to commands.

use std::collections::BTreeMap;

use super::{
    super::{
        Asking, day,
        write::{email, filled, message, name},
    },
    table::{Record, Table},
};
use crate::{
    cli::{
        Stop,
        args::{Fields, LevelWord, RoleWord, TableKind},
        exit::shown,
        speech::texts,
    },
    domain::{Command, How, Level, OrgRow, Pick, PlatformRole, Profile, fold},
    work::Finder,
};

/// What one row wants.
pub(super) struct Wanted {
    pub(super) line: u64,
    /// What the row is about, as it was typed.
    pub(super) what: String,
    pub(super) command: Result<Command, Stop>,
}

const EMAIL: &[&str] = &["e-mail", "email", "e-mailadres"];
const NAME: &[&str] = &["naam", "name"];
const ROLE: &[&str] = &["rol", "role", "rol omgeving", "user role"];
const ORG: &[&str] = &["organisatie", "organisation"];
const WHO: &[&str] = &["wie", "who", "e-mail", "email", "e-mailadres", "naam", "name"];
const UNTIL: &[&str] = &["tot", "until"];
const MESSAGE: &[&str] = &["bericht", "message"];

/// Turns rows into commands.
pub(super) struct Reading<'a> {
    kind: TableKind,
    table: &'a Table,
    members: Members,
}

impl<'a> Reading<'a> {
    /// Of a table of this kind. One without the columns that it needs is no table of that.
    pub(super) fn of(kind: TableKind, table: &'a Table) -> Result<Self, Stop> {
        let needed: &[&[&str]] = match kind {
            TableKind::Users => &[EMAIL],
            TableKind::Organisations => &[NAME],
            TableKind::Members => &[ORG, WHO],
            TableKind::Relations => &[WHO],
        };
        for names in needed {
            if !table.has(names) {
                let first = names.first().copied().unwrap_or_default();
                return Err(Stop::usage(&(texts().import.no_column)(first)));
            }
        }
        Ok(Self { kind, table, members: Members::default() })
    }

    /// What a row wants.
    pub(super) fn wanted(&mut self, it: &Asking, row: &Record) -> Wanted {
        let table = self.table;
        let cell = |names: &[&str]| table.cell(row, names);
        let (what, command) = match self.kind {
            TableKind::Users => (cell(EMAIL), user(table, row)),
            TableKind::Organisations => (cell(NAME), organisation(table, row)),
            TableKind::Members => (cell(WHO), self.members.add(it, table, row)),
            TableKind::Relations => (cell(WHO), relation(it, table, row)),
        };
        Wanted { line: row.line, what: what.unwrap_or_default().to_owned(), command }
    }
}

fn user(table: &Table, row: &Record) -> Result<Command, Stop> {
    let role = match table.cell(row, ROLE) {
        None => PlatformRole::Basic,
        Some(text) => role(text)?,
    };
    Ok(Command::InviteUser {
        email: email(table.cell(row, EMAIL).unwrap_or_default())?,
        full_name: table.cell(row, NAME).map(name).transpose()?,
        role,
        how: How::Added,
    })
}

/// A role as it is typed, or as the screens and their lists print it.
fn role(text: &str) -> Result<PlatformRole, Stop> {
    let all = [PlatformRole::Basic, PlatformRole::Advanced, PlatformRole::EnvAdmin];
    let printed = all.into_iter().find(|role| {
        [(texts().role)(*role), (texts().role_short)(*role)].iter().any(|known| same(known, text))
    });
    let typed = || RoleWord::read(text).map(Into::into);
    printed.or_else(typed).ok_or_else(|| Stop::usage(&(texts().import.no_role)(text)))
}

fn level(text: &str) -> Result<Level, Stop> {
    let all = [Level::Member, Level::OrgAdmin];
    let printed = all.into_iter().find(|level| same((texts().level)(*level), text));
    let typed = || LevelWord::read(text).map(Into::into);
    printed.or_else(typed).ok_or_else(|| Stop::usage(&(texts().import.no_role)(text)))
}

fn same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

fn organisation(table: &Table, row: &Record) -> Result<Command, Stop> {
    let cell = |names: &[&str]| table.cell(row, names).map(ToOwned::to_owned);
    let fields = Fields {
        country: cell(&["land", "country"]),
        kvk: cell(&["kvk"]),
        kbo: cell(&["kbo"]),
        vat: cell(&["btw", "vat"]),
        oin: cell(&["oin"]),
        trade_name: cell(&["handelsnaam", "trade name"]),
        street: cell(&["straat", "street"]),
        postal_code: cell(&["postcode", "postal code"]),
        town: cell(&["plaats", "town"]),
        website: cell(&["website"]),
        email: cell(EMAIL),
        description: cell(&["omschrijving", "description"]),
    };
    let bare = Profile::bare(name(table.cell(row, NAME).unwrap_or_default())?);
    Ok(Command::CreateOrganisation { profile: Box::new(filled(bare, &fields)?) })
}

fn relation(it: &Asking, table: &Table, row: &Record) -> Result<Command, Stop> {
    let user = it.manager(table.cell(row, WHO).unwrap_or_default())?.person.id;
    let message = table.cell(row, MESSAGE).map(message).transpose()?;
    Ok(Command::AskRelation { user, message })
}

/// Looking up whom an organisation can take in, each organisation once.
#[derive(Default)]
struct Members {
    finder: Finder,
    orgs: BTreeMap<String, OrgRow>,
}

impl Members {
    fn add(&mut self, it: &Asking, table: &Table, row: &Record) -> Result<Command, Stop> {
        let cell = |names: &[&str]| table.cell(row, names);
        let wanted = cell(ORG).unwrap_or_default();
        let org = match self.orgs.get(wanted) {
            Some(org) => org.clone(),
            None => it.org(wanted)?,
        };
        self.orgs.insert(wanted.to_owned(), org.clone());
        let who = [cell(WHO).unwrap_or_default().to_owned()];
        let found = self.finder.resolve(&it.store, (it.session, org.id), &who, it.now)?;
        let Some(row) = found.rows.first() else {
            let unknown: Vec<String> = found.unknown.iter().map(|who| shown(who)).collect();
            return Err(Stop::not_found("unrelated", (texts().shell.not_resolved)(&unknown)));
        };
        let level = cell(ROLE).map_or(Ok(Level::Member), level)?;
        let last_day =
            cell(UNTIL).filter(|text| *text != "–").map(|text| day::last(text, it.now.today));
        let last_day = last_day.transpose()?.flatten();
        let picks = vec![Pick { user: row.person.id, level, last_day }];
        let message = cell(MESSAGE).map(message).transpose()?;
        Ok(Command::AddMembers { org: org.id, picks, message })
    }
}
