users:
  ada: { uid: 1001, shell: /bin/zsh }
  grace: { uid: 1002, shell: /bin/bash }
limits: {nofile: 4096, timeout: 30s}
'quoted key': value
