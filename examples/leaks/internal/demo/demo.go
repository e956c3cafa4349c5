// Package demo makes one thing happen again and again in a program that can be looked at with pprof.
package demo

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof" // registers /debug/pprof/ on http.DefaultServeMux
	"time"
)

var (
	perSecond = flag.Int("per-second", 50, "how often it happens in a second")
	most      = flag.Int("max", 5000, "how often it happens in all")
	length    = flag.Duration("for", time.Minute, "when the program ends by itself")
)

// Run calls once at a steady pace until the program's time is over. It serves pprof on a free port and prints where.
func Run(once func(n int)) {
	flag.Parse()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on http://%s\n", listener.Addr())
	go func() {
		log.Fatal(http.Serve(listener, nil))
	}()

	ticker := time.NewTicker(time.Second / time.Duration(*perSecond))
	defer ticker.Stop()
	over := time.After(*length)
	for n := 0; ; {
		select {
		case <-ticker.C:
			if n < *most {
				once(n)
				n++
			}
		case <-over:
			return
		}
	}
}
