"""Who may sign in to the review pages, in which role and for which schools."""
