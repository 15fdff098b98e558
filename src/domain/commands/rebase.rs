//! Rebasing a refused command on the current state, after somebody else changed its rows first.

use crate::domain::{Class, Command, CurrentValue, MemberValue, Refusal, UserValue};

/// Returns whether the command was refused only because others changed its rows first.
///
/// False if another rule refused it, and for commands that do not offer to retry.
pub fn lost_race(command: &Command, why: &Refusal) -> bool {
    let by_somebody = |why: &Refusal| why.first().is_some_and(|first| first.by.is_some());
    match (command, why) {
        (
            Command::ChangeMembers { .. }
            | Command::ChangeUsers { .. }
            | Command::RemoveMembers { .. }
            | Command::EndAccess { .. }
            | Command::RenewRequests { .. }
            | Command::WithdrawRequests { .. },
            Refusal::AllSkipped { skipped },
        ) => {
            let lost = skipped.iter().all(|one| one.why.class() == Class::Conflict)
                && skipped.iter().any(|one| by_somebody(&one.why));
            lost || rebase_command(command, why).is_some()
        }
        (
            Command::SendAgain { .. }
            | Command::WithdrawInvitation { .. }
            | Command::ChangeUsers { .. }
            | Command::RemoveUser { .. }
            | Command::EditProfile { .. }
            | Command::WithdrawKey { .. }
            | Command::ConfirmKey { .. }
            | Command::KeyCode { .. }
            | Command::EditOrganisation { .. }
            | Command::OfferEvidence { .. }
            | Command::Approve { .. }
            | Command::Reject { .. }
            | Command::RemoveOrganisation { .. }
            | Command::WithdrawRelation { .. }
            | Command::EndPartnership { .. },
            why,
        ) => by_somebody(why) || rebase_command(command, why).is_some(),
        (Command::Confirmed(command), why) => lost_race(command, why),
        _ => false,
    }
}

/// Returns the command rebased on the current values that the refusal reports.
///
/// `None` if nobody else was first, or if nothing is left to change.
pub fn rebase_command(command: &Command, why: &Refusal) -> Option<Command> {
    match why {
        Refusal::AllSkipped { skipped } => {
            let now = skipped.iter().map(|one| match &one.why {
                Refusal::Changed { now, .. } => now.as_ref(),
                _ => None,
            });
            rebase_each(command, &now.collect::<Vec<_>>())
        }
        Refusal::Changed { now: Some(now), .. } => rebase_one(command, now),
        _ => None,
    }
}

/// Rebases a command that skipped everybody. `present` has an entry for each person, in order: the
/// current values, if the refusal reports them.
fn rebase_each(command: &Command, present: &[Option<&CurrentValue>]) -> Option<Command> {
    present.iter().find_map(|now| *now)?;
    let now = |at: usize, like: MemberValue| match present.get(at) {
        Some(Some(CurrentValue::Member(values))) => like.same_of(values),
        _ => None,
    };
    match command {
        Command::ChangeMembers { of_orgs, to } => {
            let mut of_orgs = of_orgs.clone();
            let members = of_orgs.iter_mut().flat_map(|of_org| &mut of_org.members);
            for (at, (_, seen)) in members.enumerate() {
                *seen = now(at, *to).unwrap_or(*seen);
            }
            let mut members = of_orgs.iter().flat_map(|of_org| &of_org.members);
            let differs = members.any(|(_, now)| now != to);
            differs.then_some(Command::ChangeMembers { of_orgs, to: *to })
        }
        Command::ChangeUsers { users, to } => {
            let now = users.iter().enumerate().map(|(at, (id, seen))| match present.get(at) {
                Some(Some(CurrentValue::Role { role, .. })) => (*id, UserValue::Role(*role)),
                _ => (*id, *seen),
            });
            let users: Vec<_> = now.collect();
            let differs = users.iter().any(|(_, now)| now != to);
            differs.then_some(Command::ChangeUsers { users, to: *to })
        }
        Command::RemoveMembers { org, members } => {
            let members = members.iter().enumerate();
            let members =
                members.map(|(at, (id, seen))| match now(at, MemberValue::Level(*seen)) {
                    Some(MemberValue::Level(level)) => (*id, level),
                    _ => (*id, *seen),
                });
            Some(Command::RemoveMembers { org: *org, members: members.collect() })
        }
        Command::EndAccess { access } => {
            let mut access = access.clone();
            for (at, one) in access.iter_mut().enumerate() {
                if let Some(MemberValue::Level(level)) = now(at, MemberValue::Level(one.level)) {
                    one.level = level;
                }
            }
            Some(Command::EndAccess { access })
        }
        _ => None,
    }
}

/// Changes only the fields that the actor changed; the other fields keep the current values.
fn rebase_one(command: &Command, now: &CurrentValue) -> Option<Command> {
    match (command, now) {
        (Command::ChangeUsers { .. }, CurrentValue::Role { .. }) => {
            rebase_each(command, &[Some(now)])
        }
        (Command::EditProfile { full_name: to, .. }, CurrentValue::Name { full_name: now }) => {
            let (from, full_name) = (now.clone(), to.clone());
            (now != to).then_some(Command::EditProfile { from, full_name })
        }
        (Command::EditOrganisation { org, from, to, register }, CurrentValue::Profile(now)) => {
            let rebased = now.rebased(from, to);
            let to = match register {
                Some(entry) => entry.fill(&rebased, to.trade_name.as_ref()).ok()?,
                None => rebased,
            };
            let command = Command::EditOrganisation {
                org: *org,
                from: now.clone(),
                to: Box::new(to.clone()),
                register: register.clone(),
            };
            (**now != to).then_some(command)
        }
        (Command::Approve { org, .. }, CurrentValue::Evidence { method, reference }) => {
            let seen = Some((*method, reference.clone()));
            Some(Command::Approve { org: *org, seen })
        }
        (Command::Reject { org, reason, .. }, CurrentValue::Evidence { method, reference }) => {
            let seen = Some((*method, reference.clone()));
            Some(Command::Reject { org: *org, seen, reason: reason.clone() })
        }
        (Command::Confirmed(command), now) => rebase_one(command, now).map(Command::confirmed),
        _ => None,
    }
}
