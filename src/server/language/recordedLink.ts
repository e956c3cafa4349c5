import { RECORDED_SCHEME } from '../../protocol/recordedScheme';

/** `pprof-lens-recorded:%2Fsrc%2Fapp%2Fpool.go#41`; the line is one-based. */
export function recordedLink(recordedPath: string, lineNumber: number): string {
  // Half of a surrogate pair is no character and cannot be encoded.
  return `${RECORDED_SCHEME}:${encodeURIComponent(recordedPath.replaceAll(/\p{Cs}/gu, '\ufffd'))}#${lineNumber}`;
}
