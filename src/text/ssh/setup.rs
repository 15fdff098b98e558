//! Texts about the setup of sshd, and its problems.

use crate::text::{Lang, Text, both};

/// A problem that the check of an ssh setup found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupProblem<'a> {
    /// sshd does not print its settings; with its error message.
    NoSshd(&'a str),
    /// The account does not exist on the host.
    NoAccount,
    /// The account is locked, and sshd does not use PAM.
    Locked,
    /// Only root can see whether the account is locked.
    OnlyRoot,
    /// The login shell of the account runs nothing.
    NoShell(&'a str),
    /// The data file cannot be inspected; with the reason.
    Unseen(&'a str),
    /// The data file belongs to another account, or others can read it.
    NotItsOwn,
    /// Users other than root can write the program or a folder above it.
    Unguarded(&'a str),
    /// A setting of sshd must have this value; with the reason.
    Setting(&'a str, ProblemReason),
}

/// The reason why a setting of sshd matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemReason {
    /// Otherwise sshd would not look up keys.
    Lookup,
    /// Otherwise the look-up could not read the file.
    LookupUser,
    /// Otherwise keys outside the data file would work.
    OwnKeys,
    /// Otherwise everybody would sign in as one user.
    Forced,
    /// Otherwise nobody could sign in with a key.
    Keys,
    /// Otherwise a password would sign in, although only a key identifies the user.
    Password,
    /// Otherwise variables sent by a client would influence the program.
    Environment,
    /// Otherwise a file in the home folder would be run.
    Rc,
    /// Otherwise the host would forward connections to other hosts.
    Forwarding,
    /// Otherwise sessions of lost connections would stay open.
    Frozen,
    /// Otherwise the screens would have no terminal.
    Terminal,
}

/// The error for a name that no account can have.
pub fn bad_account_name(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Nl => format!("„{name}” is geen naam van een account."),
        Lang::En => format!("“{name}” is not an account name."),
    }
}

/// The error for a path that sshd would interpret differently.
pub fn bad_path(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "Het pad {path} heeft tekens die sshd anders leest; gebruik een pad met alleen \
             letters, cijfers en / . _ - + @ ,."
        ),
        Lang::En => format!(
            "The path {path} has characters that sshd reads differently; use a path with only \
             letters, digits and / . _ - + @ ,."
        ),
    }
}

/// The steps to set up sshd; each line is short enough to read, and for sshd.
pub fn setup_steps(lang: Lang, here: &str, program: &str, db: &str, account: &str) -> Vec<String> {
    let folder = db.rsplit_once('/').map_or("/", |(folder, _)| folder);
    let put = if here == program {
        match lang {
            Lang::Nl => format!("   {program} staat goed: alleen root kan erbij."),
            Lang::En => format!("   {program} is in its place: only root can change it."),
        }
    } else {
        format!("   install -o root -g root -m 755 {here} {program}")
    };
    match lang { Lang::Nl => [
        "Toegang over ssh, voor velen op één host. Als root:".to_owned(),
        "1. Zet het programma waar alleen root bij kan; sshd start geen ander.".to_owned(),
        put,
        "2. Maak het account waarmee iedereen aanmeldt: zonder wachtwoord, niet op slot.".to_owned(),
        format!("   useradd --system --create-home --home-dir {folder} --shell /bin/sh {account}"),
        format!("   usermod --password '*' {account}"),
        "3. Zet het gegevensbestand erbij, van dat account en voor niemand anders te lezen.".to_owned(),
        format!("   install -d -o {account} -g {account} -m 700 {folder}"),
        format!("   install -o {account} -g {account} -m 600 toegang.db {db}"),
        "4. Bewaar dit bestand als /etc/ssh/sshd_config.d/toegang.conf. Komen er meer dan tien".to_owned(),
        "   mensen op hetzelfde ogenblik, zet dan MaxStartups 100 in sshd_config zelf.".to_owned(),
        "   sshd -t && systemctl reload ssh".to_owned(),
        "5. Controleer de installatie.".to_owned(),
        format!("   {program} --db {db} ssh installatie --controleer --account {account}"),
        "6. Geef iedereen een sleutel, als Beheerder of als de persoon zelf. Wat een Beheerder".to_owned(),
        "   toevoegt, werkt pas met de activatiecode, of als de persoon het zelf bevestigt.".to_owned(),
        format!(
            "   runuser -l {account} -c '{program} --db {db} --als BEHEERDER ssh sleutels toevoegen - --van WIE' < id.pub"
        ),
        format!("   Daarna meldt die persoon aan met: ssh {account}@HOST"),
    ]
    .into(), Lang::En => [
        "Toegang over ssh, for many people on one host. As root:".to_owned(),
        "1. Put the program where only root can change it; sshd runs no other.".to_owned(),
        put,
        "2. Create the account that everybody signs in to: no password, but not locked.".to_owned(),
        format!("   useradd --system --create-home --home-dir {folder} --shell /bin/sh {account}"),
        format!("   usermod --password '*' {account}"),
        "3. Put the data file there, owned by that account and readable by nobody else.".to_owned(),
        format!("   install -d -o {account} -g {account} -m 700 {folder}"),
        format!("   install -o {account} -g {account} -m 600 toegang.db {db}"),
        "4. Save this file as /etc/ssh/sshd_config.d/toegang.conf. If more than ten people".to_owned(),
        "   sign in at the same moment, set MaxStartups 100 in sshd_config itself.".to_owned(),
        "   sshd -t && systemctl reload ssh".to_owned(),
        "5. Check the setup.".to_owned(),
        format!("   {program} --db {db} ssh setup --check --account {account}"),
        "6. Give everybody a key, as Administrator or as that person. A key that an".to_owned(),
        "   Administrator adds works with the activation code, or once its owner confirms it.".to_owned(),
        format!(
            "   runuser -l {account} -c '{program} --db {db} --as ADMINISTRATOR ssh keys add - --of WHO' < id.pub"
        ),
        format!("   Then that person signs in with: ssh {account}@HOST"),
    ]
    .into() }
}

