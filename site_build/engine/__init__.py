"""Python for the browser, and the preview that answers until it is there."""
