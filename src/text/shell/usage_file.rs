//! Help about the data file in English.

/// Texts of the definition in Dutch, with their translation.
pub(crate) const OF_THE_FILE: &[(&str, &str)] = &[
    (
        "Maak een kopie zoals het bestand nu is, en controleer die",
        "Copy the file as it is now, and check the copy",
    ),
    ("Het nieuwe bestand", "The new file"),
    (
        "Red wat te lezen is van een beschadigd bestand in een nieuw, en zeg wat er ontbreekt",
        "Save what can be read of a damaged file to a new one, and list what is missing",
    ),
    (
        "Breng het bestand bij naar deze versie; een kopie van de oude blijft ernaast",
        "Migrate the file to this version; a copy of the old one stays beside it",
    ),
    ("Waar het bestand staat", "Print the path of the file"),
    (
        "Volg het Logboek regel voor regel en vergelijk het met de tabellen; met --anker ook met wat daar staat",
        "Check the Log line by line and compare it with the tables, and with the anchor if --anchor is given",
    ),
    (
        "Wie het bestand kan schrijven, kan Logboek en tabellen samen vervalsen, zodat hier alles klopt. Dat laat alleen een anker zien dat die persoon niet kan schrijven (--anker)",
        "Anyone who can write the file can forge Log and tables together, and this check will pass. Only an anchor that they cannot write reveals it (--anchor)",
    ),
    (
        "Een tweede bestand waaraan na elke wijziging het einde van het Logboek wordt toegevoegd",
        "A second file that records the end of the Log after every change",
    ),
    (
        "Geef alles als regels van JSON: het Logboek, met de volledige rijen",
        "Print everything as JSON lines: the Log, with complete rows",
    ),
    ("Vul een nieuw bestand met wat exporteer gaf", "Create a new file from the output of export"),
    ("Het bestand met de gegevens zelf", "Check, copy, export or repair the data file"),
    (
        "Onderhoud door de eigenaar van het bestand, buiten alle rechten om",
        "Maintenance by the owner of the file, without any role",
    ),
    (
        "Maak iemand Beheerder van een omgeving die er geen meer heeft; het Logboek noemt systeem, en wie je op deze computer bent",
        "Appoint an Administrator in an environment that has none left; the Log names the system and your account on this computer",
    ),
    ("De naam of het eigen domein van de omgeving", "The name or the domain of the environment"),
    ("Het adres van wie Beheerder wordt", "The address of the new Administrator"),
    (
        "Zet de tijdzone waarin de dagen van dit bestand beginnen en eindigen; voor iedereen, waar je ook bent",
        "Set the time zone in which days begin and end, for everybody who uses this file",
    ),
    ("De naam van de tijdzone, zoals Europe/Amsterdam", "The time zone, such as Europe/Amsterdam"),
    ("TIJDZONE", "TIMEZONE"),
    ("OMGEVING", "ENVIRONMENT"),
];
