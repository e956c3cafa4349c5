// Each connection starts a heartbeat. The connection ends, its heartbeat does not: a ticker's channel is never closed.
package main

import (
	"time"

	"example.com/leaks/internal/demo"
)

type connection struct{ beats int }

func (c *connection) heartbeat(every time.Duration) {
	ticker := time.NewTicker(every)
	for range ticker.C { // leak: timerOrTickerKept
		c.beats++
	}
}

func main() {
	demo.Run(func(int) {
		c := new(connection)
		go c.heartbeat(10 * time.Second) // created here
	})
}
