# Apache, with what it takes.
include:
  - firewall

{% set name = 'apache2' if grains['os_family'] == 'Debian' else 'httpd' %}

apache:
  pkg.installed:
    - name: {{ name }}
  service.running:
    - name: {{ name }}
    - enable: True
    - watch:
      - file: /etc/{{ name }}/sites.conf

/etc/{{ name }}/sites.conf:
  file.managed:
    - source: salt://apache/sites.conf
    - template: jinja
    - mode: "0644"
