/** Reads bytes as the product does and looks at what comes out: never a throw, nothing unsound, nothing slow. */
import zlib from 'node:zlib';
import type { ReadOutcome } from '../../src/formats/readOutcome';
import { readProfile } from '../../src/formats/readProfile';
import { brokenRules, columnBytes } from './brokenRules';

/** What one suite has seen. */
export class CarefulReader {
  count = 0;
  readable = 0;
  slowestMilliseconds = 0;
  /** Most bytes that the columns of a profile held, in bytes of its input. */
  largestGrowth = 0;
  /** The first few complaints; `name` says how to make the bytes again. */
  readonly problems: string[] = [];

  read(bytes: Uint8Array, name: () => string): ReadOutcome | undefined {
    this.count++;
    const started = performance.now();
    let outcome: ReadOutcome | undefined;
    try {
      outcome = readProfile(bytes, { maxInflatedBytes: 16 * 1024 * 1024, zlib });
      this.look(outcome, bytes, name);
    } catch (error) {
      this.complain(
        `${name()} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    this.slowestMilliseconds = Math.max(this.slowestMilliseconds, performance.now() - started);
    return outcome;
  }

  private look(outcome: ReadOutcome, bytes: Uint8Array, name: () => string): void {
    if (!outcome.ok) {
      if (outcome.message.length < 20) this.complain(`${name()} says too little: ${outcome.message}`);
      return;
    }
    this.readable++;
    const broken = brokenRules(outcome.profile);
    if (broken.length > 0) this.complain(`${name()}: ${broken.join('; ')}`);
    this.largestGrowth = Math.max(this.largestGrowth, columnBytes(outcome.profile) / (bytes.length + 1000));
  }

  private complain(sentence: string): void {
    if (this.problems.length < 10) this.problems.push(sentence);
  }
}
