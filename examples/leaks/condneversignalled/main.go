// A queue wakes its readers when something is put in. What is put in while it is full is thrown away, and so is the
// signal that would have ended the waiting.
package main

import (
	"sync"

	"example.com/leaks/internal/demo"
)

type queue struct {
	mu    sync.Mutex
	ready *sync.Cond
	items []string
}

func (q *queue) take() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.ready.Wait() // leak: condNeverSignalled
	}
	item := q.items[0]
	q.items = q.items[1:]
	return item
}

func main() {
	shared := new(queue)
	shared.ready = sync.NewCond(&shared.mu)
	demo.Run(func(int) {
		go shared.take() // created here
	})
}
