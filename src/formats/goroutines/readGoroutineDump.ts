import type { GoroutineDump } from '../../model/goroutineDump';
import { GoroutineDumpReader } from './goroutineDumpReader';

/** Reads a text that is in memory; never throws. */
export function readGoroutineDump(bytes: Uint8Array): GoroutineDump {
  const reader = new GoroutineDumpReader();
  reader.push(bytes);
  return reader.finish();
}
