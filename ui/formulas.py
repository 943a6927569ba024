r"""The steps of every method: the key of the words, and the formula as the engine computes it.

Notation, the same everywhere: :math:`\tilde x_{ij}` is the fuzzy rating of cluster i on
sub-criterion j with costs already turned into benefits, :math:`\tilde w_j` the fuzzy global
weight, l, m and u its lower end, peak and upper end, c(.) the centroid, A the number of clusters.
"""

from __future__ import annotations

from typing import Final, NamedTuple

NEW_LINE: Final = r" \\[0.6em] "
PARTING: Final = r"\qquad"
"""What stands between the formulas of a step."""


class Step(NamedTuple):
    """One step: the key of its words, and its formulas in LaTeX, parted by :data:`PARTING`."""

    words: str
    formula: str

    @property
    def lines(self) -> str:
        """Return the formulas under each other, so that they fit beside something or on a phone."""
        lines = [part.strip().rstrip(",") for part in self.formula.split(PARTING)]
        if len(lines) == 1:
            return lines[0]
        return r"\begin{gathered}" + NEW_LINE.join(lines) + r"\end{gathered}"


_LINEAR: Final = Step("step-linear", r"\tilde r_{ij} = \frac{\tilde x_{ij}}{\max_i u_{ij}}")
_MIN_MAX: Final = Step(
    "step-min-max",
    r"\tilde r_{ij} = \frac{\tilde x_{ij} - \min_i l_{ij}}{\max_i u_{ij} - \min_i l_{ij}}",
)
_VECTOR: Final = Step(
    "step-vector",
    r"\tilde r_{ij} = \frac{\tilde x_{ij}}{\sqrt{\sum_i (l_{ij}^2 + m_{ij}^2 + u_{ij}^2)}}",
)
_SUM: Final = Step("step-sum", r"\tilde S_i = \sum_j \tilde w_j \otimes \tilde r_{ij}")
_PRODUCT: Final = Step("step-product", r"\tilde P_i = \prod_j \tilde r_{ij}^{\,\tilde w_j}")
_DISTANCE: Final = (
    r"d(\tilde a, \tilde b) = \sqrt{\tfrac{1}{3} \textstyle\sum_{k \in \{l, m, u\}} (a_k - b_k)^2}"
)


def _centroid(symbol: str) -> Step:
    """Return the step that makes a fuzzy number one number."""
    return Step("step-centroid", rf"c(\tilde {symbol}_i) = \frac{{l + m + u}}{{3}}")


FIRST_STEPS: Final = (
    Step("step-ratings", r"\tilde x = (l, m, u), \qquad \tilde x' = (10 - u,\ 10 - m,\ 10 - l)"),
    Step(
        "step-weights",
        r"\tilde w_j = \frac{\tilde v_{d}}{\sum_{d'} m(\tilde v_{d'})} \otimes"
        r" \frac{\tilde q_j}{\sum_{j' \in d} m(\tilde q_{j'})}, \quad j \in d",
    ),
)
"""What comes before every method."""

