const signs = { waiting: '↑', saving: '…', saved: '✓', refused: '!', conflict: '≠' };

/** What the page says of a cell: a sign beside it, and a note under its row when there is something to do. */
export class Marks {
  state(field, state) {
    field.state = state;
    field.mark ??= this.#mark(field.input);
    field.mark.dataset.state = state;
    field.mark.textContent = signs[state] ?? '';
    this.look(field);
  }

  /** The field as the server last described it, with what is said of it here. */
  look({ input, state, note, server }) {
    const wrong = state === 'refused' || state === 'conflict';
    input.className = wrong ? 'is-error' : server.css;
    setOrRemove(input, 'aria-invalid', wrong ? 'true' : server.invalid);
    setOrRemove(input, 'aria-describedby', [server.described, note?.id].filter(Boolean).join(' '));
  }

  /** buttons: [text, action] pairs. */
  note(field, message, colon, buttons = []) {
    this.clear(field);
    const note = Object.assign(document.createElement('div'), { id: `n-${field.input.id}`, className: 'entry-note' });
    const cell = Object.assign(document.createElement('a'), { href: `#${field.input.id}`, textContent: field.label });
    const text = document.createElement('p');
    text.append(cell, colon, message);
    note.append(text);
    if (buttons.length > 0) {
      const group = Object.assign(document.createElement('p'), { className: 'btns' });
      group.append(...buttons.map(([label, act]) => {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn', textContent: label });
        button.addEventListener('click', act);
        return button;
      }));
      note.append(group);
    }
    const row = field.input.closest('tr');
    if (row) row.after(asRow(note, row));
    else field.input.closest('.row, .field').after(note);
    field.note = note;
    this.look(field);
  }

  clear(field) {
    if (!field.note) return;
    (field.note.closest('tr') ?? field.note).remove();
    field.note = null;
    this.look(field);
  }

  #mark(input) {
    const mark = Object.assign(document.createElement('span'), { className: 'mark' });
    mark.setAttribute('aria-hidden', 'true');
    input.after(mark);
    return mark;
  }
}

/** Says something once to who listens; what is said twice in a row is heard twice. */
export function speaker(region) {
  let timer = 0;
  return (text, after = 100) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      region.textContent = '';
      timer = setTimeout(() => { region.textContent = text; }, 50);
    }, after);
  };
}

/**
 * Shows anew what the portal computed: the inside of each part that is not the same. Where somebody writes, nothing moves, and
 * an explanation that is being written stays.
 */
export function show(parts) {
  for (const [name, html] of Object.entries(parts)) {
    const part = document.querySelector(`[data-part="${CSS.escape(name)}"]`);
    if (!part || part.contains(document.activeElement) || part.querySelector('.entry-note')) continue;
    const template = document.createElement('template');
    template.innerHTML = html;
    if (part.innerHTML.trim() === template.innerHTML.trim()) continue;
    for (const area of part.querySelectorAll('textarea')) {
      const now = area.value === area.defaultValue ? null : template.content.querySelector(`#${CSS.escape(area.id)}`);
      now?.replaceWith(area);
    }
    part.replaceChildren(template.content); // moved, not copied: who writes keeps the field that is known
  }
}

/** How the portal marks a cell from now on. */
export function mark({ input }, { css, described }) {
  const row = input.closest('.lines tr');
  if (row) row.className = css === 'is-error' || css === 'is-warn' ? css : '';
  return { css, described, invalid: css === 'is-error' ? 'true' : null };
}

export const description = input => ({
  css: input.className,
  invalid: input.getAttribute('aria-invalid'),
  described: input.getAttribute('aria-describedby'),
});

function asRow(note, { cells }) {
  const row = document.createElement('tr');
  const cell = row.insertCell();
  cell.colSpan = [...cells].reduce((sum, one) => sum + one.colSpan, 0);
  cell.append(note);
  return row;
}

function setOrRemove(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
