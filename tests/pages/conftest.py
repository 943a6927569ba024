"""Running the app's pages without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import data
from data import Dataset
from data.loader import SHIPPED_TABLES
from data.records import TFN
from pages.scenario_views.desk import opened_store
from ui.scenario import default_weights

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://elsewhere.example/y)"

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return data.load()


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Open:
    """``open_app(page="cluster", data=folder, lang="en", ...)`` opens an address and runs it.

    A page other than the first is opened as a cold link is: through the frame.
    """
    monkeypatch.delenv("KHOOSHEH_DATA", raising=False)

    def start(page: str = "priorities", *, data: Path | None = None, **query: str) -> AppTest:
        if data is not None:
            monkeypatch.setenv("KHOOSHEH_DATA", str(data))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        if page == "priorities":
            for name, value in query.items():
                app.query_params[name] = value
        else:
            app.session_state["k_wanted_page"] = (f"pages/{page}.py", query)
        return app.run()

    return start


@pytest.fixture
def hostile_data(tmp_path: Path) -> Path:
    """Return a folder whose table of clusters names the first one maliciously."""
    table = pd.read_csv(SHIPPED_TABLES / "clusters.csv", dtype=str, keep_default_na=False)
    for lang in ("en", "fa"):
        table.loc[0, [f"name_{lang}", f"description_{lang}"]] = HOSTILE
        table.loc[0, f"label_{lang}"] = "[x](javascript:1)"
    table.to_csv(tmp_path / "clusters.csv", index=False)
    return tmp_path


@pytest.fixture
def one_cluster(tmp_path: Path) -> Path:
    """Return a folder whose tables know the granite of Zahedan alone."""
    for name, column in (
        ("clusters", "id"),
        ("cluster_cities", "cluster"),
        ("ratings", "cluster"),
        ("decisions", "cluster"),
    ):
        table = pd.read_csv(SHIPPED_TABLES / f"{name}.csv", dtype=str, keep_default_na=False)
        table[table[column] == "granite"].to_csv(tmp_path / f"{name}.csv", index=False)
    evidence = pd.read_csv(SHIPPED_TABLES / "evidence.csv", dtype=str, keep_default_na=False)
    evidence.loc[evidence["cluster"] != "granite", "cluster"] = ""
    evidence.to_csv(tmp_path / "evidence.csv", index=False)
    return tmp_path


@pytest.fixture
def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Give a test a store of its own."""
    monkeypatch.setenv("KHOOSHEH_HOME", str(tmp_path))
    monkeypatch.delenv("KHOOSHEH_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    yield
    opened_store().close()
    st.cache_resource.clear()


def drawn(app: AppTest, key: str) -> dict[str, Any] | None:
    """Return the changing part of what a picture or panel was given, or None if it is not there."""
    for element in app.get("bidi_component"):
        if element.proto.id.endswith(f"-{key}"):
            found: dict[str, Any] = json.loads(element.proto.bytes.partition(b"\n")[0])
            return found
    return None


def picture(app: AppTest, key: str) -> list[Any]:
    """Return all traces of a picture, those that stay first."""
    for element in app.get("bidi_component"):
        if element.proto.id.endswith(f"-{key}"):
            head, _, base = element.proto.bytes.partition(b"\n")
            return [*json.loads(base), *(trace for _, trace in json.loads(head)["live"])]
    pytest.fail(f"no picture {key}")


def order(app: AppTest) -> list[str]:
    """Return the clusters from the first bar to the last."""
    spec = drawn(app, "k_ranking")
    assert spec is not None
    return [target["id"] for target in spec["targets"]]


def headline(app: AppTest) -> str:
    """Return the computed sentences as they are sent."""
    pages = [element.proto.body for element in app.get("html")]
    return str(next(body for body in pages if "k-headline" in body))


def send_weights(
    app: AppTest, dataset: Dataset, changed: Mapping[str, TFN], seq: int = 1
) -> AppTest:
    """Let the panel send weights, as the browser does."""
    values = {**default_weights(dataset), **changed}
    message = {
        "values": {name: list(triangle) for name, triangle in values.items()},
        "locks": [],
        "open": [],
        "seq": seq,
        "resting": True,
        "revision": app.session_state["k_weights_revision"],
    }
    app.session_state["k_weights"] = {"weights": message}
    return app.run()
