import type { FetchProgress } from './fetchTypes';

/**
 * Reports once a second how far the server's sampling is, from now on until it is over or `stop` is called.
 * Returns `stop`, which must be called: there is a timer.
 */
export function startSamplingProgress(
  seconds: number,
  onProgress: (progress: FetchProgress) => void,
): () => void {
  const started = performance.now();
  const report = (): void => {
    const elapsedSeconds = Math.min(seconds, Math.round((performance.now() - started) / 1000));
    onProgress({ kind: 'sampling', elapsedSeconds, seconds });
    if (elapsedSeconds >= seconds) clearInterval(timer);
  };
  const timer = setInterval(report, 1000);
  report();
  return () => {
    clearInterval(timer);
  };
}
