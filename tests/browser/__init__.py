"""Tests in a real browser against the whole service; a package, so that its fixtures end with it."""
