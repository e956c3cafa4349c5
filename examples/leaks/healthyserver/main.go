// Healthy: an HTTP server under load. Requests wait a little, connections are kept for the next one, and both are as
// many as there are clients.
package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"example.com/leaks/internal/demo"
)

const clients = 32

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{
		Handler:     http.HandlerFunc(answer),
		IdleTimeout: time.Minute,
		ReadTimeout: 10 * time.Second,
	}
	go func() { log.Fatal(server.Serve(listener)) }()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	turns := make(chan struct{})
	for n := 0; n < clients; n++ {
		go request(client, "http://"+listener.Addr().String(), turns)
	}
	demo.Run(func(int) { turns <- struct{}{} })
}

func answer(w http.ResponseWriter, _ *http.Request) {
	done := make(chan string, 1)
	go func() {
		time.Sleep(30 * time.Millisecond)
		done <- "done"
	}()
	_, _ = io.WriteString(w, <-done)
}

func request(client *http.Client, url string, turns <-chan struct{}) {
	for range turns {
		response, err := client.Get(url)
		if err != nil {
			log.Print(err)
			continue
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
	}
}
