// A request asks a slow service and gives up after a moment. The answer comes later, and nobody is there to take it:
// the channel has no room, so that the goroutine that asked waits for ever.
package main

import (
	"errors"
	"time"

	"example.com/leaks/internal/demo"
)

var errTooSlow = errors.New("the service is too slow")

func main() {
	demo.Run(func(int) { _, _ = request() })
}

func request() (string, error) {
	answers := make(chan string) // room for one answer would end the leak
	go ask(answers)              // created here
	select {
	case answer := <-answers:
		return answer, nil
	case <-time.After(time.Millisecond):
		return "", errTooSlow
	}
}

func ask(answers chan<- string) {
	time.Sleep(20 * time.Millisecond)
	answers <- "late" // leak: sendWithoutReceiver
}
