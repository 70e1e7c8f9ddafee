/**
 * A number as C's and Go's `%g` print it with just enough digits: plain from 0.0001 up to below a million, otherwise
 * with an exponent of at least two digits (`8.030261248e+09`). Metadata values of a model are shown so.
 */
export function formatGeneralNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '0', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
