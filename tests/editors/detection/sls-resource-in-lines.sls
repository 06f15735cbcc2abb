

queue orders
{
  retries: 5
}
