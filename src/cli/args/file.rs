//! Arguments about the file itself.

use std::path::PathBuf;

use clap::Subcommand;

/// Actions of the owner of the file, without a user.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MaintenanceCommand {
    /// Maak iemand Beheerder van een omgeving die er geen meer heeft; het Logboek noemt systeem, en wie je op deze computer bent.
    #[command(name = "benoem-beheerder", alias = "appoint-admin")]
    AppointAdmin {
        /// De naam of het eigen domein van de omgeving.
        #[arg(value_name = "OMGEVING")]
        environment: String,
        /// Het adres van wie Beheerder wordt.
        #[arg(value_name = "EMAIL")]
        email: String,
    },
    /// Zet de tijdzone waarin de dagen van dit bestand beginnen en eindigen; voor iedereen, waar je ook bent.
    #[command(name = "tijdzone", alias = "timezone")]
    TimeZone {
        /// De naam van de tijdzone, zoals Europe/Amsterdam.
        #[arg(value_name = "TIJDZONE")]
        zone: String,
    },
}

/// Commands on the file.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DatabaseCommand {
    /// Volg het Logboek regel voor regel en vergelijk het met de tabellen; met --anker ook met wat daar staat.
    #[command(
        name = "controleer",
        alias = "check",
        after_help = "Wie het bestand kan schrijven, kan Logboek en tabellen samen vervalsen, zodat hier alles klopt. Dat laat alleen een anker zien dat die persoon niet kan schrijven (--anker)"
    )]
    Check,
    /// Geef alles als regels van JSON: het Logboek, met de volledige rijen.
    #[command(name = "exporteer", alias = "export")]
    Export,
    /// Vul een nieuw bestand met wat exporteer gaf.
    #[command(name = "importeer", alias = "import")]
    Import {
        /// Het bestand; - leest de invoer.
        #[arg(value_name = "PAD")]
        file: PathBuf,
    },
    /// Maak een kopie zoals het bestand nu is, en controleer die.
    #[command(name = "kopie", alias = "backup")]
    Backup {
        /// Het nieuwe bestand.
        #[arg(value_name = "PAD")]
        to: PathBuf,
    },
    /// Red wat te lezen is van een beschadigd bestand in een nieuw, en zeg wat er ontbreekt.
    #[command(name = "herstel", alias = "restore")]
    Restore {
        /// Het nieuwe bestand.
        #[arg(value_name = "PAD")]
        to: PathBuf,
    },
    /// Breng het bestand bij naar deze versie; een kopie van de oude blijft ernaast.
    #[command(name = "migreer", alias = "migrate")]
    Migrate,
    /// Waar het bestand staat.
    #[command(name = "pad", alias = "path")]
    Path,
}
