//! Help about ssh in English.

/// Texts of the definition in Dutch, with their translation.
pub(crate) const OF_SSH: &[(&str, &str)] = &[
    (
        "Blijf wie --als zegt: niet wisselen, niets naar de schijf, geen shell. Voor sshd",
        "Restrict the session to the user of --as: no switching, no files, no shell. For sshd",
    ),
    (
        "Met welke sleutel je binnenkwam: is die ingetrokken, dan eindigt de sessie",
        "The key of this session; the session ends when it is withdrawn. For sshd",
    ),
    (
        "Vraag eerst de code die deze sleutel bevestigt. Voor sshd",
        "Ask first for the code that confirms this key. For sshd",
    ),
    (
        "Bevestig een sleutel die een ander voor je toevoegde: hij opent daarna als jou",
        "Confirm a key that somebody else added for you; from then on it signs in as you",
    ),
    (
        "Maak een code voor een nieuwe sleutel van iemand die geen andere heeft",
        "Create a code for the new key of a user who has no other",
    ),
    ("Hoeveel mensen zo tegelijk binnen kunnen zijn", "Maximum number of sessions over ssh"),
    (
        "Hoeveel sessies één persoon zo tegelijk open kan hebben; altijd minder dan --hoogstens",
        "Maximum number of sessions per person; always fewer than --at-most",
    ),
    (
        "Binnenkomen over ssh: sleutels, en wat sshd nodig heeft",
        "Sign-in over ssh: public keys, and the setup of sshd",
    ),
    ("De publieke sleutels waarmee iemand binnenkomt", "Public keys that sign in"),
    (
        "Voor sshd (`AuthorizedKeysCommand`): de regel bij een vingerafdruk, of niets",
        "For sshd (`AuthorizedKeysCommand`): print the line for a fingerprint, or nothing",
    ),
    ("De vingerafdruk: SHA256:… (%f van sshd)", "The fingerprint: SHA256:… (%f in sshd)"),
    (
        "Voeg een sleutel toe, van jezelf of als Beheerder van een gebruiker",
        "Add a key for yourself, or for a user as Administrator",
    ),
    (
        "Het bestand met de publieke sleutel (.pub); - leest de invoer",
        "The file with the public key (.pub); - reads standard input",
    ),
    (
        "Hoe de sleutel heet, in plaats van de opmerking die erbij staat",
        "A name for the key, instead of its comment",
    ),
    (
        "Toon ze allemaal, ook wat is ingetrokken; het nieuwste eerst",
        "List all keys, including withdrawn ones; newest first",
    ),
    (
        "Trek een sleutel in: wie ermee binnen is, is eruit",
        "Withdraw a key; sessions that use it end",
    ),
    ("Het nummer, de vingerafdruk of de naam", "The number, the fingerprint or the name"),
    (
        "Van wie: een e-mailadres, volledige naam of nummer; anders van jezelf",
        "The owner: an e-mail address, full name or number [default: you]",
    ),
    (
        "Geef wat sshd nodig heeft: een bestand voor `sshd_config.d`, met de stappen erboven",
        "Print the configuration for sshd: a file for `sshd_config.d`, with the steps above it",
    ),
    (
        "Kijk of een installatie die er al is klopt; als root is het meeste te zien",
        "Check an existing setup; root sees most",
    ),
    (
        "Het account op deze computer waarmee iedereen binnenkomt",
        "The system account that everybody signs in to",
    ),
    (
        "De instellingen van sshd, als ze niet op hun gewone plaats staan",
        "The sshd configuration, if not in the usual place",
    ),
    ("VINGERAFDRUK", "FINGERPRINT"),
    ("SLEUTEL", "KEY"),
];
