/** As many steps as anybody goes back. */
const MAX_STEPS = 50;

/** Where one has been, as a browser has it: what is ahead is forgotten once one goes elsewhere. */
export class ViewHistory<T> {
  private behind: readonly T[] = [];
  private ahead: readonly T[] = [];

  get canGoBack(): boolean {
    return this.behind.length > 0;
  }

  get canGoForward(): boolean {
    return this.ahead.length > 0;
  }

  leave(place: T): void {
    this.behind = [...this.behind, place].slice(-MAX_STEPS);
    this.ahead = [];
  }

  goBack(from: T): T | undefined {
    const to = this.behind.at(-1);
    if (to === undefined) return undefined;
    this.behind = this.behind.slice(0, -1);
    this.ahead = [from, ...this.ahead];
    return to;
  }

  goForward(from: T): T | undefined {
    const [to, ...others] = this.ahead;
    if (to === undefined) return undefined;
    this.ahead = others;
    this.behind = [...this.behind, from];
    return to;
  }

  /** Forgets places that are there no more. */
  keep(isThere: (place: T) => boolean): void {
    this.behind = this.behind.filter(isThere);
    this.ahead = this.ahead.filter(isThere);
  }
}
