//! `ssh installatie --controleer`: checks an installation for known mistakes.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt, path::Path};

use super::host::{self, Account};
use crate::{
    cli::{
        CliError, Exit,
        commands::integrity::finding::{self, Finding},
        exit::system_message,
        output::OutputFormat,
        session::locale::lang,
    },
    text::{self, ProblemReason, SetupProblem},
};

type SshdSettings = BTreeMap<String, Vec<String>>;

/// Required settings of sshd: keyword, value, and the reason shown if it differs.
const REQUIRED_SETTINGS: [(&str, &str, ProblemReason); 10] = [
    ("FingerprintHash", "SHA256", ProblemReason::Lookup),
    ("AuthenticationMethods", "publickey", ProblemReason::Password),
    ("AuthorizedKeysFile", "none", ProblemReason::OwnKeys),
    ("TrustedUserCAKeys", "none", ProblemReason::OwnKeys),
    ("ForceCommand", "none", ProblemReason::Forced),
    ("PubkeyAuthentication", "yes", ProblemReason::Keys),
    ("PermitUserEnvironment", "no", ProblemReason::Environment),
    ("PermitUserRC", "no", ProblemReason::Rc),
    ("DisableForwarding", "yes", ProblemReason::Forwarding),
    ("PermitTTY", "yes", ProblemReason::Terminal),
];

/// Prints the findings. Returns exit code 5 if any item is wrong.
pub(in crate::cli) fn check(
    db: &Path,
    name: &str,
    config: Option<&Path>,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let db = &std::path::absolute(db)?;
    let account = host::account(name);
    let mut findings = vec![file_finding(db, account.as_ref())];
    match host::settings(name, config) {
        Ok(settings) => {
            findings.push(account_finding(name, account.as_ref(), &settings));
            findings.extend(lookup_findings(db, name, &settings));
            findings.extend(settings_findings(&settings));
        }
        Err(why) => findings.push(Finding {
            name: "sshd",
            what: "sshd",
            value: "–".to_owned(),
            advice: Some(describe_problem(SetupProblem::NoSshd(&why))),
        }),
    }
    let fine = findings.iter().all(|one| one.advice.is_none());
    finding::print("toegang.ssh.check/1", &findings, format)?;
    Ok(if fine { Exit::Done } else { Exit::Refused } as u8)
}

fn describe_problem(problem: SetupProblem<'_>) -> String {
    text::ssh::describe_problem(lang(), problem)
}

/// Checks that the account owns the file, and that other accounts have no access.
fn file_finding(db: &Path, account: Option<&Account>) -> Finding {
    let shown = db.display().to_string();
    let advice = match (fs::symlink_metadata(db), account) {
        (Err(error), _) => Some(describe_problem(SetupProblem::Unseen(&system_message(&error)))),
        (Ok(found), Some(account)) if found.uid() != account.id || found.mode() & 0o077 != 0 => {
            Some(describe_problem(SetupProblem::NotItsOwn))
        }
        _ => None,
    };
    Finding { name: "file", what: text::shell::FILE.of(lang()), value: shown, advice }
}

/// Checks that the account exists, is not locked, and has a shell that can run sshd's command.
fn account_finding(name: &str, account: Option<&Account>, settings: &SshdSettings) -> Finding {
    let pam = value(settings, "usepam") == "yes";
    let advice = match account {
        None => Some(describe_problem(SetupProblem::NoAccount)),
        Some(it) if it.shell.ends_with("/nologin") || it.shell.ends_with("/false") => {
            Some(describe_problem(SetupProblem::NoShell(&it.shell)))
        }
        Some(it) if it.locked == Some(true) && !pam => Some(describe_problem(SetupProblem::Locked)),
        Some(it) if it.locked.is_none() && !pam => Some(describe_problem(SetupProblem::OnlyRoot)),
        Some(_) => None,
    };
    Finding { name: "account", what: "Account", value: name.to_owned(), advice }
}

