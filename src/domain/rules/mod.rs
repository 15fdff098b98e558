//! The rules: a command and the facts in, what happens or a refusal out. Pure, so that every rule
//! is one fast test.

mod access;
mod case;
mod grant;
mod inbox;
pub mod predicates;
mod requests;

use super::{Command, Decision, Facts, Now, Refusal, Session};
use case::Case;

/// Decides what a command does (R82). Says nothing about how it is stored.
///
/// A command that names several people goes on without those who cannot (R84); when nobody is
/// left, or the actor himself lacks the right, all of it is refused and nothing may be written.
pub fn decide(
    command: &Command,
    session: Session,
    facts: &Facts,
    now: Now,
) -> Result<Decision, Refusal> {
    let mut case = Case::open(session, facts, now)?;
    let org = match command {
        Command::AddMembers { org, picks, message } => {
            grant::add(&mut case, *org, picks, message.as_ref())?;
            *org
        }
        Command::AcceptRequest { request } => inbox::accept(&mut case, *request)?,
        Command::DeclineRequest { request, reason } => {
            inbox::decline(&mut case, *request, reason.as_ref())?
        }
        Command::WithdrawRequests { org, requests } => {
            requests::withdraw(&mut case, *org, requests)?;
            *org
        }
        Command::RenewRequests { org, requests } => {
            requests::renew(&mut case, *org, requests)?;
            *org
        }
        Command::ChangeLevel { org, members, from, to } => {
            access::change_level(&mut case, *org, members, (*from, *to))?;
            *org
        }
        Command::ChangeLastDay { org, members, to } => {
            access::change_last_day(&mut case, *org, members, *to)?;
            *org
        }
        Command::RemoveMembers { org, members } => {
            access::remove(&mut case, *org, members)?;
            *org
        }
        Command::Leave { org } => {
            access::leave(&mut case, *org)?;
            *org
        }
    };
    case.close(org)
}
