// An upload is confirmed by whoever stores it. When storing fails, the storing side returns early and forgets to say so.
package main

import (
	"errors"

	"example.com/leaks/internal/demo"
)

func main() {
	demo.Run(upload)
}

func upload(n int) {
	stored := make(chan struct{})
	go confirm(stored) // created here
	if err := store(n); err != nil {
		return // without a word to the one who waits
	}
	stored <- struct{}{}
}

func store(int) error {
	return errors.New("the disk is full")
}

func confirm(stored <-chan struct{}) {
	<-stored // leak: receiveWithoutSend
}
