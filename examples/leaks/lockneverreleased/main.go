// An account is locked while money is moved. When there is too little of it, the function returns without unlocking,
// and everybody after that waits.
package main

import (
	"sync"

	"example.com/leaks/internal/demo"
)

type account struct {
	mu    sync.Mutex
	cents int
}

func (a *account) withdraw(cents int) bool {
	a.mu.Lock() // leak: lockNeverReleased
	if a.cents < cents {
		return false // still locked
	}
	a.cents -= cents
	a.mu.Unlock()
	return true
}

func main() {
	shared := &account{cents: 10}
	demo.Run(func(int) {
		go shared.withdraw(100) // created here
	})
}
