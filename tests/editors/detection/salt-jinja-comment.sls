{# The web server. #}
nginx:
  pkg.installed: []
