"""The bridge: young people, employers, and the people who know both worlds."""
