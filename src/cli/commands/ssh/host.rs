//! Inspects the host: owners of programs, the state of an account, and the effective settings of
//! sshd.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::Command,
};

use crate::cli::exit::system_message;

/// Usual location of sshd, which is often not on the `PATH` of normal users.
const SSHD_PATH: &str = "/usr/sbin/sshd";

/// Returns the file, or the first folder above it, that an account other than root can change. sshd
/// refuses to run such a program.
pub(super) fn find_unguarded(path: &Path) -> Option<PathBuf> {
    let Ok(real) = path.canonicalize() else { return Some(path.to_path_buf()) };
    let guarded = |path: &&Path| {
        path.metadata().is_ok_and(|found| found.uid() == 0 && found.mode() & 0o022 == 0)
    };
    real.ancestors().find(|path| !guarded(path)).map(Path::to_path_buf)
}

/// Returns whether only root can change the file and the folders above it.
pub(super) fn is_guarded(path: &Path) -> bool {
    find_unguarded(path).is_none()
}

/// An account in the host's user database.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) id: u32,
    pub(super) shell: String,
    /// `true` if the account is locked; `None` if only root can read that.
    pub(super) locked: Option<bool>,
}

/// Looks up an account by name in the host's user database.
pub(super) fn account(name: &str) -> Option<Account> {
    let field = |file: &str, at: usize| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.split(':').next() == Some(name))?;
        line.split(':').nth(at).map(ToOwned::to_owned)
    };
    Some(Account {
        id: field("/etc/passwd", 2)?.parse().ok()?,
        shell: field("/etc/passwd", 6)?,
        locked: field("/etc/shadow", 1).map(|password| password.starts_with('!')),
    })
}

/// Runs `sshd -T` and returns the effective settings for an account, by lowercase keyword. The
/// error is sshd's message.
pub(super) fn settings(
    account: &str,
    config: Option<&Path>,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let program = if Path::new(SSHD_PATH).exists() { SSHD_PATH } else { "sshd" };
    let mut sshd = Command::new(program);
    sshd.arg("-T").arg("-C").arg(format!("user={account},host=localhost,addr=127.0.0.1"));
    if let Some(config) = config {
        sshd.arg("-f").arg(config);
    }
    let done = sshd.output().map_err(|error| format!("{program}: {}", system_message(&error)))?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).trim().to_owned());
    }
    Ok(read(&String::from_utf8_lossy(&done.stdout)))
}

/// Parses the output of `sshd -T`, which may repeat a keyword with another value.
fn read(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in text.lines().filter_map(|line| line.split_once(' ')) {
        all.entry(name.to_owned()).or_default().push(value.to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_in_a_writable_folder_is_unguarded() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("toegang");
        fs::write(&program, "").unwrap();
        // Every account can write to the temporary folder, so the file's own mode does not matter.
        assert!(find_unguarded(&program).is_some());
        assert!(!is_guarded(Path::new("/nergens/toegang")));
        assert!(is_guarded(Path::new("/bin/sh")));
    }

    #[test]
    fn a_keyword_can_have_several_values() {
        let all = read("usepam yes\nacceptenv LANG\nacceptenv LC_*\nforcecommand none\n");
        assert_eq!(all["acceptenv"], ["LANG", "LC_*"]);
        assert_eq!(all["forcecommand"], ["none"]);
    }
}
