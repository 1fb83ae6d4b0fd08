const together = 80; // milliseconds: what is left in one movement travels in one request
const patience = 20_000;
const longestPause = 30_000;
const longestKept = 7 * 24 * 3_600_000;

/**
 * What was typed and is not stored yet. It is in memory and in the browser's storage, under the name of who typed it, until the
 * portal says what came of it: closing the page, or the browser, loses nothing. It is sent again, ever more slowly, while nothing
 * answers. A value that is sent twice is stored once: it carries the version seen.
 */
export class Outbox {
  #kept = new Set();
  #waiting = new Map();
  #sent = null;
  #failures = 0;
  #timer = 0;
  #options;

  /** What stands in the way: '' for nothing, 'offline', 'signedOut', 'failed', 'stopped'. */
  trouble = '';

  /** options: address, token, name (of the storage), version(), answered(answer, sent), stopped(message), changed(). */
  constructor(options) {
    this.#options = options;
    addEventListener('online', () => this.#schedule(0));
    addEventListener('offline', () => this.#fail('offline'));
    addEventListener('pagehide', () => this.#farewell());
  }

  get size() {
    return new Set([...this.#waiting.keys(), ...(this.#sent?.keys() ?? [])]).size;
  }

  has(key) {
    return this.#waiting.has(key) || (this.#sent?.has(key) ?? false);
  }

  put(key, text, seen) {
    this.#waiting.set(key, { text, seen });
    this.#keep();
    if (this.#failures === 0) this.#schedule(together);
    this.#options.changed();
  }

  /** Takes a value back that is not under way. */
  drop(key) {
    this.#waiting.delete(key);
    this.#keep();
    this.#options.changed();
  }

  /** What an earlier page of the same person could not send, by key; after a week it is no longer what they meant. */
  left() {
    return Object.entries(this.#stored());
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), delay);
  }

  async #send() {
    if (this.#sent || this.#waiting.size === 0 || this.trouble === 'stopped') return;
    [this.#sent, this.#waiting] = [this.#waiting, new Map()];
    this.#options.changed();
    let answer;
    try {
      const response = await this.#post({ signal: AbortSignal.timeout(patience) });
      if (response.type === 'opaqueredirect') return this.#again('signedOut');
      if (response.status === 409) return this.#stop((await response.json()).message);
      if (!response.ok) return this.#again('failed');
      answer = await response.json();
    } catch {
      return this.#again('offline');
    }
    const sent = this.#sent;
    [this.#sent, this.#failures, this.trouble] = [null, 0, ''];
    for (const cell of answer.cells) {
      const newer = this.#waiting.get(cell.key);
      if (newer && cell.state !== 'Conflict' && cell.seen) newer.seen = Number.parseInt(cell.seen, 10);
    }
    this.#keep();
    this.#options.answered(answer, sent);
    this.#options.changed();
    if (this.#waiting.size > 0) this.#schedule(together);
  }

  #post(how) {
    return fetch(this.#options.address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.#options.token },
      body: JSON.stringify({ version: this.#options.version(), cells: [...this.#sent].map(([key, one]) => ({ key, ...one })) }),
      ...how,
    });
  }

  #again(trouble) {
    this.#takeBack();
    this.#fail(trouble);
    const pause = Math.min(longestPause, 1000 * 2 ** (this.#failures - 1));
    this.#schedule(pause * (0.75 + Math.random() / 2));
  }

  #fail(trouble) {
    this.#failures++;
    this.trouble = trouble;
    if (trouble === 'offline' && !this.#sent) this.#schedule(1000);
    this.#options.changed();
  }

  #stop(message) {
    this.#takeBack();
    this.trouble = 'stopped';
    this.#options.stopped(message);
    this.#options.changed();
  }

  /** What was typed since stands; the rest waits again. */
  #takeBack() {
    this.#waiting = new Map([...this.#sent, ...this.#waiting]);
    this.#sent = null;
    this.#keep();
  }

  /** The tabs of a person share the storage: each writes and takes away what it holds itself. */
  #keep() {
    try {
      const all = this.#stored();
      const open = new Map([...(this.#sent ?? []), ...this.#waiting]);
      for (const key of this.#kept) if (!open.has(key)) delete all[key];
      for (const [key, one] of open) all[key] = { ...one, at: Date.now() };
      this.#kept = new Set(open.keys());
      if (Object.keys(all).length === 0) localStorage.removeItem(this.#options.name);
      else localStorage.setItem(this.#options.name, JSON.stringify(all));
    } catch {
      // A browser without storage still has the memory of the page.
    }
  }

  #stored() {
    try {
      const all = Object.entries(JSON.parse(localStorage.getItem(this.#options.name) ?? '{}'));
      return Object.fromEntries(all.filter(([, { at }]) => Date.now() - at < longestKept));
    } catch {
      return {};
    }
  }

  /** The page goes: one attempt that outlives it. What it stored is found unchanged when it is sent again. */
  #farewell() {
    if (this.#sent || this.#waiting.size === 0 || this.trouble === 'stopped') return;
    [this.#sent, this.#waiting] = [this.#waiting, new Map()];
    this.#post({ keepalive: true }).catch(() => {});
    this.#takeBack();
  }
}
