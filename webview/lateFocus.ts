/** Focus for what is not there yet, because it is still asked for: it comes as soon as there is something to have it. */
export class LateFocus {
  readonly #place: HTMLElement;
  readonly #target: HTMLElement;
  #isWaiting = false;

  /** `place` holds the target, and what stands there in its stead. */
  constructor(place: HTMLElement, target: HTMLElement) {
    this.#place = place;
    this.#target = target;
  }

  focus(): void {
    this.#isWaiting = !this.#target.checkVisibility();
    this.#target.focus();
  }

  /** To be called when the target may have come into sight. */
  settle(): void {
    if (!this.#isWaiting || !this.#target.checkVisibility()) return;
    this.#isWaiting = false;
    if (this.#isFree) this.#target.focus();
  }

  /** Nobody has it, or what had it is out of sight; a person who has gone on meanwhile stays where they are. */
  get #isFree(): boolean {
    const active = document.activeElement;
    if (active === null || active === document.body || this.#place.contains(active)) return true;
    return !active.checkVisibility();
  }
}