/// Checks that sshd runs the key lookup of this program, on this file and as this account. Also
/// checks that only root can replace the program.
fn lookup_findings(db: &Path, account: &str, settings: &SshdSettings) -> Vec<Finding> {
    let command = value(settings, "authorizedkeyscommand");
    let mut words = command.split_whitespace();
    let program = words.next().filter(|word| word.starts_with('/'));
    let words: Vec<&str> = words.collect();
    let asks = words.iter().any(|word| matches!(*word, "opzoek" | "lookup"))
        && words.contains(&"%f")
        && words.iter().any(|word| db.to_str() == Some(word.trim_start_matches("--db=")));
    let unguarded = program.and_then(|program| host::find_unguarded(Path::new(program)));
    let unguarded = unguarded.map(|path| path.display().to_string());
    let by = value(settings, "authorizedkeyscommanduser");
    let wrong = |fine: bool, keyword: &str, why| (!fine).then(|| setting_advice(keyword, why));
    vec![
        Finding {
            name: "lookup",
            what: "AuthorizedKeysCommand",
            value: command.to_owned(),
            advice: wrong(asks, "AuthorizedKeysCommand … ssh opzoek %f", ProblemReason::Lookup),
        },
        Finding {
            name: "program",
            what: text::ssh::PROGRAM.of(lang()),
            value: program.unwrap_or("–").to_owned(),
            advice: unguarded
                .as_deref()
                .map(|path| describe_problem(SetupProblem::Unguarded(path))),
        },
        Finding {
            name: "lookup_user",
            what: "AuthorizedKeysCommandUser",
            value: by.to_owned(),
            advice: wrong(
                by == account,
                &format!("AuthorizedKeysCommandUser {account}"),
                ProblemReason::LookupUser,
            ),
        },
    ]
}

fn settings_findings(settings: &SshdSettings) -> Vec<Finding> {
    let mut findings: Vec<Finding> = REQUIRED_SETTINGS
        .iter()
        .map(|(keyword, wanted, why)| {
            let found = value(settings, &keyword.to_lowercase());
            let advice = || setting_advice(&format!("{keyword} {wanted}"), *why);
            let advice = (found != *wanted).then(advice);
            Finding { name: keyword, what: keyword, value: found.to_owned(), advice }
        })
        .collect();
    let alive = ["clientaliveinterval", "clientalivecountmax"].map(|name| value(settings, name));
    let ends = alive.iter().all(|value| value.parse::<u32>().is_ok_and(|number| number > 0));
    let advice =
        setting_advice("ClientAliveInterval 15, ClientAliveCountMax 3", ProblemReason::Frozen);
    findings.push(Finding {
        name: "ClientAlive",
        what: "ClientAlive",
        value: alive.join(" × "),
        advice: (!ends).then_some(advice),
    });
    let accepted = settings.get("acceptenv").map(Vec::as_slice).unwrap_or_default();
    let words = || accepted.iter().flat_map(|line| line.split_whitespace());
    let harmful = |name: &str| ["TOEGANG", "LD_", "*", "?"].iter().any(|one| name.starts_with(one));
    let advice = setting_advice("AcceptEnv LANG LC_*", ProblemReason::Environment);
    findings.push(Finding {
        name: "AcceptEnv",
        what: "AcceptEnv",
        value: words().collect::<Vec<_>>().join(" "),
        advice: words().any(harmful).then_some(advice),
    });
    findings
}

fn setting_advice(setting: &str, why: ProblemReason) -> String {
    describe_problem(SetupProblem::Setting(setting, why))
}

