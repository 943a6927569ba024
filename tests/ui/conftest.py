"""What the tests of the screen's builders share."""

from __future__ import annotations

from dataclasses import replace

import pytest

import data
from data import Dataset
from data.records import Cluster, Text
from ui.scenario import Scenario, default_scenario

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](https://elsewhere.example/y)"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return data.load()


@pytest.fixture(scope="session")
def default(dataset: Dataset) -> Scenario:
    return default_scenario(dataset, "en")


@pytest.fixture(scope="session")
def hostile(dataset: Dataset) -> Dataset:
    """Return the shipped data with a first cluster whose user named it maliciously."""
    name = Text(en=HOSTILE, fa=HOSTILE)
    first = replace(dataset.clusters[0], name=name, label=name, description=name, product=name)
    clusters: tuple[Cluster, ...] = (first, *dataset.clusters[1:])
    return replace(dataset, clusters=clusters)
