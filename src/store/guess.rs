//! Wrong codes: counted in the file, and noted in the log where it is known whose code it was.

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{
    Result,
    chain::hex,
    log,
    table::{ssh_key, user},
};
use crate::{
    domain::{
        Command, Email, Entry, Event, Guesses, KeyId, Kind, Moment, Now, Record, Refusal, UserId,
        Via, WRONG_CODES_COUNT,
    },
    store::convert::list,
};

/// The whole file, among what is counted.
const FILE: &str = "*";

/// What asks for a code.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// Activating with an address, whether or not anybody is invited with it.
    Address(Email),
    /// A key that waits.
    Key(KeyId),
    /// A further address of this user.
    Further(UserId),
}

impl Target {
    /// What somebody at the door wants to open with a code.
    pub(super) fn of_entry(entry: &Entry) -> Option<Self> {
        match entry.parts().0 {
            Entry::Activate { email, .. } => Some(Self::Address(email.clone())),
            Entry::UseKey { key, .. } => Some(Self::Key(*key)),
            Entry::Register { .. } | Entry::Confirmed(_) => None,
        }
    }

    /// What this user wants to open with a code.
    pub(super) fn of_command(command: &Command, actor: UserId) -> Option<Self> {
        match command {
            Command::Knowingly(command) => Self::of_command(command, actor),
            Command::VerifyAddress { .. } => Some(Self::Further(actor)),
            _ => None,
        }
    }

    /// How it stands in the table; an address as a hash, as it may be of nobody here.
    fn name(&self) -> String {
        match self {
            Self::Address(email) => format!("address:{}", hex(&Sha256::digest(email.key()))),
            Self::Key(key) => format!("key:{}", key.0),
            Self::Further(user) => format!("further:{}", user.0),
        }
    }

    /// Whose code it would be.
    fn owner(&self, db: &Connection) -> Result<Option<UserId>> {
        Ok(match self {
            Self::Address(email) => user::by_address(db, &email.key())?.map(|user| user.id),
            Self::Key(key) => ssh_key::by_id(db, &list([key.0]))?.pop().map(|key| key.user),
            Self::Further(user) => Some(*user),
        })
    }

    /// The code of the command in the log of attempts; that of a command that somebody gives who is
    /// signed in is noted with the others.
    const fn command(&self) -> Option<&'static str> {
        match self {
            Self::Address(_) => Some("invitation.accept"),
            Self::Key(_) => Some("key.confirm"),
            Self::Further(_) => None,
        }
    }
}

/// What was typed wrong before.
pub(super) fn load(db: &Connection, target: &Target) -> Result<Guesses> {
    let one = |target: &str| -> Result<Option<(u32, Moment)>> {
        let sql = "select wrong, last_at from wrong_code where target = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(db.prepare_cached(sql)?.query_row([target], read).optional()?)
    };
    Ok(Guesses { of_code: one(&target.name())?, in_file: one(FILE)? })
}

/// Counts a code that was refused. One that was not looked at only sets right a clock that was
/// ahead when the last one was counted.
pub(super) fn refused(
    db: &Connection,
    target: &Target,
    why: &Refusal,
    (via, key, now): (Via, Option<KeyId>, Now),
) -> Result<()> {
    if let Refusal::CodeWait { .. } = why {
        let sql = "update wrong_code set last_at = ?1 where last_at > ?1";
        db.prepare_cached(sql)?.execute([now.at])?;
        return Ok(());
    }
    let owner = target.owner(db)?;
    let since = Moment(now.at.0.saturating_sub(WRONG_CODES_COUNT));
    db.prepare_cached("delete from wrong_code where last_at <= ?1")?.execute([since])?;
    for (target, user) in [(target.name().as_str(), owner), (FILE, None)] {
        let sql = "insert into wrong_code (target, user_id, wrong, last_at) values (?1, ?2, 1, ?3)
            on conflict do update set wrong = wrong + 1, last_at = excluded.last_at";
        db.prepare_cached(sql)?.execute((target, user, now.at))?;
    }
    let (Some(owner), Some(command)) = (owner, target.command()) else { return Ok(()) };
    let key = if let Target::Key(key) = target { Some(*key) } else { key };
    log::note(
        db,
        &log::Attempt {
            at: now.at,
            actor: owner,
            via,
            command,
            code: why.code(),
            org: None,
            user: Some(owner),
            key,
        },
    )
}

/// Whether a refusal is one of a code.
pub(super) const fn is_of_code(why: &Refusal) -> bool {
    matches!(why, Refusal::BadCode | Refusal::CodeWait { .. })
}

/// The right code was typed: what was wrong before counts no more.
pub(super) fn right(db: &Connection, target: &Target) -> Result<()> {
    db.prepare_cached("delete from wrong_code where target = ?1")?.execute([target.name()])?;
    Ok(())
}

/// A new code begins anew: what was typed wrong for an older one counts no more.
pub(super) fn renewed(db: &Connection, event: &Event) -> Result<()> {
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
