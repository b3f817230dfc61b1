"""May it, can it, does it fit: pure computation over arrays of youths and vacancies."""
