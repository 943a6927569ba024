"""One thin file for each page: read state, call the engine, draw."""
