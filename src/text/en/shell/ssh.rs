//! Texts about ssh in English.

use jiff::tz::TimeZone;

use crate::{
    domain::{BadKey, KeyAlerts, KeyRow, Moment, Name, Person, RSA_BITS},
    text::{
        Fact, FormWords, KeyEnds, Lang, Outside, QuestionWords, SshTexts, Trap, TrapReason,
        grammar::words::{day_full, moment},
    },
};

/// About keys, sessions and sshd.
pub(crate) const SSH: SshTexts = SshTexts {
    add_key: "Add key",
    add_key_form,
    account_unfit: |name| format!("“{name}” is not an account name."),
    added: "Added",
    alert,
    bad_key,
    call_it: "Here --name does that.",
    code_asked: "This key is not confirmed yet: it opens with the code that an Administrator \
                 gave you. Type that code and press Enter; an empty line stops.",
    code_left: "Nothing has changed. Sign in again to enter the code.",
    confirm,
    confirmed: "Confirmed",
    fingerprint: "Fingerprint",
    fixed,
    fixed_needs_number: "--fixed needs --as NUMBER: the number of a user.",
    fixed_only_screens: "--fixed takes no command and no --line-mode: the person who signs in chooses.",
    in_as: |name| format!("You are signed in as {name}."),
    lines_words: &["lines", "line-mode"],
    needs_terminal: "the screens need a terminal: ssh -t …; without a screen, in lines, works too: \
                     ssh … lines",
    no_commands: "no command is accepted over ssh. Open the screens with: ssh -t …, line mode with: \
                  ssh … lines",
    full: |most| match most {
        1 => "Somebody else is signed in, and only one session is possible. Try again later."
            .to_owned(),
        _ => format!("All {most} sessions are in use. Try again later."),
    },
    key_facts,
    key_kind: "Kind",
    key_name,
    key_state: |key, zone, is_door| match &key.withdrawn {
        Some((at, _)) => format!("✗ withdrawn {}", day_full(Lang::En, at.day(zone))),
        None if key.is_waiting() => "• waits to be confirmed".to_owned(),
        None if is_door => format!("✓ in now, {}", day_full(Lang::En, key.added.0.day(zone))),
        None => format!("✓ since {}", day_full(Lang::En, key.added.0.day(zone))),
    },
    known_key: |key| {
        let remark = key.remark().map_or(String::new(), |remark| format!(" · {remark}"));
        format!("✓ {} {}{remark}", key.fingerprint(), key.kind().name())
    },
    keys_hidden: "Only this user and an Administrator see the keys.",
    keys_none: |own| {
        let none = "No keys yet.".to_owned();
        let how = "With a key you sign in over ssh, without a password.".to_owned();
        if own { vec![none, how] } else { vec![none] }
    },
    myself: "my details",
    no_such_key: |key| format!("No key “{key}”."),
    no_such_number: |number| format!("There is no user with number {number}."),
    own_full: |open| {
        let each = open.iter().map(|(since, key)| match key {
            Some(key) => format!("since {since} with key {key}"),
            None => format!("since {since}"),
        });
        format!(
            "You have {} sessions open already, no more are possible: {}. Close one with q. A \
             session whose connection is gone ends within a minute. If one is not yours, withdraw \
             its key (g e, Keys).",
            open.len(),
            each.collect::<Vec<_>>().join("; ")
        )
    },
    path_unfit: |path| {
        format!(
            "The path {path} has characters that sshd reads differently; put it where a path has only letters, digits and / . _ - + @ ,."
        )
    },
    program: "Program",
    remark: "Remark",
    steps,
    tab_keys: |n| n.map_or("Keys".to_owned(), |n| format!("Keys ({n})")),
    trap,
    withdraw,
    withdrawn: "Withdrawn",
};

const fn fixed(outside: Outside) -> &'static str {
    match outside {
        Outside::Person => "Over ssh you stay who you are: your key says who that is.",
        Outside::File => {
            "Over ssh nothing is written to files: the disk belongs to the host. Copy with y."
        }
        Outside::Shell => "Over ssh there is no shell; q closes the session.",
    }
}

fn add_key_form(of: Option<&Name>) -> FormWords {
    let who = match of {
        Some(name) => format!("It opens once {name} confirms it, or enters the code."),
        None => "You sign in with it over ssh from then on.".to_owned(),
    };
    FormWords {
        title: "Add key",
        intro: vec![
            who,
            "Paste the one line of the file that ends in .pub, such as ~/.ssh/id_ed25519.pub."
                .to_owned(),
        ],
        button: "Add",
    }
}

