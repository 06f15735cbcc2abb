@allow(SLS0482, "the alarm reacts within minutes")
queue orders {}
