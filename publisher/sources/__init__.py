"""Every origin of facts: files in, facts and findings out."""
