/** A small chart of values over time: lines, a legend, and the values of one moment to read with mouse or arrow keys. */
import { element, setText } from '../element';
import { svgElement } from './svgElement';

export interface ChartSeries {
  readonly title: string;
  /** One per time; null where there is none. */
  readonly values: readonly (number | null)[];
}

export interface ChartContent {
  readonly timesMillis: readonly number[];
  /** At most eight are drawn, each in its own colour and dash. */
  readonly series: readonly ChartSeries[];
}

export interface LineChartOptions {
  readonly title: string;
  /** How a value is written: `20,312`, `34 MB`. */
  valueText(value: number): string;
}

const WIDTH = 600;
const HEIGHT = 120;
const MOST_SERIES = 8;

export class LineChart {
  readonly element: HTMLElement;
  readonly #options: LineChartOptions;
  readonly #svg = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    class: 'chart-lines',
    'aria-hidden': 'true',
  });
  readonly #plot: HTMLElement;
  readonly #most = element('span', { className: 'chart-most dimmed' });
  readonly #from = element('span', { className: 'dimmed' });
  readonly #to = element('span', { className: 'dimmed' });
  readonly #legend = element('ul', { className: 'chart-legend' });
  #content: ChartContent = { timesMillis: [], series: [] };
  /** Zero-based moment whose values are read; the last one unless somebody looks at another. */
  #moment: number | undefined;

  constructor(options: LineChartOptions) {
    this.#options = options;
    this.#plot = element('div', {
      className: 'chart-plot',
      role: 'slider',
      attributes: { tabindex: '0', 'aria-label': options.title, 'aria-valuemin': '0' },
    });
    this.#plot.append(this.#svg);
    this.#plot.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#plot.addEventListener('mousemove', (event) => {
      const { left, width } = this.#plot.getBoundingClientRect();
      this.#read(this.#momentAt((event.clientX - left) / Math.max(1, width)));
    });
    this.#plot.addEventListener('mouseleave', () => {
      this.#read(undefined);
    });
    this.element = element('figure', {
      className: 'chart',
      children: [
        element('figcaption', { className: 'chart-title', text: options.title }),
        this.#most,
        this.#plot,
        element('div', { className: 'chart-times', children: [this.#from, this.#to] }),
        this.#legend,
      ],
    });
  }

  update(content: ChartContent): void {
    this.#content = { ...content, series: content.series.slice(0, MOST_SERIES) };
    const { timesMillis } = this.#content;
    if (this.#moment !== undefined && this.#moment >= timesMillis.length) this.#moment = undefined;
    this.element.hidden = timesMillis.length < 2 || content.series.length === 0;
    if (this.element.hidden) return;
    setText(this.#most, this.#options.valueText(this.#top()));
    setText(this.#from, timeText(timesMillis[0]));
    setText(this.#to, timeText(timesMillis[timesMillis.length - 1]));
    this.#draw();
    this.#read(this.#moment);
  }

  #draw(): void {
    const lines = this.#content.series.map(({ values }, index) =>
      svgElement('path', { d: this.#path(values), class: `chart-line series-${index}` }),
    );
    this.#svg.replaceChildren(...lines);
  }

  #path(values: readonly (number | null)[]): string {
    const top = this.#top();
    let pen = 'M';
    return values
      .map((value, index) => {
        if (value === null) {
          pen = 'M';
          return '';
        }
        const point = `${pen}${this.#x(index).toFixed(1)} ${(HEIGHT - (value / top) * HEIGHT).toFixed(1)}`;
        pen = 'L';
        return point;
      })
      .join('');
  }

  #read(moment: number | undefined): void {
    this.#moment = moment;
    const { timesMillis, series } = this.#content;
    const at = moment ?? timesMillis.length - 1;
    const values = series.map(({ title, values: all }) => {
      const value = all[at] ?? null;
      return { title, text: value === null ? '–' : this.#options.valueText(value) };
    });
    this.#legend.replaceChildren(
      ...values.map(({ title, text }, index) =>
        element('li', {
          children: [
            svgSwatch(index),
            element('bdi', { className: 'chart-series', text: title }),
            element('span', { className: 'chart-value', text }),
          ],
        }),
      ),
    );
    this.#plot.setAttribute('aria-valuemax', String(Math.max(0, timesMillis.length - 1)));
    this.#plot.setAttribute('aria-valuenow', String(at));
    const read = values.map(({ title, text }) => `${title} ${text}`).join(', ');
    this.#plot.setAttribute('aria-valuetext', `${timeText(timesMillis[at])}: ${read}`);
    this.#svg.querySelector('.chart-moment')?.remove();
    if (moment === undefined) return;
    const x = this.#x(at).toFixed(1);
    this.#svg.append(svgElement('path', { d: `M${x} 0L${x} ${HEIGHT}`, class: 'chart-moment' }));
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#content.timesMillis.length - 1;
    const at = this.#moment ?? last;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#read(Math.min(last, Math.max(0, to)));
  }

  #x(index: number): number {
    const { timesMillis } = this.#content;
    const first = timesMillis[0] ?? 0;
    const span = (timesMillis[timesMillis.length - 1] ?? 0) - first;
    return span <= 0 ? 0 : (((timesMillis[index] ?? first) - first) / span) * WIDTH;
  }

  #momentAt(share: number): number {
    const { timesMillis } = this.#content;
    let nearest = 0;
    timesMillis.forEach((_, index) => {
      const away = (other: number): number => Math.abs(this.#x(other) - share * WIDTH);
      if (away(index) < away(nearest)) nearest = index;
    });
    return nearest;
  }

  /** The largest value, and never 0, by which values are divided. */
  #top(): number {
    const values = this.#content.series.flatMap(({ values: all }) => all);
    return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 1);
  }
}

function svgSwatch(index: number): SVGElement {
  const swatch = svgElement('svg', { viewBox: '0 0 16 8', class: 'chart-swatch', 'aria-hidden': 'true' });
  swatch.append(svgElement('path', { d: 'M0 4L16 4', class: `chart-line series-${index}` }));
  return swatch;
}

function timeText(millis: number | undefined): string {
  return millis === undefined ? '' : new Date(millis).toLocaleTimeString();
}
