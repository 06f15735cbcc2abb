import { SQSEvent } from "aws-lambda"

interface Order {
  id: string
  amount?: number
}

export const handler = async (event: SQSEvent): Promise<void> => {
  const orders: Order[] = event.Records.map((record) => JSON.parse(record.body))
  for (const order of orders) {
    console.log(order.amount ? `charging ${order.id}` : "nothing")
  }
}
