"""Adapter to Neo4j: query files in, dataclasses out; no driver type leaves this room."""
