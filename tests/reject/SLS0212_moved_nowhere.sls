queue incoming {}

moved orders -> incomming
//              ^^^^^^^^^
