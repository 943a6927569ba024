"""Method: what is computed, in words and formulas, with sources, for the current settings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import streamlit as st

import fuzzy
from data import Dataset
from data.dataset import SCALE_ENDS
from fuzzy.registry import Method
from ui import format as fmt
from ui import method_view as view
from ui import places, second_opinion, session, shell
from ui.board import problem_of
from ui.components import plot
from ui.formulas import FIRST_STEPS, METHOD_STEPS
from ui.i18n import Words
from ui.markdown import plain
from ui.method_details import detail_tables
from ui.options_tool import options_tool
from ui.scenario import Setting
from ui.tools import method_title

shell.require_shell("pages/method.py")

METHODS_IN_A_ROW = 2


def show_steps(method: Method, words: Words) -> None:
    """Write the steps of the method, each in words and as a formula."""
    st.subheader(words("method-steps"))
    for number, step in enumerate((*FIRST_STEPS, *METHOD_STEPS.get(method.name, ())), 1):
        st.markdown(f"**{fmt.number(number, 0, words.lang)}.** {plain(words(step.words))}")
        st.latex(step.lines)


def attempt(
    dataset: Dataset, setting: Setting, words: Words
) -> tuple[fuzzy.Problem | None, fuzzy.Ranking | None]:
    """Return the problem and its ranking, as far as they can be had; say why not further."""
    problem = None
    try:
        problem = problem_of(dataset, setting.weights)
        return problem, fuzzy.rank(problem, setting.method, **dict(setting.options))
    except fuzzy.ProblemError as error:
        st.error(plain(words("method-refused", reason=str(error))))
        return problem, None


def show_settings(setting: Setting, dataset: Dataset, words: Words) -> None:
    """Say which weights and which scale are used."""
    st.subheader(words("method-settings"))
    low, high = SCALE_ENDS
    ends = {"low": fmt.natural(low, words.lang), "high": fmt.natural(high, words.lang)}
    entry = fuzzy.METHODS[setting.method]
    order = "method-order" if entry.higher_is_better else "method-order-reversed"
    sentences = [
        view.weights_sentence(setting, dataset, words),
        words("method-scale", **ends),
        words(order),
    ]
    st.write(plain(" ".join(sentences)))


def show_taken(ranking: fuzzy.Ranking, words: Words) -> None:
    """Say which definition and options the engine took, and what it warns of."""
    options = view.options_table(ranking, words)
    if len(options):
        st.table(options)
    st.caption(words("method-definition"))
    st.html(view.english_html(ranking.definition))
    for warning in ranking.warnings:
        st.warning(plain(warning))


def show_terms(dataset: Dataset, words: Words) -> None:
    """Draw the five words."""
    st.subheader(words("method-terms"))
    plot(
        view.terms_chart(dataset, words),
        key="k_terms",
        alt=words("method-terms-alt", terms=view.terms_text(dataset, words)),
        lang=words.lang,
        height=view.TERMS_HEIGHT,
        on_click=False,
    )
    with st.expander(words("as-table")):
        st.table(view.terms_table(dataset, words))


def show_weights(problem: fuzzy.Problem, dataset: Dataset, words: Words) -> None:
    """Show the global weights."""
    st.subheader(words("method-weights"))
    st.caption(words("method-weights-explain"))
    st.table(view.weights_table(problem.weights, dataset, words))


def show_source(method: Method, words: Words) -> None:
    """Name the paper and the weaknesses."""
    st.subheader(words("method-source"))
    st.html(view.source_html(method))
    weaknesses = view.weaknesses_of(method, words.lang)
    if weaknesses:
        st.markdown(f"**{words('method-weakness')}:** {plain(weaknesses)}")


def show_details(
    ranking: fuzzy.Ranking, problem: fuzzy.Problem, dataset: Dataset, words: Words
) -> None:
    """Show the working for the current settings."""
    st.subheader(words("method-details"))
    tables = detail_tables(ranking, problem, dataset, words)
    if not tables:
        st.write(words("method-details-none"))
        return
    st.caption(words("method-details-order"))
    for table in tables:
        if table.title:
            st.markdown(f"**{plain(table.title)}**")
        st.table(table.frame)


def show_second_opinion(ranking: fuzzy.Ranking, dataset: Dataset, words: Words) -> None:
    """Draw the leader's output sets and lay scikit-fuzzy's centroid beside ours."""
    if "activations" not in ranking.details:
        return
    leader = int(ranking.ranks.argmin())
    strengths = np.asarray(ranking.details["activations"].value)[leader]
    exact = float(ranking.scores[leader])
    name = dataset.clusters[leader].name[words.lang]
    st.subheader(words("method-second-opinion"))
    st.caption(plain(words("method-second-opinion-explain", name=name)))
    plot(
        second_opinion.output_chart(strengths, exact, dataset, words),
        key="k_output",
        alt=words(
            "method-output-alt",
            name=name,
            strengths=second_opinion.strengths_text(strengths, dataset, words),
            score=fmt.number(exact, 1, words.lang),
        ),
        lang=words.lang,
        height=second_opinion.HEIGHT,
        on_click=False,
    )
    st.table(second_opinion.opinion_table(strengths, exact, words))


def chooser(name: str) -> Callable[[], None]:
    """Return a callback that takes a method and keeps the weights."""
    return lambda: session.change(setting=Setting(name, session.scenario().setting.weights))


def show_other_methods(current: str, words: Words) -> None:
    """List the other methods, each with a button that takes it."""
    st.subheader(words("method-choose-other"))
    st.caption(words("method-choose-other-explain"))
    others = [method for method in fuzzy.METHODS.values() if method.name != current]
    for first in range(0, len(others), METHODS_IN_A_ROW):
        columns = st.columns(METHODS_IN_A_ROW)
        row = others[first : first + METHODS_IN_A_ROW]
        for column, method in zip(columns, row, strict=False):
            with column.container(border=True):
                show_other_method(method, words)


def show_other_method(method: Method, words: Words) -> None:
    """Say what a method is and offer to take it."""
    title = method_title(method.name, words.lang)
    st.markdown(f"**{plain(title)}**")
    st.write(plain(view.definition_of(method, words.lang)))
    st.html(view.source_html(method))
    st.button(
        words("method-use", method=title),
        key=f"k_use_{method.name}",
        on_click=chooser(method.name),
    )


def show_limits(words: Words) -> None:
    """Say how the ratings came about and what a ranking cannot tell."""
    made, limits = st.columns(2, gap="large")
    with made:
        st.subheader(words("method-ratings-made"))
        st.write(plain(words("method-ratings-made-text")))
    with limits:
        st.subheader(words("method-limits"))
        st.write(plain(words("method-limits-text")))


def method_page() -> None:
    """Show the page for the current method and settings."""
    dataset, words = session.dataset(), session.current_words()
    setting = session.scenario().setting
    method = fuzzy.METHODS[setting.method]
    title = words("method-computed-by", method=method_title(method.name, words.lang))
    places.title(title, view.definition_of(method, words.lang))
    problem, ranking = attempt(dataset, setting, words)
    steps, beside = st.columns([52, 48], gap="large")
    with steps:
        show_steps(method, words)
        show_source(method, words)
    with beside:
        show_settings(setting, dataset, words)
        options_tool(setting, words)
        if ranking is not None:
            show_taken(ranking, words)
        show_terms(dataset, words)
        if problem is not None:
            show_weights(problem, dataset, words)
    opinion = st.container()
    if problem is not None and ranking is not None:
        show_details(ranking, problem, dataset, words)
    show_limits(words)
    show_other_methods(method.name, words)
    if ranking is not None:
        # Last, because scikit-fuzzy takes a second to load: nobody waits for the rest of the page.
        with opinion:
            show_second_opinion(ranking, dataset, words)


method_page()
