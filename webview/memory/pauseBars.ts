import type { MemoryPauses } from '../../src/protocol/memoryRequests';
import { svgElement } from '../chart/svgElement';
import { element, setText } from '../element';
import { strings } from '../strings';

/** One bar for each pause, the oldest first; mouse and arrow keys read one, as in the other charts. */
export class PauseBars {
  readonly element: HTMLElement;
  readonly #svg = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    class: 'chart-lines',
    'aria-hidden': 'true',
  });
  readonly #plot = element('div', {
    className: 'chart-plot pause-plot',
    role: 'slider',
    attributes: { tabindex: '0', 'aria-label': strings.pausesChart, 'aria-valuemin': '0' },
  });
  readonly #most = element('span', { className: 'chart-most dimmed' });
  readonly #read = element('div', { className: 'pause-read' });
  #bars: MemoryPauses['bars'] = [];
  #at = 0;

  constructor() {
    this.#plot.append(this.#svg);
    this.#plot.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#plot.addEventListener('mousemove', (event) => {
      const { left, width } = this.#plot.getBoundingClientRect();
      this.#look(Math.floor(((event.clientX - left) / Math.max(1, width)) * this.#bars.length));
    });
    this.element = element('div', { className: 'chart', children: [this.#most, this.#plot, this.#read] });
  }

  update(pauses: MemoryPauses | undefined): void {
    this.#bars = pauses?.bars ?? [];
    this.element.hidden = this.#bars.length === 0;
    if (this.element.hidden) return;
    setText(this.#most, pauses?.longest ?? '');
    const step = WIDTH / this.#bars.length;
    this.#svg.replaceChildren(
      ...this.#bars.map(({ share }, index) => {
        // A pause is never nothing.
        const height = Math.max(1, share * HEIGHT);
        return svgElement('rect', {
          x: (index * step + step * 0.1).toFixed(2),
          y: (HEIGHT - height).toFixed(2),
          width: (step * 0.8).toFixed(2),
          height: height.toFixed(2),
          class: 'pause-bar',
        });
      }),
    );
    this.#plot.setAttribute('aria-valuemax', String(this.#bars.length - 1));
    this.#look(this.#bars.length - 1);
  }

  #look(wanted: number): void {
    const at = Math.min(this.#bars.length - 1, Math.max(0, wanted));
    this.#svg.children[this.#at]?.classList.remove('is-read');
    this.#at = at;
    this.#svg.children[at]?.classList.add('is-read');
    const text = this.#bars[at]?.text ?? '';
    setText(this.#read, text);
    this.#plot.setAttribute('aria-valuenow', String(at));
    this.#plot.setAttribute('aria-valuetext', text);
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#bars.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: this.#at - 1,
      ArrowRight: this.#at + 1,
      PageUp: this.#at + 10,
      PageDown: this.#at - 10,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#look(to);
  }
}

const WIDTH = 1024;
const HEIGHT = 100;
