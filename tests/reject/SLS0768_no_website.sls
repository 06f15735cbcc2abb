bucket pages {}

output address = pages.website
