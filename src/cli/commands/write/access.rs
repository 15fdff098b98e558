//! Commands on members, requests and the inbox.

use std::path::Path;

use super::{super::CommandContext, confirm, parse_message};
use crate::{
    cli::{
        CliError,
        args::{
            GivenAccess, InboxCommand, InvitationCommand, MemberChange, MemberCommand, People,
            WriteOptions,
        },
        commands::{
            list,
            targets::{
                day,
                find::FoundRows,
                input_file,
                names::{self, Unresolved},
            },
        },
        session::locale::lang,
    },
    domain::{
        ChosenOrganisation, ChosenPerson, Command, Day, ExplicitFields, InboxRow, Level, MemberRow,
        Name, OrgId, OrgRow, PersonRef, UserId, has_same_skeleton, people_in,
    },
    text,
    work::{CandidateScope, Finder},
};

/// Maximum number of names shown in a confirmation, followed by the number of other names.
const MAX_NAMES_ASKED: usize = 4;
/// Maximum number of unknown names that get suggestions, because each search takes time.
const MAX_NAMES_WITH_SUGGESTIONS: usize = 20;

/// Runs `lid`: lists, adds, changes and removes members.
pub(in crate::cli) fn member(
    ctx: &mut CommandContext,
    words: &MemberCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        MemberCommand::List { org, only, sorting } => {
            ctx.order = sorting.order();
            let org = ctx.org(&org.org)?.id;
            ctx.only = only.conditions();
            return ctx.print(&list::members_of(ctx, org)?);
        }
        MemberCommand::Add { org, who, level, until, message: text, file } => {
            let org = ctx.org(org)?;
            let mut all = parse_people(who)?;
            all.extend(file.as_deref().map_or(Ok(Vec::new()), read_people)?);
            let last_day = last_day(until.as_deref(), ctx.now.today)?;
            let message = text.as_deref().map(parse_message).transpose()?;
            ctx.stated = ExplicitFields { role: level.is_some(), last_day: until.is_some() };
            let level = level.map_or(Level::Member, Into::into);
            let picks = find_candidates(ctx, &org, &all, options)?.into_iter();
            let picks = picks.map(|user| ChosenPerson { user, level, last_day }).collect();
            Command::AddMembers { org: org.id, picks, message }
        }
        MemberCommand::Remove(people) => {
            let who = parse_people(&people.who)?;
            let ((org, name), found) = ctx.endings(&people.org, &who)?;
            let rows = found_rows(ctx, found, &who, options)?;
            let names: Vec<_> = rows.iter().map(|row| &row.name).collect();
            confirm_removal(&names, &name, ctx, options)?;
            let members = rows.iter().map(|row| (row.id, row.level)).collect();
            Command::RemoveMembers { org, members }
        }
        MemberCommand::Change(verb) => return change(ctx, verb, options),
        MemberCommand::Leave(words) => {
            let org = ctx.org(&words.org)?;
            confirm(&text::shell::leave_question(lang(), &org.name), ctx.format, options)?;
            Command::Leave { org: org.id }
        }
    };
    ctx.perform(&command, options)
}

/// Returns the command that gives people access to organisations.
pub(super) fn give_access(
    ctx: &mut CommandContext,
    GivenAccess { who, orgs, level, until, message }: &GivenAccess,
    options: &WriteOptions,
) -> Result<Command, CliError> {
    let orgs = orgs.iter().map(|org| ctx.org(org)).collect::<Result<Vec<_>, _>>()?;
    let who = parse_people(std::slice::from_ref(who))?;
    let last_day = last_day(until.as_deref(), ctx.now.today)?;
    let message = message.as_deref().map(parse_message).transpose()?;
    ctx.stated = ExplicitFields { role: level.is_some(), last_day: until.is_some() };
    let level = level.map_or(Level::Member, Into::into);
    let mut users = Vec::new();
    for one in &who {
        users.push(find_one_candidate(ctx, &orgs, one, options)?);
    }
    if users.is_empty() {
        return Err(CliError::usage(text::shell::NOBODY_NAMED.of(lang())));
    }
    let picks = orgs.iter().map(|org| ChosenOrganisation { org: org.id, level, last_day });
    Ok(Command::GiveAccess { users, picks: picks.collect(), message })
}

/// Returns the person, from the first organisation that has them as a candidate.
fn find_one_candidate(
    ctx: &mut CommandContext,
    orgs: &[OrgRow],
    who: &PersonRef,
    options: &WriteOptions,
) -> Result<UserId, CliError> {
    // Without the person nothing is done, also if the command goes on after errors.
    let options = WriteOptions { go_on: true, ..options.clone() };
    let mut first = None;
    for org in orgs {
        match find_candidates(ctx, org, std::slice::from_ref(who), &options) {
            Ok(found) => {
                if let Some(user) = found.first() {
                    return Ok(*user);
                }
            }
            Err(why) => drop(first.get_or_insert(why)),
        }
    }
    Err(first.unwrap_or_else(|| CliError::usage(text::shell::NOBODY_NAMED.of(lang()))))
}

