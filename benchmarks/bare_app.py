"""The least that Streamlit can do: one component with a native range, one line of text.

It keeps one message under way, as Khoosheh's own panel does. One that sends every move floods
the server and follows the finger two to three times more slowly; beating that would prove nothing.
"""

from __future__ import annotations

import streamlit as st

KEY = "range"
SCRIPT = """
const senders = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const range = parentElement.querySelector("input");
  const sender = senders.get(parentElement) ?? { seq: 0, waiting: false };
  senders.set(parentElement, sender);
  const offer = () => {
    sender.waiting = data.ack < sender.seq;
    if (sender.waiting) return;
    sender.seq += 1;
    setStateValue("moved", { value: range.value, seq: sender.seq });
  };
  range.oninput = offer;
  if (sender.waiting) offer();
}
"""
RANGE = st.components.v2.component(
    "bare_range",
    html='<input type="range" step="any" aria-label="value" style="width: 300px">',
    js=SCRIPT,
)


@st.fragment
def follow() -> None:
    """Show the number of the newest message and the value in it."""
    moved = st.session_state.get(KEY, {}).get("moved") or {"seq": 0, "value": 50}
    RANGE(key=KEY, data={"ack": moved["seq"]}, on_moved_change=lambda: None)
    st.text(f"{moved['seq']} {moved['value']}")


follow()
