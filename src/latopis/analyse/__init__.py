"""Document -> Sentences: tokens, sentences, morphology, clauses, phrases."""
