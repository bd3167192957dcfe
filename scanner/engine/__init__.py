"""How items are read in processes that may die, and the scan goes on."""
