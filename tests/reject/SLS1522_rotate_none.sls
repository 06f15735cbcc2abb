key vault { rotate: none }
queue letters { key: vault }
