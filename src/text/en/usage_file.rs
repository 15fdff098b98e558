//! How the help of what is done with the file itself is worded in English.

/// What the definition says in Dutch, and the same in English.
pub(super) const OF_THE_FILE: &[(&str, &str)] = &[
    (
        "Maak een kopie zoals het bestand nu is, en controleer die",
        "Make a copy of the file as it is now, and check it",
    ),
    ("Het nieuwe bestand", "The new file"),
    (
        "Red wat te lezen is van een beschadigd bestand in een nieuw, en zeg wat er ontbreekt",
        "Save what can be read of a damaged file into a new one, and say what is missing",
    ),
    (
        "Breng het bestand bij naar deze versie; een kopie van de oude blijft ernaast",
        "Bring the file up to this version; a copy of the old one stays beside it",
    ),
    ("Waar het bestand staat", "Where the file is"),
    (
        "Volg het Logboek regel voor regel en vergelijk het met de tabellen; met --anker ook met wat daar staat",
        "Follow the Log line by line and compare it with the tables; with --anker with what stands there, too",
    ),
    (
        "Wie het bestand kan schrijven, kan Logboek en tabellen samen vervalsen, zodat hier alles klopt. Dat laat alleen een anker zien dat die persoon niet kan schrijven (--anker)",
        "Whoever can write the file can forge Log and tables together, so that all is well here. Only an anchor that they cannot write shows it (--anchor)",
    ),
    (
        "Een tweede bestand waaraan na elke wijziging het einde van het Logboek wordt toegevoegd",
        "A second file to which the end of the Log is added after every change",
    ),
    (
        "Geef alles als regels van JSON: het Logboek, met de volledige rijen",
        "Give everything as lines of JSON: the Log, with the complete rows",
    ),
    ("Vul een nieuw bestand met wat exporteer gaf", "Fill a new file with what export gave"),
    ("Het bestand met de gegevens zelf", "The file with the data itself"),
    (
        "Onderhoud door de eigenaar van het bestand, buiten alle rechten om",
        "Maintenance by whoever owns the file, outside all rights",
    ),
    (
        "Maak iemand Beheerder van een omgeving die er geen meer heeft; het Logboek noemt systeem, en wie je op deze computer bent",
        "Make somebody Administrator of an environment that has none left; the Log names system, and who you are on this computer",
    ),
    ("De naam of het eigen domein van de omgeving", "The name or own domain of the environment"),
    ("Het adres van wie Beheerder wordt", "The address of who becomes Administrator"),
    (
        "Zet de tijdzone waarin de dagen van dit bestand beginnen en eindigen; voor iedereen, waar je ook bent",
        "Set the time zone in which the days of this file begin and end; for everybody, wherever they are",
    ),
    (
        "De naam van de tijdzone, zoals Europe/Amsterdam",
        "The name of the time zone, such as Europe/Amsterdam",
    ),
    ("TIJDZONE", "TIMEZONE"),
    ("OMGEVING", "ENVIRONMENT"),
];