METHOD_STEPS: Final[dict[str, tuple[Step, ...]]] = {
    "mamdani": (
        Step(
            "step-dimension",
            r"\tilde X_{id} = \frac{\sum_{j \in d} \tilde q_j \otimes \tilde x_{ij}}"
            r"{\sum_{j \in d} \tilde q_j}, \qquad [\tilde X_{id}]^\alpha ="
            r" \left[\min \frac{\sum q_j x_{ij}}{\sum q_j},"
            r"\ \max \frac{\sum q_j x_{ij}}{\sum q_j}\right]",
        ),
        Step(
            "step-fuzzify",
            r"x_{id} = c(\tilde X_{id}), \qquad"
            r" \mu_k(x) = \max\left(0,\ 1 - \frac{|x - 2.5\,k|}{2.5}\right), \qquad"
            r" k = 0, \dots, 4",
        ),
        Step(
            "step-rules",
            r"s_r = \prod_d \mu_{k_d}(x_{id}), \qquad t_r = \sum_d v_d\, k_d, \qquad"
            r" \alpha_k = \sum_r s_r \max(0,\ 1 - |t_r - k|), \qquad"
            r" v_d = \frac{c(\tilde v_d)}{\sum_{d'} c(\tilde v_{d'})}",
        ),
        Step(
            "step-defuzzify",
            r"y_i = \frac{\int_0^{100} z\, \max_k \min(\alpha_k, \mu_k(z))\, dz}"
            r"{\int_0^{100} \max_k \min(\alpha_k, \mu_k(z))\, dz}",
        ),
    ),
    "saw": (_LINEAR, _SUM, _centroid("S")),
    "fwa": (
        Step(
            "step-cuts",
            r"\tilde y_i = \frac{\sum_j \tilde w_j \otimes \tilde x_{ij}}{\sum_j \tilde w_j},"
            r" \qquad [\tilde y_i]^\alpha = \left[\min \frac{\sum w_j x_{ij}}{\sum w_j},"
            r"\ \max \frac{\sum w_j x_{ij}}{\sum w_j}\right]",
        ),
        _centroid("y"),
    ),
    "topsis": (
        _LINEAR,
        Step("step-weighted", r"\tilde v_{ij} = \tilde w_j \otimes \tilde r_{ij}"),
        Step(
            "step-distances",
            r"d_i^+ = \sum_j d(\tilde v_{ij}, 1), \qquad d_i^- = \sum_j d(\tilde v_{ij}, 0), \qquad"
            + _DISTANCE,
        ),
        Step("step-closeness", r"CC_i = \frac{d_i^-}{d_i^+ + d_i^-}"),
    ),
    "vikor": (
        Step(
            "step-shortfall",
            r"\tilde d_{ij} = \frac{\tilde f_j^* \ominus \tilde x_{ij}}"
            r"{\max_i u_{ij} - \min_i l_{ij}}, \qquad \tilde f_j^* = \max_i \tilde x_{ij}",
        ),
        Step(
            "step-group-regret",
            r"\tilde S_i = \sum_j \tilde w_j \otimes \tilde d_{ij}, \qquad"
            r" \tilde R_i = \max_j\ \tilde w_j \otimes \tilde d_{ij}",
        ),
        Step(
            "step-compromise",
            r"\tilde Q_i = v\, p(\tilde S_i) \oplus (1 - v)\, p(\tilde R_i) \qquad"
            r" p(\tilde t_i) = \frac{\tilde t_i \ominus \min_i \tilde t_i}"
            r"{\max_i t_i^u - \min_i t_i^l}",
        ),
        Step("step-second-mean", r"Q_i = \frac{l + 2m + u}{4}"),
    ),
    "wpm": (_LINEAR, _PRODUCT, _centroid("P")),
    "waspas": (
        _LINEAR,
        Step(
            "step-sum-and-product",
            r"Q_i = c\Big(\sum_j \tilde w_j \otimes \tilde r_{ij}\Big), \qquad"
            r" P_i = c\Big(\prod_j \tilde r_{ij}^{\,\tilde w_j}\Big)",
        ),
        Step(
            "step-blend",
            r"K_i = \lambda Q_i + (1 - \lambda) P_i, \qquad"
            r" \lambda = \frac{\sum_i P_i}{\sum_i Q_i + \sum_i P_i}",
        ),
    ),
    "moora": (
        _VECTOR,
        Step(
            "step-balance",
            r"\tilde y_i = \tilde S_i^+ \ominus \tilde S_i^-, \qquad"
            r" \tilde S_i^{\pm} = \sum_{j \in J^{\pm}} \tilde w_j \otimes \tilde r_{ij}",
        ),
        _centroid("y"),
    ),
    "multimoora": (
        _VECTOR,
        Step("step-ratio-system", r"y_i = c(\tilde S_i^+) - c(\tilde S_i^-)"),
        Step(
            "step-reference",
            r"z_i = \max_j d(\tilde w_j \otimes \tilde r_j^*,\ \tilde w_j \otimes \tilde r_{ij}),"
            r" \qquad \tilde r_j^* = \max_i \tilde r_{ij}",
        ),
        Step(
            "step-product-linear",
            r"U_i = c\Big(\prod_j (\tilde x_{ij} / \max_i u_{ij})^{\tilde w_j}\Big)",
        ),
        Step(
            "step-mean-place",
            r"\tfrac{1}{3}\left[\operatorname{place}(y_i) + \operatorname{place}(z_i)"
            r" + \operatorname{place}(U_i)\right]",
        ),
    ),
    "aras": (
        Step(
            "step-optimal-row",
            r"x_{0j} = \max_i u_{ij}, \qquad \tilde r_{ij} = \tilde x_{ij} \oslash"
            r" \sum_{i'=0}^{A} \tilde x_{i'j}",
        ),
        _SUM,
        Step("step-ratio-to-optimum", r"K_i = \frac{c(\tilde S_i)}{c(\tilde S_0)}"),
    ),
    "marcos": (
        Step(
            "step-ideal-rows",
            r"\tilde r_{ij} = \frac{\tilde x_{ij}}{\max_i u_{ij}}, \qquad"
            r" \tilde x_{ai} = \max_i \tilde x_{ij}, \qquad \tilde x_{aai} = \min_i \tilde x_{ij}",
        ),
        _SUM,
        Step(
            "step-utility-degrees",
            r"\tilde K_i^- = \tilde S_i \oslash \tilde S_{aai}, \qquad"
            r" \tilde K_i^+ = \tilde S_i \oslash \tilde S_{ai}",
        ),
        Step(
            "step-utility-function",
            r"f_i = \frac{g(\tilde K_i^-) + g(\tilde K_i^+)}{1 + \frac{1 - a_i}{a_i} +"
            r" \frac{1 - b_i}{b_i}}, \qquad a_i = \frac{g(\tilde K_i^-)}{D},"
            r" \qquad b_i = \frac{g(\tilde K_i^+)}{D}, \qquad g = \frac{l + 4m + u}{6},"
            r" \qquad D = g(\max_i (\tilde K_i^- \oplus \tilde K_i^+))",
        ),
    ),
    "cocoso": (
        _MIN_MAX,
        Step(
            "step-sum-and-powers",
            r"\tilde S_i = \sum_j \tilde w_j \otimes \tilde r_{ij}, \qquad"
            r" \tilde P_i = \sum_j \tilde r_{ij}^{\,\tilde w_j}",
        ),
        Step(
            "step-appraisals",
            r"k_a = \frac{S_i + P_i}{\sum_i (S_i + P_i)}, \qquad k_b = \frac{S_i}{\min S} +"
            r" \frac{P_i}{\min P}, \qquad k_c = \frac{\lambda S_i + (1 - \lambda) P_i}"
            r"{\lambda \max S + (1 - \lambda) \max P}",
        ),
        Step("step-combine", r"k_i = \sqrt[3]{k_a k_b k_c} + \frac{k_a + k_b + k_c}{3}"),
    ),
    "codas": (
        Step(
            "step-greatest",
            r"\tilde r_{ij} = \left(\frac{l_{ij}}{\max_i l_{ij}},\ \frac{m_{ij}}{\max_i m_{ij}},"
            r"\ \frac{u_{ij}}{\max_i u_{ij}}\right)",
        ),
        Step(
            "step-worst-distances",
            r"E_i = \sum_j \sqrt{\sum_{k} (v_{ijk} - v^-_{jk})^2}, \qquad"
            r" T_i = \sum_j \sum_{k} |v_{ijk} - v^-_{jk}|, \qquad v_{ijk} = w_{jk} r_{ijk},"
            r" \qquad v^-_{jk} = \min_i v_{ijk},\ k \in \{l, m, u\}",
        ),
        Step(
            "step-pairs",
            r"H_i = \sum_{n} \left[(E_i - E_n) + \psi_{in} (T_i - T_n)\right], \qquad"
            r" \psi_{in} = 1 \text{ if } |E_i - E_n| \ge \tau,\ \text{else } 0",
        ),
    ),
    "copras": (
        _LINEAR,
        Step(
            "step-significance",
            r"\tilde Q_i = \tilde S_i^+ + \frac{\sum_i S_i^-}{S_i^- \sum_i 1 / S_i^-}, \qquad"
            r" \tilde S_i^{\pm} = \sum_{j \in J^{\pm}} \tilde w_j \otimes \tilde r_{ij}",
        ),
        Step("step-relative", r"N_i = \frac{c(\tilde Q_i)}{\max_i c(\tilde Q_i)}"),
    ),
    "edas": (
        Step(
            "step-average",
            r"\tilde a_j = \tfrac{1}{A} \sum_i \tilde x_{ij}, \qquad \tilde p_{ij} ="
            r" \frac{\psi(\tilde x_{ij} \ominus \tilde a_j)}{c(\tilde a_j)}, \qquad \tilde n_{ij} ="
            r" \frac{\psi(\tilde a_j \ominus \tilde x_{ij})}{c(\tilde a_j)}",
        ),
        Step(
            "step-average-sums",
            r"\widetilde{SP}_i = \sum_j \tilde w_j \otimes \tilde p_{ij}, \qquad"
            r" \widetilde{SN}_i = \sum_j \tilde w_j \otimes \tilde n_{ij}",
        ),
        Step(
            "step-appraisal",
            r"\widetilde{AS}_i = \tfrac{1}{2}\left(\widetilde{NSP}_i \oplus"
            r" \widetilde{NSN}_i\right) \qquad \widetilde{NSP}_i = \frac{\widetilde{SP}_i}"
            r"{\max_i c(\widetilde{SP}_i)} \qquad \widetilde{NSN}_i = 1 \ominus"
            r" \frac{\widetilde{SN}_i}{\max_i c(\widetilde{SN}_i)}",
        ),
        Step("step-centroid", r"c(\widetilde{AS}_i) = \frac{l + m + u}{3}"),
    ),
    "mabac": (
        _MIN_MAX,
        Step("step-raised", r"\tilde v_{ij} = \tilde w_j \otimes (\tilde r_{ij} + 1)"),
        Step("step-border", r"\tilde g_j = \Big(\prod_i \tilde v_{ij}\Big)^{1/A}"),
        Step(
            "step-border-distance",
            r"\tilde S_i = \sum_j \tilde v_{ij} \ominus \sum_j \tilde g_j",
        ),
        _centroid("S"),
    ),
    "mairca": (
        _LINEAR,
        Step(
            "step-theoretical",
            r"\tilde t_j = \frac{\tilde w_j}{A}, \qquad"
            r" \tilde t^{\,r}_{ij} = \tilde t_j \otimes \tilde r_{ij}",
        ),
        Step("step-gap", r"G_i = \sum_j d(\tilde t_j, \tilde t^{\,r}_{ij}), \qquad" + _DISTANCE),
    ),
    "ocra": (
        Step(
            "step-lead",
            r"\tilde b_{ij} = \frac{\tilde x_{ij} \ominus \min_i \tilde x_{ij}}"
            r"{\min_i \tilde x_{ij}}",
        ),
        Step(
            "step-above-least",
            r"\tilde O_i = \sum_j \tilde w_j \otimes \tilde b_{ij}, \qquad"
            r" \tilde P_i = \tilde O_i \ominus \min_i \tilde O_i",
        ),
        _centroid("P"),
    ),
    "promethee": (
        Step(
            "step-preference",
            r"\tilde \pi_j(a, b) = \left([l_a > u_b],\ [m_a > m_b],\ [u_a > l_b]\right)",
        ),
        Step(
            "step-flows",
            r"\tilde \varphi_a^+ = \frac{1}{A - 1} \sum_{b \ne a} \sum_j \tilde w_j \otimes"
            r" \tilde \pi_j(a, b), \qquad \tilde \varphi_a^- = \frac{1}{A - 1}"
            r" \sum_{b \ne a} \sum_j \tilde w_j \otimes \tilde \pi_j(b, a)",
        ),
        Step("step-net-flow", r"\varphi_a = c(\tilde \varphi_a^+ \ominus \tilde \varphi_a^-)"),
    ),
    "spotis": (
        Step(
            "step-bounds",
            r"\tilde d_{ij} = \frac{S_j^{max} - \tilde x_{ij}}{S_j^{max} - S_j^{min}}, \qquad"
            r" S_j^{min} = \min_i l_{ij}, \qquad S_j^{max} = \max_i u_{ij}",
        ),
        Step(
            "step-membership-sum",
            r"\mu_i(z) = 1 - \prod_j \left(1 - m(\tilde w_j)\, \mu_{\tilde d_{ij}}(z)\right),"
            r" \qquad y_i = \frac{\int z\, \mu_i(z)\, dz}{\int \mu_i(z)\, dz}",
        ),
    ),
}
"""The steps of each method at its default options, in order."""
