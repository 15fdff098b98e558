//! Commands on users, addresses, the environment and partners, and signing up.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    super::CommandContext, access::give_access, confirm, outside::end_access, parse_email,
    parse_message, parse_name, print_receipt, remarks::Remarks,
};
use crate::{
    cli::{
        CliError, Exit,
        args::{
            AddressCommand, EnvironmentCommand, PartnerCommand, UserCommand, WriteOptions, YesNo,
        },
        commands::{integrity::maintenance::MaintenanceOptions, list},
        session::{locale::lang, time_zone},
    },
    domain::{
        Advice, Answer, Command, JoinedBy, OrgId, Query, SignUp, UserId, UserStatus, UserValue,
        Via, Zone,
    },
    store::{Store, StoreError},
    text,
    work::now,
};

/// Runs `gebruiker`: lists, shows, invites and changes users.
pub(in crate::cli) fn user(
    ctx: &mut CommandContext,
    words: &UserCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        UserCommand::List { only, sorting } => {
            if only.needs_env_admin() {
                ctx.require_env_admin()?;
            }
            (ctx.only, ctx.order) = (only.conditions(), sorting.order());
            return ctx.print(&list::users(ctx)?);
        }
        UserCommand::Show(who) => return list::user(ctx, &who.user),
        UserCommand::Invite { email: to, role } => Command::InviteUser {
            email: parse_email(to)?,
            full_name: None,
            role: (*role).into(),
            how: JoinedBy::Invitation,
        },
        UserCommand::Add { email: to, name: full, role } => Command::InviteUser {
            email: parse_email(to)?,
            full_name: full.as_deref().map(parse_name).transpose()?,
            role: (*role).into(),
            how: JoinedBy::Added,
        },
        UserCommand::GiveAccess(given) => give_access(ctx, given, options)?,
        UserCommand::EndAccess(ended) => end_access(ctx, ended, options)?,
        UserCommand::Code(who) => Command::SendAgain { user: ctx.user(&who.user)?.person.id },
        UserCommand::Withdraw(who) => {
            Command::WithdrawInvitation { user: ctx.user(&who.user)?.person.id }
        }
        UserCommand::Role { who, to } => change(ctx, &who.users, UserValue::Role((*to).into()))?,
        UserCommand::Manager { who, to } => {
            change(ctx, &who.users, UserValue::Manager(matches!(to, YesNo::Yes)))?
        }
        UserCommand::Name { name: full } => {
            let full = Some(full.as_str()).filter(|full| !full.trim().is_empty());
            let from = ctx.full_name()?;
            Command::EditProfile { from, full_name: full.map(parse_name).transpose()? }
        }
        UserCommand::Block(who) => change(ctx, &who.users, UserValue::Blocked(true))?,
        UserCommand::Unblock(who) => change(ctx, &who.users, UserValue::Blocked(false))?,
        UserCommand::Remove { who, successors } => {
            let row = ctx.user(&who.user)?;
            let successors: Result<Vec<_>, CliError> =
                successors.iter().map(|text| parse_successor(ctx, text)).collect();
            // Do not ask for confirmation if the rules refuse the removal anyway.
            if row.status != UserStatus::Invited && !row.me {
                let (title, lines, _) = text::people::users::removal_question(
                    lang(),
                    &row.person.name,
                    &row.member_of,
                    row.orgs.unwrap_or(0),
                    &row.not_yet_active,
                );
                let about = lines.join(" ");
                confirm(&format!("{title} ({}) {about}", row.email), ctx.format, options)?;
            }
            Command::RemoveUser { user: row.person.id, successors: successors? }
        }
    };
    ctx.perform(&command, options)
}

/// Returns the command that sets a value of users, whose current values it looks up.
fn change(ctx: &CommandContext, who: &[String], to: UserValue) -> Result<Command, CliError> {
    let mut users = Vec::new();
    for text in who {
        let row = ctx.user(text)?;
        // One person may be named twice, by address and by number.
        if users.iter().all(|(known, _)| *known != row.person.id) {
            users.push((row.person.id, to.now_of(row.role, row.manager, row.status)));
        }
    }
    Ok(Command::ChangeUsers { users, to })
}

/// Parses `ORGANISATIE=WIE` and finds both.
fn parse_successor(ctx: &CommandContext, text: &str) -> Result<(OrgId, UserId), CliError> {
    let Some((org, who)) = text.rsplit_once('=') else {
        return Err(CliError::usage(text::shell::SUCCESSOR_UNCLEAR.of(lang())));
    };
    Ok((ctx.org(org)?.id, ctx.user(who)?.person.id))
}

/// Runs `adres`: adds, verifies and removes extra addresses.
pub(in crate::cli) fn address(
    ctx: &mut CommandContext,
    words: &AddressCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        AddressCommand::Add(of) => Command::AddAddress { email: parse_email(&of.email)? },
        AddressCommand::Code { who, email: of } => Command::AddressCode {
            user: ctx.user(&who.user)?.person.id,
            email: parse_email(&of.email)?,
        },
        AddressCommand::Verify { email: of, code } => {
            Command::VerifyAddress { email: parse_email(&of.email)?, code: code.clone() }
        }
        AddressCommand::Primary(of) => Command::MakePrimary { email: parse_email(&of.email)? },
        AddressCommand::Remove(of) => Command::RemoveAddress { email: parse_email(&of.email)? },
    };
    ctx.perform(&command, options)
}

