import type { Profile, ValueType } from '../../model/profile';
import { StringCollector } from '../../model/stringTable';
import { narrowed } from '../../model/valueColumn';
import { GrowingUint32 } from '../proto/growingColumns';

interface SymbolAt {
  readonly functionRow: number;
  readonly lineNumber: number;
}

/** Collects the records of a text profile into columns. Each distinct address is one location with at most one line. */
export class TextProfileBuilder {
  private readonly strings = new StringCollector();
  private readonly locationRows = new Map<bigint, number>();
  private readonly symbols = new Map<bigint, SymbolAt>();
  private readonly functionRows = new Map<string, number>();
  private readonly functionNames: number[] = [];
  private readonly functionFiles: number[] = [];
  private readonly stackStarts = new GrowingUint32(256);
  private readonly stacks = new GrowingUint32(1024);
  private readonly labelStarts = new GrowingUint32(256);
  private readonly labelKeys: number[] = [];
  private readonly labelTexts: number[] = [];
  private readonly values: bigint[] = [];
  private sampleCount = 0;

  constructor(private readonly sampleTypes: readonly ValueType[]) {}

  addSample(
    addresses: readonly bigint[],
    values: readonly bigint[],
    labels: readonly (readonly [string, string])[],
  ): void {
    this.stackStarts.push(this.stacks.length);
    this.labelStarts.push(this.labelKeys.length);
    for (const address of addresses) this.stacks.push(this.locationRow(address));
    this.values.push(...values);
    for (const [key, value] of labels) {
      if (value === '') continue;
      this.labelKeys.push(this.strings.indexOf(key));
      this.labelTexts.push(this.strings.indexOf(value));
    }
    this.sampleCount++;
  }

  /** What the text says about an address, wherever it says so. */
  nameAddress(address: bigint, functionName: string, fileName: string, lineNumber: number): void {
    if (this.symbols.has(address)) return;
    const key = `${functionName}\n${fileName}`;
    let functionRow = this.functionRows.get(key);
    if (functionRow === undefined) {
      functionRow = this.functionNames.length;
      this.functionRows.set(key, functionRow);
      this.functionNames.push(this.strings.indexOf(functionName));
      this.functionFiles.push(this.strings.indexOf(fileName));
    }
    this.symbols.set(address, { functionRow, lineNumber });
  }

  build(): Profile {
    const labelCount = this.labelKeys.length;
    this.stackStarts.push(this.stacks.length);
    this.labelStarts.push(labelCount);
    const [periodType = { type: '', unit: '' }] = this.sampleTypes;
    return {
      sampleTypes: this.sampleTypes,
      defaultSampleType: '',
      periodType,
      period: 1n,
      timeNanos: 0n,
      durationNanos: 0n,
      comments: [],
      docUrl: '',
      dropFrames: '',
      keepFrames: '',
      samples: {
        count: this.sampleCount,
        stackStarts: this.stackStarts.finish(),
        stacks: this.stacks.finish(),
        values: this.valueColumns(),
        labelStarts: this.labelStarts.finish(),
        labels: {
          keys: Uint32Array.from(this.labelKeys),
          texts: Uint32Array.from(this.labelTexts),
          numbers: new BigInt64Array(labelCount),
          units: new Uint32Array(labelCount),
        },
      },
      locations: this.buildLocations(),
      functions: this.buildFunctions(),
      mappings: [],
      strings: this.strings.toTable(),
    };
  }

  private locationRow(address: bigint): number {
    let row = this.locationRows.get(address);
    if (row === undefined) {
      row = this.locationRows.size;
      this.locationRows.set(address, row);
    }
    return row;
  }

  private valueColumns(): Profile['samples']['values'] {
    const types = this.sampleTypes.length;
    return this.sampleTypes.map((_, type) => {
      const column = new BigInt64Array(this.sampleCount);
      for (let row = 0; row < this.sampleCount; row++) column[row] = this.values[row * types + type] ?? 0n;
      return narrowed(column);
    });
  }

  private buildLocations(): Profile['locations'] {
    const addresses = [...this.locationRows.keys()];
    const lineStarts = new Uint32Array(addresses.length + 1);
    const lineFunctions: number[] = [];
    const lineNumbers: number[] = [];
    addresses.forEach((address, row) => {
      const symbol = this.symbols.get(address);
      if (symbol) {
        lineFunctions.push(symbol.functionRow);
        lineNumbers.push(symbol.lineNumber);
      }
      lineStarts[row + 1] = lineFunctions.length;
    });
    return {
      count: addresses.length,
      ids: BigUint64Array.from(addresses, (_, row) => BigInt(row + 1)),
      addresses: BigUint64Array.from(addresses),
      mappings: new Int32Array(addresses.length).fill(-1),
      lineStarts,
      lineFunctions: Uint32Array.from(lineFunctions),
      lineNumbers: Float64Array.from(lineNumbers),
      lineColumns: new Float64Array(lineNumbers.length),
      folded: new Uint8Array(addresses.length),
    };
  }

  private buildFunctions(): Profile['functions'] {
    const count = this.functionNames.length;
    const names = Uint32Array.from(this.functionNames);
    return {
      count,
      ids: BigUint64Array.from(this.functionNames, (_, row) => BigInt(row + 1)),
      names,
      systemNames: names,
      fileNames: Uint32Array.from(this.functionFiles),
      startLines: new Float64Array(count),
    };
  }
}
