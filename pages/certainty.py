"""How sure are we: how far the ranking holds, what would change it, whether methods agree."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import fuzzy
from fuzzy.robustness import ReverseWeights, Smaa, Tornado
from pages.scenario_views.points import saved_points
from reports import table_csv
from ui import certainty as sure
from ui import certainty_acceptability as accept
from ui import certainty_decided as decided
from ui import certainty_marks as marks
from ui import certainty_matters as matters
from ui import certainty_methods as methods
from ui import certainty_methods_view as methods_view
from ui import certainty_reverse as reverse
from ui import certainty_triangle as triangle
from ui import format as fmt
from ui import method_view, places, session, shell
from ui.background import Job
from ui.board import make_board
from ui.certainty import Question
from ui.certainty_marks import SavedPoint
from ui.certainty_page import (
    Moment,
    Told,
    choose,
    choose_variation,
    open_table,
    picture,
    readable,
    show_progress,
    twin,
    worked_out,
)
from ui.certainty_regions import triangle_map
from ui.i18n import Words
from ui.markdown import plain
from ui.scenario import VIEWS, Setting
from ui.tools import method_choice, method_title
from ui.weights import weight_panel, weights_state

shell.require_shell("pages/certainty.py")

PANEL_HEIGHT = 430
SET_SAMPLES = 4000


def acceptabilities(moment: Moment, vary: str) -> Smaa:
    """Return the best acceptabilities at hand, saying so while better ones are under way."""
    question = moment.question
    work = worked_out(moment, "smaa", ("smaa", question, vary), lambda: sure.finer(question, vary))
    found: Smaa = sure.coarse(question, vary)
    if work is None:
        return found
    found = work.latest or found
    show_progress("smaa", work, found.samples / sure.SAMPLES, moment.words)
    return found


def show_acceptability(moment: Moment) -> Told:
    """Show who takes which place in how many weightings."""
    dataset, words = moment.dataset, moment.words
    with st.container(key="k_sure_controls", horizontal=True, vertical_alignment="center"):
        vary = choose_variation(words, with_ratings=True)
    found = acceptabilities(moment, vary)
    told = Told(
        accept.answer(found, dataset, words),
        (accept.others(found, dataset, words),),
        f"{words('sure-accept-read')} {accept.assumption(found, vary, words)}",
    )
    selected = moment.scenario.cluster
    spec = accept.acceptability_chart(found, dataset, words, selected=selected)
    height = accept.height_of(dataset)
    click = picture(moment, spec, told, key="acceptability", height=height, on_click=True)
    if places.take_clicks([click]):
        places.draw_again()
    twin(accept.acceptability_table(found, dataset, words), "acceptability", words, table_csv)
    return told


def show_triangle(moment: Moment) -> Told:
    """Show who wins where."""
    dataset, words, question = moment.dataset, moment.words, moment.question
    with st.container(key="k_sure_controls", horizontal=True, vertical_alignment="center"):
        choose("regions", VIEWS["regions"], words, label=words("sure-regions"))
    found = triangle_map(question, sure.chosen(session.scenario(), "regions"))
    border = triangle.nearest_border(sure.stability(question, "dimensions"), dataset, words)
    exactness = "sure-triangle-exact" if found.exact else "sure-triangle-grid"
    told = Told(
        triangle.answer(found, dataset, words),
        (border, triangle.others(found, dataset, words)),
        f"{words('sure-triangle-read')} {words(exactness)}",
    )
    saved = saved_points(dataset, words)
    spec = triangle.triangle_chart(found, moment.scenario, dataset, words, saved=saved)
    height = triangle.PICTURE_HEIGHT
    click = picture(moment, spec, told, key="triangle", height=height, on_click=True)
    if click is not None and take_point(question, click.customdata, saved):
        places.draw_again()
    twin(triangle.triangle_table(found, dataset, words), "triangle", words, table_csv)
    return told


def take_point(question: Question, customdata: object, saved: tuple[SavedPoint, ...]) -> bool:
    """Set the weights of a saved point, or of the place that was clicked; tell whether one was."""
    kept = marks.clicked_saved(customdata, saved)
    if kept is not None:
        session.replace_weights(kept.weights)
        return True
    point = marks.clicked_point(customdata)
    if point is None:
        return False
    session.replace_weights(sure.weights_at(question, triangle.shares_at(question, point)))
    return True


def goal_targets(moment: Moment, goal: str) -> tuple[int, ...]:
    """Return the clusters of a goal: the selected one, or those of a decision."""
    dataset = moment.dataset
    if goal != "cluster":
        return sure.decided_set(dataset, goal)
    ranks = sure.scores_now(moment.question).ranks
    second = dataset.clusters[int(ranks.argsort(kind="stable")[min(1, len(ranks) - 1)])].id
    wanted = session.scenario().cluster or second
    key = "k_sure_cluster"
    st.session_state[key] = wanted
    names = {cluster.id: cluster.name[moment.words.lang] for cluster in dataset.clusters}
    st.selectbox(
        moment.words("cluster-choose"),
        list(names),
        format_func=lambda name: names[name],
        key=key,
        on_change=lambda: session.choose_cluster(st.session_state[key]),
        label_visibility="collapsed",
        width=260,
    )
    return (dataset.clusters.index(dataset.cluster(wanted)),)


def smallest_change(moment: Moment, targets: tuple[int, ...], level: str) -> ReverseWeights | None:
    """Return the smallest change that would do, or None while it is being looked for."""
    question = moment.question
    key = ("reverse", question, level, targets)
    work = worked_out(moment, "reverse", key, lambda: sure.reverse(question, level, targets))
    if work is None:
        return None
    show_progress("reverse", work, None, moment.words)
    found: ReverseWeights | None = work.latest
    return found


def waiting(moment: Moment) -> Told:
    """Say that an answer is still to come."""
    return Told(moment.words("sure-working"), (), "")


def show_change(moment: Moment, found: ReverseWeights, level: str, told: Told) -> None:
    """Draw a change of weights and offer to make it."""
    dataset, words = moment.dataset, moment.words
    if not reverse.reached(found):
        st.info(words("sure-reverse-nearest", place=fmt.number(found.reached_place, 0, words.lang)))
    spec = reverse.reverse_chart(found, level, dataset, words)
    picture(moment, spec, told, key="reverse", height=reverse.height_of(found))
    if not reverse.nothing_to_do(found):
        weights = sure.weights_at(moment.question, found.shares)
        st.button(
            words("sure-apply" if reverse.reached(found) else "sure-apply-nearest"),
            key="k_sure_apply",
            icon=":material/check:",
            on_click=lambda: session.replace_weights(weights),
        )
    twin(reverse.reverse_table(found, level, dataset, words), "reverse", words, table_csv)


def show_reverse(moment: Moment) -> Told:
    """Show what it would take to put a cluster, or a set, first."""
    dataset, words = moment.dataset, moment.words
    with st.container(key="k_sure_controls", horizontal=True, vertical_alignment="center"):
        goals = tuple(goal for goal in VIEWS["goal"] if goal == "cluster"
                      or sure.decided_set(dataset, goal))  # fmt: skip
        choose("goal", goals, words, label=words("sure-goal"))
        targets = goal_targets(moment, sure.chosen(session.scenario(), "goal"))
        choose("level", VIEWS["level"], words, label=words("sure-level"))
    level = sure.chosen(session.scenario(), "level")
    found = smallest_change(moment, targets, level)
    if found is None:
        return waiting(moment)
    told = Told(
        reverse.answer(found, dataset, words),
        (reverse.details(found, level, dataset, words),),
        reverse.note(moment.question, level, words),
    )
    show_change(moment, found, level, told)
    return told


def show_matters(moment: Moment) -> Told:
    """Show which weights and which ratings carry the lead."""
    dataset, words, question = moment.dataset, moment.words, moment.question
    with st.container(key="k_sure_controls", horizontal=True, vertical_alignment="center"):
        choose("level", VIEWS["level"], words, label=words("sure-level"))
    level = sure.chosen(session.scenario(), "level")
    digits = make_board(dataset, moment.scenario).digits + 1
    tornado, bands = sure.weight_tornado(question, level), sure.stability(question, level)
    told = Told(
        matters.weights_answer(tornado, level, dataset, words),
        (),
        words("sure-tornado-note"),
    )
    left, right = st.columns(2, gap="medium")
    height = matters.height_of(len(bands))
    with left:
        st.subheader(words("sure-tornado-title"))
        spec = matters.tornado_chart(tornado, tornado.bars, level, dataset, words, digits=digits)
        picture(moment, spec, told, key="tornado", height=height)
    with right:
        st.subheader(words("sure-bands-title"))
        shown = Told(words("sure-bands-title"), (), words("sure-bands-note"))
        spec = matters.stability_chart(bands, level, dataset, words)
        picture(moment, spec, shown, key="bands", height=height)
    table = matters.weights_table(tornado, bands, level, dataset, words, digits=digits)
    twin(table, "weights", words, table_csv)
    return Told(told.lead, (show_ratings(moment, digits),), told.note)


def show_ratings(moment: Moment, digits: int) -> str:
    """Draw the ratings whose uncertainty moves the lead most; return what they say."""
    dataset, words, question = moment.dataset, moment.words, moment.question
    st.subheader(words("sure-ratings-title"))
    work = worked_out(
        moment, "ratings", ("ratings", question), lambda: sure.rating_tornado(question)
    )
    if work is None or work.latest is None:
        return wait_for_ratings(work, words)
    tornado: Tornado = work.latest
    bars = tornado.bars[: matters.RATINGS_SHOWN]
    told = Told(matters.ratings_answer(tornado, dataset, words), (), words("sure-ratings-note"))
    st.write(plain(told.lead))
    spec = matters.tornado_chart(tornado, bars, "criteria", dataset, words, digits=digits)
    picture(moment, spec, told, key="ratings", height=matters.height_of(len(bars)))
    st.table(readable(matters.ratings_table(tornado, bars, dataset, words, digits=digits)))
    twin(
        matters.ratings_table(tornado, tornado.bars, dataset, words, digits=digits),
        "ratings",
        words,
        table_csv,
    )
    return told.lead


def wait_for_ratings(work: Job | None, words: Words) -> str:
    """Say that the ratings are being looked at, and return nothing to be said yet."""
    if work is None:
        st.caption(words("sure-working"))
    else:
        show_progress("ratings", work, None, words)
    return ""


def show_methods(moment: Moment) -> Told:
    """Show all methods side by side."""
    dataset, words = moment.dataset, moment.words
    found = methods.compare_methods(moment.question)
    told = Told(
        methods.answer(found, dataset, words),
        (methods.details(found, dataset, words), methods.refused_text(found, words)),
        words("sure-methods-note"),
    )
    spec = methods_view.slopes_chart(found, dataset, words, selected=moment.scenario.cluster)
    height = methods_view.SLOPES_HEIGHT
    click = picture(moment, spec, told, key="methods", height=height, on_click=True)
    if places.take_clicks([click]):
        places.draw_again()
    twin(methods_view.places_table(found, dataset, words), "methods", words, table_csv)
    show_definition(found, words)
    st.subheader(words("sure-consensus-title"))
    st.table(readable(methods_view.consensus_table(found, dataset, words)))
    st.caption(plain(words("sure-kemeny-one" if found.kemeny_unique else "sure-kemeny-many")))
    st.subheader(words("sure-disputes-title"))
    st.caption(plain(words("sure-disputes-note")))
    for dispute in methods.disputes(found):
        st.markdown(f"- {plain(methods.dispute_text(dispute, moment.question, words))}")
    st.subheader(words("sure-tau-title"))
    shown = Told(words("sure-tau-title"), (), words("sure-tau-note"))
    spec = methods_view.tau_chart(found, words)
    picture(moment, spec, shown, key="tau", height=methods_view.tau_height(found))
    twin(methods_view.tau_table(found, words), "tau", words, table_csv)
    return told


def show_definition(found: methods.Agreement, words: Words) -> None:
    """Offer each method's definition, and to rank by it."""
    name = st.pills(
        words("sure-definition"),
        methods_view.methods_of(found),
        format_func=lambda method: method_title(method, words.lang),
        key="k_sure_definition",
        wrap=True,
    )
    if name is None:
        return
    method = fuzzy.METHODS[name]
    st.write(plain(method_view.definition_of(method, words.lang)))
    st.html(method_view.source_html(method))
    st.page_link("pages/method.py", label=words("sure-method-page"), width="content")
    refusal = dict(found.refused).get(name)
    if refusal is not None:
        st.caption(plain(words("method-refused", reason=refusal)))
        return
    setting = Setting(name, session.scenario().setting.weights)
    st.button(
        words("sure-use-method"),
        key="k_sure_use",
        on_click=lambda: session.change(setting=setting),
        disabled=name == session.scenario().setting.method,
    )


