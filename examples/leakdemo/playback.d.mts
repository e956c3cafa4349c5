export interface PlaybackOptions {
  /** On 127.0.0.1. Default 0: a free one. */
  readonly port?: number;
  /** How long a recorded moment lasts, the last one for ever. Default 0: only advance() or GET /advance move on. */
  readonly stepSeconds?: number;
  readonly program?: 'leak_demo' | 'memory_grower';
  /** How long a second of `?seconds=` really takes, so that tests need not wait. Default 1000. */
  readonly msPerSecond?: number;
  /** Called when an answer has begun to wait for its `?seconds=`. */
  readonly onWaiting?: () => void;
}

export interface Playback {
  /** `http://127.0.0.1:PORT/debug/pprof/` */
  readonly url: string;
  /** Moves on to the next recorded moment, if there is one. Answers its amount: leaked goroutines, or MiB taken. */
  advance(): number;
  /** Drops connections that are still open. */
  close(): Promise<void>;
}

export function startPlayback(options?: PlaybackOptions): Promise<Playback>;

/** The name under which a profile is kept: `example.com/leakdemo.conns` as `example.com_leakdemo.conns`. */
export function fileStem(profileName: string): string;
