// The entry of a filing as in a spreadsheet. The page works without it: it saves by its form.
import { Grid, readTable } from './entry/grid.js';
import { History } from './entry/history.js';
import { Live } from './entry/live.js';
import { description, mark, Marks, show, speaker } from './entry/marks.js';
import { Outbox } from './entry/outbox.js';
import { Seen } from './entry/seen.js';

const form = document.getElementById('f-filing');
const words = document.getElementById('entry-words').dataset;
const status = document.getElementById('entry-state');
const say = speaker(document.getElementById('entry-news'));
const grid = new Grid(form);
const history = new History();
const marks = new Marks();
const seen = new Seen(form.elements.namedItem('seen'));
const fields = new Map();
const live = new Live(form, words, fields);
let leaving = false;
let wasInTrouble = false;

for (const input of form.querySelectorAll('input[type=text]')) {
  if (!grid.has(input)) continue;
  fields.set(input.name, {
    key: input.name,
    input,
    label: input.labels[0]?.textContent.trim().replace(/\s+/g, ' ') ?? input.name,
    stored: input.value, // as the portal has it
    left: input.value, // as it was when the cell was last left
    state: '',
    note: null,
    server: description(input),
  });
}

/** Explanations come and go with what they explain; one that is shown anew keeps what is known of it. */
function findExplanations() {
  for (const area of form.querySelectorAll('textarea[name^="x:"]')) {
    const known = fields.get(area.name);
    if (known?.input === area) continue;
    const field = {
      key: area.name,
      input: area,
      label: area.labels[0]?.textContent.trim() ?? area.name,
      stored: area.defaultValue,
      left: known && outbox.has(area.name) ? known.left : area.defaultValue,
      state: '',
      note: null,
      server: description(area),
    };
    fields.set(area.name, field);
    if (known?.state) marks.state(field, known.state);
  }
}

const outbox = new Outbox({
  address: words.address,
  token: form.elements.namedItem('__RequestVerificationToken').value,
  name: `entry:${words.who}:${words.address}`,
  version: () => seen.filing,
  answered,
  stopped: message => say(message),
  changed: tell,
});

const fieldOf = target => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? fields.get(target.name) : undefined);
const isCell = field => field.input instanceof HTMLInputElement;

/** The cell is left: what it holds is sent when it is something new. */
function leave(field) {
  const { input } = field;
  if (input.value === field.left) {
    // What was stored is written the portal's way, once nobody is in the cell.
    if (field.state === 'saved') input.value = field.left = field.stored;
    return;
  }
  if (isCell(field)) history.add([[field, field.left, input.value]]);
  send(field);
}

function send(field, version = seen.version(field.key)) {
  field.left = field.input.value;
  marks.clear(field);
  marks.state(field, outbox.trouble ? 'waiting' : 'saving');
  if (isCell(field)) live.update(field);
  outbox.put(field.key, field.left, version);
}

function answered(answer, sent) {
  seen.filing = answer.version;
  for (const cell of answer.cells) {
    const field = fields.get(cell.key);
    if (field && !isCell(field) && cell.seen && cell.state !== 'Conflict') field.input.defaultValue = cell.text;
  }
  show(answer.parts);
  findExplanations();
  for (const cell of answer.marks) {
    const field = fields.get(cell.key);
    if (!field) continue;
    field.server = mark(field, cell);
    marks.look(field);
  }
  for (const cell of answer.cells) {
    const field = fields.get(cell.key);
    if (field) take(field, cell, sent.get(cell.key).text);
  }
  for (const field of fields.values()) if (isCell(field) && (outbox.has(field.key) || field.input.value !== field.left)) live.update(field);
}

function take(field, cell, sentText) {
  if (cell.state === 'Refused' || cell.state === 'Conflict') {
    if (field.left !== sentText) return; // another text is under way
    if (cell.state === 'Refused') refuse(field, cell);
    else contest(field, cell);
    return;
  }
  seen.set(field.key, cell.seen);
  field.stored = cell.text;
  if (isCell(field)) field.input.placeholder = cell.text === '' ? words.toFill : '';
  if (field.left !== sentText) return;
  marks.clear(field);
  marks.state(field, 'saved');
  if (field.input.value === sentText && document.activeElement !== field.input) field.input.value = field.left = cell.text;
}

function refuse(field, cell) {
  marks.state(field, 'refused');
  marks.note(field, cell.message, words.colon);
  say(`${field.label}${words.colon}${cell.message}`);
}

/** Two people on one cell: both values stand here until one is chosen. */
function contest(field, cell) {
  const version = Number.parseInt(cell.seen, 10);
  marks.state(field, 'conflict');
  marks.note(field, cell.message, words.colon, [
    [cell.keepTheirs, () => {
      seen.set(field.key, cell.seen);
      field.input.value = field.left = field.stored = cell.text;
      marks.clear(field);
      marks.state(field, 'saved');
      live.update(field);
      field.input.focus();
      tell();
    }],
    [cell.keepMine, () => {
      field.input.focus();
      send(field, version);
    }],
  ]);
  say(`${words.contested}${words.colon}${field.label}. ${cell.message}`);
}

