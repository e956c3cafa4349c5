// Leakdemo is a small job server with one bug. It is there to be looked at with pprof.
//
// Every job runs in a goroutine of its own and ends by handing in a report.
// The audit log reads the reports. Once it always ran; then it became optional,
// and nobody thought of the jobs: without a reader each of them waits for ever
// to get rid of its report, and keeps its goroutine and its memory.
//
//	go run . -n 1000
//	go tool pprof -top http://127.0.0.1:6060/debug/pprof/goroutine
//
// Run it with -audit to see the same jobs end as they should.
package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof" // registers /debug/pprof/ on http.DefaultServeMux
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type report struct {
	job    int
	output []byte
}

type jobServer struct {
	reports chan report // unbuffered: a send waits until somebody receives
	audited atomic.Int64

	mu       sync.Mutex // guards accepted
	accepted int
}

// handIn gives the report of a finished job to the audit log.
//
// The send below is the bug. Nothing promises that somebody receives, and there
// is no way out: no default case, no deadline, no buffer.
//
// Look for this line in the goroutine profile: its count is the number of stuck jobs.
func (s *jobServer) handIn(r report) {
	s.reports <- r
}

// runJob does the work of one job. What it made stays in memory until it returns.
func (s *jobServer) runJob(job int) {
	output := make([]byte, 2048)
	copy(output, "job "+strconv.Itoa(job))
	s.handIn(report{job: job, output: output})
}

// startJob is what a goroutine dump names after "created by".
func (s *jobServer) startJob(job int) {
	go s.runJob(job)
}

// accept counts a job and starts it. It is the second creator: dumps name it, as
// the caller of startJob, when the program runs with GODEBUG=tracebackancestors=5.
func (s *jobServer) accept() int {
	s.mu.Lock()
	s.accepted++
	job := s.accepted
	s.mu.Unlock()
	s.startJob(job)
	return job
}

// auditLog is the reader that the jobs were written for.
func (s *jobServer) auditLog() {
	for range s.reports {
		s.audited.Add(1)
	}
}

func main() {
	addr := flag.String("addr", "127.0.0.1:6060", "listen on this `host:port`; port 0 takes a free one")
	jobs := flag.Int("n", 100, "take this many jobs at the start")
	rate := flag.Int("rate", 0, "take this many more jobs a second")
	limit := flag.Int("max", 200_000, "take no more jobs than this, so that a forgotten demo stays harmless")
	audit := flag.Bool("audit", false, "run the audit log: nothing leaks")
	flag.Parse()
	if *jobs < 0 || *rate < 0 || *rate > 10_000 || *limit < *jobs {
		log.Fatal("leakdemo: expected 0 <= -n <= -max and 0 <= -rate <= 10000")
	}

	// Without these two lines the block and mutex profiles stay empty.
	runtime.SetBlockProfileRate(1000)
	runtime.SetMutexProfileFraction(1)

	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal("leakdemo: ", err)
	}
	s := &jobServer{reports: make(chan report)}
	if *audit {
		go s.auditLog()
	}
	for _, peer := range []string{"db", "cache", "mail"} {
		dial(peer)
	}
	go s.heartbeat()

	orders := make(chan order)
	http.HandleFunc("/leak", s.serveLeak(orders))
	http.HandleFunc("/quit", serveQuit)
	go func() { log.Fatal(http.Serve(listener, nil)) }()

	for i := 0; i < *jobs; i++ {
		s.accept()
	}
	s.waitUntilSettled(*jobs)
	fmt.Printf("listening on http://%s/debug/pprof/\n", listener.Addr())

	var tick <-chan time.Time // stays nil, and so silent, with -rate 0
	if *rate > 0 {
		tick = time.Tick(time.Second / time.Duration(*rate))
	}
	for taken := *jobs; ; {
		more := order{count: 1}
		select {
		case <-tick:
		case more = <-orders:
		}
		for i := 0; i < more.count && taken < *limit; i++ {
			taken = s.accept()
		}
		if more.done != nil {
			more.done <- taken
		}
	}
}

// An order asks the main loop for more jobs. The answer is how many it took in all.
type order struct {
	count int
	done  chan int
}

// serveLeak takes ?n= more jobs and answers when all of them are stuck (or audited),
// so that whoever asked can count on the numbers of the next profile.
func (s *jobServer) serveLeak(orders chan<- order) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		count, err := strconv.Atoi(r.FormValue("n"))
		if err != nil || count < 1 || count > 100_000 {
			http.Error(w, "expected ?n= with a number from 1 to 100000", http.StatusBadRequest)
			return
		}
		done := make(chan int)
		orders <- order{count, done}
		taken := <-done
		s.waitUntilSettled(taken)
		fmt.Fprintln(w, taken)
	}
}

func serveQuit(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "bye")
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	os.Exit(0)
}

// waitUntilSettled returns when each of the jobs is either stuck or audited.
func (s *jobServer) waitUntilSettled(jobs int) {
	for pause := time.Millisecond; countStuck()+int(s.audited.Load()) < jobs; pause *= 2 {
		if pause > 100*time.Millisecond {
			pause = 100 * time.Millisecond
		}
		time.Sleep(pause)
	}
}

// countStuck asks the runtime how many goroutines are parked inside handIn.
// Thousands of them share one stack, so only the different stacks are looked up.
func countStuck() int {
	records := make([]runtime.StackRecord, runtime.NumGoroutine()+64)
	n, ok := runtime.GoroutineProfile(records)
	if !ok {
		return 0 // some were started since: the caller asks again
	}
	goroutines := map[[32]uintptr]int{}
	for _, record := range records[:n] {
		goroutines[record.Stack0]++
	}
	stuck := 0
	for stack, count := range goroutines {
		if isStuck(stack) {
			stuck += count
		}
	}
	return stuck
}

func isStuck(stack [32]uintptr) bool {
	record := runtime.StackRecord{Stack0: stack}
	frames := runtime.CallersFrames(record.Stack())
	frame, more := frames.Next()
	parked := frame.Function == "runtime.gopark"
	for more && !strings.HasSuffix(frame.Function, ".handIn") {
		frame, more = frames.Next()
	}
	return parked && strings.HasSuffix(frame.Function, ".handIn")
}

// heartbeat has labels, which its goroutine and CPU samples carry: pprof's -tags shows them.
// It makes the digest while it holds the lock that accept needs, a smaller sin
// that the mutex profile knows about.
func (s *jobServer) heartbeat() {
	labels := pprof.Labels("tenant", "acme", "task", "heartbeat")
	pprof.Do(context.Background(), labels, func(context.Context) {
		state := make([]byte, 256<<10)
		for range time.Tick(100 * time.Millisecond) {
			s.mu.Lock()
			digest := sha256.Sum256(state)
			copy(state, digest[:])
			s.mu.Unlock()
		}
	})
}

// conns is a profile of the program's own: who holds connections open, by stack.
var conns = pprof.NewProfile("example.com/leakdemo.conns")

type conn struct{ peer string }

func dial(peer string) *conn {
	c := &conn{peer}
	conns.Add(c, 0)
	return c
}
