"""Numbers as people read them: texts, scales, bars."""
