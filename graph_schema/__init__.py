"""The shape of the graph: migrations, the schema drawn, and the local server's lock."""
