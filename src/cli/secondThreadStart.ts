import type { SecondThread } from '../analysis/counting/secondThread';
import type { ReportCommand } from '../report/report';

/** Gets a second thread ready as soon as a file is seen that is large enough, while that is still being inflated. */
export class SecondThreadStart {
  private starting: Promise<SecondThread | undefined> | undefined;

  /** Undefined for the prompt, which answers many questions and begins with none. */
  constructor(private readonly report: ReportCommand | undefined) {}

  expect(source: { readonly length: number }): void {
    if (source.length < WORTH_IT || this.report === undefined || WITHOUT_SUMS.includes(this.report)) return;
    this.starting ??= import('./countThread').then(({ startCountThread }) => startCountThread());
  }

  async thread(): Promise<SecondThread | undefined> {
    return this.starting;
  }
}

/** Bytes of a file, mostly compressed, whose stacks take longer to walk than a thread takes to start. */
const WORTH_IT = 24 << 20;

const WITHOUT_SUMS: readonly ReportCommand[] = ['comments', 'proto', 'raw', 'tags', 'traces'];