fn last_day(text: Option<&str>, today: Day) -> Result<Option<Day>, CliError> {
    Ok(text.map(|text| day::parse_last_day(text, today)).transpose()?.flatten())
}

/// Changes members. A verb without a day skips the members who have its value already.
fn change(
    ctx: &mut CommandContext,
    MemberChange { verb, day, people }: &MemberChange,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let day = day.as_deref().map(|text| day::parse_last_day(text, ctx.now.today)).transpose()?;
    let to = verb.value(day.flatten());
    let (org, rows) = members(ctx, people, options)?;
    let seen = |row: &MemberRow| (row.membership.id, to.now_in(&row.membership));
    let all: Vec<_> = rows.iter().map(seen).collect();
    let others: Vec<_> = all.iter().copied().filter(|(_, now)| *now != to).collect();
    // If all members have the level already, the rules refuse the command with the same message as
    // on the screens.
    let members = if verb.needs_day() || others.is_empty() { all } else { others };
    ctx.perform(&Command::change_members(org.id, members, to), options)
}

fn members(
    ctx: &mut CommandContext,
    people: &People,
    options: &WriteOptions,
) -> Result<(OrgRow, Vec<MemberRow>), CliError> {
    let org = ctx.org(&people.org)?;
    let who = parse_people(&people.who)?;
    let found = ctx.members(org.id, &who)?;
    Ok((org, found_rows(ctx, found, &who, options)?))
}

/// Returns the rows found. A text that names no row stops the command, unless the user chose to
/// continue without it.
fn found_rows<T>(
    ctx: &mut CommandContext,
    found: FoundRows<T>,
    who: &[PersonRef],
    options: &WriteOptions,
) -> Result<Vec<T>, CliError> {
    let goes_on = options.go_on && !found.rows.is_empty();
    for (text, why) in found.missing {
        let why = at_line(why, &text, who);
        if !goes_on {
            return Err(with_nothing_done(why, options));
        }
        ctx.remarks.missing.push((text, why));
    }
    Ok(found.rows)
}

/// Appends a sentence to the message: nothing was changed for the other people either.
pub(super) fn with_nothing_done(why: CliError, options: &WriteOptions) -> CliError {
    let lang = lang();
    let rest = if options.go_on {
        text::shell::NOTHING_CHANGED.of(lang)
    } else {
        text::shell::OTHERS_NOT_DONE.of(lang)
    };
    CliError { message: format!("{} {rest}", why.message), ..why }
}

/// Finds the candidates that `who` names, by the rules for text pasted into the dialog to add
/// members.
fn find_candidates(
    ctx: &mut CommandContext,
    org: &OrgRow,
    who: &[PersonRef],
    options: &WriteOptions,
) -> Result<Vec<UserId>, CliError> {
    let mut finder = Finder::default();
    let found = finder.resolve(
        &ctx.store,
        CandidateScope { session: ctx.session, org: org.id },
        who,
        ctx.now,
    )?;
    for (written, row) in &found.misnamed {
        ctx.remarks.misnamed(written, &row.person);
    }
    let several = found.ambiguous.iter();
    let several = several
        .map(|one| (one.0.clone(), at_line(names::ambiguous_error(&one.0, &one.1), &one.0, who)));
    let mut missing: Vec<(String, CliError)> = several.collect();
    let unknown = unknown_names_error(ctx, &mut finder, org.id, &found.unknown, who)?;
    if found.rows.is_empty() || !options.go_on {
        if let Some((_, why)) = missing.pop() {
            return Err(with_nothing_done(why, options));
        }
        if !unknown.is_empty() {
            return Err(with_nothing_done(names::unresolved_error(&unknown), options));
        }
    }
    missing
        .extend(unknown.into_iter().map(|one| (one.text.clone(), names::unresolved_error(&[one]))));
    ctx.remarks.missing = missing;
    Ok(found.rows.iter().map(|row| row.person.id).collect())
}

/// Searches suggestions for unknown names; only for the first [`MAX_NAMES_WITH_SUGGESTIONS`].
fn unknown_names_error(
    ctx: &CommandContext,
    finder: &mut Finder,
    org: OrgId,
    all: &[String],
    who: &[PersonRef],
) -> Result<Vec<Unresolved>, CliError> {
    let near = |(nth, text): (usize, &String)| {
        let near = if nth < MAX_NAMES_WITH_SUGGESTIONS {
            ctx.similar_candidates(finder, org, text)?
        } else {
            Vec::new()
        };
        Ok(Unresolved { text: text.clone(), line: line_of(text, who), near })
    };
    all.iter().enumerate().map(near).collect()
}

