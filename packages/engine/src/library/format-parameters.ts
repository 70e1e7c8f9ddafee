/** Width of the column of names. */
const nameWidth = 30;

/** Numbers from here on are written with an exponent, as the original's clients know them. */
const exponentFrom = 1e6;

function formatNumber(value: number): string {
  if (Math.abs(value) < exponentFrom) return String(value);
  const [mantissa, exponent = '0'] = value.toExponential().split('e');
  return `${mantissa}e${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
}

function formatValue(value: unknown): string {
  return typeof value === 'number' ? formatNumber(value) : JSON.stringify(value);
}

/** PARAMETERs as a table of names and values, a line for each value (contract: api, section 8 "parameters"). */
export function formatParameters(parameters: Readonly<Record<string, unknown>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item: unknown) => [name, item] as const))
    .map(([name, value]) => `${name.padEnd(nameWidth)} ${formatValue(value)}`)
    .join('\n');
}
