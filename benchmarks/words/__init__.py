"""Finding words in all of their forms: the table of forms and what is measured by it."""
