"""The chronicle for assistants (Model Context Protocol): they ask, and get quotations with their sources; they change nothing."""
