//! A session with an unconfirmed key. It asks for the key's code and offers nothing else until the
//! code is right.

use std::{path::Path, time::Duration};

use crate::{
    cli::{
        CliError, Exit,
        args::SshSession,
        lines::typed_line,
        output::out::{print, print_to_stderr},
        session::{database, locale::lang, seats, time_zone},
    },
    domain::{KeyId, Refusal, SignUp, UserId, Via},
    store::StoreError,
    text,
    work::now,
};

/// Maximum number of codes that a user may try per session.
const MAX_ATTEMPTS: usize = 5;

/// Asks for the code until it is right, and returns the owner of the key. Needs no cursor
/// addressing.
///
/// # Errors
/// Fails if the key needs no code, all attempts fail, or the user enters an empty line.
pub(in crate::cli) fn confirm_with_code(
    db: &Path,
    wait: Duration,
    key: KeyId,
    door: &SshSession,
) -> Result<UserId, CliError> {
    let mut store = database::open(db, wait)?;
    let Some(waiting) = store.waiting_key(key)? else { return Err(no_code_error()) };
    let _seat = seats::acquire(db, seats::SeatHolder::Waiting(key), door)?;
    print(format!("{}\n", text::ssh::CODE_ASKED.of(lang())))?;
    let zone = time_zone::zone();
    for _ in 0..MAX_ATTEMPTS {
        let code = typed_line()?.filter(|code| !code.is_empty()).ok_or_else(no_code_error)?;
        match store.enter(&SignUp::UseKey { key, code }, Via::Tui, now(&zone)) {
            Ok(receipt) => {
                let lines = text::receipt(lang(), &receipt, &zone);
                print(lines.into_iter().map(|line| line + "\n").collect::<String>())?;
                return Ok(waiting.user);
            }
            Err(StoreError::Refused(why @ Refusal::BadCode)) => {
                print_to_stderr(text::refusal(lang(), &why, &zone));
            }
            Err(error) => return Err(CliError::about_file(db, error)),
        }
    }
    Err(no_code_error())
}

/// Returns the error of a session that ends without the right code.
fn no_code_error() -> CliError {
    CliError {
        exit: Exit::Refused,
        ..CliError::not_found("key_waits", text::ssh::CODE_NOT_ENTERED.of(lang()).to_owned())
    }
}
