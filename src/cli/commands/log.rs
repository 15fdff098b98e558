//! `log`: events that the user may see, newest first.

use std::time::Duration;

use super::{CommandContext, PAGE_SIZE, targets::day};
use crate::{
    cli::{
        CliError, Exit,
        args::LogArgs,
        output::{Listing, out::print_while_read},
        session::locale::lang,
    },
    columns::{LOG, log_json},
    domain::{
        Answer, Day, LogContent, LogRow, OperationId, OrgId, Page, Query, Record, RequestId, View,
        fold,
    },
    store::{Store, StoreError},
    text,
};

/// Interval at which a followed log checks the file for changes.
const POLL_INTERVAL: Duration = Duration::from_millis(250);

/// Prints the matching log entries. With `--volg` it keeps printing new ones.
pub(in crate::cli) fn log(ctx: &CommandContext, words: &LogArgs) -> Result<u8, CliError> {
    let wanted = LogQuery::from_args(ctx, words)?;
    if words.follow {
        return follow(ctx, &wanted);
    }
    let mut rows = rows(ctx, wanted.org)?;
    rows.retain(|row| wanted.matches(ctx, row));
    ctx.print(&ctx.table(&LOG, &rows))
}

/// Filters for log entries; `None` matches every entry.
#[derive(Default)]
struct LogQuery {
    org: Option<OrgId>,
    who: Option<String>,
    what: Option<String>,
    operation: Option<OperationId>,
    request: Option<RequestId>,
    since: Option<Day>,
    until: Option<Day>,
}

impl LogQuery {
    fn from_args(ctx: &CommandContext, words: &LogArgs) -> Result<Self, CliError> {
        let org = words.org.as_deref().map(|org| ctx.org(org)).transpose()?;
        let today = ctx.now.today;
        let since = words.since.as_deref().map(|text| day::parse_past_day(text, today));
        let since = since.transpose()?.flatten();
        // An end day without a year is the first such day after the start day.
        let until = words.until.as_deref().map(|text| match since {
            Some(since) => day::parse_last_day(text, since),
            None => day::parse_past_day(text, today),
        });
        Ok(Self {
            org: org.map(|org| org.id),
            who: words.who.as_deref().map(fold),
            what: words.what.as_deref().map(fold),
            operation: words.operation.map(OperationId),
            request: words.request.map(RequestId),
            since,
            until: until.transpose()?.flatten(),
        })
    }

    fn matches(&self, ctx: &CommandContext, row: &LogRow) -> bool {
        let day = row.at.day(&ctx.zone);
        let name = fold(&text::log::author_label(lang(), row));
        let (code, label) = match &row.what {
            LogContent::Happened(kind) => (kind.code(), text::log::event_label(lang(), &row.what)),
            LogContent::Denied(command, _) => {
                (command.as_str(), text::log::event_label(lang(), &row.what))
            }
        };
        let named = |wanted: &String| {
            matches_pattern(code, wanted) || matches_pattern(&fold(&label), wanted)
        };
        self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.who.as_ref().is_none_or(|who| name.contains(who.as_str()))
            && self.what.as_ref().is_none_or(named)
            && self.operation.is_none_or(|operation| row.operation == Some(operation))
            && self.request.is_none_or(|request| is_about(row, request))
    }
}

/// Returns whether the entry changes a membership or relation request with this number.
fn is_about(row: &LogRow, request: RequestId) -> bool {
    [&row.was, &row.becomes].into_iter().flatten().any(|record| match record {
        Record::Request(ctx) => ctx.id == request,
        Record::RelationRequest(ctx) => ctx.id.0 == request.0,
        _ => false,
    })
}

/// Returns whether the text matches a pattern with `*` wildcards.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => text == pattern,
        Some((begin, rest)) => text.strip_prefix(begin).is_some_and(|text| {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.filter_map(|at| text.get(at..)).any(|text| matches_pattern(text, rest))
        }),
    }
}

/// Prints each new entry as a JSON line, oldest first, until the reader closes the pipe.
fn follow(ctx: &CommandContext, wanted: &LogQuery) -> Result<u8, CliError> {
    // Events and refused attempts are numbered separately.
    let mut last = [0, 0];
    let kind = |row: &LogRow| usize::from(matches!(row.what, LogContent::Denied(..)));
    let mut version = ctx.store.data_version()?;
    let mut first = true;
    // On a shared file, other hosts change it by what they add to the shared log.
    let mut follower = ctx.store.follower()?;
    loop {
        let mut new = Vec::new();
        let mut view = View { take: PAGE_SIZE, ..View::default() };
        'pages: while let Some(page) = page(ctx, wanted.org, view.clone())? {
            for row in &page.rows {
                if row.seq <= last.get(kind(row)).copied().unwrap_or(0) {
                    break 'pages;
                }
                new.push(row.clone());
            }
            view.counted = page.counted;
            match page.next_page() {
                Some(page_request) if !first => view.page_request = page_request,
                _ => break,
            }
        }
        for row in new.into_iter().rev() {
            if let Some(last) = last.get_mut(kind(&row)) {
                *last = row.seq.max(*last);
            }
            let told = !first && wanted.matches(ctx, &row);
            if told && !print_while_read(&log_json(&row))? {
                return Ok(Exit::Done as u8);
            }
        }
        first = false;
        let seen = version;
        while version == seen {
            std::thread::sleep(POLL_INTERVAL);
            match follower.as_mut().map_or(Ok(0), Store::follow) {
                // Another program writes the file; the next turn follows.
                Ok(_) | Err(StoreError::Busy) => {}
                Err(error) => return Err(error.into()),
            }
            version = ctx.store.data_version()?;
        }
    }
}

/// Returns a page of entries, newest first; `None` for an unexpected answer.
fn page(
    ctx: &CommandContext,
    org: Option<OrgId>,
    view: View,
) -> Result<Option<Page<LogRow>>, CliError> {
    match ctx.ask(&Query::Log(org, view, text::log::filter_names(lang())))? {
        Answer::Log(page) => Ok(Some(page)),
        _ => Ok(None),
    }
}

fn rows(ctx: &CommandContext, org: Option<OrgId>) -> Result<Vec<LogRow>, CliError> {
    ctx.load_all(
        |view| Query::Log(org, view, text::log::filter_names(lang())),
        |answer| match answer {
            Answer::Log(page) => Some(page),
            _ => None,
        },
    )
}

/// Returns all entries that the user may see; with `org`, only those of that organisation.
pub(super) fn listing(ctx: &CommandContext, org: Option<OrgId>) -> Result<Listing, CliError> {
    Ok(ctx.table(&LOG, &rows(ctx, org)?))
}
