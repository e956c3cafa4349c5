import type { Reader } from 'protobufjs/minimal';
import { Kernel } from '../../kernels/kernel';

/** Addresses of bytes in a kernel: those at the reader's place, and where they end. */
export interface PlaceInKernel {
  readonly from: number;
  readonly end: number;
}

/** A piece of the bytes that are being read, in the memory of a kernel that reads what is ordinary in them. */
export class BytesInKernel {
  private readonly address: number;
  private piece: { readonly source: Uint8Array; readonly begin: number; readonly end: number } | undefined;

  /** Throws where there is no kernel, or no memory for it. */
  constructor(readonly kernel = Kernel.take()) {
    // Numbers may be read from behind the end, up to ten bytes.
    this.address = kernel.allocate(PIECE_BYTES + 16);
  }

  /** Brings a piece in that begins at the reader's place, unless one is there that goes well beyond it. */
  at({ buf, pos, len }: Reader): PlaceInKernel {
    let { piece } = this;
    const isThere =
      piece?.source === buf && pos >= piece.begin && (piece.end === len || piece.end - pos > PIECE_BYTES / 2);
    if (!piece || !isThere) {
      piece = { source: buf, begin: pos, end: Math.min(len, pos + PIECE_BYTES) };
      this.kernel.write(this.address, buf.subarray(piece.begin, piece.end));
      this.piece = piece;
    }
    return { from: this.address + pos - piece.begin, end: this.address + piece.end - piece.begin };
  }
}

/** In a near cache together with what is made of it. */
export const PIECE_BYTES = 1 << 18;

/** Whether it is worth going on: in what others write, each message may be out of the ordinary. */
export class Usefulness {
  private calls = 0;
  private messages = 0;

  get isUseful(): boolean {
    return this.calls < 64 || this.messages > 8 * this.calls;
  }

  add(messages: number): void {
    this.calls++;
    this.messages += messages;
  }
}
