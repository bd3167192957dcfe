"""The breach register: a Django application that keeps runs, incidents and gaps."""
