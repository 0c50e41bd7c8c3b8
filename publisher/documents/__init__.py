"""Graph to bytes: one writer for each format, all of them given the same statements."""
