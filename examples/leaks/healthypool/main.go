// Healthy: a fixed pool of workers that wait for jobs most of the time. Their number never changes.
package main

import "example.com/leaks/internal/demo"

func main() {
	jobs := make(chan int)
	for worker := 0; worker < 64; worker++ {
		go work(jobs)
	}
	demo.Run(func(n int) { jobs <- n })
}

func work(jobs <-chan int) {
	sum := 0
	for job := range jobs {
		sum += job
	}
}