fn alert(keys: KeyAlerts) -> Vec<String> {
    let waiting = match keys.waiting {
        0 => None,
        1 => Some(
            "Somebody else added a key for you. It opens nothing until you confirm it.".to_owned(),
        ),
        n => Some(format!(
            "Others added {n} keys for you. They open nothing until you confirm them."
        )),
    };
    let elsewhere = match keys.confirmed_elsewhere {
        0 => None,
        1 => {
            Some("A key opens as you that you did not confirm in a session of your own.".to_owned())
        }
        n => Some(format!(
            "There are {n} keys that open as you and that you did not confirm in a session of your own."
        )),
    };
    let mut lines: Vec<String> = waiting.into_iter().chain(elsewhere).collect();
    if !lines.is_empty() {
        lines.push("Look at your details (g e), under Keys, whether they are yours.".to_owned());
    }
    lines
}

/// The question before a user confirms a key.
fn confirm(key: &KeyRow, zone: &TimeZone) -> QuestionWords {
    let (at, by) = &key.added;
    let by = by.as_ref().map_or("the system", |by| &by.name);
    (
        "Is this key yours?".to_owned(),
        vec![
            key.fingerprint.to_string(),
            format!("Added {} by {by}.", moment(Lang::En, *at, zone)),
            "Anyone who has it signs in as you from then on. Compare the fingerprint with the one on \
             your own computer: ssh-keygen -lf FILE."
                .to_owned(),
        ],
        "Yes, mine  j",
    )
}

fn key_name(key: &KeyRow) -> String {
    key.remark.as_ref().map_or("without a remark".to_owned(), ToString::to_string)
}

fn key_facts(key: &KeyRow, zone: &TimeZone, is_door: bool) -> Vec<Fact> {
    let told = |(at, by): &(Moment, Option<Person>)| {
        let by = by.as_ref().map_or("the system", |by| &by.name);
        format!("{}, by {by}", moment(Lang::En, *at, zone))
    };
    let mut facts = vec![
        ("Kind", key.kind.name().to_owned()),
        ("Fingerprint", key.fingerprint.to_string()),
        ("Added", told(&key.added)),
    ];
    if let Some((at, by)) =
        key.confirmed.as_ref().filter(|_| key.confirmed != Some(key.added.clone()))
    {
        let how = match by {
            Some(_) => told(&(*at, by.clone())),
            None => format!("{}, taken over from an older file", moment(Lang::En, *at, zone)),
        };
        facts.push(("Confirmed", how));
    }
    if key.is_waiting() {
        let code = key.code_until.map(|at| {
            format!(", or with the code, which works until {}", day_full(Lang::En, at.day(zone)))
        });
        facts.push((
            "Opens",
            format!("once confirmed in a session of their own{}", code.unwrap_or_default()),
        ));
    }
    if is_door {
        facts.push(("Now", "You are signed in with this key.".to_owned()));
    }
    facts.extend(key.withdrawn.as_ref().map(|withdrawn| ("Withdrawn", told(withdrawn))));
    facts
}

/// The question before a key is withdrawn.
fn withdraw(ends: &KeyEnds<'_>) -> QuestionWords {
    let door = if ends.is_door {
        "You are signed in with it: this session ends as soon as you withdraw it."
    } else {
        "Sessions that use it end at once."
    };
    let last = match ends.of {
        _ if !ends.is_last => None,
        None => Some("It is your only key: you can no longer sign in over ssh.".to_owned()),
        Some(name) => {
            Some(format!("It is the only key of {name}, who can no longer sign in over ssh."))
        }
    };
    // The user signed in with their only key; without it they cannot sign in to add it again.
    let again = if ends.is_door && ends.is_last {
        "This cannot be undone."
    } else {
        "This cannot be undone, but the key can be added again."
    };
    let lines =
        [Some(ends.fingerprint.to_string()), Some(door.to_owned()), last, Some(again.to_owned())];
    let title = match ends.remark {
        Some(remark) => format!("Withdraw key {remark}?"),
        None => "Withdraw the key?".to_owned(),
    };
    (title, lines.into_iter().flatten().collect(), "Withdraw  i")
}

