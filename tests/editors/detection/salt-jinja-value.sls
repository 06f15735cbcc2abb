{{ pillar["server"] }}:
  pkg.installed: []
