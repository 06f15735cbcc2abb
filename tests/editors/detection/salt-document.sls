---
nginx:
  pkg.installed: []
