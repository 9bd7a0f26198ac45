"""The chronicle in the browser: pages that read without scripts, and the same answers as JSON and CSV."""
