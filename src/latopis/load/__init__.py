"""Input: files, directories and standard input become Documents, or a word on why they could not."""
