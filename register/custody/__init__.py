"""The register kept whole: audit log, verification, backups, retention."""
