//! The commands of the command line, one module per subject.

mod example;
mod exports;
mod import;
mod integrity;
mod keys;
mod list;
mod log;
mod manual;
mod screens;
mod ssh;
mod targets;
mod theme;
mod trade_register;
mod write;

pub(super) use example::{example, print_location as tell_example};
pub(super) use exports::{list::export, table::table};
pub(super) use import::import;
pub(super) use integrity::{
    check::check,
    diagnose::diagnose,
    dump::{export_all, import_all},
    maintenance::{MaintenanceOptions, backup, file_path, migrate},
    share::{follow, leave, restore, share, shared},
};
pub(super) use keys::keys;
pub(super) use log::log;
pub(super) use manual::{manual, paths};
pub(super) use screens::{screens, signed_in};

use std::{path::Path, time::Duration};

use jiff::tz::TimeZone;
use serde_json::json;

use super::{
    CliError,
    args::WriteOptions,
    exit::quote_typed,
    output::{Listing, OutputFormat, out::print_to_stderr},
    session::{database, locale::lang, time_zone},
};
use crate::{
    columns::{CellContext, ListColumns},
    domain::{
        Answer, Condition, ExplicitFields, Now, Page, Query, Session, SortDirection, User, UserId,
        Via, View, rights::EnvRights,
    },
    store::{Store, StoreError},
    text,
    work::{Finder, TypedText, now},
};
use ssh::confirm_key;
use write::{confirm, remarks::Remarks};

pub(super) use ssh::{
    check as check_ssh, confirm_with_code as enter_code, keys as keys_of_ssh, lookup,
    setup as setup_of_ssh,
};
pub(super) use targets::offers::{Offered, Offers, people};
pub(super) use theme::{check_themes, themes};
pub(super) use trade_register::trade_register;

pub(super) use write::{
    activate, address, appoint, environment, inbox, invitation, member, organisation, partner,
    register, time_zone, user,
};

/// Number of rows that one query loads.
const PAGE_SIZE: usize = 500;
/// Maximum number of people suggested for a name that was not found.
const MAX_SUGGESTIONS: usize = 5;

/// Context of a command: the open file, the user and the output format.
pub(super) struct CommandContext {
    store: Store,
    session: Session,
    now: Now,
    zone: TimeZone,
    format: OutputFormat,
    /// Text that filters the rows of a list; empty lists all rows.
    filter: String,
    /// Conditions on the rows of a list; empty lists all rows.
    only: Vec<Condition>,
    /// Sort order, for commands that print a list.
    pub(super) order: SortDirection,
    /// Fields that the command line sets explicitly, rather than by default.
    stated: ExplicitFields,
    /// Remarks collected while running, printed with the result.
    remarks: Remarks,
}

impl CommandContext {
    /// Formats rows for output, in the language and time zone of this run.
    fn table<R>(&self, list: &ListColumns<R>, rows: &[R]) -> Listing {
        Listing::new(list, rows, &CellContext::new(lang(), &self.zone, self.now))
    }

    /// Opens an existing file as the user `who`, given by number or address. Never creates the
    /// file.
    pub(super) fn open(
        db: &Path,
        wait: Duration,
        who: Option<&str>,
        format: OutputFormat,
        via: Via,
    ) -> Result<Self, CliError> {
        let who = who.ok_or_else(|| CliError::usage(text::shell::ACTOR_NEEDED.of(lang())))?;
        let store = open_existing(db, wait)?;
        let session = Session { user: find_user_to_sign_in(&store, who)?.id, via };
        let zone = time_zone::zone();
        Ok(Self {
            store,
            session,
            now: now(&zone),
            zone,
            format,
            filter: String::new(),
            only: Vec::new(),
            order: SortDirection::default(),
            stated: ExplicitFields::default(),
            remarks: Remarks::default(),
        })
    }

    /// Prints a notice with the reason if the file is read-only.
    pub(super) fn print_read_only_notice(&self) {
        if let Some(why) = self.store.locked() {
            print_to_stderr(format!("toegang: {}", text::screen::read_only(lang(), why)));
        }
    }

    /// Returns `code`, or an error if the end of the log could not be written to the anchor file.
    pub(super) fn check_anchor(&mut self, code: u8) -> Result<u8, CliError> {
        database::check_anchor(&mut self.store, code)
    }

