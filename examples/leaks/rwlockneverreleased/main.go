// A cache is written under its lock by a refresh that never ends: it waits for a reply while it holds the lock. All
// readers queue up behind it.
package main

import (
	"sync"

	"example.com/leaks/internal/demo"
)

type cache struct {
	mu      sync.RWMutex
	entries map[string]string
}

func (c *cache) refresh(replies <-chan string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries["motd"] = <-replies
}

func (c *cache) read(key string) string {
	c.mu.RLock() // leak: lockNeverReleased
	defer c.mu.RUnlock()
	return c.entries[key]
}

func main() {
	shared := &cache{entries: map[string]string{}}
	go shared.refresh(make(chan string))
	demo.Run(func(int) {
		go shared.read("motd") // created here
	})
}
