import { hottestFrames } from '../analysis/hottestFrames';
import { functionNodesOf } from '../analysis/nodes';
import type { NodeSums } from '../analysis/sums';
import { sumNodes } from '../analysis/sums';
import { DEFAULT_REPORT_OPTIONS } from '../analysis/reportOptions';
import { labelUnitsOf } from '../analysis/labelUnits';
import { weightsOf } from '../analysis/weights';
import type { Profile } from '../model/profile';
import { countedValue } from './buildReport';
import { withCommandOverrides } from './commandOverrides';
import type { QuantityStyle } from './quantity';
import type { TopReport } from './topReport';
import { topReport } from './topReport';

/** A profile, or its difference to a base, under one sample type. What was computed for it is kept with it. */
export class OpenView {
  private topReportOnce: TopReport | undefined;
  private hottestOnce: Int32Array | undefined;
  private functionSumsOnce: NodeSums | undefined;
  /** Orders and filters that were asked for last; `topPage` and `tracesPage` keep them here. */
  readonly pages = new Map<string, unknown>();

  constructor(
    readonly profile: Profile,
    readonly sampleType: number,
    readonly kind: 'plain' | 'difference',
  ) {}

  get top(): TopReport {
    this.topReportOnce ??= topReport({
      ...countedValue(this.profile, this.sampleType, DEFAULT_REPORT_OPTIONS),
      command: 'top',
      profile: this.profile,
      options: withCommandOverrides('top', DEFAULT_REPORT_OPTIONS),
      labelUnits: labelUnitsOf(this.profile),
      activeFilters: [],
      title: '',
    });
    return this.topReportOnce;
  }

  /** Flat and cum of every function (nodes of `functionNodesOf`), untrimmed. */
  get functionSums(): NodeSums {
    this.functionSumsOnce ??= sumNodes(
      this.profile,
      functionNodesOf(this.profile),
      weightsOf(this.profile, this.sampleType),
    );
    return this.functionSumsOnce;
  }

  get hottest(): Int32Array {
    this.hottestOnce ??= hottestFrames(this.profile, this.sampleType);
    return this.hottestOnce;
  }

  /** Each value in the unit that suits it, as pprof's list and traces do. */
  get style(): QuantityStyle {
    return {
      from: this.profile.sampleTypes[this.sampleType]?.unit ?? '',
      to: 'minimum',
      total: weightsOf(this.profile, this.sampleType).total,
      kind: this.kind,
    };
  }
}

/** Computes once per key and keeps the newest few. */
export function keptPage<T>(view: OpenView, key: string, compute: () => T): T {
  const known = view.pages.get(key) as T | undefined;
  if (known !== undefined) {
    // The newest stand last, and the first goes when there are too many.
    view.pages.delete(key);
    view.pages.set(key, known);
    return known;
  }
  const value = compute();
  if (view.pages.size >= MAX_KEPT_PAGES) {
    const [oldest] = view.pages.keys();
    if (oldest !== undefined) view.pages.delete(oldest);
  }
  view.pages.set(key, value);
  return value;
}

const MAX_KEPT_PAGES = 8;