fn value<'a>(settings: &'a SshdSettings, keyword: &str) -> &'a str {
    settings.get(keyword).and_then(|values| values.first()).map_or("–", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings_with_advice(findings: &[Finding]) -> Vec<&str> {
        findings.iter().filter(|one| one.advice.is_some()).map(|one| one.name).collect()
    }

    fn settings_with(changes: &[(&str, &str)]) -> SshdSettings {
        let good = [
            ("fingerprinthash", "SHA256"),
            ("authorizedkeysfile", "none"),
            ("trustedusercakeys", "none"),
            ("forcecommand", "none"),
            ("pubkeyauthentication", "yes"),
            ("permituserenvironment", "no"),
            ("permituserrc", "no"),
            ("disableforwarding", "yes"),
            ("permittty", "yes"),
            ("authenticationmethods", "publickey"),
            ("clientaliveinterval", "15"),
            ("clientalivecountmax", "3"),
            ("acceptenv", "LANG"),
            ("usepam", "no"),
            ("authorizedkeyscommand", "/bin/sh --db /x/t.db ssh opzoek %f"),
            ("authorizedkeyscommanduser", "toegang"),
        ];
        let all = good.iter().chain(changes);
        all.map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect()
    }

    #[test]
    fn every_insecure_sshd_setting_is_reported() {
        assert_eq!(findings_with_advice(&settings_findings(&settings_with(&[]))), [""; 0]);
        for (keyword, value, name) in [
            ("authorizedkeysfile", ".ssh/authorized_keys", "AuthorizedKeysFile"),
            ("fingerprinthash", "MD5", "FingerprintHash"),
            ("trustedusercakeys", "/etc/ssh/ca.pub", "TrustedUserCAKeys"),
            ("forcecommand", "/bin/sh", "ForceCommand"),
            ("pubkeyauthentication", "no", "PubkeyAuthentication"),
            ("permituserenvironment", "yes", "PermitUserEnvironment"),
            ("permituserrc", "yes", "PermitUserRC"),
            ("disableforwarding", "no", "DisableForwarding"),
            ("permittty", "no", "PermitTTY"),
            ("authenticationmethods", "any", "AuthenticationMethods"),
            ("clientaliveinterval", "0", "ClientAlive"),
            ("clientalivecountmax", "0", "ClientAlive"),
            ("acceptenv", "LANG TOEGANG_*", "AcceptEnv"),
            ("acceptenv", "*", "AcceptEnv"),
        ] {
            assert_eq!(
                findings_with_advice(&settings_findings(&settings_with(&[(keyword, value)]))),
                [name],
                "{keyword} {value}"
            );
        }
    }

    #[test]
    fn sshd_asks_this_program_about_this_file_as_the_account() {
        let db = Path::new("/x/t.db");
        let of = |changes: &[(&str, &str)]| {
            findings_with_advice(&lookup_findings(db, "toegang", &settings_with(changes)))
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert!(of(&[]).is_empty());
        let command = "authorizedkeyscommand";
        assert_eq!(of(&[(command, "none")]), ["lookup"]);
        assert_eq!(of(&[(command, "/bin/sh --db /y/t.db ssh opzoek %f")]), ["lookup"]);
        assert_eq!(of(&[(command, "/bin/sh --db /x/t.db ssh opzoek %k")]), ["lookup"]);
        let temporary = std::env::temp_dir().join("toegang").display().to_string();
        let other = format!("{temporary} --db=/x/t.db ssh lookup %f");
        assert_eq!(of(&[(command, &other)]), ["program"]);
        assert_eq!(of(&[("authorizedkeyscommanduser", "nobody")]), ["lookup_user"]);
    }

    #[test]
    fn an_account_that_cannot_sign_in_is_reported_with_the_reason() {
        let of = |shell: &str, locked, pam: &str| {
            let account = Account { id: 1, shell: shell.to_owned(), locked };
            account_finding("toegang", Some(&account), &settings_with(&[("usepam", pam)]))
                .advice
                .is_some()
        };
        assert!(!of("/bin/sh", Some(false), "no") && !of("/bin/sh", Some(true), "yes"));
        assert!(of("/bin/sh", Some(true), "no"), "locked");
        assert!(of("/bin/sh", None, "no"), "only root sees");
        assert!(of("/usr/sbin/nologin", Some(false), "yes"));
        assert!(account_finding("toegang", None, &settings_with(&[])).advice.is_some());
    }
}
