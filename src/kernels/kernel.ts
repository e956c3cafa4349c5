/**
 * Loops over millions of numbers, in WebAssembly: they take a third of what JavaScript takes. Whoever has such a loop has a
 * plain one as well, for small tasks and for where there is no WebAssembly or not memory enough.
 */
import { KERNEL_BYTES } from './kernelBytes';

/** What the functions expect and return: `assembly/`. */
export interface KernelCalls {
  listBytes(): number;
  sumStacks(...numbers: readonly number[]): void;
  newEdges(capacity: number, seed: number): number;
  clearEdges(): void;
  countEdges(...numbers: readonly number[]): number;
  edgeEntries(): number;
  edgeCapacity(): number;
  edgeCount(): number;
  translateStacks(...numbers: readonly number[]): number;
  firstUses(...numbers: readonly number[]): number;
  beginStrings(...numbers: readonly number[]): void;
  numberStrings(...numbers: readonly number[]): void;
  hashStrings(...numbers: readonly number[]): void;
  readSamples(...numbers: readonly number[]): number;
  rowsRead(): number;
  stackRead(): number;
  labelsRead(): number;
  largestRead(): number;
  readLocations(...numbers: readonly number[]): number;
  readFunctions(...numbers: readonly number[]): number;
  readStrings(...numbers: readonly number[]): number;
  tableRowsRead(): number;
  tablePartsRead(): number;
}

/** The parts of WebAssembly that are used; TypeScript has them in its library for pages alone. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
}

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

type NumberColumn = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** An instance with memory of its own. Views of that memory hold until more is allocated. */
export class Kernel {
  readonly calls: KernelCalls;
  private readonly memory: { readonly buffer: ArrayBuffer };
  private readonly memoryCalls: { allocate(bytes: number): number; release(): void };

  /** Throws `KernelMemorySpent`, also where there is no WebAssembly, or no room for its addresses. */
  constructor() {
    try {
      compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
      this.memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
      const instance = new WebAssembly.Instance(compiled, { env: { memory: this.memory } });
      this.calls = instance.exports as unknown as KernelCalls;
      this.memoryCalls = instance.exports as unknown as typeof this.memoryCalls;
    } catch {
      throw new KernelMemorySpent();
    }
  }

  /** One whose memory has been used before, if there is one. Throws as `new` does. */
  static take(): Kernel {
    const kernel = idle ?? new Kernel();
    idle = undefined;
    return kernel;
  }

  /** For whoever takes one next; nothing of its memory may be looked at any more. */
  static giveBack(kernel: Kernel): void {
    if (kernel.memory.buffer.byteLength > MOST_KEPT) return;
    kernel.memoryCalls.release();
    idle = kernel;
  }

  /** The address of so many bytes, all zero. Throws `KernelMemorySpent`. */
  allocate(bytes: number): number {
    const address = bytes < MOST_BYTES ? this.memoryCalls.allocate(bytes) >>> 0 : 0;
    if (address === 0) throw new KernelMemorySpent();
    return address;
  }

  /** The address of a copy. */
  put(column: NumberColumn): number {
    const address = this.allocate(column.byteLength);
    this.write(address, column);
    return address;
  }

  write(address: number, column: NumberColumn): void {
    const { buffer, byteOffset, byteLength } = column;
    this.bytes(address, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
  }

  bytes(address: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  words(address: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  doubles(address: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.memory.buffer, address, length);
  }
}

export class KernelMemorySpent extends Error {}

/** A thread compiles it once. */
let compiled: object | undefined;

let idle: Kernel | undefined;

/** Bytes of memory that an idle one may have. */
const MOST_KEPT = 64 << 20;

/** 64 kB each. */
const MOST_PAGES = 65536;

const MOST_BYTES = 2 ** 32 - 1;

/** What `use` makes; undefined where there is no WebAssembly, or when its memory does not suffice. Nothing of it may be a view. */
export function withKernel<T>(use: (kernel: Kernel) => T): T | undefined {
  let kernel: Kernel | undefined;
  try {
    kernel = Kernel.take();
    return use(kernel);
  } catch (error) {
    if (error instanceof KernelMemorySpent) return undefined;
    throw error;
  } finally {
    if (kernel) Kernel.giveBack(kernel);
  }
}
