/**
 * Links of a dump to source: `pprof-lens-recorded:%2Fsrc%2Fapp%2Fpool.go#41`. The server knows recorded paths only; what
 * of these is here, and where, is the extension host's to say.
 */
export const RECORDED_SCHEME = 'pprof-lens-recorded';
