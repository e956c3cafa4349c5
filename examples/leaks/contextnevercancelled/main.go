// A subscription is cleaned up when its context ends. Whoever subscribes throws the cancel function away.
package main

import (
	"context"

	"example.com/leaks/internal/demo"
)

type subscription struct{ topic string }

func (s *subscription) cleanUp(ctx context.Context) {
	<-ctx.Done() // leak: contextNeverCancelled
	s.topic = ""
}

func subscribe(topic string) *subscription {
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel // to be called by Unsubscribe, which nobody wrote
	s := &subscription{topic: topic}
	go s.cleanUp(ctx) // created here
	return s
}

func main() {
	demo.Run(func(int) { subscribe("news") })
}
