pkg.installed:
  - name: nginx
