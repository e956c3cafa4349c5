/**
 * Sorts as Go's sort.Sort does, elements that tie included. Where pprof sorts again what is sorted already, as the nodes
 * of a trimmed call tree, functions of one name may tie, and what Go does with them is what people see.
 * Facts: pattern-defeating quicksort (Orson Peters, arXiv:2106.05123) with the constants and the order of comparisons of
 * Go's src/sort/zsortinterface.go, the same from Go 1.19 to 1.26.
 */
export function goSort(items: Uint32Array, isLess: (one: number, other: number) => boolean): void {
  const limit = 32 - Math.clz32(items.length);
  new PatternDefeatingSort(items, isLess).sort(0, items.length, limit);
}

/** Up to so many are sorted by insertion, which keeps the order of those that tie. */
const MOST_BY_INSERTION = 12;
/** From so many on, the pivot is the median of three medians. */
const FEWEST_FOR_NINTHER = 50;
/** Swaps that choosing a pivot takes when everything lies backwards. */
const SWAPS_OF_BACKWARDS = 12;
/** Neighbours in the wrong order that are mended one by one before the whole is partitioned after all. */
const MOST_MENDED = 5;

class PatternDefeatingSort {
  /** How often the search for a pivot found two elements in the wrong order. */
  private swaps = 0;

  constructor(
    private readonly items: Uint32Array,
    private readonly isLess: (one: number, other: number) => boolean,
  ) {}

  /** `items[begin … end)`; `limit` is how many bad pivots are borne. */
  sort(begin: number, end: number, limit: number): void {
    let isBalanced = true;
    let isPartitioned = true;
    while (end - begin > MOST_BY_INSERTION) {
      if (limit === 0) {
        this.sortByHeap(begin, end);
        return;
      }
      if (!isBalanced) {
        this.scatter(begin, end);
        limit--;
      }
      let pivot = this.choosePivot(begin, end);
      const isBackwards = this.swaps === SWAPS_OF_BACKWARDS;
      if (isBackwards) {
        this.items.subarray(begin, end).reverse();
        pivot = begin + end - 1 - pivot;
      }
      const looksSorted = isBackwards || this.swaps === 0;
      if (isBalanced && isPartitioned && looksSorted && this.mend(begin, end)) return;
      // Nothing here is less than what stands before: those that equal the pivot need no more sorting.
      if (begin > 0 && !this.less(begin - 1, pivot)) {
        begin = this.partition(begin, end, pivot, (at) => !this.less(begin, at)).first;
        continue;
      }
      const split = this.partition(begin, end, pivot, (at) => this.less(at, begin));
      const middle = split.first - 1;
      this.swap(begin, middle);
      isPartitioned = split.swaps === 0;
      const [left, right] = [middle - begin, end - middle];
      isBalanced = Math.min(left, right) >= Math.floor((end - begin) / 8);
      if (left < right) {
        this.sort(begin, middle, limit);
        begin = middle + 1;
      } else {
        this.sort(middle + 1, end, limit);
        end = middle;
      }
    }
    this.insert(begin, end);
  }

  private less(one: number, other: number): boolean {
    return this.isLess(this.items[one] as number, this.items[other] as number);
  }

  private swap(one: number, other: number): void {
    const kept = this.items[one] as number;
    this.items[one] = this.items[other] as number;
    this.items[other] = kept;
  }

  private insert(begin: number, end: number): void {
    for (let at = begin + 1; at < end; at++) this.sinkLeft(at, begin);
  }

  /** Moves one element towards the front while it is less than the one before it. */
  private sinkLeft(from: number, first: number): void {
    for (let at = from; at > first && this.less(at, at - 1); at--) this.swap(at, at - 1);
  }

  private sinkRight(from: number, end: number): void {
    for (let at = from; at < end && this.less(at, at - 1); at++) this.swap(at, at - 1);
  }

  private sortByHeap(begin: number, end: number): void {
    const size = end - begin;
    for (let at = Math.floor((size - 1) / 2); at >= 0; at--) this.sift(begin, at, size);
    for (let last = size - 1; last >= 0; last--) {
      this.swap(begin, begin + last);
      this.sift(begin, 0, last);
    }
  }

  private sift(begin: number, from: number, size: number): void {
    for (let root = from, child = 2 * root + 1; child < size; root = child, child = 2 * root + 1) {
      if (child + 1 < size && this.less(begin + child, begin + child + 1)) child++;
      if (!this.less(begin + root, begin + child)) return;
      this.swap(begin + root, begin + child);
    }
  }

  /**
   * The pivot goes to `begin`; behind it, what `belongsLeft` comes before what does not. `first` is the first of those
   * that do not.
   */
  private partition(
    begin: number,
    end: number,
    pivot: number,
    belongsLeft: (at: number) => boolean,
  ): { readonly first: number; readonly swaps: number } {
    this.swap(begin, pivot);
    let [left, right, swaps] = [begin + 1, end - 1, 0];
    for (;;) {
      while (left <= right && belongsLeft(left)) left++;
      while (left <= right && !belongsLeft(right)) right--;
      if (left > right) return { first: left, swaps };
      this.swap(left++, right--);
      swaps++;
    }
  }

  /** Whether all is sorted after a few neighbours in the wrong order were put right; few elements are only looked at. */
  private mend(begin: number, end: number): boolean {
    let at = begin + 1;
    for (let mended = 0; mended < MOST_MENDED; mended++) {
      while (at < end && !this.less(at, at - 1)) at++;
      if (at === end) return true;
      if (end - begin < FEWEST_FOR_NINTHER) return false;
      this.swap(at, at - 1);
      // To the front of everything, not of this part: what stands before is no greater.
      if (at - begin >= 2) this.sinkLeft(at - 1, 0);
      if (end - at >= 2) this.sinkRight(at + 1, end);
    }
    return false;
  }

  /** Puts three elements of the middle elsewhere, always the same way for a length. */
  private scatter(begin: number, end: number): void {
    const length = end - begin;
    if (length < 8) return;
    let random = BigInt(length);
    const mask = BigInt(2 ** (32 - Math.clz32(length)) - 1);
    const middle = begin + Math.floor(length / 4) * 2;
    for (let at = middle - 1; at <= middle + 1; at++) {
      // Marsaglia's xorshift of 64 bits, which starts with the length.
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      const other = Number(random & mask);
      this.swap(at, begin + (other >= length ? other - length : other));
    }
  }

  /** Of at least 13. */
  private choosePivot(begin: number, end: number): number {
    this.swaps = 0;
    const quarter = Math.floor((end - begin) / 4);
    let places = [1, 2, 3].map((nth) => begin + nth * quarter);
    if (end - begin >= FEWEST_FOR_NINTHER) places = places.map((at) => this.median(at - 1, at, at + 1));
    const [first = begin, second = begin, third = begin] = places;
    return this.median(first, second, third);
  }

  private median(one: number, two: number, three: number): number {
    [one, two] = this.ordered(one, two);
    [two, three] = this.ordered(two, three);
    [one, two] = this.ordered(one, two);
    return two;
  }

  private ordered(one: number, other: number): [number, number] {
    if (!this.less(other, one)) return [one, other];
    this.swaps++;
    return [other, one];
  }
}
