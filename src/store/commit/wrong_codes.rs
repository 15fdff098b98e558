//! Wrong codes: counted in the file, and logged if the owner of the code is known (R118).

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{channel::Channel, log};
use crate::{
    domain::{
        Command, Email, Event, KeyId, Kind, Moment, Now, Record, Refusal, SignUp, SshKey, UserId,
        WRONG_CODES_PERIOD_MS, WrongCodes,
    },
    store::{
        Result,
        convert::list,
        integrity::chain::hex,
        table::{mapping::by_id, user},
    },
};

/// The target that counts the wrong codes of the whole file.
const FILE_COUNTER: &str = "*";

/// The purpose of a typed code.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// Activation with an address, invited or not.
    Address(Email),
    /// A key that waits for confirmation.
    Key(KeyId),
    /// An extra address of this user.
    ExtraAddress(UserId),
}

impl Target {
    /// The purpose of a code that is typed before sign-in; `None` if the sign-up needs no code.
    pub(crate) fn for_sign_up(entry: &SignUp) -> Option<Self> {
        match entry.parts().0 {
            SignUp::Activate { email, .. } => Some(Self::Address(email.clone())),
            SignUp::UseKey { key, .. } => Some(Self::Key(*key)),
            SignUp::Register { .. } | SignUp::Confirmed(_) => None,
        }
    }

    /// The purpose of a code that is typed after sign-in; `None` if the command needs no code.
    pub(crate) fn for_command(command: &Command, actor: UserId) -> Option<Self> {
        match command {
            Command::Confirmed(command) => Self::for_command(command, actor),
            Command::VerifyAddress { .. } => Some(Self::ExtraAddress(actor)),
            _ => None,
        }
    }

    /// The key in the table `wrong_code`. An address is hashed, as it may not belong to any user.
    fn name(&self) -> String {
        match self {
            Self::Address(email) => format!("address:{}", hex(&Sha256::digest(email.key()))),
            Self::Key(key) => format!("key:{}", key.0),
            Self::ExtraAddress(user) => format!("further:{}", user.0),
        }
    }

    /// The user who owns the code, if any.
    fn owner(&self, db: &Connection) -> Result<Option<UserId>> {
        Ok(match self {
            Self::Address(email) => user::by_address(db, &email.key())?.map(|user| user.id),
            Self::Key(key) => by_id::<SshKey>(db, &list([key.0]))?.pop().map(|key| key.user),
            Self::ExtraAddress(user) => Some(*user),
        })
    }

    /// The command code for the log of attempts. `None` for a command of a signed-in user, which is
    /// logged like any other refused command.
    const fn command(&self) -> Option<&'static str> {
        match self {
            Self::Address(_) => Some("invitation.accept"),
            Self::Key(_) => Some("key.confirm"),
            Self::ExtraAddress(_) => None,
        }
    }
}

/// Loads the number of wrong codes and the time of the last one, for the target and the whole file.
pub(crate) fn load(db: &Connection, target: &Target) -> Result<WrongCodes> {
    let one = |target: &str| -> Result<Option<(u32, Moment)>> {
        let sql = "select wrong, last_at from wrong_code where target = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(db.prepare_cached(sql)?.query_row([target], read).optional()?)
    };
    Ok(WrongCodes { for_code: one(&target.name())?, in_file: one(FILE_COUNTER)? })
}

/// Counts a refused code. If the code was refused without a check, only corrects the time of the
/// last count, in case the clock was ahead.
pub(crate) fn count_refused(
    db: &Connection,
    target: &Target,
    why: &Refusal,
    channel: Channel,
    now: Now,
) -> Result<()> {
    if let Refusal::CodeWait { .. } = why {
        let sql = "update wrong_code set last_at = ?1 where last_at > ?1";
        db.prepare_cached(sql)?.execute([now.at])?;
        return Ok(());
    }
    let owner = target.owner(db)?;
    let since = Moment(now.at.0.saturating_sub(WRONG_CODES_PERIOD_MS));
    db.prepare_cached("delete from wrong_code where last_at <= ?1")?.execute([since])?;
    for (target, user) in [(target.name().as_str(), owner), (FILE_COUNTER, None)] {
        let sql = "insert into wrong_code (target, user_id, wrong, last_at) values (?1, ?2, 1, ?3)
            on conflict do update set wrong = wrong + 1, last_at = excluded.last_at";
        db.prepare_cached(sql)?.execute((target, user, now.at))?;
    }
    let (Some(owner), Some(command)) = (owner, target.command()) else { return Ok(()) };
    let key = if let Target::Key(key) = target { Some(*key) } else { channel.key };
    log::write_attempt(
        db,
        &log::Attempt {
            at: now.at,
            actor: owner,
            via: channel.via,
            command,
            code: why.code(),
            org: None,
            user: Some(owner),
            key,
            host: None,
        },
    )
}

/// Returns whether a typed code was refused, either as wrong or because of the waiting time.
pub(crate) const fn is_about_code(why: &Refusal) -> bool {
    matches!(why, Refusal::BadCode | Refusal::CodeWait { .. })
}

/// Resets the count after the right code.
pub(crate) fn reset(db: &Connection, target: &Target) -> Result<()> {
    db.prepare_cached("delete from wrong_code where target = ?1")?.execute([target.name()])?;
    Ok(())
}

/// Resets the count when a new code is made.
pub(crate) fn reset_for_new_code(db: &Connection, event: &Event) -> Result<()> {
    let user = match (event.kind, &event.was, &event.becomes) {
        (Kind::InvitationSent, _, Record::Invitation(row)) => row.user,
        (Kind::KeyCode, _, Record::Key(row)) => row.user,
        (Kind::UserAddress, Some(Record::User(was)), Record::User(row)) => {
            let known = |code| was.extra.iter().any(|one| one.code == code);
            let new = row.extra.iter().any(|one| one.code.is_some() && !known(one.code.clone()));
            if !new {
                return Ok(());
            }
            row.id
        }
        _ => return Ok(()),
    };
    db.prepare_cached("delete from wrong_code where user_id = ?1")?.execute([user])?;
    Ok(())
}
