// The portal's formulas and totals (Evaluator, CellTally), over the cells of the page.
import { add, divide, multiply, negate, parse, zero } from './decimal.js';

const notAvailable = { kind: 'NotAvailable' };
const notApplicable = { kind: 'NotApplicable' };
const number = amount => (amount === null ? null : { kind: 'Number', amount });

/** Answers added up: a sum that lacks one is not available, and told as partial. */
export function total(answers) {
  let [sum, numbers, missing, without] = [zero, 0, 0, 0];
  for (const { kind, amount } of answers) {
    if (kind === 'Number') [sum, numbers] = [add(sum, amount), numbers + 1];
    else if (kind === 'NotApplicable') without++;
    else missing++;
  }
  if (missing > 0) return numbers > 0 ? { ...notAvailable, amount: sum, isPartial: true } : notAvailable;
  return numbers > 0 ? number(sum) : without > 0 ? notApplicable : notAvailable;
}

/** A formula as the portal writes it, ready to be computed; its codes beside it. */
export function compile(text) {
  const tokens = text.match(/[A-Z][A-Z0-9_]*(?:\[[^\]]+\])?|[0-9.]+|[-+*/()]/g) ?? [];
  const symbols = [];
  let at = 0;
  const strength = { '+': 1, '-': 1, '*': 2, '/': 2 };

  function chain(weakest) {
    let left = operand();
    while (strength[tokens[at]] >= weakest) {
      const [sign, before] = [tokens[at++], left];
      const right = chain(strength[sign] + 1);
      left = of => combine(sign, before(of), right(of));
    }
    return left;
  }

  function operand() {
    const token = tokens[at++];
    if (token === '-') {
      const inner = operand();
      return of => {
        const one = inner(of);
        return one.kind === 'Number' ? number(negate(one.amount)) : one.kind === 'NotApplicable' ? one : notAvailable;
      };
    }
    if (token === '(') {
      const inner = chain(1);
      at++;
      return inner;
    }
    if (/^[0-9]/.test(token)) {
      const constant = number(parse(token));
      return () => constant;
    }
    const [, code, category = ''] = token.match(/^([^[]+)(?:\[(.+)\])?$/);
    symbols.push({ code, category });
    return of => of(code, category);
  }

  const compute = chain(1);
  return { symbols, compute };
}

/** Not available with anything is not available; not applicable is nothing to add, and there is no share of it. */
function combine(sign, left, right) {
  if (left.kind === 'NotAvailable' || right.kind === 'NotAvailable') return notAvailable;
  const [isLeft, isRight] = [left.kind === 'Number', right.kind === 'Number'];
  if (!isLeft && !isRight) return notApplicable;
  const [a, b] = [left.amount ?? zero, right.amount ?? zero];
  switch (sign) {
    case '+': return number(add(a, b)) ?? notAvailable;
    case '-': return number(add(a, negate(b))) ?? notAvailable;
    case '*': return isLeft && isRight ? number(multiply(a, b)) ?? notAvailable : notApplicable;
    default: return b.digits === 0n ? notAvailable : isLeft ? number(divide(a, b)) ?? notAvailable : notApplicable;
  }
}
