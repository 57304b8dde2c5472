"""Everyday things on the same terms as an answer: what each counts, what it weighs, what compares with what."""
