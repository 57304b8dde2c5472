"""What turns the calculator's facts and the words in docs/ into the site."""
