"""What pages share: words, state, theme, charts, map and the components."""
