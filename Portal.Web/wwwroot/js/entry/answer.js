// Reads answers as the portal does (AnswerText, NumberText): whatever could mean two things is none.
import { decimal } from './decimal.js';

const longest = 40;
const largest = 10n ** 12n;
const space = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const outside = new RegExp(`^${space}+|${space}+$`, 'g');
const spaces = new RegExp(`${space}+`, 'g');
const unseen = /[\u200b-\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff\u061c]/g;
const digit = /\p{Nd}/u;

const forms = {
  fr: { NotApplicable: ['so', 's/o', 'sansobjet'], NotAvailable: ['nd', 'n/d', 'nondisponible'] },
  en: { NotApplicable: ['na', 'n/a', 'notapplicable'], NotAvailable: ['nd', 'n/d', 'notavail', 'notavailable', 'unavailable'] },
};

/** { kind, amount }: Blank, NotApplicable, NotAvailable, or Number with its amount; null where the text is no answer. */
export function read(text, language, decimals) {
  const trimmed = text.replace(outside, '');
  if (trimmed.length > longest) return null;
  const plain = plainText(trimmed);
  if (plain === '') return { kind: 'Blank' };
  const word = plain.replace(/[ .]/g, '');
  for (const [kind, known] of Object.entries(forms[language])) if (known.includes(word)) return { kind };
  const amount = number(plain, language, decimals);
  return amount && { kind: 'Number', amount };
}

/** ASCII digits for those of any script, '-' for every dash, single spaces, small letters, nothing that is not seen. */
function plainText(text) {
  const signs = [...text.replace(unseen, '').replace(spaces, ' ')].map(sign => {
    const code = sign.codePointAt(0);
    if (digit.test(sign)) return String(value(code));
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0).toLowerCase();
    return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? '-' : sign.toLowerCase();
  });
  return signs.join('').replace(spaces, ' ').trim();
}

/** Digits stand ten by ten, in their order. */
function value(code) {
  let first = code;
  while (digit.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** Every way to tell thousands from decimals is tried; exactly one must fit. */
function number(body, language, decimals) {
  if (!/^[0-9 ,.]*$/.test(body) || !/[0-9]/.test(body)) return null;
  const whole = ungrouped(body, ' ,.');
  const comma = language === 'en' && whole !== null ? null : withDecimals(body, ',');
  const readings = [whole === null ? null : [whole, ''], comma, withDecimals(body, '.')].filter(Boolean);
  if (readings.length !== 1) return null;
  const [units, fraction] = [readings[0][0].replace(/^0+/, ''), readings[0][1].replace(/0+$/, '')];
  if (units.length > 13 || fraction.length > decimals) return null;
  const amount = decimal(`${units || '0'}${fraction}`, fraction.length);
  return amount.digits > largest * 10n ** BigInt(fraction.length) ? null : amount;
}

function withDecimals(body, mark) {
  const place = body.indexOf(mark);
  if (place < 0 || !/^[0-9]+$/.test(body.slice(place + 1))) return null;
  const units = place === 0 ? '' : ungrouped(body.slice(0, place), ' ,.'.replace(mark, ''));
  return units === null ? null : [units, body.slice(place + 1)];
}

/** The digits, when they stand together or in threes behind one and the same mark. */
function ungrouped(text, marks) {
  if (/^[0-9]+$/.test(text)) return text;
  const first = [...text].findIndex(sign => marks.includes(sign));
  if (first < 1 || first > 3 || text[0] === '0') return null;
  const groups = text.split(text[first]);
  return groups.every(group => /^[0-9]+$/.test(group)) && groups.slice(1).every(group => group.length === 3) ? groups.join('') : null;
}
