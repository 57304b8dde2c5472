"""What turns the calculator's facts and the words in docs/ into the site."""

from pathlib import Path

ROOT = Path(__file__).parent.parent  # of the repository
