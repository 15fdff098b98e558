//! The same command once more, on what is there now: after somebody else was first (R83, D4).

use super::{Class, Command, OrgId, Present, Refusal};

/// The organisation in which others were first with everybody that the command was about; nothing
/// when the rules said no for another reason, or what was chosen stands in a dialog of its own.
pub fn beaten(command: &Command, why: &Refusal) -> Option<OrgId> {
    let Refusal::AllSkipped { skipped } = why else { return None };
    let by_somebody = |why: &Refusal| match why {
        Refusal::AlreadyAccepted => true,
        why => why.first().is_some_and(|first| first.by.is_some()),
    };
    let lost = skipped.iter().all(|one| one.why.class() == Class::Conflict)
        && skipped.iter().any(|one| by_somebody(&one.why));
    match command {
        Command::ChangeLevel { org, .. }
        | Command::ChangeLastDay { org, .. }
        | Command::RemoveMembers { org, .. }
        | Command::RenewRequests { org, .. }
        | Command::WithdrawRequests { org, .. } => {
            (lost || anyway(command, why).is_some()).then_some(*org)
        }
        _ => None,
    }
}

/// What would still be done if the actor knew what he was told by the refusal; nothing when nobody
/// else was first, or when that is all that is left to say.
pub fn anyway(command: &Command, why: &Refusal) -> Option<Command> {
    let Refusal::AllSkipped { skipped } = why else { return None };
    let present = |at: usize| match skipped.get(at).map(|one| &one.why) {
        Some(Refusal::Changed { now, .. }) => *now,
        _ => None,
    };
    (0..skipped.len()).find_map(present)?;
    // Everybody was left alone, so each has a reason, in their order.
    match command {
        Command::ChangeLastDay { org, members, to } => {
            let now = |(at, (id, seen)): (usize, &(_, _))| {
                (*id, present(at).map_or(*seen, |Present { last_day, .. }| last_day))
            };
            let members = members.iter().enumerate().map(now).collect();
            Some(Command::ChangeLastDay { org: *org, members, to: *to })
        }
        Command::RemoveMembers { org, members } => {
            let now = |(at, (id, seen)): (usize, &(_, _))| {
                (*id, present(at).map_or(*seen, |Present { level, .. }| level))
            };
            Some(Command::RemoveMembers {
                org: *org,
                members: members.iter().enumerate().map(now).collect(),
            })
        }
        _ => None,
    }
}
