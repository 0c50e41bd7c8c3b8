"""What changed from release to release: a stream for harvesters, a feed for readers, pages for people."""