/** The state of the whole, beside the buttons: silent for who listens, unless something is wrong or well again. */
function tell() {
  const [unsaved, wrong] = [outbox.size, [...fields.values()].filter(field => field.state === 'refused' || field.state === 'conflict').length];
  const parts = [];
  if (outbox.trouble) {
    for (const field of fields.values()) if (field.state === 'saving' && outbox.has(field.key)) marks.state(field, 'waiting');
    if (unsaved > 0) parts.push(count(unsaved, words.unsavedOne, words.unsavedMany), words[outbox.trouble]);
  } else if (unsaved > 0) {
    parts.push(words.saving);
  } else {
    if (wasInTrouble) parts.push(words.back);
    if (wrong === 0) parts.push(words.saved);
  }
  if (wrong > 0) parts.push(count(wrong, words.toCorrectOne, words.toCorrectMany));
  const text = parts.filter(Boolean).map(part => (/[.…]$/.test(part) ? part : `${part}.`)).join(' ');
  const isInTrouble = outbox.trouble !== '' && (unsaved > 0 || wasInTrouble);
  if (isInTrouble !== wasInTrouble && outbox.trouble !== 'stopped' && (isInTrouble || unsaved === 0)) {
    wasInTrouble = isInTrouble;
    say(text);
  }
  status.hidden = false;
  status.className = `small ${outbox.trouble || wrong > 0 ? 'wrn' : 'quiet'}`;
  status.textContent = text;
}

const count = (n, one, many) => (n === 1 ? one : many.replace('{n}', n));

function write(pairs) {
  for (const [field, text] of pairs) {
    field.input.value = text;
    if (field.left !== text) send(field);
  }
  const [first] = pairs;
  first?.[0].input.focus();
  first?.[0].input.select();
}

form.addEventListener('focusout', event => {
  const field = fieldOf(event.target);
  if (field) leave(field);
});

form.addEventListener('keydown', event => {
  const field = fieldOf(event.target);
  if (!field || !isCell(field) || event.isComposing || event.altKey) return;
  const { input } = field;
  if (event.ctrlKey || event.metaKey) {
    const again = event.key === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey);
    // Within a cell that is being typed into, the browser takes back; between cells, the sheet.
    if (input.value !== field.left || !(again || event.key === 'z')) return;
    const pairs = again ? history.redo() : history.undo();
    if (!pairs) return;
    event.preventDefault();
    write(pairs);
    return;
  }
  if (event.key === 'Escape') {
    if (input.value === field.left && !field.note) return;
    event.preventDefault();
    restore(field);
    return;
  }
  if (event.key === 'F2') {
    event.preventDefault();
    input.setSelectionRange(input.value.length, input.value.length);
    return;
  }
  const target = grid.target(input, event);
  if (!target) return;
  event.preventDefault();
  if (target === input) leave(field);
  target.focus();
  target.select();
});

/** First what was there when the cell was entered; once more, what the portal has. */
function restore(field) {
  const { input } = field;
  input.select();
  const text = input.value === field.left ? field.stored : field.left;
  if (input.value !== text && !document.execCommand(text ? 'insertText' : 'delete', false, text)) input.value = text; // so that the browser can take it back
  input.select();
  live.update(field);
  if (field.note && text === field.stored && field.state === 'refused') {
    field.left = text;
    outbox.drop(field.key);
    marks.clear(field);
    marks.state(field, '');
    tell();
  }
}

form.addEventListener('paste', event => {
  const field = fieldOf(event.target);
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!field || !isCell(field) || !/[\t\n\r]/.test(text.trimEnd())) return;
  event.preventDefault();
  const { pairs, outside } = grid.under(field.input, readTable(text));
  const step = pairs.map(([input, typed]) => [fields.get(input.name), fields.get(input.name).left, typed.trim()]);
  history.add(step);
  write(step.map(([one, , after]) => [one, after]));
  say([count(pairs.length, words.pasted, words.pasted).replace('{n}', pairs.length), outside > 0 ? words.outside.replace('{n}', outside) : ''].filter(Boolean).join(' '));
});

form.addEventListener('input', event => {
  const field = fieldOf(event.target);
  if (!field) return;
  if (field.state === 'saved') marks.state(field, '');
  if (isCell(field)) live.update(field);
});

form.addEventListener('submit', () => { leaving = true; });

addEventListener('beforeunload', event => {
  if (leaving) return;
  const active = fieldOf(document.activeElement);
  if (active) leave(active);
  const open = [...fields.values()].some(field => field.state === 'refused' || field.state === 'conflict');
  const written = [...form.querySelectorAll('textarea')].some(area => area.value !== area.defaultValue);
  if (outbox.size > 0 || open || written) event.preventDefault();
});

addEventListener('pageshow', () => { leaving = false; });

findExplanations();

for (const [key, { text, seen: version }] of outbox.left()) {
  const field = fields.get(key);
  if (!field) continue;
  if (field.input.value === text) {
    outbox.drop(key);
    continue;
  }
  field.input.value = text;
  send(field, version);
}

// What came back from the form as no answer is told at its cell, like what is typed from now on.
for (const field of fields.values()) {
  if (field.server.described?.split(' ').includes(`e-${field.input.id}`)) send(field);
}

document.getElementById('entry-keys').hidden = false;
