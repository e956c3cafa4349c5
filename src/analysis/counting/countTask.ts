/** What a second thread does with a task. */
import { countEdges } from './edgeTask';
import type { CountTask, CountsOf } from './secondThread';
import { countSums } from './sumTask';

export function countTask(task: CountTask): CountsOf<CountTask> {
  return task.kind === 'sums' ? countSums(task) : countEdges(task).columns();
}