def show_decided(moment: Moment) -> Told:
    """Show the sets that were chosen beside the model."""
    dataset, words, question = moment.dataset, moment.words, moment.question
    kinds = decided.kinds_of(dataset)
    if not kinds:
        return Told(words("sure-decided-nothing"), (), "")
    with st.container(key="k_sure_controls", horizontal=True, vertical_alignment="center"):
        choose("goal", tuple(kinds), words, label=words("sure-goal"))
        vary = choose_variation(words, with_ratings=False)
    board = make_board(dataset, session.scenario())
    sets = tuple(sure.decided_set(dataset, kind) for kind in kinds)
    samples = SET_SAMPLES if moment.resting else sure.COARSE
    shares = dict(zip(kinds, sure.set_shares(question, vary, sets, samples), strict=True))
    goal = sure.chosen(session.scenario(), "goal")
    kind = goal if goal in kinds else kinds[0]
    found = sure.coarse(question, vary) if not moment.resting else acceptabilities(moment, vary)
    lead = decided.answer(kind, board, shares[kind], dataset, words)
    where = decided.places_text(board, shares[kind].members, dataset, words)
    change = smallest_change(moment, shares[kind].members, "dimensions")
    answer = waiting(moment).lead if change is None else reverse.answer(change, dataset, words)
    told = Told(lead, (where, answer), accept.assumption(found, vary, words))
    table = decided.decided_table(board, found, shares, dataset, words)
    open_table(table, "decided", words, table_csv)
    if change is not None:
        moves = reverse.details(change, "dimensions", dataset, words)
        shown = Told(answer, (moves,), reverse.note(question, "dimensions", words))
        show_change(moment, change, "dimensions", shown)
    return told


