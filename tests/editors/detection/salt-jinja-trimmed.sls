
{%- if grains["os"] == "Debian" -%}
apache2:
{%- endif %}
  pkg.installed: []
