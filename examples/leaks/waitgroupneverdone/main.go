// A report waits for all its parts. A part that has nothing to do returns before its Done.
package main

import (
	"sync"

	"example.com/leaks/internal/demo"
)

func main() {
	demo.Run(func(n int) {
		go report(n) // created here
	})
}

func report(n int) {
	var parts sync.WaitGroup
	parts.Add(2)
	go part(&parts, n)
	go part(&parts, 0)
	parts.Wait() // leak: waitGroupNeverDone
}

func part(parts *sync.WaitGroup, size int) {
	if size == 0 {
		return // `defer parts.Done()` at the top would have been better
	}
	parts.Done()
}
