key vault { keep: false, deletion_window: 7d }
table patients { key: { id: string }, encryption: vault }
bucket scratch { key: vault, keep: false }
