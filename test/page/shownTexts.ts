/** Every text that a person sees, is told on hovering, or hears from a screen reader, and what is hidden for now. */
import type { Panel } from './panelTester';

export interface ShownText {
  readonly text: string;
  /** `button.link-button title` for an attribute, `span.dimmed` for what is written there. */
  readonly where: string;
}

/** What pprof's own reports, the source or the Go runtime say: printed lines, legends, code, names of operations. */
const FOREIGN =
  '.line-text, .legend, .graph-legend, .graph-area svg, .cell.source, .inline-mark, .group-operation';

export function shownTexts(panel: Panel): Promise<readonly ShownText[]> {
  return panel.page.evaluate((foreign) => {
    const found: ShownText[] = [];
    const look = (parent: Node): void => {
      for (const node of parent.childNodes) {
        if (node instanceof Text) noteText(node);
        if (!(node instanceof Element) || node.matches(`style, script, ${foreign}`)) continue;
        for (const name of [
          'aria-label',
          'aria-description',
          'aria-roledescription',
          'title',
          'placeholder',
        ]) {
          const text = node.getAttribute(name);
          if (text !== null && text !== '') found.push({ text, where: `${nameOf(node)} ${name}` });
        }
        if (node.shadowRoot !== null) look(node.shadowRoot);
        look(node);
      }
    };
    const noteText = ({ data, parentNode }: Text): void => {
      if (data.trim() === '') return;
      const element = parentNode instanceof ShadowRoot ? parentNode.host : parentNode;
      found.push({ text: data, where: element instanceof Element ? nameOf(element) : '' });
    };
    const nameOf = ({ localName, classList }: Element): string => [localName, ...classList].join('.');
    look(document.body);
    return found;
  }, FOREIGN);
}
