// Memory_grower takes memory block by block and never gives any back, up to a limit.
// It does not leak: every block is still in use. A heap profile cannot tell the two
// apart. It says which line the memory comes from, which is often enough.
//
//	go run ./memory -n 16 -rate 4
//	go tool pprof -top http://127.0.0.1:6061/debug/pprof/heap
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof" // registers /debug/pprof/ on http.DefaultServeMux
	"os"
	"strconv"
	"time"
)

const blockSize = 1 << 20

// grow adds one block. The heap profile points at the line that makes it.
func grow(blocks [][]byte) [][]byte {
	return append(blocks, make([]byte, blockSize))
}

func main() {
	addr := flag.String("addr", "127.0.0.1:6061", "listen on this `host:port`; port 0 takes a free one")
	start := flag.Int("n", 16, "take this many MiB at the start")
	rate := flag.Int("rate", 0, "take this many more MiB a second")
	limit := flag.Int("max", 256, "stop at this many MiB")
	flag.Parse()
	if *start < 0 || *rate < 0 || *rate > 1000 || *limit < *start {
		log.Fatal("memory_grower: expected 0 <= -n <= -max and 0 <= -rate <= 1000")
	}

	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal("memory_grower: ", err)
	}
	orders := make(chan order)
	http.HandleFunc("/grow", serveGrow(orders))
	http.HandleFunc("/quit", serveQuit)
	go func() { log.Fatal(http.Serve(listener, nil)) }()

	var blocks [][]byte
	for len(blocks) < *start {
		blocks = grow(blocks)
	}
	fmt.Printf("listening on http://%s/debug/pprof/\n", listener.Addr())

	var tick <-chan time.Time // stays nil, and so silent, with -rate 0
	if *rate > 0 {
		tick = time.Tick(time.Second / time.Duration(*rate))
	}
	for {
		more := order{count: 1}
		select {
		case <-tick:
		case more = <-orders:
		}
		for i := 0; i < more.count && len(blocks) < *limit; i++ {
			blocks = grow(blocks)
		}
		if more.done != nil {
			more.done <- len(blocks)
		}
	}
}

// An order asks the main loop for more blocks. The answer is how many there are then.
type order struct {
	count int
	done  chan int
}

func serveGrow(orders chan<- order) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		count, err := strconv.Atoi(r.FormValue("n"))
		if err != nil || count < 1 || count > 10_000 {
			http.Error(w, "expected ?n= with a number from 1 to 10000", http.StatusBadRequest)
			return
		}
		done := make(chan int)
		orders <- order{count, done}
		fmt.Fprintln(w, <-done)
	}
}

func serveQuit(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "bye")
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	os.Exit(0)
}
