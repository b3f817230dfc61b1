"""Who can introduce whom: pure computation over the ties between people."""