    fn ask(&self, query: &Query) -> Result<Answer, CliError> {
        Ok(self.store.ask(self.session, query, self.now)?)
    }

    /// Fails unless the user is a *Beheerder* of the environment.
    fn require_env_admin(&self) -> Result<(), CliError> {
        match self.ask(&Query::Me)? {
            Answer::Me(me) => me.may_manage_env().map_err(|why| StoreError::Refused(why).into()),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// Loads all rows of a list, page by page.
    fn load_all<T>(
        &self,
        query: impl Fn(View) -> Query,
        take: impl Fn(Answer) -> Option<Page<T>>,
    ) -> Result<Vec<T>, CliError> {
        let mut rows = Vec::new();
        let (filter, only, order) = (self.filter.clone(), self.only.clone(), self.order);
        let mut view = View { filter, only, order, take: PAGE_SIZE, ..View::default() };
        loop {
            let Some(page) = take(self.ask(&query(view.clone()))?) else { return Ok(rows) };
            view.counted = page.counted;
            let behind = page.next_page();
            rows.extend(page.rows);
            match behind {
                Some(page_request) => view.page_request = page_request,
                None => return Ok(rows),
            }
        }
    }

    /// Prints a list in the chosen format; returns the exit code.
    pub(super) fn print(&self, listing: &Listing) -> Result<u8, CliError> {
        listing.print(self.format)?;
        Ok(super::Exit::Done as u8)
    }
}

/// Opens a file without creating it; a missing file is an error.
pub(super) fn open_existing(path: &Path, wait: Duration) -> Result<Store, CliError> {
    check_exists(path)?;
    database::open(path, wait)
}

/// Opens the file for a sign-up and creates it if missing. A dry run uses a store in memory
/// instead.
pub(super) fn open_for_sign_up(
    path: &Path,
    wait: Duration,
    options: &WriteOptions,
) -> Result<Store, CliError> {
    if options.dry_run && !path.exists() {
        opened_for_dry_run(path)
    } else {
        database::open(path, wait)
    }
}

/// Returns a store in memory for a dry run, or an error if no file could be created at the path.
fn opened_for_dry_run(path: &Path) -> Result<Store, CliError> {
    match Store::check_free(path) {
        // The real command also creates a missing folder.
        Ok(()) | Err(StoreError::NoFolder) => Ok(Store::in_memory()?),
        Err(error) => Err(CliError::about_file(path, error)),
    }
}

fn check_exists(path: &Path) -> Result<(), CliError> {
    if path.exists() {
        return Ok(());
    }
    let said = text::shell::file_missing(lang(), &path.display().to_string());
    Err(CliError { exit: super::Exit::Unreadable, ..CliError::not_found("no_file", said) })
}

/// Returns the user with this number, or with this primary or extra address in any case. An address
/// contains `@`, so it is never a number.
fn find_user_to_sign_in(store: &Store, who: &str) -> Result<User, CliError> {
    let missing = |said: String| CliError::not_found("no_such_user", said);
    if let Some(id) = parse_user_id(who) {
        let found = store.find_user_by_id(id)?;
        return found.ok_or_else(|| missing(text::ssh::no_such_number(lang(), &quote_typed(who))));
    }
    match store.find_user(who)? {
        Some(user) => Ok(user),
        None => Err(unknown_user_error(store, who)),
    }
}

/// Returns the error for an unknown user, with similar users as suggestions.
fn unknown_user_error(store: &Store, who: &str) -> CliError {
    let near = Finder::default().people(
        store,
        TypedText { text: who, take: MAX_SUGGESTIONS },
        now(&time_zone::zone()),
    );
    let rows = near.map(|found| found.rows).unwrap_or_default();
    let emails: Vec<String> = rows.iter().map(|row| row.email.clone()).collect();
    let candidates: Vec<_> = rows
        .iter()
        .map(|row| json!({ "id": row.person.id, "name": row.person.name, "email": row.email }))
        .collect();
    let said = text::shell::no_such_user(lang(), &quote_typed(who), &emails);
    let details = json!({ "input": who, "candidates": candidates });
    CliError { details, ..CliError::not_found("no_such_user", said) }
}

/// Parses a user number; `None` unless all characters are digits.
pub(super) fn parse_user_id(text: &str) -> Option<UserId> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).map(UserId)
}
