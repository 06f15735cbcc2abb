"""What can be ordered, in cents."""

DISHES = {"soup": 450, "dumplings": 1200, "strudel": 580}
