"""Local servers and outside services: Neo4j, Redis, the queue, mail, the vault, the live reader."""
