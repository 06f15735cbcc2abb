package main

import "fmt"

type Queue struct {
	Name    string
	Retries int
}

func main() {
	orders := Queue{Name: "orders", Retries: 5}
	for i := 0; i < orders.Retries; i++ {
		fmt.Println(orders.Name, i)
	}
}
