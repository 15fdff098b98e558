//! What is said in English about coming in over ssh.

use crate::{
    domain::{BadKey, RSA_BITS},
    text::{Outside, SshTexts, Trap, Why},
};

/// About keys, sessions and sshd.
pub(super) const SSH: SshTexts = SshTexts {
    account_unfit: |name| format!("“{name}” is no name of an account."),
    added: "Added",
    bad_key,
    fingerprint: "Fingerprint",
    fixed,
    fixed_needs_number: "--fixed needs --as NUMBER: the number of a user.",
    fixed_only_screens: "--fixed only opens the screen: no command, no lines.",
    full: |most| {
        format!("There are {most} people in at once already, no more fit. Try again later.")
    },
    key_kind: "Kind",
    no_such_key: |key| format!("No key “{key}”."),
    no_such_number: |number| format!("There is no user with number {number}."),
    path_unfit: |path| {
        format!(
            "The path {path} has signs that sshd reads otherwise; put it where a path has only letters, digits and / . _ - + @ ,."
        )
    },
    program: "Program",
    remark: "Remark",
    steps,
    trap,
    withdrawn: "Withdrawn",
};

const fn fixed(outside: Outside) -> &'static str {
    match outside {
        Outside::Person => "Over ssh you stay who you are: your key says who that is.",
        Outside::File => {
            "Over ssh nothing goes into a file: the disk is that of the host. Copy with y."
        }
        Outside::Shell => "Over ssh there is no shell; q closes the session.",
    }
}

fn bad_key(why: BadKey) -> String {
    match why {
        BadKey::Empty => "There is no key here.".into(),
        BadKey::Secret => {
            "This is the secret half; it stays with you. Give the file that ends in .pub.".into()
        }
        BadKey::Several => "There are more lines here: one key at a time.".into(),
        BadKey::Options => "Something stands before the key. Give only kind, key and remark; what \
             a key may do is decided by toegang."
            .into(),
        BadKey::Kind => "This kind of key is not taken. These are: ed25519, ecdsa, those of a \
             security key (sk-…) and rsa. Make one with: ssh-keygen -t ed25519."
            .into(),
        BadKey::Body => "This is no whole key of that kind; something is missing.".into(),
        BadKey::Short { bits } => {
            format!("This rsa key has {bits} bits; fewer than {RSA_BITS} is too weak.")
        }
        BadKey::Quote { sign } => {
            format!("The remark of the key may not have a {sign}; give one with --name.")
        }
        BadKey::Remark => "There is a control sign in the line, or the remark has more than 200 \
             signs."
            .into(),
    }
}

/// No line has more than sshd and a person read at once.
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
        "2. Make the account with which everybody comes in: without password, not locked.".to_owned(),
        format!("   useradd --system --create-home --home-dir {folder} --shell /bin/sh {account}"),
        format!("   usermod --password '*' {account}"),
        "3. Put the data there as that account's, for nobody else to read.".to_owned(),
        format!("   install -d -o {account} -g {account} -m 700 {folder}"),
        format!("   install -o {account} -g {account} -m 600 toegang.db {db}"),
        "4. Keep this file as /etc/ssh/sshd_config.d/toegang.conf. Where more than ten people".to_owned(),
        "   come at the same moment, put MaxStartups 100 in sshd_config itself.".to_owned(),
        "   sshd -t && systemctl reload ssh".to_owned(),
        "5. See whether all is right.".to_owned(),
        format!("   {program} --db {db} ssh setup --check --account {account}"),
        "6. Give everybody a key, as Administrator or as the person himself.".to_owned(),
        format!(
            "   runuser -l {account} -c '{program} --db {db} --as ADMINISTRATOR ssh keys add - --of WHO' < id.pub"
        ),
        format!("   Then that person comes in with: ssh {account}@HOST"),
    ]
    .into()
}

fn trap(trap: Trap<'_>) -> String {
    match trap {
        Trap::NoSshd(why) => format!("sshd does not tell its settings; ask as root. ({why})"),
        Trap::NoAccount => "This account is not there; see step 2 of ssh setup.".into(),
        Trap::Locked => {
            "This account is locked, and UsePAM is no: nobody comes in. usermod --password '*'."
                .into()
        }
        Trap::OnlyRoot => "Whether this account is locked is seen by root only.".into(),
        Trap::NoShell(shell) => format!("{shell} runs nothing; give the account /bin/sh."),
        Trap::Unseen(why) => format!("Not to be seen; ask as root. ({why})"),
        Trap::NotItsOwn => {
            "This is not the account's, or others reach it: chown, and chmod 600.".into()
        }
        Trap::Unguarded(path) => {
            format!("{path}: somebody else than root can change this, so sshd does not start it.")
        }
        Trap::Setting(setting, why) => format!("Put {setting}: else {}.", self::why(why)),
    }
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Lookup => "sshd does not ask whose a key is in this file",
        Why::LookupUser => "sshd cannot read the file; take the account itself",
        Why::OwnKeys => "keys count too that are not in the file",
        Why::Forced => "everybody comes in as the same one",
        Why::Keys => "nobody comes in with a key",
        Why::Password => "there is a way in without a key",
        Why::Environment => "somebody steers the program with what he sends along",
        Why::Rc => "a file in the folder of the account is run",
        Why::Forwarding => "the host is a way to other hosts",
        Why::Frozen => "who is gone without a word stays in",
        Why::Terminal => "there is no screen",
    }
}
