// Somebody wanted to keep a goroutine alive "until the end" and did so for every session.
package main

import "example.com/leaks/internal/demo"

type session struct{ id int }

func (s *session) keep() {
	buffer := make([]byte, 4096)
	_ = buffer
	select {} // leak: emptySelect
}

func main() {
	demo.Run(func(n int) {
		s := &session{id: n}
		go s.keep() // created here
	})
}
