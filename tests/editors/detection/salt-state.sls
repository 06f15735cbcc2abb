nginx:
  pkg.installed: []
  service.running:
    - enable: true