const ONLY_ROOT: Text = both(
    "Alleen root kan zien of dit account op slot is.",
    "Only root can see whether this account is locked.",
);

const NO_ACCOUNT: Text = both(
    "Dit account is er niet; zie stap 2 van ssh installatie.",
    "This account does not exist; see step 2 of ssh setup.",
);

/// A problem of an ssh setup, as a sentence.
pub fn describe_problem(lang: Lang, problem: SetupProblem<'_>) -> String {
    match (lang, problem) {
        (Lang::Nl, SetupProblem::NoSshd(why)) => {
            format!("sshd toont zijn instellingen niet; voer dit uit als root. ({why})")
        }
        (Lang::En, SetupProblem::NoSshd(why)) => {
            format!("sshd does not show its settings; run this as root. ({why})")
        }
        (_, SetupProblem::NoAccount) => NO_ACCOUNT.of(lang).into(),
        (Lang::Nl, SetupProblem::Locked) => {
            "Dit account is op slot, en UsePAM is no: niemand kan aanmelden. Voer uit: usermod \
             --password '*'."
                .into()
        }
        (Lang::En, SetupProblem::Locked) => {
            "This account is locked, and UsePAM is no: nobody can sign in. Run: usermod --password \
             '*'."
                .into()
        }
        (_, SetupProblem::OnlyRoot) => ONLY_ROOT.of(lang).into(),
        (Lang::Nl, SetupProblem::NoShell(shell)) => {
            format!("{shell} voert niets uit; geef het account /bin/sh.")
        }
        (Lang::En, SetupProblem::NoShell(shell)) => {
            format!("{shell} runs nothing; give the account /bin/sh.")
        }
        (Lang::Nl, SetupProblem::Unseen(why)) => {
            format!("Niet te controleren; voer dit uit als root. ({why})")
        }
        (Lang::En, SetupProblem::Unseen(why)) => {
            format!("Cannot be checked; run this as root. ({why})")
        }
        (Lang::Nl, SetupProblem::NotItsOwn) => {
            "Dit is niet van het account, of anderen kunnen erbij; gebruik chown en chmod 600."
                .into()
        }
        (Lang::En, SetupProblem::NotItsOwn) => {
            "The account does not own this, or others can access it; use chown and chmod 600."
                .into()
        }
        (Lang::Nl, SetupProblem::Unguarded(path)) => {
            format!("{path}: een ander dan root kan dit wijzigen, dus sshd start het niet.")
        }
        (Lang::En, SetupProblem::Unguarded(path)) => {
            format!("{path}: somebody other than root can change this, so sshd does not start it.")
        }
        (Lang::Nl, SetupProblem::Setting(setting, why)) => {
            format!("Zet {setting}: anders {}.", self::consequence(lang, why))
        }
        (Lang::En, SetupProblem::Setting(setting, why)) => {
            format!("Set {setting}; otherwise {}.", self::consequence(lang, why))
        }
    }
}

const fn consequence(lang: Lang, why: ProblemReason) -> &'static str {
    match why {
        ProblemReason::Lookup => both(
            "vraagt sshd niet van wie een sleutel is in dit bestand",
            "sshd does not look up keys in this file",
        ),
        ProblemReason::LookupUser => both(
            "kan sshd het bestand niet lezen; gebruik het account zelf",
            "sshd cannot read the file; use the account itself",
        ),
        ProblemReason::OwnKeys => both(
            "gelden ook sleutels die niet in het bestand staan",
            "keys that are not in the file work too",
        ),
        ProblemReason::Forced => {
            both("meldt iedereen aan als dezelfde gebruiker", "everybody signs in as the same user")
        }
        ProblemReason::Keys => {
            both("kan niemand aanmelden met een sleutel", "nobody can sign in with a key")
        }
        ProblemReason::Password => {
            both("kan iemand aanmelden zonder sleutel", "sign-in without a key is possible")
        }
        ProblemReason::Environment => both(
            "kan een client variabelen zetten die het programma sturen",
            "clients can set variables that steer the program",
        ),
        ProblemReason::Rc => both(
            "wordt een bestand uit de map van het account uitgevoerd",
            "a file in the home folder of the account is run",
        ),
        ProblemReason::Forwarding => both(
            "kan iemand via deze host andere hosts bereiken",
            "people can reach other hosts through this one",
        ),
        ProblemReason::Frozen => both(
            "blijven sessies van verbroken verbindingen open",
            "sessions of lost connections stay open",
        ),
        ProblemReason::Terminal => both("is er geen scherm", "the screens have no terminal"),
    }
    .of(lang)
}
