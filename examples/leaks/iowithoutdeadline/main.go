// A client says hello and waits for the answer of a peer that is connected and silent. No deadline ends the wait.
package main

import (
	"log"
	"net"

	"example.com/leaks/internal/demo"
)

func main() {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	demo.Run(func(int) {
		conn, err := net.Dial("tcp", silent.Addr().String())
		if err != nil {
			log.Fatal(err)
		}
		go hello(conn) // created here
	})
}

func hello(conn net.Conn) {
	answer := make([]byte, 64)
	if _, err := conn.Write([]byte("hello\n")); err != nil {
		return
	}
	_, _ = conn.Read(answer) // leak: ioWithoutDeadline
}
