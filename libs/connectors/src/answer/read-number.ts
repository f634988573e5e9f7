import { ConnectorError } from '../connector-error.js';
import { describeValue } from './describe-value.js';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A finite number out of an answer, or a refusal that says what was there instead. `where` names the place. */
export function finiteNumber(value: unknown, where: string, numericText: boolean): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (typeof value === 'string' && numericText) return numberFromText(value, where);
  const hint =
    typeof value === 'string' && DECIMAL.test(value.trim()) ? '; allow numbers written as text if that is meant' : '';
  throw new ConnectorError('not-a-number', `${where} is ${describeValue(value)} instead of a number${hint}.`);
}

/** A finite number written out as text, as programs write it: a point before the decimals and no thousands marks. */
export function numberFromText(text: string, where: string): number {
  const trimmed = text.trim();
  const number = DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (Number.isFinite(number)) return number === 0 ? 0 : number;
  throw new ConnectorError('not-a-number', `${where} is ${describeValue(text)} instead of a number.`);
}
