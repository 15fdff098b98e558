//! Arguments and options of the program as a whole, the log and the example world.

use super::{ArgumentText, option, positional, switch, value};
use crate::text::both;

pub(crate) const DB: ArgumentText = option(
    both("db", "db"),
    value::PATH,
    both(
        "Het bestand met de gegevens; anders `TOEGANG_DB`, anders de map voor gegevens van XDG",
        "The data file [default: `TOEGANG_DB`, then the XDG data folder]",
    ),
);

pub(crate) const ANCHOR: ArgumentText = option(
    both("anker", "anchor"),
    value::PATH,
    both(
        "Een tweede bestand waaraan na elke wijziging het einde van het Logboek wordt \
         toegevoegd",
        "A second file that records the end of the Log after every change",
    ),
);

pub(crate) const ACTOR: ArgumentText = option(
    both("als", "as"),
    value::EMAIL,
    both(
        "Namens wie je werkt: een e-mailadres, of het nummer van een gebruiker",
        "The user you work as: an e-mail address, or a user number",
    ),
);

pub(crate) const HELP: ArgumentText =
    switch(both("help", "help"), both("Toon deze hulp", "Print this help"));

pub(crate) const VERSION: ArgumentText =
    switch(both("version", "version"), both("Toon de versie", "Print the version"));

pub(crate) const JSON: ArgumentText = switch(
    both("json", "json"),
    both("Antwoord als JSON, met een vast schema", "Print one JSON document with a fixed schema"),
);

pub(crate) const JSONL: ArgumentText = switch(
    both("jsonl", "jsonl"),
    both(
        "Antwoord als JSON, één rij of uitkomst per regel",
        "Print one JSON object per row or result",
    ),
);

pub(crate) const CSV: ArgumentText = switch(
    both("csv", "csv"),
    both("Antwoord als CSV, voor een rekenblad", "Print CSV, safe to open in a spreadsheet"),
);

pub(crate) const LINE_MODE: ArgumentText = switch(
    both("lijnmodus", "line-mode"),
    both(
        "Gebruik genummerde keuzes en vragen, een per regel, in plaats van het scherm; voor \
         schermlezers",
        "Use numbered choices and questions, one line each, instead of screens; for screen \
         readers",
    ),
);

pub(crate) const DRY_RUN: ArgumentText = switch(
    both("proef", "dry-run"),
    both("Zeg wat er zou gebeuren, en doe het niet", "Show what would happen without doing it"),
);

pub(crate) const YES: ArgumentText =
    switch(both("ja", "yes"), both("Vraag niet om bevestiging", "Do not ask for confirmation"));

pub(crate) const IGNORE_ERRORS: ArgumentText = switch(
    both("doorgaan-bij-fout", "ignore-errors"),
    both(
        "Sla over wie of wat wordt geweigerd, en doe de rest",
        "Skip what is refused, and do the rest",
    ),
);

pub(crate) const QUIET: ArgumentText =
    switch(both("stil", "quiet"), both("Zeg niets als het gelukt is", "Print nothing on success"));

pub(crate) const WAIT: ArgumentText = option(
    both("wacht", "wait"),
    value::SECONDS,
    both(
        "Hoelang op een bezet bestand wordt gewacht, zoals: 5s",
        "How long to wait for a busy file, such as: 5s",
    ),
);

pub(crate) const LANGUAGE: ArgumentText = option(
    both("taal", "language"),
    value::LANGUAGE,
    both(
        "De taal: nl of en; anders `TOEGANG_TAAL`, anders die van config.toml",
        "The language, nl or en [default: `TOEGANG_TAAL`, then config.toml]",
    ),
);

pub(crate) const NO_COLOUR: ArgumentText =
    switch(both("geen-kleur", "no-color"), both("Geen kleuren", "No colours"));

pub(crate) const ASCII: ArgumentText =
    switch(both("ascii", "ascii"), both("Gebruik alleen ASCII-tekens", "Use ASCII only"));

pub(crate) const NO_MOUSE: ArgumentText =
    switch(both("geen-muis", "no-mouse"), both("Gebruik de muis niet", "Do not use the mouse"));

pub(crate) const EMAIL: ArgumentText = positional(value::EMAIL, both("Het adres", "The address"));

pub(crate) const YOUR_NAME: ArgumentText =
    option(both("naam", "name"), value::NAME, both("Je naam", "Your name"));

pub(crate) const NEW_ENVIRONMENT: ArgumentText = option(
    both("omgeving", "environment"),
    value::NAME,
    both(
        "De naam van de omgeving, bij een adres van een gedeeld domein",
        "The name of the environment, if the address has a shared domain",
    ),
);

