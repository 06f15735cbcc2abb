{% set name = "nginx" %}
{{ name }}:
  pkg.installed: []
