import { read } from './answer.js';
import { add, divide, multiply, negate, parse, round } from './decimal.js';
import { compile, total } from './formula.js';

/**
 * Totals, changes and rates follow as one types, as the portal would compute them. What is no answer, or waits for a choice, counts as
 * what is stored: so does the portal's own answer, which replaces all this once a cell is left.
 */
export class Live {
  #fields;
  #words;
  #language = document.documentElement.lang.slice(0, 2);
  #rates;

  /** fields: by name, each with its input and what is stored. */
  constructor(form, words, fields) {
    this.#fields = fields;
    this.#words = words;
    this.#rates = [...form.querySelectorAll('td[data-formula]')].map(shown => ({ shown, formula: compile(shown.dataset.formula) }));
  }

  /** Everything that a cell bears on. */
  update({ input, key }) {
    const row = input.closest('.entry:not(.lines) tbody tr');
    if (row) this.#grid(row, input);
    const list = input.closest('fieldset')?.querySelector('.sumline');
    if (list) this.#sum(list, input.closest('.two-cols'));
    const change = input.closest('.lines tr')?.querySelector('[data-previous]');
    if (change) change.textContent = this.#change(parse(change.dataset.previous), this.#answer(input));
    const code = key.split('.')[0];
    for (const equal of document.querySelectorAll(`.sumline[data-equal="${code}"]`)) this.#sum(equal, equal.closest('fieldset').querySelector('.two-cols'));
    for (const { shown, formula } of this.#rates) {
      if (formula.symbols.some(symbol => symbol.code === code)) this.#show(shown, formula.compute((...symbol) => this.#of(...symbol)), shown.dataset);
    }
  }

  #grid(row, input) {
    const cells = inputs(row);
    const rows = [...row.parentElement.rows].map(inputs).filter(others => others.length > 0);
    const column = cells.indexOf(input);
    const sums = row.parentElement.querySelectorAll('tr.sum [data-part]');
    this.#show(row.querySelector('.sumcell'), this.#total(cells));
    this.#show(sums[column], this.#total(rows.map(others => others[column])));
    this.#show(sums[sums.length - 1], this.#total(rows.flat()));
  }

  /** A list's sum, and whether it is what another total is. */
  #sum(line, cells) {
    const sum = this.#total(inputs(cells));
    this.#show(line.querySelector('[data-sum]'), sum);
    if (!line.dataset.equal) return;
    const other = this.#of(line.dataset.equal, '');
    const isEqual = sum.kind === 'Number' && other.kind === 'Number' && add(sum.amount, negate(other.amount)).digits === 0n;
    line.classList.toggle('okline', isEqual);
    for (const said of line.querySelectorAll('.equal')) said.hidden = !isEqual;
  }

  #total(cells) {
    return total(cells.map(input => this.#answer(input)));
  }

  /** The total of an indicator, or of one category of it. */
  #of(code, category) {
    const answers = [];
    for (const { key, input } of this.#fields.values()) {
      const [indicator, ...categories] = key.split('.');
      if (indicator === code && (category === '' || categories.includes(category))) answers.push(this.#answer(input));
    }
    return total(answers);
  }

  #answer(input) {
    const { stored, left, state } = this.#fields.get(input.name);
    const decimals = Number(input.dataset.decimals ?? 0);
    const isOpen = (state === 'refused' || state === 'conflict') && input.value === left;
    return (isOpen ? null : read(input.value, this.#language, decimals)) ?? read(stored, this.#language, decimals) ?? { kind: 'Blank' };
  }

  /** As the portal writes it: how, where it is a rate. */
  #show(place, { kind, amount, isPartial }, how) {
    const text = amount ? this.#amount(amount, how) : kind === 'NotApplicable' ? this.#words.notApplicable : '–';
    const output = Object.assign(document.createElement('output'), { textContent: text });
    if (!isPartial) return place.replaceChildren(output);
    const partial = Object.assign(document.createElement('span'), { className: 'sub', textContent: this.#words.partial });
    partial.append(Object.assign(document.createElement('span'), { className: 'vh', textContent: this.#words.colon + this.#words.partialHelp }));
    place.replaceChildren(output, partial);
  }

  #amount(amount, how) {
    return how ? this.#write(multiply(amount, parse(how.factor)), 1) + how.suffix : this.#write(amount, 2, 0);
  }

  /** From the period before; nothing where it cannot be said. */
  #change(before, now) {
    if (now.kind !== 'Number') return '';
    const share = divide(add(now.amount, negate(before)), before);
    const sign = this.#words.percent;
    const size = share.digits < 0n ? negate(share) : share;
    if (size.digits * 10_000n <= 5n * 10n ** BigInt(size.scale)) return `0${sign}`;
    return (share.digits > 0n ? '+' : '') + this.#write(multiply(share, parse('100')), 1) + sign;
  }

  /** With the decimals given; with at least fewer, those that are zero are left out. */
  #write(amount, decimals, least = decimals) {
    const digits = round(amount, decimals);
    const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
    const whole = text.slice(0, text.length - decimals);
    const fraction = least === decimals ? text.slice(text.length - decimals) : text.slice(text.length - decimals).replace(/0+$/, '');
    const [group, point] = this.#language === 'en' ? [',', '.'] : ['\u00a0', ','];
    return (digits < 0n ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction && point) + fraction;
  }
}

const inputs = place => [...place.querySelectorAll('input[type=text]')];
