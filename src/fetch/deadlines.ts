import { defaultSecondsOf } from './profileKinds';
import type { FetchLimits, FetchRequest } from './fetchTypes';

/** How long the server samples before it can answer: `seconds`, the default of CPU, or undefined when it answers at once. */
export function samplingSeconds(request: FetchRequest): number | undefined {
  return request.seconds ?? defaultSecondsOf(request.profile);
}

/**
 * Seconds from the connection to the response's headers. google/pprof waits 60 s, or 1.5 times `seconds`; that is too
 * short for a short sampling of a busy program, so there are always `timeoutSeconds` beyond the sampling.
 */
export function answerSeconds(request: FetchRequest, limits: FetchLimits): number {
  const sampling = samplingSeconds(request);
  if (sampling === undefined) return limits.timeoutSeconds;
  return Math.max(1.5 * sampling, sampling + limits.timeoutSeconds);
}

/** Why waiting was given up. */
export type StopReason = 'cancelled' | 'timeout';

/** Ends an exchange when the person cancels or when its time is over. `dispose` must be called, it holds a timer. */
export interface Watch {
  /** Aborted together with `stopped` being set. */
  readonly signal: AbortSignal;
  readonly stopped: StopReason | undefined;
  /** From now on the exchange has this many seconds until `sawBytes`. */
  allow(seconds: number): void;
  /** Something came: `idleSeconds` of silence are allowed, or what is left of the last `allow` if that is longer. */
  sawBytes(): void;
  dispose(): void;
}

/** @param idleSeconds how long a body that has begun may be silent */
export function startWatch(cancel: AbortSignal, idleSeconds: number): Watch {
  const controller = new AbortController();
  let stopped: StopReason | undefined;
  let timer: NodeJS.Timeout | undefined;
  let allowedUntil = Infinity;
  let idleUntil = 0;

  const stop = (reason: StopReason): void => {
    if (stopped !== undefined) return;
    stopped = reason;
    clearTimeout(timer);
    controller.abort();
  };
  const check = (): void => {
    const left = Math.max(allowedUntil, idleUntil) - performance.now();
    if (left <= 0) stop('timeout');
    else timer = setTimeout(check, Math.min(left + 1, MAX_TIMER_MILLIS));
  };
  const onCancel = (): void => {
    stop('cancelled');
  };
  cancel.addEventListener('abort', onCancel, { once: true });
  if (cancel.aborted) onCancel();

  return {
    signal: controller.signal,
    get stopped() {
      return stopped;
    },
    allow(seconds) {
      allowedUntil = performance.now() + seconds * 1000;
      clearTimeout(timer);
      if (stopped === undefined) check();
    },
    // Called for every chunk, so it only notes the time; the running timer looks at it when it is due.
    sawBytes() {
      idleUntil = Math.min(performance.now() + idleSeconds * 1000, allowedUntil + MAX_BODY_MILLIS);
    },
    dispose() {
      clearTimeout(timer);
      cancel.removeEventListener('abort', onCancel);
    },
  };
}

/** A server that sends one byte a minute is let go after an hour. */
const MAX_BODY_MILLIS = 60 * 60 * 1000;

/** Node turns longer timers into 1 ms. */
const MAX_TIMER_MILLIS = 2 ** 31 - 1;
