"""A seeded grammar that composes youths, people, ties and vacancies, as many as asked, one at a time."""
