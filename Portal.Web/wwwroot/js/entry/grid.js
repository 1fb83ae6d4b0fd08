/** Where the cells stand, and how the keyboard moves between them: each table or list of the page is a block of rows. */
export class Grid {
  #blocks;
  #places = new Map();

  constructor(form) {
    this.#blocks = [...form.querySelectorAll('.block')].map(block =>
      [...block.querySelectorAll('tbody tr, .two-cols .row')]
        .map(row => [...row.querySelectorAll('input[type=text]')])
        .filter(row => row.length > 0)).filter(rows => rows.length > 0);
    this.#blocks.forEach((rows, block) => rows.forEach((row, r) => row.forEach((input, c) => this.#places.set(input, { block, r, c }))));
  }

  has(input) {
    return this.#places.has(input);
  }

  /** The cell that a key leads to; null when the key is the field's own. */
  target(input, event) {
    switch (event.key) {
      case 'Enter': return this.#down(input, event.shiftKey ? -1 : 1);
      case 'ArrowDown': return this.#vertical(input, 1);
      case 'ArrowUp': return this.#vertical(input, -1);
      case 'ArrowRight': return atEnd(input) ? this.#horizontal(input, 1) : null;
      case 'ArrowLeft': return atStart(input) ? this.#horizontal(input, -1) : null;
      default: return null;
    }
  }

  /** The cells under a block of texts that begins at one: [input, text] pairs, and how many texts found none. */
  under(input, texts) {
    const { block, r, c } = this.#places.get(input);
    const rows = this.#blocks[block];
    const pairs = [];
    let outside = 0;
    texts.forEach((line, i) => line.forEach((text, j) => {
      const cell = rows[r + i]?.[c + j];
      if (cell) pairs.push([cell, text]);
      else outside++;
    }));
    return { pairs, outside };
  }

  /** Down the column, then on to the next one, then to the next block: one key fills a sheet. */
  #down(input, step) {
    const { block, r, c } = this.#places.get(input);
    const rows = this.#blocks[block];
    if (rows[r + step]?.[c]) return rows[r + step][c];
    const edge = step > 0 ? 0 : rows.length - 1;
    return rows[edge][c + step] ?? this.#beside(block, step, step > 0 ? 0 : Infinity) ?? input;
  }

  #vertical(input, step) {
    const { block, r, c } = this.#places.get(input);
    return this.#blocks[block][r + step]?.[c] ?? this.#beside(block, step, c) ?? input;
  }

  #horizontal(input, step) {
    const { block, r, c } = this.#places.get(input);
    return this.#blocks[block][r][c + step] ?? null;
  }

  #beside(block, step, column) {
    const rows = this.#blocks[block + step];
    const row = rows?.[step > 0 ? 0 : rows.length - 1];
    return row?.[Math.min(column, row.length - 1)];
  }
}

/** What was copied from a spreadsheet: lines of cells, in quotes where a cell holds a mark of its own. */
export function readTable(text) {
  const lines = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const sign = source[i];
    if (quoted && sign === '"' && source[i + 1] === '"') {
      cell += source[++i];
    } else if (sign === '"' && (quoted || cell === '')) {
      quoted = !quoted;
    } else if (!quoted && (sign === '\t' || sign === '\n')) {
      lines.at(-1).push(cell);
      cell = '';
      if (sign === '\n') lines.push([]);
    } else {
      cell += sign;
    }
  }
  lines.at(-1).push(cell);
  return lines;
}

const isWhole = input => input.selectionStart === 0 && input.selectionEnd === input.value.length;
const atStart = input => isWhole(input) || (input.selectionStart === 0 && input.selectionEnd === 0);
const atEnd = input => isWhole(input) || (input.selectionStart === input.value.length && input.selectionEnd === input.value.length);
