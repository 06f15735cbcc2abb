@deprecated
queue orders {}
