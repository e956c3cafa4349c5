import { AddressBuffer } from './addressBuffer';
import { readFrameComment } from './frameComment';
import { readQuotedLabels } from './goQuoted';
import { startsWith } from './lineBytes';
import type { LineScanner } from './lineScanner';
import type { TextProfileBuilder } from './textProfileBuilder';

/** Reads what Go writes beside the records of its texts, as comments, and what pprof therefore does not see. */
export class CommentReader {
  private readonly address = new AddressBuffer();

  constructor(private readonly builder: TextProfileBuilder) {}

  read({ bytes, start, end }: LineScanner): void {
    if (startsWith(bytes, start, end, LABELS_START)) {
      readQuotedLabels(this.builder, bytes, start + LABELS_START.length, end);
    } else readFrameComment(this.builder, this.address, bytes, start, end);
  }
}

const LABELS_START = '# labels: {';
