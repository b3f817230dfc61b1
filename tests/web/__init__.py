"""Tests of the pages without a browser: who may, what is refused, what happens when servers are down."""
