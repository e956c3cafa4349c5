/** As many steps as anybody goes back. */
const MAX_STEPS = 50;

/** The nearest one behind stands last, the nearest one ahead first. */
export interface HistorySteps<T> {
  readonly behind: readonly T[];
  readonly ahead: readonly T[];
}

/** Where one has been, as a browser has it: what is ahead is forgotten once one goes elsewhere. */
export class ViewHistory<T> {
  private behind: readonly T[];
  private ahead: readonly T[];
  private told: HistorySteps<T> | undefined;

  /** @param steps as they were when the window was loaded last */
  constructor({ behind, ahead }: HistorySteps<T> = { behind: [], ahead: [] }) {
    this.behind = behind.slice(-MAX_STEPS);
    this.ahead = ahead.slice(0, MAX_STEPS);
  }

  /** The same object as long as nothing changed. */
  get steps(): HistorySteps<T> {
    const { behind, ahead } = this;
    if (this.told?.behind !== behind || this.told.ahead !== ahead) this.told = { behind, ahead };
    return this.told;
  }

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

  /** Places have become others; `placeOf` gives the same object where one has not. */
  change(placeOf: (place: T) => T): void {
    const isOther = (place: T): boolean => placeOf(place) !== place;
    if (this.behind.some(isOther)) this.behind = this.behind.map(placeOf);
    if (this.ahead.some(isOther)) this.ahead = this.ahead.map(placeOf);
  }

  /** Forgets places that are there no more. */
  keep(isThere: (place: T) => boolean): void {
    if (!this.behind.every(isThere)) this.behind = this.behind.filter(isThere);
    if (!this.ahead.every(isThere)) this.ahead = this.ahead.filter(isThere);
  }
}
