"""The local Neo4j Community server: which jars it is made of, and how they are fetched."""
