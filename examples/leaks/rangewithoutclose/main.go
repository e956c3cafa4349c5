// Each batch has workers of its own that range over its jobs. The batch sends all jobs and returns without closing the
// channel, so that the workers wait for one more.
package main

import "example.com/leaks/internal/demo"

func main() {
	demo.Run(batch)
}

func batch(n int) {
	jobs := make(chan int, 4)
	go work(jobs) // created here
	for job := 0; job < 3; job++ {
		jobs <- n + job
	}
	// close(jobs) is missing.
}

func work(jobs <-chan int) {
	sum := 0
	for job := range jobs { // leak: rangeWithoutClose
		sum += job
	}
}
