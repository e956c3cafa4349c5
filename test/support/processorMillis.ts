/** How long some work keeps a processor busy. Unlike the time on a clock that is the same beside other programs. */
export function processorMillis(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
