"""The pages: one module each, from what is asked to what is shown."""
