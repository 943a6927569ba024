"""Handing a scenario on: a link, a picture of the link, a file; and opening a file."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

import segno
import streamlit as st

from data import Dataset
from data.workbook import WorkbookError
from pages.scenario_views import deeds
from reports.scenario_sheet import scenario_in
from ui import format as fmt
from ui import session
from ui.document import FILE_ENDING, DocumentError, about_of, read_file, to_file
from ui.i18n import Words
from ui.scenario import to_query

QR_WIDTH: Final = 260
PACKAGE_MARK: Final = b"PK"
LARGEST_LINK: Final = 2000
"""Longer links make a QR code too fine for the camera of a phone."""


def show_sharing(dataset: Dataset, words: Words) -> None:
    """Offer links, the code and the file; take a file."""
    out, back = st.columns([60, 40], gap="large")
    with out:
        _links(dataset, words)
    with back:
        _file_out(dataset, words)
        _file_in(words)


def address_of(current: str, page: str, query: dict[str, str]) -> str:
    """Return the address of a page of this app with a query.

    Parameters
    ----------
    current : str
        The address of any page of the app.
    page : str
        The last part of the path wanted.
    query : dict
        Parameters.
    """
    parts = urlsplit(current)
    folder = parts.path.rpartition("/")[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{page}", urlencode(query), ""))


def qr_picture(link: str) -> str:
    """Draw a link as a QR code, dark on white in every theme, for cameras need that."""
    stream = io.BytesIO()
    code = segno.make(link, error="l", micro=False)
    code.save(stream, kind="svg", dark="#000000", light="#ffffff", border=4, xmldecl=False)
    return stream.getvalue().decode("ascii")


def _picture(link: str, alt: str) -> str:
    """Return the QR code as an image that names itself."""
    source = base64.b64encode(qr_picture(link).encode("ascii")).decode("ascii")
    return (
        f'<img alt="{escape(alt)}" width="{QR_WIDTH}" height="{QR_WIDTH}" '
        f'src="data:image/svg+xml;base64,{source}">'
    )


def _links(dataset: Dataset, words: Words) -> None:
    current = st.context.url or ""
    # The version of the tables is named also where it is the server's: it may not stay so.
    query = {"data": dataset.version, **to_query(session.scenario(), dataset)}
    link = address_of(current, "", query)
    st.subheader(words("share-link"))
    st.caption(words("share-link-explain"))
    st.code(link, language=None, wrap_lines=True)
    if len(link) <= LARGEST_LINK:
        st.html(_picture(link, words("share-qr")))
        st.caption(words("share-qr"))
    else:
        st.caption(words("share-qr-too-long"))
    held = deeds.open_saved()
    if held is not None:
        query = {"lang": words.lang, session.SAVED_PARAMETER: held.id}
        st.subheader(words("share-saved"))
        st.caption(words("share-saved-explain"))
        st.code(address_of(current, "scenarios", query), language=None, wrap_lines=True)


def _file_out(dataset: Dataset, words: Words) -> None:
    held = deeds.open_saved()
    st.subheader(words("share-file"))
    st.caption(words("share-file-explain"))
    content = to_file(
        session.scenario(),
        dataset,
        name=held.name if held else "",
        note=held.note if held else "",
        author=deeds.author(),
    )
    st.download_button(
        words("share-file-download"),
        content,
        file_name=f"scenario{FILE_ENDING}",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def _file_in(words: Words) -> None:
    st.subheader(words("share-open"))
    file = st.file_uploader(words("share-open-label"), type=["json", "xlsx"], key="k_open_file")
    if file is None:
        return
    try:
        content = file.getvalue()
        is_workbook = content.startswith(PACKAGE_MARK)
        document = read_file(scenario_in(content) if is_workbook else content)
        opened = about_of(document, session.read_document(document))
    except DocumentError as error:
        st.error(words(error.key))
        return
    except WorkbookError as error:
        limit = fmt.number(error.limit, 0, words.lang)
        st.error(words(f"tables-refused-{error.reason}", limit=limit))
        return
    st.button(
        words("share-open-button"),
        type="primary",
        on_click=deeds.show,
        args=(opened, opened.name or file.name),
    )
