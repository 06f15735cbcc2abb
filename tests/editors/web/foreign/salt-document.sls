---
/srv/app:
  git.latest:
    - target: /srv/app
    - rev: main
