#!jinja|yaml|gpg

{{ pillar['name'] }}:
  user.present: []
