//! Arguments and options about ssh.

use super::{ArgumentText, option, positional, switch, value};
use crate::text::both;

pub(crate) const FIXED: ArgumentText = switch(
    both("vast", "fixed"),
    both(
        "Blijf wie --als zegt: niet wisselen, niets naar de schijf, geen shell. Voor sshd",
        "Restrict the session to the user of --as: no switching, no files, no shell. For sshd",
    ),
);

pub(crate) const SESSION_KEY: ArgumentText = option(
    both("sleutel", "key"),
    value::NUMBER,
    both(
        "Met welke sleutel je binnenkwam: is die ingetrokken, dan eindigt de sessie",
        "The key of this session; the session ends when it is withdrawn. For sshd",
    ),
);

pub(crate) const ASK_CODE: ArgumentText = switch(
    both("code", "code"),
    both(
        "Vraag eerst de code die deze sleutel bevestigt. Voor sshd",
        "Ask first for the code that confirms this key. For sshd",
    ),
);

pub(crate) const MAX_SESSIONS: ArgumentText = option(
    both("hoogstens", "at-most"),
    value::COUNT,
    both("Hoeveel mensen zo tegelijk binnen kunnen zijn", "Maximum number of sessions over ssh"),
);

pub(crate) const MAX_SESSIONS_PER_USER: ArgumentText = option(
    both("per-persoon", "per-person"),
    value::COUNT,
    both(
        "Hoeveel sessies één persoon zo tegelijk open kan hebben; altijd minder dan --hoogstens",
        "Maximum number of sessions per person; always fewer than --at-most",
    ),
);

pub(crate) const FINGERPRINT: ArgumentText = positional(
    value::FINGERPRINT,
    both("De vingerafdruk: SHA256:… (%f van sshd)", "The fingerprint: SHA256:… (%f in sshd)"),
);

pub(crate) const CHECK_SETUP: ArgumentText = switch(
    both("controleer", "check"),
    both(
        "Kijk of een installatie die er al is klopt; als root is het meeste te zien",
        "Check an existing setup; root sees most",
    ),
);

pub(crate) const ACCOUNT: ArgumentText = option(
    both("account", "account"),
    value::NAME,
    both(
        "Het account op deze computer waarmee iedereen binnenkomt",
        "The system account that everybody signs in to",
    ),
);

pub(crate) const SSHD_CONFIG: ArgumentText = option(
    both("sshd-config", "sshd-config"),
    value::PATH,
    both(
        "De instellingen van sshd, als ze niet op hun gewone plaats staan",
        "The sshd configuration, if not in the usual place",
    ),
);

pub(crate) const KEY_FILE: ArgumentText = positional(
    value::PATH,
    both(
        "Het bestand met de publieke sleutel (.pub); - leest de invoer",
        "The file with the public key (.pub); - reads standard input",
    ),
);

pub(crate) const KEY_NAME: ArgumentText = option(
    both("naam", "name"),
    value::NAME,
    both(
        "Hoe de sleutel heet, in plaats van de opmerking die erbij staat",
        "A name for the key, instead of its comment",
    ),
);

pub(crate) const KEY: ArgumentText = positional(
    value::KEY,
    both("Het nummer, de vingerafdruk of de naam", "The number, the fingerprint or the name"),
);

pub(crate) const KEY_OWNER: ArgumentText = option(
    both("van", "of"),
    value::WHO,
    both(
        "Van wie: een e-mailadres, volledige naam of nummer; anders van jezelf",
        "The owner: an e-mail address, full name or number [default: you]",
    ),
);
