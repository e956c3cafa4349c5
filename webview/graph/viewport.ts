/** Which part of a picture is seen, and how large: the arithmetic of moving and zooming, without any element. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Size {
  readonly left: number;
  readonly top: number;
}

const MOST_SCALE = 4;
const LEAST_SCALE = 0.02;
/** Text of 8, the smallest, is then just to be read. */
const READABLE_SCALE = 0.7;
/** Pixels between the picture and the edge of the window. */
const EDGE = 16;
/** Pixels of the picture that always stay in the window, so that nobody loses it. */
const KEPT = 48;

export class Viewport {
  #window: Size = { width: 0, height: 0 };
  #picture: Size = { width: 0, height: 0 };
  #scale = 1;
  /** Where the picture's corner is in the window. */
  #corner: Point = { x: 0, y: 0 };

  get scale(): number {
    return this.#scale;
  }

  get corner(): Point {
    return this.#corner;
  }

  get window(): Size {
    return this.#window;
  }

  /** To be put back with `putBack`, as long as the picture has the same size. */
  get place(): readonly number[] {
    const { width, height } = this.#picture;
    return [width, height, this.#scale, this.#corner.x, this.#corner.y];
  }

  /** False if that was the place of another picture. */
  putBack([width, height, scale = 0, x = 0, y = 0]: readonly number[]): boolean {
    if (width !== this.#picture.width || height !== this.#picture.height || scale <= 0) return false;
    this.#scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
    this.#corner = { x, y };
    this.#keepInWindow();
    return true;
  }

  /** The middle of what is seen stays in the middle. */
  setWindow(size: Size): void {
    const { width, height } = this.#window;
    this.#window = size;
    if (width > 0) this.pan((size.width - width) / 2, (size.height - height) / 2);
  }

  setPicture(size: Size): void {
    this.#picture = size;
  }

  /** All of it, in the middle, no larger than drawn. */
  fit(): void {
    this.#scale = this.#fittingScale();
    this.#corner = {
      x: (this.#window.width - this.#picture.width * this.#scale) / 2,
      y: (this.#window.height - this.#picture.height * this.#scale) / 2,
    };
  }

  /** All of it if that can be read, else what is around this. */
  show(heart: Rectangle | undefined): void {
    this.fit();
    if (heart === undefined || this.#scale >= READABLE_SCALE) return;
    this.#scale = READABLE_SCALE;
    this.#corner = {
      x: this.#window.width / 2 - (heart.left + heart.width / 2) * this.#scale,
      y: this.#window.height / 2 - (heart.top + heart.height / 2) * this.#scale,
    };
    this.#keepInWindow();
  }

  /** `at` is a point of the window that stays where it is; absent: the middle. */
  zoom(factor: number, at: Point = { x: this.#window.width / 2, y: this.#window.height / 2 }): void {
    const least = Math.max(LEAST_SCALE, Math.min(READABLE_SCALE, this.#fittingScale()) / 2);
    const scale = Math.min(MOST_SCALE, Math.max(least, this.#scale * factor));
    const by = scale / this.#scale;
    this.#scale = scale;
    this.#corner = { x: at.x - (at.x - this.#corner.x) * by, y: at.y - (at.y - this.#corner.y) * by };
    this.#keepInWindow();
  }

  /** In pixels of the window. */
  pan(x: number, y: number): void {
    this.#corner = { x: this.#corner.x + x, y: this.#corner.y + y };
    this.#keepInWindow();
  }

  /** Moves no further than needed to have all of this in the window, or its middle if it is larger. */
  reveal(place: Rectangle): void {
    const { width, height } = this.#window;
    const box = this.inWindow(place);
    this.pan(into(box.left, box.width, width), into(box.top, box.height, height));
  }

  /** Puts this where it was when the picture was another one. */
  hold(place: Rectangle, before: Rectangle): void {
    const now = this.inWindow(place);
    this.pan(before.left - now.left, before.top - now.top);
  }

  inWindow({ left, top, width, height }: Rectangle): Rectangle {
    return {
      left: this.#corner.x + left * this.#scale,
      top: this.#corner.y + top * this.#scale,
      width: width * this.#scale,
      height: height * this.#scale,
    };
  }

  /** In the picture's own coordinates, with half a window more on each side. */
  get around(): Rectangle {
    const { width, height } = this.#window;
    return {
      left: (-this.#corner.x - width / 2) / this.#scale,
      top: (-this.#corner.y - height / 2) / this.#scale,
      width: (2 * width) / this.#scale,
      height: (2 * height) / this.#scale,
    };
  }

  #fittingScale(): number {
    const { width, height } = this.#picture;
    if (width <= 0 || height <= 0) return 1;
    const across = (this.#window.width - 2 * EDGE) / width;
    const down = (this.#window.height - 2 * EDGE) / height;
    return Math.max(LEAST_SCALE, Math.min(1, across, down));
  }

  #keepInWindow(): void {
    const { width, height } = this.#window;
    this.#corner = {
      x: Math.min(width - KEPT, Math.max(KEPT - this.#picture.width * this.#scale, this.#corner.x)),
      y: Math.min(height - KEPT, Math.max(KEPT - this.#picture.height * this.#scale, this.#corner.y)),
    };
  }
}

/** How far something must move to be within `room`. */
function into(start: number, length: number, room: number): number {
  if (length > room - 2 * EDGE) return (room - length) / 2 - start;
  if (start < EDGE) return EDGE - start;
  return Math.min(0, room - EDGE - length - start);
}
