/** What real profiles seldom hold: the edge cases. */
export const EXACT_CASES = String.raw`
-{top,tree,traces,peek=.,dot,raw,tags,callgrind,proto,topproto} edge/{big,recursion,partial,inline,samename}
-{top,tree,traces,peek=.,dot} edge/{edges,ctree,pct,defaults,nosamples}
-{tags,traces,raw,top,dot,proto} edge/{labels,numstr}
-{top,tree} edge/many
-top edge/ties
-{top,traces} edge/unit_{bytes,count,empty,GCU,kilobytes,microseconds,milliseconds,nanoseconds,samples,seconds,widgets}
-{top,tree,traces,peek=.,dot} {-base,-diff_base}=edge/d_old edge/d_new
-{top,tree} {-base,-diff_base}=edge/z_old edge/z_new
-top {-base,-diff_base}=edge/d_ms edge/d_us
-top {-base,-diff_base}=edge/z_old -normalize edge/z_new
-top -base=edge/d_old edge/d_same
-top edge/{d_ms,d_us} edge/d_us
-{tree,dot} -call_tree edge/ctree
-tree -call_tree edge/recursion
-{top,tree} -{lines,addresses,files} edge/{inline,recursion,samename}
-{top,tree} -noinlines edge/{inline,partial}
-top -sample_index={0,1} edge/defaults
# Always with a folder to search: without one pprof names that which it runs in.
-list=. -source_path=/absent edge/{src_none,src_rel,inline}
-list=. -source_path=/absent -trim_path=/proc/self/cwd edge/src_proc
-top -{lines,files} edge/{src_modver,src_module,src_proc,src_rel}
-{raw,top} edge/unknownfield
-{top,raw} edge/columns
# Paths that hold a folder's name twice lose more each time the graph is built anew.
-{top,tree,dot} -{lines,files,filefunctions} -source_path=/x/main edge/src_twice
-{top,tree,dot} -{lines,files} -nodecount=2 -nodefraction=0.15 -trim_path=/src/main:internal:cmd:main edge/src_twice
-{topproto,callgrind} -lines -nodecount=3 -source_path=/x/main edge/src_twice
# The label of a diff base, where a profile has it already.
-{traces,tags,raw,top,dot,proto} edge/marked
-{top,traces} -{tagroot,tagleaf}=pprof::base edge/marked
-{traces,raw,proto} -diff_base=edge/marked edge/marked
-top -tagroot=pprof::base -diff_base=edge/marked edge/marked
-top {-tagfocus,-tagignore}=pprof::base={true,false} edge/marked
-traces -taghide=base edge/marked
# Names that are no UTF-8, and line numbers that no double holds.
-{top,tree,traces,peek=.,dot,raw,tags,callgrind,proto,topproto,comments} edge/{strays,large_lines}
-{top,tree,traces,dot,callgrind,topproto} -lines edge/{strays,large_lines}
-{top,traces} -addresses -showcolumns edge/{strays,large_lines}
-list=. -source_path=/absent edge/{strays,large_lines}
-tree -tagroot=tenant edge/strays
-{top,proto} -diff_base=edge/strays edge/strays
`;
