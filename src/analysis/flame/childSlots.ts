/** What the samples of one node come to next, gathered source by source. */
export interface ChildSlot {
  readonly source: number;
  count: number;
  increase: number;
  decrease: number;
  /** Where the next sample goes while they are put in order. */
  next: number;
}

/** One table for all nodes: a stamp says which of its entries are of the node that is being opened. */
export class ChildSlots {
  private readonly stamps: Uint32Array;
  private readonly slots: ChildSlot[];
  private used: ChildSlot[] = [];
  private stamp = 0;

  constructor(sourceCount: number) {
    this.stamps = new Uint32Array(sourceCount);
    this.slots = new Array<ChildSlot>(sourceCount);
  }

  /** Forgets everything. */
  begin(): void {
    this.stamp++;
    this.used = [];
  }

  count(source: number, weight: number): void {
    let slot: ChildSlot;
    if (this.stamps[source] === this.stamp) slot = this.slots[source] as ChildSlot;
    else {
      slot = { source, count: 0, increase: 0, decrease: 0, next: 0 };
      this.stamps[source] = this.stamp;
      this.slots[source] = slot;
      this.used.push(slot);
    }
    slot.count++;
    if (weight > 0) slot.increase += weight;
    else slot.decrease -= weight;
  }

  /** Of a source that has been counted. */
  slotOf(source: number): ChildSlot {
    return this.slots[source] as ChildSlot;
  }

  /** The heaviest first. */
  sorted(compareSources: (a: number, b: number) => number): readonly ChildSlot[] {
    return this.used.sort(
      (a, b) => b.increase + b.decrease - (a.increase + a.decrease) || compareSources(a.source, b.source),
    );
  }
}
