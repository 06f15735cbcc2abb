# Keeps the web server running.
nginx:
  pkg.installed: []