/// Runs `omgeving`: shows the user's environment and changes its settings.
pub(in crate::cli) fn environment(
    ctx: &mut CommandContext,
    words: &EnvironmentCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    match words {
        EnvironmentCommand::Show => show_environment(ctx),
        EnvironmentCommand::Share { domain } => {
            ctx.perform(&Command::MakeShared { typed: domain.clone() }, options)
        }
    }
}

/// `omgeving toon`: prints the details of the user's environment, with advice.
fn show_environment(ctx: &CommandContext) -> Result<u8, CliError> {
    let Answer::Environment(of) = ctx.ask(&Query::Environment)? else {
        return Err(anyhow::anyhow!("an answer to another question").into());
    };
    if !ctx.format.is_json() {
        let lines = text::environment::lines(lang(), &of).into_iter();
        return list::print_details(
            ctx.format,
            lines.map(|line| (line.label, line.text)).collect(),
        );
    }
    let domains = of
        .domains
        .iter()
        .map(|one| json!({ "name": one.name, "users": one.users, "verified": one.is_verified }));
    let advice = of.advice().into_iter().map(|one| {
        let text = text::environment::advice(lang(), one);
        match one {
            Advice::OneAdmin => json!({ "code": "one_admin", "text": text }),
            Advice::NoOrgAdmin(org) => {
                json!({ "code": "no_org_admin", "organisation": org.id, "text": text })
            }
            Advice::OneOrgAdmin(org) => {
                json!({ "code": "one_org_admin", "organisation": org.id, "text": text })
            }
            Advice::NeverActive(users) => {
                json!({ "code": "never_active", "users": users, "text": text })
            }
            Advice::UnverifiedDomain(domain) => {
                json!({ "code": "unverified_domain", "domain": domain.name, "text": text })
            }
        }
    });
    let steps = of.first_steps().into_iter();
    let steps = steps.map(|(step, is_done)| json!({ "step": step.code(), "done": is_done }));
    list::print_json(&json!({
        "schema": "toegang.environment.show/1",
        "name": of.name, "domain": of.domain, "domain_kind": of.domain_kind,
        "domains": domains.collect::<Vec<_>>(), "admins": of.admins,
        "users": counts_json(&of.users), "organisations": counts_json(&of.organisations),
        "all_organisations": of.can_manage, "partners": of.partners,
        "requests": of.requests, "relation_requests": of.relation_requests,
        "timezone": of.zone.as_ref().map(Zone::name), "advice": advice.collect::<Vec<_>>(),
        "first_steps": steps.collect::<Vec<_>>(),
    }))
}

fn counts_json(of: &[(impl Serialize, usize)]) -> Vec<Value> {
    of.iter().map(|(status, count)| json!({ "status": status, "count": count })).collect()
}

/// Runs `partner`: lists partners, and sends and ends relations.
pub(in crate::cli) fn partner(
    ctx: &mut CommandContext,
    words: &PartnerCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        PartnerCommand::List(sorting) => {
            ctx.order = sorting.order();
            return ctx.print(&list::partners(ctx)?);
        }
        PartnerCommand::Show { partner } => return ctx.print(&list::partner(ctx, partner)?),
        PartnerCommand::Requests => return ctx.print(&list::relations_sent(ctx)?),
        PartnerCommand::Find { text } => return ctx.print(&list::managers(ctx, text)?),
        PartnerCommand::Ask { who, message: text } => Command::AskRelation {
            user: ctx.manager(&who.who)?.person.id,
            message: text.as_deref().map(parse_message).transpose()?,
        },
        PartnerCommand::Withdraw(who) => {
            Command::WithdrawRelation { request: ctx.relation_sent(&who.who)?.id }
        }
        PartnerCommand::End { partner } => {
            let details = ctx.partner_details(ctx.partner(partner)?.id)?;
            let (question, lines, _) = text::people::partners::end_question(lang(), &details);
            confirm(&format!("{question}\n{}", lines.join("\n")), ctx.format, options)?;
            details.end()
        }
    };
    ctx.perform(&command, options)
}

/// `registreer EMAIL`: signs up a new user.
pub(in crate::cli) fn register(
    store: &mut Store,
    to: &str,
    full_name: Option<&str>,
    env_name: Option<&str>,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let entry = SignUp::Register {
        email: parse_email(to)?,
        full_name: full_name.map(parse_name).transpose()?,
        env_name: env_name.map(parse_name).transpose()?,
    };
    sign_up(store, &entry, options)
}

/// `activeer EMAIL CODE`: activates an invited user.
pub(in crate::cli) fn activate(
    store: &mut Store,
    to: &str,
    code: &str,
    full_name: Option<&str>,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let (email, code) = (parse_email(to)?, code.to_owned());
    let entry = SignUp::Activate { email, code, full_name: full_name.map(parse_name).transpose()? };
    sign_up(store, &entry, options)
}

fn sign_up(
    store: &mut Store,
    entry: &SignUp,
    options: MaintenanceOptions<'_>,
) -> Result<u8, CliError> {
    let zone = time_zone::zone();
    let receipt = if options.write.dry_run {
        store.dry_run_enter(entry, Via::Cli, now(&zone))
    } else {
        store.enter(entry, Via::Cli, now(&zone))
    };
    let receipt = match receipt {
        Err(StoreError::Refused(why)) if why.is_confusable_warning() => {
            if options.write.dry_run && !options.write.yes {
                return Err(why.into());
            }
            confirm(&text::refusal(lang(), &why, &zone), options.format, options.write)?;
            return sign_up(store, &entry.clone().confirmed(), options);
        }
        other => other?,
    };
    print_receipt(options.format, &zone, &receipt, &Remarks::default(), options.write)?;
    Ok(Exit::Done as u8)
}
