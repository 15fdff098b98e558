//! Texts about keys: their details, and the questions about them.

use jiff::tz::TimeZone;

use crate::{
    domain::{BadKey, Fingerprint, KeyRow, MIN_RSA_BITS, Moment, Name, Person, PublicKey},
    text::{
        Fact, FormWords, Lang, QuestionWords, both,
        grammar::words::{day_full, moment},
    },
};

/// The consequences of withdrawing a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyWithdrawal<'a> {
    /// The fingerprint, which shows the user which key it is.
    pub fingerprint: &'a Fingerprint,
    /// The remark, if the key has one.
    pub remark: Option<&'a Name>,
    /// The owner of the key; `None` if it is the reader.
    pub of: Option<&'a Name>,
    /// `true` if this session uses the key.
    pub is_session_key: bool,
    /// `true` if it is the owner's only confirmed key.
    pub is_last: bool,
}

/// The state of a key, as text.
pub fn key_state(lang: Lang, key: &KeyRow, zone: &TimeZone, is_session_key: bool) -> String {
    match (lang, &key.withdrawn) {
        (Lang::Nl, Some((at, _))) => format!("✗ ingetrokken {}", day_full(lang, at.day(zone))),
        (Lang::En, Some((at, _))) => format!("✗ withdrawn {}", day_full(lang, at.day(zone))),
        (Lang::Nl, None) if key.is_waiting() => "• nog niet bevestigd".to_owned(),
        (Lang::En, None) if key.is_waiting() => "• not confirmed yet".to_owned(),
        (Lang::Nl, None) if is_session_key => {
            format!("✓ nu in gebruik, {}", day_full(lang, key.added.0.day(zone)))
        }
        (Lang::En, None) if is_session_key => {
            format!("✓ in use now, {}", day_full(lang, key.added.0.day(zone)))
        }
        (Lang::Nl, None) => format!("✓ sinds {}", day_full(lang, key.added.0.day(zone))),
        (Lang::En, None) => format!("✓ since {}", day_full(lang, key.added.0.day(zone))),
    }
}

/// The line below a typed key that was recognised.
pub(crate) fn known_key(key: &PublicKey) -> String {
    let remark = key.comment().map_or(String::new(), |remark| format!(" · {remark}"));
    format!("✓ {} {}{remark}", key.fingerprint(), key.kind().name())
}

/// The form to add a key; `of` is the owner, if it is another user.
pub fn add_key_form(lang: Lang, of: Option<&Name>) -> FormWords {
    let who = match (lang, of) {
        (Lang::Nl, Some(name)) => {
            format!("Hij werkt pas als {name} hem bevestigt, of de code invult.")
        }
        (Lang::En, Some(name)) => format!("It works once {name} confirms it or enters the code."),
        (Lang::Nl, None) => "Je kunt er daarna mee aanmelden over ssh.".to_owned(),
        (Lang::En, None) => "After that, you can sign in with it over ssh.".to_owned(),
    };
    match lang {
        Lang::Nl => FormWords {
            title: "Sleutel toevoegen".to_owned(),
            intro: vec![
                who,
                "Plak de regel uit het bestand dat op .pub eindigt, zoals ~/.ssh/id_ed25519.pub."
                    .to_owned(),
            ],
            button: "Toevoegen",
        },
        Lang::En => FormWords {
            title: "Add key".to_owned(),
            intro: vec![
                who,
                "Paste the line from the file that ends in .pub, such as ~/.ssh/id_ed25519.pub."
                    .to_owned(),
            ],
            button: "Add",
        },
    }
}

/// The question before a user confirms a key.
pub fn confirm_question(lang: Lang, key: &KeyRow, zone: &TimeZone) -> QuestionWords {
    let (at, by) = &key.added;
    let by = match lang {
        Lang::Nl => by.as_ref().map_or("systeem", |by| &by.name),
        Lang::En => by.as_ref().map_or("the system", |by| &by.name),
    };
    match lang {
        Lang::Nl => (
            "Is deze sleutel van jou?".to_owned(),
            vec![
                "! Dit is niet ongedaan te maken; de sleutel intrekken kan wel.".to_owned(),
                key.fingerprint.to_string(),
                format!("Toegevoegd {} door {by}.", moment(lang, *at, zone)),
                "Daarna kan iedereen met deze sleutel aanmelden als jou. Vergelijk de vingerafdruk \
                 met die op je eigen computer: ssh-keygen -lf BESTAND."
                    .to_owned(),
            ],
            "Sleutel bevestigen",
        ),
        Lang::En => (
            "Is this key yours?".to_owned(),
            vec![
                "! This cannot be undone, but the key can be withdrawn.".to_owned(),
                key.fingerprint.to_string(),
                format!("Added {} by {by}.", moment(lang, *at, zone)),
                "After that, anyone who has it can sign in as you. Compare the fingerprint with \
                 the one on your own computer: ssh-keygen -lf FILE."
                    .to_owned(),
            ],
            "Confirm the key",
        ),
    }
}

