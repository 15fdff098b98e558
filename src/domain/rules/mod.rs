//! The rules: from a command and facts to events or a refusal. Pure, so that every rule has a fast
//! test.

mod clock;
pub(crate) mod confusables;
pub(crate) mod context;
mod deceptive_names;
mod maintenance;
mod members;
mod organisations;
pub mod predicates;
mod redo;
mod relations;
pub mod rights;
mod undo;
mod users;
pub(crate) mod wrong_codes;

use super::{About, Command, Decision, Facts, Name, Now, Refusal, Session};
use context::RuleContext;
use members::{access, grant, inbox, requests};
use organisations::activation;
use users::{addresses, removal, ssh_keys};

pub use clock::catch_up;
pub use maintenance::appoint;
pub use members::grant::standings_in;
pub use users::sign_up::sign_up;
pub use wrong_codes::COUNTING_PERIOD_MS as WRONG_CODES_PERIOD_MS;

/// Decides on a command (R82), independently of storage.
///
/// A command about several people skips the people to whom it cannot apply (R84). It is refused as
/// a whole, with nothing to write, if nobody is left or if the actor lacks the right.
pub fn decide(
    command: &Command,
    session: Session,
    facts: &Facts,
    now: Now,
) -> Result<Decision, Refusal> {
    let (command, sure) = match command {
        Command::Confirmed(command) => (&**command, true),
        other => (other, false),
    };
    let mut case = RuleContext::open(session, facts, now)?;
    let about = match command {
        Command::AddMembers { org, picks, message } => {
            grant::add(&mut case, *org, picks, message.as_ref())?;
            case.about_org(*org)?
        }
        Command::GiveAccess { users, picks, message } => {
            grant::give(&mut case, users, picks, message.as_ref())?
        }
        Command::AcceptRequest { request } => {
            let org = inbox::accept(&mut case, *request)?;
            case.about_org(org)?
        }
        Command::DeclineRequest { request, reason } => {
            let org = inbox::decline(&mut case, *request, reason.as_ref())?;
            case.about_org(org)?
        }
        Command::WithdrawRequests { org, requests } => {
            requests::withdraw(&mut case, *org, requests)?;
            case.about_org(*org)?
        }
        Command::RenewRequests { org, requests } => {
            requests::renew(&mut case, *org, requests)?;
            case.about_org(*org)?
        }
        Command::ChangeMembers { of_orgs, to } => access::change(&mut case, of_orgs, *to)?,
        Command::RemoveMembers { org, members } => {
            access::remove(&mut case, *org, members)?;
            case.about_org(*org)?
        }
        Command::EndAccess { access } => access::end(&mut case, access)?,
        Command::Leave { org } => {
            access::leave(&mut case, *org)?;
            case.about_org(*org)?
        }
        Command::Undo { which } => undo::undo(&mut case, *which, sure)?,
        other => decide_other(other, &mut case)?,
    };
    if !sure {
        confusables::check(&case, command)?;
    }
    let (about, name) = about;
    case.close(about, name)
}

/// Decides on the commands that are not about access to an organisation.
fn decide_other(command: &Command, case: &mut RuleContext) -> Result<(About, Name), Refusal> {
    match command {
        Command::InviteUser { email, full_name, role, how } => {
            users::invite(case, email, full_name.as_ref(), *role, *how)
        }
        Command::SendAgain { user } => users::send_again(case, *user),
        Command::WithdrawInvitation { user } => removal::uninvite(case, *user),
        Command::ChangeUsers { users, to } => users::change(case, users, *to),
        Command::RemoveUser { user, successors } => removal::remove(case, *user, successors),
        Command::EditProfile { from, full_name } => {
            users::edit_profile(case, from.as_ref(), full_name.as_ref())
        }
        Command::AddAddress { email } => addresses::add(case, email),
        Command::AddressCode { user, email } => addresses::code(case, *user, email),
        Command::VerifyAddress { email, .. } => addresses::verify(case, email),
        Command::MakePrimary { email } => addresses::make_primary(case, email),
        Command::RemoveAddress { email } => addresses::remove(case, email),
        Command::AddKey { user, key } => ssh_keys::add(case, *user, key),
        Command::WithdrawKey { key } => ssh_keys::withdraw(case, *key),
        Command::ConfirmKey { key } => ssh_keys::confirm(case, *key),
        Command::KeyCode { key } => ssh_keys::code(case, *key),
        Command::MakeShared { typed } => users::make_shared(case, typed),
        Command::CreateOrganisation { profile, register } => {
            organisations::create(case, profile, register.as_deref())
        }
        Command::EditOrganisation { org, from, to, register } => {
            organisations::edit(case, *org, from, to, register.as_deref())
        }
        Command::OfferEvidence { org, method, reference } => {
            activation::offer(case, *org, *method, reference)
        }
        Command::Approve { org, seen } => activation::approve(case, *org, seen.as_ref()),
        Command::Reject { org, seen, reason } => {
            activation::reject(case, *org, seen.as_ref(), reason)
        }
        Command::RemoveOrganisation { org, typed } => organisations::remove(case, *org, typed),
        Command::AskRelation { user, message } => {
            relations::ask_relation(case, *user, message.as_ref())
        }
        Command::AcceptRelation { request } => relations::accept(case, *request),
        Command::DeclineRelation { request, reason } => {
            relations::decline(case, *request, reason.as_ref())
        }
        Command::WithdrawRelation { request } => relations::withdraw(case, *request),
        Command::EndPartnership { partnership, ends, withdrawn } => {
            relations::end(case, *partnership, ends, withdrawn)
        }
        _ => Err(Refusal::NobodyChosen),
    }
}
