/*
nginx:
  pkg.installed: []
*/
queue orders {}
