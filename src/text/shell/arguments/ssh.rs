//! Arguments and options about ssh.

use super::{ArgumentText, option, positional, switch, value};
use crate::text::both;

pub(crate) const FIXED: ArgumentText = switch(
    both("vast", "fixed"),
    both(
        "Beperk de sessie tot de gebruiker van --als: niet wisselen, geen bestanden, geen shell. \
         Voor sshd",
        "Restrict the session to the user of --as: no switching, no files, no shell. For sshd",
    ),
);

pub(crate) const SESSION_KEY: ArgumentText = option(
    both("sleutel", "key"),
    value::NUMBER,
    both(
        "De sleutel van deze sessie; intrekken beëindigt de sessie. Voor sshd",
        "The key of this session; withdrawing the key ends the session. For sshd",
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
    both("Hoogste aantal sessies over ssh", "Maximum number of sessions over ssh"),
);

pub(crate) const MAX_SESSIONS_PER_USER: ArgumentText = option(
    both("per-persoon", "per-person"),
    value::COUNT,
    both(
        "Hoogste aantal sessies per persoon; altijd minder dan --hoogstens",
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
        "Controleer een bestaande installatie; sommige controles kan alleen root",
        "Check an existing setup; some checks need root",
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
        "Een naam voor de sleutel, in plaats van de opmerking die erbij staat",
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