SHOWN: dict[str, Callable[[Moment], Told]] = {
    "acceptability": show_acceptability,
    "triangle": show_triangle,
    "reverse": show_reverse,
    "matters": show_matters,
    "methods": show_methods,
    "decided": show_decided,
}


@st.fragment
def live_part(answer: DeltaGenerator) -> None:
    """Show the open view beside the weights; rerun while a weight is dragged."""
    dataset, words = session.dataset(), session.current_words()
    sent = weights_state(dataset)
    session.take_weights(sent)
    scenario = session.scenario()
    moment = Moment(
        dataset=dataset,
        scenario=scenario,
        words=words,
        question=sure.question_of(dataset, scenario.setting),
        stamp=sent.seq if sent else 0,
        resting=sent is None or sent.resting,
    )
    view_column, weights_column = st.columns([72, 28], gap="small")
    with view_column:
        try:
            told = SHOWN[sure.chosen(scenario, "view")](moment)
        except fuzzy.ProblemError as error:
            told = Told(words("too-hard", reason=str(error)), (), "")
    with answer:
        places.title(told.lead, *told.rest)
    with weights_column:
        weight_panel(dataset, scenario, words, ack=moment.stamp, max_height=PANEL_HEIGHT)
    if moment.resting:
        session.write_address()


answer_slot = st.container()
with st.container(key="k_tools", horizontal=True, vertical_alignment="center", gap="small"):
    choose(
        "view", VIEWS["view"], session.current_words(), label=session.current_words()("sure-view")
    )
    method_choice(session.scenario(), session.current_words())
live_part(answer_slot)
