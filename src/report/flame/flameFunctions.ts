/** What is said of the functions that boxes stand for, made once for each when it is first seen. */
import { fileNameOf, functionNameOf } from '../../analysis/frames';
import { isInlinedSource, type FlameSources } from '../../analysis/flame/flameSources';
import { packagePath } from '../../analysis/goroutines/packagePath';
import type { GraphNodes } from '../../analysis/graph/graphNodes';
import { printableName } from '../../analysis/graph/nodeInfo';
import { lineNumberText } from '../../model/lineNumber';
import type { FlameFunction } from '../../protocol/flameRequests';
import type { OpenView } from '../openView';
import { baseName } from '../printableName';
import { shortName } from '../shortName';
import { shortened } from '../shortened';

export type NamedSource = Omit<FlameFunction, 'isMatch'>;

export class FlameFunctions {
  private readonly known: (NamedSource | undefined)[] = [];
  private readonly names: (string | undefined)[] = [];

  constructor(
    private readonly view: OpenView,
    private readonly sources: FlameSources,
    /** What Top counts frames into. */
    private readonly named: GraphNodes,
  ) {}

  /** `source` -1 is the root of everything. */
  of(source: number): NamedSource {
    if (source < 0) return { name: '', label: ROOT_LABEL, package: '', isInlined: false };
    const known = this.known[source];
    if (known !== undefined) return known;
    const made = this.make(source);
    this.known[source] = made;
    return made;
  }

  /** As it is recorded, of any length. */
  nameOf(source: number): string {
    const known = this.names[source];
    if (known !== undefined) return known;
    const name = nameOfFrame(this.named, this.frameOf(source));
    this.names[source] = name;
    return name;
  }

  private make(source: number): NamedSource {
    const { profile } = this.view;
    const frame = this.frameOf(source);
    const functionName = shortened(functionNameOf(profile, frame));
    const name = shortened(this.nameOf(source));
    const isInlined = isInlinedSource(source);
    if (this.view.options.granularity === 'files') {
      const file = shortened(fileNameOf(profile, frame));
      return { name, label: baseName(file) || name, package: folderOf(file), isInlined };
    }
    return {
      name,
      label: this.labelOf(functionName, name, source),
      package: packagePath(functionName),
      isInlined,
    };
  }

  /** Functions of one name in several files look alike, as in pprof; lines carry their number. */
  private labelOf(functionName: string, name: string, source: number): string {
    if (functionName === '') return name;
    const { line } = this.sources.nodes.info(source >> 1);
    return line > 0 ? `${shortName(functionName)}:${lineNumberText(line)}` : shortName(functionName);
  }

  private frameOf(source: number): number {
    return Math.max(0, this.sources.firstFrame[source] ?? 0);
  }
}

/** The name that Top has for what the frame is counted into. */
export function nameOfFrame(nodes: GraphNodes, frame: number): string {
  return printableName(nodes.info(nodes.ofFrame[frame] ?? 0));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.length - baseName(path).length - 1));
}

const ROOT_LABEL = 'root';
