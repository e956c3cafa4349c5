// Fetchserver serves net/http/pprof in the ways in which fetching goes right or wrong.
// It prints the addresses of its servers as one line of JSON and ends when its standard input does.
package main

import (
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	httppprof "net/http/pprof"
	"os"
	"runtime/pprof"
	"sync"
	"time"
)

func main() {
	conns := pprof.NewProfile("example.com/fetchserver.conns")
	for i := range 3 {
		conns.Add(i, 0)
	}

	addresses := map[string]string{
		"plain":        serve(&http.Server{Handler: countProfiles(http.DefaultServeMux)}),
		"writeTimeout": serve(&http.Server{Handler: hideConnection(http.DefaultServeMux), WriteTimeout: 300 * time.Millisecond}),
		"otherPrefix":  serve(&http.Server{Handler: replacedPrefix()}),
		"noPprof":      serve(&http.Server{Handler: http.NewServeMux()}),
	}
	tls := httptest.NewUnstartedServer(http.DefaultServeMux)
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	addresses["tls"] = tls.Listener.Addr().String()

	if err := json.NewEncoder(os.Stdout).Encode(addresses); err != nil {
		log.Fatal(err)
	}
	io.Copy(io.Discard, os.Stdin)
}

func serve(server *http.Server) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go server.Serve(listener)
	return listener.Addr().String()
}

// countProfiles answers /test/sampling when a CPU profile is under way and /test/idle when none is; in between,
// /test/start and /test/stop take one within the program.
func countProfiles(next http.Handler) http.Handler {
	var mu sync.Mutex
	changed := sync.NewCond(&mu)
	active := 0
	count := func(by int) {
		mu.Lock()
		defer mu.Unlock()
		active += by
		changed.Broadcast()
	}
	await := func(busy bool) {
		mu.Lock()
		defer mu.Unlock()
		for busy != (active > 0) {
			changed.Wait()
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/test/sampling":
			await(true)
		case "/test/idle":
			await(false)
		case "/test/start":
			if err := pprof.StartCPUProfile(io.Discard); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		case "/test/stop":
			pprof.StopCPUProfile()
		case "/debug/pprof/profile":
			count(1)
			defer count(-1)
			next.ServeHTTP(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// hideConnection is what logging middleware does: net/http/pprof cannot lengthen the write deadline behind it.
func hideConnection(next http.Handler) http.Handler {
	type onlyWriter struct{ http.ResponseWriter }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(onlyWriter{w}, r)
	})
}

// replacedPrefix is what gin's and echo's pprof packages do: routes for the profiles they know, below any prefix.
func replacedPrefix() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/admin/{$}", httppprof.Index)
	for _, name := range []string{"goroutine", "heap"} {
		mux.Handle("/admin/"+name, httppprof.Handler(name))
	}
	return mux
}
