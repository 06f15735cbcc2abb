/etc/motd:
  file.managed:
    - source: salt://motd
