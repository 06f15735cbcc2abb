#!jinja|yaml
nginx:
  pkg.installed: []
