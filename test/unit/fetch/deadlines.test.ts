import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerSeconds, samplingSeconds, startWatch } from '../../../src/fetch/deadlines';
import { startSamplingProgress } from '../../../src/fetch/samplingProgress';
import type { FetchProgress } from '../../../src/fetch/fetchTypes';
import { targetAt } from './localServer';

const LIMITS = { maxBytes: 1, timeoutSeconds: 60 };
const target = targetAt('h:1');

describe('answerSeconds', () => {
  it.each([
    ['heap', undefined, undefined, 60],
    ['heap', 5, 5, 65],
    ['profile', undefined, 30, 90],
    ['profile', 10, 10, 70],
    // 1.5 times, as google/pprof, once that is more.
    ['profile', 300, 300, 450],
  ])('%s with seconds %s samples for %s and may take %s', (profile, seconds, sampling, answer) => {
    const request = { target, profile, ...(seconds === undefined ? {} : { seconds }) };
    expect(samplingSeconds(request)).toBe(sampling);
    expect(answerSeconds(request, LIMITS)).toBe(answer);
  });
});

describe('with a clock of its own', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('a watch stops when what was allowed is over', () => {
    const watch = startWatch(new AbortController().signal, 10);
    watch.allow(60);
    vi.advanceTimersByTime(59_000);
    expect(watch.stopped).toBeUndefined();
    watch.allow(60);
    vi.advanceTimersByTime(59_000);
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(watch.stopped).toBe('timeout');
    expect(watch.signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('bytes lengthen it by the time that silence may last, never shorten it', () => {
    const watch = startWatch(new AbortController().signal, 10);
    watch.allow(60);
    watch.sawBytes();
    vi.advanceTimersByTime(59_000);
    expect(watch.stopped).toBeUndefined();
    watch.sawBytes();
    vi.advanceTimersByTime(9000);
    watch.sawBytes();
    vi.advanceTimersByTime(9000);
    expect(watch.stopped).toBeUndefined();
    vi.advanceTimersByTime(2000);
    expect(watch.stopped).toBe('timeout');
  });

  it('a trickle of bytes ends after an hour', () => {
    const watch = startWatch(new AbortController().signal, 10);
    watch.allow(60);
    for (let second = 0; second < 3700; second += 5) {
      watch.sawBytes();
      vi.advanceTimersByTime(5000);
    }
    expect(watch.stopped).toBe('timeout');
  });

  it('cancelling stops it at once, and what comes later changes nothing', () => {
    const cancel = new AbortController();
    const watch = startWatch(cancel.signal, 10);
    watch.allow(60);
    cancel.abort();
    expect(watch.stopped).toBe('cancelled');
    watch.allow(1);
    vi.advanceTimersByTime(5000);
    expect(watch.stopped).toBe('cancelled');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('it leaves no timer when it is disposed, and takes a cancelled signal', () => {
    const watch = startWatch(new AbortController().signal, 10);
    watch.allow(60);
    watch.dispose();
    expect(vi.getTimerCount()).toBe(0);
    expect(startWatch(AbortSignal.abort(), 10).stopped).toBe('cancelled');
  });

  it('waits of more than 24 days do not end at once', () => {
    const watch = startWatch(new AbortController().signal, 10);
    watch.allow(10_000_000);
    vi.advanceTimersByTime(1000);
    expect(watch.stopped).toBeUndefined();
    watch.dispose();
  });

  it('sampling is reported once a second until it is over', () => {
    const seen: FetchProgress[] = [];
    const stop = startSamplingProgress(3, (progress) => seen.push(progress));
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(
      [0, 1, 2, 3].map((elapsedSeconds) => ({ kind: 'sampling', elapsedSeconds, seconds: 3 })),
    );
    expect(vi.getTimerCount()).toBe(0);
    stop();
  });

  it('sampling is no longer reported once it is stopped', () => {
    const seen: FetchProgress[] = [];
    const stop = startSamplingProgress(30, (progress) => seen.push(progress));
    vi.advanceTimersByTime(1500);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(seen).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
