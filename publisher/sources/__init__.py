"""Every origin of facts: a file in, facts and findings out."""
