// Healthy: a line server that accepts connections, gives each a deadline, and has as many as its clients open. They come
// and go all the time.
package main

import (
	"bufio"
	"log"
	"net"
	"time"

	"example.com/leaks/internal/demo"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go accept(listener)
	demo.Run(func(int) { go talk(listener.Addr().String()) })
}

func accept(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go echo(conn)
	}
}

func echo(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	lines := bufio.NewScanner(conn)
	for {
		_ = conn.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
		if !lines.Scan() {
			return
		}
		if _, err := conn.Write(append(lines.Bytes(), '\n')); err != nil {
			return
		}
	}
}

func talk(address string) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer func() { _ = conn.Close() }()
	_, _ = conn.Write([]byte("hello\n"))
	_, _ = bufio.NewReader(conn).ReadString('\n')
	time.Sleep(200 * time.Millisecond)
}
