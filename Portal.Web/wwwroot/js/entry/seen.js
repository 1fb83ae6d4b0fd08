/** The form's hidden field: which version of each cell the page has shown. The ordinary submit reads it too, so it is kept right. */
export class Seen {
  #field;

  constructor(field) {
    this.#field = field;
  }

  /** Of the filing. */
  get filing() {
    return Number.parseInt(this.#field.value, 10);
  }

  set filing(version) {
    const [, ...rest] = this.#field.value.split('|');
    this.#field.value = [version, ...rest].join('|');
  }

  /** Of a cell; 0 when it was never filled in. */
  version(key) {
    const pair = this.#pairs().find(one => one.startsWith(`${key}=`));
    return pair ? Number.parseInt(pair.slice(key.length + 1), 10) : 0;
  }

  set(key, shown) {
    const [filing, , explanations] = this.#field.value.split('|');
    const others = this.#pairs().filter(one => !one.startsWith(`${key}=`));
    this.#field.value = [filing, [...others, `${key}=${shown}`].join(';'), explanations].join('|');
  }

  #pairs() {
    return this.#field.value.split('|')[1].split(';').filter(Boolean);
  }
}
