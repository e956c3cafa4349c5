//go:build tools

// Package tools pins the pprof that our reports are held against.
package tools

import _ "github.com/google/pprof"
