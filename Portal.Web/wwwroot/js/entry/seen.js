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

  /** Of a cell or an explanation, by the name of its field; 0 when there was none. */
  version(name) {
    const [part, key] = place(name);
    const pair = this.#pairs(part).find(one => one.startsWith(`${key}=`));
    return pair ? Number.parseInt(pair.slice(key.length + 1), 10) : 0;
  }

  set(name, shown) {
    const [part, key] = place(name);
    const parts = this.#field.value.split('|');
    parts[part] = [...this.#pairs(part).filter(one => !one.startsWith(`${key}=`)), `${key}=${shown}`].join(';');
    this.#field.value = parts.join('|');
  }

  #pairs(part) {
    return this.#field.value.split('|')[part].split(';').filter(Boolean);
  }
}

/** Cells stand in the second part of the field, explanations in the third. */
const place = name => (name.startsWith('x:') ? [2, name.slice(2)] : [1, name]);
