//! How the help of coming in over ssh is worded in English.

/// What the definition says in Dutch, and the same in English.
pub(super) const OF_SSH: &[(&str, &str)] = &[
    (
        "Blijf wie --als zegt: niet wisselen, niets naar de schijf, geen shell. Voor sshd",
        "Stay who --as says: no switching, nothing to the disk, no shell. For sshd",
    ),
    (
        "Met welke sleutel je binnenkwam: is die ingetrokken, dan eindigt de sessie",
        "With which key you came in: when it is withdrawn, the session ends",
    ),
    (
        "Vraag eerst de code die deze sleutel bevestigt. Voor sshd",
        "First ask for the code that confirms this key. For sshd",
    ),
    (
        "Bevestig een sleutel die een ander voor je toevoegde: hij opent daarna als jou",
        "Confirm a key that somebody else added for you: it opens as you from then on",
    ),
    (
        "Maak een code voor een nieuwe sleutel van iemand die geen andere heeft",
        "Make a code for a new key of somebody who has no other",
    ),
    (
        "Hoeveel mensen zo tegelijk binnen kunnen zijn",
        "How many people can be in like that at once",
    ),
    (
        "Hoeveel sessies één persoon zo tegelijk open kan hebben; altijd minder dan --hoogstens",
        "How many sessions one person can have open like that at once; always fewer than --at-most",
    ),
    (
        "Binnenkomen over ssh: sleutels, en wat sshd nodig heeft",
        "Coming in over ssh: keys, and what sshd needs",
    ),
    (
        "De publieke sleutels waarmee iemand binnenkomt",
        "The public keys with which somebody comes in",
    ),
    (
        "Voor sshd (`AuthorizedKeysCommand`): de regel bij een vingerafdruk, of niets",
        "For sshd (`AuthorizedKeysCommand`): the line of a fingerprint, or nothing",
    ),
    ("De vingerafdruk: SHA256:… (%f van sshd)", "The fingerprint: SHA256:… (%f of sshd)"),
    (
        "Voeg een sleutel toe, van jezelf of als Beheerder van een gebruiker",
        "Add a key, of yourself or as Administrator of a user",
    ),
    (
        "Het bestand met de publieke sleutel (.pub); - leest de invoer",
        "The file with the public key (.pub); - reads the input",
    ),
    (
        "Hoe de sleutel heet, in plaats van de opmerking die erbij staat",
        "What the key is called, instead of the remark that stands with it",
    ),
    (
        "Toon ze allemaal, ook wat is ingetrokken; het nieuwste eerst",
        "Show all of them, what was withdrawn too; the newest first",
    ),
    (
        "Trek een sleutel in: wie ermee binnen is, is eruit",
        "Withdraw a key: who is in with it is out",
    ),
    ("Het nummer, de vingerafdruk of de naam", "The number, the fingerprint or the name"),
    (
        "Van wie: een e-mailadres, volledige naam of nummer; anders van jezelf",
        "Whose: an e-mail address, full name or number; else your own",
    ),
    (
        "Geef wat sshd nodig heeft: een bestand voor `sshd_config.d`, met de stappen erboven",
        "Give what sshd needs: a file for `sshd_config.d`, with the steps above it",
    ),
    (
        "Kijk of een installatie die er al is klopt; als root is het meeste te zien",
        "See whether an installation that is there is right; root sees most",
    ),
    (
        "Het account op deze computer waarmee iedereen binnenkomt",
        "The account on this computer with which everybody comes in",
    ),
    (
        "De instellingen van sshd, als ze niet op hun gewone plaats staan",
        "The settings of sshd, if they are not in their usual place",
    ),
    ("VINGERAFDRUK", "FINGERPRINT"),
    ("SLEUTEL", "KEY"),
];
