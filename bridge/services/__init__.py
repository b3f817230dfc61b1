"""Use cases: one module per job somebody wants done; the first argument is who asks."""