fn bad_key(why: BadKey) -> String {
    match why {
        BadKey::Empty => "There is no key here.".into(),
        BadKey::Secret => {
            "This is the secret half; it stays with you. Give the file that ends in .pub.".into()
        }
        BadKey::Putty => "This is a file of PuTTY (.ppk), with the secret half in it; that stays with \
             you. Open it in PuTTYgen and give the text of the box on top; the file of “Save public \
             key” works too."
            .into(),
        BadKey::Pem { format } => format!(
            "This is a public key, but not as ssh reads it. Make the one line of it: \
             ssh-keygen -i -m {format} -f FILE."
        ),
        BadKey::Several => "There are more lines here: one key at a time.".into(),
        BadKey::Options => "Something stands before the key. Give only kind, key and remark; what \
             a key may do is decided by toegang."
            .into(),
        BadKey::Kind => "This kind of key is not accepted. Accepted are: ed25519, ecdsa, those of a \
             security key (sk-…) and rsa. Make one with: ssh-keygen -t ed25519."
            .into(),
        BadKey::Body => "This key is incomplete.".into(),
        BadKey::Short { bits } => {
            format!("This rsa key has {bits} bits; fewer than {RSA_BITS} is too weak.")
        }
        BadKey::Quote { sign } => {
            format!("The remark of the key must not have a {sign}; choose another one.")
        }
        BadKey::Remark => "There is a control character in the line, or the remark has more than 200 \
             characters."
            .into(),
    }
}

/// Each line is short enough to read, and for sshd.
fn steps(here: &str, program: &str, db: &str, account: &str) -> Vec<String> {
    let folder = db.rsplit_once('/').map_or("/", |(folder, _)| folder);
    let put = if here == program {
        format!("   {program} is in its place: only root can change it.")
    } else {
        format!("   install -o root -g root -m 755 {here} {program}")
    };
    [
        "Toegang over ssh, for many people on one host. As root:".to_owned(),
        "1. Put the program where only root can change it; sshd starts no other.".to_owned(),
        put,
        "2. Make the account that everybody signs in to: without password, not locked.".to_owned(),
        format!("   useradd --system --create-home --home-dir {folder} --shell /bin/sh {account}"),
        format!("   usermod --password '*' {account}"),
        "3. Put the data there as that account's, for nobody else to read.".to_owned(),
        format!("   install -d -o {account} -g {account} -m 700 {folder}"),
        format!("   install -o {account} -g {account} -m 600 toegang.db {db}"),
        "4. Keep this file as /etc/ssh/sshd_config.d/toegang.conf. Where more than ten people".to_owned(),
        "   sign in at the same moment, put MaxStartups 100 in sshd_config itself.".to_owned(),
        "   sshd -t && systemctl reload ssh".to_owned(),
        "5. See whether all is right.".to_owned(),
        format!("   {program} --db {db} ssh setup --check --account {account}"),
        "6. Give everybody a key, as Administrator or as the person themselves. What an".to_owned(),
        "   Administrator adds opens with the activation code, or once its owner confirms it.".to_owned(),
        format!(
            "   runuser -l {account} -c '{program} --db {db} --as ADMINISTRATOR ssh keys add - --of WHO' < id.pub"
        ),
        format!("   Then that person signs in with: ssh {account}@HOST"),
    ]
    .into()
}

fn trap(trap: Trap<'_>) -> String {
    match trap {
        Trap::NoSshd(why) => format!("sshd does not show its settings; ask as root. ({why})"),
        Trap::NoAccount => "This account does not exist; see step 2 of ssh setup.".into(),
        Trap::Locked => {
            "This account is locked, and UsePAM is no: nobody can sign in. usermod --password '*'."
                .into()
        }
        Trap::OnlyRoot => "Only root can see whether this account is locked.".into(),
        Trap::NoShell(shell) => format!("{shell} runs nothing; give the account /bin/sh."),
        Trap::Unseen(why) => format!("Cannot be seen; ask as root. ({why})"),
        Trap::NotItsOwn => {
            "This is not the account's, or others reach it: chown, and chmod 600.".into()
        }
        Trap::Unguarded(path) => {
            format!("{path}: somebody other than root can change this, so sshd does not start it.")
        }
        Trap::Setting(setting, why) => format!("Put {setting}: else {}.", self::why(why)),
    }
}

const fn why(why: TrapReason) -> &'static str {
    match why {
        TrapReason::Lookup => "sshd does not look keys up in this file",
        TrapReason::LookupUser => "sshd cannot read the file; take the account itself",
        TrapReason::OwnKeys => "keys that are not in the file work too",
        TrapReason::Forced => "everybody signs in as the same user",
        TrapReason::Keys => "nobody can sign in with a key",
        TrapReason::Password => "sign-in without a key is possible",
        TrapReason::Environment => "clients can set variables that steer the program",
        TrapReason::Rc => "a file in the home folder of the account is run",
        TrapReason::Forwarding => "the host is a way to other hosts",
        TrapReason::Frozen => "sessions of lost connections stay open",
        TrapReason::Terminal => "there is no screen",
    }
}
