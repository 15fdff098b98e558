//! `ssh opzoek`: answers sshd's query about a key.

use std::{env::current_exe, path::Path, time::Duration};

use crate::{
    cli::{
        CliError, Exit,
        args::{MAX_SESSIONS, MAX_SESSIONS_PER_USER},
        output::out::print_exactly,
        session::{database, locale::lang},
    },
    domain::{Fingerprint, SshKey},
    store::Store,
    text,
};

/// Prints the `authorized_keys` line of a key, which starts a session as the key's owner. For an
/// unconfirmed key, the session asks for the key's code. For a key without access it prints nothing
/// and succeeds. The line contains only checked paths, two numbers and a re-encoded key.
pub(in crate::cli) fn lookup(
    db: &Path,
    wait: Duration,
    fingerprint: &str,
    most: usize,
    each: usize,
) -> Result<u8, CliError> {
    let Ok(fingerprint) = Fingerprint::new(fingerprint) else { return Ok(Exit::Done as u8) };
    follow_if_shared(db, wait)?;
    if let Some(key) = Store::key_that_opens(db, wait, &fingerprint)? {
        let most =
            if most == MAX_SESSIONS { String::new() } else { format!(" --hoogstens {most}") };
        let each = if each == MAX_SESSIONS_PER_USER {
            String::new()
        } else {
            format!(" --per-persoon {each}")
        };
        let most = most + &each;
        let db = format!("--db {}{}", checked_path(&db.canonicalize()?)?, anchor_option()?);
        print_exactly(authorized_keys_line(&key, &checked_path(&current_exe()?)?, &db, &most))?;
    }
    Ok(Exit::Done as u8)
}

/// Takes over what other hosts did to a shared file, such as the withdrawal of a key. Fails without
/// a connection: then no key opens a session.
fn follow_if_shared(db: &Path, wait: Duration) -> Result<(), CliError> {
    if Store::is_marked_shared(db, wait)? {
        database::open(db, wait)?;
    }
    Ok(())
}

fn authorized_keys_line(row: &SshKey, program: &str, db: &str, most: &str) -> String {
    let Some(key) = row.key() else { return String::new() };
    let (user, id) = (row.user.0, row.id.0);
    // A session with an unconfirmed key has no user yet; it only asks for the code.
    let who = if row.is_waiting() {
        format!("--vast --sleutel {id} --code")
    } else {
        format!("--als {user} --vast --sleutel {id}")
    };
    format!("restrict,pty,command=\"exec {program} {db} {who}{most}\" {key}\n")
}

/// Returns the `--anker` option that gives sessions over ssh the anchor file of this run. Empty if
/// no anchor is set.
pub(super) fn anchor_option() -> Result<String, CliError> {
    let path = database::anchor_path().map(std::path::absolute).transpose()?;
    path.map_or(Ok(String::new()), |path| Ok(format!(" --anker {}", checked_path(&path)?)))
}

/// Returns the path as text. Fails unless it is absolute and has no special characters for sshd or
/// the shell.
pub(super) fn checked_path(path: &Path) -> Result<String, CliError> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-+@,".contains(sign);
    let text = path.to_str().filter(|text| text.starts_with('/') && text.chars().all(plain));
    let unfit = || CliError::usage(&text::ssh::bad_path(lang(), &path.display().to_string()));
    text.map(ToOwned::to_owned).ok_or_else(unfit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_special_characters_is_refused() {
        assert_eq!(
            checked_path(Path::new("/opt/toegang-1.0/toegang")).unwrap(),
            "/opt/toegang-1.0/toegang"
        );
        for path in ["toegang", "/a b", "/a\"b", "/a'b", "/$HOME", "/a;b", "/a\\b", "/a\nb", "/é"]
        {
            assert!(checked_path(Path::new(path)).is_err(), "{path}");
        }
    }
}
