"""Feeds, sitemaps and lists of addresses, asked again and again; politely, and nothing twice."""
