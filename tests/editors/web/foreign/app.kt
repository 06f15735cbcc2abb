package shop

data class Order(val id: String, val amount: Int? = null)

object Ledger {
    private val entries = mutableListOf<Order>()

    fun write(order: Order) = when {
        order.amount == null -> false
        else -> entries.add(order)
    }
}
