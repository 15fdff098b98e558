//! Commands about ssh.

use super::{CommandText, command};
use crate::text::both;

pub(crate) const SSH_KEYS: CommandText = command(
    both("ssh sleutels", "ssh keys"),
    both("De publieke sleutels om mee aan te melden", "Public keys for signing in"),
);

pub(crate) const SSH_LOOKUP: CommandText = command(
    both("ssh opzoek", "ssh lookup"),
    both(
        "Voor sshd (`AuthorizedKeysCommand`): de regel bij een vingerafdruk, of niets",
        "For sshd (`AuthorizedKeysCommand`): print the line for a fingerprint, or nothing",
    ),
)
.example(both(
    "ssh opzoek SHA256:zO+mkPJwC1U5sfSC9pzjhmOVA08rjwzYuMBzlGHEMjw",
    "ssh lookup SHA256:zO+mkPJwC1U5sfSC9pzjhmOVA08rjwzYuMBzlGHEMjw",
));

pub(crate) const SSH_SETUP: CommandText = command(
    both("ssh installatie", "ssh setup"),
    both(
        "Geef de instellingen voor sshd: een bestand voor `sshd_config.d`, met de stappen erboven",
        "Print the configuration for sshd: a file for `sshd_config.d`, with the steps above it",
    ),
)
.example(both("ssh installatie > toegang.conf", "ssh setup > toegang.conf"));

pub(crate) const SSH_KEYS_ADD: CommandText = command(
    both("ssh sleutels toevoegen", "ssh keys add"),
    both(
        "Voeg een sleutel toe, van jezelf of als Beheerder van een gebruiker",
        "Add a key for yourself, or for a user as Administrator",
    ),
)
.also(&["voegtoe"])
.example(both(
    "ssh sleutels toevoegen id_ed25519.pub --van \"Jan Jansen\"",
    "ssh keys add id_ed25519.pub --of \"Jan Jansen\"",
));

pub(crate) const SSH_KEYS_CONFIRM: CommandText = command(
    both("ssh sleutels bevestig", "ssh keys confirm"),
    both(
        "Bevestig een sleutel die een ander voor je toevoegde; daarna meldt hij aan als jou",
        "Confirm a key that somebody else added for you; from then on it signs in as you",
    ),
)
.also(&["bevestigen", "verify"])
.example(both("ssh sleutels bevestig 42", "ssh keys confirm 42"));

pub(crate) const SSH_KEYS_CODE: CommandText = command(
    both("ssh sleutels code", "ssh keys code"),
    both(
        "Maak een code voor een nieuwe sleutel van iemand die geen andere heeft",
        "Create a code for the new key of a user who has no other key",
    ),
)
.example(both("ssh sleutels code 42 --van \"Jan Jansen\"", "ssh keys code 42 --of \"Jan Jansen\""));

pub(crate) const SSH_KEYS_LIST: CommandText = command(
    both("ssh sleutels lijst", "ssh keys list"),
    both(
        "Toon alle sleutels, ook ingetrokken; nieuwste eerst",
        "List all keys, including withdrawn ones; newest first",
    ),
)
.example(both("ssh sleutels lijst", "ssh keys list"));

pub(crate) const SSH_KEYS_WITHDRAW: CommandText = command(
    both("ssh sleutels intrek", "ssh keys withdraw"),
    both(
        "Trek een sleutel in; sessies met die sleutel eindigen",
        "Withdraw a key; sessions that use it end",
    ),
)
.also(&["trekin"])
.example(both("ssh sleutels intrek piet@laptop", "ssh keys withdraw piet@laptop"));
