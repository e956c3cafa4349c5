/** Each report over each kind of profile and each Go version. */
export const REPORT_CASES = String.raw`
# what most people look at, for every kind and version
-top {goroutine,heap,allocs,cpu,block,mutex,threadcreate,custom}.go1.{19,21,22,24,26,27}
-top goroutineleak.go1.{26,27}
-top {goroutine,heap,allocs,block,mutex,custom}.go1.{19,24,27}.debug1
-top {threadcreate,goroutineleak}.go1.26.debug1
-top -cum {goroutine,heap,cpu,mutex}.go1.{21,26}

-tree {goroutine,heap,allocs,cpu,block,mutex,threadcreate,custom}.go1.{19,26}
-tree heap.go1.27.debug1
-tree goroutineleak.go1.27

-traces {goroutine,heap,cpu,block,mutex,threadcreate,custom}.go1.22
-traces {goroutine,heap,mutex}.go1.26.debug1
-traces goroutineleak.go1.26

-peek=main {goroutine,heap,cpu,block,mutex,custom}.go1.24
-peek=main\.main$ {goroutine,allocs}.go1.27
-peek=. mutex.go1.21.debug1

-list=main\. -source_path=test/fixtures/program {goroutine,heap,allocs,cpu,block,mutex,custom}.go1.26
-list=main\. -source_path=test/fixtures/program {goroutine,heap,cpu}.go1.{19,27}
-list=main\.fibonacci -source_path=test/fixtures/program cpu.go1.22

-tags {goroutine,heap,cpu,mutex}.go1.{19,26}
-tags heap.go1.22.debug1
-tags goroutineleak.go1.27

-raw {threadcreate,mutex,custom}.go1.{22,26}
-raw {mutex,custom,block}.go1.27.debug1
-raw heap.go1.27
-raw goroutineleak.go1.26

-comments {heap,cpu}.go1.26

-dot {goroutine,heap,allocs,cpu,block,mutex,threadcreate,custom}.go1.{22,26}
-dot goroutine.go1.26.debug1
-dot goroutineleak.go1.27

-callgrind {goroutine,heap,cpu,mutex}.go1.26
-callgrind block.go1.19.debug1

-proto {threadcreate,mutex,goroutineleak,custom}.go1.26
-proto heap.go1.27
-proto mutex.go1.24.debug1
-topproto {goroutine,heap,cpu,mutex}.go1.26
-topproto custom.go1.19.debug1

# the example that leaks
-{top,traces,peek=main,dot} leak_demo/1-1000/goroutine
-{top,tree,tags} leak_demo/3-20312/{heap,profile,mutex}
-{top,traces} leak_demo/delta-0-1/{goroutine,heap}
-{top,tree} memory_grower/3-192/heap
`;
