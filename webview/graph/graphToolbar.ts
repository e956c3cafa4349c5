/** The row of controls above the graph. */
import type { GraphChoice } from '../../src/protocol/graphRequests';
import { MOST_GRAPH_NODES } from '../../src/protocol/graphRequests';
import { element } from '../element';
import { graphStrings } from './graphStrings';
import { uiButton, uiSelect } from '../ui/toolkit';
import { ZOOM_STEP } from './graphKeys';

/** What is chosen, in the words of the page's state. */
export interface GraphDrawn {
  /** 0 for as many as pprof draws. */
  readonly nodeCount: number;
  readonly shape: 'graph' | 'tree';
}

export function graphChoice({ nodeCount, shape }: GraphDrawn): GraphChoice {
  return {
    ...(COUNTS.includes(nodeCount) && { nodeCount }),
    ...(shape === 'tree' && { callTree: true }),
  };
}

export interface GraphToolbarActions {
  onChoice(drawn: GraphDrawn): void;
  onZoom(factor: number): void;
  onFit(): void;
  onSave(): void;
}

/** pprof's own count is between them. */
const COUNTS = [20, 40, 160, MOST_GRAPH_NODES];

export function createGraphToolbar(first: GraphDrawn, actions: GraphToolbarActions): HTMLElement {
  const count = uiSelect(graphStrings.nodes);
  count.choices = [
    ...[20, 40].map(countChoice),
    { value: '', label: graphStrings.usualNodes },
    ...[160, MOST_GRAPH_NODES].map(countChoice),
  ];
  count.value = COUNTS.includes(first.nodeCount) ? String(first.nodeCount) : '';
  const shape = uiSelect(graphStrings.shape);
  shape.choices = [
    { value: 'graph', label: graphStrings.shapes.graph, title: graphStrings.shapeTitles.graph },
    { value: 'tree', label: graphStrings.shapes.tree, title: graphStrings.shapeTitles.tree },
  ];
  shape.value = first.shape;
  const tell = (): void => {
    actions.onChoice({
      nodeCount: Number(count.value),
      shape: shape.value === 'tree' ? 'tree' : 'graph',
    });
  };
  count.onChange = tell;
  shape.onChange = tell;
  const buttons = [
    button(graphStrings.zoomOut, '−', () => {
      actions.onZoom(1 / ZOOM_STEP);
    }),
    button(graphStrings.zoomIn, '+', () => {
      actions.onZoom(ZOOM_STEP);
    }),
    button(graphStrings.zoomToFit, graphStrings.fit, () => {
      actions.onFit();
    }),
    button(graphStrings.save, graphStrings.saveShort, () => {
      actions.onSave();
    }),
  ];
  return element('div', {
    className: 'graph-toolbar',
    role: 'group',
    attributes: { 'aria-label': graphStrings.controls },
    children: [
      field(graphStrings.nodes, count.element),
      field(graphStrings.shape, shape.element),
      element('div', { className: 'graph-buttons', children: buttons }),
    ],
  });
}

function countChoice(count: number): { readonly value: string; readonly label: string } {
  return { value: String(count), label: graphStrings.nodeChoice(count) };
}

function field(label: string, control: HTMLElement): HTMLElement {
  return element('div', {
    className: 'field',
    children: [element('span', { className: 'field-label', text: label }), control],
  });
}

function button(name: string, text: string, onClick: () => void): HTMLElement {
  const made = uiButton({ label: text, kind: 'secondary', onClick }).element;
  made.setAttribute('aria-label', name);
  made.title = name;
  return made;
}
