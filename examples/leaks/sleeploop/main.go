// Every upload gets a goroutine that looks now and then whether it is finished. The upload is, but nobody tells it.
package main

import (
	"time"

	"example.com/leaks/internal/demo"
)

type upload struct{ finished bool }

func (u *upload) poll() {
	for !u.finished {
		time.Sleep(5 * time.Second) // leak: sleepLoop
	}
}

func main() {
	demo.Run(func(int) {
		u := new(upload)
		go u.poll() // created here
	})
}
