// The channel of a notifier is made by Start. Where Start was forgotten it is nil, and a send on it waits for ever.
package main

import "example.com/leaks/internal/demo"

type notifier struct {
	events chan string
}

func (n *notifier) notify(event string) {
	n.events <- event // leak: nilChannel
}

func main() {
	demo.Run(func(int) {
		n := new(notifier)
		go n.notify("signed in") // created here
	})
}
