"""A question becomes numbers: bound values, draws, drivers."""
