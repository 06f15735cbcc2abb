let title = "all of ${}"
