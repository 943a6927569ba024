"""Backup, restoring, and the trail of changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import pandas as pd
import streamlit as st

from pages.scenario_views import deeds
from pages.scenario_views.desk import opened_store, problem_text
from store import AuditEntry, Backup, BackupProblem, make_backup, read_backup, restore
from store.audit import to_csv
from ui import format as fmt
from ui import session
from ui.document import DocumentError
from ui.i18n import Words
from ui.markdown import plain
from ui.moments import moment_text
from ui.story import story

MOST_SHOWN: Final = 60
TABLE_HEIGHT: Final = 420
ROWS_AT_ONCE: Final = 8


def show_safety(words: Words) -> None:
    """Offer the backup and the trail."""
    backup, trail = st.columns([38, 62], gap="large")
    with backup:
        _backup(words)
        _restore(words)
    with trail:
        _trail(words)


def tell_set_aside(words: Words) -> None:
    """Say that a damaged database file was found, and where it is now."""
    aside = opened_store().set_aside
    if aside is not None:
        st.error(words("set-aside"), icon=":material/warning:")
        st.code(str(aside), language=None)


def _backup(words: Words) -> None:
    st.subheader(words("backup"))
    st.caption(words("backup-explain"))
    st.download_button(
        words("backup-download"),
        lambda: make_backup(opened_store()),
        file_name=f"khoosheh-{datetime.now(UTC):%Y%m%d}.backup.gz",
        mime="application/gzip",
        icon=":material/download:",
        on_click="ignore",
    )


def _restore(words: Words) -> None:
    st.subheader(words("restore"))
    file = st.file_uploader(words("restore-label"), type=["gz"], key="k_restore_file")
    if file is None:
        return
    try:
        backup = read_backup(file.getvalue())
    except BackupProblem as problem:
        st.error(problem_text(problem, words))
        return
    st.warning(
        words(
            "restore-preview",
            count=fmt.number(len(backup.scenarios), 0, words.lang),
            at=moment_text(backup.made, words),
            now=fmt.number(_kept_now(), 0, words.lang),
        )
    )
    st.button(words("restore-button"), on_click=_put_back, args=(backup, words))


def _kept_now() -> int:
    scenarios = opened_store().scenarios
    return len(scenarios.list()) + len(scenarios.list(archived=True))


def _put_back(backup: Backup, words: Words) -> None:
    if deeds.attempt(lambda: restore(opened_store(), backup, author=deeds.author())):
        deeds.say(words("restored", count=fmt.number(len(backup.scenarios), 0, words.lang)))


def change_text(entry: AuditEntry, words: Words) -> str:
    """Say what stood there before and what after, as far as it can be told in a line."""
    before, after = entry.before or {}, entry.after
    parts = [
        words("trail-from-to", before=str(before[field]), after=str(after[field]))
        for field in ("name", "note")
        if field in before and field in after and before[field] != after[field]
    ]
    if before.get("tags", ()) != after.get("tags", ()) and entry.before is not None:
        tags = [words.join([str(tag) for tag in one.get("tags", ())]) for one in (before, after)]
        parts.append(words("trail-from-to", before=tags[0] or "–", after=tags[1] or "–"))
    if before.get("document") != after.get("document") and "document" in before:
        parts.append(_set_differently(before["document"], after["document"], words))
    return words.join(parts)


def _set_differently(before: object, after: object, words: Words) -> str:
    """Say what was set differently; nothing where one of them cannot be read here."""
    try:
        old, new = (session.read_document(one).scenario for one in (before, after))
        return story(old, new, session.dataset_of(new), words)
    except DocumentError:
        return ""


def _trail(words: Words) -> None:
    entries = opened_store().audit.all()
    st.subheader(words("trail"))
    st.caption(words("trail-explain"))
    if not entries:
        st.info(words("trail-empty"))
        return
    table = pd.DataFrame(
        [
            {
                words("trail-at"): moment_text(entry.at, words),
                words("trail-who"): plain(entry.who) or words("somebody"),
                words("trail-what"): words(f"trail-{entry.action}"),
                words("trail-name"): plain(str(entry.after.get("name", ""))),
                words("trail-change"): plain(change_text(entry, words)),
            }
            for entry in reversed(entries[-MOST_SHOWN:])
        ]
    )
    st.table(
        table.set_index(words("trail-at")),
        height=TABLE_HEIGHT if len(table) > ROWS_AT_ONCE else "content",
    )
    st.download_button(
        words("trail-download"),
        lambda: to_csv(opened_store().audit.all()),
        file_name="khoosheh-trail.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
