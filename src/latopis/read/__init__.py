"""Sentences -> what they say: times, names, actors, statements, events, relations, polls, links."""
