//! What is said in Dutch about coming in over ssh.

use crate::{
    domain::{BadKey, RSA_BITS},
    text::{Outside, SshTexts, Trap, Why},
};

/// About keys, sessions and sshd.
pub(super) const SSH: SshTexts = SshTexts {
    account_unfit: |name| format!("„{name}” is geen naam van een account."),
    added: "Toegevoegd",
    bad_key,
    fingerprint: "Vingerafdruk",
    fixed,
    fixed_needs_number: "--vast gaat alleen met --als NUMMER: het nummer van een gebruiker.",
    fixed_only_screens: "--vast opent alleen het scherm: geen opdracht, geen regels.",
    full: |most| {
        format!("Er zijn al {most} mensen tegelijk binnen, meer kan niet. Probeer het straks weer.")
    },
    key_kind: "Soort",
    no_such_key: |key| format!("Geen sleutel „{key}”."),
    no_such_number: |number| format!("Er is geen gebruiker met nummer {number}."),
    path_unfit: |path| {
        format!(
            "Het pad {path} heeft tekens die sshd anders leest; zet het waar alleen letters, cijfers en / . _ - + @ , in het pad staan."
        )
    },
    program: "Programma",
    remark: "Opmerking",
    steps,
    trap,
    withdrawn: "Ingetrokken",
};

const fn fixed(outside: Outside) -> &'static str {
    match outside {
        Outside::Person => "Over ssh blijf je wie je bent: je sleutel zegt wie dat is.",
        Outside::File => {
            "Over ssh gaat niets in een bestand: de schijf is die van de host. Kopieer met y."
        }
        Outside::Shell => "Over ssh is er geen shell; q sluit de sessie.",
    }
}

fn bad_key(why: BadKey) -> String {
    match why {
        BadKey::Empty => "Hier staat geen sleutel.".into(),
        BadKey::Secret => {
            "Dit is de geheime helft; die blijft bij jou. Geef het bestand dat op .pub eindigt."
                .into()
        }
        BadKey::Several => "Hier staan meer regels: één sleutel tegelijk.".into(),
        BadKey::Options => "Vóór de sleutel staat iets. Geef alleen soort, sleutel en opmerking; \
             wat een sleutel mag bepaalt toegang."
            .into(),
        BadKey::Kind => "Deze soort sleutel wordt niet genomen. Wel: ed25519, ecdsa, die van een \
             beveiligingssleutel (sk-…) en rsa. Maak er een met: ssh-keygen -t ed25519."
            .into(),
        BadKey::Body => "Dit is geen hele sleutel van die soort; er is iets afgevallen.".into(),
        BadKey::Short { bits } => {
            format!("Deze rsa-sleutel heeft {bits} bits; minder dan {RSA_BITS} is te zwak.")
        }
        BadKey::Quote { sign } => {
            format!("De opmerking bij de sleutel mag geen {sign} hebben; geef er een met --naam.")
        }
        BadKey::Remark => {
            "Er staat een stuurteken in de regel, of de opmerking heeft meer dan 200 \
             tekens."
                .into()
        }
    }
}

/// No line has more than sshd and a person read at once.
fn steps(here: &str, program: &str, db: &str, account: &str) -> Vec<String> {
    let folder = db.rsplit_once('/').map_or("/", |(folder, _)| folder);
    let put = if here == program {
        format!("   {program} staat goed: alleen root kan erbij.")
    } else {
        format!("   install -o root -g root -m 755 {here} {program}")
    };
    [
        "Toegang over ssh, voor velen op één host. Als root:".to_owned(),
        "1. Zet het programma waar alleen root bij kan; sshd start geen ander.".to_owned(),
        put,
        "2. Maak het account waarmee iedereen binnenkomt: zonder wachtwoord, niet op slot.".to_owned(),
        format!("   useradd --system --create-home --home-dir {folder} --shell /bin/sh {account}"),
        format!("   usermod --password '*' {account}"),
        "3. Zet de gegevens neer als van dat account, voor niemand anders te lezen.".to_owned(),
        format!("   install -d -o {account} -g {account} -m 700 {folder}"),
        format!("   install -o {account} -g {account} -m 600 toegang.db {db}"),
        "4. Bewaar dit bestand als /etc/ssh/sshd_config.d/toegang.conf. Komen er meer dan tien".to_owned(),
        "   mensen op hetzelfde ogenblik, zet dan MaxStartups 100 in sshd_config zelf.".to_owned(),
        "   sshd -t && systemctl reload ssh".to_owned(),
        "5. Kijk of alles klopt.".to_owned(),
        format!("   {program} --db {db} ssh installatie --controleer --account {account}"),
        "6. Geef iedereen een sleutel, als Beheerder of als de persoon zelf.".to_owned(),
        format!(
            "   runuser -l {account} -c '{program} --db {db} --als BEHEERDER ssh sleutels toevoegen - --van WIE' < id.pub"
        ),
        format!("   Daarna komt die persoon binnen met: ssh {account}@HOST"),
    ]
    .into()
}

fn trap(trap: Trap<'_>) -> String {
    match trap {
        Trap::NoSshd(why) => {
            format!("sshd zegt zijn instellingen niet; vraag het als root. ({why})")
        }
        Trap::NoAccount => "Dit account is er niet; zie stap 2 van ssh installatie.".into(),
        Trap::Locked => {
            "Dit account is op slot, en UsePAM is no: niemand komt binnen. usermod --password '*'."
                .into()
        }
        Trap::OnlyRoot => "Of dit account op slot is ziet alleen root.".into(),
        Trap::NoShell(shell) => format!("{shell} voert niets uit; geef het account /bin/sh."),
        Trap::Unseen(why) => format!("Niet te zien; vraag het als root. ({why})"),
        Trap::NotItsOwn => {
            "Dit is niet van het account, of anderen kunnen erbij: chown, en chmod 600.".into()
        }
        Trap::Unguarded(path) => {
            format!("{path}: een ander dan root kan dit wijzigen, dus sshd start het niet.")
        }
        Trap::Setting(setting, why) => format!("Zet {setting}: anders {}.", self::why(why)),
    }
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Lookup => "vraagt sshd niet van wie een sleutel is in dit bestand",
        Why::LookupUser => "kan sshd het bestand niet lezen; neem het account zelf",
        Why::OwnKeys => "gelden ook sleutels die niet in het bestand staan",
        Why::Forced => "komt iedereen binnen als dezelfde",
        Why::Keys => "komt niemand binnen met een sleutel",
        Why::Password => "is er een weg binnen zonder sleutel",
        Why::Environment => "stuurt een ander het programma met wat hij meestuurt",
        Why::Rc => "wordt een bestand uit de map van het account uitgevoerd",
        Why::Forwarding => "is de host een doorgang naar andere",
        Why::Frozen => "blijft binnen wie zonder iets te zeggen weg is",
        Why::Terminal => "is er geen scherm",
    }
}
