"""How long it takes to get to work and home again: pure computation over points and a timetable."""
