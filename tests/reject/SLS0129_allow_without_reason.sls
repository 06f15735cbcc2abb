@allow(SLS0470)
queue orders {}
