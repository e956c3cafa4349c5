// Healthy: what a service keeps running in the background. A signal handler, janitors on tickers, and shards that are
// started when they are first needed, until all sixteen are there.
package main

import (
	"os"
	"os/signal"
	"sync"
	"time"

	"example.com/leaks/internal/demo"
)

func main() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	go stop(signals)
	for n := 0; n < 5; n++ {
		go janitor(time.Duration(n+1) * 100 * time.Millisecond)
	}
	store := new(shards)
	demo.Run(func(n int) { store.put(n) })
}

func stop(signals <-chan os.Signal) {
	<-signals
	os.Exit(0)
}

func janitor(every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for range ticker.C {
		time.Sleep(time.Millisecond)
	}
}

type shards struct {
	mu  sync.Mutex
	all [16]chan int
}

func (s *shards) put(n int) {
	s.mu.Lock()
	shard := &s.all[n%len(s.all)]
	if *shard == nil {
		*shard = make(chan int, 1)
		go collect(*shard)
	}
	s.mu.Unlock()
	*shard <- n
}

func collect(values <-chan int) {
	sum := 0
	for value := range values {
		sum += value
	}
}
