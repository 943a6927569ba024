"""The least that Streamlit can do: one component with a native range, one line of text."""

from __future__ import annotations

import streamlit as st

SCRIPT = """
export default function ({ parentElement, setStateValue }) {
  const range = parentElement.querySelector("input");
  let seq = 0;
  range.oninput = () => {
    seq += 1;
    setStateValue("moved", { value: range.value, seq });
  };
}
"""
RANGE = st.components.v2.component(
    "bare_range",
    html='<input type="range" step="any" aria-label="value" style="width: 300px">',
    js=SCRIPT,
)


@st.fragment
def follow() -> None:
    """Show the value, the number of its message in front."""
    moved = RANGE(key="range", on_moved_change=lambda: None).get("moved") or {}
    st.text(f"{moved.get('seq', 0)} {moved.get('value', 50)}")


follow()
