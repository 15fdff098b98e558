//! `ssh installatie`: prints the configuration that sshd needs, with instructions as comments.

use std::path::Path;

use serde_json::json;

use crate::{
    cli::{
        CliError, Exit,
        args::{MAX_SESSIONS, MAX_SESSIONS_PER_USER},
        output::{
            OutputFormat,
            out::{print, print_json},
        },
        session::locale::lang,
    },
    text,
};

/// Recommended path of the program: only root can change it and its folders.
const PROGRAM_PATH: &str = "/usr/local/bin/toegang";
/// Recommended path of the database.
const DB_PATH: &str = "/var/lib/toegang/toegang.db";

/// Settings in the `Match` block of the account. Other accounts of the host are not affected.
const ACCOUNT_SETTINGS: [(&str, &str); 10] = [
    ("AuthenticationMethods", "publickey"),
    ("AuthorizedKeysFile", "none"),
    ("TrustedUserCAKeys", "none"),
    ("DisableForwarding", "yes"),
    ("PermitUserRC", "no"),
    ("PermitTTY", "yes"),
    ("ForceCommand", "none"),
    ("ClientAliveInterval", "15"),
    ("ClientAliveCountMax", "3"),
    ("LogLevel", "VERBOSE"),
];

/// Prints the configuration file for sshd, with the instructions as comments.
pub(in crate::cli) fn setup(
    path: Option<&Path>,
    account: &str,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let plain_name = |sign: char| sign.is_ascii_alphanumeric() || "_-.".contains(sign);
    if account.is_empty() || account.starts_with('-') || !account.chars().all(plain_name) {
        return Err(CliError::usage(&text::ssh::bad_account_name(lang(), account)));
    }
    let here = std::env::current_exe()?.display().to_string();
    let program =
        if super::host::is_guarded(Path::new(&here)) { here.as_str() } else { PROGRAM_PATH };
    // sshd runs in another folder, so paths must be absolute.
    let path = path.map(std::path::absolute).transpose()?;
    let db = path.as_deref().map_or(Ok(DB_PATH.to_owned()), super::lookup::checked_path)?;
    // Both limits are written out, so that the host's administrator sees them and can change them.
    let lookup = format!(
        "{program} --db {db}{} ssh opzoek --hoogstens {MAX_SESSIONS} --per-persoon {MAX_SESSIONS_PER_USER} %f",
        super::lookup::anchor_option()?
    );
    let mut settings =
        vec![("AuthorizedKeysCommand", lookup.as_str()), ("AuthorizedKeysCommandUser", account)];
    settings.extend(ACCOUNT_SETTINGS);
    let steps = text::ssh::setup_steps(lang(), &here, program, &db, account).into_iter();
    let mut lines: Vec<String> = steps.map(|step| format!("# {step}")).collect();
    lines.push(format!("Match User {account}"));
    lines.extend(settings.iter().map(|(name, value)| format!("    {name} {value}")));
    let text = lines.join("\n") + "\n";
    if format.is_json() {
        let settings: serde_json::Map<_, _> =
            settings.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        print_json(&json!({ "schema": "toegang.ssh.setup/1", "account": account,
            "program": program, "db": db, "settings": settings, "file": text }))?;
    } else {
        print(text)?;
    }
    Ok(Exit::Done as u8)
}
