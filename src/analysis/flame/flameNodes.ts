/** The nodes of a call tree in columns that grow. */
export class FlameNodes {
  count = 0;
  /** -1 for the root. */
  parent = new Int32Array(FIRST_SIZE);
  /** -1 for the root of a whole profile. */
  source = new Int32Array(FIRST_SIZE);
  depth = new Uint32Array(FIRST_SIZE);
  /** The node's samples are those from `begin` to `end` in the order of the tree. */
  begin = new Uint32Array(FIRST_SIZE);
  end = new Uint32Array(FIRST_SIZE);
  /** Where the samples stop that end here; once the node has been opened. */
  leafEnd = new Uint32Array(FIRST_SIZE);
  /** Sum of the values above zero, and of the others without their sign. */
  increase = new Float64Array(FIRST_SIZE);
  decrease = new Float64Array(FIRST_SIZE);
  /** The weight to the left of the node. */
  left = new Float64Array(FIRST_SIZE);
  /** The frame with most weight among those that the node was made of. */
  frame = new Int32Array(FIRST_SIZE);
  /** -1 before the node has been opened. */
  firstChild = new Int32Array(FIRST_SIZE);
  childCount = new Uint32Array(FIRST_SIZE);

  /** The number of a new node, all of whose columns are to be filled. */
  add(): number {
    if (this.count === this.parent.length) this.grow();
    const node = this.count++;
    this.firstChild[node] = -1;
    return node;
  }

  /** What the width stands for: increase plus decrease. */
  weightOf(node: number): number {
    return (this.increase[node] as number) + (this.decrease[node] as number);
  }

  private grow(): void {
    const size = this.parent.length * 2;
    this.parent = larger(this.parent, new Int32Array(size));
    this.source = larger(this.source, new Int32Array(size));
    this.depth = larger(this.depth, new Uint32Array(size));
    this.begin = larger(this.begin, new Uint32Array(size));
    this.end = larger(this.end, new Uint32Array(size));
    this.leafEnd = larger(this.leafEnd, new Uint32Array(size));
    this.increase = larger(this.increase, new Float64Array(size));
    this.decrease = larger(this.decrease, new Float64Array(size));
    this.left = larger(this.left, new Float64Array(size));
    this.frame = larger(this.frame, new Int32Array(size));
    this.firstChild = larger(this.firstChild, new Int32Array(size));
    this.childCount = larger(this.childCount, new Uint32Array(size));
  }
}

const FIRST_SIZE = 1024;

function larger<A extends Int32Array | Uint32Array | Float64Array>(column: A, into: A): A {
  into.set(column);
  return into;
}
