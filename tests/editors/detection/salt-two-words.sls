install nginx:
  pkg.installed:
    - name: nginx
