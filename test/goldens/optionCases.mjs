/** Each option with the reports that it changes. */
export const OPTION_CASES = String.raw`
# which values
-top -sample_index={inuse_objects,alloc_space,alloc_objects,0,1} heap.go1.26
-top {-inuse_space,-inuse_objects,-alloc_space,-alloc_objects} heap.go1.24
-top {-total_delay,-contentions,-mean_delay} {block,mutex}.go1.26
-{tree,traces,tags} -sample_index=0 block.go1.27
-{top,dot,peek=main} -sample_index=samples cpu.go1.26
-top -sample_index=objects heap.go1.26.debug1
-top -alloc_space -sample_index=inuse_objects heap.go1.27
-top -mean {heap,block}.go1.26
-{tree,traces,tags,raw} -mean mutex.go1.26
-dot -mean {heap.after.go1.19.debug1,heap.go1.26.debug1,allocs.go1.22,mutex.go1.26}
-top -divide_by={2,10,0.3,-1} heap.go1.26
-{tree,traces,list=main\.,tags,callgrind} -divide_by=3 mutex.go1.27
-top -unit={auto,kb,MB,bytes,GB} heap.go1.26
-top -unit={auto,ms,us,s,hour} cpu.go1.26
-{traces,tree,tags,peek=main,dot} -unit=kb memory_grower/1-16/heap
-tags -unit=auto heap.go1.22
-top -unit=ms goroutine.go1.26
-top -unit=nonsense mutex.go1.26

# against another profile
-{top,tree,traces,peek=main,tags,dot} -base=heap.before.go1.26 heap.after.go1.26
-{top,tree,traces,peek=main,tags,dot} -diff_base=heap.before.go1.26 heap.after.go1.26
-top -cum {-base,-diff_base}=goroutine.before.go1.{19,21,22,24,26,27} goroutine.after.go1.27
-top -base=heap.before.go1.{19,27} -normalize heap.after.go1.22
-{top,tree} -base=heap.before.go1.24 {-normalize,-drop_negative} heap.after.go1.24
-{top,tree} -base=heap.before.go1.24 -normalize -drop_negative heap.after.go1.24
-list=main\. -diff_base=goroutine.before.go1.26 -source_path=test/fixtures/program goroutine.after.go1.26
-top -base=heap.before.go1.26.debug1 heap.after.go1.26.debug1
-top -base=goroutine.before.go1.21.debug1 goroutine.after.go1.21.debug1
-top {-base,-diff_base}=leak_demo/1-1000/goroutine leak_demo/3-20312/goroutine
-top -base=leak_demo/1-1000/heap -base=leak_demo/2-5000/heap leak_demo/3-20312/heap
-{raw,proto} -base=mutex.go1.26 mutex.go1.27
-proto -diff_base=custom.go1.22 custom.go1.26
-{callgrind,topproto} -base=memory_grower/1-16/heap memory_grower/3-192/heap
-top -relative_percentages -base=heap.before.go1.26 heap.after.go1.26

# several sources
-{top,tree,traces,tags,raw} mutex.go1.26 mutex.go1.27
-top heap.go1.{19,22} heap.go1.{26,27}
-{proto,raw} custom.go1.26 custom.go1.27
-top goroutine.go1.22 goroutine.go1.22.debug1
-top cpu.go1.19 cpu.go1.22 cpu.go1.26

# how much of it
-top -nodecount={0,1,3,10} heap.go1.22
-{tree,dot,callgrind} -nodecount={1,5} heap.go1.26
-top -nodefraction={0,0.05,0.3} goroutine.go1.26
-{tree,dot} -nodefraction=0.1 goroutine.go1.26
-{tree,dot,peek=main} -edgefraction={0,0.1} goroutine.go1.22
-{top,tree,dot} -trim=false cpu.go1.22
-top -trim=false -nodecount=3 cpu.go1.22
-{top,tree} -relative_percentages -focus=main\. cpu.go1.26
-top -cum -nodecount=5 {allocs,cpu}.go1.27
-{tree,peek=main,dot} -cum heap.go1.24
-tree -flat heap.go1.24

# of what
-top -{functions,filefunctions,lines,addresses} {goroutine,cpu}.go1.26
-top -files {mutex,threadcreate}.go1.26
-{tree,traces,dot} -{files,lines,addresses} mutex.go1.26
-peek=main -{files,lines,addresses} block.go1.24
-{top,tree,peek=fibonacci,dot} -noinlines cpu.go1.26
-{traces,raw} -noinlines edge/inline
-top -noinlines -{lines,addresses} cpu.go1.24
-{top,traces,tree} -lines -showcolumns edge/columns
-top -showcolumns edge/columns
-list=main\. -noinlines -source_path=test/fixtures/program cpu.go1.26
-callgrind -{lines,addresses,files} mutex.go1.26
-topproto -{lines,files} mutex.go1.26
-{tree,dot,top,callgrind} -call_tree {mutex,custom}.go1.26
-dot -call_tree -lines block.go1.26
# A trimmed call tree is sorted again, with ties.
-dot -call_tree -nodecount=20 -nodefraction=0.02 cpu.go1.{19,26}
-dot -call_tree -nodecount=20 -edgefraction=0.1 {cpu.go1.26,heap.go1.26,goroutine.go1.26}
-dot -call_tree -nodecount=10 -edgefraction=0.2 {cpu.go1.19,goroutine.go1.26,allocs.go1.22}
-dot -call_tree -nodecount=5 -nodefraction=0 -edgefraction=0.05 {cpu.go1.19,cpu.go1.26}
-dot -call_tree -drop_negative -nodecount=10 -diff_base=heap.before.go1.26 heap.after.go1.26
-top -addresses heap.go1.19.debug1

# only some of it
-top -{focus,ignore,hide,show,show_from,prune_from}=main\.main {heap,cpu}.go1.26
-tree -{focus,ignore,hide,show,show_from,prune_from}=main\. goroutine.go1.26
-traces -{focus,ignore,hide,show,show_from,prune_from}=main\. block.go1.26
-{tags,raw,dot,peek=.,callgrind} -focus=main\.digest cpu.go1.26
-top -focus=main\.go goroutine.go1.26
-top -focus=(?i)CHAN -ignore=sel goroutine.go1.27
-top -focus=fixture$ cpu.go1.24
-top -hide=^runtime\. -focus=block|chan goroutine.go1.24
-{top,traces} -show=^main\. -hide=func1$ goroutine.go1.19
-{top,tree} -show_from=main\.block -prune_from=runtime\.chan goroutine.go1.22
-top -focus=main -base=heap.before.go1.26 heap.after.go1.26
-top -ignore=\pL+\.main$ -cum cpu.go1.21
-list=fibonacci -source_path=test/fixtures/program -focus=fibonacci cpu.go1.27

# by label
-{top,tags,traces} -tagfocus=tenant=acme goroutine.go1.26
-{top,tags} -tagfocus=acme,globex goroutine.go1.27
-{top,tags} -tagignore={acme,tenant=gr.*} goroutine.go1.22
-top -tagfocus={bytes=1mb:,:4kb,bytes=512kb,1mb:3mb,2mb} heap.go1.26
-tags -tagignore=bytes=1mb: heap.go1.26
-{tags,traces,dot} -tagshow={tenant,path} goroutine.go1.26
-{tags,traces,dot} -taghide={tenant,note} goroutine.go1.26
-{top,tree,dot,tags} -tagroot=phase cpu.go1.26
-{top,tree} -tagleaf=phase cpu.go1.27
-{traces,raw} -tagroot=tenant -tagleaf=num edge/labels
-{top,tree} -tagroot=tenant,path goroutine.go1.24
-top -tagroot=tenant -tagleaf=path goroutine.go1.26
-{top,traces} -tagleaf=bytes heap.go1.24
-top -tagroot=bytes -unit=kb heap.go1.24
-tags -tagfocus={k=v1,num=5s,request=300b,other=7,v.} edge/labels

# how it looks
-{top,tree,traces,tags,dot,peek=main} -compact_labels heap.go1.26
-{top,comments,raw,tree,traces} -add_comment=seen~today mutex.go1.26
-{top,comments,raw} -add_comment=#hidden custom.go1.26
-proto -add_comment=kept custom.go1.27
-top -lines -trim_path=/home/ubuntu/fixture cpu.go1.26
-traces -lines -trim_path=/home/ubuntu/fixture mutex.go1.26
-top -files -trim_path=/usr/local/go/src:/home/ubuntu mutex.go1.26
-top -lines -source_path=test/fixtures/program goroutine.go1.26
-list=main\. -source_path=test/fixtures -trim_path=/home/ubuntu cpu.go1.26
-list=main\. -trim_path=/home -source_path=/absent goroutine.go1.26
-list=main\. block.go1.22
-{top,tree,traces,dot} {-all_frames,} edge/dropframes
`;
