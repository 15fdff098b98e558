//! Texts about ssh in Dutch.

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
    add_key: "Nieuwe sleutel",
    add_key_form,
    account_unfit: |name| format!("„{name}” is geen naam van een account."),
    added: "Toegevoegd",
    alert,
    bad_key,
    call_it: "Dat kan hier met --naam.",
    code_asked: "Deze sleutel is nog niet bevestigd: hij opent pas met de code die je van een \
                 Beheerder kreeg. Typ die code en druk op Enter; een lege regel stopt.",
    code_left: "Er is niets gewijzigd. Kom opnieuw binnen om de code in te vullen.",
    confirm,
    confirmed: "Bevestigd",
    fingerprint: "Vingerafdruk",
    fixed,
    fixed_needs_number: "--vast gaat alleen met --als NUMMER: het nummer van een gebruiker.",
    fixed_only_screens: "--vast gaat niet met een opdracht of --lijnmodus: wie binnenkomt kiest zelf.",
    in_as: |name| format!("Je bent binnen als {name}."),
    lines_words: &["lijnmodus", "regels"],
    needs_terminal: "het scherm heeft een terminal nodig: ssh -t …; zonder scherm, in regels, kan ook: \
                     ssh … lijnmodus",
    no_commands: "over ssh wordt geen opdracht aangenomen. Het scherm opent met: ssh -t …, in regels \
                  gaat het met: ssh … lijnmodus",
    full: |most| match most {
        1 => "Er is al iemand binnen, meer dan één kan niet. Probeer het straks weer.".to_owned(),
        _ => format!(
            "Er zijn al {most} mensen tegelijk binnen, meer kan niet. Probeer het straks weer."
        ),
    },
    key_facts,
    key_kind: "Soort",
    key_name,
    key_state: |key, zone, is_door| match &key.withdrawn {
        Some((at, _)) => format!("✗ ingetrokken {}", day_full(Lang::Nl, at.day(zone))),
        None if key.is_waiting() => "• wacht op bevestiging".to_owned(),
        None if is_door => format!("✓ nu binnen, {}", day_full(Lang::Nl, key.added.0.day(zone))),
        None => format!("✓ sinds {}", day_full(Lang::Nl, key.added.0.day(zone))),
    },
    known_key: |key| {
        let remark = key.remark().map_or(String::new(), |remark| format!(" · {remark}"));
        format!("✓ {} {}{remark}", key.fingerprint(), key.kind().name())
    },
    keys_hidden: "De sleutels van deze gebruiker zien alleen hijzelf en een Beheerder.",
    keys_none: |own| {
        let none = "Nog geen sleutels.".to_owned();
        let how = "Met een sleutel kom je binnen over ssh, zonder wachtwoord.".to_owned();
        if own { vec![none, how] } else { vec![none] }
    },
    myself: "mijn gegevens",
    no_such_key: |key| format!("Geen sleutel „{key}”."),
    no_such_number: |number| format!("Er is geen gebruiker met nummer {number}."),
    own_full: |open| {
        let each = open.iter().map(|(since, key)| match key {
            Some(key) => format!("sinds {since} met sleutel {key}"),
            None => format!("sinds {since}"),
        });
        format!(
            "Je hebt al {} sessies open, meer kan niet: {}. Sluit er een met q. Een sessie waarvan de \
             verbinding weg is, eindigt binnen een minuut. Is er een niet van jou, trek dan de \
             sleutel in (g e, Sleutels).",
            open.len(),
            each.collect::<Vec<_>>().join("; ")
        )
    },
    path_unfit: |path| {
        format!(
            "Het pad {path} heeft tekens die sshd anders leest; zet het waar alleen letters, cijfers en / . _ - + @ , in het pad staan."
        )
    },
    program: "Programma",
    remark: "Opmerking",
    steps,
    tab_keys: |n| n.map_or("Sleutels".to_owned(), |n| format!("Sleutels ({n})")),
    trap,
    withdraw,
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

fn add_key_form(of: Option<&Name>) -> FormWords {
    let who = match of {
        Some(name) => format!("Hij opent pas als {name} hem bevestigt, of de code invult."),
        None => "Je komt er daarna mee binnen over ssh.".to_owned(),
    };
    FormWords {
        title: "Sleutel toevoegen",
        intro: vec![
            who,
            "Plak de ene regel van het bestand dat op .pub eindigt, zoals ~/.ssh/id_ed25519.pub."
                .to_owned(),
        ],
        button: "Toevoegen",
    }
}

fn alert(keys: KeyAlerts) -> Vec<String> {
    let waiting = match keys.waiting {
        0 => None,
        1 => Some(
            "Een ander voegde een sleutel voor je toe. Hij opent niets tot jij hem bevestigt."
                .to_owned(),
        ),
        n => Some(format!(
            "Anderen voegden {n} sleutels voor je toe. Ze openen niets tot jij ze bevestigt."
        )),
    };
    let elsewhere = match keys.confirmed_elsewhere {
        0 => None,
        1 => {
            Some("Een sleutel opent als jou die je niet in een eigen sessie bevestigde.".to_owned())
        }
        n => Some(format!(
            "Er zijn {n} sleutels die als jou openen en die je niet in een eigen sessie bevestigde."
        )),
    };
    let mut lines: Vec<String> = waiting.into_iter().chain(elsewhere).collect();
    if !lines.is_empty() {
        lines.push("Kijk bij je gegevens (g e) op Sleutels of ze van jou zijn.".to_owned());
    }
    lines
}

