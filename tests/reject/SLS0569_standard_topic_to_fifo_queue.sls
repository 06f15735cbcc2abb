topic accepted {}

queue inbox { fifo: true }

accepted -> inbox
