//! Network file systems: the locks and shared memory that SQLite needs do not work there, and two
//! programs would overwrite each other's data.

use std::path::Path;

use crate::store::{Result, StoreError};

/// Linux `statfs` magic numbers and names of network file systems.
const NETWORK_FILE_SYSTEMS: &[(i128, &str)] = &[
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xfe53_4d42, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0x0102_1997, "9P"),
    (0x6573_5546, "FUSE"),
    (0x00c3_6400, "Ceph"),
    (0x5346_414f, "AFS"),
    (0x7375_7245, "Coda"),
    (0x564c, "NCP"),
    (0x0bd0_0bd0, "Lustre"),
];

/// Refuses a folder on a network file system; accepts it if the system does not report the kind.
pub(crate) fn refuse_network_folder(folder: &Path) -> Result<()> {
    #[cfg(target_os = "linux")]
    if let Ok(found) = rustix::fs::statfs(folder)
        && let Some(kind) = network_kind(found.f_type.into())
    {
        return Err(StoreError::Network { kind });
    }
    let _ = folder;
    Ok(())
}

/// Returns the name of a network file system; `None` for a local one. Some machines report the
/// magic number with a sign.
fn network_kind(magic: i128) -> Option<&'static str> {
    NETWORK_FILE_SYSTEMS
        .iter()
        .find(|(known, _)| *known == magic & 0xffff_ffff)
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_network_file_systems_are_known() {
        let smb = i128::from(i32::from_ne_bytes(0xff53_4d42_u32.to_ne_bytes()));
        assert_eq!(
            (network_kind(smb), network_kind(0xff53_4d42), network_kind(0x6969)),
            (Some("CIFS"), Some("CIFS"), Some("NFS"))
        );
        let here = [
            ("ext4", 0xef53),
            ("tmpfs", 0x0102_1994),
            ("btrfs", 0x9123_683e),
            ("xfs", 0x5846_5342),
            ("overlay", 0x794c_7630),
            ("zfs", 0x2fc1_2fc1),
        ];
        for (name, magic) in here {
            assert_eq!(network_kind(magic), None, "{name}");
        }
        let folder = tempfile::tempdir().unwrap();
        assert!(refuse_network_folder(folder.path()).is_ok());
    }
}
