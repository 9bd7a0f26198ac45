"""Many documents and a chronicle: adding, rereading, asking. It uses the pipeline and the chronicle, and nothing that shows."""
