/** Steps through the sheet that can be taken back: a cell, or a block that was pasted. Each is a list of [field, before, after]. */
export class History {
  #past = [];
  #future = [];

  add(step) {
    this.#past.push(step);
    this.#future = [];
  }

  /** The texts to put back, [field, text] pairs; null when there is nothing to take back. */
  undo() {
    return move(this.#past, this.#future)?.map(([field, before]) => [field, before]) ?? null;
  }

  redo() {
    return move(this.#future, this.#past)?.map(([field, , after]) => [field, after]) ?? null;
  }
}

function move(from, to) {
  const step = from.pop();
  if (step) to.push(step);
  return step;
}
