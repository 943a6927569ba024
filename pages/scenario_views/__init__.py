"""The parts of the page of scenarios: list, steps, comparison, sharing, safety."""
