key vault {}

stream clicks {}

bucket archive {}

delivery visits { key: vault }

clicks -> visits -> archive.write
