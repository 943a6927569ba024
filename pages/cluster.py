"""Cluster: why this place, in contributions, rules, contrasts and sourced facts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

import fuzzy
from data import Dataset
from data.records import Cluster
from ui import format as fmt
from ui import places, session, shell
from ui.board import Board, make_board
from ui.charts import place_text
from ui.charts_cluster import contribution_chart, contribution_height, dimension_chart
from ui.cluster_tables import contribution_table, facts_table, ratings_table
from ui.components import plot
from ui.headline import score_text
from ui.i18n import Words
from ui.map import cluster_map
from ui.markdown import plain
from ui.own import note_panel, rating_panel
from ui.reasons import contrast_sentence, parts_text, rule_sentence
from ui.tools import method_title

shell.require_shell("pages/cluster.py")

RULES_SHOWN = 4
DIMENSIONS_HEIGHT = "210px"
MAP_HEIGHT = "400px"
MAP_WIDTH = 420


def choose(board: Board, dataset: Dataset, words: Words) -> tuple[Cluster, Cluster | None]:
    """Let the reader choose a cluster and a rival; the leader and the next stand in.

    Where there is one cluster alone, there is no rival.
    """
    names = {row.cluster.id: row.cluster.name[words.lang] for row in board.rows}
    places_of = {row.cluster.id: place_text(row.place, words.lang) for row in board.rows}
    chosen = session.scenario().cluster or board.leader.cluster.id
    others = [cluster for cluster in names if cluster != chosen]
    rival = session.scenario().rival
    rival = rival if rival in others else next(iter(others), None)
    st.session_state["k_cluster"], st.session_state["k_rival"] = chosen, rival
    with st.container(key="k_tools", horizontal=True):
        st.selectbox(
            words("cluster-choose"),
            list(names),
            format_func=lambda cluster: f"{places_of[cluster]} · {names[cluster]}",
            key="k_cluster",
            on_change=lambda: session.choose_cluster(st.session_state["k_cluster"]),
            width=340,
        )
        st.selectbox(
            words("contrast-with"),
            others,
            format_func=lambda cluster: f"{places_of[cluster]} · {names[cluster]}",
            key="k_rival",
            on_change=lambda: session.change(rival=st.session_state["k_rival"]),
            width=340,
        )
    return dataset.cluster(chosen), None if rival is None else dataset.cluster(rival)


def show_summary(board: Board, cluster: Cluster, dataset: Dataset, words: Words) -> None:
    """Say where the cluster stands and what it is."""
    lang = words.lang
    row = board.row(cluster.id)
    place = words(
        "cluster-place",
        place=place_text(row.place, lang),
        all=fmt.number(len(board.rows), 0, lang),
        score=score_text(row.score, board, words),
    )
    facts = [f"{words('method')}: {method_title(board.ranking.method, lang)}"]
    if row.low is not None and row.high is not None:
        low, high = (fmt.number(end, board.digits, lang) for end in (row.low, row.high))
        facts.insert(0, words("cluster-interval", low=low, high=high))
    places.title(cluster.name[lang], f"{place} · " + " · ".join(facts))
    st.markdown(plain(fmt.written(cluster.description[lang], lang)))
    stage = next(stage for stage in dataset.stages if stage.id == cluster.stage)
    lines = [
        f"{words('sector')}: {dataset.sector_by_id[cluster.sector].name[lang]}",
        f"{words('committee')}: {dataset.committee_by_id[cluster.committee].name[lang]}",
        words("cluster-stage", stage=stage.name[lang]),
        *(
            words(f"decision-{decision.kind}")
            for decision in dataset.decisions
            if decision.cluster == cluster.id
        ),
    ]
    st.caption(" · ".join(plain(line) for line in lines))


def show_reasons(board: Board, index: int, dataset: Dataset, words: Words) -> None:
    """Draw what lifts and lowers the score, and the rules behind it."""
    lang = words.lang
    why = fuzzy.explain(board.problem, board.ranking, index)
    st.subheader(words("cluster-why"))
    st.caption(
        words(
            "cluster-why-explain",
            base=fmt.number(why.base, board.digits, lang),
            difference=fmt.signed(why.score - why.base, board.digits, lang),
        )
    )
    plot(
        contribution_chart(why.contributions, dataset, words, board.digits),
        key="k_contributions",
        alt=words(
            "contribution-alt",
            name=dataset.clusters[index].name[lang],
            parts=parts_text(why.contributions, dataset, words, board.digits),
        ),
        lang=lang,
        height=contribution_height(dataset),
        on_click=False,
    )
    with st.expander(words("as-table")):
        st.table(contribution_table(why.contributions, dataset, words, board.digits))
    st.subheader(words("cluster-rules"))
    if not why.rules:
        title = method_title(board.ranking.method, lang)
        st.write(words("rules-not-here", method=title))
        return
    st.caption(words("cluster-rules-explain", count=fmt.number(len(why.rules), 0, lang)))
    for rule in why.rules[:RULES_SHOWN]:
        strength = words("rule-strength", strength=fmt.number(rule.strength, 2, lang))
        st.markdown(f"- {plain(rule_sentence(rule, dataset, words))} ({strength})")


def show_dimensions(board: Board, index: int, dataset: Dataset, words: Words) -> None:
    """Draw the fuzzy scores of the dimensions, where the method has them."""
    if "dimension_scores" not in board.ranking.details:
        return
    scores = np.asarray(board.ranking.details["dimension_scores"].value)[index]
    values = np.asarray(board.ranking.details["dimension_values"].value)[index]
    sentences = [
        words(
            "cluster-dimension-score",
            name=dimension.name[words.lang],
            value=fmt.number(value, 1, words.lang),
            low=fmt.number(score[0], 1, words.lang),
            high=fmt.number(score[2], 1, words.lang),
        )
        for dimension, score, value in zip(dataset.dimensions, scores, values, strict=True)
    ]
    st.subheader(words("cluster-dimensions"))
    plot(
        dimension_chart(scores, values, dataset, words),
        key="k_dimensions",
        alt=words.join(sentences),
        lang=words.lang,
        height=DIMENSIONS_HEIGHT,
        on_click=False,
    )
    st.caption(plain(words.join(sentences)))


def show_contrast(
    board: Board, pair: tuple[Cluster, Cluster], dataset: Dataset, words: Words
) -> None:
    """Say and draw from what the cluster is ahead of, or behind, its rival."""
    lang = words.lang
    first, second = (dataset.clusters.index(cluster) for cluster in pair)
    names = (pair[0].name[lang], pair[1].name[lang])
    against = fuzzy.contrast(board.problem, board.ranking, first, second)
    st.subheader(plain(words("contrast-title", a=names[0], b=names[1])))
    st.write(plain(contrast_sentence(against, names, dataset, words, board.digits)))
    plot(
        contribution_chart(against.contributions, dataset, words, board.digits),
        key="k_contrast",
        alt=words(
            "contrast-alt",
            a=names[0],
            b=names[1],
            parts=parts_text(against.contributions, dataset, words, board.digits),
        ),
        lang=lang,
        height=contribution_height(dataset),
        on_click=False,
    )
    with st.expander(words("as-table")):
        st.table(contribution_table(against.contributions, dataset, words, board.digits))


def show_cities(board: Board, cluster: Cluster, dataset: Dataset, words: Words) -> None:
    """Draw the cities of the cluster on a small map and name them."""
    lang = words.lang
    st.subheader(words("cluster-cities"))
    spec = cluster_map(
        replace(board, shown=(board.row(cluster.id),)),
        dataset,
        words,
        selected=frozenset({cluster.id}),
        city=None,
        layers=frozenset(),
        tiles=session.scenario().tiles,
    )
    with st.container(width=MAP_WIDTH):
        plot(
            spec,
            key="k_small_map",
            alt=words("small-map-alt", name=cluster.name[lang]),
            lang=lang,
            height=MAP_HEIGHT,
            on_click=False,
        )
    st.caption(plain(fmt.written(dataset.outline_note[lang], lang)))
    homes = [home for home in dataset.cluster_cities if home.cluster == cluster.id]
    for home in homes:
        note = f" ({fmt.written(home.note[lang], lang)})" if home.note else ""
        st.markdown(f"- {plain(dataset.city(home.city).name[lang] + note)}")


def show_facts(cluster: Cluster, dataset: Dataset, words: Words) -> None:
    """Show the ratings with their reasons and the facts with their sources."""
    st.subheader(words("cluster-ratings"))
    st.table(ratings_table(cluster, dataset, words))
    rating_panel(cluster, dataset, words)
    note_panel(cluster, words)
    st.subheader(words("cluster-facts"))
    facts = facts_table(cluster, dataset, words)
    if facts is None:
        st.write(words("cluster-no-facts"))
    else:
        st.table(facts)


def cluster_page() -> None:
    """Show the page for the selected cluster."""
    dataset, words = session.dataset(), session.current_words()
    try:
        board = make_board(dataset, session.scenario())
    except fuzzy.ProblemError as error:
        st.error(words("too-hard", reason=plain(str(error))))
        return
    cluster, rival = choose(board, dataset, words)
    index = dataset.clusters.index(cluster)
    show_summary(board, cluster, dataset, words)
    reasons, beside = st.columns([52, 48], gap="large")
    with reasons:
        show_reasons(board, index, dataset, words)
        show_dimensions(board, index, dataset, words)
    with beside:
        if rival is not None:
            show_contrast(board, (cluster, rival), dataset, words)
        show_cities(board, cluster, dataset, words)
    show_facts(cluster, dataset, words)


cluster_page()
