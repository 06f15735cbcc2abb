bucket reports { lifecycle: [{ archive: { after: 90d }, expire: 30d }] }
