//! Commands about the data file.

use super::{CommandText, command};
use crate::text::both;

pub(crate) const MAINTENANCE_APPOINT_ADMIN: CommandText = command(
    both("onderhoud benoem-beheerder", "maintenance appoint-admin"),
    both(
        "Maak iemand Beheerder van een omgeving die er geen meer heeft; het Logboek noemt je \
         account op deze computer",
        "Appoint an Administrator in an environment that has none left; the Log records your \
         account on this computer",
    ),
)
.example(both(
    "onderhoud benoem-beheerder eigendomein.nl jan@eigendomein.nl",
    "maintenance appoint-admin eigendomein.nl jan@eigendomein.nl",
));

pub(crate) const MAINTENANCE_TIME_ZONE: CommandText = command(
    both("onderhoud tijdzone", "maintenance timezone"),
    both(
        "Zet de tijdzone waarin dagen beginnen en eindigen, voor iedereen die dit bestand gebruikt",
        "Set the time zone in which days begin and end, for everybody who uses this file",
    ),
)
.example(both("onderhoud tijdzone Europe/Amsterdam", "maintenance timezone Europe/Amsterdam"));

pub(crate) const DB_CHECK: CommandText = command(
    both("db controleer", "db check"),
    both(
        "Controleer het Logboek regel voor regel tegen de tabellen, en met --anker tegen het \
         ankerbestand",
        "Check the Log line by line against the tables, and with --anchor against the anchor file",
    ),
)
.after(both(
    "Wie het bestand kan schrijven, kan Logboek en tabellen samen vervalsen; deze controle slaagt \
     dan. Alleen een ankerbestand dat die persoon niet kan schrijven, laat dat zien (--anker).",
    "Anyone who can write to the file can forge both the Log and the tables; this check then \
     passes. Only an anchor file that they cannot write to reveals it (--anchor).",
))
.example(both("db controleer --anker einde.txt", "db check --anchor anchor.txt"));

pub(crate) const DB_EXPORT: CommandText = command(
    both("db exporteer", "db export"),
    both(
        "Geef alles als regels JSON: het Logboek, met de volledige rijen",
        "Print everything as JSON lines: the Log, with complete rows",
    ),
)
.example(both("db exporteer > alles.jsonl", "db export > all.jsonl"));

pub(crate) const DB_IMPORT: CommandText = command(
    both("db importeer", "db import"),
    both(
        "Maak een nieuw bestand van de uitvoer van exporteer",
        "Create a new file from the output of export",
    ),
)
.example(both("--db nieuw.db db importeer alles.jsonl", "--db new.db db import all.jsonl"));

pub(crate) const DB_BACKUP: CommandText = command(
    both("db kopie", "db backup"),
    both(
        "Maak een kopie zoals het bestand nu is, en controleer die",
        "Copy the file as it is now, and check the copy",
    ),
)
.example(both("db kopie kopie.db", "db backup copy.db"));

pub(crate) const DB_RESTORE: CommandText = command(
    both("db herstel", "db restore"),
    both(
        "Red wat te lezen is van een beschadigd bestand in een nieuw, en zeg wat er ontbreekt",
        "Recover what can be read of a damaged file into a new file, and list what is missing",
    ),
)
.example(both("--db kapot.db db herstel nieuw.db", "--db damaged.db db restore new.db"));

pub(crate) const DB_MIGRATE: CommandText = command(
    both("db migreer", "db migrate"),
    both(
        "Werk het bestand bij naar deze versie; een kopie van het oude bestand blijft ernaast",
        "Migrate the file to this version; a copy of the old file stays beside it",
    ),
)
.example(both("db migreer", "db migrate"));

pub(crate) const DB_SHARE: CommandText = command(
    both("db deel", "db share"),
    both(
        "Zet het hele Logboek in een database van PostgreSQL, zodat andere hosts het volgen; het \
         adres komt uit config.toml (gedeeld) of TOEGANG_GEDEELD",
        "Put the whole Log in a PostgreSQL database, so that other hosts follow it; the address \
         comes from config.toml (gedeeld) or TOEGANG_GEDEELD",
    ),
)
.example(both("db deel host_a host_b --proef", "db share host_a host_b --dry-run"));

pub(crate) const DB_FOLLOW: CommandText = command(
    both("db volg", "db follow"),
    both(
        "Volg het Logboek dat een andere host deelt, in een nieuw bestand of een kopie",
        "Follow the Log that another host shares, in a new file or a copy",
    ),
)
.example(both("--db nieuw.db db volg", "--db new.db db follow"));

pub(crate) const DB_SHARED: CommandText = command(
    both("db gedeeld", "db shared"),
    both(
        "Of dit bestand gedeeld is: server, reserves, achterstand, hosts",
        "Report whether this file is shared: server, standbys, delay, hosts",
    ),
)
.example(both("db gedeeld", "db shared"));

pub(crate) const DB_LEAVE: CommandText = command(
    both("db los", "db leave"),
    both(
        "Ga met dit bestand alleen verder, los van de andere hosts",
        "Go on with this file alone, apart from the other hosts",
    ),
)
.example(both("db los --ja", "db leave --yes"));

pub(crate) const DB_PATH: CommandText = command(
    both("db pad", "db path"),
    both("Toon het pad van het bestand", "Print the path of the file"),
)
.example(both("db pad", "db path"));
