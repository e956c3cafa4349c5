/** profile.proto in every form that a writer may choose, ordinary messages among odd ones, as a seed has it. */
import type { Random } from '../hostile/randomFrom';

export interface Freaks {
  readonly samples: number;
  readonly locations: number;
  readonly types: number;
  /** Of a thousand messages, so many are out of the ordinary. */
  readonly odd: number;
  /** Locations of the longest stacks. */
  readonly depth: number;
  /** Ids of locations: from 1, with gaps, or of any size. */
  readonly ids: 'numbered' | 'gaps' | 'large';
}

export function freakProfile(freaks: Freaks, random: Random): Uint8Array {
  const writer = new FreakWriter(freaks, random);
  return Buffer.concat([
    ...Array.from({ length: freaks.types }, () => writer.message(0x0a, [writer.number(0x08, 1)])),
    ...Array.from({ length: freaks.samples }, () => writer.sample()),
    ...Array.from({ length: freaks.locations }, (_, row) => writer.location(row)),
    ...Array.from({ length: FUNCTIONS }, (_, row) => writer.function(row)),
    ...Array.from({ length: STRINGS }, (_, row) => writer.string(row)),
  ]);
}

const [FUNCTIONS, STRINGS] = [60, 90];

/** A varint; `more`: bytes that say nothing. */
export function varint(value: bigint | number, more = 0): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  for (let left = Math.min(more, 10 - bytes.length); left > 0; left--) {
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | 128;
    bytes.push(0);
  }
  return Uint8Array.from(bytes);
}

class FreakWriter {
  constructor(
    private readonly freaks: Freaks,
    private readonly random: Random,
  ) {}

  message(tag: number, parts: readonly Uint8Array[]): Uint8Array {
    const content = Buffer.concat(parts);
    return Buffer.concat([varint(tag, this.padding()), varint(content.length, this.padding()), content]);
  }

  number(tag: number, value: bigint | number): Uint8Array {
    return Buffer.concat([varint(tag, this.padding()), varint(value, this.padding())]);
  }

  sample(): Uint8Array {
    const { random, freaks } = this;
    const depth = random.below(1 + (random.below(30) === 0 ? freaks.depth : 9));
    const ids = Array.from({ length: depth }, () => this.id(random.below(freaks.locations)));
    const values = Array.from({ length: freaks.types }, () => this.value());
    const labels = Array.from({ length: Math.max(0, random.below(6) - 2) }, () => this.label());
    const parts = [...this.list(1, ids), ...this.list(2, values), ...labels];
    if (this.isOdd()) parts.reverse();
    if (this.isOdd()) parts.push(this.number(0x48, 5), this.message(0x5a, []));
    return this.message(0x12, parts);
  }

  location(row: number): Uint8Array {
    const { random } = this;
    const lines = Array.from({ length: random.below(4) }, () =>
      this.message(0x22, [
        this.number(0x08, 1 + random.below(FUNCTIONS)),
        ...(random.below(5) > 0 ? [this.number(0x10, this.value())] : []),
        ...(random.below(5) === 0 ? [this.number(0x18, this.value())] : []),
      ]),
    );
    const address = this.isOdd() ? 2n ** 64n - 5n : random.below(2 ** 32);
    const folded = random.below(9) === 0 ? [this.number(0x28, this.isOdd() ? 2n ** 33n : 1)] : [];
    return this.message(0x22, [
      this.number(0x08, this.id(row)),
      this.number(0x18, address),
      ...lines,
      ...folded,
    ]);
  }

  function(row: number): Uint8Array {
    const { random } = this;
    const name = (): bigint | number => (this.isOdd() ? 0 : random.below(STRINGS));
    return this.message(0x2a, [
      this.number(0x08, row + 1),
      ...[0x10, 0x18, 0x20].map((tag) => this.number(tag, name())),
      ...(random.below(3) === 0 ? [this.number(0x28, this.value())] : []),
    ]);
  }

  string(row: number): Uint8Array {
    const length = row === 0 ? 0 : this.random.below(this.isOdd() ? 5000 : 30);
    return this.message(0x32, [Uint8Array.from({ length }, () => this.random.below(256))]);
  }

  private label(): Uint8Array {
    const { random } = this;
    const parts = [this.number(0x08, random.below(STRINGS))];
    const kind = random.below(4);
    if (kind === 1) parts.push(this.number(0x10, random.below(STRINGS)));
    if (kind === 2) parts.push(this.number(0x18, this.value()));
    if (kind > 1) parts.push(this.number(0x20, random.below(3)));
    return this.message(0x1a, parts);
  }

  /** Packed, one by one, or some so and some so. */
  private list(field: number, numbers: readonly (bigint | number)[]): Uint8Array[] {
    const packed = numbers.length > 2 !== this.isOdd();
    const cut = this.isOdd() ? this.random.below(numbers.length + 1) : numbers.length;
    const run = (some: readonly (bigint | number)[]): Uint8Array[] =>
      some.length === 0 && !this.isOdd()
        ? []
        : [this.message((field << 3) | 2, [...some.map((number) => varint(number, this.padding()))])];
    const single = (some: readonly (bigint | number)[]): Uint8Array[] =>
      some.map((number) => this.number(field << 3, number));
    const [first, rest] = [numbers.slice(0, cut), numbers.slice(cut)];
    return packed ? [...run(first), ...single(rest)] : [...single(first), ...run(rest)];
  }

  private id(row: number): bigint | number {
    if (this.freaks.ids === 'numbered') return row + 1;
    if (this.freaks.ids === 'gaps') return 3 * row + 7;
    return [row + 1, row + 2 ** 21, row + 2 ** 28, 2 ** 31 + row, 2n ** 64n - BigInt(row + 1)][row % 5] ?? 0;
  }

  private value(): bigint | number {
    const { random } = this;
    if (!this.isOdd()) return random.below(random.below(2) === 0 ? 100 : 2 ** 40);
    const edges = [-1n, 0n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 62n, -(2n ** 63n), -(2n ** 53n)];
    return edges[random.below(edges.length)] ?? 0n;
  }

  private padding(): number {
    return this.isOdd() ? this.random.below(10) : 0;
  }

  private isOdd(): boolean {
    return this.random.below(1000) < this.freaks.odd;
  }
}
