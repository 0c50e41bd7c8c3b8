"""A release: immutable, reproducible, complete; written once, put in place by one atomic rename."""
