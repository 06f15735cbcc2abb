// A warning that was seen and is meant, with the reason.
queue failed { dead_letters: none, retention: 1d }

@allow(SLS0482, "the alarm reacts within minutes")
queue orders { dead_letters: failed, retention: 1d }
