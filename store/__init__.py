"""What users make and keep: scenarios, working states, and the trail of every change."""

from __future__ import annotations

from store.backup import Backup, make_backup, read_backup, restore
from store.errors import (
    BackupProblem,
    Changed,
    Locked,
    Missing,
    StoreError,
    TooNew,
    Unreachable,
    Unusable,
)
from store.house import Store, open_store
from store.place import DATABASE_SETTING, FOLDER_SETTING
from store.records import AuditEntry, Draft, Saved, TableSet

__all__ = [
    "DATABASE_SETTING",
    "FOLDER_SETTING",
    "AuditEntry",
    "Backup",
    "BackupProblem",
    "Changed",
    "Draft",
    "Locked",
    "Missing",
    "Saved",
    "Store",
    "StoreError",
    "TableSet",
    "TooNew",
    "Unreachable",
    "Unusable",
    "make_backup",
    "open_store",
    "read_backup",
    "restore",
]
