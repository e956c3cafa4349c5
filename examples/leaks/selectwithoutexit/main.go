// A merger reads from two sources for as long as there is something. Both end without a sign, and there is no case for
// leaving.
package main

import "example.com/leaks/internal/demo"

func main() {
	demo.Run(func(n int) {
		left, right := make(chan int), make(chan int)
		go merge(left, right) // created here
		left <- n
		right <- n
	})
}

func merge(left, right <-chan int) {
	sum := 0
	for {
		select { // leak: selectWithoutExit
		case value := <-left:
			sum += value
		case value := <-right:
			sum -= value
		}
	}
}