/// The remark of a key, which serves as its name; a fixed text if it has none.
pub fn key_name(lang: Lang, key: &KeyRow) -> String {
    match lang {
        Lang::Nl => key.comment.as_ref().map_or("zonder opmerking".to_owned(), ToString::to_string),
        Lang::En => {
            key.comment.as_ref().map_or("without a comment".to_owned(), ToString::to_string)
        }
    }
}

/// The details of a key; `is_session_key` is true if this session uses it.
pub fn key_facts(lang: Lang, key: &KeyRow, zone: &TimeZone, is_session_key: bool) -> Vec<Fact> {
    let when = |at: Moment| moment(lang, at, zone);
    let by = |(at, by): &(Moment, Option<Person>)| match (lang, by) {
        (Lang::Nl, None) => format!("{}, door systeem", when(*at)),
        (Lang::En, None) => format!("{}, by the system", when(*at)),
        (Lang::Nl, Some(by)) => format!("{}, door {}", when(*at), by.name),
        (Lang::En, Some(by)) => format!("{}, by {}", when(*at), by.name),
    };
    let mut facts = vec![
        (both("Soort", "Kind").of(lang), key.kind.name().to_owned()),
        (both("Vingerafdruk", "Fingerprint").of(lang), key.fingerprint.to_string()),
        (both("Toegevoegd", "Added").of(lang), by(&key.added)),
    ];
    if let Some(confirmed) = key.confirmed.as_ref().filter(|confirmed| **confirmed != key.added) {
        let how = match (lang, &confirmed.1) {
            (_, Some(_)) => by(confirmed),
            (Lang::Nl, None) => format!("{}, overgenomen uit een ouder bestand", when(confirmed.0)),
            (Lang::En, None) => format!("{}, carried over from an older file", when(confirmed.0)),
        };
        facts.push((both("Bevestigd", "Confirmed").of(lang), how));
    }
    if key.is_waiting() {
        facts.push((both("Werkt", "Works").of(lang), opens_after(lang, key, zone)));
    }
    if is_session_key {
        let door = both("Met deze sleutel ben je aangemeld.", "You are signed in with this key.");
        facts.push((both("Nu", "Now").of(lang), door.of(lang).to_owned()));
    }
    let withdrawn = key.withdrawn.as_ref().map(by);
    facts.extend(withdrawn.map(|by| (both("Ingetrokken", "Withdrawn").of(lang), by)));
    facts
}

/// The condition under which a waiting key gives access.
fn opens_after(lang: Lang, key: &KeyRow, zone: &TimeZone) -> String {
    match (lang, key.code_until.map(|at| day_full(lang, at.day(zone)))) {
        (Lang::Nl, None) => "zodra de eigenaar hem in een eigen sessie bevestigt".to_owned(),
        (Lang::En, None) => "once its owner confirms it in their own session".to_owned(),
        (Lang::Nl, Some(day)) => {
            format!(
                "zodra de eigenaar hem in een eigen sessie bevestigt, of met de code, die werkt \
                 tot {day}"
            )
        }
        (Lang::En, Some(day)) => format!(
            "once its owner confirms it in their own session, or with the code, which works until \
             {day}"
        ),
    }
}

/// The question before a key is withdrawn, with the consequences for its owner.
pub fn withdraw_key_question(lang: Lang, ends: &KeyWithdrawal<'_>) -> QuestionWords {
    let door = if ends.is_session_key {
        both(
            "Hiermee ben je nu aangemeld: deze sessie eindigt zodra je hem intrekt.",
            "You are signed in with it: this session ends as soon as you withdraw it.",
        )
    } else {
        both("Sessies met deze sleutel eindigen direct.", "Sessions that use it end at once.")
    };
    let last = ends.is_last.then(|| last_key_warning(lang, ends.of));
    // The user signed in with their only key; without it they cannot sign in to add it again.
    let again = if ends.is_session_key && ends.is_last {
        both("! Dit is niet ongedaan te maken.", "! This cannot be undone.")
    } else {
        both(
            "! Dit is niet ongedaan te maken; toevoegen kan wel opnieuw.",
            "! This cannot be undone, but the key can be added again.",
        )
    };
    let (door, again) = (door.of(lang).to_owned(), again.of(lang).to_owned());
    let lines = [Some(again), Some(ends.fingerprint.to_string()), Some(door), last];
    let title = match (lang, ends.remark) {
        (Lang::Nl, Some(remark)) => format!("Sleutel {remark} intrekken?"),
        (Lang::En, Some(remark)) => format!("Withdraw key {remark}?"),
        (Lang::Nl, None) => "Sleutel intrekken?".to_owned(),
        (Lang::En, None) => "Withdraw the key?".to_owned(),
    };
    let button = both("Intrekken", "Withdraw").of(lang);
    (title, lines.into_iter().flatten().collect(), button)
}

