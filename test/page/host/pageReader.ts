/** Reads the page as a person does: rows, nodes, boxes and sentences, once nothing is on its way. Runs in the page. */
import type { PanelTab } from '../../../src/protocol/panelMessages';

export interface ShownView {
  /** Of the table that is seen, from its first. */
  readonly rows: readonly ShownRow[];
  /** What is written into the nodes of the graph, lines joined by a slash. */
  readonly nodes: readonly string[];
  /** What is said of the box of the flame graph that the keyboard is at; `''` where there is none. */
  readonly flameBox: string;
  /** Names and exact values of MemStats. */
  readonly figures: readonly string[];
  /** `86 goroutines · 14 groups`. */
  readonly count: string;
  /** What is said in place of all that; `''` where there is some. */
  readonly empty: string;
  /** What tells of something gone wrong. */
  readonly alerts: readonly string[];
}

export interface ShownRow {
  /** `row trace-row is-frame`. */
  readonly kind: string;
  /** By the name of the column: `flat`, `cum-percent`, `name`. */
  readonly cells: Readonly<Record<string, string>>;
}

export class PageReader {
  /** Chooses the tab first. */
  async viewOf(tab: PanelTab): Promise<ShownView> {
    document.getElementById(`tab-${tab}`)?.click();
    await this.settled();
    return this.view();
  }

  /** Rejects with what the page still waits for after half a minute. */
  async settled(): Promise<void> {
    const end = performance.now() + 30_000;
    for (let calmFrames = 0; calmFrames < 2;) {
      await new Promise(requestAnimationFrame);
      const count = window.scriptedHost.unansweredCount;
      const busy = seen('[aria-busy=true], [data-settled=false], .is-loading');
      calmFrames = count > 0 || busy.length > 0 ? 0 : calmFrames + 1;
      if (performance.now() > end) {
        const parts = busy.map(({ className }) => className).join(', ');
        throw new Error(`The page still waits for ${count} answers: ${parts}`);
      }
    }
  }

  view(): ShownView {
    const [grid] = seen('[role=grid], [role=treegrid]');
    const rows = grid === undefined ? [] : seen('.rows-strip > [role=row]', grid);
    const [tree] = seen('.flame-tree');
    const item = document.getElementById(tree?.getAttribute('aria-activedescendant') ?? '');
    return {
      rows: rows.sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex)).map(shownRow),
      nodes: seen('.graph-box.is-node').map((node) => joined(node.querySelectorAll('tspan'), '/')),
      flameBox: item?.textContent ?? '',
      figures: seen('.figure-exact').map((cell) => {
        const name = cell.parentElement?.querySelector('th span')?.textContent ?? '';
        return `${name} ${cell.textContent}`;
      }),
      count: joined(seen('.count'), ' '),
      empty: joined(seen('.table-empty, .empty-state, .flame-empty, .graph-empty'), ' '),
      alerts: seen('[role=alert], .notice.is-error').flatMap(({ textContent }) =>
        textContent === '' ? [] : [textContent],
      ),
    };
  }
}

function shownRow(row: Element): ShownRow {
  const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => {
    const text = cell.querySelector('.name-text:not([hidden]), .cell-text, .tag-text') ?? cell;
    const column = [...cell.classList].findLast((name) => name !== 'dimmed') ?? '';
    return [column, text.textContent] as const;
  });
  return { kind: row.className, cells: Object.fromEntries(cells) };
}

function seen(selector: string, within: ParentNode = document): Element[] {
  return [...within.querySelectorAll(selector)].filter((part) => part.checkVisibility());
}

function joined(parts: Iterable<Element>, by: string): string {
  return Array.from(parts, ({ textContent }) => textContent).join(by);
}

declare global {
  interface Window {
    pageReader: PageReader;
  }
}

window.pageReader = new PageReader();