pub(crate) const INVITED_EMAIL: ArgumentText =
    positional(value::EMAIL, both("Het adres dat is uitgenodigd", "The invited address"));

pub(crate) const CODE: ArgumentText = positional(value::CODE, both("De code", "The code"));

pub(crate) const TABLE_KIND: ArgumentText =
    positional(value::KIND, both("Wat er in de tabel staat", "What is in the table"));

pub(crate) const INPUT_FILE: ArgumentText = positional(
    value::PATH,
    both("Het bestand; - leest de invoer", "The file; - reads standard input"),
);

pub(crate) const MARKDOWN: ArgumentText =
    switch(both("md", "md"), both("Geef een tabel in Markdown", "Print a Markdown table"));

pub(crate) const SHELL: ArgumentText = positional(value::SHELL, both("De shell", "The shell"));

pub(crate) const FOLDER: ArgumentText = option(
    both("map", "folder"),
    value::FOLDER,
    both(
        "Schrijf de handleiding van elke opdracht in deze map",
        "Write the manual pages of all commands to this folder",
    ),
);

pub(crate) const OPERATION: ArgumentText = positional(
    value::OPERATION,
    both("Het nummer van de handeling", "The number of the operation"),
);

pub(crate) const ONLY_ORGANISATION: ArgumentText = option(
    both("organisatie", "organisation"),
    value::ORGANISATION,
    both("Alleen wijzigingen aan deze organisatie", "Only changes to this organisation"),
);

pub(crate) const ONLY_ACTOR: ArgumentText = option(
    both("wie", "who"),
    value::NAME,
    both("Alleen wijzigingen door deze persoon", "Only changes made by this person"),
);

pub(crate) const ONLY_KIND: ArgumentText = option(
    both("wat", "what"),
    value::WHAT,
    both(
        "Alleen gebeurtenissen met deze naam; * staat voor de rest, zoals: member.*",
        "Only events with this name; * matches the rest, as in member.*",
    ),
);

pub(crate) const ONLY_OPERATION: ArgumentText = option(
    both("handeling", "operation"),
    value::OPERATION,
    both("Alleen deze handeling, met alle regels", "Only this operation, with all its lines"),
);

pub(crate) const ONLY_REQUEST: ArgumentText = option(
    both("verzoek", "request"),
    value::NUMBER,
    both("Alleen wat er met dit verzoek gebeurde", "Only what happened to this request"),
);

pub(crate) const SINCE: ArgumentText = option(
    both("sinds", "since"),
    value::DAY,
    both(
        "Vanaf deze dag, zoals 2026-12-31 of 31-12",
        "From this day on, such as 2026-12-31 or 31-12",
    ),
);

pub(crate) const UP_TO: ArgumentText = option(
    both("tot", "until"),
    value::DAY,
    both("Tot en met deze dag", "Up to and including this day"),
);

pub(crate) const FOLLOW: ArgumentText = switch(
    both("volg", "follow"),
    both(
        "Blijf tonen wat er gebeurt, een regel JSON per gebeurtenis; Ctrl+C stopt",
        "Keep printing events as they happen, one JSON object per line; Ctrl+C stops",
    ),
);

pub(crate) const SMALL_EXAMPLE: ArgumentText = switch(
    both("klein", "small"),
    both(
        "Alleen de kleine wereld: vier omgevingen, elf mensen",
        "Only the small world: four environments, eleven people",
    ),
);

pub(crate) const MORE_USERS: ArgumentText = option(
    both("gebruikers", "users"),
    value::COUNT,
    both(
        "Voeg zoveel gebruikers toe, om de snelheid te proberen",
        "Add this many users, to try the speed",
    ),
);

pub(crate) const SEED: ArgumentText = option(
    both("zaad", "seed"),
    value::SEED,
    both("Een ander getal geeft andere mensen", "The seed: another number gives other people"),
);

pub(crate) const NAMES: ArgumentText = option(
    both("namen", "names"),
    value::KIND,
    both(
        "Hun namen: gewoon (uit twee korte lijsten) of breed (zo verschillend als in een heel \
         land)",
        "Their names: ordinary (from two short lists) or wide (as varied as in a whole country)",
    ),
);

pub(crate) const FRESH_EXAMPLE: ArgumentText = switch(
    both("opnieuw", "fresh"),
    both(
        "Gooi de voorbeeldwereld weg en maak hem opnieuw",
        "Delete the example world and create it again",
    ),
);
