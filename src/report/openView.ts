import { hottestFrames } from '../analysis/hottestFrames';
import type { GraphNodes } from '../analysis/graph/graphNodes';
import { functionNodesOf } from '../analysis/nodes';
import type { Pattern } from '../analysis/pattern';
import type { ReportOptions } from '../analysis/reportOptions';
import type { NodeSums } from '../analysis/sums';
import type { Profile } from '../model/profile';
import type { ViewFilters } from '../protocol/view';
import { countedValue } from './buildReport';
import { withCommandOverrides } from './commandOverrides';
import { nodesFor } from './graphReport';
import type { QuantityStyle } from './quantity';
import type { Report, ReportCommand } from './report';
import type { TopReport } from './topReport';
import { topReport } from './topReport';
import { traceNodes } from './tracesText';
import type { ViewedProfile } from './viewedProfile';
import { unfilteredProfile } from './viewedProfile';
import { viewSums } from './viewSums';

type Counted = Pick<Report, 'sampleTypeIndex' | 'sampleTypeLabel' | 'sampleUnit' | 'total'>;

/**
 * A profile, or its difference to a base, under one sample type and the filters that a person chose. What was computed
 * for it is kept with it.
 */
export class OpenView {
  private countedOnce: Counted | undefined;
  private topReportOnce: TopReport | undefined;
  private hottestOnce: Int32Array | undefined;
  private functionSumsOnce: NodeSums | undefined;
  /** Orders and filters that were asked for last; `topPage` and `tracesPage` keep them here. */
  readonly pages = new Map<string, unknown>();

  constructor(
    /** Before the filters. */
    readonly unfiltered: Profile,
    readonly sampleType: number,
    readonly kind: 'plain' | 'difference',
    readonly viewed: ViewedProfile = unfilteredProfile(unfiltered),
  ) {}

  /** What the filters have left, frames with their lines, whatever the granularity; without inlined calls if so asked. */
  get profile(): Profile {
    return this.viewed.shown;
  }

  get filters(): ViewFilters {
    return this.viewed.filters;
  }

  get options(): ReportOptions {
    return this.viewed.options;
  }

  get labelUnits(): ReadonlyMap<string, string> {
    return this.viewed.labelUnits;
  }

  /** What pprof would say on standard error: whole lines. */
  get warnings(): readonly string[] {
    return this.viewed.warnings;
  }

  /** `inuse_space`, `mean_delay`: what is counted. */
  get sampleTypeLabel(): string {
    return this.counted.sampleTypeLabel;
  }

  /** What percentages refer to. */
  get total(): bigint {
    return this.counted.total;
  }

  /** The report that `go tool pprof` would make of the view. */
  report(command: ReportCommand, pattern?: Pattern): Report {
    const { profile, options, labelUnits, activeFilters, title } = this.viewed;
    return {
      ...this.counted,
      ...{ command, profile, labelUnits, activeFilters, title },
      options: withCommandOverrides(command, options),
      ...(pattern ? { pattern } : {}),
    };
  }

  get top(): TopReport {
    this.topReportOnce ??= topReport(this.report('top'));
    return this.topReportOnce;
  }

  /** The nodes that top counts frames into: functions, lines, files, as the granularity says. */
  get nodes(): GraphNodes {
    return nodesFor(this.report('top'));
  }

  /** The same as traces names them, which leaves paths as they are. */
  get traceNodes(): GraphNodes {
    return traceNodes(this.viewed);
  }

  /** Of each node of `nodes` the frame on its hottest line. */
  get hottest(): Int32Array {
    this.hottestOnce ??= hottestFrames(this.profile, this.sampleType, this.nodes);
    return this.hottestOnce;
  }

  /** Flat and cum of every function (nodes of `functionNodesOf`), untrimmed. */
  get functionSums(): NodeSums {
    this.functionSumsOnce ??= viewSums(this, functionNodesOf(this.profile));
    return this.functionSumsOnce;
  }

  /** Each value in the unit that suits it, as pprof's list and traces do. */
  get style(): QuantityStyle {
    return { from: this.counted.sampleUnit, to: 'minimum', total: this.total, kind: this.kind };
  }

  private get counted(): Counted {
    this.countedOnce ??= countedValue(this.viewed.counted, this.sampleType, this.viewed.options);
    return this.countedOnce;
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
