"""The verbs of the command line, the only place where the parts meet."""
