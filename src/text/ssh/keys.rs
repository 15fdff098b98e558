//! Keys: their details, and the questions about them.

use jiff::tz::TimeZone;

use crate::{
    domain::{BadKey, Fingerprint, KeyRow, Moment, Name, Person, PublicKey, RSA_BITS},
    text::{
        Fact, FormWords, Lang, QuestionWords,
        grammar::words::{day_full, moment},
    },
};

/// The consequences of withdrawing a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyEnds<'a> {
    /// The fingerprint of the key.
    pub fingerprint: &'a Fingerprint,
    /// The remark of the key.
    pub remark: Option<&'a Name>,
    /// The owner, if it is another user.
    pub of: Option<&'a Name>,
    /// `true` if this session uses the key.
    pub is_door: bool,
    /// `true` if it is the owner's only confirmed key.
    pub is_last: bool,
}

/// The state of a key; `true` if this session uses it.
pub fn key_state(lang: Lang, key: &KeyRow, zone: &TimeZone, is_door: bool) -> String {
    match (lang, &key.withdrawn) {
        (Lang::Nl, Some((at, _))) => format!("✗ ingetrokken {}", day_full(lang, at.day(zone))),
        (Lang::En, Some((at, _))) => format!("✗ withdrawn {}", day_full(lang, at.day(zone))),
        (Lang::Nl, None) if key.is_waiting() => "• wacht op bevestiging".to_owned(),
        (Lang::En, None) if key.is_waiting() => "• waits to be confirmed".to_owned(),
        (Lang::Nl, None) if is_door => {
            format!("✓ nu binnen, {}", day_full(lang, key.added.0.day(zone)))
        }
        (Lang::En, None) if is_door => {
            format!("✓ in now, {}", day_full(lang, key.added.0.day(zone)))
        }
        (Lang::Nl, None) => format!("✓ sinds {}", day_full(lang, key.added.0.day(zone))),
        (Lang::En, None) => format!("✓ since {}", day_full(lang, key.added.0.day(zone))),
    }
}

/// Shown below a recognised key.
pub(crate) fn known_key(key: &PublicKey) -> String {
    let remark = key.remark().map_or(String::new(), |remark| format!(" · {remark}"));
    format!("✓ {} {}{remark}", key.fingerprint(), key.kind().name())
}

/// The form to add a key: its owner, if it is another user.
pub fn add_key_form(lang: Lang, of: Option<&Name>) -> FormWords {
    let who = match (lang, of) {
        (Lang::Nl, Some(name)) => {
            format!("Hij opent pas als {name} hem bevestigt, of de code invult.")
        }
        (Lang::En, Some(name)) => format!("It opens once {name} confirms it, or enters the code."),
        (Lang::Nl, None) => "Je komt er daarna mee binnen over ssh.".to_owned(),
        (Lang::En, None) => "You sign in with it over ssh from then on.".to_owned(),
    };
    match lang {
        Lang::Nl => FormWords {
            title: "Sleutel toevoegen",
            intro: vec![
                who,
                "Plak de ene regel van het bestand dat op .pub eindigt, zoals \
   ~/.ssh/id_ed25519.pub."
                    .to_owned(),
            ],
            button: "Toevoegen",
        },
        Lang::En => FormWords {
            title: "Add key",
            intro: vec![
                who,
                "Paste the one line of the file that ends in .pub, such as ~/.ssh/id_ed25519.pub."
                    .to_owned(),
            ],
            button: "Add",
        },
    }
}

/// The question before a user confirms a key.
pub fn confirm(lang: Lang, key: &KeyRow, zone: &TimeZone) -> QuestionWords {
    let (at, by) = &key.added;
    let by = match lang {
        Lang::Nl => by.as_ref().map_or("systeem", |by| &by.name),
        Lang::En => by.as_ref().map_or("the system", |by| &by.name),
    };
    match lang {
        Lang::Nl => (
            "Is deze sleutel van jou?".to_owned(),
            vec![
                key.fingerprint.to_string(),
                format!("Toegevoegd {} door {by}.", moment(lang, *at, zone)),
                "Wie hem heeft, komt daarna binnen als jou. Vergelijk de vingerafdruk met \
   die op je eigen computer: ssh-keygen -lf BESTAND."
                    .to_owned(),
            ],
            "Ja, van mij  j",
        ),
        Lang::En => (
            "Is this key yours?".to_owned(),
            vec![
                key.fingerprint.to_string(),
                format!("Added {} by {by}.", moment(lang, *at, zone)),
                "Anyone who has it signs in as you from then on. Compare the fingerprint \
   with the one on your own computer: ssh-keygen -lf FILE."
                    .to_owned(),
            ],
            "Yes, mine  j",
        ),
    }
}

/// A key by its number and remark.
pub fn key_name(lang: Lang, key: &KeyRow) -> String {
    match lang {
        Lang::Nl => key.remark.as_ref().map_or("zonder opmerking".to_owned(), ToString::to_string),
        Lang::En => key.remark.as_ref().map_or("without a remark".to_owned(), ToString::to_string),
    }
}

/// The details of a key; `true` if this session uses it.
pub fn key_facts(lang: Lang, key: &KeyRow, zone: &TimeZone, is_door: bool) -> Vec<Fact> {
    match lang {
        Lang::Nl => key_facts_in_dutch(key, zone, is_door),
        Lang::En => key_facts_in_english(key, zone, is_door),
    }
}

fn key_facts_in_dutch(key: &KeyRow, zone: &TimeZone, is_door: bool) -> Vec<Fact> {
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

fn key_facts_in_english(key: &KeyRow, zone: &TimeZone, is_door: bool) -> Vec<Fact> {
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
pub fn withdraw(lang: Lang, ends: &KeyEnds<'_>) -> QuestionWords {
    match lang {
        Lang::Nl => withdraw_in_dutch(ends),
        Lang::En => withdraw_in_english(ends),
    }
}

fn withdraw_in_dutch(ends: &KeyEnds<'_>) -> QuestionWords {
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

fn withdraw_in_english(ends: &KeyEnds<'_>) -> QuestionWords {
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

/// Why a text is not a public key.
pub fn bad_key(lang: Lang, why: BadKey) -> String {
    match lang {
        Lang::Nl => bad_key_in_dutch(why),
        Lang::En => bad_key_in_english(why),
    }
}

fn bad_key_in_dutch(why: BadKey) -> String {
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

fn bad_key_in_english(why: BadKey) -> String {
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
