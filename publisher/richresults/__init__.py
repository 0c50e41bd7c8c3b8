"""What a film has and lacks for a rich result of a search engine, and how an editor mends it."""