fn line_of(text: &str, who: &[PersonRef]) -> Option<usize> {
    let is =
        |one: &&PersonRef| one.text == text || one.alternatives.iter().any(|one| one.text == text);
    who.iter().find(is).and_then(|one| one.line)
}

/// Prefixes a message with the line of `text` in the input, if known.
fn at_line(why: CliError, text: &str, who: &[PersonRef]) -> CliError {
    let Some(line) = line_of(text, who) else { return why };
    let message = text::shell::line_error(lang(), line, &why.message);
    CliError { message, ..why }
}

/// Parses people from arguments. For the argument `-`, parses the lines of standard input.
fn parse_people(who: &[String]) -> Result<Vec<PersonRef>, CliError> {
    let mut all = Vec::new();
    for one in who {
        if one == "-" {
            all.extend(people_in(&input_file::read_text(std::io::stdin().lock())?));
        } else {
            let before = all.len();
            all.extend(people_in(one).map(|one| PersonRef { line: None, ..one }));
            // An empty argument is an error, because it may be an unset script variable.
            if all.len() == before {
                all.push(PersonRef::parse(one));
            }
        }
    }
    Ok(all)
}

fn read_people(path: &Path) -> Result<Vec<PersonRef>, CliError> {
    Ok(people_in(&input_file::text(path)?).collect())
}

/// Returns the name of a member, with the address if another member's name looks identical.
pub(in crate::cli::commands) fn distinct_member_name(row: &MemberRow, all: &[MemberRow]) -> Name {
    let namesake = |other: &MemberRow| {
        other.person.id != row.person.id && has_same_skeleton(&other.person.name, &row.person.name)
    };
    if all.iter().any(namesake) {
        return Name::stored(format!("{} ({})", row.person.name, row.email));
    }
    row.person.name.clone()
}

fn confirm_removal(
    names: &[&Name],
    org: &Name,
    ctx: &CommandContext,
    options: &WriteOptions,
) -> Result<(), CliError> {
    let shown = names.get(..MAX_NAMES_ASKED).unwrap_or(names);
    let question = text::shell::remove_question(lang(), shown, names.len() - shown.len(), org);
    let remarks = ctx.remarks.other_names().into_iter();
    confirm(&remarks.chain([question]).collect::<Vec<_>>().join(" "), ctx.format, options)
}

/// Runs `uitnodiging`: lists, renews and withdraws requests of an organisation.
pub(in crate::cli) fn invitation(
    ctx: &mut CommandContext,
    words: &InvitationCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let (people, renew) = match words {
        InvitationCommand::List { org, only } => {
            let org = ctx.org(&org.org)?.id;
            ctx.only = only.conditions();
            return ctx.print(&list::invitations_of(ctx, org)?);
        }
        InvitationCommand::Renew(people) => (people, true),
        InvitationCommand::Withdraw(people) => (people, false),
    };
    let who = parse_people(&people.who)?;
    let command = if renew {
        let org = ctx.org(&people.org)?.id;
        let found = ctx.requests(org, &who)?;
        let requests = found_rows(ctx, found, &who, options)?.iter().map(|row| row.id).collect();
        Command::RenewRequests { org, requests }
    } else {
        let (org, found) = ctx.withdrawals(&people.org, &who)?;
        let requests = found_rows(ctx, found, &who, options)?;
        Command::WithdrawRequests { org, requests }
    };
    ctx.perform(&command, options)
}

/// `postvak`: lists, accepts and declines requests to the user, and lists notices.
pub(in crate::cli) fn inbox(
    ctx: &mut CommandContext,
    words: &InboxCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        InboxCommand::List => return ctx.print(&list::inbox(ctx)?),
        InboxCommand::Notices => return ctx.print(&list::notices(ctx)?),
        InboxCommand::Accept { id } => match ctx.request_to_me(id)? {
            InboxRow::Member(row) => Command::AcceptRequest { request: row.id },
            InboxRow::Relation(row) => Command::AcceptRelation { request: row.id },
        },
        InboxCommand::Decline { id, reason } => {
            let reason = reason.as_deref().map(parse_message).transpose()?;
            match ctx.request_to_me(id)? {
                InboxRow::Member(row) => Command::DeclineRequest { request: row.id, reason },
                InboxRow::Relation(row) => Command::DeclineRelation { request: row.id, reason },
            }
        }
    };
    ctx.perform(&command, options)
}
