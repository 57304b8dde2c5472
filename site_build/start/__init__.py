"""What stands before an installation: Python, Node and a browser are found, a port is taken."""
