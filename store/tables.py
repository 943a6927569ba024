"""The tables of the database. Times are ISO texts in UTC: both databases sort them alike."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

ID_LENGTH: Final = 36
NAME_LENGTH: Final = 200
TIME_LENGTH: Final = 32

metadata: Final = MetaData()

scenarios: Final = Table(
    "scenarios",
    metadata,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("note", Text, nullable=False),
    Column("author", String(NAME_LENGTH), nullable=False),
    Column("document", Text, nullable=False),
    Column("haystack", Text, nullable=False),
    Column("created", String(TIME_LENGTH), nullable=False),
    Column("changed", String(TIME_LENGTH), nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("locked", Boolean, nullable=False),
)

tags: Final = Table(
    "scenario_tags",
    metadata,
    Column("scenario", String(ID_LENGTH), ForeignKey("scenarios.id"), primary_key=True),
    Column("tag", String(NAME_LENGTH), primary_key=True),
)

audit: Final = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(ID_LENGTH), nullable=False),
    Column("scenario", String(ID_LENGTH), nullable=False),
    Column("at", String(TIME_LENGTH), nullable=False),
    Column("who", String(NAME_LENGTH), nullable=False),
    Column("action", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    UniqueConstraint("id", name="uq_audit_id"),
    Index("ix_audit_scenario", "scenario"),
)

drafts: Final = Table(
    "drafts",
    metadata,
    Column("tab", String(64), primary_key=True),
    Column("document", Text, nullable=False),
    Column("changed", String(TIME_LENGTH), nullable=False),
)

table_sets: Final = Table(
    "table_sets",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("author", String(NAME_LENGTH), nullable=False),
    Column("at", String(TIME_LENGTH), nullable=False),
    Column("tables", Text, nullable=False),
)
