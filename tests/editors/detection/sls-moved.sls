moved orders -> incoming
