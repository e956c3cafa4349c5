/** Which functions were in the middle before, so that one can go back from caller to callee. */

/** Nobody goes back further. */
const MAX_STEPS = 200;

export class PeekSteps {
  #current: string | undefined;
  #before: string[] = [];
  #after: string[] = [];

  get canGoBack(): boolean {
    return this.#before.length > 0;
  }

  get canGoForward(): boolean {
    return this.#after.length > 0;
  }

  /** This function is in the middle now. */
  visit(name: string): void {
    if (name === this.#current) return;
    if (this.#current !== undefined) this.#before = [...this.#before, this.#current].slice(-MAX_STEPS);
    this.#after = [];
    this.#current = name;
  }

  /** The function to be shown again; undefined when there is none. */
  back(): string | undefined {
    const name = this.#before.pop();
    if (name === undefined) return undefined;
    if (this.#current !== undefined) this.#after.push(this.#current);
    this.#current = name;
    return name;
  }

  forward(): string | undefined {
    const name = this.#after.pop();
    if (name === undefined) return undefined;
    if (this.#current !== undefined) this.#before.push(this.#current);
    this.#current = name;
    return name;
  }
}