/// The question before a user confirms a key.
fn confirm(key: &KeyRow, zone: &TimeZone) -> QuestionWords {
    let (at, by) = &key.added;
    let by = by.as_ref().map_or("systeem", |by| &by.name);
    (
        "Is deze sleutel van jou?".to_owned(),
        vec![
            key.fingerprint.to_string(),
            format!("Toegevoegd {} door {by}.", moment(Lang::Nl, *at, zone)),
            "Wie hem heeft, komt daarna binnen als jou. Vergelijk de vingerafdruk met die op je \
             eigen computer: ssh-keygen -lf BESTAND."
                .to_owned(),
        ],
        "Ja, van mij  j",
    )
}

fn key_name(key: &KeyRow) -> String {
    key.remark.as_ref().map_or("zonder opmerking".to_owned(), ToString::to_string)
}

fn key_facts(key: &KeyRow, zone: &TimeZone, is_door: bool) -> Vec<Fact> {
    let told = |(at, by): &(Moment, Option<Person>)| {
        let by = by.as_ref().map_or("systeem", |by| &by.name);
        format!("{}, door {by}", moment(Lang::Nl, *at, zone))
    };
    let mut facts = vec![
        ("Soort", key.kind.name().to_owned()),
        ("Vingerafdruk", key.fingerprint.to_string()),
        ("Toegevoegd", told(&key.added)),
    ];
    if let Some((at, by)) =
        key.confirmed.as_ref().filter(|_| key.confirmed != Some(key.added.clone()))
    {
        let how = match by {
            Some(_) => told(&(*at, by.clone())),
            None => format!("{}, overgenomen uit een ouder bestand", moment(Lang::Nl, *at, zone)),
        };
        facts.push(("Bevestigd", how));
    }
    if key.is_waiting() {
        let code = key.code_until.map(|at| {
            format!(", of met de code, die werkt tot {}", day_full(Lang::Nl, at.day(zone)))
        });
        facts.push((
            "Opent",
            format!("pas na bevestigen in een eigen sessie{}", code.unwrap_or_default()),
        ));
    }
    if is_door {
        facts.push(("Nu", "Met deze sleutel ben je binnen.".to_owned()));
    }
    facts.extend(key.withdrawn.as_ref().map(|withdrawn| ("Ingetrokken", told(withdrawn))));
    facts
}

/// The question before a key is withdrawn.
fn withdraw(ends: &KeyEnds<'_>) -> QuestionWords {
    let door = if ends.is_door {
        "Hiermee ben je nu binnen: deze sessie eindigt zodra je hem intrekt."
    } else {
        "Wie ermee binnen is, is er direct uit."
    };
    let last = match ends.of {
        _ if !ends.is_last => None,
        None => {
            Some("Het is je enige sleutel: daarna kom je over ssh niet meer binnen.".to_owned())
        }
        Some(name) => Some(format!(
            "Het is de enige sleutel van {name}, die daarna over ssh niet meer binnenkomt."
        )),
    };
    // The user signed in with their only key; without it they cannot sign in to add it again.
    let again = if ends.is_door && ends.is_last {
        "Dit is niet ongedaan te maken."
    } else {
        "Dit is niet ongedaan te maken; toevoegen kan wel opnieuw."
    };
    let lines =
        [Some(ends.fingerprint.to_string()), Some(door.to_owned()), last, Some(again.to_owned())];
    let title = match ends.remark {
        Some(remark) => format!("Sleutel {remark} intrekken?"),
        None => "Sleutel intrekken?".to_owned(),
    };
    (title, lines.into_iter().flatten().collect(), "Intrekken  i")
}

fn bad_key(why: BadKey) -> String {
    match why {
        BadKey::Empty => "Hier staat geen sleutel.".into(),
        BadKey::Secret => {
            "Dit is de geheime helft; die blijft bij jou. Geef het bestand dat op .pub eindigt."
                .into()
        }
        BadKey::Putty => {
            "Dit is een bestand van PuTTY (.ppk), met de geheime helft erin; die blijft \
             bij jou. Open het in PuTTYgen en geef de tekst uit het bovenste vak; het bestand van \
             ‘Save public key’ kan ook."
                .into()
        }
        BadKey::Pem { format } => format!(
            "Dit is een publieke sleutel, maar niet zoals ssh die leest. Maak er de ene regel van: \
             ssh-keygen -i -m {format} -f BESTAND."
        ),
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
            format!("De opmerking bij de sleutel mag geen {sign} hebben; kies een andere.")
        }
        BadKey::Remark => {
            "Er staat een stuurteken in de regel, of de opmerking heeft meer dan 200 \
             tekens."
                .into()
        }
    }
}

/// Each line is short enough to read, and for sshd.
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
        "6. Geef iedereen een sleutel, als Beheerder of als de persoon zelf. Wat een Beheerder".to_owned(),
        "   toevoegt, opent pas met de activatiecode, of als de persoon het zelf bevestigt.".to_owned(),
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

const fn why(why: TrapReason) -> &'static str {
    match why {
        TrapReason::Lookup => "vraagt sshd niet van wie een sleutel is in dit bestand",
        TrapReason::LookupUser => "kan sshd het bestand niet lezen; neem het account zelf",
        TrapReason::OwnKeys => "gelden ook sleutels die niet in het bestand staan",
        TrapReason::Forced => "komt iedereen binnen als dezelfde",
        TrapReason::Keys => "komt niemand binnen met een sleutel",
        TrapReason::Password => "is er een weg binnen zonder sleutel",
        TrapReason::Environment => "stuurt een ander het programma met wat hij meestuurt",
        TrapReason::Rc => "wordt een bestand uit de map van het account uitgevoerd",
        TrapReason::Forwarding => "is de host een doorgang naar andere",
        TrapReason::Frozen => "blijft binnen wie zonder iets te zeggen weg is",
        TrapReason::Terminal => "is er geen scherm",
    }
}