/// The warning that this is the only key of the user `of`, or of the reader if `None`.
fn last_key_warning(lang: Lang, of: Option<&Name>) -> String {
    match (lang, of) {
        (Lang::Nl, None) => {
            "Het is je enige sleutel: daarna kun je over ssh niet meer aanmelden.".into()
        }
        (Lang::En, None) => "It is your only key: without it, you cannot sign in over ssh.".into(),
        (Lang::Nl, Some(name)) => {
            format!(
                "Het is de enige sleutel van {name}, die daarna over ssh niet meer kan aanmelden."
            )
        }
        (Lang::En, Some(name)) => {
            format!("It is the only key of {name}, who cannot sign in over ssh without it.")
        }
    }
}

/// The reason why a text is not a public key.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub fn bad_key_reason(lang: Lang, why: BadKey) -> String {
    match (lang, why) {
        (Lang::Nl, BadKey::Empty) => {
            "Hier staat geen sleutel. Geef het bestand dat op .pub eindigt.".into()
        }
        (Lang::En, BadKey::Empty) => {
            "There is no key here. Give the file that ends in .pub.".into()
        }
        (Lang::Nl, BadKey::Secret) => {
            "Dit is de geheime sleutel; deel die met niemand. Geef het bestand dat op .pub \
             eindigt."
                .into()
        }
        (Lang::En, BadKey::Secret) => {
            "This is the private key; share it with nobody. Give the file that ends in .pub.".into()
        }
        (Lang::Nl, BadKey::Putty) => {
            "Dit is een bestand van PuTTY (.ppk), met de geheime sleutel erin; deel het met \
             niemand. Open het in PuTTYgen en geef de tekst uit het bovenste vak. Het bestand van \
             ‘Save public key’ kan ook."
                .into()
        }
        (Lang::En, BadKey::Putty) => {
            "This is a PuTTY file (.ppk), which contains the private key; share it with nobody. \
             Open it in PuTTYgen and give the text in the top box. The file from “Save public key” \
             works too."
                .into()
        }
        (Lang::Nl, BadKey::Pem { format }) => format!(
            "Dit is een publieke sleutel, maar niet in de vorm die ssh leest. Zet hem om met: \
             ssh-keygen -i -m {format} -f BESTAND."
        ),
        (Lang::En, BadKey::Pem { format }) => format!(
            "This is a public key, but not in the form that ssh reads. Convert it with: ssh-keygen \
             -i -m {format} -f FILE."
        ),
        (Lang::Nl, BadKey::Several) => "Hier staan meer regels; geef één sleutel tegelijk.".into(),
        (Lang::En, BadKey::Several) => {
            "There are several lines here; give one key at a time.".into()
        }
        (Lang::Nl, BadKey::Options) => {
            "Vóór de sleutel staat iets. Geef alleen soort, sleutel en opmerking; wat een sleutel \
             mag bepaalt toegang."
                .into()
        }
        (Lang::En, BadKey::Options) => {
            "There is text before the key. Give only the kind, the key and the comment; toegang \
             decides what a key may do."
                .into()
        }
        (Lang::Nl, BadKey::UnknownKind) => {
            "Deze soort sleutel wordt niet geaccepteerd. Wel: ed25519, ecdsa, die van een \
             beveiligingssleutel (sk-…) en rsa. Maak er een met: ssh-keygen -t ed25519."
                .into()
        }
        (Lang::En, BadKey::UnknownKind) => {
            "This kind of key is not accepted. Accepted are: ed25519, ecdsa, those of a security \
             key (sk-…) and rsa. Make one with: ssh-keygen -t ed25519."
                .into()
        }
        (Lang::Nl, BadKey::InvalidBody) => {
            "Deze sleutel is niet compleet. Kopieer hem opnieuw.".into()
        }
        (Lang::En, BadKey::InvalidBody) => "This key is incomplete. Copy it again.".into(),
        (Lang::Nl, BadKey::TooShort { bits }) => {
            format!(
                "Deze rsa-sleutel heeft {bits} bits en is te zwak; gebruik er minstens \
                 {MIN_RSA_BITS}."
            )
        }
        (Lang::En, BadKey::TooShort { bits }) => {
            format!("This rsa key has {bits} bits, which is too weak; use at least {MIN_RSA_BITS}.")
        }
        (Lang::Nl, BadKey::ForbiddenCharacter { ch: sign }) => {
            format!("De opmerking bij de sleutel mag geen {sign} hebben; kies een andere.")
        }
        (Lang::En, BadKey::ForbiddenCharacter { ch: sign }) => {
            format!("The comment of the key must not contain {sign}; choose another comment.")
        }
        (Lang::Nl, BadKey::InvalidComment) => {
            "Er staat een stuurteken in de regel, of de opmerking heeft meer dan 200 tekens.".into()
        }
        (Lang::En, BadKey::InvalidComment) => {
            "The line has a control character, or its comment has more than 200 characters.".into()
        }
    }
}
