"""What each kind of page shows: statements in, frozen values out; no markup and no HTTP."""
