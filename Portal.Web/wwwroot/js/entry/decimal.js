/**
 * Numbers as the portal computes with them: at most 28 decimals and 96 bits of digits, the nearest value where more would be
 * needed, ties to the even digit. A value is { digits, scale }: digits × 10^−scale. Null is what lies beyond.
 */
const mostDecimals = 28;
const limit = 1n << 96n;

export const decimal = (digits, scale = 0) => ({ digits: BigInt(digits), scale });

/** From a text with a point: 1234.5. */
export function parse(text) {
  const [whole, fraction = ''] = text.split('.');
  return decimal(whole + fraction, fraction.length);
}

export const zero = decimal(0);

export const negate = a => ({ ...a, digits: -a.digits });

export const add = (a, b) => {
  const scale = Math.max(a.scale, b.scale);
  return fit(at(a, scale) + at(b, scale), 10n ** BigInt(scale));
};

export const multiply = (a, b) => fit(a.digits * b.digits, 10n ** BigInt(a.scale + b.scale));

/** Null also where b is 0. */
export const divide = (a, b) => (b.digits === 0n ? null : fit(a.digits * 10n ** BigInt(b.scale), b.digits * 10n ** BigInt(a.scale)));

/** The digits at another scale; a tie goes away from zero, as where numbers are written. */
export function round(a, scale) {
  if (a.scale <= scale) return at(a, scale);
  const unit = 10n ** BigInt(a.scale - scale);
  const size = abs(a.digits);
  const rounded = (size + unit / 2n) / unit;
  return a.digits < 0n ? -rounded : rounded;
}

const at = (a, scale) => a.digits * 10n ** BigInt(scale - a.scale);
const abs = n => (n < 0n ? -n : n);

function fit(numerator, denominator) {
  if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
  for (let scale = mostDecimals; scale >= 0; scale--) {
    const exact = numerator * 10n ** BigInt(scale);
    let digits = exact / denominator;
    const twice = abs(exact - digits * denominator) * 2n;
    if (twice > denominator || (twice === denominator && digits % 2n !== 0n)) digits += numerator < 0n ? -1n : 1n;
    if (abs(digits) < limit) return { digits, scale };
  }
  return null;
}
