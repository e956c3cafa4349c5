/**
 * Runs stages in their order, those with a `lane` beside neighbours of another lane: stages that keep one processor busy beside
 * the browser, which mostly keeps the other one busy. A stage without a lane has the machine for itself, because it uses all
 * of it or because what it looks at is a matter of time.
 */
export async function runInLanes(stages, run) {
  for (const group of groupsOf(stages)) {
    await Promise.all(
      lanesOf(group).map(async (lane) => {
        for (const stage of lane) await run(stage);
      }),
    );
  }
}

/** Neighbours with lanes are one group, any other stage is a group of its own. */
function groupsOf(stages) {
  const groups = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    const joins = stage.lane !== undefined && last?.[0].lane !== undefined;
    if (joins) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

function lanesOf(group) {
  const names = [...new Set(group.map(({ lane }) => lane))];
  return names.map((name) => group.filter(({ lane }) => lane === name));
}

/** Hands results on in the order of the stages, each as soon as all before it are there. */
export class InOrder {
  #next = 0;
  #results = new Map();
  #stages;
  #show;

  constructor(stages, show) {
    this.#stages = stages;
    this.#show = show;
  }

  add(stage, result) {
    this.#results.set(stage, result);
    for (; this.#results.has(this.#stages[this.#next]); this.#next++) {
      const shown = this.#stages[this.#next];
      this.#show(shown, this.#results.get(shown));
    }
  }
}
